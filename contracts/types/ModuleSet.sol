// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IModuleSet, Module} from "./IModuleSet.sol";

/// @title ModuleSet
/// @notice Deploys the contracts of one module set in a fixed order, so that each knows the addresses of all the others as
/// immutables from its birth. There is nothing to wire and nothing to seal afterwards: a module cannot be added, replaced
/// or re-pointed by anybody. An agreement's terms name {digest}.
/// @dev A contract's address follows from its creator and the creator's nonce, which here is the module's number plus one
/// (EIP-161 starts contracts at nonce 1). That makes every address known before anything is deployed. A module takes no
/// constructor arguments: it asks its creator, which is this contract.
/// @custom:security-contact security@jointly.example
contract ModuleSet is IModuleSet {
    /// @inheritdoc IModuleSet
    address public immutable override deployer;
    /// @inheritdoc IModuleSet
    address public immutable override members;

    uint8 private _deployed;
    bytes32 private _digest;

    /// @param members_ The MemberRegistry that the modules ask who may sign for whom.
    constructor(address members_) {
        deployer = msg.sender;
        members = members_;
        _digest = keccak256(abi.encode(block.chainid, address(this), members_));
        emit ModuleSetCreated(msg.sender, members_, _digest);
    }

    /// @inheritdoc IModuleSet
    function deploy(Module module, bytes calldata creationCode) external override returns (address deployed) {
        // Check: only the deployer, only in order, so that the foreseen addresses come true.
        if (msg.sender != deployer) revert ModuleSetNotDeployer(msg.sender, deployer);
        if (uint8(module) != _deployed) revert ModuleSetOutOfOrder(module, _deployed);

        // Effect: deploy, and chain the code into the digest.
        bytes memory code = creationCode;
        assembly ("memory-safe") {
            deployed := create(0, add(code, 0x20), mload(code))
        }
        if (deployed != addressOf(module)) revert ModuleSetDeploymentFailed(module, addressOf(module), deployed);
        _deployed += 1;
        _digest = keccak256(abi.encode(_digest, module, deployed, deployed.codehash));

        // Log
        emit ModuleDeployed(module, deployed, deployed.codehash, _digest);
    }

    /// @inheritdoc IModuleSet
    function digest() external view override returns (bytes32) {
        if (_deployed <= uint8(type(Module).max)) revert ModuleSetIncomplete(_deployed, uint8(type(Module).max) + 1);
        return _digest;
    }

    /// @inheritdoc IModuleSet
    function addressOf(Module module) public view override returns (address) {
        // RLP of [address, nonce] for nonces below 0x80: 0xd6 0x94 <address> <nonce>.
        return
            address(
                uint160(uint256(keccak256(abi.encodePacked(bytes2(0xd694), address(this), bytes1(uint8(module) + 1)))))
            );
    }
}
