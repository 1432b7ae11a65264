import { rename } from "node:fs/promises";
import { deserialize, serialize } from "node:v8";
import type { Sentence } from "../findings.js";
import { notes } from "./errors.js";
import { FrameFile } from "./frames.js";
import { softwareDigest } from "./software.js";
import type { PutAway } from "./store.js";

/** What stands before the bytes of a replay. */
interface Meta {
  software: string;
  /** The block it goes on at, and the digest of the batch that it replayed last. */
  next: number;
  after: string;
}

/** Puts a replay away in a file, and takes it up again. */
export class Putting {
  constructor(
    private readonly path: string,
    private readonly say: (sentence: Sentence) => void,
  ) {}

  /**
   * The replay that was put away; undefined where there is none, and where it is not as it was written, not by this software, or not of
   * this history.
   * @param follows Does the kept history have this batch before this block?
   */
  async takeUp(follows: (next: number, after: string) => boolean): Promise<PutAway | undefined> {
    const file = await FrameFile.open<Meta>(this.path);
    try {
      const frame = file.all[0];
      const bytes = frame && (await file.bytesOf(0));
      if (file.rest !== "none" || (frame && bytes === undefined)) this.say(notes.unreadable);
      else if (frame && frame.meta.software !== (await softwareDigest())) this.say(notes.software);
      else if (frame && follows(frame.meta.next, frame.meta.after)) return deserialize(bytes!) as PutAway;
      return undefined;
    } finally {
      await file.close();
    }
  }

  /** The file is the old one or the new one, never half of either. */
  async putAway(replay: PutAway, after: string): Promise<void> {
    const path = `${this.path}.new`;
    const file = await FrameFile.open<Meta>(path);
    try {
      await file.cut(0);
      const meta = { software: await softwareDigest(), next: replay.next, after };
      await file.add({ meta, bytes: serialize(replay) });
    } finally {
      await file.close();
    }
    await rename(path, this.path);
  }
}
