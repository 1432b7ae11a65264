import { readFile, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import type { Sentence } from "../findings.js";
import { foreign, notes } from "./errors.js";
import { FileTables, type PlainTables } from "./fileTables.js";
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

/** A replay in a file. */
interface Written extends PutAway {
  tables: PlainTables;
}

const REPLAY = "replay";
const PAGES = "pages";
const OURS = /^pages\.\d+$/;
/** What these files begin with, when they are not empty: a frame's line, a value as Node writes it. */
const REPLAY_BEGINS = Buffer.from('{"meta":{"software":"');
const PAGE_BEGINS = serialize(0).subarray(0, 2);

/** Puts a replay away in a folder, and takes it up again: `replay`, and the pages of its tables. */
export class Putting {
  private tables: FileTables | undefined;

  constructor(
    private readonly folder: string,
    private readonly say: (sentence: Sentence) => void,
  ) {}

  /**
   * To be called before a folder is used for the first time: what lies in the places of the replay and its pages will be replaced.
   * @throws StoreError when it is not an earlier replay.
   */
  async requireOwn(): Promise<void> {
    for (const name of await readdir(this.folder)) {
      const beginning = name === REPLAY ? REPLAY_BEGINS : OURS.test(name) ? PAGE_BEGINS : undefined;
      if (beginning === undefined) continue;
      const file = path.join(this.folder, name);
      const bytes = await readFile(file);
      if (!bytes.subarray(0, beginning.length).equals(beginning.subarray(0, bytes.length))) throw foreign(file);
    }
  }

  /**
   * The replay that was put away; undefined where there is none, and where it is not as it was written, not by this software, or not of
   * this history.
   * @param follows Does the kept history have this batch before this block?
   */
  async takeUp(follows: (next: number, after: string) => boolean) {
    const written = await this.read(follows);
    if (written === undefined) return undefined;
    if (OURS.test(written.tables.file)) this.tables = new FileTables(this.folder, written.tables);
    const { tables } = this;
    if (tables && tables.isSound()) return { ...written, tables };
    this.say(notes.unreadable);
    return undefined;
  }

  /** Lets go of what was put away. */
  async begin(): Promise<FileTables> {
    this.close();
    await rm(path.join(this.folder, REPLAY), { force: true });
    this.tables = new FileTables(this.folder, { file: `${PAGES}.0`, end: 0, rows: new Map(), places: new Map() });
    return this.tables;
  }

  rest(): void {
    this.tables?.rest();
  }

  /** The file is the old one or the new one, never half of either. Pages that neither needs go. */
  async putAway(replay: PutAway, after: string): Promise<void> {
    const tables = this.tables!.packed();
    const file = path.join(this.folder, `${REPLAY}.new`);
    await rm(file, { force: true });
    const frames = await FrameFile.open<Meta>(file);
    try {
      const written: Written = { ...replay, tables };
      const meta = { software: await softwareDigest(), next: replay.next, after };
      await frames.add({ meta, bytes: serialize(written) });
    } finally {
      await frames.close();
    }
    await rename(file, path.join(this.folder, REPLAY));
    const old = (await readdir(this.folder)).filter((name) => OURS.test(name) && name !== tables.file);
    for (const name of old) await rm(path.join(this.folder, name), { force: true });
  }

  close(): void {
    this.tables?.close();
    this.tables = undefined;
  }

  private async read(follows: (next: number, after: string) => boolean): Promise<Written | undefined> {
    const file = await FrameFile.open<Meta>(path.join(this.folder, REPLAY));
    try {
      const frame = file.all[0];
      const bytes = frame && file.bytesOf(frame);
      if (file.rest !== "none" || (frame && bytes === undefined)) this.say(notes.unreadable);
      else if (frame && frame.meta.software !== (await softwareDigest())) this.say(notes.software);
      else if (frame && follows(frame.meta.next, frame.meta.after)) return deserialize(bytes!) as Written;
      return undefined;
    } finally {
      await file.close();
    }
  }
}
