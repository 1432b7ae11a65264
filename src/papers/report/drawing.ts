/** What a shape is coloured as; a page and a PDF each have their own paint for it. */
export type Tone = "ink" | "faint" | "line" | "income" | "pool" | "member" | "paid" | "open" | "warn";

/** A shape of a picture, in units of about a pixel. */
export type Shape =
  | { kind: "rect"; x: number; y: number; width: number; height: number; tone: Tone; title?: string }
  | { kind: "band"; path: string; width: number; tone: Tone; title?: string }
  | { kind: "stroke"; x1: number; y1: number; x2: number; y2: number; tone: Tone }
  | { kind: "dot"; x: number; y: number; radius: number; tone: Tone; title?: string }
  | { kind: "text"; x: number; y: number; text: string; anchor: "start" | "middle" | "end"; tone: Tone };

/** A picture without a renderer. */
export interface Drawing {
  width: number;
  height: number;
  /** What it shows, for who cannot see it. */
  label: string;
  shapes: Shape[];
}

/** Two decimals are enough for a picture, and make the same bytes everywhere. */
export const round = (value: number): number => Math.round(value * 100) / 100;
