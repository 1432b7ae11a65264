import { expect } from "chai";
import { ZeroHash, id } from "ethers";
import { network } from "hardhat";
import { DAY } from "../helpers/agreement.js";
import {
  ANN,
  Act,
  BEN,
  CHO,
  DAN,
  DIRECT,
  Digest,
  EVIDENCE,
  SUBJECT,
  Status,
  Title,
  agreed,
  assetWord,
  consents,
  days,
  deployProperty,
  objects,
  offer,
  pledge,
  proposed,
  register,
  report,
  rules,
  plain,
} from "../helpers/property.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture, time } = networkHelpers;
const today = async () => Math.floor((await time.latest()) / DAY);
const NUMBER = id("CN202410000001.1");

async function deployed() {
  const context = await deployProperty(ethers);
  await agreed(context, networkHelpers, rules({ useDays: 0 }));
  await register(context);
  return context;
}
/** Ann's alone: nobody else to ask. */
async function alone() {
  const context = await deployProperty(ethers);
  await register(context, { agreement: 0 });
  return context;
}

describe("IPRegistry: status", () => {
  it("goes from disclosed to granted with the numbers that the office gives", async () => {
    const context = await loadFixture(deployed);
    const { ip } = context;
    const motion = await proposed(context, 1n, Act.File);
    await consents(context, motion, BEN);
    await consents(context, motion, CHO);
    const filed = report(1, Status.Filed, { identifier: id("CN2"), motion, basis: SUBJECT, on: await today() });
    const word = assetWord({ status: Status.Filed });
    await expect(context.as(ANN).reportStatus(filed, DIRECT))
      .to.emit(ip, "StatusChanged")
      .withArgs(1, Status.Filed, ANN, Object.values(filed), id("CN2"), word);
    expect(await ip.liveAssetOf(NUMBER)).to.equal(0);
    expect(await ip.liveAssetOf(id("CN2"))).to.equal(1);
    const published = report(1, Status.Published, { member: BEN, identifier: id("CN2") }); // the same number again
    await expect(context.as(BEN).reportStatus(published, DIRECT))
      .to.emit(ip, "StatusChanged")
      .withArgs(1, Status.Published, BEN, Object.values(published), id("CN2"), assetWord({ status: Status.Published }));
    await context.as(CHO).reportStatus(report(1, Status.Granted, { member: CHO, identifier: id("ZL2") }), DIRECT);
    await context.as(CHO).reportStatus(report(1, Status.Lapsed, { member: CHO }), DIRECT);
    expect(await ip.liveAssetOf(id("ZL2"))).to.equal(0); // free again
    expect((await ip.assetOf(1)).identifier).to.equal(id("ZL2"));
    await register(context, { identifier: id("ZL2") });
  });

  it("allows what can follow, and nothing else", async () => {
    const follows: Record<number, number[]> = {
      [Status.Disclosed]: [Status.Filed, Status.Lapsed, Status.Abandoned],
      [Status.Filed]: [Status.Published, Status.Granted, Status.Lapsed, Status.Refused, Status.Abandoned],
      [Status.Published]: [Status.Granted, Status.Lapsed, Status.Refused, Status.Abandoned],
      [Status.Granted]: [Status.Lapsed, Status.Abandoned],
      [Status.Lapsed]: [],
      [Status.Refused]: [],
      [Status.Abandoned]: [],
    };
    const path = { [Status.Lapsed]: [Status.Lapsed], [Status.Refused]: [Status.Filed, Status.Refused] };
    const context = await loadFixture(alone);
    const { ip } = context;
    for (const [from, allowed] of Object.entries(follows)) {
      for (const to of [0, 1, 2, 3, 4, 5, 6, 7]) {
        const status = Number(from) <= Status.Granted ? Number(from) : Status.Disclosed;
        const asset = await register(context, { agreement: 0, identifier: id(`${from} ${to}`), status });
        const steps = Number(from) <= Status.Granted ? [] : (path[Number(from) as 5] ?? [Status.Abandoned]);
        for (const step of steps) await context.as(ANN).reportStatus(report(asset, step), DIRECT);
        const sent = context.as(ANN).reportStatus(report(asset, to), DIRECT);
        if (allowed.includes(to)) await sent;
        else {
          await expect(sent, `${from} ${to}`)
            .to.be.revertedWithCustomError(ip, "PropertyStatusInvalid")
            .withArgs(asset, from, to);
        }
      }
    }
  });

  it("refuses a report without evidence, from the future, by others, with a number that another asset has", async () => {
    const context = await loadFixture(alone);
    const { ip } = context;
    const refuse = (more: object, error: string, ...args: unknown[]) =>
      expect(context.as(ANN).reportStatus(report(1, Status.Lapsed, more), DIRECT), error)
        .to.be.revertedWithCustomError(ip, error)
        .withArgs(...args);
    const now = await today();
    await refuse({ evidence: ZeroHash }, "PropertyDigestMissing", Digest.Evidence);
    await refuse({ on: now + 1 }, "PropertyDayInvalid", now + 1, now);
    await refuse({ member: BEN }, "PropertyNotOwner", 1, BEN);
    await refuse({ asset: 2 }, "PropertyAssetUnknown", 2);
    await register(context, { agreement: 0, identifier: id("other") });
    await refuse({ identifier: id("other") }, "PropertyIdentifierTaken", id("other"), 2);
  });

  it("is not filed against a co-owner's open objection, however long it waits (R10)", async () => {
    const context = await loadFixture(deployed);
    const { ip } = context;
    const file = (motion: bigint, basis = SUBJECT) =>
      context.as(ANN).reportStatus(report(1, Status.Filed, { motion, basis }), DIRECT);
    await expect(file(0n))
      .to.be.revertedWithCustomError(ip, "PropertyMotionDiffers")
      .withArgs(0, 1, Act.File, ANN, SUBJECT);
    const motion = await proposed(context, 1n, Act.File);
    const until = Number((await ip.motionOf(motion)).proposedAt) + days(10);
    await expect(file(motion)).to.be.revertedWithCustomError(ip, "PropertyNoticeRunning").withArgs(motion, until);
    await objects(context, motion, CHO);
    await time.increase(days(400));
    await expect(file(motion)).to.be.revertedWithCustomError(ip, "PropertyObjected").withArgs(motion, 1);
    await consents(context, motion, CHO); // settled
    await expect(file(motion))
      .to.emit(ip, "MotionUsed")
      .withArgs(motion, 700_000n | (1n << 152n));
  });

  it("blocks filing by an objection even where a majority may file", async () => {
    const context = await deployProperty(ethers);
    const { ip } = context;
    await agreed(context, networkHelpers, rules({ file: { consent: 3, noticeDays: 0 } }));
    await register(context);
    const motion = await proposed(context, 1n, Act.File);
    await consents(context, motion, BEN);
    await objects(context, motion, CHO);
    const filed = report(1, Status.Filed, { motion, basis: SUBJECT });
    await expect(context.as(ANN).reportStatus(filed, DIRECT))
      .to.be.revertedWithCustomError(ip, "PropertyObjected")
      .withArgs(motion, 1);
  });

  it("is abandoned by its owners' majority, not while it is pledged or exclusively licensed", async () => {
    const context = await loadFixture(deployed);
    const { ip, licences } = context;
    const motion = await proposed(context, 1n, Act.Abandon);
    await consents(context, motion, BEN);
    const abandoned = report(1, Status.Abandoned, { motion, basis: SUBJECT });
    const until = Number((await ip.motionOf(motion)).proposedAt) + days(20);
    await expect(context.as(ANN).reportStatus(abandoned, DIRECT))
      .to.be.revertedWithCustomError(ip, "PropertyNoticeRunning")
      .withArgs(motion, until);
    await time.increase(days(20));
    await licences.encumber(1, true);
    await expect(context.as(ANN).reportStatus(abandoned, DIRECT))
      .to.be.revertedWithCustomError(ip, "PropertyEncumbered")
      .withArgs(1, 1);
    await licences.encumber(1, false);
    await context.as(ANN).reportStatus(abandoned, DIRECT);
    expect((await ip.assetOf(1)).status).to.equal(Status.Abandoned);
    await register(context, { agreement: 0, identifier: id("background") });
    await context.as(ANN).pledge(pledge(2), 0, DIRECT);
    await expect(context.as(ANN).reportStatus(report(2, Status.Abandoned), DIRECT))
      .to.be.revertedWithCustomError(ip, "PropertyPledged")
      .withArgs(2, DAN);
  });
});

describe("IPRegistry: records", () => {
  const recordWord = (title: number, epoch: number, payer: number, until: number, used: number): bigint =>
    (BigInt(title) << 104n) | (BigInt(epoch) << 80n) | (BigInt(used) << 56n) | (BigInt(until) << 32n) | BigInt(payer);

  it("shows whom the office's register shows, apart from the owners", async () => {
    const context = await loadFixture(alone);
    const { ip } = context;
    for (const status of [Title.Agreed, Title.Filed, Title.Registered]) {
      await expect(context.as(ANN).recordTitle(1, ANN, status, EVIDENCE, DIRECT))
        .to.emit(ip, "TitleChanged")
        .withArgs(1, status, ANN, EVIDENCE, recordWord(status, 0, 0, 0, 0));
    }
    await context.as(ANN).transfer(offer(1, { units: 1_000_000n, to: BEN }), 0, DIRECT);
    expect((await ip.recordOf(1)).epoch).not.to.equal((await ip.assetOf(1)).epoch); // a finding
    await expect(context.as(BEN).recordTitle(1, BEN, Title.Agreed, EVIDENCE, DIRECT))
      .to.emit(ip, "TitleChanged")
      .withArgs(1, Title.Agreed, BEN, EVIDENCE, recordWord(Title.Agreed, 1, 0, 0, 0));
    await expect(context.as(BEN).recordTitle(1, BEN, Title.None, EVIDENCE, DIRECT))
      .to.be.revertedWithCustomError(ip, "PropertyTitleMissing")
      .withArgs();
  });

  it("keeps who paid the annual fee last, and through which day", async () => {
    const context = await loadFixture(deployed);
    const { ip } = context;
    await expect(context.as(BEN).recordAnnualFee(1, BEN, 21_000, EVIDENCE, DIRECT))
      .to.emit(ip, "AnnualFeePaid")
      .withArgs(1, BEN, 21_000, EVIDENCE, recordWord(0, 0, BEN, 21_000, 0));
    await expect(context.as(CHO).recordAnnualFee(1, CHO, 21_000, EVIDENCE, DIRECT))
      .to.be.revertedWithCustomError(ip, "PropertyDayInvalid")
      .withArgs(21_000, 21_000);
    await context.as(CHO).recordAnnualFee(1, CHO, 21_365, EVIDENCE, DIRECT);
    expect(plain(await ip.recordOf(1))).to.deep.equal({
      title: 0n,
      epoch: 0n,
      feePayer: BigInt(CHO),
      feeUntil: 21_365n,
      usedOn: 0n,
    });
  });

  it("keeps the last day of use", async () => {
    const context = await loadFixture(deployed);
    const { ip } = context;
    const now = await today();
    const use = (on: number) => context.as(BEN).recordUse(1, BEN, on, EVIDENCE, DIRECT);
    await expect(use(now - 1))
      .to.emit(ip, "UseRecorded")
      .withArgs(1, BEN, now - 1, EVIDENCE, recordWord(0, 0, 0, 0, now - 1));
    await expect(use(now - 1))
      .to.be.revertedWithCustomError(ip, "PropertyDayInvalid")
      .withArgs(now - 1, now - 1);
    await expect(use(now + 1))
      .to.be.revertedWithCustomError(ip, "PropertyDayInvalid")
      .withArgs(now + 1, now);
    await use(now);
  });

  it("takes records from owners of live assets, with evidence", async () => {
    const context = await loadFixture(deployed);
    const { ip } = context;
    const tries = (asset: number, member: number, evidence: string) => [
      context.as(member).recordTitle(asset, member, Title.Agreed, evidence, DIRECT),
      context.as(member).recordAnnualFee(asset, member, 30_000, evidence, DIRECT),
      context.as(member).recordUse(asset, member, 15_000, evidence, DIRECT),
    ];
    for (const sent of tries(1, DAN, EVIDENCE)) {
      await expect(sent).to.be.revertedWithCustomError(ip, "PropertyNotOwner").withArgs(1, DAN);
    }
    for (const sent of tries(1, BEN, ZeroHash)) {
      await expect(sent).to.be.revertedWithCustomError(ip, "PropertyDigestMissing").withArgs(Digest.Evidence);
    }
    await context.as(ANN).reportStatus(report(1, Status.Lapsed), DIRECT);
    for (const sent of tries(1, BEN, EVIDENCE)) {
      await expect(sent).to.be.revertedWithCustomError(ip, "PropertyAssetEnded").withArgs(1, Status.Lapsed);
    }
  });
});
