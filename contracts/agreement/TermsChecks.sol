// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AgreementState, AgreementStatus, IAgreementRegistry} from "./IAgreementRegistry.sol";
import {PartyChecks} from "./PartyChecks.sol";
import {DevelopmentMode, ExitRule, HolderLine, PoolLine, RuleLine, Terms} from "./Terms.sol";
import {TierChecks} from "./TierChecks.sol";
import {IMembers, MemberStatus} from "../membership/IMembers.sol";
import {Currency} from "../types/Currency.sol";
import {AgreementId, MemberId} from "../types/Ids.sol";
import {IModuleSet} from "../types/IModuleSet.sol";

/// @title TermsChecks
/// @notice Everything that terms are refused for, each by its own error. Nothing is left to be found when they come into force.
abstract contract TermsChecks {
    uint256 private constant MAX_PARTIES = 256;
    uint256 private constant MAX_CURRENCIES = 4;
    uint256 private constant MAX_ATTESTATIONS = 16;

    IAgreementRegistry internal immutable REGISTRY;
    IModuleSet private immutable SET;
    IMembers private immutable MEMBERS;

    /// @notice Binds the checks to a registry, which deploys them.
    /// @param set The module set the terms must name.
    /// @param members Who the members are.
    constructor(IModuleSet set, IMembers members) {
        REGISTRY = IAgreementRegistry(msg.sender);
        SET = set;
        MEMBERS = members;
    }

    /// @dev Checks terms against themselves, the members, and the agreement they are to become a version of.
    function _check(Terms calldata terms, AgreementState memory agreement) internal view {
        _checkSuccession(terms, agreement);
        _checkFields(terms);
        _checkRules(terms);
        _checkCurrencies(terms);
        _checkCurrenciesKept(terms, agreement);
        TierChecks.check(terms);
        _checkPlaces(terms, agreement);
        PartyChecks.check(terms, ~agreement.present & _lowest(agreement.parties));
        for (uint256 i = 0; i < terms.pools.length; ++i) {
            PoolLine calldata pool = terms.pools[i];
            if (pool.beneficiary != 0 && !pool.kept) _requireActive(pool.beneficiary);
        }
    }

    // ------------------------------------------------------------------------------------------- the version in force

    /// @dev Terms follow the version in force.
    function _checkSuccession(Terms calldata terms, AgreementState memory agreement) private view {
        AgreementStatus status = agreement.status;
        bool open = status == AgreementStatus.Reserved || status == AgreementStatus.InForce;
        if (!open) revert IAgreementRegistry.AgreementNotInForce(AgreementId.wrap(terms.agreement), status);
        uint16 version = agreement.version + 1;
        if (terms.version != version || terms.previous != agreement.terms) {
            revert IAgreementRegistry.AgreementNotNextVersion(terms.version, terms.previous, version, agreement.terms);
        }
        bytes32 digest = SET.digest();
        if (terms.moduleSet != digest) {
            revert IAgreementRegistry.AgreementWrongModuleSet(terms.moduleSet, digest);
        }
        if (version > 1 && terms.rules.noticeDays != agreement.noticeDays) {
            revert IAgreementRegistry.AgreementNoticeDaysFixed(terms.rules.noticeDays, agreement.noticeDays);
        }
    }

    /// @dev Places are for ever: the parties of the version in force stand where they stood, in whatever standing; new ones are active.
    function _checkPlaces(Terms calldata terms, AgreementState memory agreement) private view {
        AgreementId id = AgreementId.wrap(terms.agreement);
        uint256 known = agreement.parties;
        uint256 count = terms.parties.length;
        MemberId first = MemberId.wrap(terms.parties[0].member);
        MemberId lead = MemberId.wrap(agreement.lead);
        if (first != lead) revert IAgreementRegistry.AgreementNotLead(id, first, lead);
        for (uint256 i = 0; i < known; ++i) {
            MemberId expected = REGISTRY.memberAt(id, uint8(i));
            MemberId listed = MemberId.wrap(i < count ? terms.parties[i].member : 0);
            if (listed != expected) revert IAgreementRegistry.AgreementPlaceTaken(i, listed, expected);
        }
        for (uint256 i = known; i < count; ++i) {
            _requireActive(terms.parties[i].member);
        }
    }

    /// @dev Currencies are only ever added, at the end; amounts are counted in one currency for ever.
    function _checkCurrenciesKept(Terms calldata terms, AgreementState memory agreement) private pure {
        uint256 known = agreement.currencies;
        bool kept =
            known == 0 || (terms.holders.length >= known && _currencyList(terms, known) == agreement.currencyList);
        if (!kept) revert IAgreementRegistry.AgreementCurrenciesChanged();
        address counted = agreement.amountCurrency;
        if (counted != address(0) && terms.amountCurrency != counted) {
            revert IAgreementRegistry.AgreementAmountCurrencyInvalid(terms.amountCurrency);
        }
    }

    // ------------------------------------------------------------------------------------------------- text and rules

    /// @dev R31: what every technology contract must settle.
    function _checkFields(Terms calldata terms) private pure {
        bool modeKnown = terms.mode != 0 && terms.mode <= uint8(type(DevelopmentMode).max);
        _require(modeKnown, "mode");
        _require(terms.legal.text != 0, "text");
        _require(terms.legal.prevailing != 0, "prevailing");
        _require(terms.legal.effective != 0, "effective");
        _require(terms.minimum.object != 0, "object");
        _require(terms.minimum.plan != 0, "plan");
        _require(terms.minimum.confidentiality != 0, "confidentiality");
        _require(terms.minimum.ownership != 0, "ownership");
        _require(terms.minimum.distribution != 0, "distribution");
        _require(terms.minimum.acceptance != 0, "acceptance");
        if (terms.legal.expires < terms.legal.effective) {
            revert IAgreementRegistry.AgreementTermInvalid(terms.legal.effective, terms.legal.expires);
        }
    }

    function _checkRules(Terms calldata terms) private view {
        RuleLine calldata rules = terms.rules;
        uint256 parties = terms.parties.length;
        TierChecks.count("parties", parties, 2, MAX_PARTIES);
        _inRange("majority", rules.majority, 1, TierChecks.ALL);
        _inRange("exitRule", rules.exitRule, 0, uint256(type(ExitRule).max));
        _inRange("closers", rules.closers, terms.periodic ? 1 : 0, parties);
        uint256 others = parties - 1;
        _inRange("attestations", rules.attestations, 0, others < MAX_ATTESTATIONS ? others : MAX_ATTESTATIONS);
        if (rules.panel != 0) _requireActive(rules.panel);
    }

    function _checkCurrencies(Terms calldata terms) private view {
        TierChecks.count("currencies", terms.holders.length, 1, MAX_CURRENCIES);
        bool accepted = false;
        for (uint256 i = 0; i < terms.holders.length; ++i) {
            HolderLine calldata line = terms.holders[i];
            bool byBank = Currency.wrap(line.currency).isFiat();
            bool sound =
                line.currency != address(0) &&
                    (byBank ? line.account != 0 : line.account == 0 && line.holder == 0 && !line.invoiceFirst);
            for (uint256 j = 0; j < i; ++j) {
                if (terms.holders[j].currency == line.currency) sound = false;
            }
            if (!sound) revert IAgreementRegistry.AgreementCurrencyInvalid(i, line.currency);
            if (byBank) _requireActive(line.holder);
            if (line.currency == terms.amountCurrency) accepted = true;
        }
        bool none = terms.amountCurrency == address(0) && !TierChecks.countsAmounts(terms);
        if (!accepted && !none) revert IAgreementRegistry.AgreementAmountCurrencyInvalid(terms.amountCurrency);
    }

    // -------------------------------------------------------------------------------------------------------- helpers

    /// @dev The first currencies' hash.
    function _currencyList(Terms calldata terms, uint256 count) internal pure returns (bytes32) {
        address[] memory list = new address[](count);
        for (uint256 i = 0; i < count; ++i) {
            list[i] = terms.holders[i].currency;
        }
        return keccak256(abi.encodePacked(list));
    }

    /// @dev A mask of the lowest `count` bits.
    function _lowest(uint256 count) internal pure returns (uint256) {
        return count == 256 ? type(uint256).max : (uint256(1) << count) - 1;
    }

    function _require(bool given, string memory field) private pure {
        if (!given) revert IAgreementRegistry.AgreementFieldMissing(field);
    }

    function _inRange(string memory rule, uint256 value, uint256 least, uint256 most) private pure {
        if (value < least || value > most) revert IAgreementRegistry.AgreementRuleOutOfRange(rule, value, most);
    }

    function _requireActive(uint32 member) private view {
        (, MemberStatus status) = MEMBERS.standing(MemberId.wrap(member));
        if (status != MemberStatus.Active) {
            revert IAgreementRegistry.AgreementMemberNotActive(MemberId.wrap(member));
        }
    }
}
