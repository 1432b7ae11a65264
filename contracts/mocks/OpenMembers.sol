// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {IMembers, MemberClass, MemberSignature, MemberStatus} from "../membership/IMembers.sol";
import {MemberId} from "../types/Ids.sol";

/// @title OpenMembers
/// @notice For tests: a member registry that believes whatever it is told. One slot a signer and one a member are read, as in
/// the real one, so that gas figures mean something.
contract OpenMembers is IMembers {
    struct Signer {
        MemberId member;
        uint16 scopes;
        bool suspended;
        uint96 limit; // alone up to here; above it two must sign
    }

    error OpenMembersRefused(MemberId member, address signer, uint16 scope, uint96 amount);
    error OpenMembersTooFew(MemberId member, uint256 given, uint256 needed);
    error OpenMembersSignatureInvalid(address signer);

    mapping(address signer => Signer) private _signers;
    mapping(MemberId member => MemberId successor) private _successors;

    function setSigner(address signer, MemberId member, uint16 scopes, uint96 limit) external {
        _signers[signer] = Signer(member, scopes, false, limit);
    }

    function suspend(address signer, bool suspended) external {
        _signers[signer].suspended = suspended;
    }

    function succeed(MemberId member, MemberId successor) external {
        _successors[member] = successor;
    }

    function requireActsAlone(MemberId member, address signer, uint16 scope, uint96 amount) public view override {
        uint96 limit = _require(member, signer, scope, amount);
        if (amount > limit) revert OpenMembersTooFew(member, 1, 2);
    }

    function requireOutsideSigner(
        MemberId member,
        address signer,
        uint16 scope,
        uint96 amount,
        MemberId other
    ) external view override returns (bool) {
        requireActsAlone(member, signer, scope, amount);
        return areApart(member, other);
    }

    function requireJointSignatures(
        MemberId member,
        uint16 scope,
        uint96 amount,
        bytes32 digest,
        MemberSignature[] calldata signatures
    ) external view override {
        address previous;
        for (uint256 i = 0; i < signatures.length; ++i) {
            address signer = signatures[i].signer;
            uint96 limit = _require(member, signer, scope, amount);
            if (signer <= previous) revert OpenMembersRefused(member, signer, scope, amount);
            previous = signer;
            uint256 needed = amount > limit ? 2 : 1;
            if (signatures.length < needed) revert OpenMembersTooFew(member, signatures.length, needed);
            if (!SignatureChecker.isValidSignatureNow(signer, digest, signatures[i].signature)) {
                revert OpenMembersSignatureInvalid(signer);
            }
        }
    }

    function standing(MemberId) external pure override returns (MemberClass, MemberStatus) {
        return (MemberClass.Enterprise, MemberStatus.Active);
    }

    function areApart(MemberId member, MemberId other) public view override returns (bool) {
        return standsFor(member) != standsFor(other);
    }

    function hasPredecessor(MemberId) external pure override returns (bool) {
        return true; // never sure, so that standsFor is asked
    }

    function standsFor(MemberId member) public view override returns (MemberId) {
        MemberId successor = _successors[member];
        return MemberId.unwrap(successor) == 0 ? member : successor;
    }

    function memberOf(address signer) external view override returns (MemberId) {
        return _signers[signer].member;
    }

    function payoutOf(MemberId) external pure override returns (address, uint40) {
        return (address(0), 0);
    }

    function bankAccountOf(MemberId) external pure override returns (bytes32) {
        return 0;
    }

    function _require(MemberId member, address signer, uint16 scope, uint96 amount) private view returns (uint96) {
        Signer memory found = _signers[signer];
        bool allowed =
            found.member == standsFor(member) &&
                MemberId.unwrap(member) != 0 &&
                found.scopes & scope != 0 &&
                !found.suspended;
        if (!allowed) revert OpenMembersRefused(member, signer, scope, amount);
        return found.limit;
    }
}
