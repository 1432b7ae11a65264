// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title HostileWallet
/// @notice For tests: a payee that misbehaves when it is sent the native coin.
contract HostileWallet {
    enum Mode {
        Accepts,
        Reverts,
        Burns, // all gas
        Bombs, // answers with a megabyte
        BombsReverting, // reverts with a megabyte
        Calls // calls what it was armed with, and keeps the answer
    }

    Mode private _mode;
    address private _target;
    uint256 private _value;
    bytes private _data;

    bool public succeeded;
    bytes public answer;

    error Refused();

    receive() external payable {
        Mode mode = _mode;
        if (mode == Mode.Reverts) revert Refused();
        while (mode == Mode.Burns) {}
        if (mode == Mode.Bombs) {
            assembly {
                return(0, 1000000)
            }
        }
        if (mode == Mode.BombsReverting) {
            assembly {
                revert(0, 1000000)
            }
        }
        if (mode == Mode.Calls) {
            _mode = Mode.Accepts;
            // solhint-disable-next-line avoid-low-level-calls
            (succeeded, answer) = _target.call{value: _value}(_data);
        }
    }

    function setMode(Mode mode) external {
        _mode = mode;
    }

    function arm(address target, uint256 value, bytes calldata data) external {
        (_mode, _target, _value, _data) = (Mode.Calls, target, value, data);
    }
}
