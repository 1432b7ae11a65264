import { table } from "../../audit/report/table.js";
import { fromDay } from "../../dates.js";
import type { ListFacts, ListKey } from "../../sdk/acts/rewards/types.js";
import { argsOf } from "../../sdk/events.js";
import type { Session } from "../session.js";

const kinds = [
  { en: "none", zh: "无" },
  { en: "rewards", zh: "奖酬" },
  { en: "certificates", zh: "贡献证明" },
];

interface Committed {
  list: string;
  revision: bigint;
  key: ListKey;
  facts: ListFacts;
}

/** Lists of people that were committed, each as it counts now. The chain knows how many people, never whom. */
export async function listPeopleLists(session: Session, agreement?: bigint): Promise<void> {
  const { rewards } = await session.ledger();
  const filter = rewards.filters.ListCommitted(undefined, agreement);
  const events = await rewards.queryFilter(filter, await session.firstBlock());
  const latest = new Map(events.map((event) => argsOf<Committed>(event)).map((one) => [one.list, one]));
  const rows = [...latest.values()];
  const { pick } = session.out;
  const lines = await Promise.all(
    rows.map(async ({ list, revision, key, facts }) => [
      list.slice(0, 10),
      String(key.agreement),
      await session.find.nameOf(Number(key.member)),
      pick(kinds[Number(key.kind)]!),
      `${fromDay(Number(key.first))} – ${fromDay(Number(key.last))}`,
      String(facts.count),
      BigInt(key.currency) === 0n ? "–" : await session.find.amount(key.currency, facts.total),
      String(revision),
    ]),
  );
  const right = [false, true, false, false, false, true, true, true];
  session.out.data(rows, () => table(lines, right, ""));
}
