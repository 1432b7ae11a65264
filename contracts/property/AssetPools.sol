// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PoolTerms, RECOVER_POOLS, WhenEmpty} from "../benefit/IBenefitLedger.sol";
import {Accounts} from "../types/Accounts.sol";
import {Currency, NATIVE} from "../types/Currency.sol";
import {Day} from "../types/Day.sol";
import {AgreementId, MemberId, PoolId, poolOf} from "../types/Ids.sol";
import {PoolUse} from "./AssetTypes.sol";
import {PropertyStore} from "./PropertyStore.sol";
import {RulesWords} from "./RulesWords.sol";

/// @title AssetPools
/// @notice How pools are made for assets: numbers from 0x4000 of their agreement, and the core's currencies of today.
abstract contract AssetPools is PropertyStore {
    uint32 internal constant NATIVE_NUMBER = 1000;

    /// @dev Takes the next number of a pool for assets.
    function _takePool(AgreementId agreement, PoolUse use) internal returns (uint16 number) {
        uint256 word = _rulesWord(agreement);
        number = RulesWords.nextPoolOf(word);
        if (number >= RECOVER_POOLS) revert PropertyPoolsExhausted(agreement);
        word = RulesWords.withPoolTaken(word);
        _rules[agreement] = word;
        emit AssetPoolMade(agreement, number, use, word);
    }

    /// @dev Makes a pool in the core, with the agreement's currencies of today.
    function _prepare(AgreementId agreement, uint16 number) internal {
        PoolTerms[] memory pools = new PoolTerms[](1);
        pools[0] = PoolTerms(number, WhenEmpty.Hold, 0, Day.wrap(0), 0);
        CORE.prepare(agreement, _currenciesOf(agreement), Currency.wrap(address(0)), pools);
    }

    /// @dev How many currencies the agreement accepts.
    function _currencyCountOf(AgreementId agreement) internal view returns (uint8 count) {
        for (uint256 numbers = CORE.currencyNumbers(agreement); numbers != 0; numbers >>= 32) ++count;
    }

    /// @dev The pool in which a party stands alone; a new one when its people's part of the terms in force is another than before.
    function _soloPool(AgreementId agreement, MemberId member) internal returns (uint16 number) {
        uint24 rate = _rewardRateOf(agreement, member);
        uint256 word = _solo[agreement][member];
        if (word != 0 && uint24(word >> 16) == rate) return uint16(word);
        // Effect and log
        number = _takePool(agreement, PoolUse.Solo);
        _solo[agreement][member] = (uint256(rate) << 16) | number;
        emit SoloPoolSet(agreement, member, number, rate);
        // Interaction
        _prepare(agreement, number);
        uint64 reward = _rewardUp(ALL, rate);
        _giveUnits(poolOf(agreement, number), member, ALL - reward, reward, 0);
    }

    /// @dev Sets a member's units and its reward pot's, as far as they are above zero.
    function _giveUnits(PoolId pool, MemberId member, uint64 own, uint64 reward, bytes32 cause) internal {
        if (own != 0) CORE.setUnits(pool, Accounts.ofMember(member), own, cause);
        if (reward != 0) CORE.setUnits(pool, Accounts.rewardOf(member), reward, cause);
    }

    function _currenciesOf(AgreementId agreement) private view returns (Currency[] memory currencies) {
        uint128 numbers = CORE.currencyNumbers(agreement);
        currencies = new Currency[](_currencyCountOf(agreement));
        for (uint256 i = 0; i < currencies.length; ++i) currencies[i] = _currencyOf(uint32(numbers >> (32 * i)));
    }

    function _currencyOf(uint32 number) private view returns (Currency currency) {
        if (number < NATIVE_NUMBER) return Currency.wrap(address(uint160(number)));
        if (number == NATIVE_NUMBER) return NATIVE;
        currency = _tokens[number];
        if (Currency.unwrap(currency) == address(0)) revert PropertyCurrencyUnknown(number);
    }
}
