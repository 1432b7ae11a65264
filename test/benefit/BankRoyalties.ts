import { expect } from "chai";
import { network } from "hardhat";
import { ZeroHash, id } from "ethers";
import { Payment, Receipt, STATEMENT, receiptOn, toldOf } from "../helpers/bank.js";
import { CAUSE, CNY, CNY_NUMBER, accountWord, bookWord, inbox, pool, q64 } from "../helpers/core.js";
import { ACCOUNT, ANN, BEN, CHO, DAN } from "../helpers/rails.js";
import {
  CHILD,
  CHOS,
  DANS,
  INBOXES,
  LICENCE,
  OTHERS,
  PARENT_WAY,
  type RoutedRails,
  TWINS,
  WAY,
  causeOf,
  entry,
  routedRails,
} from "../helpers/royalties.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { loadFixture } = networkHelpers;
const rails = () => routedRails(connection);

const as = ({ bank, signers }: RoutedRails, member: number) => bank.connect(signers[member]!);
const ROYALTIES = pool(INBOXES);
const CREDITS = pool(0);

/** Books a fee of which `net` is left, and returns its key. */
async function booked(context: RoutedRails, net = 1_000n, directCosts = 0n): Promise<string> {
  const number = await ethers.provider.getBlockNumber();
  const receipt = receiptOn(context.day, {
    gross: net + directCosts + 60n,
    tax: 60n,
    directCosts,
    bankReference: id(`reference ${number}`),
  });
  const key = await as(context, ANN).bookLicenceReceipt.staticCall(LICENCE, CNY, 1, receipt);
  await as(context, ANN).bookLicenceReceipt(LICENCE, CNY, 1, receipt);
  return key;
}
/** 1,000 have come in under the licence: 60 of them are in the inboxes, as 30 : 20 : 10. */
async function earning() {
  const context = await rails();
  const key = await booked(context);
  await as(context, BEN).confirmReceipt(key, BEN);
  return { ...context, key };
}

// Specification
// - a licence's receipt: its agreement's holder books it, another party confirms; net and direct costs count as paid, net enters by the route
// - an asset's receipt: the same by the asset's route · neither: as before
// - forward: only where the money is in one account of one holder; to the owner's credit where the parent has no agreement
// - runs pay an inbox to who holds its asset's agreement's money, unless that is the same account
// - an order on an inbox takes its part; the rest is passed on
describe("BankSettlement, royalties", () => {
  describe("receipts under a licence", () => {
    it("tell the licence, count as paid with their direct costs when confirmed, and enter by the route", async () => {
      const context = await loadFixture(rails);
      const { bank, core, licences, day } = context;
      const receipt = receiptOn(day, { gross: 187n, tax: 0n, directCosts: 7n });
      const key = await as(context, ANN).bookLicenceReceipt.staticCall(LICENCE, CNY, 1, receipt);
      const booking = as(context, ANN).bookLicenceReceipt(LICENCE, CNY, 1, receipt);
      await expect(booking)
        .to.emit(bank, "ReceiptBooked")
        .withArgs(1, key, ...toldOf(receipt, { source: LICENCE, flags: 1 | 4 }));
      await expect(booking).not.to.emit(licences, "Paid");
      expect(await bank.sourceOf(key)).to.deep.equal([BigInt(LICENCE), 0n]);
      expect(await bank.receiptOf(key)).to.deep.equal([BigInt(Receipt.Booked), 180n, 0n, 0n]);
      const confirmed = as(context, BEN).confirmReceipt(key, BEN);
      await expect(confirmed).to.emit(bank, "ReceiptConfirmed").withArgs(key, BEN);
      await expect(confirmed).to.emit(licences, "Paid").withArgs(LICENCE, CNY, 187, key, bank);
      await expect(confirmed)
        .to.emit(core, "Booked")
        .withArgs(1, CNY_NUMBER, key, entry(1, WAY), 180, 0, bookWord(180n, 0n, 1n), (words: bigint[]) => {
          // 10.8 royalties, 17 levy of 170, the rest
          const amounts = [0, 2, 4].map((i) => words[i]! & (2n ** 96n - 1n));
          return words.length === 6 && String(amounts) === "10,17,153";
        });
      expect(await bank.receiptOf(key)).to.deep.equal([BigInt(Receipt.Confirmed), 180n, 0n, 0n]);
    });

    it("count the net alone as paid where there are no direct costs", async () => {
      const context = await loadFixture(rails);
      const key = await booked(context, 500n);
      await expect(as(context, BEN).confirmReceipt(key, BEN))
        .to.emit(context.licences, "Paid")
        .withArgs(LICENCE, CNY, 500, key, context.bank);
    });

    it("are withdrawn and booked anew, with other direct costs or none", async () => {
      const context = await loadFixture(rails);
      const { bank, licences, day } = context;
      for (const [directCosts, paid] of [
        [7n, 100n],
        [0n, 100n],
      ] as const) {
        const receipt = receiptOn(day, { gross: 100n, tax: 0n, directCosts });
        const key = await as(context, ANN).bookLicenceReceipt.staticCall(LICENCE, CNY, 1, receipt);
        await as(context, ANN).bookLicenceReceipt(LICENCE, CNY, 1, receipt);
        if (directCosts !== 0n) {
          await expect(as(context, ANN).withdrawReceipt(key, CAUSE))
            .to.emit(bank, "ReceiptWithdrawn")
            .withArgs(key, CAUSE);
          expect((await bank.receiptOf(key)).status).to.equal(Receipt.Withdrawn);
          continue;
        }
        await expect(as(context, BEN).confirmReceipt(key, BEN))
          .to.emit(licences, "Paid")
          .withArgs(LICENCE, CNY, paid, key, bank);
      }
    });

    it("are reversed in the licence's agreement", async () => {
      const context = await loadFixture(earning);
      const { core, key } = context;
      await as(context, ANN).proposeReversal(key, 100, CAUSE);
      await expect(as(context, BEN).confirmReversal(key, 100, BEN))
        .to.emit(core, "Reversed")
        .withArgs(1, CNY_NUMBER, key, 100, bookWord(1_000n, 100n, 2n));
    });

    it("count as paid no more when they are reversed: the net amount by its part, direct costs with the last of it", async () => {
      const context = await loadFixture(rails);
      const { bank, licences } = context;
      const key = await booked(context, 1_000n, 7n);
      await as(context, BEN).confirmReceipt(key, BEN);
      for (const [amount, unpaid] of [
        [100, 100],
        [900, 907],
      ] as const) {
        await as(context, ANN).proposeReversal(key, amount, CAUSE);
        await expect(as(context, BEN).confirmReversal(key, amount, BEN))
          .to.emit(licences, "Unpaid")
          .withArgs(LICENCE, CNY, unpaid, key, bank);
      }
    });

    it("need four eyes, a holder, a licence", async () => {
      const context = await loadFixture(rails);
      const { bank, licences, members, day } = context;
      const key = await booked(context);
      await expect(as(context, ANN).confirmReceipt(key, ANN))
        .to.be.revertedWithCustomError(bank, "BankFourEyes")
        .withArgs(ANN, ANN);
      await expect(as(context, DAN).confirmReceipt(key, DAN)).to.be.revertedWithCustomError(
        context.agreements,
        "OpenAgreementsNotParty",
      );
      await expect(as(context, BEN).bookLicenceReceipt(LICENCE, CNY, 1, receiptOn(day)))
        .to.be.revertedWithCustomError(members, "NotSigner")
        .withArgs(ANN, context.signers[BEN]!.address, (scope: bigint) => scope > 0n, 100);
      await expect(as(context, ANN).bookLicenceReceipt(99, CNY, 1, receiptOn(day)))
        .to.be.revertedWithCustomError(licences, "RoutedLicencesUnknown")
        .withArgs(99);
    });
  });

  describe("receipts from an asset", () => {
    it("enter by the asset's route, and count for no licence", async () => {
      const context = await loadFixture(rails);
      const { bank, core, licences, day } = context;
      const receipt = receiptOn(day);
      const key = await as(context, ANN).bookAssetReceipt.staticCall(TWINS, CNY, 1, receipt);
      await expect(as(context, ANN).bookAssetReceipt(TWINS, CNY, 1, receipt))
        .to.emit(bank, "ReceiptBooked")
        .withArgs(2, key, ...toldOf(receipt, { source: TWINS, flags: 2 }));
      expect(await bank.sourceOf(key)).to.deep.equal([0n, BigInt(TWINS)]);
      const confirmed = as(context, BEN).confirmReceipt(key, BEN);
      await expect(confirmed)
        .to.emit(core, "Booked")
        .withArgs(2, CNY_NUMBER, key, entry(1, PARENT_WAY), 80, 0, bookWord(80n, 0n, 1n), (words: bigint[]) => {
          return words.length === 4;
        });
      await expect(confirmed).not.to.emit(licences, "Paid");
      expect(await core.owed(pool(INBOXES, 2), inbox(CHOS), CNY)).to.equal(8n);
      expect(await core.owed(pool(1, 2), DAN, CNY)).to.equal(72n);
      await as(context, ANN).proposeReversal(key, 80, CAUSE);
      await expect(as(context, BEN).confirmReversal(key, 80, BEN)).to.emit(core, "Reversed");
    });

    it("are refused for an asset outside every agreement", async () => {
      const context = await loadFixture(rails);
      await expect(as(context, ANN).bookAssetReceipt(DANS, CNY, 1, receiptOn(context.day)))
        .to.be.revertedWithCustomError(context.bank, "BankNoHolder")
        .withArgs(0, CNY);
    });
  });

  describe("forward", () => {
    it("books an inbox into the parent's agreement by the parent's own route, once", async () => {
      const { bank, core } = await loadFixture(earning);
      const cause = causeOf(CHILD, TWINS, CNY, 1);
      const forwarded = bank.forward(CHILD, TWINS, CNY, 1);
      await expect(forwarded).to.emit(bank, "Forwarded").withArgs(CHILD, TWINS, 2, CNY, 30, cause);
      await expect(forwarded)
        .to.emit(core, "Booked")
        .withArgs(2, CNY_NUMBER, cause, entry(1, PARENT_WAY), 30, 0, bookWord(30n, 0n, 1n), (words: bigint[]) => {
          return words.length === 4;
        });
      expect(await core.owed(pool(1, 2), DAN, CNY)).to.equal(27n);
      expect(await core.owed(ROYALTIES, inbox(TWINS), CNY)).to.equal(0n);
      await expect(bank.forward(CHILD, TWINS, CNY, 1))
        .to.be.revertedWithCustomError(bank, "RailNothingToForward")
        .withArgs(CHILD, TWINS, CNY);
    });

    it("credits the owner of an asset outside every agreement, along a chain too", async () => {
      const { bank, core } = await loadFixture(earning);
      const forwarded = bank.forward(CHILD, DANS, CNY, 0);
      await expect(forwarded).to.emit(bank, "Forwarded").withArgs(CHILD, DANS, 1, CNY, 10, ZeroHash);
      await expect(forwarded)
        .to.emit(core, "CreditChanged")
        .withArgs(1, DAN, CNY_NUMBER, accountWord(q64(10n), 0n));
      await bank.forward(CHILD, TWINS, CNY, 1);
      await bank.forward(TWINS, CHOS, CNY, 0);
      expect(await core.owed(pool(0, 2), CHO, CNY)).to.equal(3n);
    });

    it("gives every forward another cause", async () => {
      const context = await loadFixture(earning);
      await context.bank.forward(CHILD, TWINS, CNY, 1);
      await as(context, BEN).confirmReceipt(await booked(context), BEN);
      await expect(context.bank.forward(CHILD, TWINS, CNY, 1))
        .to.emit(context.bank, "Forwarded")
        .withArgs(CHILD, TWINS, 2, CNY, 30, causeOf(CHILD, TWINS, CNY, 2));
    });

    it("refuses where the money is in another account, of the same holder too", async () => {
      const { bank, agreements } = await loadFixture(earning);
      await expect(bank.forward(CHILD, OTHERS, CNY, 1))
        .to.be.revertedWithCustomError(bank, "RailAccountsDiffer")
        .withArgs(1, 3, CNY);
      await agreements.appoint(2, CNY, ANN, id("another account"), false);
      await expect(bank.forward(CHILD, TWINS, CNY, 1))
        .to.be.revertedWithCustomError(bank, "RailAccountsDiffer")
        .withArgs(1, 2, CNY);
      await agreements.appoint(2, CNY, BEN, ACCOUNT, false);
      await expect(bank.forward(CHILD, TWINS, CNY, 1)).to.be.revertedWithCustomError(bank, "RailAccountsDiffer");
    });

    it("refuses what does not derive, and a version that is not today's", async () => {
      const { bank, core, property } = await loadFixture(earning);
      await expect(bank.forward(CHILD, CHOS, CNY, 1))
        .to.be.revertedWithCustomError(property, "RoutedPropertyUnknown")
        .withArgs(CHILD);
      await expect(bank.forward(CHILD, TWINS, CNY, 2))
        .to.be.revertedWithCustomError(core, "BenefitVersionUnknown")
        .withArgs(2, 2);
    });
  });

  describe("payment runs", () => {
    const item = (account: bigint | number, ...pools: bigint[]) => ({ account, pools });

    it("pay an inbox to who holds the money of its asset's agreement", async () => {
      const context = await loadFixture(earning);
      const { bank } = context;
      const instructed = as(context, ANN).instruct(1, CNY, [
        item(inbox(OTHERS), ROYALTIES),
        item(inbox(DANS), ROYALTIES),
      ]);
      await expect(instructed)
        .to.emit(bank, "RunInstructed")
        .withArgs(1, 1, CNY, ANN, [
          [inbox(OTHERS), BigInt(Payment.Instructed), 20n],
          [inbox(DANS), BigInt(Payment.Instructed), 10n],
        ]);
      await as(context, ANN).confirmPayments(1, [0, 1], STATEMENT);
      await expect(as(context, DAN).acknowledge(1, 0, ZeroHash)).to.be.revertedWithCustomError(
        context.members,
        "NotSigner",
      );
      await expect(as(context, BEN).acknowledge(1, 0, CAUSE))
        .to.emit(bank, "PaymentSettled")
        .withArgs(1, 0, Payment.Acknowledged, CAUSE);
      await as(context, DAN).acknowledge(1, 1, CAUSE);
    });

    it("do not pay an inbox whose money is in this account already", async () => {
      const context = await loadFixture(earning);
      await expect(as(context, ANN).instruct(1, CNY, [item(inbox(TWINS), ROYALTIES)]))
        .to.be.revertedWithCustomError(context.bank, "BankNotPayable")
        .withArgs(inbox(TWINS));
    });

    it("pay the holder itself into its other account, and let it retain what its own asset earned", async () => {
      const context = await loadFixture(earning);
      const { bank, agreements, property } = context;
      await agreements.appoint(2, CNY, ANN, id("another account"), false);
      await property.setAsset(DANS, 0, ANN, 0);
      await expect(as(context, ANN).instruct(1, CNY, [item(inbox(TWINS), ROYALTIES), item(inbox(DANS), ROYALTIES)]))
        .to.emit(bank, "RunInstructed")
        .withArgs(1, 1, CNY, ANN, [
          [inbox(TWINS), BigInt(Payment.Instructed), 30n],
          [inbox(DANS), BigInt(Payment.Retained), 10n],
        ]);
    });

    it("owe a rejected payment to the inbox again, and pay it from pool 0", async () => {
      const context = await loadFixture(earning);
      const { core } = context;
      const ann = as(context, ANN);
      await ann.instruct(1, CNY, [item(inbox(OTHERS), ROYALTIES)]);
      await ann.rejectPayments(1, [0], STATEMENT);
      expect(await core.owed(CREDITS, inbox(OTHERS), CNY)).to.equal(20n);
      await ann.instruct(1, CNY, [item(inbox(OTHERS), CREDITS)]);
      expect(await core.owed(CREDITS, inbox(OTHERS), CNY)).to.equal(0n);
    });

    it("ask for the invoice of the holder of the parent's agreement where an invoice comes first", async () => {
      const context = await loadFixture(earning);
      const { bank, agreements } = context;
      await agreements.appoint(1, CNY, ANN, ACCOUNT, true);
      const pay = () => as(context, ANN).instruct(1, CNY, [item(inbox(OTHERS), ROYALTIES)]);
      await expect(pay()).to.be.revertedWithCustomError(bank, "BankInvoiceMissing").withArgs(inbox(OTHERS), 20, 0);
      await expect(as(context, BEN).presentInvoice(1, CNY, inbox(OTHERS), 20, CAUSE))
        .to.emit(bank, "InvoicePresented")
        .withArgs(1, CNY, inbox(OTHERS), 20, 20, CAUSE);
      await pay();
    });

    it("refuse an inbox whose asset's agreement has no holder, and every other kind of account", async () => {
      const context = await loadFixture(earning);
      const { bank, property } = context;
      await property.setAsset(OTHERS, 4, 0, 0);
      await expect(as(context, ANN).instruct(1, CNY, [item(inbox(OTHERS), ROYALTIES)]))
        .to.be.revertedWithCustomError(bank, "BankNoHolder")
        .withArgs(4, CNY);
      const dispute = (2n << 56n) | 1n;
      await expect(as(context, ANN).instruct(1, CNY, [item(dispute, ROYALTIES)]))
        .to.be.revertedWithCustomError(bank, "BankNotPayable")
        .withArgs(dispute);
    });
  });

  describe("an order from outside on an inbox", () => {
    const ORDER = 5;

    it("takes its part first; the rest is passed on", async () => {
      const { bank, core } = await loadFixture(earning);
      await core.hold(ORDER, inbox(TWINS), CNY, 12, [ROYALTIES]);
      await expect(bank.forward(CHILD, TWINS, CNY, 1))
        .to.emit(bank, "Forwarded")
        .withArgs(CHILD, TWINS, 2, CNY, 18, causeOf(CHILD, TWINS, CNY, 1));
      expect(await core.withheldOf(ORDER, 1, CNY)).to.equal(12n);
    });

    it("that takes all is carried out by withhold; what it gives back is forwarded from pool 0", async () => {
      const { bank, core } = await loadFixture(earning);
      await core.hold(ORDER, inbox(TWINS), CNY, 1_000, [ROYALTIES]);
      await expect(bank.forward(CHILD, TWINS, CNY, 1)).to.be.revertedWithCustomError(bank, "RailNothingToForward");
      await bank.withhold(inbox(TWINS), CNY, [ROYALTIES]);
      expect(await core.withheldOf(ORDER, 1, CNY)).to.equal(30n);
      await core.redirect(ORDER, 1, CNY, inbox(TWINS), 25);
      await expect(bank.forward(CHILD, TWINS, CNY, 1))
        .to.emit(bank, "Forwarded")
        .withArgs(CHILD, TWINS, 2, CNY, 25, causeOf(CHILD, TWINS, CNY, 1));
    });
  });

  it("are for anybody to forward", async () => {
    const { bank } = await loadFixture(earning);
    const stranger = (await ethers.getSigners())[9]!;
    await expect(bank.connect(stranger).forward(CHILD, TWINS, CNY, 1)).to.emit(bank, "Forwarded");
  });
});
