import { expect } from "chai";
import type { Books } from "../../src/audit/books.js";
import { check } from "../../src/audit/check.js";
import { ACCESS } from "../../src/audit/property/books.js";
import { usualPatience } from "../../src/omissions/omission.js";
import { findOmissions } from "../../src/omissions/omissions.js";
import { IMPROVEMENT, Licence, PATENT, SECRET, SOFTWARE, propertyLife } from "../helpers/propertyLife.js";

const DAY = 86_400;
const YEARS = 365 * DAY;
const ids = [
  ...["licence-report-missing", "licence-fee-overdue", "licence-contract-unfiled"],
  ...["use-overdue", "title-behind", "annual-fee-overdue"],
];

describe("What assets and licences make due and nobody entered", () => {
  /** What is found so long after the last block, by check; of books that were changed before. */
  async function later(seconds: number, change: (books: Books) => void = () => undefined) {
    const { logs, contracts, evidence } = await propertyLife();
    const result = check(logs, contracts, evidence);
    change(result.books);
    const timeOf = (block: number) => Number(evidence.times.get(block) ?? 0n);
    const now = timeOf(logs.at(-1)!.blockNumber) + seconds;
    const clock = { timeOf, zone: "UTC" };
    const rest = { chainId: evidence.chainId, bank: contracts.bank, patience: usualPatience };
    const { findings, verdicts } = findOmissions({ result, clock, now, ...rest });
    expect(verdicts.filter(({ id }) => ids.includes(id)).every(({ ran }) => ran)).to.equal(true);
    return findings
      .filter((one) => ids.includes(one.check))
      .map((one) => ({ ...one, said: `${one.check}: ${one.text.en}` }));
  }

  it("says which, in both languages, with what was expected", async () => {
    for (const { text, expected, found } of await later(10 * YEARS)) {
      expect(text.zh).to.match(/\p{Script=Han}/u);
      expect([text.en, expected, found].join(" ")).to.not.match(/undefined|NaN/);
    }
  });

  it("what is due already when the story ends", async () => {
    const said = (await later(0)).map((one) => one.said);
    expect(said).to.include(`licence-report-missing: The report that licence ${Licence.Sub} makes due is not there.`);
    expect(said).to.include(`licence-fee-overdue: Fees of licence ${Licence.Exclusive} are overdue.`);
    expect(said).to.include(
      `title-behind: The title of asset ${PATENT} is of owners before the last change of owners.`,
    );
    expect(said.filter((one) => one.startsWith("licence-contract-unfiled"))).to.deep.equal([
      `licence-contract-unfiled: The contract of licence ${Licence.Unused}, of a patent, is not on record at the office.`,
    ]);
    expect(said.join()).to.not.match(/use-overdue|annual-fee-overdue/);
  });

  it("no instalment that an early end came before, but those of before it, and of a term that ran out", async () => {
    /** Fees of a licence that ended early or with its term, and of which an instalment was due so many days later. */
    const fees = async (due: bigint, isEarly: boolean) => {
      const found = await later(10 * YEARS, ({ property }) => {
        const { terms, word } = property.licences.get(BigInt(Licence.Sub))!;
        terms.fees.instalments = terms.fees.instalments.map((one) => ({ ...one, due: word.until + due }));
        if (!isEarly) terms.until = word.until;
      });
      return found.filter(
        (one) => one.check === "licence-fee-overdue" && one.text.en.includes(`licence ${Licence.Sub} `),
      );
    };
    expect(await fees(1n, true)).to.deep.equal([]);
    for (const late of [await fees(0n, true), await fees(1n, false)]) {
      expect(late.map(({ expected }) => expected)).to.deep.equal(["10000 paid in all"]);
    }
  });

  it("no contract on record of an access right", async () => {
    const unfiled = (kind: bigint) =>
      later(0, ({ property }) => void (property.licences.get(BigInt(Licence.Unused))!.word.kind = kind));
    const isUnfiled = (one: { check: string }) => one.check === "licence-contract-unfiled";
    expect((await unfiled(1n)).filter(isUnfiled).length).to.equal(1);
    expect((await unfiled(ACCESS)).filter(isUnfiled)).to.deep.equal([]);
  });

  it("what the years make due: the annual fee of a patent, use of what nobody uses", async () => {
    const said = (await later(10 * YEARS)).map((one) => one.said);
    expect(said).to.include(`annual-fee-overdue: The annual fee of asset ${PATENT} is paid no longer.`);
    const unused = [SOFTWARE, SECRET, IMPROVEMENT].map(
      (id) => `use-overdue: Asset ${id} had to be in use by now (R27).`,
    );
    expect(said.filter((one) => one.startsWith("use-overdue"))).to.deep.equal(unused);
  });
});
