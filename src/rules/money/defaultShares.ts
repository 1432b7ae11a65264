/** What is known of a party's share. */
export interface Claim {
  /** What the parties agreed, any scale. */
  agreed?: bigint;
  /** What it paid in, in minor units. */
  paidIn?: bigint;
}

/** Shares, any scale, and what they follow from. */
export interface DefaultShares {
  by: "agreed" | "paid-in" | "equal";
  shares: bigint[];
}

/** R11: as agreed; where that is not settled for all, by paid-in contribution; where nobody knows that, equal. */
export function defaultShares(claims: readonly Claim[]): DefaultShares {
  const of = (field: keyof Claim): bigint[] | undefined => {
    const values = claims.map((claim) => claim[field]);
    const known = values.every((value) => value !== undefined);
    return known && values.some((value) => value > 0n) ? values : undefined;
  };
  const agreed = of("agreed");
  if (agreed !== undefined) return { by: "agreed", shares: agreed };
  const paidIn = of("paidIn");
  if (paidIn !== undefined) return { by: "paid-in", shares: paidIn };
  return { by: "equal", shares: claims.map(() => 1n) };
}
