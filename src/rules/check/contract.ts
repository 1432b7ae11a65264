import { toPpm } from "../../percent.js";
import { pathText } from "../../agreement/faults.js";
import { personalDataIn } from "../personalData.js";
import type { Check } from "./context.js";
import { broken, gravest, holds, overridden } from "./judgement.js";
import { asPreset } from "./property.js";

const minimum = ["object", "plan", "confidentiality", "ownership", "distribution", "acceptance"] as const;

/** R31: what must be settled is; everybody's signature is for the contracts to ask. */
const settled: Check = ({ entry, at }) => {
  const missing = minimum.find((field) => (entry.legal[field] ?? "").trim() === "");
  return missing === undefined
    ? holds(
        "All six fields are there; the contracts ask every party to sign.",
        "六项俱全；合约要求各方签署。",
        at("legal"),
      )
    : broken(`"${missing}" is not settled.`, `未写明 ${missing}。`, at("legal").concat(missing));
};

const majority: Check = ({ entry, preset, at }) => {
  const least = preset.rules.R34!.majority;
  const found = entry.rules.majority;
  const path = at("rules").concat("majority");
  return toPpm(found) >= toPpm(least)
    ? holds(`${found} of the parties sign a change.`, `变更须 ${found} 的签约方签署。`, path)
    : overridden(
        `${found} of the parties sign a change, not ${least}.`,
        `变更只须 ${found} 的签约方签署，少于 ${least}。`,
        path,
      );
};

/** R35: days to cure a breach of the agreement, and of a licence. */
const cure: Check = (context) => {
  const { entry, preset, at } = context;
  const usual = preset.property.cureDays;
  const days = entry.rules.cureDays;
  const path = at("rules").concat("cureDays");
  const ofAgreement =
    days === usual
      ? holds(`The contracts enforce it: ${days} days.`, `由合约执行：${days}日。`, path)
      : overridden(`A breach is cured within ${days} days, not ${usual}.`, `补救期为${days}日，而非${usual}日。`, path);
  return gravest(context.property === undefined ? [ofAgreement] : [ofAgreement, asPreset(context, ["cureDays"])]);
};

const noPersons: Check = ({ file }) => {
  const [found] = personalDataIn(file);
  return found === undefined
    ? holds(
        "No number or address of a person was found; names are for people to look at.",
        "未发现个人号码或邮箱；姓名须人工查看。",
      )
    : broken(
        `${pathText(found)} has what looks like a person's number or address. Take it out: even its digest could be guessed.`,
        `${pathText(found)} 疑含个人号码或邮箱，请删去：其摘要亦可被猜出。`,
        found,
      );
};

export const contractChecks = { R31: settled, R34: majority, R35: cure, R36: noPersons };
