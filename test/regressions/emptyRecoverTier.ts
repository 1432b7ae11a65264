import { expect } from "chai";
import { network } from "hardhat";
import { ALL, CAUSE, CNY, CNY_NUMBER, COSTS, D0, Kind, allocated, bookWord, deployCore } from "../helpers/core.js";
import { member, pool, poolTerms, tier, versionTerms } from "../helpers/core.js";

const { ethers } = await network.create();

describe("BenefitLedger, after all costs are repaid", () => {
  // The word of the Recover pool that took nothing was told as the word of the pool that came next, when money was parked there.
  it("tells no word for money that is parked behind a Recover tier", async () => {
    const { core } = await deployCore(ethers);
    await core.prepare(1, [CNY], CNY, [poolTerms(1), poolTerms(COSTS)]);
    const tiers = [tier(Kind.Recover, ALL, COSTS), tier(Kind.Share, ALL, 1)];
    await core.open(1, 1, versionTerms({ tiers, amountCurrency: CNY }));
    await core.addCost(pool(COSTS), member(1), 100, CAUSE);
    const book = () => core.bookNet(1, 1, CNY, 100, D0, D0, CAUSE);
    await book();
    await expect(book())
      .to.emit(core, "Booked")
      .withArgs(1, CNY_NUMBER, CAUSE, 1, 100, 0, bookWord(200n, 0n, 2n), allocated([1, 100, 0n]));
  });
});
