import { expect } from "chai";
import { network } from "hardhat";
import { ZeroAddress, ZeroHash, id } from "ethers";
import {
  ALL_SCOPES,
  BANK,
  Cited,
  DAY,
  DIRECT,
  EVIDENCE,
  LETTER,
  NEVER,
  PAYOUT,
  Scope,
  State,
} from "../helpers/members.js";
import { registryOn } from "../helpers/registry.js";

const connection = await network.create();
const { networkHelpers } = connection;
const { loadFixture } = networkHelpers;
const { populated, now, at, to } = registryOn(connection);

describe("MemberRegistry: stolen keys", () => {
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
});
