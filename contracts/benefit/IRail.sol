// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId, PoolId} from "../types/Ids.sol";
import {Currency} from "../types/Currency.sol";

/// @title IRail
/// @notice What both rails do alike: they let an order from outside be carried out when nobody can be paid.
interface IRail {
    /// @notice Thrown when no order withholds anything of what an account is owed in these pools.
    /// @param account The account.
    /// @param currency The currency.
    error RailNothingWithheld(AccountId account, Currency currency);

    /// @notice Gives an order from outside its part of what an account is owed, without paying the account: for when the order takes all
    /// of it, or when the payee cannot be paid or takes care not to be. What the order leaves is a direct credit of the account (pool 0
    /// of the agreement), paid like everything else. Anybody may ask for it.
    /// @param account The account that an order lies on.
    /// @param currency A currency of this rail.
    /// @param pools Where to collect from, of any agreements; the core tells what goes where.
    function withhold(AccountId account, Currency currency, PoolId[] calldata pools) external;
}
