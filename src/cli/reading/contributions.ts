import { table } from "../../audit/report/table.js";
import { contributionStatus as foldedStatus } from "../../audit/report/words.js";
import { formatAmount } from "../../money.js";
import { read } from "../../sdk/events.js";
import { momentText } from "../dates.js";
import { usage } from "../exits.js";
import type { Session } from "../session.js";
import { factLines } from "../show.js";
import { contributionStatus, kindWords } from "./words.js";

interface Contribution {
  agreement: bigint;
  member: bigint;
  kind: bigint;
  pool: bigint;
  costPool: bigint;
  units: bigint;
  cost: bigint;
  needed: bigint;
  status: bigint;
  windowEnds: bigint;
  attestors: bigint[];
  corrects: bigint;
}

const orNone = (number: bigint): string => (number === 0n ? "–" : String(number));

/** One contribution as it stands. */
export async function showContribution(session: Session, number: bigint): Promise<void> {
  const { contributions } = await session.ledger();
  const about = await read<Contribution>(contributions, "contributionOf", number);
  if (about.status === 0n) throw usage(`There is no contribution ${number}.`, `没有贡献 ${number}。`);
  const status = contributionStatus[Number(about.status)]!;
  const name = await session.find.nameOf(Number(about.member));
  const cost = await session.find.amountIn(about.agreement, about.cost);
  const { out } = session;
  out.data({ contribution: number, ...about, status: status.en, kind: kindWords(about.kind).en }, () =>
    factLines(out, [
      [{ en: "Contribution", zh: "贡献" }, String(number)],
      [{ en: "Status", zh: "状态" }, out.pick(status)],
      [{ en: "Agreement", zh: "协议" }, String(about.agreement)],
      [{ en: "Member", zh: "成员" }, name],
      [{ en: "Kind", zh: "类别" }, out.pick(kindWords(about.kind))],
      [{ en: "Units", zh: "份额" }, formatAmount(about.units, 0)],
      [{ en: "Pool of its units", zh: "份额所在收益池" }, orNone(about.pool)],
      [{ en: "Cost to recover", zh: "待回收成本" }, cost],
      [{ en: "Pool of its cost", zh: "成本所在收益池" }, orNone(about.costPool)],
      [{ en: "Attested", zh: "见证" }, `${about.attestors.length}/${about.needed}`],
      [{ en: "Window ends", zh: "异议期截止" }, momentText(about.windowEnds)],
      [{ en: "Corrects", zh: "所更正贡献" }, orNone(about.corrects)],
    ]),
  );
}

/** Contributions by the fold of the history. */
export async function listContributions(session: Session, agreement?: bigint): Promise<void> {
  const { books } = await session.history();
  const { pick } = session.out;
  const described = [...books.contributions.values()]
    .filter((one) => agreement === undefined || one.agreement === agreement)
    .map(async (one) => ({
      contribution: Number(one.id),
      agreement: Number(one.agreement),
      member: Number(one.member),
      name: await session.find.nameOf(Number(one.member)),
      kind: kindWords(one.kind),
      status: foldedStatus[one.status]!,
      units: one.units,
      cost: one.cost,
      attested: one.attestors.length,
      needed: Number(one.needed),
    }));
  const rows = await Promise.all(described);
  session.out.data(
    rows.map((row) => ({ ...row, kind: row.kind.en, status: row.status.en })),
    () =>
      table(
        rows.map((row) => [
          String(row.contribution),
          row.name,
          pick(row.kind),
          pick(row.status),
          `${row.attested}/${row.needed}`,
          formatAmount(row.units, 0),
        ]),
        [true, false, false, false, true, true],
        "",
      ),
  );
}
