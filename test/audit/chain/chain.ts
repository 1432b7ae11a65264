import hre from "hardhat";
import { expect } from "chai";
import { id } from "ethers";
import { type Audit, type AuditOptions, audit } from "../../../src/audit/audit.js";
import { reporter } from "../../../src/audit/chain/problems.js";
import { compareAll } from "../../../src/audit/chain/split.js";
import { reportText } from "../../../src/audit/report/report.js";
import { plainNames } from "../../../src/audit/report/names.js";
import type { Endpoint, EndpointError } from "../../../src/audit/load/endpoint.js";
import type { Build, Deployed } from "../../../src/audit/state/code.js";
import { moduleBuilds } from "../../../scripts/lib/builds.js";
import { type Life, lifeOf, parse } from "../../helpers/checkedLife.js";

interface Block {
  number: string;
  hash: string;
  transactions: { type: string }[];
}

describe("Level 3: what was replayed is what stands on the chain", () => {
  let life: Life;
  let builds: Record<Deployed, Build>;
  let head: { number: number; hash: string };
  before(async () => {
    life = await lifeOf("campus-lab");
    builds = await moduleBuilds(hre);
    head = await blockAt("latest");
  });

  async function blockAt(tag: string): Promise<{ number: number; hash: string }> {
    const { number, hash } = (await life.endpoint.send("eth_getBlockByNumber", [tag, false])) as Block;
    return { number: Number(number), hash };
  }
  /** The chain's endpoint, with some answers changed. */
  const changing = (change: (method: string, answer: unknown, params: unknown[]) => unknown): Endpoint => ({
    send: async (method, params) => change(method, await life.endpoint.send(method, params), params),
  });
  const changingBlock = (number: number, change: (block: Block) => unknown): Endpoint =>
    changing((method, answer, [tag]) =>
      method === "eth_getBlockByNumber" && Number(tag) === number ? change(answer as Block) : answer,
    );
  const audited = (more: Partial<AuditOptions> = {}): Promise<Audit> =>
    audit({ provider: life.endpoint, addresses: life.contracts, builds, level: "L3", trusted: head, ...more });
  const last = ({ levels }: Audit) => levels.at(-1)!;
  const found = ({ findings }: Audit): string[] => findings.map(({ check, text }) => `${check}: ${text.en}`);

  it("passes up to a block that is trusted, and says how much it hashed again and what it rests on", async () => {
    const result = await audited();
    expect(result.findings).to.deep.equal([]);
    expect(result.levels.map(({ verdict }) => verdict)).to.deep.equal(["passed", "passed", "passed", "passed"]);
    expect(last(result).rests!.en).to.equal(`block ${head.number}, ${head.hash}, which was given as known`);
    const { headers, empty, opened, logs, senders, transactions, seals, witnesses } = result.coverage.chain;
    expect(headers).to.equal(head.number + 1);
    expect([empty + opened, opened]).to.deep.equal([headers, result.coverage.blocksWithEvents]);
    expect([logs, senders]).to.deep.equal([life.logs.length, result.coverage.transactions]);
    expect([transactions >= senders, seals, witnesses]).to.deep.equal([true, 0, []]);
    expect(result.verdicts.filter(({ ran }) => !ran).map((one) => one.id)).to.deep.equal(["seals", "split"]);
    const [en, zh] = [reportText(result, plainNames, "en").join("\n"), reportText(result, plainNames, "zh").join("\n")];
    expect(en).to.include(`L3 chain: passed (resting on block ${head.number}, ${head.hash}, which was given as known)`);
    expect(en).to.include(`Hashed again: ${headers} headers; ${empty} blocks proven empty by their bloom`);
    expect(zh).to.include(`L3 链: 通过 (依据：所给可信区块 ${head.number}，`);
  });

  it("with nothing known from elsewhere it is linked, not anchored, and never passed", async () => {
    const result = await audit({ provider: life.endpoint, addresses: life.contracts, builds, level: "L3" });
    expect(result.findings).to.deep.equal([]);
    expect(last(result).verdict).to.equal("not anchored");
    expect(reportText(result, plainNames, "en").join("\n")).to.include("L3 chain: not passed (Linked, not anchored");
  });

  it("a trusted block anchors what lies before it, not what comes after, where nobody seals", async () => {
    const result = await audited({ trusted: await blockAt("0x28") });
    expect(last(result).verdict).to.equal("not anchored");
    expect(last(result).reason!.en).to.match(/^Anchored up to block 40 only/);
    const upTo = await audited({ trusted: head, to: 40, level: "L3" });
    expect([upTo.chain.to, last(upTo).verdict]).to.deep.equal([40, "passed"]);
    expect(upTo.coverage.chain.headers).to.equal(head.number + 1);
  });

  it("another block than the one that is trusted: headers", async () => {
    const result = await audited({ trusted: { number: head.number, hash: id("another") } });
    expect(found(result)).to.deep.equal(["headers: The block that is trusted is another on this chain."]);
    expect(last(result).verdict).to.equal("failed");
  });

  it("an older block called the newest: headers", async () => {
    const older = changing((method, answer, [tag]) =>
      method === "eth_getBlockByNumber" && tag === "latest"
        ? life.endpoint.send("eth_getBlockByNumber", ["0x28", false])
        : answer,
    );
    const result = await audited({ provider: older });
    expect(found(result)[0]).to.match(/^headers: The endpoint's newest block is older/);
    expect([result.findings[0]!.expected, result.findings[0]!.found]).to.deep.equal([
      `block ${head.number} or later`,
      "block 40",
    ]);
  });

  /** A node that keeps back the logs of a transaction. */
  const hiding = (hidden: string): Endpoint =>
    changing((method, answer) =>
      method === "eth_getLogs"
        ? (answer as { transactionHash: string }[]).filter(({ transactionHash }) => transactionHash !== hidden)
        : answer,
    );

  it("a whole transaction withheld, consistently, from the logs: it is read from its receipt all the same", async () => {
    const { findings, coverage } = await audited({ provider: hiding(life.logs.at(-1)!.transactionHash) });
    expect(findings).to.deep.equal([]);
    expect(coverage.events).to.equal((await audited()).coverage.events);
  });

  it("a log kept back that names who tells the history: told", async () => {
    const naming = life.logs.find((log) => parse(log, life.contracts)?.name === "AuthorityUpdated")!;
    const { findings } = await audited({ provider: hiding(naming.transactionHash) });
    const told = findings.filter(({ check }) => check === "told");
    expect(told[0]).to.include({ block: naming.blockNumber, tx: naming.transactionHash, found: "nothing" });
    expect(told[0]!.text.en).to.match(/^The receipts prove a log that names a token or an AccessManager/);
  });

  it("a log that ought to name who tells the history, and names nobody: told of, and the audit goes on", async () => {
    const authority = id("AuthorityUpdated(address)");
    const endpoint = changing((method, answer) =>
      method === "eth_getLogs"
        ? (answer as { topics: string[] }[]).map((log) => (log.topics[0] === authority ? { ...log, data: "0x" } : log))
        : answer,
    );
    const result = await audited({ provider: endpoint });
    expect(found(result)).to.include(
      "told: The receipts prove a log that names a token or an AccessManager, and it was kept back when such logs were asked for.",
    );
    expect(last(result).verdict).to.equal("failed");
  });

  it("asks for no logs but those that name who tells the history, and for nothing twice", async () => {
    const asked = new Map<string, number>();
    const counting: Endpoint = {
      send: (method, params) => {
        const filter = params[0] as { topics?: unknown; address?: string };
        const what = method === "eth_getLogs" ? `${method} ${filter.topics ? "of sources" : filter.address}` : method;
        asked.set(what, (asked.get(what) ?? 0) + 1);
        return life.endpoint.send(method, params);
      },
    };
    const { coverage } = await audited({ provider: counting });
    const { opened, transactions } = coverage.chain;
    expect([...asked.keys()].filter((what) => what.startsWith("eth_getLogs"))).to.have.length(3); // the module set's and the probe's
    expect(asked.get("eth_getTransactionByHash")).to.equal(undefined);
    expect(asked.get("eth_getTransactionReceipt")).to.equal(transactions);
    expect(asked.get("eth_getBlockByNumber")).to.be.lessThan(head.number + 20 + opened);
  });

  it("an endpoint that stops to answer for the blocks: the rest is what it tells, and level 3 not available", async () => {
    const middle = life.logs[life.logs.length >> 1]!.transactionHash;
    const tired = changing((method, answer, [hash]) => {
      if (method === "eth_getTransactionReceipt" && hash === middle) throw new Error("receipts are pruned");
      return answer;
    });
    const result = await audited({ provider: tired });
    expect(result.findings).to.deep.equal([]);
    expect(result.levels.map(({ verdict }) => verdict)).to.deep.equal(["passed", "passed", "passed", "not available"]);
    expect(last(result).reason!.en).to.include("receipts are pruned");
    expect(result.coverage.events).to.equal((await audited()).coverage.events);
  });

  it("notices that the chain was rewritten while it was read", async () => {
    let asked = 0;
    const rewritten = changing((method, answer, [tag]) => {
      if (method !== "eth_getBlockByNumber" || Number(tag) !== head.number) return answer;
      asked += 1;
      return asked > 2 ? { ...(answer as object), hash: id("another") } : answer;
    });
    const fault = await audited({ provider: rewritten }).then(
      () => undefined,
      (error: unknown) => (error as EndpointError).fault,
    );
    expect(fault).to.equal("moved");
  });

  it("hashes that are not Ethereum's: not available on this chain", async () => {
    const provider = changing((method, answer) =>
      method === "eth_getBlockByNumber" && answer !== null
        ? { ...(answer as Block), hash: id((answer as Block).number) }
        : answer,
    );
    const result = await audited({ provider });
    expect(result.levels.slice(2).map(({ verdict }) => verdict)).to.deep.equal(["not available", "not available"]);
    expect(last(result).reason!.en).to.match(/^The header of block \d+ does not hash to the block's hash/);
    expect(result.verdicts.filter(({ id: name }) => name === "headers")[0]).to.include({ ran: false });
  });

  it("a transaction of a type that is not Ethereum's: not available, whatever else is right", async () => {
    const { blockNumber } = life.logs.at(-1)!;
    const provider = changingBlock(blockNumber, (block) => ({
      ...block,
      transactions: block.transactions.map((one) => (typeof one === "string" ? one : { ...one, type: "0x7e" })),
    }));
    const result = await audited({ provider });
    expect(last(result).reason!.en).to.include(`Block ${blockNumber} has a transaction of type 126`);
    expect(last(result).verdict).to.not.equal("passed");
  });

  it("letters may be large or small: bytes are bytes", async () => {
    const shout = (value: unknown): unknown => {
      if (typeof value === "string" && /^0x[0-9a-f]{17,}$/.test(value)) return `0x${value.slice(2).toUpperCase()}`;
      if (Array.isArray(value)) return value.map(shout);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shout(one)]));
    };
    const methods = /getLogs|getBlock|getTransaction/;
    const result = await audited({
      provider: changing((method, answer) => (methods.test(method) ? shout(answer) : answer)),
    });
    expect(result.findings).to.deep.equal([]);
    expect(last(result).verdict).to.equal("passed");
  });

  it("asks for receipts by the block where the endpoint has them", async () => {
    let asked = 0;
    const send: Endpoint["send"] = async (method, params) => {
      if (method !== "eth_getBlockReceipts") return life.endpoint.send(method, params);
      asked += 1;
      const block = (await life.endpoint.send("eth_getBlockByNumber", [params[0], false])) as {
        transactions: string[];
      };
      return Promise.all(block.transactions.map((hash) => life.endpoint.send("eth_getTransactionReceipt", [hash])));
    };
    const result = await audited({ provider: { send } });
    expect(last(result).verdict).to.equal("passed");
    expect(asked).to.equal(1 + result.coverage.chain.opened);
  });

  describe("several endpoints", () => {
    const forkedAt = (first: number): Endpoint =>
      changing((method, answer) => {
        const block = answer as Block;
        if (method !== "eth_getBlockByNumber" || block === null || Number(block.number) < first) return answer;
        return { ...block, hash: id(`fork ${block.number}`) };
      });

    it("that tell the same are said to, up to where each of them is", async () => {
      const behind = changing((method, answer) => (method === "eth_blockNumber" ? "0x28" : answer));
      const witnesses = [
        { name: "bank.example", provider: life.endpoint },
        { name: "school.example", provider: behind },
      ];
      const result = await audited({ witnesses, name: "park.example" });
      expect(last(result).verdict).to.equal("passed");
      expect(result.coverage.chain.witnesses).to.deep.equal([
        { name: "bank.example", upTo: head.number },
        { name: "school.example", upTo: 40 },
      ]);
      expect(result.verdicts.find((one) => one.id === "split")).to.include({ ran: true, findings: 0 });
      expect(reportText(result, plainNames, "zh").join("\n")).to.include("已与 school.example 比对至区块 40");
    });

    for (const first of [1, 17, 40]) {
      it(`of which one tells another chain from block ${first} on: split, naming both and that block`, async () => {
        const witnesses = [
          { name: "bank.example", provider: life.endpoint },
          { name: "school.example", provider: forkedAt(first) },
        ];
        const main = { name: "park.example", provider: life.endpoint };
        const { findings, report } = reporter();
        const at = { from: 0, to: head.number, blockHash: head.hash };
        const { compared } = await compareAll(main, witnesses, at, report);
        expect(compared.length).to.equal(2);
        expect(findings.map(({ text }) => text.en)).to.deep.equal([
          "park.example and school.example tell different chains, from this block on.",
        ]);
        expect(findings[0]).to.include({ block: first, found: id(`fork 0x${first.toString(16)}`) });
      });
    }

    it("of which one does not answer: not available, and the others are compared all the same", async () => {
      const silent: Endpoint = { send: () => Promise.reject(new Error("out of order")) };
      const witnesses = [
        { name: "bank.example", provider: silent },
        { name: "school.example", provider: forkedAt(17) },
      ];
      const result = await audited({ witnesses });
      expect(last(result).verdict).to.equal("failed");
      expect(last(result).reason!.en).to.match(/^bank.example: The endpoint refused eth_blockNumber/);
      expect(result.findings[0]!.block).to.equal(17);
    });
  });
});
