import { contract } from "./law/contract.js";
import { licences } from "./law/licences.js";
import { ownership } from "./law/ownership.js";
import { publicBodies } from "./law/publicBodies.js";
import { rewards } from "./law/rewards.js";
import { sharing } from "./law/sharing.js";
import type { Rule } from "./rule.js";

const known = { ...ownership, ...licences, ...rewards, ...sharing, ...contract, ...publicBodies };

/** R01 to R36, provisions of the law and of model agreements; from X01, what this ledger asks besides. */
export type RuleId = keyof typeof known;

/** Every rule by its id. */
export const rules: Readonly<Record<RuleId, Rule>> = known;

/** The ids in their order. */
export const ruleIds = (Object.keys(rules) as RuleId[]).sort();

/** Whether a text is the id of a rule. */
export const isRuleId = (text: string): text is RuleId => Object.hasOwn(rules, text);
