import { expect } from "chai";
import { network } from "hardhat";
import {
  AGREEMENT,
  ANN,
  BEN,
  CHO,
  CNY,
  COSTS,
  DAY,
  Kind,
  NO_SIGNATURES,
  PAN,
  REASON,
  Scope,
  Status,
  WINDOW_DAYS,
  causeOf,
  deployLedger,
  entry,
  plain,
  pool,
  rewardOf,
} from "../helpers/contribution.js";
import { accountWord } from "../helpers/core.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture, time } = networkHelpers;

/** A final contribution of 9,000 + 1,000 units and a cost of 15,000. */
async function final() {
  const all = await deployLedger(ethers);
  await all.ledger.connect(all.ann).record(AGREEMENT, ANN, entry({ kind: Kind.Staff }), NO_SIGNATURES);
  await all.ledger.connect(all.ben).attestTo(1, BEN, NO_SIGNATURES);
  await time.increase(WINDOW_DAYS * DAY + 3_600);
  await all.ledger.finalise(1);
  const contra = (signer: typeof all.ann, member: bigint, units: number, cost: number, id = 1) =>
    all.ledger.connect(signer).contra(id, member, units, cost, REASON, NO_SIGNATURES);
  const unitsOf = async (account: bigint) => (await all.core.unitsOf(pool(1), account)).units;
  return { ...all, contra, unitsOf };
}

describe("ContributionLedger: corrections", () => {
  it("adds a contra entry that names what it corrects, and takes units and cost away", async () => {
    const { ledger, core, contra, ann, unitsOf } = await loadFixture(final);
    const transaction = await contra(ann, ANN, 4_005, 5_000);
    await expect(transaction)
      .to.emit(ledger, "ContributionCorrected")
      .withArgs(2, 1, ANN, 4_005, 5_000, 5_995, 10_000, REASON);
    await expect(transaction)
      .to.emit(core, "UnitsChanged")
      .withArgs(pool(1), ANN, 6_395, causeOf(2n), [accountWord(0n, 5_395n)]);
    await expect(transaction)
      .to.emit(core, "UnitsChanged")
      .withArgs(pool(1), rewardOf(ANN), 5_995, causeOf(2n), [accountWord(0n, 600n)]);
    await expect(transaction).not.to.emit(ledger, "ContributionBeyondReach");
    expect([await unitsOf(ANN), await unitsOf(rewardOf(ANN))]).to.deep.equal([5_395n, 600n]); // 599.5 rounded up
    expect((await core.costOf(pool(COSTS), ANN)).own).to.equal(10_000);
    const corrected = await ledger.contributionOf(1);
    expect([corrected.units, corrected.cost, corrected.status]).to.deep.equal([5_995n, 10_000n, Status.Final]);
    const entryOfContra = plain(await ledger.contributionOf(2));
    expect(entryOfContra).to.deep.equal({
      agreement: AGREEMENT,
      member: ANN,
      party: 0n,
      kind: BigInt(Kind.Staff),
      pool: 1n,
      costPool: BigInt(COSTS),
      units: 4_005n,
      cost: 5_000n,
      amount: 10_000n,
      rewardRate: 100_000n,
      needed: 0n,
      status: Status.Contra,
      challengeDays: 0n,
      windowEnds: 0n,
      attestors: [],
      corrects: 1n,
    });
  });

  it("goes to the last unit, unit by unit, and not further", async () => {
    const { ledger, contra, ann, unitsOf } = await loadFixture(final);
    await contra(ann, ANN, 1, 0);
    await contra(ann, ANN, 9_998, 15_000);
    await contra(ann, ANN, 1, 0);
    expect([await unitsOf(ANN), await unitsOf(rewardOf(ANN))]).to.deep.equal([0n, 0n]);
    await expect(contra(ann, ANN, 1, 0))
      .to.be.revertedWithCustomError(ledger, "ContributionContraOutOfRange")
      .withArgs(1, 1, 0, 0, 0);
  });

  it("refuses to take nothing, or more than is left", async () => {
    const { ledger, contra, ann } = await loadFixture(final);
    for (const [units, cost] of [
      [0, 0],
      [10_001, 0],
      [0, 15_001],
    ] as const) {
      await expect(contra(ann, ANN, units, cost))
        .to.be.revertedWithCustomError(ledger, "ContributionContraOutOfRange")
        .withArgs(1, units, 10_000, cost, 15_000);
    }
  });

  it("is signed by the contributor or the panel, and nobody else", async () => {
    const { ledger, members, agreements, contra, ann, ben, pan, unitsOf } = await loadFixture(final);
    await expect(contra(ben, BEN, 1, 0))
      .to.be.revertedWithCustomError(ledger, "ContributionNotCorrector")
      .withArgs(1, BEN);
    await expect(contra(ben, ANN, 1, 0))
      .to.be.revertedWithCustomError(members, "OpenMembersRefused")
      .withArgs(ANN, ben.address, Scope.Record, 10_000);
    await expect(contra(ann, PAN, 1, 0))
      .to.be.revertedWithCustomError(members, "OpenMembersRefused")
      .withArgs(PAN, ann.address, Scope.Agreements, 10_000);
    await contra(pan, PAN, 10, 0);
    expect(await unitsOf(ANN)).to.equal(8_991);
    await agreements.set(AGREEMENT, 1, 10, 0);
    for (const member of [PAN, 0n]) {
      await expect(contra(pan, member, 1, 0))
        .to.be.revertedWithCustomError(ledger, "ContributionNotCorrector")
        .withArgs(1, member);
    }
  });

  it("corrects final contributions only, never a contra entry", async () => {
    const { ledger, contra, ann } = await loadFixture(final);
    await contra(ann, ANN, 1, 0);
    await expect(contra(ann, ANN, 1, 0, 2))
      .to.be.revertedWithCustomError(ledger, "ContributionWrongStatus")
      .withArgs(2, Status.Contra);
    await ledger.connect(ann).record(AGREEMENT, ANN, entry(), NO_SIGNATURES);
    await expect(contra(ann, ANN, 1, 0, 3))
      .to.be.revertedWithCustomError(ledger, "ContributionWrongStatus")
      .withArgs(3, Status.Recorded);
  });

  it("cannot reach what was earned and recovered, and says so", async () => {
    const { ledger, core, agreements, book, contra, ann } = await loadFixture(final);
    await agreements.setUnits(pool(1), ANN, 100); // an exit clause took most of its units
    await book(30_000n); // recovers all of the cost and shares as much
    const before = await core.owed(pool(1), ANN, CNY);
    const recovered = await core.owed(pool(COSTS), ANN, CNY);
    expect([before > 0n, recovered]).to.deep.equal([true, 15_000n]);
    await expect(contra(ann, ANN, 10_000, 15_000))
      .to.emit(ledger, "ContributionBeyondReach")
      .withArgs(2, 8_900, 15_000);
    expect(await core.owed(pool(1), ANN, CNY)).to.equal(before);
    expect(await core.owed(pool(COSTS), ANN, CNY)).to.equal(recovered);
    await expect(contra(ann, ANN, 0, 15_000)).to.be.revertedWithCustomError(ledger, "ContributionContraOutOfRange");
  });

  it("passes over an account that has no units left", async () => {
    const { ledger, agreements, contra, ann } = await loadFixture(final);
    await agreements.setUnits(pool(1), CHO, 5);
    await agreements.setUnits(pool(1), ANN, 0);
    await expect(contra(ann, ANN, 10, 0))
      .to.emit(ledger, "ContributionBeyondReach")
      .withArgs(2, 9, 0);
  });
});
