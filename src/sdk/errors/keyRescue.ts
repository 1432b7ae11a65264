import { type Sentences, choose } from "./sentences.js";

/** The errors of MemberRegistry about changed payouts, stolen and lost keys. */
export const keyRescue: Sentences = {
  MemberPayoutFrozen: [
    "Where {member} is paid cannot be changed before {frozenUntil}, because its keys were rescued. It is paid at the old account until then; change it afterwards.",
    "{member}因密钥救济，收款账户在 {frozenUntil} 前不得变更，期间仍付至原账户；请届时再办。",
  ],
  MemberPayoutNotPending: choose(
    "nextFrom",
    {
      "0": [
        "{member} has no change of its payout account under way. There is nothing to cancel.",
        "{member}没有待生效的收款账户变更，无需撤销。",
      ],
    },
    [
      "The last change of {member}'s payout account took effect on {nextFrom}. It can no longer be cancelled; change the account again.",
      "{member}的收款账户变更已于 {nextFrom} 生效，不能撤销；请另行变更。",
    ],
  ),
  MemberOfficerAnonymous: [
    "A report came through the AccessManager ({caller}), which hides the officer. The officer calls the registry directly.",
    "报告经由访问管理合约（{caller}）提交，无法识别专员。请由专员直接调用成员登记合约。",
  ],
  MemberOfficerTwice: [
    "Officer {officer} has reported the key {signer} already. A second officer must report it on the same letter.",
    "专员 {officer} 已就密钥 {signer} 提交报告，须由另一名专员凭同一函件提交。",
  ],
  MemberRecoveryNotPending: [
    "{member} has no recovery of a key under way. Ask the council to start one first.",
    "{member}没有进行中的密钥恢复，请先由理事会启动。",
  ],
  MemberRecoveryTime: [
    "The recovery of {member} takes effect on {effectiveAt}. Before that it can only be cancelled, from then on only completed.",
    "{member}的密钥恢复于 {effectiveAt} 生效：此前只能撤销，此后只能完成。",
  ],
  MemberRecoveryCancelledOnce: [
    "{signer} has cancelled a recovery of {member} in series {series} already, and each signer may once. Another administrator of the member must cancel, or settle it with the council.",
    "{signer} 在第 {series} 轮中已撤销过{member}的密钥恢复，每名签署人限一次。请由其他管理人撤销，或与理事会协商。",
  ],
  MemberRecoverySignerTooNew: [
    "{signer} may act since {activeFrom}, but the recovery began on {since}. Only a key that was active then can cancel it: use an older one.",
    "{signer} 自 {activeFrom} 起生效，而密钥恢复始于 {since}。只有当时已生效的密钥可撤销，请使用更早的密钥。",
  ],
};
