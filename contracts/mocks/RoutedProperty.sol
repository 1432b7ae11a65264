// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBenefitLedger, PoolTerms} from "../benefit/IBenefitLedger.sol";
import {IncomeRoute} from "../benefit/IncomeRoute.sol";
import {IProperty} from "../property/IProperty.sol";
import {AssetFacts, OwnerAct, PropertyRules} from "../property/PropertyTypes.sol";
import {Currency} from "../types/Currency.sol";
import {AccountId, AgreementId, AssetId, MemberId, PoolId} from "../types/Ids.sol";
import {IModuleSet, Module} from "../types/IModuleSet.sol";

/// @title RoutedProperty
/// @notice For tests of the rails: assets that are what the test says, with routes and inboxes as it says. Passes the core's hooks on.
contract RoutedProperty is IProperty {
    struct Inbox {
        AgreementId agreement;
        uint16 royaltyPool;
    }

    error RoutedPropertyUnknown(AssetId asset);
    error RoutedPropertyNotAsked();

    IBenefitLedger private immutable CORE;
    mapping(AssetId asset => AssetFacts) private _facts;
    mapping(AssetId asset => IncomeRoute) private _routes;
    mapping(AssetId child => mapping(AssetId parent => Inbox)) private _inboxes;

    constructor() {
        CORE = IBenefitLedger(IModuleSet(msg.sender).addressOf(Module.Benefit));
    }

    function setAsset(AssetId asset, AgreementId agreement, MemberId owner, IncomeRoute route) external {
        (_facts[asset].agreement, _facts[asset].owner) = (agreement, owner);
        _routes[asset] = route;
    }

    function setInbox(AssetId child, AssetId parent, AgreementId agreement, uint16 royaltyPool) external {
        _inboxes[child][parent] = Inbox(agreement, royaltyPool);
    }

    function prepare(AgreementId agreement, Currency[] calldata currencies, PoolTerms[] calldata pools) external {
        CORE.prepare(agreement, currencies, Currency.wrap(address(0)), pools);
    }

    function setUnits(PoolId pool, AccountId account, uint64 units) external {
        CORE.setUnits(pool, account, units, 0);
    }

    function factsOf(AssetId asset) external view override returns (AssetFacts memory) {
        return _facts[asset];
    }

    function routeOf(AssetId asset, uint16) external view override returns (AgreementId agreement, IncomeRoute route) {
        agreement = _facts[asset].agreement;
        if (AgreementId.unwrap(agreement) == 0) revert RoutedPropertyUnknown(asset);
        route = _routes[asset];
    }

    function inboxIn(
        AssetId child,
        AssetId parent
    ) external view override returns (AgreementId agreement, uint16 royaltyPool) {
        Inbox memory inbox = _inboxes[child][parent];
        if (inbox.royaltyPool == 0) revert RoutedPropertyUnknown(child);
        return (inbox.agreement, inbox.royaltyPool);
    }

    // What no rail asks.

    function rulesOf(AgreementId) external pure override returns (PropertyRules memory) {
        revert RoutedPropertyNotAsked();
    }

    function requireOwner(AssetId, MemberId) external pure override {
        revert RoutedPropertyNotAsked();
    }

    function requireAgreed(AssetId, OwnerAct, MemberId, uint64, bytes32) external pure override {
        revert RoutedPropertyNotAsked();
    }

    function encumber(AssetId, bool) external pure override {
        revert RoutedPropertyNotAsked();
    }

    function soloPoolOf(AgreementId, MemberId) external pure override returns (uint16) {
        revert RoutedPropertyNotAsked();
    }
}
