// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Scope} from "../membership/IMembers.sol";
import {Envelope} from "../membership/ISignedActs.sol";
import {Accounts} from "../types/Accounts.sol";
import {AgreementId, AssetId, MemberId, PoolId} from "../types/Ids.sol";
import {Asset, Digest, Motion, ShareOffer, Vote} from "./AssetTypes.sol";
import {IOwnerActs} from "./IOwnerActs.sol";
import {PropertyHash} from "./PropertyHash.sol";
import {OwnerAct} from "./PropertyTypes.sol";
import {RulesWords} from "./RulesWords.sol";
import {Separating} from "./Separating.sol";

/// @title Transferring
/// @notice How a share changes hands: offered to a buyer, taken by a co-owner in its place (R08), completed, or renounced (R09).
abstract contract Transferring is Separating {
    /// @inheritdoc IOwnerActs
    function offerShare(
        ShareOffer calldata what,
        bytes32 notice,
        Envelope calldata envelope
    ) external override returns (uint64 motion) {
        // Check
        _requireOffer(what, _loadLive(what.asset));
        bytes32 subject = PropertyHash.ofOffer(what);
        _sign(what.from, Scope.AGREEMENTS, what.price, envelope);
        // Effect and log
        motion = _propose(what.asset, OwnerAct.Transfer, what.from, subject, notice);
        emit ShareOffered(motion, what);
    }

    /// @inheritdoc IOwnerActs
    function preempt(
        uint64 motion,
        MemberId member,
        ShareOffer calldata what,
        Envelope calldata envelope
    ) external override {
        // Check
        Motion memory about = _loadMotion(motion);
        bytes32 subject = PropertyHash.ofOffer(what);
        if (about.act != OwnerAct.Transfer || about.subject != subject) {
            _refuse(Deed(what.asset, OwnerAct.Transfer, what.from, motion, subject));
        }
        uint64 units = _requireCurrent(motion, about, member);
        bool waived = member == about.member || _votes[motion][member] == Vote.Consents;
        if (waived || MemberId.unwrap(about.taker) != 0) revert PropertyPreemptionGone(motion, member, about.taker);
        uint16 length = _preemptionDaysOf(_loadLive(what.asset).agreement);
        uint40 until = _after(about, length);
        if (block.timestamp >= until) revert PropertyPreemptionOver(motion, until);
        _sign(member, Scope.AGREEMENTS, what.price, envelope);
        // Effect: whoever takes the share no longer objects to its sale
        _cast(motion, about, member, units, Vote.None);
        about.taker = member;
        about.takerUntil = uint40(block.timestamp) + uint40(length) * 1 days;
        uint256 tally = _saveTally(motion, about);
        // Log
        emit SharePreempted(motion, member, about.takerUntil, tally);
    }

    /// @inheritdoc IOwnerActs
    function transfer(ShareOffer calldata what, uint64 motion, Envelope calldata envelope) external override {
        AssetId asset = what.asset;
        // Check
        Asset memory about = _loadLive(asset);
        _requireOffer(what, about);
        bytes32 subject = PropertyHash.ofOffer(what);
        _sign(what.from, Scope.AGREEMENTS, what.price, envelope);
        // Check, effect and log
        MemberId to = _agree(Deed(asset, OwnerAct.Transfer, what.from, motion, subject), about);
        if (MemberId.unwrap(to) == 0) to = what.to;
        // Effect
        bool isResult = AgreementId.unwrap(about.agreement) != 0;
        if (!isResult) about.owner = to;
        about.epoch += 1;
        // Log
        emit ShareTransferred(asset, what.from, to, motion, what, _save(asset, about));
        // Interaction
        if (isResult) _moveUnits(asset, about, what, to);
    }

    /// @inheritdoc IOwnerActs
    function renounce(
        AssetId asset,
        MemberId member,
        uint64 motion,
        bytes32 declaration,
        Envelope calldata envelope
    ) external override {
        // Check
        Asset memory about = _loadLive(asset);
        _requireUnpledged(asset, about);
        PoolId pool = _ownPoolOf(asset, about);
        (uint64 units, uint64 total) = _shareOfOwner(asset, about, member);
        if (units == total) revert PropertyLastOwner(asset, member);
        _requireDigest(declaration, Digest.Declaration);
        _sign(member, Scope.AGREEMENTS, 0, envelope);
        // Check, effect and log
        _agree(Deed(asset, OwnerAct.Renounce, member, motion, declaration), about);
        // Effect
        about.epoch += 1;
        // Log
        emit ShareRenounced(asset, member, motion, declaration, units, _save(asset, about));
        // Interaction
        _setUnits(pool, member, 0, 0, _causeOf(asset));
    }

    /// @dev Reverts for a pledged asset.
    function _requireUnpledged(AssetId asset, Asset memory about) internal pure {
        if (about.pledged) revert PropertyPledged(asset, about.pledgee);
    }

    // -------------------------------------------------------------------------------------------------------- private

    /// @dev Background is sold whole; of a result, units of its own pool, as many as the seller has.
    function _requireOffer(ShareOffer calldata what, Asset memory about) private view {
        _requireUnpledged(what.asset, about);
        bool isResult = AgreementId.unwrap(about.agreement) != 0;
        if (isResult) _ownPoolOf(what.asset, about);
        (uint64 has, ) = _shareOfOwner(what.asset, about, what.from);
        bool amounts = isResult ? what.units != 0 && what.units <= has : what.units == has;
        if (!amounts || what.from == what.to) revert PropertyOfferInvalid(what.asset, what.units, has);
        _requireDigest(what.terms, Digest.Terms);
        _requireActive(what.to);
    }

    function _preemptionDaysOf(AgreementId agreement) private view returns (uint16) {
        return AgreementId.unwrap(agreement) == 0 ? 0 : RulesWords.preemptionDaysOf(_rulesWord(agreement));
    }

    /// @dev Units leave the seller and its reward pot in proportion (the pot's part rounded down), and come to the taker by its own reward rate.
    function _moveUnits(AssetId asset, Asset memory about, ShareOffer calldata what, MemberId to) private {
        PoolId pool = _ownPoolOf(asset, about);
        bytes32 cause = _causeOf(asset);
        (uint64 own, uint64 reward, ) = _heldIn(pool, what.from);
        uint64 fromReward = uint64((uint256(what.units) * reward) / (own + reward));
        _setUnits(pool, what.from, own - (what.units - fromReward), reward - fromReward, cause);
        uint64 toReward = _rewardUp(what.units, _rewardRateOf(about.agreement, to));
        (own, reward, ) = _heldIn(pool, to);
        _setUnits(pool, to, own + what.units - toReward, reward + toReward, cause);
    }

    /// @dev Sets a member's units and its reward pot's where they differ.
    function _setUnits(PoolId pool, MemberId member, uint64 own, uint64 reward, bytes32 cause) private {
        (uint64 hadOwn, uint64 hadReward, ) = _heldIn(pool, member);
        if (own != hadOwn) CORE.setUnits(pool, Accounts.ofMember(member), own, cause);
        if (reward != hadReward) CORE.setUnits(pool, Accounts.rewardOf(member), reward, cause);
    }
}
