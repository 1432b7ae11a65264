import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { deserialize } from "node:v8";
import { expect } from "chai";
import { id, toQuantity } from "ethers";
import { type AuditOptions, audit } from "../../../src/audit/audit.js";
import { check } from "../../../src/audit/check.js";
import type { CheckedContracts } from "../../../src/audit/events.js";
import type { Endpoint } from "../../../src/audit/load/endpoint.js";
import type { Progress } from "../../../src/audit/load/load.js";
import { pin } from "../../../src/audit/load/pin.js";
import { canonical } from "../../../src/audit/report/files.js";
import { reportOf } from "../../../src/audit/report/model.js";
import { deploymentAt } from "../../../src/audit/state/deployment.js";
import { StoreError, storeFault } from "../../../src/audit/store/errors.js";
import { FileStore } from "../../../src/audit/store/fileStore.js";
import type { PlainTables } from "../../../src/audit/store/fileTables.js";
import { FrameFile } from "../../../src/audit/store/frames.js";
import { PageFile } from "../../../src/audit/store/pages.js";
import { softwareDigest } from "../../../src/audit/store/software.js";
import { type TimedLife, abis, lifeOf, placesOf } from "../../helpers/checkedLife.js";
import { random, seedOfRun } from "../../helpers/random.js";

interface Asked {
  endpoint?: Endpoint;
  contracts?: CheckedContracts;
  level?: AuditOptions["level"];
  to?: number;
}

interface Told {
  report: string;
  /** What the store said, in English. */
  said: string[];
}

describe("An audit's store", () => {
  let life: TimedLife;
  let plain: string;
  /** A store of the whole history, never touched. */
  let full: string;
  const folders: string[] = [];
  const folder = (): string => {
    folders.push(mkdtempSync(path.join(tmpdir(), "jointly-store-")));
    return folders.at(-1)!;
  };
  const copy = (): string => {
    const made = folder();
    cpSync(full, made, { recursive: true });
    return made;
  };
  after(() => folders.forEach((one) => rmSync(one, { recursive: true, force: true })));

  async function audited(
    at: string | undefined,
    { endpoint = life.endpoint, contracts, level = "L0", to }: Asked = {},
  ) {
    const said: string[] = [];
    const store = at === undefined ? undefined : new FileStore({ folder: at, say: ({ en }) => said.push(en) });
    try {
      const result = await audit({
        provider: endpoint,
        addresses: contracts ?? life.contracts,
        level,
        ...(store && { store }),
        ...(to !== undefined && { to }),
      });
      const deployment = await deploymentAt(endpoint, { ...life.contracts }, result.chain.to);
      const report = canonical(reportOf({ audit: result, deployment, names: life.names }));
      return { report, said } satisfies Told;
    } finally {
      await store?.close();
    }
  }
  const [history, replay] = ["history", "replay"];
  const sizeOf = (at: string, name: string): number => readFileSync(path.join(at, name)).length;
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

  /** The chain's endpoint, and the blocks from which on it was asked for logs. */
  function watched(): { endpoint: Endpoint; asked: number[] } {
    const asked: number[] = [];
    const endpoint: Endpoint = {
      send: (method, params) => {
        if (method === "eth_getLogs") asked.push(Number((params[0] as { fromBlock: string }).fromBlock));
        return life.endpoint.send(method, params);
      },
    };
    return { endpoint, asked };
  }

  before(async () => {
    life = await lifeOf("simar");
    plain = (await audited(undefined)).report;
    full = folder();
    expect(await audited(full)).to.deep.equal({ report: plain, said: [] });
    expect(existsSync(path.join(full, replay)), "a replay is put away").to.equal(true);
  });

  it("changes nothing in the report: not the first time, not the second, at no level", async () => {
    for (const level of ["L0", "L1", "L2", "L3"] as const) {
      const { report } = await audited(undefined, { level });
      expect(await audited(copy(), { level })).to.deep.equal({ report, said: [] });
    }
  });

  it("loads and replays only what is new", async () => {
    const made = folder();
    const middle = Math.floor(life.logs.at(-1)!.blockNumber / 2);
    expect((await audited(made, { to: middle })).report).to.equal((await audited(undefined, { to: middle })).report);
    const { endpoint, asked } = watched();
    expect(await audited(made, { endpoint })).to.deep.equal({ report: plain, said: [] });
    // What tells of new tokens is asked for over the whole chain; it is a few logs.
    expect(asked.filter((from) => from !== 0 && from <= middle)).to.deep.equal([]);
    expect(asked).to.include(middle + 1);
  });

  it("says how far it is of all that is audited, also where a part was kept", async () => {
    const made = folder();
    await audited(made, { to: Math.floor(life.logs.at(-1)!.blockNumber / 2) });
    const store = new FileStore({ folder: made, say: () => undefined });
    const told: Progress[] = [];
    const progress = (one: Progress): void => void told.push(one);
    await audit({ provider: life.endpoint, addresses: life.contracts, level: "L0", store, progress });
    await store.close();
    expect(told.at(-1)!.done).to.equal(told.at(-1)!.total);
  });

  it("is this software's: the digest is worked out once, and of the contracts' ABIs too that its code reads", async () => {
    expect(softwareDigest()).to.equal(softwareDigest());
    const root = path.resolve(import.meta.dirname, "../../..");
    const names = readdirSync(path.join(root, "src/audit"), { recursive: true, encoding: "utf8" })
      .filter((one) => /\.(ts|json)$/.test(one))
      .sort();
    const texts = names.map((name) => readFileSync(path.join(root, "src/audit", name), "utf8"));
    const imported = texts.flatMap((text) => text.match(/typechain-types\/factories\/.*(?=\.js")/g) ?? []);
    const abis = [...new Set(imported)].sort();
    expect(abis.length).to.be.within(12, 20);
    const digest = createHash("sha256").update(process.versions.v8);
    names.forEach((name, i) => digest.update(name).update(texts[i]!));
    for (const name of abis) digest.update(name).update(readFileSync(path.join(root, `${name}.ts`)));
    expect(await softwareDigest()).to.equal(digest.digest("hex"));
  });

  it("tells of an earlier block what it would have told then", async () => {
    const last = life.logs.at(-1)!.blockNumber;
    for (const to of [Math.floor(last / 3), Math.floor(last / 2), last - 3]) {
      expect(await audited(copy(), { to })).to.deep.equal({
        report: (await audited(undefined, { to })).report,
        said: [],
      });
    }
  });

  it("killed at any byte, the next run goes on and gives the same report", async () => {
    const next = random(seedOfRun("kills"));
    const whole = sizeOf(full, history);
    for (let i = 0; i < 24; ++i) {
      const made = copy();
      const size = i === 0 ? 0 : next(whole);
      truncateSync(path.join(made, history), size);
      const { report, said } = await audited(made);
      expect(report === plain, `${size} of ${whole} bytes`).to.equal(true);
      for (const one of said) expect(one).to.match(/^An earlier run was stopped; this one goes on at block \d+\.$/);
      expect(readFileSync(path.join(made, history)).length).to.be.greaterThan(0);
      expect(await audited(made)).to.deep.equal({ report: plain, said: [] });
    }
  });

  it("stopped while a replay is put away, it takes up the one before", async () => {
    const made = copy();
    writeFileSync(path.join(made, "replay.new"), readFileSync(path.join(made, replay)).subarray(0, 1000));
    expect(await audited(made)).to.deep.equal({ report: plain, said: [] });
  });

  it("a bit turned anywhere in what is kept: it is let go of, loaded anew, and said to be", async () => {
    const next = random(seedOfRun("bits"));
    const whole = sizeOf(full, history);
    const first = readFileSync(path.join(full, history)).indexOf("\n");
    for (let i = 0; i < 16; ++i) {
      const made = copy();
      const place = first + 1 + next(whole - first - 1);
      touched(made, history, place);
      const { report, said } = await audited(made);
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
      const made = copy();
      const page = live[next(live.length)]!;
      if (i % 2 === 0) touched(made, replay, next(sizeOf(full, replay)));
      else touched(made, pages, page.at + next(page.size));
      const { report, said } = await audited(made);
      expect(report === plain).to.equal(true);
      expect(said).to.deep.equal(["The replay kept in the store is damaged: the kept history is replayed anew."]);
    }
  });

  /** The block of a log near the end, and the chain as it was before it was rewritten: other blocks from the fork on, and none in that block. */
  function beforeFork(forkOf: (gone: number) => number) {
    const last = life.logs.at(-1)!.blockNumber;
    const gone = life.logs.findLast(({ blockNumber }) => blockNumber < last - 5)!.blockNumber;
    const fork = forkOf(gone);
    const send: Endpoint["send"] = async (method, params) => {
      const answer = await life.endpoint.send(method, params);
      if (method === "eth_getLogs")
        return (answer as { blockNumber: string }[]).filter(({ blockNumber }) => Number(blockNumber) !== gone);
      const block = answer as { number: string; hash: string } | null;
      if (method !== "eth_getBlockByNumber" || block === null || Number(block.number) < fork) return answer;
      return { ...block, hash: id(block.hash) };
    };
    return { before: { send } satisfies Endpoint, fork, gone };
  }

  it("a chain that was rewritten below the store's head: what no longer stands goes", async () => {
    const { before, fork } = beforeFork((gone) => Math.floor(gone / 2));
    const made = folder();
    await audited(made, { endpoint: before, to: Math.floor(fork / 2) });
    const other = await audited(made, { endpoint: before });
    expect(other.report).not.to.equal(plain);
    const { endpoint, asked } = watched();
    const { report, said } = await audited(made, { endpoint });
    expect(report).to.equal(plain);
    expect(said).to.have.length(1);
    expect(said[0]).to.match(/^The chain was rewritten, or .*: from block \d+ on the history is loaded anew\.$/);
    expect(asked.filter((from) => from !== 0 && from <= Math.floor(fork / 2))).to.deep.equal([]);
  });

  describe("which batches it asks for again", () => {
    /** The blocks that a start asks for. */
    const asks = async (at: string, to?: number): Promise<number[]> => {
      const blocks: number[] = [];
      const send: Endpoint["send"] = (method, params) => {
        blocks.push(Number(params[0]));
        return life.endpoint.send(method, params);
      };
      const store = new FileStore({ folder: at, say: () => undefined });
      const pinned = await pin(life.endpoint, life.contracts, 0);
      await store.open({ send }, { ...pinned, to: to ?? pinned.to });
      await store.close();
      return blocks;
    };
    const ends = async (at: string): Promise<number[]> => {
      const file = await FrameFile.open<{ last?: number }>(path.join(at, history));
      await file.close();
      return file.all.flatMap(({ meta }) => meta.last ?? []);
    };
    /** Lets go of the mark at the end: as a run leaves a store that was killed after its last batch. */
    async function unmarked(at: string): Promise<string> {
      const file = await FrameFile.open<{ stood?: true }>(path.join(at, history));
      expect(file.all.at(-1)!.meta).to.deep.equal({ stood: true });
      await file.cut(file.all.length - 1);
      await file.close();
      return at;
    }

    it("the last one, where a run ended that found all to stand: blocks are linked", async () => {
      const all = await ends(full);
      expect(all.length).to.be.greaterThan(3);
      expect(await asks(full)).to.deep.equal([all.at(-1)]);
      expect(await asks(full, all[1]!), "up to the end of an earlier one").to.deep.equal([all[1]]);
      expect(await asks(full, all[1]! + 1), "up to a block within the next").to.deep.equal([all[2]]);
    });

    it("all, where the run was stopped that loaded them", async () => {
      expect(await asks(await unmarked(copy()))).to.deep.equal(await ends(full));
    });

    it("all, where a run of L3 loaded them, until one ends that compared them", async () => {
      const made = folder();
      await audited(made, { level: "L3" });
      const all = await ends(made);
      expect(await asks(made)).to.deep.equal(all);
      await audited(made);
      expect(await asks(made)).to.deep.equal(all.slice(-1));
    });

    it("those since the last run that ended, and the one before them", async () => {
      const made = folder();
      const middle = Math.floor(life.logs.at(-1)!.blockNumber / 2);
      await audited(made, { to: middle });
      const before = await ends(made);
      await audited(made);
      const all = await ends(made);
      expect(all.slice(0, before.length)).to.deep.equal(before);
      expect(await asks(await unmarked(made))).to.deep.equal(all.slice(before.length - 1));
    });

    it("a run that ended before a batch that nobody compared says nothing of it", async () => {
      const made = await unmarked(copy());
      const all = await ends(made);
      await audited(made, { to: all.at(-2)! });
      expect(await asks(made)).to.deep.equal(all);
    });

    it("a run that ends twice marks it once", async () => {
      const made = copy();
      await audited(made);
      expect(sizeOf(made, history)).to.equal(sizeOf(full, history));
    });
  });

  it("a chain that was rewritten, audited up to a block within what is kept: that goes too", async () => {
    const { before, gone } = beforeFork((one) => one);
    const last = life.logs.at(-1)!.blockNumber;
    for (let to = gone; to < last; ++to) {
      const made = folder();
      await audited(made, { endpoint: before });
      const { report, said } = await audited(made, { to });
      expect(report === (await audited(undefined, { to })).report, `up to ${to} of ${last}`).to.equal(true);
      expect(said).to.have.length(1);
    }
  });

  it("an endpoint that is behind the one before tells of its own blocks", async () => {
    const head = Number(await life.endpoint.send("eth_blockNumber", []));
    for (const newest of [head - 1, head - 40]) {
      const send: Endpoint["send"] = (method, params) => {
        if (method === "eth_getBlockByNumber" && Number(params[0]) > newest) return Promise.resolve(null);
        const asked = params.map((one) => (one === "latest" ? toQuantity(newest) : one));
        return life.endpoint.send(method, asked);
      };
      const { report, said } = await audited(copy(), { endpoint: { send } });
      expect(
        report === (await audited(undefined, { endpoint: { send } })).report,
        `behind by ${head - newest}`,
      ).to.equal(true);
      expect(said.length).to.be.lessThan(2);
    }
  });

  it("a token numbered since: its transfers from before are loaded too", async () => {
    const numbered = placesOf(life, "CurrencyNumbered")[0];
    if (numbered === undefined) return;
    const made = folder();
    await audited(made, { to: life.logs[numbered]!.blockNumber - 1 });
    const { report, said } = await audited(made);
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
    const made = folder();
    const first = (await audited(made, { endpoint: withholding })).report;
    expect(findingsIn(first)).not.to.deep.equal([]);
    // What is kept is believed as the endpoint was: an honest one later changes nothing, but for the chain proven anew.
    expect(findingsIn((await audited(made)).report)).to.deep.equal(findingsIn(first));
    expect(findingsIn((await audited(made, { level: "L3" })).report)).to.include("told");
  });

  const findingsIn = (report: string): string[] =>
    (JSON.parse(report) as { findings: { id: string }[] }).findings.map((one) => one.id);

  it("refuses a folder that is another audit's, a file that is none, and a place where none can be", async () => {
    const elsewhere = { ...life.contracts, bank: life.contracts.hold };
    expect((await refused(copy(), { contracts: elsewhere })).en).to.match(
      /is of another chain, deployment or first block/,
    );
    const notes = folder();
    writeFileSync(path.join(notes, history), "Dear colleagues,\nthe audit is on Monday.\n");
    expect((await refused(notes)).en).to.match(/history is not an audit's store, or is damaged from its first byte on/);
    expect(readFileSync(path.join(notes, history), "utf8")).to.match(/Monday/);
    for (const name of [replay, "pages.7"]) {
      const others = folder();
      writeFileSync(path.join(others, name), "Dear colleagues,\nno audit keeps this.\n");
      expect((await refused(others)).en).to.include(`${path.join(others, name)} is not an audit's store`);
      expect(readFileSync(path.join(others, name), "utf8")).to.match(/no audit keeps this/);
    }
    const brace = folder();
    writeFileSync(path.join(brace, history), '{"metadata": "of something else"}');
    expect((await refused(brace)).en).to.match(/is not an audit's store/);
    const file = path.join(notes, history);
    const sentence = await refused(path.join(file, "below"));
    expect(sentence.en).to.match(/cannot be read or written \(ENOTDIR\)/);
    expect(sentence.zh).to.match(/可写的文件夹/);
  });

  it("says so where the file system lets it write no more, and takes that for no finding", async () => {
    const made = folder();
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
      await audited(at, asked);
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
    const made = folder();
    const { report: failing } = await audited(made, { endpoint: unsigned(false) });
    expect(findingsIn(failing)).to.deep.equal(["signatures"]);
    const { report } = await audited(undefined, { endpoint: unsigned(true) });
    expect(findingsIn(report)).to.deep.equal([]);
    expect(await audited(made, { endpoint: unsigned(true) })).to.deep.equal({ report, said: [] });
  });
});
