import { AbiCoder, keccak256 } from "ethers";
import { type PeopleLine, merkleTree, peopleLeaf } from "../../sdk/merkle.js";
import type { ListFacts, ListKey } from "../../sdk/acts/rewards/types.js";
import type { Digest } from "../../sdk/acts/types.js";

/** What a list says: what each is paid out of the reward pot, or what each contributed. A kind's place is its number on the chain, from 1. */
export const listKinds = ["reward", "certificate"] as const;
export type ListKind = (typeof listKinds)[number];

/** A person of a list, as the member knows it. */
export interface Person {
  person: string;
  /** One of the main contributors (R17). */
  main: boolean;
  /** In the smallest unit: of the currency, or hundredths of what certificates count. */
  amount: bigint;
  /** What it is for: what the person did. */
  text: string;
}

/** A person with the random salt that keeps its line from being guessed. */
export interface SaltedPerson extends Person {
  salt: Digest;
}

/** A whole list. It never leaves the member: the chain holds its root. */
export interface PeopleList {
  /** Where it is committed: the chain's number and the RewardRegister's address. */
  chainId: string;
  contract: string;
  key: ListKey;
  /** What amounts are counted in: a currency's code, or what certificates count, like "hours". */
  unit: string;
  decimals: number;
  people: readonly SaltedPerson[];
}

/** Decimals of what certificates count. */
export const COUNT_DECIMALS = 2;

const LINE = ["bytes32 salt", "string person", "bool main", "string unit", "string text"];

/** What the chain's leaf has of a person: a digest that says nothing without its salt (R36). */
export const lineDigest = ({ salt, person, main, text }: Omit<SaltedPerson, "amount">, unit: string): Digest =>
  keccak256(AbiCoder.defaultAbiCoder().encode(LINE, [salt, person, main, unit, text]));

/** The lines as the chain knows them. */
export const linesOf = ({ people, unit }: PeopleList): PeopleLine[] =>
  people.map((one, index) => ({ index, line: lineDigest(one, unit), amount: one.amount }));

/** What all get together. */
export const totalOf = (people: readonly Person[]): bigint => people.reduce((sum, { amount }) => sum + amount, 0n);

/** What main contributors get; of certificates nothing is counted so. */
export const mainOf = (kind: ListKind, people: readonly Person[]): bigint =>
  kind === "reward" ? totalOf(people.filter(({ main }) => main)) : 0n;

/** Which kind a list is of. */
export const kindOfList = ({ kind }: ListKey): ListKind => listKinds[kind - 1]!;

/** What is committed of a list. */
export function factsOf(list: PeopleList): ListFacts {
  const { people, key } = list;
  const { root } = merkleTree(linesOf(list).map(peopleLeaf));
  return { root, count: people.length, total: totalOf(people), main: mainOf(kindOfList(key), people) };
}
