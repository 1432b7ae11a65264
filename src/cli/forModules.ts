import type { Bilingual } from "../agreement/format.js";

const hook: Bilingual = {
  en: "a hook of the core: only the module set's contracts call it",
  zh: "核心账本的内部接口：仅由模块集内的合约调用",
};

const ofLicences: Bilingual = {
  en: "a hook of the IPRegistry: only the LicenseRegistry calls it",
  zh: "知识产权登记簿的内部接口：仅由许可登记簿调用",
};

const hooks = [
  [
    "open",
    "prepare",
    "close",
    "reverse",
    "dischargeEntitlement",
    "hold",
    "lift",
    "redirect",
    "giveBack",
    "bookNet",
    "bookIncome",
  ],
  ["setUnits", "addUnitsTo", "removeUnits", "moveUnits", "returnEscrow", "addCost", "contraCost"],
].flat();

/** Functions that change something and that people do not call, each with who does. All others have a command. */
export const forModules: Readonly<Record<string, Bilingual>> = {
  "members.setAuthority": { en: "the AccessManager calls it", zh: "由 AccessManager 调用" },
  "set.deploy": { en: "the deployment calls it", zh: "由部署流程调用" },
  "bank.appoint": { en: "the AgreementRegistry calls it", zh: "由 AgreementRegistry 调用" },
  "licences.settle": {
    en: "the rails call it when money under a licence is booked",
    zh: "由结算通道在许可费入账时调用",
  },
  "licences.unsettle": {
    en: "the bank rail calls it when such money is reversed",
    zh: "由银行结算通道在许可费冲回时调用",
  },
  ...Object.fromEntries(["requireAgreed", "encumber", "soloPoolOf"].map((name) => [`property.${name}`, ofLicences])),
  ...Object.fromEntries(hooks.map((name) => [`benefit.${name}`, hook])),
};
