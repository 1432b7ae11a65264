// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

// solhint-disable gas-small-strings

import {Agreement} from "./AgreementStore.sol";
import {Leaving} from "./Leaving.sol";
import {Closer, IAgreementRegistry, Period} from "./IAgreementRegistry.sol";
import {Scope} from "../membership/IMembers.sol";
import {MemberId} from "../types/Ids.sol";

/// @title Closing
/// @notice The yearly plan (年度分配方案): as many parties as the terms ask sign what is shared, and the core shares it. Nothing here
/// grows with the number of payees.
abstract contract Closing is Leaving {
    bytes32 private constant CLOSE_TYPEHASH = keccak256(
        "ClosePeriod(uint40 agreement,uint16 version,address currency,uint96 amount,uint24 first,uint24 last,bytes32 plan,uint32 sequence,uint256 deadline)"
    );

    /// @inheritdoc IAgreementRegistry
    function closePeriod(Period calldata period, Closer[] calldata closers, uint256 deadline) external override {
        Agreement storage data = _agreements[period.agreement];
        // Check
        uint256 expected = data.closers == 0 ? 1 : data.closers;
        if (closers.length != expected) revert AgreementClosersInvalid(closers.length, expected);
        if (period.sequence != data.closes + 1) revert AgreementCloseOutOfOrder(period.sequence, data.closes + 1);
        if (period.last < period.first) revert AgreementPeriodInvalid(period.first, period.last);
        MemberId[] memory signed = _checkClosers(period, closers, deadline);

        // Effect
        data.closes = period.sequence;

        // Log
        emit PeriodClosed(
            period.agreement,
            period.currency,
            period.plan,
            period.version,
            period.amount,
            period.first,
            period.last,
            period.sequence,
            signed
        );

        // Interaction
        BENEFIT.close(period.agreement, period.version, period.currency, period.amount);
    }

    /// @dev Distinct parties, in ascending order.
    function _checkClosers(
        Period calldata period,
        Closer[] calldata closers,
        uint256 deadline
    ) private view returns (MemberId[] memory signed) {
        bytes32 structHash = keccak256(abi.encode(CLOSE_TYPEHASH, period, deadline));
        signed = new MemberId[](closers.length);
        uint32 previous = 0;
        for (uint256 i = 0; i < closers.length; ++i) {
            MemberId member = closers[i].member;
            if (MemberId.unwrap(member) <= previous) revert AgreementClosersInvalid(closers.length, closers.length);
            previous = MemberId.unwrap(member);
            _seatOf(period.agreement, member);
            _requireConsent(member, Scope.AGREEMENTS, period.amount, structHash, deadline, closers[i].signatures);
            signed[i] = member;
        }
    }
}
