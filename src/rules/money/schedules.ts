import type { Bilingual } from "../../agreement/format.js";
import { type Mark, say } from "../rule.js";

/** R28: what comes off the income before it is shared, in this order, and how the net is shared. Data; {@link ./netIncome.js} runs it. */

/** What a cost was for. */
export const costKinds = ["tax", "patent", "legal", "development", "maintenance", "transaction"] as const;
export type CostKind = (typeof costKinds)[number];

export type Step =
  /** A rate of the gross; `until`: only while there is cost to repay. */
  | { take: "fee"; rate: string; until?: "costs-repaid" }
  /** Documented costs of these kinds and of no other, up to what is left. */
  | { take: "costs"; kinds: readonly CostKind[] };

export interface Schedule {
  title: Bilingual;
  source: Bilingual;
  mark: Mark;
  steps: readonly Step[];
  /** Who shares the net. The makers' part is rounded up, the last one takes what remains. Empty: as the unit's own rule says. */
  shares: readonly { to: "makers" | "school" | "unit"; part: string }[];
  /** Yearly net, as a decimal amount, below which the school and its department receive nothing. */
  leastForUnits?: string;
  /** How a sentence of the source was read, where it can be read in more than one way. */
  reading?: Bilingual;
}

const schedules = {
  "CN-net": {
    title: say("Net income as Shanghai counts it", "上海口径的净收入"),
    source: say(
      "Shanghai 2017 art. 34(2); Transformation Law arts. 43, 45",
      "上海2017年第三十四条第二款；《促进科技成果转化法》第四十三、四十五条",
    ),
    mark: "seen",
    steps: [{ take: "costs", kinds: ["tax", "maintenance", "transaction"] }],
    shares: [
      { to: "makers", part: "50 %" },
      { to: "unit", part: "50 %" },
    ],
  },
  Dayton: {
    title: say("University of Dayton", "代顿大学"),
    source: say("universitypatentdata.com", "universitypatentdata.com"),
    mark: "seen",
    steps: [
      { take: "fee", rate: "20 %" },
      { take: "costs", kinds: ["patent", "legal", "development"] },
    ],
    shares: [
      { to: "makers", part: "50 %" },
      { to: "unit", part: "50 %" },
    ],
  },
  LomaLinda: {
    title: say("Loma Linda University", "罗马琳达大学"),
    source: say("researchaffairs.llu.edu", "researchaffairs.llu.edu"),
    mark: "seen",
    steps: [
      { take: "fee", rate: "10 %", until: "costs-repaid" },
      { take: "costs", kinds: ["patent", "legal", "development", "transaction"] },
    ],
    shares: [
      { to: "makers", part: "33.3333 %" },
      { to: "school", part: "33.3333 %" },
      { to: "unit", part: "33.3334 %" },
    ],
    reading: say(
      '"10 % until direct costs are repaid" is read as a fee of the gross of each receipt that finds cost to repay.',
      "“直接成本收回前提取10%”理解为：收款时尚有待回收成本的，按该笔总额计提。",
    ),
  },
  Northwestern: {
    title: say("Northwestern University", "西北大学（美国）"),
    source: say("invo.northwestern.edu", "invo.northwestern.edu"),
    mark: "seen",
    steps: [
      { take: "costs", kinds: ["legal"] },
      { take: "fee", rate: "15 %" },
    ],
    shares: [],
    leastForUnits: "10000.00",
    reading: say(
      "The parts of the net were not seen: they are as the university's own rule says.",
      "未见净额的具体比例：以该校规定为准。",
    ),
  },
} as const satisfies Record<string, Schedule>;

export type ScheduleName = keyof typeof schedules;

/** Every schedule by its name. */
export const waterfallSchedules: Readonly<Record<ScheduleName, Schedule>> = schedules;
