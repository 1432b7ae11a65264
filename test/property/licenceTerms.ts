import { expect } from "chai";
import * as v from "valibot";
import { digest } from "../../src/digest.js";
import { toDay } from "../../src/dates.js";
import { parseAmount } from "../../src/money.js";
import { licenceSchema } from "../../src/property/licenceFormat.js";
import { counterpartyDigest, toFees, toLicenceTerms } from "../../src/property/licenceTerms.js";
import { territoryOf } from "../../src/property/territories.js";
import { fieldsOf } from "../../src/property/fields.js";
import { hashLicenceTerms } from "../../src/sdk/acts/licences/terms.js";

const NOTHING = `0x${"0".repeat(64)}`;
const EUR = "0x00000000000000000000000000000000000003D2";
const names = {
  member: (text: string) => Promise.resolve({ college: 1, works: 2 }[text]!),
  agreement: () => Promise.resolve(5n),
  currency: () => Promise.resolve(EUR),
  minorUnits: (amount: string) => Promise.resolve(parseAmount(amount, 2)),
  document: (text: string) => Promise.resolve(digest(text)),
};
const file = {
  asset: 7,
  kind: "ordinary",
  licensor: "college",
  licensee: "works",
  territory: ["CN", "HK"],
  fields: ["26", "27"],
  from: "2026-07-01",
  until: "2029-06-30",
  contract: "contract.pdf",
  fees: {
    currency: "EUR",
    base: "sales",
    ceiling: "1000000.00",
    reports: "quarterly",
    payDays: 30,
    steps: [
      { from: "0", rate: "3 %" },
      { from: "500000.00", rate: "2.5 %" },
    ],
    instalments: [{ due: "2026-07-31", amount: "5000.00" }],
  },
};
const termsOf = (change: object = {}) => toLicenceTerms(v.parse(licenceSchema, { ...file, ...change }), names);

describe("Licence files", () => {
  it("become the terms that the chain takes", async () => {
    expect(await termsOf()).to.deep.equal({
      asset: 7n,
      kind: 1,
      purpose: 0,
      project: 0n,
      licensor: 1,
      licensee: 2,
      counterparty: NOTHING,
      territory: territoryOf(["CN", "HK"]),
      fields: fieldsOf(["26", "27"]),
      from: toDay("2026-07-01"),
      until: toDay("2029-06-30"),
      head: 0n,
      subLicences: false,
      useBy: 0,
      text: digest("contract.pdf"),
      fairness: NOTHING,
      exportControl: NOTHING,
      pledgeConsent: NOTHING,
      fees: {
        currency: EUR,
        base: 4,
        ceiling: 100_000_000n,
        reportMonths: 3,
        payDays: 30,
        steps: [
          { from: 0n, rate: 30_000 },
          { from: 50_000_000n, rate: 25_000 },
        ],
        instalments: [{ due: toDay("2026-07-31"), amount: 500_000n }],
      },
    });
  });

  it("name somebody outside by register and number, however it is spaced", async () => {
    const { licensee, counterparty } = await termsOf({ licensee: { counterparty: " LEI  529900T8BM49AURSDO55 " } });
    expect(licensee).to.equal(0);
    expect(counterparty)
      .to.equal(digest("LEI 529900T8BM49AURSDO55"))
      .and.equal(counterpartyDigest("LEI 529900T8BM49AURSDO55"));
  });

  it("of access rights name project and purpose, and cost nothing where nothing is said", async () => {
    const { asset, licensor, licensee, territory, fields, from, until, contract } = file;
    const access = { kind: "access", purpose: "implementation", project: "5" };
    const said = { asset, licensor, licensee, territory, fields, from, until, contract, ...access };
    const terms = await toLicenceTerms(v.parse(licenceSchema, said), names);
    expect([terms.kind, terms.purpose, terms.project]).to.deep.equal([4, 1, 5n]);
    expect(terms.fees).to.deep.equal(await toFees(undefined, names));
    expect(BigInt(terms.fees.currency)).to.equal(0n);
  });

  it("of one change have another hash", async () => {
    const hash = hashLicenceTerms(await termsOf());
    for (const change of [{ until: "2029-07-01" }, { kind: "exclusive" }, { subLicences: true }, { fields: ["26"] }]) {
      expect(hashLicenceTerms(await termsOf(change))).to.not.equal(hash);
    }
    expect(hashLicenceTerms(await termsOf())).to.equal(hash);
  });
});
