// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAgreementRegistry} from "./IAgreementRegistry.sol";
import {Party, PoolLine, Terms, TierLine, UnitSource} from "./Terms.sol";
import {TierChecks} from "./TierChecks.sol";
import {TierKind} from "../benefit/IBenefitLedger.sol";
import {MemberId} from "../types/Ids.sol";

/// @title PartyChecks
/// @notice Whether the parties of terms are sound: listed once, their units sum to what the pools say, and nobody goes away with nothing
/// unless that was expressly agreed.
library PartyChecks {
    /// @notice Checks the parties. Compares all of them with each other: at most 256.
    /// @param terms The terms; tiers and pools are checked already.
    /// @param former Parties that have left, one bit a place: they need no units.
    function check(Terms calldata terms, uint256 former) internal pure {
        uint256 count = terms.parties.length;
        uint256[] memory columns = _columnsOf(terms);
        uint256[] memory sums = new uint256[](columns.length);
        uint256[] memory members = new uint256[](count);
        bool anybody = terms.allToSomeAgreed || _anybodyMayEarn(terms);
        for (uint256 i = 0; i < count; ++i) {
            Party calldata party = terms.parties[i];
            _checkOnce(members, i, party.member);
            bool sound = party.notice != 0 && party.rewardRate <= TierChecks.ALL;
            if (!sound) revert IAgreementRegistry.AgreementPartyInvalid(i);
            bool shares = _addUnits(party, i, columns, sums);
            bool exempt = anybody || (former >> i) & 1 == 1;
            if (!shares && !exempt) {
                revert IAgreementRegistry.AgreementAllToSome(i, MemberId.wrap(party.member));
            }
        }
        _checkSums(terms, sums);
    }

    /// @dev Compares with all before: 32,640 comparisons for 256 parties.
    function _checkOnce(uint256[] memory members, uint256 i, uint256 member) private pure {
        bool twice = false;
        assembly ("memory-safe") {
            let position := add(members, 0x20)
            let end := add(position, mul(i, 0x20))
            for {} lt(position, end) {
                position := add(position, 0x20)
            } {
                if eq(mload(position), member) {
                    twice := 1
                }
            }
            mstore(end, member)
        }
        if (twice) revert IAgreementRegistry.AgreementPartyTwice(MemberId.wrap(uint32(member)));
    }

    /// @dev Adds a party's units to the sums; tells whether it has any in a pool that a Share or Capped tier fills.
    function _addUnits(
        Party calldata party,
        uint256 place,
        uint256[] memory columns,
        uint256[] memory sums
    ) private pure returns (bool shares) {
        if (party.units.length != sums.length) {
            revert IAgreementRegistry.AgreementUnitsCount(place, party.units.length, sums.length);
        }
        for (uint256 i = 0; i < sums.length; ++i) {
            uint256 units = party.units[i];
            sums[i] += units;
            if (units != 0 && columns[i] != 0) shares = true;
        }
    }

    function _checkSums(Terms calldata terms, uint256[] memory sums) private pure {
        uint256 column = 0;
        for (uint256 i = 0; i < terms.pools.length; ++i) {
            PoolLine calldata pool = terms.pools[i];
            if (pool.source != uint8(UnitSource.Agreed)) continue;
            if (sums[column] != pool.total) {
                revert IAgreementRegistry.AgreementSharesDoNotSum(pool.number, sums[column], pool.total);
            }
            column += 1;
        }
    }

    /// @dev One entry for each agreed pool: not zero when a Share or Capped tier fills it.
    function _columnsOf(Terms calldata terms) private pure returns (uint256[] memory columns) {
        columns = new uint256[](terms.pools.length);
        uint256 column = 0;
        for (uint256 i = 0; i < terms.pools.length; ++i) {
            if (terms.pools[i].source != uint8(UnitSource.Agreed)) continue;
            for (uint256 j = 0; j < terms.tiers.length; ++j) {
                if (_isProfit(terms.tiers[j]) && terms.tiers[j].pool == terms.pools[i].number) columns[column] = 1;
            }
            column += 1;
        }
        assembly ("memory-safe") {
            mstore(columns, column)
        }
    }

    /// @dev A share earned by contributions gives everybody a chance.
    function _anybodyMayEarn(Terms calldata terms) private pure returns (bool) {
        for (uint256 i = 0; i < terms.tiers.length; ++i) {
            PoolLine calldata pool = terms.pools[TierChecks.find(terms.pools, terms.tiers[i].pool)];
            if (_isProfit(terms.tiers[i]) && pool.source == uint8(UnitSource.Contributions)) return true;
        }
        return false;
    }

    function _isProfit(TierLine calldata tier) private pure returns (bool) {
        return tier.kind == uint8(TierKind.Share) || tier.kind == uint8(TierKind.Capped);
    }
}
