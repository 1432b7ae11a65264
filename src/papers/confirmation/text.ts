import { readable } from "../../audit/report/amounts.js";
import type { Language } from "../../audit/report/statementText.js";
import { table } from "../../audit/report/table.js";
import { type ConfirmationLetter, letterDigest } from "./letter.js";

type Say = (en: string, zh: string) => string;

/** The letter with its reply form, first in Chinese, then in English: whoever is asked answers in either. */
export function confirmationText(letter: ConfirmationLetter): string[] {
  return [...textIn(letter, "zh"), "", "─".repeat(60), "", ...textIn(letter, "en")];
}

function textIn(letter: ConfirmationLetter, language: Language): string[] {
  const say: Say = (en, zh) => ({ en, zh })[language];
  const { name, member, agreement, asOf, zone, figures, paidIn, units } = letter;
  return [
    say("Confirmation letter", "询证函"),
    "",
    say(`To: ${name.en} (member ${member})`, `致：${name.zh}（成员 ${member}）`),
    say(
      `The ledger of agreement ${agreement} says of you, at the end of ${asOf} (${zone}):`,
      `截至 ${asOf}（${zone}）日终，协议 ${agreement} 的账本就贵单位记载如下：`,
    ),
    "",
    ...figures.flatMap((one) => moneyText(one, say)),
    contributedText(letter, say),
    ...units.map(({ pool, units: held }) =>
      say(`  Pool ${pool}: ${held} units of your own`, `  收益池 ${pool}：本账户份额 ${held}`),
    ),
    ...paidIn.map(({ code, decimals, gross, valueDate }) =>
      say(
        `  You paid in on ${valueDate}: ${code} ${readable(BigInt(gross), decimals)} gross`,
        `  贵单位于 ${valueDate} 付入：${code} ${readable(BigInt(gross), decimals)}（含税）`,
      ),
    ),
    "",
    ...replyText(letter, say),
  ];
}

function moneyText({ code, decimals, ...figures }: ConfirmationLetter["figures"][number], say: Say): string[] {
  const names = {
    earned: say("Earned in all", "所得合计"),
    paid: say("Paid, or kept as its own", "已付或自留"),
    instructed: say("Instructed, not yet confirmed", "已指令、待确认"),
    withheld: say("Withheld by an order from outside", "外部指令扣留"),
    owed: say("Still owed to you", "尚欠贵单位"),
    holds: say("Held by you for the agreement", "贵单位代管余额"),
  };
  const rows = Object.entries(names).map(([key, title]) => [
    title,
    code,
    readable(BigInt(figures[key as keyof typeof names]), decimals),
  ]);
  return table(rows, [false, false, true], "  ");
}

function contributedText({ contributed: { count, code, decimals, value } }: ConfirmationLetter, say: Say): string {
  const sum = code === "" ? "" : ` ${code} ${readable(BigInt(value), decimals)}`;
  return say(
    `  Final contributions: ${count},${sum || " no value"}`,
    `  已生效贡献：${count} 项${sum && `，价值${sum}`}`,
  );
}

/** The form: to be answered with a key, or by hand and seal. */
function replyText(letter: ConfirmationLetter, say: Say): string[] {
  const line = "________________";
  return [
    say(
      "Please compare this with your own books, not with the ledger, and answer whatever you find.",
      "请与贵单位自身账簿（而非本账本）核对，无论是否相符均请回函。",
    ),
    say(`  [ ] It agrees.   [ ] It differs: we say we are owed ${line}`, `  [ ] 相符   [ ] 不符：我方账面应收 ${line}`),
    say(
      `  Note: ${line}   Seal and signature: ${line}   Date: ${line}`,
      `  说明：${line}   盖章签字：${line}   日期：${line}`,
    ),
    say(
      "With a treasury key: jointly confirm answer FILE.letter.json --agree, or --differs AMOUNT --currency CODE --note FILE",
      "使用财务密钥：jointly confirm answer 文件.letter.json --agree，或 --differs 金额 --currency 币种 --note 文件",
    ),
    say(`Letter digest: ${letterDigest(letter)}`, `函件摘要：${letterDigest(letter)}`),
  ];
}
