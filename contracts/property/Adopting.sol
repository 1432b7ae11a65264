// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {HolderLine, Terms} from "../agreement/Terms.sol";
import {ASSET_POOLS} from "../benefit/IBenefitLedger.sol";
import {Currency} from "../types/Currency.sol";
import {AgreementId} from "../types/Ids.sol";
import {AssetPools} from "./AssetPools.sol";
import {IIPRegistry} from "./IIPRegistry.sol";
import {PropertyRules} from "./PropertyTypes.sol";
import {RulesWords} from "./RulesWords.sol";

/// @title ITermsHash
/// @notice What {TermsRules} is asked.
interface ITermsHash {
    /// @notice The terms' struct hash.
    /// @param terms The terms.
    /// @return The hash.
    function hashOf(Terms calldata terms) external pure returns (bytes32);
}

/// @title Adopting
/// @notice How an agreement's rules get here.
/// @dev The core tells an agreement's currencies by number only. Which token a number stands for is learnt from the terms, which list the
/// same currencies in the same order.
abstract contract Adopting is IIPRegistry, AssetPools {
    using Address for address;

    /// @inheritdoc IIPRegistry
    function adopt(Terms calldata terms, PropertyRules calldata) external override {
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
        emit RulesAdopted(agreement, terms.version, word);
        // Effect and log
        _learn(CORE.currencyNumbers(agreement), terms.holders);
    }

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
}
