import papaparse from "papaparse";
import type { Audit } from "../audit.js";
import { identitiesOf } from "./verdictText.js";

/** Bumped when a field changes its meaning or goes. */
const FORMAT = "jointly-audit/1";

/**
 * The whole audit for machines, as canonical JSON: keys in order, no spaces, amounts as decimal strings of minor units, nothing of the
 * day or the machine it was made on. The same chain gives the same bytes.
 */
export function auditJson(audit: Audit): string {
  const { chain, contracts, endpoint, levels, coverage, verdicts, findings, tally } = audit;
  const { chainId, from, to, blockHash, blockTime } = chain;
  const money = identitiesOf(audit);
  const { vouched, untraceable } = tally;
  return canonical({
    format: FORMAT,
    chain: { chainId, from, to, blockHash, blockTime },
    contracts,
    endpoint,
    levels,
    coverage,
    checks: verdicts,
    findings,
    money,
    vouched,
    untraceable,
  });
}

/** JSON with its keys in order (RFC 8785; there are no fractions), big integers as strings. */
export function canonical(value: unknown): string {
  if (typeof value === "bigint") return `"${value}"`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(",")}}`;
}

const BYTE_ORDER_MARK = "\uFEFF";
/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+@-]/;
const columns = ["check", "severity", "block", "transaction", "log", "english", "中文", "expected", "found"];

/**
 * The findings as CSV for a spreadsheet: UTF-8 with its mark, every cell quoted. Integers are text, else a spreadsheet rounds long
 * ones; nothing is taken for a formula.
 */
export function findingsCsv({ findings }: Pick<Audit, "findings">): string {
  const rows = findings.map(({ check, severity, block, tx, logIndex, text, expected, found }) => {
    const log = tx === "" ? "" : asText(String(logIndex));
    return [check, severity, asText(String(block)), tx, log, text.en, text.zh, asText(expected), asText(found)];
  });
  return (
    BYTE_ORDER_MARK + papaparse.unparse([columns, ...rows], { quotes: true, escapeFormulae: FORMULA, newline: "\r\n" })
  );
}

/** A tab in front makes a spreadsheet read digits as text; it shows nothing of it. */
const asText = (value: string): string => (/^\d+$/.test(value) ? `\t${value}` : value);
