import type { Books, Receipt } from "../books.js";
import type { Event, Told } from "../events.js";
import type { Check, Scene } from "../findings.js";
import { forwardedAt, withheldOf } from "../fold/money.js";
import { Kind, inboxOf, isFiat, kindOf, numberOf, poolId, poolOf } from "../ids.js";
import { type Route, routeIn } from "../walk.js";
import { soloKey } from "./books.js";

/** Income under licences: it went the way of the asset's owners and parents, was counted as paid, and royalties reached whom they are for. */
export const royalties: Check = {
  id: "royalties",
  title: { en: "Licence income reached every owner and every parent asset", zh: "许可收入已归各权利人与来源知识产权" },
  begin: () => ({
    event: (event, scene) => {
      if (event.name === "Booked") judgeRoute(event, scene);
      if (event.name === "Forwarded") judgeForwarded(event, scene);
      if (event.name === "Taken") judgeInbox(event, scene);
    },
    transaction: (events, scene) => {
      for (const event of events) {
        if (event.name === "AssetRegistered") judgeRoyaltyPool(event, scene);
        if (event.name === "LicenceSettled") judgeSource(event, events, scene);
        judgeUnsettled(events, event, scene);
      }
    },
  }),
};

const ORDINARY = routeIn(0n);

/** How income of an asset enters its agreement; where a licensor keeps it, its own pool takes all that is left. */
function routeOf(books: Books, assetId: bigint, soloPool: bigint): Route {
  const asset = books.property.assets.get(assetId);
  if (asset === undefined) return ORDINARY;
  const { agreement, royaltyPool, royaltyRate, pool, owner } = asset.word;
  const ownersPool = books.property.rules.get(agreement)?.ownersPool ?? 0n;
  const solo = owner === 0n ? 0n : (books.property.solo.get(soloKey(agreement, owner))?.pool ?? 0n);
  const alone = soloPool === 0n ? solo : soloPool;
  const royalty = { royaltyPool, royaltyRate };
  if (alone !== 0n) return { ...royalty, from: 0n, to: alone, isDirect: true };
  // Past a waterfall that knows no pool of owners; as it stands where the asset's owners are the agreement's.
  if (ownersPool === 0n) return { ...royalty, from: 0n, to: pool, isDirect: true };
  if (pool === ownersPool) return { ...royalty, from: 0n, to: 0n, isDirect: false };
  return { ...royalty, from: ownersPool, to: pool, isDirect: false };
}

/** What counted a booking as paid under a licence, or passed it on: the last before it with the same cause. */
function sourceBefore({ args: { cause } }: Event<"Booked">, { transaction, position }: Scene) {
  const before = transaction.slice(0, position);
  return before.findLast((told): told is Event<"LicenceSettled"> | Event<"Forwarded"> => {
    return (told.name === "LicenceSettled" || told.name === "Forwarded") && told.args.cause === cause;
  });
}

/** The bank receipt that was booked; whoever pays in tokens may name any cause. */
const receiptOf = ({ args: { cause, currency } }: Event<"Booked">, { receipts }: Books): Receipt | undefined =>
  isFiat(currency) ? receipts.get(cause) : undefined;

/** What the transaction says a booking came in for. */
function routeBefore(event: Event<"Booked">, scene: Scene): Route {
  const { books } = scene;
  const source = sourceBefore(event, scene);
  if (source?.name === "Forwarded") return routeOf(books, source.args.parent, 0n);
  if (source?.name === "LicenceSettled") {
    const licence = books.property.licences.get(source.args.licence);
    return routeOf(books, licence?.word.asset ?? 0n, licence?.word.soloPool ?? 0n);
  }
  const asset = receiptOf(event, books)?.asset ?? 0n;
  return asset === 0n ? ORDINARY : routeOf(books, asset, 0n);
}

const say = ({ royaltyRate, royaltyPool, from, to, isDirect }: Route): string =>
  `${royaltyRate} ppm to pool ${royaltyPool}, ${isDirect ? `all to ${to}` : `${to} for ${from}`}`;

/** The route that the core walked is that of the licensed asset. */
function judgeRoute(event: Event<"Booked">, scene: Scene): void {
  const [expected, found] = [routeBefore(event, scene), routeIn(event.args.route)];
  const text = {
    en: "Income entered by another way than its asset's owners and parents.",
    zh: "收入的分配路径与其知识产权的权利人和来源不符。",
  };
  if (say(expected) !== say(found)) scene.find(event, text, say(expected), say(found));
  judgeSettled(event, scene);
}

/** What came in under a licence counts as paid: net and direct costs, with the same cause. */
function judgeSettled(event: Event<"Booked">, scene: Scene): void {
  const { books, transaction, find } = scene;
  const { agreement, net, currency } = event.args;
  const settled = sourceBefore(event, scene);
  const receipt = receiptOf(event, books);
  const licence = receipt?.licence ?? 0n;
  const text = {
    en: "Licence income is booked and not counted as paid, or otherwise.",
    zh: "许可收入入账与已付记录不符。",
  };
  if (settled?.name !== "LicenceSettled") {
    if (licence !== 0n) find(event, text, `settled under licence ${licence}`, "nothing");
    return;
  }
  const word = books.property.licences.get(settled.args.licence)?.word;
  const costs = receipt?.directCosts ?? statedCosts(transaction);
  const expected = [agreement, currency, net + costs, receipt?.licence ?? settled.args.licence];
  const { amount, currency: told } = settled.args;
  const found = [word?.agreement, numberOf(books, told), amount, settled.args.licence];
  const say = (values: unknown[]) => values.join(" ");
  if (say(expected) !== say(found)) find(event, text, say(expected), say(found));
}

/** What counts as paid under a licence came in, and counts once. */
function judgeSource(event: Event<"LicenceSettled">, events: readonly Told[], { find }: Scene): void {
  const { cause } = event.args;
  const count = (name: Told["name"]) =>
    events.filter((told) => told.name === name && (told.args as { cause: string }).cause === cause).length;
  const text = {
    en: "Something counts as paid under a licence that did not come in.",
    zh: "许可已付金额没有对应入账。",
  };
  const [booked, settled] = [count("Booked"), count("LicenceSettled")];
  if (booked !== settled) find(event, text, `${booked} with this cause`, settled);
}

/** The direct costs of a receipt in tokens, which its own transaction states. */
function statedCosts(transaction: readonly Told[]): bigint {
  const stated = transaction.find((told): told is Event<"ReceiptStated"> => told.name === "ReceiptStated");
  return stated?.args.receipt.directCosts ?? 0n;
}

/** A reversed receipt of a licence counts as paid no more, with its direct costs when all of it is reversed; nothing else does that. */
function judgeUnsettled(events: readonly Told[], event: Told, { books, find }: Scene): void {
  const text = { en: "A reversed licence fee still counts as paid, or otherwise.", zh: "许可费冲回与已付记录不符。" };
  if (event.name === "LicenceUnsettled") {
    const { cause } = event.args;
    const isReversed = events.some((told) => told.name === "ReversalConfirmed" && told.args.key === cause);
    if (!isReversed) find(event, text, "a reversal", "none");
  }
  if (event.name !== "ReversalConfirmed") return;
  const { key, amount, reversed } = event.args;
  const receipt = books.receipts.get(key);
  if (receipt === undefined || receipt.licence === 0n) return;
  const all = reversed === receipt.net ? amount + receipt.directCosts : amount;
  const told = events.flatMap((one) => (one.name === "LicenceUnsettled" && one.args.cause === key ? [one.args] : []));
  const expected = `${all} of ${receipt.currency} under licence ${receipt.licence}`;
  const found = told.map((one) => `${one.amount} of ${numberOf(books, one.currency)} under licence ${one.licence}`);
  if (found.join() !== expected) find(event, text, expected, found.join() || "nothing");
}

/** An asset's royalty pool is its parents' inboxes, by their rates. */
function judgeRoyaltyPool(event: Event<"AssetRegistered">, { books, find }: Scene): void {
  const asset = books.property.assets.get(event.args.asset);
  const owing = event.args.what.parents.filter(({ rate }) => rate !== 0n);
  if (asset === undefined || owing.length === 0) return;
  const pool = poolOf(books, poolId(asset.word.agreement, asset.word.royaltyPool));
  const expected = owing.map(({ parent, rate }) => `${inboxOf(parent)} ${rate}`).join(", ");
  const units = [...pool.units].filter(([, count]) => count !== 0n);
  const found = units.map(([account, count]) => `${account} ${count}`).join(", ");
  const text = {
    en: "Royalties are shared otherwise than the asset's parents were promised.",
    zh: "提成池与约定的来源比例不符。",
  };
  if (expected !== found) find(event, text, expected, found);
}

/** What is passed on was the inbox's, and is booked under the parent, or credited to its owner. */
function judgeForwarded(event: Event<"Forwarded">, { books, transaction, position, find }: Scene): void {
  const { child, parent, agreement, amount, cause } = event.args;
  const asset = books.property.assets.get(child);
  const derives = asset?.parents.some((one) => one.parent === parent) ?? false;
  const text = { en: "Royalties were passed on to an asset that they are not for.", zh: "提成转至无关的知识产权。" };
  if (!derives) find(event, text, `a parent of asset ${child}`, parent);
  const currency = numberOf(books, event.args.currency);
  const taken = takenFor(transaction, position, currency, books);
  const sum = { en: "More or less royalties were passed on than were taken.", zh: "转出的提成与提取金额不符。" };
  if (taken !== amount) find(event, sum, taken, amount);
  const above = books.property.assets.get(parent)?.word.agreement ?? 0n;
  const isOutside = BigInt(cause) === 0n;
  const expected = isOutside ? (asset?.word.agreement ?? 0n) : above;
  if (agreement !== expected || isOutside !== (above === 0n)) find(event, text, `agreement ${expected}`, agreement);
  const booked = transaction.some(
    (told) =>
      told.name === "Booked" &&
      told.args.cause === cause &&
      told.args.net === amount &&
      told.args.currency === currency &&
      told.args.agreement === agreement,
  );
  if (!isOutside && !booked) find(event, sum, `${amount} booked`, "nothing");
}

/** What was taken to be forwarded, less what an order kept. */
function takenFor(transaction: readonly Told[], position: number, currency: bigint, books: Books): bigint {
  let sum = 0n;
  for (const [i, event] of transaction.slice(0, position).entries()) {
    if (event.name !== "Taken" || forwardedAt(transaction, i) !== transaction[position]) continue;
    if (event.args.currency !== currency) continue;
    sum += event.args.amount - withheldOf(event, books);
  }
  return sum;
}

/** An inbox is paid to nobody but through a forwarding or a payment run. */
function judgeInbox(event: Event<"Taken">, { transaction, position, find }: Scene): void {
  if (kindOf(event.args.account) !== Kind.Inbox) return;
  const isRun = transaction.some(({ name }) => name === "RunInstructed");
  const text = { en: "An inbox's royalties were taken and not passed on.", zh: "提取的提成未转出。" };
  if (!isRun && forwardedAt(transaction, position) === undefined) find(event, text, "Forwarded", event.args.account);
}
