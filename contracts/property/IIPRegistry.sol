// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Terms} from "../agreement/Terms.sol";
import {Envelope} from "../membership/ISignedActs.sol";
import {Day} from "../types/Day.sol";
import {AgreementId, AssetId, MemberId} from "../types/Ids.sol";
import {Asset, AssetRecord, Motion, Registration, Seating, TitleStatus, Vote} from "./AssetTypes.sol";
import {IAssetErrors} from "./IAssetErrors.sol";
import {IAssetEvents} from "./IAssetEvents.sol";
import {IOwnerActs} from "./IOwnerActs.sol";
import {IProperty} from "./IProperty.sol";
import {PropertyRules} from "./PropertyTypes.sol";

/// @title IIPRegistry
/// @notice Assets (知识产权): what they are, where they stand, who owns them, what they derive from, and how co-owners agree to an act.
///
/// Owners are a pool's units: the agreement's `ownersPool` of the day of registration (a later version takes nothing from anybody), or the
/// asset's own pool, made by `separate` and `seat` before a share of it can change hands; or one member alone. A member's share is its units and
/// those of its reward pot.
///
/// Every act takes an {Envelope}: with signatures it may be sent by anybody, without it the sender must be the signer. A successor's
/// signers act for the member that it succeeded. A day of notice is 24 hours from the proposal; dates are UTC.
/// @dev Events tell words as stored, see {AssetWords}, {MotionWords}, {RulesWords}. Nothing loops over owners; at most 8 parents.
interface IIPRegistry is IProperty, IOwnerActs, IAssetEvents, IAssetErrors {
    // ---------------------------------------------------------------------------------------------------------- rules

    /// @notice Lays the rules of the terms in force before the registry, and tells it the agreement's currencies. Anybody, once a version.
    /// @param terms The terms in force.
    /// @param rules The rules; their struct hash is the terms' `licenceRule`.
    function adopt(Terms calldata terms, PropertyRules calldata rules) external;

    // --------------------------------------------------------------------------------------------- an asset and its life

    /// @notice Registers a result of an agreement by a party, or background by its owner. Scope RECORD.
    /// @dev A party's word that a result is its own alone is a statement on the record, for the others to see and dispute.
    /// @param member The party, or the owner.
    /// @param what What is said of it.
    /// @param envelope Signatures over `RegisterAsset`, or none.
    /// @return asset Its number.
    function register(
        MemberId member,
        Registration calldata what,
        Envelope calldata envelope
    ) external returns (AssetId asset);

    /// @notice Offers background to a project before its first day (R26). Only its owner; scope RECORD. An offer by a member that does not
    /// become a party has no effect.
    /// @param asset The asset.
    /// @param agreement The agreement, reserved.
    /// @param limits Digest of the limits of access.
    /// @param envelope Signatures over `OfferBackground`, or none.
    function offer(AssetId asset, AgreementId agreement, bytes32 limits, Envelope calldata envelope) external;

    /// @notice Records how far the office's register shows today's owners. An owner; scope RECORD.
    /// @param asset The asset.
    /// @param member The owner.
    /// @param status How far.
    /// @param evidence Digest of the deed, the receipt of filing or the register's extract.
    /// @param envelope Signatures over `RecordTitle`, or none.
    function recordTitle(
        AssetId asset,
        MemberId member,
        TitleStatus status,
        bytes32 evidence,
        Envelope calldata envelope
    ) external;

    /// @notice Records that an owner paid the annual fee. Scope RECORD.
    /// @param asset The asset, live.
    /// @param member The owner that paid.
    /// @param until The day through which it is paid, later than the one recorded before.
    /// @param evidence Digest of the receipt.
    /// @param envelope Signatures over `RecordAnnualFee`, or none.
    function recordAnnualFee(
        AssetId asset,
        MemberId member,
        Day until,
        bytes32 evidence,
        Envelope calldata envelope
    ) external;

    /// @notice Records use of an asset (R27). An owner; scope RECORD.
    /// @param asset The asset, live.
    /// @param member The owner that reports.
    /// @param on The day of use, not in the future, later than the one recorded before.
    /// @param evidence Digest of the proof.
    /// @param envelope Signatures over `RecordUse`, or none.
    function recordUse(AssetId asset, MemberId member, Day on, bytes32 evidence, Envelope calldata envelope) external;

    // ---------------------------------------------------------------------------------------------------------- views

    /// @notice An asset as it stands. Reverts when there is none of this number.
    /// @param asset The asset.
    /// @return The asset.
    function assetOf(AssetId asset) external view returns (Asset memory);

    /// @notice What was recorded of an asset besides.
    /// @param asset The asset.
    /// @return The record.
    function recordOf(AssetId asset) external view returns (AssetRecord memory);

    /// @notice A member's share of an asset now.
    /// @param asset The asset.
    /// @param member The member.
    /// @return units Its units, those of its reward pot included.
    /// @return total All units; 1,000,000 where one member alone owns it.
    function shareOf(AssetId asset, MemberId member) external view returns (uint64 units, uint64 total);

    /// @notice How far the seating of an asset's owners is.
    /// @param asset The asset.
    /// @return The seating, all 0 when none is under way.
    function seatingOf(AssetId asset) external view returns (Seating memory);

    /// @notice A motion as it stands. Reverts when there is none of this number.
    /// @param motion The motion.
    /// @return The motion.
    function motionOf(uint64 motion) external view returns (Motion memory);

    /// @notice What an owner said to a motion last.
    /// @param motion The motion.
    /// @param member The owner.
    /// @return What it said.
    function voteOf(uint64 motion, MemberId member) external view returns (Vote);

    /// @notice The live asset that has an identifier.
    /// @param identifier The identifier.
    /// @return The asset, 0 for none.
    function liveAssetOf(bytes32 identifier) external view returns (AssetId);

    /// @notice The limits within which background was offered to an agreement.
    /// @param asset The asset.
    /// @param agreement The agreement.
    /// @return Their digest, 0 when it was not offered.
    function backgroundOf(AssetId asset, AgreementId agreement) external view returns (bytes32);

    /// @notice The version whose rules are in force here, and the number that the next pool for assets gets.
    /// @param agreement The agreement.
    /// @return version The version, 0 when no rules were adopted.
    /// @return nextPool The number.
    function adoptedOf(AgreementId agreement) external view returns (uint16 version, uint16 nextPool);

    /// @notice How many assets and motions there are; their numbers are dense from 1.
    /// @return assets The number of assets.
    /// @return motions The number of motions.
    function counts() external view returns (uint40 assets, uint64 motions);

    /// @notice The contract that checks rules and hashes what is signed, see {ActsReader}: an act's own call is answered with the act's EIP-712
    /// struct hash; `offerHash` and `pledgeHash` with what a motion must have as its subject; `rulesHash` with what terms name as their
    /// `licenceRule`.
    /// @return Its address.
    function reader() external view returns (address);
}
