// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMembers, MemberClass, MemberSignature, MemberStatus} from "../membership/IMembers.sol";
import {MemberId} from "../types/Ids.sol";

/// @title RailMembers
/// @notice For unit tests of the rails: a registry that knows what the test tells it. Whole lives use the real MemberRegistry.
contract RailMembers is IMembers {
    error NotSigner(MemberId member, address signer, uint16 scope, uint96 amount);

    address public authority;
    mapping(address signer => MemberId member) private _memberOf;
    mapping(MemberId member => address) private _payout;
    mapping(MemberId member => uint40) private _sureUntil;
    mapping(MemberId member => bytes32) private _bank;
    mapping(MemberId member => MemberClass) private _class;
    mapping(MemberId member => MemberStatus) private _status;
    mapping(MemberId member => MemberId) private _successor;

    function setAuthority(address authority_) external {
        authority = authority_;
    }

    function setSigner(address signer, MemberId member) external {
        _memberOf[signer] = member;
    }

    function setPayout(MemberId member, address payout, uint40 sureUntil) external {
        _payout[member] = payout;
        _sureUntil[member] = sureUntil;
    }

    function setBank(MemberId member, bytes32 account) external {
        _bank[member] = account;
    }

    function setStanding(MemberId member, MemberClass class_, MemberStatus status) external {
        _class[member] = class_;
        _status[member] = status;
    }

    function setSuccessor(MemberId member, MemberId successor) external {
        _successor[member] = successor;
    }

    function requireActsAlone(MemberId member, address signer, uint16 scope, uint96 amount) public view {
        if (_memberOf[signer] != standsFor(member)) revert NotSigner(member, signer, scope, amount);
    }

    function requireOutsideSigner(
        MemberId member,
        address signer,
        uint16 scope,
        uint96 amount,
        MemberId other
    ) external view returns (bool) {
        requireActsAlone(member, signer, scope, amount);
        return areApart(member, other);
    }

    function requireJointSignatures(
        MemberId member,
        uint16 scope,
        uint96 amount,
        bytes32,
        MemberSignature[] calldata signatures
    ) external view {
        for (uint256 i = 0; i < signatures.length; ++i) {
            if (_memberOf[signatures[i].signer] != standsFor(member)) {
                revert NotSigner(member, signatures[i].signer, scope, amount);
            }
        }
    }

    function standing(MemberId member) external view returns (MemberClass, MemberStatus) {
        return (_class[member], _status[member]);
    }

    function memberOf(address signer) external view returns (MemberId) {
        return _memberOf[signer];
    }

    function payoutOf(MemberId member) external view returns (address, uint40) {
        return (_payout[standsFor(member)], _sureUntil[member]);
    }

    function bankAccountOf(MemberId member) external view returns (bytes32) {
        return _bank[standsFor(member)];
    }

    function areApart(MemberId member, MemberId other) public view returns (bool) {
        return standsFor(member) != standsFor(other);
    }

    function hasPredecessor(MemberId) external pure returns (bool) {
        return true; // never sure, so that standsFor is asked
    }

    function standsFor(MemberId member) public view returns (MemberId) {
        MemberId successor = _successor[member];
        return MemberId.unwrap(successor) == 0 ? member : successor;
    }
}
