import { expect } from "chai";
import { JsonRpcProvider, Wallet, toBeHex, toQuantity } from "ethers";
import { audit } from "../../src/audit/audit.js";
import { type Endpoint, EndpointError } from "../../src/audit/load/endpoint.js";
import { type Progress, load } from "../../src/audit/load/load.js";
import { type Life, lifeOf } from "../helpers/checkedLife.js";

interface NodeLog {
  address: string;
  blockNumber: string;
  logIndex: string;
}

describe("Loading a history from an endpoint", () => {
  let life: Life;
  before(async () => {
    life = await lifeOf("campus-lab");
  });

  /** The chain's endpoint, with some answers changed. */
  const changing = (change: (method: string, answer: unknown, params: unknown[]) => unknown): Endpoint => ({
    send: async (method, params) => change(method, await life.endpoint.send(method, params), params),
  });
  const changingLogs = (change: (logs: NodeLog[]) => NodeLog[]): Endpoint =>
    changing((method, answer) => (method === "eth_getLogs" ? change(answer as NodeLog[]) : answer));

  async function faultOf(endpoint: Endpoint, options?: { to: number }): Promise<EndpointError> {
    try {
      await load(endpoint, life.contracts, options);
    } catch (error) {
      if (error instanceof EndpointError) return error;
      throw error;
    }
    throw new Error("nothing was wrong");
  }

  it("reads logs, transactions and times, and says how far it is", async () => {
    const told: Progress[] = [];
    const history = await load(life.endpoint, life.contracts, { progress: (one) => told.push(one) });
    const latest = Number(await life.endpoint.send("eth_blockNumber", []));
    expect([history.from, history.to]).to.deep.equal([0, latest]);
    const hashes = new Set(history.logs.map(({ transactionHash }) => transactionHash));
    expect([...history.evidence.transactions.keys()].sort()).to.deep.equal([...hashes].sort());
    expect(history.evidence.times.size).to.equal(new Set(history.logs.map(({ blockNumber }) => blockNumber)).size);
    expect(history.evidence.chainId).to.equal(31_337n);
    expect(new Set(told.map(({ phase }) => phase))).to.deep.equal(new Set(["blocks"]));
    for (const { done, total } of told) expect(done).to.be.at.most(total);
  });

  it("stops at the block it is given", async () => {
    const { logs, to, blockTime } = await load(life.endpoint, life.contracts, { to: 40 });
    expect(to).to.equal(40);
    expect(logs.at(-1)!.blockNumber).to.be.at.most(40);
    expect(logs.length).to.be.lessThan(life.logs.length).and.greaterThan(20);
    const block = (await life.endpoint.send("eth_getBlockByNumber", ["0x28", false])) as { timestamp: string };
    expect(blockTime).to.equal(BigInt(block.timestamp));
  });

  it("asks for a few blocks at a time where their gas says that they hold much, whatever those before held", async () => {
    const [BUSY_FROM, GAS] = [30, 60_000_000];
    const spans: number[] = [];
    const endpoint = changing((method, answer, [asked]) => {
      if (method === "eth_getLogs") {
        const { fromBlock, toBlock, topics } = asked as { fromBlock: string; toBlock: string; topics?: unknown };
        if (topics === undefined && Number(fromBlock) >= BUSY_FROM) spans.push(Number(toBlock) - Number(fromBlock) + 1);
      }
      const isBusy = method === "eth_getBlockByNumber" && Number(asked) >= BUSY_FROM;
      return isBusy ? { ...(answer as object), gasUsed: toQuantity(GAS) } : answer;
    });
    const history = await load(endpoint, life.contracts);
    expect(history.logs).to.deep.equal((await load(life.endpoint, life.contracts)).logs);
    expect(Math.max(...spans)).to.equal(2);
  });

  it("halves what an endpoint finds too long, down to single blocks", async () => {
    let refused = 0;
    const short = changing((method, answer, params) => {
      if (method !== "eth_getLogs") return answer;
      const [{ fromBlock, toBlock }] = params as [{ fromBlock: string; toBlock: string }];
      if (Number(toBlock) - Number(fromBlock) < 2) return answer;
      refused += 1;
      throw new Error("query exceeds max block range 2");
    });
    const { logs } = await load(short, life.contracts);
    expect(refused).to.be.greaterThan(5);
    expect(logs).to.deep.equal(life.logs);
  });

  it("refuses logs of an address that nobody asked for", async () => {
    const stranger = Wallet.createRandom().address;
    const error = await faultOf(changingLogs((logs) => [{ ...logs[0]!, address: stranger }, ...logs.slice(1)]));
    expect(error.fault).to.equal("log-elsewhere");
    expect(error.sentence.en).to.include(stranger);
    expect(error.sentence.zh).to.match(/节点返回/);
  });

  it("refuses logs outside the range", async () => {
    const error = await faultOf(
      changingLogs((logs) => logs.map((log) => ({ ...log, blockNumber: toQuantity(10 ** 6) }))),
    );
    expect(error.fault).to.equal("log-range");
    expect(error.sentence.en).to.match(/outside blocks 0 to \d+ \(block 1000000, log \d+\)/);
  });

  it("refuses logs out of order, and a log told twice", async () => {
    expect((await faultOf(changingLogs((logs) => logs.toReversed()))).fault).to.equal("log-order");
    expect((await faultOf(changingLogs((logs) => [...logs, ...logs.slice(-1)]))).fault).to.equal("log-order");
  });

  it("refuses a log without its transaction, or with one of another block", async () => {
    const missing = changing((method, answer) => (method === "eth_getTransactionByHash" ? null : answer));
    const elsewhere = changing((method, answer) =>
      method === "eth_getTransactionByHash" ? { ...(answer as object), blockNumber: "0x1" } : answer,
    );
    const empty = changing((method, answer, [, full]) =>
      method === "eth_getBlockByNumber" && full === true ? { ...(answer as object), transactions: [] } : answer,
    );
    const gone = changing((method, answer, [, full]) =>
      method === "eth_getBlockByNumber" && full === true ? null : answer,
    );
    for (const endpoint of [missing, elsewhere, empty, gone]) {
      const error = await faultOf(endpoint);
      expect(error.fault).to.equal("transaction-missing");
      expect(error.sentence.en).to.match(/transaction 0x[0-9a-f]{64} in block \d+, but not/);
    }
  });

  it("refuses transactions that are none, and a block without a list of them", async () => {
    const answers = [{ transactions: "0x" }, { transactions: [7] }, { transactions: [{ hash: "0x12", from: "you" }] }];
    for (const nonsense of answers) {
      const whole = changing((method, answer, [, full]) =>
        method === "eth_getBlockByNumber" && full === true ? { ...(answer as object), ...nonsense } : answer,
      );
      expect((await faultOf(whole)).fault).to.equal("nonsense");
    }
    const single = changing((method, answer) => (method === "eth_getTransactionByHash" ? { hash: 7 } : answer));
    expect((await faultOf(single)).fault).to.equal("nonsense");
    const listless = changing((method, answer, [tag]) =>
      method === "eth_getBlockByNumber" && tag !== "latest"
        ? { ...(answer as object), transactions: undefined }
        : answer,
    );
    expect((await faultOf(listless)).fault).to.equal("nonsense");
  });

  it("asks for a block as a whole where most of its transactions are wanted, for these alone where they are few", async () => {
    const [whole, single] = [new Set<number>(), new Set<unknown>()];
    /** Other people's, beside those of an even block. */
    const others = Array.from({ length: 100 }, (_, i) => toBeHex(i, 32));
    const crowded = changing((method, answer, [first, full]) => {
      if (method === "eth_getTransactionByHash") single.add(first);
      if (method !== "eth_getBlockByNumber" || first === "latest") return answer;
      if (full === true) whole.add(Number(first));
      const { transactions, ...block } = answer as { transactions: string[] };
      return full === true || Number(first) % 2 === 1
        ? answer
        : { ...block, transactions: [...transactions, ...others] };
    });
    const { evidence, logs } = await load(crowded, life.contracts);
    const plain = await load(life.endpoint, life.contracts);
    expect([evidence, logs]).to.deep.equal([plain.evidence, plain.logs]);
    const hashes = new Map(logs.map(({ transactionHash, blockNumber }) => [transactionHash, blockNumber]));
    const inBlock = (block: number) => [...hashes.values()].filter((one) => one === block).length;
    const wholly = [...new Set(hashes.values())].filter((block) => block % 2 === 1 && inBlock(block) > 1);
    expect(wholly.length).to.be.greaterThan(0);
    expect(whole).to.deep.equal(new Set(wholly));
    expect(single).to.deep.equal(new Set([...hashes.keys()].filter((hash) => !whole.has(hashes.get(hash)!))));
  });

  it("notices that the chain was rewritten while it was read", async () => {
    const asked = new Map<unknown, number>();
    const rewritten = changing((method, answer, [tag]) => {
      if (method !== "eth_getBlockByNumber" || tag === "latest") return answer;
      asked.set(tag, (asked.get(tag) ?? 0) + 1);
      const last = Number(tag) === life.logs.at(-1)!.blockNumber;
      return last && asked.get(tag)! > 2 ? { ...(answer as object), hash: `0x${"12".repeat(32)}` } : answer;
    });
    const to = life.logs.at(-1)!.blockNumber;
    const error = await faultOf(rewritten, { to });
    expect([error.fault, error.sentence.en]).to.deep.equal([
      "moved",
      "The chain was rewritten while it was read. Run the audit again; up to an older block (--to) if that happens often.",
    ]);
  });

  it("refuses an endpoint that keeps back who tells the history until it shows it", async () => {
    const topics = (params: unknown[]) => (params[0] as { topics?: unknown[] }).topics;
    const withheld = changing((method, answer, params) =>
      method === "eth_getLogs" && topics(params) !== undefined ? [] : answer,
    );
    const error = await faultOf(withheld);
    expect(error.fault).to.equal("log-missing");
    expect(error.sentence.en).to.match(/has a log that names 0x[0-9a-f]{40}, and kept it back/);
  });

  it("says which contract is not there, and which block", async () => {
    const empty = changing((method, answer, [address]) =>
      method === "eth_getCode" && address === life.contracts.bank ? "0x" : answer,
    );
    const error = await faultOf(empty);
    expect([error.fault, error.message]).to.deep.equal(["no-code", error.sentence.en]);
    expect(error.sentence.en).to.include(`${life.contracts.bank} (bank)`);
    expect((await faultOf(life.endpoint, { to: 10 ** 7 })).sentence.en).to.include("no block 10000000");
  });

  it("says that an endpoint does not answer, and what one refuses", async () => {
    const nowhere = new JsonRpcProvider("http://127.0.0.1:1", 31_337, { staticNetwork: true });
    const error = await faultOf(nowhere);
    nowhere.destroy();
    expect(error.fault).to.equal("unreachable");
    expect(error.sentence.zh).to.match(/节点无应答/);
    const closed = changing((method) => {
      throw new Error(`method ${method} is not allowed`);
    });
    const refused = await faultOf(closed);
    expect([refused.fault, refused.sentence.en.slice(0, 39)]).to.deep.equal([
      "refused",
      "The endpoint refused eth_chainId: metho",
    ]);
  });

  it("a level that an endpoint cannot give is not available, and never passed", async () => {
    const pruned = changing((method, answer) => {
      if (method === "eth_call") throw new Error("missing trie node");
      return answer;
    });
    const { levels, verdicts } = await audit({ provider: pruned, addresses: life.contracts, level: "L1" });
    expect(levels[0]).to.deep.equal({ level: "L0", verdict: "passed" });
    expect(levels[1]!.verdict).to.equal("not available");
    expect(levels[1]!.reason!.en).to.include("missing trie node");
    expect(verdicts.filter(({ ran }) => !ran).map(({ id: name }) => name)).to.deep.equal([
      "code",
      "state",
      "held",
      "wallets",
      "storage",
      "headers",
      "seals",
      "bodies",
      "told",
      "split",
    ]);
  });
});
