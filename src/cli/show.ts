import type { Bilingual } from "../agreement/format.js";
import { table } from "../audit/report/table.js";
import type { TypedData } from "../sdk/envelope.js";
import { FOR_EVER } from "../sdk/acts/types.js";
import { dayText, momentText } from "./dates.js";
import type { Output } from "./output.js";

/** An object's values, one a line, nested names joined by points. */
export function rowsOf(value: object): string[] {
  return table(flat(value, ""), [false, false], "  ");
}

function flat(value: unknown, path: string): [string, string][] {
  if (typeof value !== "object" || value === null) return [[path, withDate(path, String(value))]];
  const entries = Object.entries(value);
  if (entries.length === 0) return [[path, "–"]];
  return entries.flatMap(([name, one]) => flat(one, path === "" ? name : `${path}.${name}`));
}

const days = ["first", "last", "since", "valueDate", "effective", "expires"];
const moments = ["deadline", "validUntil", "answeredAt"];

/** The chain counts days and seconds; people want the date beside the number. */
function withDate(path: string, text: string): string {
  const name = path.split(".").at(-1)!;
  if (!/^[1-9]\d*$/.test(text)) return text;
  if (days.includes(name)) return `${text} (${dayText(BigInt(text))})`;
  return moments.includes(name) && BigInt(text) < FOR_EVER ? `${text} (${momentText(BigInt(text))})` : text;
}

/** What is said of one thing, and the value as people read it. */
export type Fact = readonly [label: Bilingual, text: string];

/** Facts, one a line, in the reader's language. */
export const factLines = (out: Output, facts: readonly Fact[]): string[] =>
  table(
    facts.map(([label, text]) => [out.pick(label), text]),
    [false, false],
    "  ",
  );

/** An address or a digest; a dash for none. */
export const orDash = (hex: string): string => (/^0x0*$/.test(hex) ? "–" : hex);

/** What a key is about to sign, as the chain will check it, and the three hashes that a wallet shows. */
export function showTypedData(
  out: Output,
  { domain, primaryType, message, hashes }: TypedData,
  title: Bilingual = { en: "To be signed:", zh: "待签内容：" },
): void {
  const { name, chainId, verifyingContract } = domain;
  out.show([
    out.pick(title),
    ...rowsOf({ domain: name, chainId, contract: verifyingContract, struct: primaryType, ...message }),
    ...rowsOf({ "domain hash": hashes.domain, "struct hash": hashes.struct, digest: hashes.digest }),
  ]);
}
