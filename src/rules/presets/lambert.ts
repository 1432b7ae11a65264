import { say } from "../rule.js";
import type { Preset } from "./preset.js";

/** Lambert Toolkit (United Kingdom). One-to-one models never have joint ownership; consortium agreements may. */
export const lambert = {
  "Lambert-1": {
    title: say(
      "Lambert 1: the university owns, the sponsor has a non-exclusive licence",
      "兰伯特1：大学所有，出资方享非独占许可",
    ),
    extends: "Ledger",
    rules: { R26: true, X05: { owners: "schools" }, X06: { option: "none" } },
  },
  "Lambert-2": {
    title: say("Lambert 2: as 1, with an option for an exclusive licence", "兰伯特2：同1，另有独占许可选择权"),
    extends: "Lambert-1",
    rules: { X06: { option: "exclusive" } },
  },
  "Lambert-3": {
    title: say("Lambert 3: as 1, with an option for an assignment", "兰伯特3：同1，另有受让选择权"),
    extends: "Lambert-1",
    rules: { X06: { option: "assignment" } },
  },
  "consortium-A": {
    title: say("Lambert consortium A: every party may exploit", "兰伯特联合体A：各方均可利用"),
    extends: "Ledger",
    rules: { R26: true, X05: { owners: "makers" } },
    says: [
      {
        mark: "seen",
        text: say(
          "A level playing field: every party may exploit, none must. It has clauses for joint ownership.",
          "各方平等，均可利用而无义务；设有共有条款。",
        ),
      },
      {
        mark: "memory",
        text: say("Each party owns what it makes, licensed to all.", "各方拥有自己的成果，并许可全体使用。"),
      },
    ],
  },
  "consortium-B": {
    title: say("Lambert consortium B: one party exploits, or loses it", "兰伯特联合体B：一方利用，逾期失权"),
    extends: "Ledger",
    rules: { R26: true, R27: true, X05: { owners: "makers" } },
    property: { useDays: 365 },
    says: [
      {
        mark: "seen",
        text: say(
          "Who is tasked with exploiting and does not loses its rights over the others' results.",
          "受托利用的一方未利用的，其对他方成果的权利终止。",
        ),
      },
      {
        mark: "memory",
        text: say("One party takes an assignment or an exclusive licence.", "由一方受让或取得独占许可。"),
      },
      {
        mark: "memory",
        text: say(
          "365 days are this preset's own: the plan names the date.",
          "365日为本预设所定，以利用计划的日期为准。",
        ),
      },
    ],
  },
  "consortium-C": {
    title: say(
      "Lambert consortium C: each exploits in its business, or loses it",
      "兰伯特联合体C：各就其业务利用，逾期失权",
    ),
    extends: "Ledger",
    rules: { R26: true, R27: true, X05: { owners: "makers" } },
    property: { useDays: 365 },
    says: [
      {
        mark: "seen",
        text: say(
          "Who is tasked with exploiting and does not loses its rights over the others' results.",
          "受托利用的一方未利用的，其对他方成果的权利终止。",
        ),
      },
      {
        mark: "memory",
        text: say("Each party takes the results that concern its business.", "各方取得与其业务有关的成果。"),
      },
      {
        mark: "memory",
        text: say(
          "365 days are this preset's own: the plan names the date.",
          "365日为本预设所定，以利用计划的日期为准。",
        ),
      },
    ],
  },
} as const satisfies Record<string, Preset>;
