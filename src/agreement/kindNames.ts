import type { ContributionKind } from "./kinds.js";

/** Chinese names of the kinds of contribution: CRediT roles, then resources. */
export const kindNames: Record<ContributionKind, string> = {
  conceptualization: "概念构思",
  "data-curation": "数据管理",
  "formal-analysis": "形式分析",
  "funding-acquisition": "经费获取",
  investigation: "调查研究",
  methodology: "方法设计",
  "project-administration": "项目管理",
  resources: "资源提供",
  software: "软件开发",
  supervision: "指导监督",
  validation: "验证",
  visualization: "可视化",
  "writing-original-draft": "初稿撰写",
  "writing-review-editing": "审阅修改",
  cash: "现金",
  equipment: "设备",
  data: "数据",
  facilities: "场地设施",
  staff: "人员投入",
  training: "实训",
};
