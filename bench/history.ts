import { type Wallet, ZeroHash, id } from "ethers";
import type { Endpoint } from "../src/audit/load/endpoint.js";
import { recordMany } from "../src/sdk/acts/contributions/recordMany.js";
import { newEnvelope, signEnvelope } from "../src/sdk/envelope.js";
import { NATIVE } from "../src/sdk/terms.js";
import { transactionOf } from "../src/sdk/transaction.js";
import { type Bench, keyOf, line, party, prepare, tier } from "./setup.js";

const [LEVY, SHARE, ALL] = [1, 4, 1_000_000];
const [AGREED, EARNED] = [0, 1];
export const CNY = `0x${(156).toString(16).padStart(40, "0")}`;
/** No envelope: the sender acts itself. */
export const DIRECT = { nonce: 0n, deadline: 0n, signatures: [] };

/** A piece of work. */
export const entry = (evidence: string) => {
  const days = { first: 20_000, last: 20_000 };
  return { kind: 101, quantity: 1000n, ...days, evidence: id(evidence), algorithm: 1, size: 100n, previous: ZeroHash };
};

/** A receipt by bank, of a day since 1970. */
export const receiptOf = (n: number, today: number) => {
  const digests = { payer: id("payer"), invoice: id("invoice"), contractNo: ZeroHash, conversion: ZeroHash };
  const days = { valueDate: today, first: today, last: today, bankReference: id(`reference ${n}`) };
  return { gross: 1_000_000n + BigInt(n), tax: 60_000n, directCosts: 0n, ...days, ...digests };
};

/** An agreement in which work earns units, paid by bank and in coin. */
export const terms = (members: number) => {
  const holder = (currency: string, member: number) => {
    return { currency, holder: member, account: member === 0 ? ZeroHash : id("account"), invoiceFirst: false };
  };
  return {
    holders: [holder(CNY, 1), holder(NATIVE, 0)],
    amountCurrency: CNY,
    pools: [line(1, AGREED, { beneficiary: 1 }), line(2, EARNED), line(3, AGREED, { total: BigInt(100 * members) })],
    tiers: [tier(LEVY, 20_000, 1), tier(SHARE, 300_000, 2), tier(SHARE, ALL, 3)],
    rates: [{ kind: 101, price: 100_000n, unitsRate: BigInt(ALL), costRate: 0, pool: 2, costPool: 0 }],
    parties: Array.from({ length: members }, (_, i) => party(i + 1, [0n, 100n])),
  };
};

/** What a part of a long history is made of: batches of entries, and how many transactions a block has. */
export interface Shape {
  events: number;
  entries: number;
  aBlock: number;
  /** Are batches signed by eight keys of the member? Else one of them sends. */
  signed?: boolean;
}

/** Large batches, many a block. */
export const sent = (events: number): Shape => ({ events, entries: 100, aBlock: 6 });
/** Such that there is a signature for every fifth event. */
export const signed = (events: number): Shape => ({ events, entries: 39, aBlock: 6, signed: true });
/** A batch a block, as members record them. */
export const spread = (events: number): Shape => ({ events, entries: 25, aBlock: 1 });
const SIGNERS = 8;
const MEMBERS = 4;
const RECORDER = 2;
const GAS = 9_000_000n;
/** Empty blocks at the end: an indexer takes what is younger than some thirty for undecided, and reads it one by one. */
export const AFTER = 64;

/** Where a history stands, and in which block each of its parts ends. */
export interface Lived {
  addresses: Bench["ledger"]["addresses"];
  ends: number[];
}

/** A long history of contributions on a node, made by the real contracts: part after part, and in which block each ends. */
export async function longHistory(url: string, endpoint: Endpoint, ...parts: Shape[]): Promise<Lived> {
  const b = await prepare(MEMBERS, url, SIGNERS);
  const { agreement } = await b.agree(terms(MEMBERS));
  const keys = Array.from({ length: SIGNERS }, (_, i) => keyOf(RECORDER, i));
  const sender = keys[0]!;
  const nonce = Number(await endpoint.send("eth_getTransactionCount", [sender.address, "latest"]));
  const chainId = Number(await endpoint.send("eth_chainId", []));
  const batch = async (n: number, { entries: many, signed }: Shape): Promise<string> => {
    const entries = Array.from({ length: many }, (_, i) => entry(`batch ${n} file ${i}`));
    const args = { agreement, member: RECORDER, entries };
    const envelope = signed ? await signedBy(b, args, BigInt(n), keys) : undefined;
    const { to, data } = await transactionOf(b.ledger, recordMany, args as never, envelope);
    const fees = { maxFeePerGas: 10n ** 9n, maxPriorityFeePerGas: 0n, gasLimit: GAS };
    return sender.signTransaction({ type: 2, chainId, to, data, nonce: nonce + n, ...fees });
  };
  await endpoint.send("evm_setAutomine", [false]);
  const ends: number[] = [];
  let made = 0;
  for (const part of parts) {
    const { events, entries, aBlock, signed } = part;
    for (const end = made + Math.ceil(events / (signed ? entries + 1 : entries)); made < end;) {
      const numbers = Array.from({ length: Math.min(aBlock, end - made) }, () => made++);
      const written = await Promise.all(numbers.map((n) => batch(n, part)));
      await Promise.all(written.map((bytes) => endpoint.send("eth_sendRawTransaction", [bytes])));
      await endpoint.send("evm_mine", []);
    }
    ends.push(Number(await endpoint.send("eth_blockNumber", [])));
  }
  for (let i = 0; i < AFTER; ++i) await endpoint.send("evm_mine", []);
  return { addresses: b.ledger.addresses, ends };
}

async function signedBy(b: Bench, args: object, nonce: bigint, keys: readonly Wallet[]) {
  let envelope = await newEnvelope(b.ledger, recordMany, args as never, { nonce });
  for (const key of keys) envelope = await signEnvelope(recordMany, envelope, key);
  return envelope;
}
