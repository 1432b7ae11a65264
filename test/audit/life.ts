import { expect } from "chai";
import { check } from "../../src/audit/check.js";
import { type Moment, lifeOf } from "../../src/audit/report/life/life.js";
import { sentenceOf } from "../../src/audit/report/life/sentences.js";
import { Speaker } from "../../src/audit/report/life/speaker.js";
import type { Subject } from "../../src/audit/report/life/subjects.js";
import { historyText } from "../../src/papers/history.js";
import { type TimedLife, lifeOf as lived } from "../helpers/checkedLife.js";

const CHINESE = /\p{Script=Han}/u;

function tell({ logs, contracts, evidence, names }: TimedLife, subject: Subject, all = false): Moment[] {
  return lifeOf(subject, { result: check(logs, contracts), contracts, evidence, names }, all);
}

describe("The life of something, in words", () => {
  let simar: TimedLife;
  before(async () => {
    simar = await lived("simar");
  });

  for (const name of ["simar", "campus-lab"] as const) {
    it(`${name}: every event has a sentence in both languages, without a gap`, async () => {
      const { logs, contracts, names } = await lived(name);
      const { books, history } = check(logs, contracts);
      const speaker = new Speaker(books, names);
      for (const event of history) {
        const { en, zh } = sentenceOf(event, speaker);
        expect(en, event.name)
          .to.match(/^\S.*\.$/)
          .and.not.match(/[{}]|undefined|NaN/);
        expect(zh, event.name)
          .to.match(CHINESE)
          .and.match(/。$/)
          .and.not.match(/[{}]|undefined|NaN/);
      }
    });
  }

  it("a contribution: recorded, attested, challenged, ruled, final, with those who signed", () => {
    const life = tell(simar, { kind: "contribution", id: 7n });
    const acts = life.map(({ event }) => event).filter((event) => event.startsWith("Contribution"));
    expect(acts).to.deep.equal([
      "ContributionRecorded",
      "ContributionAttested",
      "ContributionChallenged",
      "ContributionRuled",
      "ContributionFinalised",
    ]);
    const [recorded, attested, challenged] = life.filter(({ event }) => event.startsWith("Contribution"));
    expect(recorded!.text.en).to.match(
      /^VERTICAL ENGINEERING SOLUTIONS SL records contribution 7: 900 of validation, .* worth EUR 45,000\.00; 45,000 units, EUR 0\.00 to recover\.$/,
    );
    expect(recorded!.by.map(({ member }) => member)).to.deep.equal([5n]);
    expect(attested!.by.map(({ member }) => member)).to.deep.equal([1n]);
    expect(challenged!.by.map(({ member }) => member)).to.deep.equal([3n]);
    for (const { time, tx } of life) expect([time > 0n, tx.length]).to.deep.equal([true, 66]);
  });

  it("a receipt: booked, confirmed, shared; a run: instructed, each payment answered", () => {
    const { books } = check(simar.logs, simar.contracts);
    const [key] = [...books.receipts.keys()];
    const receipt = tell(simar, { kind: "receipt", id: key! }).map(({ event }) => event);
    expect(receipt).to.deep.equal(["ReceiptBooked", "ReceiptConfirmed", "Booked"]);
    const run = tell(simar, { kind: "run", id: 1n });
    expect(run[0]!.event).to.equal("RunInstructed");
    expect(run.filter(({ event }) => event === "PaymentSettled")).to.have.length(9);
    expect(run.map(({ text }) => text.en).join("\n")).to.include("sends payment 9 of run 1 back; it is owed again");
  });

  it("members, agreements, pools and drafts have theirs; what nobody knows has none", () => {
    const member = tell(simar, { kind: "member", id: 3n }).map(({ event }) => event);
    expect(member).to.include.members([
      "MemberApplied",
      "DraftSigned",
      "ContributionRecorded",
      "ContributionChallenged",
    ]);
    const agreement = tell(simar, { kind: "agreement", id: 1n });
    expect(agreement.map(({ event }) => event)).to.include.members([
      "DraftProposed",
      "AgreementActivated",
      "RunInstructed",
    ]);
    const [draft] = [...check(simar.logs, simar.contracts).books.drafts.keys()];
    expect(tell(simar, { kind: "draft", id: draft! }).length).to.be.greaterThan(7);
    expect(tell(simar, { kind: "pool", id: (1n << 16n) | 2n }).length).to.be.greaterThan(3);
    expect(tell(simar, { kind: "member", id: 99n })).to.deep.equal([]);
  });

  it("leaves the ledger's own book-keeping out unless it is asked for", () => {
    const subject: Subject = { kind: "agreement", id: 1n };
    const [acts, all] = [tell(simar, subject), tell(simar, subject, true)];
    expect(acts.some(({ event }) => event === "PoolPrepared")).to.equal(false);
    expect(all.filter(({ event }) => event === "PoolPrepared").length).to.be.greaterThan(0);
  });

  it("is listed with time, signers, block, transaction and log", () => {
    const [first] = tell(simar, { kind: "contribution", id: 7n });
    const [line, place] = historyText([first!], simar.names, { zone: "UTC" }, "en");
    expect(line).to.match(/^2025-09-15 \d\d:\d\d {2}VERTICAL/);
    expect(place!.trim()).to.match(
      /^by VERTICAL ENGINEERING SOLUTIONS SL \(0x[0-9a-f]{8}…\); block \d+, 0x[0-9a-f]{64}, log \d+$/,
    );
    expect(historyText([first!], simar.names, { zone: "UTC" }, "zh")[1]).to.match(
      /签署：.*（0x[0-9a-f]{8}…）；区块 \d+，0x/,
    );
  });
});
