import type { Bilingual } from "../agreement/format.js";
import { identifierDigest, readIdentifier, readIdentifierOf } from "../property/identifiers.js";
import { counterpartyDigest } from "../property/licenceTerms.js";
import { type AssetKind, assetKinds, assetStatuses, ownerActs, wordOf } from "../property/words.js";
import { toPpm } from "../percent.js";
import type { ParentLine } from "../sdk/acts/property/types.js";
import { usage } from "./exits.js";
import { choice } from "./kinds.js";
import type { Kind } from "./parameters.js";

/** Words by their places, counted from `first`. */
const numbered = (words: Record<string, Bilingual>, first: number): Record<string, number> =>
  Object.fromEntries(Object.keys(words).map((name, place) => [name, place + first]));

/** What an asset is. */
export const assetKind = choice<number>({ en: "kind of asset", zh: "知识产权类别" }, numbered(assetKinds, 1));
/** Where an asset stands. */
export const assetStatus = choice<number>({ en: "status", zh: "状态" }, numbered(assetStatuses, 1));
/** An act that owners agree to. */
export const ownerAct = choice<number>({ en: "act", zh: "事项" }, numbered(ownerActs, 0));
/** How far the office's register is. */
export const titleStatus = choice<number>({ en: "title", zh: "登记状态" }, { agreed: 1, filed: 2, registered: 3 });
/** What an owner says. */
export const vote = choice<number>({ en: "vote", zh: "表态" }, { consent: 1, object: 2, withdraw: 0 });
/** Yes or no. */
export const yes = choice<boolean>({ en: "yes or no", zh: "是或否" }, { yes: true, no: false });

/** A status by its number, in words. */
export const statusWords = (number: number): Bilingual => wordOf(assetStatuses, BigInt(number)).name;
/** A kind of asset by its number, in words. */
export const kindWords = (number: number): Bilingual => wordOf(assetKinds, BigInt(number)).name;

/** An asset's number at its office, whose digest goes on the chain: see {@link digestFor}. */
export const identifier: Kind<string> = {
  metavar: "number",
  about: {
    en: "its number at the office or register, or a name for what has none",
    zh: "申请号、专利号、登记号等；无编号者填名称",
  },
  read: (text) => {
    readIdentifier(text);
    return text;
  },
};

/** The digest of an identifier of an asset of a kind. @throws BilingualError when it is the number of another kind of right. */
export function digestFor(kind: number | bigint, text: string): string {
  const name = Object.keys(assetKinds)[Number(kind) - 1] as AssetKind | undefined;
  return identifierDigest(name === undefined ? readIdentifier(text) : readIdentifierOf(name, text));
}

/** An outside counterparty: register and number. */
export const counterparty: Kind<string> = {
  metavar: "register number",
  about: {
    en: 'somebody outside: "REGISTER NUMBER", like "USCC 9135…"',
    zh: "外部相对方：“登记类别 编号”，如“USCC 9135…”",
  },
  read: counterpartyDigest,
};

/** An asset that a new one derives from: "3=5%", or "3" where nothing is owed to it. */
export const parent: Kind<ParentLine> = {
  metavar: "asset=rate",
  about: { en: "an asset it derives from, and its royalty: 3=5%", zh: "来源资产及其提成：3=5%" },
  read: (text) => {
    const [, number, rate] = /^(\d{1,13})(?:=(.+))?$/.exec(text) ?? [];
    try {
      if (number !== undefined) return { parent: BigInt(number), rate: rate === undefined ? 0 : toPpm(rate) };
    } catch {
      // falls through to the sentence
    }
    throw usage(
      `"${text}" is not an asset with its royalty: write NUMBER=RATE, like 3=5%.`,
      `“${text}”应为 编号=比例，如 3=5%。`,
    );
  },
};
