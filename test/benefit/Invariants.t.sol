// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BenefitHandler} from "./BenefitHandler.sol";

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

    /// @dev booked − reversed + debt = taken + owed + withheld + parked + pots + dust, and dust is small and never negative.
    function invariant_conservation() external view {
        handler.checkConservation();
    }

    /// @dev The units of all accounts are the pool's units.
    function invariant_unitsSum() external view {
        handler.checkUnits();
    }

    /// @dev What each account is owed is what a model with loops and exact fractions says, to one minor unit.
    function invariant_modelAgrees() external view {
        handler.checkModel();
    }

    /// @dev Every stored word is the one last told by an event.
    function invariant_stateIsFoldOfEvents() external view {
        handler.checkFold();
    }

    /// @dev In whatever state a life ends: everybody can take all it is owed, and nothing is left behind but dust.
    function afterInvariant() external {
        handler.checkNobodyLockedIn();
        handler.checkEveryActionHappened();
    }
}
