// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Scope} from "../membership/IMembers.sol";
import {Accounts} from "../types/Accounts.sol";
import {AccountId, ContributionId, MemberId, PoolId} from "../types/Ids.sol";
import {ContributionActs} from "./ContributionActs.sol";
import {ContributionRecording} from "./ContributionRecording.sol";
import {Envelope, Status} from "./ContributionTypes.sol";
import {ContributionWords} from "./ContributionWords.sol";
import {IContributionLedger} from "./IContributionLedger.sol";
import {RateCard} from "./RateCard.sol";

/// @title ContributionAttesting
/// @notice From recorded to final: other parties attest, the window passes, and the units and cost count.
abstract contract ContributionAttesting is ContributionRecording {
    /// @inheritdoc IContributionLedger
    function attest(ContributionId contribution, MemberId member, Envelope calldata envelope) external override {
        // Check
        (uint256 card, uint256 state) = _load(contribution, Status.Recorded);
        MemberId contributor = ContributionWords.memberOf(state);
        uint8 party = _requireOther(contribution, member, card, contributor);
        if (ContributionWords.hasAttested(state, party)) revert ContributionAttestedBefore(contribution, party);
        bytes32 what =
            _isDirect(envelope)
                ? bytes32(0)
                : ContributionActs.attest(contribution, member, contributor, card, envelope);
        _authorise(Act(member, Scope.ATTEST, ContributionWords.amountOf(state), what), envelope);
        // Effect
        state = ContributionWords.withAttestor(state, party);
        uint8 count = ContributionWords.countOf(state);
        uint40 windowEnds;
        if (count == ContributionWords.neededOf(state)) (state, windowEnds) = _openWindow(state);
        _states[contribution] = state;
        // Log
        emit ContributionAttested(contribution, member, party, count, windowEnds);
    }

    /// @inheritdoc IContributionLedger
    function finalise(ContributionId contribution) external override {
        // Check
        (uint256 card, uint256 state) = _load(contribution, Status.Attested);
        uint40 windowEnds = ContributionWords.windowOf(state);
        if (block.timestamp < windowEnds) revert ContributionTooEarly(contribution, windowEnds);
        // Effect and log
        MemberId member = _writeFinal(contribution, card, state);
        // Interaction
        uint64 units = ContributionWords.unitsOf(card);
        if (units != 0) {
            PoolId pool = ContributionWords.unitPoolOf(card);
            bytes32 cause = _causeOf(contribution);
            uint64 reward = RateCard.rewardUp(units, ContributionWords.rewardRateOf(state));
            _addUnits(pool, Accounts.ofMember(member), units - reward, cause);
            _addUnits(pool, Accounts.rewardOf(member), reward, cause);
        }
        _addCost(contribution, card, member);
    }

    /// @dev Writes that a contribution is final.
    function _writeFinal(ContributionId contribution, uint256 card, uint256 state) internal returns (MemberId member) {
        member = ContributionWords.memberOf(state);
        _states[contribution] = ContributionWords.withStatus(state, Status.Final);
        emit ContributionFinalised(
            contribution,
            member,
            ContributionWords.unitsOf(card),
            ContributionWords.costOf(card)
        );
    }

    /// @dev Adds units, if any.
    function _addUnits(PoolId pool, AccountId account, uint64 units, bytes32 cause) internal {
        if (units != 0) CORE.addUnits(pool, account, units, cause);
    }

    /// @dev Adds a final contribution's cost to what is to be recovered.
    function _addCost(ContributionId contribution, uint256 card, MemberId member) internal {
        uint96 cost = ContributionWords.costOf(card);
        if (cost == 0) return;
        CORE.addCost(ContributionWords.costPoolOf(card), Accounts.ofMember(member), cost, _causeOf(contribution));
    }

    /// @dev The place of a party that is not the contributor's own organisation, by place or by succession; reverts for any other.
    function _requireOther(
        ContributionId contribution,
        MemberId member,
        uint256 card,
        MemberId contributor
    ) internal view returns (uint8 party) {
        party = AGREEMENTS.requireParty(ContributionWords.agreementOf(card), member);
        bool isOwn =
            party == ContributionWords.partyOf(card) || MEMBERS.standsFor(member) == MEMBERS.standsFor(contributor);
        if (isOwn) revert ContributionOwnOrganisation(contribution, member, contributor);
    }
}
