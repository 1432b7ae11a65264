import { expect } from "chai";
import { AbiCoder, ZeroHash, concat, keccak256 } from "ethers";
import { network } from "hardhat";
import {
  AGREEMENT,
  ANN,
  BEN,
  EVIDENCE,
  Kind,
  MAX96,
  NO_SIGNATURES,
  Scope,
  Status,
  WINDOW_DAYS,
  cardWord,
  deployLedger,
  entry,
  fields,
  leafHash,
  merkle,
  rate,
  stateWord,
} from "../helpers/contribution.js";
import type { Entry } from "../helpers/contribution.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture } = networkHelpers;

const COUNT = 300;
const leaves = Array.from({ length: COUNT }, (_, i) => entry({ quantity: BigInt(i + 1) }));
leaves[7] = entry({ kind: Kind.Staff });
const tree = merkle(leaves.map((leaf, i) => leafHash(i, leaf)));
const ROOT = {
  kind: Number(Kind.Work),
  root: tree.root,
  count: COUNT,
  valueCap: 1_000_000n,
  content: EVIDENCE,
  algorithm: 1,
  size: 99_000n,
};
const TERMS = {
  party: 0,
  rewardRate: 100_000,
  attestations: 1,
  challengeDays: WINDOW_DAYS,
  rate: rate(Kind.Work),
};

const ROOT_TUPLE = "tuple(uint16,bytes32,uint32,uint96,bytes32,uint8,uint64)";
const TERMS_TUPLE = "tuple(uint8,uint32,uint8,uint16,tuple(uint16,uint64,uint32,uint32,uint16,uint16))";
const commitmentOf = (root: typeof ROOT, terms: typeof TERMS): string =>
  keccak256(
    AbiCoder.defaultAbiCoder().encode(
      ["uint40", "uint32", ROOT_TUPLE, TERMS_TUPLE],
      [AGREEMENT, ANN, Object.values(root), [...Object.values(terms).slice(0, 4), Object.values(terms.rate)]],
    ),
  );

async function deployed() {
  return deployLedger(ethers);
}

async function recorded() {
  const all = await deployLedger(ethers);
  await all.ledger.connect(all.ann).recordRoot(AGREEMENT, ANN, ROOT, NO_SIGNATURES);
  const claim = (index: number, content: Entry = leaves[index]!, proof = tree.proofOf(index)) =>
    all.ledger.connect(all.stranger).claimLeaf(1, AGREEMENT, ANN, ROOT, TERMS, index, content, proof);
  return { ...all, claim };
}

describe("ContributionLedger: roots", () => {
  describe("recordRoot", () => {
    it("stores one hash and emits what it is made of", async () => {
      const { ledger, ann } = await loadFixture(deployed);
      const terms = [0n, 100_000n, 1n, 10n, fields(TERMS.rate)];
      await expect(ledger.connect(ann).recordRoot(AGREEMENT, ANN, ROOT, NO_SIGNATURES))
        .to.emit(ledger, "ContributionRootRecorded")
        .withArgs(1, AGREEMENT, ANN, fields(ROOT), terms);
      expect(await ledger.rootOf(1)).to.deep.equal([commitmentOf(ROOT, TERMS), 0n]);
      expect(await ledger.counts()).to.deep.equal([0n, 1n]);
    });

    it("asks the policy for the cap", async () => {
      const { ledger, members, ann } = await loadFixture(deployed);
      await members.setSigner(ann, ANN, Scope.Record, ROOT.valueCap - 1n);
      await expect(ledger.connect(ann).recordRoot(AGREEMENT, ANN, ROOT, NO_SIGNATURES))
        .to.be.revertedWithCustomError(members, "OpenMembersTooFew")
        .withArgs(ANN, 1, 2);
    });

    it("refuses no root, no leaves, no kind and no evidence", async () => {
      const { ledger, ann } = await loadFixture(deployed);
      const record = (more: Partial<typeof ROOT>) =>
        ledger.connect(ann).recordRoot(AGREEMENT, ANN, { ...ROOT, ...more }, NO_SIGNATURES);
      await expect(record({ root: ZeroHash }))
        .to.be.revertedWithCustomError(ledger, "ContributionRootInvalid")
        .withArgs(ZeroHash, COUNT);
      await expect(record({ count: 0 }))
        .to.be.revertedWithCustomError(ledger, "ContributionRootInvalid")
        .withArgs(tree.root, 0);
      await expect(record({ kind: 15 }))
        .to.be.revertedWithCustomError(ledger, "ContributionKindUnknown")
        .withArgs(15);
      await expect(record({ size: 0n }))
        .to.be.revertedWithCustomError(ledger, "ContributionEvidenceInvalid")
        .withArgs(EVIDENCE, 1, 0);
    });
  });

  describe("claimLeaf", () => {
    it("makes a contribution of a leaf for anybody who knows it", async () => {
      const { ledger, claim } = await loadFixture(recorded);
      const transaction = await claim(256);
      await expect(transaction).to.emit(ledger, "ContributionLeafClaimed").withArgs(1, 256, 1, 257);
      await expect(transaction)
        .to.emit(ledger, "ContributionRecorded")
        .withArgs(
          1,
          AGREEMENT,
          ANN,
          fields(leaves[256]!),
          257,
          257,
          0,
          cardWord({ units: 257n }),
          stateWord({ value: 257n }),
        );
      expect(await ledger.isClaimed(1, 256)).to.equal(true);
      expect(await ledger.isClaimed(1, 0)).to.equal(false);
      await claim(0);
      expect(await ledger.rootOf(1)).to.deep.equal([commitmentOf(ROOT, TERMS), 258n]);
    });

    it("prices a leaf on the terms of the day of the root", async () => {
      const { ledger, agreements, claim } = await loadFixture(recorded);
      await agreements.setRate(AGREEMENT, rate(Kind.Work, { price: 5_000n }));
      await agreements.set(AGREEMENT, 5, 1, 0);
      await agreements.end(AGREEMENT);
      await claim(9);
      const { units, needed, status } = await ledger.contributionOf(1);
      expect([units, needed, status]).to.deep.equal([10n, 1n, Status.Recorded]);
    });

    it("refuses a leaf twice", async () => {
      const { ledger, claim } = await loadFixture(recorded);
      await claim(299);
      await expect(claim(299)).to.be.revertedWithCustomError(ledger, "ContributionLeafClaimedBefore").withArgs(1, 299);
    });

    it("refuses other terms, another root, another member than recorded", async () => {
      const { ledger } = await loadFixture(recorded);
      const recordedHash = commitmentOf(ROOT, TERMS);
      const dearer = { ...TERMS, rate: rate(Kind.Work, { price: 2_000n }) };
      const claim = (rootId: number, member: bigint, root: typeof ROOT, terms: typeof TERMS) =>
        ledger.claimLeaf(rootId, AGREEMENT, member, root, terms, 0, leaves[0]!, tree.proofOf(0));
      await expect(claim(1, ANN, ROOT, dearer))
        .to.be.revertedWithCustomError(ledger, "ContributionRootMismatch")
        .withArgs(1, commitmentOf(ROOT, dearer), recordedHash);
      const larger = { ...ROOT, valueCap: MAX96 };
      await expect(claim(1, ANN, larger, TERMS))
        .to.be.revertedWithCustomError(ledger, "ContributionRootMismatch")
        .withArgs(1, commitmentOf(larger, TERMS), recordedHash);
      await expect(claim(1, BEN, ROOT, TERMS)).to.be.revertedWithCustomError(ledger, "ContributionRootMismatch");
      await expect(claim(2, ANN, ROOT, TERMS))
        .to.be.revertedWithCustomError(ledger, "ContributionRootMismatch")
        .withArgs(2, recordedHash, ZeroHash);
    });

    it("refuses a leaf changed, under another number, beyond the count, or of another kind", async () => {
      const { ledger, claim } = await loadFixture(recorded);
      const invalid = (index: number) => [1, index];
      await expect(claim(0, entry({ quantity: 2n })))
        .to.be.revertedWithCustomError(ledger, "ContributionLeafInvalid")
        .withArgs(...invalid(0));
      await expect(claim(1, leaves[0], tree.proofOf(0)))
        .to.be.revertedWithCustomError(ledger, "ContributionLeafInvalid")
        .withArgs(...invalid(1));
      await expect(claim(7))
        .to.be.revertedWithCustomError(ledger, "ContributionLeafKindWrong")
        .withArgs(Kind.Staff, Kind.Work);
    });

    it("refuses a leaf of the tree whose number is not below the count", async () => {
      const { ledger, ann } = await loadFixture(deployed);
      const short = { ...ROOT, count: 10 };
      await ledger.connect(ann).recordRoot(AGREEMENT, ANN, short, NO_SIGNATURES);
      const claim = (i: number) => ledger.claimLeaf(1, AGREEMENT, ANN, short, TERMS, i, leaves[i]!, tree.proofOf(i));
      await claim(9);
      await expect(claim(10)).to.be.revertedWithCustomError(ledger, "ContributionLeafInvalid").withArgs(1, 10);
    });

    it("takes no inner node, singly hashed leaf or zero node for a leaf", async () => {
      const { ledger, ann } = await loadFixture(deployed);
      const single = (index: number): string =>
        keccak256(
          AbiCoder.defaultAbiCoder().encode(
            ["uint32", "tuple(uint16,uint64,uint24,uint24,bytes32,uint8,uint64,bytes32)"],
            [index, Object.values(leaves[index]!)],
          ),
        );
      // The tree of somebody who hashed leaves once, and one whose sibling is the zero node.
      const once = { ...ROOT, root: keccak256(concat([single(0), single(1)].sort())), count: 2 };
      const zero = { ...ROOT, root: keccak256(concat([ZeroHash, leafHash(0, leaves[0]!)])), count: 2 };
      await ledger.connect(ann).recordRoot(AGREEMENT, ANN, once, NO_SIGNATURES);
      await ledger.connect(ann).recordRoot(AGREEMENT, ANN, zero, NO_SIGNATURES);
      const claim = (rootId: number, root: typeof ROOT, index: number, proof: string[]) =>
        ledger.claimLeaf(rootId, AGREEMENT, ANN, root, TERMS, index, leaves[index]!, proof);
      await expect(claim(1, once, 0, [single(1)]))
        .to.be.revertedWithCustomError(ledger, "ContributionLeafInvalid")
        .withArgs(1, 0);
      await expect(claim(2, zero, 1, [leafHash(0, leaves[0]!)]))
        .to.be.revertedWithCustomError(ledger, "ContributionLeafInvalid")
        .withArgs(2, 1);
      await expect(claim(2, zero, 1, [])).to.be.revertedWithCustomError(ledger, "ContributionLeafInvalid");
      await claim(2, zero, 0, [ZeroHash]); // the true leaf beside it stays claimable
    });

    it("stops at the value the contributor signed for", async () => {
      const { ledger, ann } = await loadFixture(deployed);
      const capped = { ...ROOT, valueCap: 11n };
      await ledger.connect(ann).recordRoot(AGREEMENT, ANN, capped, NO_SIGNATURES);
      const claim = (i: number) => ledger.claimLeaf(1, AGREEMENT, ANN, capped, TERMS, i, leaves[i]!, tree.proofOf(i));
      await claim(9); // worth 10
      await expect(claim(1)).to.be.revertedWithCustomError(ledger, "ContributionRootCapExceeded").withArgs(1, 12, 11);
      await claim(0);
      expect((await ledger.rootOf(1)).claimedValue).to.equal(11);
    });
  });
});
