// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Module} from "../types/IModuleSet.sol";

/// @title OneModuleSet
/// @notice For tests: a module set in which one address is every module, so that a test can call every hook of a module alone.
contract OneModuleSet {
    address public immutable members;
    address private immutable MODULE;

    event Deployed(address deployed);

    constructor(address module, address members_) {
        MODULE = module;
        members = members_;
    }

    function deploy(bytes memory creationCode) external returns (address deployed) {
        assembly ("memory-safe") {
            deployed := create(0, add(creationCode, 0x20), mload(creationCode))
        }
        emit Deployed(deployed);
    }

    function addressOf(Module) external view returns (address) {
        return MODULE;
    }

    function digest() external pure returns (bytes32) {
        return bytes32(uint256(1));
    }
}
