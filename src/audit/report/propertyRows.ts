import type { Books } from "../books.js";
import { DAY } from "../days.js";
import type { At } from "../events.js";
import type { Sentence } from "../findings.js";
import { addressOf, numberOf } from "../ids.js";
import type { Asset, Licence } from "../property/books.js";
import { ownersOf } from "../property/owners.js";
import type { Times } from "../replay.js";
import { Speaker } from "./life/speaker.js";
import type { Coin } from "./model.js";
import type { Names } from "./names.js";
import { assetKinds, assetStatuses, licenceKinds, licenceStatuses, titleStatuses, wordOf } from "./propertyWords.js";
import { type ReportedRights, rightsRows } from "./rightsRows.js";

interface ReportedAsset extends At {
  asset: bigint;
  /** Whose result it is; 0 for background. */
  agreement: bigint;
  kind: string;
  status: string;
  /** How far the office's register is, and whether it shows today's owners. */
  title: string;
  current: boolean;
  time: bigint;
  /** Each with its units, those of its people included. */
  owners: { member: bigint; name: Sentence; units: bigint }[];
  units: bigint;
  /** What it derives from, and what of its income goes there first, in parts per million. */
  parents: { asset: bigint; rate: bigint }[];
}

interface ReportedLicence extends At {
  licence: bigint;
  asset: bigint;
  licensor: bigint;
  /** 0 for somebody outside. */
  licensee: bigint;
  name: Sentence;
  kind: string;
  status: string;
  time: bigint;
  /** First and last day, since 1970. */
  first: bigint;
  last: bigint;
  /** What reports cost and what was paid or credited; nothing where no money is agreed. */
  fees?: { currency: Coin; fixed: bigint; reported: bigint; paid: bigint };
}

/** Intellectual property as tables. */
export interface PropertyRows {
  assets: ReportedAsset[];
  licences: ReportedLicence[];
  rights: ReportedRights[];
}

interface Known {
  result: { books: Books };
  times: Times;
  names: Names;
  /** Of the block that the report is as of, in seconds since 1970. */
  blockTime: bigint;
}

/** Every asset and every licence, in the order in which they were registered and granted, and who may do what with them. */
export function propertyRows({ result: { books }, times, names, blockTime }: Known): PropertyRows {
  const speaker = new Speaker(books, names);
  const at = ({ block, tx, logIndex }: At) => ({ block, tx, logIndex, time: times.get(block) ?? 0n });
  const { assets, licences } = books.property;
  return {
    assets: [...assets.values()].map((one) => ({ ...assetRow(one, books, speaker), ...at(one) })),
    licences: [...licences.values()].map((one) => ({ ...licenceRow(one, books, speaker), ...at(one) })),
    rights: rightsRows(books, names, blockTime / DAY),
  };
}

function assetRow(asset: Asset, books: Books, speaker: Speaker): Omit<ReportedAsset, keyof At | "time"> {
  const { id, word, record } = asset;
  const { owners, total } = ownersOf(books, asset);
  return {
    asset: id,
    agreement: word.agreement,
    kind: wordOf(assetKinds, word.kind).id,
    status: wordOf(assetStatuses, word.status).id,
    title: wordOf(titleStatuses, record.title, 0n).id,
    current: record.title !== 0n && record.epoch === word.epoch,
    owners: [...owners].map(([member, units]) => ({ member, name: speaker.member(member), units })),
    units: total,
    parents: asset.parents.map(({ parent, rate }) => ({ asset: parent, rate })),
  };
}

function licenceRow(licence: Licence, books: Books, speaker: Speaker): Omit<ReportedLicence, keyof At | "time"> {
  const { id, word, terms, reports, paid } = licence;
  const number = numberOf(books, terms.fees.currency);
  const { code, decimals } = speaker.currency(addressOf(books, number));
  const fixed = terms.fees.instalments.reduce((sum, { amount }) => sum + amount, 0n);
  const fees = { currency: { number, code, decimals }, fixed, reported: reports.at(-1)?.feesTotal ?? 0n, paid };
  return {
    licence: id,
    asset: word.asset,
    licensor: word.licensor,
    licensee: word.licensee,
    name: speaker.outsider(word.licensee, terms.counterparty),
    kind: wordOf(licenceKinds, word.kind).id,
    status: wordOf(licenceStatuses, word.status).id,
    first: terms.from,
    last: word.until,
    ...(BigInt(terms.fees.currency) !== 0n && { fees }),
  };
}
