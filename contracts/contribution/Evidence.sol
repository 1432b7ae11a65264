// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Evidence
/// @notice Hash functions of evidence. The file itself, and all text about persons in it, stays off-chain.
library Evidence {
    uint8 internal constant SHA_256 = 1;
    uint8 internal constant SM3 = 2;
    uint8 internal constant KECCAK_256 = 3;
    uint8 internal constant BLAKE2B_256 = 4;

    /// @notice Whether a digest, its tag and size can stand for a file.
    /// @param digest The digest.
    /// @param algorithm The tag.
    /// @param size The file's length in bytes.
    /// @return Whether they can.
    function isValid(bytes32 digest, uint8 algorithm, uint64 size) internal pure returns (bool) {
        return digest != 0 && size != 0 && algorithm >= SHA_256 && algorithm <= BLAKE2B_256;
    }
}
