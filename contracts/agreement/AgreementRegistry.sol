// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Closing} from "./Closing.sol";
import {Agreement, Draft} from "./AgreementStore.sol";
import {AgreementState, DraftState, IAgreementRegistry, Seat} from "./IAgreementRegistry.sol";
import {IAgreements, Rate, RecordingTerms} from "./IAgreements.sol";
import {Day, dayOf} from "../types/Day.sol";
import {AgreementId, MemberId, PoolId} from "../types/Ids.sol";

/// @title AgreementRegistry
/// @notice What was agreed, by whom, and since when; see {IAgreementRegistry}. It holds no money and has no administrator.
///
/// An agreement goes Reserved → InForce → Ended; a draft goes proposed → signed → in force → superseded. Days begin at 00:00 UTC.
/// @custom:security-contact security@jointly.example
contract AgreementRegistry is Closing {
    /// @inheritdoc IAgreements
    function requirePresent(AgreementId agreement, MemberId member) external override returns (uint8 party) {
        uint256 seated = _seated[agreement][member];
        if (seated != 0) return uint8(seated - 1);
        // Check
        party = _seatOf(agreement, member).place;
        // Effect
        _seated[agreement][member] = uint256(party) + 1;
        // Log
        emit PartySeated(agreement, member, party);
    }

    /// @inheritdoc IAgreements
    function recordingTerms(
        AgreementId agreement,
        MemberId member,
        uint16 kind
    ) external view override returns (RecordingTerms memory terms) {
        Agreement storage data = _inForce(agreement);
        Seat memory seat = _seatOf(agreement, member);
        if (Day.wrap(data.expires) < dayOf(block.timestamp)) revert AgreementExpired(agreement, data.expires);
        uint256 word = _rates[agreement][data.version][kind];
        if (word == 0) revert AgreementRateUnknown(agreement, kind);
        terms.party = seat.place;
        terms.rewardRate = seat.rewardRate;
        terms.attestations = data.attestations;
        terms.challengeDays = data.challengeDays;
        terms.rate = Rate(
            kind,
            uint64(word >> 104),
            uint32(word >> 72),
            uint32(word >> 40),
            uint16(word >> 24),
            uint16(word >> 8)
        );
    }

    /// @inheritdoc IAgreements
    function memberAt(AgreementId agreement, uint8 party) external view override returns (MemberId) {
        return _memberAt(agreement, party);
    }

    /// @inheritdoc IAgreements
    function panelOf(AgreementId agreement) external view override returns (MemberId) {
        return MemberId.wrap(_agreements[agreement].panel);
    }

    /// @inheritdoc IAgreementRegistry
    function termsRules() external view override returns (address) {
        return address(RULES);
    }

    /// @inheritdoc IAgreementRegistry
    function poolWordOf(PoolId pool) external view override returns (uint256) {
        return _pools[pool];
    }

    /// @inheritdoc IAgreementRegistry
    function agreementOf(AgreementId agreement) external view override returns (AgreementState memory state) {
        Agreement storage data = _agreements[agreement];
        state.status = data.status;
        state.version = data.version;
        state.expires = data.expires;
        state.noticeDays = data.noticeDays;
        state.closes = data.closes;
        state.terms = data.terms;
        state.present = data.present;
        state.lead = data.lead;
        state.nextPool = data.nextPool;
        state.nextCostPool = data.nextCostPool;
        state.parties = data.parties;
        state.currencies = data.currencies;
        state.currencyList = data.currencyList;
        state.amountCurrency = data.amountCurrency;
    }

    /// @inheritdoc IAgreementRegistry
    function draftOf(bytes32 draft) external view override returns (DraftState memory state) {
        Draft storage data = _drafts[draft];
        state.number = data.number;
        state.agreement = data.agreement;
        state.version = data.version;
        state.parties = data.parties;
        state.consents = data.consents;
        state.voices = data.voices;
        state.noticed = data.noticed;
        state.active = data.active;
        state.deemable = data.deemable;
        state.conditional = data.conditional;
        state.fulfilled = data.fulfilled;
    }

    /// @inheritdoc IAgreementRegistry
    function inForceAt(bytes32 draft) external view override returns (uint256) {
        return _inForceAt(_drafts[draft]);
    }

    /// @inheritdoc IAgreementRegistry
    function sharingOf(bytes32 draft) external view override returns (uint256 money, uint256 sharePools) {
        return (uint256(_drafts[draft].money), _drafts[draft].sharePools);
    }

    /// @inheritdoc IAgreementRegistry
    function seatOf(bytes32 draft, MemberId member) external view override returns (Seat memory) {
        return _seats[_drafts[draft].number][member];
    }
}
