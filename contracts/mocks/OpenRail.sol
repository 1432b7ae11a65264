// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBenefitLedger} from "../benefit/IBenefitLedger.sol";
import {Currency} from "../types/Currency.sol";
import {Day} from "../types/Day.sol";
import {AccountId, AgreementId, PoolId} from "../types/Ids.sol";
import {IModuleSet, Module} from "../types/IModuleSet.sol";

/// @title OpenRail
/// @notice For tests: a rail that books and takes for anybody.
contract OpenRail {
    IBenefitLedger private immutable CORE;

    constructor() {
        CORE = IBenefitLedger(IModuleSet(msg.sender).addressOf(Module.Benefit));
    }

    function book(AgreementId agreement, uint16 version, Currency currency, uint96 net, Day day) external {
        CORE.bookNet(agreement, version, currency, net, day, day, 0);
    }

    function take(PoolId[] calldata pools, AccountId account, Currency currency) external {
        for (uint256 i = 0; i < pools.length; ++i) CORE.dischargeEntitlement(pools[i], account, currency);
    }
}
