// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Scope} from "../membership/IMembers.sol";
import {Envelope} from "../membership/ISignedActs.sol";
import {Accounts} from "../types/Accounts.sol";
import {AccountId, ContributionId, MemberId, PoolId} from "../types/Ids.sol";
import {ContributionActs} from "./ContributionActs.sol";
import {ContributionRecording} from "./ContributionRecording.sol";
import {Status} from "./ContributionTypes.sol";
import {ContributionWords} from "./ContributionWords.sol";
import {IContributionLedger} from "./IContributionLedger.sol";
import {RateCard} from "./RateCard.sol";

/// @title ContributionAttesting
/// @notice From recorded to final: other parties attest, the window passes, and the units and cost count.
abstract contract ContributionAttesting is ContributionRecording {
    /// @inheritdoc IContributionLedger
    function attestTo(ContributionId contribution, MemberId member, Envelope calldata envelope) external override {
        // Check
        uint256 state = _loadState(contribution, Status.Recorded);
        uint8 party = AGREEMENTS.requirePresent(ContributionWords.agreementOf(state), member);
        if (ContributionWords.hasAttested(state, party)) revert ContributionAttestedBefore(contribution, party);
        if (_isDirect(envelope)) {
            _requireOutside(contribution, state, member, Scope.ATTEST);
        } else {
            bytes32 what = ContributionActs.attest(contribution, member, _words[contribution].card, state, envelope);
            _openOutside(contribution, state, Act(member, Scope.ATTEST, 0, what), envelope);
        }
        // Effect
        state = ContributionWords.withAttestor(state, party);
        uint40 windowEnds;
        if (ContributionWords.countOf(state) == ContributionWords.neededOf(state)) {
            state = _openWindow(state);
            windowEnds = ContributionWords.windowEndOf(state);
        }
        _words[contribution].state = state;
        // Log
        emit ContributionAttested(contribution, member, party, windowEnds);
    }

    /// @inheritdoc IContributionLedger
    function finalise(ContributionId contribution) external override {
        // Check
        Words storage words = _words[contribution];
        (uint256 card, uint256 state) = (words.card, words.state);
        _requireStatus(contribution, state, Status.Attested);
        uint40 windowEnds = ContributionWords.windowEndOf(state);
        if (block.timestamp < windowEnds) revert ContributionTooEarly(contribution, windowEnds);
        // Effect
        words.state = ContributionWords.withStatus(state, Status.Final);
        // Log
        emit ContributionFinalised(contribution);
        // Interaction
        uint64 units = ContributionWords.unitsOf(card);
        if (units != 0) {
            PoolId pool = ContributionWords.unitPoolOf(card, state);
            MemberId member = ContributionWords.memberOf(state);
            bytes32 cause = _causeOf(contribution);
            uint32 rewardRate = ContributionWords.rewardRateOf(card);
            uint64 reward = rewardRate == 0 ? 0 : RateCard.rewardUp(units, rewardRate);
            unchecked {
                _addUnits(pool, Accounts.ofMember(member), units - reward, cause); // the reward is a part of the units
            }
            if (reward != 0) _addUnits(pool, Accounts.rewardOf(member), reward, cause);
        }
        _addCost(contribution, card, state);
    }

    /// @dev Adds units, if any.
    function _addUnits(PoolId pool, AccountId account, uint64 units, bytes32 cause) internal {
        if (units != 0) CORE.addUnitsTo(pool, account, units, cause);
    }

    /// @dev Adds a final contribution's cost to what is to be recovered.
    function _addCost(ContributionId contribution, uint256 card, uint256 state) internal {
        uint96 cost = ContributionWords.costOf(card);
        if (cost == 0) return;
        AccountId account = Accounts.ofMember(ContributionWords.memberOf(state));
        CORE.addCost(ContributionWords.costPoolOf(card, state), account, cost, _causeOf(contribution));
    }
}
