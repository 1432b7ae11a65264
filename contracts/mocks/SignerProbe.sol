// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IMembers} from "../membership/IMembers.sol";
import {MemberId} from "../types/Ids.sol";

/// @notice Measures what another contract pays for {IMembers.requireActsAlone}, all slots cold.
contract SignerProbe {
    /// @notice Measures one call.
    function probe(
        IMembers members,
        MemberId member,
        address signer,
        uint16 scope,
        uint96 amount
    ) external view returns (uint256 used) {
        uint256 before = gasleft();
        members.requireActsAlone(member, signer, scope, amount);
        used = before - gasleft();
    }
}
