// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {Envelope} from "../membership/ISignedActs.sol";
import {AssetId, MemberId} from "../types/Ids.sol";
import {IModuleSet} from "../types/IModuleSet.sol";
import {ActsReader} from "./ActsReader.sol";
import {PledgeTerms, ShareOffer, StatusReport, Vote} from "./AssetTypes.sol";
import {IOwnerActs} from "./IOwnerActs.sol";
import {IProperty} from "./IProperty.sol";
import {OwnerActs} from "./OwnerActs.sol";
import {PropertyStore} from "./PropertyStore.sol";
import {OwnerAct} from "./PropertyTypes.sol";
import {Recording} from "./Recording.sol";

/// @title Handing
/// @notice Hands the owners' acts on to {OwnerActs}, whose code works on this contract's storage. Its address is fixed at birth.
abstract contract Handing is Recording {
    OwnerActs private immutable OWNERS;

    constructor() PropertyStore(IModuleSet(msg.sender), new ActsReader()) {
        OWNERS = new OwnerActs(IModuleSet(msg.sender), READER);
    }

    /// @inheritdoc IOwnerActs
    function reportStatus(StatusReport calldata, Envelope calldata) external override {
        _handOn();
    }

    /// @inheritdoc IOwnerActs
    function propose(
        AssetId,
        OwnerAct,
        MemberId,
        bytes32,
        bytes32,
        Envelope calldata
    ) external override returns (uint64) {
        return abi.decode(_handOn(), (uint64));
    }

    /// @inheritdoc IOwnerActs
    function vote(uint64, MemberId, bytes32, Vote, bytes32, Envelope calldata) external override {
        _handOn();
    }

    /// @inheritdoc IOwnerActs
    function separate(AssetId, MemberId, Envelope calldata) external override {
        _handOn();
    }

    /// @inheritdoc IOwnerActs
    function seat(AssetId, MemberId) external override {
        _handOn();
    }

    /// @inheritdoc IOwnerActs
    function offerShare(ShareOffer calldata, bytes32, Envelope calldata) external override returns (uint64) {
        return abi.decode(_handOn(), (uint64));
    }

    /// @inheritdoc IOwnerActs
    function preempt(uint64, MemberId, ShareOffer calldata, Envelope calldata) external override {
        _handOn();
    }

    /// @inheritdoc IOwnerActs
    function transfer(ShareOffer calldata, uint64, Envelope calldata) external override {
        _handOn();
    }

    /// @inheritdoc IOwnerActs
    function renounce(AssetId, MemberId, uint64, bytes32, Envelope calldata) external override {
        _handOn();
    }

    /// @inheritdoc IOwnerActs
    function pledge(PledgeTerms calldata, uint64, Envelope calldata) external override {
        _handOn();
    }

    /// @inheritdoc IOwnerActs
    function release(AssetId, MemberId, bytes32, Envelope calldata) external override {
        _handOn();
    }

    /// @inheritdoc IProperty
    function requireAgreed(AssetId, OwnerAct, MemberId, uint64, bytes32) external override {
        _handOn();
    }

    /// @dev Runs the owners' code on this call.
    function _handOn() private returns (bytes memory) {
        return Address.functionDelegateCall(address(OWNERS), msg.data);
    }
}
