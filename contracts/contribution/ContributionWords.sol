// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {AgreementId, ContributionId, MemberId, PoolId, poolOf} from "../types/Ids.sol";
import {Credit, Status} from "./ContributionTypes.sol";

/// @title ContributionWords
/// @notice A contribution is two words.
///
/// Card, written once (a contra entry lowers units and cost):
/// `party 8 | kind 16 | rewardRate 20 | pool 16 | costPool 16 | units 64 | cost 96`.
///
/// State, all that an attestation reads and writes:
/// `amount 22 | status 3 | count 5 | needed 5 | window 21 | agreement 40 | member 32 | attestors 16 × 8`. `attestors` are places in the
/// agreement, the first one lowest; a contra entry keeps there the number of the entry it corrects. `window` is a length in
/// days while attestations are missing, then the full hour it ends at (since 1970), and after a challenge the hour from
/// which that may lapse.
/// @dev `amount` is the value as signers' policies need it: 15 significant bits and an exponent, rounded up, so that a policy
/// never asks for fewer signatures than the value itself would. Everything fits because {RateCard} checks what is packed. Hours
/// fit 21 bits until the year 2209, so a window of at most 100 years can be opened until 2109.
library ContributionWords {
    uint8 internal constant MAX_ATTESTORS = 16;
    uint256 private constant PLACE_BITS = 8;
    uint256 private constant SIGNIFICANT_BITS = 15;
    uint256 private constant SIGNIFICANT_MASK = (1 << SIGNIFICANT_BITS) - 1;
    uint256 private constant MEMBER_AT = 128;
    uint256 private constant AGREEMENT_AT = 160;
    uint256 private constant WINDOW_AT = 200;
    uint256 private constant WINDOW_MASK = (1 << 21) - 1;
    uint256 private constant NEEDED_AT = 221;
    uint256 private constant COUNT_AT = 226;
    uint256 private constant STATUS_AT = 231;
    uint256 private constant STATUS_MASK = 7;
    uint256 private constant AMOUNT_AT = 234;

    // ------------------------------------------------------------------------------------------------------- the card

    /// @notice Writes a card.
    /// @param kind The kind.
    /// @param credit What it earns.
    /// @return The card.
    function packCard(uint16 kind, Credit memory credit) internal pure returns (uint256) {
        uint256 word =
            (uint256(credit.party) << 228) |
                (uint256(kind) << 212) |
                (uint256(credit.rewardRate) << 192) |
                (uint256(credit.pool) << 176) |
                (uint256(credit.costPool) << 160);
        return withLeft(word, credit.units, credit.cost);
    }

    /// @notice A card with other units and cost.
    /// @param card The card.
    /// @param units The units.
    /// @param cost The cost.
    /// @return The card.
    function withLeft(uint256 card, uint64 units, uint96 cost) internal pure returns (uint256) {
        return (card & ~uint256(type(uint160).max)) | (uint256(units) << 96) | cost;
    }

    /// @notice The contributor's place.
    /// @param card The card.
    /// @return The place.
    function partyOf(uint256 card) internal pure returns (uint8) {
        return uint8(card >> 228);
    }

    /// @notice The kind.
    /// @param card The card.
    /// @return The kind.
    function kindOf(uint256 card) internal pure returns (uint16) {
        return uint16(card >> 212);
    }

    /// @notice The part of the units that goes to the reward pot.
    /// @param card The card.
    /// @return Parts per million.
    function rewardRateOf(uint256 card) internal pure returns (uint32) {
        return uint32((card >> 192) & 0xfffff);
    }

    /// @notice The pool that its units share in.
    /// @param card The card.
    /// @param state The state.
    /// @return The pool.
    function unitPoolOf(uint256 card, uint256 state) internal pure returns (PoolId) {
        return poolOf(agreementOf(state), uint16(card >> 176));
    }

    /// @notice The pool that recovers its cost.
    /// @param card The card.
    /// @param state The state.
    /// @return The pool.
    function costPoolOf(uint256 card, uint256 state) internal pure returns (PoolId) {
        return poolOf(agreementOf(state), uint16(card >> 160));
    }

    /// @notice The units.
    /// @param card The card.
    /// @return The units.
    function unitsOf(uint256 card) internal pure returns (uint64) {
        return uint64(card >> 96);
    }

    /// @notice The cost.
    /// @param card The card.
    /// @return The cost.
    function costOf(uint256 card) internal pure returns (uint96) {
        return uint96(card);
    }

    // ------------------------------------------------------------------------------------------------------ the state

    /// @notice Writes the state of a new contribution that still needs attestations.
    /// @param agreement The agreement.
    /// @param member The contributor.
    /// @param credit What it earns, and on what conditions.
    /// @return The state.
    function packState(AgreementId agreement, MemberId member, Credit memory credit) internal pure returns (uint256) {
        return
            (packAmount(credit.value) << AMOUNT_AT) |
            (uint256(Status.Recorded) << STATUS_AT) |
            (uint256(credit.needed) << NEEDED_AT) |
            (uint256(credit.challengeDays) << WINDOW_AT) |
            (uint256(AgreementId.unwrap(agreement)) << AGREEMENT_AT) |
            (uint256(MemberId.unwrap(member)) << MEMBER_AT);
    }

    /// @notice Writes the state of a contra entry.
    /// @param corrected The state of the entry it corrects.
    /// @param corrects The number of that entry.
    /// @return The state: agreement, member and amount as of the entry corrected.
    function packContra(uint256 corrected, ContributionId corrects) internal pure returns (uint256) {
        uint256 amount = (corrected >> AMOUNT_AT) << AMOUNT_AT;
        uint256 who = (corrected & ((1 << WINDOW_AT) - 1)) & ~((uint256(1) << MEMBER_AT) - 1);
        return amount | who | (uint256(Status.Contra) << STATUS_AT) | ContributionId.unwrap(corrects);
    }

    /// @notice A state with another status.
    /// @param state The state.
    /// @param status The status.
    /// @return The state.
    function withStatus(uint256 state, Status status) internal pure returns (uint256) {
        return (state & ~(STATUS_MASK << STATUS_AT)) | (uint256(status) << STATUS_AT);
    }

    /// @notice A state whose window ends some days from now, at the next full hour.
    /// @param state The state.
    /// @param length In days.
    /// @return The state.
    function withWindowOf(uint256 state, uint256 length) internal view returns (uint256) {
        uint256 ends = ((block.timestamp + length * 1 days + 1 hours - 1) / 1 hours) & WINDOW_MASK; // rounded up
        return (state & ~(WINDOW_MASK << WINDOW_AT)) | (ends << WINDOW_AT);
    }

    /// @notice A state with one more attestor.
    /// @param state The state, of fewer attestors than needed.
    /// @param party The attestor's place.
    /// @return The state.
    function withAttestor(uint256 state, uint8 party) internal pure returns (uint256) {
        uint256 count = countOf(state);
        unchecked {
            // fewer than needed, so the count does not leave its five bits
            return (state + (1 << COUNT_AT)) | (uint256(party) << (count * PLACE_BITS));
        }
    }

    /// @notice Whether a place has attested.
    /// @param state The state.
    /// @param party The place.
    /// @return Whether it has.
    function hasAttested(uint256 state, uint8 party) internal pure returns (bool) {
        uint256 count = countOf(state);
        for (uint256 i = 0; i < count; ++i) {
            if (attestorAt(state, i) == party) return true;
        }
        return false;
    }

    /// @notice An attestor's place.
    /// @param state The state.
    /// @param i Which attestor, from 0.
    /// @return Its place.
    function attestorAt(uint256 state, uint256 i) internal pure returns (uint8) {
        return uint8(state >> (i * PLACE_BITS));
    }

    /// @notice The contributor.
    /// @param state The state.
    /// @return The member.
    function memberOf(uint256 state) internal pure returns (MemberId) {
        return MemberId.wrap(uint32(state >> MEMBER_AT));
    }

    /// @notice The agreement.
    /// @param state The state.
    /// @return The agreement.
    function agreementOf(uint256 state) internal pure returns (AgreementId) {
        return AgreementId.wrap(uint40(state >> AGREEMENT_AT));
    }

    /// @notice The length of the window, while attestations are missing.
    /// @param state The state.
    /// @return In days.
    function windowDaysOf(uint256 state) internal pure returns (uint256) {
        return (state >> WINDOW_AT) & WINDOW_MASK;
    }

    /// @notice The end of the window, or of the time for a ruling.
    /// @param state The state, Attested or later.
    /// @return The second.
    function windowEndOf(uint256 state) internal pure returns (uint40) {
        unchecked {
            return uint40(((state >> WINDOW_AT) & WINDOW_MASK) * 1 hours); // 21 bits times 12
        }
    }

    /// @notice How many attestations it needs.
    /// @param state The state.
    /// @return The number.
    function neededOf(uint256 state) internal pure returns (uint8) {
        return uint8((state >> NEEDED_AT) & 0x1f);
    }

    /// @notice How many have attested.
    /// @param state The state.
    /// @return The number.
    function countOf(uint256 state) internal pure returns (uint8) {
        return uint8((state >> COUNT_AT) & 0x1f);
    }

    /// @notice Where it stands.
    /// @param state The state.
    /// @return The status.
    function statusOf(uint256 state) internal pure returns (Status) {
        return Status((state >> STATUS_AT) & STATUS_MASK);
    }

    /// @notice The value as policies are asked for it.
    /// @param state The state.
    /// @return The value, rounded up to 15 significant bits.
    function amountOf(uint256 state) internal pure returns (uint96) {
        uint256 packed = state >> AMOUNT_AT;
        uint256 amount = (packed & SIGNIFICANT_MASK) << (packed >> SIGNIFICANT_BITS);
        return amount > type(uint96).max ? type(uint96).max : uint96(amount);
    }

    /// @notice The number of the entry that a contra entry corrects.
    /// @param state The contra entry's state.
    /// @return The number.
    function correctsOf(uint256 state) internal pure returns (ContributionId) {
        return ContributionId.wrap(uint64(state));
    }

    /// @notice Writes a value with 15 significant bits, rounded up.
    /// @param value The value.
    /// @return `exponent 7 | significant 15`.
    function packAmount(uint96 value) internal pure returns (uint256) {
        if (value <= SIGNIFICANT_MASK) return value;
        uint256 exponent = Math.log2(value) + 1 - SIGNIFICANT_BITS;
        uint256 significant = Math.ceilDiv(value, 1 << exponent);
        if (significant > SIGNIFICANT_MASK) {
            exponent += 1;
            significant >>= 1; // it was 2^15 exactly
        }
        return (exponent << SIGNIFICANT_BITS) | significant;
    }
}
