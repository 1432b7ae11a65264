import { type Hash, createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";

/** One thing in a file of frames: a line that says what it is, and its bytes. */
export interface Frame<Meta> {
  meta: Meta;
  bytes: Uint8Array;
}

/** A frame's line: what it is, how many bytes follow, and the digest of all this and of the frame before it. */
interface Line<Meta> {
  meta: Meta;
  size: number;
  digest: string;
}

/** Where a frame stands in its file. */
export interface Placed<Meta> extends Line<Meta> {
  /** Where its bytes begin, and where the next frame does. */
  at: number;
  end: number;
}

const LONGEST_LINE = 1 << 16;
const PIECE = 1 << 20;

/** The digest begun with what stands before a frame's bytes. */
function digestOf<Meta>(before: string, meta: Meta, size: number): Hash {
  return createHash("sha256").update(before).update(JSON.stringify({ meta, size }));
}

/**
 * A file to which frames are only ever added. Each frame's digest covers the one before it, so that none can be changed, left out or
 * exchanged without all later ones; what was written when a run was stopped is no frame.
 */
export class FrameFile<Meta> {
  private constructor(
    private readonly file: FileHandle,
    private readonly frames: Placed<Meta>[],
    /** Whether there are bytes after the last frame, and whether they are more than the beginning of one. */
    readonly rest: "none" | "begun" | "damaged",
  ) {}

  /** Opens a file, a new one where there is none, and verifies every byte of it. */
  static async open<Meta>(path: string): Promise<FrameFile<Meta>> {
    const file = await open(path, "a+");
    try {
      return await FrameFile.read<Meta>(file);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  private static async read<Meta>(file: FileHandle): Promise<FrameFile<Meta>> {
    const { size } = await file.stat();
    const frames: Placed<Meta>[] = [];
    for (let at = 0; at < size;) {
      const line = await lineAt<Meta>(file, at, size);
      if (line === "begun" || line === "damaged") return new FrameFile(file, frames, line);
      if (line.end > size) return new FrameFile(file, frames, "begun");
      if (line.digest !== (await digestAt(file, frames.at(-1)?.digest ?? "", line)))
        return new FrameFile(file, frames, "damaged");
      frames.push(line);
      at = line.end;
    }
    return new FrameFile(file, frames, "none");
  }

  get all(): readonly Placed<Meta>[] {
    return this.frames;
  }

  /** Adds a frame. Whatever stands behind the last one goes. */
  async add({ meta, bytes }: Frame<Meta>): Promise<void> {
    const size = bytes.length;
    const digest = digestOf(this.frames.at(-1)?.digest ?? "", meta, size)
      .update(bytes)
      .digest("hex");
    const line = Buffer.from(`${JSON.stringify({ meta, size, digest })}\n`);
    const start = this.frames.at(-1)?.end ?? 0;
    await this.file.truncate(start);
    await this.file.appendFile(Buffer.concat([line, bytes]));
    const at = start + line.length;
    this.frames.push({ meta, size, digest, at, end: at + size });
  }

  /** Lets go of all frames but the first ones. */
  async cut(count: number): Promise<void> {
    this.frames.length = count;
    await this.file.truncate(this.frames.at(-1)?.end ?? 0);
  }

  /** The bytes of a frame; undefined where they are no longer those that were verified. */
  async bytesOf(index: number): Promise<Uint8Array | undefined> {
    const frame = this.frames[index]!;
    const bytes = Buffer.alloc(frame.size);
    await this.file.read(bytes, 0, frame.size, frame.at);
    const digest = digestOf(this.frames[index - 1]?.digest ?? "", frame.meta, frame.size)
      .update(bytes)
      .digest("hex");
    return digest === frame.digest ? bytes : undefined;
  }

  close(): Promise<void> {
    return this.file.close();
  }
}

async function lineAt<Meta>(
  file: FileHandle,
  start: number,
  size: number,
): Promise<Placed<Meta> | "begun" | "damaged"> {
  const buffer = Buffer.alloc(Math.min(LONGEST_LINE, size - start));
  await file.read(buffer, 0, buffer.length, start);
  const length = buffer.indexOf("\n");
  if (length < 0) return buffer.length < LONGEST_LINE && isBeginning(buffer) ? "begun" : "damaged";
  const line = lineIn<Meta>(buffer.toString("utf8", 0, length));
  const at = start + length + 1;
  return line === undefined ? "damaged" : { ...line, at, end: at + line.size };
}

const BEGINNING = Buffer.from('{"meta":');

/** May a frame's line begin with these bytes? */
function isBeginning(bytes: Uint8Array): boolean {
  const known = Math.min(bytes.length, BEGINNING.length);
  return BEGINNING.subarray(0, known).equals(bytes.subarray(0, known));
}

function lineIn<Meta>(text: string): Line<Meta> | undefined {
  try {
    const line = JSON.parse(text) as Line<Meta>;
    return Number.isSafeInteger(line.size) && line.size >= 0 && Object(line.meta) === line.meta ? line : undefined;
  } catch {
    return undefined;
  }
}

async function digestAt<Meta>(
  file: FileHandle,
  before: string,
  { meta, size, at, end }: Placed<Meta>,
): Promise<string> {
  const digest = digestOf(before, meta, size);
  const buffer = Buffer.alloc(Math.min(PIECE, size));
  for (let position = at; position < end;) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, end - position), position);
    digest.update(buffer.subarray(0, bytesRead));
    position += bytesRead;
  }
  return digest.digest("hex");
}
