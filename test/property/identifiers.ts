import { expect } from "chai";
import {
  applicationCheck,
  identifierDigest,
  readIdentifier,
  readIdentifierOf,
} from "../../src/property/identifiers.js";
import { digest } from "../../src/digest.js";

describe("identifiers of assets", () => {
  const written: [string, string, string][] = [
    ["201710601862.3", "cn-application", "201710601862.3"],
    [" cn 201710601862.3 ", "cn-application", "201710601862.3"],
    ["2017106018623", "cn-application", "201710601862.3"],
    ["ZL201710601862.3", "cn-grant", "ZL201710601862.3"],
    ["CN 108123456 A", "publication", "CN108123456A"],
    ["EP1234567B1", "publication", "EP1234567B1"],
    ["PCT/CN2017/093456", "pct", "PCT/CN2017/093456"],
    ["pct/de2004/01234", "pct", "PCT/DE2004/001234"],
    ["https://doi.org/10.1000/XYZ-1", "doi", "10.1000/xyz-1"],
    ["10.5281/zenodo.1234567", "doi", "10.5281/zenodo.1234567"],
    ["2019sr0123456", "cn-software", "2019SR0123456"],
    ["Trade secret 7", "other", "Trade secret 7"],
  ];
  for (const [text, scheme, number] of written) {
    it(`reads "${text}"`, () => {
      expect(readIdentifier(text)).to.deep.equal({ scheme, number });
    });
  }

  it("says which check digit a Chinese application number should have", () => {
    expect(() => readIdentifier("201710601862.4")).to.throw("the check digit of 201710601862 is 3");
    expect(() => readIdentifier("ZL 201710601862.X")).to.throw("the check digit of 201710601862 is 3");
    expect(() => readIdentifier("  ")).to.throw("An identifier is empty.");
  });

  it("writes a check of ten as X", () => {
    const tens = Array.from({ length: 99 }, (_, i) => `2017106018${String(i).padStart(2, "0")}`).filter(
      (digits) => applicationCheck(digits) === "X",
    );
    expect(tens.length).to.be.greaterThan(0);
    for (const digits of tens) expect(readIdentifier(`${digits}.X`).number).to.equal(`${digits}.X`);
  });

  it("notices every single wrong digit", () => {
    const right = "201710601862";
    for (let place = 5; place < 12; place++) {
      for (const digit of "0123456789") {
        if (digit === right[place]) continue;
        const wrong = right.slice(0, place) + digit + right.slice(place + 1);
        expect(() => readIdentifier(`${wrong}.3`), wrong).to.throw("check digit");
      }
    }
  });

  it("tells inventions, utility models and designs apart", () => {
    const numberOf = (kind: string) => `2017${kind}0601862.${applicationCheck(`2017${kind}0601862`)}`;
    const rights = { 1: "invention", 2: "utility-model", 3: "design", 8: "invention", 9: "utility-model" } as const;
    for (const [digit, right] of Object.entries(rights)) {
      const number = numberOf(digit);
      expect(readIdentifierOf(right, number)).to.deep.equal(readIdentifier(number));
      for (const kind of ["invention", "utility-model", "design", "software"] as const) {
        if (kind !== right)
          expect(() => readIdentifierOf(kind, number)).to.throw(`of the kind "${right}", not "${kind}"`);
      }
    }
    expect(readIdentifierOf("design", "CN108123456A").scheme).to.equal("publication");
  });

  it("stands on the chain by a digest of scheme and number", () => {
    expect(identifierDigest(readIdentifier("ZL2017106018623"))).to.equal(digest("cn-grant ZL201710601862.3"));
  });
});
