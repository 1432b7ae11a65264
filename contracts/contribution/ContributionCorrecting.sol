// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Scope} from "../membership/IMembers.sol";
import {Envelope} from "../membership/ISignedActs.sol";
import {Accounts} from "../types/Accounts.sol";
import {AccountId, ContributionId, MemberId, PoolId} from "../types/Ids.sol";
import {ContributionActs} from "./ContributionActs.sol";
import {ContributionStore} from "./ContributionStore.sol";
import {Status} from "./ContributionTypes.sol";
import {ContributionWords} from "./ContributionWords.sol";
import {IContributionLedger} from "./IContributionLedger.sol";
import {RateCard} from "./RateCard.sol";

/// @title ContributionCorrecting
/// @notice A mistake in a final contribution is corrected by an entry of its own, never erased.
/// @dev Units may be fewer than the contributions of a member add up to (an exit clause takes them), so a contra entry takes
/// what is there and reports the rest; it never fails for that.
abstract contract ContributionCorrecting is ContributionStore {
    /// @inheritdoc IContributionLedger
    function contra(
        ContributionId contribution,
        MemberId member,
        uint64 units,
        uint96 cost,
        bytes32 reason,
        Envelope calldata envelope
    ) external override returns (ContributionId id) {
        // Check
        (uint256 card, uint256 state) = _load(contribution, Status.Final);
        _requireLeft(contribution, card, units, cost);
        uint16 scope = _scopeOfCorrector(contribution, member, state);
        bytes32 what = ContributionActs.contra(contribution, member, units, cost, reason, envelope);
        _authorise(Act(member, scope, ContributionWords.amountOf(state), what), envelope);
        // Effect and log
        id = _takeNumbers(1);
        uint256 left = _writeContra(id, contribution, card, state, units, cost);
        _logContra(id, contribution, member, units, cost, left, reason);
        // Interaction
        uint64 unitsMissed = _removeUnits(id, card, left, state);
        uint96 costMissed = _removeCost(id, card, state, cost);
        if (unitsMissed != 0 || costMissed != 0) emit ContributionBeyondReach(id, unitsMissed, costMissed);
    }

    function _writeContra(
        ContributionId id,
        ContributionId contribution,
        uint256 card,
        uint256 state,
        uint64 units,
        uint96 cost
    ) private returns (uint256 left) {
        left = ContributionWords.withLeft(
            card,
            ContributionWords.unitsOf(card) - units,
            ContributionWords.costOf(card) - cost
        );
        _words[contribution].card = left;
        uint256 taken = ContributionWords.withLeft(card, units, cost);
        _words[id] = Words(taken, ContributionWords.packContra(state, contribution));
    }

    function _logContra(
        ContributionId id,
        ContributionId contribution,
        MemberId member,
        uint64 units,
        uint96 cost,
        uint256 left,
        bytes32 reason
    ) private {
        emit ContributionCorrected(
            id,
            contribution,
            member,
            units,
            cost,
            ContributionWords.unitsOf(left),
            ContributionWords.costOf(left),
            reason
        );
    }

    /// @dev Takes the units away from the member and its reward pot, in the parts in which the contribution gave them.
    function _removeUnits(
        ContributionId id,
        uint256 card,
        uint256 left,
        uint256 state
    ) private returns (uint64 missed) {
        uint32 rewardRate = ContributionWords.rewardRateOf(card);
        uint64 units = ContributionWords.unitsOf(card) - ContributionWords.unitsOf(left);
        uint64 reward =
            RateCard.rewardUp(ContributionWords.unitsOf(card), rewardRate) -
                RateCard.rewardUp(ContributionWords.unitsOf(left), rewardRate);
        PoolId pool = ContributionWords.unitPoolOf(card, state);
        MemberId member = ContributionWords.memberOf(state);
        missed = _removeFrom(id, pool, Accounts.ofMember(member), units - reward);
        missed += _removeFrom(id, pool, Accounts.rewardOf(member), reward);
    }

    /// @dev Takes units away from an account, as far as it has them.
    function _removeFrom(
        ContributionId id,
        PoolId pool,
        AccountId account,
        uint64 units
    ) private returns (uint64 missed) {
        if (units == 0) return 0;
        (uint64 there, ) = CORE.unitsOf(pool, account);
        uint64 removed = units < there ? units : there;
        if (removed != 0) CORE.removeUnits(pool, account, removed, _causeOf(id));
        return units - removed;
    }

    /// @dev Takes cost back, as far as it was not recovered.
    function _removeCost(ContributionId id, uint256 card, uint256 state, uint96 cost) private returns (uint96) {
        if (cost == 0) return 0;
        MemberId member = ContributionWords.memberOf(state);
        PoolId pool = ContributionWords.costPoolOf(card, state);
        return cost - CORE.contraCost(pool, Accounts.ofMember(member), cost, _causeOf(id));
    }

    /// @dev The scope in which the contributor or the panel signs; reverts for anybody else.
    function _scopeOfCorrector(
        ContributionId contribution,
        MemberId member,
        uint256 state
    ) private view returns (uint16) {
        if (member == ContributionWords.memberOf(state)) return Scope.RECORD;
        MemberId panel = _panelOf(state);
        if (MemberId.unwrap(member) == 0 || member != panel) revert ContributionNotCorrector(contribution, member);
        return Scope.AGREEMENTS;
    }

    /// @dev Reverts unless a contra entry takes something, and no more than is left.
    function _requireLeft(ContributionId contribution, uint256 card, uint64 units, uint96 cost) private pure {
        uint64 unitsLeft = ContributionWords.unitsOf(card);
        uint96 costLeft = ContributionWords.costOf(card);
        bool takesNothing = units == 0 && cost == 0;
        if (takesNothing || units > unitsLeft || cost > costLeft) {
            revert ContributionContraOutOfRange(contribution, units, unitsLeft, cost, costLeft);
        }
    }
}
