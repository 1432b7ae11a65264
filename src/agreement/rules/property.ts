import { type PropertyTerms, ownerActs, propertyFields } from "../../rules/property/ownerRules.js";
import { propertyTermsOf } from "../../rules/property/propertyRules.js";
import { type Finding, fault } from "../faults.js";
import type { PropertyEntry } from "../format.js";
import { knownPool } from "./known.js";
import { poolNames } from "./pools.js";
import { type Version, given } from "./version.js";

/** The rules of a version, with what its preset has; undefined where it has none, or where they cannot be read. */
export function propertyIn({ entry: { property } }: Version): PropertyTerms | undefined {
  if (property === undefined || Object.values(property).includes(undefined)) return undefined;
  const terms = propertyTermsOf(property as PropertyEntry);
  return propertyFields.every((field) => terms[field] !== undefined) ? terms : undefined;
}

/** Without a preset, every question of property is answered in the file. */
export function* propertyWhole({ entry, at }: Version): Generator<Finding> {
  const { property } = entry;
  if (property === undefined || given(property, "preset")) return;
  for (const field of propertyFields) {
    if (given(property, field)) continue;
    yield fault(
      [...at("property"), field],
      `This is missing. Add it, or name a preset that has it, like "CN-default".`,
      `缺少此项；请补上，或写明含有此项的预设（preset），如 CN-default。`,
    );
  }
}

/** Owners are the parties with shares in an agreed pool. */
export function* ownersFit(version: Version): Generator<Finding> {
  const { entry, at } = version;
  const name = entry.property?.ownersPool;
  const path = [...at("property"), "ownersPool"];
  yield* knownPool(path, poolNames(version), name);
  const pool = entry.pools?.find((other) => other !== undefined && other.name === name);
  if (name === undefined || pool?.source === undefined) return;
  if (pool.source === "agreed" && !given(pool, "beneficiary")) return;
  yield fault(
    path,
    `"${name}" does not say who owns: name a pool with source "agreed" and no beneficiary.`,
    `“${name}” 不能说明归属：请写来源为 agreed、未设受益人的分配池。`,
  );
}

/** Days of notice belong to "no-objection", which cannot do without. */
export function* noticesFit({ entry, at }: Version): Generator<Finding> {
  for (const act of ownerActs) {
    const rule = entry.property?.[act];
    if (rule?.consent === undefined) continue;
    const path = [...at("property"), act];
    const unreadable = given(rule, "noticeDays") && rule.noticeDays === undefined;
    const some = (rule.noticeDays ?? 0) > 0;
    if (unreadable || some === (rule.consent === "no-objection")) continue;
    yield some
      ? fault(
          [...path, "noticeDays"],
          `Nothing waits for these days: the consent is "${rule.consent}". Remove them, or make it "no-objection".`,
          `同意方式为 ${rule.consent}，无需等待；请删去天数，或改为 no-objection。`,
        )
      : fault(
          path,
          `"no-objection" needs "noticeDays": how long co-owners may object, 1 day at least.`,
          `no-objection 须写 noticeDays：共有人可提异议的天数，至少 1 天。`,
        );
  }
}
