import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { usage } from "./exits.js";
import { SHARED, codeOf, writeOver } from "./files.js";

/** A file as the chain knows it: SHA-256 and length in bytes. */
export interface DocumentFacts {
  digest: string;
  size: bigint;
}

function unreadable(name: string, error: unknown): Error {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return usage(`There is no file ${name}. Check the path.`, `找不到文件 ${name}，请检查路径。`);
  if (code === "EISDIR") return usage(`${name} is a folder; name a file.`, `${name} 是文件夹，请指定文件。`);
  return usage(`${name} cannot be read (${code ?? (error as Error).message}).`, `无法读取 ${name}（${code}）。`);
}

/** What reading a file brings; what goes wrong with it becomes a sentence. */
export const readable = <T>(name: string, reading: Promise<T>): Promise<T> =>
  reading.catch((error: unknown) => {
    throw unreadable(name, error);
  });

/** The digest and size of a file, read as a stream: it may be large. */
export async function documentOf(name: string): Promise<DocumentFacts> {
  try {
    const { size } = await stat(name);
    if (size === 0) throw usage(`${name} is empty; an empty file proves nothing.`, `${name} 为空文件，不能作为凭据。`);
    const hash = createHash("sha256");
    for await (const chunk of createReadStream(name)) hash.update(chunk as Buffer);
    return { digest: `0x${hash.digest("hex")}`, size: BigInt(size) };
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === undefined ? error : unreadable(name, error);
  }
}

/** A file's text, or what stdin brings for `-`. Bytes that are no UTF-8 (a file in GBK, say) are refused rather than guessed. */
export async function textOf(name: string): Promise<string> {
  const bytes = await (name === "-" ? buffer(process.stdin) : readable(name, readFile(name)));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw usage(
      `${name} is not in UTF-8 (GBK, perhaps?). Save it as UTF-8 and try again.`,
      `${name} 不是 UTF-8 编码（可能是 GBK）。请另存为 UTF-8 后重试。`,
    );
  }
}

/** A file's JSON. */
export async function jsonOf(name: string): Promise<unknown> {
  const text = await textOf(name);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const { message } = error as Error;
    throw usage(`${name} is not JSON (${message}).`, `${name} 不是 JSON（${message}）。`);
  }
}

/** Writes a file for others, whole or not at all. */
export async function writeWhole(name: string, content: string | Uint8Array): Promise<void> {
  await writeOver(name, content, SHARED).catch((error: unknown) => {
    throw usage(`${name} cannot be written (${codeOf(error)}).`, `无法写入 ${name}（${codeOf(error)}）。`);
  });
}
