import type { Setter } from "./pdfText.js";

type Document = PDFKit.PDFDocument;

export interface Style {
  size: number;
  bold?: boolean;
  colour?: string;
  /** Space below, in points. */
  after?: number;
}

export const INK = "#1b1f24";
export const FAINT = "#57606a";
export const LINE = "#d0d7de";
const LEADING = 1.45;
const FOOT = 20;
const FOOT_SIZE = 8;

/** The height of a line of text of this size. */
export const lineHeight = (size: number): number => size * LEADING;

/** Pages that are filled from top to bottom. */
export class Sheet {
  y: number;
  readonly left: number;
  readonly right: number;

  constructor(
    readonly document: Document,
    readonly setter: Setter,
    private readonly margin: number,
  ) {
    this.left = margin;
    this.right = document.page.width - margin;
    this.y = margin;
  }

  get bottom(): number {
    return this.document.page.height - this.margin - FOOT;
  }

  /** Goes to the next page where less than this is left. @returns whether it did. */
  need(height: number): boolean {
    if (this.y + height <= this.bottom) return false;
    this.document.addPage();
    this.y = this.margin;
    return true;
  }

  /** One line of text; `x` is where it begins, or ends, or its middle. */
  line(text: string, x: number, y: number, style: Style, anchor: "start" | "middle" | "end" = "start"): void {
    const { size, bold = false, colour = INK } = style;
    const part = { start: 0, middle: 0.5, end: 1 }[anchor];
    let at = x - (part === 0 ? 0 : this.setter.width(text, size, bold) * part);
    for (const run of this.setter.runs(text, bold)) {
      this.document.font(run.font).fontSize(size).fillColor(colour);
      this.document.text(run.text, at, y, { lineBreak: false, baseline: "alphabetic" });
      at += this.setter.runWidth(run, size);
    }
  }

  paragraph(text: string, style: Style): void {
    const { size, bold = false, after = 0 } = style;
    for (const line of this.setter.lines(text, size, bold, this.right - this.left)) {
      this.need(lineHeight(size));
      this.line(line, this.left, this.y + size, style);
      this.y += lineHeight(size);
    }
    this.y += after;
  }

  /** A heading; it stays with the beginning of what follows, and can be found in the reader's outline. */
  heading(text: string, size: number, chapter: boolean, follows: number): void {
    this.y += chapter ? 14 : 8;
    this.need(size * 3 + follows);
    this.document.outline.addItem(text);
    this.paragraph(text, { size, bold: true, after: chapter ? 4 : 2 });
    if (chapter) this.rule(this.y - 3, LINE);
    this.y += chapter ? 4 : 0;
  }

  rule(y: number, colour: string): void {
    this.document.moveTo(this.left, y).lineTo(this.right, y).lineWidth(0.6).strokeColor(colour).stroke();
  }

  /** Numbers all pages, at their feet. */
  number(say: (page: number, all: number) => string): void {
    const { start, count } = this.document.bufferedPageRange();
    for (let page = 0; page < count; ++page) {
      this.document.switchToPage(start + page);
      const y = this.document.page.height - this.margin;
      this.line(say(page + 1, count), this.right, y, { size: FOOT_SIZE, colour: FAINT }, "end");
    }
  }
}
