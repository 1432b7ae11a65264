import { expect } from "chai";
import { type Holding, type LicenceRules, law, rightsIn } from "../../src/audit/report/rights.js";
import { presetOf } from "../../src/rules/presets/presets.js";
import { type PropertyTerms, consents } from "../../src/rules/property/ownerRules.js";

const [ANN, BEN, CAT] = [1n, 2n, 3n];
const half = new Map([
  [ANN, 500_000n],
  [BEN, 500_000n],
]);
const rulesOf = (terms: PropertyTerms): LicenceRules => {
  const line = (act: "ordinary" | "secret" | "exclusive") => {
    const { consent, noticeDays = 0 } = terms[act];
    return { consent: BigInt(consents[consent]), noticeDays: BigInt(noticeDays) };
  };
  const { subLicences } = terms;
  return { subLicences, ordinary: line("ordinary"), secret: line("secret"), exclusive: line("exclusive") };
};
const china = rulesOf(presetOf("CN-default").property);
const horizon = rulesOf(presetOf("HorizonEurope").property);
const holding = (more: Partial<Holding> = {}): Holding => ({
  asset: 7n,
  isSecret: false,
  isLive: true,
  isOffered: false,
  owners: half,
  licences: [],
  ...more,
});
const english = (rights: ReturnType<typeof rightsIn>) =>
  rights.map(({ own, use, license, veto }) => [own, use, license, veto].map((one) => one?.en ?? "–"));

describe("Rights in an asset", () => {
  it("are the law's where the preset has nothing else", () => {
    expect({ ...law, subLicences: false }).to.deep.equal(china);
  });

  it("of a co-owned patent: each uses it, licenses as the rules say, and blocks what needs all", () => {
    expect(english(rightsIn(holding(), [ANN, BEN, CAT], china))).to.deep.equal([
      ["50 %", "owner (R04)", "alone (R05)", "sole and exclusive licences, transfers, pledges (R06)"],
      ["50 %", "owner (R04)", "alone (R05)", "sole and exclusive licences, transfers, pledges (R06)"],
      ["–", "–", "–", "–"],
    ]);
    const [ann] = english(rightsIn(holding(), [ANN], horizon));
    expect(ann).to.deep.equal(["50 %", "owner (R04)", "45 days' notice (as agreed)", "every licence (as agreed)"]);
  });

  it("are told of whoever owns or is licensed, too", () => {
    const licences = [
      { licence: 4n, licensee: CAT, kind: "ordinary", subLicences: false },
      { licence: 5n, licensee: 0n, kind: "ordinary", subLicences: false },
    ];
    const [ben, ann, cat, ...others] = rightsIn(holding({ licences }), [BEN], china);
    expect([ben, ann, cat].map((one) => one!.member)).to.deep.equal([BEN, ANN, CAT]);
    expect([cat!.own, cat!.use!.en, others]).to.deep.equal([undefined, "licence 4", []]);
  });

  it("of a secret: by the rule for secrets", () => {
    const [ann] = rightsIn(holding({ isSecret: true }), [ANN], horizon);
    expect(ann!.license).to.deep.equal({ en: "45 days' notice (as agreed)", zh: "通知 45 天（依约定）" });
  });

  it("under an exclusive licence: only the licensee uses it in its scope", () => {
    const licences = [{ licence: 4n, licensee: CAT, kind: "exclusive", subLicences: false }];
    const [ann, , cat] = rightsIn(holding({ licences }), [ANN, BEN, CAT], china);
    expect(ann!.use!.en).to.equal("outside licence 4, which is exclusive (R06)");
    expect(ann!.license!.en).to.equal("outside licence 4, which is exclusive (R06)");
    expect(cat!.use).to.deep.equal({ en: "licence 4", zh: "许可 4" });
  });

  it("under a sole licence: the owners use it, and license it to nobody else", () => {
    const licences = [{ licence: 5n, licensee: CAT, kind: "sole", subLicences: false }];
    const [ann] = rightsIn(holding({ licences }), [ANN], china);
    expect(ann!.use!.en).to.equal("owner (R04)");
    expect(ann!.license).to.deep.equal({
      en: "outside licence 5, which is sole (R06)",
      zh: "排他许可 5 范围之外（R06）",
    });
  });

  it("under several licences: each of them counts", () => {
    const licences = [
      { licence: 3n, licensee: CAT, kind: "ordinary", subLicences: false },
      { licence: 4n, licensee: CAT, kind: "sole", subLicences: true },
      { licence: 5n, licensee: 0n, kind: "exclusive", subLicences: false },
      { licence: 6n, licensee: CAT, kind: "exclusive", subLicences: true },
    ];
    const [ann, , cat] = rightsIn(holding({ licences }), [ANN, BEN, CAT], { ...china, subLicences: true });
    expect(ann!.use).to.deep.equal({
      en: "outside licence 5, which is exclusive, and licence 6, which is exclusive (R06)",
      zh: "独占许可 5、独占许可 6 范围之外（R06）",
    });
    expect(ann!.license!.zh).to.equal("排他许可 4、独占许可 5、独占许可 6 范围之外（R06）");
    expect(cat!.use).to.deep.equal({ en: "licences 3, 4, 6", zh: "许可 3、4、6" });
    expect(cat!.license).to.deep.equal({ en: "within licences 4, 6", zh: "许可 4、6 范围内" });
  });

  it("of the owner who holds the exclusive licence: it uses all, and grants within it where it may", () => {
    const licences = [{ licence: 4n, licensee: BEN, kind: "exclusive", subLicences: true }];
    const [ann, ben] = rightsIn(holding({ licences }), [ANN, BEN], { ...china, subLicences: true });
    expect(ann!.use!.en).to.equal("outside licence 4, which is exclusive (R06)");
    expect(ben!.use).to.deep.equal({ en: "licence 4; owner (R04)", zh: "许可 4；权利人（R04）" });
    expect(ben!.license!.en).to.equal("within licence 4; outside licence 4, which is exclusive (R06)");
    expect(rightsIn(holding({ licences }), [BEN], china)[0]!.license!.en).to.match(/^outside licence 4/);
  });

  it("of a licensee whose licence allows others under it, where the agreement does too", () => {
    const licences = [{ licence: 4n, licensee: CAT, kind: "exclusive", subLicences: true }];
    const [, , cat] = rightsIn(holding({ licences }), [], { ...china, subLicences: true });
    expect(cat!.license).to.deep.equal({ en: "within licence 4", zh: "许可 4 范围内" });
    expect(rightsIn(holding({ licences }), [], china)[2]!.license).to.equal(undefined);
    const background = holding({ licences, owners: new Map([[ANN, 1_000_000n]]) });
    expect(rightsIn(background, [])[1]!.license!.en).to.equal("within licence 4");
  });

  it("of background, or of one owner's: its owner decides alone, nobody blocks", () => {
    const alone = holding({ owners: new Map([[ANN, 1_000_000n]]) });
    expect(english(rightsIn(alone, [ANN]))).to.deep.equal([["100 %", "owner (R04)", "alone", "–"]]);
    expect(english(rightsIn(alone, [ANN], china))).to.deep.equal([["100 %", "owner (R04)", "alone", "–"]]);
  });

  it("of background that was offered: the others may ask for access (R25)", () => {
    const offered = holding({ owners: new Map([[ANN, 1_000_000n]]), isOffered: true });
    expect(english(rightsIn(offered, [ANN, BEN]))).to.deep.equal([
      ["100 %", "owner (R04)", "alone", "–"],
      ["–", "on request, within its limits (R25)", "–", "–"],
    ]);
  });

  it("of an asset that has come to its end: nothing is licensed", () => {
    const [ann] = english(rightsIn(holding({ isLive: false }), [ANN], china));
    expect(ann).to.deep.equal(["50 %", "owner (R04)", "–", "–"]);
  });

  it("with a majority rule: only half or more blocks", () => {
    const owners = new Map([
      [ANN, 600_000n],
      [BEN, 400_000n],
    ]);
    const majority = {
      ...china,
      ordinary: { consent: 3n, noticeDays: 0n },
      exclusive: { consent: 3n, noticeDays: 0n },
    };
    const [ann, ben] = rightsIn(holding({ owners }), [ANN, BEN], majority);
    expect(ann!.veto!.en).to.equal("every licence (as agreed)");
    expect(ben!.veto).to.equal(undefined);
    expect(ben!.license!.en).to.equal("with a majority (as agreed)");
  });
});
