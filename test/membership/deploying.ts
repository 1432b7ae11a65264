import { expect } from "chai";
import { network } from "hardhat";
import { ZeroAddress, ZeroHash, id } from "ethers";
import Membership, { memberRegistryRoles } from "../../ignition/modules/Membership.js";
import { roles } from "../../ignition/modules/roles.js";
import type { AccessManager } from "../../typechain-types/index.js";
import { uninstrumented } from "../helpers/coverage.js";
import {
  ALL_SCOPES,
  BANK,
  DAY,
  DIRECT,
  EVIDENCE,
  LETTER,
  NEVER,
  PAYOUT,
  Scope,
  application,
} from "../helpers/members.js";
import { policy, registryOn } from "../helpers/registry.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { loadFixture } = networkHelpers;
const { deployed, populated } = registryOn(connection);

describe("MemberRegistry: deployment and roles", () => {
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
