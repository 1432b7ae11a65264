import { expect } from "chai";
import { ZeroHash } from "ethers";
import * as fc from "fast-check";
import type { AgreementFile } from "../../src/agreement/format.js";
import type { Names } from "../../src/agreement/toTerms.js";
import { readAgreementFile, validate } from "../../src/agreement/validate.js";
import { hashTerms } from "../../src/sdk/typedData.js";
import { mutationsOf, validFiles } from "../helpers/agreementArbitraries.js";
import { exampleOf, textOf } from "../helpers/agreementCases.js";
import { addressOf, allTerms } from "../helpers/agreementTerms.js";

const simar = exampleOf("simar") as unknown as AgreementFile;

const namesOf = ({ members }: AgreementFile): Names => ({
  agreement: 1n,
  moduleSet: ZeroHash,
  member: (id) => {
    const place = members.findIndex((member) => member.id === id);
    if (place < 0) throw new Error(`no member ${id}`);
    return place + 1;
  },
  currency: addressOf,
});

/** Every version of a file that passed can be made into terms, whose every field fits its type on the chain. */
function expectPlayable(file: AgreementFile): void {
  for (const terms of allTerms(file, namesOf(file))) expect(hashTerms(terms)).to.match(/^0x[0-9a-f]{64}$/);
}

describe("Agreement files: at random", () => {
  it("a valid file passes, and its terms fit the chain", () => {
    fc.assert(
      fc.property(validFiles(simar.members), (valid) => {
        const { file, faults } = validate(valid);
        expect(faults).to.deep.equal([]);
        expectPlayable(file!);
      }),
      { numRuns: 150 },
    );
  });

  for (const name of ["simar", "campus-lab"] as const) {
    it(`${name} with one thing changed has faults or can be played, and never breaks the check`, () => {
      let passed = 0;
      fc.assert(
        fc.property(mutationsOf(exampleOf(name)), (changed) => {
          const { file, faults } = validate(changed);
          expect(file === undefined).to.equal(faults.some(({ severity }) => severity === "fault"));
          for (const { text } of faults) expect(text.en !== "" && text.zh !== "").to.equal(true);
          if (file === undefined) return;
          passed++;
          expectPlayable(file);
        }),
        { numRuns: 600 },
      );
      expect(passed).to.be.greaterThan(20);
    });
  }

  it("a text with one character changed has faults or can be played, and never breaks the check", () => {
    const text = textOf("campus-lab");
    const changes = fc.tuple(
      fc.nat(text.length - 1),
      fc.constantFrom(0, 1),
      fc.string({ unit: "binary", maxLength: 2 }),
    );
    fc.assert(
      fc.property(changes, ([at, out, put]) => {
        const { file, faults } = readAgreementFile(text.slice(0, at) + put + text.slice(at + out));
        if (file !== undefined) expectPlayable(file);
        else expect(faults.length).to.be.greaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it("any JSON whatever never breaks the check", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(validate(value).file).to.equal(undefined);
      }),
    );
  });
});
