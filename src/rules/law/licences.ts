import { type Rule, say } from "../rule.js";

/** Who may use, license and transfer what is owned. */
export const licences = {
  R04: {
    title: say("Own use is free", "共有人可自行实施"),
    source: say(
      "Patent Law art. 14(1); Transformation Law art. 40(3)",
      "《专利法》第十四条第一款；《促进科技成果转化法》第四十条",
    ),
    effect: say(
      "Without a clause, a co-owner uses a co-owned patent alone, without consent or fee.",
      "无约定的，共有人可单独实施共有专利，无须同意，也无须付费。",
    ),
    force: "default",
    mark: "seen",
    enforced: "contracts",
  },
  R05: {
    title: say("Ordinary licences by one, income to all", "一人可普通许可，收益分给全体"),
    source: say("Patent Law art. 14(1)", "《专利法》第十四条第一款"),
    effect: say(
      "Without a clause, one co-owner may grant an ordinary licence of a patent; the fee is shared among all co-owners.",
      "无约定的，任一共有人可普通许可他人实施专利，使用费在全体共有人间分配。",
    ),
    force: "default",
    mark: "seen",
    enforced: "both",
  },
  R06: {
    title: say("Exclusive licence, transfer, pledge: all agree", "独占排他许可、转让、质押须全体同意"),
    source: say(
      "Patent Law art. 14(2); Interpretation arts. 20, 25",
      "《专利法》第十四条第二款；司法解释第二十条、第二十五条",
    ),
    effect: say(
      "A sole or exclusive licence, a transfer, a pledge or a waiver of a co-owned right is void until all co-owners consent.",
      "共有权利的排他或独占许可、转让、质押、放弃，未经全体共有人同意不生效。",
    ),
    force: "default",
    mark: "seen",
    enforced: "both",
  },
  R07: {
    title: say("Know-how: the licensor keeps the income", "技术秘密：许可方自得收益"),
    source: say("Civil Code art. 861; Interpretation art. 20", "《民法典》第八百六十一条；司法解释第二十条"),
    effect: say(
      "Without a clause, each co-owner of a secret may license it ordinarily and keeps all of the income.",
      "无约定的，技术秘密的各共有人均可普通许可，收益归许可方自己。",
    ),
    force: "default",
    mark: "seen",
    enforced: "both",
  },
  R23: {
    title: say("Joint owners give 45 days' notice", "共有人许可前四十五日通知"),
    source: say(
      "Horizon Europe grant agreement art. 16 and annex 5; DESCA section 8",
      "“地平线欧洲”资助协议第16条及附件5；DESCA 第8条",
    ),
    effect: say(
      "Until a joint ownership agreement is signed, one joint owner may license non-exclusively after 45 days' notice and fair compensation to the others, without sub-licences.",
      "共有协议签署前，共有人提前四十五日通知并给予合理补偿后可非独占许可，不得分许可。",
    ),
    force: "default",
    mark: "seen",
    enforced: "both",
  },
  R24: {
    title: say("Transfers are announced 45 days ahead", "转让前四十五日通知"),
    source: say("Horizon Europe grant agreement annex 5", "“地平线欧洲”资助协议附件5"),
    effect: say(
      "Holders of access rights are told 45 days before a transfer; an objection freezes it; duties go to the new owner.",
      "转让前四十五日通知有使用权者；有异议即中止；义务随之转移。",
    ),
    force: "default",
    mark: "seen",
    enforced: "both",
  },
  R25: {
    title: say(
      "Access for the project is free, for a year after it on fair terms",
      "项目内免费使用，结束一年内按合理条件使用",
    ),
    source: say("Horizon Europe grant agreement art. 16 and annex 5", "“地平线欧洲”资助协议第16条及附件5"),
    effect: say(
      "Access to implement the project costs nothing; access to exploit is on fair and reasonable terms and asked for until one year after the end.",
      "为实施项目的使用免费；为利用成果的使用按公平合理条件，须于结束后一年内提出。",
    ),
    force: "default",
    mark: "seen",
    enforced: "both",
  },
  R27: {
    title: say("Use it or lose it", "不实施即失权或公开"),
    source: say(
      "Lambert consortium agreements B, C; Horizon Europe annex 5; Science and Technology Progress Law art. 32(2)",
      "兰伯特联合体协议B、C；“地平线欧洲”附件5；《科学技术进步法》第三十二条第二款",
    ),
    effect: say(
      "A result not exploited in time: Lambert ends the right over the others' results, Horizon Europe has it listed publicly after a year, public money in China asks for a yearly report.",
      "逾期未实施的：兰伯特终止对他方成果的权利，“地平线欧洲”一年后公开列示，中国财政资金成果须年度报告。",
    ),
    force: "default",
    mark: "seen",
    enforced: "both",
  },
  R32: {
    title: say("How royalties are counted", "使用费的计算方式"),
    source: say("Civil Code arts. 846, 865, 873", "《民法典》第八百四十六条、第八百六十五条、第八百七十三条"),
    effect: say(
      "A licence fee is a lump sum, instalments, a running rate, or both; its base is named; the licence ends with the patent.",
      "使用费为一次总付、分期、提成或提成附加入门费，须写明基数；许可随专利终止。",
    ),
    force: "default",
    mark: "seen",
    enforced: "contracts",
  },
} as const satisfies Record<string, Rule>;
