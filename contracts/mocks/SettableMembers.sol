// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {IMembers, MemberClass, MemberSignature, MemberStatus} from "../membership/IMembers.sol";
import {MemberId} from "../types/Ids.sol";

/// @title SettableMembers
/// @notice For tests: members that anybody may set. A signer signs in every scope of its mask; one signature is enough.
contract SettableMembers is IMembers {
    struct Member {
        MemberClass class;
        MemberStatus status;
        MemberId successor;
        address payout;
        bytes32 account;
    }

    struct Signer {
        MemberId member;
        uint16 scopes;
    }

    mapping(MemberId => Member) private _members;
    mapping(address => Signer) private _signers;

    error SettableMembersNotSigner(MemberId member, address signer, uint16 scope);
    error SettableMembersBadSignature(address signer);

    function set(MemberId member, MemberClass kind, MemberStatus status, address payout, bytes32 account) external {
        _members[member] = Member(kind, status, _members[member].successor, payout, account);
    }

    function setSigner(address signer, MemberId member, uint16 scopes) external {
        _signers[signer] = Signer(member, scopes);
    }

    function succeed(MemberId member, MemberId successor) external {
        _members[member].successor = successor;
        _members[member].status = MemberStatus.Succeeded;
    }

    function requireActsAlone(MemberId member, address signer, uint16 scope, uint96) public view override {
        MemberId acting = standsFor(member);
        bool may = _signers[signer].member == acting && _signers[signer].scopes & scope != 0;
        if (!may || _members[acting].status != MemberStatus.Active)
            revert SettableMembersNotSigner(member, signer, scope);
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
        for (uint256 i = 0; i < signatures.length; ++i) {
            requireActsAlone(member, signatures[i].signer, scope, amount);
            bool valid = SignatureChecker.isValidSignatureNow(signatures[i].signer, digest, signatures[i].signature);
            if (!valid) revert SettableMembersBadSignature(signatures[i].signer);
        }
    }

    function standing(MemberId member) external view override returns (MemberClass class, MemberStatus status) {
        return (_members[member].class, _members[member].status);
    }

    function areApart(MemberId member, MemberId other) public view override returns (bool) {
        return standsFor(member) != standsFor(other);
    }

    function hasPredecessor(MemberId) external pure override returns (bool) {
        return true; // never sure, so that standsFor is asked
    }

    function standsFor(MemberId member) public view override returns (MemberId) {
        MemberId successor = _members[member].successor;
        return MemberId.unwrap(successor) == 0 ? member : successor;
    }

    function memberOf(address signer) external view override returns (MemberId) {
        return _signers[signer].member;
    }

    function payoutOf(MemberId member) external view override returns (address payout, uint40 sureUntil) {
        return (_members[standsFor(member)].payout, type(uint40).max);
    }

    function bankAccountOf(MemberId member) external view override returns (bytes32) {
        return _members[standsFor(member)].account;
    }
}
