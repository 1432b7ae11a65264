import type { Agreement, Books } from "../books.js";
import type { Sentence } from "../findings.js";
import { MILLION } from "../ids.js";
import { type Asset, OwnerAct, RUNNING, isLive, isSecret } from "../property/books.js";
import { ownersOf } from "../property/owners.js";
import type { RulesWord } from "../property/words.js";
import type { Names } from "./names.js";
import { licenceKinds, wordOf } from "./propertyWords.js";
import { type Holding, type LicenceRules, type Rights, rightsIn } from "./rights.js";

/** A line of the rights matrix. */
export interface ReportedRights extends Rights {
  /** In whose matrix it stands. */
  agreement: bigint;
  name: Sentence;
}

/**
 * The rights matrix of every agreement: the background offered to it and its results, by its parties and whoever else has a right.
 * @param today the day, since 1970, of the block that the report is as of.
 */
export function rightsRows(books: Books, names: Names, today: bigint): ReportedRights[] {
  return [...books.agreements.values()].flatMap((agreement) =>
    matrixOf(agreement, books, today).map((one) => ({
      ...one,
      agreement: agreement.id,
      name: names.member(one.member),
    })),
  );
}

function matrixOf({ id, draft, gone }: Agreement, books: Books, today: bigint): Rights[] {
  const { assets, rules } = books.property;
  const word = rules.get(id);
  const agreed = word && rulesIn(word);
  const parties = (draft?.terms.parties ?? []).map(({ member }) => member).filter((member) => !gone.has(member));
  const all = [...assets.values()];
  const background = all.filter(({ offeredTo }) => offeredTo.has(id));
  const results = all.filter((one) => one.word.agreement === id);
  return [
    ...background.flatMap((one) => rightsIn(holdingOf(one, books, today, true), parties)),
    ...results.flatMap((one) => rightsIn(holdingOf(one, books, today, false), parties, agreed)),
  ];
}

const rulesIn = ({ acts, subLicences }: RulesWord): LicenceRules => ({
  subLicences: subLicences === 1n,
  ordinary: acts[Number(OwnerAct.Ordinary)]!,
  secret: acts[Number(OwnerAct.Secret)]!,
  exclusive: acts[Number(OwnerAct.Exclusive)]!,
});

function holdingOf(asset: Asset, books: Books, today: bigint, isOffered: boolean): Holding {
  const { id, word } = asset;
  const running = [...books.property.licences.values()].filter(
    (one) => one.word.asset === id && one.word.status === RUNNING && one.word.until >= today,
  );
  const { owners, total } = ownersOf(books, asset);
  return {
    asset: id,
    isSecret: isSecret(word.kind),
    isLive: isLive(word.status),
    isOffered,
    owners: new Map([...owners].map(([member, units]) => [member, (units * MILLION) / total])),
    licences: running.map((one) => ({
      licence: one.id,
      licensee: one.word.licensee,
      kind: wordOf(licenceKinds, one.word.kind).id,
      subLicences: one.terms.subLicences,
    })),
  };
}
