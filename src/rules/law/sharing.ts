import { type Rule, say } from "../rule.js";

/** How money and loss are divided. */
export const sharing = {
  R11: {
    title: say("Shares nobody agreed", "未约定份额时的分配"),
    source: say(
      "Partnership Law art. 33(1); Interpretation art. 16(2)-(3)",
      "《合伙企业法》第三十三条第一款；司法解释第十六条",
    ),
    effect: say(
      "Shares are as agreed; else by paid-in contribution; else equal. A percentage of use is read as a split of revenue.",
      "依次按约定、实缴出资、均等分配；约定使用比例的视为约定收益比例。",
    ),
    force: "default",
    mark: "seen",
    enforced: "checker",
  },
  R12: {
    title: say("Nobody takes all", "不得将全部利润归部分人"),
    source: say("Partnership Law art. 33(2)", "《合伙企业法》第三十三条第二款"),
    effect: say(
      "A split that gives all profit to some and nothing to others is refused unless expressly agreed; in a partnership no agreement helps.",
      "将全部利润归部分成员的分配，除明示约定外不予接受；合伙企业中约定亦无效。",
    ),
    force: "prohibition",
    mark: "seen",
    enforced: "both",
  },
  R28: {
    title: say("Fee, cost, net: in this order", "先费用、次成本、后净额"),
    source: say(
      "35 USC 202(c)(7); schedules of Dayton, Loma Linda, Northwestern; Transformation Law art. 43; Shanghai art. 34(2)",
      "《美国法典》第35编第202条(c)(7)；代顿、罗马琳达、西北大学分配表；《促进科技成果转化法》第四十三条；上海第三十四条",
    ),
    effect: say(
      "An agreed fee of the gross, then documented cost up to the income, then the net is shared; cost not covered is carried forward.",
      "先提约定费用，再扣有据成本（以收入为限），其后分配净额；未收回的成本结转。",
    ),
    force: "default",
    mark: "seen",
    enforced: "both",
  },
  R30: {
    title: say("Failure without fault", "研究开发失败的风险"),
    source: say("Civil Code art. 858", "《民法典》第八百五十八条"),
    effect: say(
      "The loss of an insurmountable failure is borne as agreed, else reasonably (here: by paid-in contribution); who knew and kept silent bears what that added.",
      "无法克服的技术困难所致损失按约定分担，无约定的合理分担（此处按实缴出资）；知情不告者承担扩大部分。",
    ),
    force: "default",
    mark: "seen",
    enforced: "office",
  },
} as const satisfies Record<string, Rule>;
