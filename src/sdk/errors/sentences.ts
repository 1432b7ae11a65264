/**
 * How a sentence for an error is written. `{argument}` stands for an argument of the error, printed by what its type means (see
 * values.ts); `{argument|kind}` says how to print it where the type does not tell.
 */
export type Pair = readonly [en: string, zh: string];

/** Sentences that depend on an argument's raw value, such as a status by its number or "0" for "none". */
export interface Choice {
  by: string;
  cases: Readonly<Record<string, Pair>>;
  otherwise: Pair;
}

export type Sentence = Pair | Choice;

/** Sentences by the error's name. */
export type Sentences = Readonly<Record<string, Sentence>>;

/** Chooses by an argument's value, written as a decimal number or, for text, as it is. */
export const choose = (by: string, cases: Record<string, Pair>, otherwise: Pair): Choice => ({ by, cases, otherwise });

/** All pairs a sentence may come to. */
export const pairsOf = (sentence: Sentence): Pair[] =>
  "by" in sentence ? [...Object.values(sentence.cases), sentence.otherwise] : [sentence];

/** A placeholder: the argument's name and, after a bar, the kind of value. */
export const placeholder = /\{(\w+)(?:\|(\w+))?\}/g;
