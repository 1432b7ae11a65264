// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PoolLine, Terms, UnitSource} from "../agreement/Terms.sol";
import {AgreementId} from "../types/Ids.sol";
import {PledgeTerms, ShareOffer} from "./AssetTypes.sol";
import {IAssetErrors} from "./IAssetErrors.sol";
import {PropertyHash} from "./PropertyHash.sol";
import {Consent, OwnerAct, OwnerRule, PropertyRules} from "./PropertyTypes.sol";
import {RulesWords} from "./RulesWords.sol";

/// @title RulesReader
/// @notice Checks rules against the terms that name them, and packs them for the IPRegistry.
abstract contract RulesReader is IAssetErrors {
    /// @notice The rules' word, version included, without a number of a next pool. Reverts for rules that are not the terms', or that
    /// cannot be applied.
    /// @param terms The terms.
    /// @param rules The rules.
    /// @return The word.
    function adopt(Terms calldata terms, PropertyRules calldata rules) external pure returns (uint256) {
        bytes32 hash = PropertyHash.ofRules(rules);
        if (hash != terms.licenceRule) {
            revert PropertyRulesDiffer(AgreementId.wrap(terms.agreement), hash, terms.licenceRule);
        }
        _checkOwnersPool(terms.pools, rules.ownersPool);
        _checkDays("preemptionDays", rules.preemptionDays);
        _checkDays("publicationDays", rules.publicationDays);
        _checkDays("cureDays", rules.cureDays);
        _checkDays("accessDays", rules.accessDays);
        _checkDays("useDays", rules.useDays);
        OwnerRule[8] memory all = RulesWords.listOf(rules);
        for (uint256 i = 0; i < all.length; ++i) _checkRule(OwnerAct(i), all[i]);
        return RulesWords.pack(rules, terms.version);
    }

    /// @notice The rules that a word holds.
    /// @param word The word.
    /// @return The rules.
    function rulesIn(uint256 word) external pure returns (PropertyRules memory) {
        return RulesWords.unpack(word);
    }

    /// @notice See {IIPRegistry.offerHash}.
    /// @param what The offer.
    /// @return Its struct hash.
    function offerHash(ShareOffer calldata what) external pure returns (bytes32) {
        return PropertyHash.ofOffer(what);
    }

    /// @notice See {IIPRegistry.pledgeHash}.
    /// @param what The pledge.
    /// @return Its struct hash.
    function pledgeHash(PledgeTerms calldata what) external pure returns (bytes32) {
        return PropertyHash.ofPledge(what);
    }

    /// @notice See {IIPRegistry.rulesHash}.
    /// @param rules The rules.
    /// @return Their struct hash.
    function rulesHash(PropertyRules calldata rules) external pure returns (bytes32) {
        return PropertyHash.ofRules(rules);
    }

    function _checkOwnersPool(PoolLine[] calldata pools, uint16 ownersPool) private pure {
        if (ownersPool == 0) return;
        for (uint256 i = 0; i < pools.length; ++i) {
            PoolLine calldata line = pools[i];
            bool divides = line.source == uint8(UnitSource.Agreed) && line.beneficiary == 0;
            if (line.number == ownersPool && divides) return;
        }
        revert PropertyOwnersPoolInvalid(ownersPool);
    }

    function _checkRule(OwnerAct act, OwnerRule memory rule) private pure {
        bool known = rule.consent != uint8(Consent.None) && rule.consent <= uint8(Consent.All);
        bool silences = act == OwnerAct.File && rule.consent == uint8(Consent.Alone);
        bool noDays = rule.consent == uint8(Consent.NoObjection) && rule.noticeDays == 0;
        if (!known || silences || noDays || rule.noticeDays > RulesWords.MAX_DAYS) {
            revert PropertyRuleInvalid(act, rule.consent, rule.noticeDays);
        }
    }

    function _checkDays(string memory what, uint16 given) private pure {
        if (given > RulesWords.MAX_DAYS) {
            revert PropertyDaysTooMany(what, given, RulesWords.MAX_DAYS);
        }
    }
}
