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
  /** Which blocks are opened, once their header is known; only some between these two are. */
  opened: (number: number, block: NodeBlock) => boolean;
  from: number;
  to: number;
  /** Does the endpoint give all receipts of a block at once? */
  receiptsByBlock: boolean;
}

const FIRST_PIECE = 16;
const LONGEST_PIECE = 256;
const GROWTH = 4;
/** Characters of receipts and calldata that a piece aims at, so that a few of them in flight take a few megabytes. */
const AIM = 1_000_000;
const AHEAD = 4;

/**
 * Blocks in order, a piece of a few megabytes at a time; the next pieces are on their way while one is looked at. Transactions come with
 * the headers as long as most blocks that have any are opened.
 * @throws EndpointError when the endpoint does not answer or refuses.
 */
export async function* blocksOf(endpoint: Endpoint, wanted: Wanted): AsyncGenerator<Fetched[]> {
  const { first, last } = wanted;
  const underway: Promise<Fetched[]>[] = [];
  let length = FIRST_PIECE;
  let whole = true;
  for (let next = first; next <= last || underway.length > 0;) {
    while (next <= last && underway.length < AHEAD) {
      const piece = pieceOf(endpoint, wanted, next, Math.min(last, next + length - 1), whole);
      piece.catch(() => undefined); // awaited below: a later one may fail first
      underway.push(piece);
      next += length;
    }
    const piece = await underway.shift()!;
    const fitting = Math.floor((piece.length * AIM) / Math.max(1, sizeOf(piece)));
    length = Math.max(1, Math.min(fitting, piece.length * GROWTH, LONGEST_PIECE));
    whole = mostAreOpened(piece) ?? whole;
    yield piece;
  }
}

/** What a log, a topic, a receipt and a transaction take beside their contents, about. */
const [LOG, TOPIC, RECEIPT, TRANSACTION] = [500, 70, 1500, 1000];

function sizeOf(piece: readonly Fetched[]): number {
  let size = 0;
  for (const { body } of piece) {
    for (const { input } of body?.transactions ?? []) size += TRANSACTION + lengthOf(input);
    for (const receipt of body?.receipts ?? []) {
      size += RECEIPT;
      for (const log of listOf<{ topics?: unknown; data?: unknown }>(receipt?.logs))
        size += LOG + TOPIC * lengthOf(log.topics) + lengthOf(log.data);
    }
  }
  return size;
}

/** Of a text or a list, which may be neither. */
const lengthOf = (told: unknown): number => (typeof told === "string" || Array.isArray(told) ? told.length : 0);

/** Undefined where no block has a transaction. */
function mostAreOpened(piece: readonly Fetched[]): boolean | undefined {
  const held = piece.filter(({ block }) => lengthOf(block?.transactions) > 0);
  return held.length === 0 ? undefined : held.filter(({ body }) => body !== undefined).length * 2 >= held.length;
}

async function pieceOf(
  endpoint: Endpoint,
  wanted: Wanted,
  first: number,
  last: number,
  whole: boolean,
): Promise<Fetched[]> {
  const numbers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const { from, to, opened } = wanted;
  const blocks = await Promise.all(
    numbers.map((number) => blockOf(endpoint, number, whole && number >= from && number <= to)),
  );
  return Promise.all(
    numbers.map(async (number, i): Promise<Fetched> => {
      const block = blocks[i]!;
      if (block === null || number < from || number > to || !opened(number, block)) return { number, block };
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
