import { decimalsOf, isoCurrencies } from "../../money.js";
import { toPpm } from "../../percent.js";
import type { Path } from "../faults.js";
import type { AgreementEntry, AgreementFile } from "../format.js";
import type { Sound } from "../structure.js";

/** One version of the agreement: the first, or what an amendment makes of the one before. */
export interface Version {
  entry: Sound<AgreementEntry>;
  /** Where a field of it stands in the file. */
  at: (field: keyof AgreementEntry) => Path;
  members: Names;
}

export type SoundFile = Sound<AgreementFile>;
export type SoundPool = NonNullable<NonNullable<Version["entry"]["pools"]>[number]>;
export type SoundParty = NonNullable<NonNullable<Version["entry"]["parties"]>[number]>;

/** Names that something may be called by. */
export interface Names {
  list: string[];
  /** Whether a name is none of these. Never while one of them is itself unreadable: it might be the one that is meant. */
  lack: (name: string | undefined) => name is string;
}

/** The names of a list's items. */
export function namesIn<T>(
  items: readonly (T | undefined)[] | undefined,
  nameOf: (item: T) => string | undefined,
): Names {
  const names = (items ?? []).map((item) => (item === undefined ? undefined : nameOf(item)));
  const list = names.filter((name) => name !== undefined);
  const complete = items !== undefined && list.length === names.length;
  const known = new Set(list);
  return { list, lack: (name): name is string => complete && name !== undefined && !known.has(name) };
}

/** The items of a list that can be read, each with its place. */
export function* each<T>(items: readonly (T | undefined)[] | undefined): Generator<[number, T]> {
  for (const [place, item] of (items ?? []).entries()) if (item !== undefined) yield [place, item];
}

/** Items that an earlier one equals by their key, each with its place and the earlier one's. */
export function* repeats<T>(
  items: readonly (T | undefined)[] | undefined,
  keyOf: (item: T) => string | undefined,
): Generator<[place: number, earlier: number, key: string]> {
  const first = new Map<string, number>();
  for (const [place, item] of each(items)) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, place);
    else yield [place, earlier, key];
  }
}

const NAMES_SHOWN = 12;

/** Names for a sentence, in the quotation marks of its language; not all of very many. */
export function quoted(names: readonly string[], lang: "en" | "zh"): string {
  const [open, close, comma] = lang === "en" ? ['"', '"', ", "] : ["“", "”", "、"];
  const shown = names.slice(0, NAMES_SHOWN).map((name) => open + name + close);
  if (names.length > shown.length) shown.push("…");
  return shown.join(comma) || "–";
}

/** Whether a currency is settled by bank. */
export const isFiat = (code: string): boolean => /^[A-Z]{3}$/.test(code);

/** Decimals of a currency; undefined when the ledger does not know it. */
export function decimalsFor(code: string | undefined): number | undefined {
  if (code === undefined || (isFiat(code) && !Object.hasOwn(isoCurrencies, code))) return undefined;
  return decimalsOf(code);
}

/** A sound rate as parts per million; undefined for one that is not. */
export const ppmOf = (rate: string | undefined): number | undefined => (rate === undefined ? undefined : toPpm(rate));

/** All of something, in parts per million. */
export const ALL = 1_000_000;

/** Whether a field was given, readable or not. */
export const given = <T extends object>(item: T, field: keyof T): boolean => Object.hasOwn(item, field);
