// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Scope} from "../membership/IMembers.sol";
import {Envelope} from "../membership/ISignedActs.sol";
import {Accounts} from "../types/Accounts.sol";
import {AccountId, ContributionId, MemberId, PoolId} from "../types/Ids.sol";
import {ContributionActs} from "./ContributionActs.sol";
import {ContributionAttesting} from "./ContributionAttesting.sol";
import {Status} from "./ContributionTypes.sol";
import {ContributionWords} from "./ContributionWords.sol";
import {IContributionLedger} from "./IContributionLedger.sol";
import {RateCard} from "./RateCard.sol";

/// @title ContributionChallenging
/// @notice Challenge, ruling, lapse and withdrawal. From the challenge on, the units earn for two accounts of the dispute, one
/// for the member and one for its people's reward pot, so that a ruling gives each exactly what it would have earned.
/// @dev Nobody is locked in: a challenge without a ruling lapses, and the contributor may withdraw at any time before the end.
abstract contract ContributionChallenging is ContributionAttesting {
    /// @dev How long the panel has; after it the contribution may stand as attested.
    uint256 internal constant RULING_DAYS = 90;
    /// @dev Marks the dispute's account for the reward pot; contributions are never numbered so high.
    uint64 private constant REWARD_MARK = 1 << 55;

    /// @inheritdoc IContributionLedger
    function challenge(
        ContributionId contribution,
        MemberId member,
        uint16 scope,
        bytes32 reason,
        Envelope calldata envelope
    ) external override {
        // Check
        (uint256 card, uint256 state) = _load(contribution, Status.Attested);
        uint40 windowEnds = ContributionWords.windowEndOf(state);
        if (block.timestamp >= windowEnds) revert ContributionWindowOver(contribution, windowEnds);
        if (scope != Scope.RECORD && scope != Scope.ATTEST) revert ContributionScopeWrong(scope);
        AGREEMENTS.requirePresent(ContributionWords.agreementOf(state), member);
        if (_isDirect(envelope)) {
            _requireOutside(contribution, state, member, scope);
        } else {
            bytes32 what = ContributionActs.challenge(contribution, member, scope, reason, envelope);
            _openOutside(contribution, state, Act(member, scope, 0, what), envelope);
        }
        // Effect
        state = ContributionWords.withStatus(ContributionWords.withWindowOf(state, RULING_DAYS), Status.Challenged);
        _words[contribution].state = state;
        // Log
        emit ContributionChallenged(contribution, member, ContributionWords.windowEndOf(state), reason);
        // Interaction
        (uint64 own, uint64 reward) = _split(card);
        (AccountId ownDispute, AccountId rewardDispute) = _disputesOf(contribution);
        PoolId pool = ContributionWords.unitPoolOf(card, state);
        _addUnits(pool, ownDispute, own, _causeOf(contribution));
        _addUnits(pool, rewardDispute, reward, _causeOf(contribution));
    }

    /// @inheritdoc IContributionLedger
    function rule(
        ContributionId contribution,
        bool stands,
        bytes32 reason,
        Envelope calldata envelope
    ) external override {
        // Check
        (uint256 card, uint256 state) = _load(contribution, Status.Challenged);
        MemberId panel = _panelOf(state);
        if (MemberId.unwrap(panel) == 0) revert ContributionNoPanel(ContributionWords.agreementOf(state));
        bytes32 what = ContributionActs.rule(contribution, stands, reason, envelope);
        _authorise(Act(panel, Scope.AGREEMENTS, ContributionWords.amountOf(state), what), envelope);
        // Effect, log and interaction
        if (!stands) _words[contribution].state = ContributionWords.withStatus(state, Status.Rejected);
        emit ContributionRuled(contribution, panel, stands, reason);
        if (stands) _uphold(contribution, card, state);
        else _dissolve(contribution, card, state);
    }

    /// @inheritdoc IContributionLedger
    function lapse(ContributionId contribution) external override {
        // Check
        (uint256 card, uint256 state) = _load(contribution, Status.Challenged);
        uint40 lapses = ContributionWords.windowEndOf(state);
        if (block.timestamp < lapses) revert ContributionTooEarly(contribution, lapses);
        // Log, effect and interaction
        emit ContributionChallengeLapsed(contribution);
        _uphold(contribution, card, state);
    }

    /// @inheritdoc IContributionLedger
    function withdraw(ContributionId contribution, Envelope calldata envelope) external override {
        // Check
        uint256 state = _words[contribution].state;
        Status status = ContributionWords.statusOf(state);
        bool isPending = status == Status.Recorded || status == Status.Attested || status == Status.Challenged;
        if (!isPending) revert ContributionWrongStatus(contribution, status);
        MemberId member = ContributionWords.memberOf(state);
        bytes32 what = ContributionActs.withdraw(contribution, envelope);
        _authorise(Act(member, Scope.RECORD, ContributionWords.amountOf(state), what), envelope);
        // Effect
        _words[contribution].state = ContributionWords.withStatus(state, Status.Withdrawn);
        // Log
        emit ContributionWithdrawn(contribution, member);
        // Interaction
        if (status == Status.Challenged) _dissolve(contribution, _words[contribution].card, state);
    }

    /// @dev A challenged contribution stands: the dispute's accounts empty into the member's.
    function _uphold(ContributionId contribution, uint256 card, uint256 state) private {
        _words[contribution].state = ContributionWords.withStatus(state, Status.Final);
        emit ContributionFinalised(contribution);
        MemberId member = ContributionWords.memberOf(state);
        (uint64 own, uint64 reward) = _split(card);
        (AccountId ownDispute, AccountId rewardDispute) = _disputesOf(contribution);
        PoolId pool = ContributionWords.unitPoolOf(card, state);
        bytes32 cause = _causeOf(contribution);
        if (own != 0) CORE.moveUnits(pool, ownDispute, Accounts.ofMember(member), cause);
        if (reward != 0) CORE.moveUnits(pool, rewardDispute, Accounts.rewardOf(member), cause);
        _addCost(contribution, card, state);
    }

    /// @dev A challenged contribution ends: the dispute's units go, and what they earned goes to the pool's others.
    function _dissolve(ContributionId contribution, uint256 card, uint256 state) private {
        (uint64 own, uint64 reward) = _split(card);
        (AccountId ownDispute, AccountId rewardDispute) = _disputesOf(contribution);
        PoolId pool = ContributionWords.unitPoolOf(card, state);
        bytes32 cause = _causeOf(contribution);
        // A part of what the first returns reaches the second, which returns all it has: nothing stays behind.
        if (own != 0) CORE.returnEscrow(pool, ownDispute, cause);
        if (reward != 0) CORE.returnEscrow(pool, rewardDispute, cause);
    }

    function _split(uint256 card) private pure returns (uint64 own, uint64 reward) {
        uint64 units = ContributionWords.unitsOf(card);
        reward = RateCard.rewardUp(units, ContributionWords.rewardRateOf(card));
        own = units - reward;
    }

    /// @dev The accounts that collect for the member and for its reward pot until the ruling.
    function _disputesOf(ContributionId contribution) private pure returns (AccountId own, AccountId reward) {
        uint64 number = ContributionId.unwrap(contribution);
        return (Accounts.disputeOf(number), Accounts.disputeOf(number | REWARD_MARK));
    }
}
