import { answerWords } from "../property/answerWords.js";
import { type PropertyTerms, propertyFields } from "../property/ownerRules.js";
import type { RuleId } from "../rules.js";
import type { Check, Context } from "./context.js";
import { broken, holds, type Judgement, notApplicable, overridden, toConfirm } from "./judgement.js";

type Field = (typeof propertyFields)[number];

const same = (a: PropertyTerms[Field], b: PropertyTerms[Field]): boolean => answerWords(a).en === answerWords(b).en;

/** Without property rules no contract enforces anything about results. */
export const notCompiled = ({ at }: Context): Judgement =>
  toConfirm(
    `No section "property", so no contract enforces this: add it, or read the clause on licences.`,
    "没有 property 一节，合约不执行此条；请补上，或核对许可条款。",
    at("legal").concat("licences"),
  );

/** The rules that are compiled into property rules, and into which. */
export const compiled = {
  R05: ["ordinary"],
  R06: ["exclusive", "transfer", "pledge", "abandon"],
  R07: ["secret", "licensorKeeps"],
  R08: ["preemptionDays"],
  R09: ["renounce"],
  R13: ["transfer"],
  R23: ["ordinary", "subLicences"],
  R24: ["transfer"],
  R25: ["accessDays"],
  R35: ["cureDays"],
} as const satisfies Partial<Record<RuleId, readonly Field[]>>;

/** The file's answers are the preset's, or override them. */
export function asPreset(context: Context, fields: readonly Field[]): Judgement {
  const { property, preset, at } = context;
  if (property === undefined) return notCompiled(context);
  const other = fields.find((field) => !same(property[field], preset.property[field]));
  const told = (field: Field) => answerWords(property[field]);
  if (other !== undefined) {
    const { en, zh } = told(other);
    const usual = answerWords(preset.property[other]);
    return overridden(
      `${other}: ${en}, where the preset has ${usual.en}.`,
      `${other}：${zh}；预设为${usual.zh}。`,
      at("property").concat(other),
    );
  }
  return holds(
    `The contracts enforce it: ${fields.map((field) => `${field}: ${told(field).en}`).join("; ")}.`,
    `由合约执行：${fields.map((field) => `${field}：${told(field).zh}`).join("；")}。`,
    at("property"),
  );
}

/** R10: whoever objects stops a filing; consent of all does so even more. */
export const filing: Check = (context) => {
  const { entry, property, at } = context;
  if (entry.mode !== "cooperative") return notApplicable("Development is commissioned.", "本协议为委托开发。");
  if (property === undefined) return notCompiled(context);
  const { consent } = property.file;
  const { en, zh } = answerWords(property.file);
  const path = at("property").concat("file");
  return consent === "no-objection" || consent === "all"
    ? holds(`The contracts enforce it: filing needs ${en}.`, `由合约执行：申请须${zh}。`, path)
    : broken(
        `Filing needs only ${en}, so an objection does not stop it. Write "no-objection" or "all".`,
        `申请只须${zh}，一方反对不能阻止；请改为 no-objection 或 all。`,
        path,
      );
};
