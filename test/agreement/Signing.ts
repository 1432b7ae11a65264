import { expect } from "chai";
import { ZeroHash, id } from "ethers";
import { network } from "hardhat";
import { CNY, pool } from "../helpers/core.js";
import {
  AGREEMENTS,
  DAY,
  NOW,
  Status,
  as,
  deployRegistry,
  propose,
  sealed,
  sign,
  signAll,
  termsOf,
} from "../helpers/agreement.js";
import { Source, hashParties, hashTerms, makeTerms, party, poolLine, tierLine } from "../helpers/terms.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture, time } = networkHelpers;
const reward = (n: number) => (1n << 56n) | BigInt(n);
const SEVEN = [party(1, [0n, 10n], 333_333), ...[2, 3, 4, 5, 6, 7].map((n) => party(n, [0n, BigInt(n)]))];

describe("AgreementRegistry: signing", () => {
  async function proposed() {
    const context = await deployRegistry(ethers);
    const terms = await termsOf(context, networkHelpers, { parties: SEVEN });
    const draft = await propose(context, terms);
    const deadline = BigInt(await time.latest()) + 1000n;
    return { ...context, context, terms, draft, deadline };
  }

  describe("sign", () => {
    it("takes the parties in any order, and writes each one's units, its people's part rounded up", async () => {
      const { context, registry, core, terms, draft } = await loadFixture(proposed);
      for (const place of [3, 0, 6, 1, 5, 2, 4]) await sign(context, terms, place);
      const state = await registry.draftOf(draft);
      expect([state.consents, state.voices]).to.deep.equal([7n, 0n]);
      expect(await core.unitsOf(pool(2), 1)).to.deep.equal([6n, 37n]);
      expect(await core.unitsOf(pool(2), reward(1))).to.deep.equal([4n, 37n]); // ceil(10 × 0.333333)
      expect(await core.unitsOf(pool(2), 7)).to.deep.equal([7n, 37n]);
    });

    it("emits the seat", async () => {
      const { context, registry, terms, draft } = await loadFixture(proposed);
      await expect(sign(context, terms, 0))
        .to.emit(registry, "DraftSigned")
        .withArgs(draft, 1, 1, 0, 333_333, 1, 0);
      expect(await registry.seatOf(draft, 1)).to.deep.equal([0n, 333_333n, 1n, false]);
    });

    it("takes an EOA's signature over the whole terms from anybody, until the deadline", async () => {
      const { context, registry, signers, terms, draft, deadline } = await loadFixture(proposed);
      const give = async (place: number) => {
        const member = place + 1;
        const envelope = await sealed(context, signers[member]!, "SignTerms", { terms, member }, deadline);
        return registry.sign(draft, place, terms.parties[place]!, hashParties(terms), envelope);
      };
      await expect(give(1)).to.emit(registry, "DraftSigned").withArgs(draft, 1, 2, 1, 0, 1, 0);
      await time.setNextBlockTimestamp(deadline);
      await give(2);
      await time.setNextBlockTimestamp(deadline + 1n);
      await expect(give(3)).to.be.revertedWithCustomError(registry, "AgreementDeadlinePassed").withArgs(deadline);
    });

    it("takes an ERC-1271 wallet's signature", async () => {
      const { context, registry, members, signers, terms, draft, deadline } = await loadFixture(proposed);
      const wallet = await (await ethers.deployContract("Wallet1271", [signers[2]!])).getAddress();
      await members.setSigner(wallet, 2, AGREEMENTS);
      const message = { terms, member: 2 };
      const envelope = await sealed(context, signers[2]!, "SignTerms", message, deadline, { wallet });
      await registry.sign(draft, 1, terms.parties[1]!, hashParties(terms), envelope);
      const wrong = await sealed(context, signers[3]!, "SignTerms", message, deadline, { wallet });
      await members.setSigner(wallet, 3, AGREEMENTS);
      await expect(registry.sign(draft, 2, terms.parties[2]!, hashParties(terms), wrong))
        .to.be.revertedWithCustomError(members, "SettableMembersBadSignature")
        .withArgs(wallet);
    });

    it("refuses a signature for another draft, version, member, chain or contract", async () => {
      const { context, registry, members, signers, terms, draft, deadline } = await loadFixture(proposed);
      const other = makeTerms({ legal: { text: id("other") } }, terms);
      const wrong = [
        await sealed(context, signers[2]!, "SignTerms", { terms: other, member: 2 }, deadline),
        await sealed(context, signers[2]!, "SignTerms", { terms: { ...terms, version: 2 }, member: 2 }, deadline),
        await sealed(context, signers[2]!, "SignTerms", { terms, member: 3 }, deadline),
        await sealed(context, signers[2]!, "SignTerms", { terms, member: 2 }, deadline, { domain: { chainId: 1 } }),
        await sealed(context, signers[2]!, "SignTerms", { terms, member: 2 }, deadline, {
          domain: { verifyingContract: await members.getAddress() },
        }),
        {
          ...(await sealed(context, signers[2]!, "SignTerms", { terms, member: 2 }, deadline)),
          deadline: deadline + 1n,
        },
      ];
      for (const envelope of wrong) {
        await expect(registry.sign(draft, 1, terms.parties[1]!, hashParties(terms), envelope))
          .to.be.revertedWithCustomError(members, "SettableMembersBadSignature")
          .withArgs(signers[2]!.address);
      }
    });

    it("reverts if the draft is unknown, the line is not in it, or the party has signed", async () => {
      const { context, registry, members, terms, draft } = await loadFixture(proposed);
      const hashes = hashParties(terms);
      const entry = terms.parties[1]!;
      await expect(as(context, 2).sign(id("x"), 1, entry, hashes, NOW))
        .to.be.revertedWithCustomError(registry, "AgreementDraftUnknown")
        .withArgs(id("x"));
      const refused: [number, typeof entry, string[]][] = [
        [2, entry, hashes],
        [7, entry, hashes],
        [1, { ...entry, units: [0n, 99n] }, hashes],
        [1, entry, hashes.slice(0, 6)],
      ];
      for (const [place, line, list] of refused) {
        await expect(as(context, 2).sign(draft, place, line, list, NOW))
          .to.be.revertedWithCustomError(registry, "AgreementPartyNotInDraft")
          .withArgs(draft, place);
      }
      await expect(as(context, 3).sign(draft, 1, entry, hashes, NOW)).to.be.revertedWithCustomError(
        members,
        "SettableMembersNotSigner",
      );
      await sign(context, terms, 1);
      await expect(sign(context, terms, 1))
        .to.be.revertedWithCustomError(registry, "AgreementConsentGiven")
        .withArgs(draft, 2, 1);
    });

    it("refuses a suspended member, and takes the successor's signer", async () => {
      const { context, registry, members, terms, draft } = await loadFixture(proposed);
      await members.set(2, 3, Status.Suspended, ethers.ZeroAddress, ZeroHash);
      await expect(sign(context, terms, 1)).to.be.revertedWithCustomError(members, "SettableMembersNotSigner");
      await members.succeed(3, 12);
      await expect(as(context, 12).sign(draft, 2, terms.parties[2]!, hashParties(terms), NOW))
        .to.emit(registry, "DraftSigned")
        .withArgs(draft, 1, 3, 2, 0, 1, 0);
    });
  });

  describe("withdraw", () => {
    it("takes a root's signature back and its units, for good", async () => {
      const { context, registry, core, terms, draft, signers, deadline } = await loadFixture(proposed);
      const envelope = await sealed(context, signers[1]!, "SignTerms", { terms, member: 1 }, deadline);
      await registry.sign(draft, 0, terms.parties[0]!, hashParties(terms), envelope);
      await expect(as(context, 1).withdraw(draft, 1, NOW))
        .to.emit(registry, "DraftWithdrawn")
        .withArgs(draft, 1, 1, 0, 0);
      expect(await core.unitsOf(pool(2), 1)).to.deep.equal([0n, 0n]);
      expect(await core.unitsOf(pool(2), reward(1))).to.deep.equal([0n, 0n]);
      await expect(registry.sign(draft, 0, terms.parties[0]!, hashParties(terms), envelope))
        .to.be.revertedWithCustomError(registry, "AgreementConsentGiven")
        .withArgs(draft, 1, 3);
      await expect(as(context, 1).withdraw(draft, 1, NOW))
        .to.be.revertedWithCustomError(registry, "AgreementConsentGiven")
        .withArgs(draft, 1, 3);
    });

    it("asks for scope ADMIN, may be relayed, and ends when the draft is in force by its dates", async () => {
      const { context, registry, members, signers, terms, draft } = await loadFixture(proposed);
      await signAll(context, terms);
      await members.setSigner(signers[13]!, 1, AGREEMENTS);
      await expect(as(context, 13).withdraw(draft, 1, NOW)).to.be.revertedWithCustomError(
        members,
        "SettableMembersNotSigner",
      );
      const at = await registry.inForceAt(draft);
      const relayed = await sealed(context, signers[1]!, "WithdrawSignature", { terms: draft, member: 1 }, at);
      await time.setNextBlockTimestamp(at);
      await expect(registry.withdraw(draft, 1, relayed))
        .to.be.revertedWithCustomError(registry, "AgreementInForceSince")
        .withArgs(draft, at);
    });

    it("may be relayed until a second before", async () => {
      const { context, registry, signers, terms, draft } = await loadFixture(proposed);
      await signAll(context, terms);
      const at = await registry.inForceAt(draft);
      const relayed = await sealed(context, signers[1]!, "WithdrawSignature", { terms: draft, member: 1 }, at);
      await time.setNextBlockTimestamp(at - 1n);
      await expect(registry.withdraw(draft, 1, relayed))
        .to.emit(registry, "DraftWithdrawn")
        .withArgs(draft, 1, 1, 6, 0);
      await time.increase(DAY);
      await expect(registry.activate(terms))
        .to.be.revertedWithCustomError(registry, "AgreementSignaturesMissing")
        .withArgs(draft, 6, 7);
    });
  });

  describe("activate", () => {
    it("opens the core, appoints the holder and tells what recording needs", async () => {
      const { context, registry, core, bank, terms, draft } = await loadFixture(proposed);
      await signAll(context, terms);
      await time.increase(7 * DAY);
      const call = await registry.activate(terms);
      await expect(call).to.emit(registry, "AgreementActivated").withArgs(1, 1, draft, terms.legal.effective, 127, 0);
      await expect(call).to.emit(core, "VersionOpened");
      await expect(call).to.emit(bank, "HolderAppointed").withArgs(1, CNY, 1, id("account"), false);
      expect(await core.unitsOf(pool(1), 9)).to.deep.equal([1n, 1n]);
      expect(await core.versionDays(1, 1)).to.deep.equal([BigInt(terms.legal.effective), 0n]);
      const state = await registry.agreementOf(1);
      expect([state.status, state.version, state.terms, state.parties]).to.deep.equal([2n, 1n, draft, 7n]);
      expect(await registry.requirePresent.staticCall(1, 7)).to.equal(6);
      expect(await registry.memberAt(1, 6)).to.equal(7);
      expect(await registry.memberAt(1, 7)).to.equal(0);
      expect(await registry.panelOf(1)).to.equal(9);
      const line = await registry.recordingTerms(1, 1, 101);
      expect([line.party, line.rewardRate, line.attestations, line.challengeDays]).to.deep.equal([
        0n,
        333_333n,
        1n,
        14n,
      ]);
      expect([...line.rate]).to.deep.equal([101n, 100n, 0n, 1_000_000n, 0n, 0x8000n]);
      await expect(registry.activate(terms))
        .to.be.revertedWithCustomError(registry, "AgreementDraftStale")
        .withArgs(draft, 1, 1);
    });

    it("waits for all, for the cooling-off days and for the effective date, to the second", async () => {
      const { context, registry, terms, draft } = await loadFixture(proposed);
      await signAll(context, terms);
      const last = BigInt(await time.latest());
      const at = last + BigInt(7 * DAY);
      expect(await registry.inForceAt(draft)).to.equal(at);
      await time.setNextBlockTimestamp(at - 1n);
      await expect(registry.activate(terms))
        .to.be.revertedWithCustomError(registry, "AgreementTooEarly")
        .withArgs(draft, at);
      await time.setNextBlockTimestamp(at);
      await registry.activate(terms);
    });

    it("waits for an effective date that comes later than the cooling-off", async () => {
      const { context, registry, terms } = await loadFixture(proposed);
      const effective = terms.legal.effective + 30;
      const later = makeTerms(
        {
          legal: { effective },
          pools: [poolLine(3, Source.Agreed, { total: -1n })],
          tiers: [tierLine(4, 1_000_000, 3)],
          rates: [],
          parties: SEVEN.map((line) => ({ ...line, units: [1n] })),
        },
        terms,
      );
      await propose(context, later);
      await signAll(context, later);
      const at = BigInt(effective) * BigInt(DAY);
      await time.setNextBlockTimestamp(at - 1n);
      await expect(registry.activate(later)).to.be.revertedWithCustomError(registry, "AgreementTooEarly");
      await time.setNextBlockTimestamp(at);
      await registry.activate(later);
      // The other draft of version 1 is dead.
      await expect(sign(context, terms, 0))
        .to.be.revertedWithCustomError(registry, "AgreementDraftStale")
        .withArgs(hashTerms(terms), 1, 1);
    });

    it("reverts if other terms are handed in", async () => {
      const { registry, terms } = await loadFixture(proposed);
      const other = { ...terms, backgroundIp: id("x") };
      await expect(registry.activate(other))
        .to.be.revertedWithCustomError(registry, "AgreementDraftUnknown")
        .withArgs(hashTerms(other));
    });

    it("lets no units in that were not signed", async () => {
      const { context, registry, recorder, terms } = await loadFixture(proposed);
      await signAll(context, terms);
      await recorder.addUnits(pool(2), 14, 1);
      await time.increase(7 * DAY);
      await expect(registry.activate(terms))
        .to.be.revertedWithCustomError(registry, "AgreementUnitsDiffer")
        .withArgs(2, 38, 37);
    });
  });

  describe("confirmConditions", () => {
    async function conditional() {
      const context = await deployRegistry(ethers);
      const terms = await termsOf(context, networkHelpers, { legal: { conditions: id("conditions") } });
      const draft = await propose(context, terms);
      return { ...context, context, terms, draft };
    }

    it("needs the lead's proof and another party's agreement before the draft comes into force", async () => {
      const { context, registry, signers, terms, draft } = await loadFixture(conditional);
      await signAll(context, terms);
      await time.increase(7 * DAY);
      await expect(registry.activate(terms))
        .to.be.revertedWithCustomError(registry, "AgreementConditionsOpen")
        .withArgs(draft);
      await expect(as(context, 2).confirmConditions(draft, 2, id("proof"), NOW))
        .to.be.revertedWithCustomError(registry, "AgreementFulfilmentDiffers")
        .withArgs(id("proof"), ZeroHash);
      await expect(as(context, 1).confirmConditions(draft, 1, id("proof"), NOW))
        .to.emit(registry, "ConditionsConfirmed")
        .withArgs(draft, 1, 1, id("proof"), false);
      await expect(as(context, 2).confirmConditions(draft, 2, id("other"), NOW))
        .to.be.revertedWithCustomError(registry, "AgreementFulfilmentDiffers")
        .withArgs(id("other"), id("proof"));
      await expect(as(context, 5).confirmConditions(draft, 5, id("proof"), NOW))
        .to.be.revertedWithCustomError(registry, "AgreementNotParty")
        .withArgs(1, 5);
      const deadline = BigInt(await time.latest()) + 100n;
      const message = { terms: draft, fulfilment: id("proof"), member: 2 };
      const envelope = await sealed(context, signers[2]!, "ConfirmConditions", message, deadline);
      await expect(registry.confirmConditions(draft, 2, id("proof"), envelope))
        .to.emit(registry, "ConditionsConfirmed")
        .withArgs(draft, 1, 2, id("proof"), true);
      await expect(as(context, 3).confirmConditions(draft, 3, id("proof"), NOW))
        .to.be.revertedWithCustomError(registry, "AgreementConditionsOpen")
        .withArgs(draft);
      await registry.activate(terms);
    });
  });

  it("prints the gas for seven parties", async () => {
    const { context, registry, terms } = await loadFixture(proposed);
    const gas = async (sent: Promise<{ wait(): Promise<{ gasUsed: bigint } | null> }>) =>
      (await (await sent).wait())!.gasUsed;
    const again = makeTerms(
      {
        legal: { text: id("again") },
        pools: [poolLine(3, 0, { beneficiary: 9 }), poolLine(4, 0, { total: -1n }), poolLine(0x8001, Source.Costs)],
        tiers: [tierLine(1, 30_000, 3, id("b")), tierLine(2, 500_000, 0x8001), tierLine(4, 1_000_000, 4)],
        rates: [],
      },
      terms,
    );
    const figures = [`propose ${await gas(as(context, 1).propose(again, 1, NOW))}`];
    for (const place of SEVEN.keys()) {
      const used = await gas(sign(context, again, place));
      if (place < 2) figures.push(`sign ${used}`);
    }
    await time.increase(7 * DAY);
    figures.push(`activate ${await gas(registry.activate(again))}`);
    console.log(`      gas, 7 parties: ${figures.join(", ")}`);
  });
});
