// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MemberId} from "../types/Ids.sol";
import {IMembers, MemberClass, MemberStatus} from "./IMembers.sol";
import {Cited, IMemberRegistry, Member} from "./IMemberRegistry.sol";

/// @title Standing
/// @notice Where each member stands, and who stands for it.
/// @dev A succession takes effect by the clock, not by a transaction: the pointer is written with a first second, and from then on
/// the stored status no longer counts. A pointer whose time has come never changes again. A successor has no pointer of its own when
/// it is named, so the pointers make no cycle; `depth` bounds the hops that lead to a member.
abstract contract Standing is IMemberRegistry {
    /// @notice The hops a chain of successors may have.
    uint8 public constant SUCCESSION_HOPS_MAX = 8;

    mapping(MemberId member => Member record) internal _members;

    /// @inheritdoc IMembers
    function standing(MemberId member) external view override returns (MemberClass class, MemberStatus status) {
        Member storage record = _members[member];
        return (record.class, _statusOf(record));
    }

    /// @inheritdoc IMembers
    function standsFor(MemberId member) external view override returns (MemberId) {
        return _standsFor(member);
    }

    /// @inheritdoc IMembers
    function hasPredecessor(MemberId member) external view override returns (bool) {
        return _members[member].depth != 0;
    }

    /// @inheritdoc IMemberRegistry
    function memberRecord(MemberId member) external view override returns (Member memory) {
        return _members[member];
    }

    /// @dev The end of the chain of successors that have taken effect.
    function _standsFor(MemberId member) internal view returns (MemberId) {
        for (uint256 hop = 0; hop < SUCCESSION_HOPS_MAX; ++hop) {
            Member storage record = _members[member];
            if (!_isSucceeded(record)) break;
            member = record.successor;
        }
        return member;
    }

    /// @dev Does an organisation that stands for itself not stand for the other member too? Whom nobody ever named as successor
    /// (`depth` 0) stands for nobody else, and then the other member's slot is not read.
    function _isApart(MemberId acting, MemberId other) internal view returns (bool) {
        if (acting == other) return false;
        return _members[acting].depth == 0 || _standsFor(other) != acting;
    }

    /// @dev The status today.
    function _statusOf(Member storage record) internal view returns (MemberStatus) {
        return _isSucceeded(record) ? MemberStatus.Succeeded : record.status;
    }

    /// @dev Has a succession taken effect?
    function _isSucceeded(Member storage record) internal view returns (bool) {
        uint40 from = record.succeededFrom;
        return from != 0 && block.timestamp >= from;
    }

    /// @dev Reverts unless the member has the status.
    function _requireStatus(MemberId member, MemberStatus expected) internal view {
        MemberStatus status = _statusOf(_members[member]);
        if (status != expected) revert MemberStatusWrong(member, status);
    }

    /// @dev Reverts unless the member was admitted and stands for itself: it may administer its keys and payout even while it
    /// is suspended and after it has exited, for what it is owed must stay within its reach.
    function _requireOwnMaster(MemberId member) internal view {
        MemberStatus status = _statusOf(_members[member]);
        if (status == MemberStatus.Suspended) return;
        if (status == MemberStatus.Exited) return;
        _requireStatus(member, MemberStatus.Active);
    }

    /// @dev The time that comes after a delay.
    function _after(uint40 delay) internal view returns (uint40) {
        return uint40(block.timestamp + delay);
    }

    /// @dev Reverts when a digest that must be cited is zero.
    function _requireDigest(bytes32 digest, Cited what) internal pure {
        if (digest == 0) revert MemberDigestMissing(what);
    }
}
