import { expect } from "chai";
import { network } from "hardhat";
import { ZeroAddress, id } from "ethers";
import { check } from "../../src/audit/check.js";
import { type Event, type Told } from "../../src/audit/events.js";
import { dateIn } from "../../src/papers/clock.js";
import type { Asking, Deadline } from "../../src/papers/due/deadline.js";
import { deadlinesOf } from "../../src/papers/due/due.js";
import { dueCalendar, dueText } from "../../src/papers/due/write.js";
import { DAY, NOW, REASON, as, propose, sign, signAll, termsOf } from "../helpers/agreement.js";
import { STATEMENT, bankAs, earn, item } from "../helpers/bank.js";
import { lifeOf, parse } from "../helpers/checkedLife.js";
import { CNY, EUR } from "../helpers/core.js";
import { DIRECT, EVIDENCE, LETTER, Scope, consent, domainOf, grant } from "../helpers/members.js";
import { materialBy } from "../helpers/papers.js";
import { ANN, BEN, CHO, type Rails, agree, agreedRails, deployRails } from "../helpers/rails.js";
import { Source, holderLine, nextTerms, party, poolLine } from "../helpers/terms.js";
import { roles } from "../../ignition/modules/roles.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { loadFixture, time } = networkHelpers;

/** An example's life up to just before the first event of a name, asked by a member; and that event. */
async function before<Name extends Told["name"]>(life: "simar" | "campus-lab", name: Name, zone = "UTC") {
  const { logs, contracts, names, timeOf } = await lifeOf(life);
  const place = logs.findIndex((log) => parse(log, contracts)?.name === name);
  const result = check(logs.slice(0, place), contracts);
  const event = check(logs, contracts).history.find((one): one is Event<Name> => one.name === name)!;
  const now = timeOf(result.history.at(-1)!.block);
  const asking = (member: bigint): Asking => ({ result, member, names, clock: { timeOf, zone }, now });
  return { asking, event, timeOf, books: result.books };
}

/** What a test did on the rails, asked by a member. */
async function askedBy(context: Rails): Promise<(member: number) => Deadline[]> {
  const material = await materialBy(context, ethers.provider);
  const now = await time.latest();
  return (member) => deadlinesOf({ ...material, member: BigInt(member), now });
}

const ids = (deadlines: Deadline[], word: string) => deadlines.filter((one) => one.id.startsWith(`${word} `));
const secondOf = ({ date, time: clock }: Deadline) => Date.parse(`${date}T${clock}:00Z`) / 1000;
const minuteOf = (second: bigint | number) => Math.floor(Number(second) / 60) * 60;

describe("What is due", () => {
  describe("agreements", () => {
    it("a draft waits for the signature of each of its parties, and of nobody else", async () => {
      const { asking, event, books } = await before("simar", "DraftSigned");
      const parties = books.drafts.get(event.args.draft)!.terms.parties.map(({ member }) => member);
      expect(parties.length).to.equal(7);
      for (let member = 1n; member <= 8n; member++) {
        const found = ids(deadlinesOf(asking(member)), "sign");
        expect(found.map((one) => one.date)).to.deep.equal(parties.includes(member) ? [undefined] : []);
      }
    });

    it("signed by all, it can be in force when the cooling-off days and the effective date have come", async () => {
      const { asking, event, timeOf } = await before("simar", "AgreementActivated");
      const [found, ...others] = ids(deadlinesOf(asking(1n)), "activate");
      expect(others).to.deep.equal([]);
      const happened = timeOf(event.block); // the example waits for the very moment
      expect(happened - secondOf(found!)).to.be.within(0, 120);
      expect(found!.text.en).to.match(/^Version 1 of agreement 1 \(0x[0-9a-f]{8}\) can be brought into force/);
    });

    it("after formal notice the days of version 1 run against who is silent", async () => {
      const context = await loadFixture(rails);
      const next = nextTerms(context.terms);
      const draft = await propose(context, next);
      await sign(context, next, 0);
      await as(context, ANN).giveNotice(draft, ANN, id("notice"), NOW);
      const noticed = await time.latest();
      const [found] = ids((await askedBy(context))(BEN), "sign");
      expect(secondOf(found!)).to.equal(minuteOf(noticed + 30 * DAY));
      expect(found!.text.en).to.include("silence counts as consent");
      expect(ids((await askedBy(context))(ANN), "sign")).to.deep.equal([]);
    });

    it("conditions precedent come before; a signature withdrawn ends a draft", async () => {
      const context = await loadFixture(rails);
      const terms = await termsOf(context, networkHelpers, {
        ...context.terms,
        agreement: 2,
        legal: { conditions: id("permit") },
      });
      const draft = await propose(context, terms);
      await signAll(context, terms);
      expect((await askedBy(context))(BEN).map((one) => one.id)).to.include(`conditions ${draft}`);
      for (const member of [ANN, BEN]) await as(context, member).confirmConditions(draft, member, id("proof"), NOW);
      expect(ids((await askedBy(context))(BEN), "activate")).to.have.length(1);
      await as(context, BEN).withdraw(draft, BEN, NOW);
      const left = (await askedBy(context))(BEN).map((one) => one.id);
      expect(left.filter((one) => one.includes(draft))).to.deep.equal([]);
    });

    it("the last day of the term is a date, in whatever zone one asks; a past one is not told", async () => {
      for (const zone of ["Pacific/Honolulu", "Asia/Shanghai"]) {
        const { asking, books } = await before("campus-lab", "RunInstructed", zone);
        const [found] = ids(deadlinesOf(asking(2n)), "term");
        expect(found).to.deep.include({ id: "term 1", date: "2031-02-28" });
        expect(found).not.to.have.property("time");
        const { expires } = books.agreements.get(1n)!.draft!.terms.legal;
        const later = (second: number) => ids(deadlinesOf({ ...asking(2n), now: second }), "term").length;
        expect([later(Number(expires) * DAY + DAY - 1), later(Number(expires) * DAY + DAY)]).to.deep.equal([1, 0]);
      }
    });

    it("money that waits for a pool without units has the date of the terms", async () => {
      const context = await deployRails(connection);
      const day = Math.floor((await time.latest()) / DAY) + 40;
      const pools = [
        poolLine(1, Source.Agreed, { total: -1n }),
        poolLine(2, Source.Contributions, { holdUntil: day, fallTo: 1 }),
      ];
      const parties = [party(ANN, [10n]), party(BEN, [10n]), party(CHO, [20n])];
      const terms = await agree(context, connection, [holderLine(CNY, ANN)], { pools, parties });
      expect(ids((await askedBy(context))(BEN), "hold")).to.deep.equal([]);
      await earn({ ...context, day: terms.legal.effective }, 80n);
      const [found] = ids((await askedBy(context))(BEN), "hold");
      expect(found!.date).to.equal(new Date(day * DAY * 1000).toISOString().slice(0, 10));
      expect(found!.text.en).to.include("waits for pool 2; from this day on").and.to.include("or else to pool 1");
    });
  });

  describe("contributions", () => {
    it("wait for the attestation of every other party", async () => {
      const { asking, event, books } = await before("simar", "ContributionAttested");
      const { contribution } = event.args;
      const { member: contributor } = books.contributions.get(contribution)!;
      for (let member = 1n; member <= 7n; member++) {
        const told = ids(deadlinesOf(asking(member)), "attest").some((one) => one.id === `attest ${contribution}`);
        expect(told).to.equal(member !== contributor);
      }
    });

    it("can be made final when their window is over; others can challenge until then", async () => {
      const { asking, event, books } = await before("simar", "ContributionFinalised");
      const { contribution } = event.args;
      const { history } = asking(1n).result;
      const told = history.filter((one): one is Event<"ContributionAttested"> => one.name === "ContributionAttested");
      const { windowEnds } = told.find(({ args }) => args.contribution === contribution)!.args;
      const { member: contributor } = books.contributions.get(contribution)!;
      const [own] = ids(deadlinesOf(asking(contributor)), "finalise");
      expect([own!.id, secondOf(own!)]).to.deep.equal([`finalise ${contribution}`, Number(windowEnds)]);
      const other = contributor === 1n ? 2n : 1n;
      const asked = (now: number) => ids(deadlinesOf({ ...asking(other), now }), "challenge").map((one) => one.id);
      expect(asked(Number(windowEnds) - 1)).to.include(`challenge ${contribution}`);
      expect(asked(Number(windowEnds))).to.not.include(`challenge ${contribution}`);
      expect(ids(deadlinesOf(asking(other)), "finalise").map((one) => one.id)).to.not.include(own!.id);
    });

    it("challenged, wait for the panel, and lapse after its days", async () => {
      const { asking, event } = await before("simar", "ContributionRuled");
      const { history } = asking(1n).result;
      const { lapses } = history.find(
        (one): one is Event<"ContributionChallenged"> => one.name === "ContributionChallenged",
      )!.args;
      const [rule] = ids(deadlinesOf(asking(event.args.panel)), "rule");
      expect(secondOf(rule!)).to.equal(Number(lapses));
      const other = event.args.panel === 1n ? 2n : 1n;
      expect(ids(deadlinesOf(asking(other)), "lapse").map(secondOf)).to.deep.equal([Number(lapses)]);
      expect(ids(deadlinesOf(asking(other)), "rule")).to.deep.equal([]);
    });

    it("without attestations the window opens when they are recorded", async () => {
      const context = await deployRails(connection);
      const rate = { kind: 1, price: 100n, unitsRate: 1_000_000, costRate: 0, pool: 1, costPool: 0 };
      await agree(context, connection, [holderLine(CNY, ANN)], {
        amountCurrency: CNY,
        pools: [poolLine(1, Source.Contributions), poolLine(2, Source.Agreed, { total: -1n })],
        parties: [party(ANN, [10n]), party(BEN, [10n]), party(CHO, [20n])],
        rates: [rate],
        rules: { panel: 0, attestations: 0, challengeDays: 5 } as never,
      });
      const day = Math.floor((await time.latest()) / DAY);
      const work = {
        kind: 1,
        quantity: 1000n,
        first: day,
        last: day,
        evidence: EVIDENCE,
        algorithm: 1,
        size: 1n,
        previous: REASON,
      };
      await context.contributions.connect(context.signers[BEN]!).record(1, BEN, work, DIRECT);
      const { windowEnds } = await context.contributions.contributionOf(1);
      const asked = await askedBy(context);
      expect(ids(asked(BEN), "finalise").map(secondOf)).to.deep.equal([Number(windowEnds)]);
      expect(ids(asked(ANN), "challenge").map(secondOf)).to.deep.equal([Number(windowEnds)]);
    });
  });

  describe("money", () => {
    it("a receipt and its reversal wait for other eyes than the holder's", async () => {
      for (const [name, word] of [
        ["ReceiptConfirmed", "confirm"],
        ["ReversalConfirmed", "reversal"],
      ] as const) {
        const { asking, event, books } = await before("simar", name);
        const { holder } = books.receipts.get(event.args.key)!;
        const told = (member: bigint) => ids(deadlinesOf(asking(member)), word).map((one) => one.id);
        expect(told(holder)).to.deep.equal([]);
        expect(told(event.args.member)).to.deep.equal([`${word} ${event.args.key}`]);
      }
    });

    it("an invoice comes first; then the statement is the holder's to enter, the acknowledgement the payee's to give", async () => {
      const context = await loadFixture(rails);
      await earn(context, 80n, EUR);
      const told = async (member: number) => {
        const all = (await askedBy(context))(member).filter(({ date }) => date === undefined);
        return all.map((one) => `${one.id}: ${one.text.en}`);
      };
      const reward = (1n << 56n) | BigInt(CHO);
      expect(await told(ANN)).to.deep.equal([]);
      expect(await told(CHO)).to.deep.equal([
        `invoice 1:978:${CHO}: Present an invoice for EUR 0.32 (agreement 1); it comes before the payment.`,
        `invoice 1:978:${reward}: Present an invoice for EUR 0.08 for the reward pot (agreement 1); it comes before the payment.`,
      ]);
      const ben = bankAs(context, BEN);
      await ben.presentInvoice(1, EUR, BEN, 20, id("invoice"));
      expect(await told(BEN)).to.have.length(1);
      expect((await told(BEN))[0]).to.include("EUR 0.10");
      await ben.presentInvoice(1, EUR, BEN, 10, id("second invoice"));
      expect(await told(BEN)).to.deep.equal([]);
      const ann = bankAs(context, ANN);
      await ann.instruct(1, EUR, [item(ANN), item(BEN)]);
      expect(await told(ANN)).to.deep.equal([
        "statement 1: Enter what the bank's statement says of payment run 1: 1 waiting.",
      ]);
      await ann.rejectPayments(1, [1], STATEMENT);
      expect([await told(ANN), await told(BEN)]).to.deep.equal([[], []]); // the invoice is open again
      await ann.instruct(1, EUR, [item(BEN)]);
      await ann.confirmPayments(2, [0], STATEMENT);
      expect(await told(BEN)).to.deep.equal([
        "acknowledge 2/0: Acknowledge the payment of EUR 0.30 (run 2, position 0), if it has arrived.",
      ]);
      await ben.acknowledge(2, 0, STATEMENT);
      expect(await told(BEN)).to.deep.equal([]);
      await earn(context, 80n, EUR);
      expect((await told(BEN))[0]).to.include("EUR 0.30"); // what was invoiced is used up
    });
  });

  describe("membership", () => {
    it("keys that begin and end, a change of account, a recovery and a succession, until they are over", async () => {
      const context = await loadFixture(rails);
      const { members, signers, admission, manager } = context;
      const ben = members.connect(signers[BEN]!);
      const clerk = signers[8]!;
      const until = BigInt(await time.latest()) + 90n * BigInt(DAY);
      const domain = await domainOf(members);
      const registration = id("number of Ben");
      const clerkGrant = { signer: clerk, scopes: Scope.RECORD, validUntil: until };
      await ben.setSigner(BEN, clerkGrant, LETTER, await consent(domain, clerk, registration), DIRECT);
      const granted = await time.latest();
      await ben.changePayout(BEN, ZeroAddress, id("new account"), DIRECT);
      const changed = await time.latest();
      const when = async () =>
        (await askedBy(context))(BEN)
          .filter((one) => one.date !== undefined && !one.id.startsWith("term"))
          .map((one) => [one.id.split(" ")[0], secondOf(one)]);
      expect(await when()).to.deep.equal([
        ["active", minuteOf(granted + 2 * DAY)],
        ["payout", minuteOf(changed + 3 * DAY)],
        ["expiry", minuteOf(until)],
      ]);
      expect(ids((await askedBy(context))(CHO), "active")).to.deep.equal([]);

      const council = signers[13]!;
      await grant(manager, roles.COUNCIL, council);
      const spare = signers[9]!;
      await members
        .connect(council)
        .startRecovery(BEN, spare, ZeroAddress, LETTER, await consent(domain, spare, registration));
      const started = await time.latest();
      expect(await when()).to.deep.equal([
        ["active", minuteOf(granted + 2 * DAY)],
        ["recovery", minuteOf(started + 7 * DAY)],
        ["frozen", minuteOf(started + 30 * DAY)],
        ["expiry", minuteOf(until)],
      ]);
      await ben.cancelRecovery(BEN, DIRECT);
      await members.connect(admission).recordSuccession(CHO, BEN, 0, EVIDENCE);
      const succeeded = await time.latest();
      const kinds = (await when()).map(([kind]) => kind);
      expect(kinds).to.deep.equal(["active", "succession", "frozen", "expiry"]);
      expect(ids((await askedBy(context))(CHO), "succession").map(secondOf)).to.deep.equal([
        minuteOf(succeeded + 3 * DAY),
      ]);
      await ben.revokeSigner(BEN, clerk, LETTER, DIRECT);
      await members.connect(admission).cancelSuccession(CHO, EVIDENCE);
      expect((await when()).map(([kind]) => kind)).to.deep.equal(["frozen"]);
    });
  });

  describe("the calendar", () => {
    it("has an all-day event for each, on the reader's date, in both languages, under a UID that stays", async () => {
      const { asking } = await before("simar", "ContributionFinalised", "Asia/Shanghai");
      const one = asking(2n);
      const deadlines = deadlinesOf(one);
      expect(deadlines.length).to.be.greaterThan(3);
      const calendar = dueCalendar(deadlines, one, "zh", "31337:0xabc");
      const lines = calendar.split("\r\n");
      expect(lines.every((line) => new TextEncoder().encode(line).length <= 75)).to.equal(true);
      const unfolded = calendar.replaceAll("\r\n ", "").split("\r\n");
      const of = (key: string) =>
        unfolded.filter((line) => line.startsWith(`${key}`)).map((line) => line.slice(line.indexOf(":") + 1));
      const today = dateIn(one.now, "Asia/Shanghai");
      expect(of("DTSTART;VALUE=DATE")).to.deep.equal(
        deadlines.map(({ date = today }) => (date < today ? today : date).replaceAll("-", "")),
      );
      const uids = of("UID");
      expect(new Set(uids).size).to.equal(deadlines.length);
      expect(of("SUMMARY").map((text) => text.replaceAll("\\", ""))).to.deep.equal(
        deadlines.map(({ text }) => text.zh),
      );
      for (const [i, text] of of("DESCRIPTION").entries()) {
        expect(text.replaceAll("\\", "")).to.include(deadlines[i]!.text.en).and.to.include(deadlines[i]!.text.zh);
      }
      const later = { ...one, now: one.now + DAY };
      const again = dueCalendar(deadlinesOf(later), later, "en", "31337:0xabc").match(/UID:\S+/g)!;
      expect(again).to.deep.equal(uids.map((uid) => `UID:${uid}`));
      expect(dueCalendar(deadlines, one, "zh", "1:0xabc")).to.not.include(uids[0]);
      expect(dueCalendar(deadlines, one, "zh", "31337:0xabc")).to.equal(calendar);
    });

    it("a moment late in the evening is the next day further east", async () => {
      const context = await loadFixture(rails);
      await context.members.connect(context.signers[BEN]!).changePayout(BEN, ZeroAddress, id("a"), DIRECT);
      const material = await materialBy(context, ethers.provider);
      const now = await time.latest();
      const dates = ["UTC", "Pacific/Kiritimati", "Pacific/Niue"].map((zone) => {
        const asking = { ...material, clock: { ...material.clock, zone }, member: BigInt(BEN), now };
        return deadlinesOf(asking).find((one) => one.id === "payout")!.date;
      });
      const from = now + 3 * DAY;
      const shifted = (hours: number) => new Date((from + hours * 3600) * 1000).toISOString().slice(0, 10);
      expect(dates).to.deep.equal([shifted(0), shifted(14), shifted(-11)]);
    });

    it("as text, in order of dates, what has none last", async () => {
      const { asking } = await before("simar", "ContributionRuled");
      const one = { ...asking(2n), now: asking(2n).now + 400 * DAY };
      const en = dueText(deadlinesOf(one), one, "en");
      expect(en[0]).to.match(/^since 20\d\d-\d\d-\d\d {2}\d\d:\d\d {2}/);
      expect(en.at(-1)).to.match(/^ *(no date|20)/);
      expect(dueText(deadlinesOf(one), one, "zh")[0]).to.match(/^已到期 20/);
      expect(dueText([], one, "zh")).to.deep.equal(["暂无待办。"]);
    });
  });
});

async function rails() {
  return agreedRails(connection);
}
