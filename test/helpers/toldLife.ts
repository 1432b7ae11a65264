import { TypedDataEncoder, ZeroHash, id } from "ethers";
import { DAY, NOW } from "./agreement.js";
import { STATEMENT, bankAs, receiptOn } from "./bank.js";
import { CNY, NATIVE } from "./core.js";
import { Kind as LicenceKind, fees, toMember } from "./licences.js";
import {
  Act,
  Consent,
  DIRECT,
  EVIDENCE,
  Kind,
  NOTICE,
  REASON,
  Status,
  SUBJECT,
  Title,
  Vote,
  offer,
  offerHash,
  pledge,
  pledgeHash,
  registration,
  report,
  rules,
  rulesHash,
} from "./property.js";
import { ACCOUNT, ANN, BEN, CHO, type Connection, DAN, agree, deployRails, tokenLine } from "./rails.js";
import { holderLine } from "./terms.js";

/** Ann's background, the project's invention that derives from it, Ben's own improvement. */
export const [BACKGROUND, INVENTION, IMPROVEMENT] = [1, 2, 3];
/** Dan's licence of the invention, paid and reported; Cho's exclusive one of Ben's improvement. */
export const [PAID, EXCLUSIVE] = [1, 2];

const majority = { consent: Consent.Majority, noticeDays: 0 };
const RULES = rules({
  ownersPool: 1,
  preemptionDays: 30,
  useDays: 0,
  file: majority,
  secret: { consent: Consent.Alone, noticeDays: 0 },
  exclusive: majority,
  transfer: majority,
  pledge: majority,
  renounce: majority,
});

/** All modules for real; agreement 1 of Ann, Ben and Cho, who own its results as 1 : 1 : 2, with its rules adopted. */
async function begun(connection: Connection) {
  const context = await deployRails(connection);
  const token = await connection.ethers.deployContract("MockToken");
  const holders = [holderLine(CNY, ANN, ACCOUNT), tokenLine(NATIVE), tokenLine(await token.getAddress())];
  const registry = await connection.ethers.getContractAt("IIPRegistry", await context.property.getAddress());
  const by = (member: number) => registry.connect(context.signers[member]!);
  const own = { agreement: 0, kind: Kind.Software, status: Status.Granted, identifier: id("2020SR0000001") };
  await by(ANN).register(ANN, registration(own), DIRECT);
  await context.registry.connect(context.signers[ANN]!).reserve(0, ANN, NOW);
  await by(ANN).offer(BACKGROUND, 1, EVIDENCE, DIRECT); // before the project starts (R26)
  const terms = await agree(context, connection, holders, { licenceRule: rulesHash(RULES) });
  await context.property.adopt(terms, RULES);
  const licensing = (member: number) => context.licences.connect(context.signers[member]!);
  return { ...context, by, licensing, day: terms.legal.effective, connection };
}
type Begun = Awaited<ReturnType<typeof begun>>;

/** One asks, another one consents: together they have more than half. Returns the motion's number. */
async function carried({ by }: Begun, act: number, [asker, other]: [number, number], subject: string): Promise<bigint> {
  await by(asker).propose(INVENTION, act, asker, subject, NOTICE, DIRECT);
  const { motions: motion } = await by(asker).counts();
  await by(other).vote(motion, other, subject, Vote.Consents, ZeroHash, DIRECT);
  return motion;
}

async function assets(context: Begun): Promise<void> {
  const { by, day } = context;
  await by(ANN).register(ANN, registration({ parents: [{ parent: BACKGROUND, rate: 60_000 }] }), DIRECT);
  await by(BEN).register(BEN, registration({ kind: Kind.KnowHow, sole: true, identifier: id("recipe") }), DIRECT);
  await by(CHO).propose(INVENTION, Act.File, CHO, SUBJECT, NOTICE, DIRECT);
  await by(BEN).vote(1, BEN, SUBJECT, Vote.Objects, REASON, DIRECT);
  await by(BEN).vote(1, BEN, SUBJECT, Vote.Consents, ZeroHash, DIRECT);
  const filed = report(INVENTION, Status.Filed, { member: CHO, on: day, motion: 1n, basis: SUBJECT });
  await by(CHO).reportStatus(filed, DIRECT);
  await by(ANN).recordTitle(INVENTION, ANN, Title.Registered, EVIDENCE, DIRECT);
  await by(BEN).recordAnnualFee(INVENTION, BEN, day + 365, EVIDENCE, DIRECT);
  await by(CHO).recordUse(INVENTION, CHO, day, EVIDENCE, DIRECT);
}

/** Cho sells a quarter of the invention to Dan, but Ann takes Dan's place; then it is pledged, and Ben renounces. */
async function owners(context: Begun): Promise<void> {
  const { by } = context;
  await by(ANN).separate(INVENTION, ANN, DIRECT);
  for (const owner of [ANN, BEN, CHO]) await by(ANN).seat(INVENTION, owner);
  const sale = offer(INVENTION, { from: CHO, to: DAN, units: 10n });
  await by(CHO).offerShare(sale, NOTICE, DIRECT);
  await by(ANN).vote(2, ANN, offerHash(sale), Vote.Objects, REASON, DIRECT); // and takes it herself, which takes the objection back
  await by(ANN).preempt(2, ANN, sale, DIRECT);
  await by(BEN).vote(2, BEN, offerHash(sale), Vote.Consents, ZeroHash, DIRECT);
  await by(CHO).transfer(sale, 2, DIRECT);
  const secured = pledge(INVENTION);
  await by(ANN).pledge(secured, await carried(context, Act.Pledge, [ANN, CHO], pledgeHash(secured)), DIRECT);
  await by(DAN).release(INVENTION, DAN, EVIDENCE, DIRECT);
  const agreed = await carried(context, Act.Renounce, [BEN, ANN], SUBJECT);
  await by(BEN).renounce(INVENTION, BEN, agreed, SUBJECT, DIRECT);
  await by(BEN).invalidateNonce(BEN, 1);
}

const CREDIT = [
  { type: "uint40", name: "licence" },
  { type: "uint96", name: "amount" },
  { type: "bytes32", name: "reason" },
];

/** What both licences say. */
function termsOf({ day }: Begun) {
  const days = { from: day, until: day + 900 };
  const instalments = [{ due: day + 30, amount: 10_000n }];
  const paid = toMember(DAN, { asset: INVENTION, ...days, fees: fees({ instalments }) });
  const exclusive = toMember(CHO, {
    asset: IMPROVEMENT,
    licensor: BEN,
    kind: LicenceKind.Exclusive,
    ...days,
    useBy: day + 60,
    fees: fees({ instalments: [] }),
  });
  return { paid, exclusive };
}

async function granted(context: Begun): Promise<void> {
  const { bank, licensing, day } = context;
  const { paid, exclusive } = termsOf(context);
  await licensing(ANN).grant(paid, 0, DIRECT);
  await licensing(ANN).fileContract(PAID, EVIDENCE, DIRECT);
  await licensing(BEN).grant(exclusive, 0, DIRECT);
  const receipt = receiptOn(day, { gross: 1_000n, tax: 0n, directCosts: 0n });
  const key = await bankAs(context, ANN).bookLicenceReceipt.staticCall(PAID, CNY, 1, receipt);
  await bankAs(context, ANN).bookLicenceReceipt(PAID, CNY, 1, receipt);
  await bankAs(context, BEN).confirmReceipt(key, BEN);
  await bank.forward(INVENTION, BACKGROUND, CNY, 1);
  await bankAs(context, ANN).proposeReversal(key, 100, REASON);
  await bankAs(context, BEN).confirmReversal(key, 100, BEN);
}

async function ended(context: Begun): Promise<void> {
  const { licensing, day, connection } = context;
  const { time } = connection.networkHelpers;
  const { paid, exclusive } = termsOf(context);
  const { last } = await licensing(DAN).nextReport(PAID, paid);
  await time.increaseTo((last + 1n) * BigInt(DAY));
  await licensing(DAN).fileReport(PAID, paid, 100_000n, EVIDENCE, DIRECT);
  const credit = { licence: PAID, amount: 500n, reason: REASON };
  const subject = TypedDataEncoder.hashStruct("Credit", { Credit: CREDIT }, credit);
  const agreed = await carried(context, Act.Exclusive, [ANN, CHO], subject);
  await licensing(ANN).credit(PAID, ANN, agreed, credit.amount, REASON, DIRECT);
  await time.increaseTo((day + 200) * DAY);
  await licensing(ANN).giveNotice(PAID, paid, ANN, 1, STATEMENT, DIRECT);
  await licensing(BEN).loosen(EXCLUSIVE, exclusive, BEN, DIRECT);
  await licensing(CHO).surrender(EXCLUSIVE, REASON, DIRECT);
  await time.increaseTo((day + 240) * DAY);
  await licensing(ANN).terminate(PAID, ANN, REASON, DIRECT);
}

/** A life with everything in it that assets, licences and lists of people tell. */
export async function toldLife(connection: Connection) {
  const context = await begun(connection);
  await assets(context);
  await owners(context);
  await granted(context);
  await ended(context);
  const { rewards, signers, day } = context;
  const key = { agreement: 1, member: CHO, kind: 1, currency: CNY, first: day, last: day + 30 };
  const facts = { root: id("root"), count: 7, total: 78n, main: 60n };
  await rewards.connect(signers[CHO]!).commit(key, facts, ZeroHash, DIRECT);
  return context;
}
