import type { Event, Told } from "../../events.js";
import type { Layout } from "../layout.js";
import type { Packed, Storage } from "../storage.js";

/** What each event of a contract writes into its storage. `time` is its block's, in seconds. */
export type Writers = { [Name in Told["name"]]?: (args: Event<Name>["args"], time: bigint) => void };

/**
 * How a contract's storage follows from its events. Every event of the contract has a writer, be it {@link nothing}, and every variable is
 * in one of the two lists: a test fails where one is missing.
 */
export interface SlotsOf {
  layout: Layout;
  /** The variables that the writers write. */
  written: readonly string[];
  /** The variables that stay zero, and why. */
  never?: Readonly<Record<string, string>>;
  /** What a mapping's key is made of where it is several numbers in one: names and bits, the highest first. */
  packed?: Packed;
  /** Writers into a storage: what an event does not repeat they may read there. */
  writers: (storage: Storage) => Writers;
}

/** Of an event that writes nothing which another does not tell. */
export const nothing = (): void => undefined;

/** OpenZeppelin's EIP-712 keeps names of up to 31 bytes in the code. */
export const shortNames = { _nameFallback: "the name is short", _versionFallback: "the version is short" };
