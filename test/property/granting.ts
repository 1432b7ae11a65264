import { expect } from "chai";
import { ZeroHash, id } from "ethers";
import { network } from "hardhat";
import {
  AGREEMENT,
  ANN,
  Asset,
  AssetStatus,
  BEN,
  BUYER,
  Base,
  CHINA,
  CHO,
  CNY,
  DAN,
  DAY,
  DIRECT,
  Kind,
  LAST,
  MAX96,
  OwnerAct,
  Purpose,
  Status,
  T0,
  WORLD,
  deployLicences,
  fees,
  hashTerms,
  licenceTerms,
  noFees,
  plain,
  rules,
  toMember,
  wordOf,
} from "../helpers/licences.js";
import type { LicenceTerms } from "../helpers/licences.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture, time } = networkHelpers;
const deployed = () => deployLicences(ethers, (second) => time.increaseTo(second));
const access = (more: Partial<LicenceTerms> = {}) =>
  toMember(CHO, {
    kind: Kind.Access,
    purpose: Purpose.Implementation,
    project: AGREEMENT,
    until: T0 + 400,
    fees: noFees,
    ...more,
  });

describe("LicenseRegistry: granting", () => {
  it("grants an ordinary licence of a co-owned patent for one owner alone, and stores what it says", async () => {
    const { registry, property, ann } = await loadFixture(deployed);
    const terms = licenceTerms();
    const sent = await registry.connect(ann).grant(terms, 0, DIRECT);
    await expect(sent)
      .to.emit(registry, "LicenceGranted")
      .withArgs(1, Asset.Patent, ANN, 0, wordOf(terms), (told: unknown) => {
        expect(plain(told)["text"]).to.equal(terms.text);
        expect(plain((told as { fees: unknown }).fees)["ceiling"]).to.equal(10n ** 9n);
        return true;
      });
    expect(plain(await registry.licenceOf(1))).to.deep.equal({
      agreement: AGREEMENT,
      asset: 1n,
      licensor: 1n,
      licensee: 0n,
      head: 0n,
      kind: 1n,
      status: Status.Running,
      until: BigInt(LAST),
      soloPool: 0n,
      reports: 0n,
      isListed: false,
      place: 0n,
      currency: ethers.getAddress(CNY),
      paid: 0n,
      terms: hashTerms(terms),
    });
    expect(await registry.count()).to.equal(1);
    expect(await registry.listOf(Asset.Patent)).to.deep.equal([]);
    expect(await property.encumbrances(Asset.Patent)).to.equal(0);
  });

  it("hashes terms as EIP-712 does, whatever they contain", async () => {
    const { rules: contract } = await loadFixture(deployed);
    for (const terms of [
      licenceTerms(),
      licenceTerms({ fees: noFees, territory: WORLD, subLicences: true, exportControl: id("export") }),
      toMember(BEN, { fees: fees({ instalments: [1, 2, 3].map((n) => ({ due: T0 + n, amount: BigInt(n) })) }) }),
    ]) {
      expect(await contract.hashOf(terms)).to.equal(hashTerms(terms));
    }
  });

  it("grants sole and exclusive licences that all owners agreed to; the asset is encumbered while they run", async () => {
    const { registry, property, ann, carry } = await loadFixture(deployed);
    const kinds = [Kind.Exclusive, Kind.Sole];
    for (const [i, kind] of kinds.entries()) {
      const terms = licenceTerms({ kind, fields: 1n << BigInt(i) });
      const motion = await carry(hashTerms(terms));
      await expect(registry.connect(ann).grant(terms, motion, DIRECT))
        .to.emit(registry, "LicenceGranted")
        .withArgs(i + 1, Asset.Patent, ANN, motion, wordOf(terms, { place: BigInt(i) }), () => true)
        .and.to.emit(property, "Encumbered")
        .withArgs(Asset.Patent, i + 1);
    }
    expect(await registry.listOf(Asset.Patent)).to.deep.equal([1n, 2n]);
  });

  it("refuses an exclusive licence without the owners' motion about exactly these terms", async () => {
    const { registry, property, ann, carry } = await loadFixture(deployed);
    const terms = licenceTerms({ kind: Kind.Exclusive });
    const notAgreed = (motion: bigint) =>
      expect(registry.connect(ann).grant(terms, motion, DIRECT))
        .to.be.revertedWithCustomError(property, "OpenPropertyNotAgreed")
        .withArgs(Asset.Patent, OwnerAct.Exclusive, motion, hashTerms(terms));
    await notAgreed(0n);
    await notAgreed(await carry(hashTerms({ ...terms, until: LAST - 1 })));
    await notAgreed(await carry(hashTerms(terms), OwnerAct.Ordinary));
    const motion = await carry(hashTerms(terms));
    await registry.connect(ann).grant(terms, motion, DIRECT);
    await expect(registry.connect(ann).grant({ ...terms, fields: 1n }, motion, DIRECT)).to.be.revertedWithCustomError(
      property,
      "OpenPropertyNotAgreed",
    );
    expect(await registry.count()).to.equal(1);
  });

  it("asks for the owners' motion for ordinary licences where the rules do, of secrets by their own rule", async () => {
    const { registry, property, ann } = await loadFixture(deployed);
    await property.setRules(AGREEMENT, rules({ ordinary: { consent: 2, noticeDays: 45 } }));
    await expect(registry.connect(ann).grant(licenceTerms(), 0, DIRECT))
      .to.be.revertedWithCustomError(property, "OpenPropertyNotAgreed")
      .withArgs(Asset.Patent, OwnerAct.Ordinary, 0, hashTerms(licenceTerms()));
    await registry.connect(ann).grant(licenceTerms({ asset: Asset.Secret }), 0, DIRECT);
    await property.setRules(AGREEMENT, rules({ secret: { consent: 4, noticeDays: 0 } }));
    await expect(registry.connect(ann).grant(licenceTerms({ asset: Asset.Secret }), 0, DIRECT))
      .to.be.revertedWithCustomError(property, "OpenPropertyNotAgreed")
      .withArgs(Asset.Secret, OwnerAct.Secret, 0, hashTerms(licenceTerms({ asset: Asset.Secret })));
  });

  it("leaves the income of a secret's ordinary licence to its licensor (R07), and only that", async () => {
    const { registry, property, grant } = await loadFixture(deployed);
    await grant(licenceTerms({ asset: Asset.Secret }));
    await grant(licenceTerms({ asset: Asset.Secret }));
    await grant(licenceTerms({ asset: Asset.Alone }));
    await grant(licenceTerms({ asset: Asset.Secret, kind: Kind.Exclusive, fields: 1n }));
    await grant(licenceTerms());
    await property.setRules(AGREEMENT, rules({ licensorKeeps: false }));
    await grant(licenceTerms({ asset: Asset.Secret }));
    const pools = await Promise.all([1, 2, 3, 4, 5, 6].map(async (n) => (await registry.licenceOf(n)).soloPool));
    expect(pools).to.deep.equal([0x4000n, 0x4000n, 0n, 0n, 0n, 0n]);
  });

  it("refuses who is no owner, and who does not sign for the licensor", async () => {
    const { registry, property, members, cho, stranger } = await loadFixture(deployed);
    await expect(registry.connect(cho).grant(licenceTerms({ licensor: CHO }), 0, DIRECT))
      .to.be.revertedWithCustomError(property, "OpenPropertyNotOwner")
      .withArgs(Asset.Patent, CHO);
    await expect(registry.connect(stranger).grant(licenceTerms(), 0, DIRECT))
      .to.be.revertedWithCustomError(members, "OpenMembersRefused")
      .withArgs(ANN, stranger.address, 1, 0);
  });

  const inForm: [what: string, terms: Partial<LicenceTerms>, error: string, args: unknown[]][] = [
    ["no kind", { kind: Kind.None }, "LicenceKindWrong", [0]],
    ["nobody as licensee", { counterparty: ZeroHash }, "LicenceLicenseeWrong", [0, ZeroHash]],
    ["two licensees", { licensee: BEN }, "LicenceLicenseeWrong", [BEN, BUYER]],
    ["a licence to itself", { licensee: ANN, counterparty: ZeroHash }, "LicenceToItself", [ANN]],
    ["no territory", { territory: 0n }, "LicenceTerritoryUnknown", [0]],
    ["a country that does not exist", { territory: 1n << 249n }, "LicenceTerritoryUnknown", [1n << 249n]],
    ["no field", { fields: 0n }, "LicenceFieldsUnknown", [0]],
    ["a division that does not exist", { fields: 1n << 100n }, "LicenceFieldsUnknown", [1n << 100n]],
    ["days reversed", { from: T0 + 2, until: T0 + 1 }, "LicenceDaysWrong", [T0 + 2, T0 + 1, T0]],
    ["a last day that is over", { from: T0 - 9, until: T0 - 1 }, "LicenceDaysWrong", [T0 - 9, T0 - 1, T0]],
    ["a last day beyond all rights", { until: 2 ** 23 + 1 }, "LicenceDaysWrong", [T0, 2 ** 23 + 1, T0]],
    ["no sealed contract", { text: ZeroHash }, "LicenceTextMissing", []],
    ["an ordinary licence to be used", { useBy: T0 + 1 }, "LicenceUseByWrong", [T0 + 1]],
    ["a day of use before the first", { kind: Kind.Sole, useBy: T0 - 1 }, "LicenceUseByWrong", [T0 - 1]],
    ["a day of use after the last", { kind: Kind.Sole, useBy: LAST + 1 }, "LicenceUseByWrong", [LAST + 1]],
    ["use that nobody reports", { kind: Kind.Sole, useBy: T0, fees: noFees }, "LicenceUseByWrong", [T0]],
    ["a purpose without access", { purpose: Purpose.Exploitation }, "LicencePurposeWrong", [2]],
    ["a project without access", { project: AGREEMENT }, "LicenceProjectWrong", [AGREEMENT]],
    ["a head that grant does not know", { head: 7n }, "LicenceHeadWrong", [7]],
    ["a lapsed patent", { asset: Asset.Lapsed }, "LicenceAssetEnded", [Asset.Lapsed, AssetStatus.Lapsed]],
    ["a pledged patent", { asset: Asset.Pledged }, "LicenceAssetPledged", [Asset.Pledged]],
    ["amounts without currency", { fees: fees({ currency: noFees.currency }) }, "LicenceCurrencyMissing", []],
    ["five months", { fees: fees({ reportMonths: 5 }) }, "LicenceReportMonthsWrong", [5]],
    ["two years", { fees: fees({ reportMonths: 24 }) }, "LicenceReportMonthsWrong", [24]],
    ["reports of nothing", { fees: fees({ base: Base.None }) }, "LicenceReportMonthsWrong", [3]],
    ["a base without reports", { fees: { ...noFees, base: Base.Profit } }, "LicenceReportMonthsWrong", [0]],
    ["a running fee without reports", { fees: fees({ reportMonths: 0, base: 0 }) }, "LicenceReportsMissing", []],
    ["a ceiling without reports", { fees: { ...noFees, ceiling: 1n } }, "LicenceReportsMissing", []],
    ["a first step above 0", { fees: fees({ steps: [{ from: 1n, rate: 1 }] }) }, "LicenceStepWrong", [0]],
    [
      "a rate above the whole",
      { fees: fees({ steps: [{ from: 0n, rate: 1_000_001 }] }) },
      "LicenceRateTooHigh",
      [1_000_001],
    ],
    [
      "an instalment of nothing",
      { fees: fees({ instalments: [{ due: T0, amount: 0n }] }) },
      "LicenceInstalmentWrong",
      [0],
    ],
  ];
  for (const [what, terms, error, args] of inForm) {
    it(`refuses ${what}`, async () => {
      const { registry, ann } = await loadFixture(deployed);
      await expect(registry.connect(ann).grant(licenceTerms(terms), 0, DIRECT))
        .to.be.revertedWithCustomError(registry, error)
        .withArgs(...args);
      expect(await registry.count()).to.equal(0);
    });
  }

  it("refuses steps and instalments out of order, too many, or too much together", async () => {
    const { registry, rules: contract } = await loadFixture(deployed);
    const steps = (count: number) => Array.from({ length: count }, (_, i) => ({ from: BigInt(i), rate: 1 }));
    const parts = (count: number) => Array.from({ length: count }, (_, i) => ({ due: T0 + i, amount: 1n }));
    const refused = (more: object, error: string, at: number) =>
      expect(contract.feeOf(fees(more), 1))
        .to.be.revertedWithCustomError(registry, error)
        .withArgs(at);
    await refused({ steps: steps(9) }, "LicenceStepWrong", 8);
    await refused({ steps: [...steps(2), { from: 1n, rate: 1 }] }, "LicenceStepWrong", 2);
    await refused({ instalments: parts(13) }, "LicenceInstalmentWrong", 12);
    await refused({ instalments: [...parts(3), { due: T0 + 1, amount: 1n }] }, "LicenceInstalmentWrong", 3);
    await refused({ instalments: [...parts(1), { due: T0 + 1, amount: MAX96 }] }, "LicenceInstalmentWrong", 1);
    expect(await contract.feeOf(fees({ steps: steps(8), instalments: parts(12) }), 2_000_000)).to.equal(2);
  });

  it("grants a pledged patent with the pledgee's consent", async () => {
    const { registry, ann } = await loadFixture(deployed);
    const terms = licenceTerms({ asset: Asset.Pledged, pledgeConsent: id("bank's consent") });
    await expect(registry.connect(ann).grant(terms, 0, DIRECT)).to.emit(registry, "LicenceGranted");
  });

  it("grants background for its owner alone, outside every agreement", async () => {
    const { registry, grant } = await loadFixture(deployed);
    const number = await grant(licenceTerms({ asset: Asset.Background }));
    await expect(registry.agreementOf(number))
      .to.be.revertedWithCustomError(registry, "LicenceOutsideAgreements")
      .withArgs(number);
  });
});

describe("LicenseRegistry: access rights", () => {
  it("grants a party of the project access for implementing it, free and until its last day, without a motion", async () => {
    const { registry, property, ann, grant } = await loadFixture(deployed);
    await property.setRules(AGREEMENT, rules({ ordinary: { consent: 4, noticeDays: 0 } }));
    await grant(licenceTerms({ kind: Kind.Exclusive })); // in nobody's way
    await expect(registry.connect(ann).grant(access(), 0, DIRECT))
      .to.emit(registry, "LicenceGranted")
      .withArgs(2, Asset.Patent, ANN, 0, wordOf(access()), () => true);
    await expect(registry.connect(ann).grant(access(), 7, DIRECT))
      .to.be.revertedWithCustomError(registry, "LicenceMotionUnneeded")
      .withArgs(7);
  });

  it("grants access for exploitation with a record of fairness, until the days of the rules after the project", async () => {
    const { registry, ann } = await loadFixture(deployed);
    const terms = access({ purpose: Purpose.Exploitation, fairness: id("fair"), until: LAST, fees: fees() });
    await registry.connect(ann).grant(terms, 0, DIRECT);
    await time.increaseTo((T0 + 400 + 365) * DAY + 1);
    await registry.connect(ann).grant(terms, 0, DIRECT);
    await time.increaseTo((T0 + 400 + 366) * DAY + 1);
    await expect(registry.connect(ann).grant(terms, 0, DIRECT))
      .to.be.revertedWithCustomError(registry, "LicenceAccessOver")
      .withArgs(AGREEMENT, T0 + 765);
  });

  const refusals: [what: string, terms: Partial<LicenceTerms>, error: string, args: unknown[]][] = [
    ["no purpose", { purpose: Purpose.None }, "LicencePurposeWrong", [0]],
    ["a counterparty", { licensee: 0, counterparty: BUYER }, "LicenceLicenseeWrong", [0, BUYER]],
    ["sub-licences", { subLicences: true }, "LicenceSubLicencesNotAllowed", [0]],
    ["a fee for implementing", { fees: fees() }, "LicenceAccessNotFree", []],
    ["exploitation without fairness", { purpose: Purpose.Exploitation }, "LicenceFairnessMissing", []],
    ["another project", { project: 2n }, "LicenceProjectWrong", [2]],
    ["implementing beyond the project", { until: T0 + 401 }, "LicenceAccessOver", [AGREEMENT, T0 + 400]],
  ];
  for (const [what, terms, error, args] of refusals) {
    it(`refuses ${what}`, async () => {
      const { registry, ann } = await loadFixture(deployed);
      await expect(registry.connect(ann).grant(access(terms), 0, DIRECT))
        .to.be.revertedWithCustomError(registry, error)
        .withArgs(...args);
    });
  }

  it("refuses a licensee that is no party, a licensor that owns nothing, and background of one that is no party", async () => {
    const { registry, agreements, property, ann, cho, asset, dan } = await loadFixture(deployed);
    await expect(registry.connect(ann).grant(access({ licensee: DAN }), 0, DIRECT))
      .to.be.revertedWithCustomError(agreements, "OpenAgreementsNotParty")
      .withArgs(AGREEMENT, DAN);
    await expect(registry.connect(cho).grant(access({ licensor: CHO, licensee: BEN }), 0, DIRECT))
      .to.be.revertedWithCustomError(property, "OpenPropertyNotOwner")
      .withArgs(Asset.Patent, CHO);
    await registry.connect(ann).grant(access({ asset: Asset.Background }), 0, DIRECT);
    await asset(9, { agreement: 0, owner: DAN }, [DAN]);
    await expect(registry.connect(dan).grant(access({ asset: 9, licensor: DAN }), 0, DIRECT))
      .to.be.revertedWithCustomError(agreements, "OpenAgreementsNotParty")
      .withArgs(AGREEMENT, DAN);
  });
});

describe("LicenseRegistry: sub-licences", () => {
  const head = (more: Partial<LicenceTerms> = {}) =>
    toMember(CHO, { kind: Kind.Exclusive, subLicences: true, territory: WORLD, fields: 0b110n, ...more });
  const sub = (more: Partial<LicenceTerms> = {}) => licenceTerms({ licensor: CHO, head: 1n, fields: 0b10n, ...more });

  it("grants within the head, to its licensee only, and lists what is exclusive beside the head", async () => {
    const { registry, property, cho, grant } = await loadFixture(deployed);
    await grant(head());
    const terms = sub({ kind: Kind.Exclusive });
    await expect(registry.connect(cho).subLicense(terms, head(), DIRECT))
      .to.emit(registry, "LicenceGranted")
      .withArgs(2, Asset.Patent, CHO, 0, wordOf(terms, { place: 1n }), () => true);
    expect(await registry.listOf(Asset.Patent)).to.deep.equal([1n, 2n]);
    expect(await property.encumbrances(Asset.Patent)).to.equal(2);
    await expect(registry.connect(cho).subLicense(sub(), head(), DIRECT))
      .to.be.revertedWithCustomError(registry, "LicenceOverlaps")
      .withArgs(Asset.Patent, 2);
    await registry.connect(cho).subLicense(sub({ fields: 0b100n }), head(), DIRECT);
  });

  const beyond: [string, Partial<LicenceTerms>, Partial<LicenceTerms>][] = [
    ["kind", { kind: Kind.Sole }, { kind: Kind.Exclusive }],
    ["territory", { territory: CHINA }, { territory: CHINA | 1n }],
    ["fields", {}, { fields: 0b1010n }],
    ["first day", { from: T0 + 1 }, {}],
    ["last day", { until: LAST - 1 }, {}],
  ];
  for (const [what, headMore, subMore] of beyond) {
    it(`refuses one beyond its head's ${what}`, async () => {
      const { registry, cho, grant } = await loadFixture(deployed);
      await grant(head(headMore));
      await expect(registry.connect(cho).subLicense(sub(subMore), head(headMore), DIRECT))
        .to.be.revertedWithCustomError(registry, "LicenceBeyondHead")
        .withArgs(1);
    });
  }

  it("refuses where head or rules do not allow it, a second level, another's head, other terms, and access", async () => {
    const { registry, property, ben, cho, grant } = await loadFixture(deployed);
    await grant(head());
    await grant(head({ fields: 1n, subLicences: false }));
    const by = registry.connect(cho);
    await expect(by.subLicense(sub({ head: 2n, fields: 1n }), head({ fields: 1n, subLicences: false }), DIRECT))
      .to.be.revertedWithCustomError(registry, "LicenceSubLicencesNotAllowed")
      .withArgs(2);
    await expect(by.subLicense(sub({ subLicences: true }), head(), DIRECT))
      .to.be.revertedWithCustomError(registry, "LicenceSubLicencesNotAllowed")
      .withArgs(1);
    await expect(registry.connect(ben).subLicense(sub({ licensor: BEN }), head(), DIRECT))
      .to.be.revertedWithCustomError(registry, "LicenceHeadWrong")
      .withArgs(1);
    await expect(by.subLicense(sub({ asset: Asset.Secret }), head(), DIRECT))
      .to.be.revertedWithCustomError(registry, "LicenceHeadWrong")
      .withArgs(1);
    const other = head({ fields: 0b111n });
    await expect(by.subLicense(sub(), other, DIRECT))
      .to.be.revertedWithCustomError(registry, "LicenceTermsMismatch")
      .withArgs(1, hashTerms(other), hashTerms(head()));
    await expect(by.subLicense(sub({ head: 9n }), head(), DIRECT))
      .to.be.revertedWithCustomError(registry, "LicenceUnknown")
      .withArgs(9);
    const free = { kind: Kind.Access, purpose: Purpose.Implementation, project: AGREEMENT, fees: noFees };
    await expect(by.subLicense(sub({ ...free, licensee: BEN, counterparty: ZeroHash }), head(), DIRECT))
      .to.be.revertedWithCustomError(registry, "LicenceKindWrong")
      .withArgs(Kind.Access);
    await property.setRules(AGREEMENT, rules({ subLicences: false }));
    await expect(by.subLicense(sub(), head(), DIRECT))
      .to.be.revertedWithCustomError(registry, "LicenceSubLicencesNotAllowed")
      .withArgs(1);
    await time.increaseTo((LAST + 1) * DAY);
    await expect(by.subLicense(sub({ until: LAST + 9 }), head(), DIRECT))
      .to.be.revertedWithCustomError(registry, "LicenceNotRunning")
      .withArgs(1, Status.Running);
  });
});

describe("LicenseRegistry: what granting costs", () => {
  it("an ordinary licence at most 200,000, whatever the number of owners", async () => {
    const { registry, ann, carry } = await loadFixture(deployed);
    await registry.connect(ann).grant(licenceTerms(), 0, DIRECT); // the first number of all
    const gasOf = async (sent: Promise<{ wait(): Promise<{ gasUsed: bigint } | null> }>) =>
      (await (await sent).wait())!.gasUsed;
    const ordinary = await gasOf(registry.connect(ann).grant(licenceTerms(), 0, DIRECT));
    const terms = licenceTerms({ kind: Kind.Exclusive });
    const exclusive = await gasOf(registry.connect(ann).grant(terms, await carry(hashTerms(terms)), DIRECT));
    console.log(`      gas: ordinary ${ordinary}, exclusive ${exclusive}`);
    expect(ordinary).to.be.lessThan(200_000n);
  });
});
