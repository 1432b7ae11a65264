import { existsSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { deserialize } from "node:v8";
import { expect } from "chai";
import { audit } from "../../../src/audit/audit.js";
import { check } from "../../../src/audit/check.js";
import type { Endpoint } from "../../../src/audit/load/endpoint.js";
import type { Progress } from "../../../src/audit/load/load.js";
import { StoreError, storeFault } from "../../../src/audit/store/errors.js";
import { FileStore } from "../../../src/audit/store/fileStore.js";
import type { PlainTables } from "../../../src/audit/store/fileTables.js";
import { FrameFile } from "../../../src/audit/store/frames.js";
import { PageFile } from "../../../src/audit/store/pages.js";
import { type TimedLife, abis, placesOf } from "../../helpers/checkedLife.js";
import { type Asked, KeptAudits, history, replay, sizeOf } from "../../helpers/keptAudits.js";
import { random, seedOfRun } from "../../helpers/random.js";

describe("An audit's store", () => {
  let audits: KeptAudits;
  let life: TimedLife;
  let plain: string;
  let full: string;

  before(async () => {
    const begun = await KeptAudits.of("simar");
    ({ audits, plain } = begun);
    ({ life, full } = audits);
    expect(begun.first).to.deep.equal({ report: plain, said: [] });
    expect(existsSync(path.join(full, replay)), "a replay is put away").to.equal(true);
  });
  after(() => audits.remove());

  /** Turns one bit of a file. */
  function touched(at: string, name: string, place: number): void {
    const bytes = readFileSync(path.join(at, name));
    bytes[place]! ^= 1;
    writeFileSync(path.join(at, name), bytes);
  }

  /** The replay that a store keeps. */
  async function writtenIn(at: string): Promise<{ tables: PlainTables }> {
    const file = await FrameFile.open(path.join(at, replay));
    const bytes = file.bytesOf(file.all[0]!);
    await file.close();
    return deserialize(bytes!) as { tables: PlainTables };
  }

  it("changes nothing in the report: not the first time, not the second, at no level", async () => {
    for (const level of ["L0", "L1", "L2", "L3"] as const) {
      const { report } = await audits.audited(undefined, { level });
      expect(await audits.audited(audits.copy(), { level })).to.deep.equal({ report, said: [] });
    }
  });

  it("loads and replays only what is new", async () => {
    const made = audits.folder();
    const middle = Math.floor(life.logs.at(-1)!.blockNumber / 2);
    expect((await audits.audited(made, { to: middle })).report).to.equal(
      (await audits.audited(undefined, { to: middle })).report,
    );
    const { endpoint, asked } = audits.watched();
    expect(await audits.audited(made, { endpoint })).to.deep.equal({ report: plain, said: [] });
    // What tells of new tokens is asked for over the whole chain; it is a few logs.
    expect(asked.filter((from) => from !== 0 && from <= middle)).to.deep.equal([]);
    expect(asked).to.include(middle + 1);
  });

  it("says how far it is of all that is audited, also where a part was kept", async () => {
    const made = audits.folder();
    await audits.audited(made, { to: Math.floor(life.logs.at(-1)!.blockNumber / 2) });
    const store = new FileStore({ folder: made, say: () => undefined });
    const told: Progress[] = [];
    const progress = (one: Progress): void => void told.push(one);
    await audit({ provider: life.endpoint, addresses: life.contracts, level: "L0", store, progress });
    await store.close();
    expect(told.at(-1)!.done).to.equal(told.at(-1)!.total);
  });

  it("tells of an earlier block what it would have told then", async () => {
    const last = life.logs.at(-1)!.blockNumber;
    for (const to of [Math.floor(last / 3), Math.floor(last / 2), last - 3]) {
      expect(await audits.audited(audits.copy(), { to })).to.deep.equal({
        report: (await audits.audited(undefined, { to })).report,
        said: [],
      });
    }
  });

  it("killed at any byte, the next run goes on and gives the same report", async () => {
    const next = random(seedOfRun("kills"));
    const whole = sizeOf(full, history);
    for (let i = 0; i < 24; ++i) {
      const made = audits.copy();
      const size = i === 0 ? 0 : next(whole);
      truncateSync(path.join(made, history), size);
      const { report, said } = await audits.audited(made);
      expect(report === plain, `${size} of ${whole} bytes`).to.equal(true);
      for (const one of said) expect(one).to.match(/^An earlier run was stopped; this one goes on at block \d+\.$/);
      expect(readFileSync(path.join(made, history)).length).to.be.greaterThan(0);
      expect(await audits.audited(made)).to.deep.equal({ report: plain, said: [] });
    }
  });

  it("stopped while a replay is put away, it takes up the one before", async () => {
    const made = audits.copy();
    writeFileSync(path.join(made, "replay.new"), readFileSync(path.join(made, replay)).subarray(0, 1000));
    expect(await audits.audited(made)).to.deep.equal({ report: plain, said: [] });
  });

  it("a bit turned anywhere in what is kept: it is let go of, loaded anew, and said to be", async () => {
    const next = random(seedOfRun("bits"));
    const whole = sizeOf(full, history);
    const first = readFileSync(path.join(full, history)).indexOf("\n");
    for (let i = 0; i < 16; ++i) {
      const made = audits.copy();
      const place = first + 1 + next(whole - first - 1);
      touched(made, history, place);
      const { report, said } = await audits.audited(made);
      expect(report === plain, `byte ${place}`).to.equal(true);
      expect(said, `byte ${place}`).to.have.length(1);
      expect(said[0]).to.match(/from block \d+ on the history is loaded anew|goes on at block/);
    }
  });

  it("a bit turned in the replay: the kept history is replayed anew", async () => {
    const next = random(seedOfRun("bits of replays"));
    // What was written again since still lies in the file, and is nobody's.
    const { file: pages, rows } = (await writtenIn(full)).tables;
    const live = [...rows.values()].flatMap((one) => one.pages);
    for (let i = 0; i < 12; ++i) {
      const made = audits.copy();
      const page = live[next(live.length)]!;
      if (i % 2 === 0) touched(made, replay, next(sizeOf(full, replay)));
      else touched(made, pages, page.at + next(page.size));
      const { report, said } = await audits.audited(made);
      expect(report === plain).to.equal(true);
      expect(said).to.deep.equal(["The replay kept in the store is damaged: the kept history is replayed anew."]);
    }
  });

  it("a token numbered since: its transfers from before are loaded too", async () => {
    const numbered = placesOf(life, "CurrencyNumbered")[0];
    if (numbered === undefined) return;
    const made = audits.folder();
    await audits.audited(made, { to: life.logs[numbered]!.blockNumber - 1 });
    const { report, said } = await audits.audited(made);
    expect(report).to.equal(plain);
    expect(said).to.deep.equal([
      "A token or an AccessManager is new, whose earlier logs were not kept: the whole history is loaded anew.",
    ]);
  });

  it("finds what an endpoint kept back from the very first run", async () => {
    const place = placesOf(life, "ReceiptConfirmed")[0]!;
    const { blockNumber, logIndex } = life.logs[place]!;
    const withholding: Endpoint = {
      send: async (method, params) => {
        const answer = await life.endpoint.send(method, params);
        const kept = (log: { blockNumber: string; logIndex: string }) =>
          Number(log.blockNumber) !== blockNumber || Number(log.logIndex) !== logIndex;
        return method === "eth_getLogs" ? (answer as never[]).filter(kept) : answer;
      },
    };
    const made = audits.folder();
    const first = (await audits.audited(made, { endpoint: withholding })).report;
    expect(findingsIn(first)).not.to.deep.equal([]);
    // What is kept is believed as the endpoint was: an honest one later changes nothing, but for the chain proven anew.
    expect(findingsIn((await audits.audited(made)).report)).to.deep.equal(findingsIn(first));
    expect(findingsIn((await audits.audited(made, { level: "L3" })).report)).to.include("told");
  });

  const findingsIn = (report: string): string[] =>
    (JSON.parse(report) as { findings: { id: string }[] }).findings.map((one) => one.id);

  it("refuses a folder that is another audit's, a file that is none, and a place where none can be", async () => {
    const elsewhere = { ...life.contracts, bank: life.contracts.hold };
    expect((await refused(audits.copy(), { contracts: elsewhere })).en).to.match(
      /is of another chain, deployment or first block/,
    );
    const notes = audits.folder();
    writeFileSync(path.join(notes, history), "Dear colleagues,\nthe audit is on Monday.\n");
    expect((await refused(notes)).en).to.match(/history is not an audit's store, or is damaged from its first byte on/);
    expect(readFileSync(path.join(notes, history), "utf8")).to.match(/Monday/);
    for (const name of [replay, "pages.7"]) {
      const others = audits.folder();
      writeFileSync(path.join(others, name), "Dear colleagues,\nno audit keeps this.\n");
      expect((await refused(others)).en).to.include(`${path.join(others, name)} is not an audit's store`);
      expect(readFileSync(path.join(others, name), "utf8")).to.match(/no audit keeps this/);
    }
    const brace = audits.folder();
    writeFileSync(path.join(brace, history), '{"metadata": "of something else"}');
    expect((await refused(brace)).en).to.match(/is not an audit's store/);
    const file = path.join(notes, history);
    const sentence = await refused(path.join(file, "below"));
    expect(sentence.en).to.match(/cannot be read or written \(ENOTDIR\)/);
    expect(sentence.zh).to.match(/可写的文件夹/);
  });

  it("says so where the file system lets it write no more, and takes that for no finding", async () => {
    const made = audits.folder();
    const store = new FileStore({ folder: made, say: () => undefined });
    const full = (file: string) =>
      Object.assign(new Error(`no space for ${file}`), { code: "ENOSPC", syscall: "write" });
    store.add = () => Promise.reject(storeFault(made, full("history")) as Error);
    const failed = await audit({ provider: life.endpoint, addresses: life.contracts, level: "L0", store }).catch(
      (error: unknown) => error,
    );
    await store.close();
    expect(failed).to.be.instanceOf(StoreError);
    expect((failed as StoreError).sentence.en).to.match(/cannot be read or written \(ENOSPC\)/);
    const pages = new PageFile(path.join(made, "pages.1"), 0);
    pages.close();
    expect(() => pages.add(Uint8Array.of(1))).to.throw(StoreError, /EBADF/);
  });

  async function refused(at: string, asked: Asked = {}) {
    try {
      await audits.audited(at, asked);
    } catch (error) {
      if (error instanceof StoreError) return error.sentence;
      throw error;
    }
    throw new Error("nothing was wrong");
  }

  /** An answer with other calldata of one transaction, wherever it stands. */
  function withCalldata(answer: unknown, hash: string, input: string): unknown {
    if (Object(answer) !== answer) return answer;
    const { transactions, ...told } = answer as { hash?: string; transactions?: unknown[] };
    if (told.hash === hash) return { ...told, input };
    return transactions ? { ...told, transactions: transactions.map((one) => withCalldata(one, hash, input)) } : answer;
  }

  it("keys that have become contracts since are judged as such, as without a store", async () => {
    const keys = new Set(check(life.logs, life.contracts).books.membership.signers.keys());
    const { hash, input } = life.evidence.transactions.get(
      life.logs[placesOf(life, "ContributionRecorded")[0]!]!.transactionHash,
    )!;
    const signature = abis.contributions.parseTransaction({ data: input })!.args[3][2][0][1] as string;
    const shortened = input.replace(signature.slice(2), signature.slice(2).replaceAll(/../g, "11"));
    /** One signature is by no key; only a contract could vouch for it. */
    const unsigned = (code: boolean): Endpoint => ({
      send: async (method, params) => {
        if (code && method === "eth_getCode" && keys.has(String(params[0]).toLowerCase())) return "0x60";
        const answer = await life.endpoint.send(method, params);
        return withCalldata(answer, hash, shortened);
      },
    });
    const made = audits.folder();
    const { report: failing } = await audits.audited(made, { endpoint: unsigned(false) });
    expect(findingsIn(failing)).to.deep.equal(["signatures"]);
    const { report } = await audits.audited(undefined, { endpoint: unsigned(true) });
    expect(findingsIn(report)).to.deep.equal([]);
    expect(await audits.audited(made, { endpoint: unsigned(true) })).to.deep.equal({ report, said: [] });
  });
});
