import type { Draft } from "../books.js";
import type { Event, Told } from "../events.js";
import { isAssetPool } from "../property/checkOwners.js";
import type { Check, Scene } from "../findings.js";
import { readHeader } from "../fold/terms.js";
import { COST_POOLS, agreementOf, isFiat, numberOf, poolId, poolOf, rewardOf, rewardUp, unitsIn } from "../ids.js";
import { Pairs } from "../pairs.js";
import { versionOf } from "../walk.js";
import { versionWord } from "../words/version.js";
import { hashOfTerms } from "../termsHash.js";

const AGREED = 0n;
/** Where a pool's header lists its currencies. */
const CURRENCY_LIST = (1n << 128n) - 1n;

/** What applies is what was signed: drafts carry their own hash; pools, versions and holders repeat a draft that all consented to. */
export const terms: Check = {
  id: "terms",
  title: { en: "What applies is what every party signed", zh: "适用条款即各方所签" },
  begin: (memory) => {
    const reserved = memory.set<bigint>("reserved");
    const closes = new Pairs(
      { en: "A period is closed and nothing shared.", zh: "已结算而未分配。" },
      { en: "Collected money is shared without a close.", zh: "未经结算即分配归集资金。" },
    );
    return {
      event: (event, scene) => {
        if (event.name === "AgreementReserved") reserved.add(event.args.agreement);
        if (event.name === "DraftProposed") judgeDraft(event, scene, reserved);
        pairCloses(event, scene, closes);
        judge(event, scene);
      },
      transaction: (events, scene) => {
        complete(events, scene);
        closes.settle(scene.find);
      },
    };
  },
};

/** A periodic version shares at its closes only, and as much as was signed. */
function pairCloses(event: Told, { books }: Scene, closes: Pairs): void {
  if (event.name !== "PeriodClosed" && event.name !== "Allocated") return;
  const { agreement, version, amount } = event.args;
  if (event.name === "PeriodClosed") {
    closes.cause(event, agreement, numberOf(books, event.args.currency), version, amount);
  } else if (versionOf(books, agreement, version)?.periodic) {
    closes.effect(event, agreement, event.args.currency, version, amount);
  }
}

function judge(event: Told, scene: Scene): void {
  switch (event.name) {
    case "PoolPrepared":
      judgePool(event, scene);
      return;
    case "DraftSigned":
    case "DraftDeemed":
    case "DraftWithdrawn":
      judgeCount(event, scene);
      return;
    case "AgreementActivated":
      judgeConsent(event, scene);
      return;
    case "VersionOpened":
      judgeVersion(event, scene);
      return;
    case "HolderAppointed":
      judgeHolder(event, scene);
      return;
    case "PeriodClosed":
      judgeClose(event, scene);
  }
}

function judgeDraft({ args, ...at }: Event<"DraftProposed">, { find }: Scene, reserved: Set<bigint>): void {
  const free = { en: "Terms for an agreement that nobody reserved.", zh: "协议编号未经预留即提出条款。" };
  if (!reserved.has(args.agreement)) find(at, free, "AgreementReserved", args.agreement);
  const hash = hashOfTerms(args.terms);
  const text = { en: "The terms proposed are not those the draft's hash stands for.", zh: "所提条款与草案哈希不符。" };
  if (hash !== args.draft) find(at, text, args.draft, hash);
}

/** Consents are counted one by one. */
function judgeCount(event: Event<"DraftSigned" | "DraftDeemed" | "DraftWithdrawn">, { books, find }: Scene): void {
  const before = BigInt(books.drafts.get(event.args.draft)?.consents.size ?? 0);
  const count = event.name === "DraftWithdrawn" ? before - 1n : before + 1n;
  const text = { en: "A consent is missing or counted twice.", zh: "同意缺失或重复计数。" };
  if (event.args.consents !== count) find(event, text, count, event.args.consents);
  const agreement = books.drafts.get(event.args.draft)?.agreement;
  const elsewhere = { en: "A consent names another agreement than its draft.", zh: "同意所列协议与草案不符。" };
  if (event.args.agreement !== agreement) find(event, elsewhere, agreement ?? "a draft", event.args.agreement);
}

/** The draft that a transaction proposes or brings into force. */
function draftIn({ books, transaction }: Scene): Draft | undefined {
  for (const event of transaction) {
    if (event.name === "DraftProposed" || event.name === "AgreementActivated")
      return books.drafts.get(event.args.draft);
  }
  return undefined;
}

/** A pool is made by a proposal; a booking in a currency accepted later lists in it what the terms in force accept. */
function judgePool({ args, ...at }: Event<"PoolPrepared">, scene: Scene): void {
  const { books, find } = scene;
  if (isAssetPool(args.pool)) {
    judgeAssetPool({ args, ...at }, scene);
    return;
  }
  const number = args.pool & 0xffffn;
  const draft = draftIn(scene) ?? agreementOf(books, args.pool >> 16n).draft;
  const line = draft?.terms.pools.find((one) => one.number === number);
  if (!draft || !line) {
    find(at, { en: "A pool that no terms name.", zh: "条款中没有的收益池。" }, "a pool of a draft", args.pool);
    return;
  }
  const amount = numberOf(books, draft.terms.amountCurrency);
  const currencies = draft.terms.holders.map(({ currency }) => numberOf(books, currency));
  const listed = number >= COST_POOLS ? [amount] : currencies;
  const list = listed.reduce((word, currency, i) => word | (currency << BigInt(32 * i)), 0n);
  const pool = poolOf(books, args.pool);
  const header =
    (1n << 248n) |
    (line.whenEmpty << 240n) |
    (line.holdUntil << 216n) |
    (line.fallTo << 200n) |
    (list << 64n) |
    unitsIn(pool);
  const cap = line.cap === 0n ? 0n : (amount << 192n) | (pool.capUsed << 96n) | line.cap;
  const text = { en: "A pool is not made as the terms say.", zh: "收益池与条款不符。" };
  if (args.header !== header) find(at, text, hex(header), hex(args.header));
  if (args.capWord !== cap) find(at, text, hex(cap), hex(args.capWord));
}

/** A pool made for an asset holds what it is given until it has units, without a cap, in currencies that the agreement accepts. */
function judgeAssetPool({ args, ...at }: Event<"PoolPrepared">, { books, find }: Scene): void {
  const pool = poolOf(books, args.pool);
  const accepted = new Set(agreementOf(books, pool.agreement).versions.flatMap(({ currencies }) => currencies));
  const list = (args.header >> 64n) & CURRENCY_LIST;
  const strange = readHeader(args.header).currencies.filter((currency) => !accepted.has(currency));
  const header = (1n << 248n) | (list << 64n) | unitsIn(pool);
  const text = { en: "A pool for an asset is not made as such pools are.", zh: "知识产权专用收益池设置有误。" };
  if (args.header !== header) find(at, text, hex(header), hex(args.header));
  if (args.capWord !== 0n) find(at, text, "no cap", hex(args.capWord));
  if (strange.length > 0) find(at, text, "currencies that the agreement accepts", strange.join(", "));
}

/** Every party consented, and has exactly the units in new pools that it signed. */
function judgeConsent({ args, ...at }: Event<"AgreementActivated">, { books, find }: Scene): void {
  const draft = books.drafts.get(args.draft);
  if (!draft) {
    find(at, { en: "Terms in force that were never proposed.", zh: "生效条款未曾提出。" }, "a draft", args.draft);
    return;
  }
  const again = { en: "Terms come into force that are in force.", zh: "条款重复生效。" };
  if (agreementOf(books, args.agreement).draft === draft) find(at, again, "another draft", args.draft);
  const { gone } = agreementOf(books, args.agreement);
  const there = draft.terms.parties.map(({ member }, place) => (gone.has(member) ? 0n : 1n << BigInt(place)));
  const present = there.reduce((mask, bit) => mask | bit, 0n);
  const who = {
    en: "Others are said to be present than the parties that have not left.",
    zh: "在席当事方与未退出者不符。",
  };
  if (args.present !== present) find(at, who, present, args.present);
  const missing = draft.terms.parties.filter(({ member }) => !draft.consents.has(member)).map(({ member }) => member);
  const text = { en: "Terms are in force without every party's consent.", zh: "条款未经全体当事方同意即生效。" };
  if (missing.length > 0) find(at, text, "consent of all", `none of member ${missing.join(", ")}`);
  const agreed = draft.terms.pools.filter(({ source }) => source === AGREED);
  for (const [column, line] of agreed.entries()) {
    const pool = poolOf(books, poolId(draft.agreement, line.number));
    if (line.kept || line.beneficiary !== 0n) continue;
    for (const party of draft.terms.parties) {
      const signed = party.units[column] ?? 0n;
      const has = (pool.units.get(party.member) ?? 0n) + (pool.units.get(rewardOf(party.member)) ?? 0n);
      const unlike = {
        en: `Member ${party.member} has other units in pool ${line.number} than it signed.`,
        zh: `成员 ${party.member} 在收益池 ${line.number} 的份额与所签不符。`,
      };
      if (signed !== has) find(at, unlike, signed, has);
    }
  }
}

function judgeVersion({ args, ...at }: Event<"VersionOpened">, scene: Scene): void {
  const { books, transaction, find } = scene;
  const draft = draftIn(scene);
  const activated = transaction.find((event) => event.name === "AgreementActivated");
  if (!draft || activated?.name !== "AgreementActivated") {
    find(
      at,
      { en: "A version that no terms brought into force.", zh: "没有依据的版本。" },
      "AgreementActivated",
      "none",
    );
    return;
  }
  const { terms: signed } = draft;
  const told = (line: { kind: bigint; rate: bigint; pool: bigint }) => `${line.kind}/${line.rate}/${line.pool}`;
  const say = (of: typeof signed | typeof args.terms, version: bigint, from: bigint, currencies: string[]) =>
    [version, from, of.periodic, of.passesOpenTiers, of.amountCurrency, ...currencies, ...of.tiers.map(told)].join(" ");
  const expected = say(
    signed,
    signed.version,
    activated.args.from,
    signed.holders.map(({ currency }) => currency),
  );
  const found = say(args.terms, args.version, args.terms.from, [...args.terms.currencies]);
  const text = { en: "The waterfall applied is not the one signed.", zh: "适用的分配顺序与所签不符。" };
  if (expected !== found || args.agreement !== draft.agreement) find(at, text, expected, found);
  const word = versionWord(args.terms, books);
  const stored = { en: "The version is stored otherwise than told.", zh: "版本的存储与所述不符。" };
  if (word !== args.word) find(at, stored, hex(word), hex(args.word));
}

function judgeHolder({ args, ...at }: Event<"HolderAppointed">, scene: Scene): void {
  const lines = draftIn(scene)?.terms.holders ?? [];
  const line = lines.find(({ currency }) => currency === args.currency);
  const say = (one: { holder: bigint; account: string; invoiceFirst: boolean }) =>
    `${one.holder} ${one.account} ${one.invoiceFirst}`;
  const text = { en: "The holder appointed is not the one signed.", zh: "指定的收款单位与所签不符。" };
  if (!line || say(line) !== say(args)) scene.find(at, text, line ? say(line) : "a holder of the terms", say(args));
}

function judgeClose({ args, ...at }: Event<"PeriodClosed">, { books, find }: Scene): void {
  const agreement = agreementOf(books, args.agreement);
  const needed = agreement.draft?.terms.rules.closers || 1n;
  const parties = new Set(agreement.draft?.terms.parties.map(({ member }) => member));
  const closers = new Set(args.closers.filter((member) => parties.has(member)));
  const text = {
    en: "A period is closed without as many parties as the terms ask.",
    zh: "结算签署方不足条款所要求的数目。",
  };
  if (BigInt(closers.size) !== needed) find(at, text, needed, closers.size);
}

/** What a proposal and a coming into force must bring with them. */
function complete(events: readonly Told[], { books, find }: Scene): void {
  for (const event of events) {
    if (event.name === "DraftProposed") {
      const fresh = event.args.terms.pools.filter(({ kept }) => !kept);
      expectAll(
        event,
        fresh.map(({ number }) => number),
        "PoolPrepared",
        (told) => (told.name === "PoolPrepared" ? told.args.pool & 0xffffn : undefined),
      );
    }
    if (event.name === "AgreementActivated") {
      const draft = books.drafts.get(event.args.draft);
      const held = (draft?.terms.holders ?? []).filter(({ currency }) => isFiat(BigInt(currency)));
      expectAll(event, [event.args.version], "VersionOpened", (told) =>
        told.name === "VersionOpened" ? told.args.version : undefined,
      );
      expectAll(
        event,
        held.map(({ currency }) => currency),
        "HolderAppointed",
        (told) => (told.name === "HolderAppointed" ? told.args.currency : undefined),
      );
    }
  }

  function expectAll<T extends bigint | string>(
    event: Told,
    wanted: T[],
    name: string,
    pick: (told: Told) => T | undefined,
  ): void {
    const found = events.map(pick).filter((one) => one !== undefined);
    const text = { en: `${event.name} does not bring its ${name} with it.`, zh: `${event.name} 缺少相应的 ${name}。` };
    const same = wanted.length === found.length && wanted.every((one) => found.includes(one));
    if (!same) find(event, text, wanted.join(", "), found.join(", "));
  }
}

/** The units a party's signature gives it in a pool: its own, and its people's, rounded up for them. */
export function signedUnits(draft: Draft, member: bigint, number: bigint): { own: bigint; reward: bigint } | undefined {
  const agreed = draft.terms.pools.filter(({ source }) => source === AGREED);
  const column = agreed.findIndex((line) => line.number === number);
  const party = draft.terms.parties.find((one) => one.member === member);
  const units = party?.units[column];
  if (party === undefined || units === undefined) return undefined;
  const reward = rewardUp(units, party.rewardRate);
  return { own: units - reward, reward };
}

const hex = (word: bigint): string => `0x${word.toString(16)}`;
