import { expect } from "chai";
import hre, { network } from "hardhat";
import { AbiCoder, ZeroHash, id, keccak256 } from "ethers";
import { roles } from "../../ignition/modules/roles.js";
import { ANN, BEN, CHO, DAN, agreedRails, payoutOf } from "../helpers/rails.js";
import { POOLS, Payment, bankAs, earn, item } from "../helpers/bank.js";
import { CNY, CNY_NUMBER, NATIVE, NATIVE_NUMBER, accountWord, order, pool, q64 } from "../helpers/core.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { loadFixture } = networkHelpers;

/** In the order of the contract's enum. */
const Status = { None: 0n, Proposed: 1n, Laid: 2n, Lifted: 3n } as const;
const MAX_POOLS = 128;
const DOCUMENT = id("ruling");

const orderOn = (more: Partial<ReturnType<typeof facts>> = {}) => ({ ...facts(), ...more });
const facts = () => ({
  authority: id("court"),
  document: id("order"),
  account: BigInt(BEN),
  currency: CNY,
  amount: 25n,
  pools: POOLS,
});
const ORDER = "tuple(bytes32,bytes32,uint64,address,uint96,uint56[])";
const digestOf = (data: object) => keccak256(AbiCoder.defaultAbiCoder().encode([ORDER], [Object.values(data)]));
const actOf = (types: string[], values: unknown[]) => keccak256(AbiCoder.defaultAbiCoder().encode(types, values));
const liftOf = (document: string) => actOf(["string", "bytes32"], ["lift", document]);
const redirectOf = (agreement: number, to: number, amount: number, document: string) =>
  actOf(["string", "uint40", "uint64", "uint96", "bytes32"], ["redirect", agreement, to, amount, document]);

/** 80 in CNY: Ann is owed 10, Ben 30, Cho 32, her people 8. */
async function earned() {
  const context = await agreedRails(connection);
  await earn(context);
  const first = context.hold.connect(context.officer);
  const second = context.hold.connect(context.officer2);
  return { ...context, first, second };
}

/** Order 1, for 25 of what Ben is owed, waits for a second officer. */
async function proposed() {
  const context = await earned();
  const data = orderOn();
  await context.first.propose(data);
  return { ...context, data };
}

/** The same order is laid. */
async function laid() {
  const context = await proposed();
  await context.second.confirm(1, context.data);
  return context;
}

/** The same order has withheld its 25: Ann has paid Ben the other 5. */
async function withheld() {
  const context = await laid();
  await bankAs(context, ANN).instruct(1, CNY, [item(BEN)]);
  return context;
}

describe("LegalHold", () => {
  // Every act: officers only, those of the member registry's authority at this moment.
  it("is for officers", async () => {
    const { hold, first, manager, officer, stranger, admission, data } = await loadFixture(withheld);
    for (const by of [stranger, admission]) {
      const as = hold.connect(by);
      for (const act of [
        as.propose(data),
        as.confirm(1, data),
        as.lift(1, data, DOCUMENT),
        as.redirect(1, data, 1, DAN, 1, DOCUMENT),
      ]) {
        await expect(act).to.be.revertedWithCustomError(hold, "HoldNotOfficer").withArgs(by.address);
      }
    }
    await manager.revokeRole(roles.OFFICER, officer);
    await expect(first.propose(data)).to.be.revertedWithCustomError(hold, "HoldNotOfficer").withArgs(officer.address);
  });

  // propose
  // - at most 128 pools; numbers orders; tells the whole order; withholds nothing yet
  describe("propose", () => {
    it("tells the whole order and withholds nothing yet", async () => {
      const { hold, first, second, core, officer, officer2 } = await loadFixture(earned);
      const data = orderOn();
      await expect(first.propose(data))
        .to.emit(hold, "OrderProposed")
        .withArgs(1, officer.address, digestOf(data), Object.values(data));
      expect(await hold.orderOf(1)).to.deep.equal([Status.Proposed, digestOf(data)]);
      const other = orderOn({ account: BigInt(CHO), pools: [] });
      await expect(second.propose(other))
        .to.emit(hold, "OrderProposed")
        .withArgs(2, officer2.address, digestOf(other), Object.values(other));
      expect(await core.owed(pool(2), BEN, CNY)).to.equal(20n);
      expect(await hold.orderOf(3)).to.deep.equal([Status.None, ZeroHash]);
    });

    it("takes 128 pools and refuses 129", async () => {
      const { hold, first, second } = await loadFixture(earned);
      const many = Array.from({ length: MAX_POOLS + 1 }, (_, i) => pool(i));
      await expect(first.propose(orderOn({ pools: many })))
        .to.be.revertedWithCustomError(hold, "HoldPoolsOutOfRange")
        .withArgs(MAX_POOLS + 1, MAX_POOLS);
      const data = orderOn({ pools: many.slice(1) });
      await first.propose(data);
      const laying = await second.confirm(1, data);
      if (!hre.globalOptions.coverage) expect((await laying.wait())!.gasUsed).to.be.lessThan(10_000_000n);
    });
  });

  // confirm
  // - another officer; the same order; one that waits
  // - what the core refuses: nothing to withhold, another order on the account
  describe("confirm", () => {
    it("lays the order", async () => {
      const { hold, second, core, officer2, data } = await loadFixture(proposed);
      const confirming = second.confirm(1, data);
      await expect(confirming).to.emit(hold, "OrderLaid").withArgs(1, officer2.address);
      await expect(confirming).to.emit(core, "HoldChanged").withArgs(BEN, CNY_NUMBER, 1, 25);
      await expect(confirming)
        .to.emit(core, "HoldMarked")
        .withArgs(pool(2), BEN, CNY_NUMBER, accountWord(0n, 10n, 3n));
      expect(await hold.orderOf(1)).to.deep.equal([Status.Laid, digestOf(data)]);
    });

    it("wants another officer and the very order", async () => {
      const { hold, first, second, officer, data } = await loadFixture(proposed);
      await expect(first.confirm(1, data))
        .to.be.revertedWithCustomError(hold, "HoldSameOfficer")
        .withArgs(officer.address);
      const other = { ...data, amount: 26n };
      await expect(second.confirm(1, other))
        .to.be.revertedWithCustomError(hold, "HoldDiffers")
        .withArgs(1, digestOf(other), digestOf(data));
      await expect(second.confirm(2, data))
        .to.be.revertedWithCustomError(hold, "HoldOrderStatus")
        .withArgs(2, Status.None);
      await second.confirm(1, data);
      await expect(second.confirm(1, data))
        .to.be.revertedWithCustomError(hold, "HoldOrderStatus")
        .withArgs(1, Status.Laid);
    });

    it("lays one order at a time on an account and currency, and none for nothing", async () => {
      const { first, second, core, data } = await loadFixture(laid);
      const other = { ...data, amount: 5n };
      await first.propose(other);
      await expect(second.confirm(2, other))
        .to.be.revertedWithCustomError(core, "BenefitHoldBusy")
        .withArgs(BEN, CNY, 1);
      const nothing = orderOn({ amount: 0n, account: BigInt(CHO) });
      await first.propose(nothing);
      await expect(second.confirm(3, nothing)).to.be.revertedWithCustomError(core, "BenefitAmountZero").withArgs();
      await first.lift(1, data, DOCUMENT);
      await second.lift(1, data, DOCUMENT);
      await second.confirm(2, other);
    });
  });

  // lift
  // - an order that is laid; two officers naming the same document; the very order
  describe("lift", () => {
    it("frees the account when a second officer names the same document", async () => {
      const context = await loadFixture(laid);
      const { hold, first, second, core, officer, officer2, data, bank } = context;
      await expect(first.lift(1, data, DOCUMENT))
        .to.emit(hold, "ActProposed")
        .withArgs(1, officer.address, liftOf(DOCUMENT), DOCUMENT);
      expect((await hold.orderOf(1)).status).to.equal(Status.Laid);
      await expect(first.lift(1, data, DOCUMENT))
        .to.be.revertedWithCustomError(hold, "HoldSameOfficer")
        .withArgs(officer.address);
      const lifting = second.lift(1, data, DOCUMENT);
      await expect(lifting).to.emit(hold, "OrderLifted").withArgs(1, officer2.address, DOCUMENT);
      await expect(lifting).to.emit(core, "HoldLifted").withArgs(BEN, CNY_NUMBER, 1);
      expect(await hold.orderOf(1)).to.deep.equal([Status.Lifted, digestOf(data)]);
      await bankAs(context, ANN).instruct(1, CNY, [item(BEN)]);
      expect((await bank.paymentOf(1, 0)).amount).to.equal(30n);
    });

    it("takes another document for another proposal", async () => {
      const { hold, first, second, officer2, data } = await loadFixture(laid);
      await first.lift(1, data, DOCUMENT);
      await expect(second.lift(1, data, id("other")))
        .to.emit(hold, "ActProposed")
        .withArgs(1, officer2.address, liftOf(id("other")), id("other"));
      await expect(first.lift(1, data, id("other"))).to.emit(hold, "OrderLifted");
    });

    it("refuses an order that is not laid, and another than the order", async () => {
      const { hold, first, second, data } = await loadFixture(proposed);
      const expectStatus = (number: number, status: bigint) =>
        expect(first.lift(number, data, DOCUMENT))
          .to.be.revertedWithCustomError(hold, "HoldOrderStatus")
          .withArgs(number, status);
      await expectStatus(1, Status.Proposed);
      await expectStatus(2, Status.None);
      await second.confirm(1, data);
      const other = { ...data, pools: [] };
      await expect(first.lift(1, other, DOCUMENT))
        .to.be.revertedWithCustomError(hold, "HoldDiffers")
        .withArgs(1, digestOf(other), digestOf(data));
      await first.lift(1, data, DOCUMENT);
      await second.lift(1, data, DOCUMENT);
      await expectStatus(1, Status.Lifted);
    });
  });

  // redirect
  // - an order that is laid or lifted; two officers naming the same act; the very order; no more than was withheld
  describe("redirect", () => {
    it("gives what was withheld to whom the order names, and back", async () => {
      const context = await loadFixture(withheld);
      const { hold, first, second, core, officer, officer2, data } = context;
      await expect(first.redirect(1, data, 1, DAN, 20, DOCUMENT))
        .to.emit(hold, "ActProposed")
        .withArgs(1, officer.address, redirectOf(1, DAN, 20, DOCUMENT), DOCUMENT);
      const giving = second.redirect(1, data, 1, DAN, 20, DOCUMENT);
      await expect(giving).to.emit(hold, "OrderRedirected").withArgs(1, 1, DAN, 20, officer2.address, DOCUMENT);
      await expect(giving)
        .to.emit(core, "CreditChanged")
        .withArgs(1, order(1), CNY_NUMBER, accountWord(q64(5n), 0n));
      await expect(giving)
        .to.emit(core, "CreditChanged")
        .withArgs(1, DAN, CNY_NUMBER, accountWord(q64(20n), 0n));
      // The rest goes back after the order is lifted.
      await first.lift(1, data, DOCUMENT);
      await second.lift(1, data, DOCUMENT);
      await second.redirect(1, data, 1, BEN, 5, id("release"));
      await first.redirect(1, data, 1, BEN, 5, id("release"));
      await bankAs(context, ANN).instruct(1, CNY, [item(BEN), item(DAN)]);
      expect(await context.bank.paymentOf(2, 0)).to.deep.equal([BigInt(Payment.Instructed), BigInt(BEN), 5n]);
      expect(await context.bank.paymentOf(2, 1)).to.deep.equal([BigInt(Payment.Instructed), BigInt(DAN), 20n]);
      expect(await core.withheldOf(1, 1, CNY)).to.equal(0n);
    });

    it("wants two officers for the very act, and each act anew", async () => {
      const { hold, first, second, officer, officer2, data } = await loadFixture(withheld);
      await first.redirect(1, data, 1, DAN, 10, DOCUMENT);
      await expect(first.redirect(1, data, 1, DAN, 10, DOCUMENT))
        .to.be.revertedWithCustomError(hold, "HoldSameOfficer")
        .withArgs(officer.address);
      for (const [agreement, to, amount, document] of [
        [2, DAN, 10, DOCUMENT],
        [1, CHO, 10, DOCUMENT],
        [1, DAN, 11, DOCUMENT],
        [1, DAN, 10, id("other")],
      ] as const) {
        await expect(second.redirect(1, data, agreement, to, amount, document))
          .to.emit(hold, "ActProposed")
          .withArgs(1, officer2.address, redirectOf(agreement, to, amount, document), document);
      }
      await first.redirect(1, data, 1, DAN, 10, DOCUMENT); // replaces the last of those
      await second.redirect(1, data, 1, DAN, 10, DOCUMENT);
      await expect(second.redirect(1, data, 1, DAN, 10, DOCUMENT)).to.emit(hold, "ActProposed");
    });

    it("refuses more than was withheld, an order not laid, and another than the order", async () => {
      const { hold, first, second, core, data } = await loadFixture(withheld);
      await first.redirect(1, data, 1, DAN, 26, DOCUMENT);
      await expect(second.redirect(1, data, 1, DAN, 26, DOCUMENT))
        .to.be.revertedWithCustomError(core, "BenefitCreditTooSmall")
        .withArgs(26, 25);
      const other = orderOn({ account: BigInt(CHO) });
      await first.propose(other);
      for (const [number, status] of [
        [2, Status.Proposed],
        [3, Status.None],
      ] as const) {
        await expect(first.redirect(number, other, 1, DAN, 1, DOCUMENT))
          .to.be.revertedWithCustomError(hold, "HoldOrderStatus")
          .withArgs(number, status);
      }
      await expect(first.redirect(1, other, 1, DAN, 1, DOCUMENT))
        .to.be.revertedWithCustomError(hold, "HoldDiffers")
        .withArgs(1, digestOf(other), digestOf(data));
    });
  });

  it("end to end: a claim pays what is above the order, and the creditor is paid what was withheld", async () => {
    const { treasury, core, first, second, stranger } = await loadFixture(earned);
    const balance = (member: number) => ethers.provider.getBalance(payoutOf(member));
    await treasury.pay(1, 1, NATIVE, 80, ZeroHash, { value: 80 });
    const data = orderOn({ currency: NATIVE });
    await first.propose(data);
    await second.confirm(1, data);
    const claiming = treasury.connect(stranger).claim(BEN, NATIVE, POOLS);
    await expect(claiming).to.emit(core, "HoldChanged").withArgs(BEN, NATIVE_NUMBER, 1, 0);
    expect(await balance(BEN)).to.equal(5n);
    await treasury.claim(CHO, NATIVE, POOLS); // nobody else notices
    expect(await balance(CHO)).to.equal(32n);
    await first.redirect(1, data, 1, DAN, 25, DOCUMENT);
    await second.redirect(1, data, 1, DAN, 25, DOCUMENT);
    await treasury.claim(DAN, NATIVE, [pool(0)]);
    expect(await balance(DAN)).to.equal(25n);
    await treasury.pay(1, 1, NATIVE, 80, ZeroHash, { value: 80 });
    await treasury.claim(BEN, NATIVE, POOLS); // the order has all it wanted
    expect(await balance(BEN)).to.equal(35n);
  });
});
