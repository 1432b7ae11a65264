import path from "node:path";
import type * as v from "valibot";
import type { Bilingual } from "../agreement/format.js";
import { bilingual, closed, count, list, maybe, memberId, object, text } from "../agreement/words.js";
import type { ErrorNames } from "../sdk/errors/index.js";
import { locked, writeOver } from "./files.js";
import { requireNetworkName } from "./networks.js";
import { address, checked, readTyped } from "./typedFile.js";

const MEMBERS = 2 ** 32 - 1;
const AGREEMENTS = 2 ** 40 - 1;
const DECIMALS = 255;

const namesSchema = object(
  closed({
    members: list(object(closed({ number: count(MEMBERS), alias: memberId, name: maybe(bilingual) }))),
    agreements: list(object(closed({ number: count(AGREEMENTS), alias: memberId, title: maybe(bilingual) }))),
    tokens: list(object(closed({ address, code: text, decimals: count(DECIMALS) }))),
  }),
);

/**
 * What a person calls the members, agreements and tokens of a network: `<home>/names/<network>.json`. Private, and no more than a help:
 * what counts are the numbers and digests on the chain.
 */
export type NameBook = v.InferOutput<typeof namesSchema>;
export type NamedMember = NameBook["members"][number];

const nothing: NameBook = { members: [], agreements: [], tokens: [] };

const namesFile = (home: string, network: string): string =>
  path.join(home, "names", `${requireNetworkName(network)}.json`);

/**
 * The names of a network; none when none were kept.
 * @throws FileError for a file that says something else.
 */
export const readNames = async (home: string, network: string): Promise<NameBook> =>
  (await readTyped(namesFile(home, network), namesSchema)) ?? nothing;

/**
 * Changes the names of a network; two programs that do so at once wait for each other.
 * @returns the names as they are now.
 * @throws FileError when the names would not be sound; nothing is written then.
 */
export async function changeNames(
  home: string,
  network: string,
  change: (names: NameBook) => NameBook | Promise<NameBook>,
): Promise<NameBook> {
  const file = namesFile(home, network);
  return await locked(file, async () => {
    const names = checked(file, namesSchema, await change(await readNames(home, network)));
    await writeOver(file, `${JSON.stringify(names, undefined, 2)}\n`);
    return names;
  });
}

/** Adds entries in the place of those with the same key, in the order of their keys. */
function merged<T>(old: readonly T[], added: readonly T[], key: (entry: T) => number | string): T[] {
  const all = new Map([...old, ...added].map((entry) => [key(entry), entry]));
  return [...all.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The names with these besides, in the place of others for the same number or token. */
export function withNames(names: NameBook, added: Partial<NameBook>): NameBook {
  return {
    members: merged(names.members, added.members ?? [], ({ number }) => number),
    agreements: merged(names.agreements, added.agreements ?? [], ({ number }) => number),
    tokens: merged(names.tokens, added.tokens ?? [], ({ address }) => address),
  };
}

/** What a member is called: its name, or else its alias. */
export const memberName = ({ alias, name }: NamedMember): Bilingual => name ?? { en: alias, zh: alias };

/** The names as explained refusals want them. */
export function errorNames({ members, agreements, tokens }: NameBook): ErrorNames {
  const byNumber = new Map(members.map((member) => [BigInt(member.number), memberName(member)]));
  const titles = new Map(
    agreements.map(({ number, alias, title }) => [BigInt(number), title ?? { en: alias, zh: alias }]),
  );
  const codes = new Map(tokens.map(({ address, code, decimals }) => [BigInt(address), { code, decimals }]));
  return {
    member: (number) => byNumber.get(number),
    agreement: (number) => titles.get(number),
    currency: (address) => codes.get(BigInt(address)),
  };
}
