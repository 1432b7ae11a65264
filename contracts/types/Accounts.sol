// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId, AssetId, MemberId} from "./Ids.sol";

/// @title Accounts
/// @notice The kinds of account that the ledger core can owe money to. The core itself never looks at the kind: only the
/// rails do, when they ask which member an account pays out to.
library Accounts {
    uint8 internal constant MEMBER = 0; // the member itself
    uint8 internal constant REWARD = 1; // the people's reward pot that a member administers (奖酬)
    uint8 internal constant DISPUTE = 2; // provisional units of a challenged contribution
    uint8 internal constant ORDER = 3; // what an order from outside withholds (LegalHold)
    uint8 internal constant INBOX = 4; // what a derivative's income owes the asset it derives from, until it is forwarded

    /// @notice The account of a member itself.
    /// @param member The member.
    /// @return The account.
    function ofMember(MemberId member) internal pure returns (AccountId) {
        return AccountId.wrap(MemberId.unwrap(member));
    }

    /// @notice The reward pot a member administers for its people.
    /// @param member The member.
    /// @return The account.
    function rewardOf(MemberId member) internal pure returns (AccountId) {
        return AccountId.wrap((uint64(REWARD) << 56) | MemberId.unwrap(member));
    }

    /// @notice The account that collects for a challenged contribution until the ruling.
    /// @param contribution The contribution's number.
    /// @return The account.
    function disputeOf(uint64 contribution) internal pure returns (AccountId) {
        return AccountId.wrap((uint64(DISPUTE) << 56) | uint56(contribution));
    }

    /// @notice The account that keeps what an order from outside withholds.
    /// @param order The order's number.
    /// @return The account.
    function orderOf(uint56 order) internal pure returns (AccountId) {
        return AccountId.wrap((uint64(ORDER) << 56) | order);
    }

    /// @notice The account that collects what derivatives owe an asset.
    /// @param asset The asset they derive from.
    /// @return The account.
    function inboxOf(AssetId asset) internal pure returns (AccountId) {
        return AccountId.wrap((uint64(INBOX) << 56) | AssetId.unwrap(asset));
    }

    /// @notice The kind of an account.
    /// @param account The account.
    /// @return The kind, one of the constants above.
    function kindOf(AccountId account) internal pure returns (uint8) {
        return uint8(AccountId.unwrap(account) >> 56);
    }

    /// @notice The number of an account within its kind; for MEMBER and REWARD the member.
    /// @param account The account.
    /// @return The number.
    function numberOf(AccountId account) internal pure returns (uint56) {
        return uint56(AccountId.unwrap(account));
    }
}
