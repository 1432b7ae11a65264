import { say } from "../rule.js";
import type { Preset } from "./preset.js";

const yearly = { rate: "5 %", leastYears: 3, mostYears: 5, mandatory: true, fromFirstProfit: false } as const;
/** Beijing and Shanghai: five years from the first profitable one, an allowance. */
const fiveYears = { rate: "5 %", leastYears: 5, mostYears: 5, mandatory: false, fromFirstProfit: true } as const;

/** Mainland China: the statutes, the state units, four provinces. */
export const china = {
  "CN-default": {
    title: say("China: the statutes", "中国：法律规定"),
    extends: "Ledger",
    rules: {
      R01: true,
      R02: true,
      R03: true,
      R04: true,
      R05: true,
      R06: true,
      R07: true,
      R08: true,
      R09: true,
      R10: true,
      R13: true,
      R20: { invention: "4000.00", other: "1500.00", months: 3 },
      R21: true,
      R22: true,
      R29: true,
      R30: true,
      R32: true,
      R34: { majority: "66.6666 %" },
      R35: true,
      X02: true,
      X03: true,
    },
    property: {
      licensorKeeps: true,
      preemptionDays: 30,
      file: { consent: "no-objection", noticeDays: 30 },
      ordinary: { consent: "alone" },
      secret: { consent: "alone" },
    },
    says: [
      {
        mark: "memory",
        text: say(
          "30 days of pre-emption and 30 days to object to a filing are parameters: the statute gives none.",
          "优先受让三十日、申请异议三十日均为参数，法律未作规定。",
        ),
      },
      {
        mark: "memory",
        text: say("A licensee grants no sub-licences unless the parties agree.", "无约定的，被许可人不得分许可。"),
      },
    ],
  },
  "CN-state-university": {
    title: say("China: state-established universities and institutes", "中国：国家设立的高校与科研机构"),
    extends: "CN-default",
    rules: {
      R14: { floor: "50 %" },
      R15: { floor: "50 %" },
      R16: yearly,
      R17: { main: "50 %" },
      R19: true,
      R27: true,
      R28: { schedule: "CN-net" },
      R33: true,
    },
    property: { publicationDays: 15 },
  },
  "CN-Beijing": {
    title: say("China: Beijing", "中国：北京市"),
    extends: "CN-state-university",
    rules: { R18: { province: "CN-BJ", reward: "70 %", mandatory: false, yearly: fiveYears } },
  },
  "CN-Shanghai": {
    title: say("China: Shanghai", "中国：上海市"),
    extends: "CN-state-university",
    rules: { R18: { province: "CN-SH", reward: "70 %", mandatory: false, yearly: fiveYears } },
  },
  "CN-Shandong": {
    title: say("China: Shandong", "中国：山东省"),
    extends: "CN-state-university",
    rules: {
      R18: {
        province: "CN-SD",
        reward: "70 %",
        mandatory: true,
        yearly: { ...yearly, rate: "10 %" },
        officeOfNet: "10 %",
      },
    },
  },
  "CN-Zhejiang": {
    title: say("China: Zhejiang", "中国：浙江省"),
    extends: "CN-state-university",
    rules: {
      R18: {
        province: "CN-ZJ",
        reward: "70 %",
        mandatory: true,
        yearly: { ...yearly, rate: "10 %", leastYears: 1, mandatory: false },
        main: "70 %",
        officeOfPot: "5 %",
      },
    },
    says: [
      {
        mark: "seen",
        text: say(
          "A maker who took a share of the ownership is out of the later split of income, unless he chose the reward.",
          "完成人已取得所有权份额的，不再参与收益分配，选择奖酬者除外。",
        ),
      },
      {
        mark: "seen",
        text: say("Whether the buyer is related to the makers is made known.", "受让方与完成人有利害关系的须予披露。"),
      },
    ],
  },
} as const satisfies Record<string, Preset>;
