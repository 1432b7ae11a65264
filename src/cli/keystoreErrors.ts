import { BilingualError } from "../bilingualError.js";
import type { Bilingual } from "../agreement/format.js";

/** What can be wrong with a keystore. "locked": the password was wrong as often as it may be. */
export type KeystoreFault =
  "name" | "missing" | "unreadable" | "exists" | "corrupt" | "password" | "locked" | "weak" | "key";

/** An account's key cannot be used or kept. */
export class KeystoreError extends BilingualError {
  override name = "KeystoreError";
  constructor(
    readonly fault: KeystoreFault,
    sentence: Bilingual,
    options?: ErrorOptions,
  ) {
    super(sentence, options);
  }
}

/** The sentence for each fault; `what` is the account or file it is about. */
const sentences: Record<KeystoreFault, (what: string) => Bilingual> = {
  name: (what) => ({
    en: `"${what}" is no name for an account. Use lower-case letters, digits and single hyphens, at most 64.`,
    zh: `“${what}” 不能作为账户名。只用小写字母、数字和单个连字符，至多 64 个字符。`,
  }),
  missing: (what) => ({
    en: `There is no keystore ${what}. List the accounts, or create or import this one.`,
    zh: `没有密钥文件 ${what}。请查看账户列表，或新建、导入该账户。`,
  }),
  unreadable: (what) => ({
    en: `The keystore ${what} cannot be read. Check that it is a file and that you may read it.`,
    zh: `无法读取密钥文件 ${what}。请确认其为文件且您有读取权限。`,
  }),
  exists: (what) => ({
    en: `There is a keystore ${what} already, and it is not overwritten. Choose another name, or move the file away.`,
    zh: `密钥文件 ${what} 已存在，不会覆盖。请另取名称，或先移走该文件。`,
  }),
  corrupt: (what) => ({
    en: `${what} is not a whole keystore (version 3, scrypt or pbkdf2). Restore it from a backup, or import the key again.`,
    zh: `${what} 不是完整的密钥文件（第 3 版，scrypt 或 pbkdf2）。请从备份恢复，或重新导入密钥。`,
  }),
  password: (what) => ({
    en: `The password does not open ${what}. Type it again.`,
    zh: `密码无法打开 ${what}，请重新输入。`,
  }),
  locked: (what) => ({
    en: `The password does not open ${what}, which stays locked. Find the right password, or have the member's administrator grant another key.`,
    zh: `密码无法打开 ${what}，账户保持锁定。请查明密码，或由成员管理人授权其他密钥。`,
  }),
  weak: () => ({
    en: "The password is shorter than 8 characters. Choose a longer one.",
    zh: "密码少于 8 个字符，请选用更长的密码。",
  }),
  key: () => ({
    en: "This is no private key: 64 hexadecimal digits are expected, with or without 0x. Give the key, or another keystore.",
    zh: "不是私钥：应为 64 位十六进制数字（可带 0x）。请提供私钥或其他密钥文件。",
  }),
};

/** A fault about an account or file. */
export const keystoreError = (fault: KeystoreFault, what = "", cause?: unknown): KeystoreError =>
  new KeystoreError(fault, sentences[fault](what), { cause });
