// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ContributionId} from "../types/Ids.sol";
import {ContributionChallenging} from "./ContributionChallenging.sol";
import {ContributionCorrecting} from "./ContributionCorrecting.sol";
import {ContributionRoots} from "./ContributionRoots.sol";
import {Contribution, Status} from "./ContributionTypes.sol";
import {ContributionWords} from "./ContributionWords.sol";
import {IContributionLedger} from "./IContributionLedger.sol";

/// @title ContributionLedger
/// @notice Who did what; see {IContributionLedger}. It has no owner and no parameter.
/// @custom:security-contact security@jointly.example
contract ContributionLedger is ContributionRoots, ContributionChallenging, ContributionCorrecting {
    /// @inheritdoc IContributionLedger
    function contributionOf(ContributionId contribution) external view override returns (Contribution memory about) {
        (uint256 card, uint256 state) = (_words[contribution].card, _words[contribution].state);
        about.agreement = ContributionWords.agreementOf(state);
        about.member = ContributionWords.memberOf(state);
        about.party = ContributionWords.partyOf(card);
        about.kind = ContributionWords.kindOf(card);
        about.pool = ContributionWords.unitPoolOf(card, state).numberOf();
        about.costPool = ContributionWords.costPoolOf(card, state).numberOf();
        about.units = ContributionWords.unitsOf(card);
        about.cost = ContributionWords.costOf(card);
        about.amount = ContributionWords.amountOf(state);
        about.rewardRate = ContributionWords.rewardRateOf(card);
        about.needed = ContributionWords.neededOf(state);
        about.status = ContributionWords.statusOf(state);
        about.attestors = new uint8[](ContributionWords.countOf(state));
        bool waits = about.attestors.length < about.needed;
        if (waits) about.challengeDays = uint16(ContributionWords.windowDaysOf(state));
        else about.windowEnds = ContributionWords.windowEndOf(state);
        for (uint256 i = 0; i < about.attestors.length; ++i) {
            about.attestors[i] = ContributionWords.attestorAt(state, i);
        }
        if (about.status == Status.Contra) about.corrects = ContributionWords.correctsOf(state);
    }
}
