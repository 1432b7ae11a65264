import { createInterface } from "node:readline/promises";
import type { Bilingual } from "../agreement/format.js";
import { CliError, Exit } from "./exits.js";
import type { Lang } from "./output.js";

/**
 * Lets a person say yes.
 * @throws CliError (refused) for any other answer, and where nobody can be asked.
 */
export async function agreed(question: Bilingual, lang: Lang): Promise<void> {
  if (process.stdin.isTTY !== true) {
    throw new CliError(Exit.refused, {
      en: "Nobody can be asked here (no terminal). Add --yes to go on without asking. Nothing was sent.",
      zh: "此处无法询问（非终端）。如需直接执行请加 --yes。未发送任何内容。",
    });
  }
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await asking.question(`${question[lang]} (y/N) `).finally(() => asking.close());
  if (/^(y|yes|是|好)$/i.test(answer.trim())) return;
  throw new CliError(Exit.refused, { en: "Not confirmed; nothing was sent.", zh: "未确认，未发送任何内容。" });
}
