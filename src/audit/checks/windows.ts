import { DAY } from "../days.js";
import type { At, Event, Told } from "../events.js";
import type { Check, Scene, Sentence } from "../findings.js";
import { agreementOf } from "../ids.js";
import { SignerState } from "../membership/membership.js";
import type { Table } from "../tables.js";
import { eventOf } from "./signatures.js";

const HOUR = 3600n;
/** As in the contracts. */
const RULING = 90n * DAY;
const SIGNER_DELAY = 2n * DAY;
const PAYOUT_DELAY = 3n * DAY;
const RECOVERY_DELAY = 7n * DAY;
const REPORT_WINDOW = 7n * DAY;
const PAYOUT_FREEZE = 30n * DAY;
const BREACH = 0n;
const EXCLUDE = 1n;

/** What the events said about times that later ones must keep. */
interface Clocks {
  /** When each draft was last signed, and when notice was given of it. */
  signed: Map<string, bigint>;
  noticed: Map<string, bigint>;
  /** When the window of each contribution, or of its ruling, ends; how many days the window is before it begins. */
  ends: Table<bigint, bigint>;
  days: Table<bigint, bigint>;
  /** When a breach was established, by agreement, member and digest. */
  breaches: Map<string, bigint>;
}

/** Nothing happened before its time, and nothing after it. */
export const windows: Check = {
  id: "windows",
  title: { en: "Every waiting time was kept, every deadline met", zh: "各项等待期均已届满，各项期限均未逾期" },
  needsChain: true,
  begin: (memory) => {
    const clocks: Clocks = {
      signed: memory.map("signed"),
      noticed: memory.map("noticed"),
      ends: memory.table("ends"),
      days: memory.table("days"),
      breaches: memory.map("breaches"),
    };
    return {
      begins: judgeDeadlines,
      event: (event, scene) => {
        judgeAgreement(event, scene, clocks);
        judgeContribution(event, scene, clocks);
        judgeMembers(event, scene);
      },
    };
  },
};

function notBefore(event: At, from: bigint | undefined, text: Sentence, { time, find }: Scene): void {
  if (from === undefined || time! < from) find(event, text, `not before ${from ?? "it began"}`, time);
}

function equal(event: At, text: Sentence, expected: bigint, found: bigint, { find }: Scene): void {
  if (expected !== found) find(event, text, expected, found);
}

const windowText = { en: "A window is told to end at another time than it does.", zh: "所述窗口截止时间有误。" };

function judgeDeadlines(events: readonly Told[], scene: Scene): void {
  for (const act of scene.calls?.acts ?? []) {
    for (const { signed } of act.authorisations) {
      if (signed === undefined || scene.time! <= signed.deadline) continue;
      const text = {
        en: `${act.name} was relayed after its signers' deadline.`,
        zh: `${act.name} 在签署期限之后提交。`,
      };
      scene.find(eventOf(act, events), text, `until ${signed.deadline}`, scene.time);
    }
  }
}

function judgeAgreement(event: Told, scene: Scene, clocks: Clocks): void {
  switch (event.name) {
    case "DraftSigned":
      clocks.signed.set(event.args.draft, scene.time!);
      return;
    case "DraftNoticed":
      clocks.noticed.set(event.args.draft, scene.time!);
      return;
    case "AgreementActivated":
      judgeActivation(event, scene, clocks);
      return;
    case "DraftDeemed": {
      const noticed = clocks.noticed.get(event.args.draft);
      const rules = agreementOf(scene.books, event.args.agreement).draft?.terms.rules;
      const until = noticed === undefined ? undefined : noticed + (rules?.noticeDays ?? 0n) * DAY;
      const text = { en: "Silence counted before the notice had run.", zh: "通知期未满即视为同意。" };
      notBefore(event, until, text, scene);
      return;
    }
    case "ResolutionVoted":
      judgeResolution(event, scene, clocks);
  }
}

/** In force: after the last signature and the cooling-off period, and not before the effective date. */
function judgeActivation(event: Event<"AgreementActivated">, scene: Scene, clocks: Clocks): void {
  const terms = scene.books.drafts.get(event.args.draft)?.terms;
  const signed = clocks.signed.get(event.args.draft);
  if (!terms || signed === undefined) return;
  const cooled = signed + terms.rules.coolingDays * DAY;
  const effective = terms.legal.effective * DAY;
  const text = { en: "Terms came into force before their time.", zh: "条款提前生效。" };
  notBefore(event, cooled > effective ? cooled : effective, text, scene);
}

function judgeResolution(event: Event<"ResolutionVoted">, scene: Scene, { breaches }: Clocks): void {
  const { agreement, kind, subject, digest, passed } = event.args;
  const key = `${agreement}/${subject}/${digest}`;
  if (kind === BREACH && passed) breaches.set(key, scene.time!);
  if (kind !== EXCLUDE) return;
  const rules = agreementOf(scene.books, agreement).draft?.terms.rules;
  const breach = breaches.get(key);
  const until = breach === undefined ? undefined : breach + (rules?.cureDays ?? 0n) * DAY;
  const text = { en: "A vote to exclude before the time to cure was over.", zh: "补救期未满即表决除名。" };
  notBefore(event, until, text, scene);
}

const hourUp = (time: bigint): bigint => ((time + HOUR - 1n) / HOUR) * HOUR;
const daysIn = (state: bigint): bigint => (state >> 200n) & ((1n << 21n) - 1n);
const neededIn = (state: bigint): bigint => (state >> 221n) & 0x1fn;

function judgeContribution(event: Told, scene: Scene, { ends, days }: Clocks): void {
  const { time, find, transaction, position } = scene;
  switch (event.name) {
    case "ContributionRecorded": {
      const { contribution, state } = event.args;
      if (neededIn(state) === 0n) ends.set(contribution, daysIn(state) * HOUR);
      else days.set(contribution, daysIn(state));
      return;
    }
    case "ContributionAttested": {
      const { contribution, windowEnds } = event.args;
      if (windowEnds === 0n) return;
      equal(event, windowText, hourUp(time! + (days.get(contribution) ?? 0n) * DAY), windowEnds, scene);
      ends.set(contribution, windowEnds);
      return;
    }
    case "ContributionChallenged": {
      const { contribution, lapses } = event.args;
      const end = ends.get(contribution) ?? 0n;
      const late = { en: "A challenge after the window.", zh: "异议窗口已过仍提出异议。" };
      if (time! >= end) find(event, late, `before ${end}`, time);
      equal(event, windowText, hourUp(time! + RULING), lapses, scene);
      ends.set(contribution, lapses);
      return;
    }
    case "ContributionChallengeLapsed": {
      const text = { en: "A challenge lapsed before the panel's time was over.", zh: "裁决期未满，异议即失效。" };
      notBefore(event, ends.get(event.args.contribution), text, scene);
      return;
    }
    case "ContributionFinalised": {
      const decided = transaction[position - 1]?.name === "ContributionRuled";
      const text = { en: "A contribution counts before its window is over.", zh: "异议窗口未满，贡献即生效。" };
      if (!decided) notBefore(event, ends.get(event.args.contribution), text, scene);
    }
  }
}

/** Keys, payouts and successions wait, so that somebody can object. */
function judgeMembers(event: Told, scene: Scene): void {
  const { books, find, time } = scene;
  const { membership } = books;
  switch (event.name) {
    case "SignerChanged":
      judgeSigner(event, scene);
      return;
    case "PayoutChanged": {
      const { member, nextFrom } = event.args;
      if (nextFrom === 0n) return;
      equal(
        event,
        { en: "A change of payout waits another time than 3 days.", zh: "收款变更等待期有误。" },
        time! + PAYOUT_DELAY,
        nextFrom,
        scene,
      );
      const frozen = membership.members.get(member)?.frozenUntil ?? 0n;
      notBefore(event, frozen, { en: "A frozen payout was changed.", zh: "收款账户冻结期内被变更。" }, scene);
      return;
    }
    case "PayoutFrozen":
      equal(
        event,
        { en: "A payout is frozen for another time than 30 days.", zh: "收款冻结期有误。" },
        time! + PAYOUT_FREEZE,
        event.args.frozenUntil,
        scene,
      );
      return;
    case "SuccessionRecorded":
      equal(
        event,
        { en: "A succession waits another time than 3 days.", zh: "承继等待期有误。" },
        time! + PAYOUT_DELAY,
        event.args.effectiveAt,
        scene,
      );
      return;
    case "SuccessionCancelled": {
      const from = membership.members.get(event.args.member)?.succeededFrom ?? 0n;
      const text = { en: "A succession was taken back that had taken effect.", zh: "已生效的承继被撤回。" };
      if (time! >= from) find(event, text, `before ${from}`, time);
      return;
    }
    case "RecoveryStarted":
      equal(
        event,
        { en: "A recovery waits another time than 7 days.", zh: "恢复等待期有误。" },
        time! + RECOVERY_DELAY,
        event.args.effectiveAt,
        scene,
      );
      return;
    case "RecoveryCancelled": {
      const until = membership.recoveries.get(event.args.member)?.effectiveAt ?? 0n;
      const text = { en: "A recovery was cancelled too late.", zh: "恢复程序逾期取消。" };
      if (time! >= until) find(event, text, `before ${until}`, time);
      return;
    }
    case "RecoveryCompleted": {
      const from = membership.recoveries.get(event.args.member)?.effectiveAt;
      notBefore(event, from, { en: "A recovery was completed too early.", zh: "恢复程序提前完成。" }, scene);
      return;
    }
    case "StolenKeyReported": {
      const { signer, letterDigest, officers } = event.args;
      const first = membership.reports.get(`${signer.toLowerCase()}/${letterDigest}`)?.at ?? 0n;
      const text = { en: "The second report came too late.", zh: "第二次报告逾期。" };
      if (officers === 2n && time! > first + REPORT_WINDOW) find(event, text, `until ${first + REPORT_WINDOW}`, time);
    }
  }
}

/** A new or widened signer waits; the first ones act at once; a narrowed, revoked or suspended one keeps its time. */
function judgeSigner(event: Event<"SignerChanged">, { books, transaction, time, find }: Scene): void {
  const { state, scopes, validUntil, activeFrom } = event.args;
  const before = books.membership.signers.get(event.args.signer.toLowerCase());
  const has = (name: Told["name"]) => transaction.some((one) => one.name === name);
  let expected = before?.activeFrom ?? time! + SIGNER_DELAY;
  if (state === SignerState.Reserved) expected = time! + RECOVERY_DELAY;
  else if (state === SignerState.Granted && before?.state !== SignerState.Reserved) {
    const narrowed =
      before?.state === SignerState.Granted && (scopes & ~before.scopes) === 0n && validUntil <= before.validUntil;
    if (has("MemberStatusChanged") && before === undefined) expected = time!;
    else if (!narrowed) expected = time! + SIGNER_DELAY;
  }
  const text = { en: "A key acts from another moment than the registry's rules say.", zh: "密钥生效时间与规则不符。" };
  if (activeFrom !== expected) find(event, text, expected, activeFrom);
}
