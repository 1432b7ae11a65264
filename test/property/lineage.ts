import { expect } from "chai";
import { lineagePicture } from "../../src/property/lineage.js";

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
