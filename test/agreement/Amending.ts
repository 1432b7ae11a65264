import { expect } from "chai";
import { id } from "ethers";
import { network } from "hardhat";
import { CNY, EUR, pool } from "../helpers/core.js";
import { DAY, NOW, REASON, as, deployRegistry, inForce, propose, sealed, sign, signAll } from "../helpers/agreement.js";
import {
  Source,
  type Terms,
  hashParties,
  hashTerms,
  holderLine,
  nextTerms,
  party,
  poolLine,
  tierLine,
} from "../helpers/terms.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture, time } = networkHelpers;

/** Version 2: the agreed units stand anew, in a pool that replaces pool 2. */
function reallocated(terms: Terms, units: bigint[], more: object = {}) {
  const [levy, , costs] = terms.pools.map((line) => ({ ...line, kept: true }));
  const parties = units.map((own, i) => ({ ...(terms.parties[i] ?? party(i + 1)), units: [0n, own] }));
  return nextTerms(terms, {
    pools: [levy!, poolLine(3, Source.Agreed, { total: -1n }), costs!],
    tiers: terms.tiers.map((line) => (line.pool === 2 ? { ...line, pool: 3 } : line)),
    parties,
    ...more,
  });
}

describe("AgreementRegistry: amending", () => {
  async function running() {
    const context = await deployRegistry(ethers);
    const parties = [party(1, [0n, 10n], 100_000), ...[2, 3, 4].map((n) => party(n))];
    const terms = await inForce(context, networkHelpers, { parties });
    return { ...context, context, terms };
  }
  /** Party 1 gives 2 of its 10 units to a new party 5; 2, 3 and 4 keep theirs. */
  async function joining() {
    const at = await running();
    const next = reallocated(at.terms, [8n, 10n, 10n, 10n, 2n]);
    const draft = await propose(at.context, next, 2);
    return { ...at, next, draft };
  }

  it("moves shares to a new party with sum zero; nothing of the draft counts before it is in force", async () => {
    const { context, registry, core, terms, next, draft } = await loadFixture(joining);
    await signAll(context, next);
    expect(await registry.draftOf(draft).then((state) => state.voices)).to.equal(4);
    await expect(registry.requirePresent(1, 5))
      .to.be.revertedWithCustomError(registry, "AgreementNotParty")
      .withArgs(1, 5);
    expect(await core.unitsOf(pool(2), 2)).to.deep.equal([10n, 40n]);
    await time.increase(7 * DAY);
    const at = await registry.inForceAt(draft);
    await expect(registry.activate(next))
      .to.emit(registry, "AgreementActivated")
      .withArgs(1, 2, draft, at / BigInt(DAY), 31, 0);
    expect(await core.versionDays(1, 1)).to.deep.equal([BigInt(terms.legal.effective), at / BigInt(DAY)]);
    expect(await core.unitsOf(pool(3), 5)).to.deep.equal([2n, 40n]);
    expect(await core.unitsOf(pool(1), 9)).to.deep.equal([1n, 1n]);
    expect(await registry.requirePresent.staticCall(1, 5)).to.equal(4);
    expect(await registry.memberAt(1, 4)).to.equal(5);
    await expect(sign(context, next, 0)).to.be.revertedWithCustomError(registry, "AgreementDraftStale");
  });

  it("leaves who has left outside, though later versions list it and it signs them", async () => {
    const { context, registry, terms } = await loadFixture(running);
    await as(context, 4).leaveAgreement(1, 4, REASON, NOW);
    const next = reallocated(terms, [20n, 10n, 10n, 0n]);
    const draft = await propose(context, next, 1);
    await signAll(context, next);
    await time.increase(7 * DAY);
    await registry.activate(next);
    expect(await registry.seatOf(draft, 4)).to.deep.equal([3n, 0n, 1n, true]);
    await expect(registry.requirePresent(1, 4))
      .to.be.revertedWithCustomError(registry, "AgreementNotParty")
      .withArgs(1, 4);
    await expect(registry.recordingTerms(1, 4, 1)).to.be.revertedWithCustomError(registry, "AgreementNotParty");
    expect(await registry.requirePresent.staticCall(1, 3)).to.equal(2);
  });

  it("refuses a reallocation that does not sum to zero", async () => {
    const { context, registry, terms } = await loadFixture(running);
    const wrong = reallocated(terms, [8n, 10n, 10n, 10n, 3n]);
    wrong.pools[1]!.total = 40n;
    await expect(propose(context, wrong))
      .to.be.revertedWithCustomError(registry, "AgreementSharesDoNotSum")
      .withArgs(3, 41, 40);
  });

  it("begins a day after its predecessor when both come into force on one day", async () => {
    const context = await deployRegistry(ethers);
    const terms = await inForce(context, networkHelpers, { rules: { coolingDays: 0 } });
    const next = nextTerms(terms, { legal: { text: id("2") } });
    await propose(context, next);
    await signAll(context, next);
    await context.registry.activate(next);
    const [from] = await context.core.versionDays(1, 2);
    expect(from).to.equal(terms.legal.effective + 1);
  });

  describe("propose", () => {
    it("reverts if places, currencies, amounts, notice days or kept pools change", async () => {
      const { context, registry, members, terms } = await loadFixture(running);
      const refuse = (part: object, error: string, ...args: unknown[]) =>
        expect(as(context, 1).propose(nextTerms(terms, part), 1, NOW))
          .to.be.revertedWithCustomError(registry, error)
          .withArgs(...args);
      const [one, two, three, four] = terms.parties as [never, never, never, never];
      await refuse({ parties: [one, three, two, four] }, "AgreementPlaceTaken", 1, 3, 2);
      await refuse({ parties: [one, two, three] }, "AgreementPlaceTaken", 3, 0, 4);
      await refuse({ holders: [holderLine(EUR), holderLine(CNY)] }, "AgreementCurrenciesChanged");
      await refuse(
        { holders: [holderLine(), holderLine(EUR)], amountCurrency: EUR },
        "AgreementAmountCurrencyInvalid",
        EUR,
      );
      await refuse({ rules: { noticeDays: 29 } }, "AgreementNoticeDaysFixed", 29, 30);
      const changed = terms.pools.map((line) => ({ ...line, kept: true }));
      changed[1] = { ...changed[1]!, holdUntil: 5 };
      await refuse({ pools: changed }, "AgreementPoolInvalid", 2);
      await expect(as(context, 5).propose(nextTerms(terms), 5, NOW))
        .to.be.revertedWithCustomError(registry, "AgreementNotParty")
        .withArgs(1, 5);
      await members.set(2, 3, 3, ethers.ZeroAddress, ethers.ZeroHash); // suspended parties stay listed
      await as(context, 1).propose(nextTerms(terms, { holders: [holderLine(), holderLine(EUR)] }), 1, NOW);
    });

    it("keeps no pool of a draft that is not in force", async () => {
      const { context, registry, next, terms } = await loadFixture(joining);
      const other = { ...next, legal: { ...next.legal, text: id("other") } };
      other.pools = next.pools.map((line) => ({ ...line, kept: true }));
      await expect(propose(context, other)).to.be.revertedWithCustomError(registry, "AgreementPoolInvalid").withArgs(3);
      expect(terms.version).to.equal(1);
    });
  });

  describe("sign", () => {
    it("moves nothing in a kept pool", async () => {
      const { context, registry, terms } = await loadFixture(running);
      const next = nextTerms(terms, {
        parties: [9n, 11n, 10n, 10n].map((u, i) => ({ ...terms.parties[i]!, units: [0n, u] })),
      });
      await propose(context, next);
      await expect(sign(context, next, 0))
        .to.be.revertedWithCustomError(registry, "AgreementKeptUnitsChanged")
        .withArgs(2, 1, 9, 10);
      const rates = nextTerms(terms, { parties: terms.parties.map((line) => ({ ...line, rewardRate: 200_000 })) });
      await propose(context, rates);
      await expect(sign(context, rates, 0))
        .to.be.revertedWithCustomError(registry, "AgreementKeptUnitsChanged")
        .withArgs(2, 1, 10, 10);
    });
  });

  describe("deem", () => {
    it("counts silent parties after notice and its days, where nothing of theirs falls", async () => {
      const { context, registry, core, signers, next, draft } = await loadFixture(joining);
      for (const place of [0, 1, 4]) await sign(context, next, place);
      await expect(registry.deem(next, [2]))
        .to.be.revertedWithCustomError(registry, "AgreementNoticeRunning")
        .withArgs(draft, 0);
      const deadline = BigInt(await time.latest()) + 100n;
      const envelope = await sealed(
        context,
        signers[1]!,
        "GiveNotice",
        { terms: draft, notice: id("n"), member: 1 },
        deadline,
      );
      await expect(registry.giveNotice(draft, 1, id("n"), envelope))
        .to.emit(registry, "DraftNoticed")
        .withArgs(draft, 1, 1, id("n"));
      const noticed = await time.latest();
      await expect(as(context, 2).giveNotice(draft, 2, id("n"), NOW))
        .to.be.revertedWithCustomError(registry, "AgreementNoticedBefore")
        .withArgs(draft, noticed);
      const until = noticed + 30 * DAY;
      await time.setNextBlockTimestamp(until - 1);
      await expect(registry.deem(next, [2]))
        .to.be.revertedWithCustomError(registry, "AgreementNoticeRunning")
        .withArgs(draft, until);
      await time.setNextBlockTimestamp(until);
      await expect(registry.deem(next, [2]))
        .to.be.revertedWithCustomError(registry, "AgreementMajorityMissing")
        .withArgs(draft, 2, 4, 600_000);
      await sign(context, next, 3);
      await expect(registry.deem(next, [2]))
        .to.emit(registry, "DraftDeemed")
        .withArgs(draft, 1, 3, 2, 0, 5);
      expect(await core.unitsOf(pool(3), 3)).to.deep.equal([10n, 40n]);
      for (const place of [2, 3]) {
        await expect(registry.deem(next, [place]))
          .to.be.revertedWithCustomError(registry, "AgreementConsentGiven")
          .withArgs(draft, place + 1, place === 2 ? 2 : 1);
      }
      await time.increase(7 * DAY);
      await registry.activate(next);
      expect(await registry.requirePresent.staticCall(1, 3)).to.equal(2);
    });

    async function noticed(context: Awaited<ReturnType<typeof joining>>["context"], next: Terms, places: number[]) {
      await propose(context, next);
      for (const place of places) await sign(context, next, place);
      await as(context, 1).giveNotice(hashTerms(next), 1, id("n"), NOW);
      await time.increase(30 * DAY);
    }

    it("refuses who is new, whose proportion falls, by one unit in forty", async () => {
      const { context, registry, terms } = await loadFixture(running);
      const next = reallocated(terms, [10n, 10n, 10n, 10n, 1n]);
      await noticed(context, next, [0, 1, 2]);
      for (const place of [3, 4]) {
        await expect(registry.deem(next, [place]))
          .to.be.revertedWithCustomError(registry, "AgreementMustSign")
          .withArgs(hashTerms(next), place + 1);
      }
      await expect(registry.deem(next, [5]))
        .to.be.revertedWithCustomError(registry, "AgreementPartyNotInDraft")
        .withArgs(hashTerms(next), 5);
    });

    it("refuses whose reward changes, and everybody when the tiers or the rules for results change", async () => {
      const { context, registry, terms } = await loadFixture(running);
      const [one, two, three, four] = terms.parties;
      const rewarded = reallocated(terms, [10n, 10n, 10n, 10n]);
      rewarded.parties = [one!, two!, three!, { ...four!, rewardRate: 1 }];
      await noticed(context, rewarded, [0, 1, 2]);
      await expect(registry.deem(rewarded, [3])).to.be.revertedWithCustomError(registry, "AgreementMustSign");
      const tiers = [...terms.tiers];
      tiers[1] = { ...tiers[1]!, rate: 400_000 };
      const retiered = nextTerms(terms, { tiers });
      for (const next of [retiered, nextTerms(terms, { licenceRule: id("other rules for results") })]) {
        await noticed(context, next, [0, 1, 2]);
        await expect(registry.deem(next, [3]))
          .to.be.revertedWithCustomError(registry, "AgreementMustSign")
          .withArgs(hashTerms(next), 4);
      }
    });

    it("takes a party that withdrew, and one in a pool that is kept", async () => {
      const { context, registry, terms } = await loadFixture(running);
      const next = nextTerms(terms, { legal: { text: id("2") } });
      await propose(context, next);
      await signAll(context, next);
      await as(context, 4).withdraw(hashTerms(next), 4, NOW);
      await as(context, 1).giveNotice(hashTerms(next), 1, id("n"), NOW);
      await time.increase(30 * DAY);
      await registry.deem(next, [3]);
      expect((await registry.seatOf(hashTerms(next), 4)).consent).to.equal(2);
    });
  });

  describe("activate", () => {
    it("reverts without the majority that the version in force names", async () => {
      const context = await deployRegistry(ethers);
      const terms = await inForce(context, networkHelpers, { rules: { majority: 1_000_000 } });
      const next = nextTerms(terms, { legal: { text: id("2") } });
      const draft = await propose(context, next);
      for (const place of [0, 1]) await sign(context, next, place);
      await as(context, 1).giveNotice(draft, 1, id("n"), NOW);
      await time.increase(31 * DAY);
      await expect(context.registry.deem(next, [2]))
        .to.be.revertedWithCustomError(context.registry, "AgreementMajorityMissing")
        .withArgs(draft, 2, 3, 1_000_000);
    });

    it("reverts if a party left since the draft was proposed", async () => {
      const { context, registry, next, draft } = await loadFixture(joining);
      await signAll(context, next);
      await as(context, 4).leaveAgreement(1, 4, id("bye"), NOW);
      await time.increase(7 * DAY);
      await expect(registry.activate(next))
        .to.be.revertedWithCustomError(registry, "AgreementPartiesChanged")
        .withArgs(draft);
      await expect(as(context, 1).sign(draft, 0, next.parties[0]!, hashParties(next), NOW))
        .to.be.revertedWithCustomError(registry, "AgreementPartiesChanged")
        .withArgs(draft);
    });
  });

  it("adds tiers, pools and rates when all sign", async () => {
    const { context, registry, core, terms } = await loadFixture(running);
    const pools = [...terms.pools.map((line) => ({ ...line, kept: true })), poolLine(3, Source.Contributions)];
    const tiers = [...terms.tiers.slice(0, 2), tierLine(4, 100_000, 3), tierLine(4, 1_000_000, 2)];
    const next = nextTerms(terms, { pools, tiers, rates: [] });
    await propose(context, next);
    await signAll(context, next);
    await time.increase(7 * DAY);
    await registry.activate(next);
    expect(await core.unitsOf(pool(2), 2)).to.deep.equal([10n, 40n]);
    await expect(registry.recordingTerms(1, 1, 101))
      .to.be.revertedWithCustomError(registry, "AgreementRateUnknown")
      .withArgs(1, 101);
  });
});
