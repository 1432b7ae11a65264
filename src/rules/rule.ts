import type { Bilingual } from "../agreement/format.js";

/**
 * How strongly a provision binds. A default gives way to what the parties agree; a floor may only be raised, for the persons it
 * protects; a prohibition gives way to nothing; a warning asks people to look.
 */
export type Force = "default" | "floor" | "prohibition" | "warning";

/** Whether somebody read the provision in a source, or wrote it down from memory. Printed wherever the rule shows. */
export type Mark = "seen" | "memory";

/** Who sees to it: this checker before signing, the contracts at run time, both, or people in an office. */
type Enforcer = "checker" | "contracts" | "both" | "office";

/** A provision of the law or of a model agreement. */
export interface Rule {
  title: Bilingual;
  /** The article or document. */
  source: Bilingual;
  /** What the ledger does, in one sentence. */
  effect: Bilingual;
  force: Force;
  mark: Mark;
  enforced: Enforcer;
}

/** The same text in both languages, the English one first. */
export const say = (en: string, zh: string): Bilingual => ({ en, zh });

/** How forces, marks and enforcers are called. */
export const words = {
  force: {
    default: say("default", "任意性"),
    floor: say("floor", "底线"),
    prohibition: say("prohibition", "强制性"),
    warning: say("warning", "提示"),
  },
  mark: {
    seen: say("[S] seen in a source", "[S] 已见出处"),
    memory: say("[M] from memory, unverified", "[M] 凭记忆，未核实"),
  },
  enforced: {
    checker: say("checker", "检查程序"),
    contracts: say("contracts", "合约"),
    both: say("checker and contracts", "检查程序与合约"),
    office: say("office (off-chain)", "经办人员（链下）"),
  },
} satisfies { force: Record<Force, Bilingual>; mark: Record<Mark, Bilingual>; enforced: Record<Enforcer, Bilingual> };

/** The mark alone, for narrow columns. */
export const shortMark = { seen: "[S]", memory: "[M]" } satisfies Record<Mark, string>;

/** Printed with every table of rules. */
export const notAdvice = say(
  "Presets are for a lawyer to read and edit. They are never legal advice.",
  "预设供律师审阅和修改，绝非法律意见。",
);
