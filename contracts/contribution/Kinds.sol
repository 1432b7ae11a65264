// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Kinds
/// @notice What can be put in: CRediT roles (NISO Z39.104-2022) by their place in the standard, and resources.
library Kinds {
    uint16 internal constant FIRST_ROLE = 1; // conceptualization
    uint16 internal constant LAST_ROLE = 14; // writing – review & editing
    uint16 internal constant CASH = 101;
    uint16 internal constant EQUIPMENT = 102;
    uint16 internal constant DATA = 103;
    uint16 internal constant FACILITIES = 104;
    uint16 internal constant STAFF = 105;
    uint16 internal constant TRAINING = 106; // agreements may price further resources from here on

    /// @notice Whether a number is a CRediT role or a resource.
    /// @param kind The number.
    /// @return Whether it is.
    function isKnown(uint16 kind) internal pure returns (bool) {
        return kind >= CASH || (kind >= FIRST_ROLE && kind <= LAST_ROLE);
    }
}
