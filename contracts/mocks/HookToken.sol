// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title HookToken
/// @notice For tests: a token that calls anybody in the middle of its next transfer, before or after balances change, and keeps the answer.
contract HookToken is ERC20 {
    address private _target;
    bytes private _data;
    bool private _beforehand;

    bool public succeeded;
    bytes public answer;

    constructor() ERC20("Hook", "HOOK") {
        _mint(msg.sender, 10 ** 30);
        _mint(address(this), 10 ** 30);
    }

    function arm(address target, bytes calldata data, bool beforehand) external {
        (_target, _data, _beforehand) = (target, data, beforehand);
    }

    /// @notice Lets a spender take what the token itself holds, for calls in which the token pays.
    function allow(address spender) external {
        _approve(address(this), spender, type(uint256).max);
    }

    function _update(address from, address to, uint256 value) internal override {
        if (_beforehand) _call();
        super._update(from, to, value);
        if (!_beforehand) _call();
    }

    function _call() private {
        address target = _target;
        if (target == address(0)) return;
        _target = address(0);
        // solhint-disable-next-line avoid-low-level-calls
        (succeeded, answer) = target.call(_data);
    }
}
