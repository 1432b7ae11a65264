import { expect } from "chai";
import { blocksOf } from "../../../src/audit/chain/fetch.js";
import type { Endpoint } from "../../../src/audit/load/endpoint.js";

const LARGE = 1_000_000;
const GAS = 30_000_000;

/** A chain of small blocks, then of blocks with one large receipt each; tells how many characters of receipts were asked for at one time. */
function chainOf(small: number, large: number) {
  let [underway, most] = [0, 0];
  const block = (number: number) => {
    const transactions = number <= small ? [] : [{ hash: `0x${number}`, input: "0x" }];
    return { number, gasUsed: `0x${(number <= small ? 0 : GAS).toString(16)}`, transactions };
  };
  const endpoint: Endpoint = {
    send: async (method, [which]) => {
      if (method === "eth_getBlockByNumber") return Promise.resolve(block(Number(which)));
      most = Math.max(most, (underway += LARGE));
      await new Promise(setImmediate);
      underway -= LARGE;
      return { logs: [{ topics: [], data: "0".repeat(LARGE) }] };
    },
  };
  const last = small + large;
  const wanted = { first: 1, last, from: 1, to: last, receiptsByBlock: false };
  const opened = (number: number) => number > small;
  return { blocks: blocksOf(endpoint, { ...wanted, opened }), most: () => most };
}

describe("Blocks on their way", () => {
  it("come in order, each once, with all they hold where that is wanted", async () => {
    const numbers: number[] = [];
    for await (const piece of chainOf(150, 20).blocks)
      for (const { number, body } of piece) {
        numbers.push(number);
        expect(body?.receipts.length).to.equal(number <= 150 ? undefined : 1);
      }
    expect(numbers).to.deep.equal(Array.from({ length: 170 }, (_, i) => i + 1));
  });

  it("are a few megabytes, also where small blocks turn into large ones", async () => {
    const chain = chainOf(200, 60);
    let pieces = 0;
    for await (const piece of chain.blocks) if (piece.at(-1)!.number > 200) pieces += 1;
    expect(chain.most()).to.be.within(2 * LARGE, 5 * LARGE);
    expect(pieces).to.be.at.least(30);
  });
});
