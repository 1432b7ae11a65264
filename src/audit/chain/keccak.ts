import { keccak256 } from "ethers";

/** Keccak-256 as hexadecimal text. The one place that knows whose it is. */
export const keccak = (bytes: Uint8Array): string => keccak256(bytes);
