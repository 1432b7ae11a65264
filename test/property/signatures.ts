import { expect } from "chai";
import { ZeroHash, id } from "ethers";
import { network } from "hardhat";
import { NOW, as as asParty } from "../helpers/agreement.js";
import {
  ALL,
  ANN,
  Act,
  type ActName,
  BEN,
  CHO,
  Consent,
  DAN,
  EVIDENCE,
  NOTICE,
  type Property,
  SUBJECT,
  Status,
  Title,
  Vote,
  agreed,
  deployProperty,
  envelope,
  offer,
  offerHash,
  offered,
  pledge,
  proposed,
  register,
  registration,
  report,
  rules,
  separated,
} from "../helpers/property.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture, time } = networkHelpers;
type Signed = Awaited<ReturnType<typeof envelope>>;

async function deployed() {
  const context = await deployProperty(ethers);
  const alone = { consent: Consent.Alone, noticeDays: 0 };
  await agreed(context, networkHelpers, rules({ renounce: alone, pledge: alone }));
  await register(context);
  await asParty(context, ANN).reserve(0, ANN, NOW); // agreement 2
  await register(context, { agreement: 0, identifier: id("background") });
  await separated(context, 1n);
  return context;
}
type Context = Awaited<ReturnType<typeof deployed>>;

/** Every act: what its member signs, and how it is sent. */
const what = registration({
  identifier: id("new"),
  parents: [
    { parent: 1, rate: 5 },
    { parent: 2, rate: 7 },
  ],
});
const lapsed = report(1, Status.Lapsed, { identifier: id("other") });
const sale = offer(2, { units: ALL });
const share = offer(1, { to: DAN });
const pledged = pledge(1);
interface Case {
  act: ActName;
  message: Record<string, unknown>;
  send: (context: Property, signed: Signed) => Promise<unknown>;
  before?: (context: Context) => Promise<unknown>;
  by?: number;
}
const cases: Case[] = [
  { act: "RegisterAsset", message: { member: ANN, what }, send: ({ ip }, e) => ip.register(ANN, what, e) },
  {
    act: "OfferBackground",
    message: { asset: 2, agreement: 2, limits: EVIDENCE },
    send: ({ ip }, e) => ip.offer(2, 2, EVIDENCE, e),
  },
  { act: "ReportStatus", message: { report: lapsed }, send: ({ ip }, e) => ip.reportStatus(lapsed, e) },
  {
    act: "RecordTitle",
    message: { asset: 1, member: ANN, status: Title.Filed, evidence: EVIDENCE },
    send: ({ ip }, e) => ip.recordTitle(1, ANN, Title.Filed, EVIDENCE, e),
  },
  {
    act: "RecordAnnualFee",
    message: { asset: 1, member: ANN, until: 30_000, evidence: EVIDENCE },
    send: ({ ip }, e) => ip.recordAnnualFee(1, ANN, 30_000, EVIDENCE, e),
  },
  {
    act: "RecordUse",
    message: { asset: 1, member: ANN, on: 15_000, evidence: EVIDENCE },
    send: ({ ip }, e) => ip.recordUse(1, ANN, 15_000, EVIDENCE, e),
  },
  {
    act: "ProposeMotion",
    message: { asset: 1, act: Act.Exclusive, member: ANN, subject: SUBJECT, notice: NOTICE },
    send: ({ ip }, e) => ip.propose(1, Act.Exclusive, ANN, SUBJECT, NOTICE, e),
  },
  {
    act: "VoteMotion",
    message: { motion: 1, member: ANN, subject: SUBJECT, vote: Vote.Consents, reason: ZeroHash },
    before: (context) => proposed(context, 1n, Act.Exclusive, BEN),
    send: ({ ip }, e) => ip.vote(1, ANN, SUBJECT, Vote.Consents, ZeroHash, e),
  },
  {
    act: "SeparateAsset",
    message: { asset: 3, member: ANN },
    before: (context) => register(context, { identifier: id("third") }),
    send: ({ ip }, e) => ip.separate(3, ANN, e),
  },
  {
    act: "OfferShare",
    message: { offer: share, notice: NOTICE },
    send: ({ ip }, e) => ip.offerShare(share, NOTICE, e),
  },
  {
    act: "PreemptShare",
    message: { motion: 1, member: ANN, offer: offer(1, { from: BEN }) },
    before: (context) => offered(context, offer(1, { from: BEN })),
    send: ({ ip }, e) => ip.preempt(1, ANN, offer(1, { from: BEN }), e),
  },
  {
    act: "TransferShare",
    message: { offer: sale, motion: 0n },
    send: ({ ip }, e) => ip.transfer(sale, 0, e),
  },
  {
    act: "RenounceShare",
    message: { asset: 1, member: ANN, motion: 0n, declaration: EVIDENCE },
    send: ({ ip }, e) => ip.renounce(1, ANN, 0, EVIDENCE, e),
  },
  { act: "PledgeAsset", message: { pledge: pledged, motion: 0n }, send: ({ ip }, e) => ip.pledge(pledged, 0, e) },
  {
    act: "ReleasePledge",
    message: { asset: 1, member: DAN, evidence: EVIDENCE },
    by: DAN,
    before: ({ as }) => as(ANN).pledge(pledged, 0, { nonce: 0n, deadline: 0n, signatures: [] }),
    send: ({ ip }, e) => ip.release(1, DAN, EVIDENCE, e),
  },
];

describe("IPRegistry: signatures", () => {
  for (const { act, message, send, before, by = ANN } of cases) {
    it(`${act}: anybody may send what was signed, once, in time, here, in order, unchanged`, async () => {
      const context = await loadFixture(deployed);
      const { ip, members, signers } = context;
      await before?.(context);
      const signer = signers[by]!;
      const bad = async (change: Parameters<typeof envelope>[4], more: Record<string, unknown> = {}) =>
        send(context, await envelope(ip, signer, act, { ...message, ...more }, change));
      for (const change of [{ chainId: 1n }, { verifyingContract: await members.getAddress() }]) {
        await expect(bad(change))
          .to.be.revertedWithCustomError(members, "SettableMembersBadSignature")
          .withArgs(signer.address);
      }
      for (const [name, value] of Object.entries(message)) {
        const other =
          typeof value === "object"
            ? { ...value, [Object.keys(value as object)[0]!]: 9 }
            : typeof value === "string"
              ? id("something else")
              : BigInt(value as number) + 1n;
        await expect(bad({}, { [name]: other }), name).to.be.revertedWithCustomError(
          members,
          "SettableMembersBadSignature",
        );
      }
      await expect(bad({ nonce: 1n }))
        .to.be.revertedWithCustomError(ip, "ActNonceWrong")
        .withArgs(by, 1, 0);
      const deadline = BigInt(await time.latest());
      await expect(bad({ deadline })).to.be.revertedWithCustomError(ip, "ActDeadlineOver").withArgs(deadline);
      const signed = await envelope(ip, signer, act, message, { deadline: deadline + 100n });
      await time.setNextBlockTimestamp(deadline + 100n);
      await expect(send(context, signed)).to.emit(ip, "ActNonceUsed").withArgs(by, 0, 1);
      await time.setNextBlockTimestamp(deadline + 101n);
      await expect(send(context, signed)).to.revert(ethers);
      expect(await ip.nextNonce(by, 0)).to.equal(1);
    });
  }

  it("an envelope is used once even where the act could be done again", async () => {
    const context = await loadFixture(deployed);
    const { ip, signers } = context;
    const { message, send } = cases[3]!;
    const signed = await envelope(ip, signers[ANN]!, "RecordTitle", message);
    await send(context, signed);
    await expect(send(context, signed)).to.be.revertedWithCustomError(ip, "ActNonceWrong").withArgs(ANN, 0, 1);
  });

  it("a member's other signer cannot act for another, a successor's can", async () => {
    const context = await loadFixture(deployed);
    const { ip, members, signers } = context;
    const { message, send } = cases[3]!;
    await expect(send(context, await envelope(ip, signers[CHO]!, "RecordTitle", message)))
      .to.be.revertedWithCustomError(members, "SettableMembersNotSigner")
      .withArgs(ANN, signers[CHO]!.address, 2);
    await members.succeed(ANN, CHO);
    await send(context, await envelope(ip, signers[CHO]!, "RecordTitle", message));
    expect((await ip.recordOf(1)).title).to.equal(Title.Filed);
    expect(offerHash(sale)).not.to.equal(offerHash(share));
  });

  it("a nonce can be used up, so that what was signed under it never counts", async () => {
    const context = await loadFixture(deployed);
    const { ip, signers } = context;
    const { message, send } = cases[3]!;
    await expect(context.as(ANN).invalidateNonce(ANN, 0)).to.emit(ip, "ActNonceUsed").withArgs(ANN, 0, 1);
    await expect(send(context, await envelope(ip, signers[ANN]!, "RecordTitle", message)))
      .to.be.revertedWithCustomError(ip, "ActNonceWrong")
      .withArgs(ANN, 0, 1);
  });
});
