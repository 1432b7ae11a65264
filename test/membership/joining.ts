import { expect } from "chai";
import { network } from "hardhat";
import { ZeroAddress, ZeroHash, id, toBeHex } from "ethers";
import {
  ALL_SCOPES,
  BANK,
  Cited,
  Class,
  DIRECT,
  EVIDENCE,
  LETTER,
  NEVER,
  PAYOUT,
  Scope,
  State,
  Status,
  application,
  byAddress,
  consent,
} from "../helpers/members.js";
import { registryOn } from "../helpers/registry.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { loadFixture } = networkHelpers;
const { deployed, populated, now, at } = registryOn(connection);

describe("MemberRegistry: joining", () => {
  describe("applyForMembership", () => {
    it("gives the next number and tells all that it writes", async () => {
      const { members, root, second, outsider, domain } = await loadFixture(deployed);
      const filed = application("one", [
        { signer: root.address, scopes: ALL_SCOPES, validUntil: NEVER },
        { signer: second.address, scopes: Scope.RECORD, validUntil: NEVER },
      ]);
      const keys = [root, second].map((key) => ({ key, signer: key.address })).sort(byAddress);
      const consents = await Promise.all(keys.map(({ key }) => consent(domain, key, filed.registrationDigest)));
      const signers = filed.signers.map((s) => [s.signer, s.scopes, s.validUntil]);
      await expect(members.connect(outsider).applyForMembership(filed, consents))
        .to.emit(members, "MemberApplied")
        .withArgs(1, Class.Enterprise, 1, filed.registrationDigest, signers, LETTER)
        .and.to.emit(members, "MemberNameChanged")
        .withArgs(1, 0, filed.nameDigest, 10_000, LETTER)
        .and.to.emit(members, "MemberProfileChanged")
        .withArgs(1, filed.profileDigest, filed.profileURI)
        .and.to.emit(members, "PayoutChanged")
        .withArgs(1, PAYOUT, BANK, ZeroAddress, ZeroHash, 0);

      expect(await members.memberCount()).to.equal(1n);
      expect(await members.standing(1)).to.deep.equal([BigInt(Class.Enterprise), BigInt(Status.Applied)]);
      const [registration, profile, hash] = await members.digestsOf(1);
      expect(registration).to.equal(filed.registrationDigest);
      expect(profile).to.equal(filed.profileDigest);
      const coder = ethers.AbiCoder.defaultAbiCoder();
      expect(hash).to.equal(
        ethers.keccak256(coder.encode(["tuple(address,uint16,uint40)[]", "bytes32"], [signers, LETTER])),
      );
      // nothing is taken yet
      expect(await members.memberOf(root)).to.equal(0n);
      expect(await members.memberByRegistration(filed.registrationDigest)).to.equal(0n);
    });

    const refusals: [string, object, string, unknown[]][] = [
      ["no class", { class: Class.None }, "MemberKindMissing", [Class.None, 1]],
      ["no register", { registrationType: 0 }, "MemberKindMissing", [Class.Enterprise, 0]],
      ["no number", { registrationDigest: ZeroHash }, "MemberDigestMissing", [Cited.Registration]],
      ["no name", { nameDigest: ZeroHash }, "MemberDigestMissing", [Cited.Name]],
      ["no letter", { letterDigest: ZeroHash }, "MemberDigestMissing", [Cited.Letter]],
      ["a URI of 257 bytes", { profileURI: "x".repeat(257) }, "MemberURITooLong", [257, 256]],
      ["no signer", { signers: [] }, "MemberConsentsCount", [1, 0]],
    ];
    for (const [what, change, error, args] of refusals) {
      it(`reverts if there is ${what}`, async () => {
        const { members, root } = await loadFixture(deployed);
        const filed = application("one", [{ signer: root.address, scopes: ALL_SCOPES, validUntil: NEVER }]);
        await expect(members.connect(root).applyForMembership({ ...filed, ...change }, ["0x"]))
          .to.be.revertedWithCustomError(members, error)
          .withArgs(...args);
      });
    }

    it("accepts a URI of 256 bytes", async () => {
      const { members, root } = await loadFixture(deployed);
      const filed = application("one", [{ signer: root.address, scopes: ALL_SCOPES, validUntil: NEVER }]);
      await members.connect(root).applyForMembership({ ...filed, profileURI: "x".repeat(256) }, ["0x"]);
    });

    it("reverts if no signer has the admin scope, or there is no signer", async () => {
      const { members, root } = await loadFixture(deployed);
      const filed = application("one", [{ signer: root.address, scopes: 31, validUntil: NEVER }]);
      await expect(members.connect(root).applyForMembership(filed, ["0x"])).to.be.revertedWithCustomError(
        members,
        "MemberAdminMissing",
      );
      await expect(
        members.connect(root).applyForMembership({ ...filed, signers: [] }, []),
      ).to.be.revertedWithCustomError(members, "MemberAdminMissing");
    });

    it("accepts 8 signers and refuses 9", async () => {
      const { members, domain, outsider } = await loadFixture(deployed);
      const keys = Array.from({ length: 9 }, (_, i) => new ethers.Wallet(toBeHex(i + 1, 32))).map((key) => ({
        key,
        signer: key.address,
      }));
      keys.sort(byAddress);
      const file = async (count: number) => {
        const some = keys.slice(0, count);
        const filed = application(
          "one",
          some.map(({ signer }) => ({ signer, scopes: ALL_SCOPES, validUntil: NEVER })),
        );
        const consents = await Promise.all(some.map(({ key }) => consent(domain, key, filed.registrationDigest)));
        return members.connect(outsider).applyForMembership(filed, consents);
      };
      await file(8);
      await expect(file(9)).to.be.revertedWithCustomError(members, "MemberSignersCount").withArgs(9, 8);
    });

    it("reverts if signers are twice the same or out of order", async () => {
      const { members, root } = await loadFixture(deployed);
      const given = { signer: root.address, scopes: ALL_SCOPES, validUntil: NEVER };
      const filed = { ...application("one", []), signers: [given, given] };
      await expect(members.connect(root).applyForMembership(filed, ["0x", "0x"]))
        .to.be.revertedWithCustomError(members, "MemberSignersNotAscending")
        .withArgs(root.address, root.address);
      await expect(
        members.connect(root).applyForMembership({ ...filed, signers: [{ ...given, signer: ZeroAddress }] }, ["0x"]),
      )
        .to.be.revertedWithCustomError(members, "MemberSignersNotAscending")
        .withArgs(ZeroAddress, ZeroAddress);
    });

    it("reverts if a mask of scopes is empty or unknown", async () => {
      const { members, root } = await loadFixture(deployed);
      for (const scopes of [0, 64, 127]) {
        const filed = application("one", [{ signer: root.address, scopes, validUntil: NEVER }]);
        await expect(members.connect(root).applyForMembership(filed, ["0x"]))
          .to.be.revertedWithCustomError(members, "MemberScopesInvalid")
          .withArgs(scopes);
      }
    });

    it("reverts if a grant is over, and accepts one that ends this second", async () => {
      const { members, root } = await loadFixture(deployed);
      const then = (await now()) + 10n;
      const file = (validUntil: bigint) =>
        members
          .connect(root)
          .applyForMembership(application("one", [{ signer: root.address, scopes: ALL_SCOPES, validUntil }]), ["0x"]);
      await at(then);
      await expect(file(then - 1n))
        .to.be.revertedWithCustomError(members, "MemberGrantTooShort")
        .withArgs(then - 1n, then);
      await at(then + 1n);
      await file(then + 1n);
    });

    it("reverts if a signer did not agree", async () => {
      const { members, root, outsider, domain } = await loadFixture(deployed);
      const filed = application("one", [{ signer: root.address, scopes: ALL_SCOPES, validUntil: NEVER }]);
      const message = { registrationDigest: filed.registrationDigest, signer: root.address, letterDigest: LETTER };
      const { consentType } = await import("../helpers/members.js");
      const digest = ethers.TypedDataEncoder.hash(domain, consentType, message);
      const others = [
        "0x",
        await consent(domain, outsider, filed.registrationDigest),
        await consent(domain, root, id("another number")),
        await consent(domain, root, filed.registrationDigest, id("another letter")),
        await consent({ ...domain, chainId: 1n }, root, filed.registrationDigest),
      ];
      for (const signature of others) {
        await expect(members.connect(outsider).applyForMembership(filed, [signature]))
          .to.be.revertedWithCustomError(members, "MemberSignatureInvalid")
          .withArgs(root.address, digest);
      }
    });

    it("reverts if a signer or the number is a member's already", async () => {
      const { members, root, spare, one } = await loadFixture(populated);
      const taken = application("four", [{ signer: root.address, scopes: ALL_SCOPES, validUntil: NEVER }]);
      await expect(members.connect(root).applyForMembership(taken, ["0x"]))
        .to.be.revertedWithCustomError(members, "MemberSignerTaken")
        .withArgs(root.address, one);
      const again = application("one", [{ signer: spare.address, scopes: ALL_SCOPES, validUntil: NEVER }]);
      await expect(members.connect(spare).applyForMembership(again, ["0x"]))
        .to.be.revertedWithCustomError(members, "MemberRegistrationTaken")
        .withArgs(again.registrationDigest, one);
    });
  });

  describe("admit", () => {
    async function applied() {
      const all = await deployed();
      const filed = application("one", [{ signer: all.root.address, scopes: ALL_SCOPES, validUntil: NEVER }]);
      await all.members.connect(all.root).applyForMembership(filed, ["0x"]);
      return { ...all, filed };
    }

    it("makes the applicant active and its signers act at once", async () => {
      const { members, admission, root, filed } = await loadFixture(applied);
      const then = (await now()) + 5n;
      await at(then);
      await expect(members.connect(admission).admit(1, filed.signers, LETTER, EVIDENCE))
        .to.emit(members, "MemberStatusChanged")
        .withArgs(1, Status.Active, EVIDENCE)
        .and.to.emit(members, "SignerChanged")
        .withArgs(1, root.address, State.Granted, ALL_SCOPES, then, NEVER, LETTER);
      expect(await members.memberOf(root)).to.equal(1n);
      expect(await members.memberByRegistration(filed.registrationDigest)).to.equal(1n);
      expect(await members.signerRecord(root)).to.deep.equal([1n, 63n, then, NEVER, 1n, 0n]);
      await members.requireActsAlone(1, root, Scope.VOTE, 0);
    });

    it("reverts if the evidence is missing, or signers or letter are not those applied for", async () => {
      const { members, admission, filed } = await loadFixture(applied);
      const as = members.connect(admission);
      await expect(as.admit(1, filed.signers, LETTER, ZeroHash))
        .to.be.revertedWithCustomError(members, "MemberDigestMissing")
        .withArgs(Cited.Evidence);
      const [, , expected] = await members.digestsOf(1);
      const hash = (signers: unknown[], letter: string) =>
        ethers.keccak256(
          ethers.AbiCoder.defaultAbiCoder().encode(["tuple(address,uint16,uint40)[]", "bytes32"], [signers, letter]),
        );
      await expect(as.admit(1, [], LETTER, EVIDENCE))
        .to.be.revertedWithCustomError(members, "MemberSignersMismatch")
        .withArgs(hash([], LETTER), expected);
      const list = filed.signers.map((s) => [s.signer, s.scopes, s.validUntil]);
      await expect(as.admit(1, filed.signers, EVIDENCE, EVIDENCE))
        .to.be.revertedWithCustomError(members, "MemberSignersMismatch")
        .withArgs(hash(list, EVIDENCE), expected);
    });

    it("reverts if there is no such applicant, or it was admitted", async () => {
      const { members, admission, filed } = await loadFixture(applied);
      const as = members.connect(admission);
      await expect(as.admit(2, filed.signers, LETTER, EVIDENCE))
        .to.be.revertedWithCustomError(members, "MemberStatusWrong")
        .withArgs(2, Status.None);
      await as.admit(1, filed.signers, LETTER, EVIDENCE);
      await expect(as.admit(1, filed.signers, LETTER, EVIDENCE))
        .to.be.revertedWithCustomError(members, "MemberStatusWrong")
        .withArgs(1, Status.Active);
    });

    it("refuses a rival application for the same number, or with the same address", async () => {
      const { members, admission, root, spare, filed } = await loadFixture(applied);
      const rival = application("one", [{ signer: spare.address, scopes: ALL_SCOPES, validUntil: NEVER }]);
      await members.connect(spare).applyForMembership(rival, ["0x"]);
      const namesake = application("namesake", filed.signers);
      await members.connect(root).applyForMembership(namesake, ["0x"]);
      const as = members.connect(admission);
      await as.admit(1, filed.signers, LETTER, EVIDENCE);
      await expect(as.admit(2, rival.signers, LETTER, EVIDENCE))
        .to.be.revertedWithCustomError(members, "MemberRegistrationTaken")
        .withArgs(rival.registrationDigest, 1);
      await expect(as.admit(3, namesake.signers, LETTER, EVIDENCE))
        .to.be.revertedWithCustomError(members, "MemberSignerTaken")
        .withArgs(root.address, 1);
    });

    it("leaves an applicant without any power", async () => {
      const { members, admission, root, outsider } = await loadFixture(applied);
      await expect(members.connect(root).exit(1, EVIDENCE, DIRECT))
        .to.be.revertedWithCustomError(members, "MemberStatusWrong")
        .withArgs(1, Status.Applied);
      await expect(members.requireActsAlone(1, root, Scope.VOTE, 0))
        .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
        .withArgs(root.address, 0, 1);
      await expect(members.connect(admission).suspendMember(1, EVIDENCE))
        .to.be.revertedWithCustomError(members, "MemberStatusWrong")
        .withArgs(1, Status.Applied);
      await expect(members.requireActsAlone(0, outsider, Scope.VOTE, 0))
        .to.be.revertedWithCustomError(members, "MemberSignerStateWrong")
        .withArgs(outsider.address, State.None);
    });
  });
});
