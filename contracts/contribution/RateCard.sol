// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Rate, RecordingTerms} from "../agreement/IAgreements.sol";
import {ContributionWords} from "./ContributionWords.sol";
import {Credit} from "./ContributionTypes.sol";
import {IContributionLedger} from "./IContributionLedger.sol";

/// @title RateCard
/// @notice What a quantity is worth and earns by a line of the rate card. Every division rounds down, except the reward pot's
/// part, which rounds up: what the law gives to people is a floor.
library RateCard {
    uint256 private constant THOUSANDTHS = 1000;
    uint256 private constant MILLION = 1_000_000;
    uint16 private constant MAX_CHALLENGE_DAYS = 36_500;

    /// @notice What a quantity earns.
    /// @param quantity In thousandths of a unit.
    /// @param terms The terms it is recorded on.
    /// @return credit What it earns; nothing where the card names no pool.
    function priceDown(uint64 quantity, RecordingTerms memory terms) internal pure returns (Credit memory credit) {
        Rate memory rate = terms.rate;
        uint256 value = (uint256(quantity) * rate.price) / THOUSANDTHS;
        uint256 units = rate.pool == 0 ? 0 : (value * rate.unitsRate) / MILLION;
        uint256 cost = rate.costPool == 0 ? 0 : (value * rate.costRate) / MILLION;
        // Check: everything fits where it is stored.
        if (value > type(uint96).max) revert IContributionLedger.ContributionValueTooLarge(value);
        if (units > type(uint64).max) revert IContributionLedger.ContributionUnitsTooLarge(units);
        if (cost > type(uint96).max) revert IContributionLedger.ContributionCostTooLarge(cost);
        if (terms.rewardRate > MILLION) revert IContributionLedger.ContributionRewardRateTooHigh(terms.rewardRate);
        if (terms.attestations > ContributionWords.MAX_ATTESTORS) {
            revert IContributionLedger.ContributionTooManyAttestations(
                terms.attestations,
                ContributionWords.MAX_ATTESTORS
            );
        }
        if (terms.challengeDays > MAX_CHALLENGE_DAYS) {
            revert IContributionLedger.ContributionWindowTooLong(terms.challengeDays, MAX_CHALLENGE_DAYS);
        }
        credit = Credit({
            party: terms.party,
            value: uint96(value),
            pool: rate.pool,
            units: uint64(units),
            costPool: rate.costPool,
            cost: uint96(cost),
            rewardRate: terms.rewardRate,
            needed: terms.attestations,
            challengeDays: terms.challengeDays
        });
    }

    /// @notice The part of units that goes to the reward pot of the member's people.
    /// @param units The units.
    /// @param rewardRate Parts per million, at most a million.
    /// @return The reward pot's units.
    function rewardUp(uint64 units, uint32 rewardRate) internal pure returns (uint64) {
        unchecked {
            return uint64((uint256(units) * rewardRate + MILLION - 1) / MILLION); // 64 bits times 32
        }
    }
}
