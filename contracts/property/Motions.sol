// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Envelope} from "../membership/ISignedActs.sol";
import {Scope} from "../membership/IMembers.sol";
import {AgreementId, AssetId, MemberId} from "../types/Ids.sol";
import {Asset, Digest, Motion, Vote} from "./AssetTypes.sol";
import {AssetPools} from "./AssetPools.sol";
import {IOwnerActs} from "./IOwnerActs.sol";
import {MotionWords} from "./MotionWords.sol";
import {Consent, OwnerAct, OwnerRule} from "./PropertyTypes.sol";
import {RulesWords} from "./RulesWords.sol";

/// @title Motions
/// @notice How co-owners agree to an act (征求意见): one asks, the others consent or object, days pass, and the act uses the motion up.
abstract contract Motions is IOwnerActs, AssetPools {
    /// @dev What an act needs: the rule, and the days that must pass besides.
    struct Needs {
        OwnerRule rule;
        uint16 publication;
        uint16 preemption;
    }

    /// @dev What somebody does on the strength of a motion.
    struct Deed {
        AssetId asset;
        OwnerAct act;
        MemberId member;
        uint64 motion;
        bytes32 subject;
    }

    /// @inheritdoc IOwnerActs
    function propose(
        AssetId asset,
        OwnerAct act,
        MemberId member,
        bytes32 subject,
        bytes32 notice,
        Envelope calldata envelope
    ) external override returns (uint64 motion) {
        // Check
        if (act == OwnerAct.Transfer) revert PropertyOfferShareInstead();
        _sign(member, Scope.AGREEMENTS, 0, envelope);
        // Check, effect and log
        return _propose(asset, act, member, subject, notice);
    }

    /// @inheritdoc IOwnerActs
    function vote(
        uint64 motion,
        MemberId member,
        bytes32 subject,
        Vote says,
        bytes32 reason,
        Envelope calldata envelope
    ) external override {
        // Check
        Motion memory about = _loadMotion(motion);
        if (about.subject != subject) _refuse(Deed(about.asset, about.act, member, motion, subject));
        uint64 units = _requireCurrent(motion, about, member);
        if (_votes[motion][member] == says) revert PropertyVotedBefore(motion, member, says);
        if (says == Vote.Objects) _requireDigest(reason, Digest.Reason);
        _sign(member, Scope.AGREEMENTS, 0, envelope);
        // Effect
        _cast(motion, about, member, units, says);
        uint256 tally = _saveTally(motion, about);
        // Log
        emit MotionVoted(motion, member, says, reason, tally);
    }

    // ------------------------------------------------------------------------------------------------------- internal

    /// @dev Asks the other owners; the asker consents.
    function _propose(
        AssetId asset,
        OwnerAct act,
        MemberId member,
        bytes32 subject,
        bytes32 notice
    ) internal returns (uint64 motion) {
        // Check
        Asset memory owned = _loadLive(asset);
        (uint64 units, uint64 total) = _shareOfOwner(asset, owned, member);
        _requireDigest(subject, Digest.Subject);
        // Effect
        motion = ++_lastMotion;
        Motion memory about;
        about.asset = asset;
        about.act = act;
        about.member = member;
        about.epoch = owned.epoch;
        about.total = total;
        about.proposedAt = uint40(block.timestamp);
        about.consented = units;
        (uint256 word, uint256 tally) = (MotionWords.pack(about), MotionWords.packTally(about));
        _motions[motion] = StoredMotion(subject, word, tally);
        _votes[motion][member] = Vote.Consents;
        // Log
        emit MotionProposed(motion, asset, member, subject, notice, word, tally);
    }

    /// @dev Reverts unless the owners have agreed to an act. Where a motion was needed it is used up. Returns who takes the place of a
    /// transfer's buyer, 0 for nobody.
    function _agree(Deed memory deed, Asset memory owned) internal returns (MemberId taker) {
        (uint64 units, uint64 total) = _shareOfOwner(deed.asset, owned, deed.member);
        Needs memory needs = _needsOf(owned.agreement, deed.act);
        uint64 motion = deed.motion;
        bool isNeeded = _needsMotion(needs, units == total);
        // Check
        if (!isNeeded) {
            if (motion != 0) revert PropertyMotionUnneeded(motion); // events name no motion that was not looked at
            return taker;
        }
        if (motion == 0) _refuse(deed);
        Motion memory about = _loadMotion(motion);
        bool sameAsset = AssetId.unwrap(about.asset) == AssetId.unwrap(deed.asset);
        bool sameAct = about.act == deed.act && about.member == deed.member && about.subject == deed.subject;
        if (!sameAsset || !sameAct) _refuse(deed);
        _requireCurrent(motion, about, deed.member);
        if (block.timestamp <= about.takerUntil) taker = about.taker;
        _requireCarried(motion, about, owned, needs, taker);
        // Effect
        about.used = true;
        uint256 tally = _saveTally(motion, about);
        // Log
        emit MotionUsed(motion, tally);
    }

    /// @dev A motion that is not used, whose owners have not changed. Returns the member's units.
    function _requireCurrent(uint64 motion, Motion memory about, MemberId member) internal view returns (uint64 units) {
        if (about.used) revert PropertyMotionUsed(motion);
        Asset memory owned = _loadLive(about.asset);
        uint64 total;
        (units, total) = _shareOfOwner(about.asset, owned, member);
        if (owned.epoch != about.epoch || total != about.total) {
            revert PropertyMotionVoid(motion, about.epoch, owned.epoch, about.total, total);
        }
    }

    /// @dev Counts what a member says instead of what it said before.
    function _cast(uint64 motion, Motion memory about, MemberId member, uint64 units, Vote says) internal {
        Vote before = _votes[motion][member];
        if (before == Vote.Consents) about.consented -= units;
        if (before == Vote.Objects) about.objections -= 1;
        if (says == Vote.Consents) about.consented += units;
        if (says == Vote.Objects) about.objections += 1;
        _votes[motion][member] = says;
    }

    /// @dev Reverts: the motion is about something else.
    function _refuse(Deed memory deed) internal pure {
        revert PropertyMotionDiffers(deed.motion, deed.asset, deed.act, deed.member, deed.subject);
    }

    function _saveTally(uint64 motion, Motion memory about) internal returns (uint256 tally) {
        tally = MotionWords.packTally(about);
        _motions[motion].tally = tally;
    }

    function _after(Motion memory about, uint16 length) internal pure returns (uint40) {
        return about.proposedAt + uint40(length) * 1 days;
    }

    // -------------------------------------------------------------------------------------------------------- private

    /// @dev Background has one owner and no rules.
    function _needsOf(AgreementId agreement, OwnerAct act) private view returns (Needs memory needs) {
        if (AgreementId.unwrap(agreement) == 0) {
            needs.rule.consent = uint8(Consent.Alone);
            return needs;
        }
        uint256 word = _rulesWord(agreement);
        needs.rule = RulesWords.ruleOf(word, act);
        if (act == OwnerAct.Transfer) needs.preemption = RulesWords.preemptionDaysOf(word);
        bool deals = act >= OwnerAct.Ordinary && act <= OwnerAct.Transfer;
        if (deals) needs.publication = RulesWords.publicationDaysOf(word);
    }

    /// @dev Whoever owns all asks nobody; but a price is published all the same (R19).
    function _needsMotion(Needs memory needs, bool ownsAll) private pure returns (bool) {
        if (needs.publication != 0) return true;
        if (ownsAll) return false;
        return needs.rule.consent != uint8(Consent.Alone) || needs.rule.noticeDays != 0 || needs.preemption != 0;
    }

    function _requireCarried(
        uint64 motion,
        Motion memory about,
        Asset memory owned,
        Needs memory needs,
        MemberId taker
    ) private view {
        uint64 consented = about.consented;
        bool taken = MemberId.unwrap(taker) != 0;
        if (taken && _votes[motion][taker] != Vote.Consents) {
            (uint64 units, ) = _share(owned, taker); // whoever takes the share agrees to taking it
            consented += units;
        }
        bool byAll = consented == about.total;
        uint8 consent = needs.rule.consent;
        bool objected = about.objections != 0;
        if (objected && (about.act == OwnerAct.File || consent == uint8(Consent.NoObjection))) {
            revert PropertyObjected(motion, about.objections);
        }
        bool enough =
            byAll ||
                consent <= uint8(Consent.NoObjection) ||
                (consent == uint8(Consent.Majority) && 2 * uint256(consented) > about.total);
        if (!enough) revert PropertyConsentMissing(motion, consented, about.total);
        if (!byAll) {
            _requirePassed(motion, _after(about, needs.rule.noticeDays));
            if (!taken) _requirePassed(motion, _after(about, needs.preemption));
        }
        _requirePassed(motion, _after(about, needs.publication));
    }

    function _requirePassed(uint64 motion, uint40 until) private view {
        if (block.timestamp < until) revert PropertyNoticeRunning(motion, until);
    }
}
