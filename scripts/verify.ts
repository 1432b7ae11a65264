// Does the code of a deployment come from this working copy, and does its module set's digest tell so?
//   npm run verify -- ignition/deployments/ID/deployed_addresses.json [--rpc URL] [--lang zh-CN]
import { readFileSync } from "node:fs";
import hre from "hardhat";
import { JsonRpcProvider } from "ethers";
import { moduleBuilds } from "./lib/builds.js";
import { addressesIn } from "../src/sdk/deployed.js";
import { checkModuleSet } from "../src/sdk/moduleSet.js";

const args = JSON.parse(process.env["JOINTLY_ARGS"] ?? "[]") as string[];
const [file] = args;
const url = args.includes("--rpc") ? args[args.indexOf("--rpc") + 1] : "http://127.0.0.1:8545";
const say = (en: string, zh: string) => (args.includes("zh-CN") ? zh : en);
if (!file?.endsWith(".json")) {
  const usage = "npm run verify -- ignition/deployments/ID/deployed_addresses.json [--rpc URL]";
  console.error(say(`Name a deployment: ${usage}`, `请指明一次部署：${usage}`));
  process.exit(2);
}
const provider = new JsonRpcProvider(url);
const addresses = addressesIn(JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>);
const { digest, computed, modules } = await checkModuleSet(provider, addresses, await moduleBuilds(hre));
provider.destroy();

for (const { name, address, foreseen, asBuilt } of modules) {
  const place = foreseen
    ? say("where the set foresaw it", "位置与模块集预定的一致")
    : say("✗ not where the set foresaw it", "✗ 位置与模块集预定的不符");
  const code = asBuilt
    ? say("code as built here", "代码与本机构建一致")
    : say("✗ other code than built here", "✗ 代码与本机构建不符");
  console.log(`${name.padEnd(14)}${address}  ${place} · ${code}`);
}
const sum =
  digest === computed
    ? say("as computed from all of it", "与重新计算的结果一致")
    : say(`✗ computed: ${computed}`, `✗ 重新计算的结果为 ${computed}`);
console.log(`digest        ${digest}  ${sum}`);
if (digest !== computed || modules.some(({ foreseen, asBuilt }) => !foreseen || !asBuilt)) process.exitCode = 1;
