import type { Books } from "../../books.js";
import { DAY } from "../../days.js";
import type { Sentence } from "../../findings.js";
import { Kind, addressOf, isFiat, kindOf, numberIn, numberOf } from "../../ids.js";
import { readable } from "../amounts.js";
import type { Names } from "../names.js";

/** What stands in a sentence's gaps. */
export type Value = Sentence | string | bigint | number;

const SHORT = 10;
const MEMBER_BITS = (1n << 32n) - 1n;

/** A sentence in both languages from its two patterns: `{name}` stands for a value; gaps without one stay, to be filled later. */
export function say(en: string, zh: string, values: Record<string, Value> = {}): Sentence {
  const fill = (pattern: string, language: keyof Sentence): string =>
    pattern.replace(/\{(\w+)\}/g, (gap, name: string) => {
      const value = values[name];
      if (value === undefined) return gap;
      if (typeof value === "bigint") return readable(value, 0);
      return typeof value === "object" ? value[language] : String(value);
    });
  return { en: fill(en, "en"), zh: fill(zh, "zh") };
}

/** A digest or address, shortened. */
export const short = (hex: string): string => `${hex.slice(0, SHORT)}…`;

/** A day number as YYYY-MM-DD; 0 for none. */
export const dayOf = (day: bigint): string =>
  day === 0n ? "–" : new Date(Number(day * DAY) * 1000).toISOString().slice(0, 10);

const LAST_SECOND = 2n ** 40n - 1n;

/** A second as a date and time in UTC; the last one there is means for ever. */
export function timeOf(second: bigint): Sentence {
  if (second >= LAST_SECOND) return { en: "for ever", zh: "长期" };
  const text = new Date(Number(second) * 1000).toISOString().replace("T", " ").slice(0, 16);
  return { en: `${text} UTC`, zh: `${text}（UTC）` };
}

/** Calls what events tell by number the way a reader does. */
export class Speaker {
  constructor(
    readonly books: Books,
    private readonly names: Names,
  ) {}

  member = (member: bigint): Sentence => (member === 0n ? say("nobody", "无") : this.names.member(member));

  kind = (kind: bigint): Sentence => this.names.kind(kind);

  /** A pool by its number in the core. */
  pool = (id: bigint): Sentence => this.names.pool(id >> 16n, id & 0xffffn);

  asset = (asset: bigint): Sentence => say("asset {number}", "知识产权 {number}", { number: asset });

  licence = (licence: bigint): Sentence => say("licence {number}", "许可 {number}", { number: licence });

  /** A member, or somebody outside by the digest of its code. */
  outsider = (member: bigint, counterparty: string): Sentence =>
    member === 0n
      ? say("somebody outside ({digest})", "外部相对方（{digest}）", { digest: short(counterparty) })
      : this.member(member);

  /** An account of the core: a member's own, its people's, a dispute's, an order's, an asset's royalties. */
  account(account: bigint): Sentence {
    const number = numberIn(account);
    switch (kindOf(account)) {
      case Kind.Member:
        return this.member(number);
      case Kind.Reward:
        return say("the reward pot of {member}", "{member}的奖酬专户", { member: this.member(number) });
      case Kind.Dispute:
        return say("the dispute over contribution {number}", "贡献 {number} 的争议", { number: number & MEMBER_BITS });
      case Kind.Inbox:
        return say("the royalties of {asset}", "{asset} 的提成专户", { asset: this.asset(number) });
      default:
        return say("order {number}", "外部指令 {number}", { number });
    }
  }

  /** An amount of a currency, by its address or by its number in the core. */
  money(currency: string | bigint, amount: bigint): string {
    const { code, decimals } = this.currency(currency);
    return `${code} ${readable(amount, decimals)}`;
  }

  currency(currency: string | bigint): { code: string; decimals: number } {
    const number = typeof currency === "bigint" ? currency : numberOf(this.books, currency);
    const address = typeof currency === "bigint" || isFiat(number) ? addressOf(this.books, number) : currency;
    return this.names.currency(number, address);
  }

  /** The currency in which an agreement counts costs, by its address. */
  costs = (agreement: bigint, amount: bigint): string =>
    this.money(this.books.agreements.get(agreement)?.draft?.terms.amountCurrency ?? "0x00", amount);

  /** An amount in the currency of a licence; the bare number where it has none. */
  fee(licence: bigint, amount: bigint): string {
    const currency = this.books.property.licences.get(licence)?.terms.fees.currency ?? "0x00";
    return BigInt(currency) === 0n ? String(amount) : this.money(currency, amount);
  }
}
