// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Activating} from "./Activating.sol";
import {Agreement, Consent, Draft, Envelope, IAgreementRegistry, Seat} from "./IAgreementRegistry.sol";
import {Party, Terms} from "./Terms.sol";
import {TierChecks} from "./TierChecks.sol";
import {Scope} from "../membership/IMembers.sol";
import {AgreementId, MemberId, poolOf} from "../types/Ids.sol";

/// @title Amending
/// @notice What an amendment needs besides signatures: notice, and consent by silence where nothing of the silent party falls.
/// A party whose share falls, whose reward changes, or who is new must sign itself; when the way money is shared changes, all must.
abstract contract Amending is Activating {
    bytes32 private constant NOTICE_TYPEHASH = keccak256(
        "GiveNotice(bytes32 terms,bytes32 notice,uint32 member,uint256 deadline)"
    );

    /// @inheritdoc IAgreementRegistry
    function giveNotice(bytes32 draft, MemberId member, bytes32 notice, Envelope calldata envelope) external override {
        (Draft storage data, ) = _openDraft(draft);
        // Check
        _seatOf(data.agreement, member);
        if (data.noticed != 0) revert AgreementNoticedBefore(draft, data.noticed);
        bytes32 structHash = keccak256(abi.encode(NOTICE_TYPEHASH, draft, notice, member, envelope.deadline));
        _authorise(member, Scope.AGREEMENTS, structHash, envelope);

        // Effect
        data.noticed = uint40(block.timestamp);

        // Log
        emit DraftNoticed(draft, data.agreement, member, notice);
    }

    /// @inheritdoc IAgreementRegistry
    function deem(bytes32 draft, Terms calldata terms, uint8[] calldata places) external override {
        (Draft storage data, Agreement storage agreement) = _openDraft(draft);
        // Check
        _requireTerms(draft, terms);
        uint256 until = data.noticed == 0 ? 0 : data.noticed + uint256(agreement.noticeDays) * 1 days;
        if (until == 0 || block.timestamp < until) revert AgreementNoticeRunning(draft, until);
        _requireMajority(draft, data, agreement);
        for (uint256 i = 0; i < places.length; ++i) {
            _deem(draft, data, agreement, terms, places[i]);
        }
    }

    function _deem(
        bytes32 draft,
        Draft storage data,
        Agreement storage agreement,
        Terms calldata terms,
        uint8 place
    ) private {
        // Check
        if (place >= terms.parties.length) revert AgreementPartyNotInDraft(draft, place);
        Party calldata entry = terms.parties[place];
        MemberId member = MemberId.wrap(entry.member);
        Seat storage seat = _seats[data.number][member];
        bool given = seat.consent == Consent.Signed || seat.consent == Consent.Deemed;
        if (given) revert AgreementConsentGiven(draft, member, seat.consent);
        bool untouched =
            data.deemable &&
                place < agreement.parties &&
                _seats[agreement.draft][member].rewardRate == entry.rewardRate &&
                _keepsProportion(data, agreement, terms, entry);
        if (!untouched) revert AgreementMustSign(draft, member);

        // Effect
        data.consents += 1;
        _sit(seat, place, entry.rewardRate, Consent.Deemed);

        // Log
        emit DraftDeemed(draft, data.agreement, member, place, entry.rewardRate, data.consents);

        // Interaction
        _giveUnits(draft, data, entry);
    }

    /// @dev Tier by tier: its part of the new pool is not smaller than its part of the one replaced. The tiers themselves are the
    /// same, else the draft would not be deemable.
    function _keepsProportion(
        Draft storage data,
        Agreement storage agreement,
        Terms calldata terms,
        Party calldata entry
    ) private view returns (bool) {
        AgreementId id = data.agreement;
        uint256 earlier = _drafts[agreement.terms].sharePools;
        uint256 later = data.sharePools;
        for (uint256 i = 0; i < terms.tiers.length; ++i) {
            uint16 pool = _poolAt(earlier, i);
            uint16 successor = _poolAt(later, i);
            if (pool == successor) continue;
            uint256 position = TierChecks.find(terms.pools, successor);
            uint256 units = entry.units[_count(data.agreed & _lowest(position))];
            (uint64 own, uint64 reward, uint64 total) = _heldIn(poolOf(id, pool), MemberId.wrap(entry.member));
            if (units * total < (uint256(own) + reward) * terms.pools[position].total) return false;
        }
        return true;
    }
}
