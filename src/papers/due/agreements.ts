import { poolId } from "../../audit/ids.js";
import type { Draft } from "../../audit/books.js";
import { DAY } from "../../dates.js";
import { type Asking, type Deadline, atSecond, isParty, onDay, toDo } from "./deadline.js";

/** What the events tell of a draft's way into force, besides who consents. */
interface Way {
  lastSigned: number;
  noticed?: number;
  fulfilled: boolean;
  withdrawn: boolean;
}

/** Drafts to sign or to bring into force, terms that end, money that waits for a pool. */
export function agreementDeadlines(asking: Asking): Deadline[] {
  const { books } = asking.result;
  const ways = waysOf(asking);
  const drafts = [...books.drafts.values()].filter((draft) => isOpen(draft, asking));
  return [
    ...drafts.flatMap((draft) => draftDeadlines(draft, ways.get(draft.hash)!, asking)),
    ...[...books.agreements.keys()]
      .filter((agreement) => isParty(books, agreement, asking.member))
      .flatMap((agreement) => [...termDeadlines(agreement, asking), ...poolDeadlines(agreement, asking)]),
  ];
}

/** A draft that may still come into force, to which the member is a party that has not left. */
function isOpen({ agreement, terms }: Draft, { result: { books }, member }: Asking): boolean {
  const present = books.agreements.get(agreement);
  const inForce = present?.draft?.terms.version ?? 0n;
  const named = terms.parties.some((party) => party.member === member);
  return named && terms.version > inForce && !present?.ended && !present?.gone.has(member);
}

function waysOf({ result: { history }, clock }: Asking): Map<string, Way> {
  const ways = new Map<string, Way>();
  for (const { name, args, block } of history) {
    if (name === "DraftProposed") ways.set(args.draft, { lastSigned: 0, fulfilled: false, withdrawn: false });
    const way = "draft" in args ? ways.get(args.draft) : undefined;
    if (!way) continue;
    if (name === "DraftSigned") way.lastSigned = clock.timeOf(block);
    if (name === "DraftNoticed") way.noticed = clock.timeOf(block);
    if (name === "ConditionsConfirmed") way.fulfilled = args.fulfilled;
    if (name === "DraftWithdrawn") way.withdrawn = true;
  }
  return ways;
}

function draftDeadlines(draft: Draft, way: Way, asking: Asking): Deadline[] {
  const { hash, agreement, terms, consents } = draft;
  const { member } = asking;
  const en = `version ${terms.version} of agreement ${agreement} (${hash.slice(0, 10)})`;
  const zh = `协议 ${agreement} 第 ${terms.version} 版（${hash.slice(0, 10)}）`;
  if (way.withdrawn) return [];
  if (!consents.has(member)) return [toSign(`sign ${hash}`, en, zh, draft, way, asking)];
  if (consents.size < terms.parties.length) return [];
  if (BigInt(terms.legal.conditions) !== 0n && !way.fulfilled)
    return [toDo(`conditions ${hash}`, `Confirm the conditions precedent of ${en}.`, `确认${zh}的生效条件。`)];
  const cooled = way.lastSigned + Number(terms.rules.coolingDays) * DAY;
  const effective = Number(terms.legal.effective) * DAY;
  const text = {
    en: `${upper(en)} can be brought into force; until then a party may withdraw its signature.`,
    zh: `${zh}可予生效；此前各方可撤回签署。`,
  };
  return [atSecond(asking, Math.max(cooled, effective), `activate ${hash}`, text)];
}

/** After formal notice and the days of version 1, silence may count as consent. */
function toSign(id: string, en: string, zh: string, { agreement }: Draft, way: Way, asking: Asking): Deadline {
  const plain = toDo(id, `Read and sign ${en}.`, `审阅并签署${zh}。`);
  const drafts = [...asking.result.books.drafts.values()];
  const first = drafts.find((draft) => draft.agreement === agreement && draft.terms.version === 1n);
  if (way.noticed === undefined || first === undefined) return plain;
  const until = way.noticed + Number(first.terms.rules.noticeDays) * DAY;
  return atSecond(asking, until, id, {
    en: `${plain.text.en} Then silence counts as consent, where nothing of yours falls.`,
    zh: `${plain.text.zh}逾期未答复且权益不减损的，视为同意。`,
  });
}

function termDeadlines(agreement: bigint, { result: { books }, now }: Asking): Deadline[] {
  const { expires } = books.agreements.get(agreement)!.draft!.terms.legal;
  if (Number(expires) * DAY + DAY <= now) return [];
  const text = {
    en: `Last day of agreement ${agreement}: contributions can be recorded until then.`,
    zh: `协议 ${agreement} 期限的最后一日，此后不能再登记贡献。`,
  };
  return [onDay(expires, `term ${agreement}`, text)];
}

/** Money that waits in front of a pool without units, until the date of the terms. */
function poolDeadlines(agreement: bigint, { result: { books }, names }: Asking): Deadline[] {
  return [...books.pools.values()]
    .filter((pool) => pool.agreement === agreement && [...pool.parked.values()].some((amount) => amount > 0n))
    .map(({ id, number, holdUntil, fallTo }) => {
      const [pool, other] = [names.pool(agreement, number), names.pool(agreement, fallTo)];
      const falls = { en: `, or else to ${other.en}`, zh: `，否则转入${other.zh}` };
      const goes = fallTo !== 0n && poolId(agreement, fallTo) !== id ? falls : { en: "", zh: "" };
      const text = {
        en: `Money of agreement ${agreement} waits for ${pool.en}; from this day on it can be released to whoever has units there${goes.en}.`,
        zh: `协议 ${agreement} 有款项待分配至${pool.zh}；自该日起可释放给持有份额者${goes.zh}。`,
      };
      return holdUntil === 0n ? { id: `hold ${id}`, text } : onDay(holdUntil, `hold ${id}`, text);
    });
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
