import type { Sentence } from "../findings.js";

/** What numbers are called. The history has no names: whoever reads it brings them along. */
export interface Names {
  member: (member: bigint) => Sentence;
  /** A currency by its number in the core: ISO 4217's for money in banks, from 1000 for coins and tokens. */
  currency: (number: bigint, address: string) => { code: string; decimals: number };
  /** A pool of an agreement, by its number. */
  pool: (agreement: bigint, number: bigint) => Sentence;
  /** A kind of contribution. */
  kind: (kind: bigint) => Sentence;
}

/** Names for who has none: the numbers themselves, and amounts in minor units. */
export const plainNames: Names = {
  member: (member) => ({ en: `Member ${member}`, zh: `成员 ${member}` }),
  currency: (number, address) => ({ code: number < 1000n ? `ISO 4217/${number}` : address, decimals: 0 }),
  pool: (agreement, number) => ({ en: `pool ${agreement}/${number}`, zh: `收益池 ${agreement}/${number}` }),
  kind: (kind) => ({ en: `kind ${kind}`, zh: `类别 ${kind}` }),
};
