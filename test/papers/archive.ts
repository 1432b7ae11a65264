import { createHash } from "node:crypto";
import { expect } from "chai";
import { unzipSync } from "fflate";
import Papa from "papaparse";
import { checkpointOf } from "../../src/audit/checkpoint/checkpoint.js";
import { check } from "../../src/audit/check.js";
import { load } from "../../src/audit/load/load.js";
import { digest } from "../../src/digest.js";
import { type ArchiveSource, yearArchive, zipped } from "../../src/papers/archive/archive.js";
import { documentKinds, readRetention, usualRetention } from "../../src/papers/archive/kinds.js";
import { logsUntil } from "../../src/papers/cut.js";
import { lifeOf } from "../helpers/checkedLife.js";

async function sourceOf(year: number, zone = "Asia/Shanghai"): Promise<ArchiveSource> {
  const { contracts, names, endpoint, timeOf } = await lifeOf("campus-lab");
  const loaded = await load(endpoint, contracts);
  const clock = { timeOf, zone };
  const logs = logsUntil(loaded.logs, clock, `${year}-12-31`);
  const to = logs.at(-1)!.blockNumber;
  return {
    year,
    logs,
    result: check(logs, contracts),
    clock,
    names,
    chainId: loaded.evidence.chainId,
    registry: contracts.members,
    checkpoint: checkpointOf({ ...loaded, logs, to, blockTime: BigInt(timeOf(to)) }, digest("module set")),
    retention: usualRetention,
  };
}

describe("A year's archive", () => {
  it("has every kind of document, each in the contents list with its size, SHA-256 and retention", async () => {
    const files = yearArchive(await sourceOf(2027));
    expect([...files.keys()].slice(0, 2)).to.deep.equal(["contents.csv", "contents.json"]);
    const folders = new Set([...files.keys()].slice(2).map((name) => name.split("/")[0]));
    expect([...folders].sort()).to.deep.equal(Object.keys(documentKinds).sort());
    const text = new TextDecoder().decode(files.get("contents.csv"));
    const { data } = Papa.parse<string[]>(text.trimEnd());
    expect(data[0]!.join()).to.include("保管期限");
    const listed = data.slice(1);
    expect(listed.map((row) => row[1])).to.deep.equal([...files.keys()].slice(2));
    for (const [, name, , kind, , retention, size, sha256] of listed) {
      const content = files.get(name!)!;
      expect(size, name).to.equal(String(content.length));
      expect(sha256, name).to.equal(createHash("sha256").update(content).digest("hex"));
      expect([kind, retention], name).to.not.include("");
    }
  });

  it("has the events of the year and of no other, and the books as they stood at its end", async () => {
    const [first, second] = [await sourceOf(2026), await sourceOf(2027)].map(yearArchive) as [
      ReturnType<typeof yearArchive>,
      ReturnType<typeof yearArchive>,
    ];
    const events = (files: typeof first) =>
      JSON.parse(new TextDecoder().decode(files.get("events/events.json"))) as { time: number }[];
    const years = (files: typeof first) =>
      new Set(events(files).map(({ time }) => new Date((time + 28_800) * 1000).getUTCFullYear()));
    expect([...years(first)]).to.deep.equal([2026]);
    expect([...years(second)]).to.deep.equal([2027]);
    const rows = (files: typeof first, name: string) =>
      Papa.parse<string[]>(new TextDecoder().decode(files.get(`exports/${name}.csv`)).trimEnd()).data.length - 1;
    const { result } = await sourceOf(2027);
    expect(rows(first, "receipts") + rows(second, "receipts")).to.equal(result.books.receipts.size);
    expect(rows(second, "payments")).to.be.greaterThan(0);
    expect(rows(first, "contributions")).to.be.greaterThan(0);
  });

  it("is the same bytes at every time, and a ZIP of just these files", async () => {
    const zip = zipped(yearArchive(await sourceOf(2027)));
    expect(Buffer.compare(zip, zipped(yearArchive(await sourceOf(2027))))).to.equal(0);
    const files = yearArchive(await sourceOf(2027));
    const unzipped = unzipSync(zip);
    expect(Object.keys(unzipped)).to.deep.equal([...files.keys()]);
    for (const [name, content] of files) expect(Buffer.compare(unzipped[name]!, content), name).to.equal(0);
    expect(Buffer.compare(zip, zipped(yearArchive(await sourceOf(2027, "America/New_York"))))).to.not.equal(0);
  });

  it("takes another retention for some kinds, and refuses words that are none", () => {
    expect(readRetention({ letters: "30" })).to.deep.equal({ ...usualRetention, letters: "30" });
    for (const wrong of [null, { letters: "31" }, { invoices: "10" }]) expect(readRetention(wrong)).to.equal(undefined);
  });
});
