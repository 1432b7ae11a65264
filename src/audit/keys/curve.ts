// Whose key signed, in bytes. A worker loads this file as it stands, from TypeScript too: it imports packages and nothing of ours.
import { createKeccak } from "hash-wasm";

/** Where this file is, for a worker to load. */
export const here = import.meta.url;

/** A question: the digest 32, r 32, s 32, which of two keys 1. */
export const QUESTION = 97;
export const [R, S, PARITY] = [32, 64, 96];
/** An answer: an address, all zeros when no key can have signed. */
export const ANSWER = 20;

/** The public key that signed, 65 bytes. @throws when there is none. */
export type Curve = (signature: Uint8Array, parity: number, digest: Uint8Array) => Uint8Array;

interface Native {
  ecdsaRecover: (...args: [...Parameters<Curve>, compressed: false, key: Uint8Array]) => Uint8Array;
}

/** libsecp256k1 as a native addon. @throws where the package has none for this platform, and in a browser. */
export async function nativeCurve(): Promise<Curve> {
  // Not the package's main module: where there is no addon that turns to slow JavaScript without a word.
  const { default: native } = (await import("secp256k1/bindings.js" as string)) as { default: Native };
  const key = new Uint8Array(65);
  return (signature, parity, digest) => native.ecdsaRecover(signature, parity, digest, false, key);
}

/** The same library in WebAssembly: it runs anywhere, more slowly. */
export async function wasmCurve(): Promise<Curve> {
  const { instantiateSecp256k1 } = await import("@bitauth/libauth");
  const { recoverPublicKeyUncompressed } = await instantiateSecp256k1();
  return (signature, parity, digest) => {
    const key = recoverPublicKeyUncompressed(signature, parity as 0 | 1, digest);
    if (typeof key === "string") throw new Error(key);
    return key;
  };
}

const curve = await nativeCurve().catch(wasmCurve);
const hasher = await createKeccak(256);

/** Half of the curve's order: for each `s` above it there is one below that is as good, and Ethereum takes only that one (EIP-2). */
const HALF_ORDER = Uint8Array.of(
  ...[0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
  ...[0x5d, 0x57, 0x6e, 0x73, 0x57, 0xa4, 0x50, 0x1d, 0xdf, 0xe9, 0x2f, 0x46, 0x68, 0x1b, 0x20, 0xa0],
);

function isLow(question: Uint8Array): boolean {
  for (let i = 0; i < HALF_ORDER.length; ++i) {
    const apart = question[S + i]! - HALF_ORDER[i]!;
    if (apart !== 0) return apart < 0;
  }
  return true;
}

/** Writes the address whose key signed into `answer`; leaves it as it is when no key can have, or Ethereum would not take it. */
export function answerInto(answer: Uint8Array, question: Uint8Array, by = curve): void {
  const parity = question[PARITY]!;
  if (parity > 1 || !isLow(question)) return;
  try {
    const key = by(question.subarray(R, PARITY), parity, question.subarray(0, R));
    answer.set(hasher.init().update(key.subarray(1)).digest("binary").subarray(-ANSWER));
  } catch {
    // r or s is 0 or beyond the order, r is no point's, or the key would be the point at infinity
  }
}

/** Where a batch stands. */
const [FREE, TAKEN, DONE] = [0, 1, 2];
/** The head of its memory: where it stands, how many questions it has. */
const HEAD = 8;
/** Answering one takes milliseconds: who waits longer waits for a thread that is gone. */
const PATIENCE = 60_000;

/** Questions that are answered by whoever comes first; its memory is shared with the workers. */
export class Batch {
  static readonly SIZE = 256;
  static readonly BYTES = HEAD + Batch.SIZE * (QUESTION + ANSWER);
  readonly memory: SharedArrayBuffer;
  private readonly head: Int32Array;
  private readonly bytes: Uint8Array;

  constructor(memory: SharedArrayBuffer) {
    this.memory = memory;
    this.head = new Int32Array(memory, 0, 2);
    this.bytes = new Uint8Array(memory, HEAD);
  }

  get length(): number {
    return this.head[1]!;
  }

  /** The next question's bytes, to be written. */
  add(): Uint8Array {
    return this.question(this.head[1]!++);
  }

  answer(i: number): Uint8Array {
    const at = Batch.SIZE * QUESTION + i * ANSWER;
    return this.bytes.subarray(at, at + ANSWER);
  }

  /** Answers all of it, unless another thread does or has. */
  work(): void {
    if (Atomics.compareExchange(this.head, 0, FREE, TAKEN) !== FREE) return;
    this.answerAll();
    Atomics.store(this.head, 0, DONE);
    Atomics.notify(this.head, 0);
  }

  /** Waits for the thread that has taken it. Where that is gone, this one answers; should both, they write the same. */
  wait(patience = PATIENCE): void {
    if (Atomics.load(this.head, 0) === DONE) return;
    if (Atomics.wait(this.head, 0, TAKEN, patience) === "timed-out") this.answerAll();
  }

  private answerAll(): void {
    for (let i = 0; i < this.length; ++i) answerInto(this.answer(i), this.question(i));
  }

  private question(i: number): Uint8Array {
    return this.bytes.subarray(i * QUESTION, (i + 1) * QUESTION);
  }
}
