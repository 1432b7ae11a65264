import { formatAmount, isoCurrencies } from "../../money.js";
import { proofFile } from "../../papers/people/files.js";
import { listKinds } from "../../papers/people/list.js";
import { patentKinds } from "../../rules/money/patentBonus.js";
import * as acts from "../../sdk/acts/index.js";
import { type Command, actCommand, command } from "../command.js";
import { writeWhole } from "../documents.js";
import * as k from "../kinds.js";
import * as p from "../rewardKinds.js";
import { argument, flag, maybe, need, several } from "../parameters.js";
import { commitmentOf, lineIn, typed, verdict, verified } from "../peopleFiles.js";
import { listPeopleLists } from "../reading/rewards.js";
import { factLines } from "../show.js";
import { voidCommand } from "../voidCommand.js";

/** How a reward pot was split among people, and who contributed what: only the root of a list goes on the chain, never a person. */
export const rewardCommands: readonly Command[] = [
  actCommand({
    verb: "commit",
    about: {
      en: "commit to a list of people; only its root goes on the chain",
      zh: "提交人员名单的默克尔根（人员信息不上链）",
    },
    example:
      "reward commit people.csv --agreement 1 --member river-college --currency CNY --first 2026-01-01 --last 2026-12-31 --private people-2026.json",
    act: acts.commitList,
    parameters: {
      csv: argument(k.file, {
        en: "CSV: person,main,amount,text (main: yes or no)",
        zh: "CSV：person,main,amount,text（main：是或否）",
      }),
      agreement: need(k.agreement),
      member: need(k.member),
      kind: maybe(
        k.oneOf({ en: "reward or certificate", zh: "reward（奖酬）或 certificate（贡献证明）" }, "kind", listKinds),
        "reward" as const,
      ),
      currency: maybe(k.currency, undefined, { en: "of rewards: their currency", zh: "奖酬名单的币种" }),
      unit: maybe(k.words, undefined, { en: "of certificates: what amounts count", zh: "贡献证明的计量单位" }),
      first: need(k.day, { en: "first day of the period, YYYY-MM-DD", zh: "期间起始日，YYYY-MM-DD" }),
      last: need(k.day, { en: "last day of the period, YYYY-MM-DD", zh: "期间截止日，YYYY-MM-DD" }),
      private: need(k.file, {
        en: "the file to write with names and salts; keep it secret",
        zh: "写入姓名与盐值的私密文件，须妥善保管",
      }),
      correct: flag({ en: "replace the list of this key that counts", zh: "更正现行的同一名单" }),
      preset: maybe(k.preset, "CN-state-university" as const, {
        en: "whose rules say what main contributors get at least (R17, R18)",
        zh: "主要贡献人员最低比例所依据的规则预设（R17、R18）",
      }),
    },
    args: (asked, session) => commitmentOf(session, asked),
    done: {
      en: "Committed as list {list} (revision {revision}), root {root}.",
      zh: "已提交：名单 {list}（第 {revision} 版），根 {root}。",
    },
    words: ({ facts }) => Promise.resolve({ root: (facts as { root: string }).root }),
  }),
  command({
    verb: "floors",
    about: {
      en: "what rules give the people who made a result: of an income, of years of own exploitation, for a patent; needs no chain",
      zh: "按规则计算应奖给完成人的最低数额：收入、自行实施各年、授权专利（可离线）",
    },
    example: "reward floors --preset CN-Zhejiang --gross 106000.00 --cost tax=6000.00 --cost maintenance=3000.00",
    parameters: {
      preset: need(k.preset),
      currency: maybe(
        k.oneOf({ en: "currency of all amounts", zh: "各项金额的币种" }, "currency", Object.keys(isoCurrencies)),
        "CNY",
      ),
      net: maybe(k.amount, undefined, { en: "net income", zh: "净收入" }),
      gross: maybe(k.amount, undefined, { en: "income before anything comes off (R28)", zh: "未扣除前的收入（R28）" }),
      cost: several(p.cost),
      carried: maybe(k.amount, undefined, { en: "costs that earlier income did not cover", zh: "此前未抵扣的成本" }),
      profit: several(p.profit),
      years: maybe(k.small("years", "years agreed to pay (R16)", "约定的奖励年数（R16）", 50), undefined),
      patent: maybe(
        k.oneOf({ en: "kind of a granted patent (R20)", zh: "授权专利的类别（R20）" }, "patent", patentKinds),
        undefined,
      ),
      granted: maybe(k.day, undefined, { en: "day the grant was published", zh: "授权公告日" }),
    },
    run: async (given, session) => (await import("../rewardFloors.js")).tellFloors(session.out, given),
  }),
  command({
    verb: "prove",
    about: { en: "disclose one person's line, and nobody else's; needs no chain", zh: "仅披露一人的名单行（可离线）" },
    example: 'reward prove people-2026.json --person "Li Wei" --out proof.json',
    parameters: {
      private: argument(k.file, { en: "private file", zh: "私密文件" }),
      person: need(k.words, { en: "name as in the list", zh: "名单中的姓名" }),
      out: need(k.file, { en: "proof to write", zh: "输出的证明文件" }),
    },
    run: async ({ private: file, person, out }, session) => {
      const line = await lineIn(file, person, out);
      await writeWhole(out, `${JSON.stringify(proofFile.write(line), undefined, 2)}\n`);
      session.out.data({ file: out, root: line.root }, () => [
        session.out.pick({ en: `Written to ${out}.`, zh: `已写入 ${out}。` }),
      ]);
    },
  }),
  command({
    verb: "verify",
    about: {
      en: "check a disclosed line: by itself, and against the chain's root",
      zh: "核验披露的名单行：自身及链上的根",
    },
    example: "reward verify proof.json --offline",
    parameters: {
      file: argument(k.file, { en: "proof", zh: "证明文件" }),
      offline: flag({ en: "do not ask the chain", zh: "不核对链上" }),
    },
    run: async ({ file, offline }, session) => {
      const line = await typed(file, proofFile.schema);
      const found = await verified(session, line, offline);
      const { out } = session;
      const { person, main, text, unit, amount, decimals, root } = line;
      out.data({ ...found, person, main, text, unit, amount: formatAmount(amount, decimals), root }, () => [
        ...factLines(out, [
          [{ en: "Person", zh: "姓名" }, person],
          [{ en: "Amount", zh: "数额" }, `${unit} ${formatAmount(amount, decimals)}`],
          [
            { en: "Main contributor", zh: "主要贡献者" },
            out.pick(main ? { en: "yes", zh: "是" } : { en: "no", zh: "否" }),
          ],
          [{ en: "For", zh: "事由" }, text],
          [{ en: "Root", zh: "默克尔根" }, root],
        ]),
        out.pick(verdict(found)),
      ]);
    },
  }),
  command({
    verb: "list",
    about: { en: "lists that were committed, of all agreements or of one", zh: "已提交名单列表（全部或某协议）" },
    example: "reward list --agreement 1",
    parameters: { agreement: maybe(k.agreement, undefined) },
    run: ({ agreement }, session) => listPeopleLists(session, agreement),
  }),
  voidCommand("reward", acts.invalidateRewardNonce, {
    en: "make signed lists that were not handed in void",
    zh: "作废已签未提交的名单",
  }),
];
