import { getAddress, isAddress } from "ethers";
import type { MemberEntry } from "../agreement/format.js";
import { fiatAddress } from "../agreement/toTerms.js";
import { Kind, addressOf, kindOf, numberIn, numberOf } from "../audit/ids.js";
import { MoneyError, formatAmount, isoCurrencies, parseAmount } from "../money.js";
import type { LeafRoot, RecordingTerms } from "../sdk/acts/types.js";
import { argsOf } from "../sdk/events.js";
import { NATIVE } from "../sdk/terms.js";
import { registrationDigest } from "../sdk/memberDigests.js";
import { usage } from "./exits.js";
import { memberName } from "./names.js";
import { agreementNumber, currencyCalled, memberNumber } from "./resolve.js";
import type { Session } from "./session.js";
import { decimalsAt } from "./token.js";

/** A currency as people know it. */
interface Coin {
  code: string;
  decimals: number;
}

/** Finds things by what people call them, and tells what numbers are called. */
export class Lookup {
  private readonly tokens = new Map<string, Coin>();

  constructor(private readonly session: Session) {}

  /** A member by number or alias. */
  member = async (text: string): Promise<number> =>
    /^\d{1,9}$/.test(text) ? Number(text) : memberNumber(await this.session.names(), text);

  /** An agreement by number or alias. */
  agreement = async (text: string): Promise<bigint> =>
    /^\d{1,12}$/.test(text) ? BigInt(text) : agreementNumber(await this.session.names(), text);

  /** A currency's address: an ISO code, native, a token's name in the book, or an address. */
  async currency(text: string): Promise<string> {
    const iso = isoCurrencies[text.toUpperCase()];
    if (iso !== undefined) return fiatAddress(iso.number);
    return isAddress(text) ? getAddress(text) : currencyCalled(await this.session.names(), text).address;
  }

  /** Code and decimals of a currency. A token that nobody has named is called by its address, and asked for its decimals. */
  async coin(currency: string): Promise<Coin> {
    if (isFixed(currency)) return this.knownCoin(currency);
    const { tokens } = await this.session.names();
    const named = tokens.find(({ address }) => BigInt(address) === BigInt(currency));
    if (named !== undefined) return named;
    return { code: currency, decimals: await decimalsAt(await this.session.provider(), currency) };
  }

  /** Code and decimals of an ISO currency or the chain's coin; of others the address, in their smallest unit. */
  knownCoin(currency: string): Coin {
    const number = BigInt(currency);
    const iso = Object.entries(isoCurrencies).find(([, entry]) => BigInt(entry.number) === number);
    if (iso !== undefined) return { code: iso[0], decimals: iso[1].decimals };
    return number === BigInt(NATIVE) ? { code: "native", decimals: 18 } : { code: currency, decimals: 0 };
  }

  /**
   * An amount as people write it, in the smallest unit of its currency.
   * @throws CliError when it has too many decimals or is larger than the ledger can count.
   */
  async minorUnits(amount: string, currency: string): Promise<bigint> {
    const { code, decimals } = await this.coin(currency);
    try {
      return parseAmount(amount, decimals);
    } catch (error) {
      if (!(error instanceof MoneyError)) throw error;
      throw error.code === "decimals"
        ? usage(
            `${code} has ${decimals} decimals; ${amount} has more.`,
            `${code} 至多 ${decimals} 位小数，${amount} 超出。`,
          )
        : usage(
            `${amount} is more than the ledger can count (2^96 smallest units).`,
            `${amount} 超出账本可记的上限（2^96 最小单位）。`,
          );
    }
  }

  /** An amount as people read it, of the currency at this address. */
  async amount(currency: string, amount: bigint): Promise<string> {
    const { code, decimals } = await this.coin(currency);
    return `${code} ${formatAmount(amount, decimals)}`;
  }

  /** An amount in the currency in which an agreement counts costs; a dash where it names none. */
  async amountIn(agreement: bigint, amount: bigint): Promise<string> {
    const { agreements } = await this.session.ledger();
    const { amountCurrency } = await agreements.agreementOf(agreement);
    return BigInt(amountCurrency) === 0n ? "–" : this.amount(amountCurrency, amount);
  }

  /** An amount as people read it; `number` is the currency's in the core. */
  async money(number: bigint, amount: bigint): Promise<string> {
    const { books } = await this.session.history();
    const key = addressOf(books, number);
    const { code, decimals } = this.tokens.get(key) ?? (await this.coin(key));
    this.tokens.set(key, { code, decimals });
    return `${code} ${formatAmount(amount, decimals)}`;
  }

  /** A currency's number in the core. */
  async currencyNumber(currency: string): Promise<bigint> {
    return numberOf((await this.session.history()).books, currency);
  }

  /** What a member is called; its number where the book has no name. */
  async nameOf(member: number): Promise<string> {
    if (member === 0) return "–";
    const named = (await this.session.names()).members.find(({ number }) => number === member);
    return named === undefined ? String(member) : this.session.out.pick(memberName(named));
  }

  /** What an account of the core is called. */
  async accountName(account: bigint): Promise<string> {
    const number = Number(numberIn(account));
    const { pick } = this.session.out;
    switch (kindOf(account)) {
      case Kind.Member:
        return this.nameOf(number);
      case Kind.Reward:
        return `${await this.nameOf(number)} · ${pick({ en: "reward pot", zh: "奖酬专户" })}`;
      case Kind.Dispute:
        return pick({ en: `disputed contribution ${number}`, zh: `争议贡献 ${number}` });
      default:
        return pick({ en: `order ${number}`, zh: `外部指令 ${number}` });
    }
  }

  /** The number of a file's member on this chain. */
  async memberOfEntry({ id, registration: { type, number } }: MemberEntry): Promise<number> {
    const { members } = await this.session.ledger();
    const found = await members.memberByRegistration(registrationDigest({ type, number }));
    if (found !== 0n) return Number(found);
    throw usage(
      `"${id}" (${type} ${number}) is no member on this chain yet: jointly member apply, then jointly member admit.`,
      `“${id}”（${type} ${number}）尚非本链成员：请先 jointly member apply，再 jointly member admit。`,
    );
  }

  /** A draft's hash from its beginning. */
  async draft(text: string): Promise<string> {
    if (/^0x[0-9a-fA-F]{64}$/.test(text)) return text.toLowerCase();
    const { agreements } = await this.session.ledger();
    const proposed = await agreements.queryFilter(agreements.filters.DraftProposed(), await this.session.firstBlock());
    return onlyOne(
      text,
      proposed.map(({ args }) => args.draft),
      "draft",
      "草案",
    );
  }

  /** A receipt's key from its beginning. */
  async receipt(text: string): Promise<string> {
    if (/^0x[0-9a-fA-F]{64}$/.test(text)) return text.toLowerCase();
    const { books } = await this.session.history();
    return onlyOne(text, [...books.receipts.keys()], "receipt", "收款");
  }

  /** The currency's address of a receipt. */
  async currencyOfReceipt(key: string): Promise<string> {
    const { books } = await this.session.history();
    const receipt = books.receipts.get(key);
    if (receipt === undefined) throw usage(`There is no receipt ${key}.`, `没有收款 ${key}。`);
    return addressOf(books, receipt.currency);
  }

  /** The version of an agreement whose waterfall applies to a day of service. */
  async versionOn(agreement: bigint, day: number): Promise<number> {
    const { books } = await this.session.history();
    const versions = books.agreements.get(agreement)?.versions ?? [];
    const version = versions.filter(({ from }) => from <= BigInt(day)).at(-1) ?? versions[0];
    if (version !== undefined) return Number(version.version);
    throw usage(`Agreement ${agreement} is not in force.`, `协议 ${agreement} 尚未生效。`);
  }

  /** A root of contributions as it was recorded. */
  async rootRecorded(
    root: bigint,
  ): Promise<{ agreement: bigint; member: number; root: LeafRoot; terms: RecordingTerms }> {
    const { contributions } = await this.session.ledger();
    const filter = contributions.filters.ContributionRootRecorded(root);
    const [recorded] = await contributions.queryFilter(filter, await this.session.firstBlock());
    if (recorded === undefined) throw usage(`There is no root ${root}.`, `没有根 ${root}。`);
    return argsOf(recorded);
  }
}

/** Is it a currency whose decimals need not be asked for? */
export const isFixed = (currency: string): boolean => BigInt(currency) < 1000n || BigInt(currency) === BigInt(NATIVE);

/** The one that begins with what was typed. */
function onlyOne(text: string, all: readonly string[], en: string, zh: string): string {
  const found = [...new Set(all)].filter(
    (one) => /^0x[0-9a-fA-F]{4,}$/.test(text) && one.startsWith(text.toLowerCase()),
  );
  if (found.length === 1) return found[0]!;
  throw found.length === 0
    ? usage(`There is no ${en} ${text}.`, `没有${zh} ${text}。`)
    : usage(
        `${text} begins several (${en}): ${found.join(", ")}. Write more digits.`,
        `${text} 对应多个${zh}：${found.join("、")}。请多写几位。`,
      );
}
