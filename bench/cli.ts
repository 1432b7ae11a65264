// How long the command takes to start: npm run bench:cli, after npm run build. Median of ten cold starts, in milliseconds.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const STARTS = 10;
const command = "dist/src/cli/main.js";
if (!existsSync(command)) throw new Error("There is no build yet: npm run build");

const home = mkdtempSync(join(tmpdir(), "jointly-bench-"));
const env = { ...process.env, JOINTLY_HOME: home };
for (const line of ["--help", "contribution record --help", "account list"]) {
  const times = Array.from({ length: STARTS }, () => {
    const begun = performance.now();
    const { status } = spawnSync(process.execPath, [command, ...line.split(" ")], { env, stdio: "ignore" });
    if (status !== 0) throw new Error(`jointly ${line} ended with ${status}`);
    return performance.now() - begun;
  }).sort((a, b) => a - b);
  const median = (times[STARTS / 2 - 1]! + times[STARTS / 2]!) / 2;
  console.log(
    `jointly ${line.padEnd(26)} ${median.toFixed(0).padStart(5)} ms  (${times[0]!.toFixed(0)} to ${times.at(-1)!.toFixed(0)})`,
  );
}
rmSync(home, { recursive: true, force: true });
