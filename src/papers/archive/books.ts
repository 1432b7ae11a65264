import { PaymentStatus } from "../../audit/books.js";
import type { Result } from "../../audit/check.js";
import type { At, Event } from "../../audit/events.js";
import { addressOf, kindOf, numberIn, numberOf } from "../../audit/ids.js";
import type { Names } from "../../audit/report/names.js";
import { amountCurrencyOf } from "../../audit/report/statementText.js";
import { fromDay } from "../../dates.js";
import { type Cell, type Sheet } from "../sheet.js";

/** What the books of a year are written from: the history as it stood at the year's end. */
export interface BooksSource {
  result: Pick<Result, "books" | "history">;
  names: Names;
  /** The date of a block, and whether it is in the year. */
  dateOf: (block: number) => string;
  inYear: (at: At) => boolean;
}

/** Receipts, payments and contributions that were entered in the year, and how they stood at its end. */
export const yearBooks = (source: BooksSource): Sheet[] => [receipts(source), payments(source), contributions(source)];

function money(currency: bigint, { names, result }: BooksSource) {
  const { code, decimals } = names.currency(currency, addressOf(result.books, currency));
  return { code, cell: (amount: bigint): Cell => ({ amount, decimals }) };
}

function receipts(source: BooksSource): Sheet {
  const { result, dateOf, inYear } = source;
  const rows = result.history
    .filter((event): event is Event<"ReceiptBooked"> => event.name === "ReceiptBooked")
    .filter(inYear)
    .map(({ args, block, tx }): Cell[] => {
      const { agreement, key, holder, gross, tax, directCosts, net, payer, invoice, bankReference } = args;
      const { code, cell } = money(numberOf(result.books, args.currency), source);
      const record = result.books.receipts.get(key);
      return [
        ...[String(agreement), key, dateOf(block), fromDay(Number(args.valueDate)), String(holder), code],
        ...[gross, tax, directCosts, net, record?.reversed ?? 0n].map(cell),
        ...[record?.status ?? "", payer, invoice, bankReference, tx],
      ];
    });
  const titles = [
    ...[
      "agreement 协议",
      "receipt 收款编号",
      "entered 登记日期",
      "value date 到账日期",
      "holder 收款单位",
      "currency 币种",
    ],
    ...["gross 总额", "tax 税额", "direct costs 直接成本", "net 净额", "reversed 冲回", "status 状态"],
    ...["payer 付款方摘要", "invoice 发票摘要", "bank reference 流水摘要", "transaction 交易"],
  ];
  return { name: "receipts", titles, rows };
}

const paymentStatus: Record<string, string> = Object.fromEntries(
  Object.entries(PaymentStatus).map(([name, number]) => [String(number), name.toLowerCase()]),
);

function payments(source: BooksSource): Sheet {
  const { result, dateOf, inYear } = source;
  const rows = [...result.books.runs.values()]
    .flatMap((run) => run.payments)
    .filter(inYear)
    .map(({ run, position, agreement, currency, account, amount, status, block, tx, settled }): Cell[] => {
      const { code, cell } = money(currency, source);
      const purse = kindOf(account) === 1n ? "reward" : "own";
      return [
        ...[String(run), String(position), String(agreement), dateOf(block), String(numberIn(account)), purse, code],
        ...[cell(amount), paymentStatus[String(status)] ?? "", settled ? dateOf(settled.block) : "", tx],
      ];
    });
  const titles = [
    ...[
      "run 批次",
      "position 序号",
      "agreement 协议",
      "instructed 指令日期",
      "member 成员",
      "account 账户",
      "currency 币种",
    ],
    ...["amount 金额", "status 状态", "settled 答复日期", "transaction 交易"],
  ];
  return { name: "payments", titles, rows };
}

function contributions(source: BooksSource): Sheet {
  const { result, names, dateOf, inYear } = source;
  const rows = [...result.books.contributions.values()]
    .filter(inYear)
    .map(({ id, agreement, member, kind, value, units, cost, status, block, tx }): Cell[] => {
      const { code, cell } = money(amountCurrencyOf(result.books, agreement), source);
      return [
        ...[
          String(id),
          String(agreement),
          dateOf(block),
          String(member),
          names.kind(kind).en,
          names.kind(kind).zh,
          code,
        ],
        ...[cell(value), String(units), cell(cost), status, tx],
      ];
    });
  const titles = [
    ...["number 编号", "agreement 协议", "entered 登记日期", "member 成员", "kind", "类别", "currency 币种"],
    ...["value 价值", "units 份额", "cost 待回收成本", "status 状态", "transaction 交易"],
  ];
  return { name: "contributions", titles, rows };
}
