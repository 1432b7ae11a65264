import { expect } from "chai";
import { ZeroHash, id } from "ethers";
import { network } from "hardhat";
import { CNY, pool } from "../helpers/core.js";
import { DAY, NOW, REASON, as, deployRegistry, inForce, propose, sealed } from "../helpers/agreement.js";
import { Exit, Source, nextTerms, party, poolLine, rateLine, tierLine } from "../helpers/terms.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture, time } = networkHelpers;
const Kind = { Breach: 0, Exclude: 1, Terminate: 2 } as const;
const reward = (n: number) => (1n << 56n) | BigInt(n);

describe("AgreementRegistry: leaving and ending", () => {
  const parties = [1, 2, 3, 4].map((n) => party(n, [0n, 10n], 500_000));
  async function running() {
    const context = await deployRegistry(ethers);
    const terms = await inForce(context, networkHelpers, { parties });
    return { ...context, context, terms };
  }
  async function losing() {
    const context = await deployRegistry(ethers);
    const terms = await inForce(context, networkHelpers, {
      parties,
      pools: [
        poolLine(1, Source.Agreed, { beneficiary: 2 }),
        poolLine(2, Source.Agreed, { total: -1n }),
        poolLine(3, Source.Contributions),
        poolLine(0x8000, Source.Costs),
      ],
      tiers: [tierLine(1, 10_000, 1, id("b")), tierLine(4, 500_000, 3), tierLine(4, 1_000_000, 2)],
      rates: [rateLine(1, { pool: 3, unitsRate: 5 })],
      rules: { exitRule: Exit.LosesUnits },
    });
    return { ...context, context, terms };
  }
  const vote = (context: Awaited<ReturnType<typeof running>>["context"], by: number, kind: number, subject: number) =>
    as(context, by).resolve(1, kind, subject, REASON, by, NOW);

  describe("leaveAgreement", () => {
    it("keeps what is accrued, and the units, where the exit rule says so", async () => {
      const { context, registry, core, signers } = await loadFixture(running);
      const deadline = BigInt(await time.latest()) + 100n;
      const envelope = await sealed(
        context,
        signers[2]!,
        "LeaveAgreement",
        { agreement: 1, reason: REASON, member: 2 },
        deadline,
      );
      await expect(registry.leaveAgreement(1, 2, REASON, envelope))
        .to.emit(registry, "PartyLeft")
        .withArgs(1, 2, false, REASON, 0b1101);
      expect(await core.unitsOf(pool(2), 2)).to.deep.equal([5n, 40n]);
      await expect(registry.requirePresent(1, 2))
        .to.be.revertedWithCustomError(registry, "AgreementNotParty")
        .withArgs(1, 2);
      await expect(registry.recordingTerms(1, 2, 1)).to.be.revertedWithCustomError(registry, "AgreementNotParty");
      await expect(registry.leaveAgreement(1, 2, REASON, envelope))
        .to.be.revertedWithCustomError(registry, "AgreementNotParty")
        .withArgs(1, 2);
      expect(await registry.memberAt(1, 1)).to.equal(2);
    });

    it("takes the units of parties away, agreed and earned, where the exit rule says so; a beneficiary's stays", async () => {
      const { context, core, bank, recorder } = await loadFixture(losing);
      await recorder.addUnits(pool(3), 2, 8);
      const [day] = await core.versionDays(1, 1);
      await bank.book(1, 1, CNY, 1000, day);
      const accrued = await core.owed(pool(2), 2, CNY);
      await as(context, 2).leaveAgreement(1, 2, REASON, NOW);
      expect(await core.unitsOf(pool(2), 2)).to.deep.equal([0n, 30n]);
      expect(await core.unitsOf(pool(2), reward(2))).to.deep.equal([0n, 30n]);
      expect(await core.unitsOf(pool(3), 2)).to.deep.equal([0n, 0n]);
      expect(await core.unitsOf(pool(1), 2)).to.deep.equal([1n, 1n]);
      expect(accrued).to.be.greaterThan(0n);
      expect(await core.owed(pool(2), 2, CNY)).to.equal(accrued);
    });

    it("ends the agreement when fewer than two are left; former parties may then settle it", async () => {
      const { context, registry } = await loadFixture(running);
      for (const n of [2, 3]) await as(context, n).leaveAgreement(1, n, REASON, NOW);
      await expect(as(context, 4).leaveAgreement(1, 4, REASON, NOW))
        .to.emit(registry, "AgreementEnded")
        .withArgs(1, REASON);
      await expect(as(context, 1).leaveAgreement(1, 1, REASON, NOW))
        .to.be.revertedWithCustomError(registry, "AgreementNotInForce")
        .withArgs(1, 3);
      expect(await registry.requirePresent.staticCall(1, 3)).to.equal(2);
      await expect(registry.recordingTerms(1, 1, 1)).to.be.revertedWithCustomError(registry, "AgreementNotInForce");
    });

    it("remembers a party's place at the first asking until it leaves, and again once the agreement has ended", async () => {
      const { context, registry } = await loadFixture(running);
      await expect(registry.requirePresent(1, 2)).to.emit(registry, "PartySeated").withArgs(1, 2, 1);
      await expect(registry.requirePresent(1, 2)).not.to.emit(registry, "PartySeated");
      expect(await registry.requirePresent.staticCall(1, 2)).to.equal(1);
      await as(context, 2).leaveAgreement(1, 2, REASON, NOW);
      await expect(registry.requirePresent(1, 2))
        .to.be.revertedWithCustomError(registry, "AgreementNotParty")
        .withArgs(1, 2);
      for (const n of [3, 4]) await as(context, n).leaveAgreement(1, n, REASON, NOW);
      await expect(registry.requirePresent(1, 2)).to.emit(registry, "PartySeated").withArgs(1, 2, 1);
    });

    it("lets an amendment list a former party without units, without asking it to be active", async () => {
      const { context, registry, members, terms } = await loadFixture(running);
      await as(context, 4).leaveAgreement(1, 4, REASON, NOW);
      await members.set(4, 3, 4, ethers.ZeroAddress, ZeroHash);
      const next = nextTerms(terms, {
        pools: [terms.pools[0]!, poolLine(3, Source.Agreed, { total: -1n }), terms.pools[2]!].map((line, i) => ({
          ...line,
          kept: i !== 1,
        })),
        tiers: terms.tiers.map((line) => (line.pool === 2 ? { ...line, pool: 3 } : line)),
        parties: terms.parties.map((line, i) => ({ ...line, units: [0n, i === 3 ? 0n : 10n] })),
      });
      await expect(as(context, 1).propose(next, 1, NOW)).to.emit(registry, "DraftProposed");
      await expect(as(context, 4).propose(next, 4, NOW)).to.be.revertedWithCustomError(registry, "AgreementPoolNumber");
    });
  });

  describe("resolve", () => {
    it("excludes a party by the majority of the others, after notice of the breach and the days to cure it", async () => {
      const { context, registry, signers } = await loadFixture(running);
      await expect(vote(context, 1, Kind.Exclude, 4))
        .to.be.revertedWithCustomError(registry, "AgreementCureRunning")
        .withArgs(1, 4, 0);
      const message = { agreement: 1, kind: Kind.Breach, subject: 4, digest: REASON, member: 1 };
      const envelope = await sealed(context, signers[1]!, "Resolve", message, BigInt(await time.latest()) + 100n);
      const sent = await registry.resolve(1, Kind.Breach, 4, REASON, 1, envelope);
      const key = ethers.keccak256(
        ethers.AbiCoder.defaultAbiCoder().encode(["uint40", "uint8", "uint32", "bytes32"], [1, 0, 4, REASON]),
      );
      await expect(sent).to.emit(registry, "ResolutionVoted").withArgs(key, 1, 1, Kind.Breach, 4, REASON, 1, false);
      await expect(registry.resolve(1, Kind.Breach, 4, REASON, 1, envelope))
        .to.be.revertedWithCustomError(registry, "AgreementVotedBefore")
        .withArgs(key, 1);
      await expect(vote(context, 4, Kind.Breach, 4))
        .to.be.revertedWithCustomError(registry, "AgreementSubjectInvalid")
        .withArgs(1, 4);
      await expect(vote(context, 2, Kind.Breach, 4))
        .to.emit(registry, "ResolutionVoted")
        .withArgs(key, 1, 2, Kind.Breach, 4, REASON, 3, true);
      await expect(vote(context, 3, Kind.Breach, 4)).to.be.revertedWithCustomError(registry, "AgreementVotedBefore");
      const noticed = await time.latest();
      expect(await registry.resolutionOf(1, Kind.Breach, 4, REASON)).to.deep.equal([3n, BigInt(noticed)]);
      const until = noticed + 20 * DAY;
      await time.setNextBlockTimestamp(until - 1);
      await expect(vote(context, 1, Kind.Exclude, 4))
        .to.be.revertedWithCustomError(registry, "AgreementCureRunning")
        .withArgs(1, 4, until);
      await time.setNextBlockTimestamp(until);
      await vote(context, 1, Kind.Exclude, 4);
      await expect(vote(context, 3, Kind.Exclude, 4))
        .to.emit(registry, "PartyLeft")
        .withArgs(1, 4, true, REASON, 0b0111);
      await expect(vote(context, 2, Kind.Exclude, 4)).to.be.revertedWithCustomError(registry, "AgreementNotParty");
    });

    it("ends the agreement when all present parties say so; bookings go on, recording stops", async () => {
      const { context, registry, core, bank, terms } = await loadFixture(running);
      await as(context, 4).leaveAgreement(1, 4, REASON, NOW);
      await expect(vote(context, 1, Kind.Terminate, 2))
        .to.be.revertedWithCustomError(registry, "AgreementSubjectInvalid")
        .withArgs(1, 2);
      for (const n of [1, 2]) await vote(context, n, Kind.Terminate, 0);
      await expect(vote(context, 3, Kind.Terminate, 0))
        .to.emit(registry, "AgreementEnded")
        .withArgs(1, REASON);
      await bank.book(1, 1, CNY, 1000, terms.legal.effective);
      expect(await core.owed(pool(2), 1, CNY)).to.be.greaterThan(0n);
      await expect(registry.recordingTerms(1, 1, 1))
        .to.be.revertedWithCustomError(registry, "AgreementNotInForce")
        .withArgs(1, 3);
      await expect(propose(context, nextTerms(terms)))
        .to.be.revertedWithCustomError(registry, "AgreementNotInForce")
        .withArgs(1, 3);
    });
  });

  it("stops recording on the day after the term, to the second", async () => {
    const { registry, terms } = await loadFixture(running);
    const end = (terms.legal.expires + 1) * DAY;
    await time.increaseTo(end - 1);
    await registry.recordingTerms(1, 1, 1);
    await time.increaseTo(end);
    await expect(registry.recordingTerms(1, 1, 1))
      .to.be.revertedWithCustomError(registry, "AgreementExpired")
      .withArgs(1, terms.legal.expires);
    expect(await registry.requirePresent.staticCall(1, 1)).to.equal(0);
    await expect(registry.requirePresent(7, 1))
      .to.be.revertedWithCustomError(registry, "AgreementNotInForce")
      .withArgs(7, 0);
  });

  it("lets no draft in after the end", async () => {
    const { context, registry, terms } = await loadFixture(running);
    const next = nextTerms(terms, { legal: { text: id("2") } });
    const draft = await propose(context, next);
    for (const n of [1, 2, 3, 4]) await vote(context, n, Kind.Terminate, 0);
    await expect(as(context, 1).giveNotice(draft, 1, id("n"), NOW))
      .to.be.revertedWithCustomError(registry, "AgreementDraftStale")
      .withArgs(draft, 2, 1);
  });
});
