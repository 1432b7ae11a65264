// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Rate} from "./IAgreements.sol";
import {IAgreementRegistry} from "./IAgreementRegistry.sol";
import {PoolLine, Terms, TierLine, UnitSource} from "./Terms.sol";
import {RECOVER_POOLS, TierKind, WhenEmpty} from "../benefit/IBenefitLedger.sol";

/// @title TierChecks
/// @notice Whether the waterfall of terms is sound: its tiers, its pools, and the rates that feed them.
library TierChecks {
    uint256 internal constant MAX_TIERS = 8;
    uint256 internal constant MAX_POOLS = 16;
    uint256 internal constant MAX_RATES = 64;
    uint256 internal constant ALL = 1_000_000; // parts per million
    uint256 private constant MAX_COST_RATE = 4 * ALL;
    uint16 private constant CREDIT_ROLES = 14;
    uint16 private constant FIRST_RESOURCE = 101;

    /// @notice Checks pools, tiers and rates.
    /// @param terms The terms.
    function check(Terms calldata terms) internal pure {
        count("pools", terms.pools.length, 1, MAX_POOLS);
        count("tiers", terms.tiers.length, 1, MAX_TIERS);
        count("rates", terms.rates.length, 0, MAX_RATES);
        for (uint256 i = 0; i < terms.pools.length; ++i) {
            _checkPool(terms.pools, i);
        }
        uint256 left = ALL;
        for (uint256 i = 0; i < terms.tiers.length; ++i) {
            left = _checkTier(terms, i, left);
        }
        for (uint256 i = 0; i < terms.rates.length; ++i) {
            _checkRate(terms, i);
        }
    }

    /// @notice Whether tiers or rates count amounts, so that a currency must be named for them.
    /// @param terms The terms.
    /// @return Whether they do.
    function countsAmounts(Terms calldata terms) internal pure returns (bool) {
        for (uint256 i = 0; i < terms.pools.length; ++i) {
            if (terms.pools[i].cap != 0 || terms.pools[i].source == uint8(UnitSource.Costs)) return true;
        }
        return terms.rates.length != 0;
    }

    /// @notice Finds a pool by its number.
    /// @param pools The pools.
    /// @param number The number.
    /// @return Its position; the number of pools when there is none.
    function find(PoolLine[] calldata pools, uint16 number) internal pure returns (uint256) {
        for (uint256 i = 0; i < pools.length; ++i) {
            if (pools[i].number == number) return i;
        }
        return pools.length;
    }

    /// @notice Whether a later version may replace a tier's pool by another without changing how money is shared among pools: a share among
    /// parties by agreed units.
    /// @param tier The tier.
    /// @param pool Its pool.
    /// @return Whether it may.
    function replaceable(TierLine calldata tier, PoolLine calldata pool) internal pure returns (bool) {
        return tier.kind == uint8(TierKind.Share) && pool.source == uint8(UnitSource.Agreed) && pool.beneficiary == 0;
    }

    /// @notice Refuses a list that is too short or too long.
    /// @param what Which list.
    /// @param length How many it has.
    /// @param least How many it must have.
    /// @param most How many it may have.
    function count(string memory what, uint256 length, uint256 least, uint256 most) internal pure {
        if (length < least || length > most) revert IAgreementRegistry.AgreementCountOutOfRange(what, length, most);
    }

    /// @dev A pool is listed once, its number tells its kind, somebody can have units in it, and it falls to a pool of this version.
    function _checkPool(PoolLine[] calldata pools, uint256 i) private pure {
        PoolLine calldata pool = pools[i];
        bool agreed = pool.source == uint8(UnitSource.Agreed);
        bool costs = pool.source == uint8(UnitSource.Costs);
        bool sound =
            pool.number != 0 &&
                find(pools, pool.number) == i &&
                pool.source <= uint8(type(UnitSource).max) &&
                pool.whenEmpty <= uint8(type(WhenEmpty).max) &&
                costs == (pool.number >= RECOVER_POOLS);
        // Agreed units belong to the parties, or one unit to a beneficiary.
        bool hasUnits =
            agreed ? (pool.total != 0) != (pool.beneficiary != 0) : pool.total == 0 && pool.beneficiary == 0;
        bool falls = pool.fallTo != 0;
        bool fallsWell =
            falls
                ? pool.fallTo < RECOVER_POOLS && pool.fallTo != pool.number && find(pools, pool.fallTo) < pools.length
                : pool.whenEmpty == uint8(WhenEmpty.Hold);
        if (!sound || !hasUnits || !fallsWell) revert IAgreementRegistry.AgreementPoolInvalid(pool.number);
    }

    /// @dev Returns what may be left after the tier in the worst case, in parts per million of the whole, rounded down.
    function _checkTier(Terms calldata terms, uint256 i, uint256 left) private pure returns (uint256) {
        TierLine calldata tier = terms.tiers[i];
        uint256 position = find(terms.pools, tier.pool);
        bool last = i + 1 == terms.tiers.length;
        bool sound =
            tier.kind != uint8(TierKind.None) &&
                tier.kind <= uint8(type(TierKind).max) &&
                tier.rate != 0 &&
                tier.rate <= ALL &&
                position < terms.pools.length;
        if (!sound) revert IAgreementRegistry.AgreementTierInvalid(i);
        PoolLine calldata pool = terms.pools[position];
        bool shares = tier.kind == uint8(TierKind.Share);
        bool fits =
            (tier.kind == uint8(TierKind.Recover)) == (pool.source == uint8(UnitSource.Costs)) &&
                (tier.kind == uint8(TierKind.Capped)) == (pool.cap != 0) &&
                (!last || (shares && tier.rate == ALL));
        if (!fits) revert IAgreementRegistry.AgreementTierInvalid(i);
        if (tier.kind == uint8(TierKind.Levy)) {
            if (tier.basis == 0) revert IAgreementRegistry.AgreementLevyWithoutBasis(i);
            if (pool.beneficiary == 0) revert IAgreementRegistry.AgreementTierInvalid(i);
            // Check: a levy is a rate of the whole, so it can ask for more than the tiers before it leave.
            if (tier.rate > left) revert IAgreementRegistry.AgreementTakesTooMuch(i, tier.rate, left);
            return left - tier.rate;
        }
        // Check: nothing would ever reach the tiers after a share of all the rest.
        if (shares && tier.rate == ALL && !last) {
            revert IAgreementRegistry.AgreementTakesTooMuch(i, tier.rate, left);
        }
        return (left * (ALL - tier.rate)) / ALL;
    }

    /// @dev Kinds ascend, so none is named twice; units go to a pool of contributions and cost to a pool of costs.
    function _checkRate(Terms calldata terms, uint256 i) private pure {
        Rate calldata rate = terms.rates[i];
        bool known = rate.kind != 0 && (rate.kind <= CREDIT_ROLES || rate.kind >= FIRST_RESOURCE);
        bool ascends = i == 0 || terms.rates[i - 1].kind < rate.kind;
        bool sound =
            rate.price != 0 &&
                rate.costRate <= MAX_COST_RATE &&
                _feeds(terms.pools, rate.unitsRate, rate.pool, UnitSource.Contributions) &&
                _feeds(terms.pools, rate.costRate, rate.costPool, UnitSource.Costs);
        if (!known || !ascends || !sound) revert IAgreementRegistry.AgreementRateInvalid(i, rate.kind);
    }

    /// @dev A rate without a pool, and a pool without a rate, mean nothing.
    function _feeds(
        PoolLine[] calldata pools,
        uint32 rate,
        uint16 number,
        UnitSource source
    ) private pure returns (bool) {
        if (number == 0) return rate == 0;
        uint256 position = find(pools, number);
        return rate != 0 && position < pools.length && pools[position].source == uint8(source);
    }
}
