import type { Books } from "../books.js";
import type { At, Event, Told } from "../events.js";
import type { Check, Scene } from "../findings.js";
import { agreementOf, poolId, poolOf, rewardOf, rewardUp, unitsIn } from "../ids.js";
import { type Asset, AssetStatus, WHOLE, soloKey } from "./books.js";
import { shareOf } from "./owners.js";
import { type AssetWord, assetIn, rulesIn, seatingIn } from "./words.js";

/** Pool numbers of assets: owners of their own, solo pools, royalties. */
const ASSET_POOLS = 0x4000n;
const COST_POOLS = 0x8000n;
const MOST_DEPTH = 16n;

/** Is it a pool that the IPRegistry made? */
export const isAssetPool = (pool: bigint): boolean => {
  const number = pool & 0xffffn;
  return number >= ASSET_POOLS && number < COST_POOLS;
};

/** Ownership: every asset's word follows from the one before, its owners' units add up, and a share that moves leaves one and reaches another. */
export const owners: Check = {
  id: "owners",
  title: {
    en: "Owners' units add up, and every change of owners has its act",
    zh: "权属份额合计无误，每次权属变动均有依据",
  },
  begin: () => ({
    event: (event, scene) => {
      judgeWord(event, scene);
      if (event.name === "AssetRegistered") judgeRegistration(event, scene);
      if (event.name === "AssetPoolMade") judgePool(event, scene);
    },
    transaction: (events, scene) => {
      for (const event of events) judgeOwners(event, scene);
      judgeUnits(events, scene);
    },
  }),
};

/** What each event may change of an asset's word; undefined: no event of ours about an asset's word. */
function expectedWord(event: Told, books: Books): AssetWord | undefined {
  if (!("asset" in event.args) || !("word" in event.args)) return undefined;
  const before = books.property.assets.get(event.args.asset)?.word;
  if (before === undefined) return undefined;
  switch (event.name) {
    case "StatusChanged":
      return { ...before, status: event.args.status };
    case "ShareTransferred":
      return before.owner === 0n
        ? { ...before, epoch: before.epoch + 1n }
        : { ...before, owner: event.args.to, epoch: before.epoch + 1n };
    case "ShareRenounced":
      return { ...before, epoch: before.epoch + 1n };
    case "AssetPledged":
      return { ...before, pledged: 1n, pledgee: event.args.pledgee };
    case "PledgeReleased":
      return { ...before, pledged: 0n, pledgee: 0n };
    case "AssetEncumbered":
      return { ...before, exclusives: before.exclusives + (event.args.more ? 1n : -1n) };
    case "OwnerSeated": {
      if (event.args.seating !== 0n) return before;
      const { pool, currencies } = seatingIn(books.property.assets.get(event.args.asset)!.seating);
      return { ...before, pool, currencies };
    }
    default:
      return undefined;
  }
}

function judgeWord(event: Told, { books, find }: Scene): void {
  const expected = expectedWord(event, books);
  if (expected === undefined) return;
  const found = assetIn((event.args as { word: bigint }).word);
  const text = { en: "An asset's record changes otherwise than its event says.", zh: "知识产权记录的变动与事件不符。" };
  for (const [name, value] of Object.entries(expected) as [keyof AssetWord, bigint][]) {
    if (found[name] !== value) find(event, text, `${name} ${value}`, `${name} ${found[name]}`);
  }
}

function judgeRegistration(event: Event<"AssetRegistered">, { books, find }: Scene): void {
  const { asset: id, agreement, member, what, word } = event.args;
  const found = assetIn(word);
  const { property } = books;
  const parents = what.parents.map(({ parent }) => property.assets.get(parent));
  const depth = parents.reduce((most, one) => (one && one.word.depth >= most ? one.word.depth + 1n : most), 0n);
  const rate = what.parents.reduce((sum, one) => sum + one.rate, 0n);
  const rules = property.rules.get(agreement);
  const isSole = agreement === 0n || what.sole || rules?.ownersPool === 0n;
  const solo = agreement === 0n ? 0n : (property.solo.get(soloKey(agreement, member))?.pool ?? 0n);
  const says = {
    agreement,
    kind: what.kind,
    status: what.status,
    owner: isSole ? member : 0n,
    depth,
    royaltyRate: rate,
    epoch: 0n,
    exclusives: 0n,
    pledged: 0n,
  };
  const text = { en: "An asset is registered as something else than was said of it.", zh: "登记内容与申报不符。" };
  for (const [name, value] of Object.entries(says) as [keyof typeof says, bigint][]) {
    if (found[name] !== value) find(event, text, `${name} ${value}`, `${name} ${found[name]}`);
  }
  const pool = isSole ? found.pool : (rules?.ownersPool ?? 0n);
  if (found.pool !== pool && found.pool !== solo) find(event, text, `pool ${pool}`, `pool ${found.pool}`);
  const descent = {
    en: "An asset derives from one that was not there, or too deeply.",
    zh: "来源知识产权不存在，或代数过多。",
  };
  const unknown = what.parents.find(({ parent }) => parent >= id || !property.assets.has(parent));
  if (unknown || depth > MOST_DEPTH) find(event, descent, "earlier assets", unknown?.parent ?? depth);
  const text2 = { en: "Royalties come to more than the whole income.", zh: "提成合计超过全部收入。" };
  if (rate > WHOLE) find(event, text2, `at most ${WHOLE}`, rate);
}

/** Numbers of pools for assets are dense, and their units what they are for. */
function judgePool({ args, ...at }: Event<"AssetPoolMade">, { books, find }: Scene): void {
  const before = books.property.rules.get(args.agreement)?.nextPool ?? 0n;
  const { nextPool } = rulesIn(args.word);
  const text = { en: "A pool for an asset has another number than the next.", zh: "资产分配池编号不连续。" };
  if (args.number !== before || nextPool !== before + 1n) find(at, text, before, args.number);
}

const OwnerEvents = ["ShareTransferred", "ShareRenounced", "OwnerSeated", "AssetRegistered"] as const;

/** After a transaction, whoever is said to own a live asset has units, and they are all. */
function judgeOwners(event: Told, { books, find }: Scene): void {
  if (!(OwnerEvents as readonly string[]).includes(event.name)) return;
  const asset = books.property.assets.get((event.args as { asset: bigint }).asset);
  if (asset === undefined || asset.word.status >= AssetStatus.Lapsed) return;
  const { total } = shareOf(books, asset, asset.word.owner);
  const text = { en: "An asset has no owner.", zh: "知识产权没有权利人。" };
  if (total === 0n) find(event, text, "units", total);
  if (event.name === "ShareTransferred") judgeTransfer(event, asset, books, find);
}

/** A buyer from outside the agreement, or a party: it has a share afterwards, and a sole owner is whoever took it. */
function judgeTransfer(
  event: Event<"ShareTransferred">,
  asset: Asset,
  books: Books,
  find: (at: At, text: { en: string; zh: string }, expected: unknown, found: unknown) => void,
): void {
  const { to, offer } = event.args;
  const { units } = shareOf(books, asset, to);
  const text = { en: "A share was transferred and the buyer does not have it.", zh: "份额已转让而受让人未取得。" };
  if (units < offer.units) find(event, text, `at least ${offer.units}`, units);
}

/** Units in pools of assets change only with an event about an asset, and by what it says. */
function judgeUnits(events: readonly Told[], { books, find }: Scene): void {
  const last = events.at(-1)!;
  const seated = events.some(({ name }) => name === "OwnerSeated");
  for (const event of events) {
    if (event.name !== "OwnerSeated" || event.args.seating !== 0n) continue;
    const asset = books.property.assets.get(event.args.asset);
    if (asset) judgeSeated(event, asset, events, books, find);
  }
  const changed = events.filter((event) => event.name === "UnitsChanged" && isAssetPool(event.args.pool));
  const causes = ["AssetRegistered", "OwnerSeated", "ShareTransferred", "ShareRenounced", "SoloPoolSet"];
  const text = {
    en: "Units of an asset's pool change without an act about the asset.",
    zh: "资产分配池份额变动没有依据。",
  };
  if (changed.length > 0 && !seated && !events.some(({ name }) => causes.includes(name))) {
    find(last, text, "an act about the asset", changed.length);
  }
  for (const event of events) if (event.name === "SoloPoolSet") judgeSolo(event, books, find);
}

/** With the last owner seated, the own pool has as many units as there were to seat. */
function judgeSeated(
  event: Event<"OwnerSeated">,
  asset: Asset,
  _events: readonly Told[],
  books: Books,
  find: Scene["find"],
): void {
  const pool = poolOf(books, poolId(asset.word.agreement, asset.word.pool));
  const rulesPool = books.property.rules.get(asset.word.agreement)?.ownersPool ?? 0n;
  const source = poolOf(books, poolId(asset.word.agreement, rulesPool));
  const text = { en: "An asset's own pool has other units than its owners had.", zh: "独立权属池份额与原权属不符。" };
  const isFromRules = asset.word.epoch === 0n && rulesPool !== 0n && unitsIn(source) !== 0n;
  if (isFromRules && unitsIn(pool) !== unitsIn(source)) find(event, text, unitsIn(source), unitsIn(pool));
}

/** A party's own pool is its and its people's, by its reward rate. */
function judgeSolo({ args, ...at }: Event<"SoloPoolSet">, books: Books, find: Scene["find"]): void {
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
