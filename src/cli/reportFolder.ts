import { mkdir, readFile, readdir, stat } from "node:fs/promises";
import path from "node:path";
import type { Signer } from "ethers";
import type { Bilingual } from "../agreement/format.js";
import type { Report } from "../audit/report/model.js";
import { reportFiles } from "../papers/report/files.js";
import {
  type Named,
  type ReportSignature,
  SIGNATURE_FILE,
  digestOf,
  isBySigner,
  namesReport,
  signReport,
  signatureIn,
} from "../papers/report/signature.js";
import { jsonOf, readable, writeWhole } from "./documents.js";
import type { Lang } from "./output.js";
import { notoFaces } from "./reportFonts.js";

/**
 * Writes a report's files into a folder, which is made where it is missing; with a key, signed.
 * @returns the names of the files.
 */
export async function writeReport(folder: string, report: Report, lang: Lang, signer?: Signer): Promise<string[]> {
  const files = await reportFiles(report, lang, notoFaces);
  await mkdir(path.join(folder, "csv"), { recursive: true });
  for (const [name, content] of files) await writeWhole(path.join(folder, name), content);
  if (signer === undefined) return [...files.keys()];
  const signature = await signReport(report, files, signer);
  await writeWhole(path.join(folder, SIGNATURE_FILE), `${JSON.stringify(signature, null, 2)}\n`);
  return [...files.keys(), SIGNATURE_FILE];
}

/** One thing that was looked at in a report's folder. */
export interface Looked {
  ok: boolean;
  text: Bilingual;
}

const looked = (ok: boolean, en: string, zh: string): Looked => ({ ok, text: { en, zh } });

/**
 * Looks at a signed report again: is the signature by the key it names, over this report, and is every file the one signed?
 * @param place the folder, or any file in it.
 */
export async function verifyReport(place: string): Promise<Looked[]> {
  const folder = (await readable(place, stat(place))).isDirectory() ? place : path.dirname(place);
  const present = await filesIn(folder);
  if (!present.includes(SIGNATURE_FILE)) {
    return [
      looked(false, `There is no ${SIGNATURE_FILE}: the report is not signed.`, `没有 ${SIGNATURE_FILE}：报告未签名。`),
    ];
  }
  const signature = signatureIn(await jsonOf(path.join(folder, SIGNATURE_FILE)).catch(() => undefined));
  if (signature === undefined) {
    return [looked(false, `${SIGNATURE_FILE} is no signature of a report.`, `${SIGNATURE_FILE} 不是报告签名。`)];
  }
  const { signer, files } = signature;
  const key = isBySigner(signature)
    ? looked(true, `Signed by ${signer}.`, `由 ${signer} 签名。`)
    : looked(false, `The signature is not by ${signer}.`, `签名并非出自 ${signer}。`);
  const compared = await Promise.all(files.map((file) => compare(folder, file)));
  const covered = new Set([SIGNATURE_FILE, ...files.map(({ name }) => name)]);
  const strange = present
    .filter((name) => !covered.has(name))
    .map((name) => looked(false, `${name} is not among the files signed.`, `${name} 不在签名范围内。`));
  return [key, await nameOf(folder, signature), ...compared, ...strange];
}

/** The files of a folder and of those in it, with forward slashes. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
}

async function compare(folder: string, { name, sha256 }: ReportSignature["files"][number]): Promise<Looked> {
  const content = await readFile(path.join(folder, name)).catch(() => undefined);
  if (content === undefined) return looked(false, `${name} is missing.`, `缺少 ${name}。`);
  return digestOf(content) === sha256
    ? looked(true, `${name} is as signed.`, `${name} 与签名时一致。`)
    : looked(false, `${name} is not the file that was signed.`, `${name} 不是所签文件。`);
}

/** Does the signature name the chain, block, module set and verdict that the report tells? */
async function nameOf(folder: string, signature: ReportSignature): Promise<Looked> {
  const report = await jsonOf(path.join(folder, "report.json")).catch(() => undefined);
  const { chainId } = signature.domain;
  const { block, sound } = signature.message;
  const verdict = sound ? { en: "sound", zh: "无误" } : { en: "not sound", zh: "有不符" };
  try {
    if (namesReport(signature, report as Named)) {
      const en = `It names chain ${chainId}, block ${block}, verdict: ${verdict.en}.`;
      return looked(true, en, `所签为链 ${chainId}、区块 ${block}，结论：${verdict.zh}。`);
    }
  } catch {
    // A report without these parts is not the one signed.
  }
  return looked(false, "The signature names another report than report.json.", "签名所指并非此 report.json。");
}
