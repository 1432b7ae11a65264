import { type Command, command } from "../command.js";
import { CliError, Exit } from "../exits.js";
import * as k from "../kinds.js";
import { argument } from "../parameters.js";

/** Looks at a signed report again. Needs no chain. */
export const verifyReportCommand: Command = command({
  verb: "verify-report",
  about: {
    en: "is a report's signature good, and is every file the one signed? (needs no chain)",
    zh: "核验报告签名，以及各文件是否为所签文件（无需连链）",
  },
  example: "audit verify-report audit-2026",
  parameters: {
    file: argument(k.file, { en: "the report's folder, or a file in it", zh: "报告文件夹，或其中任一文件" }),
  },
  run: async ({ file }, session) => {
    const { verifyReport } = await import("../reportFolder.js");
    const found = await verifyReport(file);
    session.out.data(found, () => found.map(({ ok, text }) => `${ok ? "✓" : "✗"} ${session.out.pick(text)}`));
    const wrong = found.filter(({ ok }) => !ok).length;
    if (wrong === 0) return;
    throw new CliError(Exit.mismatch, {
      en: `The report cannot be relied on: ${wrong} of ${found.length} do not agree.`,
      zh: `报告不可信：${found.length} 项中有 ${wrong} 项不符。`,
    });
  },
});
