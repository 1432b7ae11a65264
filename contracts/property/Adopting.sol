// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {HolderLine, Terms} from "../agreement/Terms.sol";
import {ASSET_POOLS, PoolTerms, RECOVER_POOLS, WhenEmpty} from "../benefit/IBenefitLedger.sol";
import {Accounts} from "../types/Accounts.sol";
import {Currency, NATIVE} from "../types/Currency.sol";
import {Day} from "../types/Day.sol";
import {AgreementId, MemberId, PoolId, poolOf} from "../types/Ids.sol";
import {PoolUse} from "./AssetTypes.sol";
import {IIPRegistry} from "./IIPRegistry.sol";
import {PropertyStore} from "./PropertyStore.sol";
import {PropertyRules} from "./PropertyTypes.sol";
import {RulesWords} from "./RulesWords.sol";

/// @dev What {TermsRules} is asked.
interface ITermsHash {
    function hashOf(Terms calldata terms) external pure returns (bytes32);
}

/// @title Adopting
/// @notice How an agreement's rules get here, and how pools are made for its assets.
/// @dev The core tells an agreement's currencies by number only. Which token a number stands for is learnt as rules are adopted, from the
/// terms, which list the same currencies in the same order.
abstract contract Adopting is PropertyStore {
    using Address for address;

    uint32 private constant NATIVE_NUMBER = 1000;

    /// @inheritdoc IIPRegistry
    function adopt(Terms calldata terms, PropertyRules calldata rules) external override {
        AgreementId agreement = AgreementId.wrap(terms.agreement);
        // Check
        bytes32 given = _hashOf(terms);
        bytes32 inForce = AGREEMENTS.agreementOf(agreement).terms;
        if (given != inForce) revert PropertyTermsNotInForce(agreement, given, inForce);
        uint256 word = uint256(_read());
        // Effect
        uint256 before = _rules[agreement];
        word = RulesWords.withNextPool(word, before == 0 ? ASSET_POOLS : RulesWords.nextPoolOf(before));
        _rules[agreement] = word;
        // Log
        emit RulesAdopted(agreement, terms.version, rules, word);
        // Effect and log
        _learn(CORE.currencyNumbers(agreement), terms.holders);
    }

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

    // -------------------------------------------------------------------------------------------------------- private

    /// @dev Asks for the terms' hash. They are handed on as they came: from their first byte, the call's data is their encoding.
    function _hashOf(Terms calldata terms) private view returns (bytes32) {
        uint256 start;
        assembly ("memory-safe") {
            start := terms
        }
        bytes memory call = bytes.concat(ITermsHash.hashOf.selector, bytes32(uint256(32)), msg.data[start:]);
        return bytes32(AGREEMENTS.termsRules().functionStaticCall(call));
    }

    /// @dev Learns which tokens an agreement's numbers stand for.
    function _learn(uint128 numbers, HolderLine[] calldata holders) private {
        for (uint256 i = 0; i < holders.length; ++i) {
            uint32 number = uint32(numbers >> (32 * i));
            Currency currency = Currency.wrap(holders[i].currency);
            if (number <= NATIVE_NUMBER || _tokens[number] == currency) continue;
            _tokens[number] = currency;
            emit CurrencyLearnt(currency, number);
        }
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
