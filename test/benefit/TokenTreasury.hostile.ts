import { expect } from "chai";
import { network } from "hardhat";
import { AbiCoder, type BytesLike, MaxUint256, ZeroHash } from "ethers";
import { ANN, BEN, CHO, agree, payoutOf, tokenLine } from "../helpers/rails.js";
import { DIRECT } from "../helpers/members.js";
import { DAY } from "../helpers/agreement.js";
import { SOURCE, poolsOf, receiptOn, treasuryOf } from "../helpers/treasury.js";
import { NATIVE, pool } from "../helpers/core.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { loadFixture, time } = networkHelpers;
const coder = AbiCoder.defaultAbiCoder();

/** In the order of the contract's enum. */
const Mode = { Accepts: 0, Reverts: 1, Burns: 2, Bombs: 3, BombsReverting: 4 } as const;

async function odd() {
  const token = await ethers.deployContract("OddToken");
  return { ...(await treasuryOf(connection, async () => token)), token };
}
async function fee() {
  const token = await ethers.deployContract("FeeToken", [5]);
  const context = await treasuryOf(connection, async () => token);
  await token.approve(context.treasury, MaxUint256);
  return { ...context, token };
}
async function allFee() {
  const token = await ethers.deployContract("FeeToken", [100]);
  const context = await treasuryOf(connection, async () => token);
  await token.approve(context.treasury, MaxUint256);
  return { ...context, token };
}
async function rebasing() {
  const token = await ethers.deployContract("RebasingToken");
  const context = await treasuryOf(connection, async () => token);
  await token.approve(context.treasury, MaxUint256);
  return { ...context, token };
}
async function blocklist() {
  const token = await ethers.deployContract("BlocklistToken");
  const context = await treasuryOf(connection, async () => token);
  await token.approve(context.treasury, MaxUint256);
  await context.treasury.pay(1, 1, context.currency, 80, SOURCE);
  return { ...context, token };
}
/** The token has paid 80 in, and holds enough to pay by itself in the middle of a transfer. */
async function hook() {
  const token = await ethers.deployContract("HookToken");
  const context = await treasuryOf(connection, async () => token);
  await token.approve(context.treasury, MaxUint256);
  await token.allow(context.treasury);
  await context.treasury.pay(1, 1, context.currency, 80, SOURCE);
  return { ...context, token };
}
/** 80 of the native coin have come in; Ben is paid at a wallet that misbehaves as told. */
async function hostile() {
  const context = await treasuryOf(connection, () => ethers.deployContract("MockToken"));
  const wallet = await ethers.deployContract("HostileWallet");
  const payout = await wallet.getAddress();
  await context.members.connect(context.signers[BEN]!).changePayout(BEN, payout, ZeroHash, DIRECT);
  await time.increase(3 * DAY);
  await context.treasury.pay(1, 1, NATIVE, 80, SOURCE, { value: 80 });
  return { ...context, wallet, payout };
}

// Every agreement chooses its tokens. A bad one must hurt nobody but those it owes, and never make the books say more than there is.
describe("TokenTreasury, beside hostile tokens", () => {
  it("takes and pays a token that answers nothing", async () => {
    const { treasury, token, currency } = await loadFixture(odd);
    await treasury.pay(1, 1, currency, 80, SOURCE);
    await treasury.claim(BEN, currency, poolsOf());
    expect(coder.decode(["uint256"], await raw(token, payoutOf(BEN)))[0]).to.equal(30n);
  });

  it("refuses a token that answers false or garbage when it is paid in", async () => {
    const { treasury, token, core, currency } = await loadFixture(odd);
    for (const [answer, refuses] of ANSWERS) {
      await token.answerTransfers(answer, refuses);
      await expect(treasury.pay(1, 1, currency, 80, SOURCE))
        .to.be.revertedWithCustomError(await safe(), "SafeERC20FailedOperation")
        .withArgs(currency);
    }
    expect((await core.bookOf(1, currency)).booked).to.equal(0n);
  });

  it("keeps owed what a token that answers false or garbage does not pay", async () => {
    const { treasury, token, core, currency } = await loadFixture(odd);
    await treasury.pay(1, 1, currency, 80, SOURCE);
    for (const [answer, refuses] of ANSWERS) {
      await token.answerTransfers(answer, refuses);
      await expect(treasury.claim(BEN, currency, poolsOf()))
        .to.be.revertedWithCustomError(await safe(), "SafeERC20FailedOperation")
        .withArgs(currency);
      expect(await core.owed(pool(2), BEN, currency)).to.equal(20n);
    }
  });

  it("refuses a token that does not tell balances", async () => {
    const { treasury, token, currency } = await loadFixture(odd);
    for (const answer of ["0x", "0x01", coder.encode(["uint256"], [1]).slice(0, -2)]) {
      await token.answerBalances(answer);
      await expect(treasury.pay(1, 1, currency, 80, SOURCE)).to.be.revertedWithoutReason(ethers);
    }
    await token.answerBalances(coder.encode(["uint256"], [1]));
    await expect(treasury.pay(1, 1, currency, 80, SOURCE)).to.be.revert(ethers); // told that nothing arrived
  });

  it("books of a token with a fee what arrived", async () => {
    const { treasury, token, core, currency, signers, day } = await loadFixture(fee);
    await treasury.pay(1, 1, currency, 100, SOURCE);
    expect((await core.bookOf(1, currency)).booked).to.equal(95n);
    expect(await token.balanceOf(treasury)).to.equal(95n);
    const ann = signers[ANN]!;
    await token.transfer(ann, 1000);
    await token.connect(ann).approve(treasury, 1000);
    const book = (gross: bigint) =>
      treasury.connect(ann).book(1, 1, currency, 100, ANN, receiptOn(day, { gross, tax: 0n, directCosts: 0n }));
    await expect(book(100n)).to.be.revertedWithCustomError(treasury, "TreasuryFactsDiffer").withArgs(100, 95);
    await book(95n);
    let owed = 0n;
    for (const from of poolsOf()) owed += await core.owed(from, BEN, currency);
    await treasury.claim(BEN, currency, poolsOf());
    expect(await token.balanceOf(payoutOf(BEN))).to.equal(owed - (owed * 5n) / 100n);
    expect(await token.balanceOf(treasury)).to.equal(190n - owed);
  });

  it("refuses a token of which nothing arrives", async () => {
    const { treasury, core, currency } = await loadFixture(allFee);
    await expect(treasury.pay(1, 1, currency, 80, SOURCE))
      .to.be.revertedWithCustomError(core, "BenefitAmountZero")
      .withArgs();
  });

  it("refuses a token of which more arrives than was sent, or less is there than before", async () => {
    const { treasury, token, core, currency } = await loadFixture(rebasing);
    await treasury.pay(1, 1, currency, 80, SOURCE);
    for (const balance of [161n, 79n, 2n ** 96n + 80n, MaxUint256 - 10n ** 31n]) {
      await token.rebaseLater(treasury, balance);
      await expect(treasury.pay(1, 1, currency, 80, SOURCE))
        .to.be.revertedWithCustomError(treasury, "TreasuryArrivalInvalid")
        .withArgs(80, balance);
    }
    expect((await core.bookOf(1, currency)).booked).to.equal(80n);
  });

  it("pays while there is enough of a token that shrank, keeps the rest owed, and touches no other token", async () => {
    const context = await loadFixture(rebasing);
    const { treasury, token, core, currency } = context;
    const sound = await ethers.deployContract("MockToken");
    await sound.approve(treasury, 80);
    await agree(context, connection, [tokenLine(await sound.getAddress())], { agreement: 2 });
    await treasury.pay(1, 1, currency, 80, SOURCE);
    await treasury.pay(2, 1, sound, 80, SOURCE);
    await token.rebase(treasury, 35);
    await treasury.claim(BEN, currency, poolsOf());
    await expect(treasury.claim(CHO, currency, poolsOf()))
      .to.be.revertedWithCustomError(token, "ERC20InsufficientBalance")
      .withArgs(await treasury.getAddress(), 5, 32);
    expect(await core.owed(pool(1), CHO, currency)).to.equal(16n);
    await treasury.claim(CHO, await sound.getAddress(), poolsOf(2));
    expect(await sound.balanceOf(payoutOf(CHO))).to.equal(32n);
    await token.transfer(treasury, 27); // whoever makes up for it lets the payee claim
    await treasury.claim(CHO, currency, poolsOf());
    expect(await token.balanceOf(payoutOf(CHO))).to.equal(32n);
  });

  it("lets a blocklist hurt nobody but who is on it", async () => {
    const { treasury, token, core, currency } = await loadFixture(blocklist);
    await token.setBlocked(payoutOf(BEN), true);
    await expect(treasury.claim(BEN, currency, poolsOf()))
      .to.be.revertedWithCustomError(token, "Blocked")
      .withArgs(payoutOf(BEN));
    expect(await core.owed(pool(2), BEN, currency)).to.equal(20n);
    await treasury.claim(CHO, currency, poolsOf());
    expect(await token.balanceOf(payoutOf(CHO))).to.equal(32n);
    await token.setBlocked(payoutOf(BEN), false);
    await treasury.claim(BEN, currency, poolsOf());
    expect(await token.balanceOf(payoutOf(BEN))).to.equal(30n);
  });

  it("takes a donation for a donation", async () => {
    const { treasury, token, core, currency } = await loadFixture(blocklist);
    await token.transfer(treasury, 1000);
    expect((await core.bookOf(1, currency)).booked).to.equal(80n);
    await treasury.pay(1, 1, currency, 80, SOURCE);
    expect((await core.bookOf(1, currency)).booked).to.equal(160n);
    await treasury.claim(BEN, currency, poolsOf());
    expect(await token.balanceOf(payoutOf(BEN))).to.equal(60n);
  });
});

describe("TokenTreasury, called back in the middle of a transfer", () => {
  it("refuses every entry while money is pulled in, so nothing is counted twice", async () => {
    const { treasury, token, core, currency, day } = await loadFixture(hook);
    const entries = [
      treasury.interface.encodeFunctionData("pay", [1, 1, currency, 50, SOURCE]),
      treasury.interface.encodeFunctionData("pay", [1, 1, NATIVE, 0, SOURCE]),
      treasury.interface.encodeFunctionData("book", [1, 1, currency, 50, ANN, receiptOn(day)]),
      treasury.interface.encodeFunctionData("payLicence", [1, 1, currency, 50, SOURCE]),
      treasury.interface.encodeFunctionData("bookLicence", [1, 1, currency, 50, ANN, receiptOn(day)]),
      treasury.interface.encodeFunctionData("claim", [BEN, currency, poolsOf()]),
    ];
    let booked = 80n;
    for (const [i, entry] of [...entries, ...entries].entries()) {
      await token.arm(treasury, entry, i < entries.length);
      await treasury.pay(1, 1, currency, 100, SOURCE);
      expect(await token.succeeded()).to.equal(false);
      expect(await token.answer()).to.equal(ethers.id("ReentrancyGuardReentrantCall()").slice(0, 10));
      booked += 100n;
      expect((await core.bookOf(1, currency)).booked).to.equal(booked);
      expect(await token.balanceOf(treasury)).to.equal(booked);
    }
  });

  it("pays once, whoever asks again in the middle of a claim", async () => {
    const { treasury, token, currency } = await loadFixture(hook);
    for (const beforehand of [true, false]) {
      await token.arm(treasury, treasury.interface.encodeFunctionData("claim", [BEN, currency, poolsOf()]), beforehand);
      const before = await token.balanceOf(payoutOf(BEN));
      await treasury.claim(BEN, currency, poolsOf());
      expect(await token.succeeded()).to.equal(false);
      expect(await token.answer()).to.equal(treasury.interface.encodeErrorResult("TreasuryAmountZero"));
      expect((await token.balanceOf(payoutOf(BEN))) - before).to.equal(30n);
      await treasury.pay(1, 1, currency, 80, SOURCE);
    }
  });

  it("pays another payee in the middle of a claim what it is owed", async () => {
    const { treasury, token, currency } = await loadFixture(hook);
    for (const beforehand of [true, false]) {
      await token.arm(treasury, treasury.interface.encodeFunctionData("claim", [CHO, currency, poolsOf()]), beforehand);
      await treasury.claim(BEN, currency, poolsOf());
      expect(await token.succeeded()).to.equal(true);
      await treasury.pay(1, 1, currency, 80, SOURCE);
    }
    expect(await token.balanceOf(payoutOf(BEN))).to.equal(60n);
    expect(await token.balanceOf(payoutOf(CHO))).to.equal(64n);
    expect(await token.balanceOf(treasury)).to.equal(3n * 80n - 124n);
  });

  it("books what is paid in in the middle of a claim at what arrived", async () => {
    const { treasury, token, core, currency } = await loadFixture(hook);
    let booked = 80n;
    for (const beforehand of [true, false]) {
      const entry = treasury.interface.encodeFunctionData("pay", [1, 1, currency, 40, SOURCE]);
      await token.arm(treasury, entry, beforehand);
      await treasury.claim(beforehand ? BEN : CHO, currency, poolsOf());
      expect(await token.succeeded()).to.equal(true);
      booked += 40n;
      expect((await core.bookOf(1, currency)).booked).to.equal(booked);
    }
    const paid = (await token.balanceOf(payoutOf(BEN))) + (await token.balanceOf(payoutOf(CHO)));
    expect(await token.balanceOf(treasury)).to.equal(booked - paid);
  });

  it("shows an observer in the middle books that never say more than there is", async () => {
    const { treasury, token, core, currency } = await loadFixture(hook);
    const question = core.interface.encodeFunctionData("owed", [pool(2), BEN, currency]);
    await token.arm(core, question, true);
    await treasury.pay(1, 1, currency, 80, SOURCE);
    expect(core.interface.decodeFunctionResult("owed", await token.answer())[0]).to.equal(20n);
    await token.arm(core, question, true);
    await treasury.claim(BEN, currency, poolsOf());
    expect(core.interface.decodeFunctionResult("owed", await token.answer())[0]).to.equal(0n);
  });
});

describe("TokenTreasury, paying hostile wallets", () => {
  for (const mode of ["Reverts", "Burns", "BombsReverting"] as const) {
    it(`keeps owed what a wallet that ${mode.toLowerCase()} refuses, and pays all others`, async () => {
      const { treasury, core, wallet, payout } = await loadFixture(hostile);
      await wallet.setMode(Mode[mode]);
      await expect(treasury.claim(BEN, NATIVE, poolsOf(), { gasLimit: 10_000_000 }))
        .to.be.revertedWithCustomError(treasury, "TreasuryPayoutRefused")
        .withArgs(payout, 30);
      expect(await core.owed(pool(2), BEN, NATIVE)).to.equal(20n);
      await treasury.claim(CHO, NATIVE, poolsOf());
      expect(await ethers.provider.getBalance(payoutOf(CHO))).to.equal(32n);
      await wallet.setMode(Mode.Accepts);
      await treasury.claim(BEN, NATIVE, poolsOf());
      expect(await ethers.provider.getBalance(payout)).to.equal(30n);
    });
  }

  it("copies nothing of what a wallet answers", async () => {
    const { treasury, wallet, payout } = await loadFixture(hostile);
    await wallet.setMode(Mode.Bombs);
    // A megabyte costs the wallet some two million gas to make, and would cost the treasury as much to copy.
    const claim = await treasury.claim(BEN, NATIVE, poolsOf(), { gasLimit: 10_000_000 });
    expect((await claim.wait())!.gasUsed).to.be.lessThan(2_500_000n);
    expect(await ethers.provider.getBalance(payout)).to.equal(30n);
  });

  it("pays a wallet that claims again once", async () => {
    const { treasury, wallet, payout } = await loadFixture(hostile);
    await wallet.arm(treasury, 0, treasury.interface.encodeFunctionData("claim", [BEN, NATIVE, poolsOf()]));
    await treasury.claim(BEN, NATIVE, poolsOf());
    expect(await wallet.succeeded()).to.equal(false);
    expect(await wallet.answer()).to.equal(treasury.interface.encodeErrorResult("TreasuryAmountZero"));
    expect(await ethers.provider.getBalance(payout)).to.equal(30n);
    expect(await ethers.provider.getBalance(treasury)).to.equal(50n);
  });

  it("books what a wallet pays back in at once", async () => {
    const { treasury, core, wallet, payout } = await loadFixture(hostile);
    await wallet.arm(treasury, 20, treasury.interface.encodeFunctionData("pay", [1, 1, NATIVE, 20, SOURCE]));
    await treasury.claim(BEN, NATIVE, poolsOf());
    expect(await wallet.succeeded()).to.equal(true);
    expect((await core.bookOf(1, NATIVE)).booked).to.equal(100n);
    expect(await ethers.provider.getBalance(payout)).to.equal(10n);
    expect(await ethers.provider.getBalance(treasury)).to.equal(70n);
  });

  it("has no use for coin that it is sent or forced to take", async () => {
    const { treasury, core, relayer, payout } = await loadFixture(hostile);
    const target = await treasury.getAddress();
    await expect(relayer.sendTransaction({ to: target, value: 1 })).to.be.revertedWithoutReason(ethers);
    await networkHelpers.setBalance(target, 1_000_080n); // as a block reward or a dying contract would
    expect((await core.bookOf(1, NATIVE)).booked).to.equal(80n);
    await treasury.pay(1, 1, NATIVE, 80, SOURCE, { value: 80 });
    expect((await core.bookOf(1, NATIVE)).booked).to.equal(160n);
    await treasury.claim(BEN, NATIVE, poolsOf());
    expect(await ethers.provider.getBalance(payout)).to.equal(60n);
  });
});

/** What transfers of an OddToken answer, and whether they move nothing. */
const ANSWERS: [string, boolean][] = [
  [coder.encode(["bool"], [false]), true],
  [coder.encode(["bool"], [false]), false],
  [coder.encode(["uint256"], [2]), false],
  ["0x01", false],
  ["0x" + "ff".repeat(64), false],
];

/** The treasury's ABI does not list the errors of the library it is built with. */
const safe = () => ethers.getContractAt(["error SafeERC20FailedOperation(address token)"], NATIVE);

/** What an OddToken answers, undecoded. */
async function raw(token: { getAddress(): Promise<string> }, holder: BytesLike): Promise<string> {
  const data = ethers.concat([ethers.id("balanceOf(address)").slice(0, 10), ethers.zeroPadValue(holder, 32)]);
  return ethers.provider.call({ to: await token.getAddress(), data });
}
