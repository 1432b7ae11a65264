import * as acts from "../../sdk/acts/index.js";
import { ruleIds } from "../../rules/rules.js";
import { termsOfDraft, termsOfFile } from "../agreementFiles.js";
import { type Command, actCommand, command } from "../command.js";
import { usage } from "../exits.js";
import * as k from "../kinds.js";
import { argument, flag, many, maybe, need, perhaps } from "../parameters.js";
import { listAgreements, showAgreement, showDraft } from "../reading/agreements.js";

const agreement = need(k.agreement);
const member = need(k.member);
const draft = argument(k.draft);
const rule = k.oneOf({ en: "explain a rule", zh: "说明一条规则" }, "rule", ruleIds);
const kinds = { breach: 0, exclude: 1, terminate: 2 };

/** What was agreed. */
export const agreementCommands: readonly Command[] = [
  command({
    verb: "check",
    about: {
      en: "check an agreement file, by the rules of a law or model agreement if you like; needs no chain",
      zh: "检查协议文件，可按法律或范本的规则检查（可离线）",
    },
    example: "agreement check parties.json --preset CN-default",
    parameters: {
      file: perhaps(k.file, { en: "agreement file", zh: "协议文件" }),
      preset: maybe(k.preset, undefined),
      explain: maybe(rule, undefined),
      presets: flag({ en: "list the presets", zh: "列出预设" }),
    },
    run: async (given, session) => (await import("../ruleCheck.js")).check(session, given),
  }),
  actCommand({
    verb: "reserve",
    about: { en: "reserve a number for an agreement that a member will lead", zh: "为牵头成员预留协议编号" },
    example: "agreement reserve --lead river-college",
    act: acts.reserve,
    parameters: {
      lead: need(k.member),
      agreement: maybe(k.whole("agreement", "number, where it goes into an envelope", "编号（用于待签文件）"), 0n),
    },
    args: (given) => given,
    done: {
      en: "Agreement {agreement} is reserved; now: jointly agreement propose FILE --agreement {agreement}",
      zh: "已预留协议 {agreement}；下一步：jointly agreement propose 文件 --agreement {agreement}",
    },
  }),
  actCommand({
    verb: "propose",
    about: { en: "put the terms of an agreement file on the table", zh: "提出协议文件中的条款" },
    example: "agreement propose parties.json --agreement 1 --by river-college",
    act: acts.propose,
    parameters: {
      file: argument(k.file, { en: "agreement file", zh: "协议文件" }),
      agreement,
      by: need(k.member, { en: "the member that proposes", zh: "提出成员" }),
      version: maybe(k.version, 1, {
        en: "which version: 2 is the file's first amendment",
        zh: "版本：2 为文件中的首次变更",
      }),
    },
    args: async ({ file, agreement: number, by, version }, session) => ({
      terms: await termsOfFile(session, file, number, version),
      by,
    }),
    done: {
      en: "Proposed as draft {draft}; each party: jointly agreement sign {draft} --member NAME",
      zh: "已提出，草案 {draft}；各方签署：jointly agreement sign {draft} --member 名称",
    },
  }),
  actCommand({
    verb: "sign",
    about: { en: "sign the whole terms of a draft", zh: "签署草案全文" },
    example: "agreement sign 0x5e… --member harbour-works",
    act: acts.sign,
    parameters: {
      draft,
      member,
      file: maybe(k.file, undefined, { en: "agreement file that the terms must equal", zh: "须与之一致的协议文件" }),
      version: maybe(k.version, 1, { en: "version within that file", zh: "文件中的版本" }),
    },
    args: async ({ draft: hash, member: number, file, version }, session) => {
      const terms = await termsOfDraft(session, hash, file, version);
      const place = terms.parties.findIndex((party) => Number(party.member) === number);
      if (place < 0) {
        throw usage(`Member ${number} is no party of this draft.`, `成员 ${number} 不是该草案的缔约方。`);
      }
      return { terms, place };
    },
    done: {
      en: "Signed by member {member}; consents so far: {consents}.",
      zh: "成员 {member} 已签署；累计同意：{consents}。",
    },
  }),
  actCommand({
    verb: "withdraw",
    about: {
      en: "take a signature back before the draft is in force (admin keys)",
      zh: "生效前撤回签署（管理密钥）",
    },
    example: "agreement withdraw 0x5e… --member harbour-works",
    act: acts.withdrawSignature,
    parameters: { draft, member },
    args: (given) => given,
    done: { en: "The signature of member {member} is withdrawn.", zh: "成员 {member} 已撤回签署。" },
  }),
  actCommand({
    verb: "notice",
    about: { en: "give formal notice of an amendment", zh: "就变更发出正式通知" },
    example: "agreement notice 0x5e… --member river-college --document notice.pdf",
    act: acts.giveNotice,
    parameters: { draft, member, document: need(k.document) },
    args: ({ document: notice, ...rest }) => ({ ...rest, notice }),
    done: { en: "Notice is given; its days run from now.", zh: "通知已发出，期限自即日起算。" },
  }),
  actCommand({
    verb: "deem",
    about: { en: "count silent parties as consenting (anybody)", zh: "将默示各方计为同意（任何人）" },
    example: "agreement deem 0x5e… --place 2 --place 4",
    act: acts.deem,
    parameters: { draft, place: many(k.place) },
    args: async ({ draft: hash, place: places }, session) => ({ terms: await termsOfDraft(session, hash), places }),
    done: { en: "Counted; consents so far: {consents}.", zh: "已计入；累计同意：{consents}。" },
  }),
  actCommand({
    verb: "fulfil",
    about: { en: "confirm that the conditions precedent are fulfilled", zh: "确认生效条件已成就" },
    example: "agreement fulfil 0x5e… --member river-college --proof permit.pdf",
    act: acts.confirmConditions,
    parameters: { draft, member, proof: need(k.document) },
    args: ({ proof: fulfilment, ...rest }) => ({ ...rest, fulfilment }),
    done: { en: "Confirmed.", zh: "已确认。" },
  }),
  actCommand({
    verb: "activate",
    about: { en: "bring a signed draft into force (anybody)", zh: "使已签署草案生效（任何人）" },
    example: "agreement activate 0x5e…",
    act: acts.activate,
    parameters: { draft },
    args: async ({ draft: hash }, session) => ({ terms: await termsOfDraft(session, hash) }),
    done: {
      en: "Agreement {agreement} is in force, version {version}.",
      zh: "协议 {agreement} 第 {version} 版生效。",
    },
  }),
  actCommand({
    verb: "leave",
    about: { en: "leave an agreement", zh: "退出协议" },
    example: "agreement leave --agreement 1 --member harbour-works --reason notice.pdf",
    act: acts.leaveAgreement,
    parameters: { agreement, member, reason: need(k.document) },
    args: (given) => given,
    done: { en: "Member {member} has left agreement {agreement}.", zh: "成员 {member} 已退出协议 {agreement}。" },
  }),
  actCommand({
    verb: "resolve",
    about: { en: "vote for a resolution: breach, exclude, or terminate", zh: "表决：违约通知、除名或终止" },
    example: "agreement resolve --agreement 1 --kind terminate --document minutes.pdf --member river-college",
    act: acts.resolve,
    parameters: {
      agreement,
      kind: need(k.choice({ en: "what is resolved", zh: "表决事项" }, kinds)),
      about: maybe(k.member, 0, { en: "whom it is about", zh: "所涉成员" }),
      document: need(k.document, {
        en: "the resolution: all who vote name the same",
        zh: "决议文件：各方须指同一文件",
      }),
      member,
    },
    args: ({ about: subject, document: digest, ...rest }) => ({ ...rest, subject, digest }),
    done: { en: "Voted. Passed: {passed}.", zh: "已表决。是否通过：{passed}。" },
  }),
  actCommand({
    verb: "seat",
    about: { en: "confirm that a member is a party now (anybody)", zh: "确认成员现为缔约方（任何人）" },
    example: "agreement seat --agreement 1 --member harbour-works",
    act: acts.requirePresent,
    parameters: { agreement, member },
    args: (given) => given,
    done: {
      en: "Member {member} is a party of agreement {agreement}.",
      zh: "成员 {member} 是协议 {agreement} 的缔约方。",
    },
  }),
  actCommand({
    verb: "close",
    about: { en: "close a period of a periodic agreement (年度分配方案)", zh: "按期结算（年度分配方案）" },
    example:
      "agreement close --agreement 1 --currency CNY --amount 500000.00 --first 2026-01-01 --last 2026-12-31 --plan plan.pdf --member river-college --envelope close.json",
    act: acts.closePeriod,
    parameters: {
      agreement,
      version: maybe(k.version, undefined, { en: "version whose waterfall applies", zh: "适用的版本" }),
      currency: need(k.currency),
      amount: need(k.amount),
      first: need(k.day, { en: "first day, YYYY-MM-DD", zh: "起始日期，YYYY-MM-DD" }),
      last: need(k.day, { en: "last day, YYYY-MM-DD", zh: "截止日期，YYYY-MM-DD" }),
      plan: need(k.document, { en: "the distribution plan", zh: "年度分配方案" }),
      member,
    },
    args: async ({ agreement: number, version, amount, member: by, ...rest }, session) => ({
      period: {
        agreement: number,
        version: version ?? (await session.find.versionOn(number, rest.last)),
        amount: await session.find.minorUnits(amount, rest.currency),
        sequence: Number((await (await session.ledger()).agreements.agreementOf(number)).closes) + 1,
        ...rest,
      },
      member: by,
    }),
    done: { en: "The period is closed and shared.", zh: "本期已结算并分配。" },
  }),
  command({
    verb: "show",
    about: { en: "an agreement as it stands", zh: "查看协议" },
    example: "agreement show 1",
    parameters: { agreement: argument(k.agreement) },
    run: ({ agreement: number }, session) => showAgreement(session, number),
  }),
  command({
    verb: "draft",
    about: { en: "a draft: its terms and who has signed", zh: "查看草案条款与签署情况" },
    example: "agreement draft 0x5e…",
    parameters: { draft },
    run: ({ draft: hash }, session) => showDraft(session, hash),
  }),
  command({
    verb: "list",
    about: { en: "all agreements", zh: "列出协议" },
    example: "agreement list",
    parameters: {},
    run: (_given, session) => listAgreements(session),
  }),
];
