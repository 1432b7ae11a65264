import type { Path } from "../agreement/faults.js";

/** R36: what looks like a fact about a natural person in a text. A person's name cannot be told from a firm's; that is for people. */

/** GB 11643-1999: region, date of birth, sequence, check character. */
const IDENTITY =
  /(?<![0-9A-Za-z])[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX](?![0-9A-Za-z])/g;
const MOBILE = /(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])/;
const ORCID = /(?<!\d)\d{4}-\d{4}-\d{4}-\d{3}[\dX](?![\dX])/;
const MAIL = /[\w.+-]+@[\w-]+\.[\w.-]+/;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function isIdentity(text: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return text[17] === "10X98765432"[sum % 11];
}

const looksPersonal = (text: string): boolean =>
  (text.match(IDENTITY) ?? []).some(isIdentity) || MOBILE.test(text) || ORCID.test(text) || MAIL.test(text);

/** Numbers of organisations, and their accounts. */
const ofOrganisations = ["registration", "bank", "digest"];

/** Where a value has text that looks like a fact about a person. */
export function* personalDataIn(value: unknown, path: Path = []): Generator<Path> {
  if (typeof value === "string") {
    if (looksPersonal(value)) yield path;
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const inList = Array.isArray(value);
  for (const [key, item] of Object.entries(value)) {
    if (!ofOrganisations.includes(key)) yield* personalDataIn(item, [...path, inList ? Number(key) : key]);
  }
}
