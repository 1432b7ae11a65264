import { expect } from "chai";
import { network } from "hardhat";
import { ZeroAddress } from "ethers";
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
  NATIVE,
  TOKEN,
  TOKEN_NUMBER,
  deployCore,
  member,
  pool,
  poolTerms,
  rest,
  tier,
  versionTerms,
} from "../helpers/core.js";
import { agreementsOn } from "../helpers/ledger.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { loadFixture } = networkHelpers;
const { simple } = agreementsOn(connection);
const module0 = "0x0000000000000000000000000000000000001234";

describe("BenefitLedger: terms", () => {
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
});
