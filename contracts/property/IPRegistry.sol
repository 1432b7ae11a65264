// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IncomeRoute, IncomeRoutes} from "../benefit/IncomeRoute.sol";
import {Accounts} from "../types/Accounts.sol";
import {AgreementId, AssetId, MemberId, poolOf} from "../types/Ids.sol";
import {Asset, Motion, Seating, Vote} from "./AssetTypes.sol";
import {AssetWords} from "./AssetWords.sol";
import {Handing} from "./Handing.sol";
import {IIPRegistry} from "./IIPRegistry.sol";
import {IProperty} from "./IProperty.sol";
import {AssetFacts, PropertyRules} from "./PropertyTypes.sol";
import {RulesWords} from "./RulesWords.sol";

/// @title IPRegistry
/// @notice Who owns what; see {IIPRegistry}. Here is what others ask it. It has no owner and no parameter.
/// @custom:security-contact security@jointly.example
contract IPRegistry is Handing {
    // ------------------------------------------------------------------------------------ hooks of the LicenseRegistry

    /// @inheritdoc IProperty
    function encumber(AssetId asset, bool more) external override onlyLicences {
        // Effect
        Asset memory about = _load(asset);
        if (more) about.exclusives += 1;
        else about.exclusives -= 1;
        // Log
        emit AssetEncumbered(asset, more, _save(asset, about));
    }

    /// @inheritdoc IProperty
    function soloPoolOf(AgreementId agreement, MemberId member) external override onlyLicences returns (uint16) {
        return _soloPool(agreement, member);
    }

    // ---------------------------------------------------------------------------------------------------------- views

    /// @inheritdoc IProperty
    function factsOf(AssetId asset) external view override returns (AssetFacts memory) {
        Asset memory about = _load(asset);
        return AssetFacts(about.agreement, about.owner, about.kind, about.status, about.pledged);
    }

    /// @inheritdoc IProperty
    function rulesOf(AgreementId agreement) external view override returns (PropertyRules memory) {
        return READER.rulesIn(_rulesWord(agreement));
    }

    /// @inheritdoc IProperty
    function requireOwner(AssetId asset, MemberId member) external view override {
        _shareOfOwner(asset, _load(asset), member);
    }

    /// @inheritdoc IProperty
    function routeOf(
        AssetId asset,
        uint16 soloPool
    ) external view override returns (AgreementId agreement, IncomeRoute route) {
        Asset memory about = _load(asset);
        agreement = about.agreement;
        if (AgreementId.unwrap(agreement) == 0) revert PropertyOutsideAgreements(asset);
        uint16 replaced = RulesWords.ownersPoolOf(_rulesWord(agreement));
        uint16 to = soloPool;
        if (to == 0 && MemberId.unwrap(about.owner) != 0) to = uint16(_solo[agreement][about.owner]);
        bool direct = to != 0 || replaced == 0; // to one party, or past a waterfall that knows no owners
        if (to == 0) to = about.pool;
        if (direct) replaced = 0;
        else if (to == replaced) (replaced, to) = (0, 0); // the waterfall as it stands
        route = IncomeRoutes.pack(about.royaltyRate, about.royaltyPool, replaced, to, direct);
    }

    /// @inheritdoc IProperty
    function inboxIn(
        AssetId child,
        AssetId parent
    ) external view override returns (AgreementId agreement, uint16 royaltyPool) {
        Asset memory about = _load(child);
        (agreement, royaltyPool) = (about.agreement, about.royaltyPool);
        if (royaltyPool == 0) revert PropertyNotDerived(child, parent);
        (uint64 units, ) = CORE.unitsOf(poolOf(agreement, royaltyPool), Accounts.inboxOf(parent));
        if (units == 0) revert PropertyNotDerived(child, parent);
    }

    /// @inheritdoc IIPRegistry
    function assetOf(AssetId asset) external view override returns (Asset memory about) {
        about = _load(asset);
        about.identifier = _identifiers[asset];
    }

    /// @inheritdoc IIPRegistry
    function shareOf(AssetId asset, MemberId member) external view override returns (uint64 units, uint64 total) {
        return _share(_load(asset), member);
    }

    /// @inheritdoc IIPRegistry
    function motionOf(uint64 motion) external view override returns (Motion memory) {
        return _loadMotion(motion);
    }

    /// @inheritdoc IIPRegistry
    function voteOf(uint64 motion, MemberId member) external view override returns (Vote) {
        return _votes[motion][member];
    }

    /// @inheritdoc IIPRegistry
    function seatingOf(AssetId asset) external view override returns (Seating memory) {
        return AssetWords.unpackSeating(_seatings[asset]);
    }

    /// @inheritdoc IIPRegistry
    function adoptedOf(AgreementId agreement) external view override returns (uint16 version, uint16 nextPool) {
        uint256 word = _rules[agreement];
        return (RulesWords.versionOf(word), RulesWords.nextPoolOf(word));
    }

    /// @inheritdoc IIPRegistry
    function counts() external view override returns (uint40 assets, uint64 motions) {
        return (_lastAsset, _lastMotion);
    }

    /// @inheritdoc IIPRegistry
    function reader() external view override returns (address) {
        return address(READER);
    }
}
