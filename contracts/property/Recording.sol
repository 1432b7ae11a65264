// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Scope} from "../membership/IMembers.sol";
import {Envelope} from "../membership/ISignedActs.sol";
import {Day} from "../types/Day.sol";
import {AssetId, MemberId} from "../types/Ids.sol";
import {Asset, AssetRecord, Digest, TitleStatus} from "./AssetTypes.sol";
import {AssetWords} from "./AssetWords.sol";
import {IIPRegistry} from "./IIPRegistry.sol";
import {Registering} from "./Registering.sol";

/// @title Recording
/// @notice What owners put on record besides: whom the office's register shows, annual fees, use.
abstract contract Recording is Registering {
    /// @inheritdoc IIPRegistry
    function recordTitle(
        AssetId asset,
        MemberId member,
        TitleStatus status,
        bytes32 evidence,
        Envelope calldata envelope
    ) external override {
        // Check
        if (status == TitleStatus.None) revert PropertyTitleMissing();
        Asset memory owned = _requireRecorder(asset, member, evidence, envelope);
        // Effect
        AssetRecord memory about = AssetWords.unpackRecord(_records[asset]);
        about.title = status;
        about.epoch = owned.epoch;
        uint256 word = _saveRecord(asset, about);
        // Log
        emit TitleChanged(asset, status, member, evidence, word);
    }

    /// @inheritdoc IIPRegistry
    function recordAnnualFee(
        AssetId asset,
        MemberId member,
        Day until,
        bytes32 evidence,
        Envelope calldata envelope
    ) external override {
        // Check
        AssetRecord memory about = AssetWords.unpackRecord(_records[asset]);
        if (until <= about.feeUntil) revert PropertyDayInvalid(until, about.feeUntil);
        _requireRecorder(asset, member, evidence, envelope);
        // Effect
        about.feePayer = member;
        about.feeUntil = until;
        uint256 word = _saveRecord(asset, about);
        // Log
        emit AnnualFeePaid(asset, member, until, evidence, word);
    }

    /// @inheritdoc IIPRegistry
    function recordUse(
        AssetId asset,
        MemberId member,
        Day on,
        bytes32 evidence,
        Envelope calldata envelope
    ) external override {
        // Check
        AssetRecord memory about = AssetWords.unpackRecord(_records[asset]);
        if (on <= about.usedOn) revert PropertyDayInvalid(on, about.usedOn);
        if (_today() < on) revert PropertyDayInvalid(on, _today());
        _requireRecorder(asset, member, evidence, envelope);
        // Effect
        about.usedOn = on;
        uint256 word = _saveRecord(asset, about);
        // Log
        emit UseRecorded(asset, member, on, evidence, word);
    }

    /// @inheritdoc IIPRegistry
    function recordOf(AssetId asset) external view override returns (AssetRecord memory) {
        return AssetWords.unpackRecord(_records[asset]);
    }

    /// @dev An owner of a live asset records something of it, with evidence.
    function _requireRecorder(
        AssetId asset,
        MemberId member,
        bytes32 evidence,
        Envelope calldata envelope
    ) private returns (Asset memory about) {
        about = _loadLive(asset);
        _shareOfOwner(asset, about, member);
        _requireDigest(evidence, Digest.Evidence);
        _sign(member, Scope.RECORD, 0, envelope);
    }

    function _saveRecord(AssetId asset, AssetRecord memory about) private returns (uint256 word) {
        word = AssetWords.packRecord(about);
        _records[asset] = word;
    }
}
