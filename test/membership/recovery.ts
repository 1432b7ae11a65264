import { expect } from "chai";
import { network } from "hardhat";
import { ZeroAddress, ZeroHash } from "ethers";
import {
  ALL_SCOPES,
  Cited,
  DAY,
  DIRECT,
  EVIDENCE,
  LETTER,
  NEVER,
  Scope,
  State,
  Status,
  consent,
  seal,
} from "../helpers/members.js";
import { NO_POLICY, registryOn } from "../helpers/registry.js";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { loadFixture } = networkHelpers;
const { fourEyes, now, at, to } = registryOn(connection);

describe("MemberRegistry: recovery", () => {
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
});
