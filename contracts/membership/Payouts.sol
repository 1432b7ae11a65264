// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MemberId} from "../types/Ids.sol";
import {IMembers} from "./IMembers.sol";
import {Envelope, IMemberRegistry, Payout} from "./IMemberRegistry.sol";
import {MemberActs} from "./MemberActs.sol";
import {Signers} from "./Signers.sol";

/// @title Payouts
/// @notice Where each member is paid, in tokens and by bank.
/// @dev Everything that can change the answer of {payoutOf} waits at least {PAYOUT_DELAY} from the moment it is recorded: a change
/// of payout, and a succession ({SUCCESSION_DELAY} is the same time). So the rails may cache an answer until `sureUntil`. Cancelling
/// a pending change only keeps the answer as it is. A change takes effect by the clock; the slots catch up with the next one.
abstract contract Payouts is Signers {
    /// @notice How long a change of payout waits.
    uint40 public constant PAYOUT_DELAY = 3 days;
    /// @notice How long a rescue of keys freezes the payout against change.
    uint40 public constant PAYOUT_FREEZE = 30 days;

    mapping(MemberId member => Payout record) private _payouts;

    /// @inheritdoc IMemberRegistry
    function changePayout(
        MemberId member,
        address payout,
        bytes32 bankAccount,
        Envelope calldata envelope
    ) external override {
        // Check
        _authorise(member, MemberActs.changePayout(member, payout, bankAccount, envelope), envelope);
        uint40 frozenUntil = _members[member].frozenUntil;
        if (block.timestamp < frozenUntil) revert MemberPayoutFrozen(member, frozenUntil);

        // Effect
        (address payoutNow, bytes32 bankNow) = _payoutNow(_payouts[member]);
        uint40 nextFrom = _after(PAYOUT_DELAY);
        _writePayout(member, Payout(payoutNow, nextFrom, payout, bankNow, bankAccount));
    }

    /// @inheritdoc IMemberRegistry
    function cancelPayoutChange(MemberId member, Envelope calldata envelope) external override {
        // Check
        _authoriseAlone(member, MemberActs.plain(MemberActs.CANCEL_PAYOUT_CHANGE, member, envelope), envelope);
        uint40 nextFrom = _payouts[member].nextFrom;
        if (block.timestamp >= nextFrom) revert MemberPayoutNotPending(member, nextFrom);

        // Effect
        _dropChange(member);
    }

    /// @inheritdoc IMembers
    function payoutOf(MemberId member) external view override returns (address payout, uint40 sureUntil) {
        MemberId paid = _standsFor(member);
        Payout storage record = _payouts[paid];
        (payout, ) = _payoutNow(record);
        sureUntil = _after(PAYOUT_DELAY - 1);
        sureUntil = _before(record.nextFrom, sureUntil);
        sureUntil = _before(_members[paid].succeededFrom, sureUntil);
    }

    /// @inheritdoc IMembers
    function bankAccountOf(MemberId member) external view override returns (bytes32 bankAccount) {
        (, bankAccount) = _payoutNow(_payouts[_standsFor(member)]);
    }

    /// @inheritdoc IMemberRegistry
    function payoutRecord(MemberId member) external view override returns (Payout memory) {
        return _payouts[member];
    }

    /// @dev The first payout, for an applicant: it cannot be owed anything yet.
    function _firstPayout(MemberId member, address payout, bytes32 bankAccount) internal {
        _writePayout(member, Payout(payout, 0, address(0), bankAccount, 0));
    }

    /// @dev Freezes the payout against change and drops a change that is pending: a thief may have asked for it.
    function _freezePayout(MemberId member) internal {
        // Effect
        uint40 frozenUntil = _after(PAYOUT_FREEZE);
        _members[member].frozenUntil = frozenUntil;

        // Log
        emit PayoutFrozen(member, frozenUntil);

        // Effect
        if (block.timestamp < _payouts[member].nextFrom) _dropChange(member);
    }

    /// @dev Drops a pending change.
    function _dropChange(MemberId member) private {
        Payout storage record = _payouts[member];
        _writePayout(member, Payout(record.payout, 0, address(0), record.bankAccount, 0));
    }

    /// @dev Writes a payout record and logs it.
    function _writePayout(MemberId member, Payout memory record) private {
        // Effect
        _payouts[member] = record;

        // Log
        emit PayoutChanged(
            member,
            record.payout,
            record.bankAccount,
            record.nextPayout,
            record.nextBankAccount,
            record.nextFrom
        );
    }

    /// @dev What a payout record means at this moment.
    function _payoutNow(Payout storage record) private view returns (address payout, bytes32 bankAccount) {
        uint40 nextFrom = record.nextFrom;
        if (nextFrom != 0 && block.timestamp >= nextFrom) return (record.nextPayout, record.nextBankAccount);
        return (record.payout, record.bankAccount);
    }

    /// @dev The last second before a change still to come, which is at most one delay away; else what was sure anyway.
    function _before(uint40 changesAt, uint40 sureUntil) private view returns (uint40) {
        if (changesAt <= block.timestamp) return sureUntil;
        return changesAt <= sureUntil ? changesAt - 1 : sureUntil;
    }
}
