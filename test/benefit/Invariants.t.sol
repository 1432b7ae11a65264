// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BenefitHandler} from "./BenefitHandler.sol";
import {IBenefitLedger} from "../../contracts/benefit/IBenefitLedger.sol";
import {AccountId, AgreementId, PoolId, poolOf} from "../../contracts/types/Ids.sol";
import {Currency} from "../../contracts/types/Currency.sol";
import {vm} from "../utils/Vm.sol";

/// @dev The promises of the core, held against random lives of an agreement. See BenefitHandler for what can happen in one.
contract BenefitInvariants {
    BenefitHandler private handler;

    function setUp() external {
        handler = new BenefitHandler();
    }

    function targetContracts() external view returns (address[] memory list) {
        list = new address[](1);
        list[0] = address(handler);
    }

    /// @dev booked − reversed + debt = taken + owed + withheld + parked + pots + dust, and dust is small and never negative. What is
    /// taken to be forwarded is booked in the other agreement, to the last minor unit.
    function invariant_conservation() external view {
        handler.checkConservation();
    }

    /// @dev No pool owes more than was put into it.
    function invariant_neverOverAllocated() external view {
        handler.checkNeverOverAllocated();
    }

    /// @dev Every slot that the last step wrote was told by an event, with that value: the handler checks it in every step.
    function invariant_stateIsFoldOfEvents() external view {
        require(handler.everyWriteTold(), "a slot was written that no event told");
    }

    /// @dev The units of all accounts are the pool's units.
    function invariant_unitsSum() external view {
        handler.checkUnits();
    }

    /// @dev What each account is owed is what a model with loops and exact fractions says, to one minor unit.
    function invariant_modelAgrees() external view {
        handler.checkModel();
    }

    /// @dev In whatever state a life ends: everybody can take all it is owed, and nothing is left behind but dust.
    function afterInvariant() external {
        handler.checkAllSlots(handler.ledger());
        _checkNobodyLockedIn();
        handler.checkEveryActionHappened();
    }

    function _checkNobodyLockedIn() private {
        IBenefitLedger core = handler.ledger();
        PoolId[] memory pools = new PoolId[](handler.POOLS());
        for (uint16 i = 0; i < pools.length; ++i) pools[i] = poolOf(AgreementId.wrap(1), handler.poolAt(i));
        for (uint256 c = 0; c < 2; ++c) {
            Currency currency = Currency.wrap(c == 0 ? address(156) : address(0x70CE));
            for (uint256 a = 0; a < handler.ACCOUNTS(); ++a) {
                AccountId account = handler.accountAt(a);
                for (uint256 i = 0; i < pools.length; ++i) {
                    uint256 owed = core.owed(pools[i], account, currency);
                    vm.prank(address(handler));
                    require(core.dischargeEntitlement(pools[i], account, currency) == owed, "locked in");
                    require(core.owed(pools[i], account, currency) == 0, "left behind");
                }
            }
        }
    }
}
