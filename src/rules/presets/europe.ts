import { say } from "../rule.js";
import type { Preset } from "./preset.js";

const notice = { consent: "no-objection", noticeDays: 45 } as const;

/** The European Union's research programme with its usual consortium agreement. */
export const europe = {
  HorizonEurope: {
    title: say("Horizon Europe with DESCA", "“地平线欧洲”与 DESCA"),
    extends: "Ledger",
    rules: { R23: true, R24: true, R25: true, R26: true, R27: true, R35: true, X05: { owners: "makers" } },
    property: { accessDays: 365, useDays: 365, ordinary: notice, secret: notice, transfer: notice, file: notice },
    says: [
      {
        mark: "seen",
        text: say(
          "Results are owned jointly where contributions cannot be separated; joint owners sign an agreement of their own.",
          "贡献无法区分的，成果共有，由共有人另行签署共有协议。",
        ),
      },
      {
        mark: "seen",
        text: say("Best efforts to exploit are owed until 4 years after the end.", "结束后四年内应尽力利用成果。"),
      },
      {
        mark: "memory",
        text: say("The 45 days to object to a filing are this preset's own.", "申请前四十五日异议期为本预设所定。"),
      },
      {
        mark: "memory",
        text: say(
          "DESCA: two thirds are a quorum, two thirds of the votes decide, a veto within 15 days of the minutes.",
          "DESCA：三分之二为法定人数，三分之二票数通过，会议纪要发出十五日内可否决。",
        ),
      },
    ],
  },
} as const satisfies Record<string, Preset>;
