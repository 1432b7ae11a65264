import { concat, keccak256, toUtf8Bytes } from "ethers";

/** Something that can be drawn: what it is called, and what it amounts to in minor units. */
export interface Item {
  id: string;
  amount: bigint;
}

/** An item that was drawn; `hits` counts how many of the sampling points fell on it. */
export interface Drawn<T extends Item> {
  item: T;
  order: number;
  hits: number;
}

const ticket = (seed: string, id: string): string => keccak256(concat([toUtf8Bytes(seed), toUtf8Bytes(`\n${id}`)]));

/** All items in the order of keccak256(seed ‖ "\n" ‖ id): nobody could choose it before the seed was known, and everybody can redo it. */
function shuffled<T extends Item>(seed: string, items: readonly T[]): T[] {
  const tickets = items.map((item) => ({ item, key: ticket(seed, item.id) }));
  return tickets.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ item }) => item);
}

/** The first `size` items of the shuffled order: each is as likely as any other. */
export function drawByCount<T extends Item>(seed: string, items: readonly T[], size: number): Drawn<T>[] {
  return shuffled(seed, items)
    .slice(0, size)
    .map((item, i) => ({ item, order: i + 1, hits: 1 }));
}

/**
 * Monetary-unit sampling, in whole minor units: the items' amounts stand end to end in the shuffled order, of total T; point i of `size` is
 * (start + ⌊i · T / size⌋) mod T, with start = keccak256(seed ‖ "\n" ‖ "start") mod T; an item on which a point falls is drawn. So the chance is in
 * proportion to the amount, and what amounts to T / size or more is certain to be drawn.
 * @returns the items drawn, in the shuffled order; items of no amount are never drawn.
 */
export function drawByAmount<T extends Item>(seed: string, items: readonly T[], size: number): Drawn<T>[] {
  const order = shuffled(seed, items);
  const total = order.reduce((sum, { amount }) => sum + amount, 0n);
  if (total === 0n) return [];
  const start = BigInt(ticket(seed, "start")) % total;
  const points = Array.from({ length: size }, (_, i) => (start + (BigInt(i) * total) / BigInt(size)) % total);
  points.sort((a, b) => (a < b ? -1 : 1));
  const drawn: Drawn<T>[] = [];
  let [end, next] = [0n, 0];
  for (const item of order) {
    end += item.amount;
    const first = next;
    while (next < points.length && points[next]! < end) next += 1;
    if (next > first) drawn.push({ item, order: drawn.length + 1, hits: next - first });
  }
  return drawn;
}
