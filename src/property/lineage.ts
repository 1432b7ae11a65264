/** An asset in a picture of what derives from what. */
interface Descent {
  asset: bigint;
  label: string;
  /** What it derives from, and what of its income goes there first, in parts per million. */
  parents: { parent: bigint; rate: number }[];
}

const PER_CENT = 10_000;

/** Mermaid reads quotation marks and brackets in labels as its own. */
const quoted = (label: string): string => `"${label.replace(/["\[\]<>]/g, " ").trim()}"`;

/**
 * What derives from what, as a Mermaid flow chart: parents above, arrows to what was made of them, royalties beside.
 * @param assets in any order; a parent that is not among them is drawn by its number.
 */
export function lineagePicture(assets: readonly Descent[]): string {
  const known = new Set(assets.map(({ asset }) => asset));
  const strangers = new Set(assets.flatMap(({ parents }) => parents.map(({ parent }) => parent)));
  const nodes = [
    ...assets.map(({ asset, label }) => `  a${asset}[${quoted(`${asset} ${label}`)}]`),
    ...[...strangers].filter((parent) => !known.has(parent)).map((parent) => `  a${parent}[${quoted(String(parent))}]`),
  ];
  const arrows = assets.flatMap(({ asset, parents }) =>
    parents.map(({ parent, rate }) =>
      rate === 0 ? `  a${parent} --> a${asset}` : `  a${parent} -->|${rate / PER_CENT} %| a${asset}`,
    ),
  );
  return ["flowchart TD", ...nodes, ...arrows].join("\n");
}
