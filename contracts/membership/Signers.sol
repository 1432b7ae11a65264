// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {MemberId} from "../types/Ids.sol";
import {IMembers, MemberSignature, MemberStatus, Scope} from "./IMembers.sol";
import {
    Cited,
    Envelope,
    IMemberRegistry,
    Member,
    Policy,
    Signer,
    SignerGrant,
    SignerState
} from "./IMemberRegistry.sol";
import {MemberActs} from "./MemberActs.sol";
import {Standing} from "./Standing.sol";

/// @title Signers
/// @notice Which addresses act for a member, how many of them an act needs, and how an act is authorised.
/// @dev {requireActsAlone} is on every other contract's hot path: one slot for the signer, one for the member, and a third only where
/// the scope has a policy. An ERC-1271 wallet is asked by static call: it can refuse, waste the gas of its own act, or
/// change its mind later, but not re-enter to write.
abstract contract Signers is Standing, EIP712 {
    /// @notice How long a new or widened signer waits before it acts.
    uint40 public constant SIGNER_DELAY = 2 days;
    /// @notice The signers an act may need, and the signatures an envelope may hold.
    uint8 public constant SIGNATURES_MAX = 8;

    uint16 private constant ALL_SCOPES =
        Scope.AGREEMENTS | Scope.RECORD | Scope.ATTEST | Scope.TREASURY | Scope.VOTE | Scope.ADMIN;

    // Where fields stand in the slots of {Signer} and {Member}: `requireActsAlone` is in every act of every member.
    uint256 private constant SCOPES_AT = 32;
    uint256 private constant ACTIVE_FROM_AT = 48;
    uint256 private constant VALID_UNTIL_AT = 88;
    uint256 private constant STATE_AT = 128;
    uint256 private constant STATUS_AT = 8;
    uint256 private constant DEPTH_AT = 24;
    uint256 private constant POLICIES_AT = 32;
    uint256 private constant SUCCEEDED_FROM_AT = 80;

    mapping(address signer => Signer record) internal _signers;
    mapping(MemberId member => mapping(uint16 scope => Policy policy)) private _policies;
    mapping(MemberId member => mapping(uint192 key => uint64 next)) private _nonces;
    mapping(MemberId member => bytes32 digest) internal _registrations;

    // ----------------------------------------------------------------------------------------------------------- changes

    /// @inheritdoc IMemberRegistry
    function setSigner(
        MemberId member,
        SignerGrant calldata grant,
        bytes32 letterDigest,
        bytes calldata consent,
        Envelope calldata envelope
    ) external override {
        // Check: the member's admin signers want it.
        _requireDigest(letterDigest, Cited.Letter);
        _requireScopes(grant.scopes);
        _authorise(member, MemberActs.setSigner(member, grant, letterDigest, envelope), envelope);

        // Check: the address is free and agrees, or is this member's already.
        Signer memory record = _signers[grant.signer];
        if (record.state == SignerState.None) {
            _requireConsent(_registrations[member], grant.signer, letterDigest, consent);
            record.member = member;
        } else {
            _requireSignerOf(member, grant.signer, record);
            _requireState(grant.signer, record, SignerState.Granted);
        }

        // Effect: a narrowed signer goes on, any other waits.
        bool narrowed =
            record.state == SignerState.Granted &&
                grant.scopes & ~record.scopes == 0 &&
                grant.validUntil <= record.validUntil;
        if (!narrowed) record.activeFrom = _after(SIGNER_DELAY);
        _requireLasts(grant.validUntil, record.activeFrom);
        record.scopes = grant.scopes;
        record.validUntil = grant.validUntil;
        record.state = SignerState.Granted;
        _writeSigner(grant.signer, record, letterDigest);
    }

    /// @inheritdoc IMemberRegistry
    function revokeSigner(
        MemberId member,
        address signer,
        bytes32 letterDigest,
        Envelope calldata envelope
    ) external override {
        // Check: a signer reserved by a recovery is out of reach, else a thief could block the recovery.
        _requireDigest(letterDigest, Cited.Letter);
        _authorise(member, MemberActs.revokeSigner(member, signer, letterDigest, envelope), envelope);
        Signer memory record = _signers[signer];
        _requireSignerOf(member, signer, record);
        if (!_isLive(record)) _requireState(signer, record, SignerState.Granted);

        // Effect
        record.state = SignerState.Revoked;
        _writeSigner(signer, record, letterDigest);
    }

    /// @inheritdoc IMemberRegistry
    function setPolicy(
        MemberId member,
        uint16 scope,
        Policy calldata policy,
        bytes32 letterDigest,
        Envelope calldata envelope
    ) external override {
        // Check
        _requireDigest(letterDigest, Cited.Letter);
        _requireScope(scope);
        if (!_isPolicy(policy)) revert MemberPolicyInvalid(policy);
        _authorise(member, MemberActs.setPolicy(member, scope, policy, letterDigest, envelope), envelope);

        // Effect
        _writePolicy(member, scope, policy, letterDigest);
    }

    /// @inheritdoc IMemberRegistry
    function invalidateNonce(MemberId member, uint192 key) external override {
        // Check
        _requireAdmin(member, msg.sender);

        // Effect
        _advanceNonce(member, key);
    }

    // ----------------------------------------------------------------------------------------------------- who may sign

    /// @inheritdoc IMembers
    function requireActsAlone(MemberId member, address signer, uint16 scope, uint96 amount) external view override {
        _requireActing(member, signer, scope, amount);
    }

    /// @inheritdoc IMembers
    function requireOutsideSigner(
        MemberId member,
        address signer,
        uint16 scope,
        uint96 amount,
        MemberId other
    ) external view override returns (bool apart) {
        (MemberId acting, uint256 own) = _requireActing(member, signer, scope, amount);
        if (acting == other) return false;
        return uint8(own >> DEPTH_AT) == 0 || _standsFor(other) != acting;
    }

    /// @inheritdoc IMembers
    function areApart(MemberId member, MemberId other) external view override returns (bool) {
        return _isApart(_standsFor(member), other);
    }

    /// @inheritdoc IMembers
    function requireJointSignatures(
        MemberId member,
        uint16 scope,
        uint96 amount,
        bytes32 digest,
        MemberSignature[] calldata signatures
    ) external view override {
        _requireScope(scope);
        MemberId acting = _standsFor(member);
        _requireStatus(acting, MemberStatus.Active);
        _requireEnvelope(acting, scope, amount, digest, signatures);
    }

    /// @inheritdoc IMembers
    function memberOf(address signer) external view override returns (MemberId) {
        return _signers[signer].member;
    }

    /// @inheritdoc IMemberRegistry
    function requiredSigners(MemberId member, uint16 scope, uint96 amount) external view override returns (uint8) {
        _requireScope(scope);
        return _required(_standsFor(member), scope, amount);
    }

    /// @inheritdoc IMemberRegistry
    function signerRecord(address signer) external view override returns (Signer memory) {
        return _signers[signer];
    }

    /// @inheritdoc IMemberRegistry
    function policyOf(MemberId member, uint16 scope) external view override returns (Policy memory) {
        return _policies[member][scope];
    }

    /// @inheritdoc IMemberRegistry
    function nextNonce(MemberId member, uint192 key) external view override returns (uint256) {
        return (uint256(key) << 64) | _nonces[member][key];
    }

    // ---------------------------------------------------------------------------------------------------------- internal

    /// @dev Reverts unless the member's admin signers authorise the act, as many as its policy asks for.
    function _authorise(MemberId member, bytes32 structHash, Envelope calldata envelope) internal {
        _requireOwnMaster(member);
        if (envelope.signatures.length != 0) {
            bytes32 digest = _open(member, structHash, envelope);
            _requireEnvelope(member, Scope.ADMIN, 0, digest, envelope.signatures);
            return;
        }
        _requireAdmin(member, msg.sender);
        _requireEnough(member, Scope.ADMIN, 0, 1);
    }

    /// @dev Reverts unless one admin signer authorises the act, whatever the policy: for acts that only stop something.
    function _authoriseAlone(
        MemberId member,
        bytes32 structHash,
        Envelope calldata envelope
    ) internal returns (address signer) {
        uint256 given = envelope.signatures.length;
        _requireAtMost(given, 1);
        if (given == 0) {
            _requireAdmin(member, msg.sender);
            return msg.sender;
        }
        bytes32 digest = _open(member, structHash, envelope);
        signer = envelope.signatures[0].signer;
        _requireAdmin(member, signer);
        _requireSignature(signer, digest, envelope.signatures[0].signature);
    }

    /// @dev Reverts unless the address agrees to sign for the member: as the caller, or by signature.
    function _requireConsent(
        bytes32 registrationDigest,
        address signer,
        bytes32 letterDigest,
        bytes calldata consent
    ) internal view {
        if (signer == msg.sender) return;
        bytes32 structHash = MemberActs.signerConsent(registrationDigest, signer, letterDigest);
        _requireSignature(signer, _hashTypedDataV4(structHash), consent);
    }

    /// @dev Reverts unless the mask has known bits, and at least one.
    function _requireScopes(uint16 scopes) internal pure {
        if (scopes == 0) revert MemberScopesInvalid(scopes);
        if (scopes & ~ALL_SCOPES != 0) revert MemberScopesInvalid(scopes);
    }

    /// @dev Reverts unless the record is of a signer of this member.
    function _requireSignerOf(MemberId member, address signer, Signer memory record) internal pure {
        if (record.member != member) revert MemberSignerNotOf(signer, record.member, member);
    }

    /// @dev Reverts unless the record is in the state.
    function _requireState(address signer, Signer memory record, SignerState state) internal pure {
        if (record.state != state) revert MemberSignerStateWrong(signer, record.state);
    }

    /// @dev The record of an address that is nobody's; reverts for any other.
    function _requireFree(address signer) internal view returns (Signer memory record) {
        record = _signers[signer];
        if (record.state != SignerState.None) revert MemberSignerTaken(signer, record.member);
    }

    /// @dev Reverts unless a signer is above the one before it.
    function _requireAscending(address previous, address signer) internal pure {
        if (signer <= previous) revert MemberSignersNotAscending(previous, signer);
    }

    /// @dev Reverts when a grant would be over before it begins.
    function _requireLasts(uint40 validUntil, uint256 earliest) internal pure {
        if (validUntil < earliest) revert MemberGrantTooShort(validUntil, uint40(earliest));
    }

    /// @dev Can the signer still be revoked?
    function _isLive(Signer memory record) internal pure returns (bool) {
        return record.state == SignerState.Granted || record.state == SignerState.Suspended;
    }

    /// @dev Writes a signer's record and logs it.
    function _writeSigner(address signer, Signer memory record, bytes32 letterDigest) internal {
        // Effect
        _signers[signer] = record;

        // Log
        emit SignerChanged(
            record.member,
            signer,
            record.state,
            record.scopes,
            record.activeFrom,
            record.validUntil,
            letterDigest
        );
    }

    /// @dev Writes a policy and logs it. One signer for every amount is the absence of a policy.
    function _writePolicy(MemberId member, uint16 scope, Policy memory policy, bytes32 letterDigest) internal {
        // Effect
        uint16 policies = _members[member].policies;
        if (policy.base == 1 && policy.secondFrom == 0) {
            policies &= ~scope;
            policy = Policy(0, 0, 0, 0, 0);
        } else {
            policies |= scope;
        }
        _members[member].policies = policies;
        _policies[member][scope] = policy;

        // Log
        emit PolicyChanged(member, scope, policy, policies, letterDigest);
    }

    /// @dev Reverts unless the address is a usable admin signer of the member, which is its own master.
    function _requireAdmin(MemberId member, address signer) internal view {
        _requireOwnMaster(member);
        Signer memory record = _signers[signer];
        _requireSignerOf(member, signer, record);
        _requireUsable(signer, record, Scope.ADMIN);
    }

    /// @dev Reverts unless the signer may act alone for the member; returns the organisation that acts and its slot. What is in order
    /// costs one read of each slot; what is not is looked at again, to say why.
    function _requireActing(
        MemberId member,
        address signer,
        uint16 scope,
        uint96 amount
    ) private view returns (MemberId acting, uint256 own) {
        uint256 key = _slotOf(_signers[signer]);
        acting = MemberId.wrap(uint32(key));
        bool usable =
            uint8(key >> STATE_AT) == uint8(SignerState.Granted) &&
                uint16(key >> SCOPES_AT) & scope != 0 &&
                scope & (scope - 1) == 0 &&
                block.timestamp >= uint40(key >> ACTIVE_FROM_AT) &&
                block.timestamp <= uint40(key >> VALID_UNTIL_AT);
        if (acting != member || !usable) {
            _requireScope(scope);
            Signer memory record = _signers[signer];
            if (acting != member && acting != _standsFor(member)) _requireSignerOf(member, signer, record);
            _requireUsable(signer, record, scope);
        }
        own = _slotOf(_members[acting]);
        uint40 succeededFrom = uint40(own >> SUCCEEDED_FROM_AT);
        bool active =
            uint8(own >> STATUS_AT) == uint8(MemberStatus.Active) &&
                (succeededFrom == 0 || block.timestamp < succeededFrom);
        if (!active) _requireStatus(acting, MemberStatus.Active);
        if (uint16(own >> POLICIES_AT) & scope != 0) _requireEnough(acting, scope, amount, 1);
    }

    /// @dev A signer's record fills one slot; this is the slot.
    function _slotOf(Signer storage record) private view returns (uint256 word) {
        assembly ("memory-safe") {
            word := sload(record.slot)
        }
    }

    /// @dev A member's record fills one slot; this is the slot.
    function _slotOf(Member storage record) private view returns (uint256 word) {
        assembly ("memory-safe") {
            word := sload(record.slot)
        }
    }

    /// @dev Opens an envelope: in time, with the next nonce of its key, which is used up. Returns what was signed.
    function _open(MemberId member, bytes32 structHash, Envelope calldata envelope) private returns (bytes32) {
        // Check
        if (block.timestamp > envelope.deadline) revert MemberDeadlinePassed(envelope.deadline, block.timestamp);
        uint192 key = uint192(envelope.nonce >> 64);
        uint256 expected = (uint256(key) << 64) | _nonces[member][key];
        if (envelope.nonce != expected) revert MemberNonceWrong(member, envelope.nonce, expected);

        // Effect
        _advanceNonce(member, key);
        return _hashTypedDataV4(structHash);
    }

    /// @dev Uses up a nonce and logs it.
    function _advanceNonce(MemberId member, uint192 key) private {
        // Effect
        uint64 next = ++_nonces[member][key];

        // Log
        emit NonceUsed(member, key, next);
    }

    /// @dev Reverts unless enough distinct signers of the member signed, in ascending order, each of them usable.
    function _requireEnvelope(
        MemberId member,
        uint16 scope,
        uint96 amount,
        bytes32 digest,
        MemberSignature[] calldata signatures
    ) private view {
        uint256 given = signatures.length;
        _requireAtMost(given, SIGNATURES_MAX);
        _requireEnough(member, scope, amount, given);

        address previous = address(0);
        for (uint256 i = 0; i < given; ++i) {
            address signer = signatures[i].signer;
            _requireAscending(previous, signer);
            Signer memory record = _signers[signer];
            _requireSignerOf(member, signer, record);
            _requireUsable(signer, record, scope);
            _requireSignature(signer, digest, signatures[i].signature);
            previous = signer;
        }
    }

    /// @dev How many signers the member's policy asks for; no slot is read where the scope has none.
    function _required(MemberId member, uint16 scope, uint96 amount) private view returns (uint8) {
        if (_members[member].policies & scope == 0) return 1;
        Policy memory policy = _policies[member][scope];
        if (policy.thirdFrom != 0 && amount >= policy.thirdFrom) return policy.third;
        if (policy.secondFrom != 0 && amount >= policy.secondFrom) return policy.second;
        return policy.base;
    }

    /// @dev Reverts when the policy asks for more signers than are given.
    function _requireEnough(MemberId member, uint16 scope, uint96 amount, uint256 given) private view {
        uint8 required = _required(member, scope, amount);
        if (given < required) revert MemberSignaturesTooFew(member, given, required);
    }

    /// @dev Reverts when more signatures are given than allowed.
    function _requireAtMost(uint256 given, uint256 limit) private pure {
        if (given > limit) revert MemberSignaturesTooMany(given, limit);
    }

    /// @dev Reverts unless the signature is the signer's.
    function _requireSignature(address signer, bytes32 digest, bytes calldata signature) private view {
        // A key's own signature is valid whatever code stands at its address, and most signers are keys: so it is asked first.
        (address recovered, ECDSA.RecoverError problem, ) = ECDSA.tryRecoverCalldata(digest, signature);
        if (problem == ECDSA.RecoverError.NoError && recovered == signer) return;
        if (!SignatureChecker.isValidERC1271SignatureNowCalldata(signer, digest, signature)) {
            revert MemberSignatureInvalid(signer, digest);
        }
    }

    /// @dev Reverts unless the signer may act in the scope at this moment.
    function _requireUsable(address signer, Signer memory record, uint16 scope) private view {
        _requireState(signer, record, SignerState.Granted);
        if (record.scopes & scope == 0) revert MemberSignerLacksScope(signer, record.scopes, scope);
        if (block.timestamp < record.activeFrom) revert MemberSignerNotYetActive(signer, record.activeFrom);
        if (block.timestamp > record.validUntil) revert MemberSignerExpired(signer, record.validUntil);
    }

    /// @dev Reverts unless exactly one known scope is named.
    function _requireScope(uint16 scope) private pure {
        _requireScopes(scope);
        if (scope & (scope - 1) != 0) revert MemberScopesInvalid(scope);
    }

    /// @dev Do the policy's bands ascend, in amount and in signers, within the limit? What does not exist must be 0.
    function _isPolicy(Policy calldata policy) private pure returns (bool) {
        uint8 most = policy.base;
        if (most == 0) return false;
        if (policy.secondFrom != 0) {
            if (policy.second <= most) return false;
            most = policy.second;
        } else if (policy.second != 0) {
            return false;
        }
        if (policy.thirdFrom != 0) {
            if (policy.secondFrom == 0) return false;
            if (policy.thirdFrom <= policy.secondFrom) return false;
            if (policy.third <= most) return false;
            most = policy.third;
        } else if (policy.third != 0) {
            return false;
        }
        return most <= SIGNATURES_MAX;
    }
}
