import { lifeOf } from "../../audit/report/life/life.js";
import { historyText } from "../../papers/history.js";
import { type Command, command } from "../command.js";
import { CliError, Exit } from "../exits.js";
import * as k from "../kinds.js";
import { argument, maybe } from "../parameters.js";
import { clockOf, reportNames } from "../reader.js";
import { subject } from "../subject.js";

const detail = k.choice(
  {
    en: "acts tells what was done; all the ledger's own book-keeping besides",
    zh: "acts 仅列行为；all 另列账本自身的记账",
  },
  { acts: false, all: true } as const,
);

/** The whole life of something. */
export const history: Command = command({
  verb: "history",
  about: {
    en: "the whole life of something: what happened, when, signed by whom",
    zh: "某一对象的全部历史：何时、何事、何人签署",
  },
  example: "history contribution:5",
  parameters: { id: argument(subject), detail: maybe(detail, false) },
  run: async ({ id, detail: all }, session) => {
    const [result, loaded, names] = [await session.history(), await session.loaded(), await reportNames(session)];
    const { evidence, contracts } = loaded;
    const life = lifeOf(id, { result, contracts, evidence, names }, all);
    if (life.length === 0) {
      throw new CliError(Exit.usage, {
        en: `Nothing is told of ${id.kind} ${id.id}. Check the number and the network.`,
        zh: `没有关于 ${id.kind} ${id.id} 的记录。请检查编号与网络。`,
      });
    }
    session.out.data(life, () => historyText(life, names, clockOf(loaded), session.out.lang));
  },
});
