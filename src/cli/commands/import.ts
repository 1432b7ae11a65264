import { readFile } from "node:fs/promises";
import path from "node:path";
import { csvFaultLines } from "../../cordis/faults.js";
import { importCordis } from "../../cordis/importCordis.js";
import { type Command, command } from "../command.js";
import { readable, writeWhole } from "../documents.js";
import { CliError, Exit, usage } from "../exits.js";
import * as k from "../kinds.js";
import { maybe, need } from "../parameters.js";

/** Real consortia as agreement files. */
export const importCommands: readonly Command[] = [
  command({
    verb: "cordis",
    about: {
      en: "turn CORDIS projects (Horizon Europe) into agreement files",
      zh: "将 CORDIS 项目（欧盟“地平线”）转为协议文件",
    },
    example: "import cordis --projects projects.csv --participations participations.csv --project 101070604 --out .",
    parameters: {
      projects: need(k.file, { en: "table of projects", zh: "项目表" }),
      participations: need(k.file, { en: "table of participations", zh: "参与方表" }),
      project: maybe(k.words, undefined, { en: "one project's id; all without it", zh: "项目编号；不填则全部" }),
      out: need(k.file, { en: "folder to write to, one file a project", zh: "输出文件夹，每项目一个文件" }),
    },
    run: async ({ projects, participations, project, out }, session) => {
      const [first, second] = await Promise.all(
        [projects, participations].map((name) => readable(name, readFile(name))),
      );
      const only = project === undefined ? {} : { project };
      const { imported, faults } = importCordis(first!, second!, only);
      if (faults.length > 0) {
        const [en, zh] = [csvFaultLines(faults, "en").join("\n"), csvFaultLines(faults, "zh").join("\n")];
        throw new CliError(Exit.usage, { en, zh });
      }
      if (imported.length === 0)
        throw usage(`${projects} has no project ${project}.`, `${projects} 中没有项目 ${project}。`);
      const writing = imported.map(async ({ project: id, file, assumptions }) => {
        const name = path.join(out, `${id}.json`);
        await writeWhole(name, `${JSON.stringify(file, null, 2)}\n`);
        return { project: id, file: name, title: file.title, parties: file.agreement.parties.length, assumptions };
      });
      const written = await Promise.all(writing);
      const { lang } = session.out;
      session.out.data(written, () =>
        written.flatMap((one) => [
          `${one.file}: ${one.title[lang]}`,
          ...one.assumptions.map((text) => `  ${text[lang]}`),
        ]),
      );
    },
  }),
];
