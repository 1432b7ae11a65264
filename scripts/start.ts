// Plays an agreement file on a chain of its own, then folds its history anew and checks every cent:
// npm start [-- FILE] [--lang zh-CN]. Exit code 6 when something is not accounted for.
import { mkdirSync, writeFileSync } from "node:fs";
import { agreementOf } from "./lib/agreementOf.js";
import { argumentsGiven } from "./lib/arguments.js";
import { localChain } from "./lib/localChain.js";
import { allLogs } from "./lib/logs.js";
import { check } from "../src/audit/check.js";
import { reportText, summaryOf } from "../src/audit/report/report.js";
import { namesOfWorld } from "../src/play/names.js";
import { newWorld, play } from "../src/play/play.js";

const UNSOUND = 6;
const { lang, path } = argumentsGiven();
const file = agreementOf(path, lang);

const { chain, ledger } = await localChain(file);
const world = newWorld(file, ledger, chain);
console.log(`\n${file.title[lang]}\n`);
for await (const { date, text } of play(world)) console.log(`${date}  ${text[lang]}`);

const result = check(await allLogs(chain.registrar.provider!), ledger.addresses);
const names = namesOfWorld(world);
console.log(`\n${reportText(result, names, lang).join("\n")}`);
mkdirSync("out", { recursive: true });
writeFileSync("out/summary.json", `${JSON.stringify(summaryOf(result, names, path), null, 2)}\n`);
process.exitCode = result.findings.length === 0 ? 0 : UNSOUND;
