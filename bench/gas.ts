// Whole-transaction gas of the acts that members pay for, through the real entry points of a real deployment, beside the peers'.
// Prints a table and writes bench/results/gas.json. A benchmark, never a test.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ZeroHash, id } from "ethers";
import { DAY } from "../src/dates.js";
import { record } from "../src/sdk/acts/contributions/record.js";
import { domainOf } from "../src/sdk/typedData.js";
import { accountOf, poolId } from "../src/sdk/terms.js";
import { NATIVE } from "../src/sdk/terms.js";
import { measurePeers } from "./peers.js";
import { derived, rules } from "./property.js";
import { type Bench, gasOf, line, party, prepare, tier } from "./setup.js";

const [LEVY, RECOVER, SHARE, ALL] = [1, 2, 4, 1_000_000];
const [AGREED, EARNED, COSTS] = [0, 1, 2];
const COST_POOL = 0x8000;
const EUR = `0x${(978).toString(16).padStart(40, "0")}`;
const CNY = `0x${(156).toString(16).padStart(40, "0")}`;
const CAUSE = id("source");
const DIRECT = { nonce: 0n, deadline: 0n, signatures: [] };

const figures: { id: string; gas: number; goal?: number; floor?: number; peers: Record<string, number> }[] = [];
const note = (name: string, gas: number, goal?: number, peers: Record<string, number> = {}, floor?: number) =>
  figures.push({ id: name, gas, peers, ...(goal && { goal }), ...(floor && { floor }) });

const holder = (currency: string, member = 0) => ({
  currency,
  holder: member,
  account: member === 0 ? ZeroHash : id("account"),
  invoiceFirst: false,
});
/** Members 1 … n share pool 1 by n + 100 units each. */
const sharers = (n: number, before: bigint[] = [], after: bigint[] = []) =>
  Array.from({ length: n }, (_, i) => party(i + 1, [...before, BigInt(i + 100), ...after]));
const totalOf = (n: number) => Array.from({ length: n }, (_, i) => BigInt(i + 100)).reduce((a, b) => a + b);

/** One Share tier among n parties. */
const simple = (currency: string, n: number, member = 0) => ({
  holders: [holder(currency, member)],
  pools: [line(1, AGREED, { total: totalOf(n) })],
  tiers: [tier(SHARE, ALL, 1)],
  parties: sharers(n),
});
/** Levy, Recover, Share; costs are recorded by kind 101. */
const waterfall = (currency: string, n: number, member = 0) => ({
  holders: [holder(currency, member)],
  pools: [line(1, AGREED, { beneficiary: 1 }), line(2, AGREED, { total: totalOf(n) }), line(COST_POOL, COSTS)],
  tiers: [tier(LEVY, 20_000, 1), tier(RECOVER, 500_000, COST_POOL), tier(SHARE, ALL, 2)],
  rates: [{ kind: 101, price: 100_000_000n, unitsRate: 0n, costRate: ALL, pool: 0, costPool: COST_POOL }],
  parties: sharers(n, [0n]),
});

const entry = (kind: number, quantity = 1_000n, evidence = "file") => ({
  kind,
  quantity,
  first: 20_000,
  last: 20_000,
  evidence: id(evidence),
  algorithm: 1,
  size: 100n,
  previous: ZeroHash,
});

/** Records a contribution of member 1, has member 2 attest it, waits and returns its number, ready to be final. */
async function contributed(b: Bench, agreement: bigint, kind: number, quantity = 1_000n): Promise<bigint> {
  const { contributions } = b.ledger;
  await contributions.connect(b.keys[1]!).record(agreement, 1, entry(kind, quantity), DIRECT);
  const [count] = await contributions.counts();
  await contributions.connect(b.keys[2]!).attestTo(count, 2, DIRECT);
  await b.helpers.time.increase(9 * DAY);
  return count;
}

async function tokens(b: Bench, peers: Awaited<ReturnType<typeof measurePeers>>): Promise<void> {
  const { treasury, benefit } = b.ledger;
  const token = await b.ethers.deployContract("MockToken");
  const T = await token.getAddress();
  await token.approve(treasury.target, 2n ** 256n - 1n);
  for (const payout of b.payouts.slice(1)) await token.transfer(payout, 1n);
  const pay = (agreement: bigint, amount = 1_000_007n) => treasury.pay(agreement, 1, T, amount, CAUSE);
  const payNative = (agreement: bigint) => treasury.pay(agreement, 1, NATIVE, 1_000_007n, CAUSE, { value: 1_000_007n });
  const claim = (currency: string, ...pools: bigint[]) => treasury.claim(accountOf(3), currency, pools);

  const ten = (await b.agree(simple(T, 10))).agreement;
  const many = (await b.agree(simple(T, b.keys.length - 1))).agreement;
  for (const agreement of [ten, many]) await pay(agreement);
  const pull = { "0xSplits Pull, 100 payees": 1_008_292, Superfluid: 257_266 };
  const splitter = { "OpenZeppelin 4.9.6 splitter": peers["openzeppelin-4.9.6 PaymentSplitter deposit"] };
  note("book.token.share@10", await gasOf(pay(ten)), 75_000, { ...pull, ...splitter }, 62_600);
  note(`book.token.share@${b.keys.length - 1}`, await gasOf(pay(many)), 75_000, { ...pull, ...splitter }, 62_600);

  const falls = await b.agree(waterfall(T, 10));
  await b.ledger.contributions.finalise(await contributed(b, falls.agreement, 101, 1_000_000n));
  await pay(falls.agreement);
  note(
    "book.token.waterfall",
    await gasOf(pay(falls.agreement)),
    105_000,
    { "0xSplits waterfall, 3 tranches": 99_987 },
    80_900,
  );

  const release = { "OpenZeppelin 4.9.6 splitter": peers["openzeppelin-4.9.6 PaymentSplitter release ERC-20"] };
  await claim(T, poolId(ten, 1));
  await claim(T, poolId(many, 1));
  await pay(ten);
  await treasury.learnPayout(3);
  note("claim.erc20", await gasOf(claim(T, poolId(ten, 1))), 57_000, release, 50_700);
  const both = async (...pools: bigint[]) => {
    await pay(ten);
    await pay(many);
    return gasOf(claim(T, ...pools));
  };
  const one = await both(poolId(ten, 1));
  const two = await both(poolId(ten, 1), poolId(many, 1));
  note("claim.extra", two - one, 16_000, {}, 8_800);
  const coin = (await b.agree(simple(NATIVE, 10))).agreement;
  await payNative(coin);
  await claim(NATIVE, poolId(coin, 1));
  await payNative(coin);
  const native = { "OpenZeppelin 4.9.6 splitter": peers["openzeppelin-4.9.6 PaymentSplitter release native"] };
  await treasury.learnPayout(3);
  note("claim.native", await gasOf(claim(NATIVE, poolId(coin, 1))), 48_000, native, 44_800);

  // 20 payees, 12 revenues, each payee claims once for the first time: none has held the token, none was ever paid.
  const fresh = await b.ethers.deployContract("MockToken");
  const F = await fresh.getAddress();
  await fresh.approve(treasury.target, 2n ** 256n - 1n);
  const scenario = (await b.agree(simple(F, 20))).agreement;
  await treasury.pay(scenario, 1, F, 1_000_007n, CAUSE);
  let total = 0;
  for (let i = 0; i < 12; ++i) total += await gasOf(treasury.pay(scenario, 1, F, 1_000_007n, CAUSE));
  for (let n = 1; n <= 20; ++n) total += await gasOf(treasury.claim(accountOf(n), F, [poolId(scenario, 1)]));
  const others = { "0xSplits Push": 3_800_000, "0xSplits Pull": 5_200_000, Superfluid: 6_800_000 };
  const oz = { "OpenZeppelin 4.9.6 splitter": peers["openzeppelin-4.9.6 PaymentSplitter 20x12"] };
  note("scenario.20x12", total, 2_800_000, { ...others, ...oz });
  if ((await benefit.owed(poolId(scenario, 1), accountOf(3), F)) !== 0n)
    throw new Error("the scenario left money owed");
}

/** Of 10,000,000 gross, 9,300,000 net. */
const bankReceipt = (today: number, i: number) => ({
  gross: 10_000_000n,
  tax: 600_000n,
  directCosts: 100_000n,
  valueDate: today,
  first: today,
  last: today,
  payer: id("payer"),
  invoice: id(`invoice ${i}`),
  contractNo: id("contract"),
  bankReference: id(`reference ${i}`),
  conversion: ZeroHash,
});

async function banks(b: Bench): Promise<void> {
  const { bank, benefit, agreements } = b.ledger;
  const [treasurer, other] = [b.keys[1]!, b.keys[2]!];
  const n = Math.min(100, b.keys.length - 1);
  const { agreement } = await b.agree(waterfall(EUR, n, 1));
  await b.ledger.contributions.finalise(await contributed(b, agreement, 101, 1_000_000n));
  const today = Math.floor((await b.helpers.time.latest()) / DAY);
  const receipt = (i: number) => bankReceipt(today, i);
  let gas = 0;
  for (let i = 0; i < 3; ++i) {
    const key = await bank.connect(treasurer).bookReceipt.staticCall(agreement, EUR, 1, receipt(i));
    const booked = await gasOf(bank.connect(treasurer).bookReceipt(agreement, EUR, 1, receipt(i)));
    const confirmed = await gasOf(bank.connect(other).confirmReceipt(key, 2));
    gas = booked + confirmed;
  }
  note("book.bank.waterfall", gas, 150_000, {}, 134_700);

  const items = Array.from({ length: n }, (_, i) => ({ account: accountOf(i + 1), pools: [poolId(agreement, 2)] }));
  const earn = async (i: number) => {
    const key = await bank.connect(treasurer).bookReceipt.staticCall(agreement, EUR, 1, receipt(i));
    await bank.connect(treasurer).bookReceipt(agreement, EUR, 1, receipt(i));
    await bank.connect(other).confirmReceipt(key, 2);
  };
  await earn(98);
  await bank.connect(treasurer).instruct(agreement, EUR, items);
  await earn(99);
  note("pay.instruct", Math.round((await gasOf(bank.connect(treasurer).instruct(agreement, EUR, items))) / n), 36_000);
  const places = Array.from({ length: n - 1 }, (_, i) => i + 1); // the holder's own is retained
  note(
    "pay.confirm",
    Math.round((await gasOf(bank.connect(treasurer).confirmPayments(2, places, id("statement")))) / places.length),
    15_000,
  );

  const close = async (yearly: Awaited<ReturnType<typeof b.agree>>, pool: number) => {
    for (let i = 200; i < 203; ++i) {
      const day = Math.floor((await b.helpers.time.latest()) / DAY);
      const dated = { ...receipt(i), first: day, last: day };
      const key = await bank.connect(treasurer).bookReceipt.staticCall(yearly.agreement, EUR, 1, dated);
      await bank.connect(treasurer).bookReceipt(yearly.agreement, EUR, 1, dated);
      await bank.connect(other).confirmReceipt(key, 2);
    }
    const day = Math.floor((await b.helpers.time.latest()) / DAY);
    await b.helpers.time.increase(2 * DAY);
    const closeNext = (sequence: number) => {
      const what = { agreement: yearly.agreement, version: 1, currency: EUR, amount: 1_000_000n };
      const period = { ...what, first: day - 1, last: day, plan: id("plan"), sequence };
      return agreements.connect(treasurer).closePeriod(period, [{ member: 1, signatures: [] }], 0);
    };
    await closeNext(1);
    const gas = await gasOf(closeNext(2));
    if ((await benefit.owed(poolId(yearly.agreement, pool), accountOf(3), EUR)) === 0n)
      throw new Error("nothing was shared");
    return gas;
  };
  note("period.close", await close(await b.agree({ ...simple(EUR, n, 1), periodic: true }), 1), 90_000);
  const recovering = await b.agree({ ...waterfall(EUR, n, 1), periodic: true });
  await b.ledger.contributions.finalise(await contributed(b, recovering.agreement, 101, 1_000_000n));
  note("period.close.waterfall", await close(recovering, 2));
}

async function work(b: Bench, peers: Awaited<ReturnType<typeof measurePeers>>): Promise<void> {
  const { contributions, treasury, benefit } = b.ledger;
  const token = await b.ethers.deployContract("MockToken");
  const T = await token.getAddress();
  await token.approve(treasury.target, 2n ** 256n - 1n);
  const earning = (currencies: ReturnType<typeof holder>[]) => ({
    holders: currencies,
    pools: [line(1, EARNED)],
    tiers: [tier(SHARE, ALL, 1)],
    rates: [{ kind: 9, price: 8_500n, unitsRate: 1_000_000n, costRate: 0, pool: 1, costPool: 0 }],
    parties: [party(1, []), party(2, []), party(3, [])],
  });
  const { agreement } = await b.agree(earning([holder(T)]));
  const mine = contributions.connect(b.keys[1]!);
  const eas = { "EAS 1.9.0": peers["eas-1.9.0 attest"] };
  const [before] = await contributions.counts();
  await mine.record(agreement, 1, entry(9), DIRECT);
  note("contribution.direct", await gasOf(mine.record(agreement, 1, entry(9, 2_000n), DIRECT)), 110_000, eas);

  const { chainId } = await b.ethers.provider.getNetwork();
  const domain = domainOf("contributions", chainId, b.ledger.addresses.contributions);
  const relayed = async (quantity: bigint) => {
    const nonce = await contributions.nextNonce(1, 0);
    const deadline = 2n ** 40n - 1n;
    const signed = { agreement, member: 1, entry: entry(9, quantity), nonce, deadline };
    const signature = await b.keys[1]!.signTypedData(domain, record.consent!.types, signed);
    const envelope = { nonce, deadline, signatures: [{ signer: b.keys[1]!.address, signature }] };
    return gasOf(contributions.record(agreement, 1, signed.entry, envelope));
  };
  await relayed(3_000n);
  note("contribution.relayed", await relayed(4_000n), 125_000, eas);
  const fifty = Array.from({ length: 50 }, (_, i) => entry(9, 1_000n + BigInt(i), `file ${i}`));
  const batch = await gasOf(mine.recordMany(agreement, 1, fifty, DIRECT));
  note("contribution.batch50", Math.round(batch / 50), 60_000, {
    "EAS 1.9.0": peers["eas-1.9.0 attest in a batch of 50"],
  });
  await contributions.connect(b.keys[2]!).attestTo(before + 1n, 2, DIRECT);
  note(
    "contribution.attest",
    await gasOf(contributions.connect(b.keys[2]!).attestTo(before + 2n, 2, DIRECT)),
    45_000,
    eas,
  );
  const root = (name: string) => ({
    kind: 9,
    root: id(name),
    count: 10_000,
    valueCap: 10n ** 9n,
    content: id("list"),
    algorithm: 1,
    size: 1_000_000n,
  });
  await mine.recordRoot(agreement, 1, root("first"), DIRECT);
  note("contribution.root10000", await gasOf(mine.recordRoot(agreement, 1, root("second"), DIRECT)), 90_000);

  const superfluid = { Superfluid: 299_259 };
  const change = async (id_: bigint, currencies: string[]) => {
    const pay = async () => {
      for (const c of currencies) {
        if (c === NATIVE) await treasury.pay(id_, 1, c, 1_000_007n, CAUSE, { value: 1_000_007n });
        else await treasury.pay(id_, 1, c, 1_000_007n, CAUSE);
      }
    };
    for (let i = 0; i < 2; ++i) {
      await contributions.finalise(await contributed(b, id_, 9));
      await pay();
    }
    return gasOf(contributions.finalise(await contributed(b, id_, 9)));
  };
  note("units.change", await change(agreement, [T]), 52_000, superfluid, 46_800);
  const more = await Promise.all(
    [1, 2].map(async () => {
      const t = await b.ethers.deployContract("MockToken");
      await t.approve(treasury.target, 2n ** 256n - 1n);
      return t.getAddress();
    }),
  );
  const four = [CNY, T, ...more].slice(1);
  const wide = await b.agree(earning([holder(T), holder(more[0]!), holder(more[1]!), holder(NATIVE)]));
  note("units.change@4", await change(wide.agreement, [...four, NATIVE]), 75_000, superfluid, 68_900);
  if ((await benefit.unitsOf(poolId(wide.agreement, 1), accountOf(1)))[0] === 0n) throw new Error("no units changed");
}

/** Two agreements with a waterfall each and costs outstanding, the second one's asset among the parents of the first one's. */
async function propertyOf(b: Bench, currency: string, holds: number) {
  const reader = await b.ethers.getContractAt("ActsReader", await b.ledger.property.reader());
  const licenceRule = await reader.rulesHash(rules);
  const open = async () => {
    const terms = await b.agree({ ...waterfall(currency, 10, holds), licenceRule });
    await b.ledger.property.adopt(terms, rules);
    await b.ledger.contributions.finalise(await contributed(b, terms.agreement, 101, 1_000_000n));
    return terms.agreement;
  };
  return derived(b, currency, await open(), await open());
}

async function property(b: Bench): Promise<void> {
  const { treasury, bank } = b.ledger;
  const token = await b.ethers.deployContract("MockToken");
  const T = await token.getAddress();
  await token.approve(treasury.target, 2n ** 256n - 1n);
  const story = (gas: number) => ({ "Story (published)": gas });
  const made = await propertyOf(b, T, 0);
  note("asset.register", made.plain, 180_000, story(173_779));
  note("asset.register.3parents", made.withParents, 320_000, story(584_438));
  note("license.grant", made.granted, 200_000, story(417_585));

  const { licence, child, parent } = made;
  const pay = () => treasury.payLicence(licence, 1, T, 10_000_007n, CAUSE);
  const forward = () => treasury.forward(child, parent, T, 1);
  await pay();
  await forward();
  note("royalty.3parents", await gasOf(pay()), 190_000);
  note("royalty.forward", await gasOf(forward()), 110_000);

  const banked = await propertyOf(b, EUR, 1);
  const today = Math.floor((await b.helpers.time.latest()) / DAY);
  let gas = 0;
  for (let i = 0; i < 3; ++i) {
    const facts = { ...bankReceipt(today, i), directCosts: 0n };
    const book = bank.connect(b.keys[1]!).bookLicenceReceipt;
    const key = await book.staticCall(banked.licence, EUR, 1, facts);
    gas = await gasOf(book(banked.licence, EUR, 1, facts));
    gas += await gasOf(bank.connect(b.keys[2]!).confirmReceipt(key, 2));
  }
  note("royalty.3parents.bank", gas, 190_000);
}

const bench = await prepare(256);
const peers = await measurePeers(bench.ethers);
await tokens(bench, peers);
await banks(bench);
await work(bench, peers);
await property(bench);

const row = (cells: (string | number)[]) => `| ${cells.join(" | ")} |`;
console.log(row(["id", "gas", "goal", "", "floor", "peers"]));
console.log(row(["---", "--:", "--:", "---", "--:", "---"]));
for (const { id: name, gas, goal, floor, peers: theirs } of figures) {
  const others = Object.entries(theirs).map(([peer, figure]) => `${peer} ${figure.toLocaleString("en")}`);
  const met = goal === undefined ? "" : gas <= goal ? "met" : "missed";
  const lowest = floor === undefined ? "" : `${floor.toLocaleString("en")} (× ${(gas / floor).toFixed(2)})`;
  console.log(row([name, gas.toLocaleString("en"), goal?.toLocaleString("en") ?? "", met, lowest, others.join(" · ")]));
}
const folder = path.join(import.meta.dirname, "results");
mkdirSync(folder, { recursive: true });
const written = figures.map(({ id: name, gas, peers: theirs }) => ({ id: name, gas, peers: theirs }));
writeFileSync(path.join(folder, "gas.json"), `${JSON.stringify(written, null, 2)}\n`);
