// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Agreement, Draft} from "./AgreementStore.sol";
import {AgreementStatus, IAgreementRegistry} from "./IAgreementRegistry.sol";
import {Signing} from "./Signing.sol";
import {RuleLine, Terms} from "./Terms.sol";
import {Opening, TermsRules} from "./TermsRules.sol";
import {Accounts} from "../types/Accounts.sol";
import {Day} from "../types/Day.sol";
import {AgreementId, MemberId, PoolId, poolOf} from "../types/Ids.sol";

/// @title Activating
/// @notice How a signed draft comes into force: what it says is written where recording and booking look for it.
abstract contract Activating is Signing {
    uint256 private constant POOL_IN_FORCE = 1 << 185;

    /// @inheritdoc IAgreementRegistry
    function activate(Terms calldata terms) external override {
        bytes32 draft = _askHash(TermsRules.hashOf.selector);
        (Draft storage data, Agreement storage agreement) = _openDraft(draft);
        AgreementId id = data.agreement;
        // Check
        if (data.consents != data.parties) revert AgreementSignaturesMissing(draft, data.consents, data.parties);
        _requireMajority(draft, data, agreement);
        if (data.conditional != data.fulfilled) revert AgreementConditionsOpen(draft);
        uint256 since = _inForceAt(data);
        if (block.timestamp < since) revert AgreementTooEarly(draft, since);
        Opening memory opening = abi.decode(_ask(TermsRules.open.selector), (Opening));

        // Effect
        data.active = true;
        MemberId proposer = MemberId.wrap(data.proposer);
        uint16 idle = _idle[id][proposer] - data.newPools;
        _idle[id][proposer] = idle;
        _write(id, agreement.parties / PLACES_IN_WORD, terms.version, opening);
        _markPools(id, data);
        agreement.draft = data.number;
        agreement.terms = draft;
        _advance(agreement, terms, opening);

        // Log
        emit AgreementActivated(id, terms.version, draft, Day.wrap(uint24(opening.from)), opening.present, idle);

        // Interaction
        _settleUnits(id, draft, opening.totals);
        for (uint256 i = 0; i < opening.calls.length; ++i) {
            _tell(i == 0 ? address(BENEFIT) : address(BANK), opening.calls[i]);
        }
    }

    function _askHash(bytes4 question) internal view returns (bytes32) {
        return bytes32(_ask(question));
    }

    function _requireMajority(bytes32 draft, Draft storage data, Agreement storage agreement) internal view {
        if (!_hasMajority(data, agreement)) {
            revert AgreementMajorityMissing(draft, data.voices, _count(agreement.present), agreement.majority);
        }
    }

    function _write(AgreementId id, uint256 firstPlace, uint16 version, Opening memory opening) private {
        for (uint256 i = 0; i < opening.places.length; ++i) {
            _places[id][firstPlace + i] = opening.places[i];
        }
        for (uint256 i = 0; i < opening.rates.length; ++i) {
            uint256 word = opening.rates[i];
            _rates[id][version][_numberIn(word)] = _wordIn(word);
        }
    }

    function _advance(Agreement storage agreement, Terms calldata terms, Opening memory opening) private {
        RuleLine calldata rules = terms.rules;
        agreement.status = AgreementStatus.InForce;
        agreement.version = terms.version;
        agreement.expires = terms.legal.expires;
        agreement.attestations = rules.attestations;
        agreement.challengeDays = rules.challengeDays;
        agreement.panel = rules.panel;
        agreement.closers = rules.closers;
        agreement.exitRule = rules.exitRule;
        agreement.noticeDays = rules.noticeDays;
        agreement.cureDays = rules.cureDays;
        agreement.present = opening.present;
        agreement.majority = rules.majority;
        agreement.parties = uint16(terms.parties.length);
        agreement.currencies = uint8(terms.holders.length);
        agreement.currencyList = bytes32(opening.currencyList);
        agreement.amountCurrency = terms.amountCurrency;
    }

    function _markPools(AgreementId id, Draft storage data) private {
        uint256 poolList = data.poolList;
        uint256 kept = data.kept;
        for (uint256 i = 0; i < MAX_POOLS; ++i) {
            uint16 number = _poolAt(poolList, i);
            if (number != 0 && (kept >> i) & 1 == 0) _pools[poolOf(id, number)] |= POOL_IN_FORCE;
        }
    }

    /// @dev Beneficiaries of new pools get their unit, and every agreed pool must have exactly the units that were signed.
    function _settleUnits(AgreementId id, bytes32 draft, uint256[] memory totals) private {
        for (uint256 i = 0; i < totals.length; ++i) {
            uint256 word = totals[i];
            PoolId pool = poolOf(id, uint16(word >> 104));
            MemberId beneficiary = MemberId.wrap(uint32(word >> 64));
            bool gives = uint8(word >> 96) != 0 && MemberId.unwrap(beneficiary) != 0;
            if (gives) BENEFIT.setUnits(pool, Accounts.ofMember(beneficiary), 1, draft);
            (, uint64 units) = BENEFIT.unitsOf(pool, Accounts.ofMember(beneficiary));
            if (units != uint64(word)) revert AgreementUnitsDiffer(pool.numberOf(), units, uint64(word));
        }
    }
}
