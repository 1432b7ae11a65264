// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @dev A word of storage. In a mapping it is found once, which costs a hash, then read and written through its storage pointer.
struct Word {
    uint256 word;
}
