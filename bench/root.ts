import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { hexOf } from "../src/audit/chain/hex.js";
import { HASH, newKeccak } from "../src/audit/proof/keccak.js";
import { type Slots, storageRoot } from "../src/audit/proof/trie.js";
import { random } from "../test/helpers/random.js";
import { type Figure, seconds } from "./figures.js";

const SLOTS = 100_000;
const peer = path.join(import.meta.dirname, "peers", "node_modules", "@ethereumjs", "mpt");

/** What is used of the peer. */
interface Peer {
  createMPT: (options: object) => Promise<{
    put: (key: Uint8Array, value: Uint8Array) => Promise<void>;
    root: () => Uint8Array;
  }>;
}

/** Slots as mappings make them, with words of any length. */
function someSlots(): Slots {
  const next = random(11n);
  const bytes = (length: number) => Uint8Array.from({ length }, () => next(256));
  const keys = bytes(SLOTS * HASH);
  const values = new Uint8Array(SLOTS * HASH);
  for (let end = HASH; end <= values.length; end += HASH) {
    const word = bytes(1 + next(HASH));
    word[0]! |= 1;
    values.set(word, end - word.length);
  }
  return { keys, values };
}

const wordOf = (words: Uint8Array, i: number): Uint8Array => words.subarray(i * HASH, (i + 1) * HASH);

/** A value in RLP, as a trie holds it. */
function rlpOf(word: Uint8Array): Uint8Array {
  const short = word.subarray(word.findIndex((byte) => byte !== 0));
  return short.length === 1 && short[0]! < 0x80 ? short : Uint8Array.of(0x80 + short.length, ...short);
}

/** Slots a second of the peer's trie, and its root. */
async function peerRoot({ keys, values }: Slots, hash?: (bytes: Uint8Array) => Uint8Array): Promise<[number, string]> {
  const { createMPT } = (await import(pathToFileURL(path.join(peer, "dist/esm/index.js")).href)) as Peer;
  const began = seconds();
  const trie = await createMPT({ useKeyHashing: true, ...(hash && { useKeyHashingFunction: hash }) });
  for (let i = 0; i < SLOTS; ++i) await trie.put(wordOf(keys, i), rlpOf(wordOf(values, i)));
  return [SLOTS / (seconds() - began), hexOf(trie.root())];
}

/**
 * How fast the root of a contract's storage is rebuilt, beside the same work of the trie that is used most in this language: as it comes,
 * and given the same hash. All three must find the same root.
 */
export async function measureRoot(): Promise<Figure[]> {
  const slots = someSlots();
  const keccak = await newKeccak();
  let best = Infinity;
  let root = "";
  for (let run = 0; run < 5; ++run) {
    const began = seconds();
    root = hexOf(storageRoot(keccak, slots));
    best = Math.min(best, seconds() - began);
  }
  const { version } = JSON.parse(readFileSync(path.join(peer, "package.json"), "utf8")) as { version: string };
  const [plain, plainRoot] = await peerRoot(slots);
  const [helped, helpedRoot] = await peerRoot(slots, keccak.of);
  if (plainRoot !== root || helpedRoot !== root) throw new Error(`roots differ: ${root}, ${plainRoot}, ${helpedRoot}`);
  const name = `@ethereumjs/mpt-${version}`;
  const own = SLOTS / best;
  const peers = { [name]: Math.round(plain), [`${name} with hash-wasm`]: Math.round(helped) };
  return [
    { id: "audit.root.slotsPerSecond", value: Math.round(own), peers },
    { id: "audit.root.ratio", value: Number((own / plain).toFixed(1)), peers: { [name]: 1 } },
  ];
}
