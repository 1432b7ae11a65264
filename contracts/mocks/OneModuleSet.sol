// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Module} from "../types/IModuleSet.sol";

/// @title OneModuleSet
/// @notice For tests: a module set in which one address stands for every module but those that the test deploys for real, so that a
/// test can call a module's hooks alone. Real modules are deployed in the order in which they are named.
contract OneModuleSet {
    address public immutable members;
    address private immutable MODULE;
    mapping(Module module => uint8 nonce) private _real;

    event Deployed(address deployed);

    constructor(address module, address members_, Module[] memory real) {
        MODULE = module;
        members = members_;
        for (uint8 i = 0; i < real.length; ++i) _real[real[i]] = i + 1;
    }

    function deploy(bytes memory creationCode) external returns (address deployed) {
        assembly ("memory-safe") {
            deployed := create(0, add(creationCode, 0x20), mload(creationCode))
        }
        emit Deployed(deployed);
    }

    function addressOf(Module module) external view returns (address) {
        uint8 nonce = _real[module];
        if (nonce == 0) return MODULE;
        bytes memory rlp = abi.encodePacked(bytes2(0xd694), address(this), bytes1(nonce));
        return address(uint160(uint256(keccak256(rlp))));
    }

    function digest() external pure returns (bytes32) {
        return bytes32(uint256(1));
    }
}
