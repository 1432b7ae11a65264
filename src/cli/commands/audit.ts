import { fileURLToPath } from "node:url";
import { type Audit, audit as auditOf } from "../../audit/audit.js";
import { httpEndpoint } from "../../audit/load/http.js";
import { canonical } from "../../audit/report/files.js";
import { type Report, reportOf } from "../../audit/report/model.js";
import { reportText } from "../../audit/report/report.js";
import type { Builds } from "../../audit/state/code.js";
import { deploymentAt } from "../../audit/state/deployment.js";
import { FileStore } from "../../audit/store/fileStore.js";
import { inMemory } from "../../audit/store/inMemory.js";
import { passing } from "../../audit/store/passing.js";
import { sparingly } from "../../audit/store/thrift.js";
import { type Command, command } from "../command.js";
import { jsonOf } from "../documents.js";
import { CliError, Exit, usage } from "../exits.js";
import { unlocked } from "../keys.js";
import * as k from "../kinds.js";
import { beyond, beyondParameters, isBeyond, keepBeyond, requireNothingLeftOut } from "../beyond.js";
import { many, maybe } from "../parameters.js";
import { reportNames } from "../reader.js";
import type { Session } from "../session.js";
import { endpointUrl, knownBlock, validatorsFile } from "../trust.js";

const named = k.choice(
  {
    en: "how deep: L0 replays, L1 asks the contracts besides, L2 proves their whole storage, L3 the chain itself",
    zh: "深度：L0 重放，L1 另查合约状态，L2 另证明全部存储，L3 另证明链本身",
  },
  { L0: "L0", L1: "L1", L2: "L2", L3: "L3" } as const,
);
/** The number alone will do. */
const level: typeof named = {
  ...named,
  read: (text, session) => named.read(/^\d$/.test(text) ? `L${text}` : text, session),
};
const block = k.small("block", "block number", "区块号", 2 ** 48);

/** The code that `npm run build` made stands beside the command. */
const builds = (): Promise<Builds> =>
  jsonOf(fileURLToPath(new URL("../../../builds.json", import.meta.url))) as Promise<Builds>;

/** Audits a deployment from nothing but an endpoint. */
export const audit: Command = command({
  verb: "audit",
  about: { en: "replay the whole history and check every act and every cent", zh: "重放全部历史，逐笔核对" },
  example: "audit --level L1 --out audit-2026",
  parameters: {
    level: maybe(level, "L1" as const),
    from: maybe(block, undefined, { en: "first block; the deployment's by default", zh: "起始区块，默认为部署区块" }),
    to: maybe(block, undefined, { en: "last block; the newest by default", zh: "截止区块，默认为最新" }),
    trust: maybe(knownBlock, undefined, {
      en: "a block known from elsewhere, which L3 then rests on",
      zh: "从别处得知的区块，作为 L3 的依据",
    }),
    validators: maybe(validatorsFile, undefined),
    rpc: {
      ...many(endpointUrl, { en: "another node, with which L3 compares the chain", zh: "另一节点，L3 与之比对" }),
      required: false,
      fallback: [] as string[],
    },
    out: maybe(k.file, undefined, {
      en: "folder for the report: report.json, .html, .pdf, .xlsx and csv/, in the language of --lang",
      zh: "报告输出文件夹：report.json、.html、.pdf、.xlsx 与 csv/，语言随 --lang",
    }),
    store: maybe(k.file, undefined, {
      en: "folder that keeps the history, so that the next run loads only what is new",
      zh: "保存历史的文件夹，下次审计只加载新增部分",
    }),
    sign: maybe(k.words, undefined, {
      en: "account that signs the report (report.sig.json)",
      zh: "签署报告的账户（report.sig.json）",
    }),
    ...beyondParameters,
  },
  run: async ({ level: asked, from, to, trust, validators, rpc, out, store: folder, sign, ...papers }, session) => {
    if (sign !== undefined && out === undefined) throw noFolder;
    const { addresses, fromBlock, rpc: own } = await session.network();
    await session.provider(); // is it the chain that is meant?
    const provider = httpEndpoint(own);
    const kept = folder === undefined ? undefined : new FileStore({ folder, say: (said) => session.out.say(said) });
    const store = kept ?? (isBeyond(papers) ? inMemory() : passing());
    sparingly();
    try {
      const result = await auditOf({
        provider,
        addresses,
        builds: await builds(),
        level: asked,
        from: from ?? fromBlock,
        name: new URL(own).host,
        witnesses: rpc.map((url) => ({ name: new URL(url).host, provider: httpEndpoint(url) })),
        ...(to !== undefined && { to }),
        ...(trust && { trusted: trust }),
        store,
        ...validators,
      });
      const names = await reportNames(session, result);
      const left = await beyond(result, papers, session);
      const lines = [...reportText(result, names, session.out.lang), ...left.lines];
      const deployment = await deploymentAt(provider, { ...addresses }, result.chain.to);
      const report = reportOf({ audit: result, deployment, names });
      if (out !== undefined) {
        lines.push(...(await keep(report, out, sign, session)));
        await keepBeyond(left, out);
      }
      session.out.data({ ...(JSON.parse(canonical(report)) as object), ...left.json }, () => lines);
      requireSound(result);
      requireNothingLeftOut(left);
    } finally {
      await kept?.close();
    }
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
  const missing = levels.find(({ verdict }) => verdict === "not available" || verdict === "not anchored");
  if (missing?.reason === undefined) return;
  const { en, zh } = missing.reason;
  throw new CliError(Exit.mismatch, {
    en: `${missing.level} could not be reached: ${en}`,
    zh: `未能达到 ${missing.level}：${zh}`,
  });
}
