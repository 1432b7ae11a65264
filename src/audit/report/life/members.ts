import type { Sentence } from "../../findings.js";
import type { Sentences } from "./sentences.js";
import { dayOf, say, short, timeOf } from "./speaker.js";

const at = (list: readonly Sentence[], number: bigint): Sentence =>
  list[Number(number)] ?? { en: String(number), zh: String(number) };

/** IMembers.MemberClass. */
const classes = [
  say("organisation", "单位"),
  say("government body", "政府部门"),
  say("school", "院校"),
  say("enterprise", "企业"),
  say("institute", "科研机构"),
  say("association", "协会"),
];

/** IMembers.MemberStatus. */
const statuses = [
  say("{member} is no member.", "{member}并非成员。"),
  say("{member} has applied.", "{member}已申请。"),
  say("{member} is an active member.", "{member}成为正式成员。"),
  say("{member} is suspended.", "{member}被暂停。"),
  say("{member} has left the consortium.", "{member}退出联合体。"),
  say("{member} has been succeeded.", "{member}已被承继。"),
] satisfies Sentence[];

/** IMemberRegistry.SignerState. */
const keyStates = [
  say("unknown", "未登记"),
  say("granted", "启用"),
  say("suspended", "停用"),
  say("revoked", "撤销"),
  say("reserved", "预留"),
];

/** IMemberRegistry.SuccessionCause. */
const causes = [say("merger", "合并"), say("division", "分立"), say("dissolution", "注销")];

/** What the member registry tells. */
export const memberSentences: Pick<
  Sentences,
  | "MemberApplied"
  | "MemberNameChanged"
  | "MemberProfileChanged"
  | "MemberStatusChanged"
  | "NonceUsed"
  | "PayoutChanged"
  | "PayoutFrozen"
  | "PolicyChanged"
  | "RecoveryCancelled"
  | "RecoveryCompleted"
  | "RecoveryStarted"
  | "SignerChanged"
  | "StolenKeyReported"
  | "SuccessionCancelled"
  | "SuccessionRecorded"
  | "AuthorityUpdated"
  | "EIP712DomainChanged"
> = {
  MemberApplied: (a, s) =>
    say(
      "{member} applies as a member ({class}), with {keys} keys.",
      "{member}申请入会（{class}），附密钥 {keys} 把。",
      { member: s.member(a.member), class: at(classes, a.class), keys: a.signers.length },
    ),
  MemberNameChanged: (a, s) =>
    say("{member} goes by name number {number}, since {day}.", "{member}自 {day} 起使用第 {number} 个名称。", {
      member: s.member(a.member),
      number: a.number + 1n,
      day: dayOf(a.since),
    }),
  MemberProfileChanged: (a, s) =>
    say("{member} publishes its profile {digest}.", "{member}公布资料 {digest}。", {
      member: s.member(a.member),
      digest: short(a.profileDigest),
    }),
  MemberStatusChanged: (a, s) => {
    const { en, zh } = at(statuses, a.status);
    return say(en, zh, { member: s.member(a.member) });
  },
  NonceUsed: (a, s) =>
    say("{member} uses up an envelope.", "{member}使用一份签名信封。", { member: s.member(a.member) }),
  PayoutChanged: (a, s) =>
    a.nextFrom === 0n
      ? say("{member} is paid at {payout}, bank account {bank}.", "{member}的收款地址为 {payout}，银行账户 {bank}。", {
          member: s.member(a.member),
          payout: short(a.payout),
          bank: short(a.bankAccount),
        })
      : say(
          "{member} asks to be paid at {payout}, bank account {bank}, from {time} on.",
          "{member}请求自 {time} 起改为收款地址 {payout}、银行账户 {bank}。",
          {
            member: s.member(a.member),
            payout: short(a.nextPayout),
            bank: short(a.nextBankAccount),
            time: timeOf(a.nextFrom),
          },
        ),
  PayoutFrozen: (a, s) =>
    say("The payout account of {member} is frozen until {time}.", "{member}的收款账户冻结至 {time}。", {
      member: s.member(a.member),
      time: timeOf(a.frozenUntil),
    }),
  PolicyChanged: (a, s) =>
    say(
      "{member} asks for {base} signers from nothing on, {second} and {third} for larger amounts (scope {scope}).",
      "{member}规定签署人数：起点 {base} 人，较大金额 {second} 人、{third} 人（权限 {scope}）。",
      {
        member: s.member(a.member),
        base: a.policy.base,
        second: a.policy.second,
        third: a.policy.third,
        scope: a.scope,
      },
    ),
  RecoveryCancelled: (a, s) =>
    say("{member} cancels the recovery of its lost key.", "{member}取消密钥恢复。", { member: s.member(a.member) }),
  RecoveryCompleted: (a, s) =>
    say("{member} has the key {key} in place of the lost one.", "{member}以密钥 {key} 替换遗失的密钥。", {
      member: s.member(a.member),
      key: short(a.newSigner),
    }),
  RecoveryStarted: (a, s) =>
    say(
      "The recovery of a lost key of {member} begins; it takes effect on {time}.",
      "{member}遗失密钥的恢复程序启动，于 {time} 生效。",
      { member: s.member(a.member), time: timeOf(a.effectiveAt) },
    ),
  SignerChanged: (a, s) =>
    say(
      "The key {key} of {member} is {state}, from {from}, valid until {until}.",
      "{member}的密钥 {key} {state}，自 {from} 起，有效期至 {until}。",
      {
        key: short(a.signer),
        member: s.member(a.member),
        state: at(keyStates, a.state),
        from: timeOf(a.activeFrom),
        until: timeOf(a.validUntil),
      },
    ),
  StolenKeyReported: (a, s) =>
    say("An officer reports the key {key} of {member} as stolen.", "稽核岗报告{member}的密钥 {key} 被盗。", {
      key: short(a.signer),
      member: s.member(a.member),
    }),
  SuccessionCancelled: (a, s) =>
    say("{successor} will not succeed {member}.", "取消由{successor}承继{member}。", {
      successor: s.member(a.successor),
      member: s.member(a.member),
    }),
  SuccessionRecorded: (a, s) =>
    say("{successor} succeeds {member} by {cause}, from {time} on.", "{successor}因{cause}自 {time} 起承继{member}。", {
      successor: s.member(a.successor),
      member: s.member(a.member),
      cause: at(causes, a.cause),
      time: timeOf(a.effectiveAt),
    }),
  AuthorityUpdated: (a) =>
    say("The registry obeys the manager of roles {authority}.", "成员登记簿受角色管理合约 {authority} 管理。", {
      authority: short(a.authority),
    }),
  EIP712DomainChanged: () => say("The domain of signatures changes.", "签名域变更。"),
};
