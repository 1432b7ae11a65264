// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Scope} from "../membership/IMembers.sol";
import {Envelope} from "../membership/ISignedActs.sol";
import {Day} from "../types/Day.sol";
import {AssetId, MemberId} from "../types/Ids.sol";
import {Asset, AssetRecord, StatusReport, TitleStatus} from "./AssetTypes.sol";
import {AssetWords} from "./AssetWords.sol";
import {IIPRegistry} from "./IIPRegistry.sol";
import {AssetStatus, OwnerAct} from "./PropertyTypes.sol";
import {Registering} from "./Registering.sol";

/// @title Reporting
/// @notice What owners report of an asset: its status at the office, whom the office's register shows, annual fees, use.
abstract contract Reporting is Registering {
    /// @inheritdoc IIPRegistry
    function reportStatus(StatusReport calldata report, Envelope calldata envelope) external override {
        AssetId asset = report.asset;
        // Check
        Asset memory about = _load(asset);
        _shareOfOwner(asset, about, report.member);
        if (!_follows(about.status, report.status)) revert PropertyStatusInvalid(asset, about.status, report.status);
        _requireDigest(report.evidence, "evidence");
        if (_today() < report.on) revert PropertyDayInvalid(report.on, _today());
        if (report.status == AssetStatus.Abandoned) _requireFree(asset, about);
        _sign(report.member, Scope.RECORD, 0, envelope);
        // Check, effect and log
        if (report.status == AssetStatus.Filed) _agreeTo(report, about, OwnerAct.File);
        if (report.status == AssetStatus.Abandoned) _agreeTo(report, about, OwnerAct.Abandon);
        // Effect
        bytes32 identifier = _reidentify(asset, report);
        about.status = report.status;
        uint256 word = _save(asset, about);
        // Log
        emit StatusChanged(asset, report.status, report.member, report, identifier, word);
    }

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

    // -------------------------------------------------------------------------------------------------------- private

    /// @dev The four of life go forward; of the ends, Refused is for what an office was asked for.
    function _follows(AssetStatus from, AssetStatus to) private pure returns (bool) {
        if (from >= AssetStatus.Lapsed) return false;
        if (to == AssetStatus.Filed) return from == AssetStatus.Disclosed;
        if (to == AssetStatus.Published) return from == AssetStatus.Filed;
        bool asked = from == AssetStatus.Filed || from == AssetStatus.Published;
        if (to == AssetStatus.Granted || to == AssetStatus.Refused) return asked;
        return to == AssetStatus.Lapsed || to == AssetStatus.Abandoned;
    }

    function _requireFree(AssetId asset, Asset memory about) private pure {
        if (about.pledged) revert PropertyPledged(asset, about.pledgee);
        if (about.exclusives != 0) revert PropertyEncumbered(asset, about.exclusives);
    }

    function _agreeTo(StatusReport calldata report, Asset memory about, OwnerAct act) private {
        _agree(report.asset, about, act, report.member, report.motion, report.basis);
    }

    /// @dev The new identifier if there is one; at an end the last one is free again. Returns the asset's identifier now.
    function _reidentify(AssetId asset, StatusReport calldata report) private returns (bytes32 identifier) {
        identifier = _identifiers[asset];
        bytes32 given = report.identifier;
        if (given != 0 && given != identifier) {
            _live[identifier] = AssetId.wrap(0);
            _identify(asset, given);
            identifier = given;
        }
        if (report.status >= AssetStatus.Lapsed) _live[identifier] = AssetId.wrap(0);
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
        _requireDigest(evidence, "evidence");
        _sign(member, Scope.RECORD, 0, envelope);
    }

    function _saveRecord(AssetId asset, AssetRecord memory about) private returns (uint256 word) {
        word = AssetWords.packRecord(about);
        _records[asset] = word;
    }
}
