import type { Interface } from "ethers";
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
} from "../../../typechain-types/index.js";
import type { Books } from "../books.js";
import { abiOf } from "../decode.js";
import type { CheckedContracts } from "../events.js";
import type { Finding } from "../findings.js";
import type { Endpoint } from "../load/endpoint.js";
import { propertyQuestions } from "../property/questions.js";
import { memberQuestions, roleQuestions } from "./members.js";
import { moneyQuestions } from "./money.js";
import { agreementQuestions, contributionQuestions, railQuestions } from "./others.js";
import { type Question, matches, sayExpected } from "./questions.js";
import { askTogether } from "./together.js";

const abis: Record<Question["contract"], Interface> = {
  manager: AccessManager__factory.createInterface(),
  members: MemberRegistry__factory.createInterface(),
  benefit: BenefitLedger__factory.createInterface(),
  bank: BankSettlement__factory.createInterface(),
  treasury: TokenTreasury__factory.createInterface(),
  agreements: AgreementRegistry__factory.createInterface(),
  contributions: ContributionLedger__factory.createInterface(),
  hold: LegalHold__factory.createInterface(),
  property: IPRegistry__factory.createInterface(),
  licences: LicenseRegistry__factory.createInterface(),
  rewards: RewardRegister__factory.createInterface(),
};

/** Everything that the fold knows and a contract can be asked. */
export const questionsOf = (books: Books, time: bigint, contracts: CheckedContracts): Question[] => [
  ...moneyQuestions(books),
  ...memberQuestions(books, time),
  ...roleQuestions(books, time),
  ...agreementQuestions(books),
  ...contributionQuestions(books),
  ...railQuestions(books),
  ...propertyQuestions(books, contracts),
];

export const STATE = "state";

/**
 * Asks the contracts, as of a block, for every figure that the fold of their events knows, and compares.
 * @param time of the block.
 * @returns how many questions were asked, and what was answered otherwise.
 * @throws EndpointError when the endpoint cannot say what held at that block.
 */
export async function compareState(
  endpoint: Endpoint,
  contracts: CheckedContracts,
  books: Books,
  block: number,
  time: bigint,
  onDone: (done: number, total: number) => void = () => undefined,
): Promise<{ asked: number; findings: Finding[] }> {
  const questions = questionsOf(books, time, contracts);
  const addresses = { ...contracts, manager: books.membership.authority };
  const calls = questions.map(({ contract, call, args }) => {
    return { to: addresses[contract], data: abis[contract].encodeFunctionData(call, [...args]) };
  });
  const answers = await askTogether(endpoint, calls, block, (done) => onDone(done, calls.length));
  const findings = questions.flatMap((question, i) => differences(question, answers[i]!, block));
  return { asked: questions.length, findings };
}

function differences({ contract, call, expect, about }: Question, data: string, block: number): Finding[] {
  const found = fieldsOf(contract, call, data);
  const wrong = Object.entries(expect).filter(([name, expected]) => !matches(expected, found?.[name]));
  if (wrong.length === 0) return [];
  const text = {
    en: `The contract's state is not what its events add up to: ${about.en}.`,
    zh: `合约状态与其事件累计结果不符：${about.zh}。`,
  };
  const say = (of: (name: string) => unknown) =>
    wrong.map(([name]) => `${call}.${name} ${String(of(name))}`).join(", ");
  const expected = say((name) => sayExpected(expect[name]!));
  const at = { block, tx: "", logIndex: -1 };
  return [{ check: STATE, severity: "error", text, expected, found: say((name) => found?.[name] ?? "nothing"), ...at }];
}

/** The values of an answer; of structs, their fields. */
function fieldsOf(contract: Question["contract"], call: string, data: string): Record<string, unknown> | undefined {
  try {
    const values = Object.entries(abiOf(contract).answer(call, data));
    const isStruct = (value: unknown): value is object => typeof value === "object" && !Array.isArray(value);
    return Object.fromEntries(
      values.flatMap(([name, value]) => (isStruct(value) ? Object.entries(value) : [[name, value]])),
    );
  } catch {
    return undefined;
  }
}
