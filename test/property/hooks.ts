import { expect } from "chai";
import { id } from "ethers";
import { network } from "hardhat";
import { DAY, propose, signAll } from "../helpers/agreement.js";
import {
  ALL,
  ANN,
  ASSET_POOLS,
  Act,
  BEN,
  CHO,
  DAN,
  DIRECT,
  OWNERS,
  SUBJECT,
  agreed,
  assetWord,
  deployProperty,
  offer,
  ownPool,
  register,
  rewardOf,
  rules,
  rulesHash,
  separated,
} from "../helpers/property.js";
import { nextTerms, party } from "../helpers/terms.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture, time } = networkHelpers;

async function deployed() {
  const context = await deployProperty(ethers);
  const terms = await agreed(context, networkHelpers, rules({ useDays: 0 }));
  await register(context);
  return { ...context, terms };
}
/** A route's word. */
const route = (rate: number, inboxes: number, replaced: number, to: number, direct: boolean): bigint =>
  BigInt(rate) | (BigInt(inboxes) << 24n) | (BigInt(replaced) << 40n) | (BigInt(to) << 56n) | (direct ? 1n << 72n : 0n);
const toSelf = (value: bigint) => [1n, value];

describe("IPRegistry: what the LicenseRegistry asks", () => {
  it("is for the LicenseRegistry alone", async () => {
    const context = await loadFixture(deployed);
    const { ip, signers, licences } = context;
    const stranger = ip.connect(signers[ANN]!);
    for (const sent of [
      stranger.requireAgreed(1, Act.Ordinary, ANN, 0, SUBJECT),
      stranger.encumber(1, true),
      stranger.soloPoolOf(1, ANN),
    ]) {
      await expect(sent)
        .to.be.revertedWithCustomError(ip, "PropertyNotModule")
        .withArgs(signers[ANN]!.address, await licences.getAddress());
    }
  });

  it("counts exclusive licences", async () => {
    const context = await loadFixture(deployed);
    const { ip, licences } = context;
    await expect(licences.encumber(1, true))
      .to.emit(ip, "AssetEncumbered")
      .withArgs(1, true, assetWord({ exclusives: 1 }));
    await licences.encumber(1, true);
    await expect(licences.encumber(1, false))
      .to.emit(ip, "AssetEncumbered")
      .withArgs(1, false, assetWord({ exclusives: 1 }));
    await licences.encumber(1, false);
    await expect(licences.encumber(1, false)).to.be.revertedWithPanic(0x11);
    await expect(licences.encumber(9, true)).to.be.revertedWithCustomError(ip, "PropertyAssetUnknown").withArgs(9);
  });

  it("gives a party a pool of its own once, and another when its people's part changes", async () => {
    const context = await loadFixture(deployed);
    const { ip, core, licences } = context;
    await expect(licences.soloPoolOf(1, ANN)).to.emit(ip, "SoloPoolSet").withArgs(1, ANN, ASSET_POOLS, 100_000);
    await expect(licences.soloPoolOf(1, ANN)).not.to.emit(ip, "SoloPoolSet");
    expect(await licences.soloPoolOf.staticCall(1, ANN)).to.equal(ASSET_POOLS);
    const parties = context.terms.parties.map((line) => (line.member === ANN ? party(ANN, line.units, 500_000) : line));
    const pools = [
      context.terms.pools[0]!,
      { ...context.terms.pools[1]!, number: 3 },
      { ...context.terms.pools[2]! },
    ].map((pool) => ({ ...pool, kept: pool.number !== 3 }));
    const tiers = context.terms.tiers.map((tier) => (tier.pool === OWNERS ? { ...tier, pool: 3 } : tier));
    const second = nextTerms(context.terms, { parties, pools, tiers });
    await propose(context, second);
    await signAll(context, second);
    await time.increase(8 * DAY);
    await context.registry.activate(second);
    await expect(licences.soloPoolOf(1, ANN))
      .to.emit(ip, "SoloPoolSet")
      .withArgs(1, ANN, ASSET_POOLS + 1, 500_000);
    expect(await core.unitsOf(ownPool(1), rewardOf(ANN))).to.deep.equal([500_000n, ALL]);
    expect(await core.unitsOf(ownPool(0), rewardOf(ANN))).to.deep.equal([100_000n, ALL]);
    await expect(licences.soloPoolOf(2, ANN)).to.be.revertedWithCustomError(ip, "PropertyRulesMissing").withArgs(2);
  });

  it("tells how income enters the agreement: by the waterfall, by the asset's own pool, or to one party", async () => {
    const context = await loadFixture(deployed);
    const { ip } = context;
    expect(await ip.routeOf(1, 0)).to.deep.equal(toSelf(0n));
    expect(await ip.routeOf(1, 77)).to.deep.equal(toSelf(route(0, 0, 0, 77, true)));
    await register(context, { agreement: 0, identifier: id("parent") });
    const child = await register(context, { identifier: id("child"), parents: [{ parent: 2, rate: 70_000 }] });
    const royalties = ASSET_POOLS;
    expect(await ip.routeOf(child, 0)).to.deep.equal(toSelf(route(70_000, royalties, 0, 0, false)));
    await separated(context, 1n);
    expect(await ip.routeOf(1, 0)).to.deep.equal(toSelf(route(0, 0, OWNERS, ASSET_POOLS + 1, false)));
    const sole = await register(context, { sole: true, identifier: id("sole"), parents: [{ parent: 2, rate: 1 }] });
    expect(await ip.routeOf(sole, 0)).to.deep.equal(toSelf(route(1, ASSET_POOLS + 2, 0, ASSET_POOLS + 3, true)));
    await separated(context, sole, [ANN]);
    expect(await ip.routeOf(sole, 0)).to.deep.equal(toSelf(route(1, ASSET_POOLS + 2, OWNERS, ASSET_POOLS + 4, false)));
    await expect(ip.routeOf(2, 0)).to.be.revertedWithCustomError(ip, "PropertyOutsideAgreements").withArgs(2);
    await expect(ip.routeOf(9, 0)).to.be.revertedWithCustomError(ip, "PropertyAssetUnknown").withArgs(9);
  });

  it("keeps an older asset's owners in their place when a version has another pool of owners, or none", async () => {
    const context = await loadFixture(deployed);
    const { ip } = context;
    const pools = [
      ...context.terms.pools.map((pool) => ({ ...pool, kept: true })),
      { ...context.terms.pools[1]!, number: 3, total: -1n },
    ];
    const parties = [ANN, BEN, CHO].map((n) =>
      party(n, [0n, context.terms.parties[n - 1]!.units[1]!, 1n], n === ANN ? 100_000 : 0),
    );
    const tiers = context.terms.tiers.map((tier) => (tier.pool === OWNERS ? { ...tier, pool: 3 } : tier));
    let terms = context.terms;
    const adoptNext = async (given: ReturnType<typeof rules>, more: object) => {
      terms = nextTerms(terms, { licenceRule: rulesHash(given), ...more });
      await propose(context, terms);
      await signAll(context, terms);
      await time.increase(8 * DAY);
      await context.registry.activate(terms);
      await ip.adopt(terms, given);
    };
    await adoptNext(rules({ ownersPool: 3 }), { pools, parties, tiers });
    expect(await ip.routeOf(1, 0)).to.deep.equal(toSelf(route(0, 0, 3, OWNERS, false)));
    expect(await ip.shareOf(1, BEN)).to.deep.equal([300_000n, ALL]);
    await adoptNext(rules({ ownersPool: 0 }), {});
    expect(await ip.routeOf(1, 0)).to.deep.equal(toSelf(route(0, 0, 0, OWNERS, true)));
  });

  it("runs the owners' code on its own storage only: called itself, that code refuses everything", async () => {
    const context = await loadFixture(deployed);
    const { ip, signers } = context;
    // The registry deploys its reader first, then the owners' acts.
    const address = ethers.getCreateAddress({ from: await ip.getAddress(), nonce: 2 });
    const owners = await ethers.getContractAt("OwnerActs", address);
    const sent = owners.connect(signers[ANN]!).transfer(offer(1), 0, DIRECT);
    await expect(sent).to.be.revertedWithCustomError(owners, "PropertyAssetUnknown").withArgs(1);
    await expect(owners.connect(signers[ANN]!).invalidateNonce(ANN, 0)).to.be.revertedWithCustomError(
      owners,
      "PropertyHalfOnly",
    );
    await expect(owners.requireAgreed(1, Act.File, DAN, 0, SUBJECT)).to.be.revertedWithCustomError(
      owners,
      "PropertyNotModule",
    );
  });
});
