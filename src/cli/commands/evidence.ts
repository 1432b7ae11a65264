import { compareEvidence, evidenceText, isComplete } from "../../papers/evidence/compare.js";
import { recordedEvidence } from "../../papers/evidence/recorded.js";
import { type Command, command } from "../command.js";
import { addEvidence, readEvidence } from "../evidenceFolder.js";
import { CliError, Exit } from "../exits.js";
import * as k from "../kinds.js";
import { argument, list } from "../parameters.js";

const folder = argument(k.file, { en: "folder of evidence files", zh: "证据文件夹" });

/** Evidence files, named by their digests. */
export const evidenceCommands: readonly Command[] = [
  command({
    verb: "add",
    about: {
      en: "copy files into the folder, named by their digests; needs no chain",
      zh: "将文件按摘要命名存入文件夹（可离线）",
    },
    example: "evidence add evidence report.pdf timesheet.xlsx",
    parameters: { folder, file: list(k.file, { en: "files", zh: "文件" }) },
    run: async ({ folder: into, file: files }, session) => {
      const added: Awaited<ReturnType<typeof addEvidence>>[] = [];
      for (const file of files) added.push(await addEvidence(into, file));
      session.out.data(added, () => added.map(({ name }) => name));
    },
  }),
  command({
    verb: "check",
    about: { en: "which evidence is missing or altered?", zh: "核对证据：缺失与改动" },
    example: "evidence check evidence",
    parameters: { folder },
    run: async ({ folder: from }, session) => {
      const { history } = await session.history();
      const report = compareEvidence(recordedEvidence(history), await readEvidence(from));
      session.out.data(report, () => evidenceText(report, session.out.lang));
      if (isComplete(report)) return;
      throw new CliError(Exit.mismatch, {
        en: `${report.missing.length} missing, ${report.altered.length} altered.`,
        zh: `缺失 ${report.missing.length} 份，改动 ${report.altered.length} 份。`,
      });
    },
  }),
];
