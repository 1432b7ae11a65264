import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { checkpointJson, checkpointOf, moduleSetAt } from "../../audit/checkpoint/checkpoint.js";
import { type Command, command } from "../command.js";
import { readable, writeWhole } from "../documents.js";
import { CliError, Exit, usage } from "../exits.js";
import * as k from "../kinds.js";
import { argument, maybe, need } from "../parameters.js";
import type { Session } from "../session.js";
import { sample } from "./sample.js";
import { verifyReportCommand } from "./verifyReport.js";

const bytesOf = async (file: string): Promise<Uint8Array> => new Uint8Array(await readable(file, readFile(file)));
// What reads certificates is large, and seldom needed.
const timestamps = () => import("../../audit/checkpoint/timestamp.js");

/** What goes with an audit, besides the audit itself. */
export const auditCommands: readonly Command[] = [
  sample,
  verifyReportCommand,
  command({
    verb: "checkpoint",
    about: { en: "write down where the history stands, for the next audit", zh: "记录历史现状，供下次审计承接" },
    example: "audit checkpoint checkpoint-2026.json",
    parameters: { file: argument(k.file, { en: "file to write", zh: "输出文件" }) },
    run: async ({ file }, session) => {
      const { addresses } = await session.network();
      const history = await session.loaded();
      const moduleSet = await moduleSetAt(await session.provider(), addresses.set, history.to);
      const checkpoint = checkpointOf(history, moduleSet);
      await writeWhole(file, checkpointJson(checkpoint));
      const { block, blockHash, events, eventsRoot } = checkpoint;
      session.out.data({ file, ...checkpoint }, () => [
        session.out.pick({
          en: `Written to ${file}: block ${block}, ${blockHash}; ${events} events, root ${eventsRoot}.`,
          zh: `已写入 ${file}：区块 ${block}，${blockHash}；事件 ${events} 个，根 ${eventsRoot}。`,
        }),
      ]);
    },
  }),
  command({
    verb: "timestamp request",
    about: { en: "write a request for a timestamp of a file (.tsq)", zh: "生成文件的时间戳请求（.tsq）" },
    example: "audit timestamp request checkpoint-2026.json",
    parameters: { file: argument(k.file) },
    run: async ({ file }, session) => {
      const out = `${file}.tsq`;
      if (existsSync(out))
        throw usage(`${out} exists already; its nonce is needed later.`, `${out} 已存在，其随机数日后仍需使用。`);
      const { timestampRequest } = await timestamps();
      await writeWhole(out, await timestampRequest(await bytesOf(file)));
      session.out.data({ file: out }, () => [
        session.out.pick({
          en: `Written to ${out}. Send it to a timestamping authority as application/timestamp-query; keep its answer as ${file}.tsr.`,
          zh: `已写入 ${out}。请以 application/timestamp-query 提交时间戳服务机构，响应存为 ${file}.tsr。`,
        }),
      ]);
    },
  }),
  command({
    verb: "timestamp verify",
    about: { en: "check an authority's answer (.tsr)", zh: "核验时间戳响应（.tsr）" },
    example: "audit timestamp verify checkpoint-2026.json.tsr --tsa authority.pem",
    parameters: {
      response: argument(k.file, { en: "the authority's answer: FILE.tsr", zh: "时间戳响应：文件.tsr" }),
      tsa: need(k.file, { en: "trusted certificates (PEM)", zh: "受信证书（PEM）" }),
      file: maybe(k.file, undefined, { en: "what was stamped; FILE by default", zh: "原文件，默认去掉 .tsr" }),
    },
    run: ({ response, tsa, file }, session) => verify(response, tsa, file ?? response.replace(/\.tsr$/, ""), session),
  }),
];

/** The request is looked for beside the file: its nonce must come back. */
async function verify(response: string, tsa: string, file: string, { out }: Session): Promise<void> {
  const { certificatesIn, checkTimestamp } = await timestamps();
  const trusted = new TextDecoder().decode(await bytesOf(tsa));
  try {
    certificatesIn(trusted);
  } catch {
    throw usage(`${tsa} has no certificate in PEM.`, `${tsa} 中没有 PEM 证书。`);
  }
  const query = `${file}.tsq`;
  const { faults, time, serial, signer } = await checkTimestamp(await bytesOf(response), {
    content: await bytesOf(file),
    trusted,
    ...(existsSync(query) ? { request: await bytesOf(query) } : {}),
  });
  const moment = time?.toISOString() ?? "";
  out.data({ file, time: moment, serial, signer, faults }, () =>
    faults.length > 0
      ? faults.map(out.pick)
      : [
          out.pick({
            en: `${file} existed at ${moment}, says ${signer} (number ${serial}).`,
            zh: `${signer} 证明 ${file} 于 ${moment} 已存在（编号 ${serial}）。`,
          }),
        ],
  );
  if (faults.length === 0) return;
  throw new CliError(Exit.mismatch, { en: "The timestamp proves nothing.", zh: "时间戳不能证明任何事项。" });
}
