import { type Rule, say } from "../rule.js";

/** What the people who made a result are owed by their unit. */
export const rewards = {
  R14: {
    title: say("Half of net income to the makers", "净收入一半奖励完成人"),
    source: say("Transformation Law art. 45(1)(1), 45(2)", "《促进科技成果转化法》第四十五条第一款第一项、第二款"),
    effect: say(
      "At least 50 % of the net income from a transfer or licence goes to the makers; for state-established units this is a floor, for others the amount where they have no rule of their own.",
      "转让、许可净收入的百分之五十以上奖励完成人；国家设立单位不得低于此数，其他单位无规定或约定时适用。",
    ),
    force: "floor",
    mark: "seen",
    enforced: "both",
  },
  R15: {
    title: say("Half of the shares to the makers", "作价入股股份一半奖励完成人"),
    source: say("Transformation Law art. 45(1)(2)", "《促进科技成果转化法》第四十五条第一款第二项"),
    effect: say(
      "Where a result is contributed as capital, at least 50 % of the shares obtained go to the makers.",
      "以成果作价投资的，所得股份或出资的百分之五十以上奖励完成人。",
    ),
    force: "floor",
    mark: "seen",
    enforced: "office",
  },
  R16: {
    title: say("Five per cent of yearly profit, three to five years", "三至五年每年利润百分之五"),
    source: say("Transformation Law art. 45(1)(3)", "《促进科技成果转化法》第四十五条第一款第三项"),
    effect: say(
      "Who exploits a result itself gives at least 5 % of the yearly operating profit to the makers for 3 to 5 consecutive years after production began.",
      "自行或合作实施的，投产成功后连续三至五年，每年以营业利润的百分之五以上奖励完成人。",
    ),
    force: "floor",
    mark: "seen",
    enforced: "office",
  },
  R17: {
    title: say("Main contributors get half of the pot", "主要贡献人得奖酬一半"),
    source: say("State Council notice Guofa [2016] 16", "国发〔2016〕16号"),
    effect: say(
      "Main contributors receive at least 50 % of a reward pot.",
      "主要贡献人员所得不低于奖励总额的百分之五十。",
    ),
    force: "floor",
    mark: "seen",
    enforced: "office",
  },
  R18: {
    title: say("Provinces raise the reward", "地方提高奖励比例"),
    source: say(
      "Beijing 2019 art. 12; Shanghai 2017 art. 34; Shandong 2017 arts. 34, 36; Zhejiang 2021 art. 37",
      "北京2019年第十二条；上海2017年第三十四条；山东2017年第三十四、三十六条；浙江2021年第三十七条",
    ),
    effect: say(
      "The province's rate, mostly 70 %, takes the place of 50 %: a floor in Shandong and Zhejiang, an allowance in Beijing and Shanghai.",
      "以地方比例（多为百分之七十）取代百分之五十：山东、浙江为应当，北京、上海为可以。",
    ),
    force: "floor",
    mark: "seen",
    enforced: "both",
  },
  R19: {
    title: say("An agreed price is published for 15 days", "协议定价公示十五日"),
    source: say(
      "Transformation Law art. 18; Zhejiang and Shandong art. 14 (15 days); Guofa [2016] 16 (15 days, from memory)",
      "《促进科技成果转化法》第十八条；浙江、山东第十四条（十五日）；国发〔2016〕16号（十五日，凭记忆）",
    ),
    effect: say(
      "A state unit that prices by agreement publishes name and price inside the unit for at least 15 days; no sale before that passed without open objection.",
      "国家设立单位协议定价的，在单位内公示名称与拟交易价格不少于十五日，期满且无未决异议方可成交。",
    ),
    force: "prohibition",
    mark: "seen",
    enforced: "both",
  },
  R20: {
    title: say("A bonus for every patent", "授权专利奖金"),
    source: say(
      "Patent Law art. 15; Implementing Regulations arts. 92-94 (2023)",
      "《专利法》第十五条；实施细则第九十二至九十四条（2023）",
    ),
    effect: say(
      "Without an agreement with the inventors, within 3 months of the grant at least CNY 4,000 for an invention and CNY 1,500 for a utility model or design.",
      "与发明人无约定的，授权公告起三个月内，发明专利奖金不少于四千元，实用新型或外观设计不少于一千五百元。",
    ),
    force: "default",
    mark: "seen",
    enforced: "office",
  },
  R33: {
    title: say("A vocational school's income is earmarked", "职业学校收入专款专用"),
    source: say("Vocational Education Law art. 41", "《职业教育法》第四十一条"),
    effect: say(
      "Its income from cooperation improves the conditions of running the school; part of it may pay teachers, experts of firms and students.",
      "合作所得收入用于改善办学条件；一定比例可用于教师、企业专家和学生的劳动报酬。",
    ),
    force: "prohibition",
    mark: "seen",
    enforced: "office",
  },
} as const satisfies Record<string, Rule>;
