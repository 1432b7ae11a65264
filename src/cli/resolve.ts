import { isAddress, getAddress } from "ethers";
import type { Bilingual } from "../agreement/format.js";
import { fiatAddress } from "../agreement/toTerms.js";
import { BilingualError } from "../bilingualError.js";
import { isoCurrencies } from "../money.js";
import { NATIVE } from "../sdk/terms.js";
import type { NameBook } from "./names.js";

/** A name that stands for nothing, or for more than one thing. */
export class NameError extends BilingualError {
  override name = "NameError";
  constructor(
    readonly fault: "unknown" | "ambiguous",
    /** What it could have meant. */
    readonly candidates: readonly string[],
    sentence: Bilingual,
  ) {
    super(sentence);
  }
}

/** Something that can be named: by its number, its alias, or its name in either language. */
interface Named {
  number: number;
  alias: string;
  name?: Bilingual | undefined;
}

const NUMBER = /^#?(\d{1,15})$/;
const NEAR = 5;

/** The member that "3", "#3", an alias or a name stands for. A number need not be known by name. */
export const memberNumber = (names: NameBook, said: string): number =>
  numberOf(names.members, said, { en: "member", zh: "成员" });

/** The agreement that a number, an alias or a title stands for. */
export const agreementNumber = (names: NameBook, said: string): bigint => {
  const entries = names.agreements.map(({ number, alias, title }) => ({ number, alias, name: title }));
  return BigInt(numberOf(entries, said, { en: "agreement", zh: "协议" }));
};

function numberOf(entries: readonly Named[], said: string, what: Bilingual): number {
  const digits = NUMBER.exec(said)?.[1];
  if (digits !== undefined && Number(digits) > 0) return Number(digits);
  const wanted = fold(said);
  const byAlias = entries.filter(({ alias }) => alias === wanted);
  const found = byAlias.length > 0 ? byAlias : entries.filter(({ name }) => name && textsOf(name).includes(wanted));
  if (found.length === 1) return found[0]!.number;
  if (found.length > 1) throw ambiguous(said, what, found.map(shown));
  throw unknown(said, what, nearest(entries, wanted));
}

/** A currency's address and how its amounts are written. */
export interface NamedCurrency {
  address: string;
  code: string;
  decimals: number;
}

const COIN_DECIMALS = 18;

/** The currency that an ISO 4217 code, "native", a token's code ("token:" may stand before it) or a token's address stands for. */
export function currencyCalled(names: NameBook, said: string): NamedCurrency {
  const code = said.replace(/^token:/, "");
  const iso = isoCurrencies[said.toUpperCase()];
  if (iso !== undefined) return { address: fiatAddress(iso.number), code: said.toUpperCase(), decimals: iso.decimals };
  if (said === "native") return { address: NATIVE, code: "native", decimals: COIN_DECIMALS };
  const at = isAddress(said) ? getAddress(said) : undefined;
  const tokens = names.tokens.filter((token) => token.code === code || token.address === at);
  if (tokens.length === 1) return tokens[0]!;
  const what = { en: "currency", zh: "币种" };
  if (tokens.length > 1)
    throw ambiguous(
      said,
      what,
      tokens.map(({ address }) => address),
    );
  const all = [...Object.keys(isoCurrencies), "native", ...names.tokens.map((token) => token.code)];
  throw unknown(
    said,
    what,
    near(
      all.map((text) => ({ text, shown: text })),
      code.toUpperCase(),
    ),
  );
}

const fold = (text: string): string => text.normalize("NFKC").trim().toLowerCase();
const textsOf = ({ en, zh }: Bilingual): string[] => [fold(en), fold(zh)];
const shown = ({ number, alias }: Named): string => `${alias} (${number})`;

function nearest(entries: readonly Named[], wanted: string): string[] {
  const texts = entries.flatMap((entry) => {
    return [entry.alias, ...(entry.name ? textsOf(entry.name) : [])].map((text) => ({ text, shown: shown(entry) }));
  });
  return near(texts, wanted);
}

/** The few that are written nearly alike or contain what was said. */
function near(texts: readonly { text: string; shown: string }[], wanted: string): string[] {
  const tolerance = Math.max(1, Math.floor(wanted.length / 3));
  const ranked = texts
    .map(({ text, shown }) => {
      const contained = wanted !== "" && text.includes(wanted);
      return { shown, distance: contained ? 0 : distance(text.toLowerCase(), wanted.toLowerCase()) };
    })
    .filter((match) => match.distance <= tolerance)
    .sort((a, b) => a.distance - b.distance);
  return [...new Set(ranked.map((match) => match.shown))].slice(0, NEAR);
}

/** How many characters must be put in, left out or changed to make one text of the other (Levenshtein). */
function distance(a: string, b: string): number {
  const [from, to] = [[...a], [...b]];
  let row = [...to.keys(), to.length];
  for (const [i, character] of from.entries()) {
    const next = [i + 1];
    for (const [j, other] of to.entries()) {
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (character === other ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1)!;
}

function unknown(said: string, what: Bilingual, candidates: string[]): NameError {
  const sentence =
    candidates.length === 0
      ? {
          en: `No ${what.en} is called "${said}" here. Give its number, or list the names that are known.`,
          zh: `没有名为 “${said}” 的${what.zh}。请填写编号，或查看已知名称。`,
        }
      : {
          en: `No ${what.en} is called "${said}" here. Did you mean ${candidates.join(", ")}?`,
          zh: `没有名为 “${said}” 的${what.zh}。是否指：${candidates.join("、")}？`,
        };
  return new NameError("unknown", candidates, sentence);
}

function ambiguous(said: string, what: Bilingual, candidates: string[]): NameError {
  return new NameError("ambiguous", candidates, {
    en: `"${said}" is more than one ${what.en}: ${candidates.join(", ")}. Say which by its number or address.`,
    zh: `“${said}” 对应多个${what.zh}：${candidates.join("、")}。请以编号或地址指明。`,
  });
}
