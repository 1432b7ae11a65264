import { readFileSync, readdirSync } from "node:fs";
import { expect } from "chai";
import { check } from "../../src/audit/check.js";
import { identitiesOf } from "../../src/audit/report/verdictText.js";
import { statements } from "../../src/audit/report/statement.js";
import { lifeOf } from "../helpers/checkedLife.js";

const total = (lines: { own: bigint; reward: bigint }[]) =>
  lines.reduce((sum, { own, reward }) => sum + own + reward, 0n);

describe("The check of a sound history", () => {
  for (const name of ["simar", "campus-lab"] as const) {
    it(`${name}: every check is content`, async () => {
      const { logs, contracts } = await lifeOf(name);
      const { findings, verdicts, history } = check(logs, contracts);
      expect(findings.map(({ check: id, text, found }) => `${id}: ${text.en} ${found}`)).to.deep.equal([]);
      expect(verdicts.filter(({ ran }) => ran)).to.have.length(22);
      expect(history.length).to.be.greaterThan(140);
    });

    it(`${name}: what a member earned is what it was paid and is owed, to the smallest unit`, async () => {
      const { logs, contracts } = await lifeOf(name);
      for (const { accounts } of statements(check(logs, contracts).books)) {
        for (const { earned, now } of accounts) expect(total(earned)).to.equal(total(now));
      }
    });

    it(`${name}: every line of a statement names its transactions`, async () => {
      const { logs, contracts } = await lifeOf(name);
      const known = new Set(logs.map(({ transactionHash }) => transactionHash));
      const lines = statements(check(logs, contracts).books)
        .flatMap(({ accounts }) => accounts)
        .flatMap(({ earned, now }) => [...earned, ...now]);
      expect(lines.length).to.be.greaterThan(20);
      for (const { kind, sources } of lines) {
        if (kind !== "owed") expect(sources, kind).to.not.have.length(0);
        for (const { tx } of sources) expect(known.has(tx)).to.equal(true);
      }
    });
  }

  it("simar: the firms' own cost of 414,422.84 EUR is recovered in full", async () => {
    const { logs, contracts } = await lifeOf("simar");
    const costs = statements(check(logs, contracts).books).flatMap((one) => one.costs);
    expect(costs.reduce((sum, { recorded }) => sum + recorded, 0n)).to.equal(41_442_284n);
    for (const { recorded, recovered } of costs) expect(recovered).to.equal(recorded);
  });

  it("simar: booked − reversed is paid, kept or a fraction", async () => {
    const { logs, contracts } = await lifeOf("simar");
    const euro = identitiesOf(check(logs, contracts)).find(({ currency }) => currency === 978n)!;
    expect(euro.booked).to.equal(104_519_950n);
    expect(euro.reversed).to.equal(1_200_000n);
    expect(euro.booked - euro.reversed).to.equal(euro.confirmed + euro.retained + euro.forwarded + euro.dust);
    expect(euro.dust >= 0n && euro.dust <= euro.dustLimit).to.equal(true);
  });

  it("has an arithmetic of its own: it imports nothing of the library but the contracts' ABIs", () => {
    const root = new URL("../../src/audit/", import.meta.url);
    const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
    expect(files.length).to.be.greaterThan(30);
    for (const path of files) {
      const up = path.split(/[\\/]/).length - 1;
      const outside = `${"../".repeat(up)}../`;
      const imports = [...readFileSync(new URL(path, root), "utf8").matchAll(/from "(\.[^"]+)"/g)].map(
        (match) => match[1]!,
      );
      const leaving = imports.filter((from) => from.startsWith(outside) && !from.includes("typechain-types"));
      expect(leaving, path).to.deep.equal([]);
    }
  });
});
