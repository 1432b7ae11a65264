/** A font that covers some characters. Chinese fonts come in many slices: a text is set in several. */
export interface Face {
  bytes: Uint8Array;
  bold: boolean;
  covers: ReadonlySet<string>;
}

/** Makes the faces that a document needs, for the characters of its regular and of its bold text. */
export type FaceMaker = (regular: ReadonlySet<string>, bold: ReadonlySet<string>) => Promise<Face[]>;

/** Stands for a character that no face has. */
export const MISSING = "?";

/** A piece of text set in one font. */
export interface Run {
  font: string;
  text: string;
}

/** What a PDF writer measures text with. */
export interface Ruler {
  font: (name: string) => Ruler;
  fontSize: (size: number) => Ruler;
  widthOfString: (text: string) => number;
}

export const faceName = (place: number): string => `face-${place}`;

/** Sets text in faces: which run in which, how wide it is, and where a line ends. */
export class Setter {
  private readonly faceOf = new Map<string, string>();
  private readonly widths = new Map<string, number>();
  private readonly words: Intl.Segmenter;

  constructor(
    private readonly ruler: Ruler,
    faces: readonly Face[],
    language: string,
  ) {
    for (const [place, { bold, covers }] of faces.entries()) {
      for (const character of covers) this.faceOf.set((bold ? "b" : "r") + character, faceName(place));
    }
    this.words = new Intl.Segmenter(language, { granularity: "word" });
  }

  /** The text in runs of one font each. */
  runs(text: string, bold: boolean): Run[] {
    const runs: Run[] = [];
    for (const character of text) {
      const own = this.faceOf.get((bold ? "b" : "r") + character);
      const font = own ?? this.faceOf.get((bold ? "b" : "r") + MISSING)!;
      const last = runs.at(-1);
      const shown = own === undefined ? MISSING : character;
      if (last?.font === font) last.text += shown;
      else runs.push({ font, text: shown });
    }
    return runs;
  }

  /** How wide a text is, in points. */
  width(text: string, size: number, bold: boolean): number {
    return this.runs(text, bold).reduce((sum, run) => sum + this.runWidth(run, size), 0);
  }

  /** How wide a run is, in points. */
  runWidth({ font, text }: Run, size: number): number {
    const key = `${font}:${text}`;
    const known = this.widths.get(key) ?? this.ruler.font(font).fontSize(1000).widthOfString(text);
    this.widths.set(key, known);
    return (known * size) / 1000;
  }

  /** The lines of a text that is to be no wider than this. A word that is wider is broken anywhere. */
  lines(text: string, size: number, bold: boolean, width: number): string[] {
    const lines: string[] = [""];
    const put = (piece: string): void => {
      const line = lines.at(-1)!;
      if (line === "" || this.width(line + piece.trimEnd(), size, bold) <= width)
        lines[lines.length - 1] = line + piece;
      else lines.push(piece.trimStart());
    };
    for (const { segment } of this.words.segment(text)) {
      if (this.width(segment, size, bold) <= width) put(segment);
      else for (const character of segment) put(character);
    }
    return lines.map((line) => line.trimEnd());
  }
}
