import { expect } from "chai";
import { ZeroHash } from "ethers";
import { network } from "hardhat";
import {
  AGREEMENT,
  ANN,
  Asset,
  BEN,
  CAUSE,
  CHO,
  CNY,
  DAY,
  DIRECT,
  EUR,
  EVIDENCE,
  LAST,
  MAX96,
  OwnerAct,
  REASON,
  T0,
  deployLicences,
  feeModel,
  fees,
  hashTerms,
  licenceTerms,
  noFees,
  plain,
  toMember,
} from "../helpers/licences.js";
import type { Fees } from "../helpers/licences.js";
import { random, seedOfRun } from "../helpers/random.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture, time } = networkHelpers;
const deployed = () => deployLicences(ethers, (second) => time.increaseTo(second));
/** The first second of a day. */
const toDay = (day: number) => time.increaseTo(day * DAY);
const dayOf = (text: string) => Date.parse(text) / 86_400_000;

async function granted() {
  const context = await loadFixture(deployed);
  const terms = toMember(CHO);
  await context.grant(terms);
  const report = (base: bigint, evidence = EVIDENCE) =>
    context.registry.connect(context.cho).fileReport(1, terms, base, evidence, DIRECT);
  return { ...context, terms, report };
}

describe("LicenseRegistry: reports", () => {
  it("reports quarter after quarter; each costs what it adds, and everything is told", async () => {
    const { registry, terms, report } = await loadFixture(granted);
    const [march, june] = [dayOf("2050-03-31"), dayOf("2050-06-30")];
    expect(await registry.nextReport(1, terms)).to.deep.equal([BigInt(T0), BigInt(march), BigInt(march + 30)]);
    await toDay(june + 1);
    await expect(report(999_999n))
      .to.emit(registry, "LicenceReported")
      .withArgs(1, CHO, 1, T0, march, 999_999, 49_999, 999_999, 49_999, EVIDENCE);
    await expect(report(2n))
      .to.emit(registry, "LicenceReported")
      .withArgs(1, CHO, 2, march + 1, june, 2, 1, 1_000_001, 50_000, EVIDENCE);
    expect(plain(await registry.reportOf(1, 2))).to.deep.equal({ base: 1_000_001n, fees: 50_000n, last: BigInt(june) });
    expect((await registry.licenceOf(1)).reports).to.equal(2);
    expect(await registry.dueOf(1, terms, T0 + 29)).to.equal(0);
    expect(await registry.dueOf(1, terms, T0 + 30)).to.equal(10_000);
    expect(await registry.dueOf(1, terms, march + 30)).to.equal(59_999);
    expect(await registry.dueOf(1, terms, june + 30)).to.equal(60_000);
  });

  it("refuses a period that is not over, one second before its end and not after", async () => {
    const { registry, report } = await loadFixture(granted);
    const march = dayOf("2050-03-31");
    await time.setNextBlockTimestamp((march + 1) * DAY - 1);
    await expect(report(1n)).to.be.revertedWithCustomError(registry, "LicenceReportTooEarly").withArgs(1, march);
    await time.setNextBlockTimestamp((march + 1) * DAY);
    await report(1n);
  });

  it("refuses what no document is behind, what goes beyond the ceiling, and other terms", async () => {
    const { registry, cho, terms, report } = await loadFixture(granted);
    await toDay(dayOf("2050-04-01"));
    await expect(report(1n, ZeroHash)).to.be.revertedWithCustomError(registry, "LicenceEvidenceMissing");
    await expect(report(10n ** 9n + 1n))
      .to.be.revertedWithCustomError(registry, "LicenceCeilingExceeded")
      .withArgs(1, 10n ** 9n + 1n, 10n ** 9n);
    const other = { ...terms, fees: fees({ ceiling: MAX96 }) };
    await expect(registry.connect(cho).fileReport(1, other, 1, EVIDENCE, DIRECT))
      .to.be.revertedWithCustomError(registry, "LicenceTermsMismatch")
      .withArgs(1, hashTerms(other), hashTerms(terms));
    await report(10n ** 9n);
    await toDay(dayOf("2050-07-01"));
    await expect(report(1n))
      .to.be.revertedWithCustomError(registry, "LicenceCeilingExceeded")
      .withArgs(1, 10n ** 9n + 1n, 10n ** 9n);
    await report(0n);
  });

  it("never counts beyond 96 bits where no ceiling is agreed", async () => {
    const { registry, cho, grant } = await loadFixture(deployed);
    const terms = toMember(CHO, { fees: fees({ ceiling: 0n, steps: [{ from: 0n, rate: 1_000_000 }] }) });
    await grant(terms);
    await toDay(dayOf("2050-07-01"));
    const file = (base: bigint) => registry.connect(cho).fileReport(1, terms, base, EVIDENCE, DIRECT);
    await file(MAX96);
    expect((await registry.reportOf(1, 1)).fees).to.equal(MAX96);
    await expect(file(1n))
      .to.be.revertedWithCustomError(registry, "LicenceCeilingExceeded")
      .withArgs(1, MAX96 + 1n, MAX96);
  });

  it("takes a counterparty's reports from the licensor, a member's from itself only", async () => {
    const { registry, members, ann, report, grant } = await loadFixture(granted);
    const outside = licenceTerms();
    await grant(outside);
    await toDay(dayOf("2050-04-01"));
    await expect(registry.connect(ann).fileReport(2, outside, 5, EVIDENCE, DIRECT))
      .to.emit(registry, "LicenceReported")
      .withArgs(2, ANN, 1, T0, dayOf("2050-03-31"), 5, 0, 5, 0, EVIDENCE);
    await expect(registry.connect(ann).fileReport(1, toMember(CHO), 20, EVIDENCE, DIRECT))
      .to.be.revertedWithCustomError(members, "OpenMembersRefused")
      .withArgs(CHO, ann.address, 2, 1);
    await report(20n);
  });

  it("asks the policy of the licensee for the fee", async () => {
    const { registry, members, cho, report } = await loadFixture(granted);
    await members.setSigner(cho, CHO, 2, 49_999);
    await toDay(dayOf("2050-07-01"));
    await expect(report(1_000_000n)).to.be.revertedWithCustomError(members, "OpenMembersTooFew").withArgs(CHO, 1, 2);
    await report(999_999n);
    expect((await registry.licenceOf(1)).reports).to.equal(1);
  });

  it("ends the last period with the licence, and reports up to the day it was given up", async () => {
    const { registry, cho, terms, report, grant } = await loadFixture(granted);
    const short = toMember(CHO, { from: T0 + 10, until: T0 + 20 });
    await grant(short);
    await registry.connect(cho).surrender(1, REASON, DIRECT);
    await toDay(T0 + 1);
    await expect(report(7n)).to.emit(registry, "LicenceReported").withArgs(1, CHO, 1, T0, T0, 7, 0, 7, 0, EVIDENCE);
    await expect(report(7n)).to.be.revertedWithCustomError(registry, "LicenceNothingToReport").withArgs(1);
    await expect(registry.nextReport(1, terms)).to.be.revertedWithCustomError(registry, "LicenceNothingToReport");
    await toDay(T0 + 21);
    await expect(registry.connect(cho).fileReport(2, short, 7, EVIDENCE, DIRECT))
      .to.emit(registry, "LicenceReported")
      .withArgs(2, CHO, 1, T0 + 10, T0 + 20, 7, 0, 7, 0, EVIDENCE);
  });

  it("refuses reports that were not agreed, and a licence that is none", async () => {
    const { registry, cho, grant } = await loadFixture(deployed);
    const free = toMember(CHO, { fees: noFees });
    await grant(free);
    await expect(registry.connect(cho).fileReport(1, free, 1, EVIDENCE, DIRECT))
      .to.be.revertedWithCustomError(registry, "LicenceNothingToReport")
      .withArgs(1);
    await expect(registry.connect(cho).fileReport(2, free, 1, EVIDENCE, DIRECT))
      .to.be.revertedWithCustomError(registry, "LicenceUnknown")
      .withArgs(2);
  });

  it("knows the calendar: every kind of period, from any day of 400 years", async () => {
    const { rules } = await loadFixture(deployed);
    const next = random(seedOfRun("periods"));
    for (let run = 0; run < 150; ++run) {
      const months = [1, 2, 3, 4, 6, 12][next(6)]!;
      const first = next(146_097);
      const date = new Date(first * 86_400_000);
      const month = (Math.floor(date.getUTCMonth() / months) + 1) * months;
      const last = Date.UTC(date.getUTCFullYear(), month, 0) / 86_400_000;
      const terms = licenceTerms({ from: first, until: 2 ** 20, fees: fees({ reportMonths: months }) });
      expect(await rules.periodAfter(terms, 0, 2 ** 20)).to.deep.equal([true, BigInt(first), BigInt(last)]);
    }
  });
});

describe("LicenseRegistry: fees", () => {
  it("costs what the steps say of the whole, rounded down once, however it is split (fuzzed)", async () => {
    const { registry, rules, cho, grant } = await loadFixture(deployed);
    const next = random(seedOfRun("fees"));
    const big = (bits: number) => (BigInt(next(2 ** 31)) * 2n ** 31n + BigInt(next(2 ** 31))) >> BigInt(62 - bits);
    for (let run = 0; run < 12; ++run) {
      const steps: Fees["steps"] = [{ from: 0n, rate: next(1_000_001) }];
      while (steps.length < 1 + next(8))
        steps.push({ from: steps.at(-1)!.from + 1n + big(20 + next(30)), rate: next(1_000_001) });
      const own = fees({ steps, ceiling: 0n, reportMonths: 1 });
      const terms = toMember(CHO, { fees: own, from: T0 + run, until: LAST + 4000 });
      const licence = await grant(terms);
      let base = 0n;
      let feesTotal = 0n;
      for (let report = 1; report <= 4; ++report) {
        const more = next(4) === 0 ? 0n : big(10 + next(48));
        base += more;
        const { last } = await registry.nextReport(licence, terms);
        if (BigInt(await time.latest()) < (last + 1n) * BigInt(DAY)) await toDay(Number(last) + 1);
        const expected = feeModel(steps, base);
        await expect(registry.connect(cho).fileReport(licence, terms, more, EVIDENCE, DIRECT))
          .to.emit(registry, "LicenceReported")
          .withArgs(licence, CHO, report, () => true, last, more, expected - feesTotal, base, expected, EVIDENCE);
        feesTotal = expected;
      }
      expect(await rules.feeOf(own, base)).to.equal(feesTotal);
    }
    for (const base of [0n, 1n, MAX96]) {
      const steps = [
        { from: 0n, rate: 1_000_000 },
        { from: MAX96 - 1n, rate: 999_999 },
      ];
      expect(await rules.feeOf(fees({ steps, ceiling: 0n }), base)).to.equal(feeModel(steps, base));
    }
  });
});

describe("LicenseRegistry: settling", () => {
  it("counts what a rail books, and tells where it goes", async () => {
    const { registry, rail } = await loadFixture(granted);
    const by = registry.connect(rail);
    expect(await by.settle.staticCall(1, CNY, 700, CAUSE)).to.deep.equal([AGREEMENT, 0n]);
    await expect(by.settle(1, CNY, 700, CAUSE))
      .to.emit(registry, "LicenceSettled")
      .withArgs(1, CNY, CAUSE, 700, 700);
    await expect(by.settle(1, CNY, 5, CAUSE))
      .to.emit(registry, "LicenceSettled")
      .withArgs(1, CNY, CAUSE, 5, 705);
    expect((await registry.licenceOf(1)).paid).to.equal(705);
    expect(await registry.agreementOf(1)).to.equal(AGREEMENT);
  });

  it("sends a licensor's own income to its own pool (R07)", async () => {
    const { registry, rail, grant } = await loadFixture(granted);
    await grant(licenceTerms({ asset: Asset.Secret }));
    const [agreement, route] = await registry.connect(rail).settle.staticCall(2, CNY, 1, CAUSE);
    expect([agreement, route]).to.deep.equal([AGREEMENT, (1n << 72n) | (0x4000n << 56n)]);
  });

  it("takes another currency without counting it, and never refuses what has arrived", async () => {
    const { registry, rail, cho } = await loadFixture(granted);
    const by = registry.connect(rail);
    await expect(by.settle(1, EUR, 9, CAUSE))
      .to.emit(registry, "LicenceSettled")
      .withArgs(1, EUR, CAUSE, 9, 0);
    await registry.connect(cho).surrender(1, REASON, DIRECT);
    await expect(by.settle(1, CNY, MAX96, CAUSE))
      .to.emit(registry, "LicenceSettled")
      .withArgs(1, CNY, CAUSE, MAX96, MAX96);
    await expect(by.settle(1, CNY, 1, CAUSE))
      .to.emit(registry, "LicenceSettled")
      .withArgs(1, CNY, CAUSE, 1, MAX96);
    expect((await registry.licenceOf(1)).currency).to.equal(ethers.getAddress(CNY));
  });

  it("refuses whoever is not the rail, and a licence that is none", async () => {
    const { registry, rail, ann } = await loadFixture(granted);
    await expect(registry.connect(ann).settle(1, CNY, 1, CAUSE))
      .to.be.revertedWithCustomError(registry, "LicenceNotRail")
      .withArgs(ann.address);
    await expect(registry.connect(rail).settle(2, CNY, 1, CAUSE))
      .to.be.revertedWithCustomError(registry, "LicenceUnknown")
      .withArgs(2);
  });

  it("credits what all owners agreed to, once", async () => {
    const { registry, property, ben, cho, carry } = await loadFixture(granted);
    const types = ["bytes32", "uint40", "uint96", "bytes32"];
    const kind = ethers.id("Credit(uint40 licence,uint96 amount,bytes32 reason)");
    const subject = ethers.keccak256(ethers.AbiCoder.defaultAbiCoder().encode(types, [kind, 1, 30, REASON]));
    const motion = await carry(subject);
    await expect(registry.connect(ben).credit(1, BEN, motion, 31, REASON, DIRECT))
      .to.be.revertedWithCustomError(property, "OpenPropertyNotAgreed")
      .withArgs(Asset.Patent, OwnerAct.Exclusive, motion, (told: string) => told !== subject);
    await expect(registry.connect(cho).credit(1, CHO, motion, 30, REASON, DIRECT))
      .to.be.revertedWithCustomError(property, "OpenPropertyNotOwner")
      .withArgs(Asset.Patent, CHO);
    await expect(registry.connect(ben).credit(1, BEN, motion, 30, REASON, DIRECT))
      .to.emit(registry, "LicenceCredited")
      .withArgs(1, BEN, motion, 30, 30, REASON);
    await expect(registry.connect(ben).credit(1, BEN, motion, 30, REASON, DIRECT)).to.be.revertedWithCustomError(
      property,
      "OpenPropertyNotAgreed",
    );
  });

  it("credits for the licensor alone where the income is its own", async () => {
    const { registry, ann, ben, grant } = await loadFixture(granted);
    await grant(licenceTerms({ asset: Asset.Secret }));
    await grant(licenceTerms({ asset: Asset.Background }));
    for (const licence of [2, 3]) {
      await expect(registry.connect(ben).credit(licence, BEN, 0, 4, REASON, DIRECT))
        .to.be.revertedWithCustomError(registry, "LicenceNotParty")
        .withArgs(licence, BEN);
      await expect(registry.connect(ann).credit(licence, ANN, 0, 4, REASON, DIRECT))
        .to.emit(registry, "LicenceCredited")
        .withArgs(licence, ANN, 0, 4, 4, REASON);
    }
    for (const amount of [0n, MAX96]) {
      await expect(registry.connect(ann).credit(2, ANN, 0, amount, REASON, DIRECT))
        .to.be.revertedWithCustomError(registry, "LicenceCreditWrong")
        .withArgs(amount);
    }
  });

  it("credits under the licence of a licensor that keeps the income: for that one, not for its licensee", async () => {
    const { registry, ann, cho, grant } = await loadFixture(granted);
    const head = toMember(CHO, { asset: Asset.Secret, subLicences: true });
    await grant(head);
    await registry
      .connect(cho)
      .subLicense(licenceTerms({ asset: Asset.Secret, licensor: CHO, head: 2n }), head, DIRECT);
    await expect(registry.connect(cho).credit(3, CHO, 0, 4, REASON, DIRECT))
      .to.be.revertedWithCustomError(registry, "LicenceNotParty")
      .withArgs(3, CHO);
    await expect(registry.connect(ann).credit(3, ANN, 0, 4, REASON, DIRECT))
      .to.emit(registry, "LicenceCredited")
      .withArgs(3, ANN, 0, 4, 4, REASON);
  });

  it("credits under a co-owned head for all owners, not for the head's licensee", async () => {
    const { registry, property, cho, grant } = await loadFixture(granted);
    const head = toMember(CHO, { subLicences: true, territory: 2n });
    await grant(head);
    await registry.connect(cho).subLicense(licenceTerms({ licensor: CHO, head: 2n, territory: 2n }), head, DIRECT);
    await expect(registry.connect(cho).credit(3, CHO, 0, 4, REASON, DIRECT)).to.be.revertedWithCustomError(
      property,
      "OpenPropertyNotOwner",
    );
  });

  it("names no motion that nobody looked at, and no credit without reasons", async () => {
    const { registry, ann, grant } = await loadFixture(granted);
    await grant(licenceTerms({ asset: Asset.Secret }));
    await expect(registry.connect(ann).credit(2, ANN, 7, 4, REASON, DIRECT))
      .to.be.revertedWithCustomError(registry, "LicenceMotionUnneeded")
      .withArgs(7);
    await expect(registry.connect(ann).credit(2, ANN, 0, 4, ZeroHash, DIRECT)).to.be.revertedWithCustomError(
      registry,
      "LicenceEvidenceMissing",
    );
  });

  it("takes back what was counted as paid, in the licence's currency, never below nothing, from the rail alone", async () => {
    const { registry, rail, ann } = await loadFixture(granted);
    const by = registry.connect(rail);
    await by.settle(1, CNY, 700, CAUSE);
    await expect(by.unsettle(1, CNY, 300, CAUSE))
      .to.emit(registry, "LicenceUnsettled")
      .withArgs(1, CNY, CAUSE, 300, 400);
    await expect(by.unsettle(1, EUR, 5, CAUSE))
      .to.emit(registry, "LicenceUnsettled")
      .withArgs(1, EUR, CAUSE, 5, 400);
    await expect(by.unsettle(1, CNY, 401, CAUSE))
      .to.emit(registry, "LicenceUnsettled")
      .withArgs(1, CNY, CAUSE, 401, 0);
    expect((await registry.licenceOf(1)).paid).to.equal(0);
    await expect(registry.connect(ann).unsettle(1, CNY, 1, CAUSE))
      .to.be.revertedWithCustomError(registry, "LicenceNotRail")
      .withArgs(ann.address);
    await expect(by.unsettle(9, CNY, 1, CAUSE))
      .to.be.revertedWithCustomError(registry, "LicenceUnknown")
      .withArgs(9);
  });

  it("costs little", async () => {
    const { registry, rail, report } = await loadFixture(granted);
    await toDay(dayOf("2050-07-01"));
    const gasOf = async (sent: Promise<{ wait(): Promise<{ gasUsed: bigint } | null> }>) =>
      (await (await sent).wait())!.gasUsed;
    const first = await gasOf(report(1_000n));
    const later = await gasOf(report(1_000n));
    await registry.connect(rail).settle(1, CNY, 700, CAUSE);
    const settle = await gasOf(registry.connect(rail).settle(1, CNY, 700, CAUSE));
    const own = settle - 21_000n - 2_400n; // less the transaction and its calldata
    console.log(`      gas: report ${first}, later ${later}, settle ${settle} (called by a rail about ${own})`);
    expect(later).to.be.lessThan(130_000n);
    expect(settle).to.be.lessThan(50_000n);
  });
});
