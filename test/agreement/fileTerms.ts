import { expect } from "chai";
import * as fc from "fast-check";
import type { AgreementFile } from "../../src/agreement/format.js";
import { type Names, toTerms } from "../../src/agreement/toTerms.js";
import { validate } from "../../src/agreement/validate.js";
import { newWorld, play } from "../../src/play/play.js";
import { type World, signerOf } from "../../src/play/world.js";
import { reserve } from "../../src/sdk/acts/agreements/reserve.js";
import { perform, toldIn } from "../../src/sdk/perform.js";
import { TermsRules__factory } from "../../typechain-types/index.js";
import { localChain } from "../../scripts/lib/localChain.js";
import { mutationsOf, validFiles } from "../helpers/agreementArbitraries.js";
import { exampleOf } from "../helpers/agreementCases.js";
import { addressOf } from "../helpers/agreementTerms.js";

const simar = exampleOf("simar") as unknown as AgreementFile;
const amendStep = simar.story.findIndex((step) => step.do === "amend");

/** Lives a whole file. */
async function live(world: World): Promise<World> {
  for await (const { text } of play(world)) expect(text.en).to.match(/\S/);
  return world;
}

/** A chain with SIMAR's members, a number of an agreement that each of them leads, and SIMAR's agreement in force. */
async function consortium() {
  const { chain, ledger } = await localChain(simar);
  const world = await live(newWorld({ ...simar, story: [] }, ledger, chain));
  const reserved = new Map<string, bigint>();
  for (const [id, member] of world.members) {
    const done = await perform(ledger, reserve, { agreement: 0n, lead: member }, await signerOf(world, id));
    reserved.set(id, toldIn<bigint>(done, "AgreementReserved", "agreement"));
  }
  const rules = TermsRules__factory.connect(await ledger.agreements.termsRules(), chain.registrar);
  return { world, reserved, rules, moduleSet: await ledger.set.digest() };
}

describe("Agreement files that pass the check", () => {
  let { world, reserved, rules, moduleSet } = {} as Awaited<ReturnType<typeof consortium>>;

  before(async () => {
    ({ world, reserved, rules, moduleSet } = await consortium());
  });

  const namesFor = (agreement: bigint): Names => ({
    agreement,
    moduleSet,
    member: (id) => world.members.get(id)!,
    currency: (code) => (code === "token:SIM" ? world.chain.token("SIM") : addressOf(code)),
  });

  /** What the contracts say to the first version of an agreement. */
  const ask = (agreement: AgreementFile["agreement"]) =>
    rules.read(toTerms(agreement, namesFor(reserved.get(agreement.parties[0]!.member)!)).terms);

  it("are taken by the contracts, whatever they say", async () => {
    await fc.assert(
      fc.asyncProperty(validFiles(simar.members), async ({ agreement }) => {
        await ask(agreement);
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });

  it("are taken by the contracts after one thing in them has changed", async () => {
    let passed = 0;
    await fc.assert(
      fc.asyncProperty(mutationsOf(simar.agreement), async (agreement) => {
        const { file } = validate({ ...simar, agreement, story: [] });
        if (file === undefined) return;
        passed++;
        await ask(file.agreement);
      }),
      { numRuns: 300, endOnFailure: true },
    );
    expect(passed).to.be.greaterThan(10);
  });

  it("are taken by the contracts after one thing in their amendment has changed", async () => {
    const step = simar.story[amendStep] as Extract<AgreementFile["story"][number], { do: "amend" }>;
    let passed = 0;
    await fc.assert(
      fc.asyncProperty(mutationsOf(step.change), async (change) => {
        const { file } = validate({ ...simar, story: [{ ...step, change }] });
        if (file === undefined) return;
        passed++;
        const { version, hash } = world.versions.at(-1)!;
        const entry = { ...simar.agreement, ...(file.story[0] as typeof step).change };
        await rules.read(toTerms(entry, namesFor(world.agreement), { version, hash, pools: world.pools }).terms);
      }),
      { numRuns: 300, endOnFailure: true },
    );
    expect(passed).to.be.greaterThan(10);
  });

  it("come into force, and so do their amendments", async () => {
    const inCny = validFiles(simar.members).map((file) => {
      file.agreement.currencies = file.agreement.currencies.filter(({ code }) => !code.startsWith("token:"));
      return file;
    });
    await fc.assert(
      fc.asyncProperty(inCny, async (file) => {
        const { versions } = await live(newWorld(file, world.ledger, world.chain));
        expect(versions.length).to.equal(file.story.length + 1);
      }),
      { numRuns: 5, endOnFailure: true },
    );
  }).timeout(120_000);
});
