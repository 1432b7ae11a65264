import { expect } from "chai";
import { network } from "hardhat";
import { ZeroAddress, ZeroHash, id } from "ethers";
import {
  ALL,
  CAUSE,
  CNY,
  CNY_NUMBER,
  COSTS,
  D0,
  EUR,
  Empty,
  Kind,
  Listed,
  MAX96,
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
  order,
  place,
  pool,
  poolTerms,
  poolWord,
  q64,
  rest,
  tier,
  versionTerms,
} from "../helpers/core.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture, time } = networkHelpers;

/** An agreement with one pool shared 1 : 3 by members 1 and 2, in CNY. */
async function simple() {
  const { core, stranger } = await deployCore(ethers);
  await core.prepare(1, [CNY], ZeroAddress, [poolTerms(1)]);
  await core.setUnits(pool(1), member(1), 1, CAUSE);
  await core.setUnits(pool(1), member(2), 3, CAUSE);
  await core.open(1, 1, versionTerms());
  const book = (net: bigint, currency = CNY) => core.bookNet(1, 1, currency, net, D0, D0, CAUSE);
  return { core, stranger, book };
}

/** Levy 10 % · recover all · capped 50 % up to 100 · contributions 50 %, falling to the rest · the rest; CNY counts, TOKEN is accepted. */
async function full() {
  const { core, stranger } = await deployCore(ethers);
  await core.prepare(1, [CNY, TOKEN], CNY, [
    poolTerms(1),
    poolTerms(2, { cap: 100n }),
    poolTerms(3, { whenEmpty: Empty.Fall, fallTo: 4 }),
    poolTerms(4),
    poolTerms(COSTS),
  ]);
  await core.setUnits(pool(1), member(9), 1, CAUSE);
  await core.setUnits(pool(2), member(1), 1, CAUSE);
  await core.setUnits(pool(4), member(1), 1, CAUSE);
  await core.setUnits(pool(4), member(2), 3, CAUSE);
  const tiers = [
    tier(Kind.Levy, 100_000, 1),
    tier(Kind.Recover, ALL, COSTS),
    tier(Kind.Capped, 500_000, 2),
    tier(Kind.Share, 500_000, 3),
    rest(4),
  ];
  await core.open(1, 1, versionTerms({ currencies: [CNY, TOKEN], tiers }));
  const book = (net: bigint, currency = CNY) => core.bookNet(1, 1, currency, net, D0, D0, CAUSE);
  return { core, stranger, book, tiers };
}

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

async function periodic() {
  const { core, stranger } = await deployCore(ethers);
  await core.prepare(1, [CNY], ZeroAddress, [poolTerms(1)]);
  await core.setUnits(pool(1), member(1), 1, CAUSE);
  await core.open(1, 1, versionTerms({ periodic: true }));
  const book = (net: bigint) => core.bookNet(1, 1, CNY, net, D0, D0, CAUSE);
  return { core, stranger, book };
}

describe("BenefitLedger", () => {
  describe("callers", () => {
    it("lets nobody but its module call a hook", async () => {
      const { core, stranger } = await loadFixture(simple);
      const as = core.connect(stranger);
      const module = (await ethers.getSigners())[0]!.address;
      const hooks = [
        as.prepare(1, [CNY], CNY, []),
        as.open(1, 2, versionTerms()),
        as.setUnits(pool(1), member(1), 1, CAUSE),
        as.addUnitsTo(pool(1), member(1), 1, CAUSE),
        as.removeUnits(pool(1), member(1), 1, CAUSE),
        as.moveUnits(pool(1), member(1), member(2), CAUSE),
        as.returnEscrow(pool(1), member(1), CAUSE),
        as.addCost(pool(COSTS), member(1), 1, CAUSE),
        as.contraCost(pool(COSTS), member(1), 1, CAUSE),
        as.reverse(1, CNY, 1, CAUSE),
        as.close(1, 1, CNY, 1),
        as.hold(1, member(1), CNY, 1, []),
        as.lift(1, member(1), CNY, []),
        as.redirect(1, 1, CNY, member(1), 1),
      ];
      for (const hook of hooks) {
        await expect(hook).to.be.revertedWithCustomError(core, "BenefitNotModule").withArgs(stranger.address, module);
      }
    });

    it("lets only a currency's rail book and take", async () => {
      const { core, stranger } = await loadFixture(simple);
      const as = core.connect(stranger);
      for (const currency of [CNY, TOKEN, NATIVE]) {
        await expect(as.bookNet(1, 1, currency, 1, D0, D0, CAUSE))
          .to.be.revertedWithCustomError(core, "BenefitWrongRail")
          .withArgs(stranger.address, currency);
        await expect(as.dischargeEntitlement(pool(1), member(1), currency))
          .to.be.revertedWithCustomError(core, "BenefitWrongRail")
          .withArgs(stranger.address, currency);
      }
    });
  });

  describe("prepare", () => {
    it("makes pools and numbers a token once", async () => {
      const { core } = await loadFixture(simple);
      const header =
        (1n << 248n) | (1n << 240n) | (9n << 216n) | (1n << 200n) | (((TOKEN_NUMBER << 32n) | CNY_NUMBER) << 64n);
      const made = core.prepare(1, [CNY, TOKEN], CNY, [
        poolTerms(2, { whenEmpty: Empty.Fall, fallTo: 1, holdUntil: 9, cap: 5n }),
      ]);
      await expect(made).to.emit(core, "CurrencyNumbered").withArgs(TOKEN, TOKEN_NUMBER);
      await expect(made)
        .to.emit(core, "PoolPrepared")
        .withArgs(pool(2), header, (CNY_NUMBER << 192n) | 5n);
      await expect(core.prepare(2, [NATIVE, TOKEN], ZeroAddress, [poolTerms(1)])).not.to.emit(core, "CurrencyNumbered");
      const second = module0;
      await expect(core.prepare(2, [second], ZeroAddress, []))
        .to.emit(core, "CurrencyNumbered")
        .withArgs(second, 1002);
    });

    it("gives a Recover pool the amount currency alone", async () => {
      const { core } = await loadFixture(simple);
      const header = (1n << 248n) | (CNY_NUMBER << 64n);
      await expect(core.prepare(1, [EUR, CNY], CNY, [poolTerms(COSTS)]))
        .to.emit(core, "PoolPrepared")
        .withArgs(pool(COSTS), header, 0);
    });

    it("refuses too many pools or currencies, none, and one twice", async () => {
      const { core } = await loadFixture(simple);
      const many = Array.from({ length: 17 }, (_, i) => poolTerms(i + 10));
      await core.prepare(1, [CNY], ZeroAddress, many.slice(1));
      await expect(core.prepare(2, [CNY], ZeroAddress, many))
        .to.be.revertedWithCustomError(core, "BenefitCountOutOfRange")
        .withArgs(Listed.Pools, 17, 16);
      await expect(core.prepare(1, [], ZeroAddress, []))
        .to.be.revertedWithCustomError(core, "BenefitCountOutOfRange")
        .withArgs(Listed.Currencies, 0, 4);
      await core.prepare(1, [CNY, EUR, TOKEN, NATIVE], ZeroAddress, []);
      await expect(core.prepare(1, [CNY, EUR, TOKEN, NATIVE, module0], ZeroAddress, []))
        .to.be.revertedWithCustomError(core, "BenefitCountOutOfRange")
        .withArgs(Listed.Currencies, 5, 4);
      await expect(core.prepare(1, [CNY, EUR, CNY], ZeroAddress, []))
        .to.be.revertedWithCustomError(core, "BenefitCurrencyListChanged")
        .withArgs(2, CNY);
      await expect(core.prepare(1, [CNY, ZeroAddress], ZeroAddress, []))
        .to.be.revertedWithCustomError(core, "BenefitCurrencyListChanged")
        .withArgs(1, ZeroAddress);
    });

    it("refuses a pool numbered 0, made before, falling to itself or to costs", async () => {
      const { core } = await loadFixture(simple);
      for (const bad of [
        poolTerms(0, { fallTo: 1 }),
        poolTerms(1),
        poolTerms(2, { fallTo: 2 }),
        poolTerms(2, { fallTo: COSTS }),
      ]) {
        await expect(core.prepare(1, [CNY], CNY, [bad]))
          .to.be.revertedWithCustomError(core, "BenefitPoolInvalid")
          .withArgs(bad.number);
      }
      await core.prepare(1, [CNY], CNY, [poolTerms(2, { fallTo: COSTS - 1 })]);
    });

    it("refuses costs or a cap without an amount currency", async () => {
      const { core } = await loadFixture(simple);
      for (const bad of [poolTerms(COSTS), poolTerms(2, { cap: 1n })]) {
        await expect(core.prepare(1, [CNY], ZeroAddress, [bad]))
          .to.be.revertedWithCustomError(core, "BenefitAmountCurrencyInvalid")
          .withArgs(ZeroAddress);
      }
    });
  });

  describe("open", () => {
    it("stores the waterfall in one word and tells it", async () => {
      const { core } = await deployCore(ethers);
      await core.prepare(1, [CNY, EUR], CNY, [poolTerms(1), poolTerms(2, { cap: 7n }), poolTerms(COSTS)]);
      const tiers = [tier(Kind.Recover, 5, COSTS), tier(Kind.Capped, 6, 2), rest(1)];
      const packed = [
        (2n << 36n) | (5n << 16n) | 0x8000n,
        (3n << 36n) | (6n << 16n) | 2n,
        (4n << 36n) | (1_000_000n << 16n) | 1n,
      ];
      const word =
        (BigInt(D0) << 232n) |
        (3n << 200n) |
        (3n << 192n) |
        (CNY_NUMBER << 160n) |
        packed[0]! |
        (packed[1]! << 40n) |
        (packed[2]! << 80n);
      const terms = versionTerms({ periodic: true, passesOpenTiers: true, currencies: [CNY, EUR], tiers });
      await expect(core.open(1, 1, terms))
        .to.emit(core, "VersionOpened")
        .withArgs(1, 1, (t: { from: bigint; tiers: unknown[] }) => t.from === BigInt(D0) && t.tiers.length === 3, word);
      expect(await core.currencyNumbers(1)).to.equal((978n << 32n) | CNY_NUMBER);
      expect(await core.versionDays(1, 1)).to.deep.equal([BigInt(D0), 0n]);
      expect(await core.bookOf(1, EUR)).to.deep.equal([0n, 0n, 0n, true]);
      expect(await core.bookOf(1, TOKEN)).to.deep.equal([0n, 0n, 0n, false]);
    });

    it("ends the version before where the next begins, and lists new currencies in old pools as their money comes", async () => {
      const { core } = await loadFixture(simple);
      const header = (1n << 248n) | (((978n << 32n) | CNY_NUMBER) << 64n) | 4n;
      await expect(core.open(1, 2, versionTerms({ from: D0 + 1, currencies: [CNY, EUR] }))).not.to.emit(
        core,
        "PoolPrepared",
      );
      const book = () => core.bookNet(1, 2, EUR, 4, D0 + 1, D0 + 1, CAUSE);
      await expect(book()).to.emit(core, "PoolPrepared").withArgs(pool(1), header, 0);
      await expect(book()).not.to.emit(core, "PoolPrepared");
      expect(await core.versionDays(1, 1)).to.deep.equal([BigInt(D0), BigInt(D0 + 1)]);
      expect(await core.versionDays(1, 2)).to.deep.equal([BigInt(D0 + 1), 0n]);
    });

    it("walks eight tiers and refuses nine, or none", async () => {
      const { core } = await deployCore(ethers);
      const pools = Array.from({ length: 8 }, (_, i) => poolTerms(i + 1));
      await core.prepare(1, [CNY], ZeroAddress, pools);
      for (const p of pools) await core.setUnits(pool(p.number), member(p.number), 1, CAUSE);
      const eight = [...pools.slice(0, 7).map((p) => tier(Kind.Share, 500_000, p.number)), rest(8)];
      await expect(core.open(1, 1, versionTerms({ tiers: [eight[0]!, ...eight] })))
        .to.be.revertedWithCustomError(core, "BenefitCountOutOfRange")
        .withArgs(Listed.Tiers, 9, 8);
      await expect(core.open(1, 1, versionTerms({ tiers: [] })))
        .to.be.revertedWithCustomError(core, "BenefitCountOutOfRange")
        .withArgs(Listed.Tiers, 0, 8);
      await core.open(1, 1, versionTerms({ tiers: eight }));
      await core.bookNet(1, 1, CNY, 1280, D0, D0, CAUSE);
      const owed = await Promise.all(pools.map((p) => core.owed(pool(p.number), member(p.number), CNY)));
      expect(owed).to.deep.equal([640n, 320n, 160n, 80n, 40n, 20n, 10n, 10n]);
    });

    it("refuses versions out of order or not later", async () => {
      const { core } = await loadFixture(simple);
      for (const [version, expected] of [
        [1, 2],
        [3, 2],
      ] as const) {
        await expect(core.open(1, version, versionTerms({ from: D0 + 1 })))
          .to.be.revertedWithCustomError(core, "BenefitVersionOutOfOrder")
          .withArgs(version, expected);
      }
      await expect(core.open(1, 2, versionTerms()))
        .to.be.revertedWithCustomError(core, "BenefitVersionDayNotLater")
        .withArgs(D0, D0);
    });

    it("refuses to drop or swap an earlier currency", async () => {
      const { core } = await loadFixture(simple);
      await expect(core.open(1, 2, versionTerms({ from: D0 + 1, currencies: [EUR, CNY] })))
        .to.be.revertedWithCustomError(core, "BenefitCurrencyListChanged")
        .withArgs(0, EUR);
      await core.open(1, 2, versionTerms({ from: D0 + 1, currencies: [CNY, EUR] }));
      await expect(core.open(1, 3, versionTerms({ from: D0 + 2, currencies: [CNY] })))
        .to.be.revertedWithCustomError(core, "BenefitCurrencyListChanged")
        .withArgs(1, ZeroAddress);
    });

    it("refuses tiers that are not well formed", async () => {
      const { core } = await deployCore(ethers);
      await core.prepare(1, [CNY], CNY, [poolTerms(1), poolTerms(COSTS)]);
      const bad: [number, ReturnType<typeof tier>[]][] = [
        [0, [tier(Kind.None, 1, 1), rest(1)]],
        [0, [tier(Kind.Levy, 0, 1), rest(1)]],
        [0, [tier(Kind.Levy, ALL + 1, 1), rest(1)]],
        [0, [tier(Kind.Recover, 1, 1), rest(1)]],
        [0, [tier(Kind.Levy, 1, COSTS), rest(1)]],
        [1, [tier(Kind.Levy, 1, 1), tier(Kind.Share, ALL - 1, 1)]],
        [0, [tier(Kind.Levy, ALL, 1)]],
      ];
      for (const [at, tiers] of bad) {
        const t = tiers[at]!;
        await expect(core.open(1, 1, versionTerms({ tiers })))
          .to.be.revertedWithCustomError(core, "BenefitTierInvalid")
          .withArgs(at, t.kind, t.rate, t.pool);
      }
      await expect(core.open(1, 1, versionTerms({ tiers: [rest(2)] })))
        .to.be.revertedWithCustomError(core, "BenefitPoolUnknown")
        .withArgs(pool(2));
      await expect(core.open(1, 1, versionTerms({ tiers: [tier(Kind.Capped, 1, 1), rest(1)] })))
        .to.be.revertedWithCustomError(core, "BenefitPoolInvalid")
        .withArgs(1);
    });

    it("refuses an amount currency that is not accepted, or not the pool's", async () => {
      const { core } = await deployCore(ethers);
      await core.prepare(1, [CNY, EUR], CNY, [poolTerms(1), poolTerms(COSTS), poolTerms(2, { cap: 1n })]);
      const tiers = [tier(Kind.Recover, 1, COSTS), rest(1)];
      await expect(core.open(1, 1, versionTerms({ tiers, amountCurrency: EUR })))
        .to.be.revertedWithCustomError(core, "BenefitAmountCurrencyInvalid")
        .withArgs(EUR);
      await expect(core.open(1, 1, versionTerms({ tiers, amountCurrency: EUR, currencies: [CNY, EUR] })))
        .to.be.revertedWithCustomError(core, "BenefitPoolInvalid")
        .withArgs(COSTS);
      const capped = [tier(Kind.Capped, 1, 2), rest(1)];
      await expect(core.open(1, 1, versionTerms({ tiers: capped, amountCurrency: EUR, currencies: [CNY, EUR] })))
        .to.be.revertedWithCustomError(core, "BenefitPoolInvalid")
        .withArgs(2);
    });
  });

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

  describe("book", () => {
    it("keeps index and remainder exact where nothing divides evenly", async () => {
      const { core, book } = await loadFixture(simple);
      await core.setUnits(pool(1), member(2), 2, CAUSE); // three units
      const wordAfter = async (net: bigint) => {
        await book(net);
        const [last] = (await core.queryFilter(core.filters.Booked())).slice(-1);
        return last!.args.allocations[1]!;
      };
      for (const [net, all] of [
        [1n, 1n],
        [1n, 2n],
        [3n, 5n],
      ] as const) {
        expect(await wordAfter(net)).to.equal(poolWord(q64(all) / 3n, q64(all) % 3n));
      }
    });

    it("shares to the smallest unit and rolls the remainder on", async () => {
      const { core, book } = await loadFixture(simple);
      const first = book(5n);
      await expect(first)
        .to.emit(core, "Booked")
        .withArgs(1, CNY_NUMBER, CAUSE, 1, 5, 0, bookWord(5n, 0n, 1n), allocated([1, 5, poolWord(q64(5n) / 4n)]));

      await book(2n);
      expect(await core.owed(pool(1), member(1), CNY)).to.equal(1n);
      expect(await core.owed(pool(1), member(2), CNY)).to.equal(5n);
      await book(1n);
      expect(await core.owed(pool(1), member(1), CNY)).to.equal(2n);
      expect(await core.bookOf(1, CNY)).to.deep.equal([8n, 0n, 3n, true]);
    });

    it("rolls a remainder that does not divide", async () => {
      const { core } = await deployCore(ethers);
      await core.prepare(1, [CNY], ZeroAddress, [poolTerms(1)]);
      await core.setUnits(pool(1), member(1), 3, CAUSE);
      await core.open(1, 1, versionTerms());
      await expect(core.bookNet(1, 1, CNY, 1, D0, D0, CAUSE))
        .to.emit(core, "Booked")
        .withArgs(
          1,
          CNY_NUMBER,
          CAUSE,
          1,
          1,
          0,
          bookWord(1n, 0n, 1n),
          allocated([1, 1, poolWord(q64(1n) / 3n, q64(1n) % 3n)]),
        );
      await core.bookNet(1, 1, CNY, 2, D0, D0, CAUSE);
      expect(await core.owed(pool(1), member(1), CNY)).to.equal(3n);
    });

    it("knows a pool of exactly one unit by its word, in each currency, until it has another number", async () => {
      const { core } = await deployCore(ethers);
      await core.prepare(1, [CNY, EUR], ZeroAddress, [poolTerms(1)]);
      await core.open(1, 1, versionTerms({ currencies: [CNY, EUR] }));
      const wordAfter = async (net: bigint, currency = CNY) => {
        await core.bookNet(1, 1, currency, net, D0, D0, CAUSE);
        const [last] = (await core.queryFilter(core.filters.Booked())).slice(-1);
        return last!.args.allocations[1]!;
      };
      await core.setUnits(pool(1), member(1), 1, CAUSE);
      expect(await wordAfter(5n)).to.equal(loneWord(q64(5n)));
      expect(await wordAfter(3n)).to.equal(loneWord(q64(8n)));
      expect(await wordAfter(2n, EUR)).to.equal(loneWord(q64(2n)));
      await core.setUnits(pool(1), member(2), 1, CAUSE);
      expect(await wordAfter(3n)).to.equal(poolWord(q64(8n) + q64(3n) / 2n));
      await core.setUnits(pool(1), member(1), 0, CAUSE);
      expect(await wordAfter(4n)).to.equal(loneWord(q64(12n) + q64(3n) / 2n));
      expect(await wordAfter(1n, EUR)).to.equal(loneWord(q64(3n)));
      await core.setUnits(pool(1), member(2), 0, CAUSE);
      expect(await wordAfter(7n)).to.equal(0n);
      expect(await core.parkedOf(pool(1), CNY)).to.equal(7n);
      expect(await core.owed(pool(1), member(1), CNY)).to.equal(9n);
      expect(await core.owed(pool(1), member(2), CNY)).to.equal(5n);
      expect(await core.owed(pool(1), member(1), EUR)).to.equal(2n);
      expect(await core.owed(pool(1), member(2), EUR)).to.equal(1n);
    });

    it("walks levy, recovery, cap and shares in order", async () => {
      const { core, book } = await loadFixture(full);
      await core.addCost(pool(COSTS), member(1), 300, CAUSE);
      await core.addUnitsTo(pool(3), member(2), 1, CAUSE);
      const booked = book(400n); // levy 40, recovered 300, capped 30, contributions 15, rest 15
      await expect(booked)
        .to.emit(core, "CapUsed")
        .withArgs(pool(2), 30, (CNY_NUMBER << 192n) | (30n << 96n) | 100n);
      const index = (300n << 128n) / (300n << 16n);
      await expect(booked).to.emit(core, "EraEnded").withArgs(pool(COSTS), 0, index, 8n, 0);
      await expect(booked)
        .to.emit(core, "Booked")
        .withArgs(
          1,
          CNY_NUMBER,
          CAUSE,
          1,
          400,
          0,
          bookWord(400n, 0n, 1n),
          allocated(
            [1, 40, loneWord(q64(40n))],
            [COSTS, 300, 8n],
            [2, 30, loneWord(q64(30n))],
            [3, 15, loneWord(q64(15n))],
            [4, 15, poolWord(q64(15n) / 4n)],
          ),
        );
      expect(await core.owed(pool(COSTS), member(1), CNY)).to.equal(300n);
      await book(1000n); // levy 100, cap 70 of 450, contributions 415, rest 415
      expect(await core.owed(pool(2), member(1), CNY)).to.equal(100n);
      expect(await core.owed(pool(3), member(2), CNY)).to.equal(430n);
      await book(1000n); // the cap is used up
      expect(await core.owed(pool(2), member(1), CNY)).to.equal(100n);
    });

    it("rounds a tier down and passes the rest on", async () => {
      const { core, book } = await loadFixture(full);
      await book(19n); // levy 1.9 -> 1; capped half of 18 = 9; contributions half of 9 -> 4, falling to the rest; rest 5
      expect(await core.owed(pool(1), member(9), CNY)).to.equal(1n);
      expect(await core.owed(pool(2), member(1), CNY)).to.equal(9n);
      expect(await core.owed(pool(4), member(2), CNY)).to.equal(6n); // three quarters of 4 + 5, less a quarter
    });

    it("leaves out tiers that take nothing", async () => {
      const { core, book } = await loadFixture(full);
      await expect(book(1n))
        .to.emit(core, "Booked")
        .withArgs(1, CNY_NUMBER, CAUSE, 1, 1, 0, bookWord(1n, 0n, 1n), allocated([4, 1, poolWord(q64(1n) / 4n)]));
    });

    it("takes the whole of a levy of everything and stops", async () => {
      const { core } = await deployCore(ethers);
      await core.prepare(1, [CNY], ZeroAddress, [poolTerms(1), poolTerms(2)]);
      await core.setUnits(pool(1), member(1), 1, CAUSE);
      const tiers = [tier(Kind.Levy, 600_000, 1), tier(Kind.Levy, 600_000, 1), rest(2)];
      await core.open(1, 1, versionTerms({ tiers }));
      await expect(core.bookNet(1, 1, CNY, 10, D0, D0, CAUSE))
        .to.emit(core, "Booked")
        .withArgs(
          1,
          CNY_NUMBER,
          CAUSE,
          1,
          10,
          0,
          bookWord(10n, 0n, 1n),
          allocated([1, 6, loneWord(q64(6n))], [1, 4, loneWord(q64(10n))]),
        );
    });

    it("refuses nothing, too much, and what the agreement does not accept", async () => {
      const { core, book } = await loadFixture(simple);
      await expect(book(0n)).to.be.revertedWithCustomError(core, "BenefitAmountZero").withArgs();
      await book(5n);
      await expect(book(MAX96 - 4n))
        .to.be.revertedWithCustomError(core, "BenefitAmountTooLarge")
        .withArgs(5, MAX96 - 4n);
      await book(MAX96 - 5n);
      for (const currency of [EUR, TOKEN]) {
        await expect(book(1n, currency))
          .to.be.revertedWithCustomError(core, "BenefitCurrencyUnknown")
          .withArgs(1, currency);
      }
      await expect(core.bookNet(1, 2, CNY, 1, D0, D0, CAUSE))
        .to.be.revertedWithCustomError(core, "BenefitVersionUnknown")
        .withArgs(1, 2);
    });

    it("accepts only a service period within one version", async () => {
      const { core } = await loadFixture(simple);
      await core.open(1, 2, versionTerms({ from: D0 + 10 }));
      for (const [version, first, last, from, until] of [
        [1, D0 - 1, D0, D0, D0 + 10],
        [1, D0, D0 + 10, D0, D0 + 10],
        [1, D0 + 2, D0 + 1, D0, D0 + 10],
        [2, D0 + 9, D0 + 11, D0 + 10, 0],
      ] as const) {
        await expect(core.bookNet(1, version, CNY, 1, first, last, CAUSE))
          .to.be.revertedWithCustomError(core, "BenefitServicePeriodOutside")
          .withArgs(first, last, from, until);
      }
      await core.bookNet(1, 1, CNY, 1, D0, D0 + 9, CAUSE);
      await core.bookNet(1, 2, CNY, 1, D0 + 10, D0 + 99, CAUSE);
    });

    it("divides the largest amount among the most units without loss", async () => {
      const { core } = await deployCore(ethers);
      await core.prepare(1, [CNY], ZeroAddress, [poolTerms(1), poolTerms(2)]);
      await core.setUnits(pool(1), member(1), 1, CAUSE);
      await core.setUnits(pool(2), member(2), 2n ** 64n - 2n, CAUSE);
      await core.setUnits(pool(2), member(3), 1, CAUSE);
      await core.open(1, 1, versionTerms({ tiers: [tier(Kind.Share, 500_000, 1), rest(2)] }));
      await core.bookNet(1, 1, CNY, MAX96, D0, D0, CAUSE);
      const half = MAX96 / 2n;
      expect(await core.owed(pool(1), member(1), CNY)).to.equal(half);
      // 2^31 + 2^-33 and 2^95 - 2^31 - 2^-33: the hair counts, and both add up to what came in
      expect(await core.owed(pool(2), member(3), CNY)).to.equal(2n ** 31n);
      expect(await core.owed(pool(2), member(2), CNY)).to.equal(2n ** 95n - 2n ** 31n);
      expect(half + 2n ** 95n).to.equal(MAX96);
    });
  });

  describe("reverse", () => {
    it("makes a debt, taken off the top of the next money", async () => {
      const { core, book } = await loadFixture(simple);
      await book(8n);
      await expect(core.reverse(1, CNY, 6, CAUSE))
        .to.emit(core, "Reversed")
        .withArgs(1, CNY_NUMBER, CAUSE, 6, bookWord(8n, 6n, 2n));
      expect(await core.owed(pool(1), member(2), CNY)).to.equal(6n);
      await expect(book(4n))
        .to.emit(core, "Booked")
        .withArgs(1, CNY_NUMBER, CAUSE, 1, 4, 4, bookWord(12n, 2n, 3n), []);
      await expect(book(6n))
        .to.emit(core, "Booked")
        .withArgs(1, CNY_NUMBER, CAUSE, 1, 6, 2, bookWord(18n, 0n, 4n), allocated([1, 4, poolWord(q64(3n))]));
      expect(await core.bookOf(1, CNY)).to.deep.equal([18n, 0n, 4n, true]);
    });

    it("refuses nothing, more than stands, and an unknown currency", async () => {
      const { core, book } = await loadFixture(simple);
      await book(8n);
      await core.reverse(1, CNY, 3, CAUSE);
      await expect(core.reverse(1, CNY, 0, CAUSE))
        .to.be.revertedWithCustomError(core, "BenefitAmountZero")
        .withArgs();
      await expect(core.reverse(1, CNY, 6, CAUSE))
        .to.be.revertedWithCustomError(core, "BenefitReversalTooLarge")
        .withArgs(6, 5);
      await core.reverse(1, CNY, 5, CAUSE);
      await expect(core.reverse(1, EUR, 1, CAUSE))
        .to.be.revertedWithCustomError(core, "BenefitCurrencyUnknown")
        .withArgs(1, EUR);
    });
  });

  describe("pots", () => {
    it("collect a period's money and share it at the close, debt first", async () => {
      const { core, book } = await loadFixture(periodic);
      const collected = book(10n);
      await expect(collected)
        .to.emit(core, "Booked")
        .withArgs(1, CNY_NUMBER, CAUSE, 1, 10, 0, bookWord(10n, 0n, 1n), []);
      await expect(collected).to.emit(core, "PotChanged").withArgs(1, CNY_NUMBER, 1, 10);
      await book(5n);
      expect(await core.owed(pool(1), member(1), CNY)).to.equal(0n);
      await core.reverse(1, CNY, 3, CAUSE);
      await core.setUnits(pool(1), member(2), 1, CAUSE);
      const closed = core.close(1, 1, CNY, 11);
      await expect(closed).to.emit(core, "PotChanged").withArgs(1, CNY_NUMBER, 1, 4);
      await expect(closed)
        .to.emit(core, "Allocated")
        .withArgs(1, CNY_NUMBER, 1, 11, 3, bookWord(15n, 0n, 3n), allocated([1, 8, poolWord(q64(4n))]));
      expect(await core.potOf(1, 1, CNY)).to.equal(4n);
      expect(await core.owed(pool(1), member(2), CNY)).to.equal(4n);
      expect((await core.bookOf(1, CNY)).debt).to.equal(0n);
      await core.close(1, 1, CNY, 4);
      expect(await core.potOf(1, 1, CNY)).to.equal(0n);
    });

    it("keep a debt that is larger than what is closed", async () => {
      const { core, book } = await loadFixture(periodic);
      await book(10n);
      await core.reverse(1, CNY, 8, CAUSE);
      await expect(core.close(1, 1, CNY, 5))
        .to.emit(core, "Allocated")
        .withArgs(1, CNY_NUMBER, 1, 5, 5, bookWord(10n, 3n, 2n), []);
      expect(await core.bookOf(1, CNY)).to.deep.equal([10n, 3n, 2n, true]);
    });

    it("refuse to close nothing or more than they hold, and to be released", async () => {
      const { core, book } = await loadFixture(periodic);
      await book(10n);
      await expect(core.close(1, 1, CNY, 0))
        .to.be.revertedWithCustomError(core, "BenefitAmountZero")
        .withArgs();
      await expect(core.close(1, 1, CNY, 11))
        .to.be.revertedWithCustomError(core, "BenefitPotTooSmall")
        .withArgs(11, 10);
      await expect(core.close(1, 1, EUR, 1))
        .to.be.revertedWithCustomError(core, "BenefitCurrencyUnknown")
        .withArgs(1, EUR);
      await expect(core.close(1, 2, CNY, 1))
        .to.be.revertedWithCustomError(core, "BenefitVersionUnknown")
        .withArgs(1, 2);
      await expect(core.release(1, 1, CNY))
        .to.be.revertedWithCustomError(core, "BenefitNotReleasable")
        .withArgs(1, 1);
      await expect(core.release(1, 2, CNY))
        .to.be.revertedWithCustomError(core, "BenefitVersionUnknown")
        .withArgs(1, 2);
    });

    it("hold other currencies while an amount tier is open, and anybody releases them after", async () => {
      const { core, stranger, book } = await loadFixture(full);
      await core.addCost(pool(COSTS), member(1), 100, CAUSE);
      await expect(book(50n, TOKEN)).to.emit(core, "PotChanged").withArgs(1, TOKEN_NUMBER, 1, 50);
      await expect(core.connect(stranger).release(1, 1, TOKEN))
        .to.be.revertedWithCustomError(core, "BenefitNotReleasable")
        .withArgs(1, 1);
      await book(200n); // repays the costs; the cap is still open
      await expect(core.release(1, 1, TOKEN))
        .to.be.revertedWithCustomError(core, "BenefitNotReleasable")
        .withArgs(1, 1);
      await book(1000n); // uses up the cap
      await expect(core.close(1, 1, TOKEN, 50)) // a close is of a period
        .to.be.revertedWithCustomError(core, "BenefitNotReleasable")
        .withArgs(1, 1);
      await core.connect(stranger).release(1, 1, TOKEN);
      expect(await core.potOf(1, 1, TOKEN)).to.equal(0n);
      expect(await core.owed(pool(1), member(9), TOKEN)).to.equal(5n);
      expect(await core.owed(pool(4), member(2), TOKEN)).to.equal(33n);
      await expect(core.release(1, 1, TOKEN))
        .to.be.revertedWithCustomError(core, "BenefitAmountZero")
        .withArgs();
      await expect(book(50n, TOKEN)).to.emit(core, "Booked");
    });

    it("are not closed where the agreement is continuous, nor past an open tier in another currency", async () => {
      const { core, book, tiers } = await loadFixture(full);
      await core.addCost(pool(COSTS), member(1), 100, CAUSE);
      await book(50n, TOKEN);
      await expect(core.close(1, 1, TOKEN, 50))
        .to.be.revertedWithCustomError(core, "BenefitNotReleasable")
        .withArgs(1, 1);
      await core.open(1, 2, versionTerms({ from: D0 + 1, currencies: [CNY, TOKEN], tiers, periodic: true }));
      for (const c of [CNY, TOKEN]) await core.bookNet(1, 2, c, 2000, D0 + 1, D0 + 1, CAUSE);
      await expect(core.close(1, 2, TOKEN, 2000))
        .to.be.revertedWithCustomError(core, "BenefitNotReleasable")
        .withArgs(1, 2);
      await core.close(1, 2, CNY, 2000); // repays the costs and fills the cap
      await core.close(1, 2, TOKEN, 2000);
      expect(await core.owed(pool(1), member(9), TOKEN)).to.equal(200n);
    });

    it("let other currencies pass by open tiers where the terms say so", async () => {
      const { core, tiers } = await loadFixture(full);
      await core.open(1, 2, versionTerms({ from: D0 + 1, currencies: [CNY, TOKEN], tiers, passesOpenTiers: true }));
      await core.addCost(pool(COSTS), member(1), 100, CAUSE);
      await core.bookNet(1, 2, TOKEN, 100, D0 + 1, D0 + 1, CAUSE);
      expect(await core.owed(pool(1), member(9), TOKEN)).to.equal(10n);
      expect(await core.owed(pool(COSTS), member(1), TOKEN)).to.equal(0n);
      expect(await core.owed(pool(2), member(1), TOKEN)).to.equal(0n);
      expect(await core.costOf(pool(COSTS), member(1))).to.deep.equal([100n, 100n]);
      // contributions 45 fall to the rest, with 45
      expect(await core.owed(pool(4), member(1), TOKEN)).to.equal(22n);
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

  describe("costs", () => {
    it("are repaid pari passu, in proportion to what each is still owed", async () => {
      const { core, book } = await loadFixture(full);
      await core.addCost(pool(COSTS), member(1), 100, CAUSE);
      await core.addCost(pool(COSTS), member(2), 300, CAUSE);
      await book(223n); // levy 22, repaid 201: a quarter and three quarters
      expect(await core.owed(pool(COSTS), member(1), CNY)).to.equal(50n);
      expect(await core.owed(pool(COSTS), member(2), CNY)).to.equal(150n);
      await core.addCost(pool(COSTS), member(1), 150, CAUSE); // 49.75 + 150 against 149.25
      await book(111n); // levy 11, repaid 100
      expect(await core.costOf(pool(COSTS), member(1))).to.deep.equal([142n, 249n]);
      expect(await core.owed(pool(COSTS), member(1), CNY)).to.equal(107n);
      expect(await core.owed(pool(COSTS), member(2), CNY)).to.equal(193n);
    });

    it("tell their words", async () => {
      const { core, book } = await loadFixture(full);
      const shares = 100n << 16n;
      await expect(core.addCost(pool(COSTS), member(1), 100, CAUSE))
        .to.emit(core, "CostChanged")
        .withArgs(pool(COSTS), member(1), 100, 0, 100, shares << 32n, 0, 100n << 160n, shares, CAUSE);
      await book(11n); // levy 1, repaid 10
      const index = (10n << 96n) / shares;
      await expect(core.contraCost(pool(COSTS), member(1), 40, CAUSE))
        .to.emit(core, "CostChanged")
        .withArgs(
          pool(COSTS),
          member(1),
          0,
          40,
          50,
          (index << 160n) | ((shares - (40n * shares + 89n) / 90n) << 32n),
          index * shares,
          (50n << 160n) | (((10n << 128n) / shares) << 32n),
          shares - (40n * shares + 89n) / 90n,
          CAUSE,
        );
      expect(await core.owed(pool(COSTS), member(1), CNY)).to.equal(10n); // less a hair
    });

    it("are taken back only as far as they are not recovered", async () => {
      const { core, book } = await loadFixture(full);
      await core.addCost(pool(COSTS), member(1), 100, CAUSE);
      await book(67n); // levy 6, repaid 61
      expect(await core.contraCost.staticCall(pool(COSTS), member(1), 100, CAUSE)).to.equal(39n);
      await core.contraCost(pool(COSTS), member(1), 100, CAUSE);
      expect(await core.costOf(pool(COSTS), member(1))).to.deep.equal([0n, 0n]);
      await expect(core.contraCost(pool(COSTS), member(1), 1, CAUSE))
        .to.emit(core, "CostChanged")
        .withArgs(
          pool(COSTS),
          member(1),
          0,
          0,
          0,
          (v: bigint) => v > 0n,
          (v: bigint) => v > 0n,
          8n,
          0,
          CAUSE,
        );
      expect(await core.owed(pool(COSTS), member(1), CNY)).to.equal(61n);
      await core.dischargeEntitlement(pool(COSTS), member(1), CNY);
      await core.addCost(pool(COSTS), member(1), 10, CAUSE);
      expect(await core.costOf(pool(COSTS), member(1))).to.deep.equal([10n, 10n]);
    });

    it("refuse nothing, overflow, and another kind of pool or none", async () => {
      const { core } = await loadFixture(full);
      await expect(core.addCost(pool(COSTS), member(1), 0, CAUSE))
        .to.be.revertedWithCustomError(core, "BenefitAmountZero")
        .withArgs();
      await core.addCost(pool(COSTS), member(1), 5, CAUSE);
      await expect(core.addCost(pool(COSTS), member(1), MAX96 - 4n, CAUSE))
        .to.be.revertedWithCustomError(core, "BenefitAmountTooLarge")
        .withArgs(5, MAX96 - 4n);
      await core.addCost(pool(COSTS), member(1), MAX96 - 5n, CAUSE);
      expect(await core.costOf(pool(COSTS), member(1))).to.deep.equal([MAX96, MAX96]);
      await expect(core.addCost(pool(1), member(1), 1, CAUSE))
        .to.be.revertedWithCustomError(core, "BenefitWrongPoolKind")
        .withArgs(pool(1));
      await expect(core.contraCost(pool(COSTS + 1), member(1), 1, CAUSE))
        .to.be.revertedWithCustomError(core, "BenefitPoolUnknown")
        .withArgs(pool(COSTS + 1));
    });

    it("survive many near-exhaustions and keep every minor unit", async () => {
      const { core, book } = await loadFixture(full);
      let paid = 0n;
      let added = 0n;
      for (let round = 0; round < 12; ++round) {
        const cost = 10n ** BigInt(3 + (round % 3) * 6);
        await core.addCost(pool(COSTS), member(1), cost, CAUSE);
        await core.addCost(pool(COSTS), member(2), cost / 3n, CAUSE);
        added += cost + cost / 3n;
        const [, all] = await core.costOf(pool(COSTS), member(1));
        const target = round % 4 === 3 ? all : all - 1n; // all but one minor unit, now and then all
        await book((target * 10n) / 9n);
        for (const m of [1, 2]) {
          paid += await core.dischargeEntitlement.staticCall(pool(COSTS), member(m), CNY);
          await core.dischargeEntitlement(pool(COSTS), member(m), CNY);
        }
      }
      const [, left] = await core.costOf(pool(COSTS), member(1));
      const recovered = added - left;
      expect(recovered - paid).to.be.within(0n, 2n);
    });
  });

  describe("dischargeEntitlement", () => {
    it("gives whole minor units, pool by pool, and keeps the fraction", async () => {
      const { core, book } = await loadFixture(full);
      await core.addCost(pool(COSTS), member(1), 9, CAUSE);
      await book(110n); // levy 11, repaid 9, capped 45, contributions 22 falling, rest 23
      const owedIn = (number: number) => core.dischargeEntitlement.staticCall(pool(number), member(1), CNY);
      const all = [1, 2, 3, 4, COSTS];
      const amounts = await Promise.all(all.map(owedIn));
      expect(amounts.reduce((sum, amount) => sum + amount)).to.equal(45n + 11n + 9n);
      for (const number of [1, 2, 3]) await core.dischargeEntitlement(pool(number), member(1), CNY);
      const taken = core.dischargeEntitlement(pool(4), member(1), CNY);
      const index = (q64(22n) + q64(23n)) / 4n;
      await expect(taken)
        .to.emit(core, "Taken")
        .withArgs(place(pool(4), member(1), CNY_NUMBER), 11, accountWord(index - q64(1n) / 4n, 1n));
      const end = (9n << 96n) / (9n << 16n);
      const word = (0n << 160n) | (0n << 32n) | 8n;
      expect(end).to.be.greaterThan(0n);
      const repaid = core.dischargeEntitlement(pool(COSTS), member(1), CNY);
      await expect(repaid)
        .to.emit(core, "Taken")
        .withArgs(place(pool(COSTS), member(1), CNY_NUMBER), 9, word);
      await expect(repaid)
        .to.emit(core, "CostChanged")
        .withArgs(pool(COSTS), member(1), 0, 0, 0, word, 0, 8n, 0, ZeroHash);
      expect(await Promise.all(all.map(owedIn))).to.deep.equal([0n, 0n, 0n, 0n, 0n]);
      await book(3n); // levy 0, capped 1, contributions 1 falling, rest 1: half a unit joins the quarter left
      await book(3n);
      expect(await core.owed(pool(4), member(1), CNY)).to.equal(1n);
    });

    it("asks a cost pool in its own currency only", async () => {
      const { core, book } = await loadFixture(full);
      await core.addCost(pool(COSTS), member(1), 9, CAUSE);
      await book(110n);
      expect(await core.dischargeEntitlement.staticCall(pool(COSTS), member(1), TOKEN)).to.equal(0n);
      expect(await core.owed(pool(COSTS), member(1), TOKEN)).to.equal(0n);
      expect(await core.dischargeEntitlement.staticCall(pool(COSTS), member(2), CNY)).to.equal(0n);
    });

    it("pays nothing in a currency that nobody knows", async () => {
      const { core } = await loadFixture(simple);
      expect(await core.dischargeEntitlement.staticCall(pool(1), member(1), TOKEN)).to.equal(0n);
    });
  });

  describe("orders from outside", () => {
    it("withhold a named amount and no more", async () => {
      const { core, book } = await loadFixture(simple);
      await book(80n);
      const laid = core.hold(7, member(2), CNY, 25, [pool(1)]);
      await expect(laid).to.emit(core, "HoldChanged").withArgs(member(2), CNY_NUMBER, 7, 25);
      await expect(laid)
        .to.emit(core, "HoldMarked")
        .withArgs(pool(1), member(2), CNY_NUMBER, accountWord(0n, 3n, 3n));
      expect(await core.dischargeEntitlement.staticCall(pool(1), member(2), CNY)).to.equal(35n);
      const taken = core.dischargeEntitlement(pool(1), member(2), CNY);
      await expect(taken)
        .to.emit(core, "Taken")
        .withArgs(place(pool(1), member(2), CNY_NUMBER), 60, accountWord(q64(20n), 3n, 3n));
      await expect(taken).to.emit(core, "HoldChanged").withArgs(member(2), CNY_NUMBER, 7, 0);
      await expect(taken)
        .to.emit(core, "CreditChanged")
        .withArgs(1, order(7), CNY_NUMBER, accountWord(q64(25n), 0n));
      expect(await core.withheldOf(7, 1, CNY)).to.equal(25n);
      await book(8n);
      expect(await core.dischargeEntitlement.staticCall(pool(1), member(2), CNY)).to.equal(6n);
    });

    it("withhold less when less is there, and go on", async () => {
      const { core, book } = await loadFixture(simple);
      await core.hold(7, member(2), CNY, 25, [pool(1)]);
      await book(8n);
      expect(await core.dischargeEntitlement.staticCall(pool(1), member(2), CNY)).to.equal(0n);
      await core.dischargeEntitlement(pool(1), member(2), CNY);
      await book(80n);
      await expect(core.dischargeEntitlement(pool(1), member(2), CNY))
        .to.emit(core, "CreditChanged")
        .withArgs(1, order(7), CNY_NUMBER, accountWord(q64(25n), 0n));
    });

    it("reach recovered costs", async () => {
      const { core, book } = await loadFixture(full);
      await core.addCost(pool(COSTS), member(1), 90, CAUSE);
      await book(100n);
      await core.hold(7, member(1), CNY, 25, [pool(COSTS)]);
      expect(await core.dischargeEntitlement.staticCall(pool(COSTS), member(1), CNY)).to.equal(65n);
      await core.dischargeEntitlement(pool(COSTS), member(1), CNY);
      expect(await core.withheldOf(7, 1, CNY)).to.equal(25n);
    });

    it("are lifted; what they withheld is redirected or given back", async () => {
      const { core, book } = await loadFixture(simple);
      await book(80n);
      await core.hold(7, member(2), CNY, 25, [pool(1)]);
      await core.dischargeEntitlement(pool(1), member(2), CNY);
      const given = core.redirect(7, 1, CNY, member(9), 10);
      await expect(given)
        .to.emit(core, "CreditChanged")
        .withArgs(1, order(7), CNY_NUMBER, accountWord(q64(15n), 0n));
      await expect(given)
        .to.emit(core, "CreditChanged")
        .withArgs(1, member(9), CNY_NUMBER, accountWord(q64(10n), 0n));
      await expect(core.redirect(7, 1, CNY, member(2), 16))
        .to.be.revertedWithCustomError(core, "BenefitCreditTooSmall")
        .withArgs(16, 15);
      await expect(core.redirect(7, 1, CNY, member(2), 0))
        .to.be.revertedWithCustomError(core, "BenefitAmountZero")
        .withArgs();
      await core.redirect(7, 1, CNY, member(2), 15);
      expect(await core.dischargeEntitlement.staticCall(pool(0), member(2), CNY)).to.equal(15n);
      expect(await core.dischargeEntitlement.staticCall(pool(0), member(9), CNY)).to.equal(10n);
      const lifted = core.lift(7, member(2), CNY, [pool(1), pool(COSTS)]);
      await expect(lifted).to.emit(core, "HoldLifted").withArgs(member(2), CNY_NUMBER, 7);
      await expect(lifted)
        .to.emit(core, "HoldMarked")
        .withArgs(pool(1), member(2), CNY_NUMBER, accountWord(q64(20n), 3n, 1n));
      await expect(core.lift(7, member(2), CNY, []))
        .to.be.revertedWithCustomError(core, "BenefitHoldUnknown")
        .withArgs(member(2), CNY, 7);
    });

    it("are one at a time for an account and currency; the same order may ask for more", async () => {
      const { core } = await loadFixture(simple);
      await core.hold(7, member(2), CNY, 25, []);
      await expect(core.hold(8, member(2), CNY, 1, []))
        .to.be.revertedWithCustomError(core, "BenefitHoldBusy")
        .withArgs(member(2), CNY, 7);
      await expect(core.hold(7, member(2), CNY, 0, []))
        .to.be.revertedWithCustomError(core, "BenefitAmountZero")
        .withArgs();
      await expect(core.hold(7, member(2), CNY, 30, []))
        .to.emit(core, "HoldChanged")
        .withArgs(member(2), CNY_NUMBER, 7, 30);
    });

    it("keep the mark when units change, and mark an account that was never written", async () => {
      const { core, book } = await loadFixture(simple);
      await core.hold(7, member(5), CNY, 25, [pool(1)]);
      await core.setUnits(pool(1), member(5), 4, id("later"));
      await book(80n);
      expect(await core.dischargeEntitlement.staticCall(pool(1), member(5), CNY)).to.equal(15n);
    });
  });
});

const module0 = "0x0000000000000000000000000000000000001234";
