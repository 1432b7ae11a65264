import { expect } from "chai";
import { ZeroHash } from "ethers";
import { network } from "hardhat";
import {
  ANN,
  Asset,
  AssetStatus,
  BEN,
  CAUSE,
  CHO,
  CNY,
  DAN,
  DAY,
  DIRECT,
  EUR,
  EVIDENCE,
  Kind,
  LAST,
  REASON,
  Status,
  T0,
  deployLicences,
  fees,
  licenceTerms,
  noFees,
  plain,
  toMember,
} from "../helpers/licences.js";
import { MAX96 } from "../helpers/core.js";
import { expectFolded } from "../helpers/licenceFold.js";
import type { LicenceTerms } from "../helpers/licences.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture, time } = networkHelpers;
const deployed = () => deployLicences(ethers, (second) => time.increaseTo(second));
const toDay = (day: number) => time.increaseTo(day * DAY);
const dayOf = (text: string) => Date.parse(text) / 86_400_000;
const MARCH = dayOf("2050-03-31");
const CURE = 20;

/** Licence 1: Cho's, exclusive, of the patent; its entry fee is due by T0 + 30, its first report by 30 April. */
async function granted() {
  const context = await loadFixture(deployed);
  const terms = toMember(CHO, { kind: Kind.Exclusive, useBy: MARCH - 10 });
  await context.grant(terms);
  const { registry, ann, ben, cho, rail } = context;
  return {
    ...context,
    terms,
    report: (base: bigint) => registry.connect(cho).fileReport(1, terms, base, EVIDENCE, DIRECT),
    pay: (amount: bigint) => registry.connect(rail).settle(1, CNY, amount, CAUSE),
    notice: (report = 0) => registry.connect(ben).giveNotice(1, terms, BEN, report, REASON, DIRECT),
    terminate: () => registry.connect(ann).terminate(1, ANN, REASON, DIRECT),
    loosen: () => registry.connect(ann).loosen(1, terms, ANN, DIRECT),
  };
}

describe("LicenseRegistry: notice and termination", () => {
  it("ends a licence whose entry fee was noticed and not paid in the days of cure", async () => {
    const { registry, property, notice, terminate } = await loadFixture(granted);
    await toDay(T0 + 30);
    await expect(notice()).to.be.revertedWithCustomError(registry, "LicenceNothingOverdue").withArgs(1);
    await toDay(T0 + 31);
    const until = T0 + 31 + CURE;
    await expect(notice()).to.emit(registry, "LicenceNoticed").withArgs(1, BEN, 10_000, 0, until, REASON);
    expect(plain(await registry.noticeOf(1))).to.deep.equal({
      claimed: 10_000n,
      reports: 0n,
      cureUntil: BigInt(until),
    });
    await expect(notice()).to.be.revertedWithCustomError(registry, "LicenceCureRunning").withArgs(1, until);
    await time.setNextBlockTimestamp((until + 1) * DAY - 1);
    await expect(terminate()).to.be.revertedWithCustomError(registry, "LicenceCureRunning").withArgs(1, until);
    await toDay(until + 1);
    await expect(terminate())
      .to.emit(registry, "LicenceEnded")
      .withArgs(1, ANN, Status.Terminated, until + 1, REASON)
      .and.to.emit(property, "Encumbered")
      .withArgs(Asset.Patent, 0);
    const { status, until: last, isListed } = await registry.licenceOf(1);
    expect([status, last, isListed]).to.deep.equal([Status.Terminated, BigInt(until + 1), false]);
    expect(await registry.listOf(Asset.Patent)).to.deep.equal([]);
    await expect(terminate())
      .to.be.revertedWithCustomError(registry, "LicenceNotRunning")
      .withArgs(1, Status.Terminated);
  });

  it("spares whoever pays in time or late, but before it is ended; a later default needs a new notice", async () => {
    const { registry, report, pay, notice, terminate } = await loadFixture(granted);
    await toDay(T0 + 31);
    await notice();
    await toDay(T0 + 31 + CURE + 1);
    await pay(10_000n);
    await expect(terminate()).to.be.revertedWithCustomError(registry, "LicenceNothingNoticed").withArgs(1);
    await toDay(MARCH + 1);
    await report(100_000n);
    await expect(notice(1)).to.be.revertedWithCustomError(registry, "LicenceNothingOverdue").withArgs(1);
    await toDay(MARCH + 31);
    await expect(notice(1))
      .to.emit(registry, "LicenceNoticed")
      .withArgs(1, BEN, 15_000, 0, MARCH + 31 + CURE, REASON);
    await toDay(MARCH + 31 + CURE + 1);
    await terminate();
  });

  it("asks anew, with days of its own, for what was made good and is taken back; keeps a notice that nobody made good", async () => {
    const { registry, rail, pay, notice, terminate } = await loadFixture(granted);
    await toDay(T0 + 31);
    await notice();
    await pay(10_000n);
    await toDay(T0 + 31 + CURE + 1);
    await registry.connect(rail).unsettle(1, EUR, 10_000n, CAUSE);
    await registry.connect(rail).unsettle(1, CNY, 10_000n, CAUSE);
    await expect(terminate()).to.be.revertedWithCustomError(registry, "LicenceNothingNoticed").withArgs(1);
    const today = T0 + 31 + CURE + 1;
    await expect(notice())
      .to.emit(registry, "LicenceNoticed")
      .withArgs(1, BEN, 10_000, 0, today + CURE, REASON);
    await pay(4_000n);
    await registry.connect(rail).unsettle(1, CNY, 4_000n, CAUSE);
    await toDay(today + CURE + 1);
    await terminate();
    await expectFolded(ethers, registry);
  });

  it("notices a report that is missing, and ends the licence of who never reports", async () => {
    const { registry, report, pay, notice, terminate } = await loadFixture(granted);
    await pay(10_000n);
    await toDay(MARCH + 30);
    await expect(notice()).to.be.revertedWithCustomError(registry, "LicenceNothingOverdue").withArgs(1);
    await toDay(MARCH + 31);
    await expect(notice())
      .to.emit(registry, "LicenceNoticed")
      .withArgs(1, BEN, 0, 1, MARCH + 31 + CURE, REASON);
    const before = await networkHelpers.takeSnapshot();
    await report(1n);
    await toDay(MARCH + 31 + CURE + 1);
    await expect(terminate()).to.be.revertedWithCustomError(registry, "LicenceNothingNoticed").withArgs(1);
    await before.restore();
    await toDay(MARCH + 31 + CURE + 1);
    await terminate();
  });

  it("claims the largest amount there is where fees and instalments add up to more", async () => {
    const { registry, ben, cho, grant } = await loadFixture(deployed);
    const terms = toMember(CHO, { fees: fees({ instalments: [{ due: T0 + 30, amount: MAX96 }] }) });
    await grant(terms);
    await toDay(MARCH + 1);
    await registry.connect(cho).fileReport(1, terms, 1_000_000n, EVIDENCE, DIRECT);
    await toDay(MARCH + 31);
    await expect(registry.connect(ben).giveNotice(1, terms, BEN, 1, REASON, DIRECT))
      .to.emit(registry, "LicenceNoticed")
      .withArgs(1, BEN, MAX96, 0, MARCH + 31 + CURE, REASON);
  });

  it("gives notice for the licensor or an owner only, by a report that was filed, under the licence's terms", async () => {
    const { registry, property, cho, terms } = await loadFixture(granted);
    await toDay(T0 + 31);
    await expect(registry.connect(cho).giveNotice(1, terms, CHO, 0, REASON, DIRECT))
      .to.be.revertedWithCustomError(property, "OpenPropertyNotOwner")
      .withArgs(Asset.Patent, CHO);
    await expect(registry.connect(cho).giveNotice(1, terms, BEN, 1, REASON, DIRECT))
      .to.be.revertedWithCustomError(registry, "LicenceReportUnknown")
      .withArgs(1, 1);
    await expect(registry.connect(cho).terminate(1, CHO, REASON, DIRECT)).to.be.revertedWithCustomError(
      property,
      "OpenPropertyNotOwner",
    );
    await expect(
      registry.connect(cho).giveNotice(1, { ...terms, until: LAST + 1 }, BEN, 0, REASON, DIRECT),
    ).to.be.revertedWithCustomError(registry, "LicenceTermsMismatch");
  });

  it("cures background in 30 days; notice under a head is the licensor's alone", async () => {
    const { registry, ann, ben, cho, grant } = await loadFixture(deployed);
    const background = licenceTerms({ asset: Asset.Background });
    await grant(background);
    const head = toMember(CHO, { subLicences: true });
    await grant(head);
    const sub = licenceTerms({ licensor: CHO, head: 2n });
    await registry.connect(cho).subLicense(sub, head, DIRECT);
    await toDay(T0 + 31);
    await expect(registry.connect(ann).giveNotice(1, background, ANN, 0, REASON, DIRECT))
      .to.emit(registry, "LicenceNoticed")
      .withArgs(1, ANN, 10_000, 0, T0 + 61, REASON);
    await expect(registry.connect(ben).giveNotice(3, sub, BEN, 0, REASON, DIRECT))
      .to.be.revertedWithCustomError(registry, "LicenceNotParty")
      .withArgs(3, BEN);
    await registry.connect(cho).giveNotice(3, sub, CHO, 0, REASON, DIRECT);
  });
});

describe("LicenseRegistry: other ends", () => {
  it("is given up by its licensee, from documents by the licensor of a counterparty", async () => {
    const { registry, members, ann, cho, grant } = await loadFixture(granted);
    await grant(licenceTerms({ fields: 1n, from: T0 + 5 }));
    await expect(registry.connect(ann).surrender(1, REASON, DIRECT))
      .to.be.revertedWithCustomError(members, "OpenMembersRefused")
      .withArgs(CHO, ann.address, 1, 0);
    await expect(registry.connect(cho).surrender(1, REASON, DIRECT))
      .to.emit(registry, "LicenceEnded")
      .withArgs(1, CHO, Status.Surrendered, T0, REASON);
    await expect(registry.connect(ann).surrender(2, REASON, DIRECT))
      .to.emit(registry, "LicenceEnded")
      .withArgs(2, ANN, Status.Surrendered, T0, REASON);
  });

  it("expires by the clock; anybody may say so, which frees its place", async () => {
    const { registry, property, notice, terminate, loosen, cho } = await loadFixture(granted);
    await toDay(LAST);
    await expect(registry.end(1)).to.be.revertedWithCustomError(registry, "LicenceRuns").withArgs(1);
    await toDay(LAST + 1);
    for (const act of [notice(), terminate(), loosen(), registry.connect(cho).surrender(1, REASON, DIRECT)]) {
      await expect(act).to.be.revertedWithCustomError(registry, "LicenceNotRunning").withArgs(1, Status.Running);
    }
    await expect(registry.end(1))
      .to.emit(registry, "LicenceEnded")
      .withArgs(1, 0, Status.Expired, LAST, ZeroHash)
      .and.to.emit(property, "Encumbered")
      .withArgs(Asset.Patent, 0);
    await expect(registry.end(1))
      .to.be.revertedWithCustomError(registry, "LicenceNotRunning")
      .withArgs(1, Status.Expired);
    await expect(registry.end(2)).to.be.revertedWithCustomError(registry, "LicenceUnknown").withArgs(2);
  });

  for (const [what, status] of Object.entries(AssetStatus).filter(([name]) => name !== "Granted")) {
    it(`ends with an asset that is ${what.toLowerCase()} (R32)`, async () => {
      const { registry, asset } = await loadFixture(granted);
      await asset(Asset.Patent, { status }, []);
      await expect(registry.end(1)).to.emit(registry, "LicenceEnded").withArgs(1, 0, Status.Lapsed, T0, ZeroHash);
    });
  }

  it("ends with its head, not before", async () => {
    const { registry, cho, grant } = await loadFixture(deployed);
    const head = toMember(CHO, { subLicences: true });
    await grant(head);
    await registry.connect(cho).subLicense(licenceTerms({ licensor: CHO, head: 1n }), head, DIRECT);
    await expect(registry.end(2)).to.be.revertedWithCustomError(registry, "LicenceRuns").withArgs(2);
    await registry.connect(cho).surrender(1, REASON, DIRECT);
    await expect(registry.end(2)).to.emit(registry, "LicenceEnded").withArgs(2, 0, Status.HeadEnded, T0, ZeroHash);
  });

  it("tells that the contract is on record at the office", async () => {
    const { registry, members, ann, cho } = await loadFixture(granted);
    await expect(registry.connect(ann).fileContract(1, EVIDENCE, DIRECT))
      .to.emit(registry, "LicenceContractFiled")
      .withArgs(1, ANN, EVIDENCE);
    await expect(registry.connect(cho).fileContract(1, EVIDENCE, DIRECT))
      .to.be.revertedWithCustomError(members, "OpenMembersRefused")
      .withArgs(ANN, cho.address, 2, 0);
    await expect(registry.connect(ann).fileContract(1, ZeroHash, DIRECT)).to.be.revertedWithCustomError(
      registry,
      "LicenceEvidenceMissing",
    );
  });
});

describe("LicenseRegistry: use or lose (R27)", () => {
  const refusedIn = (registry: Awaited<ReturnType<typeof granted>>["registry"], act: Promise<unknown>) =>
    expect(act).to.be.revertedWithCustomError(registry, "LicenceInUse").withArgs(1);

  it("makes an exclusive licence ordinary once the report of its day of use is overdue, or shows nothing", async () => {
    const { registry, property, report, loosen } = await loadFixture(granted);
    await toDay(MARCH + 1);
    await refusedIn(registry, loosen());
    await toDay(MARCH + 30);
    await refusedIn(registry, loosen());
    const before = await networkHelpers.takeSnapshot();
    await report(0n);
    await loosen();
    await before.restore();
    await toDay(MARCH + 31);
    await expect(loosen())
      .to.emit(registry, "LicenceLoosened")
      .withArgs(1, ANN)
      .and.to.emit(property, "Encumbered")
      .withArgs(Asset.Patent, 0);
    const { kind, status, isListed, place } = await registry.licenceOf(1);
    expect([kind, status, isListed, place]).to.deep.equal([1n, Status.Running, false, 0n]);
    await refusedIn(registry, loosen());
  });

  it("leaves what is used, what needs not be used, and what is ordinary", async () => {
    const { registry, ann, report, loosen, grant } = await loadFixture(granted);
    const others = [licenceTerms(), licenceTerms({ kind: Kind.Sole, useBy: 0, territory: 1n })];
    await grant(licenceTerms({ ...others[0], territory: 2n }));
    await grant(others[1]!);
    await toDay(MARCH + 1);
    await report(1n);
    await toDay(MARCH + 200);
    await refusedIn(registry, loosen());
    await expect(registry.connect(ann).loosen(2, licenceTerms({ territory: 2n }), ANN, DIRECT))
      .to.be.revertedWithCustomError(registry, "LicenceInUse")
      .withArgs(2);
    await expect(registry.connect(ann).loosen(3, others[1]!, ANN, DIRECT))
      .to.be.revertedWithCustomError(registry, "LicenceInUse")
      .withArgs(3);
  });

  it("lets an exclusive licence become ordinary with its head; is not for strangers", async () => {
    const { registry, property, ann, cho, dan, grant } = await loadFixture(deployed);
    const head = toMember(CHO, { kind: Kind.Exclusive, useBy: T0, subLicences: true });
    await grant(head);
    const sub: LicenceTerms = licenceTerms({ licensor: CHO, head: 1n, kind: Kind.Sole, fees: noFees });
    await registry.connect(cho).subLicense(sub, head, DIRECT);
    await expect(registry.connect(cho).loosen(2, sub, CHO, DIRECT))
      .to.be.revertedWithCustomError(registry, "LicenceInUse")
      .withArgs(2);
    await toDay(MARCH + 31);
    await expect(registry.connect(dan).loosen(1, head, DAN, DIRECT))
      .to.be.revertedWithCustomError(property, "OpenPropertyNotOwner")
      .withArgs(Asset.Patent, DAN);
    await registry.connect(ann).loosen(1, head, ANN, DIRECT);
    await expect(registry.connect(dan).loosen(2, sub, DAN, DIRECT))
      .to.be.revertedWithCustomError(property, "OpenPropertyNotOwner")
      .withArgs(Asset.Patent, DAN);
    // By its licensor, or by an owner, whom the head's licensee cannot keep from the field.
    const before = await networkHelpers.takeSnapshot();
    await registry.connect(cho).loosen(2, sub, CHO, DIRECT);
    await before.restore();
    await registry.connect(ann).loosen(2, sub, ANN, DIRECT);
    expect(await registry.listOf(Asset.Patent)).to.deep.equal([]);
    expect(await property.encumbrances(Asset.Patent)).to.equal(0);
  });
});
