import type { Told } from "../../audit/events.js";
import type { Sentence } from "../../audit/findings.js";
import { newBooks } from "../../audit/books.js";
import { faultOf } from "../../audit/checks/permissions.js";
import { foldMembers } from "../../audit/fold/members.js";
import { type Membership, Scope, SignerState, requiredSigners, standsFor } from "../../audit/membership/membership.js";
import { decimal } from "../../audit/report/amounts.js";
import { signerOf } from "../../audit/signature.js";
import { type Answer, answerTypedData } from "./answer.js";
import { type ConfirmationLetter, letterDigest } from "./letter.js";

/** How a letter ended, by an id that never changes its meaning. */
export const outcomes = {
  "confirmation-agreed": { severity: "ok", title: { en: "agrees", zh: "相符" } },
  "confirmation-differs": { severity: "error", title: { en: "differs", zh: "不符" } },
  "confirmation-missing": { severity: "warning", title: { en: "no answer", zh: "未回函" } },
  "confirmation-forged": { severity: "error", title: { en: "not signed by keys of the member", zh: "签名无效" } },
  "confirmation-altered": {
    severity: "error",
    title: { en: "the letter is not what the ledger says", zh: "函件与账本不符" },
  },
} satisfies Record<string, { severity: "ok" | "warning" | "error"; title: Sentence }>;

export type OutcomeId = keyof typeof outcomes;

/** What became of one letter. */
export interface Outcome {
  check: OutcomeId;
  member: bigint;
  name: Sentence;
  text: Sentence;
}

/** What answers are judged by. */
export interface Judging {
  /** The whole history, up to now: keys count as they were when the answer was given. */
  history: readonly Told[];
  timeOf: (block: number) => number;
  /** The chain's time now, in seconds: nothing was answered later than that. */
  now: number;
  /** The letter as the ledger would write it today for the same day; undefined where it would write none. */
  real: ConfirmationLetter | undefined;
}

/** Judges one letter and what came back. An answer that is only dated later than its key's end is forged; so is one too few have signed. */
export function outcomeOf(letter: ConfirmationLetter, answer: Answer | undefined, judging: Judging): Outcome {
  const { member, name } = letter;
  const end = (check: OutcomeId, en: string, zh: string): Outcome => {
    return { check, member: BigInt(member), name, text: { en, zh } };
  };
  const { real, history, timeOf } = judging;
  if (real === undefined || letterDigest(real) !== letterDigest(letter))
    return end("confirmation-altered", "Prepare the letter anew and ask again.", "请重新制函并再次发出。");
  if (answer === undefined) return end("confirmation-missing", "Nobody has answered yet.", "尚未回函。");
  const fault = faultIn(letter, answer, judging);
  if (fault !== undefined) return end("confirmation-forged", fault.en, fault.zh);
  const { agrees, amount, currency, note } = answer.statement;
  const revoked = revokedSince(answer, history, timeOf);
  const stale = revoked
    ? {
        en: " A key that signed has been stopped since: ask whether it was theirs.",
        zh: "签名密钥此后已停用，请核实。",
      }
    : { en: "", zh: "" };
  if (agrees) return end("confirmation-agreed", `It agrees.${stale.en}`, `相符。${stale.zh}`);
  const figure = letter.figures.find((one) => one.currency === currency.toLowerCase());
  const sum = (units: string) => `${figure?.code ?? currency} ${decimal(BigInt(units), figure?.decimals ?? 0)}`;
  const [said, owed] = [sum(amount), sum(figure?.owed ?? "0")];
  return end(
    "confirmation-differs",
    `The ledger says ${owed} is owed, the member says ${said}; note ${note}.${stale.en}`,
    `账本记欠 ${owed}，成员称 ${said}；说明摘要 ${note}。${stale.zh}`,
  );
}

/** Everything that was known of members and keys at a moment. */
function membershipAt(history: readonly Told[], timeOf: (block: number) => number, moment: number): Membership {
  const books = newBooks();
  for (const event of history) {
    const time = timeOf(event.block);
    if (time > moment) break;
    foldMembers(event, books, BigInt(time));
  }
  return books.membership;
}

/** Why an answer does not bind the member: of another letter, of a time that is not, not by its keys, or by too few of them. */
function faultIn(
  letter: ConfirmationLetter,
  { statement, signatures }: Answer,
  judging: Judging,
): Sentence | undefined {
  const { history, timeOf, now } = judging;
  const { letter: of, member, answeredAt } = statement;
  if (of.toLowerCase() !== letterDigest(letter) || member !== letter.member)
    return { en: "The answer is to another letter.", zh: "回函对应另一函件。" };
  if (Number(answeredAt) > now) return { en: "The answer is dated in the future.", zh: "回函日期在将来。" };
  const membership = membershipAt(history, timeOf, Number(answeredAt));
  const acting = standsFor(membership, BigInt(member), BigInt(answeredAt));
  const { digest } = answerTypedData(letter, statement);
  const signers = new Set<string>();
  for (const { signer, signature } of signatures) {
    const key = signer.toLowerCase();
    if (signerOf(digest, signature.toLowerCase()) !== key)
      return { en: `A signature is not by ${signer}.`, zh: `签名并非出自 ${signer}。` };
    const fault = faultOf(membership, key, Scope.Treasury, BigInt(answeredAt));
    if (membership.signers.get(key)?.member !== acting || fault !== undefined) {
      const why = fault === undefined ? "another member's key" : `${fault.found}, not ${fault.expected}`;
      return { en: `${signer} could not sign for it then: ${why}.`, zh: `${signer} 当时无权代其签署（${why}）。` };
    }
    signers.add(key);
  }
  const needed = requiredSigners(membership, acting, Scope.Treasury, 0n);
  if (BigInt(signers.size) >= needed) return undefined;
  return {
    en: `${signers.size} of ${needed} signatures that the member's policy asks for.`,
    zh: `签名 ${signers.size} 个，成员策略要求 ${needed} 个。`,
  };
}

/** Was a key that signed stopped later? Whoever stole it could have dated the answer back. */
function revokedSince({ signatures }: Answer, history: readonly Told[], timeOf: (block: number) => number): boolean {
  const { signers } = membershipAt(history, timeOf, Infinity);
  return signatures.some(({ signer }) => signers.get(signer.toLowerCase())?.state !== SignerState.Granted);
}
