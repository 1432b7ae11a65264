import { expect } from "chai";
import { network } from "hardhat";
import type { Signer } from "ethers";
import { digest } from "../../src/digest.js";
import {
  type Answer,
  answerTo,
  answerTypedData,
  readAnswer,
  readLetter,
} from "../../src/papers/confirmation/answer.js";
import { type ConfirmationLetter, confirmationLetters, letterDigest } from "../../src/papers/confirmation/letter.js";
import { outcomeOf } from "../../src/papers/confirmation/outcome.js";
import { confirmationText } from "../../src/papers/confirmation/text.js";
import { DAY } from "../helpers/agreement.js";
import { EVERYBODY, STATEMENT, bankAs, bookReceipt, receiptOn } from "../helpers/bank.js";
import { CNY } from "../helpers/core.js";
import { LETTER } from "../helpers/members.js";
import { materialBy } from "../helpers/papers.js";
import { ANN, BEN, CHO, DAN, agreedRails } from "../helpers/rails.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { loadFixture, time } = networkHelpers;

/** Dan pays 100 gross; 80 are shared; Ben's payment is confirmed, the others' wait. */
async function lived() {
  const context = await agreedRails(connection);
  const key = await bookReceipt(context, receiptOn(Number(context.day), { payer: digest("Dan") }));
  await bankAs(context, BEN).confirmReceipt(key, BEN);
  await bankAs(context, ANN).instruct(1, CNY, EVERYBODY);
  await bankAs(context, ANN).confirmPayments(1, [1], STATEMENT);
  return context;
}

type Context = Awaited<ReturnType<typeof lived>>;

async function lettersOf(context: Context): Promise<ConfirmationLetter[]> {
  const { result, names, contracts } = await materialBy(context, ethers.provider);
  const { chainId } = await ethers.provider.getNetwork();
  const payer = (one: string) => (one === digest("Dan") ? BigInt(DAN) : undefined);
  const rest = { agreement: 1n, asOf: "2030-01-01", zone: "UTC", registry: contracts.members, payer };
  return confirmationLetters({ result, names, chainId, ...rest });
}

async function sign(letter: ConfirmationLetter, answer: Answer, ...signers: Signer[]): Promise<Answer> {
  const { domain, types, message } = answerTypedData(letter, answer.statement);
  const signatures = signers.map(async (one) => {
    return { signer: await one.getAddress(), signature: await one.signTypedData(domain, types, message) };
  });
  return { ...answer, signatures: await Promise.all(signatures) };
}

/** How a letter ends, its check and its words. */
async function ended(context: Context, letter: ConfirmationLetter, answer: Answer | undefined, real = letter) {
  const { result, clock } = await materialBy(context, ethers.provider);
  const judging = { history: result.history, timeOf: clock.timeOf, now: await time.latest(), real };
  const { check, text } = outcomeOf(letter, answer, judging);
  return `${check}: ${text.en}`;
}

describe("Confirmation letters", () => {
  it("say to each party what it earned, was paid, is owed and holds, and to a payer what it paid in", async () => {
    const context = await loadFixture(lived);
    const letters = await lettersOf(context);
    expect(letters.map(({ member }) => member)).to.deep.equal(["1", "2", "3", "4"]);
    const [ann, ben, cho, dan] = letters as [
      ConfirmationLetter,
      ConfirmationLetter,
      ConfirmationLetter,
      ConfirmationLetter,
    ];
    const cny = {
      currency: CNY.toLowerCase(),
      code: "CNY",
      decimals: 2,
      instructed: "0",
      withheld: "0",
      owed: "0",
      holds: "0",
    };
    expect(ann.figures).to.deep.equal([{ ...cny, earned: "10", paid: "10", holds: "40" }]);
    expect(ben.figures).to.deep.equal([{ ...cny, earned: "30", paid: "30" }]);
    expect(cho.figures).to.deep.equal([{ ...cny, earned: "40", paid: "0", instructed: "40" }]);
    expect(cho.units).to.deep.equal([
      { pool: "1", units: "16" },
      { pool: "2", units: "8" },
    ]);
    expect(dan.figures).to.deep.equal([]);
    expect(dan.paidIn.map(({ gross, code }) => [code, gross])).to.deep.equal([["CNY", "100"]]);
    const text = confirmationText(cho).join("\n");
    expect(text)
      .to.match(/Instructed, not yet confirmed +CNY +0\.40/)
      .and.match(/尚欠贵单位 +CNY +0\.00/);
    expect(text.split(letterDigest(cho)).length).to.equal(3);
    expect(readLetter(JSON.parse(JSON.stringify(cho)))).to.deep.equal(cho);
    expect(readLetter({ ...cho, figures: [{}] })).to.equal(undefined);
  });

  it("are answered with a treasury key: agreed, or differing with amount and note", async () => {
    const context = await loadFixture(lived);
    const [, , cho] = (await lettersOf(context)) as [unknown, unknown, ConfirmationLetter];
    const now = await time.latest();
    const key = context.signers[CHO]!;
    const agreed = await sign(cho, answerTo(cho, now), key);
    expect(readAnswer(JSON.parse(JSON.stringify(agreed)))).to.deep.equal(agreed);
    expect(await ended(context, cho, agreed)).to.equal("confirmation-agreed: It agrees.");
    const note = digest("a receipt is missing");
    const differing = await sign(cho, answerTo(cho, now, { currency: CNY, amount: 1234n, note }), key);
    expect(await ended(context, cho, differing)).to.equal(
      `confirmation-differs: The ledger says CNY 0.00 is owed, the member says CNY 12.34; note ${note}.`,
    );
    expect(await ended(context, cho, undefined)).to.equal("confirmation-missing: Nobody has answered yet.");
  });

  it("are not answered by a stranger, another member, a key without the scope, for another letter, or in the future", async () => {
    const context = await loadFixture(lived);
    const [ann, , cho] = (await lettersOf(context)) as [ConfirmationLetter, unknown, ConfirmationLetter];
    const now = await time.latest();
    const { stranger, clerk, signers } = context;
    const forged = async (letter: ConfirmationLetter, answer: Answer) =>
      (await ended(context, letter, answer)).replaceAll(/0x\w+/g, "0x");
    const by = async (letter: ConfirmationLetter, ...keys: Signer[]) => sign(letter, answerTo(letter, now), ...keys);
    expect(await forged(cho, await by(cho, stranger))).to.equal(
      "confirmation-forged: 0x could not sign for it then: unknown, not a registered signer.",
    );
    expect(await forged(cho, await by(cho, signers[BEN]!))).to.equal(
      "confirmation-forged: 0x could not sign for it then: another member's key.",
    );
    expect(await forged(ann, await by(ann, clerk))).to.equal(
      "confirmation-forged: 0x could not sign for it then: scopes 2, not scope 8.",
    );
    expect(await forged(cho, await by(ann, signers[ANN]!))).to.equal(
      "confirmation-forged: The answer is to another letter.",
    );
    const future = await sign(cho, answerTo(cho, now + DAY), signers[CHO]!);
    expect(await forged(cho, future)).to.equal("confirmation-forged: The answer is dated in the future.");
    const good = await by(cho, signers[CHO]!);
    const turned = { ...good, statement: { ...good.statement, agrees: false, amount: "7", currency: CNY } };
    expect(await forged(cho, turned)).to.equal("confirmation-forged: A signature is not by 0x.");
    expect(await forged(cho, { ...good, signatures: [] })).to.match(/^confirmation-forged: 0 of 1 signatures/);
  });

  it("count keys as they were when the answer was given, and tell of a key stopped since", async () => {
    const context = await loadFixture(lived);
    const { members, signers, officer, officer2 } = context;
    const [, , cho] = (await lettersOf(context)) as [unknown, unknown, ConfirmationLetter];
    const before = await sign(cho, answerTo(cho, await time.latest()), signers[CHO]!);
    await time.increase(DAY);
    for (const one of [officer, officer2]) await members.connect(one).reportStolen(signers[CHO]!, LETTER);
    expect(await ended(context, cho, before)).to.equal(
      "confirmation-agreed: It agrees. A key that signed has been stopped since: ask whether it was theirs.",
    );
    const after = await sign(cho, answerTo(cho, await time.latest()), signers[CHO]!);
    expect(await ended(context, cho, after)).to.match(/^confirmation-forged: .* state 2, not state granted/);
  });

  it("are told from letters that the ledger would not write: confirmation-altered", async () => {
    const context = await loadFixture(lived);
    const [, ben] = (await lettersOf(context)) as [unknown, ConfirmationLetter];
    const figures = [{ ...ben.figures[0]!, owed: "1" }];
    const altered = { ...ben, figures };
    const answer = await sign(altered, answerTo(altered, await time.latest()), context.signers[BEN]!);
    expect(await ended(context, altered, answer, ben)).to.match(/^confirmation-altered: Prepare the letter anew/);
  });
});
