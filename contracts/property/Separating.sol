// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ASSET_POOLS} from "../benefit/IBenefitLedger.sol";
import {Scope} from "../membership/IMembers.sol";
import {Envelope} from "../membership/ISignedActs.sol";
import {Accounts} from "../types/Accounts.sol";
import {AgreementId, AssetId, MemberId, PoolId, poolOf} from "../types/Ids.sol";
import {Asset, PoolUse, Seating} from "./AssetTypes.sol";
import {AssetWords} from "./AssetWords.sol";
import {IOwnerActs} from "./IOwnerActs.sol";
import {Reporting} from "./Reporting.sol";

/// @title Separating
/// @notice How an asset gets a pool of its own, so that a share of this one asset can change hands. It changes nothing about who owns it.
/// @dev A pool settles a change of units in the currencies that it was made with. Once the agreement accepts more, the asset is separated
/// again before its owners change, or money earned in the new currency would go with the units.
abstract contract Separating is Reporting {
    /// @inheritdoc IOwnerActs
    function separate(AssetId asset, MemberId member, Envelope calldata envelope) external override {
        // Check
        Asset memory about = _loadLive(asset);
        (, uint64 total) = _shareOfOwner(asset, about, member);
        if (AgreementId.unwrap(about.agreement) == 0) revert PropertyOutsideAgreements(asset);
        uint8 currencies = _currencyCountOf(about.agreement);
        if (_hasOwnPool(about) && about.currencies == currencies) revert PropertySeparatedBefore(asset, about.pool);
        uint256 running = _seatings[asset];
        if (running != 0) {
            Seating memory before = AssetWords.unpackSeating(running);
            if (_isCurrent(about.agreement, before)) revert PropertySeatingRuns(asset, before.pool);
        }
        _sign(member, Scope.AGREEMENTS, 0, envelope);
        // Effect and log
        bool sole = MemberId.unwrap(about.owner) != 0;
        Seating memory seating;
        seating.source = sole ? uint16(_solo[about.agreement][about.owner]) : about.pool;
        seating.pool = _takePool(about.agreement, PoolUse.Owners);
        seating.total = total;
        seating.currencies = currencies;
        uint256 word = AssetWords.packSeating(seating);
        _seatings[asset] = word;
        emit AssetSeparated(asset, member, word);
        // Interaction
        _prepare(about.agreement, seating.pool);
    }

    /// @inheritdoc IOwnerActs
    function seat(AssetId asset, MemberId member) external override {
        // Check
        Asset memory about = _loadLive(asset);
        Seating memory seating = AssetWords.unpackSeating(_seatings[asset]);
        if (seating.pool == 0 || !_isCurrent(about.agreement, seating)) revert PropertyNothingToSeat(asset);
        PoolId pool = poolOf(about.agreement, seating.pool);
        (uint64 own, uint64 reward, ) = _heldIn(poolOf(about.agreement, seating.source), member);
        if (own + reward == 0) revert PropertyNotOwner(asset, member);
        (uint64 seatedOwn, uint64 seatedReward, ) = _heldIn(pool, member);
        if (seatedOwn + seatedReward != 0) revert PropertySeatedBefore(asset, member);
        // Effect
        seating.seated += own + reward;
        uint256 word = 0;
        if (seating.seated == seating.total) {
            about.pool = seating.pool;
            about.owner = MemberId.wrap(0);
            about.currencies = seating.currencies;
        } else {
            word = AssetWords.packSeating(seating);
        }
        _seatings[asset] = word;
        // Log
        emit OwnerSeated(asset, member, word, _save(asset, about));
        // Interaction
        _giveUnits(pool, member, own, reward, _causeOf(asset));
    }

    /// @dev Has the asset a pool of its own?
    function _hasOwnPool(Asset memory about) internal pure returns (bool) {
        return about.pool >= ASSET_POOLS;
    }

    /// @dev The asset's own pool, made for all currencies of today.
    function _ownPoolOf(AssetId asset, Asset memory about) internal view returns (PoolId) {
        if (!_hasOwnPool(about)) revert PropertyNotSeparated(asset);
        if (about.currencies != _currencyCountOf(about.agreement)) revert PropertyPoolOutdated(asset, about.pool);
        return poolOf(about.agreement, about.pool);
    }

    /// @dev Are the owners still those of the separation? Units of its source only ever fall, when a party leaves and loses them.
    function _isCurrent(AgreementId agreement, Seating memory seating) private view returns (bool) {
        MemberId nobody;
        (, uint64 total) = CORE.unitsOf(poolOf(agreement, seating.source), Accounts.ofMember(nobody));
        return total == seating.total;
    }
}
