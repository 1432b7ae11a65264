import { network } from "hardhat";
import { id } from "ethers";
import { audit } from "../src/audit/audit.js";
const connections: any[] = [];
const original = network.create.bind(network);
(network as any).create = async (...args: any[]) => { const c = await (original as any)(...args); connections.push(c); return c; };
const created = id("ModuleSetCreated(address,address,bytes32)");
const deployed = id("ModuleDeployed(uint8,address,bytes32,bytes32)");
const authority = id("AuthorityUpdated(address)");
let audited = 0;
const seen = new Map<string, number>();
afterEach(async function () {
  this.timeout(300000);
  for (const c of connections) await one.call(this, c);
});
const heads = new Map<any, string>();
async function one(this: any, c: any) {
  const p = c.ethers.provider;
  const h = (await p.getBlock("latest")).hash; if (heads.get(c) === h) return; heads.set(c, h);
  if ((await p.getBlockNumber()) === 0) return;
  let logs; try { logs = await p.getLogs({ fromBlock: 0, toBlock: "latest" }); } catch { return; }
  const addr = (n: number) => "0x" + n.toString(16).padStart(40, "1");
  const setLog = logs.findLast((l: any) => l.topics[0] === created);
  const names = ["benefit", "bank", "treasury", "agreements", "contributions", "hold"];
  const a: any = {};
  for (const [i, n] of names.entries()) { a[n] = addr(i + 1); }
  const auth = logs.findLast((l: any) => l.topics[0] === authority);
  if (!auth) return;
  a.members = auth.address;
  let mocked = false;
  if (setLog) { const m = "0x" + setLog.topics[2].slice(26); if (m.toLowerCase() !== a.members.toLowerCase()) return;
    for (const l of logs) if (l.topics[0] === deployed && l.address === setLog.address) { a[names[Number(l.topics[1])]!] = "0x" + l.topics[2].slice(26); }
  }
  for (const [i, n] of names.entries()) if (a[n] === addr(i + 1)) { mocked = true; await p.send("hardhat_setCode", [a[n], "0x00"]); }
  let r; try { r = await audit({ provider: p, addresses: a, level: "L1" }); } catch (e) { console.log("AUDIT THREW", this.currentTest?.fullTitle(), (e as Error).message); return; }
  ++audited;
  const wanted = r.findings.filter((f) => !mocked || ["traces","signatures","permissions","windows","logs"].includes(f.check) || (f.check === "state" && f.text.en.match(/member|key|policy|nonce/)));
  for (const v of r.history) seen.set(v.name, (seen.get(v.name) ?? 0) + 1);
  if (wanted.length) { console.log("FOUND", this.currentTest?.fullTitle(), wanted.length); for (const f of wanted.slice(0, 4)) console.log("    ", f.check, f.text.en, "| exp", f.expected.slice(0, 220), "| found", f.found.slice(0, 220)); }
  if (r.tally.untraceable.length) console.log("   untraceable", r.tally.untraceable.map((x) => x.event).join(","), this.currentTest?.title);
}
after(() => console.log("AUDITED", audited, [...seen].map(([a, b]) => a + ":" + b).join(" ")));
