import { bytesOf, hexOf } from "./hex.js";
import { type NodeBlock, headerHash } from "./header.js";
import { type Item, type Read, decode, encode } from "./rlp.js";

/** What a QBFT chain (EEA QBFT 1, as Hyperledger Besu writes it) keeps in a header's extraData. */
export interface Extra {
  vanity: Uint8Array;
  /** Who may seal this block, in lower case. Empty where a contract names the validators, and not the headers. */
  validators: string[];
  /** The proposer's vote to take somebody in or to drop somebody. */
  vote: { recipient: string; add: boolean } | undefined;
  round: Uint8Array;
  /** Signatures, each `r 32 | s 32 | parity 1`. */
  seals: Uint8Array[];
}

const VANITY = 32;
const ADDRESS = 20;
const SEAL = 65;
const ROUND_BYTES = 4;
const ADD = 0xff;

const isBytes = (item: Read | undefined, length: number): item is Uint8Array =>
  item instanceof Uint8Array && item.length === length;

const listOf = (item: Read | undefined, length: number): Uint8Array[] | undefined =>
  Array.isArray(item) && item.every((one): one is Uint8Array => isBytes(one, length)) ? item : undefined;

/** Reads extraData; undefined when it is not of this form, as on every chain that is not of QBFT. */
export function qbftExtra(extraData: string): Extra | undefined {
  let items: Read;
  try {
    items = decode(bytesOf(extraData));
  } catch {
    return undefined;
  }
  if (!Array.isArray(items) || items.length !== 5) return undefined;
  const [vanity, , vote, round] = items;
  const [validators, seals] = [listOf(items[1], ADDRESS), listOf(items[4], SEAL)];
  const voted = voteOf(vote!);
  if (!isBytes(vanity, VANITY) || !validators || !seals || voted === null) return undefined;
  if (!(round instanceof Uint8Array) || round.length > ROUND_BYTES || round[0] === 0) return undefined;
  return { vanity, validators: validators.map(hexOf), vote: voted, round, seals };
}

/** Null for what is no vote and no absence of one. */
function voteOf(item: Read): Extra["vote"] | null {
  if (!Array.isArray(item)) return null;
  if (item.length === 0) return undefined;
  const [recipient, kind] = item;
  if (item.length !== 2 || !isBytes(recipient, ADDRESS) || !(kind instanceof Uint8Array)) return null;
  const value = kind[0] ?? 0;
  return kind.length <= 1 && (value === 0 || value === ADD)
    ? { recipient: hexOf(recipient), add: value === ADD }
    : null;
}

function written({ vanity, validators, vote }: Extra, round: Uint8Array, seals: readonly Uint8Array[]): Uint8Array {
  const votes: Item = vote === undefined ? [] : [vote.recipient, vote.add ? "0xff" : "0x"];
  return encode([vanity, validators, votes, round, seals]);
}

const NO_ROUND = new Uint8Array(0);

/** Extra data as bytes. */
export const extraBytes = (extra: Extra): Uint8Array => written(extra, extra.round, extra.seals);

/** A block's hash on a QBFT chain: seals are left out and the round is 0, since both differ between nodes. */
export const qbftHash = (block: NodeBlock, extra: Extra): string => headerHash(block, written(extra, NO_ROUND, []));

/** What the validators sign when they commit: the header without the seals, with its round. */
export const sealDigest = (block: NodeBlock, extra: Extra): string =>
  headerHash(block, written(extra, extra.round, []));
