import { expect } from "chai";
import { network } from "hardhat";
import { AbiCoder, MaxUint256, ZeroAddress, ZeroHash, keccak256 } from "ethers";
import { ANN, BEN, CHO, DAN, agree, payoutOf, rewardOf, succeed, tokenLine } from "../helpers/rails.js";
import { DIRECT, LETTER, PAYOUT, Scope } from "../helpers/members.js";
import { DAY } from "../helpers/agreement.js";
import { SOURCE, poolsOf, receiptOn, treasuryOf } from "../helpers/treasury.js";
import { CNY, MAX96, NATIVE, NATIVE_NUMBER, TOKEN, TOKEN_NUMBER, bookWord, dispute, order } from "../helpers/core.js";
import { accountWord, place, pool, q64 } from "../helpers/core.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { loadFixture, time } = networkHelpers;

/** An ordinary token; the relayer has approved the treasury. */
async function rails() {
  const token = await ethers.deployContract("MockToken");
  const context = await treasuryOf(connection, async () => token);
  await token.approve(context.treasury, MaxUint256);
  return { ...context, token };
}

/** 80 of the token and of the native coin: Ann is owed 10, Ben 30, Cho 32, her people 8, of each. */
async function earned() {
  const context = await rails();
  await context.treasury.pay(1, 1, context.currency, 80, SOURCE);
  await context.treasury.pay(1, 1, NATIVE, 80, SOURCE, { value: 80 });
  return context;
}

const RECEIPT = "tuple(uint96,uint96,uint96,uint24,uint24,bytes32,bytes32,bytes32)";
const causeOf = (receipt: object): string =>
  keccak256(AbiCoder.defaultAbiCoder().encode([RECEIPT], [Object.values(receipt)]));

describe("TokenTreasury", () => {
  // pay
  // - money of a bank; native coin sent that is not the amount, or along with a token
  // - a token or native coin the agreement does not accept; nothing; a version that is not today's
  // - books what arrived, for service of today, and keeps it
  describe("pay", () => {
    it("books a token for anybody", async () => {
      const { treasury, core, token, currency, relayer } = await loadFixture(rails);
      const paying = treasury.pay(1, 1, currency, 80, SOURCE);
      await expect(paying).to.changeTokenBalances(ethers, token, [relayer, treasury], [-80, 80]);
      await expect(paying).to.emit(treasury, "Received").withArgs(1, relayer.address);
      await expect(paying)
        .to.emit(core, "Booked")
        .withArgs(1, TOKEN_NUMBER, SOURCE, 1, 80, 0, bookWord(80n, 0n, 1n), (walked: unknown[]) => walked.length === 4);
      expect(await core.owed(pool(2), BEN, currency)).to.equal(20n);
    });

    it("books the native coin for anybody", async () => {
      const { treasury, core, stranger } = await loadFixture(rails);
      const paying = treasury.connect(stranger).pay(1, 1, NATIVE, 80, SOURCE, { value: 80 });
      await expect(paying).to.changeEtherBalances(ethers, [stranger, treasury], [-80, 80]);
      await expect(paying).to.emit(treasury, "Received").withArgs(1, stranger.address);
      await expect(paying)
        .to.emit(core, "Booked")
        .withArgs(
          1,
          NATIVE_NUMBER,
          SOURCE,
          1,
          80,
          0,
          bookWord(80n, 0n, 1n),
          (walked: unknown[]) => walked.length === 4,
        );
    });

    it("refuses money of a bank, and native coin that is not the amount", async () => {
      const { treasury, currency } = await loadFixture(rails);
      await expect(treasury.pay(1, 1, CNY, 80, SOURCE))
        .to.be.revertedWithCustomError(treasury, "TreasuryNotToken")
        .withArgs(CNY);
      for (const value of [0, 79, 81]) {
        await expect(treasury.pay(1, 1, NATIVE, 80, SOURCE, { value }))
          .to.be.revertedWithCustomError(treasury, "TreasuryValueDiffers")
          .withArgs(value, 80);
      }
      await expect(treasury.pay(1, 1, currency, 80, SOURCE, { value: 1 }))
        .to.be.revertedWithCustomError(treasury, "TreasuryValueDiffers")
        .withArgs(1, 0);
    });

    it("refuses what the agreement does not accept, nothing, and another version", async () => {
      const { treasury, core, currency, token, stranger } = await loadFixture(rails);
      await expect(treasury.pay(2, 1, currency, 80, SOURCE))
        .to.be.revertedWithCustomError(core, "BenefitCurrencyUnknown")
        .withArgs(2, currency);
      const other = await ethers.deployContract("MockToken");
      await other.approve(treasury, 80);
      await expect(treasury.pay(1, 1, other, 80, SOURCE))
        .to.be.revertedWithCustomError(core, "BenefitCurrencyUnknown")
        .withArgs(1, await other.getAddress());
      for (const value of [currency, NATIVE]) {
        await expect(treasury.pay(1, 1, value, 0, SOURCE))
          .to.be.revertedWithCustomError(core, "BenefitAmountZero")
          .withArgs();
      }
      await expect(treasury.pay(1, 2, currency, 80, SOURCE))
        .to.be.revertedWithCustomError(core, "BenefitVersionUnknown")
        .withArgs(1, 2);
      await token.transfer(stranger, 79);
      await token.connect(stranger).approve(treasury, MaxUint256);
      await expect(treasury.connect(stranger).pay(1, 1, currency, 80, SOURCE))
        .to.be.revertedWithCustomError(token, "ERC20InsufficientBalance")
        .withArgs(stranger.address, 79, 80);
      await expect(treasury.pay(1, 1, TOKEN, 80, SOURCE)).to.be.revertedWithoutReason(ethers); // no code there
    });
  });

  // book
  // - not a party; not its treasurer, or its policy for the gross; as in pay
  // - facts that do not add up to what arrived
  // - the digest of the facts is the booking's cause; days of service are the receipt's
  describe("book", () => {
    it("states the facts, by whoever signs for a party", async () => {
      const context = await loadFixture(rails);
      const { treasury, core, token, currency, signers, day } = context;
      const ben = signers[BEN]!;
      await token.transfer(ben, 80);
      await token.connect(ben).approve(treasury, 80);
      const receipt = receiptOn(day, { last: day + 2 });
      const booking = treasury.connect(ben).book(1, 1, currency, 80, BEN, receipt);
      await expect(booking).to.emit(treasury, "ReceiptStated").withArgs(1, BEN, Object.values(receipt));
      await expect(booking).to.emit(treasury, "Received").withArgs(1, ben.address);
      const walked = (list: unknown[]) => list.length === 4;
      await expect(booking)
        .to.emit(core, "Booked")
        .withArgs(1, TOKEN_NUMBER, causeOf(receipt), 1, 80, 0, bookWord(80n, 0n, 1n), walked);
      expect(await token.balanceOf(treasury)).to.equal(80n);
    });

    it("takes the native coin as well", async () => {
      const { treasury, core, signers, day } = await loadFixture(rails);
      const as = treasury.connect(signers[CHO]!);
      await as.book(1, 1, NATIVE, 80, CHO, receiptOn(day), { value: 80 });
      expect(await core.bookOf(1, NATIVE)).to.deep.equal([80n, 0n, 1n, true]);
    });

    it("refuses who is not a party's treasurer", async () => {
      const { treasury, registry, members, signers, clerk, stranger, day } = await loadFixture(rails);
      const receipt = receiptOn(day);
      const book = (by: typeof clerk, member: number) =>
        treasury.connect(by).book(1, 1, NATIVE, 80, member, receipt, { value: 80 });
      await expect(book(signers[DAN]!, DAN))
        .to.be.revertedWithCustomError(registry, "AgreementNotParty")
        .withArgs(1, DAN);
      await expect(book(stranger, ANN))
        .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
        .withArgs(stranger.address, 0, ANN);
      await expect(book(clerk, ANN))
        .to.be.revertedWithCustomError(members, "MemberSignerLacksScope")
        .withArgs(clerk.address, Scope.RECORD, Scope.TREASURY);
      const policy = { base: 1, second: 2, third: 0, secondFrom: 100n, thirdFrom: 0n };
      await members.connect(signers[ANN]!).setPolicy(ANN, Scope.TREASURY, policy, LETTER, DIRECT);
      await expect(book(signers[ANN]!, ANN))
        .to.be.revertedWithCustomError(members, "MemberSignaturesTooFew")
        .withArgs(ANN, 1, 2);
    });

    it("refuses facts that do not add up to what arrived, and what pay refuses", async () => {
      const { treasury, core, signers, day } = await loadFixture(rails);
      const as = treasury.connect(signers[ANN]!);
      const book = (more: Parameters<typeof receiptOn>[1]) =>
        as.book(1, 1, NATIVE, 80, ANN, receiptOn(day, more), { value: 80 });
      for (const [more, net] of [
        [{ gross: 101n }, 81n],
        [{ tax: 14n }, 79n],
        [{ gross: 20n }, 0n],
        [{ tax: MAX96, directCosts: MAX96 }, 0n],
      ] as const) {
        await expect(book(more)).to.be.revertedWithCustomError(treasury, "TreasuryFactsDiffer").withArgs(net, 80);
      }
      await expect(as.book(1, 1, CNY, 80, ANN, receiptOn(day)))
        .to.be.revertedWithCustomError(treasury, "TreasuryNotToken")
        .withArgs(CNY);
      await expect(book({ first: day - 1 }))
        .to.be.revertedWithCustomError(core, "BenefitServicePeriodOutside")
        .withArgs(day - 1, day, day, 0);
    });
  });

  // claim
  // - an account that is not paid out; money of a bank; nothing owed, or a second time; no payout address
  // - pays the registered address whoever asks; from many pools and agreements at once; a reward pot to its member's address
  describe("claim", () => {
    it("pays a stranger's claim to the registered address", async () => {
      const { treasury, core, token, currency, stranger } = await loadFixture(earned);
      const as = treasury.connect(stranger);
      expect(await as.claim.staticCall(BEN, currency, poolsOf())).to.equal(30n);
      const claiming = as.claim(BEN, currency, poolsOf());
      await expect(claiming).to.changeTokenBalances(ethers, token, [treasury, payoutOf(BEN), stranger], [-30, 30, 0]);
      await expect(claiming)
        .to.emit(core, "Taken")
        .withArgs(place(pool(2), BEN, TOKEN_NUMBER), 20, accountWord(q64(2n), 10n));
      const native = as.claim(BEN, NATIVE, poolsOf());
      await expect(native).to.changeEtherBalances(ethers, [treasury, payoutOf(BEN)], [-30, 30]);
      await expect(native)
        .to.emit(core, "Taken")
        .withArgs(place(pool(1), BEN, NATIVE_NUMBER), 10, accountWord(q64(1n), 10n));
    });

    it("collects from many agreements and pools in one call", async () => {
      const context = await loadFixture(earned);
      const { treasury, token, currency } = context;
      await agree(context, connection, [tokenLine(currency)], { agreement: 2 });
      await treasury.pay(2, 1, currency, 800, SOURCE);
      await treasury.pay(1, 1, currency, 80, SOURCE);
      await treasury.claim(BEN, currency, [pool(2), pool(1), pool(1, 2), pool(2, 2), pool(2)]);
      expect(await token.balanceOf(payoutOf(BEN))).to.equal(2n * 30n + 300n);
      expect(await token.balanceOf(treasury)).to.equal(2n * 50n + 500n);
    });

    it("pays a reward pot to the address of the member that administers it", async () => {
      const { treasury, token, currency } = await loadFixture(earned);
      await treasury.claim(rewardOf(CHO), currency, poolsOf());
      expect(await token.balanceOf(payoutOf(CHO))).to.equal(8n);
      await treasury.claim(CHO, currency, poolsOf());
      expect(await token.balanceOf(payoutOf(CHO))).to.equal(40n);
    });

    it("refuses accounts that are not paid out, and money of a bank", async () => {
      const { treasury, core, currency } = await loadFixture(earned);
      for (const account of [dispute(BEN), order(BEN)]) {
        await expect(treasury.claim(account, currency, poolsOf()))
          .to.be.revertedWithCustomError(treasury, "TreasuryNotPayable")
          .withArgs(account);
      }
      await expect(treasury.claim(BEN, CNY, poolsOf()))
        .to.be.revertedWithCustomError(core, "BenefitWrongRail")
        .withArgs(await treasury.getAddress(), CNY);
    });

    it("refuses when nothing is owed, and pays once", async () => {
      const { treasury, currency } = await loadFixture(earned);
      const expectNothing = (account: number, pools: bigint[], of = currency) =>
        expect(treasury.claim(account, of, pools))
          .to.be.revertedWithCustomError(treasury, "TreasuryAmountZero")
          .withArgs();
      await expectNothing(DAN, poolsOf());
      await expectNothing(BEN, []);
      await expectNothing(BEN, poolsOf(2));
      await expectNothing(BEN, poolsOf(), TOKEN);
      await treasury.claim(BEN, currency, poolsOf());
      await expectNothing(BEN, poolsOf());
    });

    it("leaves owed what is owed to a member without a payout address", async () => {
      const { treasury, core, members, signers, currency, token } = await loadFixture(earned);
      const ben = members.connect(signers[BEN]!);
      await ben.changePayout(BEN, ZeroAddress, ZeroHash, DIRECT);
      await time.increase(3 * DAY);
      await expect(treasury.claim(BEN, currency, poolsOf()))
        .to.be.revertedWithCustomError(treasury, "TreasuryNoPayout")
        .withArgs(BEN);
      expect(await core.owed(pool(1), BEN, currency)).to.equal(10n);
      await ben.changePayout(BEN, PAYOUT, ZeroHash, DIRECT);
      await time.increase(3 * DAY);
      await treasury.claim(BEN, currency, poolsOf());
      expect(await token.balanceOf(PAYOUT)).to.equal(30n);
    });
  });

  // The treasury asks where a member is paid, or keeps in mind what it learnt until the registry's answer can change, no second longer.
  // - asked at each claim; learnt when somebody says so, kept while certain; asked anew after
  // - a change counts from exactly its second; a change taken back never; a successor from exactly its second
  describe("where a member is paid", () => {
    const LEASE = 3 * DAY - 1;
    const NEW = "0x0000000000000000000000000000000000002002";

    /** Claims at a second for Ben, one thing that he is owed after the other. */
    async function claimAt(context: Awaited<ReturnType<typeof earned>>, second: number) {
      const { treasury, core, currency } = context;
      await time.setNextBlockTimestamp(second);
      for (const [number, of] of [
        [1, currency],
        [2, currency],
        [1, NATIVE],
      ] as const) {
        if ((await core.owed(pool(number), BEN, of)) !== 0n) return treasury.claim(BEN, of, [pool(number)]);
      }
      throw new Error("Ben has claimed it all");
    }

    it("is asked anew at each claim, unless it was learnt and is certain", async () => {
      const context = await loadFixture(earned);
      const { treasury, token } = context;
      const start = (await time.latest()) + 100;
      await claimAt(context, start);
      expect(await treasury.payoutOf(BEN)).to.deep.equal([ZeroAddress, 0n]);
      await time.setNextBlockTimestamp(start + 1);
      await expect(treasury.learnPayout(BEN))
        .to.emit(treasury, "PayoutLearnt")
        .withArgs(BEN, payoutOf(BEN), start + 1 + LEASE);
      expect(await treasury.payoutOf(BEN)).to.deep.equal([ethers.getAddress(payoutOf(BEN)), BigInt(start + 1 + LEASE)]);
      await claimAt(context, start + 1 + LEASE);
      expect(await token.balanceOf(payoutOf(BEN))).to.equal(30n);
      await claimAt(context, start + 2 + LEASE);
      expect(await ethers.provider.getBalance(payoutOf(BEN))).to.equal(10n);
    });

    it("changes at exactly the second the registry names, however late it was learnt", async () => {
      const context = await loadFixture(earned);
      const { treasury, members, signers, token } = context;
      await members.connect(signers[BEN]!).changePayout(BEN, NEW, ZeroHash, DIRECT);
      const from = (await time.latest()) + 3 * DAY;
      await time.setNextBlockTimestamp(from - 2);
      await expect(treasury.learnPayout(BEN))
        .to.emit(treasury, "PayoutLearnt")
        .withArgs(BEN, payoutOf(BEN), from - 1);
      await claimAt(context, from - 1);
      expect(await token.balanceOf(payoutOf(BEN))).to.equal(10n);
      await claimAt(context, from);
      expect(await token.balanceOf(NEW)).to.equal(20n);
    });

    it("is learnt before a change is asked for, and honoured until that change at the latest", async () => {
      const context = await loadFixture(earned);
      const { treasury, members, signers, token } = context;
      await treasury.learnPayout(BEN);
      await members.connect(signers[BEN]!).changePayout(BEN, NEW, ZeroHash, DIRECT);
      const from = (await time.latest()) + 3 * DAY;
      await claimAt(context, from - 2);
      expect(await token.balanceOf(NEW)).to.equal(0n);
      await claimAt(context, from);
      expect(await token.balanceOf(NEW)).to.equal(20n);
    });

    it("stays when a change is taken back", async () => {
      const context = await loadFixture(earned);
      const { treasury, members, signers, token } = context;
      const ben = members.connect(signers[BEN]!);
      await ben.changePayout(BEN, NEW, ZeroHash, DIRECT);
      const from = (await time.latest()) + 3 * DAY;
      await treasury.learnPayout(BEN);
      await ben.cancelPayoutChange(BEN, DIRECT);
      await claimAt(context, from);
      expect(await token.balanceOf(payoutOf(BEN))).to.equal(10n);
    });

    it("is the successor's from exactly the second of the succession", async () => {
      const context = await loadFixture(earned);
      const { treasury, members, admission, token } = context;
      await members.connect(admission).recordSuccession(BEN, DAN, 0, LETTER);
      const from = (await time.latest()) + 3 * DAY;
      await time.setNextBlockTimestamp(from - 2);
      await expect(treasury.learnPayout(BEN))
        .to.emit(treasury, "PayoutLearnt")
        .withArgs(BEN, payoutOf(BEN), from - 1);
      await claimAt(context, from - 1);
      expect(await token.balanceOf(payoutOf(BEN))).to.equal(10n);
      await claimAt(context, from);
      expect(await token.balanceOf(payoutOf(DAN))).to.equal(20n);
    });

    it("follows the successor of a successor", async () => {
      const context = await loadFixture(earned);
      await succeed(context, connection, BEN, CHO);
      await succeed(context, connection, CHO, DAN);
      await context.treasury.claim(BEN, NATIVE, poolsOf());
      expect(await ethers.provider.getBalance(payoutOf(DAN))).to.equal(30n);
    });
  });
});
