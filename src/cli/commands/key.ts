import * as acts from "../../sdk/acts/index.js";
import { FOR_EVER } from "../../sdk/acts/types.js";
import { consentIn, writeConsent } from "../consentFile.js";
import { type Command, actCommand, command } from "../command.js";
import * as k from "../kinds.js";
import { argument, maybe, need } from "../parameters.js";
import { showKey } from "../reading/members.js";

const ZERO_ADDRESS = `0x${"0".repeat(40)}`;
const letter = need(k.document, { en: "the sealed authorisation letter", zh: "盖章的密钥授权书" });
const member = need(k.member);
const key = need(k.key);
const signers = k.small("count", "number of signers", "签名人数", 255);
const threshold = k.whole(
  "minor units",
  "amount in the smallest unit of the currency",
  "金额（最小货币单位）",
  2n ** 96n - 1n,
);

/** Which keys act for a member. */
export const keyCommands: readonly Command[] = [
  command({
    verb: "consent",
    about: { en: "let a key agree to sign for a member; needs no chain", zh: "密钥同意代表成员签名（可离线）" },
    example:
      'key consent --registration "USCC 91110000100000000X" --letter letter.pdf --out office.consent.json --account office',
    parameters: {
      registration: need(k.words, { en: "the member's registration: TYPE NUMBER", zh: "成员登记号：类型 号码" }),
      letter,
      scopes: maybe(k.scopes, 63),
      until: maybe(k.until, FOR_EVER),
      out: need(k.file, { en: "file to write", zh: "输出文件" }),
    },
    run: writeConsent,
  }),
  actCommand({
    verb: "set",
    about: { en: "give a key scopes, or change them", zh: "授予或变更密钥权限" },
    example: "key set --member 3 --consent finance.consent.json",
    act: acts.setSigner,
    parameters: {
      member,
      consent: need(k.file, {
        en: "the key's consent, from: jointly key consent",
        zh: "密钥同意文件，由 jointly key consent 生成",
      }),
    },
    args: async ({ member: number, consent }) => {
      const { grant, letterDigest, signature } = await consentIn(consent);
      return { member: number, grant, letterDigest, consent: signature };
    },
    done: {
      en: "Key {signer} may act for member {member}, after its delay.",
      zh: "密钥 {signer} 经等待期后可代表成员 {member}。",
    },
  }),
  actCommand({
    verb: "revoke",
    about: { en: "take a key's powers away at once", zh: "立即撤销密钥" },
    example: "key revoke --member 3 --key finance --letter letter.pdf",
    act: acts.revokeSigner,
    parameters: { member, key, letter },
    args: ({ member: number, key: signer, letter: letterDigest }) => ({ member: number, signer, letterDigest }),
    done: { en: "Key {signer} is revoked.", zh: "密钥 {signer} 已撤销。" },
  }),
  actCommand({
    verb: "policy",
    about: { en: "how many signers one act of a scope needs", zh: "设定权限所需签名人数（经办→复核→审批）" },
    example: "key policy --member 3 --scope treasury --base 1 --second 2 --second-from 10000000 --letter letter.pdf",
    act: acts.setPolicy,
    parameters: {
      member,
      scope: need(k.scope),
      base: need(signers, { en: "signers for any amount", zh: "任何金额所需人数" }),
      second: maybe(signers, 0, { en: "signers from --second-from on", zh: "达到 --second-from 后所需人数" }),
      third: maybe(signers, 0, { en: "signers from --third-from on", zh: "达到 --third-from 后所需人数" }),
      secondFrom: maybe(threshold, 0n),
      thirdFrom: maybe(threshold, 0n),
      letter,
    },
    args: ({ member: number, scope, letter: letterDigest, ...policy }) => ({
      member: number,
      scope,
      policy,
      letterDigest,
    }),
    done: { en: "The policy of member {member} is set.", zh: "成员 {member} 的签名人数已设定。" },
  }),
  actCommand({
    verb: "report",
    about: { en: "report a stolen key (officer; two stop it at once)", zh: "报告密钥被盗（稽核岗，两人即停用）" },
    example: "key report --key finance --letter letter.pdf --account officer",
    act: acts.reportStolen,
    parameters: { key, letter },
    args: ({ key: signer, letter: letterDigest }) => ({ signer, letterDigest }),
    done: { en: "Reported; officers so far: {officers}.", zh: "已报告；累计报告人数：{officers}。" },
  }),
  actCommand({
    verb: "reinstate",
    about: { en: "let a suspended key act again (council)", zh: "恢复停用的密钥（理事会）" },
    example: "key reinstate --key finance --letter letter.pdf --account council",
    act: acts.reinstateSigner,
    parameters: { key, letter },
    args: ({ key: signer, letter: letterDigest }) => ({ signer, letterDigest }),
    done: { en: "Key {signer} acts again after its delay.", zh: "密钥 {signer} 经等待期后恢复。" },
  }),
  actCommand({
    verb: "recover",
    about: { en: "start to replace a lost key (council)", zh: "启动丢失密钥的更换（理事会）" },
    example: "key recover --member 3 --consent new.consent.json --lost 0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
    act: acts.startRecovery,
    parameters: {
      member,
      consent: need(k.file, { en: "the new key's consent", zh: "新密钥的同意文件" }),
      lost: maybe(k.key, ZERO_ADDRESS, { en: "the lost key", zh: "丢失的密钥" }),
    },
    args: async ({ member: number, consent, lost }) => {
      const { grant, letterDigest, signature } = await consentIn(consent);
      return { member: number, newSigner: grant.signer, lostSigner: lost, letterDigest, consent: signature };
    },
    done: {
      en: "The recovery of member {member} has begun; any other admin key can cancel it.",
      zh: "成员 {member} 的密钥更换已启动，其他管理密钥可取消。",
    },
  }),
  actCommand({
    verb: "cancel-recovery",
    about: { en: "cancel a recovery", zh: "取消密钥更换" },
    example: "key cancel-recovery --member 3",
    act: acts.cancelRecovery,
    parameters: { member },
    args: (given) => given,
    done: { en: "The recovery of member {member} is cancelled.", zh: "成员 {member} 的密钥更换已取消。" },
  }),
  actCommand({
    verb: "complete-recovery",
    about: { en: "complete a recovery once its days are over (anybody)", zh: "等待期满后完成密钥更换（任何人）" },
    example: "key complete-recovery --member 3",
    act: acts.completeRecovery,
    parameters: { member },
    args: (given) => given,
    done: { en: "Member {member} has its new key {newSigner}.", zh: "成员 {member} 已启用新密钥 {newSigner}。" },
  }),
  command({
    verb: "show",
    about: { en: "what a key may sign, for whom, until when", zh: "查看密钥" },
    example: "key show finance",
    parameters: { key: argument(k.key) },
    run: ({ key: address }, session) => showKey(session, address),
  }),
];
