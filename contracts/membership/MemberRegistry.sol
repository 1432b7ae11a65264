// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Day} from "../types/Day.sol";
import {MemberId} from "../types/Ids.sol";
import {MemberClass, MemberStatus, Scope} from "./IMembers.sol";
import {
    Application,
    Cited,
    Envelope,
    IMemberRegistry,
    Member,
    Name,
    RegistrationType,
    Signer,
    SignerGrant,
    SignerState,
    SuccessionCause
} from "./IMemberRegistry.sol";
import {KeyRescue} from "./KeyRescue.sol";
import {MemberActs} from "./MemberActs.sol";

/// @title MemberRegistry
/// @notice Who takes part in the consortium, from application to exit or succession. {Signers} holds the keys, {Payouts} the accounts,
/// {KeyRescue} what happens to stolen and lost keys, {Standing} who stands for whom.
/// @dev Every slot can be rebuilt from the events alone. Nothing here is about a natural person: names and numbers are those of
/// legal entities, and only as digests. There is no loop but over the signers of one application, the signatures of one
/// envelope and the hops of one chain, each with a limit.
/// @custom:security-contact security@jointly.example
contract MemberRegistry is KeyRescue {
    /// @notice How long a succession waits before it takes effect.
    uint40 public constant SUCCESSION_DELAY = PAYOUT_DELAY;
    /// @notice The signers an application may name.
    uint8 public constant FIRST_SIGNERS_MAX = 8;
    /// @notice The bytes a profile's URI may have.
    uint16 public constant PROFILE_URI_MAX = 256;

    uint32 private _memberCount;
    mapping(MemberId member => bytes32 digest) private _profiles;
    mapping(MemberId member => bytes32 hash) private _applications;
    mapping(MemberId member => mapping(uint32 number => Name name)) private _names;
    mapping(bytes32 registrationDigest => MemberId member) private _byRegistration;

    /// @notice Begins without members.
    /// @param authority_ The AccessManager whose roles admit members and rescue keys.
    constructor(address authority_) AccessManaged(authority_) EIP712("Jointly MemberRegistry", "1") {}

    // --------------------------------------------------------------------------------------------- admission and standing

    /// @inheritdoc IMemberRegistry
    function applyForMembership(
        Application calldata application,
        bytes[] calldata consents
    ) external override returns (MemberId member) {
        // Check
        _requireApplication(application);
        _requireFirstSigners(application, consents);

        // Effect
        member = MemberId.wrap(++_memberCount);
        Member storage record = _members[member];
        record.class = application.class;
        record.status = MemberStatus.Applied;
        record.registrationType = application.registrationType;
        _registrations[member] = application.registrationDigest;
        _applications[member] = _applicationHash(application.signers, application.letterDigest);

        // Log
        emit MemberApplied(
            member,
            application.class,
            application.registrationType,
            application.registrationDigest,
            application.signers,
            application.letterDigest
        );

        // Effect
        _addName(member, application.nameDigest, application.nameSince, application.letterDigest);
        _writeProfile(member, application.profileDigest, application.profileURI);
        _firstPayout(member, application.payout, application.bankAccount);
    }

    /// @inheritdoc IMemberRegistry
    function admit(
        MemberId member,
        SignerGrant[] calldata signers,
        bytes32 letterDigest,
        bytes32 evidenceDigest
    ) external override restricted {
        // Check: what is admitted is what was applied for, and the number is still free.
        _requireDigest(evidenceDigest, Cited.Evidence);
        _requireStatus(member, MemberStatus.Applied);
        bytes32 given = _applicationHash(signers, letterDigest);
        if (given != _applications[member]) revert MemberSignersMismatch(given, _applications[member]);
        bytes32 registrationDigest = _registrations[member];
        _requireRegistrationFree(registrationDigest);

        // Effect
        _byRegistration[registrationDigest] = member;
        _writeStatus(member, MemberStatus.Active, evidenceDigest);

        // Effect: the first signers act at once.
        for (uint256 i = 0; i < signers.length; ++i) {
            SignerGrant calldata grant = signers[i];
            Signer memory record = _requireFree(grant.signer);
            record.member = member;
            record.scopes = grant.scopes;
            record.activeFrom = uint40(block.timestamp);
            record.validUntil = grant.validUntil;
            record.state = SignerState.Granted;
            _writeSigner(grant.signer, record, letterDigest);
        }
    }

    /// @inheritdoc IMemberRegistry
    function suspendMember(MemberId member, bytes32 evidenceDigest) external override restricted {
        // Check
        _requireDigest(evidenceDigest, Cited.Evidence);
        _requireStatus(member, MemberStatus.Active);

        // Effect
        _writeStatus(member, MemberStatus.Suspended, evidenceDigest);
    }

    /// @inheritdoc IMemberRegistry
    function reinstateMember(MemberId member, bytes32 evidenceDigest) external override restricted {
        // Check
        _requireDigest(evidenceDigest, Cited.Evidence);
        _requireStatus(member, MemberStatus.Suspended);

        // Effect
        _writeStatus(member, MemberStatus.Active, evidenceDigest);
    }

    /// @inheritdoc IMemberRegistry
    function exit(MemberId member, bytes32 evidenceDigest, Envelope calldata envelope) external override {
        // Check: active or suspended, so that a suspension cannot keep anybody in.
        _requireDigest(evidenceDigest, Cited.Evidence);
        _authorise(member, MemberActs.exit(member, evidenceDigest, envelope), envelope);
        if (_members[member].status != MemberStatus.Suspended) _requireStatus(member, MemberStatus.Active);

        // Effect
        _writeStatus(member, MemberStatus.Exited, evidenceDigest);
    }

    /// @inheritdoc IMemberRegistry
    function recordSuccession(
        MemberId member,
        MemberId successor,
        SuccessionCause cause,
        bytes32 evidenceDigest
    ) external override restricted {
        // Check: the member was admitted and has no successor.
        _requireDigest(evidenceDigest, Cited.Evidence);
        Member storage record = _members[member];
        if (record.succeededFrom != 0) revert MemberSuccessionExists(member, record.successor);
        _requireOwnMaster(member);

        // Check: the successor is active and the end of its chain, so that no cycle can arise.
        Member storage heir = _members[successor];
        if (!_canSucceed(heir) || successor == member) revert MemberSuccessorInvalid(successor, _statusOf(heir));
        uint8 depth = record.depth + 1;
        if (depth > SUCCESSION_HOPS_MAX) revert MemberSuccessionTooDeep(depth, SUCCESSION_HOPS_MAX);

        // Effect
        uint40 effectiveAt = _after(SUCCESSION_DELAY);
        record.successor = successor;
        record.succeededFrom = effectiveAt;
        if (depth > heir.depth) heir.depth = depth;

        // Log
        emit SuccessionRecorded(member, successor, cause, effectiveAt, heir.depth, evidenceDigest);
    }

    /// @inheritdoc IMemberRegistry
    function cancelSuccession(MemberId member, bytes32 evidenceDigest) external override restricted {
        // Check
        _requireDigest(evidenceDigest, Cited.Evidence);
        Member storage record = _members[member];
        uint40 from = record.succeededFrom;
        if (block.timestamp >= from) revert MemberSuccessionNotPending(member, from);

        // Effect
        MemberId successor = record.successor;
        record.successor = MemberId.wrap(0);
        record.succeededFrom = 0;

        // Log
        emit SuccessionCancelled(member, successor, evidenceDigest);
    }

    // --------------------------------------------------------------------------------------------------- name and profile

    /// @inheritdoc IMemberRegistry
    function changeName(
        MemberId member,
        bytes32 nameDigest,
        Day since,
        bytes32 evidenceDigest,
        Envelope calldata envelope
    ) external override {
        // Check
        _requireDigest(nameDigest, Cited.Name);
        _requireDigest(evidenceDigest, Cited.Evidence);
        _authorise(member, MemberActs.changeName(member, nameDigest, since, evidenceDigest, envelope), envelope);
        Day previous = _names[member][_members[member].names - 1].since;
        if (since < previous) revert MemberNameOutOfOrder(since, previous);

        // Effect
        _addName(member, nameDigest, since, evidenceDigest);
    }

    /// @inheritdoc IMemberRegistry
    function changeProfile(
        MemberId member,
        bytes32 profileDigest,
        string calldata profileURI,
        Envelope calldata envelope
    ) external override {
        // Check
        _requireURI(profileURI);
        _authorise(member, MemberActs.changeProfile(member, profileDigest, profileURI, envelope), envelope);

        // Effect
        _writeProfile(member, profileDigest, profileURI);
    }

    // ------------------------------------------------------------------------------------------------------------- views

    /// @inheritdoc IMemberRegistry
    function memberCount() external view override returns (uint32) {
        return _memberCount;
    }

    /// @inheritdoc IMemberRegistry
    function digestsOf(
        MemberId member
    ) external view override returns (bytes32 registrationDigest, bytes32 profileDigest, bytes32 applicationHash) {
        return (_registrations[member], _profiles[member], _applications[member]);
    }

    /// @inheritdoc IMemberRegistry
    function memberByRegistration(bytes32 registrationDigest) external view override returns (MemberId) {
        return _byRegistration[registrationDigest];
    }

    /// @inheritdoc IMemberRegistry
    function nameOf(MemberId member, uint32 number) external view override returns (Name memory) {
        return _names[member][number];
    }

    // ----------------------------------------------------------------------------------------------------------- private

    /// @dev May this member succeed another: active, and at the end of its chain?
    function _canSucceed(Member storage heir) private view returns (bool) {
        return heir.status == MemberStatus.Active && heir.succeededFrom == 0;
    }

    /// @dev Writes a member's status and logs it.
    function _writeStatus(MemberId member, MemberStatus status, bytes32 evidenceDigest) private {
        // Effect
        _members[member].status = status;

        // Log
        emit MemberStatusChanged(member, status, evidenceDigest);
    }

    /// @dev Appends a name and logs it.
    function _addName(MemberId member, bytes32 nameDigest, Day since, bytes32 evidenceDigest) private {
        // Effect
        uint32 number = _members[member].names++;
        _names[member][number] = Name(nameDigest, since);

        // Log
        emit MemberNameChanged(member, number, nameDigest, since, evidenceDigest);
    }

    /// @dev Writes a profile's digest and logs it with its URI, which is kept in the log only.
    function _writeProfile(MemberId member, bytes32 profileDigest, string calldata profileURI) private {
        // Effect
        _profiles[member] = profileDigest;

        // Log
        emit MemberProfileChanged(member, profileDigest, profileURI);
    }

    /// @dev Reverts unless the application's own data is complete and its number free.
    function _requireApplication(Application calldata application) private view {
        if (application.class == MemberClass.None || application.registrationType == RegistrationType.None) {
            revert MemberKindMissing(application.class, application.registrationType);
        }
        _requireDigest(application.registrationDigest, Cited.Registration);
        _requireDigest(application.nameDigest, Cited.Name);
        _requireDigest(application.letterDigest, Cited.Letter);
        _requireURI(application.profileURI);
        _requireRegistrationFree(application.registrationDigest);
    }

    /// @dev Reverts unless the signers applied for are free, agree, are distinct, and one of them is an admin signer.
    function _requireFirstSigners(Application calldata application, bytes[] calldata consents) private view {
        uint256 count = application.signers.length;
        if (count > FIRST_SIGNERS_MAX) revert MemberSignersCount(count, FIRST_SIGNERS_MAX);
        if (consents.length != count) revert MemberConsentsCount(consents.length, count);

        uint16 all = 0;
        address previous = address(0);
        for (uint256 i = 0; i < count; ++i) {
            SignerGrant calldata grant = application.signers[i];
            _requireAscending(previous, grant.signer);
            _requireFree(grant.signer);
            _requireScopes(grant.scopes);
            _requireLasts(grant.validUntil, block.timestamp);
            _requireConsent(application.registrationDigest, grant.signer, application.letterDigest, consents[i]);
            all |= grant.scopes;
            previous = grant.signer;
        }
        if (all & Scope.ADMIN == 0) revert MemberAdminMissing();
    }

    /// @dev Reverts when a registration number is an admitted member's.
    function _requireRegistrationFree(bytes32 registrationDigest) private view {
        MemberId holder = _byRegistration[registrationDigest];
        if (holder != MemberId.wrap(0)) revert MemberRegistrationTaken(registrationDigest, holder);
    }

    /// @dev Reverts when a URI is too long.
    function _requireURI(string calldata uri) private pure {
        uint256 length = bytes(uri).length;
        if (length > PROFILE_URI_MAX) revert MemberURITooLong(length, PROFILE_URI_MAX);
    }

    /// @dev What an admission must match: the signers and the letter applied with.
    function _applicationHash(SignerGrant[] calldata signers, bytes32 letterDigest) private pure returns (bytes32) {
        return keccak256(abi.encode(signers, letterDigest));
    }
}
