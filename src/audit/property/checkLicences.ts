import type { Books } from "../books.js";
import type { Event, Told } from "../events.js";
import type { Check, Scene } from "../findings.js";
import { AssetStatus, type Licence, type LicenceTerms, SECRETS, WHOLE, soloKey } from "./books.js";
import { shareOf } from "./owners.js";
import { type LicenceWord, licenceIn } from "./words.js";

const DAY = 86_400n;
const RUNNING = 1n;
const [ORDINARY, SOLE, EXCLUSIVE, ACCESS] = [1n, 2n, 3n, 4n];
const Ended = { Expired: 2n, Lapsed: 3n, Terminated: 4n, Surrendered: 5n, HeadEnded: 6n } as const;
const IMPLEMENTATION = 1n;
const CURE_DAYS = 30n; // R35, where no agreement says how many

/** Licences: nothing exclusive overlaps, every fee is what the terms say, nothing ended before its time. */
export const licences: Check = {
  id: "licences",
  title: { en: "Licences keep to their terms, fees and one another", zh: "许可互不冲突，费用与条款一致" },
  begin: () => ({
    event: (event, scene) => {
      if (event.name === "LicenceGranted") judgeGrant(event, scene);
      if (event.name === "LicenceReported") judgeReport(event, scene);
      if (event.name === "LicenceSettled" || event.name === "LicenceCredited") judgePaid(event, scene);
      if (event.name === "LicenceNoticed") judgeNotice(event, scene);
      if (event.name === "LicenceEnded") judgeEnd(event, scene);
      if (event.name === "LicenceLoosened") judgeLoosened(event, scene);
    },
    transaction: judgeEncumbered,
  }),
};

const isListed = ({ kind }: LicenceTerms): boolean => kind === SOLE || kind === EXCLUSIVE;

/** Do two scopes share a field, a country and a day? */
const overlap = (a: LicenceTerms, b: LicenceTerms): boolean =>
  (a.fields & b.fields) !== 0n && (a.territory & b.territory) !== 0n && a.from <= b.until && b.from <= a.until;

/** What a licence's word must be, by its terms. */
function wordOf({ terms, asset: assetId }: Event<"LicenceGranted">["args"], { property }: Books): Omit<LicenceWord, "place"> {
  const asset = property.assets.get(assetId);
  const head = property.licences.get(terms.head);
  const agreement = head?.word.agreement ?? asset?.word.agreement ?? 0n;
  const isSecret = SECRETS.includes(asset?.word.kind ?? 0n);
  const isShared = terms.kind === ORDINARY && asset?.word.owner === 0n;
  const keeps = isSecret && isShared && property.rules.get(agreement)?.licensorKeeps === 1n;
  const solo = property.solo.get(soloKey(agreement, terms.licensor))?.pool ?? 0n;
  return {
    agreement,
    asset: terms.asset,
    licensor: terms.licensor,
    licensee: terms.licensee,
    head: terms.head,
    until: terms.until,
    soloPool: head?.word.soloPool ?? (keeps ? solo : 0n),
    kind: terms.kind,
    status: RUNNING,
    reports: 0n,
    isListed: isListed(terms) ? 1n : 0n,
  };
}

function judgeGrant(event: Event<"LicenceGranted">, scene: Scene): void {
  const { books, find } = scene;
  const { licence: id, asset: assetId, licensor, word, terms } = event.args;
  const asset = books.property.assets.get(assetId);
  const told = licenceIn(word);
  const text = { en: "A licence is recorded as something else than its terms say.", zh: "许可记载与条款不符。" };
  for (const [name, value] of Object.entries(wordOf(event.args, books)) as [keyof LicenceWord, bigint][]) {
    if (told[name] !== value) find(event, text, `${name} ${value}`, `${name} ${told[name]}`);
  }
  const next = BigInt(books.property.licences.size) + 1n;
  const [expected, found] = [`${next} ${assetId} ${licensor}`, `${id} ${terms.asset} ${terms.licensor}`];
  if (expected !== found) find(event, text, expected, found);
  const ended = { en: "A licence of an asset that has come to its end.", zh: "许可的知识产权已失效。" };
  if (!asset || asset.word.status >= AssetStatus.Lapsed)
    find(event, ended, "a live asset", asset?.word.status ?? "none");
  const pledged = { en: "A pledged asset was licensed without the pledgee's consent.", zh: "未经质权人同意许可已质押的知识产权。" };
  const isUnasked = asset?.word.pledged === 1n && BigInt(terms.pledgeConsent) === 0n;
  if (isUnasked && terms.head === 0n && terms.kind !== ACCESS) find(event, pledged, "a consent", "none");
  judgeRight(event, scene);
  judgeClash(event, scene);
}

/** Only an owner grants a licence; under another one its licensee does, and gives no more than it has. */
function judgeRight(event: Event<"LicenceGranted">, { books, find, time }: Scene): void {
  const { licensor, terms } = event.args;
  const head = books.property.licences.get(terms.head);
  const asset = books.property.assets.get(event.args.asset);
  const stranger = { en: "Somebody grants a licence who has no right to.", zh: "无权者授予许可。" };
  if (head === undefined) {
    const owns = asset !== undefined && terms.head === 0n && shareOf(books, asset, licensor).units !== 0n;
    if (!owns) find(event, stranger, "an owner", `member ${licensor}`);
    return;
  }
  if (head.word.licensee !== licensor) find(event, stranger, `member ${head.word.licensee}`, `member ${licensor}`);
  const { agreement, kind, until, status } = head.word;
  const mayPass = head.terms.subLicences && !terms.subLicences;
  const isAllowed = agreement === 0n || books.property.rules.get(agreement)?.subLicences === 1n;
  const runs = status === RUNNING && (time === undefined || time / DAY <= until);
  const isWithin =
    terms.asset === head.word.asset &&
    terms.kind <= kind &&
    (terms.territory & ~head.terms.territory) === 0n &&
    (terms.fields & ~head.terms.fields) === 0n &&
    head.terms.from <= terms.from &&
    terms.until <= until;
  const beyond = { en: "A licence goes beyond the one it is granted under.", zh: "分许可超出其上位许可。" };
  if (!(mayPass && isAllowed && runs && isWithin)) find(event, beyond, `within licence ${head.id}`, "beyond it");
}

/** No licence shares a field, a country and a day with a sole or exclusive one, but for its head. */
function judgeClash(event: Event<"LicenceGranted">, { books, find }: Scene): void {
  const { licence: id, asset, terms } = event.args;
  if (terms.purpose === IMPLEMENTATION && terms.kind === ACCESS) return;
  const clash = { en: "A licence overlaps a sole or exclusive one.", zh: "许可与排他或独占许可重叠。" };
  const taken = new Set<bigint>();
  for (const other of books.property.licences.values()) {
    if (other.word.isListed !== 1n || other.word.asset !== asset) continue;
    taken.add(other.word.place);
    if (other.id !== terms.head && overlap(terms, other.terms)) find(event, clash, `not within ${other.id}`, id);
  }
  let place = 0n;
  while (isListed(terms) && taken.has(place)) place += 1n;
  const text = { en: "A licence stands at another place of its asset's list.", zh: "许可在清单中的位置不符。" };
  const { place: found } = licenceIn(event.args.word);
  if (found !== place) find(event, text, place, found);
}

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
export function periodEnd(day: bigint, months: bigint): bigint {
  const date = new Date(Number(day * DAY) * 1000);
  const next = (Math.floor(date.getUTCMonth() / Number(months)) + 1) * Number(months);
  return BigInt(Date.UTC(date.getUTCFullYear(), next, 1)) / (DAY * 1000n) - 1n;
}

function judgeReport(event: Event<"LicenceReported">, { books, find, time }: Scene): void {
  const { licence: id, report, first, last, base, fee, baseTotal, feesTotal } = event.args;
  const licence = books.property.licences.get(id);
  if (!licence) return;
  const { terms, word } = licence;
  const before = licence.reports.at(-1);
  const from = before === undefined ? terms.from : before.last + 1n;
  const ends = periodEnd(from, terms.fees.reportMonths || 1n);
  const until = word.until < ends ? word.until : ends;
  const total = (before?.baseTotal ?? 0n) + base;
  const fees = feeOf(terms, total);
  const says = [BigInt(licence.reports.length) + 1n, from, until, total, fees, fees - (before?.feesTotal ?? 0n)].join(
    " ",
  );
  const found = [report, first, last, baseTotal, feesTotal, fee].join(" ");
  const text = { en: "A report's period or fee is not what the terms say.", zh: "报告期间或费用与条款不符。" };
  if (says !== found) find(event, text, says, found);
  const ceiling = { en: "Reports go beyond what the licence covers.", zh: "报告累计超出许可上限。" };
  if (terms.fees.ceiling !== 0n && total > terms.fees.ceiling) find(event, ceiling, terms.fees.ceiling, total);
  const early = { en: "A period is reported before it is over.", zh: "期间未满即报告。" };
  if (time !== undefined && time / DAY <= last) find(event, early, `after day ${last}`, time / DAY);
}

const MOST = (1n << 96n) - 1n;

function judgePaid(event: Event<"LicenceSettled"> | Event<"LicenceCredited">, { books, find }: Scene): void {
  const licence = books.property.licences.get(event.args.licence);
  if (!licence) return;
  const { amount, paid } = event.args;
  const counts =
    event.name === "LicenceCredited" || BigInt(event.args.currency) === BigInt(licence.terms.fees.currency);
  const sum = counts ? licence.paid + amount : licence.paid;
  const expected = sum > MOST ? MOST : sum;
  const text = { en: "What is paid under a licence is not added up.", zh: "许可已付金额累计有误。" };
  if (paid !== expected) find(event, text, expected, paid);
}

/** By the end of a day: instalments due and the fees of reports whose day to pay has passed. */
function dueBy({ terms, reports }: Licence, day: bigint): bigint {
  const fixed = terms.fees.instalments.filter(({ due }) => due <= day).reduce((sum, { amount }) => sum + amount, 0n);
  const fees = reports.filter(({ last }) => last + terms.fees.payDays <= day).at(-1)?.feesTotal ?? 0n;
  return fixed + fees;
}

function judgeNotice(event: Event<"LicenceNoticed">, { books, find, time }: Scene): void {
  const licence = books.property.licences.get(event.args.licence);
  if (!licence || time === undefined) return;
  const today = time / DAY;
  const cureDays = books.property.rules.get(licence.word.agreement)?.cureDays ?? CURE_DAYS;
  const text = { en: "A licensee is given other days to cure than the rules say.", zh: "补救期与规则不符。" };
  if (event.args.cureUntil !== today + cureDays) find(event, text, today + cureDays, event.args.cureUntil);
  const due = dueBy(licence, today - 1n);
  const more = { en: "A notice claims more than is overdue.", zh: "催告金额超过逾期金额。" };
  if (event.args.claimed > due) find(event, more, `at most ${due}`, event.args.claimed);
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
function reasonTo(status: bigint, { word, notice, paid }: Licence, books: Books, today: bigint): boolean {
  const head = books.property.licences.get(word.head);
  switch (status) {
    case Ended.Expired:
      return word.until < today;
    case Ended.Lapsed:
      return (books.property.assets.get(word.asset)?.word.status ?? 0n) >= AssetStatus.Lapsed;
    case Ended.Terminated: {
      const isCured = notice === undefined || (notice.claimed <= paid && notice.reports <= word.reports);
      return !isCured && notice.cureUntil < today;
    }
    case Ended.HeadEnded:
      return head !== undefined && (head.word.status !== RUNNING || head.word.until < today);
    default:
      return status === Ended.Surrendered;
  }
}

function judgeLoosened(event: Event<"LicenceLoosened">, { books, find }: Scene): void {
  const licence = books.property.licences.get(event.args.licence);
  const head = books.property.licences.get(licence?.word.head ?? 0n);
  const text = { en: "A licence in use became ordinary.", zh: "已实施的独占许可被改为普通许可。" };
  const isUnused = licence?.terms.useBy !== 0n && (licence?.reports.at(-1)?.baseTotal ?? 0n) === 0n;
  if (licence?.word.isListed !== 1n || !(isUnused || head?.word.kind === 1n)) {
    find(event, text, "unused, past its day", event.args.licence);
  }
}

/** An asset counts as many sole and exclusive licences as stand on its list. */
function judgeEncumbered(events: readonly Told[], { books, find }: Scene): void {
  const touched = new Set(events.flatMap((event) => (event.name === "AssetEncumbered" ? [event.args.asset] : [])));
  for (const id of touched) {
    const listed = [...books.property.licences.values()].filter(
      ({ word }) => word.asset === id && word.isListed === 1n,
    );
    const counted = books.property.assets.get(id)?.word.exclusives;
    const text = {
      en: "An asset counts other sole and exclusive licences than there are.",
      zh: "知识产权的排他、独占许可计数有误。",
    };
    if (counted !== BigInt(listed.length)) find(events.at(-1)!, text, listed.length, counted ?? "none");
  }
}
