import { expect } from "chai";
import { id } from "ethers";
import { network } from "hardhat";
import { CNY, pool } from "../helpers/core.js";
import { type Deployed, REASON, NOW, as, deployRegistry, inForce, sealed } from "../helpers/agreement.js";
import { party } from "../helpers/terms.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture, time } = networkHelpers;

async function periodic(closers: number, payees = 7) {
  const context = await deployRegistry(ethers);
  const terms = await inForce(context, networkHelpers, {
    periodic: true,
    rules: { closers },
    parties: Array.from({ length: payees }, (_, i) => party(i + 1)),
  });
  await context.recorder.addCost(pool(0x8000), 3, 400);
  for (let i = 0; i < 3; i++) await context.bank.book(1, 1, CNY, 100_000, terms.legal.effective);
  const first = terms.legal.effective;
  const period = {
    agreement: 1,
    version: 1,
    currency: CNY,
    amount: 100_000n,
    first,
    last: first + 364,
    plan: id("plan"),
    sequence: 1,
  };
  const deadline = BigInt(await time.latest()) + 10_000n;
  return { ...context, context, terms, period, deadline };
}
const byOne = () => periodic(1);
const byTwo = () => periodic(2);

const closer = async (context: Deployed, member: number, period: object, deadline: bigint) => ({
  member,
  signatures: (await sealed(context, context.signers[member]!, "ClosePeriod", { ...period }, deadline)).signatures,
});

describe("AgreementRegistry: closing", () => {
  it("shares the pot by the signatures of as many parties as the terms ask", async () => {
    const { context, registry, core, period, deadline } = await loadFixture(byTwo);
    const closers = [await closer(context, 2, period, deadline), await closer(context, 3, period, deadline)];
    await expect(registry.closePeriod(period, closers, deadline))
      .to.emit(registry, "PeriodClosed")
      .withArgs(1, CNY, id("plan"), 1, 100_000, period.first, period.last, 1, [2, 3]);
    expect(await core.potOf(1, 1, CNY)).to.equal(200_000);
    expect(await core.owed(pool(1), 9, CNY)).to.equal(3_000);
    expect((await registry.agreementOf(1)).closes).to.equal(1);
    await expect(registry.closePeriod(period, closers, deadline))
      .to.be.revertedWithCustomError(registry, "AgreementCloseOutOfOrder")
      .withArgs(1, 2);
  });

  it("takes a direct closer, and the deadline to the second", async () => {
    const { context, registry, period, deadline } = await loadFixture(byTwo);
    const closers = [{ member: 1, signatures: [] }, await closer(context, 2, period, deadline)];
    await time.setNextBlockTimestamp(deadline);
    await as(context, 1).closePeriod(period, closers, deadline);
    const second = { ...period, sequence: 2 };
    const late = [{ member: 1, signatures: [] }, await closer(context, 2, second, deadline)];
    await time.setNextBlockTimestamp(deadline + 1n);
    await expect(as(context, 1).closePeriod(second, late, deadline))
      .to.be.revertedWithCustomError(registry, "AgreementDeadlinePassed")
      .withArgs(deadline);
  });

  it("reverts if closers are too few, too many, the same, out of order or no parties", async () => {
    const { context, registry, members, period, deadline } = await loadFixture(byTwo);
    const [two, three, eight] = await Promise.all([2, 3, 8].map((n) => closer(context, n, period, deadline)));
    for (const [list, count] of [
      [[two!], 1],
      [[two!, three!, eight!], 3],
      [[two!, two!], 2],
      [[three!, two!], 2],
    ] as const) {
      await expect(registry.closePeriod(period, [...list], deadline))
        .to.be.revertedWithCustomError(registry, "AgreementClosersInvalid")
        .withArgs(count, 2);
    }
    await expect(registry.closePeriod(period, [two!, eight!], deadline))
      .to.be.revertedWithCustomError(registry, "AgreementNotParty")
      .withArgs(1, 8);
    await expect(
      registry.closePeriod({ ...period, amount: 1n }, [two!, three!], deadline),
    ).to.be.revertedWithCustomError(members, "SettableMembersBadSignature");
    await expect(registry.closePeriod({ ...period, last: period.first - 1 }, [two!, three!], deadline))
      .to.be.revertedWithCustomError(registry, "AgreementPeriodInvalid")
      .withArgs(period.first, period.first - 1);
  });

  it("reverts in an agreement that is not in force", async () => {
    const { context, registry, period, deadline } = await loadFixture(byOne);
    const other = { ...period, agreement: 2 };
    await expect(as(context, 1).closePeriod(other, [{ member: 1, signatures: [] }], deadline))
      .to.be.revertedWithCustomError(registry, "AgreementNotInForce")
      .withArgs(2, 0);
  });

  it("goes on after the end, by former parties too", async () => {
    const { context, core, period, deadline } = await loadFixture(byOne);
    for (const n of [7, 6, 5, 4, 3, 2]) await as(context, n).leaveAgreement(1, n, REASON, NOW);
    await as(context, 5).closePeriod({ ...period, amount: 300_000n }, [{ member: 5, signatures: [] }], deadline);
    expect(await core.potOf(1, 1, CNY)).to.equal(0);
  });

  it("costs the same for 3 payees and for 15", async () => {
    const closeFor = async (payees: number, closers: number) => {
      const { context, registry, period, deadline } = await periodic(closers, payees);
      const used: bigint[] = [];
      for (const sequence of [1, 2]) {
        const next = { ...period, sequence };
        const list = await Promise.all([1, 2].slice(0, closers).map((n) => closer(context, n, next, deadline)));
        used.push((await (await registry.closePeriod(next, list, deadline)).wait())!.gasUsed);
      }
      return used;
    };
    for (const closers of [1, 2]) {
      const few = await closeFor(3, closers);
      const many = await closeFor(15, closers);
      console.log(`      closePeriod, ${closers} closers: first ${few[0]}, then ${few[1]} gas; 15 payees ${many[1]}`);
      expect(many[1]! - few[1]!).to.be.within(-200n, 200n); // signatures have more or fewer zero bytes
    }
  });
});
