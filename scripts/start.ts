// Plays an agreement file on a chain of its own and checks every cent: npm start [-- FILE] [--lang zh-CN].
import { mkdirSync, writeFileSync } from "node:fs";
import { agreementOf } from "./lib/agreementOf.js";
import { localChain } from "./lib/localChain.js";
import { newWorld, play } from "../src/play/play.js";

const args = JSON.parse(process.env["JOINTLY_ARGS"] ?? "[]") as string[];
const lang = args.includes("zh-CN") ? "zh" : "en";
const path = args.find((arg) => arg.endsWith(".json")) ?? "examples/simar.json";
const file = agreementOf(path, lang);

const { chain, ledger } = await localChain(file);
console.log(`\n${file.title[lang]}\n`);
for await (const { date, text } of play(newWorld(file, ledger, chain))) console.log(`${date}  ${text[lang]}`);
mkdirSync("out", { recursive: true });
writeFileSync("out/summary.json", JSON.stringify({ file: path }, null, 2));
