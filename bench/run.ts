// All real consortia through one chain in this process, then the audit of that chain. Prints figures and writes bench/results/run.json.
// A benchmark, never a test. JOINTLY_PROJECTS=20 takes the first 20 only, and writes nothing.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { check } from "../src/audit/check.js";
import { importCordis } from "../src/cordis/importCordis.js";
import { newWorlds, playAll } from "../src/play/play.js";
import { localChain } from "../scripts/lib/localChain.js";
import { allLogs } from "../scripts/lib/logs.js";

const folder = path.resolve(import.meta.dirname, "../../shared/data/cordis");
if (!existsSync(folder)) {
  console.error(`The CORDIS tables are not at ${folder}. Put projects.csv and participations.csv there.`);
  process.exit(2);
}
const table = (name: string) => readFileSync(path.join(folder, `${name}.csv`));
const seconds = (since: number) => (performance.now() - since) / 1000;
const limit = Number(process.env["JOINTLY_PROJECTS"] ?? Infinity);

const files = importCordis(table("projects"), table("participations"))
  .imported.slice(0, limit)
  .map(({ file }) => file);
const { chain, ledger } = await localChain(...files);
const began = performance.now();
const worlds = await newWorlds(files, ledger, chain);
let happenings = 0;
for await (const { date } of playAll(worlds)) {
  happenings += 1;
  if (happenings % 2_000 === 0) console.log(`${date}: ${happenings} happenings, ${seconds(began).toFixed(0)} s`);
}
const played = seconds(began);
const { user, system } = process.cpuUsage();

const logs = await allLogs(chain.registrar.provider!);
const transactions = new Set(logs.map(({ transactionHash }) => transactionHash)).size;
const audited = performance.now();
const { findings } = check(logs, ledger.addresses);
const checked = seconds(audited);
const figures = {
  projects: files.length,
  members: Number(await ledger.members.memberCount()),
  parties: files.reduce((sum, file) => sum + file.agreement.parties.length, 0),
  transactions,
  events: logs.length,
  seconds: Math.round(played),
  cpuSeconds: Math.round((user + system) / 1e6),
  transactionsPerSecond: Math.round(transactions / played),
  audit: {
    seconds: Number(checked.toFixed(1)),
    eventsPerSecond: Math.round(logs.length / checked),
    findings: findings.length,
  },
};
console.log(JSON.stringify(figures, null, 2));
for (const { text, expected, found } of findings.slice(0, 5))
  console.log(`${text.en} expected ${expected}, found ${found}`);
if (limit === Infinity) {
  const results = path.join(import.meta.dirname, "results");
  mkdirSync(results, { recursive: true });
  writeFileSync(path.join(results, "run.json"), `${JSON.stringify(figures, null, 2)}\n`);
}
