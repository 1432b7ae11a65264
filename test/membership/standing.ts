import { expect } from "chai";
import { network } from "hardhat";
import { ZeroHash, id } from "ethers";
import { BANK, Cited, DIRECT, EVIDENCE, PAYOUT, Scope, Status, seal } from "../helpers/members.js";
import { registryOn } from "../helpers/registry.js";

const connection = await network.create();
const { networkHelpers } = connection;
const { loadFixture } = networkHelpers;
const { populated } = registryOn(connection);

describe("MemberRegistry: standing and name", () => {
  describe("suspendMember, reinstateMember, exit", () => {
    it("suspends and reinstates", async () => {
      const { members, admission, one, root } = await loadFixture(populated);
      const as = members.connect(admission);
      await expect(as.suspendMember(one, EVIDENCE))
        .to.emit(members, "MemberStatusChanged")
        .withArgs(one, Status.Suspended, EVIDENCE);
      await expect(members.requireActsAlone(one, root, Scope.VOTE, 0))
        .to.be.revertedWithCustomError(members, "MemberStatusWrong")
        .withArgs(one, Status.Suspended);
      await expect(members.requireJointSignatures(one, Scope.VOTE, 0, ZeroHash, []))
        .to.be.revertedWithCustomError(members, "MemberStatusWrong")
        .withArgs(one, Status.Suspended);
      await expect(as.suspendMember(one, EVIDENCE))
        .to.be.revertedWithCustomError(members, "MemberStatusWrong")
        .withArgs(one, Status.Suspended);
      await expect(as.reinstateMember(one, EVIDENCE))
        .to.emit(members, "MemberStatusChanged")
        .withArgs(one, Status.Active, EVIDENCE);
      await members.requireActsAlone(one, root, Scope.VOTE, 0);
      await expect(as.reinstateMember(one, EVIDENCE))
        .to.be.revertedWithCustomError(members, "MemberStatusWrong")
        .withArgs(one, Status.Active);
    });

    it("reverts without evidence", async () => {
      const { members, admission, one, root } = await loadFixture(populated);
      for (const call of [
        () => members.connect(admission).suspendMember(one, ZeroHash),
        () => members.connect(admission).reinstateMember(one, ZeroHash),
        () => members.connect(admission).recordSuccession(one, 2, 0, ZeroHash),
        () => members.connect(admission).cancelSuccession(one, ZeroHash),
        () => members.connect(root).exit(one, ZeroHash, DIRECT),
        () => members.connect(root).changeName(one, id("name"), 20_000, ZeroHash, DIRECT),
      ]) {
        await expect(call()).to.be.revertedWithCustomError(members, "MemberDigestMissing").withArgs(Cited.Evidence);
      }
    });

    it("lets a member exit by itself, even suspended, once, for good, and keeps its keys and payout in its hands", async () => {
      const { members, admission, one, root, second, domain, outsider } = await loadFixture(populated);
      await members.connect(admission).suspendMember(one, EVIDENCE);
      const envelope = await seal(domain, [second], "Exit", { member: one, evidenceDigest: EVIDENCE });
      await expect(members.connect(outsider).exit(one, EVIDENCE, envelope))
        .to.emit(members, "MemberStatusChanged")
        .withArgs(one, Status.Exited, EVIDENCE);
      expect(await members.standing(one)).to.deep.equal([3n, BigInt(Status.Exited)]);
      await expect(members.connect(root).exit(one, EVIDENCE, DIRECT))
        .to.be.revertedWithCustomError(members, "MemberStatusWrong")
        .withArgs(one, Status.Exited);
      await expect(members.connect(admission).reinstateMember(one, EVIDENCE))
        .to.be.revertedWithCustomError(members, "MemberStatusWrong")
        .withArgs(one, Status.Exited);
      expect((await members.payoutOf(one)).payout).to.equal(PAYOUT);
      await members.connect(root).changePayout(one, outsider, BANK, DIRECT);
    });
  });

  describe("changeName and changeProfile", () => {
    it("keeps a dated history of names", async () => {
      const { members, one, root } = await loadFixture(populated);
      await expect(members.connect(root).changeName(one, id("new"), 10_000, EVIDENCE, DIRECT))
        .to.emit(members, "MemberNameChanged")
        .withArgs(one, 1, id("new"), 10_000, EVIDENCE);
      await members.connect(root).changeName(one, id("newer"), 10_001, EVIDENCE, DIRECT);
      expect((await members.memberRecord(one)).names).to.equal(3n);
      expect(await members.nameOf(one, 0)).to.deep.equal([id("one"), 10_000n]);
      expect(await members.nameOf(one, 1)).to.deep.equal([id("new"), 10_000n]);
      expect(await members.nameOf(one, 2)).to.deep.equal([id("newer"), 10_001n]);
      await expect(members.connect(root).changeName(one, id("old"), 10_000, EVIDENCE, DIRECT))
        .to.be.revertedWithCustomError(members, "MemberNameOutOfOrder")
        .withArgs(10_000, 10_001);
      await expect(members.connect(root).changeName(one, ZeroHash, 10_001, EVIDENCE, DIRECT))
        .to.be.revertedWithCustomError(members, "MemberDigestMissing")
        .withArgs(Cited.Name);
    });

    it("replaces the profile, with a URI of at most 256 bytes", async () => {
      const { members, one, root } = await loadFixture(populated);
      const uri = "x".repeat(256);
      await expect(members.connect(root).changeProfile(one, id("profile"), uri, DIRECT))
        .to.emit(members, "MemberProfileChanged")
        .withArgs(one, id("profile"), uri);
      expect((await members.digestsOf(one)).profileDigest).to.equal(id("profile"));
      await expect(members.connect(root).changeProfile(one, id("profile"), `${uri}x`, DIRECT))
        .to.be.revertedWithCustomError(members, "MemberURITooLong")
        .withArgs(257, 256);
    });
  });
});
