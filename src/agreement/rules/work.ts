import { type Finding, fault } from "../faults.js";
import { UNITS_LIMIT, amountOf, checkAmount } from "./amounts.js";
import { knownParty } from "./known.js";
import type { Act, Scene } from "./story.js";
import { decimalsFor, each, ppmOf, quoted } from "./version.js";

const QUANTITY_DECIMALS = 3;
const AMOUNT_LIMIT = 2n ** 96n;

/** A contribution is by a party, of a kind that the rate card prices, while the agreement runs. */
export function* contributionFits(scene: Scene): Generator<Finding> {
  const { path, step, version, parties } = scene;
  if (step.do !== "contribute") return;
  yield* knownParty([...path, "by"], parties, step.by);
  yield* checkAmount([...path, "quantity"], step.quantity, { decimals: QUANTITY_DECIMALS, below: UNITS_LIMIT });
  const { rates, expires } = version.entry;
  const kinds = (rates ?? []).map((rate) => rate?.kind);
  if (
    rates !== undefined &&
    step.kind !== undefined &&
    kinds.every((kind) => kind !== undefined && kind !== step.kind)
  ) {
    const priced = kinds.filter((kind) => kind !== undefined);
    yield fault(
      [...path, "kind"],
      `The rate card has no price for "${step.kind}". It prices ${quoted(priced, "en")}.`,
      `费率表中没有 “${step.kind}”。已定价：${quoted(priced, "zh")}。`,
    );
  }
  if (expires !== undefined && step.date !== undefined && step.date > expires) {
    yield fault(
      [...path, "date"],
      `The agreement expires on ${expires}; nothing can be contributed after that.`,
      `协议于 ${expires} 到期，此后不能再登记贡献。`,
    );
  }
  yield* contributionCountable(scene, step);
}

/** What a contribution is worth and earns is within what the ledger counts. */
function* contributionCountable({ path, version }: Scene, step: Act<"contribute">): Generator<Finding> {
  const decimals = decimalsFor(version.entry.amountCurrency) ?? 0;
  const rate = version.entry.rates?.find((entry) => entry !== undefined && entry.kind === step.kind);
  const quantity = amountOf(step.quantity, QUANTITY_DECIMALS) ?? 0n;
  const value = (quantity * (amountOf(rate?.price, decimals) ?? 0n)) / 1000n;
  const units = (value * (amountOf(rate?.units, 6 - decimals) ?? 0n)) / 1_000_000n;
  const cost = (value * BigInt(ppmOf(rate?.cost) ?? 0)) / 1_000_000n;
  if (value < AMOUNT_LIMIT && units < UNITS_LIMIT && cost < AMOUNT_LIMIT) return;
  yield fault(
    [...path, "quantity"],
    "At the rate card's price this is worth or earns more than the ledger can count. Write a smaller quantity.",
    "按费率表折算，其价值或份额超出账本可计的上限，请减少数量。",
  );
}

/** Only another party attests or challenges a contribution. */
export function* witnessFits({ path, step, parties, recorded }: Scene): Generator<Finding> {
  if (step.do !== "attest" && step.do !== "challenge") return;
  yield* knownParty([...path, "by"], parties, step.by);
  const contribution = recorded.get(step.contribution ?? "");
  if (contribution?.do !== "contribute" || step.by === undefined || contribution.by !== step.by) return;
  yield fault(
    [...path, "by"],
    `"${step.by}" made this contribution itself; another party must ${step.do} it.`,
    `“${step.by}” 是该贡献的贡献方，须由其他签约方${step.do === "attest" ? "证明" : "提出异议"}。`,
  );
}

/** A ruling needs a panel. */
export function* panelThere({ path, step, version }: Scene): Generator<Finding> {
  const { rules } = version.entry;
  if (step.do !== "rule" || rules === undefined || Object.hasOwn(rules, "panel")) return;
  yield fault(
    [...path, "do"],
    `The agreement has no panel that could rule. Name one in "rules.panel".`,
    `协议未设争议裁决方，无人可裁；请在 “rules.panel” 中指定。`,
  );
}

/** Members are named once in a list. */
export function* listedOnce({ path, step }: Scene): Generator<Finding> {
  const lists =
    step.do === "close"
      ? { by: step.by }
      : step.do === "payment-run"
        ? { payees: step.payees, rejected: step.rejected }
        : {};
  for (const [field, list] of Object.entries(lists)) {
    for (const [place, id] of each(list)) {
      if (list!.indexOf(id) === place) continue;
      yield fault(
        [...path, field, place],
        `"${id}" is listed before. List a member once.`,
        `“${id}” 已列出，成员不得重复。`,
      );
    }
  }
}
