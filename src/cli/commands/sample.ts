import { sampleSheets } from "../../papers/sample/workbook.js";
import { sheetXlsx } from "../../papers/sheet.js";
import { command } from "../command.js";
import { writeWhole } from "../documents.js";
import * as k from "../kinds.js";
import { argument, maybe, need } from "../parameters.js";
import { clockOf, reportNames } from "../reader.js";

const by = k.choice({ en: "each item alike, or in proportion to its amount", zh: "按笔数等概率，或按金额" }, {
  count: "count",
  amount: "amount",
} as const);

/** A sample for the auditor's own work, drawn so that anybody can draw it again. */
export const sample = command({
  verb: "sample",
  about: {
    en: "draw a sample of receipts, payments and contributions by a seed",
    zh: "按种子抽取收款、付款与贡献样本",
  },
  example: 'audit sample sample.xlsx --seed "audit office, 2026-03-01, 7" --size 25 --by amount',
  parameters: {
    file: argument(k.file, { en: "file to write (.xlsx)", zh: "输出文件（.xlsx）" }),
    seed: need(k.words, {
      en: "any text that nobody could choose beforehand; it is printed",
      zh: "事前无人能选定的文字，将印于底稿",
    }),
    size: need(k.small("size", "number of items of each kind and currency", "每类每币种的样本量", 10_000)),
    by: maybe(by, "count" as const),
  },
  run: async ({ seed, size, by: how, file }, session) => {
    const sheets = sampleSheets(
      { seed, size, by: how },
      {
        result: await session.history(),
        names: await reportNames(session),
        clock: clockOf(await session.loaded()),
        language: session.out.lang,
      },
    );
    await writeWhole(file, await sheetXlsx(...sheets));
    const count = sheets[0].rows.length;
    session.out.data({ file, items: count }, () => [
      session.out.pick({ en: `${count} item(s) drawn: ${file}`, zh: `已抽取 ${count} 项：${file}` }),
    ]);
  },
});
