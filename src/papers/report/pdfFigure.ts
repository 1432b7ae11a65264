import type { Drawing, Shape, Tone } from "./drawing.js";
import { FAINT, INK, LINE, type Sheet } from "./pdfSheet.js";

const paints: Record<Tone, string> = {
  ink: INK,
  faint: FAINT,
  line: LINE,
  income: "#0b6e99",
  pool: "#7a4fb5",
  member: "#b3590c",
  paid: "#1a7f37",
  open: "#8a6d00",
  warn: "#b3261e",
};
const TEXT = 12;
const BAND = 0.34;
const BELOW = 8;

/** A picture may be drawn as small as this part of the page's width to fit on the page. */
const SMALLEST = 0.65;

const fullScale = ({ left, right, bottom }: Sheet, { width, height }: Drawing): number =>
  Math.min((right - left) / width, (bottom - left) / height);

/** The least height that a picture takes on this page, in points. */
export const leastHeight = (sheet: Sheet, drawing: Drawing): number =>
  drawing.height * fullScale(sheet, drawing) * SMALLEST + BELOW;

/** Draws a picture as wide as the page; a little smaller where it fits then, else on the next page. */
export function drawFigure(sheet: Sheet, drawing: Drawing): void {
  const { document, left } = sheet;
  sheet.need(leastHeight(sheet, drawing));
  const scale = Math.min(fullScale(sheet, drawing), (sheet.bottom - sheet.y - BELOW) / drawing.height);
  const height = drawing.height * scale;
  document.save().translate(left, sheet.y).scale(scale);
  for (const shape of drawing.shapes) draw(sheet, shape);
  document.restore();
  sheet.y += height + BELOW;
}

function draw(sheet: Sheet, shape: Shape): void {
  const { document } = sheet;
  const colour = paints[shape.tone];
  switch (shape.kind) {
    case "rect":
      document.rect(shape.x, shape.y, shape.width, shape.height).fill(colour);
      return;
    case "band":
      document.save().path(shape.path).lineWidth(shape.width).strokeOpacity(BAND).stroke(colour).restore();
      return;
    case "stroke":
      document.moveTo(shape.x1, shape.y1).lineTo(shape.x2, shape.y2).lineWidth(0.8).stroke(colour);
      return;
    case "dot":
      document.circle(shape.x, shape.y, shape.radius).fill(colour);
      return;
    case "text":
      sheet.line(shape.text, shape.x, shape.y, { size: TEXT, colour }, shape.anchor);
  }
}
