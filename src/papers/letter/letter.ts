import { getAddress } from "ethers";
import type { Sentence } from "../../audit/findings.js";
import { digest } from "../../digest.js";

/** The scopes of a key, each a bit of its mask, as contracts/membership/IMembers.sol has them. */
export const scopes: readonly { bit: number; name: Sentence }[] = [
  { bit: 1, name: { en: "sign agreements", zh: "签署协议" } },
  { bit: 2, name: { en: "record contributions", zh: "登记贡献" } },
  { bit: 4, name: { en: "attest others' contributions", zh: "证明他方贡献" } },
  { bit: 8, name: { en: "treasury: receipts, invoices, payments", zh: "财务（收款、开票、付款）" } },
  { bit: 16, name: { en: "vote", zh: "表决" } },
  { bit: 32, name: { en: "administer keys, policies and the payout account", zh: "管理密钥、审批规则与收款账户" } },
];

/** What the registry writes for a key that is valid until it is revoked. */
export const NEVER = 2n ** 40n - 1n;

/** The key of a post. */
export interface LetterKey {
  post: Sentence;
  address: string;
  /** A mask of {@link scopes}. */
  scopes: number;
  /** The last second at which it may sign, seconds since 1970; {@link NEVER} for until revoked. */
  validUntil: bigint;
}

/** How many distinct signers an act of one scope needs: up to three bands, the first from 0, each from an amount in minor units on. */
export interface LetterPolicy {
  scope: number;
  bands: readonly { from: bigint; signers: number }[];
}

/** What a key-authorisation letter (密钥授权书) says: all the keys of an application, or what a change grants and revokes. */
export interface Letter {
  purpose: "application" | "change";
  member: Sentence;
  /** The member's number, once it has one. */
  number?: number;
  registration: { type: "USCC" | "ROR" | "CORDIS" | "OTHER"; number: string };
  keys: readonly LetterKey[];
  revoked: readonly { post: Sentence; address: string }[];
  policies: readonly LetterPolicy[];
  /** Where the keys are good: the chain and its member registry. */
  chainId: bigint;
  registry: string;
  /** The day it is drawn up, YYYY-MM-DD. */
  date: string;
}

/**
 * The code that ties a sealed scan to what it must say: it changes with every fact of the letter, and not with its language. 64 bits of
 * SHA-256: it finds mix-ups; the scan's own digest is what counts.
 */
export function letterCode(letter: Letter): string {
  const { purpose, member, number, registration, keys, revoked, policies, chainId, registry, date } = letter;
  const facts = [
    [purpose, member.en, member.zh, number ?? null, registration.type, registration.number],
    keys.map((key) => [key.post.en, key.post.zh, getAddress(key.address), key.scopes, String(key.validUntil)]),
    revoked.map(({ post, address }) => [post.en, post.zh, getAddress(address)]),
    policies.map(({ scope, bands }) => [scope, bands.map(({ from, signers }) => [String(from), signers])]),
    [String(chainId), getAddress(registry), date],
  ];
  const hex = digest(JSON.stringify(facts)).slice(2, 18).toUpperCase();
  return `JL-${hex.match(/.{4}/g)!.join("-")}`;
}
