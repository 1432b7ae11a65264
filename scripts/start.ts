// Plays an agreement file on a chain of its own, then audits that chain and says where every cent is:
// npm start [-- FILE] [--lang zh-CN]. Exit code 6 when something is not accounted for.
import { mkdirSync, writeFileSync } from "node:fs";
import hre from "hardhat";
import { agreementOf } from "./lib/agreementOf.js";
import { argumentsGiven } from "./lib/arguments.js";
import { moduleBuilds } from "./lib/builds.js";
import { localChain } from "./lib/localChain.js";
import { audit } from "../src/audit/audit.js";
import { reportText, summaryOf } from "../src/audit/report/report.js";
import { namesOfWorld } from "../src/play/names.js";
import { newWorld, play } from "../src/play/play.js";

const UNSOUND = 6;
const { lang, path } = argumentsGiven();
const file = agreementOf(path, lang);

const { chain, ledger, endpoint } = await localChain(file);
const world = newWorld(file, ledger, chain);
console.log(`\n${file.title[lang]}\n`);
for await (const { date, text } of play(world)) console.log(`${date}  ${text[lang]}`);

const builds = await moduleBuilds(hre);
const result = await audit({ provider: endpoint, addresses: ledger.addresses, builds, level: "L2" });
const names = namesOfWorld(world);
console.log(`\n${reportText(result, names, lang).join("\n")}`);
mkdirSync("out", { recursive: true });
writeFileSync("out/summary.json", `${JSON.stringify(summaryOf(result, names, path), null, 2)}\n`);
process.exitCode = result.levels.every(({ verdict }) => verdict === "passed") ? 0 : UNSOUND;
