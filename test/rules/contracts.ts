import { expect } from "chai";
import { ZeroHash } from "ethers";
import * as fc from "fast-check";
import type { AgreementFile } from "../../src/agreement/format.js";
import { toTerms } from "../../src/agreement/toTerms.js";
import { validate } from "../../src/agreement/validate.js";
import { newWorld, play } from "../../src/play/play.js";
import { signerOf } from "../../src/play/world.js";
import { checkAgreement } from "../../src/rules/check/checkAgreement.js";
import { presetNames } from "../../src/rules/presets/presets.js";
import { hashPropertyRules } from "../../src/rules/property/struct.js";
import { reserve } from "../../src/sdk/acts/agreements/reserve.js";
import { perform, toldIn } from "../../src/sdk/perform.js";
import type { Terms } from "../../src/sdk/terms.js";
import { TermsRules__factory } from "../../typechain-types/index.js";
import { localChain } from "../../scripts/lib/localChain.js";
import { validFiles } from "../helpers/agreementArbitraries.js";
import { exampleOf } from "../helpers/agreementCases.js";
import { addressOf } from "../helpers/agreementTerms.js";
import { propertySections } from "../helpers/propertyArbitraries.js";

const simar = exampleOf("simar") as unknown as AgreementFile;

/** SIMAR's members on a chain, each with a number of an agreement that it leads. */
async function consortium() {
  const { chain, ledger } = await localChain(simar);
  const world = newWorld({ ...simar, story: [] }, ledger, chain);
  for await (const { text } of play(world)) expect(text.en).to.match(/\S/);
  const reserved = new Map<string, bigint>();
  for (const [id, member] of world.members) {
    const done = await perform(ledger, reserve, { agreement: 0n, lead: member }, await signerOf(world, id));
    reserved.set(id, toldIn<bigint>(done, "AgreementReserved", "agreement"));
  }
  const rules = TermsRules__factory.connect(await ledger.agreements.termsRules(), chain.registrar);
  return { world, reserved, rules, moduleSet: await ledger.set.digest() };
}

describe("The rule check and the contracts", () => {
  let { world, reserved, rules, moduleSet } = {} as Awaited<ReturnType<typeof consortium>>;
  before(async () => {
    ({ world, reserved, rules, moduleSet } = await consortium());
  });

  const made = ({ agreement }: AgreementFile) =>
    toTerms(agreement, {
      agreement: reserved.get(agreement.parties[0]!.member)!,
      moduleSet,
      member: (id) => world.members.get(id)!,
      currency: (code) => (code === "token:SIM" ? world.chain.token("SIM") : addressOf(code)),
    });

  const refused = (terms: Terms, error: string, ...args: unknown[]) =>
    expect(rules.read(terms))
      .to.be.revertedWithCustomError(world.ledger.agreements, error)
      .withArgs(...args);

  const withProperty = validFiles(simar.members).chain((file) =>
    propertySections(file.agreement.pools).map((property) => ({
      ...file,
      agreement: { ...file.agreement, property },
      story: [],
    })),
  );

  it("what passes the check is taken by the contracts, with the property rules in its hash", async () => {
    let passed = 0;
    await fc.assert(
      fc.asyncProperty(withProperty, fc.constantFrom(...presetNames), async (file, preset) => {
        const { file: sound, faults } = validate(file);
        expect(faults).to.deep.equal([]);
        if (!checkAgreement(sound!, preset).sound) return;
        passed++;
        const { terms, property } = made(sound!);
        expect(terms.licenceRule).to.equal(hashPropertyRules(property!));
        const { hash } = await rules.read(terms);
        expect(hash).to.equal(BigInt(await rules.hashOf(terms)));
      }),
      { numRuns: 25, endOnFailure: true },
    );
    expect(passed).to.be.greaterThan(0);
  });

  it("R12: all to some is broken for both, until it is expressly agreed", async () => {
    const parties = simar.agreement.parties.map((party, place) => (place === 1 ? { ...party, shares: {} } : party));
    const tiers = [{ kind: "share" as const, rate: "100 %", pool: "by-cost" }];
    const file = { ...simar, agreement: { ...simar.agreement, parties, tiers }, story: [] };
    const broken = checkAgreement(file, "CN-default").verdicts.filter(({ verdict }) => verdict === "broken");
    expect(broken.map(({ rule }) => rule)).to.deep.equal(["R12"]);
    await refused(made(file).terms, "AgreementAllToSome", 1, world.members.get(parties[1]!.member));
    const agreed = { ...file, agreement: { ...file.agreement, allToSomeAgreed: true } };
    expect(checkAgreement(agreed, "CN-default").sound).to.equal(true);
    await rules.read(made(agreed).terms);
  });

  it("R31: a field that is not settled is broken for both", async () => {
    for (const field of ["object", "plan", "confidentiality", "ownership", "distribution", "acceptance"] as const) {
      const legal = { ...simar.agreement.legal, [field]: " " };
      const { verdicts } = checkAgreement({ ...simar, agreement: { ...simar.agreement, legal } }, "CN-default");
      expect(verdicts.find(({ rule }) => rule === "R31")!.verdict).to.equal("broken");
      const { terms } = made(simar);
      terms.minimum[field] = ZeroHash;
      await refused(terms, "AgreementFieldMissing", field);
    }
  });

  it("owners may have a pool of their own, which no tier fills", async () => {
    const file = structuredClone(simar);
    file.agreement.pools.push({ name: "owners", source: "agreed" });
    file.agreement.parties.forEach((party, place) => (party.shares["owners"] = `${place + 1}`));
    file.agreement.property = { preset: "CN-default", ownersPool: "owners" };
    file.story = [];
    expect(validate(file).faults).to.deep.equal([]);
    const { terms, property } = made(file);
    expect(property!.ownersPool).to.equal(terms.pools.at(-1)!.number);
    await rules.read(terms);
  });

  it("a party listed twice, and a levy without a basis, are refused by both", async () => {
    const twice = structuredClone(simar);
    twice.agreement.parties.push(structuredClone(twice.agreement.parties[0]!));
    expect(validate(twice).file).to.equal(undefined);
    await refused(made(twice).terms, "AgreementPartyTwice", world.members.get(twice.agreement.parties[0]!.member));

    const unfounded = structuredClone(simar);
    unfounded.agreement.pools.push({ name: "levy", source: "agreed", beneficiary: "park" });
    unfounded.agreement.tiers.unshift({ kind: "levy", rate: "1 %", pool: "levy" });
    expect(validate(unfounded).file).to.equal(undefined);
    await refused(made(unfounded).terms, "AgreementLevyWithoutBasis", 0);
  });

  it("comes into force with the property rules' hash among its terms, and a later version changes them", async () => {
    const [amended] = simar.story.filter(({ do: act }) => act === "amend");
    const file = structuredClone({ ...simar, story: [amended!] });
    file.agreement.property = { preset: "HorizonEurope" };
    delete file.agreement.background; // it is registered already: these parties live on this chain for the second time
    (file.story[0] as { change: object }).change = { property: { preset: "HorizonEurope", useDays: 730 } };
    const { file: sound, faults } = validate(file);
    expect(faults).to.deep.equal([]);
    const lived = newWorld(sound!, world.ledger, world.chain);
    for await (const { text } of play(lived)) expect(text.en).to.match(/\S/);
    const proposed = await Promise.all(
      lived.versions.map(({ hash }) =>
        world.ledger.agreements.queryFilter(world.ledger.agreements.filters.DraftProposed(hash)),
      ),
    );
    const carried = proposed.map(([event]) => event!.args.terms.licenceRule);
    const expected = [365, 730].map((useDays) => hashPropertyRules({ ...made(sound!).property!, useDays }));
    expect(carried).to.deep.equal(expected);
  }).timeout(120_000);
});
