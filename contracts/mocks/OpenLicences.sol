// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IProperty} from "../property/IProperty.sol";
import {OwnerAct} from "../property/PropertyTypes.sol";
import {AgreementId, AssetId, MemberId} from "../types/Ids.sol";
import {IModuleSet, Module} from "../types/IModuleSet.sol";

/// @title OpenLicences
/// @notice For tests: a LicenseRegistry that calls the IPRegistry's hooks for anybody.
contract OpenLicences {
    IProperty private immutable PROPERTY;

    constructor() {
        PROPERTY = IProperty(IModuleSet(msg.sender).addressOf(Module.Property));
    }

    function requireAgreed(AssetId asset, OwnerAct act, MemberId member, uint64 motion, bytes32 subject) external {
        PROPERTY.requireAgreed(asset, act, member, motion, subject);
    }

    function encumber(AssetId asset, bool more) external {
        PROPERTY.encumber(asset, more);
    }

    function soloPoolOf(AgreementId agreement, MemberId member) external returns (uint16) {
        return PROPERTY.soloPoolOf(agreement, member);
    }
}
