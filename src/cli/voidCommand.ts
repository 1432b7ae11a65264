import type { Bilingual } from "../agreement/format.js";
import type { Act } from "../sdk/acts/act.js";
import { type Command, actCommand } from "./command.js";
import * as k from "./kinds.js";
import { maybe, need } from "./parameters.js";

/** The act that makes everything void which a member signed for one registry, in one series of numbers, and did not hand in. */
export const voidCommand = (noun: string, act: Act<{ member: number; key: bigint }>, about: Bilingual): Command =>
  actCommand({
    verb: "void",
    about,
    example: `${noun} void --member 3`,
    act,
    parameters,
    args: (given) => given,
    done: {
      en: "What member {member} has signed and not handed in is void.",
      zh: "成员 {member} 已签未提交的事项均已作废。",
    },
  });

const parameters = {
  member: need(k.member),
  key: maybe(k.whole("series", "series of numbers", "编号系列"), 0n),
};
