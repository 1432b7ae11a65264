// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title OddToken
/// @notice For tests: a token whose transfers move what they should and answer what the test tells them to, raw: nothing, false, garbage.
/// It moves nothing when it answers false, as tokens of that kind do.
contract OddToken {
    mapping(address holder => uint256) private _balances;
    bytes private _answer;
    bytes private _balanceAnswer;
    bool private _refuses;
    bool private _garbles;

    constructor() {
        _balances[msg.sender] = 10 ** 30;
    }

    /// @notice What transfers answer from now on, and whether they move anything.
    function answerTransfers(bytes calldata answer, bool refuses) external {
        (_answer, _refuses) = (answer, refuses);
    }

    /// @notice What questions for a balance are answered with.
    function answerBalances(bytes calldata answer) external {
        (_balanceAnswer, _garbles) = (answer, true);
    }

    function transfer(address to, uint256 value) external {
        _move(msg.sender, to, value);
    }

    function transferFrom(address from, address to, uint256 value) external {
        _move(from, to, value);
    }

    function balanceOf(address holder) external view {
        _return(_garbles ? _balanceAnswer : abi.encode(_balances[holder]));
    }

    function _move(address from, address to, uint256 value) private {
        if (!_refuses) {
            _balances[from] -= value;
            _balances[to] += value;
        }
        _return(_answer);
    }

    function _return(bytes memory answer) private pure {
        assembly ("memory-safe") {
            return(add(answer, 0x20), mload(answer))
        }
    }
}
