import { expect } from "chai";
import { ZeroHash } from "ethers";
import { network } from "hardhat";
import {
  AGREEMENT,
  ANN,
  BEN,
  COSTS,
  FIRST_DAY,
  EVIDENCE,
  Kind,
  MAX64,
  MAX96,
  NO_SIGNATURES,
  Scope,
  Status,
  cardWord,
  deployLedger,
  entry,
  fields,
  hoursUp,
  plain,
  rate,
  stateWord,
} from "../helpers/contribution.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture, time } = networkHelpers;

async function deployed() {
  return deployLedger(ethers);
}

describe("ContributionLedger: recording", () => {
  describe("record", () => {
    it("stores two words and says everything about them", async () => {
      const { ledger, ann } = await loadFixture(deployed);
      const content = entry({ previous: EVIDENCE });
      await expect(ledger.connect(ann).record(AGREEMENT, ANN, content, NO_SIGNATURES))
        .to.emit(ledger, "ContributionRecorded")
        .withArgs(1, AGREEMENT, ANN, fields(content), 10_000, 10_000, 0, cardWord(), stateWord());
      expect(await ledger.counts()).to.deep.equal([1n, 0n]);
      expect(plain(await ledger.contributionOf(1))).to.deep.equal({
        agreement: AGREEMENT,
        member: ANN,
        party: 0n,
        kind: 1n,
        pool: 1n,
        costPool: 0n,
        units: 10_000n,
        cost: 0n,
        amount: 10_000n,
        rewardRate: 100_000n,
        needed: 1n,
        status: Status.Recorded,
        challengeDays: 10n,
        windowEnds: 0n,
        attestors: [],
        corrects: 0n,
      });
    });

    it("gives units, cost, both or nothing, as the rate card says", async () => {
      const { ledger, ann } = await loadFixture(deployed);
      const cases = [
        { content: entry({ kind: Kind.Cash, quantity: 3_333n }), value: 3n, pool: 0n, units: 0n, cost: 4n },
        { content: entry({ kind: Kind.Staff, quantity: 1n }), value: 1n, pool: 1n, units: 1n, cost: 1n },
        { content: entry({ kind: Kind.Fact }), value: 10_000n, pool: 0n, units: 0n, cost: 0n },
      ];
      for (const [i, { content, value, pool, units, cost }] of cases.entries()) {
        const kind = BigInt(content.kind);
        const costPool = content.kind === Kind.Fact ? 0n : BigInt(COSTS);
        await expect(ledger.connect(ann).record(AGREEMENT, ANN, content, NO_SIGNATURES))
          .to.emit(ledger, "ContributionRecorded")
          .withArgs(
            i + 1,
            AGREEMENT,
            ANN,
            fields(content),
            value,
            units,
            cost,
            cardWord({ kind, pool, costPool, units, cost }),
            stateWord({ value }),
          );
      }
    });

    it("keeps the terms of the moment: a later rate card changes nothing", async () => {
      const { ledger, agreements, ann } = await loadFixture(deployed);
      await ledger.connect(ann).record(AGREEMENT, ANN, entry(), NO_SIGNATURES);
      await agreements.setRate(AGREEMENT, rate(Kind.Work, { price: 1n, pool: 2 }));
      await agreements.set(AGREEMENT, 3, 99, 0);
      const { units, pool, needed, challengeDays } = await ledger.contributionOf(1);
      expect([units, pool, needed, challengeDays]).to.deep.equal([10_000n, 1n, 1n, 10n]);
    });

    it("opens the window at once when no attestation is needed", async () => {
      const { ledger, agreements, ann } = await loadFixture(deployed);
      await agreements.set(AGREEMENT, 0, 10, 0);
      const now = (await time.latest()) + 1000;
      await time.setNextBlockTimestamp(now);
      const window = hoursUp(now + 864_000);
      await expect(ledger.connect(ann).record(AGREEMENT, ANN, entry(), NO_SIGNATURES))
        .to.emit(ledger, "ContributionRecorded")
        .withArgs(
          1,
          AGREEMENT,
          ANN,
          fields(entry()),
          10_000,
          10_000,
          0,
          cardWord(),
          stateWord({ status: Status.Attested, needed: 0n, window }),
        );
      expect((await ledger.contributionOf(1)).windowEnds).to.equal(window * 3600n);
    });

    it("refuses a stranger, a signer without the scope, and a value above the signer's limit", async () => {
      const { ledger, members, ann, stranger } = await loadFixture(deployed);
      const record = (by: typeof ann, content = entry()) =>
        ledger.connect(by).record(AGREEMENT, ANN, content, NO_SIGNATURES);
      await expect(record(stranger))
        .to.be.revertedWithCustomError(members, "OpenMembersRefused")
        .withArgs(ANN, stranger.address, Scope.Record, 10_000);
      await members.setSigner(ann, ANN, Scope.Attest, MAX96);
      await expect(record(ann)).to.be.revertedWithCustomError(members, "OpenMembersRefused");
      await members.setSigner(ann, ANN, Scope.Record, 10_000);
      await record(ann);
      await expect(record(ann, entry({ quantity: 10_001n })))
        .to.be.revertedWithCustomError(members, "OpenMembersTooFew")
        .withArgs(ANN, 1, 2);
    });

    it("refuses an agreement not in force, a member that is no party, a kind without a rate", async () => {
      const { ledger, agreements, ann, pan } = await loadFixture(deployed);
      await expect(ledger.connect(pan).record(AGREEMENT, 9, entry(), NO_SIGNATURES))
        .to.be.revertedWithCustomError(agreements, "OpenAgreementsNotParty")
        .withArgs(AGREEMENT, 9);
      await expect(ledger.connect(ann).record(AGREEMENT, ANN, entry({ kind: 102 }), NO_SIGNATURES))
        .to.be.revertedWithCustomError(agreements, "OpenAgreementsNoRate")
        .withArgs(AGREEMENT, 102);
      await agreements.end(AGREEMENT);
      await expect(ledger.connect(ann).record(AGREEMENT, ANN, entry(), NO_SIGNATURES))
        .to.be.revertedWithCustomError(agreements, "OpenAgreementsNotParty")
        .withArgs(AGREEMENT, ANN);
    });

    it("refuses kinds between the CRediT roles and the resources", async () => {
      const { ledger, agreements, ann } = await loadFixture(deployed);
      for (const kind of [0, 15, 100]) {
        await agreements.setRate(AGREEMENT, { ...rate(kind || 1), kind });
      }
      for (const kind of [15, 100]) {
        await expect(ledger.connect(ann).record(AGREEMENT, ANN, entry({ kind }), NO_SIGNATURES))
          .to.be.revertedWithCustomError(ledger, "ContributionKindUnknown")
          .withArgs(kind);
      }
    });

    it("refuses no quantity, days in reverse, and evidence that is none", async () => {
      const { ledger, ann } = await loadFixture(deployed);
      const record = (content: ReturnType<typeof entry>) =>
        ledger.connect(ann).record(AGREEMENT, ANN, content, NO_SIGNATURES);
      await expect(record(entry({ quantity: 0n }))).to.be.revertedWithCustomError(ledger, "ContributionQuantityZero");
      await expect(record(entry({ last: FIRST_DAY - 1 })))
        .to.be.revertedWithCustomError(ledger, "ContributionDaysReversed")
        .withArgs(FIRST_DAY, FIRST_DAY - 1);
      await record(entry({ last: FIRST_DAY }));
      for (const [evidence, algorithm, size] of [
        [ZeroHash, 1, 1n],
        [EVIDENCE, 0, 1n],
        [EVIDENCE, 5, 1n],
        [EVIDENCE, 4, 0n],
      ] as const) {
        await expect(record(entry({ evidence, algorithm, size })))
          .to.be.revertedWithCustomError(ledger, "ContributionEvidenceInvalid")
          .withArgs(evidence, algorithm, size);
      }
      for (const algorithm of [1, 2, 3, 4]) await record(entry({ algorithm }));
    });

    it("holds its limits to the unit: value and cost 2^96 - 1, units 2^64 - 1", async () => {
      const { ledger, agreements, ann } = await loadFixture(deployed);
      const record = (quantity: bigint) =>
        ledger.connect(ann).record(AGREEMENT, ANN, entry({ quantity }), NO_SIGNATURES);
      const price = MAX64;
      const most = (MAX96 * 1000n + 999n) / price; // the most thousandths whose value fits
      await agreements.setRate(AGREEMENT, rate(Kind.Work, { price, unitsRate: 0 }));
      await record(most);
      await expect(record(most + 1n))
        .to.be.revertedWithCustomError(ledger, "ContributionValueTooLarge")
        .withArgs(((most + 1n) * price) / 1000n);
      await agreements.setRate(AGREEMENT, rate(Kind.Work, { price: 1000n }));
      await record(MAX64);
      expect((await ledger.contributionOf(2)).units).to.equal(MAX64);
      await agreements.setRate(AGREEMENT, rate(Kind.Work, { price: 1000n, unitsRate: 1_000_001 }));
      await expect(record(MAX64))
        .to.be.revertedWithCustomError(ledger, "ContributionUnitsTooLarge")
        .withArgs((MAX64 * 1_000_001n) / 1_000_000n);
      await agreements.setRate(
        AGREEMENT,
        rate(Kind.Work, { price, unitsRate: 0, costRate: 4_000_000, costPool: COSTS }),
      );
      const value = (most * price) / 1000n;
      await expect(record(most))
        .to.be.revertedWithCustomError(ledger, "ContributionCostTooLarge")
        .withArgs(value * 4n);
    });

    it("takes sixteen attestations, a reward rate of 100 % and a window of a hundred years, and no more", async () => {
      const { ledger, agreements, ann } = await loadFixture(deployed);
      const record = () => ledger.connect(ann).record(AGREEMENT, ANN, entry(), NO_SIGNATURES);
      await agreements.seat(AGREEMENT, ANN, 0, 1_000_000);
      await agreements.set(AGREEMENT, 16, 36_500, 0);
      await record();
      const { needed, rewardRate, challengeDays } = await ledger.contributionOf(1);
      expect([needed, rewardRate, challengeDays]).to.deep.equal([16n, 1_000_000n, 36_500n]);
      await agreements.set(AGREEMENT, 17, 10, 0);
      await expect(record()).to.be.revertedWithCustomError(ledger, "ContributionTooManyAttestations").withArgs(17, 16);
      await agreements.set(AGREEMENT, 0, 36_501, 0);
      await expect(record())
        .to.be.revertedWithCustomError(ledger, "ContributionWindowTooLong")
        .withArgs(36_501, 36_500);
      await agreements.set(AGREEMENT, 0, 36_500, 0);
      await record();
      await agreements.seat(AGREEMENT, ANN, 0, 1_000_001);
      await expect(record()).to.be.revertedWithCustomError(ledger, "ContributionRewardRateTooHigh").withArgs(1_000_001);
    });

    it("asks policies for the value rounded up to 15 significant bits, never for less", async () => {
      const { ledger, agreements, ann } = await loadFixture(deployed);
      await agreements.setRate(AGREEMENT, rate(Kind.Work, { price: 1000n, unitsRate: 0 }));
      const up = { 1: 1n, 32767: 32767n, 32768: 32768n, 32769: 32770n, 65535: 65536n, 65537: 65540n };
      let id = 0;
      for (const [value, amount] of Object.entries(up)) {
        await ledger.connect(ann).record(AGREEMENT, ANN, entry({ quantity: BigInt(value) }), NO_SIGNATURES);
        expect((await ledger.contributionOf(++id)).amount, value).to.equal(amount);
      }
      await agreements.setRate(AGREEMENT, rate(Kind.Work, { price: MAX64, unitsRate: 0 }));
      const most = (MAX96 * 1000n + 999n) / MAX64;
      await ledger.connect(ann).record(AGREEMENT, ANN, entry({ quantity: most }), NO_SIGNATURES);
      expect((await ledger.contributionOf(++id)).amount).to.equal(MAX96);
    });
  });

  describe("recordMany", () => {
    it("records entries of several kinds in order", async () => {
      const { ledger, ann } = await loadFixture(deployed);
      const entries = [entry(), entry({ quantity: 7n }), entry({ kind: Kind.Staff }), entry({ kind: Kind.Fact })];
      const transaction = ledger.connect(ann).recordMany(AGREEMENT, ANN, entries, NO_SIGNATURES);
      const costs = { costPool: BigInt(COSTS), cost: 15_000n };
      const expected = [
        { value: 10_000n, card: {} },
        { value: 7n, card: { units: 7n } },
        { value: 10_000n, card: { kind: 105n, ...costs } },
        { value: 10_000n, card: { kind: 14n, pool: 0n, units: 0n } },
      ];
      for (const [i, { value, card }] of expected.entries()) {
        const { units = 10_000n, cost = 0n } = card as { units?: bigint; cost?: bigint };
        await expect(transaction)
          .to.emit(ledger, "ContributionRecorded")
          .withArgs(
            i + 1,
            AGREEMENT,
            ANN,
            fields(entries[i]!),
            value,
            units,
            cost,
            cardWord(card),
            stateWord({ value }),
          );
      }
      expect(await ledger.counts()).to.deep.equal([4n, 0n]);
    });

    it("asks the policy for the sum of the values", async () => {
      const { ledger, members, ann } = await loadFixture(deployed);
      await members.setSigner(ann, ANN, Scope.Record, 20_000);
      await ledger.connect(ann).recordMany(AGREEMENT, ANN, [entry(), entry()], NO_SIGNATURES);
      const three = [entry(), entry(), entry({ quantity: 1n })];
      await expect(ledger.connect(ann).recordMany(AGREEMENT, ANN, three, NO_SIGNATURES))
        .to.be.revertedWithCustomError(members, "OpenMembersTooFew")
        .withArgs(ANN, 1, 2);
    });

    it("takes 128 and refuses 129, none, and a sum beyond 2^96 - 1", async () => {
      const { ledger, agreements, ann } = await loadFixture(deployed);
      const many = (count: number, quantity = 1n) =>
        ledger
          .connect(ann)
          .recordMany(AGREEMENT, ANN, Array<object>(count).fill(entry({ quantity })) as never, NO_SIGNATURES);
      await many(128);
      expect(await ledger.counts()).to.deep.equal([128n, 0n]);
      for (const count of [0, 129]) {
        await expect(many(count))
          .to.be.revertedWithCustomError(ledger, "ContributionBatchOutOfRange")
          .withArgs(count, 128);
      }
      await agreements.setRate(AGREEMENT, rate(Kind.Work, { price: MAX64, unitsRate: 0 }));
      const most = (MAX96 * 1000n + 999n) / MAX64;
      await expect(many(2, most))
        .to.be.revertedWithCustomError(ledger, "ContributionValueTooLarge")
        .withArgs(2n * ((most * MAX64) / 1000n));
    });

    it("refuses the whole batch for one bad entry", async () => {
      const { ledger, ann } = await loadFixture(deployed);
      const entries = [entry(), entry({ quantity: 0n })];
      await expect(
        ledger.connect(ann).recordMany(AGREEMENT, ANN, entries, NO_SIGNATURES),
      ).to.be.revertedWithCustomError(ledger, "ContributionQuantityZero");
      expect(await ledger.counts()).to.deep.equal([0n, 0n]);
    });
  });

  it("answers None for a number never given", async () => {
    const { ledger } = await loadFixture(deployed);
    const { status, member, attestors } = await ledger.contributionOf(BEN);
    expect([status, member, [...attestors]]).to.deep.equal([Status.None, 0n, []]);
  });
});
