import type { At, CheckedContracts, Told } from "./events.js";
import type { Books } from "./books.js";

/** A sentence in both languages. */
export interface Sentence {
  en: string;
  zh: string;
}

/** Something that is not as it must be. */
export interface Finding extends At {
  check: string;
  severity: "error";
  text: Sentence;
  expected: string;
  found: string;
}

/** How a check reports. */
export type Find = (at: At, text: Sentence, expected: unknown, found: unknown) => void;

/** What a check sees: the books as they stood before the event, and the whole transaction it belongs to. */
export interface Scene {
  books: Books;
  contracts: CheckedContracts;
  transaction: readonly Told[];
  position: number;
  find: Find;
}

/**
 * One question asked of the whole history. `begin` gives a fresh instance, because a check may remember. `event` is asked before
 * the event is entered into the books; `transaction` and `block` after all of their events were.
 */
export interface Check {
  id: string;
  title: Sentence;
  begin: () => {
    event?: (event: Told, scene: Scene) => void;
    transaction?: (events: readonly Told[], scene: Scene) => void;
    block?: (last: At, scene: Scene) => void;
  };
}
