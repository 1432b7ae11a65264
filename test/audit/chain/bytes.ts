import { expect } from "chai";
import { concat, encodeRlp, getBytes, hexlify, id, keccak256, toBeHex, toBeArray } from "ethers";
import { bloomOf, bitsOf, mayHold } from "../../../src/audit/chain/bloom.js";
import { bytesOf, hexOf } from "../../../src/audit/chain/hex.js";
import { type Item, decode, encode, quantity } from "../../../src/audit/chain/rlp.js";
import { orderedRoot } from "../../../src/audit/chain/trie.js";
import { random as randomFrom } from "../../helpers/random.js";
import { read } from "../../helpers/nodeReceipt.js";

const EMPTY_ROOT = "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421";

/** Anything that RLP can hold; lengths around those where its prefixes change. */
function anything(next: (below: number) => number, depth: number): Item {
  if (depth > 0 && next(2) === 0) return Array.from({ length: next(9) }, () => anything(next, depth - 1));
  const length = [0, 1, 2, 54, 55, 56, 57, 255, 256, 257, 1000][next(11)]!;
  const bytes = Uint8Array.from({ length }, () => next(256));
  return next(2) === 0 ? bytes : hexlify(bytes);
}

const plain = (item: Item): unknown => (Array.isArray(item) ? item.map(plain) : hexlify(item as Uint8Array | string));

describe("Bytes of the chain", () => {
  it("RLP is written as ethers writes it, and read back", () => {
    const next = randomFrom(7n);
    for (let i = 0; i < 100; ++i) {
      const item = anything(next, 4);
      const bytes = encode(item);
      expect(hexOf(bytes)).to.equal(encodeRlp(plain(item) as string));
      expect(plain(decode(bytes) as Item)).to.deep.equal(plain(item));
    }
    const long = new Uint8Array(70_000).fill(7);
    expect(hexOf(encode([long, "0x01"]))).to.equal(encodeRlp([hexlify(long), "0x01"]));
  });

  it("RLP that no encoder writes is refused", () => {
    const wrong = [
      "0x",
      "0x8100",
      "0xb800",
      "0xb80100",
      "0xb90038",
      "0x8201",
      "0xc2",
      "0xc0c0",
      "0xf800",
      "0xc28100",
      "0xbf",
      "0xc281",
      "0x8000",
      "0x817f",
      "0xb801ff",
      `0xb90038${"11".repeat(56)}`,
      "0x8211",
      "0xb9ff",
      "0xc2820102",
    ];
    for (const bytes of wrong) expect(() => decode(getBytes(bytes)), bytes).to.throw(RangeError);
  });

  it("a number is written without leading zeros", () => {
    expect(["0x0", "0x00", "0x1", "0x7f", "0x100", "0x0bcd"].map(quantity)).to.deep.equal([
      "0x",
      "0x",
      "0x01",
      "0x7f",
      "0x0100",
      "0x0bcd",
    ]);
  });

  it("text that is no number is refused", () => {
    for (const text of ["", "0x", "7", undefined]) expect(() => quantity(text as string), text).to.throw(RangeError);
  });

  it("text that is no bytes is refused", () => {
    expect(hexOf(bytesOf("0x00fFa7"))).to.equal("0x00ffa7");
    for (const text of ["", "00", "0x0", "0xzz", "0x0g", "0x0é"])
      expect(() => bytesOf(text), text).to.throw(RangeError);
  });

  it("the trie of a block: none, one, and where its keys change their length", () => {
    expect(orderedRoot([])).to.equal(EMPTY_ROOT);
    const value = getBytes(id("a receipt"));
    const leaf = encodeRlp([concat(["0x20", encodeRlp("0x")]), value]);
    expect(orderedRoot([value])).to.equal(keccak256(leaf));
    const roots = new Set(
      [1, 2, 3, 16, 17, 127, 128, 129, 255, 256, 257, 300].map((n) => orderedRoot(Array(n).fill(value))),
    );
    expect(roots.size).to.equal(12);
  });

  it("the trie of a block of two: an extension, a branch and two leaves, by hand", () => {
    const [a, b] = [getBytes("0x0a"), getBytes("0x0b")];
    const short = (key: string, value: Uint8Array) => [key, hexlify(value)];
    // Keys 0x80 and 0x01: no nibble in common. Both leaves are so short that they stand in the branch itself.
    const branch: unknown[] = Array(17).fill("0x");
    branch[0] = short("0x31", b);
    branch[8] = short("0x30", a);
    expect(orderedRoot([a, b])).to.equal(keccak256(encodeRlp(branch as string[])));
  });

  it("a bloom has three bits for each address and topic, and nothing that was not logged", () => {
    const logs = Array.from({ length: 5 }, (_, i) => {
      return { address: toBeHex(i + 1, 20), topics: [id(`topic ${i}`)] };
    });
    const told = logs.map((log) => ({ ...log, data: "0x" }));
    const receipt = {
      transactionHash: id("one"),
      cumulativeGasUsed: "0x1",
      status: "0x1",
      logsBloom: "0x",
      logs: told,
    };
    const bloom = bloomOf(read(receipt).logs);
    expect(bloomOf([])).to.equal(`0x${"00".repeat(256)}`);
    for (const { address, topics } of logs) {
      expect(mayHold(bloom, bitsOf(address))).to.equal(true);
      expect(mayHold(bloom, bitsOf(topics[0]!))).to.equal(true);
    }
    const others = Array.from({ length: 500 }, (_, i) =>
      bitsOf(hexlify(concat([new Uint8Array(16), toBeArray(1_000_000 + i).slice(-4)]).padEnd(42, "0"))),
    );
    expect(others.filter((bits) => mayHold(bloom, bits)).length).to.equal(0);
    expect(() => mayHold("0x00", bitsOf("0x00"))).to.throw(RangeError);
  });
});
