import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { holding, sha256 } from "./digests.js";

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

/** What a frame's digest is of, beside its bytes. */
const headOf = <Meta>(before: string, meta: Meta, size: number): string => before + JSON.stringify({ meta, size });

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

  /**
   * Opens a file, a new one where there is none, and verifies every byte of it.
   * @param meanwhile is told what frames there seem to be, before they are verified.
   */
  static async open<Meta>(
    path: string,
    meanwhile: (said: readonly Placed<Meta>[]) => void = () => undefined,
  ): Promise<FrameFile<Meta>> {
    const file = await open(path, "a+");
    try {
      return await FrameFile.read<Meta>(file, meanwhile);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  private static async read<Meta>(
    file: FileHandle,
    meanwhile: (said: readonly Placed<Meta>[]) => void,
  ): Promise<FrameFile<Meta>> {
    const { frames, rest } = await framesIn<Meta>(file);
    meanwhile(frames);
    const sound = await holding(frames, (frame) => isWhole(file, frame));
    return sound < frames.length
      ? new FrameFile(file, frames.slice(0, sound), "damaged")
      : new FrameFile(file, frames, rest);
  }

  get all(): readonly Placed<Meta>[] {
    return this.frames;
  }

  /** Adds a frame. Whatever stands behind the last one goes. */
  async add({ meta, bytes }: Frame<Meta>): Promise<void> {
    const size = bytes.length;
    const before = this.frames.at(-1)?.digest ?? "";
    const digest = createHash("sha256")
      .update(headOf(before, meta, size))
      .update(bytes)
      .digest("hex");
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
  async bytesOf(frame: Placed<Meta>): Promise<Uint8Array | undefined> {
    const { digest, bytes } = await contentAt(this.file, frame);
    return digest === frame.digest ? bytes : undefined;
  }

  close(): Promise<void> {
    return this.file.close();
  }
}

/** The frames as their lines tell them, and what stands behind the last one. */
async function framesIn<Meta>(file: FileHandle): Promise<{ frames: Placed<Meta>[]; rest: Rest }> {
  const { size } = await file.stat();
  const frames: Placed<Meta>[] = [];
  for (let at = 0; at < size;) {
    const line = await lineAt<Meta>(file, at, size);
    if (line === "begun" || line === "damaged") return { frames, rest: line };
    if (line.end > size) return { frames, rest: "begun" };
    frames.push({ ...line, before: frames.at(-1)?.digest ?? "" });
    at = line.end;
  }
  return { frames, rest: "none" };
}

async function lineAt<Meta>(
  file: FileHandle,
  start: number,
  size: number,
): Promise<Omit<Placed<Meta>, "before"> | "begun" | "damaged"> {
  let buffer = Buffer.alloc(0);
  let length = -1;
  for (const longest of [USUAL_LINE, LONGEST_LINE]) {
    buffer = Buffer.alloc(Math.min(longest, size - start));
    await file.read(buffer, 0, buffer.length, start);
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

/** A frame's bytes, and the digest that they have. */
async function contentAt<Meta>(file: FileHandle, { before, meta, size, at }: Placed<Meta>) {
  const head = Buffer.from(headOf(before, meta, size));
  const whole = Buffer.alloc(head.length + size);
  head.copy(whole);
  await file.read(whole, head.length, size, at);
  return { digest: (await sha256(whole)).toString("hex"), bytes: whole.subarray(head.length) };
}

const isWhole = async <Meta>(file: FileHandle, frame: Placed<Meta>): Promise<boolean> =>
  (await contentAt(file, frame)).digest === frame.digest;
