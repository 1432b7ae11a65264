// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Currency} from "../types/Currency.sol";
import {Day} from "../types/Day.sol";
import {AgreementId, AssetId, MemberId} from "../types/Ids.sol";
import {PledgeTerms, PoolUse, Registration, ShareOffer, StatusReport, TitleStatus, Vote} from "./AssetTypes.sol";
import {AssetStatus} from "./PropertyTypes.sol";

/// @title IAssetEvents
/// @notice What the IPRegistry tells. Words are as stored, see {AssetWords}, {MotionWords}, {RulesWords}: each slot can be rebuilt from them.
interface IAssetEvents {
    /// @notice Emitted when the rules of the terms in force are laid before the registry.
    /// @param agreement The agreement.
    /// @param version The version whose rules they are.
    /// @param word The rules as stored, with version and the number of the next pool for assets; see {RulesWords}.
    event RulesAdopted(AgreementId indexed agreement, uint16 indexed version, uint256 word);

    /// @notice Emitted when the registry learns which token a currency number of the core stands for.
    /// @param currency The token.
    /// @param number Its number.
    event CurrencyLearnt(Currency indexed currency, uint32 indexed number);

    /// @notice Emitted when a pool is made for assets; the core's events about it follow.
    /// @param agreement The agreement.
    /// @param number The pool's number, from 0x4000.
    /// @param use What it is for.
    /// @param word The rules' word now.
    event AssetPoolMade(AgreementId indexed agreement, uint16 indexed number, PoolUse indexed use, uint256 word);

    /// @notice Emitted when a party gets its own pool, or one by its new reward rate.
    /// @param agreement The agreement.
    /// @param member The party.
    /// @param number The pool's number.
    /// @param rewardRate Its people's part, per million.
    event SoloPoolSet(AgreementId indexed agreement, MemberId indexed member, uint16 number, uint24 rewardRate);

    /// @notice Emitted when an asset is registered.
    /// @param asset Its number, dense from 1.
    /// @param agreement The agreement, 0 for background.
    /// @param member Who registers it: a party, or the owner of background.
    /// @param what What is said of it.
    /// @param word Its word as stored.
    event AssetRegistered(
        AssetId indexed asset,
        AgreementId indexed agreement,
        MemberId indexed member,
        Registration what,
        uint256 word
    );

    /// @notice Emitted when background is offered to a project (R26).
    /// @param asset The asset.
    /// @param agreement The agreement.
    /// @param member Its owner.
    /// @param limits Digest of the limits of access.
    event BackgroundOffered(
        AssetId indexed asset,
        AgreementId indexed agreement,
        MemberId indexed member,
        bytes32 limits
    );

    /// @notice Emitted when an asset's status changes. At an end its identifier is free again.
    /// @param asset The asset.
    /// @param status Where it stands now.
    /// @param member The owner that reports.
    /// @param report The whole report.
    /// @param identifier Its identifier now.
    /// @param word Its word now.
    event StatusChanged(
        AssetId indexed asset,
        AssetStatus indexed status,
        MemberId indexed member,
        StatusReport report,
        bytes32 identifier,
        uint256 word
    );

    /// @notice Emitted when an owner reports what the office's register shows.
    /// @param asset The asset.
    /// @param status How far it is.
    /// @param member The owner that reports.
    /// @param evidence Digest of the deed, the receipt of filing or the register's extract.
    /// @param word The asset's record word now: it shows today's owners.
    event TitleChanged(
        AssetId indexed asset,
        TitleStatus indexed status,
        MemberId indexed member,
        bytes32 evidence,
        uint256 word
    );

    /// @notice Emitted when an owner has paid the annual fee.
    /// @param asset The asset.
    /// @param member Who paid.
    /// @param until The day through which it is paid.
    /// @param evidence Digest of the receipt.
    /// @param word The asset's record word now.
    event AnnualFeePaid(
        AssetId indexed asset,
        MemberId indexed member,
        Day indexed until,
        bytes32 evidence,
        uint256 word
    );

    /// @notice Emitted when an owner reports use (R27).
    /// @param asset The asset.
    /// @param member Who reports.
    /// @param on The day of use.
    /// @param evidence Digest of the proof.
    /// @param word The asset's record word now.
    event UseRecorded(AssetId indexed asset, MemberId indexed member, Day indexed on, bytes32 evidence, uint256 word);

    /// @notice Emitted when an owner asks the others (征求意见). Its own consent is counted.
    /// @param motion Its number, dense from 1.
    /// @param asset The asset.
    /// @param member The owner that will act.
    /// @param subject What is agreed to.
    /// @param notice Digest of what was sent to the others.
    /// @param word The motion's word.
    /// @param tally The motion's tally.
    event MotionProposed(
        uint64 indexed motion,
        AssetId indexed asset,
        MemberId indexed member,
        bytes32 subject,
        bytes32 notice,
        uint256 word,
        uint256 tally
    );

    /// @notice Emitted when a share is offered, after its {MotionProposed}.
    /// @param motion The motion.
    /// @param offer The offer; the motion's subject is its hash.
    event ShareOffered(uint64 indexed motion, ShareOffer offer);

    /// @notice Emitted when an owner consents or objects.
    /// @param motion The motion.
    /// @param member The owner.
    /// @param vote What it says.
    /// @param reason Digest of the reasons, 0 for none.
    /// @param tally The motion's tally now.
    event MotionVoted(uint64 indexed motion, MemberId indexed member, Vote indexed vote, bytes32 reason, uint256 tally);

    /// @notice Emitted when an owner takes the buyer's place (R08).
    /// @param motion The motion.
    /// @param member The owner.
    /// @param until The second until which the share is kept for it.
    /// @param tally The motion's tally now.
    event SharePreempted(uint64 indexed motion, MemberId indexed member, uint40 until, uint256 tally);

    /// @notice Emitted when the act that a motion carried is done.
    /// @param motion The motion.
    /// @param tally The motion's tally now.
    event MotionUsed(uint64 indexed motion, uint256 tally);

    /// @notice Emitted when an asset gets a pool of its own, in which its owners are now to be seated.
    /// @param asset The asset.
    /// @param member The owner that asked for it.
    /// @param seating The seating's word as stored.
    event AssetSeparated(AssetId indexed asset, MemberId indexed member, uint256 seating);

    /// @notice Emitted when an owner is seated in the asset's own pool. With the last one the pool says who owns it.
    /// @param asset The asset.
    /// @param member The owner.
    /// @param seating The seating's word now, 0 when all sit.
    /// @param word The asset's word now.
    event OwnerSeated(AssetId indexed asset, MemberId indexed member, uint256 seating, uint256 word);

    /// @notice Emitted when a share changes hands. What it was paid before stays with whom it was; what still waits for the asset (in its
    /// inbox, in a pot) goes to its owners when it is passed on or released.
    /// @param asset The asset.
    /// @param from Who gives.
    /// @param to Who takes: the buyer, or the owner that took its place.
    /// @param motion The motion that carried it, 0 where none was needed.
    /// @param offer The offer.
    /// @param word The asset's word now.
    event ShareTransferred(
        AssetId indexed asset,
        MemberId indexed from,
        MemberId indexed to,
        uint64 motion,
        ShareOffer offer,
        uint256 word
    );

    /// @notice Emitted when an owner renounces its share (R09). The others' shares grow; it may go on using the asset free of charge.
    /// @param asset The asset.
    /// @param member Who renounces.
    /// @param motion The motion that carried it, 0 where none was needed.
    /// @param declaration Digest of its declaration.
    /// @param units The units it had.
    /// @param word The asset's word now.
    event ShareRenounced(
        AssetId indexed asset,
        MemberId indexed member,
        uint64 indexed motion,
        bytes32 declaration,
        uint64 units,
        uint256 word
    );

    /// @notice Emitted when an asset is pledged.
    /// @param asset The asset.
    /// @param pledgee The member it secures, 0 for somebody outside.
    /// @param motion The motion that carried it, 0 where none was needed.
    /// @param pledge The pledge.
    /// @param word The asset's word now.
    event AssetPledged(
        AssetId indexed asset,
        MemberId indexed pledgee,
        uint64 indexed motion,
        PledgeTerms pledge,
        uint256 word
    );

    /// @notice Emitted when a pledge is released.
    /// @param asset The asset.
    /// @param member Who releases: the pledgee, or an owner with the outside pledgee's paper.
    /// @param evidence Digest of the release.
    /// @param word The asset's word now.
    event PledgeReleased(AssetId indexed asset, MemberId indexed member, bytes32 evidence, uint256 word);

    /// @notice Emitted when a sole or exclusive licence begins or ends.
    /// @param asset The asset.
    /// @param more Whether one begins.
    /// @param word The asset's word now.
    event AssetEncumbered(AssetId indexed asset, bool indexed more, uint256 word);
}
