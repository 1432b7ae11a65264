import { PER_GAS } from "../load/batches.js";
import { type Endpoint, ask, askRaw, quantity } from "../load/endpoint.js";
import { elementsOf } from "../load/json.js";
import type { NodeBlock } from "./header.js";
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
  /** Each as the bytes of its JSON. */
  receipts: readonly Uint8Array[];
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

/** Characters of receipts and calldata that are under way at one time, and that a piece has. */
const UNDERWAY = 4_000_000;
const PIECE = 1_000_000;
/** Blocks that are under way at one time: how large they are shows when they are there. */
const FEWEST_BLOCKS = 4;
const FIRST_BLOCKS = 16;
const MOST_BLOCKS = 100;
const GROWTH = 2;

/**
 * Blocks in order, a piece of about a megabyte at a time; the next ones are on their way while one is looked at. Transactions come with
 * the headers as long as most blocks that have any are opened.
 * @throws EndpointError when the endpoint does not answer or refuses.
 */
export async function* blocksOf(endpoint: Endpoint, wanted: Wanted): AsyncGenerator<Fetched[]> {
  const ahead = new Ahead(endpoint, wanted);
  for (let piece = await ahead.piece(); piece.length > 0; piece = await ahead.piece()) yield piece;
}

/** A block that is known, and what it holds on its way. */
interface Opening {
  fetched: Promise<Fetched>;
  /** Characters, about. */
  size: number;
}

/**
 * What is on its way: blocks, then what those hold that are opened. A block's gas tells how much its receipts will be, so that a few large
 * blocks are under way as well as many small ones, and no more than that where small ones turn into large ones.
 */
class Ahead {
  private next: number;
  private readonly blocks: Promise<Fetched>[] = [];
  private readonly openings: Opening[] = [];
  private mostBlocks = FIRST_BLOCKS;
  /** Characters of receipts that a unit of gas brings, as it was last. */
  private perGas = PER_GAS;
  private whole = true;

  constructor(
    private readonly endpoint: Endpoint,
    private readonly wanted: Wanted,
  ) {
    this.next = wanted.first;
  }

  /** The next blocks, about a megabyte; none at the end. */
  async piece(): Promise<Fetched[]> {
    const piece: Fetched[] = [];
    let size = 0;
    while (size < PIECE && piece.length < MOST_BLOCKS) {
      await this.fill();
      const one = await this.openings.shift()?.fetched;
      if (one === undefined) break;
      piece.push(one);
      size += this.learn(one);
    }
    this.whole = mostAreOpened(piece) ?? this.whole;
    const fitting = Math.floor((piece.length * UNDERWAY) / Math.max(1, size));
    this.mostBlocks = Math.max(FEWEST_BLOCKS, Math.min(fitting, this.mostBlocks * GROWTH, MOST_BLOCKS));
    return piece;
  }

  /** Asks for what there is room for. */
  private async fill(): Promise<void> {
    const { blocks, openings, wanted } = this;
    for (;;) {
      while (this.next <= wanted.last && blocks.length < this.mostBlocks) blocks.push(quiet(this.block(this.next++)));
      const full = openings.reduce((sum, { size }) => sum + size, 0) >= UNDERWAY || openings.length >= MOST_BLOCKS;
      if (full || blocks.length === 0) return;
      openings.push(this.open(await blocks.shift()!));
    }
  }

  private async block(number: number): Promise<Fetched> {
    const { from, to } = this.wanted;
    return { number, block: await blockOf(this.endpoint, number, this.whole && number >= from && number <= to) };
  }

  private open(known: Fetched): Opening {
    const { endpoint, wanted } = this;
    const { number, block } = known;
    if (block === null || number < wanted.from || number > wanted.to || !wanted.opened(number, block))
      return { fetched: Promise.resolve(known), size: 0 };
    const fetched = bodyOf(endpoint, number, block, wanted).then((body) => ({ number, block, body }));
    return { fetched: quiet(fetched), size: callsIn(block.transactions) + gasOf(block) * this.perGas };
  }

  /** @returns how many characters it was. */
  private learn({ block, body }: Fetched): number {
    if (block === null || body === undefined) return 0;
    const receipts = body.receipts.reduce((sum, { length }) => sum + length, 0);
    const gas = gasOf(block);
    if (gas > 0) this.perGas = receipts / gas;
    return receipts + callsIn(body.transactions);
  }
}

/** Awaited later: another may fail first. */
function quiet<Answer>(promise: Promise<Answer>): Promise<Answer> {
  promise.catch(() => undefined);
  return promise;
}

/** Of a block that says nonsense, none. */
const gasOf = ({ gasUsed }: NodeBlock): number => Number(gasUsed) || 0;

/** What a transaction takes beside its calldata, about. */
const TRANSACTION = 1000;

function callsIn(transactions: readonly unknown[]): number {
  let size = 0;
  for (const one of listOf<{ input?: unknown }>(transactions)) size += TRANSACTION + lengthOf(one.input);
  return size;
}

/** Of a text or a list, which may be neither. */
const lengthOf = (told: unknown): number => (typeof told === "string" || Array.isArray(told) ? told.length : 0);

/** Undefined where no block has a transaction. */
function mostAreOpened(piece: readonly Fetched[]): boolean | undefined {
  const held = piece.filter(({ block }) => lengthOf(block?.transactions) > 0);
  return held.length === 0 ? undefined : held.filter(({ body }) => body !== undefined).length * 2 >= held.length;
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
    const receipts = elementsOf(await askRaw(endpoint, "eth_getBlockReceipts", [quantity(number)]));
    return { transactions, receipts: receipts ?? [] };
  }
  const one = (hash: string) => askRaw(endpoint, "eth_getTransactionReceipt", [hash]);
  return { transactions, receipts: await Promise.all(transactions.map(({ hash }) => one(hash))) };
}

const isObject = (answer: unknown): boolean => Object(answer) === answer;

/** An answer that ought to be a list of things: what is none is left out, and that shows in the roots. */
const listOf = <One>(answer: unknown): One[] => (Array.isArray(answer) ? (answer.filter(isObject) as One[]) : []);
