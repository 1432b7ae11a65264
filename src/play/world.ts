import type { Signer, TransactionRequest } from "ethers";
import type { AgreementEntry, AgreementFile, Bilingual, CurrencyCode, MemberEntry, Step } from "../agreement/format.js";
import { fiatAddress, type KnownPool } from "../agreement/toTerms.js";
import { DAY, fromDay } from "../dates.js";
import type { PropertyRules } from "../rules/property/struct.js";
import type { LicenceTerms } from "../sdk/acts/licences/terms.js";
import type { ShareOffer } from "../sdk/acts/property/types.js";
import { decimalsOf, formatAmount, isoCurrencies } from "../money.js";
import type { Ledger } from "../sdk/ledger.js";
import { ASSET_POOLS, NATIVE, poolId } from "../sdk/terms.js";
import type { Earlier } from "./earlier.js";

/** What the player needs of a chain beside the contracts. */
export interface Chain {
  /** Holds the admission role, relays signatures and pays in for outside payers. */
  registrar: Signer;
  /** The key of a member's office, with gas. */
  signerOf: (member: MemberEntry) => Promise<Signer>;
  /** The address a member is paid tokens at; empty for none. */
  payoutOf: (member: MemberEntry) => string;
  /** The address of a token named in the file. */
  token: (name: string) => string;
  now: () => Promise<number>;
  /** Makes the chain's clock show at least this second. */
  waitUntil: (second: number) => Promise<void>;
  /** Gas and fees of every transaction; what is left out is asked of the chain. */
  sentWith?: TransactionRequest;
  /** Has all that is sent meanwhile mined in one block, on a chain that lets us. */
  inOneBlock?: <T>(send: () => Promise<T>) => Promise<T>;
}

/** Something that happened, as a person would want to read it. */
export interface Happening {
  date: string;
  text: Bilingual;
}

/** Something that happened in one of the worlds that are lived together. */
export interface Told extends Happening {
  world: World;
}

type OfferStep = Extract<Step, { do: "offer-share" }>;

/** What has come about so far. An act sees it with a chain of its own; lists and maps are shared. */
export interface World {
  file: AgreementFile;
  ledger: Ledger;
  chain: Chain;
  /** What an earlier run of the same file did. */
  earlier: Earlier;
  members: Map<string, number>;
  agreement: bigint;
  /** The agreement as it stands, with amendments. */
  entry: AgreementEntry;
  versions: { version: number; hash: string; from: number }[];
  pools: Map<string, KnownPool>;
  contributions: Map<string, bigint>;
  receipts: Map<string, { key: string; currency: CurrencyCode }>;
  /** Rules for results, as the terms in force name them. */
  property: PropertyRules | undefined;
  assets: Map<string, bigint>;
  licences: Map<string, { licence: bigint; terms: LicenceTerms; currency: CurrencyCode }>;
  /** The block in which each asset's owners, or the pool they are seated in, changed last. */
  ownersSince: Map<bigint, number>;
  /** Shares on offer: the motion, and what is offered. */
  offers: Map<string, { motion: bigint; what: ShareOffer; step: OfferStep }>;
  /** Assets that have a pool of their owners' own, by the number of that pool. */
  ownPools: Map<number, string>;
  /** Plans by which periods were closed. */
  closes: string[];
}

/** A member's number. */
export const numberOf = (world: World, id: string): number => world.members.get(id)!;

/** A member as the file has it. */
export const memberOf = (world: World, id: string): MemberEntry =>
  world.file.members.find((member) => member.id === id)!;

/** The key of a member's office. */
export const signerOf = (world: World, id: string): Promise<Signer> => world.chain.signerOf(memberOf(world, id));

/** A member's name in both languages. */
export const nameOf = (world: World, id: string): Bilingual => memberOf(world, id).name;

/** Names in both languages, joined. */
export function namesOf(world: World, ids: string[]): Bilingual {
  const names = ids.map((id) => nameOf(world, id));
  return { en: names.map(({ en }) => en).join(", "), zh: names.map(({ zh }) => zh).join("、") };
}

/** The chain's date. */
export async function today(world: World): Promise<string> {
  return fromDay(Math.floor((await world.chain.now()) / DAY));
}

const TOKEN = "token:";

/** Names of the tokens that a file knows. */
export const tokensOf = ({ agreement }: AgreementFile): string[] =>
  agreement.currencies
    .map(({ code }) => code)
    .filter((code) => code.startsWith(TOKEN))
    .map((code) => code.slice(TOKEN.length));

/** A currency code's address on this chain. */
export function currencyAddress(chain: Chain, code: CurrencyCode): string {
  if (code === "native") return NATIVE;
  if (code.startsWith(TOKEN)) return chain.token(code.slice(TOKEN.length));
  return fiatAddress(isoCurrencies[code]!.number);
}

/** An amount as people read it: "EUR 1,234.50". */
export function money(code: CurrencyCode, amount: bigint): string {
  return `${code.replace("token:", "").replace("native", "coin")} ${formatAmount(amount, decimalsOf(code))}`;
}

/** The member that holds the money of a currency of banks. */
export const holderOf = (world: World, code: CurrencyCode): string =>
  world.entry.currencies.find((currency) => currency.code === code)!.holder!;

/** Every pool of the agreement: number 0 (direct credits), those of its terms, and those that were made for its assets. */
export async function allPools({ agreement, pools, ledger }: World): Promise<bigint[]> {
  const numbers = [...pools.values()].map(({ line }) => line.number);
  const { nextPool } = await ledger.property.adoptedOf(agreement);
  const ofAssets = Array.from({ length: Math.max(0, Number(nextPool) - ASSET_POOLS) }, (_, i) => ASSET_POOLS + i);
  return [0, ...numbers, ...ofAssets].map((number) => poolId(agreement, number));
}

/** The version whose waterfall applies to a day of service. */
export function versionOn(world: World, day: number): number {
  const applicable = world.versions.filter(({ from }) => from <= day);
  return (applicable.at(-1) ?? world.versions[0]!).version;
}
