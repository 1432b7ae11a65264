// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

// solhint-disable gas-small-strings

import {Amending} from "./Amending.sol";
import {Agreement, Draft} from "./AgreementStore.sol";
import {AgreementStatus, Envelope, IAgreementRegistry, ResolutionKind} from "./IAgreementRegistry.sol";
import {ExitRule} from "./Terms.sol";
import {RECOVER_POOLS} from "../benefit/IBenefitLedger.sol";
import {Scope} from "../membership/IMembers.sol";
import {AgreementId, MemberId, poolOf} from "../types/Ids.sol";

/// @title Leaving
/// @notice How parties go, and how an agreement ends. What a party has accrued stays its own; its units in the pools of the version in
/// force stay (KeepsUnits) or fall away for later bookings (LosesUnits), those fixed by the agreement like those earned. An end
/// stops recording; bookings, closes and payments of what the agreement earned go on.
abstract contract Leaving is Amending {
    bytes32 private constant LEAVE_TYPEHASH = keccak256(
        "LeaveAgreement(uint40 agreement,bytes32 reason,uint32 member,uint256 deadline)"
    );
    bytes32 private constant RESOLVE_TYPEHASH = keccak256(
        "Resolve(uint40 agreement,uint8 kind,uint32 subject,bytes32 digest,uint32 member,uint256 deadline)"
    );

    /// @inheritdoc IAgreementRegistry
    function leaveAgreement(
        AgreementId agreement,
        MemberId member,
        bytes32 reason,
        Envelope calldata envelope
    ) external override {
        // Check
        Agreement storage data = _inForce(agreement);
        uint8 place = _seatOf(agreement, member).place;
        bytes32 structHash = keccak256(abi.encode(LEAVE_TYPEHASH, agreement, reason, member, envelope.deadline));
        _authorise(member, Scope.AGREEMENTS, structHash, envelope);

        _part(agreement, data, member, place, false, reason);
    }

    /// @inheritdoc IAgreementRegistry
    function resolve(
        AgreementId agreement,
        ResolutionKind kind,
        MemberId subject,
        bytes32 digest,
        MemberId member,
        Envelope calldata envelope
    ) external override {
        Agreement storage data = _inForce(agreement);
        bytes32 resolution = _keyOf(agreement, kind, subject, digest);
        uint256 bit = uint256(1) << _seatOf(agreement, member).place;
        uint256 votes = _votes[resolution];
        // Check
        uint256 subjectBit = _subjectBit(agreement, data, kind, subject, digest);
        if (subjectBit == bit) revert AgreementSubjectInvalid(agreement, subject);
        if (votes & bit != 0 || _passed[resolution] != 0) revert AgreementVotedBefore(resolution, member);
        bytes32 structHash = keccak256(
            abi.encode(RESOLVE_TYPEHASH, agreement, kind, subject, digest, member, envelope.deadline)
        );
        _authorise(member, Scope.AGREEMENTS, structHash, envelope);

        // Effect
        votes |= bit;
        _votes[resolution] = votes;
        bool passed = _passes(kind, votes, data.present & ~subjectBit, data.majority);
        if (passed) _passed[resolution] = uint40(block.timestamp);

        // Log
        emit ResolutionVoted(resolution, agreement, member, kind, subject, digest, votes, passed);

        if (!passed || kind == ResolutionKind.Breach) return;
        if (kind == ResolutionKind.Terminate) _end(agreement, data, digest);
        else _part(agreement, data, subject, _seatOf(agreement, subject).place, true, digest);
    }

    /// @inheritdoc IAgreementRegistry
    function resolutionOf(
        AgreementId agreement,
        ResolutionKind kind,
        MemberId subject,
        bytes32 digest
    ) external view override returns (uint256 votes, uint40 passedAt) {
        bytes32 resolution = _keyOf(agreement, kind, subject, digest);
        return (_votes[resolution], _passed[resolution]);
    }

    /// @dev The place of whom a resolution is about, as a bit; none for an end. An exclusion needs a breach noticed and not cured in time.
    function _subjectBit(
        AgreementId agreement,
        Agreement storage data,
        ResolutionKind kind,
        MemberId subject,
        bytes32 digest
    ) private view returns (uint256) {
        if (kind == ResolutionKind.Terminate) {
            if (MemberId.unwrap(subject) != 0) revert AgreementSubjectInvalid(agreement, subject);
            return 0;
        }
        if (kind == ResolutionKind.Exclude) {
            uint256 noticed = _passed[_keyOf(agreement, ResolutionKind.Breach, subject, digest)];
            uint256 until = noticed == 0 ? 0 : noticed + uint256(data.cureDays) * 1 days;
            if (until == 0 || block.timestamp < until) revert AgreementCureRunning(agreement, subject, until);
        }
        return uint256(1) << _seatOf(agreement, subject).place;
    }

    /// @dev An end needs all present parties; the rest more than half of the others, and the majority of the terms if that is more.
    function _passes(ResolutionKind kind, uint256 votes, uint256 others, uint256 majority) private pure returns (bool) {
        uint256 inFavour = _count(votes & others);
        uint256 all = _count(others);
        if (kind == ResolutionKind.Terminate) return inFavour == all;
        return inFavour * 2 > all && inFavour * ALL >= majority * all;
    }

    /// @dev A party goes; with fewer than two left the agreement ends.
    function _part(
        AgreementId agreement,
        Agreement storage data,
        MemberId member,
        uint8 place,
        bool excluded,
        bytes32 reason
    ) private {
        // Effect
        uint256 present = data.present & ~(uint256(1) << place);
        data.present = present;
        data.changes += 1;
        _seats[data.draft][member].left = true;
        _seated[agreement][member] = 0;

        // Log
        emit PartyLeft(agreement, member, excluded, reason, present);
        if (_count(present) < 2) _end(agreement, data, reason);

        // Interaction
        if (data.exitRule != uint8(ExitRule.LosesUnits)) return;
        Draft storage draft = _drafts[data.terms];
        uint256 poolList = draft.poolList;
        for (uint256 i = 0; i < MAX_POOLS; ++i) {
            uint16 number = _poolAt(poolList, i);
            if (number == 0) return;
            bool mayHold = number < RECOVER_POOLS && _beneficiaryOf(poolOf(agreement, number)) == 0;
            if (mayHold) _clearUnits(poolOf(agreement, number), member, reason);
        }
    }

    function _end(AgreementId agreement, Agreement storage data, bytes32 reason) private {
        // Effect
        data.status = AgreementStatus.Ended;
        // Log
        emit AgreementEnded(agreement, reason);
    }
}
