import { ACCESS, AssetStatus, type Asset, type Licence, RUNNING, isLive } from "../audit/property/books.js";
import { claimable, isOverdue, nextPeriod } from "../audit/property/checkLicences.js";
import { DAY, fromDay } from "../dates.js";
import { type Asked, type Omission, omission } from "./omission.js";

/** Patents of invention, utility models, designs, by the contracts' enum `AssetKind`. */
const PATENTS: readonly bigint[] = [1n, 2n, 3n];
/** Patent Law's implementing regulations, rule 15: a licence contract goes on record within three months. */
const FILING_DAYS = 92;

const dateOf = (day: bigint): string => fromDay(Number(day));

/** What assets and licences make due and nobody entered: reports, fees, use, annual fees, titles, contracts on record. */
export function propertyOmissions(asked: Asked): Omission[] {
  const { assets, licences } = asked.result.books.property;
  const today = BigInt(Math.floor(asked.now / DAY));
  const filed = new Set(
    asked.result.history.flatMap((event) => (event.name === "LicenceContractFiled" ? [event.args.licence] : [])),
  );
  return [
    ...[...licences.values()].flatMap((licence) => [
      ...reportsMissing(licence, today),
      ...feesOverdue(licence, today),
      ...(filed.has(licence.id) ? [] : contractsUnfiled(licence, assets.get(licence.word.asset), asked)),
    ]),
    ...[...assets.values()].flatMap((asset) => assetOmissions(asset, today)),
  ];
}

/** The report whose last day is past. A licence that has ended is still reported up to its last day. */
function reportsMissing(licence: Licence, today: bigint): Omission[] {
  const period = nextPeriod(licence);
  if (period === undefined || !isOverdue(licence, today)) return [];
  const text = {
    en: `The report that licence ${licence.id} makes due is not there.`,
    zh: `许可 ${licence.id} 的到期报告未提交。`,
  };
  const expected = `a report of ${dateOf(period.first)} to ${dateOf(period.last)} by ${dateOf(period.last + licence.terms.fees.payDays)}`;
  return [omission("licence-report-missing", licence, text, { expected, found: "none" })];
}

/** What instalments and reports have made due and no receipt or credit covers, in minor units. */
function feesOverdue(licence: Licence, today: bigint): Omission[] {
  const due = claimable(asEnded(licence), today).reduce((most, one) => (one > most ? one : most));
  if (due === 0n) return [];
  const text = { en: `Fees of licence ${licence.id} are overdue.`, zh: `许可 ${licence.id} 的费用逾期未付。` };
  return [omission("licence-fee-overdue", licence, text, { expected: `${due} paid in all`, found: licence.paid })];
}

/** The licence without the instalments that its early end came before: debts outlive it, but no new ones arise. */
function asEnded(licence: Licence): Licence {
  const { terms, word } = licence;
  const instalments = terms.fees.instalments.filter(({ due }) => due <= word.until || word.until === terms.until);
  return { ...licence, terms: { ...terms, fees: { ...terms.fees, instalments } } };
}

/** An access right is part of the agreement, no contract of its own. */
function contractsUnfiled(licence: Licence, asset: Asset | undefined, { now, clock }: Asked): Omission[] {
  const isDue = clock.timeOf(licence.block) + FILING_DAYS * DAY < now;
  const { status, kind } = licence.word;
  if (status !== RUNNING || kind === ACCESS || !isDue || !PATENTS.includes(asset?.word.kind ?? 0n)) return [];
  const text = {
    en: `The contract of licence ${licence.id}, of a patent, is not on record at the office.`,
    zh: `专利许可 ${licence.id} 的合同尚未备案。`,
  };
  const found = "nothing for three months";
  return [omission("licence-contract-unfiled", licence, text, { expected: "the office's certificate", found })];
}

function assetOmissions({ id, word, record, ...at }: Asset, today: bigint): Omission[] {
  const found: Omission[] = [];
  if (!isLive(word.status)) return found;
  if (word.useBy !== 0n && word.useBy < today && record.usedOn === 0n) {
    const text = { en: `Asset ${id} had to be in use by now (R27).`, zh: `知识产权 ${id} 已过应实施日期（R27）。` };
    found.push(omission("use-overdue", at, text, { expected: `use by ${dateOf(word.useBy)}`, found: "none" }));
  }
  if (record.title !== 0n && record.epoch !== word.epoch) {
    const text = {
      en: `The title of asset ${id} is of owners before the last change of owners.`,
      zh: `知识产权 ${id} 的权属登记未反映最近一次权属变动。`,
    };
    const which = { expected: `change ${word.epoch} of its owners`, found: `change ${record.epoch}` };
    found.push(omission("title-behind", at, text, which));
  }
  if (word.status === AssetStatus.Granted && record.feeUntil !== 0n && record.feeUntil < today) {
    const text = { en: `The annual fee of asset ${id} is paid no longer.`, zh: `知识产权 ${id} 的年费已到期未续。` };
    const which = { expected: `paid through ${dateOf(today)}`, found: `through ${dateOf(record.feeUntil)}` };
    found.push(omission("annual-fee-overdue", at, text, which));
  }
  return found;
}
