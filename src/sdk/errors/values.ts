import { type Bilingual } from "../../agreement/format.js";
import { contributionKinds, creditRoles } from "../../agreement/kinds.js";
import { kindNames } from "../../agreement/kindNames.js";
import { fromDay } from "../../dates.js";
import { formatAmount, isoCurrencies } from "../../money.js";
import { NATIVE } from "../terms.js";
import { enums, scopesInWords, termsWords } from "./words.js";

/** What a program calls the things that the chain knows by number. Whatever is left out, or answers undefined, is shown by its number. */
export interface ErrorNames {
  member?: (number: bigint) => Bilingual | undefined;
  agreement?: (number: bigint) => Bilingual | undefined;
  /** A pool by its agreement and its number within it. */
  pool?: (agreement: bigint, number: bigint) => Bilingual | undefined;
  /** A key or a contract. */
  address?: (address: string) => Bilingual | undefined;
  /** Code and decimals of a token; currencies of ISO 4217 are known. */
  currency?: (address: string) => { code: string; decimals: number } | undefined;
  /** The currency of the act that was refused: most errors tell amounts in minor units without it. */
  about?: string;
}

/** An argument of an error: its value, and what the contract's source calls its type. */
export interface Argument {
  name: string;
  type: string;
  internalType: string;
  value: unknown;
}

/** Prints a value for people. `currency` is the one that amounts are in, where it is known. */
type Print = (value: never, names: ErrorNames, currency: string | undefined) => Bilingual;

const same = (text: string): Bilingual => ({ en: text, zh: text });
const grouped = (value: bigint): string => formatAmount(value, 0);

/** Seconds and days from which on a date has more than four digits of a year: nobody means a date by them. */
const LAST_SECOND = 253_402_300_799n;
const LAST_DAY = 2_932_896n;
const NEVER: Bilingual = { en: "no date", zh: "无期限" };
const MILLISECONDS = 1000;
const TO_THE_MINUTE = 16;

function time(second: bigint): Bilingual {
  if (second > LAST_SECOND) return NEVER;
  const minute = new Date(Number(second) * MILLISECONDS).toISOString().slice(0, TO_THE_MINUTE).replace("T", " ");
  return { en: `${minute} UTC`, zh: `${minute}（UTC）` };
}

/** Code and decimals of a currency, where they are known. */
export function currencyOf(address: string, names: ErrorNames): { code: string; decimals: number } | undefined {
  const number = BigInt(address);
  const iso = Object.entries(isoCurrencies).find(([, entry]) => BigInt(entry.number) === number);
  if (iso !== undefined) return { code: iso[0], decimals: iso[1].decimals };
  return names.currency?.(address) ?? (number === BigInt(NATIVE) ? { code: "coin", decimals: 18 } : undefined);
}

function amount(value: bigint, names: ErrorNames, currency: string | undefined): Bilingual {
  const known = currency === undefined ? undefined : currencyOf(currency, names);
  if (known !== undefined) return same(`${known.code} ${formatAmount(value, known.decimals)}`);
  return { en: `${grouped(value)} minor units`, zh: `${grouped(value)} 最小货币单位` };
}

const member = (number: bigint, names: ErrorNames): Bilingual =>
  number === 0n
    ? { en: "nobody", zh: "无" }
    : (names.member?.(number) ?? { en: `member ${number}`, zh: `成员 ${number}` });

const agreement = (number: bigint, names: ErrorNames): Bilingual =>
  names.agreement?.(number) ?? { en: `agreement ${number}`, zh: `协议 ${number}` };

const POOL_BITS = 16n;

function pool(id: bigint, names: ErrorNames): Bilingual {
  const [of, number] = [id >> POOL_BITS, id & ((1n << POOL_BITS) - 1n)];
  const name = names.pool?.(of, number);
  const { en, zh } = agreement(of, names);
  return { en: `pool ${name?.en ?? number} of ${en}`, zh: `${zh}的分配池 ${name?.zh ?? number}` };
}

const KIND_BITS = 56n;

/** The kinds of account in the order of the contracts' library Accounts. */
function account(id: bigint, names: ErrorNames): Bilingual {
  const number = id & ((1n << KIND_BITS) - 1n);
  switch (Number(id >> KIND_BITS)) {
    case 0:
      return member(number, names);
    case 1: {
      const { en, zh } = member(number, names);
      return { en: `the reward pot of ${en}`, zh: `${zh}的奖酬账户` };
    }
    case 2:
      return { en: `the escrow of contribution ${number}`, zh: `贡献 ${number} 的争议账户` };
    case 4:
      return { en: `the inbox of asset ${number}`, zh: `知识产权 ${number} 的分成待转账户` };
    default:
      return { en: `the account of order ${number}`, zh: `指令 ${number} 的账户` };
  }
}

const FIRST_RESOURCE = 101;

function kind(number: bigint): Bilingual {
  const n = Number(number);
  const index = n < FIRST_RESOURCE ? n - 1 : creditRoles.length + n - FIRST_RESOURCE;
  const known = n > 0 && (n >= FIRST_RESOURCE || n <= creditRoles.length) ? contributionKinds[index] : undefined;
  return known === undefined ? same(String(number)) : { en: known, zh: kindNames[known] };
}

function rate(ppm: bigint): Bilingual {
  const DECIMALS = 4;
  const text = formatAmount(ppm, DECIMALS);
  return same(`${text} %`);
}

const SHORT = 10;

/** Everything a sentence can print, by the kind that a placeholder names or a type implies. */
const prints = {
  member,
  agreement,
  pool,
  account,
  amount,
  time,
  kind,
  rate,
  contribution: (number: bigint): Bilingual => ({ en: `contribution ${number}`, zh: `贡献 ${number}` }),
  asset: (number: bigint): Bilingual => ({ en: `asset ${number}`, zh: `知识产权 ${number}` }),
  licence: (number: bigint): Bilingual => ({ en: `licence ${number}`, zh: `许可 ${number}` }),
  currency: (address: string, names: ErrorNames): Bilingual => same(currencyOf(address, names)?.code ?? address),
  day: (day: bigint): Bilingual => (day > LAST_DAY ? NEVER : same(fromDay(Number(day)))),
  address: (address: string, names: ErrorNames): Bilingual => names.address?.(address) ?? same(address),
  digest: (digest: string): Bilingual => same(`${digest.slice(0, SHORT)}…`),
  number: (number: bigint): Bilingual => same(grouped(BigInt(number))),
  /** A position counted from 0, as people count. */
  place: (number: bigint): Bilingual => same(String(number + 1n)),
  scopes: (mask: bigint): Bilingual => scopesInWords(Number(mask)),
  hex: (number: bigint): Bilingual => same(`0x${number.toString(16)}`),
  text: (text: string): Bilingual => same(text),
  word: (text: string): Bilingual => {
    const [en, zh] = termsWords[text] ?? [text, text];
    return { en, zh };
  },
  policy: ({ base, second, third }: { base: bigint; second: bigint; third: bigint }): Bilingual => ({
    en: `${base}, then ${second}, then ${third} signers`,
    zh: `依次 ${base}、${second}、${third} 名签署人`,
  }),
} satisfies Record<string, Print>;

const kindOfType: Record<string, keyof typeof prints> = {
  MemberId: "member",
  AgreementId: "agreement",
  AccountId: "account",
  PoolId: "pool",
  ContributionId: "contribution",
  AssetId: "asset",
  LicenceId: "licence",
  Currency: "currency",
  Day: "day",
  "struct Policy": "policy",
  uint40: "time",
  uint24: "day",
  uint96: "amount",
  address: "address",
  bytes32: "digest",
  bytes4: "text",
  string: "text",
};

/** Whether a placeholder may name this kind. */
export const isKind = (name: string): boolean => Object.hasOwn(prints, name);

/**
 * An argument as people read it.
 * @param kind How to print it; what its type implies when left out.
 */
export function inWords(
  { type, internalType, value }: Argument,
  kind: string | undefined,
  names: ErrorNames,
  currency: string | undefined,
): Bilingual {
  if (internalType.startsWith("enum ")) {
    const [en, zh] = enums[internalType.slice("enum ".length)]![Number(value)]!;
    return { en, zh };
  }
  const chosen = (kind ?? kindOfType[internalType] ?? kindOfType[type] ?? "number") as keyof typeof prints;
  return (prints[chosen] as Print)(value as never, names, currency);
}
