import { expect } from "chai";
import hre, { network } from "hardhat";
import { ZeroHash, id } from "ethers";
import { ACCOUNT, ANN, BEN, CHO, DAN, agree, agreedRails, rewardOf } from "../helpers/rails.js";
import { DIRECT, LETTER, Scope } from "../helpers/members.js";
import { EVERYBODY, POOLS, Payment, STATEMENT, bankAs, earn, item } from "../helpers/bank.js";
import { CNY, CNY_NUMBER, EUR, NATIVE, accountWord, dispute, order, place, pool, q64 } from "../helpers/core.js";
import { poolTerms, rest, versionTerms } from "../helpers/core.js";
import { holderLine } from "../helpers/terms.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { loadFixture } = networkHelpers;

const MAX_ITEMS = 128;

async function rails() {
  return agreedRails(connection);
}
type Context = Awaited<ReturnType<typeof rails>>;

/** 80 in CNY: Ann is owed 10, Ben 30, Cho 32, her people 8. */
async function earned() {
  const context = await agreedRails(connection);
  await earn(context);
  return context;
}

/** The same in EUR, where an invoice comes first. */
async function invoiceFirst() {
  const context = await agreedRails(connection);
  await earn(context, 80n, EUR);
  return context;
}

/** A run that pays everybody. */
async function instructed() {
  const context = await earned();
  await bankAs(context, ANN).instruct(1, CNY, EVERYBODY);
  return { ...context, run: 1n };
}

const owed = async ({ core }: Context, account: number | bigint, currency = CNY) => {
  const amounts = await Promise.all(POOLS.map((from) => core.owed(from, account, currency)));
  return amounts.reduce((sum, amount) => sum + amount);
};

describe("BankSettlement: what goes out", () => {
  // presentInvoice
  // - nothing; an account that is not paid out; not a treasurer of the payee
  // - adds up, for each agreement, currency and account; a member hands in its reward pot's as well
  describe("presentInvoice", () => {
    it("adds up", async () => {
      const context = await loadFixture(rails);
      const { bank } = context;
      const cho = bankAs(context, CHO);
      await expect(cho.presentInvoice(1, EUR, CHO, 30, id("first")))
        .to.emit(bank, "InvoicePresented")
        .withArgs(1, EUR, CHO, 30, 30, id("first"));
      await expect(cho.presentInvoice(1, EUR, CHO, 3, id("second")))
        .to.emit(bank, "InvoicePresented")
        .withArgs(1, EUR, CHO, 3, 33, id("second"));
      await expect(cho.presentInvoice(1, EUR, rewardOf(CHO), 8, id("people's")))
        .to.emit(bank, "InvoicePresented")
        .withArgs(1, EUR, rewardOf(CHO), 8, 8, id("people's"));
      expect(await bank.invoicedOf(1, EUR, CHO)).to.equal(33n);
      expect(await bank.invoicedOf(1, EUR, rewardOf(CHO))).to.equal(8n);
      expect(await bank.invoicedOf(1, CNY, CHO)).to.equal(0n);
      expect(await bank.invoicedOf(2, EUR, CHO)).to.equal(0n);
    });

    it("refuses nothing, accounts that are not paid out, and strangers", async () => {
      const context = await loadFixture(rails);
      const { bank, members, signers } = context;
      const cho = bankAs(context, CHO);
      await expect(cho.presentInvoice(1, EUR, CHO, 0, ZeroHash))
        .to.be.revertedWithCustomError(bank, "BankAmountZero")
        .withArgs();
      for (const account of [dispute(CHO), order(CHO)]) {
        await expect(cho.presentInvoice(1, EUR, account, 1, ZeroHash))
          .to.be.revertedWithCustomError(bank, "BankNotPayable")
          .withArgs(account);
      }
      await expect(cho.presentInvoice(1, EUR, BEN, 1, ZeroHash))
        .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
        .withArgs(signers[CHO]!.address, CHO, BEN);
    });
  });

  // instruct
  // - no holder; none or too many items; an account that is not paid out; a pool of another agreement; nothing owed, or twice in a run
  // - not a treasurer of the holder; the holder's policy looks at the run as a whole
  // - the holder's own share and its people's are retained; everybody else's is instructed, reward pots as well
  // - where an invoice comes first it is used up, and must cover what is owed; not for the holder's own share
  describe("instruct", () => {
    it("pays all that is owed and retains the holder's own share", async () => {
      const context = await loadFixture(earned);
      const { bank, core } = context;
      const run = bankAs(context, ANN).instruct(1, CNY, EVERYBODY);
      const payments: [number | bigint, number, number][] = [
        [ANN, Payment.Retained, 10],
        [BEN, Payment.Instructed, 30],
        [CHO, Payment.Instructed, 32],
        [rewardOf(CHO), Payment.Instructed, 8],
      ];
      const lines = payments.map((line) => line.map(BigInt));
      await expect(run).to.emit(bank, "RunInstructed").withArgs(1, 1, CNY, ANN, lines);
      for (const [position, [account, status, amount]] of payments.entries()) {
        expect(await bank.paymentOf(1, position)).to.deep.equal([BigInt(status), BigInt(account), BigInt(amount)]);
        expect(await owed(context, account)).to.equal(0n);
      }
      await expect(run)
        .to.emit(core, "Taken")
        .withArgs(place(pool(2), BEN, CNY_NUMBER), 20, accountWord(q64(2n), 10n));
      expect(await bank.paymentOf(1, 4)).to.deep.equal([BigInt(Payment.None), 0n, 0n]);
      expect(await bank.paymentOf(2, 0)).to.deep.equal([BigInt(Payment.None), 0n, 0n]);
    });

    it("numbers runs and collects only from the pools named", async () => {
      const context = await loadFixture(earned);
      const ann = bankAs(context, ANN);
      await ann.instruct(1, CNY, [item(BEN, [pool(2)])]);
      await expect(ann.instruct(1, CNY, [item(BEN, [pool(1), pool(2)])]))
        .to.emit(context.bank, "RunInstructed")
        .withArgs(2, 1, CNY, ANN, [[BigInt(BEN), BigInt(Payment.Instructed), 10n]]);
    });

    it("refuses a currency without a holder", async () => {
      const context = await loadFixture(earned);
      for (const [agreement, currency] of [
        [1, NATIVE],
        [2, CNY],
      ] as const) {
        await expect(bankAs(context, ANN).instruct(agreement, currency, EVERYBODY))
          .to.be.revertedWithCustomError(context.bank, "BankNoHolder")
          .withArgs(agreement, currency);
      }
    });

    it("refuses items that cannot be paid", async () => {
      const context = await loadFixture(earned);
      const { bank } = context;
      const ann = bankAs(context, ANN);
      await expect(ann.instruct(1, CNY, []))
        .to.be.revertedWithCustomError(bank, "BankItemsOutOfRange")
        .withArgs(0, MAX_ITEMS);
      for (const account of [dispute(BEN), order(BEN)]) {
        await expect(ann.instruct(1, CNY, [item(account)]))
          .to.be.revertedWithCustomError(bank, "BankNotPayable")
          .withArgs(account);
      }
      await agree(context, connection, [holderLine(CNY, ANN, ACCOUNT)], { agreement: 2 });
      await expect(ann.instruct(1, CNY, [item(BEN, [pool(1), pool(1, 2)])]))
        .to.be.revertedWithCustomError(bank, "BankPoolElsewhere")
        .withArgs(pool(1, 2), 1);
      for (const items of [[item(DAN)], [item(BEN, [])], [item(BEN, [pool(0)])]]) {
        await expect(ann.instruct(1, CNY, items))
          .to.be.revertedWithCustomError(bank, "BankNothingOwed")
          .withArgs(items[0]!.account);
      }
      await expect(ann.instruct(1, CNY, [item(BEN), item(CHO), item(BEN)]))
        .to.be.revertedWithCustomError(bank, "BankNothingOwed")
        .withArgs(BEN);
    });

    it("is for the holder's treasurers, and its policy looks at the run as a whole", async () => {
      const context = await loadFixture(earned);
      const { bank, members, signers, clerk } = context;
      await expect(bankAs(context, BEN).instruct(1, CNY, EVERYBODY))
        .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
        .withArgs(signers[BEN]!.address, BEN, ANN);
      await expect(bank.connect(clerk).instruct(1, CNY, EVERYBODY))
        .to.be.revertedWithCustomError(members, "MemberSignerLacksScope")
        .withArgs(clerk.address, Scope.RECORD, Scope.TREASURY);
      const policy = { base: 1, second: 2, third: 0, secondFrom: 33n, thirdFrom: 0n };
      await members.connect(signers[ANN]!).setPolicy(ANN, Scope.TREASURY, policy, LETTER, DIRECT);
      await expect(bankAs(context, ANN).instruct(1, CNY, [item(BEN), item(rewardOf(CHO))]))
        .to.be.revertedWithCustomError(members, "MemberSignaturesTooFew")
        .withArgs(ANN, 1, 2);
      for (const one of EVERYBODY) await bankAs(context, ANN).instruct(1, CNY, [one]); // each is below 33
    });

    it("wants an invoice first where the terms say so", async () => {
      const context = await loadFixture(invoiceFirst);
      const { bank } = context;
      const ann = bankAs(context, ANN);
      const expectMissing = (items: ReturnType<typeof item>[], account: number, due: number, invoiced: number) =>
        expect(ann.instruct(1, EUR, items))
          .to.be.revertedWithCustomError(bank, "BankInvoiceMissing")
          .withArgs(account, due, invoiced);
      await expectMissing(EVERYBODY, BEN, 30, 0);
      await bankAs(context, BEN).presentInvoice(1, EUR, BEN, 29, id("short"));
      await expectMissing([item(BEN)], BEN, 30, 29);
      await bankAs(context, BEN).presentInvoice(1, EUR, BEN, 6, id("more than enough"));
      await ann.instruct(1, EUR, [item(ANN), item(BEN)]);
      expect(await bank.invoicedOf(1, EUR, BEN)).to.equal(5n);
      expect((await bank.paymentOf(1, 0)).status).to.equal(Payment.Retained);
      expect((await bank.paymentOf(1, 1)).status).to.equal(Payment.Instructed);
    });

    it("retains the holder's share for its people as well", async () => {
      const context = await loadFixture(rails);
      const { core, bank } = context;
      const terms = await agree(context, connection, [holderLine(CNY, CHO, ACCOUNT)], { agreement: 2 });
      const cho = bankAs(context, CHO);
      const receipt = { gross: 80, tax: 0, directCosts: 0, valueDate: 1, bankReference: ZeroHash, payer: ZeroHash };
      const days = { first: terms.legal.effective, last: terms.legal.effective };
      const facts = { ...receipt, ...days, invoice: ZeroHash, contractNo: ZeroHash, conversion: ZeroHash };
      const key = await cho.bookReceipt.staticCall(2, CNY, 1, facts);
      await cho.bookReceipt(2, CNY, 1, facts);
      await bankAs(context, BEN).confirmReceipt(key, BEN);
      const pools = [pool(1, 2), pool(2, 2)];
      await expect(cho.instruct(2, CNY, [item(rewardOf(CHO), pools)]))
        .to.emit(bank, "RunInstructed")
        .withArgs(1, 2, CNY, CHO, [[BigInt(rewardOf(CHO)), BigInt(Payment.Retained), 8n]]);
      expect(await core.owed(pool(1, 2), rewardOf(CHO), CNY)).to.equal(0n);
    });
  });

  // The limit of a run, with as many payees: agreements that anybody may write stand in for AgreementRegistry.
  describe("instruct, at its limit", () => {
    async function many() {
      const [, holder, other] = await ethers.getSigners();
      const members = await ethers.deployContract("RailMembers");
      await members.setSigner(holder!, 1000);
      await members.setSigner(other!, 1001);
      const set = await ethers.deployContract("ModuleSet", [members]);
      const names = ["BenefitLedger", "BankSettlement", "OpenRail", "OpenAgreements"];
      for (const [module, name] of names.entries()) {
        await set.deploy(module, (await ethers.getContractFactory(name)).bytecode);
      }
      const bank = await ethers.getContractAt("BankSettlement", await set.addressOf(1), holder!);
      const agreements = await ethers.getContractAt("OpenAgreements", await set.addressOf(3));
      await agreements.set(1, 0, 0, 0);
      await agreements.seat(1, 1001, 0, 0);
      await agreements.appoint(1, CNY, 1000, ACCOUNT, false);
      await agreements.prepare(1, [CNY], ethers.ZeroAddress, [poolTerms(1)]);
      for (let n = 1; n <= MAX_ITEMS + 1; ++n) await agreements.setUnits(pool(1), n, 1);
      await agreements.open(1, 1, versionTerms({ tiers: [rest(1)] }));
      const facts = { gross: MAX_ITEMS + 1, tax: 0, directCosts: 0, valueDate: 20_000, first: 20_000, last: 20_000 };
      const digests = { payer: ZeroHash, invoice: ZeroHash, contractNo: ZeroHash, conversion: ZeroHash };
      const receipt = { ...facts, ...digests, bankReference: ZeroHash };
      const key = await bank.bookReceipt.staticCall(1, CNY, 1, receipt);
      await bank.bookReceipt(1, CNY, 1, receipt);
      await bank.connect(other!).confirmReceipt(key, 1001);
      return { bank };
    }

    it("pays 128 in one run, in a third of a block, and refuses 129", async () => {
      const { bank } = await loadFixture(many);
      const items = Array.from({ length: MAX_ITEMS + 1 }, (_, i) => item(i + 1, [pool(1)]));
      await expect(bank.instruct(1, CNY, items))
        .to.be.revertedWithCustomError(bank, "BankItemsOutOfRange")
        .withArgs(MAX_ITEMS + 1, MAX_ITEMS);
      const run = await bank.instruct(1, CNY, items.slice(1));
      expect(await bank.paymentOf(1, MAX_ITEMS - 1)).to.deep.equal([BigInt(Payment.Instructed), 129n, 1n]);
      if (!hre.globalOptions.coverage) expect((await run.wait())!.gasUsed).to.be.lessThan(10_000_000n);
      const positions = Array.from({ length: MAX_ITEMS }, (_, i) => i);
      await bank.confirmPayments(1, positions, STATEMENT);
      expect((await bank.paymentOf(1, MAX_ITEMS - 1)).status).to.equal(Payment.Confirmed);
    });
  });

  // confirmPayments, rejectPayments
  // - not a treasurer of the run's holder; unknown run or position; retained, confirmed or rejected before
  // - rejected: owed again as a direct credit in pool 0, once
  describe("statements", () => {
    it("confirm payments", async () => {
      const context = await loadFixture(instructed);
      const { bank } = context;
      const confirming = bankAs(context, ANN).confirmPayments(1, [1, 3], STATEMENT);
      for (const position of [1, 3]) {
        await expect(confirming).to.emit(bank, "PaymentSettled").withArgs(1, position, Payment.Confirmed, STATEMENT);
      }
      expect(await bank.paymentOf(1, 1)).to.deep.equal([BigInt(Payment.Confirmed), BigInt(BEN), 30n]);
      expect((await bank.paymentOf(1, 2)).status).to.equal(Payment.Instructed);
      expect(await owed(context, BEN)).to.equal(0n);
    });

    it("reject payments: what they paid is owed again, and the next run pays it once", async () => {
      const context = await loadFixture(instructed);
      const { bank, core } = context;
      const ann = bankAs(context, ANN);
      const rejecting = ann.rejectPayments(1, [1, 3], STATEMENT);
      for (const [position, account, amount] of [
        [1, BEN, 30n],
        [3, rewardOf(CHO), 8n],
      ] as const) {
        await expect(rejecting).to.emit(bank, "PaymentSettled").withArgs(1, position, Payment.Rejected, STATEMENT);
        await expect(rejecting)
          .to.emit(core, "CreditChanged")
          .withArgs(1, account, CNY_NUMBER, accountWord(q64(amount), 0n));
        expect(await core.owed(pool(0), account, CNY)).to.equal(amount);
        expect(await bank.invoicedOf(1, CNY, account)).to.equal(0n); // nobody asked for an invoice
        expect(await bank.paymentOf(1, position)).to.deep.equal([BigInt(Payment.Rejected), BigInt(account), amount]);
      }
      await expect(ann.rejectPayments(1, [1], STATEMENT))
        .to.be.revertedWithCustomError(bank, "BankPaymentStatus")
        .withArgs(1, 1, Payment.Rejected);
      await earn(context);
      await ann.instruct(1, CNY, [item(BEN)]);
      expect(await bank.paymentOf(2, 0)).to.deep.equal([BigInt(Payment.Instructed), BigInt(BEN), 60n]);
      await expect(ann.instruct(1, CNY, [item(BEN)]))
        .to.be.revertedWithCustomError(bank, "BankNothingOwed")
        .withArgs(BEN);
    });

    it("add rejected amounts up", async () => {
      const context = await loadFixture(instructed);
      const ann = bankAs(context, ANN);
      await ann.rejectPayments(1, [1], STATEMENT);
      await earn(context);
      await ann.instruct(1, CNY, [item(BEN, [pool(1), pool(2)])]);
      await ann.rejectPayments(2, [0], STATEMENT);
      expect(await context.core.owed(pool(0), BEN, CNY)).to.equal(60n);
    });

    it("are for the run's holder, about payments that wait for them", async () => {
      const context = await loadFixture(instructed);
      const { bank, members, signers, stranger } = context;
      const ann = bankAs(context, ANN);
      await ann.confirmPayments(1, [2], STATEMENT);
      for (const act of ["confirmPayments", "rejectPayments"] as const) {
        await expect(bankAs(context, BEN)[act](1, [1], STATEMENT))
          .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
          .withArgs(signers[BEN]!.address, BEN, ANN);
        await expect(ann[act](2, [0], STATEMENT))
          .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
          .withArgs(signers[ANN]!.address, ANN, 0);
        await expect(bank.connect(stranger)[act](2, [], STATEMENT))
          .to.be.revertedWithCustomError(members, "MemberSignerStateWrong")
          .withArgs(stranger.address, 0);
        for (const [position, status] of [
          [0, Payment.Retained],
          [2, Payment.Confirmed],
          [4, Payment.None],
        ] as const) {
          await expect(ann[act](1, [1, position], STATEMENT))
            .to.be.revertedWithCustomError(bank, "BankPaymentStatus")
            .withArgs(1, position, status);
        }
      }
    });
  });

  // acknowledge
  // - a payment that is not confirmed, unknown, acknowledged before; not a treasurer of the payee
  describe("acknowledge", () => {
    it("is the payee's word that it was paid", async () => {
      const context = await loadFixture(instructed);
      const { bank, members, signers, stranger } = context;
      const cho = bankAs(context, CHO);
      await expect(cho.acknowledge(1, 3, ZeroHash))
        .to.be.revertedWithCustomError(bank, "BankPaymentStatus")
        .withArgs(1, 3, Payment.Instructed);
      await bankAs(context, ANN).confirmPayments(1, [3], STATEMENT);
      await expect(bankAs(context, BEN).acknowledge(1, 3, ZeroHash))
        .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
        .withArgs(signers[BEN]!.address, BEN, CHO);
      await expect(cho.acknowledge(1, 3, id("letter")))
        .to.emit(bank, "PaymentSettled")
        .withArgs(1, 3, Payment.Acknowledged, id("letter"));
      expect(await bank.paymentOf(1, 3)).to.deep.equal([BigInt(Payment.Acknowledged), rewardOf(CHO), 8n]);
      await expect(cho.acknowledge(1, 3, ZeroHash))
        .to.be.revertedWithCustomError(bank, "BankPaymentStatus")
        .withArgs(1, 3, Payment.Acknowledged);
      await expect(bank.connect(stranger).acknowledge(1, 4, ZeroHash))
        .to.be.revertedWithCustomError(members, "MemberSignerStateWrong")
        .withArgs(stranger.address, 0);
    });

    it("is asked of the payee's policy for exactly what was paid", async () => {
      const context = await loadFixture(instructed);
      const { bank, members, signers } = context;
      await bankAs(context, ANN).confirmPayments(1, [3], STATEMENT);
      const policy = { base: 1, second: 2, third: 0, secondFrom: 8n, thirdFrom: 0n };
      const setPolicy = (secondFrom: bigint) =>
        members.connect(signers[CHO]!).setPolicy(CHO, Scope.TREASURY, { ...policy, secondFrom }, LETTER, DIRECT);
      await setPolicy(8n);
      await expect(bankAs(context, CHO).acknowledge(1, 3, ZeroHash))
        .to.be.revertedWithCustomError(members, "MemberSignaturesTooFew")
        .withArgs(CHO, 1, 2);
      await setPolicy(9n);
      await expect(bankAs(context, CHO).acknowledge(1, 3, ZeroHash)).to.emit(bank, "PaymentSettled");
    });
  });
});
