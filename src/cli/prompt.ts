import { readFile, stat } from "node:fs/promises";
import type { Bilingual } from "../agreement/format.js";
import { BilingualError } from "../bilingualError.js";

/** Why no password was given: no terminal to ask on, the file is no use, two entries that differ, or the person stopped. */
export type PromptFault = "no-terminal" | "file" | "differs" | "stopped";

/** A password is needed and cannot be had. */
export class PromptError extends BilingualError {
  override name = "PromptError";
  constructor(
    readonly fault: PromptFault,
    sentence: Bilingual,
    options?: ErrorOptions,
  ) {
    super(sentence, options);
  }
}

/** Where passwords come from. */
export interface Passwords {
  /** Asks for a password. */
  ask: (question: Bilingual) => Promise<string>;
  /** Asks for a new one, twice where it is typed. */
  askNew: (question: Bilingual) => Promise<string>;
  /** How often a wrong one may be given. */
  tries: number;
}

/** What the command knows of its surroundings. */
export interface Surroundings {
  lang: keyof Bilingual;
  /** --password-file; goes before JOINTLY_PASSWORD_FILE. */
  passwordFile: string | undefined;
  env: Readonly<Record<string, string | undefined>>;
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  /** Questions go here, never to the data on stdout. */
  output: NodeJS.WritableStream;
  /** Told of a password file that others can read. */
  warn: (sentence: Bilingual) => void;
}

const TRIES = 3;
const OTHERS = 0o077;

/** Passwords from the file that is named, or else typed without being shown. */
export function passwordsFrom(around: Surroundings): Passwords {
  const file = around.passwordFile ?? around.env["JOINTLY_PASSWORD_FILE"];
  if (file !== undefined && file !== "") {
    const read = () => firstLine(file, around.warn);
    return { ask: read, askNew: read, tries: 1 };
  }
  const ask = (question: Bilingual) => typed(question, around);
  const askNew = async (question: Bilingual) => {
    const first = await ask(question);
    if (first !== (await ask(again))) throw new PromptError("differs", differs);
    return first;
  };
  return { ask, askNew, tries: TRIES };
}

async function firstLine(file: string, warn: (sentence: Bilingual) => void): Promise<string> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new PromptError("file", unreadable(file), { cause: error });
  });
  const line = text.replace(/^\uFEFF/, "").split(/\r?\n/, 1)[0]!;
  if (line === "") throw new PromptError("file", empty(file));
  const { mode } = await stat(file);
  // Windows keeps no such bits, and a pipe is nobody else's.
  const isRegular = (mode & 0o170000) === 0o100000;
  if (process.platform !== "win32" && isRegular && (mode & OTHERS) !== 0) warn(open(file));
  return line;
}

async function typed(question: Bilingual, { lang, input, output }: Surroundings): Promise<string> {
  if (input.isTTY !== true) throw new PromptError("no-terminal", noTerminal);
  const { default: password } = await import("@inquirer/password"); // only who types waits for it
  try {
    return await password({ message: question[lang], mask: false }, { input, output });
  } catch (error) {
    throw (error as Error).name === "ExitPromptError" ? new PromptError("stopped", stopped, { cause: error }) : error;
  }
}

const again: Bilingual = { en: "The same password again", zh: "再次输入密码" };

const differs: Bilingual = {
  en: "The two passwords differ. Nothing was written; start again.",
  zh: "两次输入的密码不一致，未写入任何内容，请重新开始。",
};

const noTerminal: Bilingual = {
  en: "A password is needed and there is no terminal to ask on. Give --password-file FILE, or set JOINTLY_PASSWORD_FILE.",
  zh: "需要密码，但没有可用的终端。请使用 --password-file 文件，或设置环境变量 JOINTLY_PASSWORD_FILE。",
};

const stopped: Bilingual = {
  en: "Stopped at the password. Nothing was done.",
  zh: "已在输入密码时中止，未执行任何操作。",
};

const unreadable = (file: string): Bilingual => ({
  en: `The password file ${file} cannot be read. Check its name and that you may read it.`,
  zh: `无法读取密码文件 ${file}，请核对文件名及读取权限。`,
});

const empty = (file: string): Bilingual => ({
  en: `The first line of the password file ${file} is empty. Write the password there.`,
  zh: `密码文件 ${file} 第一行为空，请在该行写入密码。`,
});

const open = (file: string): Bilingual => ({
  en: `Others on this machine can read the password file ${file}. Close it to them: chmod 600 ${file}`,
  zh: `本机其他用户可读取密码文件 ${file}。请收紧权限：chmod 600 ${file}`,
});
