import { type Node, findNodeAtLocation, parseTree, printParseErrorCode, visit } from "jsonc-parser";
import { type Finding, type LineOf, type Path, fault } from "./faults.js";

/** What a text says as JSON. `lineOf` is there when it is JSON. */
export interface ReadJson {
  value?: unknown;
  findings: Finding[];
  lineOf?: LineOf;
}

/**
 * Reads JSON. JSON.parse decides whether it is JSON; its messages differ from engine to engine and name the first fault only, so where the
 * faults are is asked of jsonc-parser, and so is whether a field is given twice, which JSON.parse passes over.
 */
export function readJson(text: string): ReadJson {
  const json = text.replace(/^\uFEFF/, ""); // some editors write a byte order mark
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { findings: withinStack(() => syntaxFaults(json)) ?? [tooDeep] };
  }
  const read = withinStack(() => ({ findings: fieldsTwice(json), root: parseTree(json) }));
  if (read === undefined) return { findings: [tooDeep] };
  return { value, findings: read.findings, lineOf: (path) => lineAt(json, nodeAt(read.root!, path).offset) };
}

const tooDeep = fault(
  [],
  "The file is nested far deeper than any agreement. Look for brackets that are never closed.",
  "文件嵌套层数过多，请检查未闭合的括号。",
);

/** Undefined where a file is nested so deep that there is no stack left to follow it. */
function withinStack<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What was expected, by the parser's codes. */
const wants: Record<string, readonly [en: string, zh: string]> = {
  InvalidSymbol: [
    'this is no word of JSON. Text stands in "…"; without them only numbers, true, false and null do',
    "无法识别的符号：文本须加英文双引号，不加引号的只能是数字、true、false、null",
  ],
  InvalidNumberFormat: ["this is no number", "数字写法有误"],
  PropertyNameExpected: [
    'a field\'s name in "…" is expected; there is no comma before a closing }',
    "此处应为带双引号的字段名；右花括号前不得有逗号",
  ],
  ValueExpected: ["a value is expected; there is no comma before a closing ]", "此处应为一个值；右方括号前不得有逗号"],
  ColonExpected: ["a colon is expected after a field's name", "字段名之后应为冒号"],
  CommaExpected: ["a comma is expected between two entries", "两项之间应有逗号"],
  CloseBraceExpected: ["a closing } is expected", "此处应为右花括号 }"],
  CloseBracketExpected: ["a closing ] is expected", "此处应为右方括号 ]"],
  EndOfFileExpected: ["the file should end here", "文件应在此结束"],
  InvalidCommentToken: ["JSON has no comments", "JSON 不允许注释"],
  UnexpectedEndOfComment: ["JSON has no comments", "JSON 不允许注释"],
  UnexpectedEndOfString: ['the text that begins here has no closing "', "此处开始的文本缺少右双引号"],
  UnexpectedEndOfNumber: ["a digit is expected", "此处应为数字"],
  InvalidUnicode: ["four hexadecimal digits are expected after \\u", "\\u 之后应为四位十六进制数字"],
  InvalidEscapeCharacter: ["no such character may follow a \\", "反斜杠之后的字符不合规"],
  InvalidCharacter: [
    'a line break or control character must not stand in text; the closing " may be missing',
    "文本中不得有换行或控制字符；可能缺少右双引号",
  ],
};
const notJson = ["this is not JSON", "不是 JSON"] as const;

/** What keeps a text from being JSON: the first fault of each line, for others on the line follow from it. */
function syntaxFaults(json: string): Finding[] {
  const byLine = new Map<number, Finding>();
  const note = (code: string, line: number, column: number) => {
    const [en, zh] = wants[code] ?? notJson;
    if (byLine.has(line)) return;
    byLine.set(line, fault([], `Line ${line}, column ${column}: ${en}.`, `第 ${line} 行第 ${column} 列：${zh}。`));
  };
  let before = "";
  const onError = (code: number, _offset: number, _length: number, line: number, column: number) => {
    const name = printParseErrorCode(code);
    // The parser skips a word it does not know, then misses the value that it would have been.
    if (before !== "InvalidSymbol" || name !== "ValueExpected") note(name, line + 1, column + 1);
    before = name;
  };
  visit(json, { onError }, { disallowComments: true });
  if (byLine.size === 0) note("", 1, 1);
  return [...byLine.values()];
}

/** Fields given twice in one object. JSON.parse takes the last one; somebody meant the first. */
function fieldsTwice(json: string): Finding[] {
  const findings: Finding[] = [];
  const open: Set<string>[] = [];
  visit(json, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (name, _offset, _length, line, _column, pathOf) => {
      const names = open.at(-1)!;
      if (names.has(name)) {
        findings.push(
          fault(
            [...pathOf(), name],
            `"${name}" is given twice here, again on line ${line + 1}. Keep one.`,
            `“${name}” 在此重复给出（又见第 ${line + 1} 行），请只保留一个。`,
          ),
        );
      }
      names.add(name);
    },
  });
  return findings;
}

/** Where a path leads, or as far as it does. */
function nodeAt(root: Node, path: Path): Node {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node !== undefined) return node.parent?.type === "property" ? node.parent : node;
  }
  return root;
}

/** The line of an offset, from 1. */
const lineAt = (json: string, offset: number): number => json.slice(0, offset).split("\n").length;
