// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title RebasingToken
/// @notice For tests: a token whose balances shrink or grow without a transfer: whenever told, or in the middle of the next transfer.
contract RebasingToken is ERC20 {
    address private _holder;
    uint256 private _balance;

    constructor() ERC20("Rebasing", "REB") {
        _mint(msg.sender, 10 ** 30);
    }

    /// @notice Sets a holder's balance now.
    function rebase(address holder, uint256 balance) public {
        uint256 present = balanceOf(holder);
        if (present > balance) _burn(holder, present - balance);
        else _mint(holder, balance - present);
    }

    /// @notice Sets a holder's balance at the end of the next transfer.
    function rebaseLater(address holder, uint256 balance) external {
        (_holder, _balance) = (holder, balance);
    }

    function _update(address from, address to, uint256 value) internal override {
        super._update(from, to, value);
        address holder = _holder;
        if (holder == address(0)) return;
        _holder = address(0);
        rebase(holder, _balance);
    }
}
