import { type Endpoint, ask, quantity } from "../load/endpoint.js";
import type { NodeBlock } from "./header.js";
import type { NodeReceipt } from "./receipt.js";
import type { NodeTransaction } from "./transaction.js";

/** A block as the endpoint tells it; with all it holds, where that is wanted. */
export interface Fetched {
  number: number;
  block: NodeBlock | null;
  body?: Body;
}

/** What a block holds. */
export interface Body {
  transactions: readonly NodeTransaction[];
  receipts: readonly (NodeReceipt | null)[];
}

export interface Wanted {
  first: number;
  last: number;
  /** Which blocks are sure to be opened, so that their transactions come with the header. */
  expected: (number: number) => boolean;
  /** Which blocks are opened, once their header is known. */
  opened: (number: number, block: NodeBlock) => boolean;
  /** Does the endpoint give all receipts of a block at once? */
  receiptsByBlock: boolean;
}

const FIRST_PIECE = 16;
const LONGEST_PIECE = 256;
/** A piece that held more logs than this was too long for the next one, one that held a quarter of it too short. */
const AIM = 4000;
const AHEAD = 4;

/**
 * Blocks in order, a piece of a few megabytes at a time; the next pieces are on their way while one is looked at.
 * @throws EndpointError when the endpoint does not answer or refuses.
 */
export async function* blocksOf(endpoint: Endpoint, wanted: Wanted): AsyncGenerator<Fetched[]> {
  const { first, last } = wanted;
  const underway: Promise<Fetched[]>[] = [];
  let length = FIRST_PIECE;
  for (let next = first; next <= last || underway.length > 0;) {
    while (next <= last && underway.length < AHEAD) {
      const piece = pieceOf(endpoint, wanted, next, Math.min(last, next + length - 1));
      piece.catch(() => undefined); // awaited below: a later one may fail first
      underway.push(piece);
      next += length;
    }
    const piece = await underway.shift()!;
    const logs = logsOf(piece);
    if (logs > AIM) length = Math.max(1, length >> 1);
    else if (logs < AIM / 4) length = Math.min(LONGEST_PIECE, length * 2);
    yield piece;
  }
}

function logsOf(piece: readonly Fetched[]): number {
  const receipts = piece.flatMap(({ body }) => body?.receipts ?? []);
  return receipts.reduce((sum, one) => sum + (Array.isArray(one?.logs) ? one.logs.length : 0), 0);
}

async function pieceOf(endpoint: Endpoint, wanted: Wanted, first: number, last: number): Promise<Fetched[]> {
  const numbers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const blocks = await Promise.all(numbers.map((number) => blockOf(endpoint, number, wanted.expected(number))));
  return Promise.all(
    numbers.map(async (number, i): Promise<Fetched> => {
      const block = blocks[i]!;
      if (block === null || !wanted.opened(number, block)) return { number, block };
      return { number, block, body: await bodyOf(endpoint, number, block, wanted) };
    }),
  );
}

async function blockOf(endpoint: Endpoint, number: number, full: boolean): Promise<NodeBlock | null> {
  const answer = await ask<unknown>(endpoint, "eth_getBlockByNumber", [quantity(number), full]);
  return isObject(answer) ? (answer as NodeBlock) : null;
}

async function bodyOf(endpoint: Endpoint, number: number, block: NodeBlock, wanted: Wanted): Promise<Body> {
  const told: unknown = block.transactions;
  const whole = Array.isArray(told) && told.every(isObject) ? block : await blockOf(endpoint, number, true);
  const transactions = listOf<NodeTransaction>(whole?.transactions);
  if (wanted.receiptsByBlock) {
    const receipts = await ask<unknown>(endpoint, "eth_getBlockReceipts", [quantity(number)]);
    return { transactions, receipts: listOf<NodeReceipt>(receipts) };
  }
  const one = (hash: string) => ask<NodeReceipt | null>(endpoint, "eth_getTransactionReceipt", [hash]);
  return { transactions, receipts: await Promise.all(transactions.map(({ hash }) => one(hash))) };
}

const isObject = (answer: unknown): boolean => Object(answer) === answer;

/** An answer that ought to be a list of things: what is none is left out, and that shows in the roots. */
const listOf = <One>(answer: unknown): One[] => (Array.isArray(answer) ? (answer.filter(isObject) as One[]) : []);
