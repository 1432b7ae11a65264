import { readFileSync } from "node:fs";
import { expect } from "chai";
import { Interface, type JsonFragment } from "ethers";
import hre from "hardhat";
import { sentences } from "../../../src/sdk/errors/index.js";
import { declaredErrors } from "../../../src/sdk/errors/abi.js";
import { foreignErrors } from "../../../src/sdk/errors/foreign.js";
import { pairsOf, placeholder } from "../../../src/sdk/errors/sentences.js";
import { isKind } from "../../../src/sdk/errors/values.js";

const errorsIn = (abi: readonly JsonFragment[]) => abi.filter(({ type }) => type === "error");

/** The errors of every contract that is compiled, mocks aside. */
async function compiledErrors(): Promise<Map<string, JsonFragment>> {
  const found = new Map<string, JsonFragment>();
  for (const name of await hre.artifacts.getAllFullyQualifiedNames()) {
    const ours = name.startsWith("contracts/") && !name.startsWith("contracts/mocks/");
    if (!ours && !name.endsWith(":AccessManager")) continue;
    const { abi } = await hre.artifacts.readArtifact(name);
    for (const error of errorsIn(abi as readonly JsonFragment[])) found.set(error.name!, error);
  }
  return found;
}

/** The names in a sentence's braces. */
const namesIn = (text: string) => new Set([...text.matchAll(placeholder)].map(([, name]) => name!));

describe("The sentences for errors", () => {
  it("are there for every error of every contract, and for none besides", async () => {
    const errors = await compiledErrors();
    expect(errors.size).to.be.above(190);
    const foreign = new Interface(foreignErrors).fragments.map((fragment) => (fragment as { name?: string }).name!);
    expect([...Object.keys(sentences)].toSorted()).to.deep.equal([...errors.keys(), ...foreign].toSorted());
    expect(new Set([...declaredErrors.values()].map(({ name }) => name))).to.deep.equal(
      new Set(Object.keys(sentences)),
    );
  });

  it("cover what tokens and signature libraries throw, as OpenZeppelin declares it", () => {
    const builds = ["IERC20Errors", "IERC721Errors", "ECDSA"].map((name) => {
      const file = new URL(
        `../../../node_modules/@openzeppelin/contracts/build/contracts/${name}.json`,
        import.meta.url,
      );
      return (JSON.parse(readFileSync(file, "utf8")) as { abi: JsonFragment[] }).abi;
    });
    const declared = builds.flatMap((abi) => new Interface(errorsIn(abi)).fragments.map((f) => f.format("sighash")));
    expect(declared.length).to.be.above(15);
    const known = [...declaredErrors.values()].map(({ fragment }) => fragment.format("sighash"));
    expect(known).to.include.members(declared);
  });

  for (const { name, inputs } of declaredErrors.values()) {
    it(`name only arguments of ${name}, the same ones in both languages, and every one that a person can use`, () => {
      const args = inputs.map((input) => input.name);
      const said = new Set<string>();
      const sentence = sentences[name]!;
      if ("by" in sentence) expect(args).to.include(sentence.by);
      for (const [en, zh] of pairsOf(sentence)) {
        expect(namesIn(en)).to.deep.equal(namesIn(zh));
        for (const text of [en, zh]) {
          expect(args).to.include.members([...namesIn(text)]);
          expect(text.replace(placeholder, "")).to.not.match(/[{}]/);
          for (const [, , kind] of text.matchAll(placeholder))
            if (kind !== undefined) expect(isKind(kind)).to.equal(true);
        }
        expect(en).to.match(/[.]$/);
        expect(zh).to.match(/\p{Script=Han}.*。$/u);
        for (const used of namesIn(en)) said.add(used);
      }
      // What a sentence is chosen by need not be repeated in it.
      if ("by" in sentence) said.add(sentence.by);
      expect([...said]).to.include.members(args);
    });
  }
});
