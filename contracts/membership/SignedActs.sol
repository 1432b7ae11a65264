// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IMembers, Scope} from "./IMembers.sol";
import {Envelope, ISignedActs} from "./ISignedActs.sol";
import {MemberId} from "../types/Ids.sol";

/// @title SignedActs
/// @notice How a member acts on a contract: its signer sends, or signatures are handed in by anybody; see {ISignedActs}.
abstract contract SignedActs is ISignedActs, EIP712 {
    IMembers internal immutable MEMBERS;

    mapping(MemberId member => mapping(uint192 key => uint64 next)) private _nonces;

    /// @dev Who acts, in which scope, up to which amount (minor units, 0 where there is none), and the hash of what is signed.
    struct Act {
        MemberId member;
        uint16 scope;
        uint96 amount;
        bytes32 what;
    }

    constructor(IMembers members) {
        MEMBERS = members;
    }

    /// @inheritdoc ISignedActs
    function invalidateNonce(MemberId member, uint192 key) external virtual override {
        // Check
        MEMBERS.requireActsAlone(member, msg.sender, Scope.ADMIN, 0);
        // Effect
        _useNonce(member, key);
    }

    /// @inheritdoc ISignedActs
    function nextNonce(MemberId member, uint192 key) public view override returns (uint256) {
        return (uint256(key) << 64) | _nonces[member][key];
    }

    /// @dev Reverts unless the member acts: by the caller, or by an envelope's signatures, whose nonce is then used up.
    function _authorise(Act memory act, Envelope calldata envelope) internal {
        if (envelope.signatures.length == 0) {
            MEMBERS.requireActsAlone(act.member, msg.sender, act.scope, act.amount);
            return;
        }
        // Check
        if (block.timestamp > envelope.deadline) revert ActDeadlineOver(envelope.deadline);
        uint192 key = uint192(envelope.nonce >> 64);
        uint256 expected = nextNonce(act.member, key);
        if (envelope.nonce != expected) revert ActNonceWrong(act.member, envelope.nonce, expected);
        // Effect
        _useNonce(act.member, key);
        // Check
        bytes32 digest = _hashTypedDataV4(act.what);
        MEMBERS.requireJointSignatures(act.member, act.scope, act.amount, digest, envelope.signatures);
    }

    function _useNonce(MemberId member, uint192 key) private {
        uint64 next = ++_nonces[member][key];
        emit ActNonceUsed(member, key, next);
    }
}
