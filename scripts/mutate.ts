// Tries whether the tests notice mutants: npm run mutate -- contracts/benefit [--only FILE] [--operators A,B]
// [--list] [--limit N] [--tests FOLDER].
import path from "node:path";
import { runCampaign, sourcesIn, testsOf } from "../tools/mutation/campaign.js";
import { mutantsOf } from "../tools/mutation/mutants.js";

const args = JSON.parse(process.env["JOINTLY_ARGS"] ?? "[]") as string[];
const option = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const root = path.resolve(import.meta.dirname, "..");
const [target] = args;
if (target === undefined || !/^contracts\/\w+/.test(target)) {
  console.error(`"${target ?? ""}" is no folder of contracts. Name one: npm run mutate -- contracts/benefit`);
  process.exit(2);
}
const only = option("--only");
const files = sourcesIn(root, target).filter(
  (file) => only === undefined || path.basename(file) === path.basename(only),
);
const domain = target.split("/")[1]!;
if (args.includes("--list")) {
  for (const mutant of files.flatMap((file) => mutantsOf(root, file))) {
    console.log(`${mutant.file}:${mutant.line}\t${mutant.key}`);
  }
} else {
  const tests = testsOf(root, [option("--tests") ?? `test/${domain}`, "test/regressions"]);
  const limit = Number(option("--limit") ?? Infinity);
  const operators = option("--operators")?.split(",");
  const passed = await runCampaign({ root, files, ...tests, operators, limit, say: (line) => console.log(line) });
  process.exitCode = passed ? 0 : 1;
}
