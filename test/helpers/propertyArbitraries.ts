import * as fc from "fast-check";
import type { PoolEntry, PropertyEntry } from "../../src/agreement/format.js";
import { presetNames } from "../../src/rules/presets/presets.js";
import { DAYS_LIMIT, type OwnerRule, dayFields, ownerActs } from "../../src/rules/property/ownerRules.js";

const days = fc.integer({ min: 0, max: DAYS_LIMIT });
const ownerRule: fc.Arbitrary<OwnerRule> = fc.oneof(
  fc.constantFrom<OwnerRule>({ consent: "alone" }, { consent: "majority" }, { consent: "all", noticeDays: 0 }),
  fc.integer({ min: 1, max: DAYS_LIMIT }).map((noticeDays) => ({ consent: "no-objection" as const, noticeDays })),
);

const record = <K extends string, T>(keys: readonly K[], of: fc.Arbitrary<T>) =>
  Object.fromEntries(keys.map((key) => [key, of])) as Record<K, fc.Arbitrary<T>>;

/** Any valid property section of an agreement with these pools: a preset with changes, or everything by itself. */
export function propertySections(pools: readonly PoolEntry[]): fc.Arbitrary<PropertyEntry> {
  const owning = pools.filter(({ source, beneficiary }) => source === "agreed" && beneficiary === undefined);
  const fields = {
    licensorKeeps: fc.boolean(),
    subLicences: fc.boolean(),
    ...record(dayFields, days),
    ...record(ownerActs, ownerRule),
  };
  const owners =
    owning.length === 0
      ? fc.constant({})
      : fc.record({ ownersPool: fc.constantFrom(...owning.map(({ name }) => name)) }, { requiredKeys: [] });
  const some = fc.record({ preset: fc.constantFrom(...presetNames), ...fields }, { requiredKeys: ["preset"] });
  return fc.tuple(fc.oneof(some, fc.record(fields)), owners).map(([said, whose]) => ({ ...said, ...whose }));
}
