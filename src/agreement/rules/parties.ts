import { type Finding, fault } from "../faults.js";
import { UNITS_LIMIT, amountOf, checkAmount } from "./amounts.js";
import { knownMember, knownPool } from "./known.js";
import { poolNames } from "./pools.js";
import { ALL, type SoundParty, type SoundPool, type Version, each, given, ppmOf, repeats } from "./version.js";

/** Shares are written with two decimals, any scale. */
const SHARE_DECIMALS = 2;

/** A member is a party once. */
export function* partiesOnce({ entry, at }: Version): Generator<Finding> {
  for (const [place, earlier, member] of repeats(entry.parties, (party) => party.member)) {
    yield fault(
      [...at("parties"), place, "member"],
      `"${member}" is party ${earlier + 1} already. List a member once.`,
      `“${member}” 已是第 ${earlier + 1} 个签约方，不得重复。`,
    );
  }
}

/** A party is a member; at most all of its units belong to its people. */
export function* partiesFit({ entry, at, members }: Version): Generator<Finding> {
  for (const [place, party] of each(entry.parties)) {
    const path = [...at("parties"), place];
    yield* knownMember([...path, "member"], members, party.member);
    if ((ppmOf(party.reward) ?? 0) <= ALL) continue;
    yield fault(
      [...path, "reward"],
      `At most 100 % of a party's units can belong to its people, not ${party.reward}.`,
      `奖励比例至多 100 %，不能是 ${party.reward}。`,
    );
  }
}

/** Shares are of agreed pools that parties share in, and within what the ledger counts. */
export function* sharesFit(version: Version): Generator<Finding> {
  const { entry, at } = version;
  const names = poolNames(version);
  for (const [place, { shares }] of each(entry.parties)) {
    for (const [name, share] of Object.entries(shares ?? {})) {
      const path = [...at("parties"), place, "shares", name];
      yield* checkAmount(path, share, { decimals: SHARE_DECIMALS, below: UNITS_LIMIT, zero: true });
      yield* knownPool(path, names, name);
      const pool = entry.pools?.find((entry) => entry !== undefined && entry.name === name);
      if (pool?.source === undefined || amountOf(share, SHARE_DECIMALS) === 0n) continue;
      if (pool.source !== "agreed") {
        yield fault(
          path,
          `Shares in "${name}" are ${pool.source === "costs" ? "recorded costs" : "earned by contributions"}, not agreed. Remove this one.`,
          `“${name}” 的份额${pool.source === "costs" ? "来自登记成本" : "靠贡献取得"}，不由协议约定，请删去。`,
        );
      } else if (given(pool, "beneficiary")) {
        yield fault(
          path,
          `All of "${name}" goes to its beneficiary. Remove this share, or the beneficiary.`,
          `“${name}” 全归其受益人，请删去此份额或受益人。`,
        );
      }
    }
  }
}

/** Somebody has a share in each agreed pool, and all of them together can be counted. */
export function* poolsShared({ entry, at }: Version): Generator<Finding> {
  if (entry.parties === undefined) return;
  for (const [place, pool] of each(entry.pools)) {
    const { name } = pool;
    if (pool.source !== "agreed" || given(pool, "beneficiary") || name === undefined) continue;
    const shares = entry.parties.map((party) => shareOf(party, pool));
    if (shares.some((share) => share === undefined)) continue;
    const total = (shares as bigint[]).reduce((sum, share) => sum + share, 0n);
    if (total === 0n) {
      yield fault(
        [...at("pools"), place],
        `Nobody has a share in "${name}". Give parties shares in it, or name a beneficiary.`,
        `“${name}” 中无人有份额；请为签约方填写份额，或指定受益人。`,
      );
    } else if (total >= UNITS_LIMIT) {
      yield fault(
        [...at("pools"), place],
        `The shares in "${name}" sum to more than the ledger can count. Divide them all by the same number.`,
        `“${name}” 的份额合计超出账本可计的上限，请同比例缩小。`,
      );
    }
  }
}

/** A party's share in hundredths; undefined when it cannot be read. */
function shareOf(party: SoundParty | undefined, pool: SoundPool): bigint | undefined {
  if (party?.shares === undefined || pool.name === undefined) return undefined;
  if (!Object.hasOwn(party.shares, pool.name)) return 0n;
  return amountOf(party.shares[pool.name], SHARE_DECIMALS);
}

/** R12: all of the profit to some and nothing to others holds only where it was expressly agreed. */
export function* nobodyForgotten({ entry, at }: Version): Generator<Finding> {
  const { tiers, pools, parties } = entry;
  const agreed = given(entry, "allToSomeAgreed") && entry.allToSomeAgreed !== false;
  if (!tiers || !pools || !parties || agreed) return;
  const profit = new Set<string>();
  for (const tier of tiers) {
    if (tier?.kind === undefined || tier.pool === undefined) return;
    if (tier.kind === "share" || tier.kind === "capped") profit.add(tier.pool);
  }
  const filled: SoundPool[] = [];
  for (const pool of pools) {
    if (pool?.name === undefined || pool.source === undefined) return;
    if (!profit.has(pool.name)) continue;
    if (pool.source === "contributions") return; // a share that is earned gives everybody a chance
    if (pool.source === "agreed") filled.push(pool);
  }
  for (const [place, party] of each(parties)) {
    const shares = filled.map((pool) => shareOf(party, pool));
    if (shares.some((share) => share !== 0n)) continue;
    yield fault(
      [...at("parties"), place],
      `"${party.member}" has no share in any pool that profit goes to. Give it one, or set "allToSomeAgreed" if the parties expressly agreed so.`,
      `“${party.member}” 在任何收益池中均无份额；请给予份额，或在各方明示约定时将 “allToSomeAgreed” 设为 true。`,
    );
  }
}
