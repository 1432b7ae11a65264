import { mkdir } from "node:fs/promises";
import path from "node:path";
import { type Audit, audit as auditOf } from "../../audit/audit.js";
import { auditJson, findingsCsv, reportText } from "../../audit/report/report.js";
import type { Builds } from "../../audit/state/code.js";
import { type Command, command } from "../command.js";
import { jsonOf, writeWhole } from "../documents.js";
import { CliError, Exit } from "../exits.js";
import * as k from "../kinds.js";
import { maybe } from "../parameters.js";
import { reportNames } from "../reader.js";

const level = k.choice(
  {
    en: "how deep: L0 replays, L1 asks the contracts besides, L2 proves their whole storage",
    zh: "深度：L0 重放，L1 另查合约状态，L2 另证明全部存储",
  },
  { L0: "L0", L1: "L1", L2: "L2" } as const,
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
      en: "folder for audit.json, findings.csv, report.txt",
      zh: "输出文件夹：audit.json、findings.csv、report.txt",
    }),
  },
  run: async ({ level: asked, from, to, out }, session) => {
    const { addresses, fromBlock } = await session.network();
    const result = await auditOf({
      provider: await session.provider(),
      addresses,
      builds: await builds(),
      level: asked,
      from: from ?? fromBlock,
      ...(to === undefined ? {} : { to }),
    });
    const lines = reportText(result, await reportNames(session), session.out.lang);
    if (out !== undefined) await keep(result, lines, out);
    session.out.data(JSON.parse(auditJson(result)), () => lines);
    requireSound(result);
  },
});

async function keep(result: Audit, lines: readonly string[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeWhole(path.join(folder, "audit.json"), auditJson(result));
  await writeWhole(path.join(folder, "findings.csv"), findingsCsv(result));
  await writeWhole(path.join(folder, "report.txt"), `${lines.join("\n")}\n`);
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
