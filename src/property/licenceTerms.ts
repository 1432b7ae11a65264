import { digest } from "../digest.js";
import { toDay } from "../dates.js";
import { toPpm } from "../percent.js";
import type { FeeTerms, LicenceTerms } from "../sdk/acts/licences/terms.js";
import { fieldsOf } from "./fields.js";
import { type FeesFile, type LicenceFile, feeBases, licenceKinds, purposes, reportPeriods } from "./licenceFormat.js";
import { territoryOf } from "./territories.js";

/** How what a licence file calls by name is found. */
interface LicenceNames {
  member: (text: string) => Promise<number>;
  agreement: (text: string) => Promise<bigint>;
  currency: (code: string) => Promise<string>;
  /** An amount in the smallest unit of the currency at this address. */
  minorUnits: (amount: string, currency: string) => Promise<bigint>;
  /** The digest of a document. */
  document: (text: string) => Promise<string>;
}

const NOTHING = `0x${"0".repeat(64)}`;
const NO_CURRENCY = `0x${"0".repeat(40)}`;
const place = <T>(all: readonly T[], one: T | undefined): number => (one === undefined ? 0 : all.indexOf(one) + 1);

/** The digest of an outside counterparty's code, as receipts have it: register and number. */
export const counterpartyDigest = (code: string): string => digest(code.trim().replace(/\s+/g, " "));

/**
 * A licence file as the chain takes it.
 * @throws BilingualError for a territory or field that does not exist; whatever `names` throws.
 */
export async function toLicenceTerms(file: LicenceFile, names: LicenceNames): Promise<LicenceTerms> {
  const document = async (text: string | undefined) => (text === undefined ? NOTHING : await names.document(text));
  const outside = typeof file.licensee === "object" ? file.licensee.counterparty : undefined;
  return {
    asset: BigInt(file.asset),
    kind: place(licenceKinds, file.kind),
    purpose: place(purposes, file.purpose),
    project: file.project === undefined ? 0n : await names.agreement(file.project),
    licensor: await names.member(file.licensor),
    licensee: outside === undefined ? await names.member(file.licensee as string) : 0,
    counterparty: outside === undefined ? NOTHING : counterpartyDigest(outside),
    territory: territoryOf(file.territory),
    fields: fieldsOf(file.fields),
    from: toDay(file.from),
    until: toDay(file.until),
    head: BigInt(file.head ?? 0),
    subLicences: file.subLicences ?? false,
    useBy: file.useBy === undefined ? 0 : toDay(file.useBy),
    text: await names.document(file.contract),
    fairness: await document(file.fairness),
    exportControl: await document(file.exportControl),
    pledgeConsent: await document(file.pledgeConsent),
    fees: await toFees(file.fees, names),
  };
}

/** Fees as the chain takes them; none where nothing is paid and nothing reported. */
export async function toFees(
  fees: FeesFile | undefined,
  names: Pick<LicenceNames, "currency" | "minorUnits">,
): Promise<FeeTerms> {
  if (fees === undefined) {
    const nothing = { base: 0, ceiling: 0n, reportMonths: 0, payDays: 0, steps: [], instalments: [] };
    return { currency: NO_CURRENCY, ...nothing };
  }
  const currency = await names.currency(fees.currency);
  const amount = (text: string) => names.minorUnits(text, currency);
  const steps = (fees.steps ?? []).map(async ({ from, rate }) => ({ from: await amount(from), rate: toPpm(rate) }));
  const instalments = (fees.instalments ?? []).map(async (one) => ({
    due: toDay(one.due),
    amount: await amount(one.amount),
  }));
  return {
    currency,
    base: place(feeBases, fees.base),
    ceiling: await amount(fees.ceiling ?? "0"),
    reportMonths: fees.reports === undefined ? 0 : reportPeriods[fees.reports],
    payDays: fees.payDays ?? 0,
    steps: await Promise.all(steps),
    instalments: await Promise.all(instalments),
  };
}
