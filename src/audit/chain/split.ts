import { type Endpoint, EndpointError, ask, quantity } from "../load/endpoint.js";
import { isQuantity, requireShape } from "../load/shape.js";
import { type Report, SPLIT } from "./problems.js";

/** An endpoint with the name by which people know it. */
export interface Witness {
  name: string;
  provider: Endpoint;
}

/** How far a witness could be compared: it may be behind. */
export interface Compared {
  name: string;
  upTo: number;
}

const SAMPLES = 8;

/**
 * Compares an endpoint's blocks with another's, by their hashes: the last block that both have, the first, and some between, chosen by
 * the last one's hash so that the same chain is asked the same. Where they differ the first block that does is searched for.
 * @throws EndpointError when the witness does not answer.
 */
async function compareWith(
  main: Witness,
  witness: Witness,
  { from, to, blockHash }: { from: number; to: number; blockHash: string },
  report: Report,
): Promise<Compared> {
  const head = await ask<string>(witness.provider, "eth_blockNumber", []);
  requireShape("eth_blockNumber", isQuantity(head));
  const upTo = Math.min(to, Number(head));
  if (upTo < from) return { name: witness.name, upTo }; // it has not come to what is audited
  const heights = [...new Set([from, upTo, ...samples(blockHash, from, upTo)])].sort((a, b) => a - b);
  const alike = async (height: number): Promise<boolean> =>
    (await hashAt(main, height)) === (await hashAt(witness, height));
  const same = await Promise.all(heights.map(alike));
  const place = same.indexOf(false);
  if (place < 0) return { name: witness.name, upTo };
  const block = await firstDifferent((heights[place - 1] ?? from - 1) + 1, heights[place]!, alike);
  const text = {
    en: `${main.name} and ${witness.name} tell different chains, from this block on.`,
    zh: `${main.name} 与 ${witness.name} 自该区块起所述的链不同。`,
  };
  report(SPLIT, { block }, text, await hashAt(main, block), await hashAt(witness, block));
  return { name: witness.name, upTo };
}

async function hashAt({ provider }: Witness, height: number): Promise<string> {
  const block = await ask<{ hash?: unknown } | null>(provider, "eth_getBlockByNumber", [quantity(height), false]);
  return String(block?.hash ?? "no block").toLowerCase();
}

/** Once chains differ they stay so: the first difference is found in log2(n) questions. `high` is known to differ. */
async function firstDifferent(low: number, high: number, alike: (height: number) => Promise<boolean>): Promise<number> {
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (await alike(middle)) low = middle + 1;
    else high = middle;
  }
  return high;
}

function samples(hash: string, from: number, to: number): number[] {
  const span = to - from + 1;
  if (span <= 0) return [];
  return Array.from({ length: SAMPLES }, (_, i) => from + (parseInt(hash.slice(2 + 8 * i, 10 + 8 * i), 16) % span));
}

/** Two endpoints are needed for a comparison; one that fails must not hide what the others tell. */
export async function compareAll(
  main: Witness,
  witnesses: readonly Witness[],
  at: { from: number; to: number; blockHash: string },
  report: Report,
): Promise<{ compared: Compared[]; silent: { name: string; error: EndpointError }[] }> {
  const compared: Compared[] = [];
  const silent: { name: string; error: EndpointError }[] = [];
  for (const witness of witnesses) {
    try {
      compared.push(await compareWith(main, witness, at, report));
    } catch (error) {
      if (!(error instanceof EndpointError)) throw error;
      silent.push({ name: witness.name, error });
    }
  }
  return { compared, silent };
}
