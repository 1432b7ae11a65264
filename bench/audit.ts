// How fast an audit is: a long history on a chain in this process, loaded and replayed, and the storage of a large contract rebuilt beside a
// peer (npm run bench:audit). Prints figures and writes bench/results/audit.json. A benchmark, never a test. JOINTLY_BENCH_ROUNDS makes the history longer or shorter (200: 23,000 events).
import { ZeroHash, id } from "ethers";
import { check } from "../src/audit/check.js";
import { decode } from "../src/audit/decode.js";
import { StorageFold } from "../src/audit/proof/fold.js";
import { load } from "../src/audit/load/load.js";
import { signerOf } from "../src/audit/signature.js";
import { DAY } from "../src/dates.js";
import { record } from "../src/sdk/acts/contributions/record.js";
import { relay } from "../src/sdk/perform.js";
import { NATIVE, accountOf, poolId } from "../src/sdk/terms.js";
import { keep, seconds } from "./figures.js";
import { measureIncrements } from "./increments.js";
import { measureRoot } from "./root.js";
import { type Bench, line, party, prepare, tier } from "./setup.js";

const ROUNDS = Number(process.env["JOINTLY_BENCH_ROUNDS"] ?? 200);
const BATCH = 25;
const MEMBERS = 10;
const [LEVY, SHARE, ALL] = [1, 4, 1_000_000];
const [AGREED, EARNED] = [0, 1];
const CNY = `0x${(156).toString(16).padStart(40, "0")}`;
const DIRECT = { nonce: 0n, deadline: 0n, signatures: [] };

const entry = (evidence: string) => {
  const days = { first: 20_000, last: 20_000 };
  return { kind: 101, quantity: 1000n, ...days, evidence: id(evidence), algorithm: 1, size: 100n, previous: ZeroHash };
};

/** An agreement in which work earns units, paid by bank and in coin. */
const terms = () => {
  const holder = (currency: string, member: number) => {
    return { currency, holder: member, account: member === 0 ? ZeroHash : id("account"), invoiceFirst: false };
  };
  return {
    holders: [holder(CNY, 1), holder(NATIVE, 0)],
    amountCurrency: CNY,
    pools: [line(1, AGREED, { beneficiary: 1 }), line(2, EARNED), line(3, AGREED, { total: BigInt(100 * MEMBERS) })],
    tiers: [tier(LEVY, 20_000, 1), tier(SHARE, 300_000, 2), tier(SHARE, ALL, 3)],
    rates: [{ kind: 101, price: 100_000n, unitsRate: BigInt(ALL), costRate: 0, pool: 2, costPool: 0 }],
    parties: Array.from({ length: MEMBERS }, (_, i) => party(i + 1, [0n, 100n])),
  };
};

/** One round: a batch and a signed contribution, their attestations, a receipt by bank and one in coin, three claims. */
async function round(b: Bench, agreement: bigint, n: number, today: number): Promise<void> {
  const { contributions, bank, treasury } = b.ledger;
  const [first] = await contributions.counts();
  const entries = Array.from({ length: BATCH }, (_, i) => entry(`round ${n} file ${i}`));
  await contributions.connect(b.keys[2]!).recordMany(agreement, 2, entries, DIRECT);
  const round = { agreement, member: 3, entry: entry(`round ${n}`) };
  await relay(b.ledger, record, round, b.keys[3]!, b.keys[0]!);
  for (let i = 1n; i <= BATCH + 1; ++i) await contributions.connect(b.keys[4]!).attestTo(first + i, 4, DIRECT);
  const digests = { payer: id("payer"), invoice: id("invoice"), contractNo: ZeroHash, conversion: ZeroHash };
  const receipt = { gross: 1_000_000n + BigInt(n), tax: 60_000n, directCosts: 0n, valueDate: today, ...digests };
  const days = { first: today, last: today, bankReference: id(`reference ${n}`) };
  await bank.connect(b.keys[1]!).bookReceipt(agreement, CNY, 1, { ...receipt, ...days });
  const booked = await bank.queryFilter(bank.filters.ReceiptBooked(), await b.ethers.provider.getBlockNumber());
  await bank.connect(b.keys[2]!).confirmReceipt(booked.at(-1)!.args.key, 2);
  await treasury.pay(agreement, 1, NATIVE, 1_000_003n, id("source"), { value: 1_000_003n });
  for (const member of [2, 3, 4]) await treasury.claim(accountOf(member), NATIVE, [poolId(agreement, 3)]);
}

/** The best of three. */
function fastest(run: () => void): number {
  const times = [1, 2, 3].map(() => {
    const from = seconds();
    run();
    return seconds() - from;
  });
  return Math.min(...times);
}

const b = await prepare(MEMBERS);
const { agreement } = await b.agree(terms());
const today = Math.floor((await b.helpers.time.latest()) / DAY);
for (let n = 0; n < ROUNDS; ++n) await round(b, agreement, n, today);
await b.helpers.time.increase(9 * DAY);
const [count] = await b.ledger.contributions.counts();
for (let i = 1n; i <= count; ++i) await b.ledger.contributions.finalise(i);

const started = seconds();
const loaded = await load(b.ethers.provider, b.ledger.addresses);
const { logs, contracts, evidence } = loaded;
const loading = seconds() - started;
const decoding = fastest(() => void decode(logs, contracts));
const replaying = fastest(() => void check(logs, contracts));
const { findings, tally, history } = check(logs, contracts, evidence);
const storing = fastest(() => new StorageFold(contracts).add(history, evidence.times));
const auditing = fastest(() => void check(logs, contracts, evidence));
const signature = await b.keys[1]!.signMessage("");
const recovering = fastest(() => {
  for (let i = 0; i < 500; ++i) signerOf(id(`digest ${i}`), signature);
});

const perSecond = (time: number, amount = logs.length) => Math.round(amount / time);
const signing = tally.recovered * (recovering / 500);
const figures = {
  events: logs.length,
  transactions: evidence.transactions.size,
  signatures: tally.recovered,
  findings: findings.length,
  loadedPerSecond: perSecond(loading),
  decodedPerSecond: perSecond(decoding),
  replayedFromLogsPerSecond: perSecond(replaying),
  auditedPerSecond: perSecond(auditing),
  storedPerSecond: perSecond(storing),
  auditedWithoutRecoveringPerSecond: perSecond(auditing - signing),
  signaturesPerSecond: perSecond(recovering, 500),
};
const told = Object.entries(figures).map(([name, value]) => ({ id: `audit.${name}`, value }));
keep("audit", [...told, ...(await measureIncrements(loaded)), ...(await measureRoot())]);
