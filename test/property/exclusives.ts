import { expect } from "chai";
import { network } from "hardhat";
import {
  Asset,
  CHO,
  DAY,
  DIRECT,
  Kind,
  LAST,
  OwnerAct,
  REASON,
  T0,
  deployLicences,
  hashTerms,
  licenceTerms,
  noFees,
  toMember,
} from "../helpers/licences.js";
import type { LicenceTerms } from "../helpers/licences.js";
import { expectFolded } from "../helpers/licenceFold.js";
import { random, seedOfRun } from "../helpers/random.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture, time } = networkHelpers;
const deployed = () => deployLicences(ethers, (second) => time.increaseTo(second));
const toDay = (day: number) => time.increaseTo(day * DAY);
const bitsOf = (word: bigint): number[] =>
  Array.from({ length: 249 }, (_, i) => i).filter((i) => (word >> BigInt(i)) & 1n);

/** A model that knows days, countries and fields one by one, and no bits. */
const overlap = (a: LicenceTerms, b: LicenceTerms): boolean =>
  bitsOf(a.territory).some((country) => bitsOf(b.territory).includes(country)) &&
  bitsOf(a.fields).some((field) => bitsOf(b.fields).includes(field)) &&
  Math.max(a.from, b.from) <= Math.min(a.until, b.until);

describe("LicenseRegistry: sole and exclusive licences", () => {
  it("lets nothing overlap in field, territory and time, and everything else (fuzzed against a brute-force model)", async () => {
    const { registry, property, ann, carry } = await loadFixture(deployed);
    const next = random(seedOfRun("exclusives"));
    const some = (most: number) => (1n << BigInt(next(most))) | (1n << BigInt(next(most)));
    const running = new Map<bigint, LicenceTerms>();
    let [granted, refused, today] = [0, 0, T0];
    for (let run = 0; run < 120; ++run) {
      const from = T0 + next(300);
      const kind = [Kind.Ordinary, Kind.Sole, Kind.Exclusive][next(3)]!;
      const scope = { territory: some(6), fields: some(6), from, until: Math.max(today, from) + next(60) };
      const terms = licenceTerms({ kind, ...scope, fees: noFees });
      const blockers = [...running].filter(([, other]) => overlap(terms, other));
      const act = kind === Kind.Ordinary ? OwnerAct.Ordinary : OwnerAct.Exclusive;
      const sent = registry.connect(ann).grant(terms, await carry(hashTerms(terms), act), DIRECT);
      if (blockers.length > 0) {
        await expect(sent)
          .to.be.revertedWithCustomError(registry, "LicenceOverlaps")
          .withArgs(Asset.Patent, (other: bigint) => blockers.some(([number]) => number === other));
        ++refused;
      } else if (kind !== Kind.Ordinary && running.size === 16) {
        await expect(sent).to.be.revertedWithCustomError(registry, "LicenceListFull").withArgs(Asset.Patent, 16);
      } else {
        await sent;
        ++granted;
        if (kind !== Kind.Ordinary) running.set(await registry.count(), terms);
      }
      if (next(4) === 0) {
        const [number, over] = [...running][next(Math.max(1, running.size))] ?? [];
        if (number !== undefined && over!.until < today) await registry.end(number);
        else if (number !== undefined) await registry.connect(ann).surrender(number, REASON, DIRECT);
        if (number !== undefined) running.delete(number);
      }
      if (next(8) === 0) await toDay((today += 1 + next(20)));
      expect([...(await registry.listOf(Asset.Patent))].sort()).to.deep.equal([...running.keys()].sort());
      expect(await property.encumbrances(Asset.Patent)).to.equal(running.size);
    }
    expect(Math.min(granted, refused)).to.be.greaterThan(10);
    await expectFolded(ethers, registry);
  });

  it("touches at the edges without overlapping", async () => {
    const { registry, ann, grant } = await loadFixture(deployed);
    const middle = { kind: Kind.Exclusive, from: T0 + 10, until: T0 + 20 };
    await grant(licenceTerms(middle));
    await grant(licenceTerms({ ...middle, from: T0, until: T0 + 9 }));
    await grant(licenceTerms({ ...middle, from: T0 + 21, until: T0 + 30 }));
    for (const day of [T0 + 10, T0 + 20]) {
      await expect(registry.connect(ann).grant(licenceTerms({ from: day, until: day }), 0, DIRECT))
        .to.be.revertedWithCustomError(registry, "LicenceOverlaps")
        .withArgs(Asset.Patent, 1);
    }
  });

  it("lists at most 16 and gives a place free again", async () => {
    const { registry, ann, carry, grant } = await loadFixture(deployed);
    const terms = (field: number) => licenceTerms({ kind: Kind.Sole, fields: 1n << BigInt(field), fees: noFees });
    for (let i = 0; i < 16; ++i) await grant(terms(i));
    const motion = await carry(hashTerms(terms(16)));
    await expect(registry.connect(ann).grant(terms(16), motion, DIRECT))
      .to.be.revertedWithCustomError(registry, "LicenceListFull")
      .withArgs(Asset.Patent, 16);
    await registry.connect(ann).surrender(6, REASON, DIRECT);
    await registry.connect(ann).grant(terms(16), motion, DIRECT);
    expect(await registry.listOf(Asset.Patent)).to.deep.equal(
      [1, 2, 3, 4, 5, 17, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16].map(BigInt),
    );
    const full = await registry.connect(ann).grant(licenceTerms({ fields: 1n << 30n }), 0, DIRECT);
    const { gasUsed } = (await full.wait())!;
    console.log(`      gas: ordinary, beside 16 exclusive ones ${gasUsed}`);
    expect(gasUsed).to.be.lessThan(300_000n);
  });

  it("makes room for others once a licence became ordinary, and keeps other assets apart", async () => {
    const { registry, ann, grant } = await loadFixture(deployed);
    const own = toMember(CHO, { kind: Kind.Exclusive, useBy: T0, until: LAST });
    await grant(own);
    await grant(licenceTerms({ asset: Asset.Secret }));
    await toDay(T0 + 200);
    await expect(registry.connect(ann).grant(licenceTerms(), 0, DIRECT)).to.be.revertedWithCustomError(
      registry,
      "LicenceOverlaps",
    );
    await registry.connect(ann).loosen(1, own, 1, DIRECT);
    await registry.connect(ann).grant(licenceTerms(), 0, DIRECT);
  });
});
