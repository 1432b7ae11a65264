import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { NetworkHelpers } from "@nomicfoundation/hardhat-network-helpers/types";
import { network } from "hardhat";
import { type ContractTransactionResponse, Wallet, ZeroHash, id } from "ethers";
import Jointly from "../ignition/modules/Jointly.js";
import { forget } from "../test/helpers/localNode.js";
import { DAY } from "../src/dates.js";
import { admitMember } from "../src/sdk/admitMember.js";
import { type Addresses, type Ledger, connectLedger } from "../src/sdk/ledger.js";
import * as acts from "../src/sdk/acts/index.js";
import { moduleOrder } from "../src/sdk/moduleSet.js";
import { perform, relay, toldIn } from "../src/sdk/perform.js";
import type { Terms } from "../src/sdk/terms.js";
import { hashTerms } from "../src/sdk/typedData.js";

/** A real deployment with members, and agreements made by their signatures. */
export interface Bench {
  ethers: HardhatEthers;
  helpers: NetworkHelpers;
  ledger: Ledger;
  /** The key of each member, by number; the first is at 1. */
  keys: Wallet[];
  payouts: string[];
  /** Brings an agreement into force and returns its terms. */
  agree: (more: Partial<Terms>) => Promise<Terms>;
}

/** Whole-transaction gas, from the receipt. */
export async function gasOf(tx: Promise<ContractTransactionResponse>): Promise<number> {
  return Number((await (await tx).wait())!.gasUsed);
}

export const line = (number: number, source: number, more: Partial<Terms["pools"][number]> = {}) => ({
  number,
  source,
  kept: false,
  total: 0n,
  beneficiary: 0,
  whenEmpty: 0,
  fallTo: 0,
  holdUntil: 0,
  cap: 0n,
  ...more,
});
export const tier = (kind: number, rate: number, pool: number) => ({ kind, rate, pool, basis: id("basis") });
export const party = (member: number, units: bigint[], rewardRate = 0) => ({
  member,
  rewardRate,
  notice: id(`notice ${member}`),
  units,
});

/** Rules that parties may agree on. */
export const rules: Terms["rules"] = {
  majority: 666_667,
  noticeDays: 30,
  coolingDays: 7,
  cureDays: 30,
  exitRule: 0,
  closers: 1,
  attestations: 1,
  challengeDays: 7,
  panel: 1,
};

const text = (name: string) => id(name);
const legal = (effective: number): Pick<Terms, "legal" | "minimum" | "rules"> => ({
  legal: {
    text: text("text"),
    translation: ZeroHash,
    prevailing: "0x7a68",
    effective,
    expires: effective + 3650,
    conditions: ZeroHash,
    survivals: text("survivals"),
  },
  minimum: {
    object: text("object"),
    plan: text("plan"),
    confidentiality: text("confidentiality"),
    ownership: text("ownership"),
    distribution: text("distribution"),
    acceptance: text("acceptance"),
  },
  rules,
});

/** One of a member's keys; the first is the one that acts. */
export const keyOf = (member: number, i = 0): Wallet => new Wallet(id(`bench key ${member}${i === 0 ? "" : ` ${i}`}`));

/**
 * Deploys everything with Ignition and admits members.
 * @param url a node's, where it is not to be a chain in this process.
 * @param signers how many keys each member has.
 */
export async function prepare(members: number, url?: string, signers = 1): Promise<Bench> {
  const there = url ? { network: "localhost", override: { url } } : undefined;
  const { ethers, ignition, networkHelpers: helpers } = await network.create(there);
  const deploymentId = `bench-${process.pid}`;
  const deployed = await ignition.deploy(Jointly, { deploymentId });
  forget(deploymentId); // on a node Ignition keeps a journal, to go on from another time
  const [registrar] = await ethers.getSigners();
  const addresses = {} as Addresses;
  for (const name of ["members", "set", ...moduleOrder] as const) addresses[name] = await deployed[name].getAddress();
  const ledger = connectLedger(addresses, registrar!);
  const share = (await ethers.provider.getBalance(registrar!.address)) / BigInt(2 * members);
  const give = async (to: string, value: bigint) => (await registrar!.sendTransaction({ to, value })).wait();
  const keys = [registrar as unknown as Wallet];
  const payouts = [""];
  for (let n = 1; n <= members; ++n) {
    const key = keyOf(n).connect(ethers.provider);
    const payout = new Wallet(id(`bench payout ${n}`)).address;
    await give(key.address, share);
    await give(payout, 1n); // payees hold some of the coin, as in a steady state
    const stated = {
      class: 3,
      registrationType: 3,
      registrationDigest: id(`number ${n}`),
      nameDigest: id(`name ${n}`),
      nameSince: 0,
      profileDigest: id(`profile ${n}`),
      profileURI: "",
      payout,
      bankAccount: id(`bank ${n}`),
      letterDigest: id(`letter ${n}`),
      keys: Array.from({ length: signers }, (_, i) => ({ signer: keyOf(n, i), scopes: 63 })),
    };
    await admitMember(ledger, stated, registrar!, id(`evidence ${n}`));
    keys.push(key);
    payouts.push(payout);
  }
  const now = async (): Promise<number> => (await ethers.provider.getBlock("latest"))!.timestamp;
  const agree = async (more: Partial<Terms>): Promise<Terms> => {
    const lead = keys[more.parties![0]!.member]!;
    const by = more.parties![0]!.member;
    const reserved = await perform(ledger, acts.reserve, { agreement: 0n, lead: by }, lead);
    const agreement = toldIn<bigint>(reserved, "AgreementReserved", "agreement");
    const effective = Math.floor((await now()) / DAY);
    const terms: Terms = {
      agreement,
      version: 1,
      previous: ZeroHash,
      moduleSet: await ledger.set.digest(),
      mode: 2,
      periodic: false,
      passesOpenTiers: false,
      allToSomeAgreed: true,
      amountCurrency: more.holders![0]!.currency,
      backgroundIp: text("background"),
      licenceRule: text("licences"),
      obligations: text("obligations"),
      ...legal(effective),
      holders: [],
      pools: [],
      tiers: [],
      rates: [],
      parties: [],
      ...more,
    };
    await perform(ledger, acts.propose, { terms, by }, lead);
    for (const [place, { member }] of terms.parties.entries()) {
      await relay(ledger, acts.sign, { terms, place }, keys[member]!, registrar!);
    }
    const due = Number(await ledger.agreements.inForceAt(hashTerms(terms)));
    if (due > (await now())) await helpers.time.increaseTo(due);
    await perform(ledger, acts.activate, { terms }, registrar!);
    return terms;
  };
  return { ethers, helpers, ledger, keys, payouts, agree };
}
