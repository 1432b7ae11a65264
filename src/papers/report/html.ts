import { readable } from "../../audit/report/amounts.js";
import type { Report } from "../../audit/report/model.js";
import type { Language } from "../../audit/report/statementText.js";
import { escaped } from "../escaped.js";
import { type Block, type ReportCell, type Table, headingBefore, isAmount, rightColumns } from "./blocks.js";
import { reportContent } from "./content.js";
import type { Drawing, Shape } from "./drawing.js";
import { STYLE } from "./style.js";
import { sayIn } from "./tables.js";

const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** The report as one page: no script, nothing fetched, readable on a screen (light and dark), on a phone and on paper. */
export function reportHtml(report: Report, language: Language): string {
  const blocks = reportContent(report, language);
  const title = blocks.find((block) => block.kind === "title")!;
  return [
    "<!doctype html>",
    `<html lang="${language === "zh" ? "zh-CN" : "en"}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${escaped(`${title.text} · ${title.below}`)}</title><style>${STYLE}</style></head><body><main>`,
    ...blocks.flatMap((block, i) => [
      htmlOf(block, headingBefore(blocks, i)),
      ...(block.kind === "verdict" ? [contents(blocks, language)] : []),
    ]),
    "</main></body></html>",
    "",
  ].join("\n");
}

function contents(blocks: readonly Block[], language: Language): string {
  const entries = blocks.flatMap((block) =>
    block.kind === "heading" && block.level === 2
      ? [`<li><a href="#${escaped(block.id)}">${escaped(block.text)}</a></li>`]
      : [],
  );
  return `<nav aria-label="${escaped(sayIn(language)("contents"))}"><ul>${entries.join("")}</ul></nav>`;
}

/** A caption that says what the heading above it says is read aloud, not shown. */
const HIDDEN = ' class="hidden"';

function htmlOf(block: Block, heading: string): string {
  switch (block.kind) {
    case "title":
      return `<header><h1>${escaped(block.text)}</h1><p>${escaped(block.below)}</p></header>`;
    case "verdict":
      return `<p class="verdict ${block.sound ? "sound" : "unsound"}"><span aria-hidden="true">${block.sound ? "✓" : "✗"}</span>${escaped(block.text)}</p>`;
    case "heading":
      return `<h${block.level} id="${escaped(block.id)}">${escaped(block.text)}</h${block.level}>`;
    case "text":
      return `<p>${escaped(block.text)}</p>`;
    case "table":
      return tableHtml(block.table, block.table.caption === heading ? HIDDEN : "");
    case "figure":
      return `<figure>${drawingSvg(block.drawing)}<figcaption${block.caption === heading ? HIDDEN : ""}>${escaped(block.caption)}</figcaption></figure>`;
  }
}

function tableHtml(table: Table, hidden: string): string {
  const right = rightColumns(table);
  const head = table.titles.map((title, i) => `<th scope="col"${right[i] ? ' class="n"' : ""}>${escaped(title)}</th>`);
  const rows = table.rows.map((row, y) => {
    const cells = row.map((cell, i) =>
      i === 0 && typeof cell === "string"
        ? `<th scope="row">${escaped(cell)}</th>`
        : `<td${right[i] || isOneLine(cell) ? ` class="${right[i] ? "n" : "d"}"` : ""}>${cellHtml(cell)}</td>`,
    );
    return `<tr${table.sums?.includes(y) ? ' class="sum"' : ""}>${cells.join("")}</tr>`;
  });
  const caption = `<caption${hidden}>${escaped(table.caption)}</caption>`;
  return `<div class="scroll" tabindex="0"><table>${caption}<thead><tr>${head.join("")}</tr></thead><tbody>\n${rows.join("\n")}\n</tbody></table></div>`;
}

/** Dates and parts in per cent stay on one line. */
const isOneLine = (cell: ReportCell): boolean =>
  typeof cell === "string" && /^(\d{4}-\d\d-\d\d( |$)|[\d.]+ %$)/.test(cell);

const LONG_HEX = /^(0x[0-9a-f]{8})[0-9a-f]{32,}$/i;

function cellHtml(cell: ReportCell): string {
  if (isAmount(cell)) return escaped(readable(cell.amount, cell.decimals));
  const text = typeof cell === "string" ? cell : cell.hash;
  const short = typeof cell === "string" ? undefined : LONG_HEX.exec(text)?.[1];
  if (short !== undefined) return `<code class="d" title="${escaped(text)}">${escaped(short)}…</code>`;
  return /^0x[0-9a-f]/i.test(text) ? `<code>${escaped(text)}</code>` : escaped(text);
}

/** A drawing as SVG; its colours are the page's. */
function drawingSvg({ width, height, label, shapes }: Drawing): string {
  const inner = shapes.map(shapeSvg).join("\n");
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(label)}">\n${inner}\n</svg>`;
}

const titled = (title: string | undefined): string => (title === undefined ? "" : `<title>${escaped(title)}</title>`);

function shapeSvg(shape: Shape): string {
  switch (shape.kind) {
    case "rect":
      return `<rect class="f-${shape.tone}" x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}">${titled(shape.title)}</rect>`;
    case "band":
      return `<path class="band s-${shape.tone}" d="${shape.path}" stroke-width="${shape.width}">${titled(shape.title)}</path>`;
    case "stroke":
      return `<line class="s-${shape.tone}" x1="${shape.x1}" y1="${shape.y1}" x2="${shape.x2}" y2="${shape.y2}"/>`;
    case "dot":
      return `<circle class="dot f-${shape.tone}" cx="${shape.x}" cy="${shape.y}" r="${shape.radius}">${titled(shape.title)}</circle>`;
    case "text":
      return `<text class="f-${shape.tone}" x="${shape.x}" y="${shape.y}" text-anchor="${shape.anchor}">${escaped(shape.text)}</text>`;
  }
}
