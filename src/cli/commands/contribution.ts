import { formatAmount } from "../../money.js";
import * as acts from "../../sdk/acts/index.js";
import { Scope } from "../../sdk/acts/types.js";
import { type Command, actCommand, command } from "../command.js";
import { entriesIn, rootIn } from "../contributionFiles.js";
import * as k from "../kinds.js";
import { argument, maybe, need } from "../parameters.js";
import { listContributions, showContribution } from "../reading/contributions.js";
import { voidCommand } from "../voidCommand.js";

const NOTHING = `0x${"0".repeat(64)}`;
const SHA_256 = 1;
const contribution = argument(k.contribution);
const agreement = need(k.agreement);
const member = need(k.member);
const reason = need(k.document, { en: "why: a file, text:…, or a digest", zh: "理由：文件路径、text:文字，或摘要" });

/** Who put in what. */
export const contributionCommands: readonly Command[] = [
  actCommand({
    verb: "record",
    about: { en: "record a contribution", zh: "登记贡献" },
    example:
      "contribution record --agreement 1 --member river-college --kind software --quantity 1 --first 2026-03-01 --last 2026-05-31 --evidence report.pdf",
    act: acts.record,
    parameters: {
      agreement,
      member,
      kind: need(k.kind),
      quantity: need(k.quantity),
      first: need(k.day, { en: "first day, YYYY-MM-DD", zh: "起始日期，YYYY-MM-DD" }),
      last: need(k.day, { en: "last day, YYYY-MM-DD", zh: "截止日期，YYYY-MM-DD" }),
      evidence: need(k.evidence),
      previous: maybe(k.document, NOTHING, { en: "evidence that this one goes on from", zh: "所承接的前一份证据" }),
    },
    args: ({ agreement: number, member: by, evidence, ...rest }) => ({
      agreement: number,
      member: by,
      entry: { ...rest, evidence: evidence.digest, algorithm: SHA_256, size: evidence.size },
    }),
    done: {
      en: "Recorded as contribution {contribution}: {units} units, cost to recover {cost}.",
      zh: "已登记为贡献 {contribution}：份额 {units}，待回收成本 {cost}。",
    },
    words: async ({ agreement: number, units, cost }, { find }) => ({
      units: formatAmount(units as bigint, 0),
      cost: await find.amountIn(number as bigint, cost as bigint),
    }),
  }),
  actCommand({
    verb: "record-many",
    about: { en: "record up to 128 contributions from a CSV file", zh: "从 CSV 文件批量登记（至多 128 项）" },
    example: "contribution record-many --agreement 1 --member 2 --csv work.csv",
    act: acts.recordMany,
    parameters: {
      agreement,
      member,
      csv: need(k.file, {
        en: "CSV: kind,quantity,first,last,evidence (a file beside the CSV)",
        zh: "CSV：kind,quantity,first,last,evidence（证据文件与 CSV 同目录）",
      }),
    },
    args: async ({ csv, ...rest }, session) => ({ ...rest, entries: await entriesIn(csv, session) }),
    done: { en: "Recorded, from contribution {contribution} on.", zh: "已批量登记，编号自 {contribution} 起。" },
  }),
  actCommand({
    verb: "record-root",
    about: { en: "record many contributions of one kind as one Merkle root", zh: "以默克尔根登记大批同类贡献" },
    example: "contribution record-root --agreement 1 --member 2 --csv year.csv",
    act: acts.recordRoot,
    parameters: {
      agreement,
      member,
      csv: need(k.file, {
        en: "CSV: kind,quantity,first,last,evidence; one kind",
        zh: "CSV：kind,quantity,first,last,evidence；同一类别",
      }),
    },
    args: async ({ csv, agreement: number, member: by }, session) => ({
      agreement: number,
      member: by,
      root: (await rootIn(csv, session, number, by)).root,
    }),
    done: {
      en: "Recorded as root {rootId}; claim its leaves with: jointly contribution claim-leaf",
      zh: "已登记为根 {rootId}；逐项登记：jointly contribution claim-leaf",
    },
  }),
  actCommand({
    verb: "claim-leaf",
    about: { en: "claim one leaf of a root (anybody)", zh: "登记根中的一项（任何人）" },
    example: "contribution claim-leaf --root 1 --csv year.csv --index 0",
    act: acts.claimLeaf,
    parameters: {
      root: need(k.whole("root", "root number", "根编号")),
      csv: need(k.file, { en: "the CSV that the root was made of", zh: "生成该根的 CSV" }),
      index: need(k.small("index", "leaf's place, from 0", "项序号（从 0 起）", 2 ** 32 - 1)),
    },
    args: async ({ root: rootId, csv, index }, session) => {
      const { agreement: number, member: by, root, terms } = await session.find.rootRecorded(rootId);
      const leaves = await rootIn(csv, session, number, by);
      return { rootId, agreement: number, member: by, root, terms, index, ...leaves.leaf(index) };
    },
    done: { en: "Claimed as contribution {contribution}.", zh: "已登记为贡献 {contribution}。" },
  }),
  actCommand({
    verb: "attest",
    about: { en: "attest another member's contribution", zh: "见证其他成员的贡献" },
    example: "contribution attest 7 --member 3",
    act: acts.attest,
    parameters: { contribution, member },
    args: (given) => given,
    done: {
      en: "Contribution {contribution} is attested by member {member}.",
      zh: "成员 {member} 已见证贡献 {contribution}。",
    },
  }),
  actCommand({
    verb: "challenge",
    about: { en: "challenge a contribution within its window", zh: "在异议期内提出异议" },
    example: 'contribution challenge 7 --member 3 --reason "text:double counted"',
    act: acts.challenge,
    parameters: {
      contribution,
      member,
      as: maybe(
        k.choice({ en: "under which scope", zh: "以何种权限" }, { attest: Scope.ATTEST, record: Scope.RECORD }),
        Scope.ATTEST,
      ),
      reason,
    },
    args: ({ as: scope, ...rest }) => ({ ...rest, scope }),
    done: {
      en: "Contribution {contribution} is challenged; the panel decides.",
      zh: "贡献 {contribution} 已被异议，由争议小组裁定。",
    },
  }),
  actCommand({
    verb: "rule",
    about: { en: "decide a challenge (panel)", zh: "裁定异议（争议小组）" },
    example: 'contribution rule 7 --decision stands --reason "text:two reports, two tasks"',
    act: acts.rule,
    parameters: {
      contribution,
      decision: need(k.choice({ en: "the decision", zh: "裁定" }, { stands: true, falls: false })),
      reason,
    },
    args: ({ decision: stands, ...rest }) => ({ ...rest, stands }),
    done: { en: "Contribution {contribution} is ruled on.", zh: "贡献 {contribution} 已裁定。" },
  }),
  actCommand({
    verb: "withdraw",
    about: { en: "take an own contribution back", zh: "撤回本方贡献" },
    example: "contribution withdraw 7",
    act: acts.withdrawContribution,
    parameters: { contribution },
    args: (given) => given,
    done: { en: "Contribution {contribution} is withdrawn.", zh: "贡献 {contribution} 已撤回。" },
  }),
  actCommand({
    verb: "finalise",
    about: { en: "make a contribution final once its window is over (anybody)", zh: "异议期满后生效（任何人）" },
    example: "contribution finalise 7",
    act: acts.finalise,
    parameters: { contribution },
    args: (given) => given,
    done: { en: "Contribution {contribution} is final.", zh: "贡献 {contribution} 已生效。" },
  }),
  actCommand({
    verb: "lapse",
    about: { en: "let an undecided challenge lapse (anybody)", zh: "逾期未裁定的异议失效（任何人）" },
    example: "contribution lapse 7",
    act: acts.lapse,
    parameters: { contribution },
    args: (given) => given,
    done: {
      en: "The challenge of contribution {contribution} has lapsed.",
      zh: "贡献 {contribution} 的异议已失效。",
    },
  }),
  actCommand({
    verb: "correct",
    about: { en: "correct a final contribution by a contra entry", zh: "红字更正已生效的贡献" },
    example: "contribution correct 7 --member 2 --units 100 --cost 0 --reason audit.pdf",
    act: acts.contra,
    parameters: {
      contribution,
      member,
      units: need(k.units, { en: "units to take away", zh: "冲减份额" }),
      cost: need(k.whole("minor units", "cost to take away, in the smallest unit", "冲减成本（最小货币单位）")),
      reason,
    },
    args: (given) => given,
    done: { en: "Corrected by contra entry {contra}.", zh: "已由更正分录 {contra} 冲减。" },
  }),
  voidCommand("contribution", acts.invalidateContributionNonce, {
    en: "make signed acts on contributions that were not handed in void",
    zh: "作废已签未提交的贡献事项",
  }),
  command({
    verb: "show",
    about: { en: "one contribution", zh: "查看贡献" },
    example: "contribution show 7",
    parameters: { contribution },
    run: ({ contribution: number }, session) => showContribution(session, number),
  }),
  command({
    verb: "list",
    about: { en: "contributions, of an agreement or all", zh: "列出贡献" },
    example: "contribution list --agreement 1",
    parameters: { agreement: maybe(k.agreement, undefined) },
    run: ({ agreement: number }, session) => listContributions(session, number),
  }),
];
