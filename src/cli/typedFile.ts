import { readFile } from "node:fs/promises";
import { getAddress, isAddress } from "ethers";
import * as v from "valibot";
import { type LineOf, pathText } from "../agreement/faults.js";
import type { Bilingual } from "../agreement/format.js";
import { readJson } from "../agreement/json.js";
import { sentenceOf } from "../agreement/sentences.js";
import { BilingualError } from "../bilingualError.js";
import { codeOf } from "./files.js";

/** A file of the command's own is no use. */
export class FileError extends BilingualError {
  override name = "FileError";
  constructor(
    readonly file: string,
    readonly fault: "unreadable" | "malformed",
    sentence: Bilingual,
    options?: ErrorOptions,
  ) {
    super(sentence, options);
  }
}

const checks: Record<string, readonly [en: string, zh: string]> = {
  address: [
    "This is no address of a contract. Write 0x and 40 hexadecimal digits.",
    "不是地址，应为 0x 加 40 位十六进制。",
  ],
  hash: ["This is no hash. Write 0x and 64 hexadecimal digits.", "不是散列值，应为 0x 加 64 位十六进制。"],
  url: [
    "This is no address of a node. Write one like http://127.0.0.1:8545.",
    "不是节点网址，应形如 http://127.0.0.1:8545。",
  ],
  explorer: [
    "This is no address of an explorer. Write one with {tx} in it, like https://explorer.example/tx/{tx}.",
    "不是浏览器网址，须含 {tx}，如 https://explorer.example/tx/{tx}。",
  ],
};

const isUrl = (text: string, schemes: string[]): boolean =>
  URL.canParse(text) && schemes.includes(new URL(text).protocol);

/** An address, brought to its checksummed form. */
export const address = v.pipe(
  v.string(),
  v.check((text) => isAddress(text), "address"),
  v.transform((text) => getAddress(text)),
);

/** 32 bytes. */
export const hash = v.pipe(
  v.string(),
  v.check((text) => /^0x[0-9a-f]{64}$/i.test(text), "hash"),
);

/** Where a node answers. */
export const nodeUrl = v.pipe(
  v.string(),
  v.check((text) => isUrl(text, ["http:", "https:"]), "url"),
);

/** Where an explorer shows a transaction, {tx} standing for its hash. */
export const explorerUrl = v.pipe(
  v.string(),
  v.check((text) => text.includes("{tx}") && isUrl(text, ["http:", "https:"]), "explorer"),
);

/**
 * What a JSON file says, checked against a schema.
 * @returns undefined when there is no such file.
 * @throws FileError, which names the field and the line.
 */
export async function readTyped<S extends v.GenericSchema>(
  file: string,
  schema: S,
): Promise<v.InferOutput<S> | undefined> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw new FileError(file, "unreadable", unreadable(file), { cause: error });
  }
  const { value, findings, lineOf } = readJson(text);
  const [first] = findings;
  if (first !== undefined) throw malformed(file, undefined, [first.text.en, first.text.zh]);
  return checked(file, schema, value, lineOf!);
}

/**
 * A value that a file has or is to get, checked against its schema.
 * @param lineOf Tells the line of a field, where the file's text is known.
 * @throws FileError, which names the first field that is wrong.
 */
export function checked<S extends v.GenericSchema>(
  file: string,
  schema: S,
  value: unknown,
  lineOf?: LineOf,
): v.InferOutput<S> {
  const result = v.safeParse(schema, value, { abortPipeEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = (issue.path ?? []).map(({ key }) => key as string | number);
  const place = path.length === 0 ? undefined : { path: pathText(path), line: lineOf?.(path) };
  throw malformed(file, place, checks[issue.message] ?? sentenceOf(issue));
}

const unreadable = (file: string): Bilingual => ({
  en: `${file} cannot be read. Check that it is a file and that you may read it.`,
  zh: `无法读取 ${file}。请确认其为文件且您有读取权限。`,
});

/** `place`: the field that is wrong, undefined for the whole file. */
function malformed(
  file: string,
  place: { path: string; line: number | undefined } | undefined,
  [en, zh]: readonly [string, string],
): FileError {
  const field = place === undefined ? "" : `: ${place.path}`;
  const [line, lineZh] = place?.line === undefined ? ["", ""] : [` (line ${place.line})`, `（第 ${place.line} 行）`];
  return new FileError(file, "malformed", {
    en: `${file}${field}${line}: ${en}`,
    zh: `${file}${field}${lineZh}：${zh}`,
  });
}
