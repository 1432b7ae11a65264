// Plays an agreement file on a chain of its own, then audits that chain and says where every cent is:
// npm start [-- FILE] [--lang zh-CN]. Exit code 6 when something is not accounted for.
import hre from "hardhat";
import { agreementOf } from "./lib/agreementOf.js";
import { argumentsGiven } from "./lib/arguments.js";
import { moduleBuilds } from "./lib/builds.js";
import { localChain } from "./lib/localChain.js";
import { audit } from "../src/audit/audit.js";
import { reportOf, reportText } from "../src/audit/report/report.js";
import { deploymentAt } from "../src/audit/state/deployment.js";
import { writeReport } from "../src/cli/reportFolder.js";
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
const deployment = await deploymentAt(endpoint, { ...ledger.addresses }, result.chain.to);
const report = reportOf({ audit: result, deployment, names });
await writeReport("out/report", report, lang);
console.log({ en: "The report: out/report/report.html", zh: "审计报告：out/report/report.html" }[lang]);
process.exitCode = report.verdict.sound ? 0 : UNSOUND;
