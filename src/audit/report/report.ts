import type { Replayed } from "../replay.js";
import { heldBooks } from "../books.js";
import type { Names } from "./names.js";
import { statements } from "./statement.js";
import { type Language, statementText } from "./statementText.js";
import { verdictText } from "./verdictText.js";
import { phrases } from "./words.js";

export { canonical } from "./files.js";
export { reportOf } from "./model.js";

/** What the clerk reads: a statement for each member, then the verdict. */
export function reportText(replayed: Replayed, names: Names, language: Language): string[] {
  const result = { ...replayed, books: heldBooks(replayed.books) };
  const members = statements(result.books).flatMap((one) => statementText(one, result.books, names, language));
  return [phrases.statement[language], "", ...members, ...verdictText(result, names, language)];
}
