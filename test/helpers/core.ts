import { id } from "ethers";
import type { HardhatEthers, HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { contractNames } from "../../scripts/lib/contractNames.js";
import { watchStorage } from "./storageProven.js";

export const CNY = "0x000000000000000000000000000000000000009c";
export const EUR = "0x00000000000000000000000000000000000003d2";
export const TOKEN = "0x00000000000000000000000000000000000070Ce";
export const NATIVE = "0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE";
export const CNY_NUMBER = 156n;
export const NATIVE_NUMBER = 1000n;
export const TOKEN_NUMBER = 1001n;
export const CAUSE = id("cause");
export const D0 = 20_000;
export const COSTS = 0x8000;
export const ALL = 1_000_000;
export const MAX96 = 2n ** 96n - 1n;

export const Kind = { None: 0, Levy: 1, Recover: 2, Capped: 3, Share: 4 } as const;
/** In the order of the contracts' enum. */
export const Listed = { Tiers: 0, Pools: 1, Currencies: 2 } as const;
export const Empty = { Hold: 0, Fall: 1 } as const;

/** The pool of agreement 1 (or another) that has this number. */
export const pool = (number: number, agreement = 1): bigint => (BigInt(agreement) << 16n) | BigInt(number);
export const member = (n: number): bigint => BigInt(n);
export const dispute = (n: number): bigint => (2n << 56n) | BigInt(n);
export const inbox = (n: number): bigint => (4n << 56n) | BigInt(n);
export const order = (n: number): bigint => (3n << 56n) | BigInt(n);

export interface PoolTerms {
  number: number;
  whenEmpty: number;
  fallTo: number;
  holdUntil: number;
  cap: bigint;
}

export const poolTerms = (number: number, more: Partial<PoolTerms> = {}): PoolTerms => ({
  number,
  whenEmpty: Empty.Hold,
  fallTo: 0,
  holdUntil: 0,
  cap: 0n,
  ...more,
});

export const tier = (kind: number, rate: number, number: number) => ({ kind, rate, pool: number });
export const rest = (number: number) => tier(Kind.Share, ALL, number);

export interface VersionTerms {
  from: number;
  periodic: boolean;
  passesOpenTiers: boolean;
  amountCurrency: string;
  currencies: string[];
  tiers: { kind: number; rate: number; pool: number }[];
}

export const versionTerms = (more: Partial<VersionTerms> = {}): VersionTerms => ({
  from: D0,
  periodic: false,
  passesOpenTiers: false,
  amountCurrency: CNY,
  currencies: [CNY],
  tiers: [rest(1)],
  ...more,
});

/** In the order of the contracts' enum. */
export const Module = {
  Benefit: 0,
  Bank: 1,
  Treasury: 2,
  Agreement: 3,
  Contribution: 4,
  Hold: 5,
  Property: 6,
  Licence: 7,
  Reward: 8,
} as const;

/** Deploys some modules for real, in this order; `module` stands for every other one and may call its hooks. */
export async function deployModules(ethers: HardhatEthers, real: [number, string][], members?: string) {
  const [module, stranger] = (await ethers.getSigners()) as [HardhatEthersSigner, HardhatEthersSigner];
  const numbers = real.map(([number]) => number);
  const set = await ethers.deployContract("OneModuleSet", [module.address, members ?? module.address, numbers]);
  const at: string[] = [];
  for (const [number, name] of real) {
    at.push(await set.addressOf(number));
    await set.deploy((await ethers.getContractFactory(name)).bytecode);
  }
  const keys = new Map(Object.entries(contractNames).map(([key, name]) => [name, key]));
  // Mocks keep what no event tells.
  const told = real.flatMap(([, name], i) => (keys.has(name) ? [[keys.get(name)!, at[i]!] as const] : []));
  await watchStorage(ethers.provider, Object.fromEntries(told));
  return { set, module, stranger, at };
}

/** A core whose every module is `module`: one address may call every hook. */
export async function deployCore(ethers: HardhatEthers) {
  const { set, module, stranger, at } = await deployModules(ethers, [[Module.Benefit, "BenefitLedger"]]);
  const core = await ethers.getContractAt("BenefitLedger", at[0]!, module);
  return { core, module, stranger, set };
}

/** The account word: checkpoint or amount, units, flags (1: written, 2: held). */
export const accountWord = (field: bigint, units: bigint, flags = 1n): bigint =>
  (field << 96n) | (units << 32n) | flags;
/** The pool word: index and remainder, in 2^-64 minor units. */
export const poolWord = (index: bigint, remainder = 0n): bigint => (index << 96n) | remainder;
/** The word of a pool in which money found exactly one unit. */
export const loneWord = (index: bigint): bigint => poolWord(index, 1n << 95n);
/** The book word: booked, debt, sequence; accepted. */
export const bookWord = (booked: bigint, debt: bigint, sequence: bigint): bigint =>
  (booked << 160n) | (debt << 64n) | (sequence << 8n) | 1n;
/** Where an account's word stands: its storage key, by which `Taken` names it. */
export const place = (poolId: bigint, account: bigint | number, currency: bigint): bigint =>
  (poolId << 96n) | (BigInt(account) << 32n) | currency;
/** What pools received, as `Booked` and `Allocated` tell it: pool, amount and the pool's word, in two words each. */
export const allocated = (...pools: [pool: number, amount: number, word: bigint | number][]): bigint[] =>
  pools.flatMap(([number, amount, word]) => [(BigInt(number) << 96n) | BigInt(amount), BigInt(word)]);
export const q64 = (amount: bigint): bigint => amount << 64n;
