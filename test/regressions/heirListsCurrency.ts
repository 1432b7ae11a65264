import { expect } from "chai";
import { network } from "hardhat";
import { ZeroAddress } from "ethers";
import { CAUSE, CNY, D0, EUR, Empty, deployCore, pool, poolTerms, rest, versionTerms } from "../helpers/core.js";

const { ethers } = await network.create();

describe("BenefitLedger, a pool that only falls heir to others", () => {
  // It was in no tier, so a currency accepted later was never listed in it: a change of its units shared out again what others had earned.
  it("keeps what was earned in a currency accepted later", async () => {
    const { core } = await deployCore(ethers);
    const [ANN, BEN] = [1, 2];
    await core.prepare(1, [CNY], ZeroAddress, [poolTerms(1, { whenEmpty: Empty.Fall, fallTo: 2 }), poolTerms(2)]);
    await core.setUnits(pool(2), ANN, 1, CAUSE);
    await core.open(1, 1, versionTerms({ amountCurrency: ZeroAddress, tiers: [rest(1)] }));
    const second = { from: D0 + 1, amountCurrency: ZeroAddress, currencies: [CNY, EUR], tiers: [rest(1)] };
    await core.open(1, 2, versionTerms(second));
    await core.bookNet(1, 2, EUR, 100, D0 + 1, D0 + 1, CAUSE);
    await core.setUnits(pool(2), ANN, 3, CAUSE);
    await core.setUnits(pool(2), BEN, 1, CAUSE);
    expect([await core.owed(pool(2), ANN, EUR), await core.owed(pool(2), BEN, EUR)]).to.deep.equal([100n, 0n]);
  });
});
