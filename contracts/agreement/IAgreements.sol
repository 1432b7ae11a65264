// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AgreementId, MemberId} from "../types/Ids.sol";

/// @dev One line of the rate card (计价表): what a kind of contribution is worth and what it earns.
/// `kind`: 1-14 a CRediT role in the order of NISO Z39.104, from 101 a resource. `price`: value of one whole unit of quantity
/// in minor units of the agreement's amount currency. `unitsRate`: pool units earned per 1,000,000 minor units of value.
/// `costRate`: parts per million of the value that become cost to recover (1,000,000 = once, at most 4,000,000).
/// `pool`, `costPool`: where units and cost go, 0 for nowhere.
struct Rate {
    uint16 kind;
    uint64 price;
    uint32 unitsRate;
    uint32 costRate;
    uint16 pool;
    uint16 costPool;
}

/// @dev What the ContributionLedger must know to record a contribution.
/// `party`: the member's place in the agreement, 0-255. `rewardRate`: parts per million of the units that go to the reward pot of
/// the member's people. `attestations`: how many other parties must attest. `challengeDays`: length of the challenge window.
/// `rate`: the line of the rate card in force now.
struct RecordingTerms {
    uint8 party;
    uint32 rewardRate;
    uint8 attestations;
    uint16 challengeDays;
    Rate rate;
}

/// @title IAgreements
/// @notice What the other contracts ask the AgreementRegistry.
interface IAgreements {
    /// @notice A member's place among the parties of an agreement in force. Reverts when the agreement is not in force, or the
    /// member (or the one it succeeds) is not a party now.
    /// @dev Anybody may ask. The first answer is remembered until the party leaves, so that asking again costs one slot.
    /// @param agreement The agreement.
    /// @param member The member.
    /// @return party Its place, 0-255.
    function requirePresent(AgreementId agreement, MemberId member) external returns (uint8 party);

    /// @notice What a member may record and what it earns now. Reverts like {requirePresent}, when the agreement is past its term,
    /// and when the rate card has no line for this kind.
    /// @param agreement The agreement.
    /// @param member The member.
    /// @param kind The kind of contribution.
    /// @return The terms for recording.
    function recordingTerms(
        AgreementId agreement,
        MemberId member,
        uint16 kind
    ) external view returns (RecordingTerms memory);

    /// @notice The member at a place among the parties, today's or a former one.
    /// @param agreement The agreement.
    /// @param party The place.
    /// @return The member.
    function memberAt(AgreementId agreement, uint8 party) external view returns (MemberId);

    /// @notice The member that decides disputes of an agreement (争议解决小组), 0 when the terms name none.
    /// @param agreement The agreement.
    /// @return The member.
    function panelOf(AgreementId agreement) external view returns (MemberId);
}
