// How fast an audit is: a long history on a chain in this process, loaded and replayed, and the storage of a large contract rebuilt beside a
// peer (npm run bench:audit). Prints figures and writes bench/results/audit.json. A benchmark, never a test. JOINTLY_BENCH_ROUNDS makes the history longer or shorter (200: 23,000 events), JOINTLY_BENCH_EVENTS that of the increments.
import { check } from "../src/audit/check.js";
import { decode } from "../src/audit/decode.js";
import { StorageFold } from "../src/audit/proof/fold.js";
import { load } from "../src/audit/load/load.js";
import { DAY } from "../src/dates.js";
import { keep, seconds } from "./figures.js";
import { measureIncrements } from "./increments.js";
import { measureRoot } from "./root.js";
import { measureSignatures } from "./signatures.js";
import { terms } from "./history.js";
import { round } from "./round.js";
import { prepare } from "./setup.js";

const ROUNDS = Number(process.env["JOINTLY_BENCH_ROUNDS"] ?? 200);
const BATCH = 25;
const MEMBERS = 10;

/** The best of three. */
function fastest(run: () => void): number {
  const times = [1, 2, 3].map(() => {
    const from = seconds();
    run();
    return seconds() - from;
  });
  return Math.min(...times);
}

const b = await prepare(MEMBERS);
const { agreement } = await b.agree(terms(MEMBERS));
const today = Math.floor((await b.helpers.time.latest()) / DAY);
for (let n = 0; n < ROUNDS; ++n) await round(b, { agreement, n, batch: BATCH, today });
await b.helpers.time.increase(9 * DAY);
const [count] = await b.ledger.contributions.counts();
for (let i = 1n; i <= count; ++i) await b.ledger.contributions.finalise(i);

const started = seconds();
const loaded = await load(b.ethers.provider, b.ledger.addresses);
const { logs, contracts, evidence } = loaded;
const loading = seconds() - started;
const decoding = fastest(() => void decode(logs, contracts));
const replaying = fastest(() => void check(logs, contracts));
const { findings, tally, history } = check(logs, contracts, evidence);
const storing = fastest(() => new StorageFold(contracts).add(history, evidence.times));
const auditing = fastest(() => void check(logs, contracts, evidence));
const perSecond = (time: number) => Math.round(logs.length / time);
const figures = {
  events: logs.length,
  transactions: evidence.transactions.size,
  signatures: tally.recovered,
  findings: findings.length,
  loadedPerSecond: perSecond(loading),
  decodedPerSecond: perSecond(decoding),
  replayedFromLogsPerSecond: perSecond(replaying),
  auditedPerSecond: perSecond(auditing),
  storedPerSecond: perSecond(storing),
};
const told = Object.entries(figures).map(([name, value]) => ({ id: `audit.${name}`, value }));
const measured = [...(await measureSignatures()), ...(await measureIncrements()), ...(await measureRoot())];
keep("audit", [...told, ...measured]);
