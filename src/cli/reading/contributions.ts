import { table } from "../../audit/report/table.js";
import { contributionStatus as foldedStatus } from "../../audit/report/words.js";
import { read } from "../../sdk/events.js";
import type { Session } from "../session.js";
import { rowsOf } from "../show.js";
import { contributionStatus, kindWords } from "./words.js";

/** One contribution as it stands. */
export async function showContribution(session: Session, number: bigint): Promise<void> {
  const { contributions } = await session.ledger();
  const { status, windowEnds, ...rest } = await read<{ status: bigint; windowEnds: bigint; member: bigint }>(
    contributions,
    "contributionOf",
    number,
  );
  const facts = {
    contribution: Number(number),
    status: session.out.pick(contributionStatus[Number(status)]!),
    name: await session.find.nameOf(Number(rest.member)),
    windowEnds: windowEnds === 0n ? "–" : new Date(Number(windowEnds) * 1000).toISOString(),
    ...rest,
  };
  session.out.data(facts, () => rowsOf(facts));
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
      member: await session.find.nameOf(Number(one.member)),
      kind: pick(kindWords(one.kind)),
      status: pick(foldedStatus[one.status]!),
      units: one.units,
      cost: one.cost,
      attested: one.attestors.length,
      needed: Number(one.needed),
    }));
  const rows = await Promise.all(described);
  session.out.data(rows, () =>
    table(
      rows.map((row) => [
        String(row.contribution),
        row.member,
        row.kind,
        row.status,
        `${row.attested}/${row.needed}`,
        String(row.units),
      ]),
      [true, false, false, false, true, true],
      "",
    ),
  );
}
