import { expect } from "chai";
import { AbiCoder, keccak256, toBeHex } from "ethers";
import { hexOf } from "../../../src/audit/chain/hex.js";
import { newKeccak } from "../../../src/audit/proof/keccak.js";
import type { Layout } from "../../../src/audit/proof/layout.js";
import { MOST_SLOTS, Rows, type Step } from "../../../src/audit/proof/rows.js";
import { Storage, pathText } from "../../../src/audit/proof/storage.js";
import { originsOf, wordsOf } from "../../../src/audit/proof/words.js";
import { random, seedOfRun } from "../../helpers/random.js";

const field = (label: string, slot: number, type: string, offset = 0) => ({ label, slot, offset, type });

/** A contract with everything that a path can lead through. */
const layout: Layout = {
  contract: "Example",
  variables: [
    field("low", 0, "uint64"),
    field("high", 0, "uint128", 8),
    field("number", 1, "uint256"),
    field("cards", 2, "mapping(uint256 => struct Card)"),
    field("named", 3, "mapping(bytes32 => uint256)"),
    field("owned", 4, "mapping(address => mapping(uint16 => struct Card))"),
    field("boxes", 5, "mapping(uint256 => struct Box)"),
    field("box", 6, "struct Box"),
    field("wide", 20, "mapping(uint256 => struct Wide)"),
  ],
  types: {
    uint64: { bytes: 8 },
    uint128: { bytes: 16 },
    uint256: { bytes: 32 },
    "struct Card": { fields: [field("a", 0, "uint64"), field("b", 0, "uint128", 8), field("c", 2, "uint256")] },
    "struct Box": {
      fields: [
        field("count", 0, "uint64"),
        field("card", 1, "struct Card"),
        field("marks", 4, "mapping(uint256 => uint64)"),
      ],
    },
    "struct Wide": { fields: [field("first", 0, "uint64"), field("last", MOST_SLOTS, "uint256")] },
    "mapping(uint256 => struct Card)": { key: "uint256", value: "struct Card" },
    "mapping(uint256 => struct Box)": { key: "uint256", value: "struct Box" },
    "mapping(uint256 => struct Wide)": { key: "uint256", value: "struct Wide" },
    "mapping(uint256 => uint64)": { key: "uint256", value: "uint64" },
    "mapping(uint16 => struct Card)": { key: "uint16", value: "struct Card" },
    "mapping(bytes32 => uint256)": { key: "bytes32", value: "uint256" },
    "mapping(address => mapping(uint16 => struct Card))": { key: "address", value: "mapping(uint16 => struct Card)" },
  },
};

interface Stands {
  slot: bigint;
  shift: bigint;
  bits: bigint;
}

/** Where a path ends, as the Solidity documentation has it. */
function standsAt(path: readonly Step[]): Stands {
  let [slot, type] = [0n, ""];
  let fields: Layout["variables"] | undefined = layout.variables;
  let shift = 0n;
  for (const step of path) {
    if (fields !== undefined) {
      const one = fields.find(({ label }) => label === step)!;
      [slot, type, shift] = [slot + BigInt(one.slot), one.type, BigInt(one.offset) * 8n];
    } else {
      const { key, value } = layout.types[type]!;
      const known = key === "bytes32" ? key : key === "address" ? key : "uint256";
      slot = BigInt(keccak256(AbiCoder.defaultAbiCoder().encode([known, "uint256"], [step, slot])));
      type = value!;
    }
    fields = layout.types[type]!.fields;
  }
  return { slot, shift, bits: BigInt(layout.types[type]!.bytes ?? 0) * 8n };
}

type Next = (below: number) => number;

function somePath(next: Next): Step[] {
  // Most numbers come one after the other, some do not, some are beyond any number of JavaScript.
  const number = () => [BigInt(next(40)), BigInt(next(2000)), (1n << 200n) + BigInt(next(3))][next(3)]!;
  const card = () => ["a", "b", "c"][next(3)]!;
  const box = (...before: Step[]): Step[] =>
    [
      [...before, "count"],
      [...before, "card", card()],
      [...before, "marks", number()],
    ][next(3)]!;
  const paths: (() => Step[])[] = [
    () => [["low", "high", "number"][next(3)]!],
    () => ["cards", number(), card()],
    () => ["named", toBeHex(next(50), 32)],
    () => ["owned", toBeHex(1 + next(3), 20), BigInt(next(300)), card()],
    () => box("boxes", number()),
    () => box("box"),
    () => ["wide", number(), ["first", "last"][next(2)]!],
  ];
  return paths[next(paths.length)]!();
}

describe("A contract's storage as its events tell it", () => {
  it("is what Solidity's layout makes of it, whatever is written, read and deleted (fuzzed)", async () => {
    const next = random(seedOfRun("storage"));
    const keccak = await newKeccak();
    for (let round = 0; round < 8; ++round) {
      const storage = new Storage(layout);
      const slots = new Map<bigint, bigint>();
      const written = new Map<string, bigint>();
      for (let i = 0; i < 600; ++i) {
        const path = somePath(next);
        const { slot, shift, bits } = standsAt(path);
        const mask = ((1n << bits) - 1n) << shift;
        expect(storage.get(...path), pathText(path)).to.equal(((slots.get(slot) ?? 0n) & mask) >> shift);
        const value = BigInt.asUintN(Number(bits), [0n, BigInt(next(300)), -1n - BigInt(next(9))][next(3)]!);
        storage.set(value, ...path);
        slots.set(slot, ((slots.get(slot) ?? 0n) & ~mask) | (value << shift));
        written.set(pathText(path.slice(0, -1)), slot);
        if (next(10) > 0 || path[0] !== "cards") continue;
        storage.clear("cards", path[1]!);
        const first = standsAt(["cards", path[1]!, "a"]).slot;
        for (const one of [first, first + 2n]) if (slots.has(one)) slots.set(one, 0n);
      }
      const { keys, values } = wordsOf(keccak, storage);
      const wordIn = (bytes: Uint8Array, i: number) => BigInt(hexOf(bytes.subarray(i * 32, i * 32 + 32)));
      const told = new Map(Array.from({ length: keys.length / 32 }, (_, i) => [wordIn(keys, i), wordIn(values, i)]));
      expect(told).to.deep.equal(slots);
      expect(told.size, "no slot twice").to.equal(keys.length / 32);
      const origins = originsOf(storage);
      expect(origins.map(({ word }) => word)).to.deep.equal([...told.values()]);
      for (const [i, { path, index }] of origins.entries())
        if (path[0] === "cards") expect(standsAt(path).slot + BigInt(index)).to.equal(wordIn(keys, i));
    }
  });

  it("keeps rows of entries as they come: more than a chunk has, and none that nobody wrote", () => {
    const rows = new Rows(2);
    for (let i = 0; i < 3000; ++i) rows.of(BigInt(i)).set(i % 2, BigInt(i) << 200n);
    rows.of("0xab");
    expect(rows.filled).to.equal(3000);
    for (const i of [0, 1, 2, 1023, 1024, 2047, 2048, 2999]) {
      const row = rows.of(BigInt(i));
      expect([row.get(i % 2), row.get(1 - (i % 2))]).to.deep.equal([BigInt(i) << 200n, undefined]);
    }
    expect(rows.of("0xab").get(0)).to.equal(undefined);
    expect([...rows.places].map(([, row]) => row)).to.deep.equal(Array.from({ length: 3001 }, (_, i) => i));
  });
});
