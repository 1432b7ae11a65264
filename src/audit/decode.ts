import { Interface, id } from "ethers";
import { AccessManager__factory } from "../../typechain-types/factories/@openzeppelin/contracts/access/manager/AccessManager__factory.js";
import { AgreementRegistry__factory } from "../../typechain-types/factories/contracts/agreement/AgreementRegistry__factory.js";
import { BankSettlement__factory } from "../../typechain-types/factories/contracts/benefit/BankSettlement__factory.js";
import { BenefitLedger__factory } from "../../typechain-types/factories/contracts/benefit/BenefitLedger__factory.js";
import { ContributionLedger__factory } from "../../typechain-types/factories/contracts/contribution/ContributionLedger__factory.js";
import { IIPRegistry__factory } from "../../typechain-types/factories/contracts/property/IIPRegistry__factory.js";
import { LegalHold__factory } from "../../typechain-types/factories/contracts/oversight/LegalHold__factory.js";
import { LicenseRegistry__factory } from "../../typechain-types/factories/contracts/property/LicenseRegistry__factory.js";
import { MemberRegistry__factory } from "../../typechain-types/factories/contracts/membership/MemberRegistry__factory.js";
import { ModuleSet__factory } from "../../typechain-types/factories/contracts/types/ModuleSet__factory.js";
import { RewardRegister__factory } from "../../typechain-types/factories/contracts/property/RewardRegister__factory.js";
import { TokenTreasury__factory } from "../../typechain-types/factories/contracts/benefit/TokenTreasury__factory.js";
import { firstTopic } from "./chain/logBytes.js";
import { type AbiReader, type Decoded, readerOfAbi } from "./abi.js";
import type { CheckedContracts, RawLog, Told } from "./events.js";
import type { Finding, Sentence } from "./findings.js";
import { unpack } from "./unpack.js";

/** The id under which unreadable, doubled and misplaced logs are reported. */
export const LOGS = "logs";

/** The topic of a token's movement. */
export const TRANSFER = id("Transfer(address,address,uint256)");
const NUMBERED = id("CurrencyNumbered(address,uint32)");
const AUTHORITY = id("AuthorityUpdated(address)");
/** The topics of logs that {@link sourcesIn} reads. */
export const SOURCE_TOPICS: readonly string[] = [NUMBERED, AUTHORITY];
const ADDRESS_DIGITS = 40;
const A_WORD = /^0x[0-9a-f]{64}$/i;

const abis: Record<keyof CheckedContracts | "manager" | "set", AbiReader> = {
  members: readerOfAbi(MemberRegistry__factory.createInterface()),
  benefit: readerOfAbi(BenefitLedger__factory.createInterface()),
  bank: readerOfAbi(BankSettlement__factory.createInterface()),
  treasury: readerOfAbi(TokenTreasury__factory.createInterface()),
  agreements: readerOfAbi(AgreementRegistry__factory.createInterface()),
  contributions: readerOfAbi(ContributionLedger__factory.createInterface()),
  hold: readerOfAbi(LegalHold__factory.createInterface()),
  property: readerOfAbi(IIPRegistry__factory.createInterface()),
  licences: readerOfAbi(LicenseRegistry__factory.createInterface()),
  rewards: readerOfAbi(RewardRegister__factory.createInterface()),
  manager: readerOfAbi(AccessManager__factory.createInterface()),
  set: readerOfAbi(ModuleSet__factory.createInterface()),
};
const token = readerOfAbi(new Interface(["event Transfer(address indexed from, address indexed to, uint256 value)"]));

/** Reads what one of the contracts says and is told. */
export const abiOf = (contract: keyof typeof abis): AbiReader => abis[contract];

/** The names of the contracts whose logs are the history. */
export const contractNames = [
  ...(["members", "benefit", "bank", "treasury", "agreements", "contributions", "hold"] as const),
  ...(["property", "licences", "rewards"] as const),
] as const;

/** Who tells the history beside the contracts, in lower case: the AccessManagers that the registry has obeyed, the tokens numbered. */
export interface Sources {
  managers: readonly string[];
  tokens: readonly string[];
}

/** What a log is about: its first topic; nothing where it has none. */
export const kindOf = (log: RawLog): string | undefined => (log.content ? firstTopic(log.content) : log.topics[0]);

/** What logs say of who tells the history. */
export const sourcesIn = (logs: readonly RawLog[], { members, benefit }: CheckedContracts): Sources => ({
  managers: authoritiesIn(logs, members),
  tokens: tokensIn(logs, benefit),
});

/** The tokens that the core has numbered, in lower case. */
function tokensIn(logs: readonly RawLog[], benefit: string): string[] {
  return logs
    .filter((log) => log.address.toLowerCase() === benefit.toLowerCase() && kindOf(log) === NUMBERED)
    .flatMap(({ topics }) => addressIn(topics[1]));
}

/** The AccessManagers that the registry says it obeys, in lower case. */
function authoritiesIn(logs: readonly RawLog[], members: string): string[] {
  return logs
    .filter((log) => log.address.toLowerCase() === members.toLowerCase() && kindOf(log) === AUTHORITY)
    .flatMap(({ data }) => addressIn(data));
}

/** The address in a word; none in what is no word: whoever reads that log will say so. */
const addressIn = (word: string | undefined): string[] =>
  word !== undefined && A_WORD.test(word) ? [`0x${word.slice(-ADDRESS_DIGITS).toLowerCase()}`] : [];

/**
 * Reads the history: every log of the contracts, and of the tokens that the core has numbered the transfers from and to the
 * treasury. Logs of other addresses are passed over.
 */
export function decode(logs: readonly RawLog[], contracts: CheckedContracts): { history: Told[]; findings: Finding[] } {
  const decoder = new Decoder(contracts, sourcesIn(logs, contracts));
  return { history: decoder.read(logs), findings: decoder.findings };
}

/** Reads a history piece by piece. */
export class Decoder {
  private readonly readers = new Map<string, AbiReader>();
  private readonly tokens: ReadonlySet<string>;

  /** @param findings where what cannot be read is reported. */
  constructor(
    private readonly contracts: CheckedContracts,
    { managers, tokens }: Sources,
    readonly findings: Finding[] = [],
  ) {
    for (const address of managers) this.readers.set(address, abis.manager);
    for (const name of contractNames) this.readers.set(contracts[name].toLowerCase(), abis[name]);
    this.tokens = new Set(tokens);
  }

  /** @param logs whole blocks, later ones than those read before. */
  read(logs: readonly RawLog[]): Told[] {
    const { readers, tokens, contracts, findings } = this;
    const [own, transfers]: [RawLog[], RawLog[]] = [[], []];
    for (const log of logs) {
      const address = log.address.toLowerCase();
      if (readers.has(address)) own.push(log);
      if (tokens.has(address) && concerns(log, contracts.treasury)) transfers.push(log);
    }
    const history: Told[] = [];
    const tell = (log: RawLog, abi: AbiReader): void => {
      const told = read(log, abi, findings);
      if (told) history.push(told);
    };
    for (const log of inOrder(own, findings)) tell(log, readers.get(log.address.toLowerCase())!);
    for (const log of inOrder(transfers, findings)) tell(log, token);
    return transfers.length === 0 ? history : history.sort(before);
  }
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
function read(log: RawLog, abi: AbiReader, findings: Finding[]): Told | undefined {
  try {
    const event = log.content ? abi.eventIn(log.content) : abi.event(log.topics, log.data);
    if (event === undefined) {
      const text = { en: "An event that the contract's ABI does not know.", zh: "合约 ABI 中没有的事件。" };
      findings.push(about(log, text, "a known event", log.topics[0] ?? ""));
      return undefined;
    }
    const { name, exact } = event;
    if (!exact) {
      const text = {
        en: `The bytes of ${name} are not what its values are written as.`,
        zh: `${name} 的字节与其数值的编码不符。`,
      };
      findings.push(about(log, text, "the ABI's encoding", "other bytes"));
    }
    return toldBy(log, event);
  } catch (error) {
    const text = { en: "A log that cannot be read.", zh: "无法解读的日志。" };
    findings.push(about(log, text, "values of the ABI's types", (error as Error).message.slice(0, 80)));
    return undefined;
  }
}

/** What a log tells, once its contract's ABI has read it. */
export function toldBy(log: RawLog, { name, args }: Pick<Decoded, "name" | "args">): Told {
  const { blockNumber: block, transactionHash: tx, logIndex, address } = log;
  return { name, args: Object.assign(args, unpack(name, args)), block, tx, logIndex, address } as unknown as Told;
}

function about(log: RawLog, text: Sentence, expected: string, found: string): Finding {
  const { blockNumber: block, transactionHash: tx, logIndex } = log;
  return { check: LOGS, severity: "error", text, block, tx, logIndex, expected, found };
}
