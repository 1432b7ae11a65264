import type { Books, Pool, Version } from "../books.js";
import type { Event, Told } from "../events.js";
import { Kind, Tier, agreementOf, kindOf, numberIn, numberOf, poolOf } from "../ids.js";

/** What was agreed, and who is paid where. */
export function foldTerms(event: Told, books: Books): void {
  switch (event.name) {
    case "CurrencyNumbered":
      books.numbers.set(event.args.currency.toLowerCase(), event.args.number);
      books.addresses.set(event.args.number, event.args.currency);
      return;
    case "DraftProposed": {
      const { draft: hash, agreement, terms, number, deemable } = event.args;
      books.drafts.set(hash, { hash, agreement, terms, number, deemable, consents: new Set(), voices: 0n });
      return;
    }
    case "DraftSigned":
    case "DraftDeemed":
    case "DraftWithdrawn":
      consent(event, books);
      return;
    case "AgreementActivated":
      agreementOf(books, event.args.agreement).draft = books.drafts.get(event.args.draft);
      return;
    case "PartyLeft":
      agreementOf(books, event.args.agreement).gone.add(event.args.member);
      return;
    case "AgreementEnded":
      agreementOf(books, event.args.agreement).ended = true;
      return;
    case "PeriodClosed":
      agreementOf(books, event.args.agreement).closes += 1n;
      return;
    case "VersionOpened":
      agreementOf(books, event.args.agreement).versions.push(versionFrom(event, books));
      return;
    case "PoolPrepared":
      preparePool(event, books);
      return;
    case "HolderAppointed": {
      const { agreement, currency, holder: member, account, invoiceFirst } = event.args;
      const key = `${agreement}:${numberOf(books, currency)}`;
      books.holders.set(key, { member, account, invoiceFirst });
      return;
    }
    case "OrderProposed": {
      const { account, amount, currency } = event.args.data;
      books.orderData.set(event.args.order, { account, amount, currency: numberOf(books, currency) });
    }
  }
}

function consent(event: Event<"DraftSigned" | "DraftDeemed" | "DraftWithdrawn">, books: Books): void {
  const draft = books.drafts.get(event.args.draft);
  if (draft === undefined) return;
  if (event.name === "DraftWithdrawn") draft.consents.delete(event.args.member);
  else draft.consents.add(event.args.member);
  if (event.name !== "DraftDeemed") draft.voices = event.args.voices;
}

function versionFrom({ args: { version, terms } }: Event<"VersionOpened">, books: Books): Version {
  return {
    version,
    from: terms.from,
    periodic: terms.periodic,
    passes: terms.passesOpenTiers,
    amountCurrency: amountCurrencyOf(terms, books),
    currencies: terms.currencies.map((currency) => numberOf(books, currency)),
    tiers: terms.tiers.map(({ kind, rate, pool }) => ({ kind, rate, pool })),
  };
}

/** Costs and caps count in a currency only where a tier counts amounts. */
export function amountCurrencyOf(terms: Event<"VersionOpened">["args"]["terms"], books: Books): bigint {
  const counts = terms.tiers.some(({ kind }) => kind === Tier.Recover || kind === Tier.Capped);
  return counts ? numberOf(books, terms.amountCurrency) : 0n;
}

/** A pool's header as stored: `exists 8 | whenEmpty 8 | holdUntil 24 | fallTo 16 | currencies 4 × 32 | units 64`. */
export function readHeader(
  header: bigint,
): Pick<Pool, "falls" | "fallTo" | "holdUntil" | "currencies"> & { units: bigint } {
  const currencies = [0n, 1n, 2n, 3n].map((i) => (header >> (64n + 32n * i)) & 0xffffffffn);
  return {
    units: header & ((1n << 64n) - 1n),
    currencies: currencies.filter((currency) => currency !== 0n),
    fallTo: (header >> 200n) & 0xffffn,
    holdUntil: (header >> 216n) & 0xffffffn,
    falls: ((header >> 240n) & 0xffn) === 1n,
  };
}

/** A cap as stored: `currency 32 | used 96 | cap 96`. */
export function readCap(word: bigint): Pick<Pool, "cap" | "capUsed" | "capCurrency"> {
  const MASK = (1n << 96n) - 1n;
  return { cap: word & MASK, capUsed: (word >> 96n) & MASK, capCurrency: word >> 192n };
}

function preparePool({ args: { pool: id, header, capWord } }: Event<"PoolPrepared">, books: Books): void {
  const { falls, fallTo, holdUntil, currencies } = readHeader(header);
  const { cap, capCurrency } = readCap(capWord);
  Object.assign(poolOf(books, id), { falls, fallTo, holdUntil, currencies, cap, capCurrency });
}

/** Whose money an account's is: the member itself, also behind its reward pot; nobody's while it is a dispute's or an order's. */
export function memberOf(account: bigint): bigint | undefined {
  const kind = kindOf(account);
  return kind === Kind.Member || kind === Kind.Reward ? numberIn(account) : undefined;
}
