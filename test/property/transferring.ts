import { expect } from "chai";
import { ZeroAddress, ZeroHash, id } from "ethers";
import { network } from "hardhat";
import { DAY, NOW, REASON, Status as Standing, as as asParty, propose, signAll } from "../helpers/agreement.js";
import { EUR } from "../helpers/core.js";
import {
  ALL,
  ANN,
  ASSET_POOLS,
  Act,
  BEN,
  CHO,
  Consent,
  DAN,
  DIRECT,
  Digest,
  EVE,
  NOTICE,
  OWNERS,
  Status,
  Use,
  agreed,
  assetWord,
  consents,
  days,
  deployProperty,
  objects,
  offer,
  offerHash,
  offered,
  ownPool,
  pledge,
  register,
  report,
  rewardOf,
  rules,
  rulesWord,
  secondOf,
  separated,
  plain,
} from "../helpers/property.js";
import { Exit, holderLine, nextTerms } from "../helpers/terms.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture, time } = networkHelpers;
const FREE = {
  useDays: 0,
  preemptionDays: 0,
  transfer: { consent: Consent.Alone, noticeDays: 0 },
  renounce: { consent: Consent.Alone, noticeDays: 0 },
};

async function deployedWith(given = rules({ useDays: 0 }), more = {}) {
  const context = await deployProperty(ethers);
  const terms = await agreed(context, networkHelpers, given, more);
  await register(context);
  return { ...context, terms };
}
const deployed = () => deployedWith();
async function ready() {
  const context = await deployed();
  await separated(context, 1n);
  return context;
}
async function free() {
  const context = await deployedWith(rules(FREE));
  await separated(context, 1n);
  return context;
}
const seatingWord = (pool: number, seated: bigint, total = ALL, source = OWNERS): bigint =>
  seated | (total << 64n) | (BigInt(pool) << 128n) | (BigInt(source) << 144n) | (1n << 160n);
const own = { pool: ASSET_POOLS, currencies: 1 };

describe("IPRegistry: an asset's own pool", () => {
  it("seats the owners with the units they have, and says who owns the asset once all sit", async () => {
    const context = await loadFixture(deployed);
    const { ip, core } = context;
    const sent = await context.as(BEN).separate(1, BEN, DIRECT);
    await expect(sent).to.emit(ip, "AssetSeparated").withArgs(1, BEN, seatingWord(ASSET_POOLS, 0n));
    await expect(sent)
      .to.emit(ip, "AssetPoolMade")
      .withArgs(1, ASSET_POOLS, Use.Owners, rulesWord(rules({ useDays: 0 }), 1n, BigInt(ASSET_POOLS + 1)));
    await expect(sent)
      .to.emit(core, "PoolPrepared")
      .withArgs(ownPool(), (1n << 248n) | (156n << 64n), 0);
    await expect(ip.seat(1, ANN))
      .to.emit(ip, "OwnerSeated")
      .withArgs(1, ANN, seatingWord(ASSET_POOLS, 500_000n), assetWord());
    expect(plain(await ip.seatingOf(1))).to.deep.equal({
      pool: BigInt(ASSET_POOLS),
      source: BigInt(OWNERS),
      total: ALL,
      seated: 500_000n,
      currencies: 1n,
    });
    await ip.seat(1, CHO);
    expect((await ip.assetOf(1)).pool).to.equal(OWNERS); // not before all sit
    await expect(ip.seat(1, BEN)).to.emit(ip, "OwnerSeated").withArgs(1, BEN, 0, assetWord(own));
    expect(await core.unitsOf(ownPool(), ANN)).to.deep.equal([450_000n, ALL]);
    expect(await core.unitsOf(ownPool(), rewardOf(ANN))).to.deep.equal([50_000n, ALL]);
    expect(await ip.shareOf(1, BEN)).to.deep.equal([300_000n, ALL]);
  });

  it("refuses to seat twice, strangers, nobody's asset; and a second pool while one is made or good", async () => {
    const context = await loadFixture(deployed);
    const { ip } = context;
    const separate = (asset = 1n, by = ANN) => context.as(by).separate(asset, by, DIRECT);
    await expect(ip.seat(1, ANN)).to.be.revertedWithCustomError(ip, "PropertyNothingToSeat").withArgs(1);
    await expect(separate(1n, DAN)).to.be.revertedWithCustomError(ip, "PropertyNotOwner").withArgs(1, DAN);
    await separate();
    await expect(separate()).to.be.revertedWithCustomError(ip, "PropertySeatingRuns").withArgs(1, ASSET_POOLS);
    await ip.seat(1, ANN);
    await expect(ip.seat(1, ANN)).to.be.revertedWithCustomError(ip, "PropertySeatedBefore").withArgs(1, ANN);
    await expect(ip.seat(1, DAN)).to.be.revertedWithCustomError(ip, "PropertyNotOwner").withArgs(1, DAN);
    await ip.seat(1, BEN);
    await ip.seat(1, CHO);
    await expect(ip.seat(1, CHO)).to.be.revertedWithCustomError(ip, "PropertyNothingToSeat").withArgs(1);
    await expect(separate()).to.be.revertedWithCustomError(ip, "PropertySeparatedBefore").withArgs(1, ASSET_POOLS);
    const background = await register(context, { agreement: 0, identifier: id("background") });
    await expect(separate(background))
      .to.be.revertedWithCustomError(ip, "PropertyOutsideAgreements")
      .withArgs(background);
    await context.as(ANN).reportStatus(report(1, Status.Lapsed), DIRECT);
    for (const sent of [separate(), ip.seat(1, ANN)]) {
      await expect(sent).to.be.revertedWithCustomError(ip, "PropertyAssetEnded").withArgs(1, Status.Lapsed);
    }
  });

  it("is made anew when a party leaves before all sit", async () => {
    const context = await deployedWith(rules(), { rules: { exitRule: Exit.LosesUnits } });
    const { ip } = context;
    await context.as(ANN).separate(1, ANN, DIRECT);
    await ip.seat(1, ANN);
    await asParty(context, CHO).leaveAgreement(1, CHO, REASON, NOW);
    await expect(ip.seat(1, BEN)).to.be.revertedWithCustomError(ip, "PropertyNothingToSeat").withArgs(1);
    await separated(context, 1n, [ANN, BEN]);
    expect((await ip.assetOf(1)).pool).to.equal(ASSET_POOLS + 1);
    expect(await ip.shareOf(1, ANN)).to.deep.equal([500_000n, 800_000n]);
  });

  it("takes the sole owner's place, and can then have more", async () => {
    const context = await deployedWith(rules(FREE));
    const { ip, core } = context;
    const sole = await register(context, { sole: true, identifier: id("sole") });
    await expect(context.as(ANN).transfer(offer(sole), 0, DIRECT))
      .to.be.revertedWithCustomError(ip, "PropertyNotSeparated")
      .withArgs(sole);
    await separated(context, sole, [ANN]);
    expect((await ip.factsOf(sole)).owner).to.equal(0);
    expect(await core.unitsOf(ownPool(1), rewardOf(ANN))).to.deep.equal([100_000n, ALL]);
    await context.as(ANN).transfer(offer(sole), 0, DIRECT);
    expect(await ip.shareOf(sole, DAN)).to.deep.equal([100_000n, ALL]);
  });

  it("is made anew once the agreement accepts more currencies, before its owners change", async () => {
    const context = await free();
    const { ip, core } = context;
    const second = nextTerms(context.terms, { holders: [holderLine(), holderLine(EUR)] });
    await propose(context, second);
    await signAll(context, second);
    await time.increase(8 * DAY);
    await context.registry.activate(second);
    for (const sent of [
      context.as(ANN).transfer(offer(1), 0, DIRECT),
      context.as(ANN).renounce(1, ANN, 0, id("declaration"), DIRECT),
    ]) {
      await expect(sent).to.be.revertedWithCustomError(ip, "PropertyPoolOutdated").withArgs(1, ASSET_POOLS);
    }
    await separated(context, 1n);
    await context.as(ANN).transfer(offer(1), 0, DIRECT);
    expect(await ip.shareOf(1, DAN)).to.deep.equal([100_000n, ALL]);
    expect(await core.unitsOf(ownPool(), DAN)).to.deep.equal([0n, ALL]); // the old pool still owes what it earned
  });
});

describe("IPRegistry: a share changes hands", () => {
  it("after the others' notice, in proportion of the seller's people, by the buyer's own rate", async () => {
    const context = await loadFixture(ready);
    const { ip, core } = context;
    const what = offer(1, { from: BEN, to: ANN, units: 100_001n });
    const motion = await offered(context, what);
    await time.increase(days(45));
    await expect(context.as(BEN).transfer(what, motion, DIRECT))
      .to.emit(ip, "ShareTransferred")
      .withArgs(1, BEN, ANN, motion, Object.values(what), assetWord({ ...own, epoch: 1 }));
    expect(await core.unitsOf(ownPool(), BEN)).to.deep.equal([199_999n, ALL]);
    expect(await core.unitsOf(ownPool(), ANN)).to.deep.equal([540_000n, ALL]);
    expect(await core.unitsOf(ownPool(), rewardOf(ANN))).to.deep.equal([60_001n, ALL]); // rounded up for the people
    const back = offer(1, { units: 600_001n });
    const second = await offered(context, back);
    await time.increase(days(45));
    await context.as(ANN).transfer(back, second, DIRECT);
    expect(await ip.shareOf(1, ANN)).to.deep.equal([0n, ALL]);
    expect(await core.unitsOf(ownPool(), DAN)).to.deep.equal([600_001n, ALL]); // no party, no people's part
  });

  it("takes the seller's people's part rounded down", async () => {
    const context = await loadFixture(free);
    await context.as(ANN).transfer(offer(1, { units: 99n }), 0, DIRECT);
    expect(await context.core.unitsOf(ownPool(), rewardOf(ANN))).to.deep.equal([49_991n, ALL]);
    expect(await context.core.unitsOf(ownPool(), ANN)).to.deep.equal([449_910n, ALL]);
  });

  it("refuses inside the pre-emption window unless all others waive", async () => {
    const context = await deployedWith(rules({ transfer: { consent: Consent.Alone, noticeDays: 0 } }));
    const { ip } = context;
    await separated(context, 1n);
    const what = offer(1);
    const motion = await offered(context, what);
    const until = Number((await ip.motionOf(motion)).proposedAt) + days(30);
    await consents(context, motion, BEN, offerHash(what));
    await expect(context.as(ANN).transfer(what, motion, DIRECT))
      .to.be.revertedWithCustomError(ip, "PropertyNoticeRunning")
      .withArgs(motion, until);
    await consents(context, motion, CHO, offerHash(what));
    await context.as(ANN).transfer(what, motion, DIRECT);
    const next = offer(1, { to: EVE });
    const waits = await offered(context, next);
    await time.increase(days(30));
    await context.as(ANN).transfer(next, waits, DIRECT);
    expect(await ip.shareOf(1, EVE)).to.deep.equal([100_000n, ALL]);
  });

  it("lets the first co-owner that asks take the buyer's place on equal terms", async () => {
    const context = await loadFixture(ready);
    const { ip } = context;
    const what = offer(1);
    const motion = await offered(context, what);
    await objects(context, motion, BEN, offerHash(what));
    const sent = await context.as(BEN).preempt(motion, BEN, what, DIRECT);
    const until = (await secondOf(sent)) + days(30);
    const tally = 500_000n | (BigInt(BEN) << 80n) | (BigInt(until) << 112n);
    await expect(sent).to.emit(ip, "SharePreempted").withArgs(motion, BEN, until, tally); // and objects no longer
    expect(await ip.voteOf(motion, BEN)).to.equal(0);
    await expect(context.as(CHO).preempt(motion, CHO, what, DIRECT))
      .to.be.revertedWithCustomError(ip, "PropertyPreemptionGone")
      .withArgs(motion, CHO, BEN);
    await expect(context.as(ANN).transfer(what, motion, DIRECT)).to.be.revertedWithCustomError(
      ip,
      "PropertyNoticeRunning",
    ); // notice
    await consents(context, motion, CHO, offerHash(what)); // with the taker, all agree
    await expect(context.as(ANN).transfer(what, motion, DIRECT))
      .to.emit(ip, "ShareTransferred")
      .withArgs(
        1,
        ANN,
        BEN,
        motion,
        [1n, 1n, BigInt(DAN), 100_000n, 5_000_000n, what.currency, what.terms],
        assetWord({ ...own, epoch: 1 }),
      );
    expect(await ip.shareOf(1, BEN)).to.deep.equal([400_000n, ALL]);
    expect(await ip.shareOf(1, DAN)).to.deep.equal([0n, ALL]);
  });

  it("does not let whoever takes the place and does not pay block the sale, nor its taking count for the buyer", async () => {
    const context = await deployedWith(rules({ transfer: { consent: Consent.All, noticeDays: 0 } }));
    const { ip } = context;
    await separated(context, 1n);
    const what = offer(1);
    const motion = await offered(context, what);
    const sent = await context.as(BEN).preempt(motion, BEN, what, DIRECT);
    await consents(context, motion, CHO, offerHash(what));
    await time.increaseTo((await secondOf(sent)) + days(30));
    await expect(context.as(ANN).transfer(what, motion, DIRECT))
      .to.be.revertedWithCustomError(ip, "PropertyConsentMissing")
      .withArgs(motion, 700_000, 1_000_000);
    await consents(context, motion, BEN, offerHash(what));
    await context.as(ANN).transfer(what, motion, DIRECT);
    expect(await ip.shareOf(1, DAN)).to.deep.equal([100_000n, ALL]);
  });

  it("refuses pre-emption by the seller, after a waiver, after the window, of another offer, by strangers", async () => {
    const context = await loadFixture(ready);
    const { ip } = context;
    const what = offer(1);
    const motion = await offered(context, what);
    const preempt = (by: number, given = what, of = motion) => context.as(by).preempt(of, by, given, DIRECT);
    await expect(preempt(ANN)).to.be.revertedWithCustomError(ip, "PropertyPreemptionGone").withArgs(motion, ANN, 0);
    await consents(context, motion, CHO, offerHash(what));
    await expect(preempt(CHO)).to.be.revertedWithCustomError(ip, "PropertyPreemptionGone").withArgs(motion, CHO, 0);
    await expect(preempt(DAN)).to.be.revertedWithCustomError(ip, "PropertyNotOwner").withArgs(1, DAN);
    const cheaper = { ...what, price: 1n };
    await expect(preempt(BEN, cheaper))
      .to.be.revertedWithCustomError(ip, "PropertyMotionDiffers")
      .withArgs(motion, 1, Act.Transfer, ANN, offerHash(cheaper));
    await expect(preempt(BEN, what, 7n))
      .to.be.revertedWithCustomError(ip, "PropertyMotionUnknown")
      .withArgs(7);
    await context.as(ANN).propose(1, Act.Exclusive, ANN, offerHash(what), NOTICE, DIRECT); // the same subject, another act
    await expect(preempt(BEN, what, 2n))
      .to.be.revertedWithCustomError(ip, "PropertyMotionDiffers")
      .withArgs(2, 1, Act.Transfer, ANN, offerHash(what));
    const until = Number((await ip.motionOf(motion)).proposedAt) + days(30);
    await time.increaseTo(until);
    await expect(preempt(BEN)).to.be.revertedWithCustomError(ip, "PropertyPreemptionOver").withArgs(motion, until);
  });

  it("refuses offers of nothing, too much, to itself, to nobody, without a contract, of what is pledged", async () => {
    const context = await loadFixture(free);
    const { ip, members } = context;
    const refuse = async (more: object, error: string, ...args: unknown[]) => {
      const what = offer(1, more);
      for (const sent of [
        context.as(ANN).offerShare(what, NOTICE, DIRECT),
        context.as(ANN).transfer(what, 0, DIRECT),
      ]) {
        await expect(sent, error)
          .to.be.revertedWithCustomError(ip, error)
          .withArgs(...args);
      }
    };
    await refuse({ units: 0n }, "PropertyOfferInvalid", 1, 0, 500_000);
    await refuse({ units: 500_001n }, "PropertyOfferInvalid", 1, 500_001, 500_000);
    await refuse({ to: ANN }, "PropertyOfferInvalid", 1, 100_000, 500_000);
    await refuse({ terms: ZeroHash }, "PropertyDigestMissing", Digest.Terms);
    await refuse({ to: 14 }, "PropertyMemberNotActive", 14);
    await members.set(DAN, 3, Standing.Suspended, ZeroAddress, ZeroHash);
    await refuse({}, "PropertyMemberNotActive", DAN);
    await refuse({ from: EVE }, "PropertyNotOwner", 1, EVE);
    await refuse({ asset: 2 }, "PropertyAssetUnknown", 2);
    const second = await register(context, { identifier: id("second") });
    await refuse({ asset: second }, "PropertyNotSeparated", second);
    const third = await register(context, { agreement: 0, identifier: id("background") });
    await refuse({ asset: third, to: BEN, units: 999_999n }, "PropertyOfferInvalid", third, 999_999, 1_000_000);
    await context.as(ANN).pledge(pledge(third, { pledgee: BEN }), 0, DIRECT);
    await refuse({ asset: third, units: ALL }, "PropertyPledged", third, BEN);
    await context.as(ANN).reportStatus(report(1, Status.Lapsed), DIRECT);
    await refuse({}, "PropertyAssetEnded", 1, Status.Lapsed);
  });

  it("sells background whole, without asking anybody", async () => {
    const context = await loadFixture(deployed);
    const { ip } = context;
    const asset = await register(context, { agreement: 0, identifier: id("background") });
    const what = offer(asset, { units: ALL });
    await expect(context.as(ANN).transfer(what, 0, DIRECT))
      .to.emit(ip, "ShareTransferred")
      .withArgs(asset, ANN, DAN, 0, Object.values(what), assetWord({ agreement: 0, owner: DAN, pool: 0, epoch: 1 }));
    const motion = await offered(context, offer(asset, { from: DAN, to: ANN, units: ALL })); // told, though nobody is asked
    const at = (await ip.motionOf(motion)).proposedAt;
    await expect(context.as(DAN).preempt(motion, DAN, offer(asset, { from: DAN, to: ANN, units: ALL }), DIRECT))
      .to.be.revertedWithCustomError(ip, "PropertyPreemptionGone")
      .withArgs(motion, DAN, 0);
    expect(at > 0n).to.equal(true);
  });
});

describe("IPRegistry: renouncing a share (R09)", () => {
  it("leaves the asset to the others", async () => {
    const context = await loadFixture(free);
    const { ip, core } = context;
    await expect(context.as(ANN).renounce(1, ANN, 0, id("declaration"), DIRECT))
      .to.emit(ip, "ShareRenounced")
      .withArgs(1, ANN, 0, id("declaration"), 500_000, assetWord({ ...own, epoch: 1 }));
    expect(await ip.shareOf(1, BEN)).to.deep.equal([300_000n, 500_000n]);
    expect(await core.unitsOf(ownPool(), rewardOf(ANN))).to.deep.equal([0n, 500_000n]);
    await context.as(BEN).renounce(1, BEN, 0, id("declaration"), DIRECT);
    await expect(context.as(CHO).renounce(1, CHO, 0, id("declaration"), DIRECT))
      .to.be.revertedWithCustomError(ip, "PropertyLastOwner")
      .withArgs(1, CHO);
  });

  it("follows its rule and refuses strangers, the pledged, the unseparated, no declaration", async () => {
    const context = await loadFixture(deployed);
    const { ip } = context;
    const renounce = (by = ANN, motion = 0n, declaration = id("declaration")) =>
      context.as(by).renounce(1, by, motion, declaration, DIRECT);
    await expect(renounce()).to.be.revertedWithCustomError(ip, "PropertyNotSeparated").withArgs(1);
    await separated(context, 1n);
    await expect(renounce(DAN)).to.be.revertedWithCustomError(ip, "PropertyNotOwner").withArgs(1, DAN);
    await expect(renounce(ANN, 0n, ZeroHash))
      .to.be.revertedWithCustomError(ip, "PropertyDigestMissing")
      .withArgs(Digest.Declaration);
    await expect(renounce())
      .to.be.revertedWithCustomError(ip, "PropertyMotionDiffers")
      .withArgs(0, 1, Act.Renounce, ANN, id("declaration"));
    await context.as(ANN).propose(1, Act.Renounce, ANN, id("declaration"), NOTICE, DIRECT);
    await consents(context, 1n, BEN, id("declaration"));
    await renounce(ANN, 1n);
    const what = pledge(1, { member: BEN });
    await context.as(BEN).propose(1, Act.Pledge, BEN, await context.reader.pledgeHash(what), NOTICE, DIRECT);
    await consents(context, 2n, CHO, await context.reader.pledgeHash(what));
    await context.as(BEN).pledge(what, 2, DIRECT);
    await expect(renounce(BEN)).to.be.revertedWithCustomError(ip, "PropertyPledged").withArgs(1, DAN);
  });
});
