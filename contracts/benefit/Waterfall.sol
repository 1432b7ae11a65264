// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Tier, TierKind} from "./IBenefitLedger.sol";
import {Day} from "../types/Day.sol";

/// @title Waterfall
/// @notice How a version's waterfall is stored and what a tier takes.
///
/// Version word: `from 24 | until 24 | count 8 | flags 8 | amountCurrency 32 | tiers 0-3, 40 bits each`; tiers 4-7 are in a second
/// word. A tier is `kind 4 | rate 20 | pool 16`. So an agreement of up to four tiers is walked with one storage read.
library Waterfall {
    uint256 internal constant MAX_TIERS = 8;
    uint256 internal constant ALL = 1_000_000; // parts per million
    uint8 internal constant PERIODIC = 1;
    uint8 internal constant PASSES = 2;
    uint256 internal constant TIER_BITS = 40;
    uint256 internal constant TIERS_IN_WORD = 4;

    /// @notice What a tier takes, rounded down; the rest flows on.
    /// @param kind The tier's kind.
    /// @param rate Its rate in parts per million.
    /// @param base What entered the waterfall.
    /// @param left What is left of it.
    /// @return In minor units, at most `left`.
    function takes(TierKind kind, uint256 rate, uint96 base, uint96 left) internal pure returns (uint96) {
        unchecked {
            // 96 bits times 20, over a million: not more than 96 again
            uint96 asked = uint96(((kind == TierKind.Levy ? base : left) * rate) / ALL);
            return asked < left ? asked : left;
        }
    }

    /// @notice Writes a version.
    /// @param from First day of service.
    /// @param flags PERIODIC and PASSES.
    /// @param amountNumber Number of the currency of amount tiers, 0 for none.
    /// @param tiers The tiers, at most eight.
    /// @return word The version's word.
    /// @return more Tiers 4-7.
    function pack(
        Day from,
        uint8 flags,
        uint32 amountNumber,
        Tier[] calldata tiers
    ) internal pure returns (uint256 word, uint256 more) {
        word =
            (uint256(Day.unwrap(from)) << 232) |
            (uint256(tiers.length) << 200) |
            (uint256(flags) << 192) |
            (uint256(amountNumber) << 160);
        for (uint256 i = 0; i < tiers.length; ++i) {
            uint256 tier = (uint256(tiers[i].kind) << 36) | (uint256(tiers[i].rate) << 16) | tiers[i].pool;
            if (i < TIERS_IN_WORD) word |= tier << (i * TIER_BITS);
            else more |= tier << ((i - TIERS_IN_WORD) * TIER_BITS);
        }
    }

    /// @notice Reads the lowest tier of a word.
    /// @param tiers Tiers, the first lowest.
    /// @return kind Its kind.
    /// @return rate Its rate.
    /// @return pool Its pool's number.
    function tierIn(uint256 tiers) internal pure returns (TierKind kind, uint256 rate, uint16 pool) {
        return (TierKind((tiers >> 36) & 0xf), (tiers >> 16) & 0xfffff, uint16(tiers));
    }

    /// @notice One tier that shares everything.
    /// @param pool Its pool's number.
    /// @return The tier, in place of a version's.
    function allTo(uint16 pool) internal pure returns (uint256) {
        return (uint256(TierKind.Share) << 36) | (ALL << 16) | pool;
    }

    /// @notice The number of tiers.
    /// @param word The version's word.
    /// @return The number.
    function countOf(uint256 word) internal pure returns (uint256) {
        return uint8(word >> 200);
    }

    /// @notice Whether a flag is set.
    /// @param word The version's word.
    /// @param flag PERIODIC or PASSES.
    /// @return Whether it is.
    function has(uint256 word, uint8 flag) internal pure returns (bool) {
        return (uint8(word >> 192) & flag) != 0;
    }

    /// @notice The number of the amount tiers' currency.
    /// @param word The version's word.
    /// @return The number, 0 for none.
    function amountNumberOf(uint256 word) internal pure returns (uint32) {
        return uint32(word >> 160);
    }

    /// @notice First day of service.
    /// @param word The version's word.
    /// @return The day.
    function fromOf(uint256 word) internal pure returns (Day) {
        return Day.wrap(uint24(word >> 232));
    }

    /// @notice First day of the next version's service.
    /// @param word The version's word.
    /// @return The day, 0 while there is no next version.
    function untilOf(uint256 word) internal pure returns (Day) {
        return Day.wrap(uint24(word >> 208));
    }

    /// @notice Writes the first day of the next version's service.
    /// @param word The version's word, without one.
    /// @param until The day.
    /// @return The version's word.
    function withUntil(uint256 word, Day until) internal pure returns (uint256) {
        return word | (uint256(Day.unwrap(until)) << 208);
    }
}
