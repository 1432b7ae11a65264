import { mkdir } from "node:fs/promises";
import path from "node:path";
import { contractNames } from "../decode.js";
import type { Sentence } from "../findings.js";
import { type Batch, requireKnown, standing } from "../load/batches.js";
import type { Endpoint } from "../load/endpoint.js";
import type { Pinned } from "../load/pin.js";
import { bytesOf, contentOf } from "./codec.js";
import { another, changed, foreign, notes, storeFault, withFiles } from "./errors.js";
import { FrameFile, type Placed } from "./frames.js";
import { Putting } from "./putting.js";
import { softwareDigest } from "./software.js";
import type { PutAway, Store } from "./store.js";
import type { Tables } from "../tables.js";
import { upTo } from "./upTo.js";

const FORMAT = "jointly-audit-store/1";

/** What the first frame of a kept history says: whose history it is. */
interface Whose {
  format: typeof FORMAT;
  chainId: string;
  /** In lower case, in the order of their names. */
  contracts: string[];
  from: number;
  /** In lower case, sorted. */
  sources: string[];
}

/** What one of a batch says. */
type Part = Pick<Batch, "first" | "last" | "hash">;

/** That a run, at its end, found all batches before it to stand on the chain. */
interface Mark {
  stood: true;
}

type Meta = Whose | Part | Mark;

const isPart = (frame: Placed<Meta>): frame is Placed<Part> => "last" in frame.meta;
const isMark = ({ meta }: Placed<Meta>): boolean => "stood" in meta;

/** Where a store stands, and how it says what became of it. */
export interface StoreOptions {
  folder: string;
  say: (sentence: Sentence) => void;
}

/**
 * A store in a folder: `history`, the batches as they were loaded, and `replay` with its `pages`, what all of them up to one came to. Whatever is not as
 * it was written is let go of and loaded or replayed anew, and said to be.
 * @throws StoreError when the folder cannot be used, or keeps another history.
 */
export class FileStore implements Store {
  private history: FrameFile<Meta> | undefined;
  private pinned!: Pinned;

  private readonly putting: Putting;

  constructor(private readonly options: StoreOptions) {
    this.putting = new Putting(options.folder, options.say);
  }

  open(endpoint: Endpoint, pinned: Pinned): Promise<number> {
    return this.files(async () => {
      this.pinned = pinned;
      softwareDigest().catch(() => undefined); // awaited where it is needed
      await mkdir(this.options.folder, { recursive: true });
      this.history = await FrameFile.open<Meta>(this.historyFile);
      const whose = whoseOf(pinned);
      await this.requireSame(whose);
      await this.goOn(whose);
      await this.leave(await this.standing(endpoint));
      return this.next;
    });
  }

  add(batch: Batch): Promise<void> {
    const { first, last, hash } = batch;
    return this.files(async () => this.history!.add({ meta: { first, last, hash }, bytes: await bytesOf(batch) }));
  }

  async *batches(from: number): AsyncGenerator<Batch> {
    const { folder } = this.options;
    for (const part of this.parts) {
      if (part.meta.last < from || part.meta.first > this.pinned.to) continue;
      const bytes = withFiles(folder, () => this.history!.bytesOf(part));
      if (bytes === undefined) throw changed(folder);
      const batch = upTo({ ...part.meta, ...(await contentOf(bytes)) }, this.pinned);
      requireKnown(batch.logs, this.pinned);
      yield batch;
    }
  }

  takeUp(): Promise<(PutAway & { tables: Tables }) | undefined> {
    const { all } = this.history!;
    const same = sourcesOf(this.pinned).join() === (all[0]!.meta as Whose).sources.join();
    const usable = this.parts.filter(({ meta }) => meta.last <= this.pinned.to);
    const digests = new Map(usable.map(({ meta, digest }) => [meta.last + 1, digest]));
    const follows = (next: number, after: string): boolean => same && digests.get(next) === after;
    return this.files(() => this.putting.takeUp(follows));
  }

  putAway(replay: PutAway): Promise<void> {
    const { digest } = this.parts.find(({ meta }) => meta.last + 1 === replay.next)!;
    return this.files(() => this.putting.putAway(replay, digest));
  }

  async stood(): Promise<void> {
    const history = this.history!;
    if (this.next > this.pinned.to + 1 || isMark(history.all.at(-1)!)) return; // what is beyond was not asked for
    await this.files(() => history.add({ meta: { stood: true }, bytes: new Uint8Array() }));
  }

  begin(): Promise<Tables> {
    return this.files(() => this.putting.begin());
  }

  rest(): void {
    this.putting.rest();
  }

  /** Closes what is open, also where opening failed. */
  async close(): Promise<void> {
    this.putting.close();
    await this.history?.close();
    this.history = undefined;
  }

  /** @throws StoreError where the file system does not let it. */
  private async files<T>(use: () => Promise<T>): Promise<T> {
    try {
      return await use();
    } catch (error) {
      throw storeFault(this.options.folder, error);
    }
  }

  private get historyFile(): string {
    return path.join(this.options.folder, "history");
  }

  private get parts(): Placed<Part>[] {
    return this.history!.all.filter(isPart);
  }

  /** The first block that is not kept. */
  private get next(): number {
    return (this.parts.at(-1)?.meta.last ?? this.pinned.from - 1) + 1;
  }

  /** Is it the history that is meant, and nobody else's files beside it? */
  private async requireSame(whose: Whose): Promise<void> {
    const { all, rest } = this.history!;
    const { folder } = this.options;
    if (all.length === 0 && rest !== "damaged") return this.putting.requireOwn();
    const kept = all[0]?.meta as Whose | undefined;
    if (kept?.format !== FORMAT) throw foreign(this.historyFile);
    if (what(kept) !== what(whose)) throw another(folder);
  }

  /** Says what became of an earlier run; begins anew where nothing was kept, or not all of what is asked for now. */
  private async goOn(whose: Whose): Promise<void> {
    const { say } = this.options;
    const history = this.history!;
    const kept = history.all[0]?.meta as Whose | undefined;
    if (kept !== undefined && whose.sources.every((source) => kept.sources.includes(source))) {
      if (history.rest === "begun") say(notes.stopped(this.next));
      if (history.rest === "damaged") say(notes.damaged(this.next));
      return;
    }
    if (kept !== undefined) say(notes.sources);
    await history.cut(0);
    await history.add({ meta: whose, bytes: new Uint8Array() });
  }

  /**
   * How many batches, from the first on, are still on the chain. Blocks are linked: the last one that an earlier run found to stand there,
   * with all before it, vouches for them while it stands itself.
   */
  private async standing(endpoint: Endpoint): Promise<number> {
    const { all } = this.history!;
    const found = all.slice(0, all.findLastIndex(isMark) + 1).filter(isPart).length;
    const parts = this.parts.map(({ meta }) => meta);
    const asked = parts.filter(({ first }) => first <= this.pinned.to); // of the last one a part may be wanted
    const vouched = Math.max(0, Math.min(found, asked.length) - 1);
    const count = vouched + (await standing(endpoint, asked.slice(vouched)));
    if (count === asked.length) return parts.length;
    return count > vouched ? count : standing(endpoint, asked.slice(0, vouched));
  }

  /** Lets go of what is no longer on the chain: all batches but the first ones. */
  private async leave(count: number): Promise<void> {
    const fallen = this.parts[count];
    if (fallen === undefined) return;
    await this.history!.cut(this.history!.all.indexOf(fallen));
    this.options.say(notes.rewritten(this.next));
  }
}

const sourcesOf = ({ sources: { managers, tokens } }: Pinned): string[] =>
  [...new Set([...managers, ...tokens])].sort();

const whoseOf = (pinned: Pinned): Whose => ({
  format: FORMAT,
  chainId: String(pinned.chainId),
  contracts: contractNames.map((name) => pinned.contracts[name].toLowerCase()),
  from: pinned.from,
  sources: sourcesOf(pinned),
});

/** All but the sources, which may grow. */
const what = ({ format, chainId, contracts, from }: Whose): string =>
  JSON.stringify({ format, chainId, contracts, from });
