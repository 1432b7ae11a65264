import type { Books } from "../books.js";
import { DAY } from "../days.js";
import type { Event, Told } from "../events.js";
import type { Check, Find, Scene } from "../findings.js";
import { COST_POOLS, agreementOf, poolId, poolOf, rewardOf, rewardUp, unitsIn } from "../ids.js";
import { ASSET_POOLS, judgeWords } from "./assetWords.js";
import { AssetStatus, WHOLE, isLive } from "./books.js";
import { shareOf } from "./owners.js";
import { assetIn, seatingIn } from "./words.js";

/** Is it a pool that the IPRegistry made? */
export const isAssetPool = (pool: bigint): boolean => {
  const number = pool & 0xffffn;
  return number >= ASSET_POOLS && number < COST_POOLS;
};

/** Units that a member, its people included, must have in a pool when the transaction is over. */
interface Holding {
  at: Told;
  pool: bigint;
  member: bigint;
  units: bigint;
}

/** Ownership: every asset's word follows from the one before, its owners' units add up, and a share that moves leaves one and reaches another. */
export const owners: Check = {
  id: "owners",
  title: {
    en: "Owners' units add up, and every change of owners has its act",
    zh: "权属份额合计无误，每次权属变动均有依据",
  },
  begin: () => {
    /** By pool and member: of several acts in one transaction the last says what is left. */
    const holdings = new Map<string, Holding>();
    return {
      event: (event, scene) => {
        judgeWords(event, scene);
        judgeActor(event, scene);
        judgeFree(event, scene);
        if (event.name === "StatusChanged") judgeStatus(event, scene);
        for (const one of holdingsAfter(event, scene)) holdings.set(`${one.pool}:${one.member}`, one);
      },
      transaction: (events, { books, find }) => {
        for (const holding of holdings.values()) judgeHolding(holding, books, find);
        holdings.clear();
        judgeUnits(events, books, find);
      },
    };
  },
};

const transferred = { en: "A share changed hands otherwise than was told.", zh: "份额变动与记载不符。" };

/** Who has how many units of an asset's own pool after an act about its owners. */
function holdingsAfter(event: Told, { books, find }: Scene): Holding[] {
  if (event.name !== "ShareTransferred" && event.name !== "ShareRenounced" && event.name !== "OwnerSeated") return [];
  const asset = books.property.assets.get(event.args.asset);
  if (asset === undefined || asset.word.agreement === 0n) return [];
  const { agreement } = asset.word;
  const unitsOf = (member: bigint): bigint => shareOf(books, asset, member).units;
  const holding = (member: bigint, units: bigint, pool = asset.word.pool): Holding => {
    return { at: event, pool: poolId(agreement, pool), member, units };
  };
  switch (event.name) {
    case "ShareTransferred": {
      const { from, to, offer } = event.args;
      return [holding(from, unitsOf(from) - offer.units), holding(to, unitsOf(to) + offer.units)];
    }
    case "ShareRenounced": {
      const { member, units } = event.args;
      if (units !== unitsOf(member)) find(event, transferred, unitsOf(member), units);
      return [holding(member, 0n)];
    }
    case "OwnerSeated": {
      const { member, seating, word } = event.args;
      const pool = seating === 0n ? assetIn(word).pool : seatingIn(seating).pool;
      return [holding(member, unitsOf(member), pool)];
    }
  }
}

function judgeHolding({ at, pool: id, member, units }: Holding, books: Books, find: Find): void {
  const pool = poolOf(books, id);
  const found = (pool.units.get(member) ?? 0n) + (pool.units.get(rewardOf(member)) ?? 0n);
  if (found !== units) find(at, transferred, `member ${member}: ${units}`, `member ${member}: ${found}`);
}

/** Who acts as an owner, and of which asset. */
function actorOf(event: Told): { asset: bigint; member: bigint } | undefined {
  switch (event.name) {
    case "TitleChanged":
    case "AnnualFeePaid":
    case "UseRecorded":
    case "AssetSeparated":
    case "ShareRenounced":
    case "OwnerSeated":
    case "BackgroundOffered":
      return event.args;
    case "StatusChanged":
    case "AssetPledged": {
      const said = event.name === "StatusChanged" ? event.args.report : event.args.pledge;
      return said.asset === event.args.asset ? said : { asset: event.args.asset, member: 0n };
    }
    case "ShareTransferred": {
      const { asset, from, offer } = event.args;
      return { asset, member: offer.asset === asset && offer.from === from ? from : 0n };
    }
    default:
      return undefined;
  }
}

/** Only an owner acts as one, and only while the asset lives. */
function judgeActor(event: Told, { books, find }: Scene): void {
  const actor = actorOf(event);
  if (actor === undefined) return;
  const asset = books.property.assets.get(actor.asset);
  const text = { en: "Somebody acts as an owner who is none.", zh: "非权利人以权利人身份行事。" };
  if (asset === undefined || shareOf(books, asset, actor.member).units === 0n) {
    find(event, text, `an owner of asset ${actor.asset}`, `member ${actor.member}`);
  }
  const ended = { en: "Something is done with an asset that has come to its end.", zh: "对已终止的知识产权办理事项。" };
  const isOver = asset !== undefined && !isLive(asset.word.status);
  if (isOver && event.name !== "StatusChanged") find(event, ended, "a live asset", `status ${asset.word.status}`);
}

/** What is pledged is neither sold, given up nor pledged again; what is licensed exclusively is not abandoned. */
function judgeFree(event: Told, { books, find }: Scene): void {
  const offered = event.name === "ShareOffered" ? event.args.offer.asset : undefined;
  const isAbandoned = event.name === "StatusChanged" && event.args.status === AssetStatus.Abandoned;
  const moves = event.name === "ShareTransferred" || event.name === "ShareRenounced" || event.name === "AssetPledged";
  const id = isAbandoned || moves ? event.args.asset : offered;
  const word = id === undefined ? undefined : books.property.assets.get(id)?.word;
  if (word === undefined) return;
  const text = {
    en: "A pledged asset was sold, given up or pledged again.",
    zh: "已质押的知识产权被转让、放弃或再质押。",
  };
  if (word.pledged !== 0n) find(event, text, "no pledge", `pledged to member ${word.pledgee}`);
  const encumbered = {
    en: "An asset was abandoned with an exclusive licence on it.",
    zh: "存在排他或独占许可即放弃。",
  };
  if (isAbandoned && word.exclusives !== 0n) find(event, encumbered, 0, word.exclusives);
}

const { Filed, Published, Granted, Lapsed, Refused, Abandoned } = AssetStatus;
/** What may follow each status, by its number (the contracts' Reporting). */
const FOLLOWS: Record<string, readonly bigint[]> = {
  [`${AssetStatus.Disclosed}`]: [Filed, Lapsed, Abandoned],
  [`${Filed}`]: [Published, Granted, Lapsed, Refused, Abandoned],
  [`${Published}`]: [Granted, Lapsed, Refused, Abandoned],
  [`${Granted}`]: [Lapsed, Abandoned],
};

function judgeStatus(event: Event<"StatusChanged">, { books, find, time }: Scene): void {
  const { asset, status, report } = event.args;
  const before = books.property.assets.get(asset)?.word.status ?? 0n;
  const next = FOLLOWS[`${before}`] ?? [];
  const text = { en: "An asset's status does not follow from the one before.", zh: "知识产权状态与前一状态不衔接。" };
  if (!next.includes(status)) find(event, text, `one of ${next.join(", ")} after ${before}`, status);
  const early = { en: "A status is reported before its day.", zh: "状态报告早于其发生日。" };
  if (time !== undefined && report.on > time / DAY) find(event, early, `up to day ${time / DAY}`, report.on);
}

/** Units in pools of assets change only with an event about that asset, or as a party's own pool is made; what it says decides them. */
function judgeUnits(events: readonly Told[], books: Books, find: Find): void {
  const causes = new Set(events.map(causeOf));
  const text = {
    en: "Units of an asset's pool change without an act about the asset.",
    zh: "资产分配池份额变动没有依据。",
  };
  for (const event of events) {
    if (event.name !== "UnitsChanged" || !isAssetPool(event.args.pool)) continue;
    if (!causes.has(BigInt(event.args.cause))) find(event, text, "the asset of an act", event.args.cause);
  }
  for (const event of events) if (event.name === "SoloPoolSet") judgeSolo(event, books, find);
}

/** What changes of units that an event brings about name as their cause: the asset; nothing for a party's own pool. */
function causeOf(event: Told): bigint | undefined {
  switch (event.name) {
    case "AssetRegistered":
    case "OwnerSeated":
    case "ShareTransferred":
    case "ShareRenounced":
      return event.args.asset;
    case "SoloPoolSet":
      return 0n;
    default:
      return undefined;
  }
}

/** A party's own pool is its and its people's, by its reward rate. */
function judgeSolo({ args, ...at }: Event<"SoloPoolSet">, books: Books, find: Find): void {
  const { agreement, member, number, rewardRate } = args;
  const pool = poolOf(books, poolId(agreement, number));
  const reward = rewardUp(WHOLE, rewardRate);
  const text = {
    en: "A party's own pool is shared otherwise than by its reward rate.",
    zh: "单方分配池与奖酬比例不符。",
  };
  const found = [pool.units.get(member) ?? 0n, pool.units.get(rewardOf(member)) ?? 0n, unitsIn(pool)].join(" ");
  const expected = [WHOLE - reward, reward, WHOLE].join(" ");
  if (expected !== found) find(at, text, expected, found);
  const place = agreementOf(books, agreement).draft?.terms.parties.find((party) => party.member === member);
  const text2 = {
    en: "A party's own pool has another reward rate than the terms.",
    zh: "单方分配池的奖酬比例与条款不符。",
  };
  if ((place?.rewardRate ?? 0n) !== rewardRate) find(at, text2, place?.rewardRate ?? 0n, rewardRate);
}
