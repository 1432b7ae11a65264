// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {RecordingTerms} from "../agreement/IAgreements.sol";
import {Scope} from "../membership/IMembers.sol";
import {Envelope} from "../membership/ISignedActs.sol";
import {AgreementId, ContributionId, MemberId} from "../types/Ids.sol";
import {ContributionActs} from "./ContributionActs.sol";
import {ContributionStore} from "./ContributionStore.sol";
import {Credit, Entry, Status} from "./ContributionTypes.sol";
import {ContributionWords} from "./ContributionWords.sol";
import {Evidence} from "./Evidence.sol";
import {IContributionLedger} from "./IContributionLedger.sol";
import {Kinds} from "./Kinds.sol";
import {RateCard} from "./RateCard.sol";

/// @title ContributionRecording
/// @notice One contribution, or a batch of them, by its contributor. The rate card of this moment is what counts for ever.
abstract contract ContributionRecording is ContributionStore {
    /// @dev The most entries of a batch.
    uint256 internal constant MAX_BATCH = 128;

    /// @inheritdoc IContributionLedger
    function record(
        AgreementId agreement,
        MemberId member,
        Entry calldata entry,
        Envelope calldata envelope
    ) external override returns (ContributionId contribution) {
        // Check
        Entry memory content = entry; // copied, so that one piece of code serves entries from everywhere
        Credit memory credit = _price(content, _termsOf(agreement, member, content.kind));
        bytes32 what = _isDirect(envelope) ? bytes32(0) : ContributionActs.record(agreement, member, content, envelope);
        _authorise(Act(member, Scope.RECORD, credit.value, what), envelope);
        // Effect and log
        contribution = _takeNumbers(1);
        _store(contribution, agreement, member, content, credit);
    }

    /// @inheritdoc IContributionLedger
    function recordMany(
        AgreementId agreement,
        MemberId member,
        Entry[] calldata entries,
        Envelope calldata envelope
    ) external override returns (ContributionId first) {
        // Check
        uint256 count = entries.length;
        if (count == 0 || count > MAX_BATCH) revert ContributionBatchOutOfRange(count, MAX_BATCH);
        Entry[] memory contents = entries;
        (Credit[] memory credits, uint96 value) = _priceMany(agreement, member, contents);
        bytes32 what =
            _isDirect(envelope) ? bytes32(0) : ContributionActs.recordMany(agreement, member, contents, envelope);
        _authorise(Act(member, Scope.RECORD, value, what), envelope);
        // Effect and log, entry by entry
        first = _takeNumbers(count);
        for (uint256 i = 0; i < count; ++i) {
            ContributionId contribution = ContributionId.wrap(uint64(ContributionId.unwrap(first) + i));
            _store(contribution, agreement, member, contents[i], credits[i]);
        }
    }

    /// @dev What an entry earns. Reverts for one that is not well formed.
    function _price(Entry memory entry, RecordingTerms memory terms) internal pure returns (Credit memory) {
        if (!Kinds.isKnown(entry.kind)) revert ContributionKindUnknown(entry.kind);
        if (entry.quantity == 0) revert ContributionQuantityZero();
        if (entry.last < entry.first) revert ContributionDaysReversed(entry.first, entry.last);
        _requireEvidence(entry.evidence, entry.algorithm, entry.size);
        return RateCard.priceDown(entry.quantity, terms);
    }

    /// @dev Reverts for a digest that cannot stand for a file.
    function _requireEvidence(bytes32 digest, uint8 algorithm, uint64 size) internal pure {
        if (!Evidence.isValid(digest, algorithm, size)) revert ContributionEvidenceInvalid(digest, algorithm, size);
    }

    /// @dev Writes a new contribution; its window opens at once when no attestation is needed.
    function _store(
        ContributionId contribution,
        AgreementId agreement,
        MemberId member,
        Entry memory entry,
        Credit memory credit
    ) internal {
        uint256 state = ContributionWords.packState(agreement, member, credit);
        if (credit.needed == 0) state = _openWindow(state);
        uint256 card = ContributionWords.packCard(entry.kind, credit);
        _words[contribution] = Words(card, state);
        emit ContributionRecorded(
            contribution,
            agreement,
            member,
            entry,
            credit.value,
            credit.units,
            credit.cost,
            card,
            state
        );
    }

    /// @dev The state when its window opens now.
    function _openWindow(uint256 state) internal view returns (uint256) {
        uint256 length = ContributionWords.windowDaysOf(state);
        return ContributionWords.withStatus(ContributionWords.withWindowOf(state, length), Status.Attested);
    }

    /// @dev What each entry earns, and the sum of their values; asks for the terms once in a run of one kind.
    function _priceMany(
        AgreementId agreement,
        MemberId member,
        Entry[] memory entries
    ) private view returns (Credit[] memory credits, uint96) {
        credits = new Credit[](entries.length);
        RecordingTerms memory terms;
        uint256 value;
        for (uint256 i = 0; i < entries.length; ++i) {
            uint16 kind = entries[i].kind;
            if (i == 0 || kind != entries[i - 1].kind) terms = _termsOf(agreement, member, kind);
            credits[i] = _price(entries[i], terms);
            value += credits[i].value;
        }
        if (value > type(uint96).max) revert ContributionValueTooLarge(value);
        return (credits, uint96(value));
    }
}
