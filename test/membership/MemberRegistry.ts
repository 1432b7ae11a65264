import { expect } from "chai";
import { network } from "hardhat";
import { Signature, ZeroAddress, ZeroHash, id, toBeHex } from "ethers";
import Membership, { memberRegistryRoles } from "../../ignition/modules/Membership.js";
import { roles } from "../../ignition/modules/roles.js";
import type { AccessManager, MemberRegistry } from "../../typechain-types/index.js";
import {
  ALL_SCOPES,
  BANK,
  Cited,
  Class,
  DAY,
  DIRECT,
  EVIDENCE,
  LETTER,
  NEVER,
  PAYOUT,
  Scope,
  State,
  Status,
  actType,
  application,
  byAddress,
  consent,
  domainOf,
  join,
  seal,
} from "../helpers/members.js";
import { watchStorage } from "../helpers/storageProven.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { loadFixture, time } = networkHelpers;

/** Sizes and gas mean nothing when the code is instrumented for coverage. */
const uninstrumented = process.argv.includes("--coverage") ? it.skip : it;

const NO_POLICY = [0n, 0n, 0n, 0n, 0n];
const policy = (base: number, second = 0, secondFrom = 0n, third = 0, thirdFrom = 0n) => ({
  base,
  second,
  third,
  secondFrom,
  thirdFrom,
});
const policyArgs = (p: ReturnType<typeof policy>) => [p.base, p.second, p.third, p.secondFrom, p.thirdFrom];
const now = async () => BigInt(await time.latest());
/** Makes the next transaction's block carry this time. */
const at = (timestamp: bigint) => time.setNextBlockTimestamp(timestamp);
/** Mines a block of this time, so that views see it. */
const to = (timestamp: bigint) => time.increaseTo(timestamp);

async function deployed() {
  const [deployer, admission, officer, officer2, council, root, second, third, other, heir, outsider, spare, spare2] =
    await ethers.getSigners();
  const holders = {
    admission: admission!.address,
    officer: officer!.address,
    secondOfficer: officer2!.address,
    council: council!.address,
  };
  const modules = await connection.ignition.deploy(Membership, { parameters: { Membership: holders } });
  const manager = modules.manager as unknown as AccessManager;
  const members = modules.members as unknown as MemberRegistry;
  await watchStorage(ethers.provider, { members, manager });
  const people = {
    deployer: deployer!,
    admission: admission!,
    officer: officer!,
    officer2: officer2!,
    council: council!,
    root: root!,
    second: second!,
    third: third!,
    other: other!,
    heir: heir!,
    outsider: outsider!,
    spare: spare!,
    spare2: spare2!,
  };
  return { manager, members, domain: await domainOf(members), ...people };
}

/** Member 1 has two admin signers and a clerk, member 2 one signer for all, member 3 one as well. */
async function populated() {
  const all = await deployed();
  const { members, admission, root, second, third, other, heir } = all;
  const one = await join(members, admission, "one", [
    { key: root, scopes: ALL_SCOPES },
    { key: second, scopes: Scope.ADMIN | Scope.TREASURY },
    { key: third, scopes: Scope.TREASURY | Scope.RECORD },
  ]);
  const two = await join(members, admission, "two", [{ key: other, scopes: ALL_SCOPES }]);
  const three = await join(members, admission, "three", [{ key: heir, scopes: ALL_SCOPES }]);
  return { ...all, one, two, three };
}

/** Member 1 as in `populated`, needing two signers for admin acts. */
async function fourEyes() {
  const all = await populated();
  await all.members.connect(all.root).setPolicy(all.one, Scope.ADMIN, policy(2), LETTER, DIRECT);
  return all;
}

describe("MemberRegistry", () => {
  describe("deployment", () => {
    uninstrumented("fits: deployed code is at most 22,000 bytes", async () => {
      const { members } = await loadFixture(deployed);
      const code = await ethers.provider.getCode(await members.getAddress());
      expect((code.length - 2) / 2).to.be.at.most(22_000);
    });

    it("signs under its own domain and publishes its delays and limits", async () => {
      const { members, manager, domain } = await loadFixture(deployed);
      expect(domain).to.deep.equal({
        name: "Jointly MemberRegistry",
        version: "1",
        chainId: 31337n,
        verifyingContract: await members.getAddress(),
      });
      expect(await members.authority()).to.equal(await manager.getAddress());
      expect(await members.SIGNER_DELAY()).to.equal(2n * DAY);
      expect(await members.PAYOUT_DELAY()).to.equal(3n * DAY);
      expect(await members.SUCCESSION_DELAY()).to.equal(3n * DAY);
      expect(await members.PAYOUT_FREEZE()).to.equal(30n * DAY);
      expect(await members.RECOVERY_DELAY()).to.equal(7n * DAY);
      expect(await members.RECOVERY_SERIES()).to.equal(90n * DAY);
      expect(await members.REPORT_WINDOW()).to.equal(7n * DAY);
      expect(await members.SIGNATURES_MAX()).to.equal(8n);
      expect(await members.FIRST_SIGNERS_MAX()).to.equal(8n);
      expect(await members.SUCCESSION_HOPS_MAX()).to.equal(8n);
      expect(await members.PROFILE_URI_MAX()).to.equal(256n);
    });

    it("gives every restricted function its role, and only those", async () => {
      const { members, manager, deployer } = await loadFixture(deployed);
      const expected: Record<string, bigint> = {
        admit: roles.ADMISSION,
        suspendMember: roles.ADMISSION,
        reinstateMember: roles.ADMISSION,
        recordSuccession: roles.ADMISSION,
        cancelSuccession: roles.ADMISSION,
        reportStolen: roles.OFFICER,
        startRecovery: roles.COUNCIL,
        reinstateSigner: roles.COUNCIL,
      };
      const target = await members.getAddress();
      for (const [name, role] of Object.entries(expected)) {
        const { selector } = members.interface.getFunction(name as "admit");
        expect(await manager.getTargetFunctionRole(target, selector), name).to.equal(role);
      }
      expect(memberRegistryRoles.flatMap((entry) => [...entry.selectors]).length).to.equal(
        Object.keys(expected).length,
      );
      expect((await manager.hasRole(roles.ADMIN, deployer))[0]).to.equal(true);
    });

    it("hands the manager to the admin named in the parameters", async () => {
      const { outsider } = await loadFixture(deployed);
      const parameters = { Membership: { admin: outsider.address } };
      const { manager } = await connection.ignition.deploy(Membership, { parameters, deploymentId: "named-admin" });
      expect(await (manager as unknown as AccessManager).hasRole(roles.ADMIN, outsider)).to.deep.equal([true, 0n]);
    });
  });

  describe("access matrix", () => {
    it("refuses each restricted function to everybody but its role, and to all when the target is closed", async () => {
      const { members, manager, one, two, root, spare, outsider, admission, officer, council, deployer } =
        await loadFixture(populated);
      const filed = application("matrix", [{ signer: spare.address, scopes: ALL_SCOPES, validUntil: NEVER }]);
      await members.connect(spare).applyForMembership(filed, ["0x"]);
      const applicant = await members.memberCount();
      const calls: [role: bigint, (as: typeof root) => Promise<unknown>][] = [
        [roles.ADMISSION, (as) => members.connect(as).admit.staticCall(applicant, filed.signers, LETTER, EVIDENCE)],
        [roles.ADMISSION, (as) => members.connect(as).suspendMember.staticCall(one, EVIDENCE)],
        [roles.ADMISSION, (as) => members.connect(as).recordSuccession.staticCall(one, two, 0, EVIDENCE)],
        [roles.OFFICER, (as) => members.connect(as).reportStolen.staticCall(root, LETTER)],
      ];
      const holders = new Map<bigint, typeof root>([
        [roles.ADMISSION, admission],
        [roles.OFFICER, officer],
        [roles.COUNCIL, council],
      ]);
      const everybody = [admission, officer, council, deployer, root, outsider];
      for (const [role, call] of calls) {
        for (const as of everybody) {
          if (as === holders.get(role)) await call(as);
          else
            await expect(call(as))
              .to.be.revertedWithCustomError(members, "AccessManagedUnauthorized")
              .withArgs(as.address);
        }
      }
      const unauthorised: [string, () => Promise<unknown>][] = [
        ["reinstateMember", () => members.connect(outsider).reinstateMember(one, EVIDENCE)],
        ["cancelSuccession", () => members.connect(outsider).cancelSuccession(one, EVIDENCE)],
        ["startRecovery", () => members.connect(outsider).startRecovery(one, spare, ZeroAddress, LETTER, "0x")],
        ["reinstateSigner", () => members.connect(outsider).reinstateSigner(root, LETTER)],
      ];
      for (const [name, call] of unauthorised) {
        await expect(call(), name)
          .to.be.revertedWithCustomError(members, "AccessManagedUnauthorized")
          .withArgs(outsider.address);
      }

      await manager.setTargetClosed(members, true);
      for (const [role, call] of calls) {
        const as = holders.get(role)!;
        await expect(call(as)).to.be.revertedWithCustomError(members, "AccessManagedUnauthorized").withArgs(as.address);
      }
      // a closed target closes no exit
      await members.connect(root).exit(one, EVIDENCE, DIRECT);
    });

    it("refuses each act of a member to outsiders, to other members, and to its signers without the admin scope", async () => {
      const { members, one, two, third, other, outsider, spare } = await loadFixture(populated);
      const given = { signer: spare.address, scopes: ALL_SCOPES, validUntil: NEVER };
      const calls: ((as: typeof third) => Promise<unknown>)[] = [
        (as) => members.connect(as).setSigner(one, given, LETTER, "0x", DIRECT),
        (as) => members.connect(as).revokeSigner(one, third, LETTER, DIRECT),
        (as) => members.connect(as).setPolicy(one, Scope.ADMIN, policy(2), LETTER, DIRECT),
        (as) => members.connect(as).changeName(one, id("name"), 20_000, EVIDENCE, DIRECT),
        (as) => members.connect(as).changeProfile(one, ZeroHash, "", DIRECT),
        (as) => members.connect(as).changePayout(one, PAYOUT, BANK, DIRECT),
        (as) => members.connect(as).cancelPayoutChange(one, DIRECT),
        (as) => members.connect(as).cancelRecovery(one, DIRECT),
        (as) => members.connect(as).invalidateNonce(one, 0),
        (as) => members.connect(as).exit(one, EVIDENCE, DIRECT),
      ];
      for (const call of calls) {
        await expect(call(outsider))
          .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
          .withArgs(outsider.address, 0, one);
        await expect(call(other))
          .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
          .withArgs(other.address, two, one);
        await expect(call(third))
          .to.be.revertedWithCustomError(members, "MemberSignerLacksScope")
          .withArgs(third.address, Scope.TREASURY | Scope.RECORD, Scope.ADMIN);
      }
    });
  });

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

  describe("envelopes", () => {
    it("relays each act signed by as many admin signers as the policy asks for", async () => {
      const { members, one, root, second, third, spare, domain, outsider } = await loadFixture(fourEyes);
      const as = members.connect(outsider);
      const keys = [root, second];
      const member = one;
      const { registrationDigest } = await members.digestsOf(one);
      const given = { signer: spare.address, scopes: Scope.RECORD, validUntil: NEVER };
      const agreed = await consent(domain, spare, registrationDigest);
      const nonce = (sequence: bigint, key = 7n) => ({ nonce: (key << 64n) | sequence });

      await expect(
        as.setSigner(
          one,
          given,
          LETTER,
          agreed,
          await seal(domain, keys, "SetSigner", { member, ...given, letterDigest: LETTER }, nonce(0n)),
        ),
      )
        .to.emit(members, "NonceUsed")
        .withArgs(one, 7, 1);
      await as.revokeSigner(
        one,
        third,
        LETTER,
        await seal(domain, keys, "RevokeSigner", { member, signer: third.address, letterDigest: LETTER }, nonce(1n)),
      );
      const vote = policy(1, 2, 5n, 3, 6n);
      await as.setPolicy(
        one,
        Scope.VOTE,
        vote,
        LETTER,
        await seal(domain, keys, "SetPolicy", { member, scope: Scope.VOTE, ...vote, letterDigest: LETTER }, nonce(2n)),
      );
      await as.changeName(
        one,
        id("new"),
        20_000,
        EVIDENCE,
        await seal(
          domain,
          keys,
          "ChangeName",
          { member, nameDigest: id("new"), since: 20_000, evidenceDigest: EVIDENCE },
          nonce(0n, 8n),
        ),
      );
      await as.changeProfile(
        one,
        id("profile"),
        "ipfs://x",
        await seal(
          domain,
          keys,
          "ChangeProfile",
          { member, profileDigest: id("profile"), profileURI: "ipfs://x" },
          nonce(3n),
        ),
      );
      await as.changePayout(
        one,
        outsider,
        BANK,
        await seal(
          domain,
          keys,
          "ChangePayout",
          { member, payout: outsider.address, bankAccount: BANK },
          nonce(1n, 8n),
        ),
      );
      await expect(
        as.cancelPayoutChange(one, await seal(domain, [second], "CancelPayoutChange", { member }, nonce(4n))),
      )
        .to.emit(members, "NonceUsed")
        .withArgs(one, 7, 5);
      expect(await members.nextNonce(one, 7)).to.equal((7n << 64n) | 5n);
      expect(await members.nextNonce(one, 8)).to.equal((8n << 64n) | 2n);
      await as.exit(one, EVIDENCE, await seal(domain, keys, "Exit", { member, evidenceDigest: EVIDENCE }, nonce(5n)));
    });

    it("refuses one signer where the policy asks for two, direct or relayed", async () => {
      const { members, one, root, domain } = await loadFixture(fourEyes);
      const message = { member: one, evidenceDigest: EVIDENCE };
      for (const envelope of [DIRECT, await seal(domain, [root], "Exit", message)]) {
        await expect(members.connect(root).exit(one, EVIDENCE, envelope))
          .to.be.revertedWithCustomError(members, "MemberSignaturesTooFew")
          .withArgs(one, 1, 2);
      }
    });

    it("refuses signers that are twice the same, or out of order", async () => {
      const { members, one, root, second, domain } = await loadFixture(fourEyes);
      const message = { member: one, evidenceDigest: EVIDENCE };
      const { signatures } = await seal(domain, [root, second], "Exit", message);
      const [low, high] = signatures as [(typeof signatures)[0], (typeof signatures)[0]];
      const base = { nonce: 0n, deadline: NEVER };
      await expect(members.exit(one, EVIDENCE, { ...base, signatures: [low, low] }))
        .to.be.revertedWithCustomError(members, "MemberSignersNotAscending")
        .withArgs(low.signer, low.signer);
      await expect(members.exit(one, EVIDENCE, { ...base, signatures: [high, low] }))
        .to.be.revertedWithCustomError(members, "MemberSignersNotAscending")
        .withArgs(high.signer, low.signer);
    });

    it("refuses a signer of another member, and one without the scope, among enough others", async () => {
      const { members, one, two, root, second, third, other, domain } = await loadFixture(fourEyes);
      const message = { member: one, evidenceDigest: EVIDENCE };
      await expect(members.exit(one, EVIDENCE, await seal(domain, [root, second, other], "Exit", message)))
        .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
        .withArgs(other.address, two, one);
      await expect(members.exit(one, EVIDENCE, await seal(domain, [root, second, third], "Exit", message)))
        .to.be.revertedWithCustomError(members, "MemberSignerLacksScope")
        .withArgs(third.address, Scope.TREASURY | Scope.RECORD, Scope.ADMIN);
    });

    it("accepts 8 signatures, refuses 9, and 2 where one is enough by nature", async () => {
      const { members, admission, outsider, domain } = await loadFixture(deployed);
      const keys = Array.from({ length: 8 }, (_, i) => new ethers.Wallet(toBeHex(i + 1, 32)));
      const member = await join(
        members,
        admission,
        "many",
        keys.map((key) => ({ key, scopes: ALL_SCOPES })),
      );
      const act = (signatures: Awaited<ReturnType<typeof seal>>) =>
        members.connect(outsider).changeProfile(member, EVIDENCE, "", signatures);
      const message = { member, profileDigest: EVIDENCE, profileURI: "" };
      const envelope = await seal(domain, keys, "ChangeProfile", message);
      await expect(act({ ...envelope, signatures: [...envelope.signatures, envelope.signatures[7]!] }))
        .to.be.revertedWithCustomError(members, "MemberSignaturesTooMany")
        .withArgs(9, 8);
      await act(envelope);
      const cancel = await seal(domain, keys.slice(0, 2), "CancelRecovery", { member }, { nonce: 1n });
      await expect(members.cancelRecovery(member, cancel))
        .to.be.revertedWithCustomError(members, "MemberSignaturesTooMany")
        .withArgs(2, 1);
    });

    it("holds the deadline to the second", async () => {
      const { members, one, root, domain } = await loadFixture(populated);
      const deadline = (await now()) + 100n;
      const message = { member: one, profileDigest: EVIDENCE, profileURI: "" };
      const relay = async (nonce: bigint) =>
        members.changeProfile(
          one,
          EVIDENCE,
          "",
          await seal(domain, [root], "ChangeProfile", message, { nonce, deadline }),
        );
      await at(deadline - 1n);
      await relay(0n);
      await at(deadline);
      await relay(1n);
      await at(deadline + 1n);
      await expect(relay(2n))
        .to.be.revertedWithCustomError(members, "MemberDeadlinePassed")
        .withArgs(deadline, deadline + 1n);
    });

    it("refuses a replay, a nonce out of order, and a nonce that was used up", async () => {
      const { members, one, root, domain } = await loadFixture(populated);
      const message = { member: one, profileDigest: EVIDENCE, profileURI: "" };
      const sealed = (nonce: bigint) => seal(domain, [root], "ChangeProfile", message, { nonce });
      const relay = async (nonce: bigint) => members.changeProfile(one, EVIDENCE, "", await sealed(nonce));
      await relay(0n);
      expect(await members.nextNonce(one, 0)).to.equal(1n);
      await expect(relay(0n)).to.be.revertedWithCustomError(members, "MemberNonceWrong").withArgs(one, 0, 1);
      await expect(relay(2n)).to.be.revertedWithCustomError(members, "MemberNonceWrong").withArgs(one, 2, 1);
      await expect(members.connect(root).invalidateNonce(one, 0)).to.emit(members, "NonceUsed").withArgs(one, 0, 2);
      await expect(relay(1n)).to.be.revertedWithCustomError(members, "MemberNonceWrong").withArgs(one, 1, 2);
      const other = 2n ** 192n - 1n;
      await relay(other << 64n);
      await relay(2n);
      expect(await members.nextNonce(one, other)).to.equal((other << 64n) | 1n);
    });

    it("refuses what was signed for another member, act, value, nonce, deadline, contract or chain", async () => {
      const { members, manager, one, two, root, domain } = await loadFixture(populated);
      const message = { member: one, evidenceDigest: EVIDENCE };
      const second = await ethers.deployContract("MemberRegistry", [manager]);
      const expected = ethers.TypedDataEncoder.hash(domain, actType("Exit"), {
        ...message,
        nonce: 0n,
        deadline: NEVER,
      });
      const good = await seal(domain, [root], "Exit", message);
      const wrong = [
        await seal(domain, [root], "Exit", { ...message, member: two }),
        await seal(domain, [root], "Exit", { ...message, evidenceDigest: LETTER }),
        await seal(domain, [root], "CancelRecovery", message),
        { ...(await seal(domain, [root], "Exit", message, { nonce: 1n })), nonce: 0n },
        { ...(await seal(domain, [root], "Exit", message, { deadline: NEVER - 1n })), deadline: NEVER },
        await seal({ ...domain, verifyingContract: await second.getAddress() }, [root], "Exit", message),
        await seal({ ...domain, chainId: 1n }, [root], "Exit", message),
        await seal({ ...domain, version: "2" }, [root], "Exit", message),
      ];
      for (const envelope of wrong) {
        await expect(members.exit(one, EVIDENCE, envelope))
          .to.be.revertedWithCustomError(members, "MemberSignatureInvalid")
          .withArgs(root.address, expected);
      }
      await members.exit(one, EVIDENCE, good);
    });

    it("refuses an envelope on another chain", async () => {
      const { members, one, root, admission, domain } = await loadFixture(populated);
      const elsewhere = await network.create({ network: "default", override: { chainId: 4242 } });
      const [deployer] = await elsewhere.ethers.getSigners();
      const manager = await elsewhere.ethers.deployContract("AccessManager", [deployer!]);
      const twin = await elsewhere.ethers.deployContract("MemberRegistry", [manager]);
      const { selector } = twin.interface.getFunction("admit");
      await manager.setTargetFunctionRole(twin, [selector], roles.ADMISSION);
      await manager.grantRole(roles.ADMISSION, admission, 0);
      const [, here] = await elsewhere.ethers.getSigners();
      await join(twin, here!, "one", [{ key: root, scopes: ALL_SCOPES }]);
      const there = { ...domain, verifyingContract: await twin.getAddress() };
      const message = { member: one, evidenceDigest: EVIDENCE };
      const envelope = await seal(there, [root], "Exit", message); // this contract's address, the first chain's id
      const digest = ethers.TypedDataEncoder.hash({ ...there, chainId: 4242n }, actType("Exit"), {
        ...message,
        nonce: 0n,
        deadline: NEVER,
      });
      await expect(twin.exit(one, EVIDENCE, envelope))
        .to.be.revertedWithCustomError(members, "MemberSignatureInvalid")
        .withArgs(root.address, digest);
    });

    it("refuses malleable and malformed signatures", async () => {
      const { members, one, root, domain } = await loadFixture(populated);
      const message = { member: one, evidenceDigest: EVIDENCE };
      const envelope = await seal(domain, [root], "Exit", message);
      const { r, s, v } = Signature.from(envelope.signatures[0]!.signature as string);
      const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
      const highS = toBeHex(order - BigInt(s), 32).slice(2);
      const low = s.slice(2);
      const byte = (n: number) => toBeHex(n, 1).slice(2);
      const digest = ethers.TypedDataEncoder.hash(domain, actType("Exit"), { ...message, nonce: 0n, deadline: NEVER });
      for (const signature of [
        `${r}${highS}${byte(v === 27 ? 28 : 27)}`,
        `${r}${highS}${byte(v)}`,
        `${r}${low}${byte(v - 27)}`,
        `${r}${low}${byte(29)}`,
        `${r}${low}`,
        `${r}${low}${byte(v)}00`,
        "0x",
        `0x${"00".repeat(65)}`,
      ]) {
        const signatures = [{ signer: root.address, signature }];
        await expect(members.exit(one, EVIDENCE, { nonce: 0n, deadline: NEVER, signatures }))
          .to.be.revertedWithCustomError(members, "MemberSignatureInvalid")
          .withArgs(root.address, digest);
      }
    });
  });

  describe("requireJointSignatures", () => {
    it("accepts enough valid signatures over any digest, and names what is wrong otherwise", async () => {
      const { members, one, two, root, third, other, outsider } = await loadFixture(populated);
      const digest = id("an act of another contract");
      const sign = (key: typeof root) => ({
        signer: key.address,
        signature: new ethers.SigningKey(keyOf(key.address)).sign(digest).serialized,
      });
      const both = [sign(root), sign(third)].sort(byAddress);
      await members.connect(root).setPolicy(one, Scope.TREASURY, policy(1, 2, 100n), LETTER, DIRECT);
      const check = (signatures: typeof both, amount: bigint, as = digest, member = one) =>
        members.requireJointSignatures(member, Scope.TREASURY, amount, as, signatures);
      await check([sign(third)], 99n);
      await check(both, 100n);
      await expect(check([sign(third)], 100n))
        .to.be.revertedWithCustomError(members, "MemberSignaturesTooFew")
        .withArgs(one, 1, 2);
      await expect(check([], 0n)).to.be.revertedWithCustomError(members, "MemberSignaturesTooFew").withArgs(one, 0, 1);
      await expect(check(both, 100n, id("other")))
        .to.be.revertedWithCustomError(members, "MemberSignatureInvalid")
        .withArgs(both[0]!.signer, id("other"));
      await expect(check([sign(other)], 0n))
        .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
        .withArgs(other.address, two, one);
      await expect(check([sign(outsider)], 0n))
        .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
        .withArgs(outsider.address, 0, one);
      await expect(check([sign(third)], 0n, digest, 99n))
        .to.be.revertedWithCustomError(members, "MemberStatusWrong")
        .withArgs(99, Status.None);
    });
  });

  describe("ERC-1271 wallets", () => {
    const Mode = { Honest: 0, Yes: 1, WrongMagic: 2, Reverts: 3, Short: 4, Garbage: 5, Bomb: 6, Writes: 7, Burns: 8 };

    async function withWallet() {
      const all = await populated();
      const { members, one, root, spare, domain } = all;
      const wallet = await ethers.deployContract("WalletMock", [spare]);
      const address = await wallet.getAddress();
      const { registrationDigest } = await members.digestsOf(one);
      const message = { registrationDigest, signer: address, letterDigest: LETTER };
      const { consentType } = await import("../helpers/members.js");
      const agreed = await spare.signTypedData(domain, consentType, message);
      const given = { signer: address, scopes: ALL_SCOPES, validUntil: NEVER };
      await members.connect(root).setSigner(one, given, LETTER, agreed, DIRECT);
      await to((await now()) + 2n * DAY);
      return { ...all, wallet, address };
    }

    it("act by their owner's signature of any length, and directly", async () => {
      const { members, one, spare, domain, wallet, address, outsider } = await loadFixture(withWallet);
      const message = { member: one, profileDigest: EVIDENCE, profileURI: "", nonce: 0n, deadline: NEVER };
      const signature = await spare.signTypedData(domain, actType("ChangeProfile"), message);
      const relay = (nonce: bigint, bytes: string) =>
        members.connect(outsider).changeProfile(one, EVIDENCE, "", {
          nonce,
          deadline: NEVER,
          signatures: [{ signer: address, signature: bytes }],
        });
      await relay(0n, signature);
      await wallet.setMode(Mode.Yes);
      await relay(1n, "0x");
      await relay(2n, `0x${"ab".repeat(333)}`);
      await wallet.execute(members, members.interface.encodeFunctionData("invalidateNonce", [one, 0]));
      expect(await members.nextNonce(one, 0)).to.equal(4n);
    });

    it("are refused when they answer anything but the magic value, or change their mind", async () => {
      const { members, one, wallet, address } = await loadFixture(withWallet);
      const digest = id("digest");
      const ask = () =>
        members.requireJointSignatures(one, Scope.VOTE, 0, digest, [{ signer: address, signature: "0x" }], {
          gasLimit: 1_500_000,
        });
      await wallet.setMode(Mode.Yes);
      await ask();
      for (const mode of [
        Mode.Honest,
        Mode.WrongMagic,
        Mode.Reverts,
        Mode.Short,
        Mode.Garbage,
        Mode.Bomb,
        Mode.Writes,
        Mode.Burns,
      ]) {
        await wallet.setMode(mode);
        await expect(ask(), `mode ${mode}`)
          .to.be.revertedWithCustomError(members, "MemberSignatureInvalid")
          .withArgs(address, digest);
      }
    });

    it("of one member do not sign for another", async () => {
      const { members, one, two, wallet, address } = await loadFixture(withWallet);
      await wallet.setMode(Mode.Yes);
      await expect(members.requireJointSignatures(two, Scope.VOTE, 0, id("x"), [{ signer: address, signature: "0x" }]))
        .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
        .withArgs(address, one, two);
    });
  });

  describe("payouts", () => {
    it("change after three days, and the answer is sure until the second before", async () => {
      const { members, one, root, outsider } = await loadFixture(populated);
      const then = (await now()) + 5n;
      const from = then + 3n * DAY;
      await at(then);
      await expect(members.connect(root).changePayout(one, outsider, id("new bank"), DIRECT))
        .to.emit(members, "PayoutChanged")
        .withArgs(one, PAYOUT, BANK, outsider.address, id("new bank"), from);
      expect(await members.payoutOf(one)).to.deep.equal([PAYOUT, from - 1n]);
      await to(from - 1n);
      expect(await members.payoutOf(one)).to.deep.equal([PAYOUT, from - 1n]);
      expect(await members.bankAccountOf(one)).to.equal(BANK);
      await to(from);
      expect(await members.payoutOf(one)).to.deep.equal([outsider.address, from + 3n * DAY - 1n]);
      expect(await members.bankAccountOf(one)).to.equal(id("new bank"));
      // the next change starts from what is in effect
      await at(from + 10n);
      await expect(members.connect(root).changePayout(one, ZeroAddress, ZeroHash, DIRECT))
        .to.emit(members, "PayoutChanged")
        .withArgs(one, outsider.address, id("new bank"), ZeroAddress, ZeroHash, from + 10n + 3n * DAY);
      expect(await members.payoutRecord(one)).to.deep.equal([
        outsider.address,
        from + 10n + 3n * DAY,
        ZeroAddress,
        id("new bank"),
        ZeroHash,
      ]);
    });

    it("replace a pending change by a later one", async () => {
      const { members, one, root, outsider, spare } = await loadFixture(populated);
      await members.connect(root).changePayout(one, outsider, BANK, DIRECT);
      const { sureUntil } = await members.payoutOf(one);
      await members.connect(root).changePayout(one, spare, BANK, DIRECT);
      await to(sureUntil + 1n);
      const [payout, later] = await members.payoutOf(one);
      expect(payout).to.equal(PAYOUT);
      expect(later).to.be.greaterThan(sureUntil);
      await to(later + 1n);
      expect((await members.payoutOf(one)).payout).to.equal(spare.address);
    });

    it("may be kept by any one admin signer while a change is pending", async () => {
      const { members, one, root, second, outsider, domain } = await loadFixture(fourEyes);
      const message = { member: one, payout: outsider.address, bankAccount: BANK };
      const nothing = expect(members.connect(second).cancelPayoutChange(one, DIRECT));
      await nothing.to.be.revertedWithCustomError(members, "MemberPayoutNotPending").withArgs(one, 0);
      await members.changePayout(one, outsider, BANK, await seal(domain, [root, second], "ChangePayout", message));
      const from = (await members.payoutRecord(one)).nextFrom;
      await at(from - 1n);
      await expect(members.connect(second).cancelPayoutChange(one, DIRECT))
        .to.emit(members, "PayoutChanged")
        .withArgs(one, PAYOUT, BANK, ZeroAddress, ZeroHash, 0);
      await to(from);
      expect((await members.payoutOf(one)).payout).to.equal(PAYOUT);

      await members.changePayout(
        one,
        outsider,
        BANK,
        await seal(domain, [root, second], "ChangePayout", message, { nonce: 1n }),
      );
      const again = (await members.payoutRecord(one)).nextFrom;
      await at(again);
      await expect(members.connect(second).cancelPayoutChange(one, DIRECT))
        .to.be.revertedWithCustomError(members, "MemberPayoutNotPending")
        .withArgs(one, again);
    });
  });

  describe("reportStolen and reinstateSigner", () => {
    it("stops a key at the second officer's report, drops a pending change and freezes the payout", async () => {
      const { members, one, root, second, officer, officer2, outsider } = await loadFixture(populated);
      await members.connect(root).changePayout(one, outsider, BANK, DIRECT);
      await expect(members.connect(officer).reportStolen(root, LETTER))
        .to.emit(members, "StolenKeyReported")
        .withArgs(one, root.address, officer.address, LETTER, 1);
      expect(await members.reportOf(root, LETTER)).to.deep.equal([officer.address, await now()]);
      await members.requireActsAlone(one, root, Scope.VOTE, 0);
      const { activeFrom } = await members.signerRecord(root);
      const then = (await now()) + 5n;
      const until = then + 30n * DAY;
      await at(then);
      await expect(members.connect(officer2).reportStolen(root, LETTER))
        .to.emit(members, "StolenKeyReported")
        .withArgs(one, root.address, officer2.address, LETTER, 2)
        .and.to.emit(members, "SignerChanged")
        .withArgs(one, root.address, State.Suspended, ALL_SCOPES, activeFrom, NEVER, LETTER)
        .and.to.emit(members, "PayoutFrozen")
        .withArgs(one, until)
        .and.to.emit(members, "PayoutChanged")
        .withArgs(one, PAYOUT, BANK, ZeroAddress, ZeroHash, 0);
      expect(await members.reportOf(root, LETTER)).to.deep.equal([ZeroAddress, 0n]);
      await expect(members.requireActsAlone(one, root, Scope.VOTE, 0))
        .to.be.revertedWithCustomError(members, "MemberSignerStateWrong")
        .withArgs(root.address, State.Suspended);
      await expect(members.connect(root).exit(one, EVIDENCE, DIRECT))
        .to.be.revertedWithCustomError(members, "MemberSignerStateWrong")
        .withArgs(root.address, State.Suspended);

      // frozen to the second; what it was is paid on
      await at(until - 1n);
      await expect(members.connect(second).changePayout(one, outsider, BANK, DIRECT))
        .to.be.revertedWithCustomError(members, "MemberPayoutFrozen")
        .withArgs(one, until);
      expect((await members.payoutOf(one)).payout).to.equal(PAYOUT);
      await at(until);
      await members.connect(second).changePayout(one, outsider, BANK, DIRECT);
    });

    it("needs two officers by name on one letter", async () => {
      const { members, manager, one, root, third, officer, officer2 } = await loadFixture(populated);
      await members.connect(officer).reportStolen(root, LETTER);
      await expect(members.connect(officer).reportStolen(root, LETTER))
        .to.be.revertedWithCustomError(members, "MemberOfficerTwice")
        .withArgs(officer.address, root.address);
      // the same officer through the manager is nobody
      const data = members.interface.encodeFunctionData("reportStolen", [root.address, LETTER]);
      await expect(manager.connect(officer).execute(members, data))
        .to.be.revertedWithCustomError(members, "MemberOfficerAnonymous")
        .withArgs(await manager.getAddress());
      await members.connect(officer2).reportStolen(root, id("another letter"));
      await members.connect(officer2).reportStolen(third, LETTER);
      await members.requireActsAlone(one, root, Scope.VOTE, 0);
      await members.requireActsAlone(one, third, Scope.RECORD, 0);
      await expect(members.connect(officer).reportStolen(root, ZeroHash))
        .to.be.revertedWithCustomError(members, "MemberDigestMissing")
        .withArgs(Cited.Letter);
      await expect(members.connect(officer).reportStolen(officer, LETTER))
        .to.be.revertedWithCustomError(members, "MemberSignerStateWrong")
        .withArgs(officer.address, State.None);
    });

    it("forgets a first report after seven days", async () => {
      const { members, root, third, officer, officer2 } = await loadFixture(populated);
      const then = (await now()) + 5n;
      await at(then);
      await members.connect(officer).reportStolen(root, LETTER);
      await at(then + 1n);
      await members.connect(officer).reportStolen(third, LETTER);
      await at(then + 7n * DAY);
      await members.connect(officer2).reportStolen(root, LETTER);
      expect((await members.signerRecord(root)).state).to.equal(BigInt(State.Suspended));
      await at(then + 7n * DAY + 2n);
      await members.connect(officer2).reportStolen(third, LETTER);
      expect((await members.signerRecord(third)).state).to.equal(BigInt(State.Granted));
      expect((await members.reportOf(third, LETTER)).officer).to.equal(officer2.address);
    });

    it("gives a suspended key back after two days, by the council only; a report does not serve twice", async () => {
      const { members, one, root, officer, officer2, council } = await loadFixture(populated);
      await expect(members.connect(council).reinstateSigner(root, ZeroHash))
        .to.be.revertedWithCustomError(members, "MemberDigestMissing")
        .withArgs(Cited.Letter);
      await expect(members.connect(council).reinstateSigner(root, LETTER))
        .to.be.revertedWithCustomError(members, "MemberSignerStateWrong")
        .withArgs(root.address, State.Granted);
      await members.connect(officer).reportStolen(root, LETTER);
      await members.connect(officer2).reportStolen(root, LETTER);
      const then = (await now()) + 5n;
      await at(then);
      await expect(members.connect(council).reinstateSigner(root, LETTER))
        .to.emit(members, "SignerChanged")
        .withArgs(one, root.address, State.Granted, ALL_SCOPES, then + 2n * DAY, NEVER, LETTER);
      await members.connect(officer2).reportStolen(root, LETTER);
      await to(then + 2n * DAY);
      await members.requireActsAlone(one, root, Scope.VOTE, 0);
    });

    it("lets the member revoke a suspended key", async () => {
      const { members, one, root, second, officer, officer2 } = await loadFixture(populated);
      await members.connect(officer).reportStolen(root, LETTER);
      await members.connect(officer2).reportStolen(root, LETTER);
      await members.connect(second).revokeSigner(one, root, LETTER, DIRECT);
      expect((await members.signerRecord(root)).state).to.equal(BigInt(State.Revoked));
    });
  });

  describe("recovery", () => {
    /** Starts a recovery of member 1 to `spare` (or another) in place of `root`. */
    async function recoverable() {
      const all = await fourEyes();
      const { members, council, one, root, spare, domain } = all;
      const { registrationDigest } = await members.digestsOf(one);
      const start = async (key = spare, lost = root.address, letter = LETTER) =>
        members
          .connect(council)
          .startRecovery(one, key, lost, letter, await consent(domain, key, registrationDigest, letter));
      return { ...all, start };
    }

    it("makes the new signer act after seven days, whoever completes it", async () => {
      const { members, one, root, spare, outsider, start } = await loadFixture(recoverable);
      const then = (await now()) + 5n;
      const due = then + 7n * DAY;
      await at(then);
      const started = expect(start());
      await started.to
        .emit(members, "RecoveryStarted")
        .withArgs(one, spare.address, root.address, due, then, 1, LETTER);
      expect(await members.recoveryOf(one)).to.deep.equal([spare.address, due, then, 1n, root.address, true, LETTER]);
      expect(await members.signerRecord(spare)).to.deep.equal([one, 32n, due, NEVER, BigInt(State.Reserved), 0n]);
      expect((await members.memberRecord(one)).frozenUntil).to.equal(then + 30n * DAY);

      await at(due - 1n);
      await expect(members.connect(outsider).completeRecovery(one))
        .to.be.revertedWithCustomError(members, "MemberRecoveryTime")
        .withArgs(one, due);
      const { activeFrom } = await members.signerRecord(root);
      await at(due);
      await expect(members.connect(outsider).completeRecovery(one))
        .to.emit(members, "RecoveryCompleted")
        .withArgs(one, spare.address, root.address)
        .and.to.emit(members, "SignerChanged")
        .withArgs(one, spare.address, State.Granted, Scope.ADMIN, due, NEVER, LETTER)
        .and.to.emit(members, "SignerChanged")
        .withArgs(one, root.address, State.Revoked, ALL_SCOPES, activeFrom, NEVER, LETTER)
        .and.to.emit(members, "PolicyChanged")
        .withArgs(one, Scope.ADMIN, NO_POLICY, 0, LETTER)
        .and.to.emit(members, "PayoutFrozen")
        .withArgs(one, due + 30n * DAY);
      await members.requireActsAlone(one, spare, Scope.ADMIN, 0);
      await expect(members.completeRecovery(one))
        .to.be.revertedWithCustomError(members, "MemberRecoveryNotPending")
        .withArgs(one);
      await members.connect(spare).exit(one, EVIDENCE, DIRECT);
    });

    it("reverts without letter, consent, an established member, a key of its own, or a free address", async () => {
      const { members, one, two, root, other, third, council, spare, domain, start } = await loadFixture(recoverable);
      await expect(start(spare, root.address, ZeroHash))
        .to.be.revertedWithCustomError(members, "MemberDigestMissing")
        .withArgs(Cited.Letter);
      await expect(start(spare, other.address))
        .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
        .withArgs(other.address, two, one);
      await expect(start(other))
        .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
        .withArgs(other.address, two, one);
      await expect(start(third))
        .to.be.revertedWithCustomError(members, "MemberSignerStateWrong")
        .withArgs(third.address, State.Granted);
      await expect(members.connect(council).startRecovery(9, spare, ZeroAddress, LETTER, "0x"))
        .to.be.revertedWithCustomError(members, "MemberStatusWrong")
        .withArgs(9, Status.None);
      const { consentType } = await import("../helpers/members.js");
      const { registrationDigest } = await members.digestsOf(one);
      const message = { registrationDigest, signer: spare.address, letterDigest: LETTER };
      await expect(members.connect(council).startRecovery(one, spare, ZeroAddress, LETTER, "0x"))
        .to.be.revertedWithCustomError(members, "MemberSignatureInvalid")
        .withArgs(spare.address, ethers.TypedDataEncoder.hash(domain, consentType, message));
      await expect(members.connect(root).cancelRecovery(one, DIRECT))
        .to.be.revertedWithCustomError(members, "MemberRecoveryNotPending")
        .withArgs(one);
    });

    it("can be cancelled by each admin signer once in a series, until it is due", async () => {
      const { members, one, root, second, domain, outsider, start } = await loadFixture(recoverable);
      await start();
      const due = (await members.recoveryOf(one)).effectiveAt;
      await at(due - 1n);
      await expect(members.connect(second).cancelRecovery(one, DIRECT))
        .to.emit(members, "RecoveryCancelled")
        .withArgs(one, second.address, 1);
      expect((await members.signerRecord(second)).cancelledSeries).to.equal(1n);
      await start();
      await expect(members.connect(second).cancelRecovery(one, DIRECT))
        .to.be.revertedWithCustomError(members, "MemberRecoveryCancelledOnce")
        .withArgs(one, second.address, 1);
      const envelope = await seal(domain, [root], "CancelRecovery", { member: one });
      await expect(members.connect(outsider).cancelRecovery(one, envelope))
        .to.emit(members, "RecoveryCancelled")
        .withArgs(one, root.address, 1);
      await start();
      const last = (await members.recoveryOf(one)).effectiveAt;
      await expect(members.connect(root).cancelRecovery(one, DIRECT))
        .to.be.revertedWithCustomError(members, "MemberRecoveryCancelledOnce")
        .withArgs(one, root.address, 1);
      await at(last);
      await members.completeRecovery(one);
    });

    it("cannot be cancelled once it is due", async () => {
      const { members, one, second, start } = await loadFixture(recoverable);
      await start();
      const due = (await members.recoveryOf(one)).effectiveAt;
      await at(due);
      await expect(members.connect(second).cancelRecovery(one, DIRECT))
        .to.be.revertedWithCustomError(members, "MemberRecoveryTime")
        .withArgs(one, due);
    });

    it("cannot be held off by keys added after the series began, nor by revoking or granting the reserved key", async () => {
      const { members, one, root, second, spare, spare2, domain, start } = await loadFixture(recoverable);
      await start();
      const { since } = await members.recoveryOf(one);
      await members.connect(second).cancelRecovery(one, DIRECT);
      const { registrationDigest } = await members.digestsOf(one);
      const agreed = await consent(domain, spare2, registrationDigest);
      const given = { signer: spare2.address, scopes: ALL_SCOPES, validUntil: NEVER };
      const message = { member: one, ...given, letterDigest: LETTER };
      await members.setSigner(one, given, LETTER, agreed, await seal(domain, [root, second], "SetSigner", message));
      const { activeFrom } = await members.signerRecord(spare2);
      await to(activeFrom);
      await start();
      await expect(members.connect(spare2).cancelRecovery(one, DIRECT))
        .to.be.revertedWithCustomError(members, "MemberRecoverySignerTooNew")
        .withArgs(spare2.address, activeFrom, since);
      await expect(members.connect(spare).cancelRecovery(one, DIRECT))
        .to.be.revertedWithCustomError(members, "MemberSignerStateWrong")
        .withArgs(spare.address, State.Reserved);
      const revoke = { member: one, signer: spare.address, letterDigest: LETTER };
      const two = { nonce: 1n };
      await expect(
        members.revokeSigner(one, spare, LETTER, await seal(domain, [root, second], "RevokeSigner", revoke, two)),
      )
        .to.be.revertedWithCustomError(members, "MemberSignerStateWrong")
        .withArgs(spare.address, State.Reserved);
      const regrant = { signer: spare.address, scopes: Scope.VOTE, validUntil: NEVER };
      const sealed = await seal(
        domain,
        [root, second],
        "SetSigner",
        { member: one, ...regrant, letterDigest: LETTER },
        two,
      );
      await expect(members.setSigner(one, regrant, LETTER, "0x", sealed))
        .to.be.revertedWithCustomError(members, "MemberSignerStateWrong")
        .withArgs(spare.address, State.Reserved);
    });

    it("may be replaced by the council while it is pending, in the same series", async () => {
      const { members, one, spare, spare2, start } = await loadFixture(recoverable);
      await start();
      const { since } = await members.recoveryOf(one);
      await start(spare2, ZeroAddress);
      const record = await members.recoveryOf(one);
      expect([record.since, record.series, record.newSigner]).to.deep.equal([since, 1n, spare2.address]);
      await to(record.effectiveAt);
      await expect(members.completeRecovery(one))
        .to.emit(members, "RecoveryCompleted")
        .withArgs(one, spare2.address, ZeroAddress);
      expect((await members.signerRecord(spare)).state).to.equal(BigInt(State.Reserved));
    });

    it("begins a new series ninety days after the last one's time, not a second earlier, and after a completed one", async () => {
      const { members, one, second, spare2, start } = await loadFixture(recoverable);
      await start();
      await members.connect(second).cancelRecovery(one, DIRECT);
      const first = await members.recoveryOf(one);
      await at(first.effectiveAt + 90n * DAY);
      await start();
      const again = await members.recoveryOf(one);
      expect([again.series, again.since]).to.deep.equal([1n, first.since]);
      const then = again.effectiveAt + 90n * DAY + 1n;
      await at(then);
      await start();
      const later = await members.recoveryOf(one);
      expect([later.series, later.since]).to.deep.equal([2n, then]);
      await members.connect(second).cancelRecovery(one, DIRECT);
      expect((await members.signerRecord(second)).cancelledSeries).to.equal(2n);
      await start();
      await to((await members.recoveryOf(one)).effectiveAt);
      await members.completeRecovery(one);
      expect((await members.recoveryOf(one)).since).to.equal(0n);
      await start(spare2);
      expect((await members.recoveryOf(one)).series).to.equal(3n);
    });

    it("leaves a lost key that was revoked meanwhile as it is, and works for suspended and exited members", async () => {
      const { members, admission, one, root, second, domain, start } = await loadFixture(recoverable);
      await members.connect(admission).suspendMember(one, EVIDENCE);
      await start();
      const revoke = { member: one, signer: root.address, letterDigest: LETTER };
      await members.revokeSigner(one, root, LETTER, await seal(domain, [root, second], "RevokeSigner", revoke));
      await to((await members.recoveryOf(one)).effectiveAt);
      await expect(members.completeRecovery(one))
        .to.emit(members, "RecoveryCompleted")
        .and.not.to.emit(members, "MemberStatusChanged");
      expect((await members.signerRecord(root)).state).to.equal(BigInt(State.Revoked));
    });
  });

  describe("succession", () => {
    it("takes effect after three days: the successor acts, is paid and answers", async () => {
      const { members, admission, one, two, root, other, spare } = await loadFixture(populated);
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
      await members.requireActsAlone(one, root, Scope.VOTE, 0);
      await expect(members.requireActsAlone(one, other, Scope.VOTE, 0))
        .to.be.revertedWithCustomError(members, "MemberSignerNotOf")
        .withArgs(other.address, two, one);

      await to(from);
      expect(await members.standing(one)).to.deep.equal([3n, BigInt(Status.Succeeded)]);
      expect(await members.payoutOf(one)).to.deep.equal([spare.address, from + 3n * DAY - 1n]);
      expect(await members.bankAccountOf(one)).to.equal(id("bank of two"));
      expect(await members.standsFor(one)).to.equal(two);
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

  describe("gas", () => {
    uninstrumented("asks two cold slots of a caller on the hot path, three with a policy", async () => {
      const { members, one, root } = await loadFixture(populated);
      const probe = await ethers.deployContract("SignerProbe");
      const plain = await probe.probe(members, one, root, Scope.RECORD, 0);
      await members.connect(root).setPolicy(one, Scope.RECORD, policy(1, 2, 10n), LETTER, DIRECT);
      const banded = await probe.probe(members, one, root, Scope.RECORD, 0);
      if (process.env["SHOW_GAS"]) console.log(`requireActsAlone: ${plain} without policy, ${banded} with`);
      expect(plain).to.be.lessThan(10_000n); // 2,600 the account, 2 × 2,100 the slots, the rest the work
      expect(banded).to.be.lessThan(12_700n);
    });
  });
});

/** The private key of one of Hardhat's well-known accounts: to sign a bare digest. */
function keyOf(address: string): string {
  const mnemonic = ethers.Mnemonic.fromPhrase("test test test test test test test test test test test junk");
  for (let i = 0; i < 20; i++) {
    const wallet = ethers.HDNodeWallet.fromMnemonic(mnemonic, `m/44'/60'/0'/0/${i}`);
    if (wallet.address === address) return wallet.privateKey;
  }
  throw new Error(`no such account: ${address}`);
}
