// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Day} from "../types/Day.sol";
import {MemberId} from "../types/Ids.sol";
import {IMembers, MemberClass, MemberSignature, MemberStatus} from "./IMembers.sol";

/// @dev Which register a member's registration number is from.
enum RegistrationType {
    None,
    UnifiedSocialCreditCode, // 统一社会信用代码 (GB 32100)
    Ror, // Research Organization Registry
    Other
}

/// @dev The digests that an act must cite.
enum Cited {
    Registration,
    Name,
    Letter, // the sealed authorisation letter (密钥授权书)
    Evidence
}

/// @dev Why a member is succeeded.
enum SuccessionCause {
    Merger, // 合并
    Division, // 分立
    Dissolution // 注销
}

/// @dev Where a signer stands. Revoked is final. Reserved: named by a recovery that has not taken effect.
enum SignerState {
    None,
    Granted,
    Suspended,
    Revoked,
    Reserved
}

/// @dev What a member gives to one address: a mask of {Scope} and the last second at which it may sign.
struct SignerGrant {
    address signer;
    uint16 scopes;
    uint40 validUntil;
}

/// @dev A signer's record: one slot.
struct Signer {
    MemberId member; // for ever
    uint16 scopes;
    uint40 activeFrom; // first second at which it may act
    uint40 validUntil; // last second at which it may act
    SignerState state;
    uint16 cancelledSeries; // the last series of recoveries in which it cancelled one
}

/// @dev How many distinct signers an act needs, in up to three bands of amount: one slot. `second` counts from the amount
/// `secondFrom` on, `third` from `thirdFrom` on; a band whose `from` is 0 does not exist.
struct Policy {
    uint8 base;
    uint8 second;
    uint8 third;
    uint96 secondFrom;
    uint96 thirdFrom;
}

/// @dev What other contracts ask most about a member: one slot.
struct Member {
    MemberClass class;
    MemberStatus status; // a succession that took effect is not written here, see {IMembers.standing}
    RegistrationType registrationType;
    uint8 depth; // an upper bound of the hops that lead here through predecessors
    uint16 policies; // scopes that have a policy
    MemberId successor;
    uint40 succeededFrom; // first second of the successor
    uint40 frozenUntil; // first second at which the payout may be changed again
    uint32 names; // how many names it has had
}

/// @dev One name of a member's history (更名).
struct Name {
    bytes32 digest;
    Day since;
}

/// @dev Where money owed to a member goes now, and from `nextFrom` on when that is not 0.
struct Payout {
    address payout;
    uint40 nextFrom;
    address nextPayout;
    bytes32 bankAccount;
    bytes32 nextBankAccount;
}

/// @dev The latest recovery of a lost key.
struct Recovery {
    address newSigner;
    uint40 effectiveAt; // first second at which it may be completed
    uint40 since; // start of its series; only who was active then may cancel
    uint16 series; // recoveries that follow a cancelled one belong to one series
    address lostSigner; // revoked on completion; may be zero
    bool pending;
    bytes32 letterDigest;
}

/// @dev The first officer's report of a stolen key.
struct StolenReport {
    address officer;
    uint40 reportedAt;
}

/// @dev What an applicant states. Every digest is of a document kept off-chain.
struct Application {
    MemberClass class;
    RegistrationType registrationType;
    bytes32 registrationDigest;
    bytes32 nameDigest;
    Day nameSince;
    bytes32 profileDigest;
    string profileURI;
    address payout;
    bytes32 bankAccount;
    SignerGrant[] signers;
    bytes32 letterDigest;
}

/// @dev The authority for a member's act. Without signatures the caller acts itself. With signatures anybody may relay the
/// act until `deadline` (inclusive); `nonce` is `key << 64 | sequence`, so acts under different keys do not wait for each other.
struct Envelope {
    uint256 nonce;
    uint40 deadline;
    MemberSignature[] signatures;
}

/// @title IMemberRegistry
/// @notice Who takes part: legal entities, the keys that act for them, and where they are paid. A member acts through its admin
/// signers, directly or by an {Envelope}; the AccessManager's roles admit, suspend and succeed members and rescue keys.
interface IMemberRegistry is IMembers {
    // ------------------------------------------------------------------------------------------------------------ events

    /// @notice Emitted when a legal entity applies. Name, profile and payout follow in events of their own.
    /// @param member The number it gets.
    /// @param class Its stakeholder class.
    /// @param registrationType Which register its number is from.
    /// @param registrationDigest The digest of its registration number.
    /// @param signers Who may sign for it from its admission on.
    /// @param letterDigest The digest of its sealed authorisation letter (密钥授权书).
    event MemberApplied(
        MemberId indexed member,
        MemberClass indexed class,
        RegistrationType registrationType,
        bytes32 indexed registrationDigest,
        SignerGrant[] signers,
        bytes32 letterDigest
    );

    /// @notice Emitted when a member is admitted, suspended, reinstated, or exits.
    /// @param member The member.
    /// @param status Its status from now on.
    /// @param evidenceDigest The digest of the document behind the change.
    event MemberStatusChanged(MemberId indexed member, MemberStatus indexed status, bytes32 evidenceDigest);

    /// @notice Emitted for a member's first name and each later one.
    /// @param member The member.
    /// @param number The name's place in the history, from 0.
    /// @param nameDigest The digest of the name.
    /// @param since The date from which it is borne.
    /// @param evidenceDigest The digest of the document behind it; of the authorisation letter for the first.
    event MemberNameChanged(
        MemberId indexed member,
        uint32 number,
        bytes32 nameDigest,
        Day since,
        bytes32 evidenceDigest
    );

    /// @notice Emitted when a member's profile is set.
    /// @param member The member.
    /// @param profileDigest The digest of the profile.
    /// @param profileURI Where the profile is kept.
    event MemberProfileChanged(MemberId indexed member, bytes32 profileDigest, string profileURI);

    /// @notice Emitted after each change of a signer's record, with all of it.
    /// @param member The member it signs for.
    /// @param signer The address.
    /// @param state Its state.
    /// @param scopes What it may sign.
    /// @param activeFrom The first second at which it may act.
    /// @param validUntil The last second at which it may act.
    /// @param letterDigest The digest of the sealed letter behind the change.
    event SignerChanged(
        MemberId indexed member,
        address indexed signer,
        SignerState state,
        uint16 scopes,
        uint40 activeFrom,
        uint40 validUntil,
        bytes32 letterDigest
    );

    /// @notice Emitted when a policy is set, or cleared (then all its fields are 0).
    /// @param member The member.
    /// @param scope The scope.
    /// @param policy The policy.
    /// @param policies All scopes of the member that have a policy now.
    /// @param letterDigest The digest of the sealed letter behind the change.
    event PolicyChanged(
        MemberId indexed member,
        uint16 indexed scope,
        Policy policy,
        uint16 policies,
        bytes32 letterDigest
    );

    /// @notice Emitted after each change of where a member is paid, with all of it.
    /// @param member The member.
    /// @param payout Where its tokens go.
    /// @param bankAccount The digest of its bank account.
    /// @param nextPayout Where its tokens will go.
    /// @param nextBankAccount The digest of its bank account to be.
    /// @param nextFrom The first second of the latter two, 0 when no change is pending.
    event PayoutChanged(
        MemberId indexed member,
        address indexed payout,
        bytes32 bankAccount,
        address nextPayout,
        bytes32 nextBankAccount,
        uint40 nextFrom
    );

    /// @notice Emitted when a rescue of keys freezes the payout against change.
    /// @param member The member.
    /// @param frozenUntil The first second at which it may be changed again.
    event PayoutFrozen(MemberId indexed member, uint40 frozenUntil);

    /// @notice Emitted when an officer reports a stolen key; with the second officer it is suspended.
    /// @param member The member it signs for.
    /// @param signer The key.
    /// @param officer Who reports.
    /// @param letterDigest The digest of the sealed letter.
    /// @param officers 1 for the first officer, 2 for the second.
    event StolenKeyReported(
        MemberId indexed member,
        address indexed signer,
        address indexed officer,
        bytes32 letterDigest,
        uint8 officers
    );

    /// @notice Emitted when the council starts to recover a lost key, or replaces a recovery that is pending.
    /// @param member The member.
    /// @param newSigner The admin signer to be.
    /// @param lostSigner The key to be revoked, or zero.
    /// @param effectiveAt The first second at which it may be completed.
    /// @param since Only a signer active since then may cancel.
    /// @param series The number of the series it belongs to.
    /// @param letterDigest The digest of the sealed letter.
    event RecoveryStarted(
        MemberId indexed member,
        address indexed newSigner,
        address indexed lostSigner,
        uint40 effectiveAt,
        uint40 since,
        uint16 series,
        bytes32 letterDigest
    );

    /// @notice Emitted when an admin signer cancels a recovery.
    /// @param member The member.
    /// @param signer Who cancelled.
    /// @param series The series in which this signer cannot cancel again.
    event RecoveryCancelled(MemberId indexed member, address indexed signer, uint16 series);

    /// @notice Emitted when a recovery is completed; the series ends with it.
    /// @param member The member.
    /// @param newSigner The admin signer from now on.
    /// @param lostSigner The key that was revoked, or zero.
    event RecoveryCompleted(MemberId indexed member, address indexed newSigner, address indexed lostSigner);

    /// @notice Emitted when a succession is recorded.
    /// @param member The member that will be succeeded.
    /// @param successor Who will stand for it.
    /// @param cause Merger, division or dissolution.
    /// @param effectiveAt The first second of the successor.
    /// @param depth The successor's depth from now on.
    /// @param evidenceDigest The digest of the document behind it.
    event SuccessionRecorded(
        MemberId indexed member,
        MemberId indexed successor,
        SuccessionCause cause,
        uint40 effectiveAt,
        uint8 depth,
        bytes32 evidenceDigest
    );

    /// @notice Emitted when a succession is cancelled before it took effect.
    /// @param member The member that keeps standing for itself.
    /// @param successor Who would have stood for it.
    /// @param evidenceDigest The digest of the document behind it.
    event SuccessionCancelled(MemberId indexed member, MemberId indexed successor, bytes32 evidenceDigest);

    /// @notice Emitted when a nonce is used up.
    /// @param member The member.
    /// @param key The key.
    /// @param next The next sequence number under this key.
    event NonceUsed(MemberId indexed member, uint192 indexed key, uint64 next);

    // ------------------------------------------------------------------------------------------------------------ errors

    /// @notice Thrown when a member's status does not allow the act.
    /// @param member The member.
    /// @param status Its status.
    error MemberStatusWrong(MemberId member, MemberStatus status);

    /// @notice Thrown when an application names no class or no register.
    /// @param class The class given.
    /// @param registrationType The register given.
    error MemberKindMissing(MemberClass class, RegistrationType registrationType);

    /// @notice Thrown when a digest that the act must cite is zero.
    /// @param what Which.
    error MemberDigestMissing(Cited what);

    /// @notice Thrown when a registration number is already a member's.
    /// @param registrationDigest The digest of the number.
    /// @param member Whose it is.
    error MemberRegistrationTaken(bytes32 registrationDigest, MemberId member);

    /// @notice Thrown when an application names too many signers.
    /// @param count How many.
    /// @param limit How many are allowed.
    error MemberSignersCount(uint256 count, uint256 limit);

    /// @notice Thrown when there is not one consent a signer.
    /// @param consents How many consents.
    /// @param signers How many signers.
    error MemberConsentsCount(uint256 consents, uint256 signers);

    /// @notice Thrown when none of an application's signers has the admin scope.
    error MemberAdminMissing();

    /// @notice Thrown when the signers or the letter admitted are not those applied for.
    /// @param given The hash of what was given.
    /// @param expected The hash of what was applied for.
    error MemberSignersMismatch(bytes32 given, bytes32 expected);

    /// @notice Thrown when an address is a member's already.
    /// @param signer The address.
    /// @param member Whose it is, for ever.
    error MemberSignerTaken(address signer, MemberId member);

    /// @notice Thrown when a mask of scopes is empty or has unknown bits, or a single scope was asked for and it is not one.
    /// @param scopes The mask.
    error MemberScopesInvalid(uint16 scopes);

    /// @notice Thrown when a grant would be over before it begins.
    /// @param validUntil The last second of the grant.
    /// @param earliest The first second at which it may act.
    error MemberGrantTooShort(uint40 validUntil, uint40 earliest);

    /// @notice Thrown when an address does not act for the member.
    /// @param signer The address.
    /// @param signsFor The member it signs for, 0 for none.
    /// @param member The member it should act for.
    error MemberSignerNotOf(address signer, MemberId signsFor, MemberId member);

    /// @notice Thrown when a signer's state does not allow the act.
    /// @param signer The signer.
    /// @param state Its state.
    error MemberSignerStateWrong(address signer, SignerState state);

    /// @notice Thrown when a signer's delay is not over.
    /// @param signer The signer.
    /// @param activeFrom The first second at which it may act.
    error MemberSignerNotYetActive(address signer, uint40 activeFrom);

    /// @notice Thrown when a signer's grant is over.
    /// @param signer The signer.
    /// @param validUntil The last second at which it could act.
    error MemberSignerExpired(address signer, uint40 validUntil);

    /// @notice Thrown when a signer lacks the scope.
    /// @param signer The signer.
    /// @param scopes What it may sign.
    /// @param scope What was to be signed.
    error MemberSignerLacksScope(address signer, uint16 scopes, uint16 scope);

    /// @notice Thrown when the policy asks for more signers.
    /// @param member The member that acts.
    /// @param given How many signed.
    /// @param required How many must sign.
    error MemberSignaturesTooFew(MemberId member, uint256 given, uint256 required);

    /// @notice Thrown when an envelope holds too many signatures.
    /// @param given How many.
    /// @param limit How many are allowed.
    error MemberSignaturesTooMany(uint256 given, uint256 limit);

    /// @notice Thrown when an envelope's signers are not strictly ascending.
    /// @param previous The signer before.
    /// @param signer The signer that is not above it.
    error MemberSignersNotAscending(address previous, address signer);

    /// @notice Thrown when a signature is not the signer's over this digest.
    /// @param signer The signer.
    /// @param digest The digest.
    error MemberSignatureInvalid(address signer, bytes32 digest);

    /// @notice Thrown when an envelope is relayed too late.
    /// @param deadline Its deadline.
    /// @param timestamp The block's time.
    error MemberDeadlinePassed(uint40 deadline, uint256 timestamp);

    /// @notice Thrown when an envelope's nonce is not the next one of its key.
    /// @param member The member.
    /// @param nonce The nonce given.
    /// @param expected The nonce expected.
    error MemberNonceWrong(MemberId member, uint256 nonce, uint256 expected);

    /// @notice Thrown when a policy asks for no signer, for too many, or for fewer of them at a higher amount.
    /// @param policy The policy.
    error MemberPolicyInvalid(Policy policy);

    /// @notice Thrown when the payout may not be changed yet.
    /// @param member The member.
    /// @param frozenUntil The first second at which it may.
    error MemberPayoutFrozen(MemberId member, uint40 frozenUntil);

    /// @notice Thrown when there is no change of payout to cancel.
    /// @param member The member.
    /// @param nextFrom When the last change took effect, 0 when there was none.
    error MemberPayoutNotPending(MemberId member, uint40 nextFrom);

    /// @notice Thrown when an officer calls through the AccessManager, where the caller's own address is lost.
    /// @param caller The caller.
    error MemberOfficerAnonymous(address caller);

    /// @notice Thrown when one officer reports the same key twice.
    /// @param officer The officer.
    /// @param signer The key.
    error MemberOfficerTwice(address officer, address signer);

    /// @notice Thrown when a member has no pending recovery.
    /// @param member The member.
    error MemberRecoveryNotPending(MemberId member);

    /// @notice Thrown when a recovery is completed before its time, or cancelled after it.
    /// @param member The member.
    /// @param effectiveAt Its time.
    error MemberRecoveryTime(MemberId member, uint40 effectiveAt);

    /// @notice Thrown when a signer cancels a second time in a series.
    /// @param member The member.
    /// @param signer The signer.
    /// @param series The series.
    error MemberRecoveryCancelledOnce(MemberId member, address signer, uint16 series);

    /// @notice Thrown when a signer cancels that was not active when the series began.
    /// @param signer The signer.
    /// @param activeFrom Since when it is active.
    /// @param since When the series began.
    error MemberRecoverySignerTooNew(address signer, uint40 activeFrom, uint40 since);

    /// @notice Thrown when a member cannot succeed another: not Active, or itself to be succeeded, or the same.
    /// @param successor The successor.
    /// @param status Its status.
    error MemberSuccessorInvalid(MemberId successor, MemberStatus status);

    /// @notice Thrown when a member has a successor already.
    /// @param member The member.
    /// @param successor Its successor.
    error MemberSuccessionExists(MemberId member, MemberId successor);

    /// @notice Thrown when a chain of successors would become too long.
    /// @param hops How long.
    /// @param limit How long it may be.
    error MemberSuccessionTooDeep(uint256 hops, uint256 limit);

    /// @notice Thrown when there is no succession to cancel.
    /// @param member The member.
    /// @param succeededFrom When its succession took effect, 0 when there is none.
    error MemberSuccessionNotPending(MemberId member, uint40 succeededFrom);

    /// @notice Thrown when a name is dated before the one that it follows.
    /// @param since The date given.
    /// @param previous The date of the name before.
    error MemberNameOutOfOrder(Day since, Day previous);

    /// @notice Thrown when a URI is too long.
    /// @param length Its length in bytes.
    /// @param limit The limit.
    error MemberURITooLong(uint256 length, uint256 limit);

    // --------------------------------------------------------------------------------------------- admission and standing

    /// @notice Applies for membership. Anybody may file it: an application owns neither number nor address before admission.
    /// @param application What the applicant states.
    /// @param consents For each signer its signature over `SignerConsent`; empty for the caller itself.
    /// @return member The applicant's number.
    function applyForMembership(
        Application calldata application,
        bytes[] calldata consents
    ) external returns (MemberId member);

    /// @notice Admits an applicant. Its signers act from now on.
    /// @dev Restricted to the admission role.
    /// @param member The applicant.
    /// @param signers The signers applied for.
    /// @param letterDigest The authorisation letter applied with.
    /// @param evidenceDigest The digest of the resolution.
    function admit(
        MemberId member,
        SignerGrant[] calldata signers,
        bytes32 letterDigest,
        bytes32 evidenceDigest
    ) external;

    /// @notice Suspends an active member: it may not act for agreements and money, but may still administer itself and exit.
    /// @dev Restricted to the admission role.
    /// @param member The member.
    /// @param evidenceDigest The digest of the resolution.
    function suspendMember(MemberId member, bytes32 evidenceDigest) external;

    /// @notice Reinstates a suspended member.
    /// @dev Restricted to the admission role.
    /// @param member The member.
    /// @param evidenceDigest The digest of the resolution.
    function reinstateMember(MemberId member, bytes32 evidenceDigest) external;

    /// @notice Leaves the consortium for good. Nobody can prevent it, and what the member is owed is still paid.
    /// @dev Signed as `Exit`. Keys and payout of an exited member can still be changed.
    /// @param member The member.
    /// @param evidenceDigest The digest of the declaration.
    /// @param envelope The authority.
    function exit(MemberId member, bytes32 evidenceDigest, Envelope calldata envelope) external;

    /// @notice Records that another member will stand for this one after {SUCCESSION_DELAY}.
    /// @dev Restricted to the admission role. In a division the pointer goes to the one member that carries on.
    /// @param member The member that ends.
    /// @param successor An active member without a successor of its own.
    /// @param cause Merger, division or dissolution.
    /// @param evidenceDigest The digest of the document.
    function recordSuccession(
        MemberId member,
        MemberId successor,
        SuccessionCause cause,
        bytes32 evidenceDigest
    ) external;

    /// @notice Takes back a succession that has not taken effect.
    /// @dev Restricted to the admission role.
    /// @param member The member.
    /// @param evidenceDigest The digest of the document.
    function cancelSuccession(MemberId member, bytes32 evidenceDigest) external;

    /// @notice Adds a name to the member's history (更名).
    /// @dev Signed as `ChangeName`.
    /// @param member The member.
    /// @param nameDigest The digest of the new name.
    /// @param since Since when it is borne: not before the last name's date.
    /// @param evidenceDigest The digest of the new licence or certificate.
    /// @param envelope The authority.
    function changeName(
        MemberId member,
        bytes32 nameDigest,
        Day since,
        bytes32 evidenceDigest,
        Envelope calldata envelope
    ) external;

    /// @notice Replaces the member's profile.
    /// @dev Signed as `ChangeProfile`.
    /// @param member The member.
    /// @param profileDigest The digest of the profile.
    /// @param profileURI Where it is kept.
    /// @param envelope The authority.
    function changeProfile(
        MemberId member,
        bytes32 profileDigest,
        string calldata profileURI,
        Envelope calldata envelope
    ) external;

    // ----------------------------------------------------------------------------------------------------------- signers

    /// @notice Grants scopes to an address, or changes what it has. A new or widened grant acts after {SIGNER_DELAY}, and a
    /// widened signer does not act at all in between; a narrowed one goes on at once.
    /// @dev Signed as `SetSigner`.
    /// @param member The member.
    /// @param grant The grant.
    /// @param letterDigest The digest of the sealed authorisation letter.
    /// @param consent A new address's signature over `SignerConsent`; empty for the caller itself and for a change.
    /// @param envelope The authority.
    function setSigner(
        MemberId member,
        SignerGrant calldata grant,
        bytes32 letterDigest,
        bytes calldata consent,
        Envelope calldata envelope
    ) external;

    /// @notice Revokes a signer at once and for ever; the address stays this member's.
    /// @dev Signed as `RevokeSigner`. Warning: whoever revokes the last admin signer needs a recovery.
    /// @param member The member.
    /// @param signer The signer.
    /// @param letterDigest The digest of the sealed authorisation letter.
    /// @param envelope The authority.
    function revokeSigner(MemberId member, address signer, bytes32 letterDigest, Envelope calldata envelope) external;

    /// @notice Sets how many distinct signers acts in one scope need, by amount. One signer for all amounts clears the policy.
    /// @dev Signed as `SetPolicy`. Warning: whoever asks for more admin signers than there are needs a recovery.
    /// @param member The member.
    /// @param scope One bit of {Scope}.
    /// @param policy The policy.
    /// @param letterDigest The digest of the sealed authorisation letter.
    /// @param envelope The authority.
    function setPolicy(
        MemberId member,
        uint16 scope,
        Policy calldata policy,
        bytes32 letterDigest,
        Envelope calldata envelope
    ) external;

    /// @notice Uses up the next nonce of a key, so that an envelope signed with it can no longer be relayed.
    /// @dev The caller must be an admin signer; one is enough, whatever the policy.
    /// @param member The member.
    /// @param key The key.
    function invalidateNonce(MemberId member, uint192 key) external;

    // ----------------------------------------------------------------------------------------------------------- payouts

    /// @notice Changes where the member is paid, after {PAYOUT_DELAY}. Replaces a change that is pending.
    /// @dev Signed as `ChangePayout`. Refused while the payout is frozen; what it was is paid on.
    /// @param member The member.
    /// @param payout Where its tokens will go, or zero.
    /// @param bankAccount The digest of its bank account to be, or zero.
    /// @param envelope The authority.
    function changePayout(MemberId member, address payout, bytes32 bankAccount, Envelope calldata envelope) external;

    /// @notice Cancels a pending change of payout. One admin signer is enough, whatever the policy.
    /// @dev Signed as `CancelPayoutChange`.
    /// @param member The member.
    /// @param envelope The authority: none, or one signature.
    function cancelPayoutChange(MemberId member, Envelope calldata envelope) external;

    // ---------------------------------------------------------------------------------------------------- rescue of keys

    /// @notice Reports a stolen key. When a second officer does so on the same letter within {REPORT_WINDOW}, the key stops at
    /// once, a pending change of payout is dropped and the payout is frozen for {PAYOUT_FREEZE}.
    /// @dev Restricted to the officer role, called by the officer's own address.
    /// @param signer The stolen key.
    /// @param letterDigest The digest of the member's sealed letter.
    function reportStolen(address signer, bytes32 letterDigest) external;

    /// @notice Gives a suspended key back after {SIGNER_DELAY}.
    /// @dev Restricted to the council role.
    /// @param signer The key.
    /// @param letterDigest The digest of the member's sealed letter.
    function reinstateSigner(address signer, bytes32 letterDigest) external;

    /// @notice Starts the recovery of a lost key, or replaces one that is pending: after {RECOVERY_DELAY} the new signer becomes
    /// an admin signer. Freezes the payout.
    /// @dev Restricted to the council role.
    /// @param member The member.
    /// @param newSigner The new admin signer: nobody's address so far, or one this member's earlier recovery named.
    /// @param lostSigner The key to be revoked, or zero.
    /// @param letterDigest The digest of the member's sealed letter.
    /// @param consent The new signer's signature over `SignerConsent`.
    function startRecovery(
        MemberId member,
        address newSigner,
        address lostSigner,
        bytes32 letterDigest,
        bytes calldata consent
    ) external;

    /// @notice Cancels a pending recovery. Any admin signer that was active when the series began may do so, once in a series;
    /// the key said to be lost as well, for its signature shows that it is not.
    /// @dev Signed as `CancelRecovery`. A series ends with a completed recovery, or {RECOVERY_SERIES} after the last one's time.
    /// @param member The member.
    /// @param envelope The authority: none, or one signature.
    function cancelRecovery(MemberId member, Envelope calldata envelope) external;

    /// @notice Completes a recovery after its delay: the new signer acts, the lost one is revoked, admin acts need one signer
    /// again, the payout is frozen for {PAYOUT_FREEZE}.
    /// @dev Anybody may call it.
    /// @param member The member.
    function completeRecovery(MemberId member) external;

    // ------------------------------------------------------------------------------------------------------------- views

    /// @notice How many have applied so far; numbers are dense from 1.
    /// @return The number of the latest.
    function memberCount() external view returns (uint32);

    /// @notice A member's record.
    /// @param member The member.
    /// @return The record as stored; {IMembers.standing} says what it means today.
    function memberRecord(MemberId member) external view returns (Member memory);

    /// @notice A member's registration number and profile.
    /// @param member The member.
    /// @return registrationDigest The digest of its registration number.
    /// @return profileDigest The digest of its profile.
    /// @return applicationHash The hash of the signers and letter applied for.
    function digestsOf(
        MemberId member
    ) external view returns (bytes32 registrationDigest, bytes32 profileDigest, bytes32 applicationHash);

    /// @notice The admitted member that has a registration number.
    /// @param registrationDigest The digest of the number.
    /// @return The member, 0 for none.
    function memberByRegistration(bytes32 registrationDigest) external view returns (MemberId);

    /// @notice One name of a member's history.
    /// @param member The member.
    /// @param number The name's place, from 0.
    /// @return The name's digest and date.
    function nameOf(MemberId member, uint32 number) external view returns (Name memory);

    /// @notice A signer's record.
    /// @param signer The address.
    /// @return The record.
    function signerRecord(address signer) external view returns (Signer memory);

    /// @notice A member's policy in one scope.
    /// @param member The member.
    /// @param scope One bit of {Scope}.
    /// @return The policy, all 0 where there is none.
    function policyOf(MemberId member, uint16 scope) external view returns (Policy memory);

    /// @notice How many distinct signers an act needs, following successors.
    /// @param member The member.
    /// @param scope One bit of {Scope}.
    /// @param amount The act's amount in minor units.
    /// @return How many.
    function requiredSigners(MemberId member, uint16 scope, uint96 amount) external view returns (uint8);

    /// @notice The nonce that the next envelope under a key must carry.
    /// @param member The member.
    /// @param key The key.
    /// @return `key << 64 | sequence`.
    function nextNonce(MemberId member, uint192 key) external view returns (uint256);

    /// @notice A member's own payout record, not following successors.
    /// @param member The member.
    /// @return The record.
    function payoutRecord(MemberId member) external view returns (Payout memory);

    /// @notice A member's latest recovery.
    /// @param member The member.
    /// @return The record.
    function recoveryOf(MemberId member) external view returns (Recovery memory);

    /// @notice The first officer's report that waits for a second.
    /// @param signer The key.
    /// @param letterDigest The digest of the letter.
    /// @return The report, all 0 for none.
    function reportOf(address signer, bytes32 letterDigest) external view returns (StolenReport memory);
}
