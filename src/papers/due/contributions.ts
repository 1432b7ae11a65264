import type { Contribution } from "../../audit/books.js";
import type { Sentence } from "../../audit/findings.js";
import { type Asking, type Deadline, atSecond, isParty, toDo } from "./deadline.js";

/** Contributions to attest, to challenge, to rule on, to make final. */
export function contributionDeadlines(asking: Asking): Deadline[] {
  const { result, member } = asking;
  const windows = windowsOf(asking);
  return [...result.books.contributions.values()].flatMap((one) => {
    const window = windows.get(one.id);
    if (one.status === "challenged") return challenged(one, window!, asking);
    if (one.status !== "recorded") return [];
    if (window !== undefined) return attested(one, window, asking);
    const mayAttest = one.member !== member && isParty(result.books, one.agreement, member);
    return mayAttest && !one.attestors.includes(member) ? [toAttest(one, asking)] : [];
  });
}

/** When each contribution's window ends, or its challenge lapses. */
function windowsOf({ result: { history } }: Asking): Map<bigint, bigint> {
  const windows = new Map<bigint, bigint>();
  for (const { name, args } of history) {
    // Without attestations the window opens at once, and stands in the word as stored, in hours.
    if (name === "ContributionRecorded" && ((args.state >> 221n) & 0x1fn) === 0n)
      windows.set(args.contribution, ((args.state >> 200n) & 0x1fffffn) * 3600n);
    if (name === "ContributionAttested" && args.windowEnds !== 0n) windows.set(args.contribution, args.windowEnds);
    if (name === "ContributionChallenged") windows.set(args.contribution, args.lapses);
  }
  return windows;
}

function nameOf({ id, member, kind }: Contribution, { names }: Asking): Sentence {
  const [who, what] = [names.member(member), names.kind(kind)];
  return { en: `contribution ${id} (${what.en}, ${who.en})`, zh: `贡献 ${id}（${who.zh}，${what.zh}）` };
}

function toAttest(one: Contribution, asking: Asking): Deadline {
  const { en, zh } = nameOf(one, asking);
  const left = Number(one.needed) - one.attestors.length;
  const missing = { en: left === 1 ? "one attestation is" : `${left} attestations are`, zh: `尚缺 ${left} 份证明` };
  return toDo(
    `attest ${one.id}`,
    `Attest ${en}, if it is true: ${missing.en} missing.`,
    `如属实，请证明${zh}：${missing.zh}。`,
  );
}

function attested(one: Contribution, ends: bigint, asking: Asking): Deadline[] {
  const { result, member, now } = asking;
  const { en, zh } = nameOf(one, asking);
  if (one.member === member)
    return [
      atSecond(asking, ends, `finalise ${one.id}`, {
        en: `The window is over: make ${en} final.`,
        zh: `异议期满，可使${zh}生效。`,
      }),
    ];
  if (!isParty(result.books, one.agreement, member) || Number(ends) <= now) return [];
  const text = { en: `Last moment to challenge ${en}.`, zh: `对${zh}提出异议的截止时间。` };
  return [atSecond(asking, ends, `challenge ${one.id}`, text)];
}

function challenged(one: Contribution, lapses: bigint, asking: Asking): Deadline[] {
  const { result, member } = asking;
  const { en, zh } = nameOf(one, asking);
  const panel = result.books.agreements.get(one.agreement)?.draft?.terms.rules.panel;
  if (panel === member)
    return [
      atSecond(asking, lapses, `rule ${one.id}`, {
        en: `Rule on the challenge of ${en}; without a ruling it stands.`,
        zh: `请裁决对${zh}的异议；逾期未裁决则贡献成立。`,
      }),
    ];
  if (!isParty(result.books, one.agreement, member)) return [];
  const text = {
    en: `Without a ruling the challenge of ${en} lapses: it stands.`,
    zh: `若未裁决，对${zh}的异议失效，贡献成立。`,
  };
  return [atSecond(asking, lapses, `lapse ${one.id}`, text)];
}
