import type { NetworkConnection } from "hardhat/types/network";
import { ZeroAddress } from "ethers";
import {
  ALL,
  CAUSE,
  CNY,
  COSTS,
  D0,
  Empty,
  Kind,
  TOKEN,
  deployCore,
  member,
  pool,
  poolTerms,
  rest,
  tier,
  versionTerms,
} from "./core.js";

/** Agreements on a core of their own: fixtures. */
export function agreementsOn({ ethers }: NetworkConnection) {
  /** An agreement with one pool shared 1 : 3 by members 1 and 2, in CNY. */
  async function simple() {
    const { core, stranger } = await deployCore(ethers);
    await core.prepare(1, [CNY], ZeroAddress, [poolTerms(1)]);
    await core.setUnits(pool(1), member(1), 1, CAUSE);
    await core.setUnits(pool(1), member(2), 3, CAUSE);
    await core.open(1, 1, versionTerms());
    const book = (net: bigint, currency = CNY) => core.bookNet(1, 1, currency, net, D0, D0, CAUSE);
    return { core, stranger, book };
  }

  /** Levy 10 % · recover all · capped 50 % up to 100 · contributions 50 %, falling to the rest · the rest; CNY counts, TOKEN is accepted. */
  async function full() {
    const { core, stranger } = await deployCore(ethers);
    await core.prepare(1, [CNY, TOKEN], CNY, [
      poolTerms(1),
      poolTerms(2, { cap: 100n }),
      poolTerms(3, { whenEmpty: Empty.Fall, fallTo: 4 }),
      poolTerms(4),
      poolTerms(COSTS),
    ]);
    await core.setUnits(pool(1), member(9), 1, CAUSE);
    await core.setUnits(pool(2), member(1), 1, CAUSE);
    await core.setUnits(pool(4), member(1), 1, CAUSE);
    await core.setUnits(pool(4), member(2), 3, CAUSE);
    const tiers = [
      tier(Kind.Levy, 100_000, 1),
      tier(Kind.Recover, ALL, COSTS),
      tier(Kind.Capped, 500_000, 2),
      tier(Kind.Share, 500_000, 3),
      rest(4),
    ];
    await core.open(1, 1, versionTerms({ currencies: [CNY, TOKEN], tiers }));
    const book = (net: bigint, currency = CNY) => core.bookNet(1, 1, currency, net, D0, D0, CAUSE);
    return { core, stranger, book, tiers };
  }

  return { simple, full };
}
