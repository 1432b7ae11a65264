import { ZeroAddress, ZeroHash, id } from "ethers";
import type { NetworkConnection } from "hardhat/types/network";
import Membership from "../../ignition/modules/Membership.js";
import { roles } from "../../ignition/modules/roles.js";
import type { AccessManager, MemberRegistry } from "../../typechain-types/index.js";
import { DAY, type Signing, inForce } from "./agreement.js";
import { CNY, EUR, Kind, NATIVE } from "./core.js";
import { ALL_SCOPES, EVIDENCE, Scope, grant, join } from "./members.js";
import { Source, type Terms, holderLine, party, poolLine, tierLine } from "./terms.js";

export type Connection = NetworkConnection<"generic">;

/** Ann holds the money in banks. She, Ben and Cho are parties, Dan is none. Account n signs for member n. */
export const [ANN, BEN, CHO, DAN] = [1, 2, 3, 4] as const;
export const ACCOUNT = id("Ann's account");
export const bankOf = (member: number): string => id(`bank account of ${member}`);
/** Where a member is paid in tokens: an address without a key. */
export const payoutOf = (member: number): string => "0x" + (0x100000 + member).toString(16).padStart(40, "0");
export const rewardOf = (member: number): bigint => (1n << 56n) | BigInt(member);

const MODULES = [
  "BenefitLedger",
  "BankSettlement",
  "TokenTreasury",
  "AgreementRegistry",
  "ContributionLedger",
  "LegalHold",
  "IPRegistry",
  "LicenseRegistry",
  "RewardRegister",
] as const;

/** All modules for real above the real MemberRegistry, with four members; Ann has a clerk without the treasury's scope. */
export async function deployRails(connection: Connection) {
  const { ethers, ignition } = connection;
  const signers = await ethers.getSigners();
  const deployed = await ignition.deploy(Membership);
  const manager = deployed.manager as unknown as AccessManager;
  const members = deployed.members as unknown as MemberRegistry;
  const [relayer, , , , , clerk, stranger] = signers;
  const [admission, officer, officer2, council] = signers.slice(10);
  await grant(manager, roles.ADMISSION, admission!);
  await grant(manager, roles.OFFICER, officer!, officer2!);
  await grant(manager, roles.COUNCIL, council!);
  for (const [number, name] of [
    [ANN, "Ann"],
    [BEN, "Ben"],
    [CHO, "Cho"],
    [DAN, "Dan"],
  ] as const) {
    const keys = [{ key: signers[number]!, scopes: ALL_SCOPES }];
    if (number === ANN) keys.push({ key: clerk!, scopes: Scope.RECORD });
    await join(members, admission!, name, keys, { payout: payoutOf(number), bankAccount: bankOf(number) });
  }
  const set = await ethers.deployContract("ModuleSet", [members]);
  for (const [module, name] of MODULES.entries()) {
    await set.deploy(module, (await ethers.getContractFactory(name)).bytecode);
  }
  const at = async (module: number) => set.addressOf(module);
  return {
    signers,
    manager,
    members,
    core: await ethers.getContractAt("BenefitLedger", await at(0)),
    bank: await ethers.getContractAt("BankSettlement", await at(1)),
    treasury: await ethers.getContractAt("TokenTreasury", await at(2)),
    registry: await ethers.getContractAt("AgreementRegistry", await at(3)),
    contributions: await ethers.getContractAt("ContributionLedger", await at(4)),
    hold: await ethers.getContractAt("LegalHold", await at(5)),
    property: await ethers.getContractAt("IPRegistry", await at(6)),
    licences: await ethers.getContractAt("LicenseRegistry", await at(7)),
    rewards: await ethers.getContractAt("RewardRegister", await at(8)),
    moduleSet: await set.digest(),
    relayer: relayer!,
    clerk: clerk!,
    stranger: stranger!,
    admission: admission!,
    officer: officer!,
    officer2: officer2!,
  };
}
export type Rails = Awaited<ReturnType<typeof deployRails>>;

/** A token's line among the holders: the treasury holds it. */
export const tokenLine = (currency: string) => ({ ...holderLine(currency, 0), account: ZeroHash });

/**
 * Brings an agreement of Ann, Ben and Cho into force. Half of what comes in goes to pool 1, units 10 : 10 : 20, half to pool 2, units
 * 0 : 10 : 10; a fifth of Cho's units are her people's. So of 80 Ann is owed 10, Ben 30, Cho 32, her people 8.
 */
export async function agree(
  context: Signing,
  { networkHelpers }: Connection,
  holders: Terms["holders"],
  more: Partial<Terms> = {},
): Promise<Terms> {
  return inForce(context, networkHelpers, {
    allToSomeAgreed: true,
    amountCurrency: ZeroAddress,
    rules: { panel: 0 } as Terms["rules"],
    holders,
    pools: [poolLine(1, Source.Agreed, { total: -1n }), poolLine(2, Source.Agreed, { total: -1n })],
    tiers: [tierLine(Kind.Share, 500_000, 1), tierLine(Kind.Share, 1_000_000, 2)],
    rates: [],
    parties: [party(ANN, [10n, 0n]), party(BEN, [10n, 10n]), party(CHO, [20n, 10n], 200_000)],
    ...more,
  });
}

/** Agreement 1: CNY with Ann; EUR with Ann, invoice first; the native coin. Service on its first day is always in time. */
export async function agreedRails(connection: Connection) {
  const context = await deployRails(connection);
  const invoiced = { ...holderLine(EUR, ANN, ACCOUNT), invoiceFirst: true };
  const terms = await agree(context, connection, [holderLine(CNY, ANN, ACCOUNT), invoiced, tokenLine(NATIVE)]);
  return { ...context, terms, day: terms.legal.effective };
}

const MERGER = 0;
/** Makes one member stand for another, from three days on. */
export async function succeed({ members, admission }: Rails, { networkHelpers }: Connection, from: number, to: number) {
  await members.connect(admission).recordSuccession(from, to, MERGER, EVIDENCE);
  await networkHelpers.time.increase(3 * DAY);
}
