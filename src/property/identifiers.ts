import type { Bilingual } from "../agreement/format.js";
import { BilingualError } from "../bilingualError.js";
import { digest } from "../digest.js";
import { type AssetKind, assetKinds } from "./words.js";

/** The registers whose numbers are known by their shape. */
type Scheme = "cn-application" | "cn-grant" | "publication" | "pct" | "doi" | "cn-software" | "other";

/** An asset's identifier in the one way it is written. */
export interface Identifier {
  scheme: Scheme;
  number: string;
}

/** Kinds of right in a Chinese application number, by the digit after the year. */
const RIGHTS: Record<string, "invention" | "utility-model" | "design"> = {
  1: "invention",
  2: "utility-model",
  3: "design",
  8: "invention",
  9: "utility-model",
};

const APPLICATION = /^(19|20)\d{2}([12389])\d{7}\.?([0-9X])$/;
/** WIPO ST.16 behind ST.3's office: letters, serial number, kind code. */
const PUBLICATION = /^([A-Z]{2})(\d{4,13})([A-Z]\d?)$/;
const PCT = /^PCT\/?([A-Z]{2})\/?((?:19|20)\d{2})\/?(\d{5,6})$/;
const DOI = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)?(10\.\d{4,9}\/[-._;()/:a-z0-9]+)$/i;
const SOFTWARE = /^(\d{4})SR(\d{6,7})$/;

/** What each scheme is called. */
export const schemes: Record<Scheme, Bilingual> = {
  "cn-application": { en: "Chinese application number", zh: "中国专利申请号" },
  "cn-grant": { en: "Chinese patent number", zh: "中国专利号" },
  publication: { en: "publication number (WIPO ST.16)", zh: "公布号（WIPO ST.16）" },
  pct: { en: "international application number", zh: "国际申请号（PCT）" },
  doi: { en: "DOI", zh: "数字对象标识（DOI）" },
  "cn-software": { en: "Chinese software registration number", zh: "软件著作权登记号" },
  other: { en: "number of another register", zh: "其他登记号" },
};

/** The check digit of a Chinese application number: weights 2 to 9, then 2 to 5, modulo 11; 10 is written X. */
export function applicationCheck(digits: string): string {
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * ((place % 8) + 2), 0);
  return "0123456789X"[sum % 11]!;
}

/**
 * Reads an asset's identifier, whatever register it is of: what has a known shape is checked and written in one way.
 * @param text As people write it: `ZL201710601862.3`, `CN 108123456 A`, `PCT/CN2017/093456`, `https://doi.org/10.1000/xyz`, `2019SR0123456`.
 * @returns The scheme and the number.
 * @throws BilingualError when a number has the shape of a register but a wrong check digit, or is empty.
 */
export function readIdentifier(text: string): Identifier {
  const doi = DOI.exec(text.trim());
  if (doi) return { scheme: "doi", number: doi[1]!.toLowerCase() };
  const compact = text.toUpperCase().replace(/\s/g, "");
  const isGrant = compact.startsWith("ZL");
  const bare = compact.replace(/^(ZL|CN)(?=(19|20)\d{2}[12389]\d{7}\.?[0-9X]$)/, "");
  if (APPLICATION.test(bare)) {
    return { scheme: isGrant ? "cn-grant" : "cn-application", number: (isGrant ? "ZL" : "") + checked(text, bare) };
  }
  const pct = PCT.exec(compact);
  if (pct) return { scheme: "pct", number: `PCT/${pct[1]}${pct[2]}/${pct[3]!.padStart(6, "0")}` };
  if (SOFTWARE.test(compact)) return { scheme: "cn-software", number: compact };
  if (PUBLICATION.test(compact)) return { scheme: "publication", number: compact };
  if (compact === "") throw new BilingualError({ en: "An identifier is empty.", zh: "标识为空。" });
  return { scheme: "other", number: text.trim() };
}

function checked(text: string, number: string): string {
  const digits = number.slice(0, 12);
  const expected = applicationCheck(digits);
  if (!number.endsWith(expected)) {
    throw new BilingualError({
      en: `"${text}" is no Chinese application number: the check digit of ${digits} is ${expected}. Look at the office's notice again.`,
      zh: `“${text}”不是有效的中国专利申请号：${digits} 的校验位应为 ${expected}。请核对受理通知书。`,
    });
  }
  return `${digits}.${expected}`;
}

/**
 * Reads the identifier of an asset of a kind.
 * @throws BilingualError as {@link readIdentifier}, and for a Chinese application number that is of another right.
 */
export function readIdentifierOf(kind: AssetKind, text: string): Identifier {
  const identifier = readIdentifier(text);
  const right = rightOf(identifier);
  if (right === undefined || right === kind) return identifier;
  throw new BilingualError({
    en: `"${text}" is the number of an asset of the kind "${right}", not "${kind}". Look at the office's notice again.`,
    zh: `“${text}”是${assetKinds[right].zh}的编号，而类别为${assetKinds[kind].zh}。请核对受理通知书。`,
  });
}

/** Which right a Chinese application number is for; undefined for every other identifier. */
const rightOf = ({ scheme, number }: Identifier) =>
  scheme === "cn-application" || scheme === "cn-grant" ? RIGHTS[number.replace("ZL", "")[4]!] : undefined;

/** The digest by which an identifier stands on the chain: SHA-256 of scheme and number. */
export const identifierDigest = ({ scheme, number }: Identifier): string => digest(`${scheme} ${number}`);
