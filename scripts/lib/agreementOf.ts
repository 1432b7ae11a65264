import { readFileSync } from "node:fs";
import { faultLines } from "../../src/agreement/faults.js";
import type { AgreementFile, Bilingual } from "../../src/agreement/format.js";
import { readAgreementFile } from "../../src/agreement/validate.js";

const FAULTY = 2;

/** The agreement of a file. Says on stderr what is wrong with the file, and ends the program with exit code 2 where it cannot be used. */
export function agreementOf(path: string, lang: keyof Bilingual): AgreementFile {
  const { file, faults } = readAgreementFile(textOf(path, lang));
  for (const line of faultLines(path, faults, lang)) console.error(line);
  return file ?? process.exit(FAULTY);
}

function textOf(path: string, lang: keyof Bilingual): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    console.error(
      code === "ENOENT"
        ? { en: `There is no file ${path}. Check the path.`, zh: `找不到文件 ${path}，请检查路径。` }[lang]
        : { en: `${path} cannot be read (${code}).`, zh: `无法读取 ${path}（${code}）。` }[lang],
    );
    return process.exit(FAULTY);
  }
}
