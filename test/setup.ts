import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";

const root = path.resolve(import.meta.dirname, "..");
const read = (file: string) => JSON.parse(readFileSync(path.join(root, file), "utf8")) as Record<string, object>;

describe("Set-up", () => {
  let bare: string;
  before(() => {
    bare = mkdtempSync(path.join(tmpdir(), "jointly-setup-"));
    mkdirSync(path.join(bare, "scripts"));
    for (const file of ["scripts/setup.mjs", "package.json", "package-lock.json"]) {
      cpSync(path.join(root, file), path.join(bare, file));
    }
  });
  after(() => rmSync(bare, { recursive: true, force: true }));

  /** Where no program can be found, so that an attempt to install fails at once. */
  const nowhere = () => ({ PATH: path.join(bare, "nothing") });

  /** What set-up looks for, and its stamp. */
  function pretendInstalled(more = ""): void {
    for (const folder of ["@nomicfoundation/edr-any", "node/bin"]) {
      mkdirSync(path.join(bare, "node_modules", folder), { recursive: true });
    }
    const { version } = (read("package-lock.json")["packages"] as Record<string, { version: string }>)[
      "node_modules/node"
    ]!;
    const hash = createHash("sha256")
      .update(readFileSync(path.join(bare, "package-lock.json")))
      .update(version);
    writeFileSync(path.join(bare, "node_modules/.jointly-setup"), hash.update(more).digest("hex"));
  }

  const setUp = (env: Record<string, string>) => {
    const script = path.join(bare, "scripts/setup.mjs");
    const { status, stderr } = spawnSync(process.execPath, [script], { env, encoding: "utf8" });
    return { status, last: stderr.trim().split("\n").at(-1) };
  };

  it("lets two packages run install scripts and no others", () => {
    const packages = Object.entries(read("package-lock.json")["packages"] as Record<string, object>);
    const scripted = packages.filter(([, entry]) => "hasInstallScript" in entry).map(([name]) => name);
    const judged = read("package.json")["allowScripts"] as Record<string, boolean>;
    expect(scripted.toSorted()).to.deep.equal(
      Object.keys(judged)
        .map((name) => `node_modules/${name}`)
        .toSorted(),
    );
    expect(Object.keys(judged).filter((name) => judged[name])).to.deep.equal(["node", "esbuild"]);
  });

  it("has nothing to do, and starts nothing, when all is in place", () => {
    pretendInstalled();
    expect(setUp(nowhere())).to.deep.equal({ status: 0, last: "" });
  });

  it("installs again where a plain npm took the chain's native part away, and where the stamp is of another lock", () => {
    pretendInstalled();
    rmSync(path.join(bare, "node_modules/@nomicfoundation/edr-any"), { recursive: true });
    expect(setUp(nowhere()).status).to.equal(1); // it tried
    pretendInstalled("another lock");
    expect(setUp(nowhere()).status).to.equal(1);
  });

  it("says in a sentence that npm is missing", () => {
    const { status, last } = setUp(nowhere());
    expect(status).to.equal(1);
    expect(last).to.include("install Node.js 18 or newer with npm");
  });

  it("says in a sentence that the registry is out of reach", function () {
    this.timeout(120_000); // npm starts twice
    const offline = { npm_config_registry: "http://127.0.0.1:9/", npm_config_fetch_retries: "0" };
    const env = { PATH: process.env["PATH"]!, HOME: bare, npm_config_cache: path.join(bare, "cache"), ...offline };
    const { status, last } = setUp(env);
    expect(status).to.equal(1);
    expect(last).to.include("cannot reach the package registry");
  });
});
