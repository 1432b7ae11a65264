import { expect } from "chai";
import { network } from "hardhat";
import { id } from "ethers";
import { ANN, BEN, agreedRails } from "../helpers/rails.js";
import { Payment, STATEMENT, bankAs, earn, item } from "../helpers/bank.js";
import { EUR } from "../helpers/core.js";

const connection = await network.create();

describe("BankSettlement, where an invoice comes first", () => {
  // A rejected payment used its invoice up: the payee could not be paid again without a second invoice for the same money.
  it("opens the invoice of a rejected payment again", async () => {
    const context = await agreedRails(connection);
    const { bank } = context;
    await earn(context, 80n, EUR);
    await bankAs(context, BEN).presentInvoice(1, EUR, BEN, 30, id("invoice"));
    const ann = bankAs(context, ANN);
    await ann.instruct(1, EUR, [item(BEN)]);
    expect(await bank.invoicedOf(1, EUR, BEN)).to.equal(0n);
    await ann.rejectPayments(1, [0], STATEMENT);
    expect(await bank.invoicedOf(1, EUR, BEN)).to.equal(30n);
    await ann.instruct(1, EUR, [item(BEN)]);
    expect(await bank.paymentOf(2, 0)).to.deep.equal([BigInt(Payment.Instructed), BigInt(BEN), 30n]);
    expect(await bank.invoicedOf(1, EUR, BEN)).to.equal(0n);
  });
});
