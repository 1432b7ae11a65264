import hre from "hardhat";
import { audit } from "../../src/audit/audit.js";
import type { Finding } from "../../src/audit/findings.js";
import { type Report, type Source, reportOf } from "../../src/audit/report/model.js";
import { deploymentAt } from "../../src/audit/state/deployment.js";
import { moduleBuilds } from "../../scripts/lib/builds.js";
import { lifeOf } from "./checkedLife.js";

const made = new Map<string, Promise<Source>>();

/** What a report of an example's whole life is made from; it is audited once for all tests. */
export function sourceOf(name: "simar" | "campus-lab"): Promise<Source> {
  if (!made.has(name)) made.set(name, make(name));
  return made.get(name)!;
}

async function make(name: "simar" | "campus-lab"): Promise<Source> {
  const { endpoint, contracts, names } = await lifeOf(name);
  const builds = await moduleBuilds(hre);
  const result = await audit({ provider: endpoint, addresses: contracts, builds, level: "L1" });
  return { audit: result, deployment: await deploymentAt(endpoint, { ...contracts }, result.chain.to), names };
}

/** A finding that somebody might plant a script in. */
export const hostile: Finding = {
  check: "owed",
  severity: "error",
  text: { en: "<img src=x onerror=alert(1)> is wrong.", zh: "<b>有误</b>。" },
  expected: "=1+1",
  found: '"><script>alert(2)</script>',
  block: 42,
  tx: `0x${"ab".repeat(32)}`,
  logIndex: 3,
};

/** The report on an example whose members have hostile names, with a finding. */
export async function hostileReport(): Promise<Report> {
  const { audit: sound, names, ...rest } = await sourceOf("simar");
  const levels = sound.levels.map((level) => ({ ...level, verdict: "failed" as const }));
  const named = { ...names, member: () => ({ en: '<script>alert("x")</script>', zh: "=<script>恶意</script>" }) };
  return reportOf({ audit: { ...sound, levels, findings: [hostile] }, names: named, ...rest });
}
