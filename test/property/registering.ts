import { expect } from "chai";
import { ZeroHash, id } from "ethers";
import { network } from "hardhat";
import { DAY, NOW, REASON, as as asParty } from "../helpers/agreement.js";
import { uninstrumented } from "../helpers/coverage.js";
import {
  ALL,
  ANN,
  ASSET_POOLS,
  BEN,
  CHO,
  DAN,
  DIRECT,
  Digest,
  EVIDENCE,
  OWNERS,
  Status,
  Use,
  agreed,
  assetWord,
  deployProperty,
  inboxOf,
  ownPool,
  register,
  registration,
  report,
  rewardOf,
  rules,
  rulesWord,
  plain,
} from "../helpers/property.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture, time } = networkHelpers;
const today = async () => Math.floor((await time.latest()) / DAY);

async function deployed() {
  const context = await deployProperty(ethers);
  await agreed(context, networkHelpers);
  return context;
}

/** A chain of assets, each deriving from the one before. */
async function chain(context: Awaited<ReturnType<typeof deployed>>, length: number) {
  for (let n = 0; n < length; n++) {
    const parents = n === 0 ? [] : [{ parent: n, rate: 0 }];
    await register(context, { agreement: 0, identifier: id(`generation ${n}`), parents });
  }
}

describe("IPRegistry: registering", () => {
  it("registers a result that the parties own by the agreement's pool", async () => {
    const context = await loadFixture(deployed);
    const { ip } = context;
    const sent = await context.as(BEN).register(BEN, registration(), DIRECT);
    const useBy = (await today()) + 1000;
    await expect(sent)
      .to.emit(ip, "AssetRegistered")
      .withArgs(
        1,
        1,
        BEN,
        [1n, 1n, 1n, false, id("CN202410000001.1"), EVIDENCE, "ipfs://asset", []],
        assetWord({ useBy }),
      );
    expect(plain(await ip.assetOf(1))).to.deep.equal({
      agreement: 1n,
      owner: 0n,
      kind: 1n,
      status: 1n,
      pool: BigInt(OWNERS),
      royaltyPool: 0n,
      royaltyRate: 0n,
      depth: 0n,
      useBy: BigInt(useBy),
      pledged: false,
      pledgee: 0n,
      exclusives: 0n,
      currencies: 0n,
      epoch: 0n,
      identifier: id("CN202410000001.1"),
    });
    expect(await ip.factsOf(1)).to.deep.equal([1n, 0n, 1n, 1n, false]);
    expect(await ip.liveAssetOf(id("CN202410000001.1"))).to.equal(1);
    expect(await ip.counts()).to.deep.equal([1n, 0n]);
    expect(await ip.shareOf(1, ANN)).to.deep.equal([500_000n, ALL]); // units and those of its people
    expect(await ip.shareOf(1, DAN)).to.deep.equal([0n, ALL]);
    await ip.requireOwner(1, CHO);
    await expect(ip.requireOwner(1, DAN)).to.be.revertedWithCustomError(ip, "PropertyNotOwner").withArgs(1, DAN);
  });

  it("registers a result that is its maker's alone, with a pool where its income is the maker's and its people's", async () => {
    const context = await loadFixture(deployed);
    const { ip, core } = context;
    const sent = await context.as(ANN).register(ANN, registration({ sole: true, status: Status.Granted }), DIRECT);
    const word = assetWord({ owner: ANN, pool: 0, status: Status.Granted, useBy: (await today()) + 1000 });
    const [told] = await ip.queryFilter(ip.filters.AssetRegistered());
    expect(told!.args.word).to.equal(word);
    await expect(sent)
      .to.emit(ip, "AssetPoolMade")
      .withArgs(1, ASSET_POOLS, Use.Solo, rulesWord(rules(), 1n, BigInt(ASSET_POOLS + 1)));
    await expect(sent).to.emit(ip, "SoloPoolSet").withArgs(1, ANN, ASSET_POOLS, 100_000);
    expect(await core.unitsOf(ownPool(), ANN)).to.deep.equal([900_000n, ALL]);
    expect(await core.unitsOf(ownPool(), rewardOf(ANN))).to.deep.equal([100_000n, ALL]);
    const second = await context.as(ANN).register(ANN, registration({ sole: true, identifier: id("two") }), DIRECT);
    await expect(second).not.to.emit(ip, "AssetPoolMade"); // one for all of them
    await context.as(BEN).register(BEN, registration({ sole: true, identifier: id("three") }), DIRECT);
    expect(await core.unitsOf(ownPool(1), BEN)).to.deep.equal([ALL, ALL]);
    expect(await ip.shareOf(1, ANN)).to.deep.equal([ALL, ALL]);
    expect(await ip.shareOf(1, BEN)).to.deep.equal([0n, ALL]);
  });

  it("registers background outside every agreement", async () => {
    const context = await loadFixture(deployed);
    const { ip } = context;
    await expect(context.as(DAN).register(DAN, registration({ agreement: 0, status: Status.Published }), DIRECT))
      .to.emit(ip, "AssetRegistered")
      .withArgs(
        1,
        0,
        DAN,
        [0n, 1n, 3n, false, id("CN202410000001.1"), EVIDENCE, "ipfs://asset", []],
        assetWord({ agreement: 0, owner: DAN, pool: 0, status: Status.Published }),
      );
    expect(await ip.factsOf(1)).to.deep.equal([0n, BigInt(DAN), 1n, 3n, false]);
  });

  it("refuses what is not well formed", async () => {
    const context = await loadFixture(deployed);
    const { ip } = context;
    const refuse = (more: object, error: string, ...args: unknown[]) =>
      expect(register(context, more), error)
        .to.be.revertedWithCustomError(ip, error)
        .withArgs(...args);
    await expect(register(context, { kind: 0 }))
      .to.be.revertedWithCustomError(ip, "PropertyKindMissing")
      .withArgs();
    await refuse({ identifier: ZeroHash }, "PropertyDigestMissing", Digest.Identifier);
    await refuse({ evidence: ZeroHash }, "PropertyDigestMissing", Digest.Evidence);
    await refuse({ status: 0 }, "PropertyFirstStatusInvalid", 0);
    await refuse({ status: Status.Filed }, "PropertyFirstStatusInvalid", Status.Filed);
    await refuse({ sole: true, status: Status.Lapsed }, "PropertyFirstStatusInvalid", Status.Lapsed);
    await refuse({ agreement: 2 }, "PropertyRulesMissing", 2);
    await register(context);
    await refuse({ agreement: 0 }, "PropertyIdentifierTaken", id("CN202410000001.1"), 1);
  });

  it("is for present parties, acting by their own signers", async () => {
    const context = await loadFixture(deployed);
    const { ip, registry, members } = context;
    await expect(register(context, {}, DAN))
      .to.be.revertedWithCustomError(registry, "AgreementNotParty")
      .withArgs(1, DAN);
    await expect(context.as(BEN).register(ANN, registration(), DIRECT))
      .to.be.revertedWithCustomError(members, "SettableMembersNotSigner")
      .withArgs(ANN, context.signers[BEN]!.address, 2);
    await asParty(context, CHO).leaveAgreement(1, CHO, REASON, NOW);
    await expect(register(context, {}, CHO))
      .to.be.revertedWithCustomError(registry, "AgreementNotParty")
      .withArgs(1, CHO);
    await members.succeed(ANN, DAN);
    await context.as(DAN).register(ANN, registration(), DIRECT); // its successor's signer acts for it
    expect(await ip.counts()).to.deep.equal([1n, 0n]);
  });
});

describe("IPRegistry: lineage", () => {
  it("keeps what the income of a derivative owes its parents in the units of their inboxes", async () => {
    const context = await loadFixture(deployed);
    const { ip, core } = context;
    await chain(context, 2);
    await register(context, { identifier: id("third") });
    const parents = [
      { parent: 1, rate: 50_000 },
      { parent: 2, rate: 0 },
      { parent: 3, rate: 20_000 },
    ];
    const sent = await context.as(ANN).register(ANN, registration({ parents }), DIRECT);
    const word = assetWord({ royaltyPool: ASSET_POOLS, royaltyRate: 70_000, depth: 2, useBy: (await today()) + 1000 });
    const told = await ip.queryFilter(ip.filters.AssetRegistered(4));
    expect(told[0]!.args.word).to.equal(word);
    await expect(sent)
      .to.emit(ip, "AssetPoolMade")
      .withArgs(1, ASSET_POOLS, Use.Royalties, rulesWord(rules(), 1n, BigInt(ASSET_POOLS + 1)));
    expect(await core.unitsOf(ownPool(), inboxOf(1n))).to.deep.equal([50_000n, 70_000n]);
    expect(await core.unitsOf(ownPool(), inboxOf(3n))).to.deep.equal([20_000n, 70_000n]);
    expect(await ip.inboxIn(4, 1)).to.deep.equal([1n, BigInt(ASSET_POOLS)]);
    for (const [child, parent] of [
      [4, 2],
      [4, 4],
      [3, 1],
    ] as const) {
      await expect(ip.inboxIn(child, parent))
        .to.be.revertedWithCustomError(ip, "PropertyNotDerived")
        .withArgs(child, parent);
    }
  });

  it("refuses parents that are unknown, out of order, named twice, too many or too expensive", async () => {
    const context = await loadFixture(deployed);
    const { ip } = context;
    await chain(context, 3);
    const refuse = (parents: [number, number][], error: string, ...args: unknown[]) =>
      expect(register(context, { parents: parents.map(([parent, rate]) => ({ parent, rate })) }), error)
        .to.be.revertedWithCustomError(ip, error)
        .withArgs(...args);
    await refuse([[4, 1]], "PropertyParentInvalid", 4); // its own number, or a later one: no cycles
    await refuse([[0, 1]], "PropertyParentInvalid", 0);
    await refuse(
      [
        [2, 1],
        [1, 1],
      ],
      "PropertyParentInvalid",
      1,
    );
    await refuse(
      [
        [2, 1],
        [2, 1],
      ],
      "PropertyParentInvalid",
      2,
    );
    await refuse(
      [
        [1, 600_000],
        [2, 400_001],
      ],
      "PropertyRoyaltiesTooHigh",
      1_000_001,
    );
    await refuse(
      Array.from({ length: 9 }, () => [1, 1]),
      "PropertyTooManyParents",
      9,
      8,
    );
    const outside = register(context, { agreement: 0, parents: [{ parent: 1, rate: 1 }] });
    await expect(outside).to.be.revertedWithCustomError(ip, "PropertyRoyaltyOutside").withArgs();
    await register(context, {
      parents: [
        { parent: 1, rate: 600_000 },
        { parent: 2, rate: 400_000 },
      ],
    }); // all of it may be
  });

  it("takes eight parents and sixteen generations, not one more", async () => {
    const context = await loadFixture(deployed);
    await chain(context, 17);
    const deep = register(context, { parents: [{ parent: 17, rate: 0 }] });
    await expect(deep).to.be.revertedWithCustomError(context.ip, "PropertyTooDeep").withArgs(17, 16);
    const parents = Array.from({ length: 8 }, (_, i) => ({ parent: i + 1, rate: 125_000 }));
    const asset = await register(context, { parents });
    expect((await context.ip.assetOf(asset)).depth).to.equal(8);
    expect((await context.ip.assetOf(17)).depth).to.equal(16);
  });

  uninstrumented(
    "costs less than it may: 180,000 gas with the agreement's owners, 320,000 with three parents",
    async () => {
      const context = await loadFixture(deployed);
      await chain(context, 3); // not the first of its kind
      await register(context, { identifier: id("warm") });
      const gasOf = async (more: object) => {
        const sent = await context.as(ANN).register(ANN, registration(more), DIRECT);
        return (await sent.wait())!.gasUsed;
      };
      const simple = await gasOf({ identifier: id("plain") });
      const parents = [1, 2, 3].map((parent) => ({ parent, rate: 30_000 }));
      const derived = await gasOf({ identifier: id("derived"), parents });
      console.log(`      register: ${simple} gas, with three parents ${derived}`);
      expect(simple <= 180_000n, `${simple}`).to.equal(true);
      expect(derived <= 320_000n, `${derived}`).to.equal(true);
    },
  );
});

describe("IPRegistry: background offered to a project", () => {
  async function reserved() {
    const context = await deployed();
    await asParty(context, BEN).reserve(0, BEN, NOW); // agreement 2
    await register(context, { agreement: 0, identifier: id("background") }, DAN);
    return context;
  }

  it("is offered by its owner before the first day", async () => {
    const context = await loadFixture(reserved);
    const { ip } = context;
    await expect(context.as(DAN).offer(1, 2, id("limits"), DIRECT))
      .to.emit(ip, "BackgroundOffered")
      .withArgs(1, 2, DAN, id("limits"));
    expect(await ip.backgroundOf(1, 2)).to.equal(id("limits"));
    expect(await ip.backgroundOf(1, 1)).to.equal(ZeroHash);
  });

  it("is refused late, twice, of results, of what has ended, without limits, for no agreement, by others", async () => {
    const context = await loadFixture(reserved);
    const { ip, core, members } = context;
    const refuse = (asset: number, agreement: number, limits: string, error: string, ...args: unknown[]) =>
      expect(context.as(DAN).offer(asset, agreement, limits, DIRECT), error)
        .to.be.revertedWithCustomError(ip, error)
        .withArgs(...args);
    const limits = id("limits");
    await refuse(1, 1, limits, "PropertyOfferTooLate", 1, (await core.versionDays(1, 1)).from);
    await refuse(1, 2, ZeroHash, "PropertyDigestMissing", Digest.Limits);
    await refuse(1, 3, limits, "PropertyAgreementUnknown", 3);
    await refuse(9, 2, limits, "PropertyAssetUnknown", 9);
    const result = await register(context);
    await refuse(Number(result), 2, limits, "PropertyNotBackground", result, 1);
    await expect(context.as(ANN).offer(1, 2, limits, DIRECT))
      .to.be.revertedWithCustomError(members, "SettableMembersNotSigner")
      .withArgs(DAN, context.signers[ANN]!.address, 2);
    await context.as(DAN).offer(1, 2, limits, DIRECT);
    await refuse(1, 2, limits, "PropertyNotBackground", 1, 2);
    await context.as(DAN).reportStatus(report(1, Status.Lapsed, { member: DAN }), DIRECT);
    await refuse(1, 2, limits, "PropertyAssetEnded", 1, Status.Lapsed);
  });
});
