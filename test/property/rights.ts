import { expect } from "chai";
import { lineagePicture } from "../../src/property/lineage.js";
import { type Holding, rightsIn } from "../../src/property/rights.js";
import { presetOf } from "../../src/rules/presets/presets.js";
import { toStruct } from "../../src/rules/property/struct.js";

const [ANN, BEN, CAT] = [1, 2, 3];
const half = new Map([
  [ANN, 500_000],
  [BEN, 500_000],
]);
const china = toStruct(presetOf("CN-default").property, 3);
const horizon = toStruct(presetOf("HorizonEurope").property, 3);
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
  it("of a co-owned patent: each uses it, licenses as the rules say, and blocks what needs all", () => {
    expect(english(rightsIn(holding(), [ANN, BEN, CAT], china))).to.deep.equal([
      ["50 %", "owner (R04)", "alone (R05)", "sole and exclusive licences, transfers, pledges (R06)"],
      ["50 %", "owner (R04)", "alone (R05)", "sole and exclusive licences, transfers, pledges (R06)"],
      ["–", "–", "–", "–"],
    ]);
    expect(english(rightsIn(holding(), [ANN], horizon))).to.deep.equal([
      ["50 %", "owner (R04)", "45 days' notice (as agreed)", "every licence (as agreed)"],
    ]);
  });

  it("of a secret: by the rule for secrets", () => {
    const [ann] = rightsIn(holding({ isSecret: true }), [ANN], horizon);
    expect(ann!.license).to.deep.equal({ en: "45 days' notice (as agreed)", zh: "通知 45 天（依约定）" });
  });

  it("under an exclusive licence: only the licensee uses it in its scope", () => {
    const licences = [{ licence: 4n, licensee: CAT, kind: "exclusive" as const }];
    const [ann, , cat] = rightsIn(holding({ licences }), [ANN, BEN, CAT], china);
    expect(ann!.use!.en).to.equal("outside licence 4, which is exclusive (R06)");
    expect(ann!.license!.en).to.equal("outside licence 4, which is exclusive (R06)");
    expect(cat!.use).to.deep.equal({ en: "licence 4", zh: "许可 4" });
  });

  it("under a sole licence: the owners use it, and license it to nobody else", () => {
    const licences = [{ licence: 5n, licensee: CAT, kind: "sole" as const }];
    const [ann] = rightsIn(holding({ licences }), [ANN], china);
    expect(ann!.use!.en).to.equal("owner (R04)");
    expect(ann!.license).to.deep.equal({
      en: "outside licence 5, which is sole (R06)",
      zh: "排他许可 5 范围之外（R06）",
    });
  });

  it("of background, or of one owner's: its owner decides alone, nobody blocks", () => {
    const alone = holding({ owners: new Map([[ANN, 1_000_000]]) });
    expect(english(rightsIn(alone, [ANN]))).to.deep.equal([["100 %", "owner (R04)", "alone", "–"]]);
    expect(english(rightsIn(alone, [ANN], china))).to.deep.equal([["100 %", "owner (R04)", "alone", "–"]]);
  });

  it("of background that was offered: the others may ask for access (R25)", () => {
    const offered = holding({ owners: new Map([[ANN, 1_000_000]]), isOffered: true });
    expect(english(rightsIn(offered, [ANN, BEN]))).to.deep.equal([
      ["100 %", "owner (R04)", "alone", "–"],
      ["–", "on request, within its limits (R25)", "–", "–"],
    ]);
  });

  it("of an asset that has come to its end: nothing is licensed", () => {
    expect(english(rightsIn(holding({ isLive: false }), [ANN], china))).to.deep.equal([
      ["50 %", "owner (R04)", "–", "–"],
    ]);
  });

  it("with a majority rule: only half or more blocks", () => {
    const owners = new Map([
      [ANN, 600_000],
      [BEN, 400_000],
    ]);
    const majority = { ...china, ordinary: { consent: 3, noticeDays: 0 }, exclusive: { consent: 3, noticeDays: 0 } };
    const [ann, ben] = rightsIn(holding({ owners }), [ANN, BEN], majority);
    expect(ann!.veto!.en).to.equal("every licence (as agreed)");
    expect(ben!.veto).to.equal(undefined);
    expect(ben!.license!.en).to.equal("with a majority (as agreed)");
  });
});

describe("The picture of lineage", () => {
  it("draws parents above what was made of them, royalties beside, strangers by number", () => {
    const assets = [
      { asset: 2n, label: "invention patent", parents: [] },
      {
        asset: 3n,
        label: 'software "suite" [v2]',
        parents: [
          { parent: 1n, rate: 30_000 },
          { parent: 2n, rate: 0 },
        ],
      },
    ];
    expect(lineagePicture(assets).split("\n")).to.deep.equal([
      "flowchart TD",
      '  a2["2 invention patent"]',
      '  a3["3 software  suite   v2"]',
      '  a1["1"]',
      "  a1 -->|3 %| a3",
      "  a2 --> a3",
    ]);
  });
});
