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
  Kind,
  TOKEN,
  TOKEN_NUMBER,
  accountWord,
  allocated,
  bookWord,
  deployCore,
  inbox,
  pool,
  poolTerms,
  loneWord,
  poolWord,
  q64,
  rest,
  tier,
  versionTerms,
} from "../helpers/core.js";
import { INBOXES, OWNERS, entry, pot, route } from "../helpers/royalties.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture } = networkHelpers;

const [ANN, BEN, CHO] = [1, 2, 3];
const EUR_NUMBER = 978n;
const ROYALTIES = route({ rate: 60_000, inboxes: INBOXES });
const STANDS_IN = route({ rate: 60_000, inboxes: INBOXES, from: 2, to: OWNERS });
const DIRECT = route({ rate: 60_000, inboxes: INBOXES, to: OWNERS, direct: true });

/** A tenth to Ann, the rest to Ben; Cho owns an asset that derives from assets 1 and 2, which get 6 % of its income. */
async function opened(more: Parameters<typeof versionTerms>[0] = {}) {
  const context = await deployCore(ethers);
  const { core } = context;
  const currencies = more.currencies ?? [CNY];
  const costs = more.tiers === undefined ? [] : [poolTerms(COSTS)];
  await core.prepare(1, currencies, CNY, [poolTerms(1), poolTerms(2), ...costs]);
  await core.prepare(1, [CNY], CNY, [poolTerms(INBOXES), poolTerms(OWNERS)]);
  for (const [number, account, units] of [
    [1, ANN, 1],
    [2, BEN, 1],
    [OWNERS, CHO, 1],
    [INBOXES, inbox(1), 40_000],
    [INBOXES, inbox(2), 20_000],
  ] as const) {
    await core.setUnits(pool(number), account, units, CAUSE);
  }
  const tiers = [tier(Kind.Levy, 100_000, 1), rest(2)];
  await core.open(1, 1, versionTerms({ amountCurrency: ZeroAddress, tiers, ...more }));
  const book = (net: number, way: bigint, currency = CNY) => core.bookIncome(1, 1, currency, net, way, D0, D0, CAUSE);
  const owed = (number: number, account: bigint | number, currency = CNY) => core.owed(pool(number), account, currency);
  return { ...context, book, owed };
}
const plain = () => opened();
const periodic = () => opened({ periodic: true });
/** Revenue in the token waits while costs are open in CNY. */
const holding = () =>
  opened({
    amountCurrency: CNY,
    currencies: [CNY, TOKEN],
    tiers: [tier(Kind.Levy, 100_000, 1), tier(Kind.Recover, ALL, COSTS), rest(2)],
  });

// Specification
// - royalties: a rate of what is left after debt, rounded down, to the inboxes
// - the rest: the waterfall · with a stand-in for one of its pools · or all of it to one pool
// - collected: royalties are taken, the rest waits; direct income never waits; with a stand-in only for open amount tiers
// - only the currency's rail; everything else as bookNet
describe("BenefitLedger, income by a route", () => {
  it("takes royalties first, rounded down, and walks the rest through the waterfall", async () => {
    const { core, book, owed } = await loadFixture(plain);
    // 119 · 6 % = 7.14; of 112 the levy is 11.2
    const words = [q64(7n) / 60_000n, q64(11n), q64(101n)];
    const remainder = q64(7n) - words[0]! * 60_000n;
    await expect(book(119, ROYALTIES))
      .to.emit(core, "Booked")
      .withArgs(
        1,
        CNY_NUMBER,
        CAUSE,
        entry(1, ROYALTIES),
        119,
        0,
        bookWord(119n, 0n, 1n),
        allocated(
          [INBOXES, 7, poolWord(words[0]!, remainder)],
          [1, 11, loneWord(words[1]!)],
          [2, 101, loneWord(words[2]!)],
        ),
      );
    expect(await owed(INBOXES, inbox(1))).to.equal(4n); // 7 · 2/3
    expect(await owed(INBOXES, inbox(2))).to.equal(2n); // 7 · 1/3
    expect([await owed(1, ANN), await owed(2, BEN), await owed(OWNERS, CHO)]).to.deep.equal([11n, 101n, 0n]);
  });

  it("books by no route as bookNet does", async () => {
    const { core, book } = await loadFixture(plain);
    await expect(book(100, 0n))
      .to.emit(core, "Booked")
      .withArgs(
        1,
        CNY_NUMBER,
        CAUSE,
        1,
        100,
        0,
        bookWord(100n, 0n, 1n),
        allocated([1, 10, loneWord(q64(10n))], [2, 90, loneWord(q64(90n))]),
      );
  });

  it("lets the asset's owners stand in for one pool of the waterfall", async () => {
    const { book, owed } = await loadFixture(plain);
    await book(100, STANDS_IN);
    expect([await owed(1, ANN), await owed(2, BEN), await owed(OWNERS, CHO)]).to.deep.equal([9n, 0n, 85n]);
  });

  it("gives all the rest to one pool where income is direct", async () => {
    const { core, book, owed } = await loadFixture(plain);
    await expect(book(100, DIRECT))
      .to.emit(core, "Booked")
      .withArgs(
        1,
        CNY_NUMBER,
        CAUSE,
        entry(1, DIRECT),
        100,
        0,
        bookWord(100n, 0n, 1n),
        allocated([INBOXES, 6, poolWord(q64(6n) / 60_000n, q64(6n) % 60_000n)], [OWNERS, 94, loneWord(q64(94n))]),
      );
    expect([await owed(1, ANN), await owed(2, BEN), await owed(OWNERS, CHO)]).to.deep.equal([0n, 0n, 94n]);
  });

  it("gives everything to the inboxes at a rate of 100 %, and never more", async () => {
    const { book, owed } = await loadFixture(plain);
    await book(90, route({ rate: ALL, inboxes: INBOXES }));
    expect([await owed(INBOXES, inbox(1)), await owed(INBOXES, inbox(2))]).to.deep.equal([60n, 30n]);
    await book(90, route({ rate: ALL + 1, inboxes: INBOXES }));
    expect([await owed(INBOXES, inbox(1)), await owed(INBOXES, inbox(2))]).to.deep.equal([120n, 60n]);
  });

  it("pays debt before royalties, on direct income too", async () => {
    const { core, book, owed } = await loadFixture(plain);
    await book(100, 0n);
    await core.reverse(1, CNY, 60, CAUSE);
    await book(50, DIRECT);
    expect((await core.bookOf(1, CNY)).debt).to.equal(10n);
    expect([await owed(OWNERS, CHO), await owed(INBOXES, inbox(1))]).to.deep.equal([0n, 0n]);
    await book(110, DIRECT);
    expect([await owed(OWNERS, CHO), await owed(INBOXES, inbox(1))]).to.deep.equal([94n, 4n]);
  });

  it("is for the currency's rail, and refuses what bookNet refuses", async () => {
    const { core, book, stranger } = await loadFixture(plain);
    await expect(core.connect(stranger).bookIncome(1, 1, CNY, 1, ROYALTIES, D0, D0, CAUSE))
      .to.be.revertedWithCustomError(core, "BenefitWrongRail")
      .withArgs(stranger.address, CNY);
    await expect(book(0, ROYALTIES)).to.be.revertedWithCustomError(core, "BenefitAmountZero");
    await expect(book(1, ROYALTIES, EUR))
      .to.be.revertedWithCustomError(core, "BenefitCurrencyUnknown")
      .withArgs(1, EUR);
    await expect(core.bookIncome(1, 2, CNY, 1, ROYALTIES, D0, D0, CAUSE))
      .to.be.revertedWithCustomError(core, "BenefitVersionUnknown")
      .withArgs(1, 2);
    await expect(core.bookIncome(1, 1, CNY, 1, ROYALTIES, D0 - 1, D0, CAUSE))
      .to.be.revertedWithCustomError(core, "BenefitServicePeriodOutside")
      .withArgs(D0 - 1, D0, D0, 0);
  });

  describe("where money is collected", () => {
    it("takes royalties at the booking, after the debt, and collects the rest", async () => {
      const { core, book, owed } = await loadFixture(periodic);
      await core.bookNet(1, 1, CNY, 20, D0, D0, CAUSE);
      await core.reverse(1, CNY, 20, CAUSE);
      const booked = book(120, ROYALTIES);
      await expect(booked).to.emit(core, "PotChanged").withArgs(1, CNY_NUMBER, 1, 114);
      expect((await core.bookOf(1, CNY)).debt).to.equal(0n);
      expect(await owed(INBOXES, inbox(1))).to.equal(4n);
      await core.close(1, 1, CNY, 114);
      expect([await owed(1, ANN), await owed(2, BEN)]).to.deep.equal([11n, 103n]);
    });

    it("shares at once what others own than the parties whose period closes", async () => {
      const { core, book, owed } = await loadFixture(periodic);
      await expect(book(100, STANDS_IN)).not.to.emit(core, "PotChanged");
      expect([await owed(1, ANN), await owed(OWNERS, CHO)]).to.deep.equal([9n, 85n]);
      await expect(book(100, DIRECT)).not.to.emit(core, "PotChanged");
      expect(await owed(OWNERS, CHO)).to.equal(179n);
    });

    it("keeps a pot of its own for a stand-in while an amount tier is open, which anybody releases afterwards", async () => {
      const { core, book, owed, stranger } = await loadFixture(holding);
      await core.addCost(pool(COSTS), ANN, 10, CAUSE);
      const own = pot(1, 2, OWNERS);
      await expect(book(100, STANDS_IN, TOKEN))
        .to.emit(core, "PotChanged")
        .withArgs(1, TOKEN_NUMBER, own, 94);
      await book(50, 0n, TOKEN);
      expect([await core.potOf(1, own, TOKEN), await core.potOf(1, 1, TOKEN)]).to.deep.equal([94n, 50n]);
      await book(100, DIRECT, TOKEN);
      expect(await owed(OWNERS, CHO, TOKEN)).to.equal(94n); // direct income passes by the waterfall
      await expect(core.release(1, own, TOKEN))
        .to.be.revertedWithCustomError(core, "BenefitNotReleasable")
        .withArgs(1, 1);
      await core.bookNet(1, 1, CNY, 20, D0, D0, CAUSE);
      const index = q64(94n + 85n);
      await expect(core.connect(stranger).release(1, own, TOKEN))
        .to.emit(core, "Allocated")
        .withArgs(
          1,
          TOKEN_NUMBER,
          own,
          94,
          0,
          bookWord(250n, 0n, 3n),
          allocated([1, 9, loneWord(q64(9n))], [OWNERS, 85, loneWord(index)]),
        )
        .and.to.emit(core, "PotChanged")
        .withArgs(1, TOKEN_NUMBER, own, 0);
      expect([await owed(2, BEN, TOKEN), await core.potOf(1, 1, TOKEN)]).to.deep.equal([0n, 50n]);
    });
  });

  describe("in a currency accepted after the pool was made", () => {
    const later = async () => {
      const context = await opened();
      const currencies = [CNY, EUR, TOKEN];
      const tiers = [tier(Kind.Levy, 100_000, 1), rest(2)];
      const second = { from: D0 + 1, amountCurrency: ZeroAddress, currencies, tiers };
      await context.core.open(1, 2, versionTerms(second));
      const book = (net: number, way: bigint, currency = EUR) =>
        context.core.bookIncome(1, 2, currency, net, way, D0 + 1, D0 + 1, CAUSE);
      return { ...context, book };
    };
    const LISTED = (1n << 248n) | (TOKEN_NUMBER << 128n) | (EUR_NUMBER << 96n) | (CNY_NUMBER << 64n);

    it("lists it in the pool before its first money, once", async () => {
      const { core, book } = await loadFixture(later);
      const direct = route({ to: OWNERS, direct: true });
      await expect(book(100, direct, CNY)).not.to.emit(core, "PoolPrepared"); // it was there from the beginning
      await expect(book(100, direct))
        .to.emit(core, "PoolPrepared")
        .withArgs(pool(OWNERS), LISTED | 1n, 0);
      await expect(book(100, direct)).not.to.emit(core, "PoolPrepared");
    });

    it("settles it at a change of units: what was earned stays whose it was", async () => {
      const { core, book, owed } = await loadFixture(later);
      await book(100, route({ to: OWNERS, direct: true }));
      const words = [accountWord(0n, 0n), accountWord(q64(100n), 0n), 0n];
      await expect(core.setUnits(pool(OWNERS), CHO, 0, CAUSE))
        .to.emit(core, "UnitsChanged")
        .withArgs(pool(OWNERS), CHO, 0, CAUSE, words);
      await core.setUnits(pool(OWNERS), BEN, 1, CAUSE);
      await book(7, route({ to: OWNERS, direct: true }));
      expect([await owed(OWNERS, CHO, EUR), await owed(OWNERS, BEN, EUR)]).to.deep.equal([100n, 7n]);
    });
  });
});
