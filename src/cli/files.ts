import { randomBytes } from "node:crypto";
import { link, mkdir, open, rename, rm, stat, unlink } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const OWNER_ONLY_FOLDER = 0o700;
/** Only the owner reads it: what is kept in `~/.jointly`. */
const OWNER_ONLY = 0o600;
/** Whoever the machine lets read new files: what is handed on to others. */
export const SHARED = 0o666;

/** The code of an error of the file system, such as ENOENT. */
export const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException | undefined)?.code;

/** Writes a file that nobody else sees half-written, and hands its temporary name on. */
async function besides(file: string, content: string | Uint8Array, mode: number): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true, mode: OWNER_ONLY_FOLDER });
  const draft = `${file}.${randomBytes(6).toString("hex")}.tmp`;
  const handle = await open(draft, "wx", mode);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return draft;
}

/**
 * Writes a new file, whole or not at all.
 * @throws an error with the code EEXIST when there is one already; it stays as it is.
 */
export async function writeNew(file: string, content: string): Promise<void> {
  const draft = await besides(file, content, OWNER_ONLY);
  try {
    await link(draft, file); // unlike a rename it refuses to take another's place
  } finally {
    await unlink(draft);
  }
}

/** Writes a file, whole or not at all, in the place of what was there. */
export async function writeOver(file: string, content: string | Uint8Array, mode = OWNER_ONLY): Promise<void> {
  const draft = await besides(file, content, mode);
  try {
    await rename(draft, file);
  } catch (error) {
    await unlink(draft);
    throw error;
  }
}

const STALE = 10_000; // milliseconds; nobody holds a lock for longer than it takes to write a small file
const PAUSE = 20;

/** Lets one process at a time change a file: the others wait. What a process that died left behind is removed after ten seconds. */
export async function locked<T>(file: string, change: () => Promise<T>): Promise<T> {
  const lock = `${file}.lock`;
  await mkdir(path.dirname(file), { recursive: true, mode: OWNER_ONLY_FOLDER });
  while (!(await taken(lock))) await pause(PAUSE);
  try {
    return await change();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function taken(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
    const held = await stat(lock).catch(() => undefined);
    if (held !== undefined && Date.now() - held.mtimeMs > STALE) await rm(lock, { recursive: true, force: true });
    return false;
  }
}
