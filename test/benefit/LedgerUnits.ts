import { expect } from "chai";
import { network } from "hardhat";
import { ZeroAddress } from "ethers";
import {
  CAUSE,
  CNY,
  CNY_NUMBER,
  COSTS,
  D0,
  EUR,
  Empty,
  NATIVE,
  NATIVE_NUMBER,
  TOKEN,
  TOKEN_NUMBER,
  accountWord,
  allocated,
  bookWord,
  deployCore,
  dispute,
  loneWord,
  member,
  pool,
  poolTerms,
  poolWord,
  q64,
  rest,
  versionTerms,
} from "../helpers/core.js";
import { agreementsOn } from "../helpers/ledger.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { loadFixture, time } = networkHelpers;
const { simple, full } = agreementsOn(connection);

/** A pool without units that holds until a day a week from now, then falls to pool 1. */
async function empty() {
  const { core, stranger } = await deployCore(ethers);
  const holdUntil = Math.floor((await time.latest()) / 86_400) + 7;
  await core.prepare(1, [CNY], ZeroAddress, [
    poolTerms(1),
    poolTerms(2, { fallTo: 1, holdUntil }),
    poolTerms(3, { whenEmpty: Empty.Fall, fallTo: 2 }),
  ]);
  await core.setUnits(pool(1), member(1), 1, CAUSE);
  await core.open(1, 1, versionTerms({ tiers: [rest(2)] }));
  const book = (net: bigint) => core.bookNet(1, 1, CNY, net, D0, D0, CAUSE);
  return { core, stranger, book, holdUntil };
}

describe("BenefitLedger: units", () => {
  describe("units", () => {
    it("are told with the pool's total and the account's words", async () => {
      const { core, book } = await loadFixture(simple);
      await book(8n);
      // index 2 · 2^64 a unit; member 1 keeps the 2 it has earned with 5 units instead of 1: floor(2 · 2^64 / 5) behind the index
      const word = accountWord(q64(2n) - q64(2n) / 5n, 5n);
      await expect(core.setUnits(pool(1), member(1), 5, CAUSE))
        .to.emit(core, "UnitsChanged")
        .withArgs(pool(1), member(1), 8, CAUSE, [word]);
      expect(await core.unitsOf(pool(1), member(1))).to.deep.equal([5n, 8n]);
      expect(await core.owed(pool(1), member(1), CNY)).to.equal(2n); // less a hair, which counts as there
    });

    it("keep what was earned when they become none, and when they come back", async () => {
      const { core, book } = await loadFixture(simple);
      await book(8n);
      await expect(core.setUnits(pool(1), member(1), 0, CAUSE))
        .to.emit(core, "UnitsChanged")
        .withArgs(pool(1), member(1), 3, CAUSE, [accountWord(q64(2n), 0n)]);
      expect(await core.owed(pool(1), member(1), CNY)).to.equal(2n);
      await book(3n);
      expect(await core.owed(pool(1), member(1), CNY)).to.equal(2n);
      await core.setUnits(pool(1), member(1), 1, CAUSE);
      await book(4n);
      expect(await core.owed(pool(1), member(1), CNY)).to.equal(3n);
      expect(await core.owed(pool(1), member(2), CNY)).to.equal(12n);
    });

    it("touch later bookings only, in every currency", async () => {
      const { core } = await deployCore(ethers);
      const four = [CNY, EUR, TOKEN, NATIVE];
      await core.prepare(1, four, ZeroAddress, [poolTerms(1)]);
      await core.setUnits(pool(1), member(1), 1, CAUSE);
      await core.setUnits(pool(1), member(2), 1, CAUSE);
      await core.open(1, 1, versionTerms({ currencies: four }));
      for (const c of [CNY, TOKEN]) await core.bookNet(1, 1, c, 10, D0, D0, CAUSE);
      await core.setUnits(pool(1), member(1), 4, CAUSE);
      for (const c of four) await core.bookNet(1, 1, c, 10, D0, D0, CAUSE);
      const owed = await Promise.all(four.map((c) => core.owed(pool(1), member(1), c)));
      expect(owed).to.deep.equal([13n, 8n, 13n, 8n]);
      for (const c of four) await core.dischargeEntitlement(pool(1), member(2), c);
      const events = await core.queryFilter(core.filters.Taken());
      expect(events.map((e) => [e.args.place & 0xffffffffn, e.args.amount])).to.deep.equal([
        [CNY_NUMBER, 7n],
        [978n, 2n],
        [TOKEN_NUMBER, 7n],
        [NATIVE_NUMBER, 2n],
      ]);
    });

    it("can be added and removed, within 0 and 2^64 - 1", async () => {
      const { core } = await loadFixture(simple);
      await expect(core.addUnitsTo(pool(1), member(1), 4, CAUSE))
        .to.emit(core, "UnitsChanged")
        .withArgs(pool(1), member(1), 8, CAUSE, [accountWord(0n, 5n)]);
      await expect(core.removeUnits(pool(1), member(1), 5, CAUSE))
        .to.emit(core, "UnitsChanged")
        .withArgs(pool(1), member(1), 3, CAUSE, [accountWord(0n, 0n)]);
      await expect(core.removeUnits(pool(1), member(2), 4, CAUSE))
        .to.be.revertedWithCustomError(core, "BenefitUnitsOutOfRange")
        .withArgs(pool(1), member(2), 3, 4);
      const max = 2n ** 64n - 1n;
      await expect(core.addUnitsTo(pool(1), member(2), max - 2n, CAUSE))
        .to.be.revertedWithCustomError(core, "BenefitUnitsOutOfRange")
        .withArgs(pool(1), member(2), 3, max - 2n);
      await expect(core.addUnitsTo(pool(1), member(1), max - 2n, CAUSE))
        .to.be.revertedWithCustomError(core, "BenefitUnitsOutOfRange")
        .withArgs(pool(1), member(1), 0, max - 2n);
      await core.addUnitsTo(pool(1), member(2), max - 3n, CAUSE);
      expect(await core.unitsOf(pool(1), member(2))).to.deep.equal([max, max]);
    });

    it("are refused for a pool that is not there, and for one of costs", async () => {
      const { core } = await loadFixture(full);
      await expect(core.setUnits(pool(7), member(1), 1, CAUSE))
        .to.be.revertedWithCustomError(core, "BenefitPoolUnknown")
        .withArgs(pool(7));
      await expect(core.setUnits(pool(COSTS), member(1), 1, CAUSE))
        .to.be.revertedWithCustomError(core, "BenefitWrongPoolKind")
        .withArgs(pool(COSTS));
    });

    it("move with all they have earned", async () => {
      const { core, book } = await loadFixture(simple);
      await core.addUnitsTo(pool(1), dispute(5), 4, CAUSE);
      await book(80n);
      const moved = core.moveUnits(pool(1), dispute(5), member(1), CAUSE);
      await expect(moved)
        .to.emit(core, "UnitsChanged")
        .withArgs(pool(1), dispute(5), 4, CAUSE, [accountWord(0n, 0n)]);
      await expect(moved)
        .to.emit(core, "UnitsChanged")
        .withArgs(pool(1), member(1), 8, CAUSE, [accountWord(q64(10n) - q64(50n) / 5n, 5n)]);
      await expect(moved).to.emit(core, "UnitsMoved").withArgs(pool(1), dispute(5), member(1), CAUSE);
      expect(await core.owed(pool(1), member(1), CNY)).to.equal(50n);
      expect(await core.owed(pool(1), dispute(5), CNY)).to.equal(0n);
    });

    it("dissolved by a ruling go back to the others", async () => {
      const { core, book } = await loadFixture(simple);
      await core.addUnitsTo(pool(1), dispute(5), 4, CAUSE);
      await book(80n);
      await expect(core.returnEscrow(pool(1), dispute(5), CAUSE))
        .to.emit(core, "EscrowReturned")
        .withArgs(pool(1), dispute(5), CNY_NUMBER, q64(40n), poolWord(q64(20n)));
      expect(await core.owed(pool(1), member(1), CNY)).to.equal(20n);
      expect(await core.owed(pool(1), member(2), CNY)).to.equal(60n);
    });

    it("dissolved in a pool without others are parked, the fraction rolling on", async () => {
      const { core } = await deployCore(ethers);
      await core.prepare(1, [CNY], ZeroAddress, [poolTerms(1)]);
      await core.addUnitsTo(pool(1), dispute(5), 1, CAUSE);
      await core.addUnitsTo(pool(1), member(1), 2, CAUSE);
      await core.open(1, 1, versionTerms());
      await core.bookNet(1, 1, CNY, 10, D0, D0, CAUSE); // 3 1/3 each
      await core.setUnits(pool(1), member(1), 0, CAUSE);
      const third = q64(10n) / 3n;
      const returned = core.returnEscrow(pool(1), dispute(5), CAUSE);
      await expect(returned).to.emit(core, "ParkedChanged").withArgs(pool(1), CNY_NUMBER, 3);
      await expect(returned)
        .to.emit(core, "EscrowReturned")
        .withArgs(pool(1), dispute(5), CNY_NUMBER, third, poolWord(third, (q64(10n) % 3n) + (third % 2n ** 64n)));
      expect(await core.parkedOf(pool(1), CNY)).to.equal(3n);
      await core.setUnits(pool(1), member(2), 1, CAUSE);
      await core.unpark(pool(1), CNY);
      expect(await core.owed(pool(1), member(2), CNY)).to.equal(3n);
    });
  });

  describe("pools without units", () => {
    it("hold money until their date, then give it to whoever has units", async () => {
      const { core, book, holdUntil } = await loadFixture(empty);
      const booked = book(10n);
      await expect(booked).to.emit(core, "ParkedChanged").withArgs(pool(2), CNY_NUMBER, 10);
      await expect(booked)
        .to.emit(core, "Booked")
        .withArgs(1, CNY_NUMBER, CAUSE, 1, 10, 0, bookWord(10n, 0n, 1n), allocated([2, 10, 0n]));
      await core.setUnits(pool(2), member(2), 1, CAUSE);
      await expect(core.unpark(pool(2), CNY))
        .to.be.revertedWithCustomError(core, "BenefitStillParked")
        .withArgs(pool(2), holdUntil);
      await time.increaseTo(holdUntil * 86_400 - 2);
      await expect(core.unpark(pool(2), CNY)).to.be.revertedWithCustomError(core, "BenefitStillParked");
      await time.increaseTo(holdUntil * 86_400);
      const freed = core.unpark(pool(2), CNY);
      await expect(freed).to.emit(core, "ParkedChanged").withArgs(pool(2), CNY_NUMBER, 0);
      await expect(freed)
        .to.emit(core, "Allocated")
        .withArgs(1, CNY_NUMBER, 0, 10, 0, bookWord(10n, 0n, 1n), allocated([2, 10, loneWord(q64(10n))]));
      expect(await core.owed(pool(2), member(2), CNY)).to.equal(10n);
      await expect(core.unpark(pool(2), CNY))
        .to.be.revertedWithCustomError(core, "BenefitAmountZero")
        .withArgs();
    });

    it("pass it to the pool they fall to if they still have none", async () => {
      const { core, book, stranger, holdUntil } = await loadFixture(empty);
      await book(10n);
      await time.increaseTo(holdUntil * 86_400);
      await core.connect(stranger).unpark(pool(2), CNY);
      expect(await core.owed(pool(1), member(1), CNY)).to.equal(10n);
    });

    it("keep it while that one has none either", async () => {
      const { core, book, holdUntil } = await loadFixture(empty);
      await core.setUnits(pool(1), member(1), 0, CAUSE);
      await book(10n);
      await time.increaseTo(holdUntil * 86_400);
      await expect(core.unpark(pool(2), CNY))
        .to.be.revertedWithCustomError(core, "BenefitStillParked")
        .withArgs(pool(2), holdUntil);
      expect(await core.parkedOf(pool(2), CNY)).to.equal(10n);
    });

    it("fall through at once where the terms say so, one step", async () => {
      const { core } = await loadFixture(empty);
      await core.open(1, 2, versionTerms({ from: D0 + 1, tiers: [rest(3)] }));
      await expect(core.bookNet(1, 2, CNY, 7, D0 + 1, D0 + 1, CAUSE))
        .to.emit(core, "Booked")
        .withArgs(1, CNY_NUMBER, CAUSE, 2, 7, 0, bookWord(7n, 0n, 1n), allocated([2, 7, 0n]));
      expect(await core.parkedOf(pool(2), CNY)).to.equal(7n);
      expect(await core.parkedOf(pool(3), CNY)).to.equal(0n);
    });

    it("stay where they are when they fall nowhere", async () => {
      const { core } = await deployCore(ethers);
      await core.prepare(1, [CNY], ZeroAddress, [poolTerms(1, { whenEmpty: Empty.Fall })]);
      await core.open(1, 1, versionTerms());
      await core.bookNet(1, 1, CNY, 7, D0, D0, CAUSE);
      expect(await core.parkedOf(pool(1), CNY)).to.equal(7n);
    });
  });
});
