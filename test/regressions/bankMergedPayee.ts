import { expect } from "chai";
import { network } from "hardhat";
import { ANN, BEN, agreedRails, succeed } from "../helpers/rails.js";
import { Payment, bankAs, earn, item } from "../helpers/bank.js";
import { CNY } from "../helpers/core.js";

const connection = await network.create();

describe("BankSettlement, after a merger into the holder", () => {
  // The holder was told to pay what it owes the merged member from its own account to its own account, which no bank does.
  it("retains what is owed to a member that the holder stands for", async () => {
    const context = await agreedRails(connection);
    await earn(context);
    await succeed(context, connection, BEN, ANN);
    await expect(bankAs(context, ANN).instruct(1, CNY, [item(BEN)]))
      .to.emit(context.bank, "RunInstructed")
      .withArgs(1, 1, CNY, ANN, [[BigInt(BEN), BigInt(Payment.Retained), 30n]]);
  });
});
