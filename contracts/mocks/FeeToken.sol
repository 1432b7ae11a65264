// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title FeeToken
/// @notice For tests: a token that keeps a part of every transfer, in percent.
contract FeeToken is ERC20 {
    uint256 private immutable PERCENT;

    constructor(uint256 percent) ERC20("Fee", "FEE") {
        PERCENT = percent;
        _mint(msg.sender, 10 ** 30);
    }

    function _update(address from, address to, uint256 value) internal override {
        uint256 fee = from == address(0) ? 0 : (value * PERCENT) / 100;
        if (fee != 0) super._update(from, address(this), fee);
        super._update(from, to, value - fee);
    }
}
