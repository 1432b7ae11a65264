import { expect } from "chai";
import { ALL_FIELDS, divisions, divisionsIn, fieldsName, fieldsOf } from "../../src/property/fields.js";
import { WORLD, codesIn, territoryName, territoryOf } from "../../src/property/territories.js";

describe("territories of licences", () => {
  it("has the 249 countries and areas of ISO 3166-1, each by a name", () => {
    const codes = codesIn(WORLD);
    expect(codes.length).to.equal(249);
    expect(codes).to.deep.equal(codes.toSorted());
    const names = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
    expect(codes.filter((code) => names.of(code) === undefined)).to.deep.equal([]);
  });

  it("gives each country one bit", () => {
    expect(territoryOf(["AD"])).to.equal(1n);
    expect(territoryOf(["zw"])).to.equal(1n << 248n);
    expect(codesIn(territoryOf(["DE", "cn", "AT"]))).to.deep.equal(["AT", "CN", "DE"]);
    expect(territoryOf(["world"])).to.equal(WORLD);
  });

  it("refuses a country that does not exist, and none", () => {
    expect(() => territoryOf(["CN", "XX"])).to.throw('"XX" is no country or area of ISO 3166');
    expect(() => territoryOf([])).to.throw("No territory is named");
  });

  it("is told in words", () => {
    expect(territoryName(territoryOf(["CN", "DE"]), "en")).to.equal("China, Germany");
    expect(territoryName(territoryOf(["CN", "TW"]), "zh")).to.equal("中国、中国台湾");
    expect(territoryName(WORLD, "zh")).to.equal("全球");
  });
});

describe("fields of use", () => {
  it("has the 88 divisions of ISIC Rev. 4 and uses outside industry, in both languages", () => {
    expect(Object.keys(divisions).length).to.equal(89);
    for (const { en, zh } of Object.values(divisions)) {
      expect(en).to.match(/^[A-Za-z]/);
      expect(zh).to.match(/^\p{Script=Han}/u);
    }
  });

  it("gives each division one bit", () => {
    expect(fieldsOf(["26"])).to.equal(1n << 26n);
    expect(divisionsIn(fieldsOf(["20-23", "0", "20"]))).to.deep.equal([0, 20, 21, 22, 23]);
    expect(divisionsIn(fieldsOf(["3-6"]))).to.deep.equal([3, 5, 6]);
    expect(fieldsOf(["all"])).to.equal(ALL_FIELDS);
  });

  it("refuses a division that does not exist, a range that ends in none or runs backwards, and none", () => {
    for (const text of ["4", "44", "100", "20-4", "23-20", "x", ""]) {
      expect(() => fieldsOf([text]), text).to.throw(`"${text}" is no division of ISIC Rev. 4`);
    }
    expect(() => fieldsOf([])).to.throw("no division");
  });

  it("is told in words", () => {
    expect(fieldsName(fieldsOf(["1", "26"]), "en")).to.equal(
      "01 crop and animal production; 26 computers, electronics, optics",
    );
    expect(fieldsName(ALL_FIELDS, "zh")).to.equal("全部领域");
  });
});
