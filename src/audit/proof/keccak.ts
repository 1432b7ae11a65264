import { createKeccak } from "hash-wasm";

/** Bytes in a hash. */
export const HASH = 32;

/** Keccak-256 of many small pieces: WebAssembly, without a native build. */
export interface Keccak {
  /** The hash of some bytes. */
  of: (bytes: Uint8Array) => Uint8Array;
  /** Writes the hash of some bytes into `target`, from `at` on. */
  into: (bytes: Uint8Array, target: Uint8Array, at: number) => void;
  /** Writes the hashes of pieces of {@link HASH} bytes that stand one after the other, one after the other: also in the place of the pieces. */
  ofEach: (pieces: Uint8Array, hashes: Uint8Array) => void;
}

/** A hasher: its memory is made once, and hashing is then a plain call. */
export async function newKeccak(): Promise<Keccak> {
  const hasher = await createKeccak(256);
  const of = (bytes: Uint8Array): Uint8Array => hasher.init().update(bytes).digest("binary");
  const into = (bytes: Uint8Array, target: Uint8Array, at: number): void => target.set(of(bytes), at);
  const piece = new Uint8Array(HASH); // one that is filled again costs less than another view of the pieces
  const ofEach = (pieces: Uint8Array, hashes: Uint8Array): void => {
    for (let at = 0; at < pieces.length; at += HASH) {
      for (let i = 0; i < HASH; ++i) piece[i] = pieces[at + i]!;
      into(piece, hashes, at);
    }
  };
  return { of, into, ofEach };
}
