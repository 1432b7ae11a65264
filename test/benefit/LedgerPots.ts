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
  TOKEN,
  TOKEN_NUMBER,
  allocated,
  bookWord,
  deployCore,
  member,
  pool,
  poolTerms,
  poolWord,
  q64,
  versionTerms,
} from "../helpers/core.js";
import { agreementsOn } from "../helpers/ledger.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { loadFixture } = networkHelpers;
const { full } = agreementsOn(connection);

async function periodic() {
  const { core, stranger } = await deployCore(ethers);
  await core.prepare(1, [CNY], ZeroAddress, [poolTerms(1)]);
  await core.setUnits(pool(1), member(1), 1, CAUSE);
  await core.open(1, 1, versionTerms({ periodic: true }));
  const book = (net: bigint) => core.bookNet(1, 1, CNY, net, D0, D0, CAUSE);
  return { core, stranger, book };
}

describe("BenefitLedger: pots", () => {
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

    it("hold other currencies until the last cent of a cap is taken", async () => {
      const { core, book } = await loadFixture(full);
      const used = (CNY_NUMBER << 192n) | (99n << 96n) | 100n;
      await expect(book(220n)).to.emit(core, "CapUsed").withArgs(pool(2), 99, used);
      await book(50n, TOKEN);
      expect(await core.potOf(1, 1, TOKEN)).to.equal(50n);
      await book(3n); // the cap's last
      await core.release(1, 1, TOKEN);
      expect(await core.potOf(1, 1, TOKEN)).to.equal(0n);
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
});
