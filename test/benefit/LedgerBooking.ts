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
  Kind,
  MAX96,
  TOKEN,
  allocated,
  bookWord,
  deployCore,
  loneWord,
  member,
  pool,
  poolTerms,
  poolWord,
  q64,
  rest,
  tier,
  versionTerms,
} from "../helpers/core.js";
import { agreementsOn } from "../helpers/ledger.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { loadFixture } = networkHelpers;
const { simple, full } = agreementsOn(connection);

describe("BenefitLedger: booking", () => {
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
});
