import { type Finding, fault } from "../faults.js";
import { knownMember } from "./known.js";
import { ALL, type Version, ppmOf } from "./version.js";

const limits = {
  currencies: { least: 1, most: 4, en: "currencies", zh: "个币种" },
  pools: { least: 1, most: 16, en: "pools", zh: "个分配池" },
  tiers: { least: 1, most: 8, en: "tiers", zh: "层" },
  rates: { least: 0, most: 64, en: "rates", zh: "条费率" },
  parties: { least: 2, most: 256, en: "parties", zh: "个签约方" },
} as const;

/** Lists are as long as the contracts take them. */
export function* listsWithin({ entry, at }: Version): Generator<Finding> {
  for (const field of ["currencies", "pools", "tiers", "rates", "parties"] as const) {
    const length = entry[field]?.length;
    const { least, most, en, zh } = limits[field];
    if (length === undefined || (length >= least && length <= most)) continue;
    yield fault(
      at(field),
      `An agreement has ${least} to ${most} ${en}, not ${length}.`,
      `协议须有 ${least} 至 ${most} ${zh}，现有 ${length}。`,
    );
  }
}

/** An agreement ends no earlier than it begins. */
export function* termInOrder({ entry, at }: Version): Generator<Finding> {
  const { effective, expires } = entry;
  if (effective === undefined || expires === undefined || expires >= effective) return;
  yield fault(
    at("expires"),
    `The agreement expires on ${expires}, before it takes effect on ${effective}. Correct one of them.`,
    `协议 ${expires} 到期，早于生效日 ${effective}，请更正。`,
  );
}

/** Some parties must sign an amendment, and at most all. */
export function* majorityFits({ entry, at }: Version): Generator<Finding> {
  const majority = ppmOf(entry.rules?.majority);
  if (majority === undefined || (majority > 0 && majority <= ALL)) return;
  yield fault(
    [...at("rules"), "majority"],
    `A majority is more than 0 % and at most 100 % of the parties, not ${entry.rules?.majority}.`,
    `多数比例须大于 0 %、至多 100 %，不能是 ${entry.rules?.majority}。`,
  );
}

/** No more parties sign a close than there are; somebody signs where there are closes. */
export function* closersFit({ entry, at }: Version): Generator<Finding> {
  const closers = entry.rules?.closers;
  const parties = entry.parties?.length;
  if (closers === undefined) return;
  if (parties !== undefined && closers > parties) {
    yield fault(
      [...at("rules"), "closers"],
      `${closers} parties cannot sign a close: there are ${parties}.`,
      `签约方只有 ${parties} 个，无法由 ${closers} 个签署年度分配。`,
    );
  }
  if (closers === 0 && entry.periodic === true) {
    yield fault(
      [...at("rules"), "closers"],
      "A periodic agreement is shared when parties sign the close; at least 1 must.",
      "按期分配的协议须由签约方签署分配方案，至少 1 方。",
    );
  }
}

/** Only others attest a contribution. */
export function* attestationsFit({ entry, at }: Version): Generator<Finding> {
  const attestations = entry.rules?.attestations;
  const parties = entry.parties?.length;
  if (attestations === undefined || parties === undefined || parties === 0 || attestations < parties) return;
  yield fault(
    [...at("rules"), "attestations"],
    `A contribution is attested by other parties: at most ${parties - 1} here, not ${attestations}.`,
    `贡献由其他签约方证明，此处至多 ${parties - 1} 方，不能是 ${attestations}。`,
  );
}

/** Who decides disputes is a member. */
export function* panelKnown({ entry, at, members }: Version): Generator<Finding> {
  yield* knownMember([...at("rules"), "panel"], members, entry.rules?.panel);
}
