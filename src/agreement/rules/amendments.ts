import { type Finding, type Path, fault } from "../faults.js";
import { amountOf } from "./amounts.js";
import { type SoundPool, type Version, decimalsFor, each, ppmOf } from "./version.js";

/** A version and those before it, the first one first. */
export interface Succession {
  version: Version;
  before: Version[];
}

/** A place is for ever: parties stay where they are, new ones come after them. */
export function* placesKept({ version, before }: Succession): Generator<Finding> {
  const earlier = before.at(-1)!.entry.parties;
  const parties = version.entry.parties;
  if (earlier === undefined || parties === undefined) return;
  for (const [place, { member }] of each(earlier)) {
    if (member === undefined || (place < parties.length && parties[place]?.member === undefined)) continue;
    if (parties[place]?.member === member) continue;
    yield fault(
      place < parties.length ? [...version.at("parties"), place, "member"] : version.at("parties"),
      `Party ${place + 1} is "${member}" in every version. Keep the parties in their places; add new ones at the end.`,
      `第 ${place + 1} 个签约方在各版本中均为 “${member}”；原签约方位次不变，新签约方列于其后。`,
    );
  }
}

/** Nobody can shorten the notice that protects a silent party. */
export function* noticeKept({ version, before }: Succession): Generator<Finding> {
  const fixed = before[0]!.entry.rules?.noticeDays;
  const asked = version.entry.rules?.noticeDays;
  if (fixed === undefined || asked === undefined || asked === fixed) return;
  yield fault(
    [...version.at("rules"), "noticeDays"],
    `The days of notice are fixed by the first version: ${fixed}, not ${asked}.`,
    `通知天数由第一版固定为 ${fixed} 天，不能改为 ${asked}。`,
  );
}

/** A pool of an earlier version goes on as it was made; whoever wants it otherwise makes one of a new name. */
export function* poolsKept(succession: Succession): Generator<Finding> {
  const { version } = succession;
  for (const [place, pool] of each(version.entry.pools)) {
    const maker = makerOf(succession, pool);
    if (maker === undefined) continue;
    const made = maker.entry.pools!.find((entry) => entry?.name === pool.name)!;
    for (const field of ["source", "whenEmpty", "fallTo", "holdUntil", "cap", "beneficiary"] as const) {
      if (!differs(version, pool, made, field)) continue;
      yield fault(
        Object.hasOwn(pool, field) ? [...version.at("pools"), place, field] : [...version.at("pools"), place],
        `"${pool.name}" is of an earlier version and keeps its ${field}. Keep it, or make a pool of a new name.`,
        `“${pool.name}” 是前一版本的分配池，其 ${field} 不得更改；请保持不变，或另立新名的分配池。`,
      );
    }
    if (pool.source === "agreed") yield* sharesKept(version, maker, pool);
  }
}

/** The version that made a pool; undefined for a new one. */
function makerOf({ before }: Succession, { name }: SoundPool): Version | undefined {
  return name === undefined ? undefined : before.find(({ entry }) => entry.pools?.some((pool) => pool?.name === name));
}

type Field = "source" | "whenEmpty" | "fallTo" | "holdUntil" | "cap" | "beneficiary";

function differs(version: Version, pool: SoundPool, made: SoundPool, field: Field): boolean {
  const unreadable = [pool, made].some((each) => Object.hasOwn(each, field) && each[field] === undefined);
  if (unreadable) return false;
  if (field === "whenEmpty") return (pool.whenEmpty ?? "hold") !== (made.whenEmpty ?? "hold");
  if (field !== "cap") return pool[field] !== made[field];
  const decimals = decimalsFor(version.entry.amountCurrency);
  return amountOf(pool.cap, decimals) !== amountOf(made.cap, decimals);
}

/** Not one unit moves in a kept pool: neither shares nor the part of them that belongs to a party's people. */
function* sharesKept(version: Version, maker: Version, pool: SoundPool): Generator<Finding> {
  const name = pool.name!;
  for (const [place, party] of each(version.entry.parties)) {
    const path: Path = [...version.at("parties"), place];
    const then = maker.entry.parties?.find((entry) => entry?.member === party.member);
    const [share, before] = [party, then].map((entry) => amountOf(entry?.shares?.[name] ?? "0", 2));
    if (share === undefined || before === undefined || party.member === undefined) continue;
    if (share !== before) {
      const listed = party.shares !== undefined && Object.hasOwn(party.shares, name);
      yield fault(
        listed ? [...path, "shares", name] : [...path, "shares"],
        `Shares in "${name}" were agreed by an earlier version and stay as they are. Make a pool of a new name for other shares.`,
        `“${name}” 的份额由前一版本约定，不得更改；如需变更请另立新名的分配池。`,
      );
    } else if (share > 0n && ppmOf(party.reward ?? "0 %") !== ppmOf(then?.reward ?? "0 %")) {
      yield fault(
        Object.hasOwn(party, "reward") ? [...path, "reward"] : path,
        `"${party.member}" has shares in "${name}" of an earlier version, split with its people. Keep the reward, or replace the pool by one of a new name.`,
        `“${party.member}” 在前一版本的 “${name}” 中有份额并已按比例计奖；请保持 reward 不变，或以新名的分配池取代。`,
      );
    }
  }
}
