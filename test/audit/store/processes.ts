import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { type TimedLife, lifeOf } from "../../helpers/checkedLife.js";
import { compiled } from "../../helpers/compiled.js";
import { skipUnderCoverage } from "../../helpers/coverage.js";
import { random, seedOfRun } from "../../helpers/random.js";
import { served } from "../../helpers/served.js";

/** Audits what the endpoint shows and prints the report, as a process of its own does. */
const script = `
  const [library, url, contracts, folder] = process.argv.slice(1);
  const from = (name) => import(library + "/src/audit/" + name);
  const { audit } = await from("audit.js");
  const { httpEndpoint } = await from("load/http.js");
  const { FileStore } = await from("store/fileStore.js");
  const [{ reportOf }, { canonical }, { plainNames }, { deploymentAt }] =
    await Promise.all(["report/model.js", "report/files.js", "report/names.js", "state/deployment.js"].map(from));
  const addresses = JSON.parse(contracts);
  const provider = httpEndpoint(url);
  const store = folder && new FileStore({ folder, say: ({ en }) => console.error(en) });
  const result = await audit({ provider, addresses, level: "L2", ...(store && { store }) });
  const deployment = await deploymentAt(provider, addresses, result.chain.to);
  process.stdout.write(canonical(reportOf({ audit: result, deployment, names: plainNames })));
`;

describe("Audits in processes of their own", function () {
  this.timeout(180_000);
  let life: TimedLife;
  let server: Server;
  let url: string;
  let library: string;
  const folder = mkdtempSync(path.join(tmpdir(), "jointly-processes-"));

  before(async function () {
    skipUnderCoverage(this);
    life = await lifeOf("campus-lab");
    ({ url, server } = await served(life.endpoint));
    library = pathToFileURL(await compiled()).href;
  });
  after(() => {
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function start(at = ""): { child: ChildProcess; report: Promise<string> } {
    const args = ["--input-type=module", "-e", script, library, url, JSON.stringify(life.contracts), at];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    let report = "";
    child.stdout!.on("data", (chunk: Buffer) => (report += chunk.toString("utf8")));
    return { child, report: new Promise((resolve) => child.on("close", () => resolve(report))) };
  }

  it("give the same bytes: of the same chain, whoever makes them", async () => {
    const [one, two] = await Promise.all([start().report, start().report]);
    expect(JSON.parse(one)).to.have.property("findings");
    expect(two === one).to.equal(true);
  });

  it("killed again and again, they give the same bytes in the end", async () => {
    const next = random(seedOfRun("kills"));
    const begun = performance.now();
    const whole = await start().report;
    const time = performance.now() - begun;
    for (let kills = 0; kills < 8; ++kills) {
      const { child, report } = start(folder);
      await Promise.race([pause(next(Math.ceil(time))), report]);
      child.kill("SIGKILL");
      await report;
    }
    expect((await start(folder).report) === whole).to.equal(true);
    expect((await start(folder).report) === whole).to.equal(true);
  });
});
