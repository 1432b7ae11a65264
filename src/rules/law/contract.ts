import { type Rule, say } from "../rule.js";

/** What the agreement must say, how it is run, and what must stay out of it. */
export const contract = {
  R31: {
    title: say("What every technology contract settles", "技术合同的必备条款"),
    source: say(
      "Civil Code arts. 845, 851, 863; Chengdu guidance",
      "《民法典》第八百四十五、八百五十一、八百六十三条；成都指引",
    ),
    effect: say(
      "No agreement comes into force without object, plan, confidentiality, ownership, distribution and acceptance, in writing, signed by every party.",
      "未写明标的、计划、保密、成果归属、收益分配、验收标准，或未经各方书面签署的，不生效。",
    ),
    force: "prohibition",
    mark: "seen",
    enforced: "both",
  },
  R34: {
    title: say("Council: half present, two thirds decide", "理事会：过半出席、三分之二通过"),
    source: say("Charters of Chinese alliances; DESCA (veto)", "国内联盟章程；DESCA（否决权）"),
    effect: say(
      "A decision needs half of the members present and two thirds of those; a change of charter or shares two thirds of all; who is severely affected may veto.",
      "会议须过半数成员出席、出席者三分之二通过；修改章程或份额须全体三分之二；受严重影响者可否决。",
    ),
    force: "default",
    mark: "seen",
    enforced: "both",
  },
  R35: {
    title: say("Thirty days to cure a breach", "违约补救期三十日"),
    source: say("DESCA; Interpretation art. 15", "DESCA；司法解释第十五条"),
    effect: say(
      "After formal notice a party has 30 days to remedy; only then may it be declared in default.",
      "正式通知后三十日内可补救，期满方可认定违约。",
    ),
    force: "default",
    mark: "seen",
    enforced: "both",
  },
  R36: {
    title: say("No personal data on the chain", "个人信息不上链"),
    source: say(
      "Personal Information Protection Law arts. 4, 28, 47, 55",
      "《个人信息保护法》第四、二十八、四十七、五十五条",
    ),
    effect: say(
      "Nothing about a natural person is written; lines of persons are salted commitments whose salt can be erased.",
      "不写入任何自然人信息；个人明细仅以加盐承诺上链，盐值链下保存、可删除。",
    ),
    force: "prohibition",
    mark: "seen",
    enforced: "checker",
  },
} as const satisfies Record<string, Rule>;
