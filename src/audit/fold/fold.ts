import type { Books } from "../books.js";
import type { Told } from "../events.js";
import { foldContributions } from "./contributions.js";
import { foldMoney } from "./money.js";
import { foldRails } from "./rails.js";
import { foldTerms } from "./terms.js";
import { foldUnits } from "./units.js";

/** Enters one event into the books; each part takes the events of its own. */
export function fold(books: Books, transaction: readonly Told[], position: number): void {
  const event = transaction[position]!;
  foldTerms(event, books);
  foldContributions(event, books);
  foldUnits(event, books, transaction, position);
  foldMoney(event, books, transaction, position);
  foldRails(event, books);
}
