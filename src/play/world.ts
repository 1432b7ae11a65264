import type { Signer } from "ethers";
import type { AgreementEntry, AgreementFile, Bilingual, CurrencyCode } from "../agreement/format.js";
import { fiatAddress, type KnownPool } from "../agreement/toTerms.js";
import { decimalsOf, formatAmount, isoCurrencies } from "../money.js";
import type { Ledger } from "../sdk/ledger.js";
import { poolId } from "../sdk/terms.js";
import { NATIVE } from "../sdk/terms.js";

/** What the player needs of a chain beside the contracts. */
export interface Chain {
  /** Holds the admission role, relays signatures and pays in for outside payers. */
  registrar: Signer;
  /** The key of a member's office, with gas. */
  signerOf: (member: string) => Promise<Signer>;
  /** The address a member is paid tokens at. */
  payoutOf: (member: string) => string;
  /** The address of a token named in the file. */
  token: (name: string) => string;
  /** Lets the treasury pull this much of a token from the registrar. */
  approve: (token: string, amount: bigint) => Promise<void>;
  now: () => Promise<number>;
  /** Makes the chain's clock show at least this second. */
  waitUntil: (second: number) => Promise<void>;
}

/** Something that happened, as a person would want to read it. */
export interface Happening {
  date: string;
  text: Bilingual;
}

/** What has come about so far. */
export interface World {
  file: AgreementFile;
  ledger: Ledger;
  chain: Chain;
  members: Map<string, number>;
  agreement: bigint;
  /** The agreement as it stands, with amendments. */
  entry: AgreementEntry;
  versions: { version: number; hash: string; from: number }[];
  pools: Map<string, KnownPool>;
  contributions: Map<string, bigint>;
  receipts: Map<string, { key: string; currency: CurrencyCode }>;
  closes: number;
}

/** A member's number. */
export const numberOf = (world: World, id: string): number => world.members.get(id)!;

/** A member's name in both languages. */
export function nameOf(world: World, id: string): Bilingual {
  return world.file.members.find((member) => member.id === id)!.name;
}

/** Names in both languages, joined. */
export function namesOf(world: World, ids: string[]): Bilingual {
  const names = ids.map((id) => nameOf(world, id));
  return { en: names.map(({ en }) => en).join(", "), zh: names.map(({ zh }) => zh).join("、") };
}

/** A currency code's address on this chain. */
export function currencyAddress(chain: Chain, code: CurrencyCode): string {
  if (code === "native") return NATIVE;
  if (code.startsWith("token:")) return chain.token(code.slice("token:".length));
  return fiatAddress(isoCurrencies[code]!.number);
}

/** An amount as people read it: "EUR 1,234.50". */
export function money(code: CurrencyCode, amount: bigint): string {
  return `${code.replace("token:", "").replace("native", "coin")} ${formatAmount(amount, decimalsOf(code))}`;
}

/** Every pool of the agreement, number 0 (direct credits) included. */
export function allPools(world: World): bigint[] {
  const numbers = [...world.pools.values()].map(({ line }) => line.number);
  return [0, ...numbers].map((number) => poolId(world.agreement, number));
}

/** The version whose waterfall applies to a day of service. */
export function versionOn(world: World, day: number): number {
  const applicable = world.versions.filter(({ from }) => from <= day);
  return (applicable.at(-1) ?? world.versions[0]!).version;
}
