import { deadlinesOf } from "../../papers/due/due.js";
import { dueCalendar, dueText } from "../../papers/due/write.js";
import { type Command, command } from "../command.js";
import { writeWhole } from "../documents.js";
import * as k from "../kinds.js";
import { maybe, need } from "../parameters.js";
import { clockOf, reportNames } from "../reader.js";

/** Every deadline that concerns a member. */
export const due: Command = command({
  verb: "due",
  about: { en: "every deadline that concerns a member", zh: "与成员有关的全部期限" },
  example: "due --member college --ics college.ics",
  parameters: {
    member: need(k.member),
    ics: maybe(k.file, undefined, { en: "calendar file to write (.ics)", zh: "输出日历文件（.ics）" }),
  },
  run: async ({ member, ics }, session) => {
    const [result, history] = [await session.history(), await session.loaded()];
    const names = await reportNames(session);
    const asking = { result, member: BigInt(member), names, clock: clockOf(history), now: await session.now() };
    const deadlines = deadlinesOf(asking);
    const { chainId, addresses } = await session.network();
    const ledger = `${chainId}:${addresses.members}`;
    if (ics !== undefined) await writeWhole(ics, dueCalendar(deadlines, asking, session.out.lang, ledger));
    session.out.data(deadlines, () => dueText(deadlines, asking, session.out.lang));
  },
});
