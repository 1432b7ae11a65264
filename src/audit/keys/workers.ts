import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type Batch, here } from "./curve.js";

/** Plain JavaScript, since a thread has no loader for TypeScript that imports TypeScript; what it imports stands alone. */
const SCRIPT = `
  const { parentPort, workerData } = require("node:worker_threads");
  const loading = import(workerData);
  parentPort.on("message", async (memory) => new (await loading).Batch(memory).work());
`;

/** Each takes memory of its own, and one thread alone hands out the questions. */
const MOST = 8;

let threads: Worker[] | undefined;
let next = 0;

/**
 * Gives a batch to another thread, if there is one: it may be answered there at any time from now on. Threads are started when the first
 * is needed, one for each processor but the one that this runs on, not more than some; they keep no process from ending.
 */
export function share(batch: Batch): void {
  threads ??= Array.from({ length: Math.min(MOST, Math.max(1, availableParallelism() - 1)) }, start);
  threads[next++ % threads.length]?.postMessage(batch.memory);
}

function start(): Worker {
  const worker = new Worker(SCRIPT, {
    eval: true,
    workerData: here,
    execArgv: ["--no-warnings"],
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  });
  worker.unref();
  // It cannot run here: what it was given is still free, and is answered by the thread that asked.
  worker.on("error", () => (threads = threads!.filter((one) => one !== worker)));
  return worker;
}
