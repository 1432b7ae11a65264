import { type Finding, fault } from "../faults.js";
import { checkAmount } from "./amounts.js";
import { knownMember, knownPool } from "./known.js";
import { type Version, decimalsFor, each, given, namesIn, repeats } from "./version.js";

/** The pools' names. */
export const poolNames = ({ entry }: Version) => namesIn(entry.pools, (pool) => pool.name);

/** A pool's name stands for one pool. */
export function* poolsOnce({ entry, at }: Version): Generator<Finding> {
  for (const [place, earlier, name] of repeats(entry.pools, (pool) => pool.name)) {
    yield fault(
      [...at("pools"), place, "name"],
      `Pool ${earlier + 1} of the list is called "${name}" too. Give each its own name.`,
      `第 ${earlier + 1} 个分配池也名为 “${name}”，名称不得重复。`,
    );
  }
}

/** A beneficiary is a member that has an agreed pool to itself. */
export function* beneficiariesFit({ entry, at, members }: Version): Generator<Finding> {
  for (const [place, pool] of each(entry.pools)) {
    const path = [...at("pools"), place, "beneficiary"];
    yield* knownMember(path, members, pool.beneficiary);
    if (!given(pool, "beneficiary") || pool.source === undefined || pool.source === "agreed") continue;
    yield fault(
      path,
      `Only a pool with source "agreed" has a beneficiary; units of this one are earned. Remove it, or change the source.`,
      `只有来源为 “agreed” 的分配池可设受益人，本池份额靠贡献取得；请删去受益人或更改来源。`,
    );
  }
}

/** A cap is an amount in the amount currency, on a pool that shares by units. */
export function* capsFit({ entry, at }: Version): Generator<Finding> {
  const decimals = decimalsFor(entry.amountCurrency);
  for (const [place, pool] of each(entry.pools)) {
    const path = [...at("pools"), place, "cap"];
    yield* checkAmount(path, pool.cap, { decimals });
    if (!given(pool, "cap") || pool.source !== "costs") continue;
    yield fault(
      path,
      "A pool of costs takes what is left to recover and no more; it has no cap. Remove it.",
      "成本池以待回收成本为限，不设上限，请删去。",
    );
  }
}

/** A pool without units keeps money or passes it to another pool that shares by units. */
export function* fallsFit(version: Version): Generator<Finding> {
  const { entry, at } = version;
  const names = poolNames(version);
  for (const [place, pool] of each(entry.pools)) {
    const path = [...at("pools"), place];
    yield* knownPool([...path, "fallTo"], names, pool.fallTo);
    if (pool.whenEmpty === "fall" && !given(pool, "fallTo")) {
      yield fault(
        path,
        `A pool that falls when empty needs "fallTo": the pool that its money goes to.`,
        `无份额时转出（whenEmpty 为 fall）的分配池须以 “fallTo” 指明转入的分配池。`,
      );
    }
    const target = entry.pools?.find((other) => other !== undefined && other.name === pool.fallTo);
    if (pool.fallTo === undefined || target === undefined) continue;
    if (pool.fallTo === pool.name || target.source === "costs") {
      yield fault(
        [...path, "fallTo"],
        `Money falls to another pool, and to none of costs. Choose one that shares by units.`,
        `资金只能转入另一个按份额分配的分配池，不能转入自身或成本池。`,
      );
    }
  }
}
