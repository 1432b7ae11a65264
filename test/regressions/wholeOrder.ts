import { expect } from "chai";
import { network } from "hardhat";
import { ZeroAddress } from "ethers";
import { ANN, BEN, CHO, agreedRails } from "../helpers/rails.js";
import { DIRECT } from "../helpers/members.js";
import { DAY, REASON } from "../helpers/agreement.js";
import { POOLS, bankAs, earn, item } from "../helpers/bank.js";
import { CNY, CNY_NUMBER, EUR, NATIVE, accountWord, order, pool, q64 } from "../helpers/core.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { loadFixture, time } = networkHelpers;

/** Ben is owed 30 in CNY and 30 of the native coin; an order for 100 of each lies on his account. */
async function ordered() {
  const context = await agreedRails(connection);
  const { hold, officer, officer2, treasury } = context;
  await earn(context);
  await treasury.pay(1, 1, NATIVE, 80, REASON, { value: 80 });
  for (const [number, currency] of [CNY, NATIVE].entries()) {
    const data = { authority: REASON, document: REASON, account: BEN, currency, amount: 100, pools: POOLS };
    await hold.connect(officer).propose(data);
    await hold.connect(officer2).confirm(number + 1, data);
  }
  return context;
}

// Where an order took all that a payee was owed, the rails had nothing to pay and reverted, and with them what the order had withheld; a
// payee without a payout address, or whose wallet refuses the coin, kept an order from being carried out for ever.
describe("An order for more than the account is owed", () => {
  it("gets all there is, on either rail, by anybody's call", async () => {
    const { core, bank, treasury, stranger } = await loadFixture(ordered);
    await expect(bank.connect(stranger).withhold(BEN, CNY, POOLS))
      .to.emit(core, "HoldChanged")
      .withArgs(BEN, CNY_NUMBER, 1, 70);
    expect(await core.withheldOf(1, 1, CNY)).to.equal(30n);
    await treasury.withhold(BEN, NATIVE, POOLS);
    expect(await core.withheldOf(2, 1, NATIVE)).to.equal(30n);
    for (const from of POOLS) expect(await core.owed(from, BEN, CNY)).to.equal(0n);
  });

  it("gets its part of a payee who takes care to have no payout address; the rest stays owed", async () => {
    const { core, treasury, members, signers } = await loadFixture(ordered);
    await members.connect(signers[BEN]!).changePayout(BEN, ZeroAddress, ethers.ZeroHash, DIRECT);
    await time.increase(3 * DAY);
    for (let i = 0; i < 3; ++i) await treasury.pay(1, 1, NATIVE, 80, REASON, { value: 80 });
    await expect(treasury.claim(BEN, NATIVE, POOLS))
      .to.be.revertedWithCustomError(treasury, "TreasuryNoPayout")
      .withArgs(BEN);
    await expect(treasury.withhold(BEN, NATIVE, POOLS))
      .to.emit(core, "CreditChanged")
      .withArgs(1, order(2), 1000, accountWord(q64(100n), 0n));
    expect(await core.withheldOf(2, 1, NATIVE)).to.equal(100n);
    expect(await core.owed(pool(0), BEN, NATIVE)).to.equal(20n);
  });

  it("leaves the rest to the next payment run", async () => {
    const context = await loadFixture(ordered);
    await earn(context, 240n);
    await context.bank.withhold(BEN, CNY, POOLS);
    expect(await context.core.withheldOf(1, 1, CNY)).to.equal(100n);
    await bankAs(context, ANN).instruct(1, CNY, [item(BEN)]);
    expect((await context.bank.paymentOf(1, 0)).amount).to.equal(20n);
  });

  it("is asked for only where an order lies that wants more, on the rail of its currency", async () => {
    const { core, bank, treasury } = await loadFixture(ordered);
    await bank.withhold(BEN, CNY, POOLS);
    for (const [account, currency] of [
      [CHO, CNY],
      [BEN, CNY],
      [BEN, EUR],
    ] as const) {
      await expect(bank.withhold(account, currency, POOLS))
        .to.be.revertedWithCustomError(bank, "RailNothingWithheld")
        .withArgs(account, currency);
    }
    await expect(treasury.withhold(CHO, CNY, POOLS))
      .to.be.revertedWithCustomError(core, "BenefitWrongRail")
      .withArgs(await treasury.getAddress(), CNY);
  });
});
