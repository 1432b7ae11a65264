// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Day} from "../types/Day.sol";
import {MemberId} from "../types/Ids.sol";
import {Envelope, Policy, SignerGrant} from "./IMemberRegistry.sol";

/// @title MemberActs
/// @notice What members and signers sign, as EIP-712 structs. Each act ends in the envelope's nonce and deadline.
library MemberActs {
    bytes32 internal constant SIGNER_CONSENT = keccak256(
        "SignerConsent(bytes32 registrationDigest,address signer,bytes32 letterDigest)"
    );
    bytes32 internal constant SET_SIGNER = keccak256(
        "SetSigner(uint32 member,address signer,uint16 scopes,uint40 validUntil,bytes32 letterDigest,uint256 nonce,uint40 deadline)"
    );
    bytes32 internal constant REVOKE_SIGNER = keccak256(
        "RevokeSigner(uint32 member,address signer,bytes32 letterDigest,uint256 nonce,uint40 deadline)"
    );
    bytes32 internal constant SET_POLICY = keccak256(
        "SetPolicy(uint32 member,uint16 scope,uint8 base,uint8 second,uint8 third,uint96 secondFrom,uint96 thirdFrom,bytes32 letterDigest,uint256 nonce,uint40 deadline)"
    );
    bytes32 internal constant CHANGE_NAME = keccak256(
        "ChangeName(uint32 member,bytes32 nameDigest,uint24 since,bytes32 evidenceDigest,uint256 nonce,uint40 deadline)"
    );
    bytes32 internal constant CHANGE_PROFILE = keccak256(
        "ChangeProfile(uint32 member,bytes32 profileDigest,string profileURI,uint256 nonce,uint40 deadline)"
    );
    bytes32 internal constant CHANGE_PAYOUT = keccak256(
        "ChangePayout(uint32 member,address payout,bytes32 bankAccount,uint256 nonce,uint40 deadline)"
    );
    bytes32 internal constant CANCEL_PAYOUT_CHANGE = keccak256(
        "CancelPayoutChange(uint32 member,uint256 nonce,uint40 deadline)"
    );
    bytes32 internal constant CANCEL_RECOVERY = keccak256(
        "CancelRecovery(uint32 member,uint256 nonce,uint40 deadline)"
    );
    bytes32 internal constant EXIT = keccak256(
        "Exit(uint32 member,bytes32 evidenceDigest,uint256 nonce,uint40 deadline)"
    );

    /// @notice An address agrees to sign for a member, for ever for no other. It names the registration number, because an
    /// applicant has no member number yet.
    /// @param registrationDigest The member's registration number.
    /// @param signer The address.
    /// @param letterDigest The letter that authorises it.
    /// @return The struct's hash.
    function signerConsent(
        bytes32 registrationDigest,
        address signer,
        bytes32 letterDigest
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(SIGNER_CONSENT, registrationDigest, signer, letterDigest));
    }

    /// @notice See {IMemberRegistry.setSigner}.
    /// @param member The member.
    /// @param grant The grant.
    /// @param letterDigest The letter.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function setSigner(
        MemberId member,
        SignerGrant calldata grant,
        bytes32 letterDigest,
        Envelope calldata envelope
    ) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    SET_SIGNER,
                    member,
                    grant.signer,
                    grant.scopes,
                    grant.validUntil,
                    letterDigest,
                    envelope.nonce,
                    envelope.deadline
                )
            );
    }

    /// @notice See {IMemberRegistry.revokeSigner}.
    /// @param member The member.
    /// @param signer The signer.
    /// @param letterDigest The letter.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function revokeSigner(
        MemberId member,
        address signer,
        bytes32 letterDigest,
        Envelope calldata envelope
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(REVOKE_SIGNER, member, signer, letterDigest, envelope.nonce, envelope.deadline));
    }

    /// @notice See {IMemberRegistry.setPolicy}.
    /// @param member The member.
    /// @param scope The scope.
    /// @param policy The policy.
    /// @param letterDigest The letter.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function setPolicy(
        MemberId member,
        uint16 scope,
        Policy calldata policy,
        bytes32 letterDigest,
        Envelope calldata envelope
    ) internal pure returns (bytes32) {
        // The policy's members are encoded in their own order, as one run of words: the type string names them flat.
        return
            keccak256(abi.encode(SET_POLICY, member, scope, policy, letterDigest, envelope.nonce, envelope.deadline));
    }

    /// @notice See {IMemberRegistry.changeName}.
    /// @param member The member.
    /// @param nameDigest The name.
    /// @param since Its date.
    /// @param evidenceDigest The evidence.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function changeName(
        MemberId member,
        bytes32 nameDigest,
        Day since,
        bytes32 evidenceDigest,
        Envelope calldata envelope
    ) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(CHANGE_NAME, member, nameDigest, since, evidenceDigest, envelope.nonce, envelope.deadline)
            );
    }

    /// @notice See {IMemberRegistry.changeProfile}.
    /// @param member The member.
    /// @param profileDigest The profile.
    /// @param profileURI Where it is kept.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function changeProfile(
        MemberId member,
        bytes32 profileDigest,
        string calldata profileURI,
        Envelope calldata envelope
    ) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    CHANGE_PROFILE,
                    member,
                    profileDigest,
                    keccak256(bytes(profileURI)),
                    envelope.nonce,
                    envelope.deadline
                )
            );
    }

    /// @notice See {IMemberRegistry.changePayout}.
    /// @param member The member.
    /// @param payout The address.
    /// @param bankAccount The bank account.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function changePayout(
        MemberId member,
        address payout,
        bytes32 bankAccount,
        Envelope calldata envelope
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(CHANGE_PAYOUT, member, payout, bankAccount, envelope.nonce, envelope.deadline));
    }

    /// @notice See {IMemberRegistry.exit}.
    /// @param member The member.
    /// @param evidenceDigest The evidence.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function exit(MemberId member, bytes32 evidenceDigest, Envelope calldata envelope) internal pure returns (bytes32) {
        return keccak256(abi.encode(EXIT, member, evidenceDigest, envelope.nonce, envelope.deadline));
    }

    /// @notice An act that names nothing but the member: {CANCEL_PAYOUT_CHANGE} or {CANCEL_RECOVERY}.
    /// @param typeHash Which of them.
    /// @param member The member.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function plain(bytes32 typeHash, MemberId member, Envelope calldata envelope) internal pure returns (bytes32) {
        return keccak256(abi.encode(typeHash, member, envelope.nonce, envelope.deadline));
    }
}
