// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBenefitLedger} from "./IBenefitLedger.sol";
import {IncomeRoute} from "./IncomeRoute.sol";
import {IRail} from "./IRail.sol";
import {IAgreements} from "../agreement/IAgreements.sol";
import {IMembers} from "../membership/IMembers.sol";
import {ILicences} from "../property/ILicences.sol";
import {IProperty} from "../property/IProperty.sol";
import {AssetFacts} from "../property/PropertyTypes.sol";
import {Accounts} from "../types/Accounts.sol";
import {Currency} from "../types/Currency.sol";
import {Day, dayOf} from "../types/Day.sol";
import {AccountId, AgreementId, AssetId, PoolId, poolOf} from "../types/Ids.sol";
import {IModuleSet, Module} from "../types/IModuleSet.sol";

/// @title Rail
/// @notice Whom a rail asks, and what both rails do alike; see {IRail}.
abstract contract Rail is IRail {
    IBenefitLedger internal immutable BENEFIT;
    IAgreements internal immutable AGREEMENTS;
    IMembers internal immutable MEMBERS;
    IProperty internal immutable PROPERTY;
    ILicences internal immutable LICENCES;

    constructor() {
        IModuleSet set = IModuleSet(msg.sender);
        BENEFIT = IBenefitLedger(set.addressOf(Module.Benefit));
        AGREEMENTS = IAgreements(set.addressOf(Module.Agreement));
        MEMBERS = IMembers(set.members());
        PROPERTY = IProperty(set.addressOf(Module.Property));
        LICENCES = ILicences(set.addressOf(Module.Licence));
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

    /// @inheritdoc IRail
    function forward(AssetId child, AssetId parent, Currency currency, uint16 version) external override {
        (AgreementId from, uint16 royaltyPool) = PROPERTY.inboxIn(child, parent);
        AssetFacts memory facts = PROPERTY.factsOf(parent);
        bool outside = AgreementId.unwrap(facts.agreement) == 0;
        // Check
        if (!outside && !_sharesAccount(from, facts.agreement, currency)) {
            revert RailAccountsDiffer(from, facts.agreement, currency);
        }
        // Interaction: what came in under licences of the derivative, else what came back to the inbox
        AccountId inbox = Accounts.inboxOf(parent);
        uint96 amount = BENEFIT.dischargeEntitlement(poolOf(from, royaltyPool), inbox, currency);
        if (amount == 0) amount = BENEFIT.dischargeEntitlement(poolOf(from, 0), inbox, currency);
        if (amount == 0) revert RailNothingToForward(child, parent, currency);
        if (outside) {
            emit Forwarded(child, parent, from, currency, amount, 0);
            BENEFIT.giveBack(from, Accounts.ofMember(facts.owner), currency, amount);
        } else _pass(child, parent, currency, version, amount);
    }

    /// @dev Is the money of two agreements in one place, so that it goes from one to the other without a transfer?
    function _sharesAccount(AgreementId one, AgreementId other, Currency currency) internal view virtual returns (bool);

    /// @dev Books what an inbox held into the parent's agreement. The cause is unique: each booking of an agreement and currency has its number.
    function _pass(AssetId child, AssetId parent, Currency currency, uint16 version, uint96 amount) private {
        (AgreementId to, IncomeRoute route) = PROPERTY.routeOf(parent, 0);
        (, , uint64 sequence, ) = BENEFIT.bookOf(to, currency);
        bytes32 cause = keccak256(abi.encode(child, parent, currency, sequence + 1));
        Day today = dayOf(block.timestamp);
        // Log
        emit Forwarded(child, parent, to, currency, amount, cause);
        // Interaction
        BENEFIT.bookIncome(to, version, currency, amount, route, today, today, cause);
    }

    function _withhold(AccountId account, Currency currency, PoolId pool) private returns (uint96 withheld) {
        withheld = BENEFIT.owed(pool, account, currency);
        uint96 left = BENEFIT.dischargeEntitlement(pool, account, currency);
        withheld -= left;
        if (left != 0) BENEFIT.giveBack(pool.agreementOf(), account, currency, left);
    }
}
