import { memberStatement } from "../../papers/statement/statement.js";
import { statementCsv, statementText, statementXlsx } from "../../papers/statement/write.js";
import { type Command, command } from "../command.js";
import { writeWhole } from "../documents.js";
import * as k from "../kinds.js";
import { maybe, need } from "../parameters.js";
import { clockOf, reportNames } from "../reader.js";

/** What a member put in, owns, is owed and was paid. */
export const statement: Command = command({
  verb: "statement",
  about: {
    en: "a member's statement: what it put in, owns, is owed, was paid",
    zh: "成员对账单：投入、权益、应得、已付",
  },
  example: "statement --member college --year 2026 --out statement.xlsx",
  parameters: {
    member: need(k.member),
    year: maybe(k.small("year", "calendar year", "年份", 9999), undefined),
    out: maybe(k.file, undefined, {
      en: "file to write, .xlsx or .csv; without it text",
      zh: "输出文件（.xlsx 或 .csv），不填则显示文字",
    }),
  },
  run: async ({ member, year, out }, session) => {
    const result = await session.history();
    const clock = clockOf(await session.loaded());
    const found = memberStatement(result, BigInt(member), { clock, ...(year === undefined ? {} : { year }) });
    const reader = { books: result.books, names: await reportNames(session), language: session.out.lang };
    if (out === undefined) return session.out.data(found, () => statementText(found, reader));
    await writeWhole(out, out.endsWith(".csv") ? statementCsv(found, reader) : await statementXlsx(found, reader));
    session.out.data({ file: out }, () => [session.out.pick({ en: `Written to ${out}.`, zh: `已写入 ${out}。` })]);
  },
});
