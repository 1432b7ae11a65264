import { Batch } from "./curve.js";
import { type Keys, type Recover, type Then, readAnswer, writeQuestion } from "./recover.js";
import { share } from "./workers.js";

/** Batches that this thread keeps: while there are no more, no worker is started. */
const FEW = 2;
/** Batches under way at most; when there are more the oldest is waited for. */
const MANY = 64;

/**
 * Recovers keys on other threads while this one goes on, and on this one too once it has nothing else to do. Whoever finds an answer, it
 * is handed on by this thread in the order of the questions, so that what comes of it is the same each time.
 */
export class Recoveries implements Keys {
  private readonly full: { batch: Batch; thens: Then[] }[] = [];
  private filled = 0;
  private batch = newBatch();
  private thens: Then[] = [];

  readonly ask: Recover = (signed, then) => {
    writeQuestion(this.batch.add(), signed);
    if (this.thens.push(then) === Batch.SIZE) this.close();
  };

  settle(): void {
    if (this.thens.length > 0) this.close();
    for (const { batch } of this.full) batch.work();
    while (this.full.length > 0) this.finish();
  }

  private close(): void {
    this.full.push({ batch: this.batch, thens: this.thens });
    if (++this.filled > FEW) share(this.batch);
    [this.batch, this.thens] = [newBatch(), []];
    if (this.full.length > MANY) this.finish();
  }

  private finish(): void {
    const { batch, thens } = this.full.shift()!;
    batch.work();
    batch.wait();
    thens.forEach((then, i) => then(readAnswer(batch.answer(i))));
  }
}

const newBatch = (): Batch => new Batch(new SharedArrayBuffer(Batch.BYTES));
