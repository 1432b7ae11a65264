import { type EventFragment, Interface, type ParamType, type Result } from "ethers";
import {
  AgreementRegistry__factory,
  BankSettlement__factory,
  BenefitLedger__factory,
  ContributionLedger__factory,
  LegalHold__factory,
  MemberRegistry__factory,
  TokenTreasury__factory,
} from "../../typechain-types/index.js";
import type { CheckedContracts, RawLog, Told } from "./events.js";
import type { Finding, Sentence } from "./findings.js";
import { unpack } from "./unpack.js";

/** The id under which unreadable, doubled and misplaced logs are reported. */
export const LOGS = "logs";

/** An ABI, its events found by their topic: ethers hashes every signature anew to find one. */
interface Abi {
  coder: Interface;
  events: Map<string, EventFragment>;
}

function abiOf(coder: Interface): Abi {
  const events = new Map<string, EventFragment>();
  coder.forEachEvent((fragment) => events.set(fragment.topicHash, fragment));
  return { coder, events };
}

const abis: Record<keyof CheckedContracts, Abi> = {
  members: abiOf(MemberRegistry__factory.createInterface()),
  benefit: abiOf(BenefitLedger__factory.createInterface()),
  bank: abiOf(BankSettlement__factory.createInterface()),
  treasury: abiOf(TokenTreasury__factory.createInterface()),
  agreements: abiOf(AgreementRegistry__factory.createInterface()),
  contributions: abiOf(ContributionLedger__factory.createInterface()),
  hold: abiOf(LegalHold__factory.createInterface()),
};
const token = abiOf(new Interface(["event Transfer(address indexed from, address indexed to, uint256 value)"]));

/**
 * Reads the history: every log of the contracts, and of the tokens that the core has numbered the transfers from and to the
 * treasury. Logs of other addresses are passed over.
 */
export function decode(logs: readonly RawLog[], contracts: CheckedContracts): { history: Told[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const names = Object.keys(abis) as (keyof CheckedContracts)[];
  const known = new Map(names.map((name) => [contracts[name].toLowerCase(), abis[name]]));
  const ordered = inOrder(
    logs.filter(({ address }) => known.has(address.toLowerCase())),
    findings,
  );
  const history = ordered.flatMap((log) => read(log, known.get(log.address.toLowerCase())!, findings));
  const tokens = new Set<string>();
  for (const event of history) if (event.name === "CurrencyNumbered") tokens.add(event.args.currency.toLowerCase());
  const transfers = inOrder(
    logs.filter((log) => tokens.has(log.address.toLowerCase()) && concerns(log, contracts.treasury)),
    findings,
  ).flatMap((log) => read(log, token, findings));
  return { history: [...history, ...transfers].sort(before), findings };
}

/** Is it a transfer from or to this address? */
function concerns({ topics }: RawLog, address: string): boolean {
  const padded = `0x${address.slice(2).toLowerCase().padStart(64, "0")}`;
  return token.events.has(topics[0] ?? "") && topics.slice(1).some((topic) => topic.toLowerCase() === padded);
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

/** The event of a log; none, and a finding, when the bytes are not exactly what the ABI writes for it. */
function read(log: RawLog, { coder, events }: Abi, findings: Finding[]): Told[] {
  try {
    const fragment = events.get(log.topics[0] ?? "");
    if (fragment === undefined) {
      const text = { en: "An event that the contract's ABI does not know.", zh: "合约 ABI 中没有的事件。" };
      findings.push(about(log, text, "a known event", log.topics[0] ?? ""));
      return [];
    }
    const { name, inputs } = fragment;
    const values = coder.decodeEventLog(fragment, log.data, log.topics);
    const args = Object.fromEntries(inputs.map((input, i) => [input.name, plain(input, values[i])]));
    if (!isExact(log, coder, fragment, values)) {
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

/** A value as plain objects and arrays. */
function plain(type: ParamType, value: unknown): unknown {
  const items = value as readonly unknown[];
  if (type.isArray()) return [...items].map((item) => plain(type.arrayChildren, item));
  if (!type.isTuple()) return value;
  return Object.fromEntries(type.components.map((part, i) => [part.name, plain(part, items[i])]));
}

/** A word too wide for its type reads as a narrower one: so the values are written again and compared. */
function isExact(log: RawLog, coder: Interface, fragment: EventFragment, values: Result): boolean {
  const { data, topics } = coder.encodeEventLog(fragment, [...values]);
  const same =
    topics.length === log.topics.length && topics.every((topic, i) => topic === log.topics[i]!.toLowerCase());
  return same && data === log.data.toLowerCase();
}

function about(log: RawLog, text: Sentence, expected: string, found: string): Finding {
  const { blockNumber: block, transactionHash: tx, logIndex } = log;
  return { check: LOGS, severity: "error", text, block, tx, logIndex, expected, found };
}
