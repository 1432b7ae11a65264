import type { Calls } from "./acts/acts.js";
import type { At, CheckedContracts, Evidence, Told } from "./events.js";
import type { Books } from "./books.js";
import type { Recover } from "./keys/recover.js";
import type { Memory } from "./memory.js";

/** A sentence in both languages. */
export interface Sentence {
  en: string;
  zh: string;
}

/** Something that is not as it must be. */
export interface Finding extends At {
  check: string;
  severity: "error";
  text: Sentence;
  expected: string;
  found: string;
}

/** How a check reports. */
export type Find = (at: At, text: Sentence, expected: unknown, found: unknown) => void;

/** What a check sees: the books as they stood before the event, and the whole transaction it belongs to. */
export interface Scene {
  books: Books;
  contracts: CheckedContracts;
  transaction: readonly Told[];
  position: number;
  /** The time of the block in seconds, what the chain knows beside the logs, and what the transaction carries: where they are known. */
  time?: bigint | undefined;
  evidence?: Pick<Evidence, "chainId" | "wallets"> | undefined;
  calls?: Calls | undefined;
  tally: Tally;
  find: Find;
  recover: Recover;
}

/** A contract's signature that nobody can recover: the contract alone says whether it is valid (ERC-1271). */
export interface Vouched extends At {
  signer: string;
  digest: string;
  signature: string;
}

/** What the checks counted on their way. */
export interface Tally {
  /** Signatures whose keys were recovered, and acts that the signer sent itself. */
  recovered: number;
  sent: number;
  vouched: Vouched[];
  /** Acts that came through another contract, so that no calldata of ours carries them. */
  untraceable: (At & { event: string })[];
}

/**
 * One question asked of the whole history. `begin` gives an instance that goes on from what it remembers. `begins` is asked
 * before a transaction, `event` before the event is entered into the books; `transaction` and `block` after all of their events were.
 */
export interface Check {
  id: string;
  title: Sentence;
  /** It asks what logs alone do not tell: times, and what transactions carry. */
  needsChain?: true;
  begin: (memory: Memory) => {
    begins?: (events: readonly Told[], scene: Scene) => void;
    event?: (event: Told, scene: Scene) => void;
    transaction?: (events: readonly Told[], scene: Scene) => void;
    block?: (last: At, scene: Scene) => void;
  };
}
