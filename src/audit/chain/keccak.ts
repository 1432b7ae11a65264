import { createKeccak } from "hash-wasm";

const hasher = await createKeccak(256);

/** Keccak-256 as hexadecimal text. The one place that knows whose it is: WebAssembly, many times as fast as JavaScript. */
export const keccak = (bytes: Uint8Array): string => `0x${hasher.init().update(bytes).digest()}`;

/** Keccak-256 as bytes. */
export const keccakBytes = (bytes: Uint8Array): Uint8Array => hasher.init().update(bytes).digest("binary");
