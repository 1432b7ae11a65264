// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Scope} from "../membership/IMembers.sol";
import {Envelope} from "../membership/ISignedActs.sol";
import {AssetId} from "../types/Ids.sol";
import {Asset, Digest, StatusReport} from "./AssetTypes.sol";
import {IOwnerActs} from "./IOwnerActs.sol";
import {Motions} from "./Motions.sol";
import {AssetStatus, OwnerAct} from "./PropertyTypes.sol";

/// @title Reporting
/// @notice An asset's status, from disclosed to its end, as its owners report it.
abstract contract Reporting is Motions {
    /// @dev From the right: Disclosed → Filed; Filed → Published, Granted; Published → Granted; all of them and Granted → Lapsed, Abandoned;
    /// Filed and Published → Refused. Nothing follows an end.
    uint64 private constant FOLLOWS = 0x000000_A0_F0_F8_A4_00;

    /// @inheritdoc IOwnerActs
    function reportStatus(StatusReport calldata report, Envelope calldata envelope) external override {
        AssetId asset = report.asset;
        // Check
        Asset memory about = _load(asset);
        _shareOfOwner(asset, about, report.member);
        if (!_follows(about.status, report.status)) revert PropertyStatusInvalid(asset, about.status, report.status);
        _requireDigest(report.evidence, Digest.Evidence);
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

    // -------------------------------------------------------------------------------------------------------- private

    /// @dev Which status may follow which: for each, in the order of {AssetStatus}, a byte with a bit for each that may follow.
    function _follows(AssetStatus from, AssetStatus to) private pure returns (bool) {
        return (FOLLOWS >> (8 * uint256(from) + uint256(to))) & 1 == 1;
    }

    function _requireFree(AssetId asset, Asset memory about) private pure {
        if (about.pledged) revert PropertyPledged(asset, about.pledgee);
        if (about.exclusives != 0) revert PropertyEncumbered(asset, about.exclusives);
    }

    function _agreeTo(StatusReport calldata report, Asset memory about, OwnerAct act) private {
        _agree(Deed(report.asset, act, report.member, report.motion, report.basis), about);
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
}
