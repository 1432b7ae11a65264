import { expect } from "chai";
import { network } from "hardhat";
import { entryTree } from "../../src/sdk/merkle.js";
import {
  AGREEMENT,
  ANN,
  EVIDENCE,
  Kind,
  NO_SIGNATURES,
  WINDOW_DAYS,
  deployLedger,
  entry,
  rate,
} from "../helpers/contribution.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture } = networkHelpers;

const terms = { party: 0, rewardRate: 100_000, attestations: 1, challengeDays: WINDOW_DAYS, rate: rate(Kind.Work) };

async function deployed() {
  return deployLedger(ethers);
}

describe("The tree of many entries", () => {
  for (const count of [1, 2, 3, 5, 8, 13]) {
    it(`is the ledger's: of ${count}, each leaf is claimed once, and none that is altered`, async () => {
      const { ledger, ann, stranger } = await loadFixture(deployed);
      const entries = Array.from({ length: count }, (_, i) => ({ ...entry({ quantity: BigInt(i + 1) }) }));
      const plain = entries.map((one) => ({
        ...one,
        kind: Number(one.kind),
        first: Number(one.first),
        last: Number(one.last),
        algorithm: Number(one.algorithm),
      }));
      const tree = entryTree(plain);
      const facts = { valueCap: 10n ** 9n, content: EVIDENCE, algorithm: 1, size: 99n };
      const root = { kind: Number(Kind.Work), root: tree.root, count, ...facts };
      await ledger.connect(ann).recordRoot(AGREEMENT, ANN, root, NO_SIGNATURES);
      const claim = (index: number, content: (typeof entries)[number]) =>
        ledger.connect(stranger).claimLeaf(1, AGREEMENT, ANN, root, terms, index, content, tree.proof(index));
      for (const [index, content] of entries.entries()) {
        await expect(claim(index, { ...content, quantity: content.quantity + 1n }))
          .to.be.revertedWithCustomError(ledger, "ContributionLeafInvalid")
          .withArgs(1, index);
        await expect(claim(index, content)).to.emit(ledger, "ContributionLeafClaimed");
        await expect(claim(index, content)).to.be.revertedWithCustomError(ledger, "ContributionLeafClaimedBefore");
      }
    });
  }
});
