import { isoCurrencies } from "../../money.js";
import { type Finding, fault } from "../faults.js";
import { knownMember } from "./known.js";
import { type Version, decimalsFor, each, given, isFiat, namesIn, quoted, repeats } from "./version.js";

/** A currency of a bank is one whose decimals the ledger knows. */
export function* currenciesKnown({ entry, at }: Version): Generator<Finding> {
  for (const [place, { code }] of each(entry.currencies)) {
    if (code === undefined || decimalsFor(code) !== undefined) continue;
    const known = Object.keys(isoCurrencies);
    yield fault(
      [...at("currencies"), place, "code"],
      `The ledger does not know the currency ${code}. It knows ${known.join(", ")}.`,
      `账本不识币种 ${code}，可用：${known.join("、")}。`,
    );
  }
}

/** A currency is listed once. */
export function* currenciesOnce({ entry, at }: Version): Generator<Finding> {
  for (const [place, , code] of repeats(entry.currencies, (currency) => currency.code)) {
    yield fault(
      [...at("currencies"), place, "code"],
      `${code} is listed before. List a currency once.`,
      `${code} 已列出，币种不得重复。`,
    );
  }
}

/** Somebody holds the money of each currency: a member that of banks, the treasury tokens. */
export function* holdersFit({ entry, at, members }: Version): Generator<Finding> {
  for (const [place, currency] of each(entry.currencies)) {
    const path = [...at("currencies"), place];
    const { code } = currency;
    yield* knownMember([...path, "holder"], members, currency.holder);
    if (code === undefined) continue;
    if (isFiat(code) && !given(currency, "holder")) {
      yield fault(
        path,
        `${code} needs a holder: the member whose bank account takes the money.`,
        `${code} 须指明收款单位（holder），即以其银行账户收款的成员。`,
      );
    }
    for (const field of ["holder", "invoiceFirst"] as const) {
      const value = currency[field];
      if (isFiat(code) || value === undefined || value === false) continue;
      yield fault(
        [...path, field],
        `The treasury holds ${code} and asks for no invoice. Remove "${field}".`,
        `${code} 由金库保管，不需收款单位或发票，请删去 “${field}”。`,
      );
    }
  }
}

/** Amounts are counted in a currency that the agreement accepts, and the rate card in one with few enough decimals for its units. */
export function* amountCurrencyFits({ entry, at }: Version): Generator<Finding> {
  const code = entry.amountCurrency;
  if (code === undefined) return;
  const accepted = namesIn(entry.currencies, (currency) => currency.code);
  if (accepted.lack(code)) {
    yield fault(
      at("amountCurrency"),
      `The agreement does not accept ${code}. Choose one of ${quoted(accepted.list, "en")}, or add it.`,
      `协议不收 ${code}；请在 ${quoted(accepted.list, "zh")} 中选择，或将其列入币种。`,
    );
  }
  if (!isFiat(code) && (entry.rates ?? []).length > 0) {
    yield fault(
      at("amountCurrency"),
      `A rate card cannot count in ${code}: it has 18 decimals. Choose a currency of ISO 4217.`,
      `费率表不能以 ${code} 计价（18 位小数），请选用 ISO 4217 币种。`,
    );
  }
}
