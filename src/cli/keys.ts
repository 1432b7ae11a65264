import { HDNodeWallet, type Signer } from "ethers";
import { CliError, Exit, usage } from "./exits.js";
import { unlock } from "./keystore.js";
import type { KeystoreError } from "./keystoreErrors.js";
import { type Passwords, passwordsFrom } from "./prompt.js";
import type { Session } from "./session.js";

/** The phrase that Hardhat's and anvil's nodes make their own keys from; everybody knows it, so it is for test chains only. */
const TEST_PHRASE = "test test test test test test test test test test test junk";
const TEST_CHAINS = [31337n, 1337n];

/** Where this command's passwords come from. */
export const passwordsOf = ({ options, out }: Session): Passwords =>
  passwordsFrom({
    lang: options.lang,
    passwordFile: options.passwordFile,
    env: process.env,
    input: process.stdin,
    output: process.stderr,
    warn: (sentence) => out.say(sentence),
  });

/**
 * The key that `--account` or `--dev-key` names, opened; connected to no chain.
 * @throws CliError, KeystoreError, PromptError.
 */
export async function keyOf(session: Session): Promise<Signer> {
  const { account, devKey } = session.options;
  if (devKey !== undefined) return testKey(session, devKey);
  if (account === undefined) {
    throw new CliError(Exit.keystore, {
      en: "Say which key acts: --account NAME (see: jointly account list, jointly account new NAME).",
      zh: "请指定所用密钥：--account 名称（见 jointly account list、jointly account new 名称）。",
    });
  }
  return unlocked(session, account);
}

/** An account of this machine, opened with its password. @throws KeystoreError, PromptError. */
export function unlocked(session: Session, account: string): Promise<Signer> {
  const passwords = passwordsOf(session);
  const question = { en: `Password of ${account}`, zh: `账户 ${account} 的密码` };
  const ask = (wrong?: KeystoreError) => {
    if (wrong !== undefined) session.out.show([session.out.pick(wrong.sentence)]);
    return passwords.ask(question);
  };
  return unlock(session.home, account, ask, passwords.tries);
}

async function testKey(session: Session, text: string): Promise<Signer> {
  const { chainId } = await session.network();
  if (!TEST_CHAINS.includes(BigInt(chainId))) {
    throw usage(
      `--dev-key is for test chains only (31337, 1337); this is chain ${chainId}.`,
      `--dev-key 仅限测试链（31337、1337），当前链为 ${chainId}。`,
    );
  }
  if (!/^\d{1,3}$/.test(text)) throw usage("--dev-key takes a number, from 0.", "--dev-key 须为数字（从 0 起）。");
  return HDNodeWallet.fromPhrase(TEST_PHRASE, undefined, `m/44'/60'/0'/0/${text}`);
}
