/** Keys that are numbers one after the other, and so are their places. */
interface Run {
  key: bigint;
  place: number;
  count: number;
}

/** Places as they are put away: runs in ascending order, and all keys that are in none. */
export interface PlainPlaces<Key> {
  runs: Run[];
  others: Map<Key, number>;
}

/** The place of each key. Numbers that are given one after the other, as nearly all are, take no memory of their own. */
export class Places<Key> {
  constructor(private readonly known: PlainPlaces<Key> = { runs: [], others: new Map() }) {}

  get(key: Key): number | undefined {
    const run = typeof key === "bigint" ? this.runOf(key) : undefined;
    return run === undefined ? this.known.others.get(key) : run.place + Number((key as bigint) - run.key);
  }

  add(key: Key, place: number): void {
    const { runs, others } = this.known;
    const last = runs.at(-1);
    const next = last === undefined ? 0n : last.key + BigInt(last.count);
    if (typeof key !== "bigint" || key < next) others.set(key, place);
    else if (last !== undefined && key === next && place === last.place + last.count) last.count += 1;
    else runs.push({ key, place, count: 1 });
  }

  /** Each key and its place: those in runs first. */
  *[Symbol.iterator](): IterableIterator<[Key, number]> {
    const { runs, others } = this.known;
    for (const { key, place, count } of runs)
      for (let i = 0; i < count; ++i) yield [(key + BigInt(i)) as Key, place + i];
    yield* others;
  }

  plain = (): PlainPlaces<Key> => this.known;

  /** The run that has a key. */
  private runOf(key: bigint): Run | undefined {
    const { runs } = this.known;
    let [low, high] = [0, runs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (runs[middle]!.key <= key) low = middle + 1;
      else high = middle;
    }
    const run = runs[low - 1];
    return run !== undefined && key < run.key + BigInt(run.count) ? run : undefined;
  }
}
