import { network } from "hardhat";
import { expect } from "chai";
import { Wallet, encodeRlp, id, keccak256, toBeHex } from "ethers";
import { bytesOf, hexOf } from "../../../src/audit/chain/hex.js";
import { type Keccak, newKeccak } from "../../../src/audit/proof/keccak.js";
import { decode } from "../../../src/audit/chain/rlp.js";
import { orderOf } from "../../../src/audit/proof/order.js";
import { hashedRoot, storageRoot } from "../../../src/audit/proof/trie.js";
import { ProofError, valueIn } from "../../../src/audit/proof/verify.js";
import { plainRoot, plainTrie } from "../../helpers/plainTrie.js";
import { random } from "../../helpers/random.js";

/** The root of a trie that holds nothing: the hash of RLP's empty text. */
const EMPTY_ROOT = keccak256("0x80");

interface Proof {
  storageHash: string;
  storageProof: { key: string; value: string; proof: string[] }[];
}

const word = (value: bigint | number): string => toBeHex(value, 32);
const joined = (words: string[]): Uint8Array => bytesOf(`0x${words.map((one) => one.slice(2)).join("")}`);

describe("The storage trie", () => {
  let keccak: Keccak;
  before(async () => {
    keccak = await newKeccak();
  });
  const rootOf = (slots: ReadonlyMap<string, bigint>): string =>
    hexOf(storageRoot(keccak, { keys: joined([...slots.keys()]), values: joined([...slots.values()].map(word)) }));

  it("hashes as ethers does, whatever the length", () => {
    const pick = random(1n);
    for (let length = 0; length < 300; ++length) {
      const bytes = Uint8Array.from({ length }, () => pick(256));
      expect(hexOf(keccak.of(bytes))).to.equal(keccak256(bytes));
    }
    const three = joined([1, 2, 3].map(word));
    const hashes = `0x${[1, 2, 3].map((one) => keccak256(word(one)).slice(2)).join("")}`;
    const elsewhere = new Uint8Array(three.length);
    keccak.ofEach(three, elsewhere);
    keccak.ofEach(three, three);
    expect([hexOf(elsewhere), hexOf(three)]).to.deep.equal([hashes, hashes]);
  });

  it("of nothing, and of zeros alone, has the empty root", () => {
    expect(rootOf(new Map())).to.equal(EMPTY_ROOT);
    expect(rootOf(new Map([[word(1), 0n]]))).to.equal(EMPTY_ROOT);
  });

  it("of one slot is a leaf; of every length of value", () => {
    for (let bytes = 0; bytes < 32; ++bytes) {
      for (const value of [1n << BigInt(8 * bytes), (1n << BigInt(8 * bytes + 8)) - 1n, 127n << BigInt(8 * bytes)]) {
        const slots = new Map([[word(bytes), value]]);
        expect(rootOf(slots)).to.equal(plainRoot(slots));
      }
    }
  });

  it("of random slots is what the definition says", () => {
    const pick = random(7n);
    for (const count of [2, 3, 4, 5, 8, 15, 16, 17, 40, 100, 300, 1000]) {
      const slots = new Map(
        Array.from({ length: count }, (_, i) => [id(`${count} ${i}`), BigInt(id(`v${i}`)) >> BigInt(pick(250))]),
      );
      expect(rootOf(slots), `${count} slots`).to.equal(plainRoot(slots));
    }
  });

  it("of slots whose hashes begin alike has extensions", () => {
    // Found by trying: five and more nibbles of the hashed keys are the same.
    const byStart = new Map<string, string[]>();
    for (let i = 0; i < 6000; ++i) {
      const start = keccak256(word(i)).slice(0, 7);
      byStart.set(start, [...(byStart.get(start) ?? []), word(i)]);
    }
    const alike = [...byStart.values()].filter(({ length }) => length > 1).slice(0, 12);
    expect(alike).to.have.length(12);
    for (const slots of alike.map((keys) => new Map(keys.map((key): [string, bigint] => [key, 5n])))) {
      expect(rootOf(slots)).to.equal(plainRoot(slots));
    }
    const together = new Map(alike.flat().map((key): [string, bigint] => [key, 1n]));
    expect(rootOf(together)).to.equal(plainRoot(together));
  });

  it("nodes of fewer than 32 bytes stand within their parents, in the trie and in a proof", () => {
    const start = "ab".repeat(30);
    const paths = ["0000", "0001", "0010", "0011", "01f0", "fff0", "ffff"].map((end) => start + end);
    for (let count = 1; count <= paths.length; ++count) {
      const few = paths.slice(0, count);
      const top = plainTrie(few.map((path, i) => [path, toBeHex(i + 1)]));
      const [keys, values] = [few.map((path) => `0x${path}`), few.map((_, i) => word(i + 1))];
      const root = hashedRoot(keccak, { keys: joined(keys), values: joined(values) });
      expect(hexOf(root), `${count} keys`).to.equal(keccak256(encodeRlp(top)));
      if (count !== 2) continue;
      // Of these all nodes below the extension are short.
      const nodes = [encodeRlp(top)].map(bytesOf);
      expect(keys.map((key) => valueIn(keccak, root, bytesOf(key), nodes)?.[0])).to.deep.equal([1, 2]);
      expect(valueIn(keccak, root, bytesOf(`0x${start}0002`), nodes)).to.equal(undefined);
    }
  });

  it("refuses a slot that is given twice", () => {
    const keys = joined([word(1), word(1)]);
    expect(() => storageRoot(keccak, { keys, values: keys })).to.throw(RangeError, "twice");
  });

  it("sorts keys that share more than the prefix", () => {
    const keys = ["ff".repeat(32), "00".repeat(32), `${"00".repeat(20)}${"01".repeat(12)}`, `${"ff".repeat(31)}fe`];
    expect([...orderOf(bytesOf(`0x${keys.join("")}`))]).to.deep.equal([1, 2, 3, 0]);
  });

  describe("beside a real node", () => {
    const address = new Wallet(id("a contract")).address;
    const slots = new Map(Array.from({ length: 60 }, (_, i) => [word(i * i), BigInt(i) ** 40n % 2n ** 256n]));
    let proofs: Proof;
    let root: Uint8Array;
    before(async () => {
      const { provider } = await network.create();
      for (const [slot, value] of slots) {
        await provider.request({ method: "hardhat_setStorageAt", params: [address, toBeHex(slot), word(value)] });
      }
      await provider.request({ method: "hardhat_mine", params: ["0x1"] });
      const keys = [...slots.keys(), word(2), word(3)];
      proofs = (await provider.request({ method: "eth_getProof", params: [address, keys, "latest"] })) as Proof;
      root = bytesOf(proofs.storageHash);
    });

    const proven = (i: number, change: (nodes: Uint8Array[]) => Uint8Array[] = (nodes) => nodes) => {
      const { key, proof } = proofs.storageProof[i]!;
      return valueIn(keccak, root, keccak.of(bytesOf(word(BigInt(key)))), change(proof.map(bytesOf)));
    };

    it("has the node's root", () => expect(rootOf(slots)).to.equal(proofs.storageHash));

    it("what is there is proven, and what is not", () => {
      for (const [i, value] of [...slots.values()].entries()) {
        const found = proven(i);
        expect(found === undefined ? 0n : BigInt(hexOf(decode(found) as Uint8Array))).to.equal(value);
      }
      expect([proven(slots.size), proven(slots.size + 1)]).to.deep.equal([undefined, undefined]);
      expect(valueIn(keccak, bytesOf(EMPTY_ROOT), root, [])).to.equal(undefined);
      expect(() => valueIn(keccak, bytesOf(EMPTY_ROOT), root, [root])).to.throw(ProofError, "empty");
    });

    it("a proof with a node missing, added, exchanged or changed in any byte is none", () => {
      expect(() => proven(5, (nodes) => nodes.slice(0, -1))).to.throw(ProofError, "missing");
      expect(() => proven(5, (nodes) => [...nodes, nodes[0]!])).to.throw(ProofError, "more nodes");
      expect(() => proven(5, (nodes) => nodes.toReversed())).to.throw(ProofError, "not the one named");
      expect(() => proven(5, () => [])).to.throw(ProofError, "missing");
      const last = proofs.storageProof[5]!.proof.at(-1)!;
      for (let i = 0; i < last.length / 2 - 1; ++i) {
        const flip = (nodes: Uint8Array[]) =>
          nodes.with(
            -1,
            nodes.at(-1)!.map((byte, at) => (at === i ? byte ^ 1 : byte)),
          );
        expect(() => proven(5, flip)).to.throw(ProofError);
      }
    });
  });
});
