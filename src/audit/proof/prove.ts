import { setImmediate } from "node:timers/promises";
import { bytesOf, hexOf } from "../chain/hex.js";
import type { Finding, Sentence } from "../findings.js";
import { type Endpoint, EndpointError } from "../load/endpoint.js";
import type { Standing } from "../state/standing.js";
import type { Account } from "./account.js";
import { askAccount, askSlots, stateRootOf } from "./asking.js";
import type { Folded } from "./fold.js";
import { HASH, type Keccak, newKeccak } from "./keccak.js";
import type { Packed, Storage } from "./storage.js";
import { slotsOf } from "./slots/all.js";
import { storageRoot } from "./trie.js";
import { ProofError } from "./verify.js";
import { differencesIn, originsOf, wordsOf } from "./words.js";

export const STORAGE = "storage";

/** What is proven, and by which block: where the contracts stand, with which code. */
export interface ToProve extends Standing {
  /** Their storage as the events tell it. */
  folded: Folded;
  block: number;
  blockHash: string;
}

/** What was proven: how many contracts, and how many slots of them together, and what is not as their events tell it. */
export interface Proven {
  contracts: number;
  slots: number;
  findings: Finding[];
  /** Why not all could be proven. */
  reason?: Sentence;
}

/** What was proven of one contract. */
interface OfOne {
  slots: number;
  findings: Finding[];
  /** It has slots that no event tells, whatever they hold. */
  untold?: Finding;
  /** Its trie has slots with a zero, which Ethereum leaves out. */
  keepsZeros?: boolean;
}

/**
 * Proves the storage of every contract: its root, rebuilt from the events alone, is the one that the block's state root proves. So no slot
 * is other than told, and none is there that no event tells. The code is proven to be the one that was looked at. The first contract that
 * the endpoint cannot prove ends it, with what was found until then. Where the chain keeps slots with a zero, a root that differs does not
 * tell whether anything is hidden: what each told slot holds is proven all the same.
 * @throws EndpointError when the endpoint has no header that proves a state root.
 */
export async function proveStorage(endpoint: Endpoint, asked: ToProve): Promise<Proven> {
  const { contracts, codes, folded, block, blockHash } = asked;
  const keccak = await newKeccak();
  const stateRoot = await stateRootOf(endpoint, block, blockHash);
  const proven: Proven = { contracts: 0, slots: 0, findings: misfits(folded) };
  const provers = [...folded.storages].map(([name, storage]) => {
    const { packed } = slotsOf[name];
    return new Prover(endpoint, keccak, contracts[name]!, codes.get(name)!, block, storage, packed, stateRoot);
  });
  await setImmediate(); // all is asked for: the endpoint works on it while the roots are rebuilt here
  const rebuilt = provers.map((prover) => prover.rebuild());
  const all: OfOne[] = [];
  for (const [i, prover] of provers.entries()) {
    try {
      const one = await prover.prove(rebuilt[i]!);
      all.push(one);
      proven.contracts += 1;
      proven.slots += one.slots;
      proven.findings.push(...one.findings);
    } catch (error) {
      if (!(error instanceof EndpointError)) throw error;
      return { ...proven, reason: error.sentence };
    }
  }
  const untold = all.flatMap((one) => one.untold ?? []);
  if (untold.length > 0 && all.some(({ keepsZeros }) => keepsZeros)) return { ...proven, reason: zerosKept };
  proven.findings.push(...untold);
  return proven;
}

const zerosKept: Sentence = {
  en: "This chain keeps slots that are zero in its tries, as anvil does and Ethereum does not: its roots cannot prove that nothing is stored beside what the events tell. Audit a node of another client.",
  zh: "该链在树中保留为零的存储槽（anvil 如此，以太坊并非如此）：其根无法证明事件所述之外别无存储。请换用其他客户端的节点审计。",
};

const misfits = ({ misfits: all }: Folded): Finding[] =>
  all.map(({ event: { name, block, tx, logIndex }, problem }) => {
    const text = { en: `What ${name} tells cannot be stored.`, zh: `${name} 所述内容无法存储。` };
    return { check: STORAGE, severity: "error", text, expected: "storage", found: problem, block, tx, logIndex };
  });

/** A contract's storage, rebuilt. */
interface Rebuilt {
  root: string;
  slots: number;
}

/** Proves one contract's storage. */
class Prover {
  private readonly name: string;
  private readonly account: Promise<Account>;

  constructor(
    private readonly endpoint: Endpoint,
    private readonly keccak: Keccak,
    private readonly address: string,
    private readonly shown: string,
    private readonly block: number,
    private readonly storage: Storage,
    private readonly packed: Packed | undefined,
    stateRoot: Uint8Array,
  ) {
    this.name = storage.layout.contract;
    this.account = askAccount(endpoint, keccak, address, block, stateRoot);
    this.account.catch(() => undefined); // awaited later: an earlier one may fail first
  }

  rebuild(): Rebuilt {
    const words = wordsOf(this.keccak, this.storage);
    return { root: hexOf(storageRoot(this.keccak, words, words.keys)), slots: words.keys.length / HASH };
  }

  /** @throws EndpointError when the endpoint cannot prove it. */
  async prove({ root, slots }: Rebuilt): Promise<OfOne> {
    try {
      const account = await this.account;
      const code = this.code(account);
      if (root === account.storageHash) return { slots, findings: code };
      const { findings, ...more } = await this.localise(root, account.storageHash);
      return { slots, findings: [...code, ...findings], ...more };
    } catch (error) {
      if (!(error instanceof ProofError)) throw error;
      const text = { en: `What should prove ${this.name} proves nothing.`, zh: `${this.name} 的证明无效。` };
      return { slots: 0, findings: [this.finding(text, "a proof", error.message)] };
    }
  }

  /** Is the code that the endpoint shows the one that the state proves? */
  private code({ codeHash }: Account): Finding[] {
    const hash = hexOf(this.keccak.of(bytesOf(this.shown)));
    if (hash === codeHash) return [];
    const text = {
      en: `The code shown of ${this.name} is not the one proven.`,
      zh: `所示 ${this.name} 的代码与证明不符。`,
    };
    return [this.finding(text, codeHash, hash)];
  }

  /** Finds what differs: every slot that the events tell is proven for itself. What then still differs, no event tells. */
  private async localise(root: string, storageHash: string): Promise<Omit<OfOne, "slots">> {
    const { endpoint, keccak, address, block } = this;
    const words = wordsOf(keccak, this.storage);
    const proven = await askSlots(endpoint, keccak, address, words.keys, block, storageHash);
    const keepsZeros = proven.includes(0n);
    const found = proven.map((word) => word ?? 0n);
    const origins = originsOf(this.storage);
    const findings = origins.flatMap((origin, i) =>
      origin.word === found[i] ? [] : differencesIn(origin, found[i]!, this.packed).map((one) => this.differs(one)),
    );
    const values = bytesOf(`0x${found.map((word) => word.toString(16).padStart(2 * HASH, "0")).join("")}`);
    if (hexOf(storageRoot(keccak, { keys: words.keys, values })) === storageHash) return { findings, keepsZeros };
    const text = {
      en: `${this.name} has more storage than its events tell.`,
      zh: `${this.name} 的存储多于其事件所述。`,
    };
    return { findings, keepsZeros, untold: this.finding(text, `storage root ${root}`, storageHash) };
  }

  private differs({ name, expected, found }: ReturnType<typeof differencesIn>[number]): Finding {
    const text = {
      en: `The storage of ${this.name} is not what its events tell: ${name}.`,
      zh: `${this.name} 的存储与其事件不符：${name}。`,
    };
    return this.finding(text, sayWord(expected), sayWord(found));
  }

  private finding(text: Sentence, expected: string, found: string): Finding {
    return { check: STORAGE, severity: "error", text, expected, found, block: this.block, tx: "", logIndex: -1 };
  }
}

/** Numbers as people write them; what is longer than a number is a digest or several values in one word. */
const sayWord = (word: bigint): string => (word < 1n << 96n ? String(word) : `0x${word.toString(16)}`);
