import type { Probe } from "../chain/probe.js";
import type { Sentence } from "../findings.js";
import type { Language } from "./statementText.js";
import { table } from "./table.js";

const words: Record<"endpoint" | "unnamed" | "yes" | "no", Sentence> = {
  endpoint: { en: "Endpoint", zh: "节点" },
  unnamed: { en: "does not say what it is", zh: "未说明客户端" },
  yes: { en: "yes", zh: "可" },
  no: { en: "no", zh: "不可" },
};

/** What the endpoint is and can do. */
export function endpointText({ client, capabilities, notes }: Probe, language: Language): string[] {
  const rows = capabilities.map(({ title, able, detail }) => [
    title[language],
    able ? words.yes[language] : words.no[language],
    detail?.[language] ?? "",
  ]);
  return [
    `${words.endpoint[language]}: ${client || words.unnamed[language]}`,
    ...table(rows, [false, false, false], "  "),
    ...notes.map((note) => `  ${note[language]}`),
  ];
}
