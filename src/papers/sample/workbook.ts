import { PaymentStatus } from "../../audit/books.js";
import type { Result } from "../../audit/check.js";
import type { At } from "../../audit/events.js";
import type { Sentence } from "../../audit/findings.js";
import { addressOf, numberIn, numberOf } from "../../audit/ids.js";
import type { Names } from "../../audit/report/names.js";
import { type Language, amountCurrencyOf } from "../../audit/report/statementText.js";
import { type Clock, blockDates } from "../clock.js";
import { standingReceipts } from "../receipts.js";
import type { Cell, Sheet } from "../sheet.js";
import { type Drawn, type Item, drawByAmount, drawByCount } from "./draw.js";

/** What a sample is drawn from. */
export interface SampleSource {
  result: Pick<Result, "books" | "history">;
  names: Names;
  clock: Clock;
  language: Language;
}

/** How it is drawn: `size` of each kind and currency. */
export interface Drawing {
  seed: string;
  size: number;
  by: "amount" | "count";
}

interface Booked extends Item, At {
  kind: keyof typeof kinds;
  agreement: bigint;
  currency: bigint;
  member: bigint;
}

const kinds = {
  receipt: { en: "receipt", zh: "收款" },
  payment: { en: "payment", zh: "付款" },
  contribution: { en: "contribution", zh: "贡献" },
} satisfies Record<string, Sentence>;

const titles: Record<string, Sentence> = {
  number: { en: "No.", zh: "序号" },
  kind: { en: "Kind", zh: "类别" },
  item: { en: "Item", zh: "编号" },
  agreement: { en: "Agreement", zh: "协议" },
  member: { en: "Member", zh: "成员" },
  date: { en: "Entered on", zh: "登记日期" },
  currency: { en: "Currency", zh: "币种" },
  amount: { en: "Amount", zh: "金额" },
  hits: { en: "Hits", zh: "命中次数" },
  transaction: { en: "Transaction", zh: "交易" },
};
/** Left blank: the auditor's work. */
const work: readonly Sentence[] = [
  { en: "Document seen", zh: "所查凭证" },
  { en: "Agrees (Y/N)", zh: "是否相符" },
  { en: "Amount by document", zh: "凭证金额" },
  { en: "Difference", zh: "差异" },
  { en: "Remark", zh: "备注" },
  { en: "By", zh: "核查人" },
  { en: "Checked on", zh: "核查日期" },
];

/** Everything that can be drawn: receipts that stand (gross), payments that were made or instructed, final contributions (value). */
function population(result: SampleSource["result"]): Booked[] {
  const { books } = result;
  const receipts = standingReceipts(result).map(({ args, block, tx, logIndex }): Booked => {
    const currency = numberOf(books, args.currency);
    const { key: id, agreement, holder: member, gross: amount } = args;
    return { kind: "receipt", id, agreement, currency, member, amount, block, tx, logIndex };
  });
  const payments = [...books.runs.values()]
    .flatMap((run) => run.payments)
    .filter(({ status }) => status !== PaymentStatus.Rejected)
    .map(({ run, position, account, ...rest }): Booked => {
      const { agreement, currency, amount, block, tx, logIndex } = rest;
      const member = numberIn(account);
      return { kind: "payment", id: `${run}/${position}`, agreement, currency, member, amount, block, tx, logIndex };
    });
  const contributions = [...books.contributions.values()]
    .filter(({ status }) => status === "final")
    .map(({ id, agreement, member, value: amount, block, tx, logIndex }): Booked => {
      const currency = amountCurrencyOf(books, agreement);
      return { kind: "contribution", id: String(id), agreement, currency, member, amount, block, tx, logIndex };
    });
  return [...receipts, ...payments, ...contributions];
}

/** Items that can be added up: of one kind and currency, in the order in which they first appear. */
function strata(items: readonly Booked[]): Booked[][] {
  const found = new Map<string, Booked[]>();
  for (const item of items) {
    const key = `${item.kind}/${item.currency}`;
    const group = found.get(key);
    if (group === undefined) found.set(key, [item]);
    else group.push(item);
  }
  return [...found.values()];
}

/**
 * A workbook of two sheets: the sample with columns for the auditor's work, and how it was drawn. The same seed and chain give the same cells.
 * The seed of an item is the seed, its kind and its currency, so that kinds do not share an order.
 */
export function sampleSheets(drawing: Drawing, source: SampleSource): [sample: Sheet, method: Sheet] {
  const { seed, size, by } = drawing;
  const draw = by === "amount" ? drawByAmount : drawByCount;
  const groups = strata(population(source.result)).map((items) => {
    const { kind, currency } = items[0]!;
    return { items, drawn: draw(`${seed}\n${kind}\n${currency}`, items, size) };
  });
  const rows = groups.flatMap(({ drawn }) => drawn).map((one, i) => rowOf(one, i + 1, source));
  const { language } = source;
  const heads = [...Object.values(titles), ...work].map((title) => title[language]);
  const sample = { name: { en: "Sample", zh: "样本" }[language], titles: heads, rows };
  return [sample, methodSheet(drawing, groups, source)];
}

function rowOf(
  { item, hits }: Drawn<Booked>,
  number: number,
  { names, clock, language, result }: SampleSource,
): Cell[] {
  const { kind, id, agreement, currency, member, amount, tx, block } = item;
  const { code, decimals } = names.currency(currency, addressOf(result.books, currency));
  return [
    ...[String(number), kinds[kind][language], id, String(agreement), names.member(member)[language]],
    ...[blockDates(clock)(block), code, { amount, decimals }, String(hits), tx],
    ...work.map(() => ""),
  ];
}

function methodSheet(
  { seed, size, by }: Drawing,
  groups: readonly { items: Booked[]; drawn: Drawn<Booked>[] }[],
  { names, language, result }: SampleSource,
): Sheet {
  const say = (en: string, zh: string) => ({ en, zh })[language];
  const last = result.history.at(-1);
  const facts = [
    [say("Seed", "种子"), seed],
    [
      say("Drawn by", "抽样方式"),
      by === "amount" ? say("amount (monetary unit)", "金额（货币单位抽样）") : say("count", "笔数"),
    ],
    [say("Of each kind and currency", "每类每币种"), String(size)],
    [say("As of block", "截至区块"), String(last?.block ?? 0)],
    [
      say("Order", "排序"),
      say(
        'keccak256(UTF-8 of "seed\\nkind\\ncurrency number\\nitem"), ascending',
        "keccak256（“种子\\n类别\\n币种编号\\n编号”的 UTF-8）升序",
      ),
    ],
    [
      say("Points", "抽样点"),
      by === "amount"
        ? say(
            'amounts stand end to end in that order, total T; point i is (start + floor(i*T/size)) mod T, start the hash of item "start" mod T',
            "金额依次首尾相接，总额 T；第 i 点为（起点 + ⌊i×T/样本量⌋）mod T，起点为编号“start”的散列 mod T",
          )
        : say("the first items of that order", "取排序靠前者"),
    ],
  ];
  const sizes = groups.map(({ items, drawn }): Cell[] => {
    const { kind, currency } = items[0]!;
    const { code, decimals } = names.currency(currency, addressOf(result.books, currency));
    const sum = (list: readonly Item[]) => ({ amount: list.reduce((all, { amount }) => all + amount, 0n), decimals });
    const taken = drawn.map(({ item }) => item);
    return [`${kinds[kind][language]} ${code}`, `${taken.length} / ${items.length}`, sum(taken), sum(items)];
  });
  const heads = [say("What", "项目"), say("Value", "内容"), say("Drawn", "样本金额"), say("Of all", "总体金额")];
  return { name: say("Method", "方法"), titles: heads, rows: [...facts, ...sizes] };
}
