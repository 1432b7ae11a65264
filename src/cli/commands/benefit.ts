import * as acts from "../../sdk/acts/index.js";
import { type Command, actCommand, command } from "../command.js";
import * as k from "../kinds.js";
import { maybe, need } from "../parameters.js";
import { showBooks, showOwed } from "../reading/benefit.js";

/** Who is owed what. */
export const benefitCommands: readonly Command[] = [
  command({
    verb: "owed",
    about: { en: "what each account is owed now", zh: "各账户现在应得" },
    example: "benefit owed --agreement 1",
    parameters: { agreement: maybe(k.agreement, undefined), member: maybe(k.member, undefined) },
    run: ({ agreement, member }, session) => showOwed(session, agreement, member),
  }),
  command({
    verb: "books",
    about: {
      en: "the books: booked, reversed, paid, owed, by agreement and currency",
      zh: "账目：入账、冲回、已付、应付",
    },
    example: "benefit books --agreement 1",
    parameters: { agreement: maybe(k.agreement, undefined) },
    run: ({ agreement }, session) => showBooks(session, agreement),
  }),
  actCommand({
    verb: "unpark",
    about: { en: "share money that waits in front of a pool (anybody)", zh: "分配池前等待的款项（任何人）" },
    example: "benefit unpark --pool 1/2 --currency CNY",
    act: acts.unpark,
    parameters: { pool: need(k.pool), currency: need(k.currency) },
    args: (given) => given,
    done: { en: "Shared.", zh: "已分配。" },
  }),
  actCommand({
    verb: "release",
    about: {
      en: "share money that was held while a tier was open (anybody)",
      zh: "释放因档位未满而留存的款项（任何人）",
    },
    example: "benefit release --agreement 1 --version 1 --currency EUR",
    act: acts.release,
    parameters: { agreement: need(k.agreement), version: need(k.version), currency: need(k.currency) },
    args: (given) => given,
    done: { en: "Released and shared.", zh: "已释放并分配。" },
  }),
];
