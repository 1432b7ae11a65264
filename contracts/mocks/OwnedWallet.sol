// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @title OwnedWallet
/// @notice For tests: an ERC-1271 wallet that accepts its owner's signatures, until it changes its mind.
contract OwnedWallet is IERC1271 {
    address private immutable OWNER;
    bool private _refuses;

    constructor(address owner) {
        OWNER = owner;
    }

    function refuse() external {
        _refuses = true;
    }

    function isValidSignature(bytes32 hash, bytes memory signature) external view override returns (bytes4) {
        bool valid = !_refuses && ECDSA.recover(hash, signature) == OWNER;
        return valid ? IERC1271.isValidSignature.selector : bytes4(0);
    }
}
