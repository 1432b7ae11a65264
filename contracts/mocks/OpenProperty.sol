// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IncomeRoute, IncomeRoutes} from "../benefit/IncomeRoute.sol";
import {IProperty} from "../property/IProperty.sol";
import {AssetFacts, OwnerAct, PropertyRules} from "../property/PropertyTypes.sol";
import {AgreementId, AssetId, MemberId} from "../types/Ids.sol";

/// @title OpenProperty
/// @notice For tests: assets that anybody may write, owned by equal co-owners. It refuses what a real registry refuses: an act without a
/// motion about exactly it, where the rule is not that any owner acts alone, a motion used twice, and who is no owner.
contract OpenProperty is IProperty {
    uint8 private constant ALONE = 1;

    error OpenPropertyAssetUnknown(AssetId asset);
    error OpenPropertyRulesMissing(AgreementId agreement);
    error OpenPropertyNotOwner(AssetId asset, MemberId member);
    error OpenPropertyNotAgreed(AssetId asset, OwnerAct act, uint64 motion, bytes32 subject);

    event Encumbered(AssetId asset, uint256 encumbrances);

    mapping(AssetId asset => AssetFacts) private _facts;
    mapping(AssetId asset => mapping(MemberId member => bool)) private _owners;
    mapping(AssetId asset => uint256) public encumbrances;
    mapping(AgreementId agreement => PropertyRules) private _rules;
    mapping(AgreementId agreement => bool) private _adopted;
    mapping(uint64 motion => bytes32 carried) private _motions;
    mapping(AgreementId agreement => mapping(MemberId member => uint16)) private _soloPools;
    uint16 private _pools;

    function set(AssetId asset, AssetFacts calldata facts, MemberId[] calldata owners) external {
        _facts[asset] = facts;
        for (uint256 i = 0; i < owners.length; ++i) _owners[asset][owners[i]] = true;
    }

    function setRules(AgreementId agreement, PropertyRules calldata rules) external {
        _rules[agreement] = rules;
        _adopted[agreement] = true;
    }

    function carry(uint64 motion, AssetId asset, OwnerAct act, bytes32 subject) external {
        _motions[motion] = keccak256(abi.encode(asset, act, subject));
    }

    function requireAgreed(
        AssetId asset,
        OwnerAct act,
        MemberId member,
        uint64 motion,
        bytes32 subject
    ) external override {
        requireOwner(asset, member);
        AssetFacts memory facts = _facts[asset];
        if (MemberId.unwrap(facts.owner) != 0) return;
        if (motion == 0 && _consentOf(facts.agreement, act) == ALONE) return;
        if (_motions[motion] != keccak256(abi.encode(asset, act, subject))) {
            revert OpenPropertyNotAgreed(asset, act, motion, subject);
        }
        delete _motions[motion];
    }

    function encumber(AssetId asset, bool more) external override {
        encumbrances[asset] = more ? encumbrances[asset] + 1 : encumbrances[asset] - 1;
        emit Encumbered(asset, encumbrances[asset]);
    }

    function soloPoolOf(AgreementId agreement, MemberId member) external override returns (uint16) {
        if (_soloPools[agreement][member] == 0) _soloPools[agreement][member] = 0x4000 + _pools++;
        return _soloPools[agreement][member];
    }

    function factsOf(AssetId asset) external view override returns (AssetFacts memory) {
        if (uint8(_facts[asset].kind) == 0) revert OpenPropertyAssetUnknown(asset);
        return _facts[asset];
    }

    function rulesOf(AgreementId agreement) external view override returns (PropertyRules memory) {
        if (!_adopted[agreement]) revert OpenPropertyRulesMissing(agreement);
        return _rules[agreement];
    }

    function requireOwner(AssetId asset, MemberId member) public view override {
        if (!_owners[asset][member]) revert OpenPropertyNotOwner(asset, member);
    }

    function routeOf(AssetId asset, uint16 soloPool) external view override returns (AgreementId, IncomeRoute) {
        AgreementId agreement = _facts[asset].agreement;
        if (AgreementId.unwrap(agreement) == 0) revert OpenPropertyAssetUnknown(asset);
        return (agreement, IncomeRoutes.pack(0, 0, 0, soloPool, soloPool != 0));
    }

    function inboxIn(AssetId child, AssetId) external pure override returns (AgreementId, uint16) {
        revert OpenPropertyAssetUnknown(child);
    }

    function _consentOf(AgreementId agreement, OwnerAct act) private view returns (uint8) {
        PropertyRules storage rules = _rules[agreement];
        if (act == OwnerAct.Ordinary) return rules.ordinary.consent;
        return act == OwnerAct.Secret ? rules.secret.consent : rules.exclusive.consent;
    }
}
