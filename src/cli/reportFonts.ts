import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import subsetFont from "subset-font";
import type { Face, FaceMaker } from "../papers/report/pdfText.js";

const PACKAGE = "@fontsource-variable/noto-sans-sc";
const WEIGHTS = { regular: 400, bold: 700 } as const;
const find = createRequire(import.meta.url);

/** A slice of the font: its file, and which characters are in it. */
interface Slice {
  file: string;
  has: (code: number) => boolean;
}

/** "U+4e00-4e02,U+4e10" as a question. */
function rangesOf(text: string): Slice["has"] {
  const ranges = text.split(",").map((one) => {
    const [from, to = from] = one.trim().replace("U+", "").split("-");
    return [Number.parseInt(from!, 16), Number.parseInt(to!, 16)] as const;
  });
  return (code) => ranges.some(([from, to]) => code >= from && code <= to);
}

async function slices(): Promise<Slice[]> {
  const ranges = JSON.parse(await readFile(find.resolve(`${PACKAGE}/unicode.json`), "utf8")) as Record<string, string>;
  return Object.entries(ranges)
    .map(([name, text]) => {
      const file = `${PACKAGE}/files/noto-sans-sc-${name.replace(/[[\]]/g, "")}-wght-normal.woff2`;
      return { file, has: rangesOf(text) };
    })
    .reverse(); // Latin stands last, and is asked first
}

/**
 * Fonts for a PDF: of Noto Sans SC (OFL-1.1) the characters that are needed and no others, in two weights. They come from the package that
 * ships the font in slices, 5 MB in all.
 */
export const notoFaces: FaceMaker = async (regular, bold) => {
  const all = await slices();
  const needed = (characters: ReadonlySet<string>, weight: keyof typeof WEIGHTS) => {
    const bySlice = new Map<Slice, string[]>();
    for (const character of characters) {
      const slice = all.find(({ has }) => has(character.codePointAt(0)!));
      if (slice) bySlice.set(slice, [...(bySlice.get(slice) ?? []), character]);
    }
    return [...bySlice].map(([slice, wanted]) => faceOf(slice, wanted, weight));
  };
  return Promise.all([...needed(regular, "regular"), ...needed(bold, "bold")]);
};

async function faceOf({ file }: Slice, wanted: string[], weight: keyof typeof WEIGHTS): Promise<Face> {
  const bytes = await subsetFont(await readFile(find.resolve(file)), wanted.join(""), {
    targetFormat: "sfnt",
    variationAxes: { wght: WEIGHTS[weight] },
  });
  return { bytes: new Uint8Array(bytes), bold: weight === "bold", covers: new Set(wanted) };
}
