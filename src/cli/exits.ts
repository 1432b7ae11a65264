import type { Bilingual } from "../agreement/format.js";
import { BilingualError } from "../bilingualError.js";

/** Exit codes; they never change. */
export const Exit = {
  ok: 0,
  internal: 1,
  usage: 2,
  keystore: 3,
  rpc: 4,
  revert: 5,
  mismatch: 6,
  refused: 7,
  interrupted: 130,
} as const;

/** Something the command cannot go on from: a sentence and an exit code. */
export class CliError extends BilingualError {
  override name = "CliError";
  constructor(
    readonly exit: number,
    sentence: Bilingual,
    options?: ErrorOptions,
  ) {
    super(sentence, options);
  }
}

/** What was typed is not understood. */
export const usage = (en: string, zh: string): CliError => new CliError(Exit.usage, { en, zh });
