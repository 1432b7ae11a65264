import type { At, Terms } from "./events.js";
import { type Membership, newMembership } from "./membership/membership.js";
import { type PropertyBooks, newProperty } from "./property/books.js";
import { type List, type Table, type Tables, heldTables } from "./tables.js";

/** A pool as the events tell it, with what every account has in it by the check's own sums. Amounts named fine: see fixed.ts. */
export interface Pool {
  id: bigint;
  agreement: bigint;
  number: bigint;
  currencies: bigint[];
  falls: boolean;
  fallTo: bigint;
  holdUntil: bigint;
  cap: bigint;
  capCurrency: bigint;
  capUsed: bigint;
  units: Map<bigint, bigint>;
  /** What each account is owed, fine, by {@link owedKey}. */
  owed: Map<string, bigint>;
  /** What each account was paid from here, in minor units, by {@link owedKey}. */
  taken: Map<string, bigint>;
  /** What the contracts' roundings, added up, may make an account differ by, fine. */
  slack: bigint;
  /** By currency: what waits in front, in minor units, and what rolls into the next deposit, fine. */
  parked: Map<bigint, bigint>;
  rolling: Map<bigint, bigint>;
  /** Of a Recover pool: each account's cost not yet repaid, fine, and all of it, in minor units. */
  costs: Map<bigint, bigint>;
  outstanding: bigint;
}

export interface Version {
  version: bigint;
  from: bigint;
  periodic: boolean;
  passes: boolean;
  /** The number of the currency in which costs and caps count, 0 for none. */
  amountCurrency: bigint;
  currencies: bigint[];
  tiers: { kind: bigint; rate: bigint; pool: bigint }[];
}

export interface Draft {
  hash: string;
  agreement: bigint;
  terms: Terms;
  number: bigint;
  deemable: boolean;
  /** The parties whose consent stands; how many of them were present when they signed, as told. */
  consents: Set<bigint>;
  voices: bigint;
}

export interface Agreement {
  id: bigint;
  versions: Version[];
  /** The draft in force. */
  draft: Draft | undefined;
  /** Parties that have left or were excluded. */
  gone: Set<bigint>;
  ended: boolean;
  closes: bigint;
}

/** The book of an agreement and currency, in minor units. */
export interface Book {
  agreement: bigint;
  currency: bigint;
  booked: bigint;
  reversed: bigint;
  debt: bigint;
  sequence: bigint;
  /** By bank: confirmed by statement (acknowledged ones too), instructed and not yet confirmed, kept by the holder as its own. */
  confirmed: bigint;
  instructed: bigint;
  retained: bigint;
  /** Paid out by the treasury. */
  claimed: bigint;
  /** Royalties passed on to the agreements of the assets they are owed to. */
  forwarded: bigint;
  /** What is collected, by version. */
  pots: Map<bigint, bigint>;
}

export type ReceiptStatus = "booked" | "confirmed" | "withdrawn";

export interface Receipt extends At {
  agreement: bigint;
  currency: bigint;
  version: bigint;
  holder: bigint;
  /** It came in under a licence or from an asset, and may enter by a route. */
  routed: boolean;
  /** What it came in for: a licence, an asset without one, or neither. */
  licence: bigint;
  asset: bigint;
  net: bigint;
  directCosts: bigint;
  /** The days of service. */
  first: bigint;
  last: bigint;
  status: ReceiptStatus;
  pending: bigint;
  reversed: bigint;
}

/** Numbers as IBankSettlement.PaymentStatus has them. */
export const PaymentStatus = { Instructed: 1n, Retained: 2n, Confirmed: 3n, Rejected: 4n, Acknowledged: 5n } as const;

export interface Payment extends At {
  run: bigint;
  position: bigint;
  agreement: bigint;
  currency: bigint;
  account: bigint;
  amount: bigint;
  status: bigint;
  /** Where the bank's statement was entered. */
  settled?: At;
}

export interface Run {
  agreement: bigint;
  currency: bigint;
  holder: bigint;
  /** Did invoices come first when it was instructed? */
  invoiceFirst: boolean;
  /** By their positions, from 0. */
  payments: Payment[];
}

export interface Holder {
  member: bigint;
  account: string;
  invoiceFirst: boolean;
}

export interface Contribution extends At {
  id: bigint;
  agreement: bigint;
  member: bigint;
  kind: bigint;
  value: bigint;
  units: bigint;
  cost: bigint;
  pool: bigint;
  costPool: bigint;
  rewardRate: bigint;
  needed: bigint;
  attestors: bigint[];
  status: "recorded" | "challenged" | "final" | "rejected" | "withdrawn";
}

/** An order from outside on an account and currency. */
export interface Order {
  order: bigint;
  remaining: bigint;
}

/** What reached an account, so that a statement can name the transactions. */
export interface Entry extends At {
  account: bigint;
  currency: bigint;
  agreement: bigint;
  /** The pool it came from; 0 is the pool of direct credits. */
  pool: bigint;
  kind: "earned" | "moved" | "taken" | "withheld" | "returned" | "given" | "royalty";
  /** In minor units; 0 where fractions are earned or moved: see `fine`. */
  amount: bigint;
  /** Where fractions are earned or moved: how much, fine. */
  fine?: bigint;
}

/** Everything that the events told so far, and what follows from it. */
export interface Books {
  /** Numbers of tokens by lower-case address, and the other way round. */
  numbers: Map<string, bigint>;
  addresses: Map<bigint, string>;
  drafts: Map<string, Draft>;
  agreements: Map<bigint, Agreement>;
  pools: Map<bigint, Pool>;
  books: Map<string, Book>;
  holders: Map<string, Holder>;
  receipts: Table<string, Receipt>;
  runs: Table<bigint, Run>;
  contributions: Table<bigint, Contribution>;
  contras: Table<bigint, { contribution: bigint; units: bigint; cost: bigint }>;
  /** By account and currency. */
  orders: Map<string, Order>;
  /** Accounts in pools, by {@link markKey}, that an order lies on. */
  marked: Set<string>;
  /** What each order from outside says: whose account, how much of which currency. */
  orderData: Map<bigint, { account: bigint; currency: bigint; amount: bigint }>;
  membership: Membership;
  property: PropertyBooks;
  /** The payouts that the treasury has learnt, and until when it is sure of them. */
  leases: Map<bigint, { payout: string; sureUntil: bigint }>;
  /** What dissolved accounts had earned and no event has given to anybody yet, fine. */
  limbo: Map<string, bigint>;
  entries: List<Entry>;
}

export const owedKey = (account: bigint | "", currency: bigint): string => `${account}:${currency}`;
export const markKey = (pool: bigint, account: bigint, currency: bigint): string => `${pool}:${account}:${currency}`;
export const bookKey = (agreement: bigint, currency: bigint): string => `${agreement}:${currency}`;

/** The parts of the books that grow with every event. */
export const grownBooks = (tables: Tables): Pick<Books, Grown> => ({
  receipts: tables.table("receipts"),
  runs: tables.table("runs"),
  contributions: tables.table("contributions"),
  contras: tables.table("contras"),
  entries: tables.list("entries"),
});
type Grown = "receipts" | "runs" | "contributions" | "contras" | "entries";

/** All the others. */
export type SmallBooks = Omit<Books, Grown>;

/** Books before anything has happened. */
export const newBooks = (): Books => ({ ...newSmallBooks(), ...grownBooks(heldTables()) });

/** Those of them that grow with what there is, not with what happens. */
export function newSmallBooks(): SmallBooks {
  return {
    numbers: new Map(),
    addresses: new Map(),
    drafts: new Map(),
    agreements: new Map(),
    pools: new Map(),
    books: new Map(),
    holders: new Map(),
    orders: new Map(),
    marked: new Set(),
    orderData: new Map(),
    membership: newMembership(),
    property: newProperty(),
    leases: new Map(),
    limbo: new Map(),
  };
}

/** The books in memory as a whole, for who reads them again and again. */
export const heldBooks = (books: Books): Books => ({
  ...books,
  receipts: new Map(books.receipts),
  runs: new Map(books.runs),
  contributions: new Map(books.contributions),
  contras: new Map(books.contras),
  entries: [...books.entries],
});
