import type { Sentence } from "../../audit/findings.js";

/** How long a document is kept (保管期限): years, or for good. */
export const retentions = {
  "10": { en: "10 years", zh: "10年" },
  "30": { en: "30 years", zh: "30年" },
  permanent: { en: "permanent", zh: "永久" },
} satisfies Record<string, Sentence>;

export type Retention = keyof typeof retentions;

/** The kinds of document in a yearly package, by the folder they stand in. */
export const documentKinds = {
  events: { en: "events of the year", zh: "年度事件" },
  exports: { en: "books of the year", zh: "年度账簿" },
  statements: { en: "statements of members", zh: "成员对账单" },
  letters: { en: "confirmation letters", zh: "询证函" },
  report: { en: "report of the check", zh: "核对报告" },
  checkpoint: { en: "checkpoint of the history", zh: "历史检查点" },
} satisfies Record<string, Sentence>;

export type DocumentKind = keyof typeof documentKinds;

/**
 * Which kind is kept how long, unless the records officer says otherwise. A preset: no text of the rules on accounting archives has been
 * checked for it, and it is no legal advice.
 */
export const usualRetention: Readonly<Record<DocumentKind, Retention>> = {
  events: "permanent",
  exports: "30",
  statements: "30",
  letters: "10",
  report: "permanent",
  checkpoint: "permanent",
};

/** A preset with some of its lines changed, from a file's JSON: {"letters": "30"}; undefined for anything else. */
export function readRetention(json: unknown): Record<DocumentKind, Retention> | undefined {
  if (typeof json !== "object" || json === null) return undefined;
  const sound = Object.entries(json).every(
    ([kind, retention]) => Object.hasOwn(documentKinds, kind) && Object.hasOwn(retentions, String(retention)),
  );
  return sound ? { ...usualRetention, ...(json as Partial<Record<DocumentKind, Retention>>) } : undefined;
}
