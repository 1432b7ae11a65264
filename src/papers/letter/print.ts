import { table } from "../../audit/report/table.js";
import type { Language } from "../../audit/report/statementText.js";
import { escaped } from "../escaped.js";
import { type Block, letterContent } from "./content.js";
import type { Letter } from "./letter.js";

/** The letter as lines of text, with room for seal and signature. */
export function letterText(letter: Letter, language: Language, zone: string): string[] {
  const colon = { en: ":", zh: "：" }[language];
  return letterContent(letter, language, zone).flatMap((block) => [...textOf(block, colon), ""]);
}

function textOf(block: Block, colon: string): string[] {
  if (block.kind === "table") {
    const rows = block.head.length > 0 ? [block.head, ...block.rows] : block.rows;
    return table(rows, Array<boolean>(rows[0]!.length).fill(false), "  ");
  }
  if (block.kind === "blank")
    return block.labels.flatMap((label) => ["", "", `  ${label}${colon} ____________________________`]);
  return [block.kind === "heading" ? block.text + colon : block.text];
}

const STYLE = `@page{size:A4;margin:20mm}body{font:11pt/1.5 serif;max-width:170mm;margin:10mm auto}
h1{text-align:center;font-size:18pt}h2{font-size:12pt;margin-bottom:1mm}
table{border-collapse:collapse;width:100%}td,th{border:.3mm solid #555;padding:1mm 2mm;text-align:left;vertical-align:top;overflow-wrap:anywhere}
.ink{display:flex;gap:6mm;margin:8mm 0;break-inside:avoid}.ink div{flex:1;height:40mm;border:.3mm dashed #555;padding:1mm 2mm}
.code{font-family:monospace;text-align:right}`;

/** The letter as a printable page of its own: no script, nothing fetched. */
export function letterHtml(letter: Letter, language: Language, zone: string): string {
  const blocks = letterContent(letter, language, zone);
  const title = blocks.find((block) => block.kind === "title") as { text: string };
  return [
    "<!doctype html>",
    `<html lang="${language === "zh" ? "zh-CN" : "en"}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escaped(title.text)}</title><style>${STYLE}</style></head><body>`,
    ...blocks.map(htmlOf),
    "</body></html>",
    "",
  ].join("\n");
}

function htmlOf(block: Block): string {
  switch (block.kind) {
    case "title":
      return `<h1>${escaped(block.text)}</h1>`;
    case "heading":
      return `<h2>${escaped(block.text)}</h2>`;
    case "text":
      return `<p>${escaped(block.text)}</p>`;
    case "code":
      return `<p class="code">${escaped(block.text)}</p>`;
    case "blank":
      return `<div class="ink">${block.labels.map((label) => `<div>${escaped(label)}</div>`).join("")}</div>`;
    case "table": {
      const row = (tag: string, cells: string[]) =>
        `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join("")}</tr>`;
      const head = block.head.length > 0 ? [row("th", block.head)] : [];
      return `<table>${[...head, ...block.rows.map((cells) => row("td", cells))].join("\n")}</table>`;
    }
  }
}
