import { createKeccak } from "hash-wasm";

/** Bytes in a hash. */
export const HASH = 32;

/** Keccak-256 of many small pieces: WebAssembly, without a native build. */
export interface Keccak {
  /** The hash of some bytes. */
  of: (bytes: Uint8Array) => Uint8Array;
  /** Writes the hash of some bytes into `target`, from `at` on. */
  into: (bytes: Uint8Array, target: Uint8Array, at: number) => void;
  /** The hashes of pieces of `size` bytes that stand one after the other, one after the other. */
  ofEach: (pieces: Uint8Array, size: number) => Uint8Array;
}

/** A hasher: its memory is made once, and hashing is then a plain call. */
export async function newKeccak(): Promise<Keccak> {
  const hasher = await createKeccak(256);
  const of = (bytes: Uint8Array): Uint8Array => hasher.init().update(bytes).digest("binary");
  const into = (bytes: Uint8Array, target: Uint8Array, at: number): void => target.set(of(bytes), at);
  const ofEach = (pieces: Uint8Array, size: number): Uint8Array => {
    const count = pieces.length / size;
    const hashes = new Uint8Array(count * HASH);
    const piece = new Uint8Array(size); // one that is filled again costs less than another view of the pieces
    for (let i = 0; i < count; ++i) {
      for (let j = 0; j < size; ++j) piece[j] = pieces[i * size + j]!;
      into(piece, hashes, i * HASH);
    }
    return hashes;
  };
  return { of, into, ofEach };
}
