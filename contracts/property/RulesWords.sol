// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OwnerAct, OwnerRule, PropertyRules} from "./PropertyTypes.sol";

/// @title RulesWords
/// @notice The rules of an agreement's results as one word, the first field highest: `nextPool 16 | version 16 | eight rules of
/// noticeDays 12 and consent 3, the last one highest | useDays 12 | accessDays 12 | cureDays 12 | publicationDays 12 | preemptionDays 12 |
/// subLicences 1 | licensorKeeps 1 | ownersPool 16`.
library RulesWords {
    uint16 internal constant MAX_DAYS = 4095;
    uint256 private constant RULES_AT = 78;
    uint256 private constant RULE_BITS = 15;
    uint256 private constant VERSION_AT = 198;
    uint256 private constant NEXT_POOL_AT = 214;

    /// @notice Writes rules that were checked, without a number of a next pool.
    /// @param rules The rules.
    /// @param version The version that names them.
    /// @return word The word.
    function pack(PropertyRules calldata rules, uint16 version) internal pure returns (uint256 word) {
        word =
            rules.ownersPool |
            (uint256(rules.licensorKeeps ? 1 : 0) << 16) |
            (uint256(rules.subLicences ? 1 : 0) << 17) |
            (uint256(rules.preemptionDays) << 18) |
            (uint256(rules.publicationDays) << 30) |
            (uint256(rules.cureDays) << 42) |
            (uint256(rules.accessDays) << 54) |
            (uint256(rules.useDays) << 66) |
            (uint256(version) << VERSION_AT);
        OwnerRule[8] memory all = listOf(rules);
        for (uint256 i = 0; i < all.length; ++i) {
            uint256 rule = all[i].consent | (uint256(all[i].noticeDays) << 3);
            word |= rule << (RULES_AT + RULE_BITS * i);
        }
    }

    /// @notice Reads rules.
    /// @param word The word.
    /// @return rules The rules.
    function unpack(uint256 word) internal pure returns (PropertyRules memory rules) {
        rules.ownersPool = ownersPoolOf(word);
        rules.licensorKeeps = (word >> 16) & 1 == 1;
        rules.subLicences = (word >> 17) & 1 == 1;
        rules.preemptionDays = preemptionDaysOf(word);
        rules.publicationDays = publicationDaysOf(word);
        rules.cureDays = _days(word >> 42);
        rules.accessDays = _days(word >> 54);
        rules.useDays = useDaysOf(word);
        rules.file = ruleOf(word, OwnerAct.File);
        rules.ordinary = ruleOf(word, OwnerAct.Ordinary);
        rules.secret = ruleOf(word, OwnerAct.Secret);
        rules.exclusive = ruleOf(word, OwnerAct.Exclusive);
        rules.transfer = ruleOf(word, OwnerAct.Transfer);
        rules.pledge = ruleOf(word, OwnerAct.Pledge);
        rules.renounce = ruleOf(word, OwnerAct.Renounce);
        rules.abandon = ruleOf(word, OwnerAct.Abandon);
    }

    /// @notice The rules of the acts, in the order of {OwnerAct}.
    /// @param rules The rules.
    /// @return The list.
    function listOf(PropertyRules calldata rules) internal pure returns (OwnerRule[8] memory) {
        return
            [
                rules.file,
                rules.ordinary,
                rules.secret,
                rules.exclusive,
                rules.transfer,
                rules.pledge,
                rules.renounce,
                rules.abandon
            ];
    }

    /// @notice How owners agree to an act.
    /// @param word The word.
    /// @param act The act.
    /// @return The rule.
    function ruleOf(uint256 word, OwnerAct act) internal pure returns (OwnerRule memory) {
        uint256 rule = word >> (RULES_AT + RULE_BITS * uint256(act));
        return OwnerRule(uint8(rule & 7), _days(rule >> 3));
    }

    /// @notice The pool that says who owns new results.
    /// @param word The word.
    /// @return Its number, 0 for none.
    function ownersPoolOf(uint256 word) internal pure returns (uint16) {
        return uint16(word);
    }

    /// @notice How long other owners may take a buyer's place.
    /// @param word The word.
    /// @return In days.
    function preemptionDaysOf(uint256 word) internal pure returns (uint16) {
        return _days(word >> 18);
    }

    /// @notice How long a price is published before.
    /// @param word The word.
    /// @return In days.
    function publicationDaysOf(uint256 word) internal pure returns (uint16) {
        return _days(word >> 30);
    }

    /// @notice How long after registration a result must have been used.
    /// @param word The word.
    /// @return In days.
    function useDaysOf(uint256 word) internal pure returns (uint16) {
        return _days(word >> 66);
    }

    /// @notice The version that names the rules.
    /// @param word The word.
    /// @return The version.
    function versionOf(uint256 word) internal pure returns (uint16) {
        return uint16(word >> VERSION_AT);
    }

    /// @notice The number of the next pool for assets.
    /// @param word The word.
    /// @return The number.
    function nextPoolOf(uint256 word) internal pure returns (uint16) {
        return uint16(word >> NEXT_POOL_AT);
    }

    /// @notice A word with a number of the next pool.
    /// @param word The word, without one.
    /// @param next The number.
    /// @return The word.
    function withNextPool(uint256 word, uint16 next) internal pure returns (uint256) {
        return word | (uint256(next) << NEXT_POOL_AT);
    }

    /// @notice The word after a pool's number was taken.
    /// @param word The word.
    /// @return The word with the number after it.
    function withPoolTaken(uint256 word) internal pure returns (uint256) {
        return word + (1 << NEXT_POOL_AT);
    }

    function _days(uint256 shifted) private pure returns (uint16) {
        return uint16(shifted & MAX_DAYS);
    }
}
