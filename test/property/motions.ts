import { expect } from "chai";
import { ZeroHash, id } from "ethers";
import { network } from "hardhat";
import { NOW, REASON, as as asParty } from "../helpers/agreement.js";
import {
  ANN,
  Act,
  BEN,
  CHO,
  Consent,
  DAN,
  DIRECT,
  Digest,
  NOTICE,
  SUBJECT,
  Status,
  Vote,
  agreed,
  consents,
  days,
  deployProperty,
  objects,
  offer,
  offerHash,
  offered,
  proposed,
  register,
  report,
  rules,
  secondOf,
  separated,
  plain,
} from "../helpers/property.js";
import { Exit } from "../helpers/terms.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture, time } = networkHelpers;
const FREE = { transfer: { consent: Consent.Alone, noticeDays: 0 }, preemptionDays: 0 };

async function deployedWith(given = rules(), more = {}) {
  const context = await deployProperty(ethers);
  await agreed(context, networkHelpers, given, more);
  await register(context);
  return context;
}
const deployed = () => deployedWith();
/** Transfers need nothing, so that owners change at will. */
const free = () => deployedWith(rules(FREE));
const motionWord = (act: number, member: number, at: number): bigint =>
  1n | (BigInt(member) << 40n) | (BigInt(act) << 72n) | (1_000_000n << 104n) | (BigInt(at) << 168n);

describe("IPRegistry: motions", () => {
  it("counts what owners say by their units, and lets them say otherwise", async () => {
    const context = await loadFixture(deployed);
    const { ip } = context;
    const sent = await context.as(ANN).propose(1, Act.Exclusive, ANN, SUBJECT, NOTICE, DIRECT);
    const at = await secondOf(sent);
    await expect(sent)
      .to.emit(ip, "MotionProposed")
      .withArgs(1, 1, ANN, SUBJECT, NOTICE, motionWord(Act.Exclusive, ANN, at), 500_000);
    const tally = (consented: bigint, objections: bigint) => consented | (objections << 64n);
    const say = (by: number, vote: number, reason: string, after: bigint) =>
      expect(context.as(by).vote(1, by, SUBJECT, vote, reason, DIRECT))
        .to.emit(ip, "MotionVoted")
        .withArgs(1, by, vote, reason, after);
    await say(BEN, Vote.Consents, ZeroHash, tally(800_000n, 0n));
    await say(CHO, Vote.Objects, REASON, tally(800_000n, 1n));
    await say(BEN, Vote.Objects, REASON, tally(500_000n, 2n));
    await say(CHO, Vote.None, ZeroHash, tally(500_000n, 1n));
    await say(CHO, Vote.Consents, ZeroHash, tally(700_000n, 1n));
    expect(plain(await ip.motionOf(1))).to.deep.equal({
      asset: 1n,
      act: BigInt(Act.Exclusive),
      member: BigInt(ANN),
      epoch: 0n,
      total: 1_000_000n,
      proposedAt: BigInt(at),
      subject: SUBJECT,
      consented: 700_000n,
      objections: 1n,
      taker: 0n,
      takerUntil: 0n,
      used: false,
    });
    expect(await ip.voteOf(1, ANN)).to.equal(Vote.Consents);
    expect(await ip.voteOf(1, BEN)).to.equal(Vote.Objects);
  });

  it("refuses proposals of others, about nothing, about what has ended, and transfers", async () => {
    const context = await loadFixture(deployed);
    const { ip } = context;
    await expect(proposed(context, 1n, Act.File, DAN))
      .to.be.revertedWithCustomError(ip, "PropertyNotOwner")
      .withArgs(1, DAN);
    await expect(proposed(context, 1n, Act.File, ANN, ZeroHash))
      .to.be.revertedWithCustomError(ip, "PropertyDigestMissing")
      .withArgs(Digest.Subject);
    await expect(proposed(context, 1n, Act.Transfer))
      .to.be.revertedWithCustomError(ip, "PropertyOfferShareInstead")
      .withArgs();
    await context.as(ANN).reportStatus(report(1, Status.Lapsed), DIRECT);
    await expect(proposed(context, 1n, Act.File))
      .to.be.revertedWithCustomError(ip, "PropertyAssetEnded")
      .withArgs(1, Status.Lapsed);
  });

  it("refuses votes on unknown motions, on another subject, of others, said twice, objections without reasons", async () => {
    const context = await loadFixture(deployed);
    const { ip } = context;
    await expect(consents(context, 1n, BEN))
      .to.be.revertedWithCustomError(ip, "PropertyMotionUnknown")
      .withArgs(1);
    await expect(ip.motionOf(1)).to.be.revertedWithCustomError(ip, "PropertyMotionUnknown").withArgs(1);
    const motion = await proposed(context, 1n, Act.File);
    await expect(consents(context, motion, BEN, id("other")))
      .to.be.revertedWithCustomError(ip, "PropertyMotionDiffers")
      .withArgs(motion, 1, Act.File, BEN, id("other"));
    await expect(consents(context, motion, DAN))
      .to.be.revertedWithCustomError(ip, "PropertyNotOwner")
      .withArgs(1, DAN);
    await consents(context, motion, BEN);
    for (const [by, vote] of [
      [ANN, Vote.Consents],
      [BEN, Vote.Consents],
      [CHO, Vote.None],
    ] as const) {
      await expect(context.as(by).vote(motion, by, SUBJECT, vote, ZeroHash, DIRECT))
        .to.be.revertedWithCustomError(ip, "PropertyVotedBefore")
        .withArgs(motion, by, vote);
    }
    await expect(context.as(CHO).vote(motion, CHO, SUBJECT, Vote.Objects, ZeroHash, DIRECT))
      .to.be.revertedWithCustomError(ip, "PropertyDigestMissing")
      .withArgs(Digest.Reason);
  });

  it("carries by the rule: all, more than half, no objection after the days, alone after the days", async () => {
    const noticed = { consent: Consent.Majority, noticeDays: 20 };
    const context = await deployedWith(
      rules({ ordinary: { consent: Consent.NoObjection, noticeDays: 45 }, pledge: noticed }),
    );
    const { ip, licences } = context;
    const agree = (act: number, motion: bigint, by = ANN) => licences.requireAgreed(1, act, by, motion, SUBJECT);
    const all = await proposed(context, 1n, Act.Exclusive);
    await consents(context, all, BEN);
    await time.increase(days(5000)); // no days make up for consents
    await expect(agree(Act.Exclusive, all))
      .to.be.revertedWithCustomError(ip, "PropertyConsentMissing")
      .withArgs(all, 800_000, 1_000_000);
    await consents(context, all, CHO);
    await expect(agree(Act.Exclusive, all))
      .to.emit(ip, "MotionUsed")
      .withArgs(all, 1_000_000n | (1n << 152n));

    const half = await proposed(context, 1n, Act.Renounce); // exactly half is not more than half
    await expect(agree(Act.Renounce, half))
      .to.be.revertedWithCustomError(ip, "PropertyConsentMissing")
      .withArgs(half, 500_000, 1_000_000);
    await consents(context, half, CHO);
    await agree(Act.Renounce, half);

    const silent = await proposed(context, 1n, Act.Ordinary, BEN);
    const until = Number((await ip.motionOf(silent)).proposedAt) + days(45);
    await time.setNextBlockTimestamp(until - 1);
    await expect(agree(Act.Ordinary, silent, BEN))
      .to.be.revertedWithCustomError(ip, "PropertyNoticeRunning")
      .withArgs(silent, until);
    await time.setNextBlockTimestamp(until);
    await agree(Act.Ordinary, silent, BEN);

    const opposed = await proposed(context, 1n, Act.Ordinary, BEN);
    await objects(context, opposed, CHO);
    await time.increase(days(45));
    await expect(agree(Act.Ordinary, opposed, BEN))
      .to.be.revertedWithCustomError(ip, "PropertyObjected")
      .withArgs(opposed, 1);

    const own = await proposed(context, 1n, Act.Secret, CHO); // Alone, but five days before
    await objects(context, own, ANN);
    await expect(agree(Act.Secret, own, CHO)).to.be.revertedWithCustomError(ip, "PropertyNoticeRunning");
    await time.increase(days(5));
    await agree(Act.Secret, own, CHO);

    const waits = await proposed(context, 1n, Act.Pledge); // a majority waits for the days that all together waive
    await consents(context, waits, BEN);
    await expect(agree(Act.Pledge, waits)).to.be.revertedWithCustomError(ip, "PropertyNoticeRunning");
    await consents(context, waits, CHO);
    await agree(Act.Pledge, waits);
  });

  it("needs no motion where one may act alone, or owns all; but a price is published whatever the consents (R19)", async () => {
    const context = await deployedWith(rules({ publicationDays: 15 }));
    const { ip, licences } = context;
    await expect(licences.requireAgreed(1, Act.Ordinary, BEN, 0, SUBJECT))
      .to.be.revertedWithCustomError(ip, "PropertyMotionDiffers")
      .withArgs(0, 1, Act.Ordinary, BEN, SUBJECT);
    const motion = await proposed(context, 1n, Act.Ordinary, BEN);
    await consents(context, motion, ANN);
    await consents(context, motion, CHO);
    const until = Number((await ip.motionOf(motion)).proposedAt) + days(15);
    await expect(licences.requireAgreed(1, Act.Ordinary, BEN, motion, SUBJECT))
      .to.be.revertedWithCustomError(ip, "PropertyNoticeRunning")
      .withArgs(motion, until);
    const sole = await register(context, { sole: true, identifier: id("sole") });
    await expect(licences.requireAgreed(sole, Act.Exclusive, ANN, 0, SUBJECT)).to.be.revertedWithCustomError(
      ip,
      "PropertyMotionDiffers",
    );
    await licences.requireAgreed(sole, Act.File, ANN, 0, SUBJECT); // no price
    await expect(licences.requireAgreed(sole, Act.File, ANN, motion, SUBJECT))
      .to.be.revertedWithCustomError(ip, "PropertyMotionUnneeded")
      .withArgs(motion);
    const background = await register(context, { agreement: 0, identifier: id("background") });
    await licences.requireAgreed(background, Act.Exclusive, ANN, 0, SUBJECT);
    await expect(licences.requireAgreed(background, Act.Exclusive, BEN, 0, SUBJECT))
      .to.be.revertedWithCustomError(ip, "PropertyNotOwner")
      .withArgs(background, BEN);
  });

  it("is about one asset, act, owner and subject, and is used once", async () => {
    const context = await loadFixture(deployed);
    const { ip, licences } = context;
    const second = await register(context, { identifier: id("second") });
    const motion = await proposed(context, 1n, Act.Exclusive);
    await consents(context, motion, BEN);
    await consents(context, motion, CHO);
    const tries = [
      [second, Act.Exclusive, ANN, SUBJECT],
      [1, Act.Pledge, ANN, SUBJECT],
      [1, Act.Exclusive, BEN, SUBJECT],
      [1, Act.Exclusive, ANN, id("others")],
    ] as const;
    for (const [asset, act, member, subject] of tries) {
      await expect(licences.requireAgreed(asset, act, member, motion, subject))
        .to.be.revertedWithCustomError(ip, "PropertyMotionDiffers")
        .withArgs(motion, asset, act, member, subject);
    }
    await licences.requireAgreed(1, Act.Exclusive, ANN, motion, SUBJECT);
    for (const sent of [
      licences.requireAgreed(1, Act.Exclusive, ANN, motion, SUBJECT),
      objects(context, motion, BEN),
    ]) {
      await expect(sent).to.be.revertedWithCustomError(ip, "PropertyMotionUsed").withArgs(motion);
    }
    await expect(licences.requireAgreed(1, Act.Exclusive, ANN, 99, SUBJECT))
      .to.be.revertedWithCustomError(ip, "PropertyMotionUnknown")
      .withArgs(99);
  });

  it("is void once the owners have changed: no units vote twice by moving between consents", async () => {
    const context = await loadFixture(free);
    const { ip, licences } = context;
    await separated(context, 1n);
    const motion = await proposed(context, 1n, Act.Exclusive);
    await consents(context, motion, BEN);
    await context.as(BEN).transfer(offer(1, { from: BEN, to: CHO, units: 300_000n }), 0, DIRECT);
    const void_ = [motion, 0, 1, 1_000_000, 1_000_000];
    await expect(consents(context, motion, CHO))
      .to.be.revertedWithCustomError(ip, "PropertyMotionVoid")
      .withArgs(...void_);
    await expect(licences.requireAgreed(1, Act.Exclusive, ANN, motion, SUBJECT))
      .to.be.revertedWithCustomError(ip, "PropertyMotionVoid")
      .withArgs(...void_);
    await expect(consents(context, motion, BEN))
      .to.be.revertedWithCustomError(ip, "PropertyNotOwner")
      .withArgs(1, BEN);
  });

  it("is void once a party has left and lost its units", async () => {
    const context = await deployedWith(rules(), { rules: { exitRule: Exit.LosesUnits } });
    const { ip } = context;
    const motion = await proposed(context, 1n, Act.Exclusive);
    await asParty(context, CHO).leaveAgreement(1, CHO, REASON, NOW);
    await expect(consents(context, motion, BEN))
      .to.be.revertedWithCustomError(ip, "PropertyMotionVoid")
      .withArgs(motion, 0, 0, 1_000_000, 800_000);
  });

  it("is decided by a successor's signer for the member it succeeded, and for itself", async () => {
    const context = await loadFixture(deployed);
    const { ip, members } = context;
    const motion = await proposed(context, 1n, Act.Exclusive);
    await members.succeed(BEN, CHO);
    await context.as(CHO).vote(motion, BEN, SUBJECT, Vote.Consents, ZeroHash, DIRECT);
    await consents(context, motion, CHO);
    expect((await ip.motionOf(motion)).consented).to.equal(1_000_000);
    await expect(context.as(BEN).vote(motion, BEN, SUBJECT, Vote.None, ZeroHash, DIRECT))
      .to.be.revertedWithCustomError(members, "SettableMembersNotSigner")
      .withArgs(BEN, context.signers[BEN]!.address, 1);
  });

  it("tells a share's offer, whose hash is the subject", async () => {
    const context = await loadFixture(free);
    const { ip, reader } = context;
    await separated(context, 1n);
    const what = offer(1);
    expect(await reader.offerHash(what)).to.equal(offerHash(what));
    await offered(context, what);
    const [told] = await ip.queryFilter(ip.filters.ShareOffered());
    const { asset, from, to, units, price, currency, terms } = told!.args.offer;
    expect(offerHash({ asset, from, to, units, price, currency, terms })).to.equal(offerHash(what));
    expect((await ip.motionOf(1)).subject).to.equal(offerHash(what));
  });
});
