// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title BlocklistToken
/// @notice For tests: a token that refuses transfers to and from blocked addresses.
contract BlocklistToken is ERC20 {
    mapping(address account => bool) private _blocked;

    error Blocked(address account);

    constructor() ERC20("Blocklist", "BLK") {
        _mint(msg.sender, 10 ** 30);
    }

    function setBlocked(address account, bool blocked) external {
        _blocked[account] = blocked;
    }

    function _update(address from, address to, uint256 value) internal override {
        if (_blocked[from]) revert Blocked(from);
        if (_blocked[to]) revert Blocked(to);
        super._update(from, to, value);
    }
}
