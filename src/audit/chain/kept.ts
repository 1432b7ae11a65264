import type { Batch } from "../load/batches.js";
import type { Report } from "./problems.js";
import { Told } from "./told.js";
import type { ProvenBlock } from "./walk.js";

/** Goes through batches that were told before, beside the blocks that they are of. */
export class Kept {
  private readonly batches: AsyncIterator<Batch>;
  private batch: Batch | undefined;
  private told: Told | undefined;

  /** The first block that no batch read so far covers. */
  private reached: number;

  /** @param next the first block that none of them covers. */
  constructor(
    batches: AsyncIterable<Batch>,
    from: number,
    private readonly next: number,
    private readonly report: Report,
  ) {
    this.batches = batches[Symbol.asyncIterator]();
    this.reached = from;
  }

  /**
   * Compares the next block, where it makes sense, with what was told of it.
   * @returns the batch that ends with it, if one does.
   */
  async compared(number: number, proven: ProvenBlock | undefined): Promise<Batch[]> {
    if (this.batch === undefined) await this.advance();
    const { batch } = this;
    if (proven) this.told?.compare(number, proven.time, proven);
    if (batch?.last !== number) return [];
    this.batch = undefined;
    return [batch];
  }

  /** The batches whose end was not reached. */
  async *rest(): AsyncGenerator<Batch> {
    for (; this.batch !== undefined || this.reached < this.next; await this.advance()) if (this.batch) yield this.batch;
  }

  /** Batches that are added meanwhile are none of these: no more are asked for than there were. */
  private async advance(): Promise<void> {
    const next = this.reached < this.next ? await this.batches.next() : undefined;
    this.batch = next?.done === false ? next.value : undefined;
    this.reached = this.batch ? this.batch.last + 1 : this.next;
    this.told = this.batch && new Told(this.batch, this.report);
  }
}
