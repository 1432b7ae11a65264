// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MemberSignature} from "./IMembers.sol";
import {MemberId} from "../types/Ids.sol";

/// @dev Signatures that stand for the caller's own: what a member's policy asks for, collected off-chain and sent by anybody until
/// `deadline` (inclusive). `nonce` is `key << 64 | sequence`, so acts under different keys do not wait for each other.
/// Without signatures the caller itself must be the signer, and nonce and deadline are not looked at.
struct Envelope {
    uint256 nonce;
    uint40 deadline;
    MemberSignature[] signatures;
}

/// @title ISignedActs
/// @notice What all contracts do alike whose acts are sent by a member's signer, or relayed with its signatures.
interface ISignedActs {
    /// @notice Emitted when an envelope uses up a nonce, or a member invalidates it.
    /// @param member The member.
    /// @param key The nonce's key.
    /// @param next The next sequence number of this key.
    event ActNonceUsed(MemberId indexed member, uint192 indexed key, uint64 next);

    /// @notice Thrown when an envelope comes after its deadline.
    /// @param deadline The last second at which it counts.
    error ActDeadlineOver(uint256 deadline);
    /// @notice Thrown when an envelope does not have the next nonce of its key.
    /// @param member The member.
    /// @param nonce What it has.
    /// @param expected The next one.
    error ActNonceWrong(MemberId member, uint256 nonce, uint256 expected);

    /// @notice Uses up a nonce, so that what was signed under it can never be sent. A signer of scope ADMIN, alone.
    /// @param member The member.
    /// @param key The nonce's key.
    function invalidateNonce(MemberId member, uint192 key) external;

    /// @notice The nonce that a member's next envelope under a key must have.
    /// @param member The member.
    /// @param key The key.
    /// @return `key << 64 | sequence`.
    function nextNonce(MemberId member, uint192 key) external view returns (uint256);
}
