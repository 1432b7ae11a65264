// One audit as a process of its own: node bench/once.mjs LIBRARY URL ASKED, where ASKED is JSON: addresses, level, and a folder for a store
// or a block to trust. Prints what it took, as JSON.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";

const STATUS = "/proc/self/status";

const [library, url, asked] = process.argv.slice(2);
const { folder, ...options } = JSON.parse(asked);
const from = (name) => import(`${library}/src/audit/${name}`);
const { audit } = await from("audit.js");
const { httpEndpoint } = await from("load/http.js");
const { FileStore } = await from("store/fileStore.js");
const { passing } = await from("store/passing.js");
const { sparingly } = await from("store/thrift.js");

sparingly();
const store = folder ? new FileStore({ folder, say: ({ en }) => console.error(en) }) : passing();
const builds = JSON.parse(readFileSync(new URL(`${library}/builds.json`), "utf8"));
const begun = performance.now();
const before = process.cpuUsage();
const result = await audit({ provider: httpEndpoint(url), builds, store, ...options });
const seconds = (performance.now() - begun) / 1000;
const { user, system } = process.cpuUsage(before);
const digest = createHash("sha256");
const say = (what) => digest.update(JSON.stringify(what, (_, one) => (typeof one === "bigint" ? String(one) : one)));
[result.findings, result.counts].forEach(say);
for (const one of result.books.contributions.values()) say(one);
const { coverage, levels, chain } = result;
// What the process itself had at the most; the other figure counts what its parent had when it began.
const [, peak] = existsSync(STATUS) ? /VmHWM:\s+(\d+)/.exec(readFileSync(STATUS, "utf8")) : [];
const rss = Number(peak ?? process.resourceUsage().maxRSS) / 1024;
console.log(
  JSON.stringify({
    seconds,
    cpu: (user + system) / 1e6,
    rss,
    events: coverage.events,
    digest: digest.digest("hex"),
    coverage,
    levels,
    to: chain.to,
  }),
);
