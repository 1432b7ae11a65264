// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {MemberId} from "../types/Ids.sol";
import {Scope} from "./IMembers.sol";
import {
    Cited,
    Envelope,
    IMemberRegistry,
    Policy,
    Recovery,
    Signer,
    SignerState,
    StolenReport
} from "./IMemberRegistry.sol";
import {MemberActs} from "./MemberActs.sol";
import {Payouts} from "./Payouts.sol";

/// @title KeyRescue
/// @notice What happens when a key is stolen (two officers stop it at once) or lost (the council replaces it, slowly).
/// @dev Neither side can hold the other off for ever. The council's recovery can be cancelled by each admin signer once, and only by
/// those that were active when the series of recoveries began: a thief who keeps adding keys gains nothing. A series
/// that the council lets rest for {RECOVERY_SERIES} is over, and all admin signers can object again.
abstract contract KeyRescue is Payouts, AccessManaged {
    /// @notice How long a recovery waits for objections.
    uint40 public constant RECOVERY_DELAY = 7 days;
    /// @notice How long after its time an uncompleted recovery still counts with the next one.
    uint40 public constant RECOVERY_SERIES = 90 days;
    /// @notice How long a first officer's report waits for a second.
    uint40 public constant REPORT_WINDOW = 7 days;

    mapping(MemberId member => Recovery record) private _recoveries;
    mapping(address signer => mapping(bytes32 letterDigest => StolenReport record)) private _reports;

    // ------------------------------------------------------------------------------------------------------- stolen keys

    /// @inheritdoc IMemberRegistry
    function reportStolen(address signer, bytes32 letterDigest) external override restricted {
        // Check: an officer by name; through the manager's `execute` one officer could pass for two.
        _requireDigest(letterDigest, Cited.Letter);
        if (msg.sender == authority()) revert MemberOfficerAnonymous(msg.sender);
        Signer memory record = _signers[signer];
        _requireState(signer, record, SignerState.Granted);
        StolenReport memory report = _reports[signer][letterDigest];

        // Effect: the first officer's report, or the first that is not too old.
        if (block.timestamp > report.reportedAt + REPORT_WINDOW) {
            _reports[signer][letterDigest] = StolenReport(msg.sender, uint40(block.timestamp));
            emit StolenKeyReported(record.member, signer, msg.sender, letterDigest, 1);
            return;
        }

        // Effect: the second officer's; the report is used up, so that it cannot serve twice.
        if (msg.sender == report.officer) revert MemberOfficerTwice(msg.sender, signer);
        delete _reports[signer][letterDigest];
        emit StolenKeyReported(record.member, signer, msg.sender, letterDigest, 2);
        record.state = SignerState.Suspended;
        _writeSigner(signer, record, letterDigest);
        _freezePayout(record.member);
    }

    /// @inheritdoc IMemberRegistry
    function reinstateSigner(address signer, bytes32 letterDigest) external override restricted {
        // Check
        _requireDigest(letterDigest, Cited.Letter);
        Signer memory record = _signers[signer];
        _requireState(signer, record, SignerState.Suspended);

        // Effect
        record.state = SignerState.Granted;
        record.activeFrom = _after(SIGNER_DELAY);
        _writeSigner(signer, record, letterDigest);
    }

    /// @inheritdoc IMemberRegistry
    function reportOf(address signer, bytes32 letterDigest) external view override returns (StolenReport memory) {
        return _reports[signer][letterDigest];
    }

    // --------------------------------------------------------------------------------------------------------- lost keys

    /// @inheritdoc IMemberRegistry
    function startRecovery(
        MemberId member,
        address newSigner,
        address lostSigner,
        bytes32 letterDigest,
        bytes calldata consent
    ) external override restricted {
        // Check
        _requireDigest(letterDigest, Cited.Letter);
        _requireOwnMaster(member);
        if (lostSigner != address(0)) _requireSignerOf(member, lostSigner, _signers[lostSigner]);
        _requireConsent(_registrations[member], newSigner, letterDigest, consent);

        // Effect: the new signer's address is reserved, so that nobody can take it meanwhile.
        uint40 effectiveAt = _after(RECOVERY_DELAY);
        _reserve(member, newSigner, effectiveAt, letterDigest);

        // Effect
        Recovery memory record = _recoveries[member];
        if (record.since == 0 || block.timestamp > record.effectiveAt + RECOVERY_SERIES) {
            record.since = uint40(block.timestamp);
            record.series += 1;
        }
        record.newSigner = newSigner;
        record.effectiveAt = effectiveAt;
        record.lostSigner = lostSigner;
        record.pending = true;
        record.letterDigest = letterDigest;
        _recoveries[member] = record;

        // Log
        emit RecoveryStarted(member, newSigner, lostSigner, effectiveAt, record.since, record.series, letterDigest);
        _freezePayout(member);
    }

    /// @inheritdoc IMemberRegistry
    function cancelRecovery(MemberId member, Envelope calldata envelope) external override {
        // Check: an admin signer, in time, active when the series began, for the first time in it.
        bytes32 structHash = MemberActs.plain(MemberActs.CANCEL_RECOVERY, member, envelope);
        address by = _authoriseAlone(member, structHash, envelope);
        Recovery storage record = _pendingRecovery(member);
        if (block.timestamp >= record.effectiveAt) revert MemberRecoveryTime(member, record.effectiveAt);
        Signer storage signer = _signers[by];
        if (signer.activeFrom > record.since) {
            revert MemberRecoverySignerTooNew(by, signer.activeFrom, record.since);
        }
        if (signer.cancelledSeries == record.series) revert MemberRecoveryCancelledOnce(member, by, record.series);

        // Effect
        signer.cancelledSeries = record.series;
        record.pending = false;

        // Log
        emit RecoveryCancelled(member, by, record.series);
    }

    /// @inheritdoc IMemberRegistry
    function completeRecovery(MemberId member) external override {
        // Check
        _requireOwnMaster(member);
        Recovery memory record = _pendingRecovery(member);
        if (block.timestamp < record.effectiveAt) revert MemberRecoveryTime(member, record.effectiveAt);

        // Effect
        _recoveries[member].pending = false;
        _recoveries[member].since = 0;

        // Log
        emit RecoveryCompleted(member, record.newSigner, record.lostSigner);

        // Effect: the new signer acts, the lost one never again.
        Signer memory signer = _signers[record.newSigner];
        signer.state = SignerState.Granted;
        _writeSigner(record.newSigner, signer, record.letterDigest);
        Signer memory lost = _signers[record.lostSigner];
        if (_isLive(lost)) {
            lost.state = SignerState.Revoked;
            _writeSigner(record.lostSigner, lost, record.letterDigest);
        }

        // Effect: one signer is enough to put the rest in order; the payout stays what it is.
        _writePolicy(member, Scope.ADMIN, Policy(1, 0, 0, 0, 0), record.letterDigest);
        _freezePayout(member);
    }

    /// @inheritdoc IMemberRegistry
    function recoveryOf(MemberId member) external view override returns (Recovery memory) {
        return _recoveries[member];
    }

    /// @dev The recovery that is pending; reverts when there is none.
    function _pendingRecovery(MemberId member) private view returns (Recovery storage record) {
        record = _recoveries[member];
        if (!record.pending) revert MemberRecoveryNotPending(member);
    }

    /// @dev Reserves an address for a member's recovery.
    function _reserve(MemberId member, address newSigner, uint40 activeFrom, bytes32 letterDigest) private {
        // Check: nobody's, or reserved for this member before.
        Signer memory signer = _signers[newSigner];
        if (signer.state != SignerState.None) {
            _requireSignerOf(member, newSigner, signer);
            _requireState(newSigner, signer, SignerState.Reserved);
        }

        // Effect
        signer.member = member;
        signer.scopes = Scope.ADMIN;
        signer.activeFrom = activeFrom;
        signer.validUntil = type(uint40).max;
        signer.state = SignerState.Reserved;
        _writeSigner(newSigner, signer, letterDigest);
    }
}
