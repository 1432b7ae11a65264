import { expect } from "chai";
import { network } from "hardhat";
import { ZeroHash, id } from "ethers";
import { check } from "../../src/audit/check.js";
import type { Event, RawLog, Told } from "../../src/audit/events.js";
import { DAY, NOW, REASON, as } from "../helpers/agreement.js";
import { EVERYBODY, POOLS, STATEMENT, bankAs, earn, item } from "../helpers/bank.js";
import { type Life, altered, dropped, placesOf } from "../helpers/checkedLife.js";
import { CNY, EUR, NATIVE } from "../helpers/core.js";
import { livedOn } from "../helpers/livedOn.js";
import { DIRECT } from "../helpers/members.js";
import { ACCOUNT, ANN, BEN, CHO, DAN, agree, deployRails, succeed, tokenLine } from "../helpers/rails.js";
import { holderLine } from "../helpers/terms.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { loadFixture, time } = networkHelpers;
const NEW = "0x000000000000000000000000000000000000be45";

/** Agreement 1 of Ann, Ben and Cho takes CNY, EUR (invoice first), the native coin and a token. */
async function agreed() {
  const context = await deployRails(connection);
  const token = await ethers.deployContract("MockToken");
  const invoiced = { ...holderLine(EUR, ANN, ACCOUNT), invoiceFirst: true };
  const holders = [holderLine(CNY, ANN, ACCOUNT), invoiced, tokenLine(NATIVE), tokenLine(await token.getAddress())];
  const terms = await agree(context, connection, holders);
  return { ...context, token, day: terms.legal.effective };
}
type Context = Awaited<ReturnType<typeof agreed>>;

/** What the check reports of a history. */
const findingsIn = (logs: RawLog[], { contracts }: Life) =>
  check(logs, contracts).findings.map(
    ({ check: by, text, expected, found }) => `${by}: ${text.en} ${expected} / ${found}`,
  );
const reporting = (logs: RawLog[], { contracts }: Life) => check(logs, contracts).findings.map((one) => one.check);

/** The events of a name that the check reads in a history. */
const told = <Name extends Told["name"]>({ logs, contracts }: Life, name: Name): Event<Name>[] =>
  check(logs, contracts).history.filter((event): event is Event<Name> => event.name === name);

/** Sends some of a token to be shared, and claims Ben's part of it. */
async function payAndClaim({ treasury, token, relayer }: Context) {
  const currency = await token.getAddress();
  await token.connect(relayer).approve(treasury, 80);
  await treasury.connect(relayer).pay(1, 1, currency, 80, REASON);
  await treasury.claim(BEN, currency, POOLS);
}

describe("The check of the rails", () => {
  describe("an order that withholds without a payment", () => {
    async function withheld() {
      const context = await agreed();
      const { hold, officer, officer2, bank, treasury } = context;
      await earn(context);
      await treasury.pay(1, 1, NATIVE, 80, REASON, { value: 80 });
      for (const [number, currency] of [CNY, NATIVE].entries()) {
        const data = { authority: REASON, document: REASON, account: BEN, currency, amount: 100, pools: POOLS };
        await hold.connect(officer).propose(data);
        await hold.connect(officer2).confirm(number + 1, data);
      }
      await bank.withhold(BEN, CNY, POOLS);
      await treasury.withhold(BEN, NATIVE, POOLS);
      for (let i = 0; i < 3; ++i) await treasury.pay(1, 1, NATIVE, 80, REASON, { value: 80 });
      await earn(context, 240n);
      await treasury.withhold(BEN, NATIVE, POOLS); // the order has all it wants: 20 go back to Ben
      await bank.withhold(BEN, CNY, POOLS);
      await bankAs(context, ANN).instruct(1, CNY, EVERYBODY);
      await treasury.claim(BEN, NATIVE, POOLS);
      return livedOn(ethers.provider, context);
    }

    it("is sound: what it leaves is owed again and paid once", async () => {
      const life = await loadFixture(withheld);
      expect(findingsIn(life.logs, life)).to.deep.equal([]);
      const paid = told(life, "RunInstructed")[0]!.args.payments.find(({ account }) => account === BigInt(BEN));
      expect(paid?.amount).to.equal(20n);
    });

    it("is found out when what it leaves is not given back", async () => {
      const life = await loadFixture(withheld);
      const credits = placesOf(life, "CreditChanged");
      expect(credits).to.have.length(10);
      for (const place of credits) expect(reporting(dropped(life.logs, place), life)).to.not.have.length(0);
    });
  });

  describe("a payment that the bank sends back", () => {
    async function rejected() {
      const context = await agreed();
      await earn(context, 80n, EUR);
      const ann = bankAs(context, ANN);
      const ben = bankAs(context, BEN);
      await ben.presentInvoice(1, EUR, BEN, 30, id("invoice"));
      await ann.instruct(1, EUR, [item(ANN), item(BEN)]);
      await ann.rejectPayments(1, [1], STATEMENT);
      await ann.instruct(1, EUR, [item(BEN)]);
      await ann.confirmPayments(2, [0], STATEMENT);
      await ben.acknowledge(2, 0, STATEMENT);
      return livedOn(ethers.provider, context);
    }

    it("opens its invoice again, and is paid once", async () => {
      const life = await loadFixture(rejected);
      expect(findingsIn(life.logs, life)).to.deep.equal([]);
    });

    it("is found out when it is paid a second time without having been sent back, or the invoice is missing", async () => {
      const life = await loadFixture(rejected);
      const sentBack = placesOf(life, "PaymentSettled")[0]!;
      expect(reporting(dropped(life.logs, sentBack), life)).to.include.members(["payments", "credits"]);
      const invoice = placesOf(life, "InvoicePresented")[0]!;
      expect(reporting(dropped(life.logs, invoice), life)).to.include("payments");
    });
  });

  describe("where the treasury pays", () => {
    async function claimed() {
      const context = await agreed();
      const { members, signers, treasury } = context;
      await payAndClaim(context);
      await treasury.learnPayout(BEN);
      await members.connect(signers[BEN]!).changePayout(BEN, NEW, ZeroHash, DIRECT);
      await payAndClaim(context);
      await time.increase(3 * DAY);
      await payAndClaim(context);
      await succeed(context, connection, BEN, DAN);
      await treasury.learnPayout(BEN);
      await payAndClaim(context);
      return livedOn(ethers.provider, context);
    }

    it("is what the member or its successor registered", async () => {
      const life = await loadFixture(claimed);
      expect(findingsIn(life.logs, life)).to.deep.equal([]);
      expect(told(life, "PayoutLearnt")).to.have.length(2);
    });

    it("is found out when it is another address, or one registered later", async () => {
      const life = await loadFixture(claimed);
      const { treasury } = life.contracts;
      const out = told(life, "Transfer").filter(({ args }) => args.from === treasury);
      const places = placesOf(life, "Transfer").filter((i) =>
        out.some(({ block, logIndex }) => life.logs[i]!.blockNumber === block && life.logs[i]!.logIndex === logIndex),
      );
      expect(places).to.have.length(4);
      const early = altered(life, places[0]!, { to: NEW });
      expect(reporting(early, life)).to.deep.equal(["treasury", "treasury"]);
      for (const place of places) {
        expect(reporting(altered(life, place, { to: life.contracts.hold }), life)).to.include("treasury");
      }
      const learnt = placesOf(life, "PayoutLearnt")[0]!;
      expect(reporting(altered(life, learnt, { payout: NEW }), life)).to.deep.equal(["treasury"]);
    });
  });

  describe("a party's seat", () => {
    async function left() {
      const context = await agreed();
      await earn(context);
      await as(context, CHO).leaveAgreement(1, CHO, REASON, NOW);
      await as(context, BEN).leaveAgreement(1, BEN, REASON, NOW); // one party is left: the agreement ends
      await earn(context);
      return livedOn(ethers.provider, context);
    }

    it("is remembered until it leaves, and again when the agreement has ended", async () => {
      const life = await loadFixture(left);
      expect(findingsIn(life.logs, life)).to.deep.equal([]);
      expect(told(life, "PartySeated").map(({ args }) => [args.member, args.place])).to.deep.equal([
        [BigInt(BEN), 1n],
        [BigInt(BEN), 1n],
      ]);
    });

    it("is found out when a party that has left confirms without one, or while the agreement goes on", async () => {
      const life = await loadFixture(left);
      const again = placesOf(life, "PartySeated")[1]!;
      expect(reporting(dropped(life.logs, again), life)).to.deep.equal(["seats"]);
      const end = placesOf(life, "AgreementEnded")[0]!;
      expect(reporting(dropped(life.logs, end), life)).to.deep.equal(["seats"]);
    });
  });
});
