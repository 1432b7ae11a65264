import { type Finding, type Path, fault } from "../faults.js";
import { knownPool } from "./known.js";
import { poolNames } from "./pools.js";
import { ALL, type SoundPool, type Version, each, given, ppmOf } from "./version.js";

/** A tier takes something, and no more than all. */
export function* tierRates({ entry, at }: Version): Generator<Finding> {
  for (const [place, tier] of each(entry.tiers)) {
    const rate = ppmOf(tier.rate);
    if (rate === undefined || (rate > 0 && rate <= ALL)) continue;
    yield fault(
      [...at("tiers"), place, "rate"],
      `A tier takes more than 0 % and at most 100 %, not ${tier.rate}.`,
      `每一层须大于 0 %、至多 100 %，不能是 ${tier.rate}。`,
    );
  }
}

/** The last tier shares all the rest, so that no money is left without an owner; no earlier one does. */
export function* lastSharesAll({ entry, at }: Version): Generator<Finding> {
  const last = (entry.tiers?.length ?? 0) - 1;
  for (const [place, { kind, rate }] of each(entry.tiers)) {
    if (kind === undefined || rate === undefined) continue;
    const sharesAll = kind === "share" && ppmOf(rate) === ALL;
    if (place === last && !sharesAll) {
      yield fault(
        [...at("tiers"), place],
        `The last tier must share all the rest: kind "share", rate "100 %". Add one, or change this one.`,
        `最后一层须分配全部余额：kind 为 share、rate 为 100 %，请补上或更改。`,
      );
    }
    if (place !== last && sharesAll) {
      yield fault(
        [...at("tiers"), place, "rate"],
        "This shares all the rest, so nothing reaches the tiers after it. Lower the rate, or put it last.",
        "此层已分配全部余额，其后各层一无所得；请降低比率或移至最后。",
      );
    }
  }
}

/** Tiers fill pools of their kind. */
export function* tiersFitPools(version: Version): Generator<Finding> {
  const { entry, at } = version;
  const names = poolNames(version);
  for (const [place, tier] of each(entry.tiers)) {
    const path = [...at("tiers"), place, "pool"];
    yield* knownPool(path, names, tier.pool);
    const pool = entry.pools?.find((entry) => entry !== undefined && entry.name === tier.pool);
    if (tier.pool === undefined || pool === undefined || tier.kind === undefined) continue;
    yield* recoverFit(path, tier.kind, pool);
    yield* cappedFit(path, tier.kind, pool);
  }
}

function* recoverFit(path: Path, kind: string, pool: SoundPool): Generator<Finding> {
  if (pool.source === undefined || (kind === "recover") === (pool.source === "costs")) return;
  yield kind === "recover"
    ? fault(
        path,
        `A recover tier fills a pool of costs, and "${pool.name}" is none. Name one with source "costs".`,
        `回收层须对应成本池，而 “${pool.name}” 不是；请指定来源为 costs 的分配池。`,
      )
    : fault(
        path,
        `"${pool.name}" is a pool of costs; only a recover tier fills it. Change the kind or the pool.`,
        `“${pool.name}” 是成本池，只能由回收层（recover）注入；请更改类型或分配池。`,
      );
}

function* cappedFit(path: Path, kind: string, pool: SoundPool): Generator<Finding> {
  if (pool.source === "costs" || (kind === "capped") === given(pool, "cap")) return;
  yield kind === "capped"
    ? fault(
        path,
        `A capped tier needs a pool with a cap, and "${pool.name}" has none. Add the cap, or make it a share tier.`,
        `封顶层对应的分配池须有上限（cap），“${pool.name}” 没有；请补上，或改为 share。`,
      )
    : fault(
        path,
        `"${pool.name}" has a cap; only a capped tier fills it. Make it a capped tier, or remove the cap.`,
        `“${pool.name}” 设有上限，只能由封顶层（capped）注入；请更改类型或删去上限。`,
      );
}

/** A levy has a legal basis and goes to one beneficiary. */
export function* leviesFounded({ entry, at }: Version): Generator<Finding> {
  for (const [place, tier] of each(entry.tiers)) {
    if (tier.kind !== "levy") continue;
    const path = [...at("tiers"), place];
    if (!given(tier, "basis")) {
      yield fault(
        path,
        `A levy needs "basis": the law, statute or resolution that it rests on.`,
        `计提层须以 “basis” 写明依据的法规、章程或决议。`,
      );
    }
    const pool = entry.pools?.find((entry) => entry !== undefined && entry.name === tier.pool);
    if (tier.pool === undefined || pool === undefined || given(pool, "beneficiary")) continue;
    yield fault(
      [...path, "pool"],
      `A levy goes to one member, and "${pool.name}" has no beneficiary. Add one to the pool.`,
      `计提归一个成员所有，而 “${pool.name}” 未设受益人（beneficiary），请补上。`,
    );
  }
}

/** A levy is a rate of the whole, so what the tiers before it leave must suffice for it, whatever comes in. */
export function* takesFit({ entry, at }: Version): Generator<Finding> {
  let left = ALL;
  for (const [place, tier] of (entry.tiers ?? []).entries()) {
    const rate = ppmOf(tier?.rate);
    if (tier?.kind === undefined || rate === undefined || rate > ALL) return;
    if (tier.kind !== "levy") {
      left = Math.floor((left * (ALL - rate)) / ALL);
      continue;
    }
    if (rate > left) {
      yield fault(
        [...at("tiers"), place, "rate"],
        `A levy of ${tier.rate} of the whole could exceed the ${left / 10_000} % that the tiers before it leave. Put it first, or lower it.`,
        `按全额 ${tier.rate} 计提，可能超过前面各层剩下的 ${left / 10_000} %；请移到最前或降低比率。`,
      );
    }
    left = Math.max(0, left - rate);
  }
}
