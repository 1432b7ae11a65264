import { expect } from "chai";
import { network } from "hardhat";
import {
  AGREEMENT,
  ANN,
  BEN,
  EVIDENCE,
  Kind,
  MAX96,
  NO_SIGNATURES,
  PAN,
  REASON,
  Scope,
  Status,
  deployLedger,
  entry,
  envelope,
} from "../helpers/contribution.js";

const { ethers, networkHelpers } = await network.create();
const { loadFixture, time } = networkHelpers;
const message = { agreement: AGREEMENT, member: ANN, entry: entry() };

async function deployed() {
  return deployLedger(ethers);
}

describe("ContributionLedger: signatures", () => {
  it("records for a member what its signer signed, whoever sends it", async () => {
    const { ledger, ann } = await loadFixture(deployed);
    const signed = await envelope(ledger, [ann], "RecordContribution", message);
    await expect(ledger.record(AGREEMENT, ANN, entry(), signed))
      .to.emit(ledger, "ContributionNonceUsed")
      .withArgs(ANN, 0, 1);
    expect((await ledger.contributionOf(1)).member).to.equal(ANN);
    expect(await ledger.nextNonce(ANN, 0)).to.equal(1);
  });

  it("takes an envelope once", async () => {
    const { ledger, ann } = await loadFixture(deployed);
    const signed = await envelope(ledger, [ann], "RecordContribution", message);
    await ledger.record(AGREEMENT, ANN, entry(), signed);
    await expect(ledger.record(AGREEMENT, ANN, entry(), signed))
      .to.be.revertedWithCustomError(ledger, "ContributionNonceWrong")
      .withArgs(ANN, 0, 1);
  });

  it("refuses what was signed for another contract or another chain", async () => {
    const { ledger, members, ann } = await loadFixture(deployed);
    const other = await deployLedger(ethers);
    for (const domain of [{ chainId: 1n }, { verifyingContract: await other.ledger.getAddress() }]) {
      const signed = await envelope(ledger, [ann], "RecordContribution", message, domain);
      await expect(ledger.record(AGREEMENT, ANN, entry(), signed))
        .to.be.revertedWithCustomError(members, "OpenMembersSignatureInvalid")
        .withArgs(ann.address);
    }
  });

  it("refuses a signature over anything else than what is sent", async () => {
    const { ledger, members, ann } = await loadFixture(deployed);
    const signed = await envelope(ledger, [ann], "RecordContribution", message);
    const changes = {
      kind: Kind.Staff,
      quantity: 1n,
      first: 1,
      last: 30_000,
      evidence: REASON,
      algorithm: 2,
      size: 9n,
    };
    for (const [name, value] of Object.entries({ ...changes, previous: REASON })) {
      await expect(
        ledger.record(AGREEMENT, ANN, { ...entry(), [name]: value }, signed),
        name,
      ).to.be.revertedWithCustomError(members, "OpenMembersSignatureInvalid");
    }
    await expect(
      ledger.record(AGREEMENT, ANN, entry(), { ...signed, deadline: 2n ** 40n - 2n }),
    ).to.be.revertedWithCustomError(members, "OpenMembersSignatureInvalid");
    await expect(ledger.record(AGREEMENT, BEN, entry(), signed)).to.be.revertedWithCustomError(
      members,
      "OpenMembersRefused",
    );
  });

  it("refuses nonces out of order; keys do not wait for each other", async () => {
    const { ledger, ann } = await loadFixture(deployed);
    const send = async (nonce: bigint) =>
      ledger.record(AGREEMENT, ANN, entry(), await envelope(ledger, [ann], "RecordContribution", message, { nonce }));
    const key = 7n << 64n;
    await expect(send(1n)).to.be.revertedWithCustomError(ledger, "ContributionNonceWrong").withArgs(ANN, 1, 0);
    await send(key);
    await expect(send(key + 1n))
      .to.emit(ledger, "ContributionNonceUsed")
      .withArgs(ANN, 7, 2);
    await send(0n);
    await expect(send(key + 3n))
      .to.be.revertedWithCustomError(ledger, "ContributionNonceWrong")
      .withArgs(ANN, key + 3n, key + 2n);
    expect(await ledger.nextNonce(ANN, 7)).to.equal(key + 2n);
  });

  it("takes an envelope in the second of its deadline and not one later", async () => {
    const { ledger, ann } = await loadFixture(deployed);
    const deadline = (await time.latest()) + 100;
    const send = async (nonce: bigint, at: number) => {
      const signing = { nonce, deadline: BigInt(deadline) };
      const signed = await envelope(ledger, [ann], "RecordContribution", message, signing);
      await time.setNextBlockTimestamp(at);
      return ledger.record(AGREEMENT, ANN, entry(), signed);
    };
    await send(0n, deadline - 1);
    await send(1n, deadline);
    await expect(send(2n, deadline + 1))
      .to.be.revertedWithCustomError(ledger, "ContributionDeadlineOver")
      .withArgs(deadline);
  });

  it("carries several signatures for a policy that asks for them", async () => {
    const { ledger, members, ann, ann2 } = await loadFixture(deployed);
    await members.setSigner(ann, ANN, Scope.Record, 9_999);
    await members.setSigner(ann2, ANN, Scope.Record, 9_999);
    const alone = await envelope(ledger, [ann], "RecordContribution", message);
    await expect(ledger.record(AGREEMENT, ANN, entry(), alone))
      .to.be.revertedWithCustomError(members, "OpenMembersTooFew")
      .withArgs(ANN, 1, 2);
    await ledger.record(AGREEMENT, ANN, entry(), await envelope(ledger, [ann2, ann], "RecordContribution", message));
    const twice = await envelope(ledger, [ann, ann], "RecordContribution", message, { nonce: 1n });
    await expect(ledger.record(AGREEMENT, ANN, entry(), twice)).to.be.revertedWithCustomError(
      members,
      "OpenMembersRefused",
    );
  });

  it("cancels an envelope by using its nonce up, for an administrator only", async () => {
    const { ledger, members, ann, stranger } = await loadFixture(deployed);
    const signed = await envelope(ledger, [ann], "RecordContribution", message);
    await expect(ledger.connect(stranger).invalidateNonce(ANN, 0))
      .to.be.revertedWithCustomError(members, "OpenMembersRefused")
      .withArgs(ANN, stranger.address, Scope.Admin, 0);
    await expect(ledger.connect(ann).invalidateNonce(ANN, 0))
      .to.emit(ledger, "ContributionNonceUsed")
      .withArgs(ANN, 0, 1);
    await expect(ledger.record(AGREEMENT, ANN, entry(), signed))
      .to.be.revertedWithCustomError(ledger, "ContributionNonceWrong")
      .withArgs(ANN, 0, 1);
  });

  it("takes a wallet's signature while the wallet stands by it", async () => {
    const { ledger, members, ann, stranger } = await loadFixture(deployed);
    const wallet = await ethers.deployContract("OwnedWallet", [stranger]);
    const as = await wallet.getAddress();
    await members.setSigner(wallet, ANN, Scope.Record, MAX96);
    const send = async (signer: typeof ann, nonce: bigint) => {
      const signed = await envelope(ledger, [signer], "RecordContribution", message, { nonce, as });
      return ledger.record(AGREEMENT, ANN, entry(), signed);
    };
    await send(stranger, 0n);
    await expect(send(ann, 1n)).to.be.revertedWithCustomError(members, "OpenMembersSignatureInvalid").withArgs(as);
    await wallet.refuse();
    await expect(send(stranger, 1n)).to.be.revertedWithCustomError(members, "OpenMembersSignatureInvalid").withArgs(as);
  });

  it("records a batch and a root by relay, each bound to its content", async () => {
    const { ledger, members, ann } = await loadFixture(deployed);
    const entries = [entry(), entry({ kind: Kind.Staff })];
    const batch = await envelope(ledger, [ann], "RecordContributions", { agreement: AGREEMENT, member: ANN, entries });
    await expect(ledger.recordMany(AGREEMENT, ANN, [entries[1]!, entries[0]!], batch)).to.be.revertedWithCustomError(
      members,
      "OpenMembersSignatureInvalid",
    );
    await ledger.recordMany(AGREEMENT, ANN, entries, batch);
    const root = {
      kind: Kind.Work,
      root: REASON,
      count: 5,
      valueCap: MAX96,
      content: EVIDENCE,
      algorithm: 1,
      size: 1n,
    };
    const signed = await envelope(
      ledger,
      [ann],
      "RecordRoot",
      { agreement: AGREEMENT, member: ANN, root },
      { nonce: 1n },
    );
    await expect(ledger.recordRoot(AGREEMENT, ANN, { ...root, count: 6 }, signed)).to.be.revertedWithCustomError(
      members,
      "OpenMembersSignatureInvalid",
    );
    await ledger.recordRoot(AGREEMENT, ANN, root, signed);
    expect(await ledger.counts()).to.deep.equal([2n, 1n]);
  });

  it("attests, challenges, rules, withdraws and corrects by relay", async () => {
    const { ledger, members, agreements, ann, ben, pan } = await loadFixture(deployed);
    for (let i = 0; i < 3; ++i) await ledger.connect(ann).record(AGREEMENT, ANN, entry(), NO_SIGNATURES);
    const attestation = (contribution: bigint, units = 10_000n) => ({
      contribution,
      member: BEN,
      agreement: AGREEMENT,
      contributor: ANN,
      kind: Kind.Work,
      units,
      cost: 0n,
    });
    const attest = (contribution: bigint, units: bigint, nonce: bigint) =>
      envelope(ledger, [ben], "AttestContribution", attestation(contribution, units), { nonce });
    await expect(ledger.attestTo(1, BEN, await attest(1n, 9_999n, 0n))).to.be.revertedWithCustomError(
      members,
      "OpenMembersSignatureInvalid",
    );
    await ledger.attestTo(1, BEN, await attest(1n, 10_000n, 0n));
    const challenge = { contribution: 1n, member: BEN, scope: Scope.Record, reason: REASON };
    const challenged = await envelope(ledger, [ben], "ChallengeContribution", challenge, { nonce: 1n });
    await ledger.challenge(1, BEN, Scope.Record, REASON, challenged);
    const ruling = { contribution: 1n, stands: true, reason: REASON };
    const ruled = await envelope(ledger, [pan], "RuleContribution", ruling);
    await expect(ledger.rule(1, false, REASON, ruled)).to.be.revertedWithCustomError(
      members,
      "OpenMembersSignatureInvalid",
    );
    await ledger.rule(1, true, REASON, ruled);
    await ledger.withdraw(2, await envelope(ledger, [ann], "WithdrawContribution", { contribution: 2n }));
    const correction = { contribution: 1n, member: PAN, units: 5n, cost: 0n, reason: REASON };
    const corrected = await envelope(ledger, [pan], "ContraContribution", correction, { nonce: 1n });
    await ledger.contra(1, PAN, 5, 0, REASON, corrected);
    expect((await ledger.contributionOf(1)).units).to.equal(9_995);
    expect((await ledger.contributionOf(2)).status).to.equal(Status.Withdrawn);
    expect(await agreements.panelOf(AGREEMENT)).to.equal(PAN);
  });
});
