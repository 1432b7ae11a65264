import type { Bilingual } from "../agreement/format.js";
import type { Act } from "../sdk/acts/act.js";
import type { Given, Parameters } from "./parameters.js";
import type { Words } from "./performAct.js";
import type { Session } from "./session.js";

/** A command: `jointly NOUN VERB …`. */
export interface Command {
  verb: string;
  about: Bilingual;
  /** What follows `jointly` in an example that help shows. */
  example: string;
  parameters: Parameters;
  /** The contract function that it calls, where it is an act: "members.admit". */
  act?: string;
  /** Can it travel as an envelope? */
  travels?: boolean;
  /** Commands of its own: `jointly audit verify-report`. */
  under?: readonly Command[];
  run: (given: Record<string, unknown>, session: Session) => Promise<void>;
}

interface Reading<P extends Parameters> {
  verb: string;
  about: Bilingual;
  example: string;
  parameters: P;
  under?: readonly Command[];
  run: (given: Given<P>, session: Session) => Promise<void>;
}

/** A command that changes nothing on the chain, or does more than one act. */
export function command<P extends Parameters>(spec: Reading<P>): Command {
  return { ...spec, run: (given, session) => spec.run(given as Given<P>, session) };
}

interface Acting<P extends Parameters, A extends object> {
  verb: string;
  about: Bilingual;
  example: string;
  parameters: P;
  act: Act<A>;
  /** The act's arguments from what was typed. */
  args: (given: Given<P>, session: Session) => A | Promise<A>;
  /** What to say when it is done; `{name}` stands for a value of an event, or of the arguments. */
  done: Bilingual;
  /** Values of `done` that people read otherwise, such as amounts. */
  words?: Words;
}

/** A command that is one act on the ledger. */
export function actCommand<P extends Parameters, A extends object>(spec: Acting<P, A>): Command {
  const { verb, about, example, parameters, act, done, words } = spec;
  const run = async (given: Record<string, unknown>, session: Session): Promise<void> => {
    const { performAct } = await import("./performAct.js"); // help does without the whole client
    await performAct(session, act, await spec.args(given as Given<P>, session), done, words);
  };
  return { verb, about, example, parameters, act: act.id, travels: act.consent !== undefined, run };
}
