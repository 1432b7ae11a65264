// Does the code of a deployment come from this working copy, and does its module set's digest tell so?
//   npm run verify -- ignition/deployments/ID/deployed_addresses.json [--rpc URL]
import { readFileSync } from "node:fs";
import hre from "hardhat";
import { JsonRpcProvider } from "ethers";
import { moduleBuilds } from "./lib/builds.js";
import { addressesIn } from "../src/sdk/deployed.js";
import { checkModuleSet } from "../src/sdk/moduleSet.js";

const args = JSON.parse(process.env["JOINTLY_ARGS"] ?? "[]") as string[];
const [file] = args;
const url = args.includes("--rpc") ? args[args.indexOf("--rpc") + 1] : "http://127.0.0.1:8545";
if (!file?.endsWith(".json")) {
  console.error("Name a deployment: npm run verify -- ignition/deployments/ID/deployed_addresses.json [--rpc URL]");
  process.exit(2);
}
const provider = new JsonRpcProvider(url);
const addresses = addressesIn(JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>);
const { digest, computed, modules } = await checkModuleSet(provider, addresses, await moduleBuilds(hre));
provider.destroy();

const tell = (yes: boolean, good: string, bad: string) => (yes ? good : `✗ ${bad}`);
for (const { name, address, foreseen, asBuilt } of modules) {
  const place = tell(foreseen, "where the set foresaw it", "not where the set foresaw it");
  console.log(
    `${name.padEnd(14)}${address}  ${place} · ${tell(asBuilt, "code as built here", "other code than built here")}`,
  );
}
console.log(
  `digest        ${digest}  ${tell(digest === computed, "as computed from all of it", `computed: ${computed}`)}`,
);
if (digest !== computed || modules.some(({ foreseen, asBuilt }) => !foreseen || !asBuilt)) process.exitCode = 1;
