import { expect } from "chai";
import { network } from "hardhat";
import {
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
  Kind,
  MAX96,
  REASON,
  Status,
  T0,
  deployLicences,
  licenceTerms,
  sign,
  toMember,
} from "../helpers/licences.js";
import { expectFolded } from "../helpers/licenceFold.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture, time } = networkHelpers;
const deployed = () => deployLicences(ethers, (second) => time.increaseTo(second));
const toDay = (day: number) => time.increaseTo(day * DAY);
const BAD = "OpenMembersSignatureInvalid";

describe("LicenseRegistry: signed acts", () => {
  it("grants what the licensor signed, whoever sends it, once", async () => {
    const { registry, ann } = await loadFixture(deployed);
    const signed = await sign(registry, [ann], "GrantLicence", { terms: licenceTerms(), motion: 0n });
    await expect(registry.grant(licenceTerms(), 0, signed))
      .to.emit(registry, "ActNonceUsed")
      .withArgs(ANN, 0, 1);
    await expect(registry.grant(licenceTerms(), 0, signed))
      .to.be.revertedWithCustomError(registry, "ActNonceWrong")
      .withArgs(ANN, 0, 1);
  });

  it("refuses another chain, another contract, other terms, other fees, and a deadline that is over", async () => {
    const { registry, members, ann } = await loadFixture(deployed);
    const message = { terms: licenceTerms(), motion: 0n };
    for (const domain of [{ chainId: 1n }, { verifyingContract: await members.getAddress() }]) {
      const signed = await sign(registry, [ann], "GrantLicence", message, domain);
      await expect(registry.grant(licenceTerms(), 0, signed)).to.be.revertedWithCustomError(members, BAD);
    }
    const signed = await sign(registry, [ann], "GrantLicence", message);
    const step = { from: 0n, rate: 49_999 };
    const own = licenceTerms();
    for (const other of [
      { territory: 1n },
      { fields: 1n },
      { until: T0 + 1 },
      { text: REASON },
      { exportControl: REASON },
      { fees: { ...own.fees, payDays: 31 } },
      { fees: { ...own.fees, steps: [step] } },
      { fees: { ...own.fees, instalments: [] } },
    ]) {
      await expect(registry.grant(licenceTerms(other), 0, signed)).to.be.revertedWithCustomError(members, BAD);
    }
    await expect(registry.grant(own, 7, signed)).to.be.revertedWithCustomError(members, BAD);
    const deadline = BigInt(T0 * DAY + 9_000);
    const late = await sign(registry, [ann], "GrantLicence", message, { deadline });
    await time.setNextBlockTimestamp(deadline + 1n);
    await expect(registry.grant(own, 0, late))
      .to.be.revertedWithCustomError(registry, "ActDeadlineOver")
      .withArgs(deadline);
  });

  it("takes as many signatures as the policy asks for a fee", async () => {
    const { registry, members, cho, ann2, grant } = await loadFixture(deployed);
    const terms = toMember(CHO);
    await grant(terms);
    for (const signer of [cho, ann2]) await members.setSigner(signer, CHO, 2, 100);
    await toDay(T0 + 100);
    const message = { licence: 1n, report: 1, base: 1_000_000n, evidence: EVIDENCE };
    const file = async (signers: (typeof cho)[]) =>
      registry.fileReport(1, terms, 1_000_000n, EVIDENCE, await sign(registry, signers, "FileReport", message));
    await expect(file([cho]))
      .to.be.revertedWithCustomError(members, "OpenMembersTooFew")
      .withArgs(CHO, 1, 2);
    await file([cho, ann2]);
    expect((await registry.reportOf(1, 1)).fees).to.equal(50_000);
  });

  it("notices, terminates, surrenders, loosens, credits and tells by relay; each signature is for one act", async () => {
    const { registry, members, ann, ben, cho, grant } = await loadFixture(deployed);
    const terms = toMember(CHO, { kind: Kind.Exclusive, useBy: T0 });
    await grant(terms);
    await grant(licenceTerms({ asset: Asset.Background }));
    await grant(toMember(CHO, { asset: Asset.Secret }));
    await toDay(T0 + 150);
    const about = { licence: 1n, member: BEN };
    const [noticeBody, endBody] = [
      { ...about, report: 0, notice: REASON },
      { ...about, reason: REASON },
    ];
    const notice = await sign(registry, [ben], "NoticeLicence", noticeBody);
    await expect(registry.giveNotice(1, terms, BEN, 0, EVIDENCE, notice)).to.be.revertedWithCustomError(members, BAD);
    await registry.giveNotice(1, terms, BEN, 0, REASON, notice);
    await registry.loosen(1, terms, BEN, await sign(registry, [ben], "LoosenLicence", about, { nonce: 1n }));
    await toDay(T0 + 171);
    await registry.terminate(1, BEN, REASON, await sign(registry, [ben], "TerminateLicence", endBody, { nonce: 2n }));
    const record = { licence: 2n, record: EVIDENCE };
    await registry.fileContract(2, EVIDENCE, await sign(registry, [ann], "FileContract", record));
    const credit = { licence: 2n, member: ANN, motion: 0n, amount: 5n, reason: REASON };
    const credited = await sign(registry, [ann], "CreditLicence", credit, { nonce: 1n });
    await expect(registry.credit(2, ANN, 0, 6, REASON, credited)).to.be.revertedWithCustomError(members, BAD);
    await registry.credit(2, ANN, 0, 5, REASON, credited);
    const surrender = { licence: 3n, reason: REASON };
    await registry.surrender(3, REASON, await sign(registry, [cho], "SurrenderLicence", surrender));
    const statuses = await Promise.all([1, 2, 3].map(async (n) => (await registry.licenceOf(n)).status));
    expect(statuses).to.deep.equal([Status.Terminated, Status.Running, Status.Surrendered]);
  });

  it("cancels an envelope by using up its nonce", async () => {
    const { registry, ann } = await loadFixture(deployed);
    const signed = await sign(registry, [ann], "GrantLicence", { terms: licenceTerms(), motion: 0n });
    await expect(registry.connect(ann).invalidateNonce(ANN, 0)).to.emit(registry, "ActNonceUsed").withArgs(ANN, 0, 1);
    await expect(registry.grant(licenceTerms(), 0, signed)).to.be.revertedWithCustomError(registry, "ActNonceWrong");
  });
});

describe("LicenseRegistry: events are the ledger", () => {
  it("rebuilds every storage slot from the events of a life with everything in it; sums only grow", async () => {
    const { registry, property, ann, ben, cho, rail, asset, grant } = await loadFixture(deployed);
    const signed = await sign(registry, [ann], "GrantLicence", { terms: licenceTerms(), motion: 0n });
    await registry.grant(licenceTerms(), 0, signed);
    const exclusive = toMember(CHO, { kind: Kind.Exclusive, subLicences: true, fields: 0b110n, useBy: T0 });
    await grant(exclusive);
    await registry
      .connect(cho)
      .subLicense(licenceTerms({ licensor: CHO, head: 2n, fields: 0b10n, kind: Kind.Sole }), exclusive, DIRECT);
    await grant(licenceTerms({ kind: Kind.Exclusive, territory: 1n, until: T0 + 120 }));
    await grant(toMember(CHO, { asset: Asset.Secret }));
    await registry.connect(rail).settle(1, CNY, 9_000, CAUSE);
    await registry.connect(rail).settle(1, EUR, 9_000, CAUSE);
    await toDay(T0 + 200);
    for (const base of [2_000_000n, 5n])
      await registry.connect(ann).fileReport(1, licenceTerms(), base, EVIDENCE, DIRECT);
    await registry.connect(ann).loosen(2, exclusive, ANN, DIRECT);
    await registry.connect(ben).giveNotice(1, licenceTerms(), BEN, 1, REASON, DIRECT);
    await registry.end(4);
    await registry.connect(ann).credit(5, ANN, 0, 123, REASON, DIRECT);
    await registry.connect(cho).surrender(5, REASON, DIRECT);
    await toDay(T0 + 221);
    await registry.connect(ben).terminate(1, BEN, REASON, DIRECT);
    await registry.connect(rail).settle(1, CNY, MAX96, CAUSE);
    await asset(Asset.Patent, { status: 5 }, []);
    await registry.end(3);
    await registry.connect(ann).invalidateNonce(ANN, 99);
    expect(await property.encumbrances(Asset.Patent)).to.equal(0);

    const { told, slots } = await expectFolded(ethers, registry);
    expect(slots).to.equal(2 + 1 + 5 * 3 + 2 + 1 + 1 + 3 * 2);
    const sums = (field: string) =>
      told.flatMap(({ args }) => (args["licence"] === 1n && field in args ? [args[field] as bigint] : []));
    for (const field of ["paid", "feesTotal", "baseTotal"]) {
      expect(sums(field), field).to.deep.equal([...sums(field)].sort((a, b) => (a < b ? -1 : 1)));
    }
  });
});
