import { type Sentences, choose } from "./sentences.js";

/** The errors of RewardRegister: lists of people, of whom it knows nobody. */
export const reward: Sentences = {
  RewardKindWrong: [
    "A list of kind {kind} does not fit its currency: rewards are in a currency, certificates in none. Correct the key.",
    "名单类别（{kind}）与币种不符：奖酬名单须有币种，贡献证明名单不填币种。请更正。",
  ],
  RewardAgreementUnknown: [
    "There is no {agreement} in force. Check the number.",
    "没有生效的{agreement}，请核对编号。",
  ],
  RewardPeriodWrong: [
    "The period {first} to {last} is not over yet, or ends before it begins. Commit to the list when its last day is over.",
    "期间 {first} 至 {last} 尚未结束，或止日早于起日。请在期满后提交名单。",
  ],
  RewardListEmpty: [
    "The list has {count|number} lines and the root {root}. A list has at least one line.",
    "名单共 {count|number} 行，根为 {root}。名单至少一行。",
  ],
  RewardMainWrong: [
    "The main contributors get {main|amount} of {total|amount}; they get half of the pot at least, and of certificates nothing is counted so (R17). Correct the list.",
    "主要贡献者得 {main|amount}，总额 {total|amount}；主要贡献者应不低于一半，贡献证明不计此项（R17）。请更正名单。",
  ],
  RewardReplacesWrong: choose(
    "current",
    {
      [`0x${"0".repeat(64)}`]: [
        "No list of this key was committed before ({current}), so there is none to replace, or the list is empty ({given}). Name none.",
        "此前没有同一名单（{current}），无可更正，或名单为空（{given}）。请不填被更正的根。",
      ],
    },
    [
      "The list that counts now has the root {current}; what was handed in names {given}, or is the same list. Correct the one that counts.",
      "现行名单的根为 {current}，所交写的是 {given}，或名单未变。请更正现行名单。",
    ],
  ),
};
