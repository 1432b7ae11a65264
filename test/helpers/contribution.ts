import { AbiCoder, ZeroHash, id, keccak256 } from "ethers";
import type { Result, TypedDataField } from "ethers";
import type { HardhatEthers, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { ContributionLedger } from "../../typechain-types/contracts/contribution/ContributionLedger.js";
import { watchStorage } from "./storageProven.js";

export const CNY = "0x000000000000000000000000000000000000009c";
export const EUR = "0x00000000000000000000000000000000000003d2";
export const USD = "0x0000000000000000000000000000000000000348";
export const JPY = "0x0000000000000000000000000000000000000188";
export const AGREEMENT = 1n;
export const COSTS = 0x8000;
export const REASON = id("reason");
export const EVIDENCE = id("evidence");
export const DAY = 86_400;
export const FIRST_DAY = 20_000;
export const WINDOW_DAYS = 10;
export const MAX96 = 2n ** 96n - 1n;
export const MAX64 = 2n ** 64n - 1n;

/** Members of the test agreement: Ann contributes, Ben, Cho and Dan are other parties, Pan is the panel. */
export const [ANN, BEN, CHO, DAN, PAN] = [1n, 2n, 3n, 4n, 9n];
export const Scope = { Agreements: 1, Record: 2, Attest: 4, Admin: 32 } as const;
export const Status = {
  None: 0n,
  Recorded: 1n,
  Attested: 2n,
  Challenged: 3n,
  Final: 4n,
  Rejected: 5n,
  Withdrawn: 6n,
  Contra: 7n,
} as const;
/** Kinds on the test rate card: units only, cost only, both, neither. */
export const Kind = { Work: 1, Cash: 101, Staff: 105, Fact: 14 } as const;

export const pool = (number: number, agreement = AGREEMENT): bigint => (agreement << 16n) | BigInt(number);
export const rewardOf = (member: bigint): bigint => (1n << 56n) | member;
export const disputeOf = (contribution: bigint): bigint => (2n << 56n) | contribution;
export const rewardDisputeOf = (contribution: bigint): bigint => disputeOf(contribution | (1n << 55n));
export const causeOf = (contribution: bigint): string => "0x" + contribution.toString(16).padStart(64, "0");

export interface Entry {
  kind: number;
  quantity: bigint;
  first: number;
  last: number;
  evidence: string;
  algorithm: number;
  size: bigint;
  previous: string;
}

/** Ten whole units of work, evidenced. */
export const entry = (more: Partial<Entry> = {}): Entry => ({
  kind: Kind.Work,
  quantity: 10_000n,
  first: FIRST_DAY,
  last: FIRST_DAY + 4,
  evidence: EVIDENCE,
  algorithm: 1,
  size: 1234n,
  previous: ZeroHash,
  ...more,
});

export interface Rate {
  kind: number;
  price: bigint;
  unitsRate: number;
  costRate: number;
  pool: number;
  costPool: number;
}

export const rate = (kind: number, more: Partial<Rate> = {}): Rate => ({
  kind,
  price: 1_000n,
  unitsRate: 1_000_000,
  costRate: 0,
  pool: 1,
  costPool: 0,
  ...more,
});

const tuple = (value: object): unknown[] => Object.values(value);
/** What the events carry of an entry or a credit. */
export const fields = (value: object): unknown[] =>
  tuple(value).map((field) => (typeof field === "number" ? BigInt(field) : field));

/** A struct that the chain answered, as an object. */
export const plain = (struct: unknown): Record<string, unknown> => (struct as Result).toObject();

export const NO_SIGNATURES = { nonce: 0n, deadline: 0n, signatures: [] };

const ENTRY: TypedDataField[] = [
  { name: "kind", type: "uint16" },
  { name: "quantity", type: "uint64" },
  { name: "first", type: "uint24" },
  { name: "last", type: "uint24" },
  { name: "evidence", type: "bytes32" },
  { name: "algorithm", type: "uint8" },
  { name: "size", type: "uint64" },
  { name: "previous", type: "bytes32" },
];
const LEAF_ROOT: TypedDataField[] = [
  { name: "kind", type: "uint16" },
  { name: "root", type: "bytes32" },
  { name: "count", type: "uint32" },
  { name: "valueCap", type: "uint96" },
  { name: "content", type: "bytes32" },
  { name: "algorithm", type: "uint8" },
  { name: "size", type: "uint64" },
];
const fieldsOf = (list: string): TypedDataField[] =>
  `${list},uint256 nonce,uint40 deadline`.split(",").map((field) => {
    const [type = "", name = ""] = field.split(" ");
    return { type, name };
  });

/** What is signed, in the order of its fields. */
export const Act = {
  RecordContribution: { fields: fieldsOf("uint40 agreement,uint32 member,Entry entry"), more: { Entry: ENTRY } },
  RecordContributions: { fields: fieldsOf("uint40 agreement,uint32 member,Entry[] entries"), more: { Entry: ENTRY } },
  RecordRoot: { fields: fieldsOf("uint40 agreement,uint32 member,LeafRoot root"), more: { LeafRoot: LEAF_ROOT } },
  AttestContribution: {
    fields: fieldsOf(
      "uint64 contribution,uint32 member,uint40 agreement,uint32 contributor,uint16 kind,uint64 units,uint96 cost",
    ),
    more: {},
  },
  WithdrawContribution: { fields: fieldsOf("uint64 contribution"), more: {} },
  ChallengeContribution: {
    fields: fieldsOf("uint64 contribution,uint32 member,uint16 scope,bytes32 reason"),
    more: {},
  },
  RuleContribution: { fields: fieldsOf("uint64 contribution,bool stands,bytes32 reason"), more: {} },
  ContraContribution: {
    fields: fieldsOf("uint64 contribution,uint32 member,uint64 units,uint96 cost,bytes32 reason"),
    more: {},
  },
} as const;

export interface Signing {
  nonce?: bigint;
  deadline?: bigint;
  chainId?: bigint;
  verifyingContract?: string;
  /** Who is named as the signer, when it is not the one who signs (a wallet and its owner). */
  as?: string;
}

/** Signs an act for one or several signers. */
export async function envelope(
  ledger: ContributionLedger,
  signers: HardhatEthersSigner[],
  act: keyof typeof Act,
  message: Record<string, unknown>,
  { nonce = 0n, deadline = 2n ** 40n - 1n, chainId, verifyingContract, as }: Signing = {},
) {
  const { 1: name, 2: version, 3: ownChain, 4: ownAddress } = await ledger.eip712Domain();
  const domain = {
    name,
    version,
    chainId: chainId ?? ownChain,
    verifyingContract: verifyingContract ?? ownAddress,
  };
  const types = { [act]: [...Act[act].fields], ...Act[act].more };
  const signatures = [];
  for (const signer of signers) {
    const signature = await signer.signTypedData(domain, types, { ...message, nonce, deadline });
    signatures.push({ signer: as ?? signer.address, signature });
  }
  signatures.sort((a, b) => (BigInt(a.signer) < BigInt(b.signer) ? -1 : 1));
  return { nonce, deadline, signatures };
}

const ENTRY_TUPLE = "tuple(uint16,uint64,uint24,uint24,bytes32,uint8,uint64,bytes32)";
export const leafHash = (index: number, content: Entry): string =>
  keccak256(keccak256(AbiCoder.defaultAbiCoder().encode(["uint32", ENTRY_TUPLE], [index, tuple(content)])));

const pair = (a: string, b: string): string => keccak256(BigInt(a) < BigInt(b) ? a + b.slice(2) : b + a.slice(2));

/** A Merkle tree of sorted pairs; an odd node goes up as it is. */
export function merkle(leaves: string[]): { root: string; proofOf: (index: number) => string[] } {
  const levels = [leaves];
  for (let level = leaves; level.length > 1; levels.push(level)) {
    const below = level;
    level = below.flatMap((node, i) => (i % 2 ? [] : [i + 1 < below.length ? pair(node, below[i + 1]!) : node]));
  }
  const proofOf = (index: number): string[] => levels.flatMap((level, depth) => level[(index >> depth) ^ 1] ?? []);
  return { root: levels.at(-1)![0]!, proofOf };
}

type Eight<T> = [T, T, T, T, T, T, T, T];

/** The ledger in a module set of its own, the real core below it; an agreement of four parties with a pool of units and one of costs. */
export async function deployLedger(ethers: HardhatEthers, currencies: string[] = [CNY]) {
  const accounts = (await ethers.getSigners()).slice(0, 8) as Eight<HardhatEthersSigner>;
  const [relayer, ann, ben, cho, dan, pan, ann2, stranger] = accounts;
  const members = await ethers.deployContract("OpenMembers");
  const set = await ethers.deployContract("ModuleSet", [members]);
  const names = ["BenefitLedger", "OpenRail", "OpenRail", "OpenAgreements", "ContributionLedger"];
  for (const [module, name] of names.entries()) {
    await set.deploy(module, (await ethers.getContractFactory(name)).bytecode);
  }
  const core = await ethers.getContractAt("BenefitLedger", await set.addressOf(0));
  const bank = await ethers.getContractAt("OpenRail", await set.addressOf(1));
  const agreements = await ethers.getContractAt("OpenAgreements", await set.addressOf(3));
  const ledger = await ethers.getContractAt("ContributionLedger", await set.addressOf(4), relayer);
  const all = Scope.Agreements | Scope.Record | Scope.Attest | Scope.Admin;
  const signers = [ann, ben, cho, dan] as const;
  for (const [place, signer] of signers.entries()) {
    await members.setSigner(signer, place + 1, all, MAX96);
    await agreements.seat(AGREEMENT, place + 1, place, place === 0 ? 100_000 : 0);
  }
  await members.setSigner(pan, PAN, Scope.Agreements, MAX96);
  await agreements.set(AGREEMENT, 1, WINDOW_DAYS, PAN);
  const costs = { costRate: 1_500_000, costPool: COSTS };
  await agreements.setRate(AGREEMENT, rate(Kind.Work));
  await agreements.setRate(AGREEMENT, rate(Kind.Cash, { ...costs, price: 1n, pool: 0 }));
  await agreements.setRate(AGREEMENT, rate(Kind.Staff, costs));
  await agreements.setRate(AGREEMENT, rate(Kind.Fact, { pool: 0 }));
  const terms = { whenEmpty: 0, fallTo: 0, holdUntil: 0, cap: 0 };
  await agreements.prepare(AGREEMENT, currencies, CNY, [
    { number: 1, ...terms },
    { number: COSTS, ...terms },
  ]);
  await agreements.open(AGREEMENT, 1, {
    from: FIRST_DAY,
    periodic: false,
    passesOpenTiers: true,
    amountCurrency: CNY,
    currencies,
    tiers: [
      { kind: 2, rate: 500_000, pool: COSTS },
      { kind: 4, rate: 1_000_000, pool: 1 },
    ],
  });
  await watchStorage(ethers.provider, { benefit: core, contributions: ledger, set });
  const book = (net: bigint, currency = CNY) => bank.book(AGREEMENT, 1, currency, net, FIRST_DAY);
  return { ledger, core, bank, agreements, members, set, book, relayer, ann, ben, cho, dan, pan, ann2, stranger };
}

/** 15 significant bits, rounded up, as the ledger keeps amounts for signers' policies: `exponent 7 | significant 15`. */
export function packAmount(value: bigint): bigint {
  let exponent = 0n;
  while ((value + (1n << exponent) - 1n) >> exponent >= 1n << 15n) exponent += 1n;
  return (exponent << 15n) | ((value + (1n << exponent) - 1n) >> exponent);
}

const pack = (parts: [value: bigint, at: bigint][]): bigint => parts.reduce((word, [v, at]) => word | (v << at), 0n);

/** A contribution's first word; by default of ten units of work by Ann. */
export const cardWord = ({
  party = 0n,
  kind = 1n,
  rewardRate = 100_000n,
  pool = 1n,
  costPool = 0n,
  units = 10_000n,
  cost = 0n,
} = {}): bigint =>
  pack([
    [party, 228n],
    [kind, 212n],
    [rewardRate, 192n],
    [pool, 176n],
    [costPool, 160n],
    [units, 96n],
    [cost, 0n],
  ]);

/** A contribution's second word; by default of ten units of work by Ann that wait for one attestation. */
export const stateWord = ({
  value = 10_000n,
  status = Status.Recorded as bigint,
  count = 0n,
  needed = 1n,
  window = BigInt(WINDOW_DAYS),
  agreement = AGREEMENT,
  member = ANN,
  attestors = 0n,
} = {}): bigint =>
  pack([
    [packAmount(value), 234n],
    [status, 231n],
    [count, 226n],
    [needed, 221n],
    [window, 200n],
    [agreement, 160n],
    [member, 128n],
    [attestors, 0n],
  ]);

/** The full hour at or after a time, in hours and in seconds. */
export const hoursUp = (seconds: number): bigint => BigInt(Math.ceil(seconds / 3600));
export const windowEnd = (seconds: number, days = WINDOW_DAYS): bigint => hoursUp(seconds + days * DAY) * 3600n;
