// Fails, naming file:line of every gap, unless the tests reach all of contracts/ but the mocks. Reads what `hardhat test --coverage` wrote.
import { readFileSync } from "node:fs";

const REPORT = "coverage/lcov.info";
const isOurs = (file: string) => file.startsWith("contracts/") && !file.startsWith("contracts/mocks/");

/** Each file with the count of each line that has code. Hardhat gives 0 to a line on which any statement was missed. */
function* linesOf(report: string): Generator<{ file: string; line: number; count: number }> {
  for (const record of report.split("end_of_record")) {
    const file = /^SF:(.+)$/m.exec(record)?.[1]?.replaceAll("\\", "/");
    if (file === undefined || !isOurs(file)) continue;
    for (const [, line, count] of record.matchAll(/^DA:(\d+),(\d+)/gm)) {
      yield { file, line: Number(line), count: Number(count) };
    }
  }
}

const lines = [...linesOf(readFileSync(REPORT, "utf8"))];
const missed = lines.filter(({ count }) => count === 0);
if (lines.length === 0) {
  console.error(`${REPORT} tells nothing about contracts/. Run "npm run coverage", which makes it anew.`);
  process.exitCode = 1;
} else if (missed.length > 0) {
  for (const { file, line } of missed) console.error(`${file}:${line}`);
  console.error(
    `${missed.length} of ${lines.length} lines of contracts/ are reached by no test. Test them, or remove them.`,
  );
  process.exitCode = 1;
} else {
  console.log(`All ${lines.length} lines of contracts/ are reached by tests.`);
}
