import { mkdir } from "node:fs/promises";
import path from "node:path";
import { contractNames } from "../decode.js";
import type { Sentence } from "../findings.js";
import { type Batch, requireKnown, standing } from "../load/batches.js";
import type { Endpoint } from "../load/endpoint.js";
import type { Pinned } from "../load/pin.js";
import { bytesOf, contentOf } from "./codec.js";
import { another, changed, foreign, notes, storeFault } from "./errors.js";
import { FrameFile } from "./frames.js";
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

/** What every later one does. */
type Part = Pick<Batch, "first" | "last" | "hash">;

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
  private history: FrameFile<Whose | Part> | undefined;
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
      let onChain = Promise.resolve(0);
      this.history = await FrameFile.open<Whose | Part>(this.historyFile, (said) => {
        onChain = this.standingOf(endpoint, said.slice(1) as Part[]);
        onChain.catch(() => undefined); // awaited below, once it is known that this is a history of ours
      });
      const whose = whoseOf(pinned);
      await this.requireSame(whose);
      await this.goOn(whose);
      await this.leave(await onChain);
      return this.next;
    });
  }

  add(batch: Batch): Promise<void> {
    const { first, last, hash } = batch;
    return this.files(async () => this.history!.add({ meta: { first, last, hash }, bytes: await bytesOf(batch) }));
  }

  async *batches(from: number): AsyncGenerator<Batch> {
    const { pinned } = this;
    const history = this.history!;
    for (const [i, { meta }] of history.all.entries()) {
      if (i === 0 || (meta as Part).last < from || (meta as Part).first > pinned.to) continue;
      const bytes = await this.files(() => history.bytesOf(i));
      if (bytes === undefined) throw changed(this.options.folder);
      const batch = upTo({ ...(meta as Part), ...(await contentOf(bytes)) }, pinned);
      requireKnown(batch.logs, pinned);
      yield batch;
    }
  }

  takeUp(): Promise<(PutAway & { tables: Tables }) | undefined> {
    const { all } = this.history!;
    const same = sourcesOf(this.pinned).join() === (all[0]!.meta as Whose).sources.join();
    const ends = new Map(
      this.parts.filter(({ last }) => last <= this.pinned.to).map((one, i) => [one.last + 1, i + 1]),
    );
    const follows = (next: number, after: string): boolean => {
      const place = ends.get(next);
      return same && place !== undefined && all[place]!.digest === after;
    };
    return this.files(() => this.putting.takeUp(follows));
  }

  putAway(replay: PutAway): Promise<void> {
    const place = this.parts.findIndex(({ last }) => last + 1 === replay.next);
    return this.files(() => this.putting.putAway(replay, this.history!.all[place + 1]!.digest));
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

  private get parts(): Part[] {
    return this.history!.all.slice(1).map(({ meta }) => meta as Part);
  }

  /** The first block that is not kept. */
  private get next(): number {
    return (this.parts.at(-1)?.last ?? this.pinned.from - 1) + 1;
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

  /** How many batches, from the first on, are still on the chain. It is asked while their bytes are verified. */
  private async standingOf(endpoint: Endpoint, parts: readonly Part[]): Promise<number> {
    const asked = parts.filter(({ last }) => last <= this.pinned.to);
    const count = await standing(endpoint, asked);
    return count === asked.length ? parts.length : count;
  }

  /** Lets go of what is no longer on the chain: all batches but the first ones. */
  private async leave(count: number): Promise<void> {
    if (count >= this.parts.length) return;
    await this.history!.cut(count + 1);
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
