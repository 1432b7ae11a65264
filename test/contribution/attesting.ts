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
  Kind,
  MAX64,
  MAX96,
  NO_SIGNATURES,
  Scope,
  Status,
  WINDOW_DAYS,
  causeOf,
  deployLedger,
  entry,
  pool,
  rate,
  rewardOf,
  windowEnd,
} from "../helpers/contribution.js";
import { accountWord } from "../helpers/core.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture, time } = networkHelpers;

async function recorded() {
  const all = await deployLedger(ethers);
  await all.ledger.connect(all.ann).record(AGREEMENT, ANN, entry(), NO_SIGNATURES);
  return all;
}

async function attested() {
  const all = await deployLedger(ethers);
  await all.ledger.connect(all.ann).record(AGREEMENT, ANN, entry({ kind: Kind.Staff }), NO_SIGNATURES);
  await all.ledger.connect(all.ben).attestTo(1, BEN, NO_SIGNATURES);
  const { windowEnds } = await all.ledger.contributionOf(1);
  return { ...all, windowEnds };
}

describe("ContributionLedger: attesting", () => {
  describe("attest", () => {
    it("opens the window with the last attestation needed", async () => {
      const { ledger, agreements, ann, ben, cho, dan } = await loadFixture(recorded);
      await agreements.set(AGREEMENT, 2, WINDOW_DAYS, 0);
      await ledger.connect(ann).record(AGREEMENT, ANN, entry(), NO_SIGNATURES);
      await expect(ledger.connect(cho).attestTo(2, CHO, NO_SIGNATURES))
        .to.emit(ledger, "ContributionAttested")
        .withArgs(2, CHO, 2, 0);
      expect((await ledger.contributionOf(2)).status).to.equal(Status.Recorded);
      const now = (await time.latest()) + 10;
      await time.setNextBlockTimestamp(now);
      await expect(ledger.connect(ben).attestTo(2, BEN, NO_SIGNATURES))
        .to.emit(ledger, "ContributionAttested")
        .withArgs(2, BEN, 1, windowEnd(now));
      const { status, attestors, windowEnds, challengeDays } = await ledger.contributionOf(2);
      expect([status, [...attestors], windowEnds, challengeDays]).to.deep.equal([
        Status.Attested,
        [2n, 1n],
        windowEnd(now),
        0n,
      ]);
      await expect(ledger.connect(dan).attestTo(2, DAN, NO_SIGNATURES))
        .to.be.revertedWithCustomError(ledger, "ContributionWrongStatus")
        .withArgs(2, Status.Attested);
    });

    it("refuses the same party twice, even by another of its signers", async () => {
      const { ledger, agreements, members, ann, ben, cho, stranger } = await loadFixture(recorded);
      await agreements.set(AGREEMENT, 3, WINDOW_DAYS, 0);
      await ledger.connect(ann).record(AGREEMENT, ANN, entry(), NO_SIGNATURES);
      await ledger.connect(cho).attestTo(2, CHO, NO_SIGNATURES);
      await ledger.connect(ben).attestTo(2, BEN, NO_SIGNATURES);
      await members.setSigner(stranger, CHO, Scope.Attest, MAX96);
      for (const [signer, member, place] of [
        [ben, BEN, 1],
        [stranger, CHO, 2],
      ] as const) {
        await expect(ledger.connect(signer).attestTo(2, member, NO_SIGNATURES))
          .to.be.revertedWithCustomError(ledger, "ContributionAttestedBefore")
          .withArgs(2, place);
      }
    });

    it("refuses the contributor's own organisation, be it by succession on either side", async () => {
      const { ledger, members, ann, ben, dan, pan } = await loadFixture(recorded);
      const own = (signer: typeof ann, member: bigint) =>
        expect(ledger.connect(signer).attestTo(1, member, NO_SIGNATURES))
          .to.be.revertedWithCustomError(ledger, "ContributionOwnOrganisation")
          .withArgs(1, member, ANN);
      await own(ann, ANN);
      const signatures = [{ signer: ann.address, signature: "0x" }];
      await expect(ledger.connect(pan).attestTo(1, ANN, { nonce: 0, deadline: 2n ** 40n - 1n, signatures }))
        .to.be.revertedWithCustomError(ledger, "ContributionOwnOrganisation")
        .withArgs(1, ANN, ANN);
      await members.succeed(ANN, BEN); // the contributor's successor
      await own(ben, BEN);
      await members.succeed(ANN, DAN); // one successor of both
      await members.succeed(BEN, DAN);
      await own(dan, BEN);
      await members.succeed(ANN, 0);
      await members.succeed(BEN, ANN); // a member that the contributor succeeded
      await own(ann, BEN);
      await members.succeed(BEN, DAN);
      await ledger.connect(dan).attestTo(1, BEN, NO_SIGNATURES); // a successor of the attestor acts for it
    });

    it("refuses a suspended signer, another scope, another member's signer and no party", async () => {
      const { ledger, members, agreements, ben, pan } = await loadFixture(recorded);
      const refused = (signer: typeof ben, member: bigint) =>
        expect(ledger.connect(signer).attestTo(1, member, NO_SIGNATURES))
          .to.be.revertedWithCustomError(members, "OpenMembersRefused")
          .withArgs(member, signer.address, Scope.Attest, 10_000);
      await refused(ben, CHO);
      await members.suspend(ben, true);
      await refused(ben, BEN);
      await members.setSigner(ben, BEN, Scope.Record, MAX96);
      await refused(ben, BEN);
      await expect(ledger.connect(pan).attestTo(1, 9, NO_SIGNATURES))
        .to.be.revertedWithCustomError(agreements, "OpenAgreementsNotParty")
        .withArgs(AGREEMENT, 9);
      await expect(ledger.connect(ben).attestTo(2, BEN, NO_SIGNATURES))
        .to.be.revertedWithCustomError(ledger, "ContributionWrongStatus")
        .withArgs(2, Status.None);
    });

    it("keeps sixteen attestors", async () => {
      const { ledger, members, agreements, ann, ben } = await loadFixture(recorded);
      await agreements.set(AGREEMENT, 16, WINDOW_DAYS, 0);
      await ledger.connect(ann).record(AGREEMENT, ANN, entry(), NO_SIGNATURES);
      const places = [];
      for (let place = 255; place > 239; --place) {
        const member = 1000n + BigInt(place);
        await agreements.seat(AGREEMENT, member, place, 0);
        await members.setSigner(ben, member, Scope.Attest, MAX96);
        await ledger.connect(ben).attestTo(2, member, NO_SIGNATURES);
        places.push(BigInt(place));
      }
      const { status, attestors, member, needed } = await ledger.contributionOf(2);
      expect([status, [...attestors], member, needed]).to.deep.equal([Status.Attested, places, ANN, 16n]);
    });
  });

  describe("finalise", () => {
    it("adds units, the reward pot's part rounded up, and cost, by anybody's hand", async () => {
      const { ledger, core, stranger, windowEnds } = await loadFixture(attested);
      await time.setNextBlockTimestamp(windowEnds);
      const transaction = await ledger.connect(stranger).finalise(1);
      await expect(transaction).to.emit(ledger, "ContributionFinalised").withArgs(1);
      await expect(transaction)
        .to.emit(core, "UnitsChanged")
        .withArgs(pool(1), ANN, 9_000, causeOf(1n), [accountWord(0n, 9_000n)]);
      await expect(transaction)
        .to.emit(core, "UnitsChanged")
        .withArgs(pool(1), rewardOf(ANN), 10_000, causeOf(1n), [accountWord(0n, 1_000n)]);
      await expect(transaction).to.emit(core, "CostChanged");
      expect(await core.costOf(pool(COSTS), ANN)).to.deep.equal([15_000n, 15_000n]);
      expect((await ledger.contributionOf(1)).status).to.equal(Status.Final);
    });

    it("waits for the window's last second", async () => {
      const { ledger, windowEnds } = await loadFixture(attested);
      await time.setNextBlockTimestamp(windowEnds - 1n);
      await expect(ledger.finalise(1))
        .to.be.revertedWithCustomError(ledger, "ContributionTooEarly")
        .withArgs(1, windowEnds);
    });

    it("refuses what lacks attestations and what is final", async () => {
      const { ledger, ann, windowEnds } = await loadFixture(attested);
      await ledger.connect(ann).record(AGREEMENT, ANN, entry(), NO_SIGNATURES);
      await time.increaseTo(windowEnds);
      await expect(ledger.finalise(2))
        .to.be.revertedWithCustomError(ledger, "ContributionWrongStatus")
        .withArgs(2, Status.Recorded);
      await ledger.finalise(1);
      await expect(ledger.finalise(1))
        .to.be.revertedWithCustomError(ledger, "ContributionWrongStatus")
        .withArgs(1, Status.Final);
    });

    it("rounds the reward pot up: of one unit it gets the one, at 100 % all, at nothing none", async () => {
      const { ledger, core, agreements, ann, ben } = await loadFixture(recorded);
      const one = entry({ quantity: 1n });
      for (const [rewardRate, id] of [
        [1, 2],
        [1_000_000, 3],
        [0, 4],
      ] as const) {
        await agreements.seat(AGREEMENT, ANN, 0, rewardRate);
        await ledger.connect(ann).record(AGREEMENT, ANN, one, NO_SIGNATURES);
        await ledger.connect(ben).attestTo(id, BEN, NO_SIGNATURES);
      }
      await time.increase(WINDOW_DAYS * 86_400 + 3_600);
      for (const id of [2, 3, 4]) await ledger.finalise(id);
      expect((await core.unitsOf(pool(1), rewardOf(ANN))).units).to.equal(2);
      expect((await core.unitsOf(pool(1), ANN)).units).to.equal(1);
    });

    it("finalises cost alone, and a fact that earns nothing", async () => {
      const { ledger, core, ann, ben } = await loadFixture(recorded);
      await ledger.connect(ann).record(AGREEMENT, ANN, entry({ kind: Kind.Cash }), NO_SIGNATURES);
      await ledger.connect(ann).record(AGREEMENT, ANN, entry({ kind: Kind.Fact }), NO_SIGNATURES);
      for (const id of [2, 3]) await ledger.connect(ben).attestTo(id, BEN, NO_SIGNATURES);
      await time.increase(WINDOW_DAYS * 86_400 + 3_600);
      await expect(ledger.finalise(2)).not.to.emit(core, "UnitsChanged");
      const fact = await ledger.finalise(3);
      await expect(fact).not.to.emit(core, "UnitsChanged");
      await expect(fact).not.to.emit(core, "CostChanged");
      expect(await core.costOf(pool(COSTS), ANN)).to.deep.equal([15n, 15n]);
    });

    it("touches later bookings only", async () => {
      const { ledger, core, agreements, book, windowEnds } = await loadFixture(attested);
      await agreements.setUnits(pool(1), CHO, 10_000);
      await book(1_000n);
      await time.increaseTo(windowEnds);
      await ledger.finalise(1);
      expect(await core.owed(pool(1), ANN, CNY)).to.equal(0);
      await book(2_000n); // half repays costs, half is shared: 9,000 units of 20,000
      expect(await core.owed(pool(1), ANN, CNY)).to.equal(450);
      expect(await core.owed(pool(1), rewardOf(ANN), CNY)).to.equal(50);
      expect(await core.owed(pool(1), CHO, CNY)).to.equal(1_500); // 1,000 alone and 500 together, less a hair
    });

    it("cannot exceed the pool; the contributor may then withdraw", async () => {
      const { ledger, core, agreements, ann, ben } = await loadFixture(recorded);
      await agreements.setRate(AGREEMENT, rate(Kind.Work, { price: 1_000n }));
      await ledger.connect(ben).attestTo(1, BEN, NO_SIGNATURES);
      await agreements.setUnits(pool(1), CHO, MAX64);
      await time.increase(WINDOW_DAYS * 86_400 + 3_600);
      await expect(ledger.finalise(1))
        .to.be.revertedWithCustomError(core, "BenefitUnitsOutOfRange")
        .withArgs(pool(1), ANN, 0, 9_000);
      await ledger.connect(ann).withdraw(1, NO_SIGNATURES);
      expect((await ledger.contributionOf(1)).status).to.equal(Status.Withdrawn);
    });
  });
});
