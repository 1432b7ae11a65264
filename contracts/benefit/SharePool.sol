// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title SharePool
/// @notice The arithmetic of a pool that divides by units, on the words that are stored.
///
/// Pool word `index 160 | lone 1 | remainder 95`: `index` is what one unit has earned, in 2^-64 minor units, modulo 2^160; `remainder`
/// is what division left over, in 2^-64 minor units, and rolls into the next amount; `lone` says that the pool has exactly one unit, so
/// that its next money need not ask. Money that finds one unit sets it, a change of units that leaves another number takes it away.
/// Account word `field 160 | units 64 | flags 32`: with units the field is a checkpoint c and the account is owed
/// (index − c) · units; without units the field is what it is owed.
///
/// Why no money is lost or made: an allocation satisfies Δindex · units + Δremainder = amount · 2^64 exactly. An account that
/// changes is re-written so that what it is owed stays the same, rounded down by less than units/2^64 of a minor unit.
/// @dev All differences are modulo 2^160. They are right because what an agreement ever books in a currency is below 2^96
/// minor units, so no account can be owed 2^160 · 2^-64 of them.
library SharePool {
    uint256 private constant SCALE_BITS = 64;
    uint256 private constant LONE = 1 << 95;
    uint256 private constant REMAINDER_MASK = LONE - 1;

    /// @dev What is within 2^-32 of the next whole minor unit counts as that unit: a change of units rounds down by a hair, and
    /// who was owed exactly 2 must still be paid 2. It would take 2^32 payments to pay out one minor unit too much.
    uint256 private constant HAIR = 1 << 32;

    /// @dev Set in every account word that was written, so that a zero word means "never written".
    uint32 internal constant WRITTEN = 1;
    /// @dev An order from outside lies on the account: see BenefitHolds.
    uint32 internal constant HELD = 2;

    /// @notice Whether a pool is marked as having exactly one unit.
    /// @param poolWord The pool's word.
    /// @return Whether it is; if not it may have one all the same.
    function isLone(uint256 poolWord) internal pure returns (bool) {
        return poolWord & LONE != 0;
    }

    /// @notice Takes the mark of having exactly one unit away.
    /// @param poolWord The pool's word.
    /// @return The pool's word without it.
    function notLone(uint256 poolWord) internal pure returns (uint256) {
        return poolWord & ~LONE;
    }

    /// @notice Adds an amount to a pool.
    /// @param poolWord The pool's word.
    /// @param totalUnits Its units, above zero.
    /// @param amount In 2^-64 minor units.
    /// @return The pool's word after it, marked if it has one unit.
    function allocate(uint256 poolWord, uint64 totalUnits, uint256 amount) internal pure returns (uint256) {
        unchecked {
            // an amount of 160 bits and a remainder of 95; the index modulo 2^160 by the shift
            uint256 divided = amount + (poolWord & REMAINDER_MASK);
            uint256 quotient = _over(divided, totalUnits);
            uint256 word = (((poolWord >> 96) + quotient) << 96) | (divided - quotient * totalUnits);
            return totalUnits == 1 ? word | LONE : word;
        }
    }

    /// @notice Whole minor units as the pool counts them.
    /// @param amount In minor units.
    /// @return In 2^-64 minor units.
    function scaled(uint256 amount) internal pure returns (uint256) {
        return amount << SCALE_BITS;
    }

    /// @notice The whole minor units in what is owed, rounded down but for a hair.
    /// @param owedScaled In 2^-64 minor units.
    /// @return In minor units.
    function whole(uint256 owedScaled) internal pure returns (uint96) {
        unchecked {
            return uint96((owedScaled + HAIR) >> SCALE_BITS); // a field of 160 bits times units of 64 leaves room
        }
    }

    /// @notice What is left of a debt after whole minor units of it.
    /// @param owedScaled In 2^-64 minor units.
    /// @param amount In minor units, at most {whole} of it.
    /// @return In 2^-64 minor units, never below zero.
    function less(uint256 owedScaled, uint96 amount) internal pure returns (uint256) {
        uint256 paid = scaled(amount);
        unchecked {
            return owedScaled > paid ? owedScaled - paid : 0;
        }
    }

    /// @notice What an account is owed.
    /// @param accountWord The account's word.
    /// @param poolWord The pool's word.
    /// @return In 2^-64 minor units.
    function owedOf(uint256 accountWord, uint256 poolWord) internal pure returns (uint256) {
        uint256 units = unitsOf(accountWord);
        if (units == 0) return accountWord >> 96;
        unchecked {
            return uint256(uint160((poolWord >> 96) - (accountWord >> 96))) * units;
        }
    }

    // The next two are in every payment and every change of units. They are written out, not put together from {owedOf} and {pack}:
    // the optimizer does not inline what is called from several places.

    /// @notice Takes the whole minor units an account is owed; units and flags stay.
    /// @param accountWord The account's word.
    /// @param poolWord The pool's word.
    /// @return amount In minor units, rounded down but for a hair.
    /// @return word The account's word without them; what is below one stays owed.
    function take(uint256 accountWord, uint256 poolWord) internal pure returns (uint96 amount, uint256 word) {
        unchecked {
            uint256 units = unitsOf(accountWord);
            uint256 index = poolWord >> 96;
            uint256 left = accountWord >> 96;
            if (units != 0) left = uint160(index - left) * units;
            amount = whole(left);
            uint256 paid = scaled(amount);
            left = left > paid ? left - paid : 0; // a hair more may have been paid
            if (units != 0) left = index - _over(left, units);
            word = (left << 96) | uint96(accountWord) | WRITTEN;
        }
    }

    /// @notice Changes an account's units; what it is owed stays, rounded down.
    /// @param accountWord The account's word.
    /// @param poolWord The pool's word.
    /// @param units Its units from now on, below 2^64.
    /// @param extra Added to what it is owed, in 2^-64 minor units, modulo 2^256.
    /// @return The account's word.
    function change(
        uint256 accountWord,
        uint256 poolWord,
        uint256 units,
        uint256 extra
    ) internal pure returns (uint256) {
        unchecked {
            uint256 before = unitsOf(accountWord);
            uint256 index = poolWord >> 96;
            uint256 field = accountWord >> 96;
            if (before != 0) field = uint160(index - field) * before;
            field += extra;
            if (units != 0) field = index - _over(field, units);
            return (field << 96) | (units << 32) | flagsOf(accountWord) | WRITTEN;
        }
    }

    /// @notice The word of an account without units.
    /// @param owedScaled What it is owed, in 2^-64 minor units.
    /// @param flags Its flags; WRITTEN is added.
    /// @return The account's word.
    function pack(uint256 owedScaled, uint32 flags) internal pure returns (uint256) {
        return (owedScaled << 96) | flags | WRITTEN;
    }

    /// @notice The word of an account that has these units and has earned nothing, since the pool's beginning.
    /// @param units Its units.
    /// @return The account's word.
    function fresh(uint64 units) internal pure returns (uint256) {
        return (uint256(units) << 32) | WRITTEN;
    }

    /// @notice The units in an account's word.
    /// @param accountWord The word.
    /// @return The units.
    function unitsOf(uint256 accountWord) internal pure returns (uint64) {
        return uint64(accountWord >> 32);
    }

    /// @notice The flags in an account's word.
    /// @param accountWord The word.
    /// @return The flags.
    function flagsOf(uint256 accountWord) internal pure returns (uint32) {
        return uint32(accountWord);
    }

    /// @dev Division by what was seen not to be zero: Solidity's would ask again, in a function of its own.
    function _over(uint256 amount, uint256 units) private pure returns (uint256 quotient) {
        assembly ("memory-safe") {
            quotient := div(amount, units)
        }
    }
}
