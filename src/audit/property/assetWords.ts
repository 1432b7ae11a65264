import type { Books } from "../books.js";
import { DAY } from "../days.js";
import { hashStruct } from "../eip712.js";
import type { Event, Told } from "../events.js";
import type { Scene } from "../findings.js";
import { agreementOf } from "../ids.js";
import { WHOLE, soloKey } from "./books.js";
import { shareOf } from "./owners.js";
import {
  type AssetWord,
  type RecordWord,
  type RulesWord,
  type SeatingWord,
  assetIn,
  recordIn,
  rulesIn,
  seatingIn,
} from "./words.js";

/** Pool numbers of assets: owners of their own, solo pools, royalties. */
export const ASSET_POOLS = 0x4000n;
const MOST_DEPTH = 16n;

const differs = {
  en: "An asset's record changes otherwise than its event says.",
  zh: "知识产权记录的变动与事件不符。",
};

/** Every word that an event about assets tells follows from the one before and from what else the event says. */
export function judgeWords(event: Told, scene: Scene): void {
  if (event.name === "AssetRegistered") judgeRegistration(event, scene);
  if (event.name === "AssetPoolMade" || event.name === "RulesAdopted") judgeRules(event, scene);
  if (event.name === "SoloPoolSet") judgeSoloPool(event, scene);
  if (event.name === "AssetSeparated" || event.name === "OwnerSeated") judgeSeating(event, scene);
  const asset = expectedWord(event, scene.books);
  if (asset) compare(event, asset, assetIn((event.args as { word: bigint }).word), differs, scene);
  const record = expectedRecord(event, scene.books);
  if (record) compare(event, record, recordIn((event.args as { word: bigint }).word), differs, scene);
  if (event.name !== "StatusChanged") return;
  const { status, member, identifier, report } = event.args;
  const before = scene.books.property.assets.get(event.args.asset)?.identifier;
  const own = BigInt(report.identifier) === 0n ? before : report.identifier;
  const expected = [report.status, report.member, own].join(" ");
  const found = [status, member, identifier].join(" ");
  if (expected !== found) scene.find(event, differs, expected, found);
}

function compare<Word extends Record<string, bigint>>(
  event: Told,
  expected: Word,
  found: Record<keyof Word, bigint>,
  text: { en: string; zh: string },
  { find }: Scene,
): void {
  for (const [name, value] of Object.entries(expected)) {
    if (found[name] !== value) find(event, text, `${name} ${value}`, `${name} ${found[name]}`);
  }
}

/** What each event may change of an asset's word; undefined: no event of ours about an asset's word. */
function expectedWord(event: Told, books: Books): AssetWord | undefined {
  if (!("asset" in event.args) || !("word" in event.args)) return undefined;
  const asset = books.property.assets.get(event.args.asset);
  if (asset === undefined) return undefined;
  const before = asset.word;
  switch (event.name) {
    case "StatusChanged":
      return { ...before, status: event.args.status };
    case "ShareTransferred": {
      const owner = before.agreement === 0n ? event.args.to : before.owner;
      return { ...before, owner, epoch: before.epoch + 1n };
    }
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
      const { pool, currencies } = seatingIn(asset.seating);
      return { ...before, owner: 0n, pool, currencies };
    }
    default:
      return undefined;
  }
}

/** What is recorded of an asset besides, after an event about it. */
function expectedRecord(event: Told, { property }: Books): RecordWord | undefined {
  if (event.name !== "TitleChanged" && event.name !== "AnnualFeePaid" && event.name !== "UseRecorded") return undefined;
  const asset = property.assets.get(event.args.asset);
  if (asset === undefined) return undefined;
  switch (event.name) {
    case "TitleChanged":
      return { ...asset.record, title: event.args.status, epoch: asset.word.epoch };
    case "AnnualFeePaid":
      return { ...asset.record, feePayer: event.args.member, feeUntil: event.args.until };
    case "UseRecorded":
      return { ...asset.record, usedOn: event.args.on };
  }
}

function judgeRegistration(event: Event<"AssetRegistered">, scene: Scene): void {
  const { asset: id, agreement, member, what, word } = event.args;
  const { books, find, time } = scene;
  const { property } = books;
  const found = assetIn(word);
  const parents = what.parents.map(({ parent }) => property.assets.get(parent));
  const depth = parents.reduce((most, one) => (one && one.word.depth >= most ? one.word.depth + 1n : most), 0n);
  const rate = what.parents.reduce((sum, one) => sum + one.rate, 0n);
  const rules = property.rules.get(agreement);
  const isSole = agreement === 0n || what.sole || rules?.ownersPool === 0n;
  const useDays = rules?.useDays ?? 0n;
  const says: AssetWord = {
    agreement: what.agreement,
    owner: isSole ? member : 0n,
    pledgee: 0n,
    pool: isSole ? 0n : (rules?.ownersPool ?? 0n),
    royaltyPool: rate === 0n ? 0n : (rules?.nextPool ?? 0n) - 1n,
    royaltyRate: rate,
    useBy: useDays === 0n ? 0n : time === undefined ? found.useBy : time / DAY + useDays,
    epoch: 0n,
    exclusives: 0n,
    depth,
    kind: what.kind,
    status: what.status,
    pledged: 0n,
    currencies: 0n,
  };
  const text = { en: "An asset is registered as something else than was said of it.", zh: "登记内容与申报不符。" };
  compare(event, says, found, text, scene);
  if (what.agreement !== agreement) find(event, text, what.agreement, agreement);
  if (id !== BigInt(property.assets.size) + 1n) find(event, text, `asset ${property.assets.size + 1}`, `asset ${id}`);
  const descent = {
    en: "An asset derives from one that was not there, or too deeply.",
    zh: "来源知识产权不存在，或代数过多。",
  };
  const unknown = what.parents.find(({ parent }) => parent >= id || !property.assets.has(parent));
  if (unknown || depth > MOST_DEPTH) find(event, descent, "earlier assets", unknown?.parent ?? depth);
  const high = { en: "Royalties come to more than the whole income.", zh: "提成合计超过全部收入。" };
  if (rate > WHOLE) find(event, high, `at most ${WHOLE}`, rate);
}

const ACTS = ["file", "ordinary", "secret", "exclusive", "transfer", "pledge", "renounce", "abandon"] as const;
const RULES = `PropertyRules(uint16 ownersPool,bool licensorKeeps,bool subLicences,uint16 preemptionDays,uint16 publicationDays,uint16 cureDays,uint16 accessDays,uint16 useDays,${ACTS.map((act) => `OwnerRule ${act}`).join(",")})OwnerRule(uint8 consent,uint16 noticeDays)`;

/** The hash that parties sign of such rules. */
function hashOfRules({ acts, ...rules }: RulesWord): string {
  const flags = { licensorKeeps: rules.licensorKeeps === 1n, subLicences: rules.subLicences === 1n };
  return hashStruct(RULES, { ...rules, ...flags, ...Object.fromEntries(ACTS.map((act, i) => [act, acts[i]])) });
}

/** Rules are those that the version in force was signed with; of them, making a pool changes the number of the next one only. */
function judgeRules(event: Event<"RulesAdopted"> | Event<"AssetPoolMade">, { books, transaction, find }: Scene): void {
  const { agreement, word } = event.args;
  const before = books.property.rules.get(agreement);
  const told = rulesIn(word);
  const next = before?.nextPool ?? ASSET_POOLS;
  if (event.name === "RulesAdopted") {
    const terms = agreementOf(books, agreement).draft?.terms;
    const text = {
      en: "Other rules of results are adopted than the parties signed.",
      zh: "采用的成果规则与签署的不符。",
    };
    const expected = [terms?.licenceRule, terms?.version, terms?.version, next].join(" ");
    const found = [hashOfRules(told), told.version, event.args.version, told.nextPool].join(" ");
    if (expected !== found) find(event, text, expected, found);
    return;
  }
  const text = { en: "A pool for an asset has another number than the next.", zh: "资产分配池编号不连续。" };
  if (event.args.number !== next || told.nextPool !== next + 1n) find(event, text, next, event.args.number);
  const use = useOf(next, transaction);
  const purpose = { en: "A pool for an asset is for something else than was told.", zh: "资产分配池用途不符。" };
  if (event.args.use !== use) find(event, purpose, `use ${use}`, `use ${event.args.use}`);
  const other = { en: "Making a pool changed the rules of results.", zh: "新建分配池改变了成果规则。" };
  const say = (rules?: RulesWord) => (rules ? `${hashOfRules(rules)} of version ${rules.version}` : "no rules adopted");
  if (say(told) !== say(before)) find(event, other, say(before), say(told));
}

/** A party's own pool is the one just made. */
function judgeSoloPool({ args, ...at }: Event<"SoloPoolSet">, { books, find }: Scene): void {
  const { agreement, member, number } = args;
  const made = (books.property.rules.get(agreement)?.nextPool ?? 0n) - 1n;
  const before = books.property.solo.get(soloKey(agreement, member))?.pool;
  const text = { en: "A party's own pool is not the one just made.", zh: "单方分配池不是刚建立的分配池。" };
  if (number !== made || number === before) find(at, text, `pool ${made}, new`, `pool ${number}`);
}

const [OWNERS, SOLO, ROYALTIES] = [0n, 1n, 2n];

/** What the transaction that makes a pool makes it for, by the contracts' enum `PoolUse`. */
function useOf(pool: bigint, transaction: readonly Told[]): bigint | undefined {
  for (const event of transaction) {
    if (event.name === "AssetSeparated" && seatingIn(event.args.seating).pool === pool) return OWNERS;
    if (event.name === "SoloPoolSet" && event.args.number === pool) return SOLO;
    if (event.name === "AssetRegistered" && assetIn(event.args.word).royaltyPool === pool) return ROYALTIES;
  }
  return undefined;
}

/** An own pool is the one just made, and is to have as many units as the owners have; each owner seated adds its own. */
function judgeSeating(event: Event<"AssetSeparated"> | Event<"OwnerSeated">, scene: Scene): void {
  const { books } = scene;
  const { member, seating } = event.args;
  const asset = books.property.assets.get(event.args.asset);
  if (asset === undefined) return;
  const { agreement, owner, pool } = asset.word;
  const { units, total } = shareOf(books, asset, member);
  const text = { en: "The seating of an asset's owners is told otherwise than it is.", zh: "权利人入池记录有误。" };
  if (event.name === "OwnerSeated") {
    const before = seatingIn(asset.seating);
    const seated = before.seated + units;
    const after = seated === before.total ? seatingIn(0n) : { ...before, seated };
    compare(event, after, seatingIn(seating), text, scene);
    return;
  }
  const expected: SeatingWord = {
    seated: 0n,
    total,
    pool: (books.property.rules.get(agreement)?.nextPool ?? 0n) - 1n,
    source: owner === 0n ? pool : (books.property.solo.get(soloKey(agreement, owner))?.pool ?? 0n),
    currencies: currenciesOf(books, agreement),
  };
  compare(event, expected, seatingIn(seating), text, scene);
}

/** How many currencies an agreement accepts: as many as its newest pools have, older ones may have fewer. */
function currenciesOf(books: Books, agreement: bigint): bigint {
  const counts = [...books.pools.values()].map((pool) => (pool.agreement === agreement ? pool.currencies.length : 0));
  return BigInt(Math.max(0, ...counts));
}
