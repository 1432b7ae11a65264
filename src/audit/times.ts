/** The times of blocks, in seconds, as a list that grows: a map would take many times the memory. */
export class BlockTimes implements Pick<ReadonlyMap<number, bigint>, "get" | "size"> {
  constructor(private readonly all: { blocks: number[]; seconds: number[] } = { blocks: [], seconds: [] }) {}

  get size(): number {
    return this.all.blocks.length;
  }

  /** @param block later than those before. */
  add(block: number, time: bigint): void {
    this.all.blocks.push(block);
    this.all.seconds.push(Number(time));
  }

  /** The time of a block; undefined of one that was not added. */
  get = (block: number): bigint | undefined => {
    const { blocks, seconds } = this.all;
    let [low, high] = [0, blocks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (blocks[middle]! < block) low = middle + 1;
      else high = middle;
    }
    return blocks[low] === block ? BigInt(seconds[low]!) : undefined;
  };
}
