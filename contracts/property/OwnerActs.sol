// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISignedActs} from "../membership/ISignedActs.sol";
import {AssetId, MemberId} from "../types/Ids.sol";
import {IModuleSet} from "../types/IModuleSet.sol";
import {ActsReader} from "./ActsReader.sol";
import {Pledging} from "./Pledging.sol";
import {PropertyStore} from "./PropertyStore.sol";
import {OwnerAct} from "./PropertyTypes.sol";

/// @title OwnerActs
/// @notice The half of the IPRegistry in which owners act. The registry deploys it and runs its code on its own storage (delegatecall), only
/// because both together are larger than a contract may be. Called itself it knows no asset and refuses everything.
/// @custom:security-contact security@jointly.example
contract OwnerActs is Pledging {
    /// @notice Binds the code to the registry's set, so that both have the same constants.
    /// @param set The module set.
    /// @param reader_ What hashes acts.
    constructor(IModuleSet set, ActsReader reader_) PropertyStore(set, reader_) {}

    /// @inheritdoc ISignedActs
    /// @dev Always refused: the registry's series of numbers are the registry's, and here nothing is ever stored.
    function invalidateNonce(MemberId, uint192) external pure override {
        revert PropertyHalfOnly();
    }

    /// @notice See {IProperty.requireAgreed}.
    /// @param asset The asset.
    /// @param act The act.
    /// @param member The owner that acts.
    /// @param motion The motion, 0 where none is needed.
    /// @param subject What was agreed to.
    function requireAgreed(
        AssetId asset,
        OwnerAct act,
        MemberId member,
        uint64 motion,
        bytes32 subject
    ) external onlyLicences {
        _agree(Deed(asset, act, member, motion, subject), _loadLive(asset));
    }
}
