import { DOMParser, type Document, type Element, onErrorStopParsing } from "@xmldom/xmldom";
import { type BankLine, type BankStatement, OutsideError, amountIn, dayIn, statementOf } from "./line.js";

const BOOKED = "BOOK";

/**
 * Reads a bank-to-customer statement of ISO 20022 (camt.053, any version). Entries that are not booked yet are passed over; an entry that
 * gathers several payments is split where the bank tells each amount, and the amounts must add up.
 * @throws OutsideError for what is no such statement.
 */
export function readCamt053(name: string, text: string): BankStatement {
  const root = documentOf(name, text);
  const statements = all(root, "BkToCstmrStmt").flatMap((one) => all(one, "Stmt"));
  if (statements.length === 0) throw notOne(name);
  const lines = statements.flatMap((statement, s) =>
    all(statement, "Ntry").flatMap((entry, e) => entryLines(entry, `${name}, statement ${s + 1}, entry ${e + 1}`)),
  );
  const days = statements.flatMap((statement) =>
    ["FrDtTm", "ToDtTm"].flatMap((side) => textsAt(statement, "FrToDt", side).map((date) => dayIn(date, name))),
  );
  if (lines.length === 0 && days.length === 0) throw notOne(name);
  const own = lines.length === 0 ? { first: Infinity, last: -Infinity } : statementOf(lines);
  return { lines, first: Math.min(own.first, ...days), last: Math.max(own.last, ...days) };
}

const notOne = (name: string, cause?: unknown): OutsideError =>
  new OutsideError(
    {
      en: `${name} is no camt.053 statement. Ask the bank for one, or give its CSV.`,
      zh: `${name} 不是 camt.053 对账单。请向银行索取，或提供 CSV。`,
    },
    { cause },
  );

/** The document's element. A file that declares entities of its own is refused: a statement has none. */
function documentOf(name: string, text: string): Element {
  let document: Document;
  try {
    document = new DOMParser({ onError: onErrorStopParsing }).parseFromString(text.replace(/^\uFEFF/, ""), "text/xml");
  } catch (error) {
    throw notOne(name, error);
  }
  if (document.doctype !== null || document.documentElement === null) throw notOne(name);
  return document.documentElement;
}

/** The children of this name, whatever their version's namespace. */
const all = (parent: Element, name: string): Element[] =>
  [...parent.childNodes].filter((node): node is Element => (node as Element).localName === name);

/** The texts at the end of a path. */
function textsAt(parent: Element, ...path: string[]): string[] {
  const found = path.reduce((elements, name) => elements.flatMap((one) => all(one, name)), [parent]);
  return found.map((one) => (one.textContent ?? "").trim()).filter((text) => text !== "");
}

function entryLines(entry: Element, source: string): BankLine[] {
  const status = [...textsAt(entry, "Sts", "Cd"), ...textsAt(entry, "Sts")][0];
  if (status !== BOOKED) return [];
  const whole = moneyOf(entry, entry, source);
  const day = dayIn(dateOf(entry) ?? "", source);
  const own = refsOf(entry);
  const details = all(entry, "NtryDtls").flatMap((one) => all(one, "TxDtls"));
  const parts = details.map((one) => ({ one, money: partOf(one, entry, source) }));
  if (parts.length > 1 && parts.every(({ money }) => money !== undefined)) {
    const sum = parts.reduce((total, { money }) => total + money!.amount, 0n);
    if (sum !== whole.amount || parts.some(({ money }) => money!.currency !== whole.currency)) {
      throw new OutsideError({
        en: `${source}: its payments do not add up to it (${sum} and ${whole.amount} minor units).`,
        zh: `${source}：其所含各笔合计与其金额不符（最小单位 ${sum} 与 ${whole.amount}）。`,
      });
    }
    return parts.map(({ one, money }) => ({ source, day, ...money!, ...namesOf([one], own, money!.amount) }));
  }
  return [{ source, day, ...whole, ...namesOf(details, own, whole.amount) }];
}

const dateOf = (entry: Element): string | undefined =>
  ["ValDt", "BookgDt"].flatMap((kind) => [...textsAt(entry, kind, "Dt"), ...textsAt(entry, kind, "DtTm")])[0];

/** The amount that an element tells, and which way it went by the entry. */
function moneyOf(within: Element, entry: Element, source: string): Pick<BankLine, "currency" | "amount"> {
  const element = all(within, "Amt")[0];
  const [direction] = [...textsAt(within, "CdtDbtInd"), ...textsAt(entry, "CdtDbtInd")];
  const { currency, amount } = amountIn(element?.textContent?.trim() ?? "", element?.getAttribute("Ccy") ?? "", source);
  return { currency, amount: direction === "DBIT" ? -amount : amount };
}

/** What a payment within an entry amounts to, where the bank tells it. */
function partOf(details: Element, entry: Element, source: string) {
  const told = [details, ...all(details, "AmtDtls").flatMap((one) => all(one, "TxAmt"))];
  const within = told.find((one) => all(one, "Amt").length > 0);
  if (within === undefined) return undefined;
  const [direction] = [...textsAt(details, "CdtDbtInd"), ...textsAt(entry, "CdtDbtInd")];
  const { currency, amount } = moneyOf(within, entry, source);
  const size = amount < 0n ? -amount : amount;
  return { currency, amount: direction === "DBIT" ? -size : size };
}

const refsOf = (entry: Element): string[] => [...textsAt(entry, "AcctSvcrRef"), ...textsAt(entry, "NtryRef")];

/** References and the other side's account: the creditor's of what went out, the debtor's of what came in. */
function namesOf(
  details: readonly Element[],
  own: readonly string[],
  amount: bigint,
): Pick<BankLine, "references" | "endToEndId" | "account"> {
  const refs = details.flatMap((one) => all(one, "Refs"));
  const named = ["AcctSvcrRef", "TxId", "InstrId", "EndToEndId"].flatMap((kind) =>
    refs.flatMap((one) => textsAt(one, kind)),
  );
  const only = details.length === 1 ? details[0]! : undefined;
  const endToEndId = only && textsAt(only, "Refs", "EndToEndId").find((id) => id !== "NOTPROVIDED");
  const side = amount < 0n ? "CdtrAcct" : "DbtrAcct";
  const account =
    only &&
    [...textsAt(only, "RltdPties", side, "Id", "IBAN"), ...textsAt(only, "RltdPties", side, "Id", "Othr", "Id")][0];
  return {
    references: [...new Set([...named, ...own])].filter((one) => one !== "NOTPROVIDED"),
    ...(endToEndId === undefined ? {} : { endToEndId }),
    ...(account === undefined ? {} : { account }),
  };
}
