import { nameDigest } from "../../sdk/memberDigests.js";
import * as acts from "../../sdk/acts/index.js";
import { type Command, actCommand, command } from "../command.js";
import { applicationOf, applicationOnChain } from "../application.js";
import * as k from "../kinds.js";
import { argument, many, maybe, need } from "../parameters.js";
import { letter } from "./letter.js";
import { showMember, showMembers } from "../reading/members.js";
import { voidCommand } from "../voidCommand.js";

const ZERO_ADDRESS = `0x${"0".repeat(40)}`;
const decision = need(k.document, {
  en: "the decision: a file, text:…, or a digest",
  zh: "决定文件：文件路径、text:文字，或摘要",
});
const proof = need(k.document, {
  en: "what proves it: a file, text:…, or a digest",
  zh: "证明文件：文件路径、text:文字，或摘要",
});
const member = need(k.member);

const causes = { merger: 0, division: 1, dissolution: 2 };

/** Who takes part. */
export const memberCommands: readonly Command[] = [
  letter,
  actCommand({
    verb: "apply",
    about: { en: "file an application for membership", zh: "提交入会申请" },
    example: "member apply parties.json --member river-college --letter letter.pdf --consent office.consent.json",
    act: acts.applyForMembership,
    parameters: {
      file: argument(k.file, { en: "agreement file, whose members it takes", zh: "协议文件，从中取成员信息" }),
      member: need(k.words, { en: "what the file calls the member", zh: "文件中的成员代号" }),
      letter: need(k.document, { en: "the sealed authorisation letter", zh: "盖章的密钥授权书" }),
      consent: many(k.file, {
        en: "consent of each key, from: jointly key consent",
        zh: "各密钥的同意文件，由 jointly key consent 生成",
      }),
      since: maybe(k.day, 0, { en: "first day of its name, YYYY-MM-DD", zh: "名称启用日期，YYYY-MM-DD" }),
      payout: maybe(k.address, ZERO_ADDRESS, { en: "address for tokens and coin", zh: "代币收款地址" }),
      profileUri: maybe(k.words, "", { en: "where its profile is kept", zh: "简介存放网址" }),
    },
    args: applicationOf,
    done: {
      en: "Filed as application of member {member}; now: jointly member admit --member {member}",
      zh: "申请已提交，成员编号 {member}；下一步：jointly member admit --member {member}",
    },
  }),
  actCommand({
    verb: "admit",
    about: { en: "admit an applicant (admission office)", zh: "批准入会（入会审批岗）" },
    example: "member admit --member 1 --decision decision.pdf --account registrar",
    act: acts.admit,
    parameters: { member, decision },
    args: async ({ member: number, decision: evidenceDigest }, session) => ({
      member: number,
      ...(await applicationOnChain(session, number)),
      evidenceDigest,
    }),
    done: { en: "Member {member} is admitted.", zh: "成员 {member} 已入会。" },
  }),
  actCommand({
    verb: "suspend",
    about: { en: "suspend a member (admission office)", zh: "暂停成员资格（入会审批岗）" },
    example: "member suspend --member river-college --decision decision.pdf",
    act: acts.suspendMember,
    parameters: { member, decision },
    args: ({ member: number, decision: evidenceDigest }) => ({ member: number, evidenceDigest }),
    done: { en: "Member {member} is suspended.", zh: "成员 {member} 已暂停。" },
  }),
  actCommand({
    verb: "reinstate",
    about: { en: "end a suspension (admission office)", zh: "恢复成员资格（入会审批岗）" },
    example: "member reinstate --member river-college --decision decision.pdf",
    act: acts.reinstateMember,
    parameters: { member, decision },
    args: ({ member: number, decision: evidenceDigest }) => ({ member: number, evidenceDigest }),
    done: { en: "Member {member} is active again.", zh: "成员 {member} 已恢复。" },
  }),
  actCommand({
    verb: "succeed",
    about: {
      en: "record that a member is succeeded by another (admission office)",
      zh: "登记成员承继（入会审批岗）",
    },
    example: "member succeed --member 3 --by 4 --cause merger --proof merger.pdf",
    act: acts.recordSuccession,
    parameters: {
      member,
      by: need(k.member, { en: "the successor", zh: "承继成员" }),
      cause: need(k.choice({ en: "why", zh: "原因" }, causes)),
      proof,
    },
    args: ({ member: number, by, cause, proof: evidenceDigest }) => ({
      member: number,
      successor: by,
      cause,
      evidenceDigest,
    }),
    done: {
      en: "Member {member} will be succeeded by member {successor}.",
      zh: "成员 {member} 将由成员 {successor} 承继。",
    },
  }),
  actCommand({
    verb: "cancel-succession",
    about: {
      en: "take back a succession that is not yet in effect (admission office)",
      zh: "撤销尚未生效的承继（入会审批岗）",
    },
    example: "member cancel-succession --member 3 --proof court.pdf",
    act: acts.cancelSuccession,
    parameters: { member, proof },
    args: ({ member: number, proof: evidenceDigest }) => ({ member: number, evidenceDigest }),
    done: { en: "The succession of member {member} is cancelled.", zh: "成员 {member} 的承继已撤销。" },
  }),
  actCommand({
    verb: "rename",
    about: { en: "record a new name", zh: "更名" },
    example:
      'member rename --member 3 --name "River University" --name-zh 江河大学 --since 2026-09-01 --proof permit.pdf',
    act: acts.changeName,
    parameters: {
      member,
      name: need(k.words, { en: "name in English", zh: "英文名称" }),
      nameZh: need(k.words, { en: "name in Chinese", zh: "中文名称" }),
      since: need(k.day),
      proof,
    },
    args: ({ member: number, name, nameZh, since, proof: evidenceDigest }) => ({
      member: number,
      nameDigest: nameDigest({ en: name, zh: nameZh }),
      since,
      evidenceDigest,
    }),
    done: { en: "Member {member} has a new name.", zh: "成员 {member} 已更名。" },
  }),
  actCommand({
    verb: "profile",
    about: { en: "record a new profile", zh: "更新简介" },
    example: "member profile --member 3 --profile profile.json --uri https://example.org/profile.json",
    act: acts.changeProfile,
    parameters: {
      member,
      profile: need(k.document),
      uri: maybe(k.words, "", { en: "where it is kept", zh: "存放网址" }),
    },
    args: ({ member: number, profile, uri }) => ({ member: number, profileDigest: profile, profileURI: uri }),
    done: { en: "The profile of member {member} is recorded.", zh: "成员 {member} 的简介已更新。" },
  }),
  actCommand({
    verb: "payout",
    about: { en: "change where a member is paid, after a delay", zh: "变更收款账户（延迟生效）" },
    example: 'member payout --member 3 --bank "text:ICBC 6222 0000 1234"',
    act: acts.changePayout,
    parameters: {
      member,
      bank: need(k.document, { en: "the bank account as text:…, or its digest", zh: "银行账户 text:…，或其摘要" }),
      address: maybe(k.address, ZERO_ADDRESS, { en: "address for tokens and coin", zh: "代币收款地址" }),
    },
    args: ({ member: number, bank, address }) => ({ member: number, payout: address, bankAccount: bank }),
    done: { en: "The payout account of member {member} will change.", zh: "成员 {member} 的收款账户将变更。" },
  }),
  actCommand({
    verb: "cancel-payout",
    about: { en: "cancel a change of the payout account", zh: "取消收款账户变更" },
    example: "member cancel-payout --member 3",
    act: acts.cancelPayoutChange,
    parameters: { member },
    args: (given) => given,
    done: {
      en: "The change of member {member}'s payout account is cancelled.",
      zh: "成员 {member} 的收款账户变更已取消。",
    },
  }),
  actCommand({
    verb: "exit",
    about: { en: "leave the consortium", zh: "退会" },
    example: "member exit --member 3 --proof resolution.pdf",
    act: acts.exit,
    parameters: { member, proof },
    args: ({ member: number, proof: evidenceDigest }) => ({ member: number, evidenceDigest }),
    done: { en: "Member {member} has left.", zh: "成员 {member} 已退会。" },
  }),
  voidCommand("member", acts.invalidateMemberNonce, {
    en: "make signed acts on membership that were not handed in void",
    zh: "作废已签未提交的成员事项",
  }),
  command({
    verb: "show",
    about: { en: "everything about one member", zh: "查看成员" },
    example: "member show river-college",
    parameters: { member: argument(k.member) },
    run: ({ member: number }, session) => showMember(session, number),
  }),
  command({
    verb: "list",
    about: { en: "all members", zh: "列出成员" },
    example: "member list",
    parameters: {},
    run: (_given, session) => showMembers(session),
  }),
];
