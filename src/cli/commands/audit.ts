import { type Audit, audit as auditOf } from "../../audit/audit.js";
import { canonical } from "../../audit/report/files.js";
import { type Report, reportOf } from "../../audit/report/model.js";
import { reportText } from "../../audit/report/report.js";
import type { Builds } from "../../audit/state/code.js";
import { deploymentAt } from "../../audit/state/deployment.js";
import { type Command, command } from "../command.js";
import { jsonOf } from "../documents.js";
import { CliError, Exit, usage } from "../exits.js";
import { unlocked } from "../keys.js";
import * as k from "../kinds.js";
import { maybe } from "../parameters.js";
import { reportNames } from "../reader.js";
import type { Session } from "../session.js";
import { verifyReportCommand } from "./verifyReport.js";

const level = k.choice(
  { en: "how deep: L0 replays, L1 asks the contracts besides", zh: "深度：L0 重放，L1 另查合约状态" },
  { L0: "L0", L1: "L1" } as const,
);
const block = k.small("block", "block number", "区块号", 2 ** 48);

/** The code that `npm run build` made stands beside the command. */
const builds = (): Promise<Builds> =>
  jsonOf(new URL("../../../builds.json", import.meta.url).pathname) as Promise<Builds>;

/** Audits a deployment from nothing but an endpoint. */
export const audit: Command = command({
  verb: "audit",
  about: { en: "replay the whole history and check every act and every cent", zh: "重放全部历史，逐笔核对" },
  example: "audit --level L1 --out audit-2026",
  parameters: {
    level: maybe(level, "L1" as const),
    from: maybe(block, undefined, { en: "first block; the deployment's by default", zh: "起始区块，默认为部署区块" }),
    to: maybe(block, undefined, { en: "last block; the newest by default", zh: "截止区块，默认为最新" }),
    out: maybe(k.file, undefined, {
      en: "folder for the report: report.json, .html, .pdf, .xlsx and csv/, in the language of --lang",
      zh: "报告输出文件夹：report.json、.html、.pdf、.xlsx 与 csv/，语言随 --lang",
    }),
    sign: maybe(k.words, undefined, {
      en: "account that signs the report (report.sig.json)",
      zh: "签署报告的账户（report.sig.json）",
    }),
  },
  under: [verifyReportCommand],
  run: async ({ level: asked, from, to, out, sign }, session) => {
    if (sign !== undefined && out === undefined) throw noFolder;
    const { addresses, fromBlock } = await session.network();
    const provider = await session.provider();
    const result = await auditOf({
      provider,
      addresses,
      builds: await builds(),
      level: asked,
      from: from ?? fromBlock,
      ...(to === undefined ? {} : { to }),
    });
    const names = await reportNames(session);
    const lines = reportText(result, names, session.out.lang);
    const deployment = await deploymentAt(provider, { ...addresses }, result.chain.to);
    const report = reportOf({ audit: result, deployment, names });
    const kept = out === undefined ? [] : await keep(report, out, sign, session);
    session.out.data(JSON.parse(canonical(report)), () => [...lines, ...kept]);
    requireSound(result);
  },
});

const noFolder = usage(
  "--sign signs a report in a folder: say which, --out FOLDER.",
  "--sign 须同时指定报告文件夹：--out 文件夹。",
);

/** Writes the report's folder. @returns what to say about it. */
async function keep(report: Report, folder: string, account: string | undefined, session: Session): Promise<string[]> {
  const { writeReport } = await import("../reportFolder.js"); // it brings fonts and a PDF writer along
  const signer = account === undefined ? undefined : await unlocked(session, account);
  const names = await writeReport(folder, report, session.out.lang, signer);
  const list = names.join(", ");
  return [session.out.pick({ en: `Written to ${folder}: ${list}.`, zh: `已写入 ${folder}：${list}。` })];
}

/** A level that was asked for and not passed is never exit code 0. */
function requireSound({ findings, levels }: Audit): void {
  if (findings.length > 0) {
    throw new CliError(Exit.mismatch, {
      en: `The audit found ${findings.length} thing(s) that are not as they must be.`,
      zh: `审计发现 ${findings.length} 处不符。`,
    });
  }
  const missing = levels.find(({ verdict }) => verdict === "not available");
  if (missing?.reason === undefined) return;
  const { en, zh } = missing.reason;
  throw new CliError(Exit.mismatch, {
    en: `${missing.level} could not be reached: ${en}`,
    zh: `未能达到 ${missing.level}：${zh}`,
  });
}
