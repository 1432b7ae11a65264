// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

// solhint-disable gas-small-strings

import {Activating} from "./Activating.sol";
import {Agreement, Draft} from "./AgreementStore.sol";
import {Consent, Envelope, IAgreementRegistry, Seat} from "./IAgreementRegistry.sol";
import {Party, Terms} from "./Terms.sol";
import {TermsRules} from "./TermsRules.sol";
import {Scope} from "../membership/IMembers.sol";
import {MemberId} from "../types/Ids.sol";

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
    function deem(Terms calldata terms, uint8[] calldata places) external override {
        bytes32 draft = _askHash(TermsRules.untouched.selector); // Check: nothing of theirs falls
        (Draft storage data, Agreement storage agreement) = _openDraft(draft);
        // Check
        uint256 until = data.noticed == 0 ? 0 : data.noticed + uint256(agreement.noticeDays) * 1 days;
        if (until == 0 || block.timestamp < until) revert AgreementNoticeRunning(draft, until);
        _requireMajority(draft, data, agreement);
        for (uint256 i = 0; i < places.length; ++i) {
            _deem(draft, data, agreement, terms.parties[places[i]], places[i]);
        }
    }

    function _deem(
        bytes32 draft,
        Draft storage data,
        Agreement storage agreement,
        Party calldata entry,
        uint8 place
    ) private {
        // Check
        MemberId member = MemberId.wrap(entry.member);
        Seat storage seat = _seats[data.number][member];
        bool given = seat.consent == Consent.Signed || seat.consent == Consent.Deemed;
        if (given) revert AgreementConsentGiven(draft, member, seat.consent);

        // Effect
        data.consents += 1;
        _sit(seat, agreement, place, entry.rewardRate, Consent.Deemed);

        // Log
        emit DraftDeemed(draft, data.agreement, member, place, entry.rewardRate, data.consents);

        // Interaction
        _giveUnits(draft, data, entry);
    }
}
