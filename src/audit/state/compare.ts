import type { Interface } from "ethers";
import { AccessManager__factory } from "../../../typechain-types/factories/@openzeppelin/contracts/access/manager/AccessManager__factory.js";
import { AgreementRegistry__factory } from "../../../typechain-types/factories/contracts/agreement/AgreementRegistry__factory.js";
import { BankSettlement__factory } from "../../../typechain-types/factories/contracts/benefit/BankSettlement__factory.js";
import { BenefitLedger__factory } from "../../../typechain-types/factories/contracts/benefit/BenefitLedger__factory.js";
import { ContributionLedger__factory } from "../../../typechain-types/factories/contracts/contribution/ContributionLedger__factory.js";
import { IPRegistry__factory } from "../../../typechain-types/factories/contracts/property/IPRegistry__factory.js";
import { LegalHold__factory } from "../../../typechain-types/factories/contracts/oversight/LegalHold__factory.js";
import { LicenseRegistry__factory } from "../../../typechain-types/factories/contracts/property/LicenseRegistry__factory.js";
import { MemberRegistry__factory } from "../../../typechain-types/factories/contracts/membership/MemberRegistry__factory.js";
import { RewardRegister__factory } from "../../../typechain-types/factories/contracts/property/RewardRegister__factory.js";
import { TokenTreasury__factory } from "../../../typechain-types/factories/contracts/benefit/TokenTreasury__factory.js";
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

/** Everything that the fold knows and a contract can be asked, one after the other: there are as many as there are events. */
export function* questionsOf(books: Books, time: bigint, contracts: CheckedContracts): Generator<Question> {
  yield* moneyQuestions(books);
  yield* memberQuestions(books, time);
  yield* roleQuestions(books, time);
  yield* agreementQuestions(books);
  yield* contributionQuestions(books);
  yield* railQuestions(books);
  yield* propertyQuestions(books, contracts);
}

export const STATE = "state";

/** How many figures were asked of the contracts, how many others are what is proven, and what was answered otherwise. */
export interface Compared {
  asked: number;
  proven: number;
  findings: Finding[];
}

/** What is compared, and as of which block, of which time. */
export interface ToCompare {
  contracts: CheckedContracts;
  books: Books;
  block: number;
  time: bigint;
  /** Is the contracts' code the build's, and their whole storage proven to be what the events tell? */
  proven: boolean;
}

/**
 * Asks the contracts, as of a block, for every figure that the fold of their events knows, and compares. Where they are proven the same
 * code on the same storage cannot answer otherwise; one figure of each kind is asked all the same, to show that the views read what
 * the fold takes them to, and since what a constructor wrote into code is in no storage.
 * @throws EndpointError when the endpoint cannot say what held at that block.
 */
export async function compareState(
  endpoint: Endpoint,
  { contracts, books, block, time, proven }: ToCompare,
  onDone: (done: number, total: number) => void = () => undefined,
): Promise<Compared> {
  const { questions, left } = toAsk(questionsOf(books, time, contracts), proven);
  const addresses = { ...contracts, manager: books.membership.authority };
  const calls = questions.map(({ contract, call, args }) => {
    return { to: addresses[contract], data: abis[contract].encodeFunctionData(call, [...args]) };
  });
  const answers = await askTogether(endpoint, calls, block, (done) => onDone(done, calls.length));
  const findings = questions.flatMap((question, i) => differences(question, answers[i]!, block));
  return { asked: questions.length, proven: left, findings };
}

/** All questions; the first of each kind where that is enough, and how many others there are. */
function toAsk(all: Iterable<Question>, firstOnly: boolean): { questions: Question[]; left: number } {
  if (!firstOnly) return { questions: [...all], left: 0 };
  const kinds = new Map<string, Question>();
  let count = 0;
  for (const question of all) {
    const kind = `${question.contract}.${question.call}`;
    if (!kinds.has(kind)) kinds.set(kind, question);
    count += 1;
  }
  return { questions: [...kinds.values()], left: count - kinds.size };
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
