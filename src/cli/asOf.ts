import { dateIn } from "../papers/clock.js";
import { clockOf } from "./reader.js";
import type { Session } from "./session.js";

/** Says so where a day is not over by the chain's clock: what is made as of its end may be made differently later. */
export async function tellWhetherOver(session: Session, date: string): Promise<void> {
  const { zone } = clockOf(await session.loaded());
  if (dateIn(await session.now(), zone) > date) return;
  session.out.say({
    en: `${date} is not over yet: what the ledger says of it may still change.`,
    zh: `${date} 尚未结束，账本记载仍可能变动。`,
  });
}
