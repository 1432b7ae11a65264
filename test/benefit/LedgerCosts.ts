import { expect } from "chai";
import { network } from "hardhat";
import { CAUSE, CNY, COSTS, MAX96, member, pool } from "../helpers/core.js";
import { agreementsOn } from "../helpers/ledger.js";

const connection = await network.create();
const { networkHelpers } = connection;
const { loadFixture } = networkHelpers;
const { full } = agreementsOn(connection);

describe("BenefitLedger: costs", () => {
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

    it("round down for the party, to the last bit, in an era after the first too", async () => {
      const { core, book } = await loadFixture(full);
      const [before, shares] = [7n << 16n, 10n << 16n];
      await core.addCost(pool(COSTS), member(1), 7, CAUSE);
      for (const net of [3n, 4n]) await book(net); // all is repaid, in two steps that do not divide: eight eras pass
      const end = (3n << 128n) / before + (4n << 128n) / before;
      const recovered = (end >> 32n) * before;
      await expect(core.addCost(pool(COSTS), member(1), 10, CAUSE))
        .to.emit(core, "CostChanged")
        .withArgs(
          pool(COSTS),
          member(1),
          10,
          0,
          10,
          (shares << 32n) | 8n,
          recovered,
          (10n << 160n) | 8n,
          shares,
          CAUSE,
        );
      await book(3n);
      const index = (3n << 128n) / shares;
      const bought = shares / 7n; // 1 of the 7 outstanding
      await expect(core.addCost(pool(COSTS), member(1), 1, CAUSE))
        .to.emit(core, "CostChanged")
        .withArgs(
          pool(COSTS),
          member(1),
          1,
          0,
          8,
          ((index >> 32n) << 160n) | ((shares + bought) << 32n) | 8n,
          recovered + (index >> 32n) * shares,
          (8n << 160n) | (index << 32n) | 8n,
          shares + bought,
          CAUSE,
        );
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
});
