import { say } from "../rule.js";
import type { Preset } from "./preset.js";

/** What the ledger asks for under every law; the most careful answer to every question of property. */
export const ledger = {
  Ledger: {
    title: say("What the ledger asks under every law", "账本的通用要求"),
    rules: { R11: true, R12: true, R31: true, R36: true, X01: true, X04: true },
    property: {
      licensorKeeps: false,
      subLicences: false,
      preemptionDays: 0,
      publicationDays: 0,
      cureDays: 30,
      accessDays: 0,
      useDays: 0,
      file: { consent: "all" },
      ordinary: { consent: "all" },
      secret: { consent: "all" },
      exclusive: { consent: "all" },
      transfer: { consent: "all" },
      pledge: { consent: "all" },
      renounce: { consent: "alone" },
      abandon: { consent: "all" },
    },
    says: [
      {
        mark: "memory",
        text: say(
          "Where neither law nor model speaks, all co-owners consent: the ledger's own choice.",
          "法律与范本均未涉及的，须全体共有人同意：为账本自定。",
        ),
      },
    ],
  },
} as const satisfies Record<string, Preset>;
