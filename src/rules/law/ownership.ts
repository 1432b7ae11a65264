import { type Rule, say } from "../rule.js";

/** Who owns what is made. */
export const ownership = {
  R01: {
    title: say("Cooperative results are co-owned", "合作开发的成果共有"),
    source: say("Patent Law art. 8; Civil Code art. 860(1)", "《专利法》第八条；《民法典》第八百六十条第一款"),
    effect: say(
      "Without another clause, all cooperating parties own a result together.",
      "无另行约定的，成果归全体合作各方共有。",
    ),
    force: "default",
    mark: "seen",
    enforced: "both",
  },
  R02: {
    title: say("A commissioned result is the developer's", "委托开发的成果归研究开发人"),
    source: say("Civil Code art. 859", "《民法典》第八百五十九条"),
    effect: say(
      "Without another clause, the developer owns the result; the commissioner may exploit it for ever and has pre-emption when the right to apply is transferred.",
      "无另行约定的，成果归研究开发人；委托人可长期实施，转让申请权时享有同等条件下的优先受让权。",
    ),
    force: "default",
    mark: "seen",
    enforced: "both",
  },
  R03: {
    title: say("Money and material alone are no cooperation", "只出资金物资不构成合作开发"),
    source: say(
      "Supreme People's Court Interpretation on technology contracts art. 19(2)",
      "最高人民法院技术合同司法解释第十九条第二款",
    ),
    effect: say(
      "Where a party gave only money, equipment, material or auxiliary help, people confirm the mode, or the rules of commissioned development apply.",
      "一方仅提供资金、设备、材料或辅助协作的，须人工确认开发方式，否则按委托开发处理。",
    ),
    force: "warning",
    mark: "seen",
    enforced: "checker",
  },
  R08: {
    title: say("Pre-emption on a transfer", "转让时的优先受让权"),
    source: say("Civil Code arts. 860(1), 847", "《民法典》第八百六十条第一款、第八百四十七条"),
    effect: say(
      "Before a share is transferred, the co-owners may take it at the same price within a window; its length is a parameter, the statute gives none.",
      "转让份额前，其他共有人可在期限内以同等条件优先受让；期限为参数，法律未规定。",
    ),
    force: "default",
    mark: "seen",
    enforced: "both",
  },
  R09: {
    title: say("A share may be renounced", "可声明放弃申请权"),
    source: say("Civil Code art. 860(2)", "《民法典》第八百六十条第二款"),
    effect: say(
      "A party may renounce its share alone; the others go on, and it keeps a free right to exploit.",
      "一方可单独声明放弃；其他各方可继续申请，放弃方可免费实施。",
    ),
    force: "default",
    mark: "seen",
    enforced: "both",
  },
  R10: {
    title: say("One objection blocks filing", "一方反对即不得申请"),
    source: say("Civil Code art. 860(3)", "《民法典》第八百六十条第三款"),
    effect: say(
      "Nothing is filed at the office while a cooperating party objects. The paragraph leaves no room for another clause; ask a lawyer.",
      "合作一方不同意申请的，不得申请。该款未留“另有约定”，请咨询律师。",
    ),
    force: "prohibition",
    mark: "seen",
    enforced: "both",
  },
  R13: {
    title: say("Cooperative transformation", "合作转化的权益"),
    source: say(
      "Law on Promoting the Transformation of Scientific and Technological Achievements art. 40",
      "《促进科技成果转化法》第四十条",
    ),
    effect: say(
      "Without a clause, a new invention is co-owned, all may exploit it, and assigning it needs the consent of all.",
      "无约定的，产生的新发明共有，各方均可实施，转让须经全体同意。",
    ),
    force: "default",
    mark: "seen",
    enforced: "both",
  },
  R21: {
    title: say("Inventions within a year of leaving", "离职一年内的发明"),
    source: say(
      "Patent Law art. 6; Implementing Regulations art. 13; Interpretation arts. 2, 5",
      "《专利法》第六条；实施细则第十三条；司法解释第二条、第五条",
    ),
    effect: say(
      "An invention related to former duties, made within a year of leaving, is the former employer's; where the new employer's means were used, the two agree or divide by contribution.",
      "离职一年内作出、与原任务有关的发明归原单位；又主要利用新单位条件的，由双方约定，否则按贡献分享。",
    ),
    force: "prohibition",
    mark: "seen",
    enforced: "office",
  },
  R22: {
    title: say("Only creators are inventors", "只有创造者是发明人"),
    source: say(
      "Implementing Regulations art. 14; Interpretation art. 6",
      "《专利法实施细则》第十四条；司法解释第六条",
    ),
    effect: say(
      "Who gave only funds, organisation, supplies, drawings or translation may share benefits and is not listed as inventor.",
      "仅提供资金、组织、物资、制图或翻译的，可分享收益，不列为发明人。",
    ),
    force: "prohibition",
    mark: "seen",
    enforced: "checker",
  },
  R26: {
    title: say("Background is listed before the start", "背景知识产权事先列明"),
    source: say(
      "Horizon Europe grant agreement art. 16.1; Lambert Toolkit",
      "欧盟“地平线欧洲”资助协议第16.1条；兰伯特工具包",
    ),
    effect: say(
      "Background is registered before a member joins; what is not listed carries no duty of access.",
      "成员加入前登记背景知识产权；未列明的不承担开放义务。",
    ),
    force: "default",
    mark: "seen",
    enforced: "checker",
  },
  R29: {
    title: say("Improvements are the improver's", "后续改进归改进方"),
    source: say("Civil Code art. 875", "《民法典》第八百七十五条"),
    effect: say(
      "Without a clause, an improvement of a licensed technology belongs to the improver alone: a new asset without inherited shares.",
      "无约定的，许可技术的后续改进归改进方，作为新成果登记，不承继份额。",
    ),
    force: "default",
    mark: "seen",
    enforced: "office",
  },
} as const satisfies Record<string, Rule>;
