// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

// solhint-disable gas-small-strings

import {Proposing} from "./Proposing.sol";
import {Agreement, Draft} from "./AgreementStore.sol";
import {Consent, Envelope, IAgreementRegistry, Seat} from "./IAgreementRegistry.sol";
import {Party} from "./Terms.sol";
import {TermsHash} from "./TermsHash.sol";
import {Scope} from "../membership/IMembers.sol";
import {Accounts} from "../types/Accounts.sol";
import {AgreementId, MemberId, PoolId, poolOf} from "../types/Ids.sol";

/// @title Signing
/// @notice How parties sign, take a signature back, and confirm conditions precedent. A party's seat and its units in new pools
/// are written in its own signing; nothing reads them before the draft is in force.
abstract contract Signing is Proposing {
    bytes32 private constant WITHDRAW_TYPEHASH = keccak256(
        "WithdrawSignature(bytes32 terms,uint32 member,uint256 deadline)"
    );
    bytes32 private constant CONFIRM_TYPEHASH = keccak256(
        "ConfirmConditions(bytes32 terms,bytes32 fulfilment,uint32 member,uint256 deadline)"
    );

    /// @inheritdoc IAgreementRegistry
    function sign(
        bytes32 draft,
        uint8 place,
        Party calldata entry,
        bytes32[] calldata partyHashes,
        Envelope calldata envelope
    ) external override {
        (Draft storage data, Agreement storage agreement) = _openDraft(draft);
        MemberId member = MemberId.wrap(entry.member);
        // Check: the line is the draft's; one signature a party.
        bool listed =
            place < partyHashes.length &&
                keccak256(abi.encodePacked(partyHashes)) == data.partyList &&
                TermsHash.ofParty(entry) == partyHashes[place];
        if (!listed) revert AgreementPartyNotInDraft(draft, place);
        Seat storage seat = _seats[data.number][member];
        if (seat.consent != Consent.None) revert AgreementConsentGiven(draft, member, seat.consent);
        bytes32 structHash = keccak256(abi.encode(TermsHash.SIGN_TERMS_TYPEHASH, draft, member, envelope.deadline));
        _authorise(member, Scope.AGREEMENTS, structHash, envelope);

        // Effect
        data.consents += 1;
        data.lastSigned = uint40(block.timestamp);
        if (_isPresent(agreement, place)) data.voices += 1;
        _sit(seat, agreement, place, entry.rewardRate, Consent.Signed);

        // Log
        emit DraftSigned(draft, data.agreement, member, place, entry.rewardRate, data.consents, data.voices);

        // Interaction
        _giveUnits(draft, data, entry);
    }

    /// @inheritdoc IAgreementRegistry
    function withdraw(bytes32 draft, MemberId member, Envelope calldata envelope) external override {
        (Draft storage data, Agreement storage agreement) = _openDraft(draft);
        Seat storage seat = _seats[data.number][member];
        // Check
        if (seat.consent != Consent.Signed) revert AgreementConsentGiven(draft, member, seat.consent);
        if (_isInForce(data, agreement)) revert AgreementInForceSince(draft, _inForceAt(data));
        bytes32 structHash = keccak256(abi.encode(WITHDRAW_TYPEHASH, draft, member, envelope.deadline));
        _authorise(member, Scope.ADMIN, structHash, envelope);

        // Effect
        data.consents -= 1;
        if (_isPresent(agreement, seat.place)) data.voices -= 1;
        seat.consent = Consent.Withdrawn;

        // Log
        emit DraftWithdrawn(draft, data.agreement, member, data.consents, data.voices);

        // Interaction
        AgreementId id = data.agreement;
        uint256 poolList = data.poolList;
        uint256 fresh = data.agreed & ~data.kept;
        for (uint256 i = 0; i < MAX_POOLS; ++i) {
            if ((fresh >> i) & 1 == 1) _clearUnits(poolOf(id, _poolAt(poolList, i)), member, draft);
        }
    }

    /// @inheritdoc IAgreementRegistry
    function confirmConditions(
        bytes32 draft,
        MemberId member,
        bytes32 fulfilment,
        Envelope calldata envelope
    ) external override {
        (Draft storage data, ) = _openDraft(draft);
        Seat storage seat = _seats[data.number][member];
        bool leads = seat.place == 0;
        // Check
        if (!data.conditional || data.fulfilled) revert AgreementConditionsOpen(draft);
        if (seat.consent != Consent.Signed) revert AgreementNotParty(data.agreement, member);
        bool agrees = fulfilment != 0 && (leads || fulfilment == data.fulfilment);
        if (!agrees) revert AgreementFulfilmentDiffers(fulfilment, data.fulfilment);
        bytes32 structHash = keccak256(abi.encode(CONFIRM_TYPEHASH, draft, fulfilment, member, envelope.deadline));
        _authorise(member, Scope.AGREEMENTS, structHash, envelope);

        // Effect
        if (leads) data.fulfilment = fulfilment;
        else data.fulfilled = true;

        // Log
        emit ConditionsConfirmed(draft, data.agreement, member, fulfilment, !leads);
    }

    /// @dev Whoever has left sits there as one that has; when somebody leaves, drafts not in force are stale.
    function _sit(
        Seat storage seat,
        Agreement storage agreement,
        uint8 place,
        uint32 rewardRate,
        Consent consent
    ) internal {
        seat.place = place;
        seat.rewardRate = rewardRate;
        seat.consent = consent;
        seat.left = place < agreement.parties && !_isPresent(agreement, place);
    }

    /// @dev Is a draft in force by what is signed and by its dates, activated or not?
    function _isInForce(Draft storage data, Agreement storage agreement) internal view returns (bool) {
        return
            data.consents == data.parties &&
            _hasMajority(data, agreement) &&
            data.conditional == data.fulfilled &&
            block.timestamp >= _inForceAt(data);
    }

    /// @dev Writes a party's units in the draft's new pools, split between the member and its people; in kept pools nothing may differ.
    function _giveUnits(bytes32 draft, Draft storage data, Party calldata entry) internal {
        AgreementId id = data.agreement;
        MemberId member = MemberId.wrap(entry.member);
        uint256 poolList = data.poolList;
        uint256 agreed = data.agreed;
        uint256 kept = data.kept;
        uint256 column = 0;
        for (uint256 i = 0; i < MAX_POOLS; ++i) {
            if ((agreed >> i) & 1 == 0) continue;
            uint64 units = entry.units[column++];
            // Rounded up, for the people.
            uint64 reward = uint64((uint256(units) * entry.rewardRate + ALL - 1) / ALL);
            PoolId pool = poolOf(id, _poolAt(poolList, i));
            if ((kept >> i) & 1 == 1) {
                _requireKept(pool, member, units, reward);
            } else {
                if (units != reward) BENEFIT.setUnits(pool, Accounts.ofMember(member), units - reward, draft);
                if (reward != 0) BENEFIT.setUnits(pool, Accounts.rewardOf(member), reward, draft);
            }
        }
    }

    /// @dev Nothing may move in a pool that is in force; a beneficiary's one unit is not a party's.
    function _requireKept(PoolId pool, MemberId member, uint64 units, uint64 reward) private view {
        if (_beneficiaryOf(pool) != 0) return;
        (uint64 own, uint64 heldReward, ) = _heldIn(pool, member);
        bool same = own == units - reward && heldReward == reward;
        if (!same) revert AgreementKeptUnitsChanged(pool.numberOf(), member, units, own + heldReward);
    }
}
