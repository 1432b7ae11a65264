import type * as v from "valibot";

type Sentence = readonly [en: string, zh: string];

/** What the checks of {@link ./words.js} say. */
const checks: Record<string, Sentence> = {
  empty: ["This is empty. Write the text that belongs here.", "此处为空，请填写内容。"],
  surrogate: [
    "This has half of a character (an unpaired surrogate). Write the character again.",
    "含有不完整的字符（孤立代理项），请重新输入该字符。",
  ],
  id: [
    "This is no identifier. Use lower-case letters, digits and single hyphens, at most 64.",
    "标识不合规：只用小写字母、数字和单个连字符，至多 64 个字符。",
  ],
  label: [
    "This is no name. Use letters and digits, parted by single hyphens, points, underscores or spaces, at most 64 characters.",
    "名称不合规：只用文字和数字，以单个连字符、点、下划线或空格分隔，至多 64 个字符。",
  ],
  reserved: ["This name is JavaScript's own. Choose another.", "此名称为 JavaScript 保留，请另取名称。"],
  "passed-over": [
    'This has a field called "__proto__", "prototype" or "constructor". Remove it.',
    "含有名为 __proto__、prototype 或 constructor 的字段，请删去。",
  ],
  date: [
    "There is no such date. Write a date of the calendar as YYYY-MM-DD.",
    "日期不存在，请按 YYYY-MM-DD 填写日历日期。",
  ],
  "day-zero": [
    "The ledger counts days from 1970-01-02 on. Write a later date.",
    "账本自 1970-01-02 起计日，请填写此后的日期。",
  ],
  decimal: [
    'This is no amount. Write digits with a point before decimals, like "1250.00", without separators.',
    "数额不合规：只写数字，小数点前后为数字，如 1250.00，不加千位分隔符。",
  ],
  percent: [
    'This is no rate. Write it in per cent with at most four decimals, like "2.5 %".',
    "比率不合规：请写百分比，至多四位小数，如 2.5 %。",
  ],
  currency: [
    'This is no currency. Write an ISO 4217 code like "CNY", "token:NAME" or "native".',
    "币种不合规：请写 ISO 4217 代码（如 CNY）、token:名称 或 native。",
  ],
  province: [
    'This is no province. Write its ISO 3166-2 code, like "CN-ZJ".',
    "省份代码不合规：请写 ISO 3166-2 代码，如 CN-ZJ。",
  ],
  rule: ['There is no such rule. Write its id, like "R19".', "没有此条规则，请写规则编号，如 R19。"],
  digest: [
    "This is no digest. Write 0x and 64 hexadecimal digits: the SHA-256 of the document.",
    "摘要不合规：请写 0x 加 64 位十六进制数，即文件的 SHA-256。",
  ],
};

const sorts: Record<string, Sentence> = {
  string: ["text in quotation marks", "带引号的文本"],
  number: ["a whole number", "整数"],
  integer: ["a whole number", "整数"],
  boolean: ["true or false", "true 或 false"],
  array: ["a list in [ ]", "方括号列表"],
  strict_tuple: ["a list of two dates in [ ]", "由两个日期组成的方括号列表"],
  custom: ["an object in { }", "花括号对象"],
};

/** What is wrong with the structure of a file, and what to do, in English and Chinese. */
export function sentenceOf(issue: v.BaseIssue<unknown>): Sentence {
  const found = shown(issue.input);
  const least = issue.requirement;
  switch (issue.type) {
    case "check":
      return checks[issue.message]!;
    case "never":
      return [
        "The format has no such field. Remove it, or correct its name.",
        "格式中没有此字段，请删除或更正字段名。",
      ];
    case "min_value":
    case "max_value": {
      const [en, zh] =
        issue.type === "min_value"
          ? ["too small; the least is", "过小，最小为"]
          : ["too large; the most is", "过大，最大为"];
      return [`${found} is ${en} ${least}.`, `${found} ${zh} ${least}。`];
    }
    case "picklist":
    case "literal":
    case "variant":
      return isMissing(issue) ? missing : choice(found, issue.expected ?? "");
    default:
      if (isMissing(issue)) return missing;
      if (issue.expected === "never")
        return ["This is one too many. Write the first and the last day only.", "多余的一项，只写首日和末日。"];
      return expected(found, sorts[issue.type]!);
  }
}

const missing: Sentence = ["This is missing. Add it.", "缺少此项，请补上。"];

const isMissing = (issue: v.BaseIssue<unknown>): boolean => issue.input === undefined;

const expected = (found: string, [en, zh]: Sentence): Sentence => [
  `${found} stands where ${en} must be.`,
  `此处应为：${zh}；现为：${found}。`,
];

function choice(found: string, list: string): Sentence {
  const words = list.match(/"[^"]*"/g) ?? [];
  if (words.length === 1) return [`${found} must be ${words[0]}.`, `${found} 应为 ${words[0]}。`];
  return [`${found} is none of ${words.join(", ")}. Choose one.`, `${found} 不在 ${words.join("、")} 之中，请选其一。`];
}

const LONGEST = 40;

/** A value as it stands in the file, shortened; of what is not a word only the sort. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return "[…]";
  if (typeof value === "object" && value !== null) return "{…}";
  const text = JSON.stringify(value) ?? "";
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
