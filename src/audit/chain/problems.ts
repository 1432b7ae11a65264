import type { Finding, Sentence } from "../findings.js";

/** The ids of what level 3 asks. */
export const HEADERS = "headers";
export const SEALS = "seals";
export const BODIES = "bodies";
export const TOLD = "told";
export const SPLIT = "split";

export const titles: Record<string, Sentence> = {
  [HEADERS]: {
    en: "Every header hashes to its block and follows the one before",
    zh: "各区块头哈希正确且首尾相连",
  },
  [SEALS]: { en: "Two thirds of the validators sealed every block", zh: "每个区块均有三分之二以上验证人封印" },
  [BODIES]: { en: "Transactions and receipts hash to the roots in the headers", zh: "交易与收据的根哈希与区块头一致" },
  [TOLD]: { en: "What was replayed is what the chain's receipts prove", zh: "重演所用数据与链上收据所证一致" },
  [SPLIT]: { en: "All endpoints tell the same chain", zh: "各节点所述为同一条链" },
};

/** Reports something wrong with a block; of a transaction and a log in it, where one is meant. */
export type Report = (
  check: string,
  at: { block: number; tx?: string; logIndex?: number },
  text: Sentence,
  expected: unknown,
  found: unknown,
) => void;

/** A reporter that collects. */
export function reporter(): { findings: Finding[]; report: Report } {
  const findings: Finding[] = [];
  const report: Report = (check, { block, tx = "", logIndex = 0 }, text, expected, found) =>
    findings.push({
      check,
      severity: "error",
      text,
      block,
      tx,
      logIndex,
      expected: String(expected),
      found: String(found),
    });
  return { findings, report };
}
