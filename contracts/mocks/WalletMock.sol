// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @notice An ERC-1271 wallet of one owner that can be told to misbehave.
contract WalletMock is IERC1271 {
    enum Mode {
        Honest, // asks for the owner's signature
        Yes, // accepts anything, of any length
        WrongMagic,
        Reverts,
        Short, // returns the magic value in four bytes
        Garbage, // returns the magic value with dirt behind it
        Bomb, // returns a megabyte
        Writes, // tries to write
        Burns // uses all gas
    }

    address public immutable owner;
    Mode public mode;
    uint256 private _count;

    constructor(address owner_) {
        owner = owner_;
    }

    function setMode(Mode mode_) external {
        mode = mode_;
    }

    /// @notice Calls anything as the wallet.
    function execute(address target, bytes calldata data) external returns (bytes memory result) {
        bool success;
        (success, result) = target.call(data);
        if (!success) {
            assembly ("memory-safe") {
                revert(add(result, 0x20), mload(result))
            }
        }
    }

    function isValidSignature(bytes32 hash, bytes memory signature) external view override returns (bytes4) {
        bytes4 magic = IERC1271.isValidSignature.selector;
        if (mode == Mode.Honest) {
            (address recovered, ECDSA.RecoverError err, ) = ECDSA.tryRecover(hash, signature);
            return err == ECDSA.RecoverError.NoError && recovered == owner ? magic : bytes4(0xffffffff);
        }
        if (mode == Mode.Yes) return magic;
        if (mode == Mode.WrongMagic) return 0xdeadbeef;
        if (mode == Mode.Reverts) revert("no");
        if (mode == Mode.Short) {
            assembly ("memory-safe") {
                mstore(0, magic)
                return(0, 4)
            }
        }
        if (mode == Mode.Garbage) {
            assembly ("memory-safe") {
                mstore(0, or(magic, 1))
                return(0, 32)
            }
        }
        if (mode == Mode.Bomb) {
            assembly {
                return(0, 1000000)
            }
        }
        if (mode == Mode.Writes) {
            (bool success, ) = address(this).staticcall(abi.encodeCall(this.setMode, (Mode.Yes)));
            return success ? magic : bytes4(0);
        }
        while (true) {}
        return magic;
    }
}
