// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

// Copied into the mutated project only. All mutants of a file are compiled together; which one is awake is a property of the chain
// (its coinbase), so that one compilation serves them all and tests need not know.

/// @dev Is the mutant with this number awake? Declared pure, so that pure functions may ask: nothing changes during a test run.
function mutantAwake(uint256 number) pure returns (bool) {
    return _asPure(_awake)(number);
}

/// @dev a / b, rounded up.
function mutantCeilDiv(uint256 a, uint256 b) pure returns (uint256) {
    return a / b + (a % b == 0 ? 0 : 1);
}

/// @dev a >> n, rounded up.
function mutantCeilShift(uint256 a, uint256 n) pure returns (uint256) {
    return (a >> n) + ((a >> n) << n == a ? 0 : 1);
}

function _awake(uint256 number) view returns (bool) {
    return uint160(address(block.coinbase)) == (0x4a00 << 144) + number;
}

function _asPure(
    function(uint256) view returns (bool) asked
) pure returns (function(uint256) pure returns (bool) answered) {
    assembly ("memory-safe") {
        answered := asked
    }
}
