// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAgreementRegistry} from "./IAgreementRegistry.sol";
import {
    DevelopmentMode,
    ExitRule,
    HolderLine,
    Party,
    PoolLine,
    RuleLine,
    Terms,
    TierLine,
    UnitSource
} from "./Terms.sol";
import {TermsHash} from "./TermsHash.sol";
import {TierChecks} from "./TierChecks.sol";
import {TierKind} from "../benefit/IBenefitLedger.sol";
import {IMembers, MemberStatus} from "../membership/IMembers.sol";
import {Currency} from "../types/Currency.sol";
import {IModuleSet} from "../types/IModuleSet.sol";
import {MemberId} from "../types/Ids.sol";

/// @dev What the registry keeps of terms, see {IAgreementRegistry.Draft}.
// solhint-disable-next-line gas-struct-packing
struct Reading {
    bytes32 hash;
    bytes32 partyList;
    bytes32 money;
    uint256 poolList;
    uint128 sharePools;
    uint16 agreed;
    uint16 kept;
}

/// @title TermsRules
/// @notice Reads terms: checks what can be checked from the terms alone and from who the members are, and hashes them. Stateless; the
/// AgreementRegistry deploys it and checks what depends on its own state.
/// @custom:security-contact security@jointly.example
contract TermsRules {
    uint256 private constant MAX_PARTIES = 256;
    uint256 private constant MAX_CURRENCIES = 4;
    uint256 private constant MAX_ATTESTATIONS = 16;

    IModuleSet private immutable _SET;
    IMembers private immutable _MEMBERS;

    /// @param set The module set the terms must name.
    /// @param members Who the members are.
    constructor(IModuleSet set, IMembers members) {
        _SET = set;
        _MEMBERS = members;
    }

    /// @notice The terms' struct hash.
    /// @param terms The terms.
    /// @return The hash.
    function hashOf(Terms calldata terms) external pure returns (bytes32) {
        return TermsHash.ofTerms(terms, TermsHash.ofParties(terms.parties), TermsHash.ofRates(terms.rates));
    }

    /// @notice Checks terms and reads what the registry keeps of them.
    /// @param terms The terms.
    /// @param known How many parties the version in force has; those are not asked to be active.
    /// @param former Those of them that have left, one bit a place; they need no units.
    /// @return reading What to keep.
    function read(Terms calldata terms, uint256 known, uint256 former) external view returns (Reading memory reading) {
        if (terms.moduleSet != _SET.digest()) {
            revert IAgreementRegistry.AgreementWrongModuleSet(terms.moduleSet, _SET.digest());
        }
        _checkFields(terms);
        _checkRules(terms);
        _checkCurrencies(terms);
        TierChecks.check(terms);
        _readPools(terms, reading);
        _checkParties(terms, known, former);

        bytes32 rateList = TermsHash.ofRates(terms.rates);
        reading.partyList = TermsHash.ofParties(terms.parties);
        reading.hash = TermsHash.ofTerms(terms, reading.partyList, rateList);
        reading.money = _readMoney(terms, reading, rateList);
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

    // ---------------------------------------------------------------------------------------------- pools and parties

    function _readPools(Terms calldata terms, Reading memory reading) private view {
        for (uint256 i = 0; i < terms.pools.length; ++i) {
            PoolLine calldata pool = terms.pools[i];
            reading.poolList |= uint256(pool.number) << (16 * i);
            if (pool.source == uint8(UnitSource.Agreed)) reading.agreed |= uint16(1 << i);
            if (pool.kept) reading.kept |= uint16(1 << i);
            if (pool.beneficiary != 0 && !pool.kept) _requireActive(pool.beneficiary);
        }
        for (uint256 i = 0; i < terms.tiers.length; ++i) {
            TierLine calldata tier = terms.tiers[i];
            PoolLine calldata pool = terms.pools[TierChecks.find(terms.pools, tier.pool)];
            if (TierChecks.replaceable(tier, pool)) reading.sharePools |= uint128(uint256(tier.pool) << (16 * i));
        }
    }

    /// @dev Parties are members, listed once, their units sum to what the pools say, and nobody goes away with nothing unless agreed.
    function _checkParties(Terms calldata terms, uint256 known, uint256 former) private view {
        uint256 count = terms.parties.length;
        uint256[] memory columns = _columnsOf(terms);
        uint256[] memory sums = new uint256[](columns.length);
        uint256[] memory members = new uint256[](count);
        bool anybody = terms.allToSomeAgreed || _anybodyMayEarn(terms);
        for (uint256 i = 0; i < count; ++i) {
            Party calldata party = terms.parties[i];
            members[i] = party.member;
            for (uint256 j = 0; j < i; ++j) {
                if (members[j] == members[i]) {
                    revert IAgreementRegistry.AgreementPartyTwice(MemberId.wrap(party.member));
                }
            }
            if (i >= known) _requireActive(party.member);
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

    /// @dev Everything that decides how money is shared, except the units in pools that may be replaced. A version with the same value
    /// changes nothing else for anybody, so a silent party needs looking after in those pools only.
    function _readMoney(
        Terms calldata terms,
        Reading memory reading,
        bytes32 rateList
    ) private pure returns (bytes32 money) {
        money = keccak256(
            abi.encode(rateList, terms.periodic, terms.passesOpenTiers, terms.amountCurrency, terms.rules)
        );
        for (uint256 i = 0; i < terms.tiers.length; ++i) {
            TierLine calldata tier = terms.tiers[i];
            bool mayChange = uint16(reading.sharePools >> (16 * i)) != 0;
            money = keccak256(abi.encode(money, tier.kind, tier.rate, tier.basis, mayChange ? 0 : tier.pool));
        }
    }

    // -------------------------------------------------------------------------------------------------------- helpers

    function _require(bool given, string memory field) private pure {
        if (!given) revert IAgreementRegistry.AgreementFieldMissing(field);
    }

    function _inRange(string memory rule, uint256 value, uint256 least, uint256 most) private pure {
        if (value < least || value > most) revert IAgreementRegistry.AgreementRuleOutOfRange(rule, value, most);
    }

    function _requireActive(uint32 member) private view {
        (, MemberStatus status) = _MEMBERS.standing(MemberId.wrap(member));
        if (status != MemberStatus.Active) {
            revert IAgreementRegistry.AgreementMemberNotActive(MemberId.wrap(member));
        }
    }
}
