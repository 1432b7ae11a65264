import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Transform, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Sentence } from "../audit/findings.js";
import { BilingualError } from "../bilingualError.js";
import { type EvidenceFile, digestInName } from "../papers/evidence/compare.js";

/** Something about a folder of evidence, or a file for it, that a person must put right. Nothing was changed. */
export class EvidenceFolderError extends BilingualError {
  override name = "EvidenceFolderError";
}

/** What an unfinished copy is called; the folder is read without them. */
const UNFINISHED = ".adding-";

/**
 * Copies a file into a folder of evidence, named by its SHA-256 and its old ending. A copy that is interrupted leaves nothing that is read.
 * @returns the file as it stands in the folder; `added` is false where it was there already.
 * @throws EvidenceFolderError when the file cannot be read or is empty, the folder cannot be written, or a file of its name is altered.
 */
export async function addEvidence(folder: string, source: string): Promise<EvidenceFile & { added: boolean }> {
  await readable(folder, () => mkdir(folder, { recursive: true }));
  const unfinished = path.join(folder, UNFINISHED + randomUUID());
  try {
    const { sha256, size } = await readable(source, () =>
      hashInto(source, createWriteStream(unfinished, { flags: "wx", flush: true })),
    );
    if (size === 0n)
      throw new EvidenceFolderError({
        en: `${source} is empty. Choose another file.`,
        zh: `${source} 为空文件，请另选。`,
      });
    const present = (await readdir(folder)).find((name) => digestInName(name) === sha256);
    if (present === undefined) {
      const name = sha256.slice(2) + path.extname(source).toLowerCase();
      await rename(unfinished, path.join(folder, name));
      return { name, size, sha256, added: true };
    }
    const there = await hashFile(path.join(folder, present));
    if (there.sha256 !== sha256)
      throw new EvidenceFolderError({
        en: `${present} in the folder has been altered. Move it away, then add the original again.`,
        zh: `文件夹中的 ${present} 已被改动，请先移走，再添加原件。`,
      });
    return { name: present, ...there, added: false };
  } finally {
    await rm(unfinished, { force: true });
  }
}

/**
 * Reads a folder of evidence: the name, size and SHA-256 of each file in it, by name. Folders in it are passed over.
 * @throws EvidenceFolderError when the folder or a file cannot be read.
 */
export async function readEvidence(folder: string): Promise<EvidenceFile[]> {
  const entries = await readable(folder, () => readdir(folder, { withFileTypes: true }));
  const names = entries.filter((entry) => entry.isFile() && !entry.name.startsWith(UNFINISHED)).map(({ name }) => name);
  const files: EvidenceFile[] = [];
  for (const name of names.sort()) files.push({ name, ...(await hashFile(path.join(folder, name))) });
  return files;
}

/**
 * The size and SHA-256 of a file, however large.
 * @throws EvidenceFolderError when it cannot be read.
 */
const hashFile = (file: string): Promise<Omit<EvidenceFile, "name">> =>
  readable(file, () => hashInto(file, new Writable({ write: (_chunk, _encoding, done) => done() })));

async function hashInto(file: string, target: Writable): Promise<Omit<EvidenceFile, "name">> {
  const hash = createHash("sha256");
  let size = 0n;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += BigInt(chunk.length);
      done(null, chunk);
    },
  });
  await pipeline(createReadStream(file), counted, target);
  return { size, sha256: `0x${hash.digest("hex")}` };
}

/** Turns what the file system refuses into a sentence. */
async function readable<T>(place: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const { code, path: at = place } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const why: Record<string, Sentence> = {
      ENOENT: { en: "There is no", zh: "不存在：" },
      EISDIR: { en: "This is a folder, not a file:", zh: "这是文件夹而非文件：" },
      ENOTDIR: { en: "This is a file, not a folder:", zh: "这是文件而非文件夹：" },
      EEXIST: { en: "This is a file, not a folder:", zh: "这是文件而非文件夹：" },
      EACCES: { en: "You may not read or write", zh: "无权读写：" },
      ENOSPC: { en: "The disk is full; nothing was added to", zh: "磁盘已满，未添加至：" },
    };
    const { en, zh } = why[code] ?? { en: `This cannot be read or written (${code}):`, zh: `无法读写（${code}）：` };
    throw new EvidenceFolderError(
      { en: `${en} ${at}. Check the path.`, zh: `${zh}${at}，请检查路径。` },
      { cause: error },
    );
  }
}
