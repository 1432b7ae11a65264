import { createHash } from "node:crypto";
import { fstatSync, readSync } from "node:fs";
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
  /** The digest of the frame before it. */
  before: string;
  /** Where its bytes begin, and where the next frame does. */
  at: number;
  end: number;
}

/** Whether there are bytes after the last frame, and whether they are more than the beginning of one. */
type Rest = "none" | "begun" | "damaged";

const LONGEST_LINE = 1 << 16;
const USUAL_LINE = 1 << 10;

/** Of the frame before it, of its line, of its bytes. */
const digestOf = <Meta>(
  { before, meta, size }: Pick<Placed<Meta>, "before" | "meta" | "size">,
  bytes: Uint8Array,
): string =>
  createHash("sha256")
    .update(before + JSON.stringify({ meta, size }))
    .update(bytes)
    .digest("hex");

const isWhole = (frame: Placed<unknown>, bytes: Uint8Array): boolean => digestOf(frame, bytes) === frame.digest;

/**
 * A file to which frames are only ever added. Each frame's digest covers the one before it, so that none can be changed, left out or
 * exchanged without all later ones; what was written when a run was stopped is no frame.
 */
export class FrameFile<Meta> {
  private constructor(
    private readonly file: FileHandle,
    private readonly frames: Placed<Meta>[],
    /** Whether there are bytes after the last frame, and whether they are more than the beginning of one. */
    readonly rest: Rest,
  ) {}

  /** Opens a file, a new one where there is none, and verifies every byte of it. */
  static async open<Meta>(path: string): Promise<FrameFile<Meta>> {
    const file = await open(path, "a+");
    try {
      return FrameFile.read<Meta>(file);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  private static read<Meta>(file: FileHandle): FrameFile<Meta> {
    const { frames, rest } = framesIn<Meta>(file);
    const damaged = frames.findIndex((frame) => !isWhole(frame, bytesAt(file, frame)));
    return damaged < 0 ? new FrameFile(file, frames, rest) : new FrameFile(file, frames.slice(0, damaged), "damaged");
  }

  get all(): readonly Placed<Meta>[] {
    return this.frames;
  }

  /** Adds a frame. Whatever stands behind the last one goes. */
  async add({ meta, bytes }: Frame<Meta>): Promise<void> {
    const size = bytes.length;
    const before = this.frames.at(-1)?.digest ?? "";
    const digest = digestOf({ before, meta, size }, bytes);
    const line = Buffer.from(`${JSON.stringify({ meta, size, digest })}\n`);
    const start = this.frames.at(-1)?.end ?? 0;
    await this.file.truncate(start);
    await this.file.appendFile(Buffer.concat([line, bytes]));
    const at = start + line.length;
    this.frames.push({ meta, size, digest, before, at, end: at + size });
  }

  /** Lets go of all frames but the first ones. */
  async cut(count: number): Promise<void> {
    this.frames.length = count;
    await this.file.truncate(this.frames.at(-1)?.end ?? 0);
  }

  /** The bytes of a frame; undefined where they are no longer those that were verified. */
  bytesOf(frame: Placed<Meta>): Uint8Array | undefined {
    const bytes = bytesAt(this.file, frame);
    return isWhole(frame, bytes) ? bytes : undefined;
  }

  close(): Promise<void> {
    return this.file.close();
  }
}

/** The frames as their lines tell them, and what stands behind the last one. */
function framesIn<Meta>(file: FileHandle): { frames: Placed<Meta>[]; rest: Rest } {
  const { size } = fstatSync(file.fd);
  const frames: Placed<Meta>[] = [];
  for (let at = 0; at < size;) {
    const line = lineAt<Meta>(file, at, size);
    if (line === "begun" || line === "damaged") return { frames, rest: line };
    if (line.end > size) return { frames, rest: "begun" };
    frames.push({ ...line, before: frames.at(-1)?.digest ?? "" });
    at = line.end;
  }
  return { frames, rest: "none" };
}

function lineAt<Meta>(
  file: FileHandle,
  start: number,
  size: number,
): Omit<Placed<Meta>, "before"> | "begun" | "damaged" {
  let buffer = Buffer.alloc(0);
  let length = -1;
  for (const longest of [USUAL_LINE, LONGEST_LINE]) {
    buffer = Buffer.alloc(Math.min(longest, size - start));
    readSync(file.fd, buffer, 0, buffer.length, start);
    length = buffer.indexOf("\n");
    if (length >= 0 || buffer.length < longest) break;
  }
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

function bytesAt(file: FileHandle, { size, at }: Placed<unknown>): Uint8Array {
  const bytes = Buffer.allocUnsafeSlow(size);
  readSync(file.fd, bytes, 0, size, at);
  return bytes;
}
