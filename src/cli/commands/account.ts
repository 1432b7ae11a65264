import { Wallet } from "ethers";
import { table } from "../../audit/report/table.js";
import { type Command, command } from "../command.js";
import { textOf } from "../documents.js";
import { passwordsOf, unlocked } from "../keys.js";
import { addressOf, keystoreFile, listAccounts, saveKey, walletFromKey, walletFromKeystore } from "../keystore.js";
import * as k from "../kinds.js";
import { argument } from "../parameters.js";
import type { Session } from "../session.js";

const name = argument(k.words, { en: "what to call the account", zh: "账户名" });
const newPassword = (account: string) => ({ en: `New password for ${account}`, zh: `为账户 ${account} 设置密码` });

async function keep(session: Session, account: string, wallet: Wallet): Promise<void> {
  keystoreFile(session.home, account); // a name that will not do is told before anybody types a password
  const password = await passwordsOf(session).askNew(newPassword(account));
  const address = await saveKey(session.home, account, wallet, password);
  session.out.data({ account, address }, () => [
    session.out.pick({
      en: `Account ${account}: ${address}. Back up its file and its password; nobody can restore them.`,
      zh: `账户 ${account}：${address}。请备份密钥文件与密码，遗失后无人可恢复。`,
    }),
  ]);
}

/** Keys on this machine. */
export const accountCommands: readonly Command[] = [
  command({
    verb: "new",
    about: { en: "make a new key", zh: "新建密钥" },
    example: "account new finance",
    parameters: { name },
    run: ({ name: account }, session) => keep(session, account, new Wallet(Wallet.createRandom().privateKey)),
  }),
  command({
    verb: "import",
    about: {
      en: "take a key from a keystore file or a private key; - reads stdin",
      zh: "导入密钥文件或私钥；- 从标准输入读取",
    },
    example: "account import finance UTC--2026-01-01.json",
    parameters: {
      name,
      file: argument(k.file, {
        en: "keystore of any program, or a file with a private key; - for stdin",
        zh: "任意程序的密钥文件，或存有私钥的文件；- 为标准输入",
      }),
    },
    run: async ({ name: account, file }, session) => {
      const text = await textOf(file);
      const wallet = text.trimStart().startsWith("{")
        ? await walletFromKeystore(
            text,
            await passwordsOf(session).ask({ en: `Password of ${file}`, zh: `${file} 的密码` }),
            file,
          )
        : walletFromKey(text);
      await keep(session, account, wallet);
    },
  }),
  command({
    verb: "list",
    about: { en: "accounts on this machine", zh: "列出本机账户" },
    example: "account list",
    parameters: {},
    run: async (_given, session) => {
      const accounts = await listAccounts(session.home);
      session.out.data(accounts, () =>
        table(
          accounts.map((one) => [one.name, one.address ?? "–"]),
          [false, false],
          "",
        ),
      );
    },
  }),
  command({
    verb: "address",
    about: { en: "an account's address; needs no password", zh: "查看账户地址（无需密码）" },
    example: "account address finance",
    parameters: { name },
    run: async ({ name: account }, session) => {
      const address =
        (await addressOf(session.home, account)) ?? (await (await unlocked(session, account)).getAddress());
      session.out.data({ account, address }, () => [address]);
    },
  }),
];
