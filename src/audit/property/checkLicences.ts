import type { Books } from "../books.js";
import { DAY } from "../days.js";
import type { Event, Told } from "../events.js";
import type { Check, Scene } from "../findings.js";
import { Ended, type Licence, type LicenceTerms, RUNNING, WHOLE, isCured, isLive } from "./books.js";
import { judgeGrant } from "./grants.js";

const ORDINARY = 1n;
const CURE_DAYS = 30n; // R35, where no agreement says how many

/** Licences: nothing exclusive overlaps, every fee is what the terms say, nothing ended before its time. */
export const licences: Check = {
  id: "licences",
  title: { en: "Licences keep to their terms, fees and one another", zh: "许可互不冲突，费用与条款一致" },
  begin: () => ({
    event: (event, scene) => {
      if (event.name === "LicenceGranted") judgeGrant(event, scene);
      if (event.name === "LicenceReported") judgeReport(event, scene);
      if (PAID.includes(event.name)) judgePaid(event as Paid, scene);
      if (event.name === "LicenceNoticed") judgeNotice(event, scene);
      if (event.name === "LicenceEnded") judgeEnd(event, scene);
      if (event.name === "LicenceLoosened") judgeLoosened(event, scene);
    },
    transaction: judgeEncumbered,
  }),
};

/** What a base costs in all by the steps, each part at its own rate, rounded down once. */
export function feeOf({ fees }: LicenceTerms, base: bigint): bigint {
  let millionths = 0n;
  for (const [i, { from, rate }] of fees.steps.entries()) {
    const next = fees.steps[i + 1]?.from ?? base;
    const upTo = next < base ? next : base;
    if (upTo > from) millionths += (upTo - from) * rate;
  }
  return millionths / WHOLE;
}

/** The last day of the period that a day is in, by the calendar's months. */
function periodEnd(day: bigint, months: bigint): bigint {
  const date = new Date(Number(day * DAY) * 1000);
  const next = (Math.floor(date.getUTCMonth() / Number(months)) + 1) * Number(months);
  return BigInt(Date.UTC(date.getUTCFullYear(), next, 1)) / (DAY * 1000n) - 1n;
}

/** The days of a licence's next report; undefined when there is nothing to report any more. */
export function nextPeriod({ terms, word, reports }: Licence): { first: bigint; last: bigint } | undefined {
  const before = reports.at(-1);
  const first = before === undefined ? terms.from : before.last + 1n;
  if (terms.fees.reportMonths === 0n || first > word.until) return undefined;
  const ends = periodEnd(first, terms.fees.reportMonths);
  return { first, last: word.until < ends ? word.until : ends };
}

function judgeReport(event: Event<"LicenceReported">, { books, find, time }: Scene): void {
  const { licence: id, member, report, first, last, base, fee, baseTotal, feesTotal } = event.args;
  const licence = books.property.licences.get(id);
  if (!licence) return;
  const { terms } = licence;
  const before = licence.reports.at(-1);
  const period = nextPeriod(licence);
  const speaker = terms.licensee === 0n ? terms.licensor : terms.licensee;
  const total = (before?.baseTotal ?? 0n) + base;
  const fees = feeOf(terms, total);
  const says = [
    ...[speaker, BigInt(licence.reports.length) + 1n, period?.first, period?.last],
    ...[total, fees, fees - (before?.feesTotal ?? 0n)],
  ].join(" ");
  const found = [member, report, first, last, baseTotal, feesTotal, fee].join(" ");
  const text = { en: "A report's period or fee is not what the terms say.", zh: "报告期间或费用与条款不符。" };
  if (says !== found) find(event, text, says, found);
  const ceiling = { en: "Reports go beyond what the licence covers.", zh: "报告累计超出许可上限。" };
  if (terms.fees.ceiling !== 0n && total > terms.fees.ceiling) find(event, ceiling, terms.fees.ceiling, total);
  const early = { en: "A period is reported before it is over.", zh: "期间未满即报告。" };
  if (time !== undefined && time / DAY <= last) find(event, early, `after day ${last}`, time / DAY);
}

const MOST = (1n << 96n) - 1n;

type Paid = Event<"LicenceSettled"> | Event<"LicenceUnsettled"> | Event<"LicenceCredited">;
const PAID = ["LicenceSettled", "LicenceUnsettled", "LicenceCredited"];

function judgePaid(event: Paid, { books, find }: Scene): void {
  const licence = books.property.licences.get(event.args.licence);
  if (!licence) return;
  const { amount, paid } = event.args;
  const counts =
    event.name === "LicenceCredited" || BigInt(event.args.currency) === BigInt(licence.terms.fees.currency);
  const change = event.name === "LicenceUnsettled" ? -amount : amount;
  const sum = counts ? licence.paid + change : licence.paid;
  const expected = sum > MOST ? MOST : sum < 0n ? 0n : sum;
  const text = { en: "What is paid under a licence is not added up.", zh: "许可已付金额累计有误。" };
  if (paid !== expected) find(event, text, expected, paid);
}

/** What a notice may claim on a day: the instalments overdue, and the fees of no report or of one that is overdue; nothing where that is paid. */
export function claimable({ terms, reports, paid }: Licence, today: bigint): bigint[] {
  const { instalments, payDays } = terms.fees;
  const fixed = instalments.filter(({ due }) => due < today).reduce((sum, { amount }) => sum + amount, 0n);
  const fees = reports.filter(({ last }) => last + payDays < today).map(({ feesTotal }) => feesTotal);
  return [0n, ...fees].map((fee) => (fixed + fee > paid ? fixed + fee : 0n));
}

function judgeNotice(event: Event<"LicenceNoticed">, { books, find, time }: Scene): void {
  const licence = books.property.licences.get(event.args.licence);
  if (!licence || time === undefined) return;
  const { claimed, reports, cureUntil } = event.args;
  const today = time / DAY;
  const cureDays = books.property.rules.get(licence.word.agreement)?.cureDays ?? CURE_DAYS;
  const text = { en: "A licensee is given other days to cure than the rules say.", zh: "补救期与规则不符。" };
  if (cureUntil !== today + cureDays) find(event, text, today + cureDays, cureUntil);
  const due = claimable(licence, today);
  const more = { en: "A notice claims something else than is overdue.", zh: "催告金额与逾期金额不符。" };
  if (!due.includes(claimed)) find(event, more, due.join(" or "), claimed);
  const isLate = isOverdue(licence, today);
  const missing = isLate ? licence.word.reports + 1n : 0n;
  const asks = { en: "A notice asks for another report than is overdue.", zh: "催告的报告与逾期报告不符。" };
  if (reports !== missing) find(event, asks, missing, reports);
}

/** Is the day past by which the next report had to be there? */
export function isOverdue(licence: Licence, today: bigint): boolean {
  const period = nextPeriod(licence);
  return period !== undefined && period.last + licence.terms.fees.payDays < today;
}

function judgeEnd(event: Event<"LicenceEnded">, { books, find, time }: Scene): void {
  const { licence: id, status, last, member } = event.args;
  const licence = books.property.licences.get(id);
  const text = { en: "A licence ended without a reason the history knows.", zh: "许可终止缺乏依据。" };
  if (licence?.word.status !== RUNNING) {
    find(event, text, "a running licence", licence?.word.status ?? "none");
    return;
  }
  if (time === undefined) return;
  const today = time / DAY;
  const expected = licence.word.until < today ? licence.word.until : today;
  if (last !== expected) find(event, text, `last day ${expected}`, last);
  const reason = reasonTo(status, licence, books, today);
  if (!reason) find(event, text, `a reason for status ${status}`, `member ${member}`);
}

/** Does the history give a licence a reason to end this way today? */
function reasonTo(status: bigint, licence: Licence, books: Books, today: bigint): boolean {
  const { word, notice } = licence;
  const head = books.property.licences.get(word.head);
  switch (status) {
    case Ended.Expired:
      return word.until < today;
    case Ended.Lapsed:
      return !isLive(books.property.assets.get(word.asset)?.word.status ?? 0n);
    case Ended.Terminated:
      return notice !== undefined && !isCured(licence) && notice.cureUntil < today;
    case Ended.HeadEnded:
      return head !== undefined && (head.word.status !== RUNNING || head.word.until < today);
    default:
      return status === Ended.Surrendered;
  }
}

function judgeLoosened(event: Event<"LicenceLoosened">, { books, find, time }: Scene): void {
  const licence = books.property.licences.get(event.args.licence);
  const head = books.property.licences.get(licence?.word.head ?? 0n);
  const text = { en: "A licence in use became ordinary.", zh: "已实施的独占许可被改为普通许可。" };
  const mayBe = licence !== undefined && (head?.word.kind === ORDINARY || isUnused(licence, time));
  if (licence?.word.isListed !== 1n || !mayBe) find(event, text, "unused, past its day", event.args.licence);
}

/** Had a licence to be in use by a day that is past, and does no report say so? */
function isUnused(licence: Licence, time: bigint | undefined): boolean {
  const { useBy } = licence.terms;
  const last = licence.reports.at(-1);
  if (useBy === 0n || (last?.baseTotal ?? 0n) !== 0n) return false;
  if (time === undefined) return true;
  const today = time / DAY;
  return useBy < today && (useBy <= (last?.last ?? 0n) || isOverdue(licence, today));
}

const LISTING = ["LicenceGranted", "LicenceEnded", "LicenceLoosened"];

/** An asset counts as many sole and exclusive licences as stand on its list. */
function judgeEncumbered(events: readonly Told[], { books, find }: Scene): void {
  const { licences, assets } = books.property;
  const touched = events.flatMap((event) => {
    if (event.name === "AssetEncumbered") return [event.args.asset];
    if (!LISTING.includes(event.name)) return [];
    return [licences.get((event.args as { licence: bigint }).licence)?.word.asset ?? 0n];
  });
  for (const id of new Set(touched)) {
    const listed = [...licences.values()].filter(({ word }) => word.asset === id && word.isListed === 1n);
    const counted = assets.get(id)?.word.exclusives;
    const text = {
      en: "An asset counts other sole and exclusive licences than there are.",
      zh: "知识产权的排他、独占许可计数有误。",
    };
    if (counted !== BigInt(listed.length)) find(events.at(-1)!, text, listed.length, counted ?? "none");
  }
}
