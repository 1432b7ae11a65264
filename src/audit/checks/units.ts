import type { Draft } from "../books.js";
import type { Event, Told } from "../events.js";
import type { Check, Scene } from "../findings.js";
import { moveAt } from "../fold/units.js";
import { Kind, agreementOf, kindOf, numberIn, poolOf, rewardOf, unitsIn } from "../ids.js";
import { isAssetPool } from "../property/checkOwners.js";
import { signedUnits } from "./terms.js";

/** Units: those of a pool's accounts add up to the pool's, and each change follows from a signature, an exit or a contribution. */
export const units: Check = {
  id: "units",
  title: { en: "Units add up, and each change has its cause", zh: "份额合计无误，每次变动均有依据" },
  begin: () => ({
    event: (event, scene) => {
      if (event.name === "UnitsChanged") judgeChange(event, scene);
      if (event.name === "UnitsMoved") judgeMove(event, scene);
    },
    transaction: nothingForgotten,
  }),
};

function judgeChange(event: Event<"UnitsChanged">, scene: Scene): void {
  const { pool: id, account, units: now, totalUnits } = event.args;
  const pool = poolOf(scene.books, id);
  const total = unitsIn(pool) - (pool.units.get(account) ?? 0n) + now;
  const text = { en: "A pool's units are not the sum of its accounts'.", zh: "收益池份额与各账户之和不符。" };
  if (total !== totalUnits) scene.find(event, text, total, totalUnits);
  const idle = { en: "A change of units that changes nothing.", zh: "未改变份额的份额变动。" };
  if (now === (pool.units.get(account) ?? 0n)) scene.find(event, idle, "other units", now);
  judgeCause(event, scene);
}

/** Contributions' causes are judged by their own check: here those of the terms. */
function judgeCause(event: Event<"UnitsChanged">, scene: Scene): void {
  const { pool, account, units: now, cause } = event.args;
  const left = scene.transaction.find((told) => told.name === "PartyLeft" && told.args.reason === cause);
  if (left?.name === "PartyLeft") {
    const own = account === left.args.member || account === rewardOf(left.args.member);
    const text = { en: "An exit takes other units than the leaver's.", zh: "退出变动了他人的份额。" };
    if (!own || now !== 0n)
      scene.find(event, text, `0 for member ${left.args.member}`, `${now} for account ${account}`);
    return;
  }
  const draft = scene.books.drafts.get(cause);
  if (draft) {
    const expected = byTerms(draft, pool & 0xffffn, account, scene);
    const text = { en: "Units are not those that were signed.", zh: "份额与所签不符。" };
    if (expected !== now) scene.find(event, text, expected ?? "none", now);
    return;
  }
  if (isAssetPool(pool)) return; // owners, solo pools and royalties have a check of their own
  const known = scene.books.contributions.has(BigInt(cause)) || scene.books.contras.has(BigInt(cause));
  const text = { en: "Units change without a cause in the history.", zh: "份额变动没有依据。" };
  if (!known) scene.find(event, text, "a draft, an exit or a contribution", cause);
}

/** What terms give an account in a pool: nothing any more when its signature is withdrawn; one unit when it is the beneficiary. */
function byTerms(draft: Draft, number: bigint, account: bigint, scene: Scene): bigint | undefined {
  const line = draft.terms.pools.find((one) => one.number === number);
  const member = numberIn(account);
  const withdrawn = scene.transaction.some((told) => told.name === "DraftWithdrawn" && told.args.member === member);
  if (withdrawn) return 0n;
  if (line !== undefined && line.beneficiary !== 0n) return account === line.beneficiary ? 1n : undefined;
  const signs = (told: Told) => told.name === "DraftSigned" || told.name === "DraftDeemed";
  const signed = scene.transaction.some((told) => signs(told) && (told as Event<"DraftSigned">).args.member === member);
  const given = signedUnits(draft, member, number);
  if (!signed || given === undefined) return undefined;
  return kindOf(account) === Kind.Reward ? given.reward : given.own;
}

function judgeMove({ args, ...at }: Event<"UnitsMoved">, scene: Scene): void {
  const first = scene.transaction[scene.position - 2];
  const fits = moveAt(scene.transaction, scene.position - 2) !== undefined;
  const cause = first?.name === "UnitsChanged" ? first.args.cause : undefined;
  const text = {
    en: "A move without the two changes of units that it is made of.",
    zh: "份额转移缺少对应的两次变动。",
  };
  if (!fits || cause !== args.cause) scene.find(at, text, `from ${args.from} to ${args.to}`, cause ?? "nothing");
}

/** What a dissolved account had earned has gone to somebody; a leaver under LosesUnits has none left. */
function nothingForgotten(events: readonly Told[], { books, find }: Scene): void {
  const last = events.at(-1)!;
  for (const [key, amount] of books.limbo) {
    const pool = poolOf(books, BigInt(key.split(":")[0]!));
    const text = { en: "What a dissolved account had earned went to nobody.", zh: "被撤销账户的所得无人承接。" };
    if (amount > pool.slack) find(last, text, "EscrowReturned", key);
    books.limbo.delete(key);
  }
  const LOSES_UNITS = 1n;
  for (const event of events) {
    if (event.name !== "PartyLeft") continue;
    const { draft } = agreementOf(books, event.args.agreement);
    if (draft?.terms.rules.exitRule !== LOSES_UNITS) continue;
    for (const line of draft.terms.pools) {
      const pool = poolOf(books, (event.args.agreement << 16n) | line.number);
      const kept = (pool.units.get(event.args.member) ?? 0n) + (pool.units.get(rewardOf(event.args.member)) ?? 0n);
      const text = { en: "A leaver keeps units that the terms take.", zh: "退出方保留了依约应收回的份额。" };
      if (line.beneficiary === 0n && kept !== 0n) find(event, text, 0, kept);
    }
  }
}
