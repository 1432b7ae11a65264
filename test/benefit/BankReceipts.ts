import { expect } from "chai";
import { network } from "hardhat";
import { AbiCoder, ZeroHash, dataSlice, id, keccak256 } from "ethers";
import { ACCOUNT, ANN, BEN, CHO, DAN, agree, agreedRails, tokenLine } from "../helpers/rails.js";
import { DIRECT, LETTER, Scope } from "../helpers/members.js";
import { Receipt, bankAs, bookReceipt, earn, receiptOn, toldOf } from "../helpers/bank.js";
import { CNY, CNY_NUMBER, EUR, MAX96, NATIVE, bookWord, pool } from "../helpers/core.js";
import { REASON } from "../helpers/agreement.js";
import { holderLine } from "../helpers/terms.js";

const connection = await network.create();
const { loadFixture } = connection.networkHelpers;

const USD = "0x0000000000000000000000000000000000000348";

async function rails() {
  return agreedRails(connection);
}

/** A receipt's key, worked out anew: of the holder's account the first 20 bytes count. */
const keyOf = (agreement: number, currency: string, reference: string) =>
  keccak256(
    AbiCoder.defaultAbiCoder().encode(
      ["uint40", "address", "address", "bytes32"],
      [agreement, currency, dataSlice(ACCOUNT, 0, 20), reference],
    ),
  );

/** A receipt that Ann has booked and nobody confirmed yet. */
async function booked() {
  const context = await agreedRails(connection);
  const key = await bookReceipt(context, receiptOn(context.day));
  return { ...context, key };
}

/** A receipt of 80 net that counts. */
async function confirmed() {
  const context = await agreedRails(connection);
  return { ...context, key: await earn(context) };
}

describe("BankSettlement: what comes in", () => {
  // bookReceipt
  // - no holder of the currency; not a treasurer of the holder; the holder's policy for the gross amount
  // - tax and direct costs leave nothing, or overflow
  // - booked before: under the same reference, agreement and currency; withdrawn may be booked again
  // - tells all facts; shares nothing yet
  describe("bookReceipt", () => {
    it("tells every fact and shares nothing yet", async () => {
      const context = await loadFixture(rails);
      const { bank, core, day } = context;
      const ann = bankAs(context, ANN);
      const receipt = receiptOn(day, { conversion: id("rate"), valueDate: day + 3, last: day + 1 });
      const key = keyOf(1, CNY, receipt.bankReference);
      await expect(ann.bookReceipt(1, CNY, 1, receipt))
        .to.emit(bank, "ReceiptBooked")
        .withArgs(1, key, ...toldOf(receipt));
      expect(await bank.receiptOf(key)).to.deep.equal([BigInt(Receipt.Booked), 80n, 0n, 0n]);
      expect(await core.bookOf(1, CNY)).to.deep.equal([0n, 0n, 0n, true]);
      const second = { ...receipt, bankReference: id("second"), gross: MAX96 };
      await expect(ann.bookReceipt(1, CNY, 1, second))
        .to.emit(bank, "ReceiptBooked")
        .withArgs(1, (other: string) => other !== key, ...toldOf(second));
    });

    it("refuses a currency without a holder", async () => {
      const context = await loadFixture(rails);
      for (const [agreement, currency] of [
        [1, USD],
        [1, NATIVE],
        [2, CNY],
      ] as const) {
        await expect(bankAs(context, ANN).bookReceipt(agreement, currency, 1, receiptOn(context.day)))
          .to.be.revertedWithCustomError(context.bank, "BankNoHolder")
          .withArgs(agreement, currency);
      }
    });

    it("is for the holder's treasurers, as its policy asks", async () => {
      const { bank, members, clerk, stranger, signers, day } = await loadFixture(rails);
      const receipt = receiptOn(day);
      await expect(bank.connect(signers[BEN]!).bookReceipt(1, CNY, 1, receipt))
        .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
        .withArgs(signers[BEN]!.address, BEN, ANN);
      await expect(bank.connect(stranger).bookReceipt(1, CNY, 1, receipt))
        .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
        .withArgs(stranger.address, 0, ANN);
      await expect(bank.connect(clerk).bookReceipt(1, CNY, 1, receipt))
        .to.be.revertedWithCustomError(members, "MemberSignerLacksScope")
        .withArgs(clerk.address, Scope.RECORD, Scope.TREASURY);
      const policy = { base: 1, second: 2, third: 0, secondFrom: 100n, thirdFrom: 0n };
      await members.connect(signers[ANN]!).setPolicy(ANN, Scope.TREASURY, policy, LETTER, DIRECT);
      await expect(bank.connect(signers[ANN]!).bookReceipt(1, CNY, 1, receipt))
        .to.be.revertedWithCustomError(members, "MemberSignaturesTooFew")
        .withArgs(ANN, 1, 2);
      await bank.connect(signers[ANN]!).bookReceipt(1, CNY, 1, { ...receipt, gross: 99n });
    });

    it("refuses tax and direct costs that leave nothing", async () => {
      const context = await loadFixture(rails);
      for (const more of [
        { gross: 20n },
        { gross: 19n },
        { gross: 0n },
        { gross: MAX96, tax: MAX96, directCosts: MAX96 },
      ]) {
        const receipt = receiptOn(context.day, more);
        await expect(bankAs(context, ANN).bookReceipt(1, CNY, 1, receipt))
          .to.be.revertedWithCustomError(context.bank, "BankNetInvalid")
          .withArgs(receipt.gross, receipt.tax + receipt.directCosts);
      }
      await bankAs(context, ANN).bookReceipt(1, CNY, 1, receiptOn(context.day, { gross: 21n }));
    });

    it("takes a bank's reference once for each agreement and currency, until it is withdrawn", async () => {
      const context = await loadFixture(booked);
      const { bank, key, day } = context;
      const ann = bankAs(context, ANN);
      const other = receiptOn(day, { gross: 50n });
      await expect(ann.bookReceipt(1, CNY, 1, other))
        .to.be.revertedWithCustomError(bank, "BankReceiptKnown")
        .withArgs(key);
      expect(await ann.bookReceipt.staticCall(1, EUR, 1, other)).not.to.equal(key);
      await agree(context, connection, [holderLine(CNY, ANN, ACCOUNT), tokenLine(NATIVE)], { agreement: 2 });
      expect(await ann.bookReceipt.staticCall(2, CNY, 1, other)).not.to.equal(key);
      await ann.withdrawReceipt(key, REASON);
      expect(await bookReceipt(context, other)).to.equal(key);
      expect(await bank.receiptOf(key)).to.deep.equal([BigInt(Receipt.Booked), 30n, 0n, 0n]);
      await bankAs(context, BEN).confirmReceipt(key, BEN);
      await expect(ann.bookReceipt(1, CNY, 1, other))
        .to.be.revertedWithCustomError(bank, "BankReceiptKnown")
        .withArgs(key);
    });
  });

  // confirmReceipt
  // - unknown, withdrawn, confirmed before
  // - not a party; not its treasurer; the holder itself; who stands for the holder; the holder standing for a party
  // - days of service that no version covers: stays booked and can be withdrawn
  // - books the net with the receipt's key as cause, and shares it
  describe("confirmReceipt", () => {
    it("books and shares the net", async () => {
      const context = await loadFixture(booked);
      const { bank, core, key } = context;
      const confirming = bankAs(context, CHO).confirmReceipt(key, CHO);
      await expect(confirming).to.emit(bank, "ReceiptConfirmed").withArgs(key, CHO);
      await expect(confirming)
        .to.emit(core, "Booked")
        .withArgs(1, CNY_NUMBER, key, 1, 80, 0, bookWord(80n, 0n, 1n), (walked: unknown[]) => walked.length === 4);
      expect(await bank.receiptOf(key)).to.deep.equal([BigInt(Receipt.Confirmed), 80n, 0n, 0n]);
      expect(await core.owed(pool(1), ANN, CNY)).to.equal(10n);
      expect(await core.owed(pool(2), BEN, CNY)).to.equal(20n);
    });

    it("wants a receipt that is booked", async () => {
      const context = await loadFixture(booked);
      const ben = bankAs(context, BEN);
      const expectStatus = (key: string, status: number) =>
        expect(ben.confirmReceipt(key, BEN))
          .to.be.revertedWithCustomError(context.bank, "BankReceiptStatus")
          .withArgs(key, status);
      await expectStatus(id("unknown"), Receipt.None);
      await ben.confirmReceipt(context.key, BEN);
      await expectStatus(context.key, Receipt.Confirmed);
      const second = await bookReceipt(context, receiptOn(context.day, { bankReference: id("second") }));
      await bankAs(context, ANN).withdrawReceipt(second, REASON);
      await expectStatus(second, Receipt.Withdrawn);
    });

    it("wants a treasurer of another party", async () => {
      const context = await loadFixture(booked);
      const { bank, members, registry, key, stranger, signers } = context;
      await expect(bankAs(context, DAN).confirmReceipt(key, DAN))
        .to.be.revertedWithCustomError(registry, "AgreementNotParty")
        .withArgs(1, DAN);
      await expect(bank.connect(stranger).confirmReceipt(key, BEN))
        .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
        .withArgs(stranger.address, 0, BEN);
      await expect(bankAs(context, ANN).confirmReceipt(key, BEN))
        .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
        .withArgs(signers[ANN]!.address, ANN, BEN);
      await expect(bankAs(context, ANN).confirmReceipt(key, ANN))
        .to.be.revertedWithCustomError(bank, "BankFourEyes")
        .withArgs(ANN, ANN);
    });

    it("refuses days of service outside the version; the receipt can be withdrawn and booked anew", async () => {
      const context = await loadFixture(rails);
      const { core, day } = context;
      const key = await bookReceipt(context, receiptOn(day, { first: day - 1 }));
      await expect(bankAs(context, BEN).confirmReceipt(key, BEN))
        .to.be.revertedWithCustomError(core, "BenefitServicePeriodOutside")
        .withArgs(day - 1, day, day, 0);
      await bankAs(context, ANN).withdrawReceipt(key, REASON);
      expect(await bookReceipt(context, receiptOn(day))).to.equal(key);
    });
  });

  // withdrawReceipt
  // - unknown, confirmed, withdrawn before; not a treasurer of the holder; the holder's policy for the net amount
  describe("withdrawReceipt", () => {
    it("takes a receipt back before it is confirmed", async () => {
      const context = await loadFixture(booked);
      const { bank, core, key } = context;
      await expect(bankAs(context, ANN).withdrawReceipt(key, REASON))
        .to.emit(bank, "ReceiptWithdrawn")
        .withArgs(key, REASON);
      expect((await bank.receiptOf(key)).status).to.equal(Receipt.Withdrawn);
      expect((await core.bookOf(1, CNY)).booked).to.equal(0n);
    });

    it("asks the holder's policy for the net amount", async () => {
      const context = await loadFixture(booked);
      const { members, key, signers } = context;
      const alone = { base: 1, second: 2, third: 0, thirdFrom: 0n };
      const from = (secondFrom: bigint) =>
        members.connect(signers[ANN]!).setPolicy(ANN, Scope.TREASURY, { ...alone, secondFrom }, LETTER, DIRECT);
      await from(81n);
      await bankAs(context, ANN).withdrawReceipt.staticCall(key, REASON);
      await from(80n);
      await expect(bankAs(context, ANN).withdrawReceipt(key, REASON))
        .to.be.revertedWithCustomError(members, "MemberSignaturesTooFew")
        .withArgs(ANN, 1, 2);
    });

    it("refuses others, and what is not booked", async () => {
      const context = await loadFixture(booked);
      const { bank, members, key, signers } = context;
      await expect(bankAs(context, BEN).withdrawReceipt(key, REASON))
        .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
        .withArgs(signers[BEN]!.address, BEN, ANN);
      await bankAs(context, BEN).confirmReceipt(key, BEN);
      for (const [which, status] of [
        [key, Receipt.Confirmed],
        [ZeroHash, Receipt.None],
      ] as const) {
        await expect(bankAs(context, ANN).withdrawReceipt(which, REASON))
          .to.be.revertedWithCustomError(bank, "BankReceiptStatus")
          .withArgs(which, status);
      }
    });
  });

  // proposeReversal
  // - not confirmed; not a treasurer of the holder; more than stands of the receipt
  // - replaces an earlier proposal; 0 takes it back; touches no book
  describe("proposeReversal", () => {
    it("waits for another party, is replaced, and taken back", async () => {
      const context = await loadFixture(confirmed);
      const { bank, core, key } = context;
      const ann = bankAs(context, ANN);
      for (const [amount, reason] of [
        [80n, id("all")],
        [30n, id("less")],
        [0n, id("nothing")],
      ] as const) {
        await expect(ann.proposeReversal(key, amount, reason))
          .to.emit(bank, "ReversalProposed")
          .withArgs(key, amount, reason);
        expect(await bank.receiptOf(key)).to.deep.equal([BigInt(Receipt.Confirmed), 80n, 0n, amount]);
      }
      expect((await core.bookOf(1, CNY)).debt).to.equal(0n);
    });

    it("refuses others, more than stands, and a receipt that does not count", async () => {
      const context = await loadFixture(confirmed);
      const { bank, members, key, signers, day } = context;
      const ann = bankAs(context, ANN);
      await expect(bankAs(context, BEN).proposeReversal(key, 1, REASON))
        .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
        .withArgs(signers[BEN]!.address, BEN, ANN);
      await expect(ann.proposeReversal(key, 81, REASON))
        .to.be.revertedWithCustomError(bank, "BankReversalTooLarge")
        .withArgs(81, 80);
      const second = await bookReceipt(context, receiptOn(day, { bankReference: id("second") }));
      await expect(ann.proposeReversal(second, 1, REASON))
        .to.be.revertedWithCustomError(bank, "BankReceiptStatus")
        .withArgs(second, Receipt.Booked);
    });
  });

  // confirmReversal
  // - nothing proposed, another amount, 0; the holder itself, not a party
  // - becomes a debt, paid off the next money before anybody shares; partial reversals add up to the receipt and no further
  describe("confirmReversal", () => {
    it("becomes a debt, in parts, and the next money pays it first", async () => {
      const context = await loadFixture(confirmed);
      const { bank, core, key } = context;
      const [ann, ben] = [bankAs(context, ANN), bankAs(context, BEN)];
      await ann.proposeReversal(key, 30, REASON);
      const confirming = ben.confirmReversal(key, 30, BEN);
      await expect(confirming).to.emit(bank, "ReversalConfirmed").withArgs(key, BEN, 30, 30);
      await expect(confirming)
        .to.emit(core, "Reversed")
        .withArgs(1, CNY_NUMBER, key, 30, bookWord(80n, 30n, 2n));
      expect(await bank.receiptOf(key)).to.deep.equal([BigInt(Receipt.Confirmed), 80n, 30n, 0n]);
      await expect(ann.proposeReversal(key, 51, REASON))
        .to.be.revertedWithCustomError(bank, "BankReversalTooLarge")
        .withArgs(51, 50);
      await ann.proposeReversal(key, 50, REASON);
      await expect(ben.confirmReversal(key, 50, BEN))
        .to.emit(bank, "ReversalConfirmed")
        .withArgs(key, BEN, 50, 80);
      expect(await bank.receiptOf(key)).to.deep.equal([BigInt(Receipt.Confirmed), 80n, 80n, 0n]);
      await expect(ann.proposeReversal(key, 1, REASON))
        .to.be.revertedWithCustomError(bank, "BankReversalTooLarge")
        .withArgs(1, 0);
      expect(await core.owed(pool(1), ANN, CNY)).to.equal(10n);
      await earn(context, 120n);
      expect(await core.bookOf(1, CNY)).to.deep.equal([200n, 0n, 4n, true]);
      expect(await core.owed(pool(1), ANN, CNY)).to.equal(15n);
    });

    it("wants what was proposed, from another party", async () => {
      const context = await loadFixture(confirmed);
      const { bank, registry, key } = context;
      const ben = bankAs(context, BEN);
      const expectNone = (amount: number) =>
        expect(ben.confirmReversal(key, amount, BEN))
          .to.be.revertedWithCustomError(bank, "BankNoReversal")
          .withArgs(key);
      await expectNone(0);
      await expectNone(30);
      await bankAs(context, ANN).proposeReversal(key, 30, REASON);
      await expectNone(29);
      await expect(bankAs(context, ANN).confirmReversal(key, 30, ANN))
        .to.be.revertedWithCustomError(bank, "BankFourEyes")
        .withArgs(ANN, ANN);
      await expect(bankAs(context, DAN).confirmReversal(key, 30, DAN))
        .to.be.revertedWithCustomError(registry, "AgreementNotParty")
        .withArgs(1, DAN);
      await ben.confirmReversal(key, 30, BEN);
      await expectNone(30);
      await expect(ben.confirmReversal(id("unknown"), 1, BEN))
        .to.be.revertedWithCustomError(bank, "BankReceiptStatus")
        .withArgs(id("unknown"), Receipt.None);
    });
  });
});
