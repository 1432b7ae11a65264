import { expect } from "chai";
import { toUtf8Bytes } from "ethers";
import { checkpointJson, checkpointOf, moduleSetAt, readCheckpoint } from "../../src/audit/checkpoint/checkpoint.js";
import { hashAt, judgeExtension } from "../../src/audit/checkpoint/extension.js";
import { check } from "../../src/audit/check.js";
import { leafHash, merkleRoot } from "../../src/audit/checkpoint/merkle.js";
import { type History, load } from "../../src/audit/load/load.js";
import { digest } from "../../src/digest.js";
import { type TimedLife, altered, lifeOf, placesOf } from "../helpers/checkedLife.js";

describe("A checkpoint", () => {
  let life: TimedLife;
  let history: History;
  let early: History;
  const moduleSet = digest("module set");
  before(async () => {
    life = await lifeOf("simar");
    history = await load(life.endpoint, life.contracts);
    early = await load(life.endpoint, life.contracts, { to: Math.floor(history.to / 2) });
  });

  const judged = (now: History, hash = early.blockHash, set = moduleSet) =>
    judgeExtension(checkpointOf(early, moduleSet), now, { hash, moduleSet: set }).map(
      ({ check, text, expected, found }) => `${check}: ${text.en} ${expected} / ${found}`,
    );

  it("is told anew by the history that goes on from it: nothing is found", async () => {
    expect(early.logs.length).to.be.greaterThan(20).and.lessThan(history.logs.length);
    const hash = await hashAt(life.endpoint, early.to);
    expect(judged(history, hash)).to.deep.equal([]);
    expect(await hashAt(life.endpoint, history.to + 1)).to.equal(undefined);
  });

  it("is the same bytes at every time, and read back as it is", () => {
    const json = checkpointJson(checkpointOf(early, moduleSet));
    expect(json).to.equal(checkpointJson(checkpointOf({ ...early }, moduleSet)));
    expect(readCheckpoint(JSON.parse(json))).to.deep.equal(checkpointOf(early, moduleSet));
    for (const wrong of [null, {}, { ...(JSON.parse(json) as object), eventsRoot: "0x12" }])
      expect(readCheckpoint(wrong)).to.equal(undefined);
  });

  it("finds one altered value, one event left out, one put in, the order of two", () => {
    const { eventsRoot: root } = checkpointOf(early, moduleSet);
    const text = "checkpoint: The events before the checkpoint are not those it stands for.";
    const place = placesOf(life, "DraftSigned")[0]!;
    const changed = altered({ ...life, logs: history.logs }, place, { voices: 77n });
    expect(judged({ ...history, logs: changed }).map((one) => one.slice(0, text.length))).to.deep.equal([text]);
    const { length } = early.logs;
    const counted = (count: number) => [
      `checkpoint: There are more or fewer events before the checkpoint than it counted. ${length} / ${count}`,
    ];
    for (const [logs, count] of [
      [history.logs.toSpliced(3, 1), length - 1],
      [history.logs.toSpliced(3, 0, history.logs[3]!), length + 1],
    ] as const) {
      const found = judged({ ...history, logs });
      expect(found.slice(0, 1)).to.deep.equal(counted(count));
      expect(found[1]).to.match(new RegExp(`^${text} ${root} / 0x`));
    }
    const swapped = history.logs.with(3, history.logs[4]!).with(4, history.logs[3]!);
    expect(judged({ ...history, logs: swapped }).length).to.equal(1);
  });

  it("finds a rewritten block, another chain, another deployment, another module set, a later beginning", () => {
    const other = digest("other");
    expect(judged(history, other)).to.deep.equal([
      `checkpoint: The checkpoint's block has another hash now: the chain was rewritten. ${early.blockHash} / ${other}`,
    ]);
    const evidence = { ...history.evidence, chainId: 5n };
    expect(judged({ ...history, evidence })).to.deep.equal([
      `checkpoint: The checkpoint is of another chain. ${history.evidence.chainId} / 5`,
    ]);
    const contracts = { ...history.contracts, bank: history.contracts.hold };
    expect(judged({ ...history, contracts })[0]).to.match(/^checkpoint: The checkpoint is of another deployment\./);
    expect(judged(history, early.blockHash, other)).to.deep.equal([
      `checkpoint: The module set is not the one of the checkpoint. ${moduleSet} / ${other}`,
    ]);
    expect(judged({ ...history, from: 7 })[0]).to.match(/does not begin where the checkpoint's does\. 0 \/ 7$/);
  });

  it("names the module set that the agreements' terms name", async () => {
    const proposed = check(history.logs, history.contracts).history.find((event) => event.name === "DraftProposed")!;
    const { set } = life.contracts as unknown as { set: string };
    expect(await moduleSetAt(life.endpoint, set, history.to)).to.equal(proposed.args.terms.moduleSet);
  });

  it("has the tree of RFC 6962: the vectors that its implementations are tested with", () => {
    const leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
    const hashes = leaves.map((hex) => leafHash(Uint8Array.from(Buffer.from(hex, "hex"))));
    const roots: [number, string][] = [
      [0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
      [1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"],
      [2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
      [3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"],
      [7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"],
      [8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"],
    ];
    for (const [count, root] of roots) expect(merkleRoot(hashes.slice(0, count)), String(count)).to.equal(`0x${root}`);
    expect(leafHash(toUtf8Bytes("a"))).to.not.equal(digest("a"));
  });
});
