import type { Bilingual } from "./agreement/format.js";

/** An error that is told to a person: what is wrong, where, and what to do, in both languages. `message` is the English sentence. */
export class BilingualError extends Error {
  override name = "BilingualError";
  constructor(
    /** The sentence. */
    readonly sentence: Bilingual,
    options?: ErrorOptions,
  ) {
    super(sentence.en, options);
  }
}
