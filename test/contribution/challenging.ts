import { expect } from "chai";
import { network } from "hardhat";
import {
  AGREEMENT,
  ANN,
  BEN,
  CHO,
  CNY,
  COSTS,
  DAN,
  DAY,
  Kind,
  MAX96,
  NO_SIGNATURES,
  PAN,
  REASON,
  Scope,
  Status,
  causeOf,
  deployLedger,
  disputeOf,
  entry,
  pool,
  rewardDisputeOf,
  rewardOf,
  windowEnd,
} from "../helpers/contribution.js";
import { accountWord } from "../helpers/core.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture, time } = networkHelpers;

/** One contribution of 7,168 + 1,024 units and a cost of 12,288, attested by Ben; Cho holds 8,192 units: all shares are exact. */
async function attested() {
  const all = await deployLedger(ethers);
  await all.agreements.setUnits(pool(1), CHO, 8_192);
  await all.agreements.seat(AGREEMENT, ANN, 0, 125_000);
  const content = entry({ kind: Kind.Staff, quantity: 8_192n });
  await all.ledger.connect(all.ann).record(AGREEMENT, ANN, content, NO_SIGNATURES);
  await all.ledger.connect(all.ben).attestTo(1, BEN, NO_SIGNATURES);
  const { windowEnds } = await all.ledger.contributionOf(1);
  return { ...all, windowEnds };
}

async function challenged() {
  const all = await attested();
  await all.ledger.connect(all.dan).challenge(1, DAN, Scope.Attest, REASON, NO_SIGNATURES);
  await all.book(2_048n); // nothing to recover yet: all of it is shared
  const lapses = (await all.ledger.contributionOf(1)).windowEnds;
  const owed = async (account: bigint) => all.core.owed(pool(1), account, CNY);
  return { ...all, lapses, owed };
}

describe("ContributionLedger: challenges", () => {
  describe("challenge", () => {
    it("mints provisional units to the dispute's two accounts, and no cost", async () => {
      const { ledger, core, dan } = await loadFixture(attested);
      const now = (await time.latest()) + 100;
      await time.setNextBlockTimestamp(now);
      const transaction = await ledger.connect(dan).challenge(1, DAN, Scope.Record, REASON, NO_SIGNATURES);
      await expect(transaction).to.emit(ledger, "ContributionChallenged").withArgs(1, DAN, windowEnd(now, 90), REASON);
      for (const [account, units, total] of [
        [disputeOf(1n), 7_168n, 15_360],
        [rewardDisputeOf(1n), 1_024n, 16_384],
      ] as const) {
        await expect(transaction)
          .to.emit(core, "UnitsChanged")
          .withArgs(pool(1), account, total, causeOf(1n), [accountWord(0n, units)]);
      }
      await expect(transaction).not.to.emit(core, "CostChanged");
      const { status, windowEnds, attestors } = await ledger.contributionOf(1);
      expect([status, windowEnds, [...attestors]]).to.deep.equal([Status.Challenged, windowEnd(now, 90), [1n]]);
    });

    it("comes before the window ends or never", async () => {
      const { ledger, dan, windowEnds } = await loadFixture(attested);
      const snapshot = await networkHelpers.takeSnapshot();
      await time.setNextBlockTimestamp(windowEnds - 1n);
      await ledger.connect(dan).challenge(1, DAN, Scope.Attest, REASON, NO_SIGNATURES);
      await snapshot.restore();
      await time.setNextBlockTimestamp(windowEnds);
      await expect(ledger.connect(dan).challenge(1, DAN, Scope.Attest, REASON, NO_SIGNATURES))
        .to.be.revertedWithCustomError(ledger, "ContributionWindowOver")
        .withArgs(1, windowEnds);
    });

    it("is refused to the contributor, its successor, strangers to the agreement, and other scopes", async () => {
      const { ledger, members, agreements, ann, dan, pan } = await loadFixture(attested);
      const challenge = (signer: typeof ann, member: bigint, scope: number = Scope.Attest) =>
        ledger.connect(signer).challenge(1, member, scope, REASON, NO_SIGNATURES);
      await expect(challenge(ann, ANN))
        .to.be.revertedWithCustomError(ledger, "ContributionOwnOrganisation")
        .withArgs(1, ANN, ANN);
      await expect(challenge(pan, PAN))
        .to.be.revertedWithCustomError(agreements, "OpenAgreementsNotParty")
        .withArgs(AGREEMENT, PAN);
      for (const scope of [0, Scope.Admin, Scope.Record | Scope.Attest]) {
        await expect(challenge(dan, DAN, scope))
          .to.be.revertedWithCustomError(ledger, "ContributionScopeWrong")
          .withArgs(scope);
      }
      await members.setSigner(dan, DAN, Scope.Record, MAX96);
      await expect(challenge(dan, DAN))
        .to.be.revertedWithCustomError(members, "OpenMembersRefused")
        .withArgs(DAN, dan.address, Scope.Attest, 8_192);
      await members.setSigner(dan, DAN, Scope.Attest, MAX96);
      await members.succeed(ANN, DAN);
      await expect(challenge(dan, DAN)).to.be.revertedWithCustomError(ledger, "ContributionOwnOrganisation");
    });

    it("comes once, and only when attested", async () => {
      const { ledger, ann, ben, dan } = await loadFixture(challenged);
      await expect(ledger.connect(ben).challenge(1, BEN, Scope.Attest, REASON, NO_SIGNATURES))
        .to.be.revertedWithCustomError(ledger, "ContributionWrongStatus")
        .withArgs(1, Status.Challenged);
      await ledger.connect(ann).record(AGREEMENT, ANN, entry(), NO_SIGNATURES);
      await expect(ledger.connect(dan).challenge(2, DAN, Scope.Attest, REASON, NO_SIGNATURES))
        .to.be.revertedWithCustomError(ledger, "ContributionWrongStatus")
        .withArgs(2, Status.Recorded);
      await expect(ledger.finalise(1))
        .to.be.revertedWithCustomError(ledger, "ContributionWrongStatus")
        .withArgs(1, Status.Challenged);
    });
  });

  describe("rule", () => {
    it("upholds: units, cost, and what the units earned meanwhile go where they belong", async () => {
      const { ledger, core, pan, owed } = await loadFixture(challenged);
      expect([await owed(disputeOf(1n)), await owed(rewardDisputeOf(1n))]).to.deep.equal([896n, 128n]);
      const transaction = await ledger.connect(pan).rule(1, true, REASON, NO_SIGNATURES);
      await expect(transaction).to.emit(ledger, "ContributionRuled").withArgs(1, PAN, true, REASON);
      await expect(transaction).to.emit(ledger, "ContributionFinalised").withArgs(1);
      await expect(transaction).to.emit(core, "UnitsMoved").withArgs(pool(1), disputeOf(1n), ANN, causeOf(1n));
      await expect(transaction)
        .to.emit(core, "UnitsMoved")
        .withArgs(pool(1), rewardDisputeOf(1n), rewardOf(ANN), causeOf(1n));
      expect([await owed(ANN), await owed(rewardOf(ANN)), await owed(disputeOf(1n))]).to.deep.equal([896n, 128n, 0n]);
      expect(await core.unitsOf(pool(1), ANN)).to.deep.equal([7_168n, 16_384n]);
      expect(await core.costOf(pool(COSTS), ANN)).to.deep.equal([12_288n, 12_288n]);
      expect((await ledger.contributionOf(1)).status).to.equal(Status.Final);
    });

    it("rejects: the units end and what they earned goes to the others", async () => {
      const { ledger, core, pan, owed } = await loadFixture(challenged);
      const transaction = await ledger.connect(pan).rule(1, false, REASON, NO_SIGNATURES);
      await expect(transaction).to.emit(ledger, "ContributionRuled").withArgs(1, PAN, false, REASON);
      await expect(transaction).not.to.emit(ledger, "ContributionFinalised");
      expect([await owed(CHO), await owed(ANN), await owed(rewardDisputeOf(1n))]).to.deep.equal([2_048n, 0n, 0n]);
      expect(await core.unitsOf(pool(1), rewardDisputeOf(1n))).to.deep.equal([0n, 8_192n]);
      expect(await core.costOf(pool(COSTS), ANN)).to.deep.equal([0n, 0n]);
      expect((await ledger.contributionOf(1)).status).to.equal(Status.Rejected);
    });

    it("is the panel's alone", async () => {
      const { ledger, members, agreements, ann, dan } = await loadFixture(challenged);
      for (const signer of [ann, dan]) {
        await expect(ledger.connect(signer).rule(1, true, REASON, NO_SIGNATURES))
          .to.be.revertedWithCustomError(members, "OpenMembersRefused")
          .withArgs(PAN, signer.address, Scope.Agreements, 8_192);
      }
      await agreements.set(AGREEMENT, 1, 10, 0);
      await expect(ledger.connect(ann).rule(1, true, REASON, NO_SIGNATURES))
        .to.be.revertedWithCustomError(ledger, "ContributionNoPanel")
        .withArgs(AGREEMENT);
    });

    it("rules on challenges only", async () => {
      const { ledger, pan } = await loadFixture(attested);
      await expect(ledger.connect(pan).rule(1, true, REASON, NO_SIGNATURES))
        .to.be.revertedWithCustomError(ledger, "ContributionWrongStatus")
        .withArgs(1, Status.Attested);
    });
  });

  describe("lapse", () => {
    it("lets the contribution stand after 90 days without a ruling, panel or no panel", async () => {
      const { ledger, agreements, stranger, lapses, owed } = await loadFixture(challenged);
      await agreements.set(AGREEMENT, 1, 10, 0);
      await time.setNextBlockTimestamp(lapses - 1n);
      await expect(ledger.lapse(1)).to.be.revertedWithCustomError(ledger, "ContributionTooEarly").withArgs(1, lapses);
      await time.setNextBlockTimestamp(lapses);
      const transaction = await ledger.connect(stranger).lapse(1);
      await expect(transaction).to.emit(ledger, "ContributionChallengeLapsed").withArgs(1);
      await expect(transaction).to.emit(ledger, "ContributionFinalised").withArgs(1);
      expect([await owed(ANN), await owed(rewardOf(ANN))]).to.deep.equal([896n, 128n]);
    });

    it("does not touch what is not challenged", async () => {
      const { ledger } = await loadFixture(attested);
      await time.increase(200 * DAY);
      await expect(ledger.lapse(1))
        .to.be.revertedWithCustomError(ledger, "ContributionWrongStatus")
        .withArgs(1, Status.Attested);
    });
  });

  describe("withdraw", () => {
    it("ends a contribution before it is final", async () => {
      const { ledger, core, ann } = await loadFixture(attested);
      await ledger.connect(ann).record(AGREEMENT, ANN, entry(), NO_SIGNATURES);
      for (const id of [1, 2]) {
        const transaction = await ledger.connect(ann).withdraw(id, NO_SIGNATURES);
        await expect(transaction).to.emit(ledger, "ContributionWithdrawn").withArgs(id, ANN);
        await expect(transaction).not.to.emit(core, "UnitsChanged");
        expect((await ledger.contributionOf(id)).status).to.equal(Status.Withdrawn);
      }
    });

    it("gives back what a challenged one earned", async () => {
      const { ledger, ann, owed } = await loadFixture(challenged);
      await ledger.connect(ann).withdraw(1, NO_SIGNATURES);
      expect([await owed(CHO), await owed(disputeOf(1n)), await owed(ANN)]).to.deep.equal([2_048n, 0n, 0n]);
    });

    it("is the contributor's alone, and too late once final", async () => {
      const { ledger, members, ann, ben, windowEnds } = await loadFixture(attested);
      await expect(ledger.connect(ben).withdraw(1, NO_SIGNATURES))
        .to.be.revertedWithCustomError(members, "OpenMembersRefused")
        .withArgs(ANN, ben.address, Scope.Record, 8_192);
      await time.increaseTo(windowEnds);
      await ledger.finalise(1);
      await expect(ledger.connect(ann).withdraw(1, NO_SIGNATURES))
        .to.be.revertedWithCustomError(ledger, "ContributionWrongStatus")
        .withArgs(1, Status.Final);
    });
  });

  it("handles a contribution without units, and one that is all reward", async () => {
    const { ledger, core, agreements, ann, ben, dan, pan } = await loadFixture(attested);
    await ledger.connect(ann).record(AGREEMENT, ANN, entry({ kind: Kind.Cash }), NO_SIGNATURES);
    await agreements.seat(AGREEMENT, ANN, 0, 1_000_000);
    await ledger.connect(ann).record(AGREEMENT, ANN, entry(), NO_SIGNATURES);
    await ledger.connect(ann).record(AGREEMENT, ANN, entry({ kind: Kind.Fact }), NO_SIGNATURES);
    for (const id of [2, 3, 4]) {
      await ledger.connect(ben).attestTo(id, BEN, NO_SIGNATURES);
      await ledger.connect(dan).challenge(id, DAN, Scope.Attest, REASON, NO_SIGNATURES);
    }
    expect((await core.unitsOf(pool(1), disputeOf(3n))).units).to.equal(0);
    expect((await core.unitsOf(pool(1), rewardDisputeOf(3n))).units).to.equal(10_000);
    await ledger.connect(pan).rule(2, true, REASON, NO_SIGNATURES);
    await ledger.connect(pan).rule(3, true, REASON, NO_SIGNATURES);
    await ledger.connect(pan).rule(4, false, REASON, NO_SIGNATURES);
    expect((await core.unitsOf(pool(1), rewardOf(ANN))).units).to.equal(10_000);
    expect((await core.costOf(pool(COSTS), ANN)).own).to.equal(15);
  });
});
