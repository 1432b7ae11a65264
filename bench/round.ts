import { type ContractTransactionResponse, id } from "ethers";
import { record } from "../src/sdk/acts/contributions/record.js";
import { relay } from "../src/sdk/perform.js";
import { NATIVE, accountOf, poolId } from "../src/sdk/terms.js";
import { CNY, DIRECT, entry, receiptOf } from "./history.js";
import type { Bench } from "./setup.js";

/** A round's place in a history. */
export interface Round {
  agreement: bigint;
  n: number;
  /** Contributions that are recorded at one time. */
  batch: number;
  /** Days since 1970. */
  today: number;
}

const sent = async (tx: Promise<ContractTransactionResponse>) => (await (await tx).wait())!;

/** Some work of a consortium: a batch and a signed contribution, their attestations, a receipt by bank and one in coin, three claims. */
export async function round(b: Bench, { agreement, n, batch, today }: Round): Promise<void> {
  const { contributions, bank, treasury } = b.ledger;
  const [first] = await contributions.counts();
  const entries = Array.from({ length: batch }, (_, i) => entry(`round ${n} file ${i}`));
  await sent(contributions.connect(b.keys[2]!).recordMany(agreement, 2, entries, DIRECT));
  const single = { agreement, member: 3, entry: entry(`round ${n}`) };
  await relay(b.ledger, record, single, b.keys[3]!, b.keys[0]!);
  for (let i = 1n; i <= batch + 1; ++i) await sent(contributions.connect(b.keys[4]!).attestTo(first + i, 4, DIRECT));
  const told = await sent(bank.connect(b.keys[1]!).bookReceipt(agreement, CNY, 1, receiptOf(n, today)));
  const [booked] = await bank.queryFilter(bank.filters.ReceiptBooked(), told.blockNumber);
  await sent(bank.connect(b.keys[2]!).confirmReceipt(booked!.args.key, 2));
  await sent(treasury.pay(agreement, 1, NATIVE, 1_000_003n, id("source"), { value: 1_000_003n }));
  for (const member of [2, 3, 4]) await sent(treasury.claim(accountOf(member), NATIVE, [poolId(agreement, 3)]));
}
