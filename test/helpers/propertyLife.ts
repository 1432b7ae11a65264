import { ZeroAddress, ZeroHash, id } from "ethers";
import { network } from "hardhat";
import type { Life } from "./checkedLife.js";
import { bankAs, receiptOn } from "./bank.js";
import { Kind as Tier } from "./core.js";
import { NOW } from "./agreement.js";
import { Kind, type LicenceTerms, fees, hashTerms, licenceTerms, noFees, toMember } from "./licences.js";
import { livedOn } from "./livedOn.js";
import {
  Act,
  Consent,
  DIRECT,
  EVIDENCE,
  Kind as Asset,
  NOTICE,
  type Property,
  REASON,
  Status,
  Title,
  UNITS,
  agreed,
  consents,
  days,
  objects,
  offer,
  offerHash,
  offered,
  pledge,
  pledgeHash,
  proposed,
  register,
  report,
  rules,
  separated,
} from "./property.js";
import { ACCOUNT, ANN, BEN, CHO, type Connection, DAN, deployRails } from "./rails.js";
import { Source, holderLine, party, poolLine, tierLine } from "./terms.js";
import { CNY } from "./core.js";

/**
 * The assets: Dan's background, offered to the project; a patent that Ann, Ben and Cho own and that derives from it (5 %); software of theirs that derives from the
 * patent (10 %); know-how of theirs; Ben's improvement of the patent (2 %).
 */
export const [BACKGROUND, PATENT, SOFTWARE, SECRET, IMPROVEMENT] = [1n, 2n, 3n, 4n, 5n];
/** The licences, in the order in which they are granted. */
export const Licence = {
  Exclusive: 1,
  Sub: 2,
  Ordinary: 3,
  Secret: 4,
  Software: 5,
  Unused: 6,
  Background: 7,
  Access: 8,
} as const;
const LIMITS = id("limits");
const SECOND = 86_400;
/** What the receipts of the first month bring to the pot of Ann's people. */
export const REWARDS = 6982n;

type Context = Awaited<ReturnType<typeof founded>>;

/** Agreement 1 of Ann, Ben and Cho, who own its results as 5 : 3 : 2; a tenth of what Ann gets is her people's. */
async function founded(connection: Connection) {
  const { networkHelpers } = connection;
  const rails = await deployRails(connection);
  const { signers, registry, moduleSet, property: ip } = rails;
  const as = (n: number) => ip.connect(signers[n]!);
  const property: Property = { signers, registry, moduleSet, ip, as };
  const given = rules({
    ownersPool: 1,
    subLicences: true,
    secret: { consent: Consent.Alone, noticeDays: 0 },
  });
  await register(property, { agreement: 0, kind: Asset.KnowHow, sole: true, identifier: id("background") }, DAN);
  await rails.registry.connect(signers[ANN]!).reserve(0, ANN, NOW);
  await as(DAN).offer(BACKGROUND, 1, LIMITS, DIRECT);
  const terms = await agreed(property, networkHelpers, given, {
    rules: { panel: 0 },
    holders: [holderLine(CNY, ANN, ACCOUNT)],
    pools: [poolLine(1, Source.Agreed, { total: -1n })],
    tiers: [tierLine(Tier.Share, 1_000_000, 1)],
    amountCurrency: ZeroAddress,
    rates: [],
    parties: [ANN, BEN, CHO].map((n) => party(n, [UNITS[n]!], n === ANN ? 100_000 : 0)),
  });
  const { time } = networkHelpers;
  const pass = (length: number) => time.increase(days(length));
  const today = async () => Math.floor((await time.latest()) / SECOND);
  return { ...rails, asset: property, day: terms.legal.effective, pass, today };
}

/** What there is, and who owns it: filed with everybody's consent after an objection, recorded, owned apart, sold, pledged and set free. */
async function own({ asset, pass, today }: Context): Promise<void> {
  const { as } = asset;
  await register(asset, { identifier: id("patent"), parents: [{ parent: BACKGROUND, rate: 50_000 }] });
  await register(asset, {
    identifier: id("software"),
    kind: Asset.Software,
    parents: [{ parent: PATENT, rate: 100_000 }],
  });
  await register(asset, { identifier: id("secret"), kind: Asset.KnowHow }, BEN);
  const better = { identifier: id("improvement"), sole: true, parents: [{ parent: PATENT, rate: 20_000 }] };
  await register(asset, better, BEN);

  const filing = await proposed(asset, PATENT, Act.File);
  await objects(asset, filing, BEN);
  await consents(asset, filing, BEN);
  await pass(10);
  const on = await today();
  const filed = { on, motion: filing, basis: id("subject"), identifier: id("CN202410000002.1") };
  await as(ANN).reportStatus(report(PATENT, Status.Filed, filed), DIRECT);
  for (const status of [Status.Published, Status.Granted]) {
    await as(BEN).reportStatus(report(PATENT, status, { member: BEN, on }), DIRECT);
  }
  await as(BEN).recordTitle(PATENT, BEN, Title.Registered, EVIDENCE, DIRECT);
  await as(CHO).recordAnnualFee(PATENT, CHO, on + 365, EVIDENCE, DIRECT);
  await as(ANN).recordUse(PATENT, ANN, on, EVIDENCE, DIRECT);
  await separated(asset, PATENT);
}

async function handOver({ asset, pass }: Context): Promise<void> {
  const { as, ip } = asset;
  const sale = offer(PATENT, { from: CHO, units: 200_000n });
  const first = await offered(asset, sale);
  await as(BEN).preempt(first, BEN, sale, DIRECT);
  await consents(asset, first, ANN, offerHash(sale));
  await as(CHO).transfer(sale, first, DIRECT);
  const gift = offer(PATENT, { from: ANN, price: 0n, currency: ZeroAddress });
  const second = await offered(asset, gift);
  await pass(45);
  await as(ANN).transfer(gift, second, DIRECT);

  const leaving = await proposed(asset, PATENT, Act.Renounce, DAN, REASON);
  await consents(asset, leaving, BEN, REASON);
  await as(DAN).renounce(PATENT, DAN, leaving, REASON, DIRECT);
  const secured = pledge(PATENT);
  const pledging = await proposed(asset, PATENT, Act.Pledge, ANN, pledgeHash(secured));
  await consents(asset, pledging, BEN, pledgeHash(secured));
  await as(ANN).pledge(secured, pledging, DIRECT);
  await as(DAN).release(PATENT, DAN, EVIDENCE, DIRECT);
  const outside = offer(BACKGROUND, { from: DAN, to: CHO, units: 1_000_000n });
  await as(DAN).transfer(outside, 0, DIRECT);
  expectCount(await ip.counts());
}

function expectCount({ assets, motions }: { assets: bigint; motions: bigint }): void {
  if (assets !== IMPROVEMENT || motions !== 5n) throw new Error(`${assets} assets and ${motions} motions`);
}

/** Licences of all sorts; the terms of each, by its number. */
async function license(context: Context): Promise<Record<number, LicenceTerms>> {
  const { asset, licences, signers, today } = context;
  const from = await today();
  const span = { asset: Number(PATENT), from, until: from + 1000 };
  const cost = fees({ instalments: [{ due: from + 20, amount: 10_000n }] });
  const access = { kind: Kind.Access, purpose: 1, project: 1n, until: from + 100, fees: noFees };
  const terms: Record<number, LicenceTerms> = {
    [Licence.Exclusive]: toMember(DAN, { ...span, kind: Kind.Exclusive, subLicences: true, fees: cost }),
    [Licence.Sub]: licenceTerms({ ...span, licensor: DAN, head: 1n, from: from + 1, fees: cost }),
    [Licence.Ordinary]: licenceTerms({ ...span, fields: 2n, fees: cost }),
    [Licence.Secret]: licenceTerms({ ...span, asset: Number(SECRET), licensor: BEN, fees: cost }),
    [Licence.Software]: licenceTerms({ ...span, asset: Number(SOFTWARE), fees: cost }),
    [Licence.Unused]: licenceTerms({ ...span, kind: Kind.Sole, fields: 4n, useBy: from + 5, fees: cost }),
    [Licence.Background]: toMember(BEN, { ...span, ...access, asset: Number(BACKGROUND), licensor: CHO }),
    [Licence.Access]: toMember(CHO, { ...span, ...access }),
  };
  for (const [number, given] of Object.entries(terms)) {
    const by = licences.connect(signers[given.licensor]!);
    if (Number(number) === Licence.Sub) await by.subLicense(given, terms[Licence.Exclusive]!, DIRECT);
    else await by.grant(given, await agreedTo(asset, given), DIRECT);
  }
  return terms;
}

/** The motion that carries an exclusive licence, 0 for another. */
async function agreedTo(asset: Property, terms: LicenceTerms): Promise<bigint> {
  if (terms.kind !== Kind.Sole && terms.kind !== Kind.Exclusive) return 0n;
  const motion = await proposed(asset, BigInt(terms.asset), Act.Exclusive, ANN, hashTerms(terms));
  await consents(asset, motion, BEN, hashTerms(terms));
  return motion;
}

/** Reports and receipts, and royalties that go up from the software to the patent and from there to the background. */
async function pay(context: Context, terms: Record<number, LicenceTerms>): Promise<void> {
  const { licences, bank, signers, pass } = context;
  const file = (licence: number, by: number, base: bigint) =>
    licences.connect(signers[by]!).fileReport(licence, terms[licence]!, base, EVIDENCE, DIRECT);
  await pass(100);
  await file(Licence.Exclusive, DAN, 900_003n);
  await pass(100);
  await file(Licence.Exclusive, DAN, 700_001n);
  await file(Licence.Secret, BEN, 10_000n);
  await file(Licence.Software, ANN, 40_001n);
  const keys: string[] = [];
  for (const licence of [Licence.Exclusive, Licence.Ordinary, Licence.Secret, Licence.Software]) {
    keys.push(await receive(context, (receipt) => ["bookLicenceReceipt", licence, receipt]));
  }
  for (const asset of [IMPROVEMENT, SOFTWARE]) {
    await receive(context, (receipt) => ["bookAssetReceipt", asset, receipt]);
  }
  await bank.forward(SOFTWARE, PATENT, CNY, 1);
  await bank.forward(IMPROVEMENT, PATENT, CNY, 1);
  await bank.forward(PATENT, BACKGROUND, CNY, 0);
  await licences.connect(signers[BEN]!).credit(Licence.Secret, BEN, 0, 500n, REASON, DIRECT);
  // What the ordinary licence paid goes back in two parts, its direct costs with the second.
  for (const amount of [27n, 40_000n]) {
    await bankAs(context, ANN).proposeReversal(keys[1]!, amount, REASON);
    await bankAs(context, BEN).confirmReversal(keys[1]!, amount, BEN);
  }
}

type Booking = ["bookLicenceReceipt" | "bookAssetReceipt", number | bigint, ReturnType<typeof receiptOn>];

let references = 0;
async function receive(context: Context, booking: (receipt: Booking[2]) => Booking): Promise<string> {
  const bank = bankAs(context, ANN);
  const bankReference = id(`reference ${++references}`);
  const [how, source, receipt] = booking(
    receiptOn(context.day, { gross: 40_041n, tax: 11n, directCosts: 3n, bankReference }),
  );
  const key = await bank[how].staticCall(source, CNY, 1, receipt);
  await bank[how](source, CNY, 1, receipt);
  await bankAs(context, BEN).confirmReceipt(key, BEN);
  return key;
}

/** How licences end: noticed and not cured, with their head, given up, expired; one that is not used becomes ordinary. */
async function end(
  { licences, rewards, signers, pass, day }: Context,
  terms: Record<number, LicenceTerms>,
): Promise<void> {
  const by = (member: number) => licences.connect(signers[member]!);
  await by(ANN).loosen(Licence.Unused, terms[Licence.Unused]!, ANN, DIRECT);
  await by(BEN).giveNotice(Licence.Software, terms[Licence.Software]!, BEN, 1, NOTICE, DIRECT);
  await pass(32);
  await by(ANN).terminate(Licence.Software, ANN, REASON, DIRECT);
  await by(DAN).surrender(Licence.Exclusive, REASON, DIRECT);
  await pass(1);
  await licences.end(Licence.Sub);
  await licences.end(Licence.Access);
  await by(ANN).fileContract(Licence.Ordinary, id("record"), DIRECT);
  const key = { agreement: 1, member: ANN, kind: 1, currency: CNY, first: day, last: day + 30 };
  const facts = { root: id("root"), count: 2, total: REWARDS, main: REWARDS };
  const corrected = { ...facts, root: id("correction"), main: REWARDS / 2n };
  await rewards.connect(signers[ANN]!).commit(key, facts, ZeroHash, DIRECT);
  await rewards.connect(signers[ANN]!).commit(key, corrected, facts.root, DIRECT);
}

let lived: Promise<Life> | undefined;

/** A whole life of intellectual property above the real contracts; it is lived once for all tests. */
export const propertyLife = (): Promise<Life> => (lived ??= network.create().then(live));

async function live(connection: Connection): Promise<Life> {
  const context = await founded(connection);
  await own(context);
  await handOver(context);
  const terms = await license(context);
  await pay(context, terms);
  await end(context, terms);
  return livedOn(connection.ethers.provider, context);
}
