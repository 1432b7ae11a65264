import { type Finding, type Path, fault } from "../faults.js";
import { amountOf, checkAmount } from "./amounts.js";
import { knownMember, knownParty } from "./known.js";
import type { Act, Scene, SoundStep } from "./story.js";
import { decimalsFor, each, isFiat, namesIn, quoted } from "./version.js";

/** Acts in money of banks, and acts in money of the treasury. */
const rails: Partial<Record<NonNullable<SoundStep["do"]>, "bank" | "treasury">> = {
  receipt: "bank",
  "payment-run": "bank",
  "pay-in": "treasury",
  claim: "treasury",
};

/** Money moves in a currency that the agreement accepts, on its own rail. */
export function* currencyFits({ path, step, version }: Scene): Generator<Finding> {
  if (!("currency" in step) || step.currency === undefined || step.do === undefined) return;
  const { currency } = step;
  const accepted = namesIn(version.entry.currencies, ({ code }) => code);
  const rail = rails[step.do];
  if (accepted.lack(currency)) {
    yield fault(
      [...path, "currency"],
      `The agreement does not accept ${currency}. It accepts ${quoted(accepted.list, "en")}.`,
      `协议不收 ${currency}，可用币种：${quoted(accepted.list, "zh")}。`,
    );
  } else if (rail === "bank" && !isFiat(currency)) {
    yield fault(
      [...path, "currency"],
      `${currency} is paid through the treasury: use "${step.do === "receipt" ? "pay-in" : "claim"}".`,
      `${currency} 经金库收付，请用 “${step.do === "receipt" ? "pay-in" : "claim"}”。`,
    );
  } else if (rail === "treasury" && isFiat(currency)) {
    yield fault(
      [...path, "currency"],
      `${currency} is paid through a bank: use "${step.do === "pay-in" ? "receipt" : "payment-run"}".`,
      `${currency} 经银行收付，请用 “${step.do === "pay-in" ? "receipt" : "payment-run"}”。`,
    );
  }
}

/** A receipt's amounts can be counted, something is left of it, and its service days are in order. */
export function* receiptFits({ path, step, version }: Scene): Generator<Finding> {
  if (step.do !== "receipt") return;
  const decimals = decimalsFor(step.currency);
  yield* checkAmount([...path, "gross"], step.gross, { decimals });
  yield* checkAmount([...path, "tax"], step.tax, { decimals, zero: true });
  yield* checkAmount([...path, "directCosts"], step.directCosts, { decimals, zero: true });
  const gross = amountOf(step.gross, decimals);
  if (gross !== undefined && gross > 0n && netOf(step) <= 0n) {
    yield fault(
      [...path, "gross"],
      "Tax and direct costs leave nothing of it. Correct the amounts.",
      "扣除税款和直接成本后没有余额，请更正金额。",
    );
  }
  yield* daysFit([...path, "service"], step.service);
  const [first] = step.service ?? [];
  const { effective } = version.entry;
  if (
    first !== undefined &&
    effective !== undefined &&
    version.at("effective")[0] === "agreement" &&
    first < effective
  ) {
    yield fault(
      [...path, "service", 0],
      `The service began on ${first}, before the agreement took effect on ${effective}. Book only what belongs to the agreement.`,
      `服务期始于 ${first}，早于协议生效日 ${effective}；只登记属于本协议的收入。`,
    );
  }
}

function netOf({ gross, tax, directCosts, currency }: Act<"receipt">): bigint {
  const [all, ...taken] = [gross, tax, directCosts].map((text) => amountOf(text, decimalsFor(currency)) ?? 0n);
  return taken.reduce((sum, amount) => sum - amount, all!);
}

/** A period ends no earlier than it begins. */
function* daysFit(path: Path, days: readonly (string | undefined)[] | undefined): Generator<Finding> {
  const [first, last] = days ?? [];
  if (first === undefined || last === undefined || first <= last) return;
  yield fault(
    path,
    `The period ends on ${last}, before it begins on ${first}. Write the first day first.`,
    `期间的末日 ${last} 早于首日 ${first}，请先写首日。`,
  );
}

/** What is reversed was received. */
export function* reversalFits({ path, step, recorded }: Scene): Generator<Finding> {
  if (step.do !== "reverse") return;
  const receipt = recorded.get(step.receipt ?? "");
  if (receipt?.do !== "receipt") return;
  const decimals = decimalsFor(receipt.currency);
  yield* checkAmount([...path, "amount"], step.amount, { decimals });
  const net = netOf(receipt);
  if ((amountOf(step.amount, decimals) ?? 0n) <= net || net <= 0n) return;
  yield fault(
    [...path, "amount"],
    `"${step.amount}" is more than was left of receipt "${step.receipt}" after tax and direct costs.`,
    `“${step.amount}” 超过收款 “${step.receipt}” 扣除税款和直接成本后的净额。`,
  );
}

/** Two pairs of eyes: a party other than the holder confirms. */
export function* fourEyes({ path, step, version, parties, recorded }: Scene): Generator<Finding> {
  if (step.do !== "receipt" && step.do !== "reverse") return;
  yield* knownParty([...path, "confirmedBy"], parties, step.confirmedBy);
  const booked = step.do === "reverse" ? recorded.get(step.receipt ?? "") : step;
  const code = booked?.do === "receipt" ? booked.currency : undefined;
  const holder = version.entry.currencies?.find((entry) => entry !== undefined && entry.code === code)?.holder;
  if (code === undefined || holder === undefined || holder !== step.confirmedBy) return;
  yield fault(
    [...path, "confirmedBy"],
    `"${holder}" holds the money and books it; another party must confirm.`,
    `“${holder}” 是收款单位并负责登记，须由其他签约方复核。`,
  );
}

/** What is paid in and what is closed can be counted. */
export function* amountFits({ path, step }: Scene): Generator<Finding> {
  if (step.do !== "pay-in" && step.do !== "close") return;
  yield* checkAmount([...path, "amount"], step.amount, { decimals: decimalsFor(step.currency) });
}

/** A period of a periodic agreement is closed by as many parties as its rules ask. */
export function* closeFits({ path, step, version, parties }: Scene): Generator<Finding> {
  if (step.do !== "close") return;
  const { entry } = version;
  if (!Object.hasOwn(entry, "periodic") || entry.periodic === false) {
    yield fault(
      [...path, "do"],
      `Money is shared when it is booked: the agreement is not periodic. Remove the step, or set "periodic".`,
      `本协议非按期分配，资金登记时即分配；请删去此步，或将 “periodic” 设为 true。`,
    );
  }
  yield* daysFit([...path, "period"], step.period);
  for (const [place, id] of each(step.by)) yield* knownParty([...path, "by", place], parties, id);
  const closers = entry.rules?.closers;
  if (step.by === undefined || closers === undefined || step.by.length === closers) return;
  yield fault(
    [...path, "by"],
    `The rules ask that ${closers} parties sign a close, not ${step.by.length}.`,
    `规则要求由 ${closers} 个签约方签署分配方案，现有 ${step.by.length} 个。`,
  );
}

/** Who is paid is a member; what the bank sends back was sent. */
export function* payeesFit({ path, step, members }: Scene): Generator<Finding> {
  if (step.do === "claim") yield* knownMember([...path, "member"], members, step.member);
  if (step.do !== "payment-run") return;
  for (const [place, id] of each(step.payees)) yield* knownMember([...path, "payees", place], members, id);
  if (step.payees?.length === 0) {
    yield fault([...path, "payees"], "Nobody is paid. Name at least one member.", "没有收款人，请至少填写一个成员。");
  }
  const payees = namesIn(step.payees, (id) => id);
  for (const [place, id] of each(step.rejected)) {
    if (!payees.lack(id)) continue;
    yield fault(
      [...path, "rejected", place],
      `"${id}" is not among the payees of this run, so the bank has nothing to send back.`,
      `“${id}” 不在本批收款人之列，银行无款可退。`,
    );
  }
}
