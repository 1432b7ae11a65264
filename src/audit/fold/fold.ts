import type { Books } from "../books.js";
import { foldMembers } from "./members.js";
import type { Told } from "../events.js";
import { foldContributions } from "./contributions.js";
import { foldMoney } from "./money.js";
import { foldRails } from "./rails.js";
import { foldTerms } from "./terms.js";
import { foldProperty } from "../property/fold.js";
import { foldUnits } from "./units.js";

/**
 * Enters one event into the books; each part takes the events of its own.
 * @param time of its block in seconds, where it is known.
 */
export function fold(books: Books, transaction: readonly Told[], position: number, time: bigint | undefined): void {
  const event = transaction[position]!;
  foldMembers(event, books, time);
  foldTerms(event, books);
  foldContributions(event, books);
  foldProperty(event, books);
  foldUnits(event, books, transaction, position);
  foldMoney(event, books, transaction, position);
  foldRails(event, books);
}
