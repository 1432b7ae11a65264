import { say } from "../rule.js";
import type { Preset } from "./preset.js";

const residue = {
  mark: "seen",
  text: say(
    "What remains after the inventors' share is spent for research or education.",
    "扣除发明人份额后的余额用于科研或教育。",
  ),
} as const;

/** United States universities under the Bayh-Dole Act, by their published schedules. */
export const unitedStates = {
  "US-BayhDole-Dayton": {
    title: say("Bayh-Dole: University of Dayton", "拜杜法案：代顿大学"),
    extends: "Ledger",
    rules: { R28: { schedule: "Dayton" } },
    says: [residue],
  },
  "US-BayhDole-LomaLinda": {
    title: say("Bayh-Dole: Loma Linda University", "拜杜法案：罗马琳达大学"),
    extends: "Ledger",
    rules: { R28: { schedule: "LomaLinda" } },
    says: [residue],
  },
  "US-BayhDole-Northwestern": {
    title: say("Bayh-Dole: Northwestern University", "拜杜法案：西北大学（美国）"),
    extends: "Ledger",
    rules: { R28: { schedule: "Northwestern" } },
    says: [residue],
  },
} as const satisfies Record<string, Preset>;
