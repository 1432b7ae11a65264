import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { AbiCoder, ZeroAddress, keccak256 } from "ethers";
import { CNY, Kind, Module, NATIVE, deployModules, inbox, pool, poolTerms, rest, tier, versionTerms } from "./core.js";
import { ACCOUNT, ANN, BEN, CHO, type Connection, DAN, payoutOf } from "./rails.js";

/** How income enters, as IncomeRoutes writes it. */
export const route = (
  more: Partial<Record<"rate" | "inboxes" | "from" | "to", number>> & { direct?: boolean } = {},
): bigint =>
  (more.direct ? 1n << 72n : 0n) |
  (BigInt(more.to ?? 0) << 56n) |
  (BigInt(more.from ?? 0) << 40n) |
  (BigInt(more.inboxes ?? 0) << 24n) |
  BigInt(more.rate ?? 0);
/** What `Booked` tells of version and route in one word. */
export const entry = (version: number, way: bigint): bigint => (way << 16n) | BigInt(version);
/** A pot of income in which pool `to` stands in for pool `from`. */
export const pot = (version: number, from: number, to: number): bigint =>
  (BigInt(to) << 32n) | (BigInt(from) << 16n) | BigInt(version);

/** Pools of assets: the inboxes of those that one derives from, owners of its own. */
export const [INBOXES, OWNERS] = [0x4000, 0x4001];
/** The derivative, and what it derives from: an asset of agreement 2, one of agreement 3, Dan's own. Asset 1 derives from Cho's own. */
export const [CHILD, TWINS, OTHERS, DANS, CHOS] = [10, 1, 2, 3, 9];
export const LICENCE = 7;
export const WAY = route({ rate: 60_000, inboxes: INBOXES });
export const PARENT_WAY = route({ rate: 100_000, inboxes: INBOXES });
export const BENS_ACCOUNT = keccak256("0x02");

/** The cause under which a forward is booked, the parent's book being at this number before. */
export const causeOf = (child: number, parent: number, currency: string, number: number): string =>
  keccak256(
    AbiCoder.defaultAbiCoder().encode(["uint40", "uint40", "address", "uint64"], [child, parent, currency, number]),
  );

/**
 * Both rails and the core for real; agreements, members, assets and licences as the test says. Ann holds the money of agreements 1 and 2 in one
 * account, Ben that of agreement 3. Income of licence 7 enters agreement 1: 6 % to the inboxes of assets 1, 2 and 3 as 3 : 2 : 1, then a
 * tenth to Ann, the rest to Ben and Cho as 1 : 3. Agreement 2 is all Dan's, but for a tenth for Cho's asset; agreement 3 all Dan's.
 */
export async function routedRails({ ethers }: Connection) {
  const members = await ethers.deployContract("RailMembers");
  const { module, at } = await deployModules(
    ethers,
    [
      [Module.Benefit, "BenefitLedger"],
      [Module.Bank, "BankSettlement"],
      [Module.Treasury, "TokenTreasury"],
      [Module.Agreement, "OpenAgreements"],
      [Module.Property, "RoutedProperty"],
      [Module.Licence, "RoutedLicences"],
    ],
    await members.getAddress(),
  );
  const core = await ethers.getContractAt("BenefitLedger", at[0]!, module);
  const bank = await ethers.getContractAt("BankSettlement", at[1]!);
  const treasury = await ethers.getContractAt("TokenTreasury", at[2]!);
  const agreements = await ethers.getContractAt("OpenAgreements", at[3]!);
  const property = await ethers.getContractAt("RoutedProperty", at[4]!);
  const licences = await ethers.getContractAt("RoutedLicences", at[5]!);
  const signers: HardhatEthersSigner[] = await ethers.getSigners();
  for (const member of [ANN, BEN, CHO, DAN]) {
    await members.setSigner(signers[member]!, member);
    await members.setPayout(member, payoutOf(member), 0);
  }
  const currencies = [CNY, NATIVE];
  for (const agreement of [1, 2, 3]) {
    await agreements.set(agreement, 0, 0, 0);
    for (const member of [ANN, BEN, CHO]) await agreements.seat(agreement, member, member, 0);
    await agreements.prepare(agreement, currencies, ZeroAddress, [poolTerms(1), poolTerms(2)]);
    const tiers = agreement === 1 ? [tier(Kind.Levy, 100_000, 1), rest(2)] : [rest(1)];
    await agreements.open(agreement, 1, versionTerms({ amountCurrency: ZeroAddress, currencies, tiers }));
    await property.prepare(agreement, currencies, [poolTerms(INBOXES), poolTerms(OWNERS)]);
  }
  for (const [agreement, holder, account] of [
    [1, ANN, ACCOUNT],
    [2, ANN, ACCOUNT],
    [3, BEN, BENS_ACCOUNT],
  ] as const) {
    await agreements.appoint(agreement, CNY, holder, account, false);
  }
  for (const [number, account, units] of [
    [pool(1), ANN, 1],
    [pool(2), BEN, 1],
    [pool(2), CHO, 3],
    [pool(1, 2), DAN, 1],
    [pool(1, 3), DAN, 1],
    [pool(INBOXES), inbox(TWINS), 30_000],
    [pool(INBOXES), inbox(OTHERS), 20_000],
    [pool(INBOXES), inbox(DANS), 10_000],
    [pool(INBOXES, 2), inbox(CHOS), 100_000],
  ] as const) {
    await property.setUnits(number, account, units);
  }
  await property.setAsset(CHILD, 1, 0, WAY);
  await property.setAsset(TWINS, 2, 0, PARENT_WAY);
  await property.setAsset(OTHERS, 3, 0, 0);
  await property.setAsset(DANS, 0, DAN, 0);
  await property.setAsset(CHOS, 0, CHO, 0);
  for (const parent of [TWINS, OTHERS, DANS]) await property.setInbox(CHILD, parent, 1, INBOXES);
  await property.setInbox(TWINS, CHOS, 2, INBOXES);
  await licences.setLicence(LICENCE, 1, WAY);
  const day = Math.floor(Date.now() / 86_400_000);
  return { core, bank, treasury, agreements, property, licences, members, signers, module, day };
}
export type RoutedRails = Awaited<ReturnType<typeof routedRails>>;
