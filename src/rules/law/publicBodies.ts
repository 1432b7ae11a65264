import { type Rule, say } from "../rule.js";

/** What public bodies and schools must settle besides, and what a model agreement asks of who owns. */
export const publicBodies = {
  X01: {
    title: say("A government body shares only on a legal basis", "政府单位分享收益须有依据"),
    source: say("State-asset and local fiscal rules", "国有资产与地方财政管理规定"),
    effect: say(
      "A government body in a pool of profit, or as a levy's beneficiary, is refused unless the tier cites its legal basis or a document shows it.",
      "政府单位参与收益池或作为计提受益人的，须在层中写明依据或以文件证明，否则不予接受。",
    ),
    force: "prohibition",
    mark: "memory",
    enforced: "checker",
  },
  X02: {
    title: say("State enterprises appraise and list", "国有企业评估与进场交易"),
    source: say(
      "Law on State-Owned Assets of Enterprises; rules on transfers of state assets",
      "《企业国有资产法》；国有资产交易监督管理规定",
    ),
    effect: say(
      "A state-owned enterprise shows the appraisal of what it puts in or sells, and whether the sale is listed at an exchange.",
      "国有企业以资产出资或转让的，须出具资产评估，并确认是否进场挂牌。",
    ),
    force: "warning",
    mark: "memory",
    enforced: "checker",
  },
  X03: {
    title: say("Fiscal money keeps its budget line", "财政资金注明预算科目"),
    source: say("Budget Law and rules on earmarked funds", "《预算法》与专项资金管理规定"),
    effect: say(
      "Restricted fiscal money is contributed with its budget line, and spent only for that.",
      "专项财政资金投入须注明预算科目，专款专用。",
    ),
    force: "warning",
    mark: "memory",
    enforced: "checker",
  },
  X04: {
    title: say("Students are not employees", "学生不是职工"),
    source: say("Patent Law art. 6, read with R21 and R22", "《专利法》第六条，参照 R21、R22"),
    effect: say(
      "No service invention is presumed of a student: ownership is settled by the student's own consent.",
      "不推定学生的发明为职务发明；权属以学生本人同意为准。",
    ),
    force: "warning",
    mark: "memory",
    enforced: "checker",
  },
  X05: {
    title: say("Owners are those of the model", "权利人与范本一致"),
    source: say("Lambert Toolkit; Horizon Europe grant agreement art. 16", "兰伯特工具包；“地平线欧洲”资助协议第16条"),
    effect: say(
      "Results belong to whom the model agreement names: the makers, or the schools and institutes alone.",
      "成果归范本所定之人：完成方，或仅归院校与研究机构。",
    ),
    force: "default",
    mark: "seen",
    enforced: "both",
  },
  X06: {
    title: say("What the model grants the sponsor", "范本给予出资方的权利"),
    source: say("Lambert Toolkit, models 1 to 3", "兰伯特工具包，范本1至3"),
    effect: say(
      "The sponsor has a non-exclusive licence in a field or territory and, by model, an option for an exclusive licence or an assignment of certain results.",
      "出资方享有限定领域或地域的非独占许可，并依范本享有独占许可或受让特定成果的选择权。",
    ),
    force: "default",
    mark: "seen",
    enforced: "office",
  },
} as const satisfies Record<string, Rule>;
