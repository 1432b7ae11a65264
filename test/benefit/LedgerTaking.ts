import { expect } from "chai";
import { network } from "hardhat";
import { ZeroHash, id } from "ethers";
import { CAUSE, CNY, CNY_NUMBER, COSTS, TOKEN, accountWord, member, order, place, pool, q64 } from "../helpers/core.js";
import { agreementsOn } from "../helpers/ledger.js";

const connection = await network.create();
const { networkHelpers } = connection;
const { loadFixture } = networkHelpers;
const { simple, full } = agreementsOn(connection);

describe("BenefitLedger: taking", () => {
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

    it("gives no whole minor unit for a part of one, however many units there are", async () => {
      const { core, book } = await loadFixture(simple);
      await core.setUnits(pool(1), member(1), 2n ** 63n, CAUSE);
      await core.setUnits(pool(1), member(2), 2n ** 62n, CAUSE);
      await book(1n); // two thirds are the first's
      expect(await core.dischargeEntitlement.staticCall(pool(1), member(1), CNY)).to.equal(0n);
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
