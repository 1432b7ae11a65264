import { expect } from "chai";
import { able, probe } from "../../../src/audit/chain/probe.js";
import type { Endpoint } from "../../../src/audit/load/endpoint.js";
import { endpointText } from "../../../src/audit/report/endpointText.js";
import { type Life, lifeOf } from "../../helpers/checkedLife.js";

const refuse = (why: string): never => {
  throw new Error(why);
};

describe("What an endpoint can do", () => {
  let life: Life;
  before(async () => {
    life = await lifeOf("campus-lab");
  });
  const answering = (special: Record<string, (params: unknown[]) => unknown>): Endpoint => ({
    send: async (method, params) => (special[method] ? special[method](params) : life.endpoint.send(method, params)),
  });

  it("is found out by asking: Hardhat has no receipts by block, and proves every block", async () => {
    const found = await probe(life.endpoint, 0);
    expect(found.client).to.match(/^HardhatNetwork/);
    expect(["receiptsByBlock", "logsRange", "batch", "proof"].map((one) => able(found, one as never))).to.deep.equal([
      false,
      true,
      true,
      true,
    ]);
    expect(found.notes.length).to.equal(1);
    const [en, zh] = [endpointText(found, "en").join("\n"), endpointText(found, "zh").join("\n")];
    expect(en).to.match(/All receipts of a block at once \(eth_getBlockReceipts\) +no/);
    expect(en).to.include("back to block 0, the first that is audited");
    expect(zh).to.match(/按区块取收据（eth_getBlockReceipts） +不可/);
    expect(zh).not.to.include("yes");
  });

  it("names the longest range of logs that is not refused, and how far back it proves", async () => {
    const short = answering({
      eth_getLogs: ([filter]) => {
        const { fromBlock, toBlock } = filter as Record<string, string>;
        return Number(toBlock) - Number(fromBlock) < 10 ? [] : refuse("range too long");
      },
      eth_getProof: ([, , block]) => (Number(block) >= 60 ? {} : refuse("world state unavailable")),
    });
    const { capabilities } = await probe(short, 0, 64);
    expect(capabilities[1]!.detail!.en).to.equal("10 blocks, not 65");
    expect(capabilities[3]!.detail!.en).to.equal("back to block 64 at least");
  });

  it("an endpoint that refuses everything can nothing, and nothing fails", async () => {
    const found = await probe({ send: async () => refuse("no") }, 0);
    expect(found).to.deep.include({ client: "", notes: [] });
    expect(found.capabilities.map((one) => one.able)).to.deep.equal([false, false, false, false]);
    expect(endpointText(found, "en")[0]).to.equal("Endpoint: does not say what it is");
  });

  it("what is known of a client is told: FISCO BCOS answers short without a word", async () => {
    const { notes } = await probe(answering({ web3_clientVersion: () => "FISCO-BCOS-Web3RPC/v3.16" }), 0);
    expect(notes[0]!.zh).to.match(/每次仅返回十个区块/);
  });
});
