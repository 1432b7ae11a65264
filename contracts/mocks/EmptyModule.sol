// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBankAppointments} from "../benefit/IBankAppointments.sol";
import {IBenefitLedger} from "../benefit/IBenefitLedger.sol";
import {Currency} from "../types/Currency.sol";
import {Day} from "../types/Day.sol";
import {AccountId, AgreementId, MemberId, PoolId} from "../types/Ids.sol";
import {IModuleSet, Module} from "../types/IModuleSet.sol";

/// @title EmptyModule
/// @notice For tests: stands in for a module that is not there yet. Takes appointments, and books and records costs for anybody.
contract EmptyModule is IBankAppointments {
    IBenefitLedger private immutable BENEFIT;

    constructor() {
        BENEFIT = IBenefitLedger(IModuleSet(msg.sender).addressOf(Module.Benefit));
    }

    function appoint(
        AgreementId agreement,
        Currency currency,
        MemberId holder,
        bytes32 account,
        bool invoiceFirst
    ) external override {
        emit HolderAppointed(agreement, currency, holder, account, invoiceFirst);
    }

    function book(AgreementId agreement, uint16 version, Currency currency, uint96 net, Day day) external {
        BENEFIT.bookNet(agreement, version, currency, net, day, day, bytes32(uint256(1)));
    }

    function addCost(PoolId pool, AccountId account, uint96 cost) external {
        BENEFIT.addCost(pool, account, cost, bytes32(uint256(1)));
    }

    function addUnits(PoolId pool, AccountId account, uint64 units) external {
        BENEFIT.addUnitsTo(pool, account, units, bytes32(uint256(1)));
    }
}
