import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** A measured figure, and what peers reach at the same work. */
export interface Figure {
  id: string;
  value: number;
  peers?: Record<string, number>;
}

/** Prints figures and writes them into results. */
export function keep(name: string, figures: readonly Figure[]): void {
  for (const { id, value, peers = {} } of figures) {
    const beside = Object.entries(peers).map(([peer, figure]) => `${peer} ${figure.toLocaleString("en")}`);
    console.log([id, value.toLocaleString("en"), ...beside].join("  "));
  }
  const folder = path.resolve(import.meta.dirname, "results");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(figures, null, 2)}\n`);
}

/** Seconds of processor time: on a busy machine the clock says less. */
export function seconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
