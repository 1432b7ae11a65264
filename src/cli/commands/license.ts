import * as acts from "../../sdk/acts/index.js";
import { type Command, actCommand, command } from "../command.js";
import { dayText } from "../dates.js";
import * as k from "../kinds.js";
import { subjectOfLicenceFile, termsOfLicence, termsOfLicenceFile } from "../licenceFiles.js";
import { argument, maybe, need } from "../parameters.js";
import { listLicences, showLicence } from "../reading/licences.js";
import { voidCommand } from "../voidCommand.js";

const licence = argument(k.licence);
const member = need(k.member, { en: "the member that acts", zh: "办理成员" });
const reason = need(k.document, { en: "why: a file, text:…, or a digest", zh: "理由：文件路径、text:文字，或摘要" });
const motion = maybe(k.motion, 0n, {
  en: "the owners' motion, where the rules ask for one",
  zh: "共有人征询编号（规则要求时）",
});

/** Who may use what, where, for how long and at what price. */
export const licenceCommands: readonly Command[] = [
  command({
    verb: "subject",
    about: {
      en: "the digest of a licence file's terms, which the owners' motion is about",
      zh: "许可文件条款的摘要，即共有人征询的事项",
    },
    example: "license subject licence.json",
    parameters: { file: argument(k.file, { en: "licence file", zh: "许可文件" }) },
    run: async ({ file }, session) => {
      const subject = await subjectOfLicenceFile(session, file);
      session.out.data({ file, subject }, () => [subject]);
    },
  }),
  actCommand({
    verb: "grant",
    about: { en: "grant the licence of a licence file", zh: "按许可文件授予许可" },
    example: "license grant licence.json --motion 3",
    act: acts.grant,
    parameters: { file: argument(k.file, { en: "licence file", zh: "许可文件" }), motion },
    args: async ({ file, motion: carried }, session) => ({
      terms: await termsOfLicenceFile(session, file),
      motion: carried,
    }),
    done: { en: "Granted as licence {licence}.", zh: "已授予，许可 {licence}。" },
  }),
  actCommand({
    verb: "sub",
    about: { en: "grant a licence under one's own", zh: "在自有许可之下再许可" },
    example: "license sub under.json",
    act: acts.subLicense,
    parameters: {
      file: argument(k.file, { en: "licence file that names its head", zh: "写明上级许可（head）的许可文件" }),
    },
    args: async ({ file }, session) => {
      const terms = await termsOfLicenceFile(session, file);
      return { terms, headTerms: await termsOfLicence(session, terms.head) };
    },
    done: { en: "Granted as licence {licence} under {head}.", zh: "已授予，许可 {licence}（上级许可 {head}）。" },
    words: ({ terms }) => Promise.resolve({ head: String((terms as { head: bigint }).head) }),
  }),
  actCommand({
    verb: "report",
    about: { en: "report the next period of a licence", zh: "报告许可的下一期间" },
    example: "license report 1 --base 120000.00 --evidence sales-q1.pdf",
    act: acts.fileReport,
    parameters: {
      licence,
      base: need(k.amount, { en: "what was made of it in the period", zh: "本期计费基数" }),
      evidence: need(k.document, { en: "the documents behind it", zh: "依据文件" }),
    },
    args: async ({ licence: number, base, evidence }, session) => {
      const terms = await termsOfLicence(session, number);
      const amount = await session.find.minorUnits(base, terms.fees.currency);
      return { licence: number, terms, base: amount, evidence };
    },
    done: {
      en: "Report {report} of licence {licence}, {first} to {last}: fee {fee}.",
      zh: "许可 {licence} 第 {report} 次报告（{first} 至 {last}）：费用 {fee}。",
    },
    words: async (told, session) => {
      const { terms, fee, first, last } = told as unknown as {
        terms: { fees: { currency: string } };
        fee: bigint;
        first: bigint;
        last: bigint;
      };
      return {
        fee: await session.find.amount(terms.fees.currency, fee),
        first: dayText(first),
        last: dayText(last),
      };
    },
  }),
  actCommand({
    verb: "credit",
    about: { en: "let a licensee off a part of what it owes", zh: "减免被许可人部分应付款" },
    example: "license credit 1 --member 2 --amount 500.00 --reason decision.pdf --motion 4",
    act: acts.credit,
    parameters: { licence, member, amount: need(k.amount), reason, motion },
    args: async ({ licence: number, amount, ...rest }, session) => {
      const { fees } = await termsOfLicence(session, number);
      return { licence: number, ...rest, amount: await session.find.minorUnits(amount, fees.currency) };
    },
    done: { en: "Credited to licence {licence}.", zh: "已记入许可 {licence}。" },
  }),
  actCommand({
    verb: "notice",
    about: { en: "give formal notice of what is overdue", zh: "就逾期事项发出催告" },
    example: "license notice 1 --member 2 --report 1 --notice letter.pdf",
    act: acts.noticeLicence,
    parameters: {
      licence,
      member,
      report: maybe(k.small("report", "last report whose fee is overdue", "费用逾期的最后一次报告", 65_535), 0),
      notice: need(k.document, { en: "what was sent", zh: "催告文件" }),
    },
    args: async ({ licence: number, ...rest }, session) => ({
      licence: number,
      terms: await termsOfLicence(session, number),
      ...rest,
    }),
    done: { en: "Noticed; it can be made good until {cureUntil}.", zh: "已催告，补救期至 {cureUntil}。" },
    words: ({ cureUntil }) => Promise.resolve({ cureUntil: dayText(cureUntil as bigint) }),
  }),
  actCommand({
    verb: "terminate",
    about: { en: "end a licence that was not made good in the days of cure", zh: "补救期满仍未补救时解除许可" },
    example: "license terminate 1 --member 2 --reason letter.pdf",
    act: acts.terminateLicence,
    parameters: { licence, member, reason },
    args: (given) => given,
    done: { en: "Licence {licence} is terminated.", zh: "许可 {licence} 已解除。" },
  }),
  actCommand({
    verb: "surrender",
    about: { en: "give a licence up", zh: "放弃许可" },
    example: "license surrender 1 --reason letter.pdf",
    act: acts.surrenderLicence,
    parameters: { licence, reason },
    args: (given) => given,
    done: { en: "Licence {licence} is given up.", zh: "许可 {licence} 已放弃。" },
  }),
  actCommand({
    verb: "end",
    about: { en: "end a licence that is over (anybody)", zh: "终止已到期的许可（任何人）" },
    example: "license end 1",
    act: acts.endLicence,
    parameters: { licence },
    args: (given) => given,
    done: { en: "Licence {licence} has ended.", zh: "许可 {licence} 已终止。" },
  }),
  actCommand({
    verb: "loosen",
    about: { en: "make an unused exclusive licence ordinary (R27)", zh: "将未实施的独占许可改为普通许可（R27）" },
    example: "license loosen 1 --member 2",
    act: acts.loosen,
    parameters: { licence, member },
    args: async ({ licence: number, member: by }, session) => ({
      licence: number,
      terms: await termsOfLicence(session, number),
      member: by,
    }),
    done: { en: "Licence {licence} is ordinary now.", zh: "许可 {licence} 现为普通许可。" },
  }),
  actCommand({
    verb: "on-record",
    about: { en: "tell that the contract was put on record at the office (备案)", zh: "登记许可合同备案" },
    example: "license on-record 1 --record certificate.pdf",
    act: acts.fileContract,
    parameters: { licence, record: need(k.document, { en: "the office's certificate", zh: "备案证明" }) },
    args: (given) => given,
    done: { en: "Recorded for licence {licence}.", zh: "许可 {licence} 的备案已登记。" },
  }),
  voidCommand("license", acts.invalidateLicenceNonce, {
    en: "make signed acts on licences that were not handed in void",
    zh: "作废已签未提交的许可事项",
  }),
  command({
    verb: "list",
    about: { en: "licences, of all assets or of one", zh: "许可列表（全部或某项知识产权）" },
    example: "license list --asset 1",
    parameters: { asset: maybe(k.asset, undefined) },
    run: ({ asset }, session) => listLicences(session, asset),
  }),
  command({
    verb: "show",
    about: {
      en: "a licence: scope, fees, what is reported, due and paid",
      zh: "许可详情：范围、费用、报告、应付与已付",
    },
    example: "license show 1",
    parameters: { licence },
    run: ({ licence: number }, session) => showLicence(session, number),
  }),
];
