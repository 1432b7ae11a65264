import { Interface, id } from "ethers";
import {
  AccessManager__factory,
  AgreementRegistry__factory,
  BankSettlement__factory,
  BenefitLedger__factory,
  ContributionLedger__factory,
  IPRegistry__factory,
  LegalHold__factory,
  LicenseRegistry__factory,
  MemberRegistry__factory,
  RewardRegister__factory,
  TokenTreasury__factory,
} from "../../typechain-types/index.js";
import { type AbiReader, readerOfAbi } from "./abi.js";
import type { CheckedContracts, RawLog, Told } from "./events.js";
import type { Finding, Sentence } from "./findings.js";
import { unpack } from "./unpack.js";

/** The id under which unreadable, doubled and misplaced logs are reported. */
export const LOGS = "logs";

/** The topic of a token's movement. */
export const TRANSFER = id("Transfer(address,address,uint256)");
const NUMBERED = id("CurrencyNumbered(address,uint32)");
const AUTHORITY = id("AuthorityUpdated(address)");
const ADDRESS_DIGITS = 40;

const abis: Record<keyof CheckedContracts | "manager", AbiReader> = {
  members: readerOfAbi(MemberRegistry__factory.createInterface()),
  benefit: readerOfAbi(BenefitLedger__factory.createInterface()),
  bank: readerOfAbi(BankSettlement__factory.createInterface()),
  treasury: readerOfAbi(TokenTreasury__factory.createInterface()),
  agreements: readerOfAbi(AgreementRegistry__factory.createInterface()),
  contributions: readerOfAbi(ContributionLedger__factory.createInterface()),
  hold: readerOfAbi(LegalHold__factory.createInterface()),
  property: readerOfAbi(IPRegistry__factory.createInterface()),
  licences: readerOfAbi(LicenseRegistry__factory.createInterface()),
  rewards: readerOfAbi(RewardRegister__factory.createInterface()),
  manager: readerOfAbi(AccessManager__factory.createInterface()),
};
const token = readerOfAbi(new Interface(["event Transfer(address indexed from, address indexed to, uint256 value)"]));

/** Reads what one of the contracts says and is told. */
export const abiOf = (contract: keyof CheckedContracts | "manager"): AbiReader => abis[contract];

/** The names of the contracts whose logs are the history. */
export const contractNames = [
  ...(["members", "benefit", "bank", "treasury", "agreements", "contributions"] as const),
  ...(["hold", "property", "licences", "rewards"] as const),
] as const;

/** What is said by every address of the history: the contracts, and the AccessManagers that the registry has obeyed. */
export function readersOf(logs: readonly RawLog[], contracts: CheckedContracts): Map<string, AbiReader> {
  const readers = new Map<string, AbiReader>();
  for (const address of authoritiesIn(logs, contracts.members)) readers.set(address, abis.manager);
  for (const name of contractNames) readers.set(contracts[name].toLowerCase(), abis[name]);
  return readers;
}

/** The tokens that the core has numbered, in lower case. */
export function tokensIn(logs: readonly RawLog[], benefit: string): string[] {
  return logs
    .filter(({ address, topics }) => topics[0] === NUMBERED && address.toLowerCase() === benefit.toLowerCase())
    .map(({ topics }) => `0x${topics[1]?.slice(-ADDRESS_DIGITS).toLowerCase()}`);
}

/** The AccessManagers that the registry says it obeys, in lower case. */
export function authoritiesIn(logs: readonly RawLog[], members: string): string[] {
  return logs
    .filter(({ address, topics }) => topics[0] === AUTHORITY && address.toLowerCase() === members.toLowerCase())
    .map(({ data }) => `0x${data.slice(-ADDRESS_DIGITS).toLowerCase()}`);
}

/**
 * Reads the history: every log of the contracts, and of the tokens that the core has numbered the transfers from and to the
 * treasury. Logs of other addresses are passed over.
 */
export function decode(logs: readonly RawLog[], contracts: CheckedContracts): { history: Told[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const known = readersOf(logs, contracts);
  const ordered = inOrder(
    logs.filter(({ address }) => known.has(address.toLowerCase())),
    findings,
  );
  const history = ordered.flatMap((log) => read(log, known.get(log.address.toLowerCase())!, findings));
  const tokens = new Set(tokensIn(logs, contracts.benefit));
  const transfers = inOrder(
    logs.filter((log) => tokens.has(log.address.toLowerCase()) && concerns(log, contracts.treasury)),
    findings,
  ).flatMap((log) => read(log, token, findings));
  return { history: [...history, ...transfers].sort(before), findings };
}

/** Is it a transfer from or to this address? */
function concerns({ topics }: RawLog, address: string): boolean {
  const padded = `0x${address.slice(2).toLowerCase().padStart(64, "0")}`;
  return topics[0] === TRANSFER && topics.slice(1).some((topic) => topic.toLowerCase() === padded);
}

function before(a: Told, b: Told): number {
  return a.block - b.block || a.logIndex - b.logIndex;
}

/** The logs in their places; each place is taken once. */
function inOrder(logs: readonly RawLog[], findings: Finding[]): RawLog[] {
  const place = (log: RawLog) => `block ${log.blockNumber}, log ${log.logIndex}`;
  for (let i = 1; i < logs.length; ++i) {
    const [previous, log] = [logs[i - 1]!, logs[i]!];
    const apart = log.blockNumber - previous.blockNumber || log.logIndex - previous.logIndex;
    if (apart > 0) continue;
    const text: Sentence =
      apart === 0
        ? { en: "Two logs stand at one place of the chain.", zh: "链上同一位置出现两条日志。" }
        : { en: "A log stands before one that came earlier.", zh: "日志次序颠倒。" };
    findings.push(about(log, text, `a place after ${place(previous)}`, place(log)));
  }
  return [...logs].sort((a, b) => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex);
}

/** The event of a log; a finding when there is none, or the bytes are not exactly what the ABI writes for it. */
function read(log: RawLog, abi: AbiReader, findings: Finding[]): Told[] {
  try {
    const event = abi.event(log.topics, log.data);
    if (event === undefined) {
      const text = { en: "An event that the contract's ABI does not know.", zh: "合约 ABI 中没有的事件。" };
      findings.push(about(log, text, "a known event", log.topics[0] ?? ""));
      return [];
    }
    const { name, args, exact } = event;
    if (!exact) {
      const text = {
        en: `The bytes of ${name} are not what its values are written as.`,
        zh: `${name} 的字节与其数值的编码不符。`,
      };
      findings.push(about(log, text, "the ABI's encoding", "other bytes"));
    }
    const { blockNumber: block, transactionHash: tx, logIndex, address } = log;
    return [{ name, args: { ...args, ...unpack(name, args) }, block, tx, logIndex, address } as unknown as Told];
  } catch (error) {
    const text = { en: "A log that cannot be read.", zh: "无法解读的日志。" };
    findings.push(about(log, text, "values of the ABI's types", (error as Error).message.slice(0, 80)));
    return [];
  }
}

function about(log: RawLog, text: Sentence, expected: string, found: string): Finding {
  const { blockNumber: block, transactionHash: tx, logIndex } = log;
  return { check: LOGS, severity: "error", text, block, tx, logIndex, expected, found };
}
