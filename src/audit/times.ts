import type { List } from "./tables.js";

/** The times of blocks, in seconds, as a list that grows. Only who asks for one holds them all in memory. */
export class BlockTimes implements Pick<ReadonlyMap<number, bigint>, "get"> {
  private held: Map<number, bigint> | undefined;

  constructor(private readonly all: List<[block: number, seconds: number]>) {}

  get size(): number {
    return this.all.length;
  }

  /** @param block later than those before. */
  add(block: number, time: bigint): void {
    this.all.push([block, Number(time)]);
    this.held = undefined;
  }

  /** The time of a block; undefined of one that was not added. */
  get = (block: number): bigint | undefined => {
    this.held ??= new Map([...this.all].map(([one, seconds]) => [one, BigInt(seconds)]));
    return this.held.get(block);
  };
}
