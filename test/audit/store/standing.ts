import path from "node:path";
import { expect } from "chai";
import { id, toQuantity } from "ethers";
import type { Endpoint } from "../../../src/audit/load/endpoint.js";
import { pin } from "../../../src/audit/load/pin.js";
import { FileStore } from "../../../src/audit/store/fileStore.js";
import { FrameFile } from "../../../src/audit/store/frames.js";
import type { TimedLife } from "../../helpers/checkedLife.js";
import { KeptAudits, history, sizeOf } from "../../helpers/keptAudits.js";

describe("What of an audit's store still stands on the chain", () => {
  let audits: KeptAudits;
  let life: TimedLife;
  let plain: string;
  let full: string;

  before(async () => {
    ({ audits, plain } = await KeptAudits.of("simar"));
    ({ life, full } = audits);
  });
  after(() => audits.remove());

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
    const made = audits.folder();
    await audits.audited(made, { endpoint: before, to: Math.floor(fork / 2) });
    const other = await audits.audited(made, { endpoint: before });
    expect(other.report).not.to.equal(plain);
    const { endpoint, asked } = audits.watched();
    const { report, said } = await audits.audited(made, { endpoint });
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
      expect(await asks(await unmarked(audits.copy()))).to.deep.equal(await ends(full));
    });

    it("all, where a run of L3 loaded them, until one ends that compared them", async () => {
      const made = audits.folder();
      await audits.audited(made, { level: "L3" });
      const all = await ends(made);
      expect(await asks(made)).to.deep.equal(all);
      await audits.audited(made);
      expect(await asks(made)).to.deep.equal(all.slice(-1));
    });

    it("those since the last run that ended, and the one before them", async () => {
      const made = audits.folder();
      const middle = Math.floor(life.logs.at(-1)!.blockNumber / 2);
      await audits.audited(made, { to: middle });
      const before = await ends(made);
      await audits.audited(made);
      const all = await ends(made);
      expect(all.slice(0, before.length)).to.deep.equal(before);
      expect(await asks(await unmarked(made))).to.deep.equal(all.slice(before.length - 1));
    });

    it("a run that ended before a batch that nobody compared says nothing of it", async () => {
      const made = await unmarked(audits.copy());
      const all = await ends(made);
      await audits.audited(made, { to: all.at(-2)! });
      expect(await asks(made)).to.deep.equal(all);
    });

    it("a run that ends twice marks it once", async () => {
      const made = audits.copy();
      await audits.audited(made);
      expect(sizeOf(made, history)).to.equal(sizeOf(full, history));
    });
  });

  it("a chain that was rewritten, audited up to a block within what is kept: that goes too", async () => {
    const { before, gone } = beforeFork((one) => one);
    const last = life.logs.at(-1)!.blockNumber;
    for (let to = gone; to < last; ++to) {
      const made = audits.folder();
      await audits.audited(made, { endpoint: before });
      const { report, said } = await audits.audited(made, { to });
      expect(report === (await audits.audited(undefined, { to })).report, `up to ${to} of ${last}`).to.equal(true);
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
      const { report, said } = await audits.audited(audits.copy(), { endpoint: { send } });
      expect(
        report === (await audits.audited(undefined, { endpoint: { send } })).report,
        `behind by ${head - newest}`,
      ).to.equal(true);
      expect(said.length).to.be.lessThan(2);
    }
  });
});
