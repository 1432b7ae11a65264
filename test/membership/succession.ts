import { expect } from "chai";
import { network } from "hardhat";
import { id, toBeHex } from "ethers";
import { ALL_SCOPES, BANK, DAY, DIRECT, EVIDENCE, LETTER, PAYOUT, Scope, Status, join } from "../helpers/members.js";
import { keyOf, policy, registryOn } from "../helpers/registry.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { loadFixture } = networkHelpers;
const { deployed, populated, now, at, to } = registryOn(connection);

describe("MemberRegistry: succession", () => {
  describe("succession", () => {
    it("takes effect after three days: the successor acts, is paid and answers", async () => {
      const { members, admission, one, two, three, root, other, spare } = await loadFixture(populated);
      await members.connect(other).changePayout(two, spare, id("bank of two"), DIRECT);
      await to((await members.payoutRecord(two)).nextFrom);
      const then = (await now()) + 5n;
      const from = then + 3n * DAY;
      await at(then);
      await expect(members.connect(admission).recordSuccession(one, two, 0, EVIDENCE))
        .to.emit(members, "SuccessionRecorded")
        .withArgs(one, two, 0, from, 1, EVIDENCE);
      await to(from - 1n);
      expect(await members.standing(one)).to.deep.equal([3n, BigInt(Status.Active)]);
      expect(await members.payoutOf(one)).to.deep.equal([PAYOUT, from - 1n]);
      expect(await members.standsFor(one)).to.equal(one);
      const apart = () =>
        Promise.all(
          [
            [one, two],
            [two, one],
            [one, one],
            [one, three],
          ].map(([a, b]) => members.areApart(a!, b!)),
        );
      expect(await apart()).to.deep.equal([true, true, false, true]);
      await members.requireActsAlone(one, root, Scope.VOTE, 0);
      await expect(members.requireActsAlone(one, other, Scope.VOTE, 0))
        .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
        .withArgs(other.address, two, one);

      await to(from);
      expect(await members.standing(one)).to.deep.equal([3n, BigInt(Status.Succeeded)]);
      expect(await members.payoutOf(one)).to.deep.equal([spare.address, from + 3n * DAY - 1n]);
      expect(await members.bankAccountOf(one)).to.equal(id("bank of two"));
      expect(await members.standsFor(one)).to.equal(two);
      expect(await apart()).to.deep.equal([false, false, false, true]);
      await members.requireActsAlone(one, other, Scope.VOTE, 0);
      await expect(members.requireActsAlone(one, root, Scope.VOTE, 0))
        .to.be.revertedWithCustomError(members, "MemberStatusWrong")
        .withArgs(one, Status.Succeeded);
      await expect(members.connect(root).exit(one, EVIDENCE, DIRECT))
        .to.be.revertedWithCustomError(members, "MemberStatusWrong")
        .withArgs(one, Status.Succeeded);
      await expect(members.completeRecovery(one))
        .to.be.revertedWithCustomError(members, "MemberStatusWrong")
        .withArgs(one, Status.Succeeded);
    });

    it("asks the successor's policy and its signers' envelope", async () => {
      const { members, admission, one, two, other } = await loadFixture(populated);
      await members.connect(admission).recordSuccession(one, two, 2, EVIDENCE);
      await to((await members.memberRecord(one)).succeededFrom);
      const digest = id("act");
      const signature = new ethers.SigningKey(keyOf(other.address)).sign(digest).serialized;
      await members.requireJointSignatures(one, Scope.TREASURY, 0, digest, [{ signer: other.address, signature }]);
      await members.connect(other).setPolicy(two, Scope.TREASURY, policy(2), LETTER, DIRECT);
      expect(await members.requiredSigners(one, Scope.TREASURY, 0)).to.equal(2n);
      await expect(members.requireActsAlone(one, other, Scope.TREASURY, 0))
        .to.be.revertedWithCustomError(members, "MemberSignaturesTooFew")
        .withArgs(two, 1, 2);
    });

    it("can be taken back until it takes effect", async () => {
      const { members, admission, one, two, three } = await loadFixture(populated);
      const as = members.connect(admission);
      await expect(as.cancelSuccession(one, EVIDENCE))
        .to.be.revertedWithCustomError(members, "MemberSuccessionNotPending")
        .withArgs(one, 0);
      await as.recordSuccession(one, two, 1, EVIDENCE);
      await expect(as.recordSuccession(one, three, 1, EVIDENCE))
        .to.be.revertedWithCustomError(members, "MemberSuccessionExists")
        .withArgs(one, two);
      await at((await members.memberRecord(one)).succeededFrom - 1n);
      await expect(as.cancelSuccession(one, EVIDENCE))
        .to.emit(members, "SuccessionCancelled")
        .withArgs(one, two, EVIDENCE);
      await as.recordSuccession(one, three, 1, EVIDENCE);
      const from = (await members.memberRecord(one)).succeededFrom;
      await at(from);
      await expect(as.cancelSuccession(one, EVIDENCE))
        .to.be.revertedWithCustomError(members, "MemberSuccessionNotPending")
        .withArgs(one, from);
      await expect(as.recordSuccession(one, two, 1, EVIDENCE))
        .to.be.revertedWithCustomError(members, "MemberSuccessionExists")
        .withArgs(one, three);
    });

    it("reverts if the successor is not active, itself, succeeded or to be succeeded, so that no cycle arises", async () => {
      const { members, admission, one, two, three, heir } = await loadFixture(populated);
      const as = members.connect(admission);
      const refused = (member: bigint, successor: bigint, status: number) =>
        expect(as.recordSuccession(member, successor, 0, EVIDENCE))
          .to.be.revertedWithCustomError(members, "MemberSuccessorInvalid")
          .withArgs(successor, status);
      await refused(one, one, Status.Active);
      await refused(one, 9n, Status.None);
      await expect(as.recordSuccession(9, one, 0, EVIDENCE))
        .to.be.revertedWithCustomError(members, "MemberStatusWrong")
        .withArgs(9, Status.None);
      await as.suspendMember(two, EVIDENCE);
      await refused(one, two, Status.Suspended);
      await as.reinstateMember(two, EVIDENCE);
      await as.recordSuccession(one, two, 0, EVIDENCE);
      await refused(two, one, Status.Active);
      await to((await members.memberRecord(one)).succeededFrom);
      await refused(two, one, Status.Succeeded);
      await members.connect(heir).exit(three, EVIDENCE, DIRECT);
      await refused(two, three, Status.Exited);
      // an exited member can still be succeeded
      await as.recordSuccession(three, two, 2, EVIDENCE);
    });

    it("keeps the promise of payoutOf when the successor is itself succeeded or changes its payout", async () => {
      const { members, admission, one, two, three, other } = await loadFixture(populated);
      const as = members.connect(admission);
      await as.recordSuccession(one, two, 0, EVIDENCE);
      await to((await members.memberRecord(one)).succeededFrom);
      await members.connect(other).changePayout(two, other, BANK, DIRECT);
      const changed = (await members.payoutRecord(two)).nextFrom;
      await as.recordSuccession(two, three, 0, EVIDENCE);
      const from = (await members.memberRecord(two)).succeededFrom;
      expect(from).to.be.greaterThan(changed);
      expect(await members.payoutOf(one)).to.deep.equal([PAYOUT, changed - 1n]);
      await to(changed);
      expect(await members.payoutOf(one)).to.deep.equal([other.address, from - 1n]);
      await to(from);
      expect((await members.payoutOf(one)).payout).to.equal(PAYOUT);
      expect(await members.standsFor(one)).to.equal(three);
    });

    it("allows a chain of 8 hops and refuses the ninth", async () => {
      const { members, admission, outsider } = await loadFixture(deployed);
      const keys = Array.from({ length: 10 }, (_, i) => new ethers.Wallet(toBeHex(i + 100, 32)));
      for (const [i, key] of keys.entries()) {
        await join(members, admission, `m${i}`, [{ key, scopes: ALL_SCOPES }]);
      }
      const as = members.connect(admission);
      for (let i = 1; i <= 8; i++) await as.recordSuccession(i, i + 1, 0, EVIDENCE);
      expect((await members.memberRecord(9)).depth).to.equal(8n);
      await expect(as.recordSuccession(9, 10, 0, EVIDENCE))
        .to.be.revertedWithCustomError(members, "MemberSuccessionTooDeep")
        .withArgs(9, 8);
      // a shorter chain into the same member changes nothing
      await expect(as.recordSuccession(10, 9, 0, EVIDENCE)).to.emit(members, "SuccessionRecorded");
      expect((await members.memberRecord(9)).depth).to.equal(8n);
      await to((await members.memberRecord(10)).succeededFrom);
      expect(await members.standsFor(1)).to.equal(9n);
      await members.connect(outsider).requireActsAlone(1, keys[8]!, Scope.VOTE, 0);
    });
  });
});
