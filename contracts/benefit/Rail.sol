// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBenefitLedger} from "./IBenefitLedger.sol";
import {IRail} from "./IRail.sol";
import {IAgreements} from "../agreement/IAgreements.sol";
import {IMembers} from "../membership/IMembers.sol";
import {Currency} from "../types/Currency.sol";
import {AccountId, PoolId} from "../types/Ids.sol";
import {IModuleSet, Module} from "../types/IModuleSet.sol";

/// @title Rail
/// @notice Whom a rail asks, and what both rails do alike; see {IRail}.
abstract contract Rail is IRail {
    IBenefitLedger internal immutable BENEFIT;
    IAgreements internal immutable AGREEMENTS;
    IMembers internal immutable MEMBERS;

    constructor() {
        IModuleSet set = IModuleSet(msg.sender);
        BENEFIT = IBenefitLedger(set.addressOf(Module.Benefit));
        AGREEMENTS = IAgreements(set.addressOf(Module.Agreement));
        MEMBERS = IMembers(set.members());
    }

    /// @inheritdoc IRail
    function withhold(AccountId account, Currency currency, PoolId[] calldata pools) external override {
        uint256 withheld = 0;
        for (uint256 i = 0; i < pools.length; ++i) {
            withheld += _withhold(account, currency, pools[i]);
        }
        // Check: nobody's money is moved about without an order
        if (withheld == 0) revert RailNothingWithheld(account, currency);
    }

    function _withhold(AccountId account, Currency currency, PoolId pool) private returns (uint96 withheld) {
        withheld = BENEFIT.owed(pool, account, currency);
        uint96 left = BENEFIT.dischargeEntitlement(pool, account, currency);
        withheld -= left;
        if (left != 0) BENEFIT.giveBack(pool.agreementOf(), account, currency, left);
    }
}
