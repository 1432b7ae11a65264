import { expect } from "chai";
import { readAgreementFile } from "../../src/agreement/validate.js";
import { said, textOf } from "../helpers/agreementCases.js";

/** Texts that are not JSON, and what is said of them. */
const broken: [name: string, text: string, en: string, zh: string][] = [
  ["nothing", "", "Line 1, column 1: a value is expected", "第 1 行第 1 列：此处应为一个值"],
  [
    "a comma is missing",
    '{\n  "a": 1\n  "b": 2\n}',
    "Line 3, column 3: a comma is expected",
    "第 3 行第 3 列：两项之间应有逗号",
  ],
  [
    "a comma is too many in an object",
    '{\n  "a": 1,\n}',
    "Line 3, column 1: a field's name",
    "第 3 行第 1 列：此处应为带双引号的字段名",
  ],
  ["a comma is too many in a list", "[1, ]", "Line 1, column 5: a value is expected", "第 1 行第 5 列：此处应为一个值"],
  ["a colon is missing", '{"a" 1}', "Line 1, column 6: a colon is expected", "第 1 行第 6 列：字段名之后应为冒号"],
  [
    "a brace is missing",
    '{"a": [1]',
    "Line 1, column 10: a closing } is expected",
    "第 1 行第 10 列：此处应为右花括号",
  ],
  ["a bracket is missing", "[1", "Line 1, column 3: a closing ] is expected", "第 1 行第 3 列：此处应为右方括号"],
  [
    "text without quotation marks",
    '{"a": by-work}',
    "Line 1, column 7: this is no word of JSON",
    "第 1 行第 7 列：无法识别的符号",
  ],
  [
    "text that is not closed",
    '{"a": "by\n}',
    'Line 1, column 7: the text that begins here has no closing "',
    "第 1 行第 7 列：此处开始的文本缺少右双引号",
  ],
  ["Chinese quotation marks", "{“a”: 1}", "Line 1, column 2: ", "第 1 行第 2 列："],
  ["a comment", "{} // note", "Line 1, column 4: JSON has no comments", "第 1 行第 4 列：JSON 不允许注释"],
  ["something after the end", "{} {}", "Line 1, column 4: the file should end here", "第 1 行第 4 列：文件应在此结束"],
  ["a number that does not end", "[1.]", "Line 1, column 2: a digit is expected", "第 1 行第 2 列：此处应为数字"],
  [
    "a backslash before another character",
    '["\\q"]',
    "Line 1, column 2: no such character",
    "第 1 行第 2 列：反斜杠之后的字符",
  ],
  ["half of \\u", '["\\u12"]', "Line 1, column 2: four hexadecimal digits", "第 1 行第 2 列：\\u 之后应为四位"],
  [
    "a control character",
    '["\t"]',
    "Line 1, column 2: a line break or control character",
    "第 1 行第 2 列：文本中不得有换行",
  ],
  ["nested too deep", "[".repeat(200_000), "The file is nested far deeper", "文件嵌套层数过多"],
];

describe("Agreement files: JSON", () => {
  for (const [name, text, en, zh] of broken) {
    it(`says where and what is expected: ${name}`, () => {
      const { file, faults } = readAgreementFile(text);
      expect(file).to.equal(undefined);
      const [path, first, zhFirst] = said(faults)[0]!;
      expect(path).to.equal("");
      expect(first.startsWith(en) && first.endsWith("."), first).to.equal(true);
      expect(zhFirst.startsWith(zh) && zhFirst.endsWith("。"), zhFirst).to.equal(true);
    });
  }

  it("lists faults of several lines", () => {
    const { faults } = readAgreementFile('{\n  "a": 1\n  "b": two\n}');
    expect(said(faults).map(([, en]) => en.split(":")[0])).to.deep.equal(["Line 3, column 3"]);
    const more = readAgreementFile('{\n  "a": 1\n  "b": 2,\n  "c": 3,\n}').faults;
    expect(said(more).map(([, en]) => en.split(":")[0])).to.deep.equal(["Line 3, column 3", "Line 5, column 1"]);
  });

  it("takes a byte order mark", () => {
    expect(readAgreementFile(`\uFEFF${textOf("simar")}`).faults).to.deep.equal([]);
  });

  it("finds a field that is given twice: JSON would take the second in silence", () => {
    const text = textOf("campus-lab").replace('"by-share": "40"', '"by-share": "40",\n "by-share": "4"');
    const { file, faults } = readAgreementFile(text);
    expect(file).to.equal(undefined);
    expect(said(faults)).to.deep.equal([
      [
        "agreement.parties[1].shares.by-share",
        '"by-share" is given twice here, again on line 197. Keep one.',
        "“by-share” 在此重复给出（又见第 197 行），请只保留一个。",
      ],
    ]);
  });
});
