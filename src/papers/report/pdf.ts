import PDFDocument from "pdfkit";
import type { Report } from "../../audit/report/model.js";
import type { Language } from "../../audit/report/statementText.js";
import { type Block, headingBefore } from "./blocks.js";
import { reportContent } from "./content.js";
import { drawFigure, leastHeight } from "./pdfFigure.js";
import { Sheet } from "./pdfSheet.js";
import { drawTable, tableTexts } from "./pdfTable.js";
import { type FaceMaker, MISSING, Setter, faceName } from "./pdfText.js";
import { sayIn } from "./tables.js";

const MARGIN = 36;
const [BODY, TITLE, VERDICT] = [9.5, 22, 12];
const HEADINGS = { 2: 15, 3: 11 } as const;
const GREEN = "#1a7f37";
const RED = "#b3261e";

/**
 * The report as a PDF, A4 across, with its fonts inside. The same report gives the same bytes: it is dated by the chain.
 * @param faces makes the fonts for the characters that are needed.
 */
export async function reportPdf(report: Report, language: Language, faces: FaceMaker): Promise<Uint8Array> {
  const blocks = reportContent(report, language);
  const say = sayIn(language);
  const title = blocks.find((block) => block.kind === "title")!;
  const made = await faces(
    charactersOf(blocks.flatMap(regularTexts), `${say("page")}0123456789`),
    charactersOf(blocks.flatMap(boldTexts), ""),
  );
  const document = new PDFDocument({
    size: "A4",
    layout: "landscape",
    margin: MARGIN,
    bufferPages: true,
    lang: language === "zh" ? "zh-CN" : "en",
    displayTitle: true,
    info: { Title: `${title.text} · ${title.below}`, CreationDate: new Date(Number(report.chain.blockTime) * 1000) },
  });
  const chunks: Uint8Array[] = [];
  document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on("end", resolve));
  for (const [place, { bytes }] of made.entries()) document.registerFont(faceName(place), bytes.slice().buffer);
  const sheet = new Sheet(document, new Setter(document, made, language), MARGIN);
  for (const [i, block] of blocks.entries()) write(sheet, block, headingBefore(blocks, i), blocks[i + 1]);
  sheet.number((n, all) => say("page", { n: String(n), all: String(all) }));
  document.end();
  await ended;
  return joined(chunks);
}

/** Room for the beginning of a text or table below a heading, in points. */
const BEGINNING = 64;

function write(sheet: Sheet, block: Block, heading: string, next: Block | undefined): void {
  switch (block.kind) {
    case "title":
      sheet.paragraph(block.text, { size: TITLE, bold: true });
      sheet.paragraph(block.below, { size: BODY, after: 10 });
      return;
    case "verdict":
      sheet.paragraph(block.text, { size: VERDICT, bold: true, colour: block.sound ? GREEN : RED, after: 8 });
      return;
    case "heading":
      sheet.heading(
        block.text,
        HEADINGS[block.level],
        block.level === 2,
        next?.kind === "figure" ? leastHeight(sheet, next.drawing) : BEGINNING,
      );
      return;
    case "text":
      sheet.paragraph(block.text, { size: BODY, after: 4 });
      return;
    case "table":
      drawTable(sheet, block.table, block.table.caption !== heading);
      return;
    case "figure":
      drawFigure(sheet, block.drawing);
  }
}

function regularTexts(block: Block): string[] {
  switch (block.kind) {
    case "title":
      return [block.below];
    case "text":
      return [block.text];
    case "table":
      return [block.table.caption, ...tableTexts(block.table, false)];
    case "figure":
      return block.drawing.shapes.flatMap((shape) => (shape.kind === "text" ? [shape.text] : []));
    default:
      return [];
  }
}

function boldTexts(block: Block): string[] {
  switch (block.kind) {
    case "title":
    case "verdict":
    case "heading":
      return [block.text];
    case "table":
      return tableTexts(block.table, true);
    default:
      return [];
  }
}

const charactersOf = (texts: readonly string[], more: string): Set<string> =>
  new Set([...texts.join(""), ...more, ...MISSING]);

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
