import { expect } from "chai";
import { network } from "hardhat";
import { ZeroAddress, ZeroHash } from "ethers";
import { ALL_SCOPES, Cited, DAY, DIRECT, LETTER, NEVER, Scope, State, consent } from "../helpers/members.js";
import { NO_POLICY, policy, policyArgs, registryOn } from "../helpers/registry.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { loadFixture } = networkHelpers;
const { populated, now, at, to } = registryOn(connection);

describe("MemberRegistry: signers and policies", () => {
  describe("setSigner and revokeSigner", () => {
    it("grants to a new address that agrees, after two days", async () => {
      const { members, one, root, spare, domain } = await loadFixture(populated);
      const { registrationDigest } = await members.digestsOf(one);
      const given = { signer: spare.address, scopes: Scope.RECORD, validUntil: NEVER };
      const agreed = await consent(domain, spare, registrationDigest);
      const then = (await now()) + 5n;
      const from = then + 2n * DAY;
      await at(then);
      await expect(members.connect(root).setSigner(one, given, LETTER, agreed, DIRECT))
        .to.emit(members, "SignerChanged")
        .withArgs(one, spare.address, State.Granted, Scope.RECORD, from, NEVER, LETTER);
      expect(await members.memberOf(spare)).to.equal(one);
      await to(from - 1n);
      await expect(members.requireActsAlone(one, spare, Scope.RECORD, 0))
        .to.be.revertedWithCustomError(members, "MemberSignerNotYetActive")
        .withArgs(spare.address, from);
      await to(from);
      await members.requireActsAlone(one, spare, Scope.RECORD, 0);
    });

    it("stops at its expiry", async () => {
      const { members, one, root, third } = await loadFixture(populated);
      const until = (await now()) + DAY;
      const given = { signer: third.address, scopes: Scope.RECORD, validUntil: until };
      await members.connect(root).setSigner(one, given, LETTER, "0x", DIRECT);
      await to(until);
      await members.requireActsAlone(one, third, Scope.RECORD, 0);
      await to(until + 1n);
      await expect(members.requireActsAlone(one, third, Scope.RECORD, 0))
        .to.be.revertedWithCustomError(members, "MemberSignerExpired")
        .withArgs(third.address, until);
    });

    it("lets a narrowed signer go on, and makes a widened one wait", async () => {
      const { members, one, root, third } = await loadFixture(populated);
      const activeFrom = (await members.signerRecord(third)).activeFrom;
      const set = (scopes: number, validUntil: bigint) =>
        members.connect(root).setSigner(one, { signer: third.address, scopes, validUntil }, LETTER, "0x", DIRECT);
      await expect(set(Scope.RECORD, NEVER - 1n))
        .to.emit(members, "SignerChanged")
        .withArgs(one, third.address, State.Granted, Scope.RECORD, activeFrom, NEVER - 1n, LETTER);
      let then = (await now()) + 5n;
      await at(then);
      await expect(set(Scope.RECORD | Scope.VOTE, NEVER - 1n))
        .to.emit(members, "SignerChanged")
        .withArgs(one, third.address, State.Granted, 18, then + 2n * DAY, NEVER - 1n, LETTER);
      then += 5n;
      await at(then);
      await expect(set(Scope.RECORD | Scope.VOTE, NEVER))
        .to.emit(members, "SignerChanged")
        .withArgs(one, third.address, State.Granted, 18, then + 2n * DAY, NEVER, LETTER);
    });

    it("refuses a grant that is over before it begins, at N and N + 1", async () => {
      const { members, one, root, third } = await loadFixture(populated);
      const set = (validUntil: bigint) =>
        members
          .connect(root)
          .setSigner(one, { signer: third.address, scopes: ALL_SCOPES, validUntil }, LETTER, "0x", DIRECT);
      const then = (await now()) + 5n;
      const from = then + 2n * DAY;
      await at(then);
      await expect(set(from - 1n))
        .to.be.revertedWithCustomError(members, "MemberGrantTooShort")
        .withArgs(from - 1n, from);
      await at(then + 1n);
      await set(from + 1n);
    });

    it("reverts without a letter, with wrong scopes, without consent", async () => {
      const { members, one, root, third, spare, domain } = await loadFixture(populated);
      const as = members.connect(root);
      const given = { signer: spare.address, scopes: ALL_SCOPES, validUntil: NEVER };
      await expect(as.setSigner(one, given, ZeroHash, "0x", DIRECT))
        .to.be.revertedWithCustomError(members, "MemberDigestMissing")
        .withArgs(Cited.Letter);
      await expect(as.revokeSigner(one, third, ZeroHash, DIRECT))
        .to.be.revertedWithCustomError(members, "MemberDigestMissing")
        .withArgs(Cited.Letter);
      await expect(as.setPolicy(one, Scope.ADMIN, policy(2), ZeroHash, DIRECT))
        .to.be.revertedWithCustomError(members, "MemberDigestMissing")
        .withArgs(Cited.Letter);
      await expect(as.setSigner(one, { ...given, scopes: 64 }, LETTER, "0x", DIRECT))
        .to.be.revertedWithCustomError(members, "MemberScopesInvalid")
        .withArgs(64);
      const { registrationDigest } = await members.digestsOf(one);
      const { consentType } = await import("../helpers/members.js");
      const message = { registrationDigest, signer: spare.address, letterDigest: LETTER };
      const digest = ethers.TypedDataEncoder.hash(domain, consentType, message);
      await expect(as.setSigner(one, given, LETTER, "0x", DIRECT))
        .to.be.revertedWithCustomError(members, "MemberSignatureInvalid")
        .withArgs(spare.address, digest);
      await expect(as.setSigner(one, { ...given, signer: ZeroAddress }, LETTER, `0x${"00".repeat(65)}`, DIRECT))
        .to.be.revertedWithCustomError(members, "MemberSignatureInvalid")
        .withArgs(ZeroAddress, ethers.TypedDataEncoder.hash(domain, consentType, { ...message, signer: ZeroAddress }));
    });

    it("keeps an address with its member for ever", async () => {
      const { members, one, two, root, third, other } = await loadFixture(populated);
      const given = { signer: third.address, scopes: ALL_SCOPES, validUntil: NEVER };
      const refused = () =>
        expect(members.connect(other).setSigner(two, given, LETTER, "0x", DIRECT))
          .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
          .withArgs(third.address, one, two);
      await refused();
      await expect(members.connect(other).revokeSigner(two, third, LETTER, DIRECT))
        .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
        .withArgs(third.address, one, two);
      const { activeFrom } = await members.signerRecord(third);
      await expect(members.connect(root).revokeSigner(one, third, LETTER, DIRECT))
        .to.emit(members, "SignerChanged")
        .withArgs(one, third.address, State.Revoked, Scope.TREASURY | Scope.RECORD, activeFrom, NEVER, LETTER);
      await expect(members.requireActsAlone(one, third, Scope.RECORD, 0))
        .to.be.revertedWithCustomError(members, "MemberSignerStateWrong")
        .withArgs(third.address, State.Revoked);
      await refused();
      for (const call of [
        () => members.connect(root).setSigner(one, given, LETTER, "0x", DIRECT),
        () => members.connect(root).revokeSigner(one, third, LETTER, DIRECT),
      ]) {
        await expect(call())
          .to.be.revertedWithCustomError(members, "MemberSignerStateWrong")
          .withArgs(third.address, State.Revoked);
      }
      expect(await members.memberOf(third)).to.equal(one);
    });
  });

  describe("setPolicy", () => {
    const bands = policy(1, 2, 1_000n, 3, 100_000n);

    it("asks for more signers at higher amounts", async () => {
      const { members, one, root } = await loadFixture(populated);
      await expect(members.connect(root).setPolicy(one, Scope.TREASURY, bands, LETTER, DIRECT))
        .to.emit(members, "PolicyChanged")
        .withArgs(one, Scope.TREASURY, policyArgs(bands), Scope.TREASURY, LETTER);
      expect(await members.policyOf(one, Scope.TREASURY)).to.deep.equal([1n, 2n, 3n, 1_000n, 100_000n]);
      for (const [amount, signers] of [
        [0n, 1n],
        [999n, 1n],
        [1_000n, 2n],
        [99_999n, 2n],
        [100_000n, 3n],
        [2n ** 96n - 1n, 3n],
      ] as const) {
        expect(await members.requiredSigners(one, Scope.TREASURY, amount)).to.equal(signers);
      }
      expect(await members.requiredSigners(one, Scope.RECORD, 2n ** 96n - 1n)).to.equal(1n);
      await members.requireActsAlone(one, root, Scope.TREASURY, 999n);
      await expect(members.requireActsAlone(one, root, Scope.TREASURY, 1_000n))
        .to.be.revertedWithCustomError(members, "MemberSignaturesTooFew")
        .withArgs(one, 1, 2);
    });

    it("is cleared by asking for one signer", async () => {
      const { members, one, root } = await loadFixture(populated);
      const as = members.connect(root);
      await as.setPolicy(one, Scope.VOTE, policy(2), LETTER, DIRECT);
      await as.setPolicy(one, Scope.TREASURY, bands, LETTER, DIRECT);
      expect((await members.memberRecord(one)).policies).to.equal(24n);
      await expect(as.setPolicy(one, Scope.TREASURY, policy(1), LETTER, DIRECT))
        .to.emit(members, "PolicyChanged")
        .withArgs(one, Scope.TREASURY, NO_POLICY, Scope.VOTE, LETTER);
      expect((await members.memberRecord(one)).policies).to.equal(16n);
      expect(await members.policyOf(one, Scope.TREASURY)).to.deep.equal(NO_POLICY);
    });

    it("accepts 8 signers in each band's place, and refuses 9", async () => {
      const { members, one, root } = await loadFixture(populated);
      const as = members.connect(root);
      for (const good of [policy(8), policy(7, 8, 1n), policy(6, 7, 1n, 8, 2n)]) {
        await as.setPolicy(one, Scope.VOTE, good, LETTER, DIRECT);
      }
      for (const bad of [policy(9), policy(8, 9, 1n), policy(7, 8, 1n, 9, 2n)]) {
        await expect(as.setPolicy(one, Scope.VOTE, bad, LETTER, DIRECT))
          .to.be.revertedWithCustomError(members, "MemberPolicyInvalid")
          .withArgs(policyArgs(bad));
      }
    });

    it("reverts if bands do not ascend or leave something over", async () => {
      const { members, one, root } = await loadFixture(populated);
      for (const bad of [
        policy(0),
        policy(0, 1, 5n),
        policy(2, 2, 5n),
        policy(2, 1, 5n),
        policy(1, 2, 0n),
        policy(1, 0, 0n, 3, 5n),
        policy(1, 2, 5n, 3, 5n),
        policy(1, 2, 5n, 3, 4n),
        policy(1, 2, 5n, 2, 6n),
        policy(1, 2, 5n, 3, 0n),
      ]) {
        await expect(members.connect(root).setPolicy(one, Scope.VOTE, bad, LETTER, DIRECT))
          .to.be.revertedWithCustomError(members, "MemberPolicyInvalid")
          .withArgs(policyArgs(bad));
      }
    });

    it("takes exactly one known scope, as do the questions of other contracts", async () => {
      const { members, one, root } = await loadFixture(populated);
      for (const scope of [0, 3, 33, 64, 65, 0x8000]) {
        for (const call of [
          () => members.connect(root).setPolicy(one, scope, policy(2), LETTER, DIRECT),
          () => members.requireActsAlone(one, root, scope, 0),
          () => members.requireJointSignatures(one, scope, 0, ZeroHash, []),
          () => members.requiredSigners(one, scope, 0),
        ]) {
          await expect(call()).to.be.revertedWithCustomError(members, "MemberScopesInvalid").withArgs(scope);
        }
      }
    });
  });
});
