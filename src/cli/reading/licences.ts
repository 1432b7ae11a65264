import { RUNNING } from "../../audit/property/books.js";
import { table } from "../../audit/report/table.js";
import { fieldsName } from "../../property/fields.js";
import { territoryName } from "../../property/territories.js";
import { licenceKinds, licenceStatuses, wordOf } from "../../property/words.js";
import { fromDay } from "../../dates.js";
import { read } from "../../sdk/events.js";
import { dayText } from "../dates.js";
import { usage } from "../exits.js";
import { termsOfLicence } from "../licenceFiles.js";
import type { Session } from "../session.js";
import { factLines } from "../show.js";

/** A licence as its registry answers. */
interface LicenceState {
  agreement: bigint;
  asset: bigint;
  licensor: bigint;
  licensee: bigint;
  head: bigint;
  kind: bigint;
  status: bigint;
  until: bigint;
  reports: bigint;
  currency: string;
  paid: bigint;
}

const outside = { en: "outside counterparty", zh: "外部相对方" };

/** All licences, or those of one asset. */
export async function licencesIn(
  session: Session,
  asset?: bigint,
): Promise<{ licence: bigint; about: LicenceState }[]> {
  const { licences } = await session.ledger();
  const numbers = Array.from({ length: Number(await licences.count()) }, (_, i) => BigInt(i + 1));
  const all = await Promise.all(
    numbers.map(async (licence) => ({ licence, about: await read<LicenceState>(licences, "licenceOf", licence) })),
  );
  return all.filter(({ about }) => asset === undefined || about.asset === asset);
}

/** Does a licence run today? Past its last day it has expired, whether or not somebody said so. */
export const isRunning = ({ status, until }: LicenceState, today: number): boolean =>
  status === RUNNING && until >= BigInt(today);

const licenseeName = (session: Session, { licensee }: LicenceState): Promise<string> =>
  licensee === 0n ? Promise.resolve(session.out.pick(outside)) : session.find.nameOf(Number(licensee));

/** Licences as a table. */
export async function listLicences(session: Session, asset?: bigint): Promise<void> {
  const found = await licencesIn(session, asset);
  const { pick } = session.out;
  const lines = await Promise.all(
    found.map(async ({ licence, about }) => [
      String(licence),
      String(about.asset),
      pick(wordOf(licenceKinds, about.kind).name),
      await session.find.nameOf(Number(about.licensor)),
      await licenseeName(session, about),
      dayText(about.until),
      pick(wordOf(licenceStatuses, about.status).name),
    ]),
  );
  const rows = found.map(({ licence, about }) => ({
    licence,
    ...about,
    kind: wordOf(licenceKinds, about.kind).name.en,
    status: wordOf(licenceStatuses, about.status).name.en,
  }));
  session.out.data(rows, () => table(lines, [true, true, false, false, false, false, false], ""));
}

/** One licence: what it covers, what is reported, due and paid. */
export async function showLicence(session: Session, number: bigint): Promise<void> {
  const { licences } = await session.ledger();
  const about = await read<LicenceState>(licences, "licenceOf", number);
  if (about.status === 0n) throw usage(`There is no licence ${number}.`, `没有许可 ${number}。`);
  const terms = await termsOfLicence(session, number);
  const { out, find } = session;
  const today = await session.today();
  const due = await licences.dueOf(number, terms, today);
  const next = await nextReport(session, number, terms);
  const [licensor, licensee] = [await find.nameOf(Number(about.licensor)), await licenseeName(session, about)];
  const isFree = BigInt(about.currency) === 0n;
  const money = async (amount: bigint) => (isFree ? "–" : find.amount(about.currency, amount));
  const [dueText, paidText] = [await money(due), await money(about.paid)];
  const kind = wordOf(licenceKinds, about.kind).name;
  const status = wordOf(licenceStatuses, about.status).name;
  out.data({ licence: number, ...about, kind: kind.en, status: status.en, due, terms, next }, () =>
    factLines(out, [
      [{ en: "Licence", zh: "许可" }, String(number)],
      [{ en: "Asset", zh: "知识产权" }, String(about.asset)],
      [{ en: "Kind", zh: "方式" }, out.pick(kind)],
      [{ en: "Status", zh: "状态" }, out.pick(status)],
      [{ en: "Licensor", zh: "许可人" }, licensor],
      [{ en: "Licensee", zh: "被许可人" }, licensee],
      [{ en: "Territory", zh: "地域" }, territoryName(BigInt(terms.territory), out.lang)],
      [{ en: "Fields of use", zh: "领域" }, fieldsName(BigInt(terms.fields), out.lang)],
      [{ en: "Days", zh: "期限" }, `${fromDay(Number(terms.from))} – ${dayText(about.until)}`],
      [{ en: "Reports filed", zh: "已提交报告" }, String(about.reports)],
      [{ en: "Next report due", zh: "下次报告截止" }, next ?? "–"],
      [{ en: "Due so far", zh: "累计应付" }, dueText],
      [{ en: "Paid so far", zh: "累计已付" }, paidText],
    ]),
  );
}

/** The last day of the next report; undefined when there is none to come. */
async function nextReport(session: Session, licence: bigint, terms: object): Promise<string | undefined> {
  const { licences } = await session.ledger();
  try {
    const { dueBy } = await read<{ dueBy: bigint }>(licences, "nextReport", licence, terms);
    return dayText(dueBy);
  } catch (error) {
    const { explain } = await import("../../sdk/errors/index.js");
    if (explain(error)?.name === "LicenceNothingToReport") return undefined;
    throw error;
  }
}
