import path from "node:path";
import { check } from "../../audit/check.js";
import { checkpointOf, moduleSetAt } from "../../audit/checkpoint/checkpoint.js";
import { hashAt } from "../../audit/checkpoint/extension.js";
import { yearArchive, zipped } from "../../papers/archive/archive.js";
import { readRetention, usualRetention } from "../../papers/archive/kinds.js";
import type { Clock } from "../../papers/clock.js";
import { logsUntil } from "../../papers/cut.js";
import { tellWhetherOver } from "../asOf.js";
import { type Command, command } from "../command.js";
import { jsonOf, writeWhole } from "../documents.js";
import { usage } from "../exits.js";
import * as k from "../kinds.js";
import { type Kind, maybe, need } from "../parameters.js";
import { clockOf, reportNames } from "../reader.js";
import type { Session } from "../session.js";

const zoneKind: Kind<string> = {
  metavar: "zone",
  about: { en: "time zone of the year; this machine's by default", zh: "年度所用时区，默认为本机时区" },
  read: (text) => {
    try {
      return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone;
    } catch {
      throw usage(
        `"${text}" is no time zone: write one like Asia/Shanghai.`,
        `“${text}”不是时区，应形如 Asia/Shanghai。`,
      );
    }
  },
};

/** Everything of a year that is to be kept, in one package. */
export const archive: Command = command({
  verb: "archive",
  about: { en: "a year's papers in one package, with a contents list", zh: "年度归档：资料打包并附目录" },
  example: "archive --year 2026 --out archive-2026.zip",
  parameters: {
    year: need(k.small("year", "calendar year", "年份", 9999)),
    out: need(k.file, { en: "file to write (.zip), or a folder", zh: "输出文件（.zip）或文件夹" }),
    zone: maybe(zoneKind, undefined),
    retention: maybe(k.file, undefined, {
      en: 'JSON that changes how long kinds are kept: {"letters": "30"}',
      zh: '保管期限调整（JSON）：{"letters": "30"}',
    }),
  },
  run: async ({ year, out, zone, retention }, session) => {
    const here = clockOf(await session.loaded());
    await tellWhetherOver(session, `${year}-12-31`);
    const files = await filesOf(session, year, { ...here, zone: zone ?? here.zone }, await retentionIn(retention));
    if (out.endsWith(".zip")) await writeWhole(out, zipped(files));
    else for (const [name, content] of files) await writeWhole(path.join(out, name), content);
    session.out.data({ out, files: [...files.keys()] }, () => [
      session.out.pick({ en: `${files.size} files: ${out}`, zh: `共 ${files.size} 个文件：${out}` }),
    ]);
  },
});

async function retentionIn(file: string | undefined) {
  if (file === undefined) return usualRetention;
  const read = readRetention(await jsonOf(file));
  if (read !== undefined) return read;
  const kinds = Object.keys(usualRetention).join(", ");
  throw usage(
    `${file} must give some of ${kinds} one of 10, 30, permanent.`,
    `${file} 应为 ${kinds} 指定 10、30 或 permanent。`,
  );
}

async function filesOf(session: Session, year: number, clock: Clock, retention: typeof usualRetention) {
  const loaded = await session.loaded();
  const logs = logsUntil(loaded.logs, clock, `${year}-12-31`);
  const last = logs.at(-1)?.blockNumber;
  if (last === undefined) throw usage(`Nothing had happened by the end of ${year}.`, `截至 ${year} 年末尚无任何记录。`);
  const provider = await session.provider();
  const { addresses } = await session.network();
  const moduleSet = await moduleSetAt(provider, addresses.set, loaded.to);
  const blockHash = (await hashAt(provider, last)) ?? loaded.blockHash;
  const then = { ...loaded, logs, to: last, blockHash, blockTime: BigInt(clock.timeOf(last)) };
  return yearArchive({
    year,
    logs,
    result: check(logs, loaded.contracts),
    clock,
    names: await reportNames(session),
    chainId: loaded.evidence.chainId,
    registry: addresses.members,
    checkpoint: checkpointOf(then, moduleSet),
    retention,
  });
}
