import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** A measured figure, and what peers reach at the same work. */
export interface Figure {
  id: string;
  value: number;
  peers?: Record<string, number>;
}

/** Prints figures and writes them into results, in the place of those measured before. */
export function keep(name: string, figures: readonly Figure[]): void {
  for (const { id, value, peers = {} } of figures) {
    const beside = Object.entries(peers).map(([peer, figure]) => `${peer} ${figure.toLocaleString("en")}`);
    console.log([id, value.toLocaleString("en"), ...beside].join("  "));
  }
  const folder = path.resolve(import.meta.dirname, "results");
  const file = path.join(folder, `${name}.json`);
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Figure[]) : [];
  const others = before.filter(({ id }) => !figures.some((one) => one.id === id));
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify([...others, ...figures], null, 2)}\n`);
}

/** Seconds of processor time: on a busy machine the clock says less. */
export function seconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
