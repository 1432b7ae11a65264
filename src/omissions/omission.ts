import type { Audit } from "../audit/audit.js";
import type { Result } from "../audit/check.js";
import { heldBooks } from "../audit/books.js";
import { decode } from "../audit/decode.js";
import type { At } from "../audit/events.js";
import type { Finding, Sentence } from "../audit/findings.js";
import type { EvidenceFile } from "../papers/evidence/compare.js";
import type { Clock } from "../papers/clock.js";
import type { BankStatement } from "./bank/line.js";
import type { Invoice } from "./invoices.js";

/** How much an omission weighs: an error is money or proof that is not where it must be, a warning is something to ask about. */
export type Severity = "error" | "warning";

/** What is asked beyond the replay: its title, its weight, and which papers from outside it needs. */
export interface OmissionCheck {
  title: Sentence;
  severity: Severity;
  needs?: "bank" | "invoices" | "evidence";
}

const check = (en: string, zh: string, severity: Severity, needs?: OmissionCheck["needs"]): OmissionCheck => ({
  title: { en, zh },
  severity,
  ...(needs === undefined ? {} : { needs }),
});

/** Every check by its id. An id never changes its meaning. */
export const omissionChecks = {
  "bank-line-unbooked": check(
    "Every line of the bank's statement has its booking",
    "银行流水逐笔均有登记",
    "error",
    "bank",
  ),
  "booking-without-bank-line": check(
    "Every booking stands in the bank's statement",
    "每笔登记均见于银行流水",
    "error",
    "bank",
  ),
  "bank-amount-differs": check("Booking and bank tell the same amount", "登记与银行金额一致", "error", "bank"),
  "payee-account-differs": check(
    "The bank paid the payee's registered account",
    "银行付款账户与登记账户一致",
    "error",
    "bank",
  ),
  "invoice-unbooked": check("Every invoice of the list is booked", "发票清单逐张均有登记", "error", "invoices"),
  "invoice-amount-differs": check(
    "Invoice and booking tell the same amount",
    "发票与登记金额一致",
    "error",
    "invoices",
  ),
  "evidence-missing": check("Every document that the chain names is there", "链上所列文件齐全", "error", "evidence"),
  "evidence-altered": check("No document differs from its digest", "文件与链上摘要一致", "error", "evidence"),
  "cut-off": check("Receipts are booked in the period of their value date", "收款登记与到账同属一期", "warning"),
  "period-closed-late": check("Periods are closed in time", "各期按时结算", "warning"),
  "payment-unanswered": check("Payments are confirmed or rejected in time", "付款按时确认或退回", "warning"),
  "balance-unclaimed": check("Nothing owed lies unclaimed for long", "无长期未领取的应付款", "warning"),
  "four-eyes-open": check("Nothing waits long for a second pair of eyes", "无长期待复核事项", "warning"),
  "booked-after-term": check("Nothing is booked for an agreement past its term", "协议期满后无登记", "warning"),
  "licence-report-missing": check("Every report that a licence makes due is there", "许可到期报告均已提交", "error"),
  "licence-fee-overdue": check("No licence fee is overdue", "许可费无逾期", "error"),
  "licence-contract-unfiled": check("Licences of patents are on record in time", "专利许可合同按时备案", "warning"),
  "use-overdue": check("Results are in use by their day", "成果按期实施", "warning"),
  "title-behind": check("Titles are of today's owners", "权属登记与现权利人一致", "warning"),
  "annual-fee-overdue": check("Annual fees are paid", "年费均已缴纳", "warning"),
} satisfies Record<string, OmissionCheck>;

export type OmissionId = keyof typeof omissionChecks;

/** Something that the replay cannot see: it proves what was booked, never what was left out. */
export interface Omission extends Omit<Finding, "check" | "severity"> {
  check: OmissionId;
  severity: Severity;
  /** Where it stands in a paper from outside, such as "statement.csv, line 7"; empty for what the chain alone shows. */
  source: string;
}

/** How long things may wait, in days, and which calendar periods receipts are cut off by. */
export interface Patience {
  /** For the bank's answer to a payment, and for a second pair of eyes. */
  answer: number;
  /** For the close of a period of a periodic agreement, from its last day. */
  close: number;
  /** For a payee to collect. */
  claim: number;
  period: "month" | "quarter" | "year";
}

/** A month for a bank and a colleague, half a year for a close, a year for a payee; periods are years. */
export const usualPatience: Patience = { answer: 30, close: 180, claim: 365, period: "year" };

/** What the search is made from; papers that were not given are not asked about. */
export interface Asked {
  result: Pick<Result, "books" | "history">;
  clock: Clock;
  /** The time of the last block, seconds since 1970: what waits is as old as of then. */
  now: number;
  chainId: bigint;
  /** The address of the BankSettlement contract. */
  bank: string;
  patience: Patience;
  statement?: BankStatement;
  /** Whose account the statement is of, where several members hold money. */
  holder?: bigint;
  invoices?: readonly Invoice[];
  evidence?: readonly EvidenceFile[];
  /** The text of a member's bank account, from the auditor's own directory. */
  accountText?: (member: bigint) => string | undefined;
}

/** What the search is made from, of an audit. */
export async function askedOf(audit: Audit, rest: Pick<Asked, "clock" | "patience">): Promise<Asked> {
  const { chain, contracts } = audit;
  const books = heldBooks(audit.books);
  const { history } = decode((await audit.history()).logs, contracts);
  const now = Number(chain.blockTime);
  return { result: { books, history }, now, chainId: chain.chainId, bank: contracts.bank, ...rest };
}

/** An omission as its check words it. */
export function omission(
  id: OmissionId,
  at: At | undefined,
  text: Sentence,
  { expected, found, source = "" }: { expected: unknown; found: unknown; source?: string },
): Omission {
  const { block, tx, logIndex } = at ?? { block: 0, tx: "", logIndex: 0 };
  const { severity } = omissionChecks[id];
  return { check: id, severity, text, block, tx, logIndex, expected: String(expected), found: String(found), source };
}
