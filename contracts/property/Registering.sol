// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AgreementStatus} from "../agreement/IAgreementRegistry.sol";
import {Scope} from "../membership/IMembers.sol";
import {Envelope} from "../membership/ISignedActs.sol";
import {Accounts} from "../types/Accounts.sol";
import {Day} from "../types/Day.sol";
import {AgreementId, AssetId, MemberId, PoolId, poolOf} from "../types/Ids.sol";
import {Asset, Digest, ParentLine, PoolUse, Registration} from "./AssetTypes.sol";
import {AssetWords} from "./AssetWords.sol";
import {Adopting} from "./Adopting.sol";
import {IIPRegistry} from "./IIPRegistry.sol";
import {AssetKind, AssetStatus} from "./PropertyTypes.sol";
import {RulesWords} from "./RulesWords.sol";

/// @title Registering
/// @notice How assets come in: results of an agreement, and background; what they derive from; background offered to a project.
abstract contract Registering is Adopting {
    uint256 private constant MAX_PARENTS = 8;
    uint256 private constant MAX_DEPTH = 16;

    /// @inheritdoc IIPRegistry
    function register(
        MemberId member,
        Registration calldata what,
        Envelope calldata envelope
    ) external override returns (AssetId asset) {
        // Check
        if (what.kind == AssetKind.None) revert PropertyKindMissing();
        _requireDigest(what.evidence, Digest.Evidence);
        _sign(member, Scope.RECORD, 0, envelope);
        Asset memory about;
        about.agreement = what.agreement;
        about.kind = what.kind;
        about.status = what.status;
        _setOwners(about, member, what.sole);
        _requireFirstStatus(about);
        (about.royaltyRate, about.depth) = _lineageOf(what);
        // Effect
        asset = AssetId.wrap(++_lastAsset);
        _identify(asset, what.identifier);
        if (about.royaltyRate != 0) about.royaltyPool = _takePool(what.agreement, PoolUse.Royalties);
        uint256 word = _save(asset, about);
        // Log
        emit AssetRegistered(asset, what.agreement, member, what, word);
        // Interaction
        bool isResult = AgreementId.unwrap(what.agreement) != 0;
        if (about.royaltyRate != 0) _makeInboxes(asset, about, what.parents);
        if (isResult && MemberId.unwrap(about.owner) != 0) _soloPool(what.agreement, member);
    }

    /// @inheritdoc IIPRegistry
    function offer(AssetId asset, AgreementId agreement, bytes32 limits, Envelope calldata envelope) external override {
        // Check
        Asset memory about = _loadLive(asset);
        if (AgreementId.unwrap(about.agreement) != 0) revert PropertyNotBackground(asset, about.agreement);
        if (_offers[asset][agreement] != 0) revert PropertyNotBackground(asset, agreement);
        _requireDigest(limits, Digest.Limits);
        if (AGREEMENTS.agreementOf(agreement).status == AgreementStatus.None) {
            revert PropertyAgreementUnknown(agreement);
        }
        (Day from, ) = CORE.versionDays(agreement, 1);
        if (Day.unwrap(from) != 0 && from <= _today()) revert PropertyOfferTooLate(agreement, from);
        _sign(about.owner, Scope.RECORD, 0, envelope);
        // Effect
        _offers[asset][agreement] = limits;
        // Log
        emit BackgroundOffered(asset, agreement, about.owner, limits);
    }

    /// @inheritdoc IIPRegistry
    function backgroundOf(AssetId asset, AgreementId agreement) external view override returns (bytes32) {
        return _offers[asset][agreement];
    }

    /// @inheritdoc IIPRegistry
    function liveAssetOf(bytes32 identifier) external view override returns (AssetId) {
        return _live[identifier];
    }

    // -------------------------------------------------------------------------------------------------------- private

    /// @dev Who owns a new asset: its owner or maker alone, or the parties by the agreement's pool.
    function _setOwners(Asset memory about, MemberId member, bool sole) private {
        if (AgreementId.unwrap(about.agreement) == 0) {
            about.owner = member;
            return;
        }
        uint256 rules = _rulesWord(about.agreement);
        AGREEMENTS.requirePresent(about.agreement, member);
        uint16 ownersPool = RulesWords.ownersPoolOf(rules);
        if (sole || ownersPool == 0) about.owner = member;
        else about.pool = ownersPool;
        uint16 useDays = RulesWords.useDaysOf(rules);
        if (useDays != 0) about.useBy = Day.wrap(Day.unwrap(_today()) + useDays);
    }

    /// @dev What co-owners own is disclosed first: filing is theirs to object to (R10).
    function _requireFirstStatus(Asset memory about) private pure {
        AssetStatus last = MemberId.unwrap(about.owner) == 0 ? AssetStatus.Disclosed : AssetStatus.Granted;
        bool may = about.status != AssetStatus.None && about.status <= last;
        if (!may) revert PropertyFirstStatusInvalid(about.status);
    }

    /// @dev The sum of the parents' rates, and how many generations stand above. In ascending order, so that none comes twice.
    function _lineageOf(Registration calldata what) private view returns (uint24, uint8) {
        uint256 count = what.parents.length;
        if (count > MAX_PARENTS) revert PropertyTooManyParents(count, MAX_PARENTS);
        uint256 rate = 0;
        uint256 depth = 0;
        uint40 previous = 0;
        for (uint256 i = 0; i < count; ++i) {
            ParentLine calldata line = what.parents[i];
            uint256 word = _assets[line.parent];
            if (word == 0 || AssetId.unwrap(line.parent) <= previous) revert PropertyParentInvalid(line.parent);
            previous = AssetId.unwrap(line.parent);
            rate += line.rate;
            uint256 below = uint256(AssetWords.depthOf(word)) + 1;
            if (below > depth) depth = below;
        }
        if (rate > ALL) revert PropertyRoyaltiesTooHigh(rate);
        if (rate != 0 && AgreementId.unwrap(what.agreement) == 0) revert PropertyRoyaltyOutside();
        if (depth > MAX_DEPTH) revert PropertyTooDeep(depth, MAX_DEPTH);
        return (uint24(rate), uint8(depth));
    }

    /// @dev Makes the pool in which each parent's inbox has its rate as units.
    function _makeInboxes(AssetId asset, Asset memory about, ParentLine[] calldata parents) private {
        _prepare(about.agreement, about.royaltyPool);
        PoolId pool = poolOf(about.agreement, about.royaltyPool);
        for (uint256 i = 0; i < parents.length; ++i) {
            ParentLine calldata line = parents[i];
            if (line.rate != 0) CORE.setUnits(pool, Accounts.inboxOf(line.parent), line.rate, _causeOf(asset));
        }
    }
}
