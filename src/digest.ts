import { sha256, toUtf8Bytes } from "ethers";

/** SHA-256 of a text's UTF-8 bytes, as 0x and 64 hexadecimal digits. */
export const digest = (text: string): string => sha256(toUtf8Bytes(text));
