import * as acts from "../../sdk/acts/index.js";
import { hashPledge } from "../../sdk/acts/property/types.js";
import { type Command, actCommand, command } from "../command.js";
import * as k from "../kinds.js";
import { argument, maybe, need, several } from "../parameters.js";
import { adoptionOf } from "../agreementFiles.js";
import { listAssets, showAsset, showMotion } from "../reading/assets.js";
import { showLineage, showRights } from "../reading/rights.js";
import { offerOf } from "../shareOffers.js";
import * as p from "../propertyKinds.js";
import type { Session } from "../session.js";
import { voidCommand } from "../voidCommand.js";

const NOTHING = `0x${"0".repeat(64)}`;
const asset = argument(k.asset);
const member = need(k.member, { en: "the owner that acts", zh: "办理的权利人" });
const evidence = need(k.document, {
  en: "what proves it: a file, text:…, or a digest",
  zh: "证明：文件路径、text:文字，或摘要",
});
const motion = maybe(k.motion, 0n, {
  en: "the owners' motion, where the rules ask for one",
  zh: "共有人征询编号（规则要求时）",
});
const notice = need(k.document, { en: "what was sent to the other owners", zh: "发给其他共有人的通知" });
const share = {
  asset,
  from: need(k.member, { en: "the seller", zh: "出让人" }),
  to: need(k.member, { en: "the buyer", zh: "受让人" }),
  units: need(k.units),
  price: maybe(k.amount, "0"),
  currency: maybe(k.currency, `0x${"0".repeat(40)}`),
  contract: need(k.document, {
    en: "the contract: a file, text:…, or a digest",
    zh: "合同：文件路径、text:文字，或摘要",
  }),
};

/** The digest of an asset's new number; nothing where it keeps its own. */
async function newDigest(session: Session, asset: bigint, text: string | undefined): Promise<string> {
  if (text === undefined) return NOTHING;
  const { property } = await session.ledger();
  const { kind } = await property.assetOf(asset);
  return p.digestFor(kind, text);
}

/** What a motion is about. */
async function subjectOf(session: Session, number: bigint): Promise<string> {
  const { property } = await session.ledger();
  return (await property.motionOf(number)).subject;
}

/** What there is of intellectual property, who owns it, and how its owners decide. */
export const assetCommands: readonly Command[] = [
  actCommand({
    verb: "adopt",
    about: {
      en: "lay an agreement's rules for results before the registry (anybody)",
      zh: "提交协议的成果规则（任何人）",
    },
    example: "asset adopt parties.json --agreement 1",
    act: acts.adopt,
    parameters: {
      file: argument(k.file, { en: "agreement file", zh: "协议文件" }),
      agreement: need(k.agreement),
      version: maybe(k.version, 1, { en: "the version in force", zh: "生效版本" }),
    },
    args: ({ file, agreement, version }, session) => adoptionOf(session, file, agreement, version),
    done: { en: "The rules of agreement {agreement} apply.", zh: "协议 {agreement} 的规则已适用。" },
  }),
  actCommand({
    verb: "register",
    about: { en: "register a result of an agreement, or background", zh: "登记协议成果或背景知识产权" },
    example:
      "asset register --member river-college --agreement 1 --kind invention --identifier 201710601862.3 --evidence disclosure.pdf",
    act: acts.registerAsset,
    parameters: {
      member: need(k.member, { en: "the party, or the owner of background", zh: "缔约方，或背景知识产权的权利人" }),
      agreement: maybe(k.agreement, 0n, {
        en: "whose result it is; none for background",
        zh: "所属协议；背景知识产权不填",
      }),
      kind: need(p.assetKind),
      status: maybe(p.assetStatus, 1, { en: "where it stands", zh: "状态" }),
      sole: maybe(p.yes, false, {
        en: "its maker's alone (an improvement, R29)",
        zh: "归完成方单独所有（如改进，R29）",
      }),
      identifier: need(p.identifier),
      evidence,
      uri: maybe(k.words, "", { en: "where more about it is found", zh: "更多信息的网址" }),
      parent: several(p.parent),
    },
    args: ({ member: by, parent: parents, identifier, ...what }) => ({
      member: by,
      what: {
        ...what,
        identifier: p.digestFor(what.kind, identifier),
        parents: parents.toSorted((a, b) => Number(a.parent - b.parent)),
      },
    }),
    done: { en: "Registered as asset {asset}.", zh: "已登记为知识产权 {asset}。" },
  }),
  actCommand({
    verb: "offer",
    about: { en: "offer background to a project before it starts (R26)", zh: "在项目开始前提供背景知识产权（R26）" },
    example: "asset offer 1 --agreement 2 --limits limits.pdf",
    act: acts.offerBackground,
    parameters: {
      asset,
      agreement: need(k.agreement),
      limits: need(k.document, { en: "the limits of access", zh: "使用限制" }),
    },
    args: (given) => given,
    done: {
      en: "Asset {asset} is offered to agreement {agreement}.",
      zh: "知识产权 {asset} 已向协议 {agreement} 提供。",
    },
  }),
  actCommand({
    verb: "status",
    about: {
      en: "report where an asset stands: filed, published, granted, at its end",
      zh: "报告状态：申请、公布、授权、终止",
    },
    example: "asset status 1 granted --member river-college --on 2026-05-20 --evidence certificate.pdf",
    act: acts.reportStatus,
    parameters: {
      asset,
      status: argument(p.assetStatus),
      member,
      on: need(k.day, { en: "the day it happened", zh: "发生日期" }),
      identifier: maybe(p.identifier, undefined, {
        en: "its new number, if an office gave one",
        zh: "新编号（如由主管机关给出）",
      }),
      evidence,
      motion,
      basis: maybe(k.document, NOTHING, { en: "what the owners agreed to", zh: "共有人同意的事项" }),
    },
    args: async ({ identifier, ...report }, session) => ({
      report: { ...report, identifier: await newDigest(session, report.asset, identifier) },
    }),
    done: { en: "Asset {asset} is recorded as {status}.", zh: "知识产权 {asset} 已登记为{status}。" },
    words: ({ status }, { out }) => Promise.resolve({ status: out.pick(p.statusWords(Number(status))) }),
  }),
  actCommand({
    verb: "title",
    about: { en: "record how far the office's register shows today's owners", zh: "登记主管机关登记簿中的权利人状态" },
    example: "asset title 1 registered --member river-college --evidence extract.pdf",
    act: acts.recordTitle,
    parameters: { asset, status: argument(p.titleStatus), member, evidence },
    args: (given) => given,
    done: { en: "Recorded.", zh: "已登记。" },
  }),
  actCommand({
    verb: "fee",
    about: { en: "record that the annual fee was paid", zh: "登记年费已缴" },
    example: "asset fee 1 --member river-college --until 2027-05-20 --evidence receipt.pdf",
    act: acts.recordAnnualFee,
    parameters: {
      asset,
      member,
      until: need(k.day, { en: "the day through which it is paid", zh: "缴至日期" }),
      evidence,
    },
    args: (given) => given,
    done: { en: "Recorded.", zh: "已登记。" },
  }),
  actCommand({
    verb: "used",
    about: { en: "record that an asset was used (R27)", zh: "登记知识产权已实施（R27）" },
    example: "asset used 1 --member river-college --on 2026-09-01 --evidence photo.jpg",
    act: acts.recordUse,
    parameters: { asset, member, on: need(k.day), evidence },
    args: (given) => given,
    done: { en: "Recorded.", zh: "已登记。" },
  }),
  actCommand({
    verb: "ask",
    about: { en: "ask the other owners about an act (征求意见)", zh: "就某事项征询其他共有人" },
    example: "asset ask 1 file --member river-college --subject plan.pdf --notice letter.pdf",
    act: acts.proposeMotion,
    parameters: {
      asset,
      act: argument(p.ownerAct),
      member,
      subject: need(k.document, {
        en: "what is agreed to: a licence's subject, or a document",
        zh: "征询事项：许可条款摘要或文件",
      }),
      notice,
    },
    args: (given) => given,
    done: {
      en: "Asked as motion {motion}; each owner: jointly asset vote {motion} consent --member NAME",
      zh: "已发起征询 {motion}；各共有人：jointly asset vote {motion} consent --member 名称",
    },
  }),
  actCommand({
    verb: "vote",
    about: { en: "consent or object to a motion", zh: "对征询表示同意或异议" },
    example: "asset vote 3 consent --member harbour-works",
    act: acts.voteMotion,
    parameters: {
      motion: argument(k.motion),
      vote: argument(p.vote),
      member,
      subject: maybe(k.document, undefined, {
        en: "what it is about; what the chain has as the motion's subject otherwise",
        zh: "征询事项；不填则取链上所载",
      }),
      reason: maybe(k.document, NOTHING, { en: "why; an objection has reasons", zh: "理由（异议须附）" }),
    },
    args: async ({ subject, ...given }, session) => ({
      ...given,
      subject: subject ?? (await subjectOf(session, given.motion)),
    }),
    done: { en: "Said to motion {motion}.", zh: "已对征询 {motion} 表态。" },
  }),
  actCommand({
    verb: "separate",
    about: { en: "give an asset owners of its own, so that a share can change hands", zh: "拆分权属，以便转让份额" },
    example: "asset separate 1 --member river-college",
    act: acts.separateAsset,
    parameters: { asset, member },
    args: (given) => given,
    done: {
      en: "Now each owner is seated: jointly asset seat {asset} --member NAME",
      zh: "请逐一登记权利人：jointly asset seat {asset} --member 名称",
    },
  }),
  actCommand({
    verb: "seat",
    about: { en: "seat an owner of a separated asset (anybody)", zh: "登记已拆分资产的权利人（任何人）" },
    example: "asset seat 1 --member harbour-works",
    act: acts.seatOwner,
    parameters: { asset, member: need(k.member) },
    args: (given) => given,
    done: { en: "Seated.", zh: "已登记。" },
  }),
  actCommand({
    verb: "sell",
    about: {
      en: "offer a share to a buyer; the other owners come first (R08)",
      zh: "要约转让份额，其他共有人优先（R08）",
    },
    example:
      "asset sell 1 --from river-college --to harbour-works --units 100 --price 5000.00 --currency CNY --contract sale.pdf --notice letter.pdf",
    act: acts.offerShare,
    parameters: { ...share, notice },
    args: async ({ notice: sent, ...offered }, session) => ({ what: await offerOf(session, offered), notice: sent }),
    done: { en: "Offered as motion {motion}.", zh: "已要约，征询 {motion}。" },
  }),
  actCommand({
    verb: "take",
    about: { en: "take the buyer's place on equal terms (R08)", zh: "以同等条件优先购买（R08）" },
    example:
      "asset take 1 --motion 3 --member old-town-lab --from river-college --to harbour-works --units 100 --price 5000.00 --currency CNY --contract sale.pdf",
    act: acts.preemptShare,
    parameters: { ...share, motion: need(k.motion), member },
    args: async ({ motion: number, member: by, ...offered }, session) => ({
      motion: number,
      member: by,
      what: await offerOf(session, offered),
    }),
    done: { en: "Kept for member {member}.", zh: "已为成员 {member} 保留。" },
  }),
  actCommand({
    verb: "transfer",
    about: { en: "complete a transfer, once it is paid", zh: "付款后完成份额转让" },
    example:
      "asset transfer 1 --motion 3 --from river-college --to harbour-works --units 100 --price 5000.00 --currency CNY --contract sale.pdf",
    act: acts.transferShare,
    parameters: { ...share, motion },
    args: async ({ motion: number, ...offered }, session) => ({
      what: await offerOf(session, offered),
      motion: number,
    }),
    done: { en: "Transferred to member {to}.", zh: "已转让给成员 {to}。" },
  }),
  actCommand({
    verb: "renounce",
    about: { en: "renounce a share (R09)", zh: "放弃份额（R09）" },
    example: "asset renounce 1 --member river-college --declaration letter.pdf",
    act: acts.renounceShare,
    parameters: { asset, member, motion, declaration: need(k.document) },
    args: (given) => given,
    done: { en: "Renounced.", zh: "已放弃。" },
  }),
  actCommand({
    verb: "pledge",
    about: { en: "pledge an asset", zh: "质押知识产权" },
    example: "asset pledge 1 --member river-college --pledgee harbour-bank --contract pledge.pdf --motion 4",
    act: acts.pledgeAsset,
    parameters: {
      asset,
      member,
      pledgee: maybe(k.member, 0, { en: "the member it secures", zh: "质权人（成员）" }),
      counterparty: maybe(p.counterparty, NOTHING),
      contract: need(k.document),
      motion,
    },
    args: ({ motion: number, contract, ...what }) => ({ what: { ...what, terms: contract }, motion: number }),
    done: { en: "Asset {asset} is pledged.", zh: "知识产权 {asset} 已质押。" },
  }),
  actCommand({
    verb: "release",
    about: { en: "release a pledge", zh: "解除质押" },
    example: "asset release 1 --member harbour-bank --evidence letter.pdf",
    act: acts.releasePledge,
    parameters: { asset, member: need(k.member), evidence },
    args: (given) => given,
    done: { en: "Asset {asset} is free of the pledge.", zh: "知识产权 {asset} 的质押已解除。" },
  }),
  command({
    verb: "subject",
    about: { en: "what a motion about a pledge is about", zh: "质押征询的事项摘要" },
    example: "asset subject 1 --member river-college --pledgee harbour-bank --contract pledge.pdf",
    parameters: {
      asset,
      member,
      pledgee: maybe(k.member, 0),
      counterparty: maybe(p.counterparty, NOTHING),
      contract: need(k.document),
    },
    run: ({ contract, ...what }, session) => {
      const subject = hashPledge({ ...what, terms: contract });
      session.out.data({ subject }, () => [subject]);
      return Promise.resolve();
    },
  }),
  voidCommand("asset", acts.invalidatePropertyNonce, {
    en: "make signed acts on assets that were not handed in void",
    zh: "作废已签未提交的知识产权事项",
  }),
  command({
    verb: "list",
    about: { en: "assets, of all agreements or of one", zh: "知识产权列表（全部或某协议）" },
    example: "asset list --agreement 1",
    parameters: { agreement: maybe(k.agreement, undefined) },
    run: ({ agreement }, session) => listAssets(session, agreement),
  }),
  command({
    verb: "show",
    about: {
      en: "an asset: status, title, owners, parents, licences",
      zh: "知识产权详情：状态、登记、权利人、来源、许可",
    },
    example: "asset show 1",
    parameters: { asset },
    run: ({ asset: number }, session) => showAsset(session, number),
  }),
  command({
    verb: "motion",
    about: { en: "a motion: who asked what, who consents, when it carries", zh: "征询详情：事项、表态、届满时间" },
    example: "asset motion 3",
    parameters: { motion: argument(k.motion) },
    run: ({ motion: number }, session) => showMotion(session, number),
  }),
  command({
    verb: "lineage",
    about: { en: "what derives from what, as a Mermaid picture", zh: "来源关系图（Mermaid）" },
    example: "asset lineage --agreement 1",
    parameters: { agreement: maybe(k.agreement, undefined) },
    run: ({ agreement }, session) => showLineage(session, agreement),
  }),
  command({
    verb: "rights",
    about: {
      en: "who may own, use, license or block what, with the rule that says so",
      zh: "权利矩阵：谁可拥有、实施、许可、否决，及依据",
    },
    example: "asset rights --agreement 1",
    parameters: { agreement: need(k.agreement) },
    run: ({ agreement }, session) => showRights(session, agreement),
  }),
];
