import { expect } from "chai";
import { network } from "hardhat";
import { ZeroHash, id } from "ethers";
import { ANN, BEN, CHO, DAN, agreedRails, succeed } from "../helpers/rails.js";
import { Status } from "../helpers/members.js";
import { EVERYBODY, Payment, STATEMENT, bankAs, bookReceipt, earn, item, receiptOn } from "../helpers/bank.js";
import { CNY, EUR } from "../helpers/core.js";

const connection = await network.create();
const { loadFixture } = connection.networkHelpers;

/** A receipt that Ann has booked and nobody confirmed yet. */
async function booked() {
  const context = await agreedRails(connection);
  const key = await bookReceipt(context, receiptOn(context.day));
  return { ...context, key };
}

/** 80 in EUR, where an invoice comes first. */
async function invoiceFirst() {
  const context = await agreedRails(connection);
  await earn(context, 80n, EUR);
  return context;
}

/** A run that pays everybody. */
async function instructed() {
  const context = await agreedRails(connection);
  await earn(context);
  await bankAs(context, ANN).instruct(1, CNY, EVERYBODY);
  return context;
}

// Successors act for those they stand for. Who stands for the holder is no second pair of eyes, and what it is owed is retained.
describe("BankSettlement: successors", () => {
  describe("confirming a receipt", () => {
    it("refuses a party that has come to stand for the holder", async () => {
      const context = await loadFixture(booked);
      await succeed(context, connection, ANN, BEN);
      await expect(bankAs(context, BEN).confirmReceipt(context.key, BEN))
        .to.be.revertedWithCustomError(context.bank, "BankFourEyes")
        .withArgs(BEN, ANN);
      await bankAs(context, CHO).confirmReceipt(context.key, CHO);
    });

    it("refuses a party that the holder has come to stand for", async () => {
      const context = await loadFixture(booked);
      await succeed(context, connection, BEN, ANN);
      await expect(bankAs(context, ANN).confirmReceipt(context.key, BEN))
        .to.be.revertedWithCustomError(context.bank, "BankFourEyes")
        .withArgs(BEN, ANN);
    });

    it("takes the word of the member that stands for a party", async () => {
      const context = await loadFixture(booked);
      await succeed(context, connection, BEN, DAN);
      await expect(bankAs(context, DAN).confirmReceipt(context.key, BEN))
        .to.emit(context.bank, "ReceiptConfirmed")
        .withArgs(context.key, BEN);
    });
  });

  describe("paying and being paid", () => {
    it("of a payee hand in its invoice and acknowledge its payment, at their own account", async () => {
      const context = await loadFixture(invoiceFirst);
      const { bank, members } = context;
      await succeed(context, connection, BEN, DAN);
      const dan = bankAs(context, DAN);
      await dan.presentInvoice(1, EUR, BEN, 30, id("invoice"));
      await bankAs(context, ANN).instruct(1, EUR, [item(BEN)]);
      expect(await members.bankAccountOf(BEN)).to.equal(await members.bankAccountOf(DAN));
      await bankAs(context, ANN).confirmPayments(1, [0], STATEMENT);
      await dan.acknowledge(1, 0, ZeroHash);
      expect((await bank.paymentOf(1, 0)).status).to.equal(Payment.Acknowledged);
    });

    it("of the holder pay, and retain what is owed to either", async () => {
      const context = await loadFixture(instructed);
      const { bank, members } = context;
      await earn(context);
      await succeed(context, connection, ANN, BEN);
      await expect(bankAs(context, ANN).confirmPayments(1, [1], STATEMENT))
        .to.be.revertedWithCustomError(members, "MemberStatusWrong")
        .withArgs(ANN, Status.Succeeded);
      const ben = bankAs(context, BEN);
      await ben.confirmPayments(1, [1], STATEMENT);
      await ben.instruct(1, CNY, EVERYBODY);
      const statuses = await Promise.all([0, 1, 2].map(async (i) => Number((await bank.paymentOf(2, i)).status)));
      expect(statuses).to.deep.equal([Payment.Retained, Payment.Retained, Payment.Instructed]);
    });
  });
});
