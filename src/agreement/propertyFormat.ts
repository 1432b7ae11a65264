import * as v from "valibot";
import { presetNames } from "../rules/presets/presets.js";
import { type Consent, DAYS_LIMIT, consents } from "../rules/property/ownerRules.js";
import { isRuleId } from "../rules/rules.js";
import { closed, count, label, maybe, memberId, object, text } from "./words.js";

/** Fields of an agreement file about property and about the rule check. */

const days = maybe(count(DAYS_LIMIT));
const ownerRule = object(
  closed({
    consent: v.picklist(Object.keys(consents) as Consent[]),
    /** Days until silence is consent; for "no-objection" only. */
    noticeDays: days,
  }),
);

/** What the contracts enforce about results. A field that is left out is as the preset has it. */
export const property = object(
  closed({
    preset: maybe(v.picklist(presetNames)),
    /** The agreed pool whose shares say who owns the results; left out, each result belongs to the party that made it. */
    ownersPool: maybe(label),
    licensorKeeps: maybe(v.boolean()),
    subLicences: maybe(v.boolean()),
    preemptionDays: days,
    publicationDays: days,
    cureDays: days,
    accessDays: days,
    useDays: days,
    file: maybe(ownerRule),
    ordinary: maybe(ownerRule),
    secret: maybe(ownerRule),
    exclusive: maybe(ownerRule),
    transfer: maybe(ownerRule),
    pledge: maybe(ownerRule),
    renounce: maybe(ownerRule),
    abandon: maybe(ownerRule),
  }),
);

/** A province of China, ISO 3166-2. */
export const provinceCode = v.pipe(
  v.string(),
  v.check((value) => /^CN-[A-Z]{2}$/.test(value), "province"),
);

/** A paper that answers what a rule asks. */
export const documentEntry = object(
  closed({
    /** The rule that asks for it: "R19". */
    answers: v.pipe(v.string(), v.check(isRuleId, "rule")),
    /** Whose paper it is; left out, it speaks for all. */
    member: maybe(memberId),
    what: text,
    /** SHA-256 of the paper, which stays where it is. */
    digest: v.pipe(
      v.string(),
      v.check((value) => /^0x[0-9a-f]{64}$/.test(value), "digest"),
    ),
  }),
);
