import { type JsonRpcProvider, Wallet, id, toQuantity } from "ethers";
import type { AgreementFile, MemberEntry } from "../agreement/format.js";
import { type Chain, tokensOf } from "../play/world.js";
import { CliError, Exit, usage } from "./exits.js";
import type { Session } from "./session.js";

const GAS_MONEY = 10n ** 21n;

/**
 * A test chain on which agreement files can be played: its clock is moved, and each member's keys follow from its registration number, so
 * that anybody could make them. Never for a chain that somebody relies on.
 * @throws CliError when the chain does not let its clock be moved, or a token of the files has no name in the address book.
 */
export async function testStage(session: Session, files: readonly AgreementFile[]): Promise<Chain> {
  const provider = await session.provider();
  const { fees } = await session.network();
  const names = await session.names();
  const tokens = new Map<string, string>();
  for (const name of new Set(files.flatMap((file) => tokensOf(file)))) {
    const token = names.tokens.find(({ code }) => code === name);
    if (token === undefined) {
      throw usage(
        `Token ${name} has no address here: jointly name token ${name} ADDRESS`,
        `代币 ${name} 尚无地址：jointly name token ${name} 地址`,
      );
    }
    tokens.set(name, token.address);
  }
  const offices = new Map<string, Promise<Wallet>>();
  const office = async (member: MemberEntry): Promise<Wallet> => {
    const wallet = keyOf(member, "office").connect(provider);
    if (fees !== "free") await ofTestChain(provider, "hardhat_setBalance", [wallet.address, toQuantity(GAS_MONEY)]);
    return wallet;
  };
  const now = async () => (await provider.getBlock("latest"))!.timestamp;
  return {
    registrar: (await session.key()).connect(provider),
    signerOf: (member) => {
      const key = JSON.stringify(member.registration);
      if (!offices.has(key)) offices.set(key, office(member));
      return offices.get(key)!;
    },
    payoutOf: (member) => keyOf(member, "payout").address,
    token: (name) => tokens.get(name)!,
    now,
    waitUntil: async (second) => {
      if (second <= (await now())) return;
      await ofTestChain(provider, "evm_setNextBlockTimestamp", [toQuantity(second)]);
      await ofTestChain(provider, "evm_mine", []);
    },
    ...(fees === "free" ? { sentWith: { type: 0, gasPrice: 0n } } : {}),
  };
}

const keyOf = ({ registration: { type, number } }: MemberEntry, use: string): Wallet =>
  new Wallet(id(`jointly example ${use} of ${type} ${number}`));

/** Asks for what only test chains do. @throws CliError where the chain is none. */
export async function ofTestChain(provider: JsonRpcProvider, method: string, params: unknown[]): Promise<void> {
  try {
    await provider.send(method, params);
  } catch (cause) {
    const sentence = {
      en: `This chain does not know ${method}: only a test chain, such as hardhat node, does.`,
      zh: `该链不支持 ${method}：仅测试链（如 hardhat node）支持。`,
    };
    throw new CliError(Exit.rpc, sentence, { cause });
  }
}
