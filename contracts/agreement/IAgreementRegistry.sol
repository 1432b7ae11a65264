// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAgreements} from "./IAgreements.sol";
import {Party, Terms} from "./Terms.sol";
import {MemberSignature} from "../membership/IMembers.sol";
import {AgreementId, MemberId, PoolId} from "../types/Ids.sol";
import {Currency} from "../types/Currency.sol";
import {Day} from "../types/Day.sol";

/// @dev How a member acts. Without signatures the sender of the transaction acts itself, as the member's signer, and `deadline`
/// does not matter; with signatures anybody may hand them in until `deadline`.
struct Envelope {
    uint256 deadline;
    MemberSignature[] signatures;
}

/// @dev One of the parties that sign the close of a period; without signatures the sender signs for it.
struct Closer {
    MemberId member;
    MemberSignature[] signatures;
}

/// @dev What is closed. `plan`: digest of the year's distribution plan (年度分配方案). `sequence`: the next number of the agreement's
/// closes, so that no signature is used twice.
// solhint-disable-next-line gas-struct-packing
struct Period {
    AgreementId agreement;
    uint16 version;
    Currency currency;
    uint96 amount;
    Day first;
    Day last;
    bytes32 plan;
    uint32 sequence;
}

/// @dev Where an agreement stands.
enum AgreementStatus {
    None,
    Reserved, // it has a number and a lead
    InForce,
    Ended // by resolution, or because fewer than two parties were left
}

/// @dev Where a party stands towards a draft.
enum Consent {
    None,
    Signed,
    Deemed, // silent, and nothing of its own falls
    Withdrawn // cannot be signed again: make a new draft
}

/// @dev What the parties of an agreement in force can resolve.
enum ResolutionKind {
    Breach, // formal notice of a breach, by the majority of the others
    Exclude, // after the cure period, by the majority of the others
    Terminate // by all
}

/// @dev The state of an agreement; what else its terms say is in {IAgreementRegistry.DraftProposed}. `terms`: hash of the terms in force.
/// `present`: one bit a place, parties that have neither left nor been excluded. `closes`: how many periods were closed.
/// `nextPool`, `nextCostPool`: the numbers the next new pools must have. `parties`, `currencies`: how many the version in force has.
/// `currencyList`: hash of the accepted currencies in order. `noticeDays`: those of version 1.
struct AgreementState {
    AgreementStatus status;
    uint16 version;
    uint24 expires;
    uint16 noticeDays;
    uint32 closes;
    bytes32 terms;
    uint256 present;
    uint32 lead;
    uint16 nextPool;
    uint16 nextCostPool;
    uint16 parties;
    uint8 currencies;
    bytes32 currencyList;
    address amountCurrency;
}

/// @dev The state of a draft. `consents`: parties signed or deemed. `voices`: signatures of present parties, for the majority.
/// `noticed`: when formal notice was given. `deemable`: see {IAgreementRegistry.deem}.
struct DraftState {
    uint32 number;
    AgreementId agreement;
    uint16 version;
    uint16 parties;
    uint16 consents;
    uint16 voices;
    uint40 noticed;
    bool active;
    bool deemable;
    bool conditional;
    bool fulfilled;
}

/// @dev A party's seat in one draft. `left`: it has left the agreement or was excluded.
struct Seat {
    uint8 place;
    uint32 rewardRate;
    Consent consent;
    bool left;
}

/// @title IAgreementRegistry
/// @notice What was agreed. A member reserves a number; it, and after version 1 any party, proposes terms, which are known by their
/// EIP-712 struct hash (the draft). Every party signs, in any order. A draft all have signed is in force at the later of its
/// effective date and the last signature plus the cooling-off days; then anybody may activate it. Until that moment it has no effect on
/// money. Places are for ever: a later version lists the parties of the earlier one at the same places, new ones after them.
interface IAgreementRegistry is IAgreements {
    // ----------------------------------------------------------------------------------------------------------- events

    /// @notice Emitted when a member gets a number for an agreement to come.
    /// @param agreement The number.
    /// @param lead The member; party 0 of version 1.
    event AgreementReserved(AgreementId indexed agreement, MemberId indexed lead);

    /// @notice Emitted when terms are proposed.
    /// @param draft The terms' struct hash.
    /// @param agreement The agreement.
    /// @param proposer The member that proposes.
    /// @param number The draft's number, dense from 1.
    /// @param deemable Whether silent parties whose proportion does not fall may be deemed to consent.
    /// @param idle How many pool numbers the proposer's drafts hold that are not in force.
    /// @param terms The whole terms.
    event DraftProposed(
        bytes32 indexed draft,
        AgreementId indexed agreement,
        MemberId indexed proposer,
        uint32 number,
        bool deemable,
        uint16 idle,
        Terms terms
    );

    /// @notice Emitted when a party signs a draft.
    /// @param draft The draft.
    /// @param agreement The agreement.
    /// @param member The party.
    /// @param place Its place.
    /// @param rewardRate Its people's part, per million.
    /// @param consents Parties signed or deemed now.
    /// @param voices Signatures of present parties now.
    event DraftSigned(
        bytes32 indexed draft,
        AgreementId indexed agreement,
        MemberId indexed member,
        uint8 place,
        uint32 rewardRate,
        uint16 consents,
        uint16 voices
    );

    /// @notice Emitted when a silent party is deemed to consent.
    /// @param draft The draft.
    /// @param agreement The agreement.
    /// @param member The party.
    /// @param place Its place.
    /// @param rewardRate Its people's part, per million.
    /// @param consents Parties signed or deemed now.
    event DraftDeemed(
        bytes32 indexed draft,
        AgreementId indexed agreement,
        MemberId indexed member,
        uint8 place,
        uint32 rewardRate,
        uint16 consents
    );

    /// @notice Emitted when a party withdraws its signature before the draft is in force.
    /// @param draft The draft.
    /// @param agreement The agreement.
    /// @param member The party.
    /// @param consents Parties signed or deemed now.
    /// @param voices Signatures of present parties now.
    event DraftWithdrawn(
        bytes32 indexed draft,
        AgreementId indexed agreement,
        MemberId indexed member,
        uint16 consents,
        uint16 voices
    );

    /// @notice Emitted when formal notice of a draft is given; the notice days run from this block's time.
    /// @param draft The draft.
    /// @param agreement The agreement.
    /// @param member Who gives it.
    /// @param notice Digest of what was sent to the notice addresses.
    event DraftNoticed(bytes32 indexed draft, AgreementId indexed agreement, MemberId indexed member, bytes32 notice);

    /// @notice Emitted when a party confirms that the conditions precedent are fulfilled.
    /// @param draft The draft.
    /// @param agreement The agreement.
    /// @param member The party.
    /// @param fulfilment Digest of the proof.
    /// @param fulfilled Whether that settles it: the lead's digest, confirmed by another party.
    event ConditionsConfirmed(
        bytes32 indexed draft,
        AgreementId indexed agreement,
        MemberId indexed member,
        bytes32 fulfilment,
        bool fulfilled
    );

    /// @notice Emitted when a version comes into force.
    /// @param agreement The agreement.
    /// @param version The version.
    /// @param draft Its terms.
    /// @param from First day of service it applies to.
    /// @param present The present parties, one bit a place.
    /// @param idle How many pool numbers the proposer's other drafts hold.
    event AgreementActivated(
        AgreementId indexed agreement,
        uint16 indexed version,
        bytes32 indexed draft,
        Day from,
        uint256 present,
        uint16 idle
    );

    /// @notice Emitted when a party is asked for the first time, or again after it left an agreement that has ended: its place is
    /// remembered until {PartyLeft}.
    /// @param agreement The agreement.
    /// @param member The party.
    /// @param place Its place.
    event PartySeated(AgreementId indexed agreement, MemberId indexed member, uint8 place);

    /// @notice Emitted when a party leaves or is excluded. What it has accrued stays its own.
    /// @param agreement The agreement.
    /// @param member The party.
    /// @param excluded Whether the others excluded it.
    /// @param reason Digest of the notice of leaving or of the breach.
    /// @param present The parties still present, one bit a place.
    event PartyLeft(
        AgreementId indexed agreement,
        MemberId indexed member,
        bool indexed excluded,
        bytes32 reason,
        uint256 present
    );

    /// @notice Emitted when an agreement ends before its term.
    /// @param agreement The agreement.
    /// @param reason Digest of the resolution, or of the last notice of leaving.
    event AgreementEnded(AgreementId indexed agreement, bytes32 reason);

    /// @notice Emitted when a party votes for a resolution.
    /// @param resolution Hash of agreement, kind, subject and digest.
    /// @param agreement The agreement.
    /// @param member The party.
    /// @param kind What is resolved.
    /// @param subject The party it is about, 0 when it is about the agreement.
    /// @param digest Digest of the reason.
    /// @param votes Those in favour now, one bit a place.
    /// @param passed Whether it passed with this vote.
    event ResolutionVoted(
        bytes32 indexed resolution,
        AgreementId indexed agreement,
        MemberId indexed member,
        ResolutionKind kind,
        MemberId subject,
        bytes32 digest,
        uint256 votes,
        bool passed
    );

    /// @notice Emitted when a period of a periodic agreement is closed.
    /// @param agreement The agreement.
    /// @param currency The currency.
    /// @param plan Digest of the distribution plan.
    /// @param version The version whose pot is shared.
    /// @param amount How much of it.
    /// @param first First day of the period.
    /// @param last Last day of the period.
    /// @param sequence Gapless number of the agreement's closes, from 1.
    /// @param closers Who signed.
    event PeriodClosed(
        AgreementId indexed agreement,
        Currency indexed currency,
        bytes32 indexed plan,
        uint16 version,
        uint96 amount,
        Day first,
        Day last,
        uint32 sequence,
        MemberId[] closers
    );

    // ----------------------------------------------------------------------------------------------- errors: the terms

    /// @notice Thrown when there are more than a limit allows, or too few.
    /// @param what Which list: "parties", "pools", "tiers", "currencies", "rates".
    /// @param count How many.
    /// @param limit How many may be.
    error AgreementCountOutOfRange(string what, uint256 count, uint256 limit);
    /// @notice Thrown when a field that every technology contract must have is empty (R31).
    /// @param field Its name.
    error AgreementFieldMissing(string field);
    /// @notice Thrown when a rule is out of range.
    /// @param rule Its name.
    /// @param value The value.
    /// @param limit The most it may be.
    error AgreementRuleOutOfRange(string rule, uint256 value, uint256 limit);
    /// @notice Thrown when the term ends before it begins.
    /// @param effective First day.
    /// @param expires Last day.
    error AgreementTermInvalid(uint24 effective, uint24 expires);
    /// @notice Thrown when the terms name another set of contracts.
    /// @param named The digest in the terms.
    /// @param expected The digest of this set.
    error AgreementWrongModuleSet(bytes32 named, bytes32 expected);
    /// @notice Thrown when a new party, a holder, a beneficiary or the panel is unknown or not active.
    /// @param member The member.
    error AgreementMemberNotActive(MemberId member);
    /// @notice Thrown when a member is listed twice.
    /// @param member The member.
    error AgreementPartyTwice(MemberId member);
    /// @notice Thrown when a party is not at the place it has.
    /// @param place The place.
    /// @param member Who is listed there.
    /// @param expected Who has it.
    error AgreementPlaceTaken(uint256 place, MemberId member, MemberId expected);
    /// @notice Thrown when a party's line is not valid: no notice address, or a reward rate above 1,000,000.
    /// @param place Its place.
    error AgreementPartyInvalid(uint256 place);
    /// @notice Thrown when a party's units are not one for each agreed pool.
    /// @param place Its place.
    /// @param count How many units.
    /// @param expected How many agreed pools.
    error AgreementUnitsCount(uint256 place, uint256 count, uint256 expected);
    /// @notice Thrown when the parties' units do not sum to the pool's total.
    /// @param pool The pool's number.
    /// @param sum Their sum.
    /// @param total The total.
    error AgreementSharesDoNotSum(uint16 pool, uint256 sum, uint256 total);
    /// @notice Thrown when a party would have nothing and others all, and that was not expressly agreed (R12).
    /// @param place Its place.
    /// @param member The party.
    error AgreementAllToSome(uint256 place, MemberId member);
    /// @notice Thrown when a tier is not valid.
    /// @param position Which tier, from 0.
    error AgreementTierInvalid(uint256 position);
    /// @notice Thrown when a levy names no legal basis.
    /// @param position Which tier, from 0.
    error AgreementLevyWithoutBasis(uint256 position);
    /// @notice Thrown when a tier's take could exceed what is left, or nothing could be left for the tiers after it.
    /// @param position Which tier, from 0.
    /// @param rate Its rate.
    /// @param left What may be left then, in parts per million of the whole.
    error AgreementTakesTooMuch(uint256 position, uint256 rate, uint256 left);
    /// @notice Thrown when a pool's line is not valid, or a kept pool's is not as it was made.
    /// @param pool Its number.
    error AgreementPoolInvalid(uint16 pool);
    /// @notice Thrown when a new pool does not have the next free number of its kind; another draft may have taken it.
    /// @param pool Its number.
    /// @param next The number it must have.
    error AgreementPoolNumber(uint16 pool, uint16 next);
    /// @notice Thrown when a member's drafts hold too many pool numbers that are not in force.
    /// @param member The member.
    /// @param idle How many there would be.
    /// @param limit How many may be.
    error AgreementTooManyIdlePools(MemberId member, uint256 idle, uint256 limit);
    /// @notice Thrown when a currency's line is not valid: zero, twice, a bank's without holder or account, a token's with one.
    /// @param position Which line, from 0.
    /// @param currency The currency.
    error AgreementCurrencyInvalid(uint256 position, address currency);
    /// @notice Thrown when currencies of the version in force are changed, reordered or left out.
    error AgreementCurrenciesChanged();
    /// @notice Thrown when the currency of amounts is not accepted, or another than before.
    /// @param currency The currency.
    error AgreementAmountCurrencyInvalid(address currency);
    /// @notice Thrown when a line of the rate card is not valid; kinds ascend.
    /// @param position Which line, from 0.
    /// @param kind Its kind.
    error AgreementRateInvalid(uint256 position, uint16 kind);
    /// @notice Thrown when the days of notice differ from version 1's.
    /// @param asked The days.
    /// @param fixedDays Version 1's.
    error AgreementNoticeDaysFixed(uint16 asked, uint16 fixedDays);

    // --------------------------------------------------------------------------------------------- errors: the parties

    /// @notice Thrown when signatures are handed in too late.
    /// @param deadline Until when.
    error AgreementDeadlinePassed(uint256 deadline);
    /// @notice Thrown when the number of an agreement to reserve is not the next one.
    /// @param asked The number signed.
    /// @param next The next one.
    error AgreementNumberTaken(AgreementId asked, AgreementId next);
    /// @notice Thrown when an agreement has not been reserved, is not in force, or has ended.
    /// @param agreement The agreement.
    /// @param status Where it stands.
    error AgreementNotInForce(AgreementId agreement, AgreementStatus status);
    /// @notice Thrown when an agreement is past its term.
    /// @param agreement The agreement.
    /// @param expires Its last day.
    error AgreementExpired(AgreementId agreement, uint24 expires);
    /// @notice Thrown when a member is not a party now.
    /// @param agreement The agreement.
    /// @param member The member.
    error AgreementNotParty(AgreementId agreement, MemberId member);
    /// @notice Thrown when version 1 is proposed by, or led by, another member than the one that reserved the number.
    /// @param agreement The agreement.
    /// @param member The member.
    /// @param lead The lead.
    error AgreementNotLead(AgreementId agreement, MemberId member, MemberId lead);
    /// @notice Thrown when terms do not follow the version in force.
    /// @param version Their version.
    /// @param previous What they name as their predecessor.
    /// @param expectedVersion The next version.
    /// @param expectedPrevious The hash of the terms in force.
    error AgreementNotNextVersion(uint16 version, bytes32 previous, uint16 expectedVersion, bytes32 expectedPrevious);
    /// @notice Thrown when the same terms are proposed twice.
    /// @param draft The draft.
    error AgreementDraftExists(bytes32 draft);
    /// @notice Thrown when a draft was never proposed.
    /// @param draft The draft.
    error AgreementDraftUnknown(bytes32 draft);
    /// @notice Thrown when a draft is in force, or another one of its version is, or the agreement has ended.
    /// @param draft The draft.
    /// @param version Its version.
    /// @param current The version in force.
    error AgreementDraftStale(bytes32 draft, uint16 version, uint16 current);
    /// @notice Thrown when a party left or was excluded since the draft was proposed: propose anew.
    /// @param draft The draft.
    error AgreementPartiesChanged(bytes32 draft);
    /// @notice Thrown when a party's line is not in the draft at that place.
    /// @param draft The draft.
    /// @param place The place.
    error AgreementPartyNotInDraft(bytes32 draft, uint256 place);
    /// @notice Thrown when a party has signed, is deemed or has withdrawn already, or has nothing to withdraw.
    /// @param draft The draft.
    /// @param member The party.
    /// @param consent Where it stands.
    error AgreementConsentGiven(bytes32 draft, MemberId member, Consent consent);
    /// @notice Thrown when a party's units or reward in a kept pool differ from what it has.
    /// @param pool The pool's number.
    /// @param member The party.
    /// @param units The units in the terms.
    /// @param held The units it has.
    error AgreementKeptUnitsChanged(uint16 pool, MemberId member, uint64 units, uint64 held);
    /// @notice Thrown when a draft is already in force by its dates and cannot be withdrawn from.
    /// @param draft The draft.
    /// @param since Since when.
    error AgreementInForceSince(bytes32 draft, uint256 since);

    /// @notice Thrown when the rate card in force has no line for a kind of contribution.
    /// @param agreement The agreement.
    /// @param kind The kind.
    error AgreementRateUnknown(AgreementId agreement, uint16 kind);

    // ------------------------------------------------------------------------------------ errors: into force, and later

    /// @notice Thrown when parties still have to sign.
    /// @param draft The draft.
    /// @param consents How many have.
    /// @param parties How many must.
    error AgreementSignaturesMissing(bytes32 draft, uint256 consents, uint256 parties);
    /// @notice Thrown when the majority for an amendment is not reached.
    /// @param draft The draft.
    /// @param voices Signatures of present parties.
    /// @param present The present parties.
    /// @param majority The majority, in parts per million.
    error AgreementMajorityMissing(bytes32 draft, uint256 voices, uint256 present, uint256 majority);
    /// @notice Thrown when conditions precedent are not confirmed, or there are none to confirm.
    /// @param draft The draft.
    error AgreementConditionsOpen(bytes32 draft);
    /// @notice Thrown when another proof is confirmed than the lead's.
    /// @param fulfilment The digest given.
    /// @param expected The lead's, 0 when it has not confirmed.
    error AgreementFulfilmentDiffers(bytes32 fulfilment, bytes32 expected);
    /// @notice Thrown when a draft is activated too early.
    /// @param draft The draft.
    /// @param inForceAt When it can be.
    error AgreementTooEarly(bytes32 draft, uint256 inForceAt);
    /// @notice Thrown when a pool's units in the core are not the signed total.
    /// @param pool The pool's number.
    /// @param units The core's.
    /// @param total The signed total, the beneficiary's unit included.
    error AgreementUnitsDiffer(uint16 pool, uint64 units, uint64 total);
    /// @notice Thrown when notice was given before.
    /// @param draft The draft.
    /// @param noticed When.
    error AgreementNoticedBefore(bytes32 draft, uint40 noticed);
    /// @notice Thrown when a party must sign itself: it is new, or its reward, its proportion or the way money is shared would change.
    /// @param draft The draft.
    /// @param member The party.
    error AgreementMustSign(bytes32 draft, MemberId member);
    /// @notice Thrown when no notice was given, or its days still run.
    /// @param draft The draft.
    /// @param until When they end, 0 when no notice was given.
    error AgreementNoticeRunning(bytes32 draft, uint256 until);
    /// @notice Thrown when a party votes on its own breach or exclusion, or the resolution names nobody, or somebody it must not.
    /// @param agreement The agreement.
    /// @param subject The party it is about.
    error AgreementSubjectInvalid(AgreementId agreement, MemberId subject);
    /// @notice Thrown when a party voted before or the resolution passed before.
    /// @param resolution The resolution.
    /// @param member The party.
    error AgreementVotedBefore(bytes32 resolution, MemberId member);
    /// @notice Thrown when a party's exclusion is voted on without notice of the breach, or before the days to cure it are over.
    /// @param agreement The agreement.
    /// @param subject The party.
    /// @param until When they end, 0 when no notice was given.
    error AgreementCureRunning(AgreementId agreement, MemberId subject, uint256 until);
    /// @notice Thrown when fewer or more parties sign a close than the terms ask, or not in ascending order.
    /// @param count How many.
    /// @param expected How many must.
    error AgreementClosersInvalid(uint256 count, uint256 expected);
    /// @notice Thrown when a close does not have the next number.
    /// @param sequence Its number.
    /// @param expected The next one.
    error AgreementCloseOutOfOrder(uint32 sequence, uint32 expected);
    /// @notice Thrown when a period ends before it begins.
    /// @param first First day.
    /// @param last Last day.
    error AgreementPeriodInvalid(Day first, Day last);

    // -------------------------------------------------------------------------------------------------------- proposing

    /// @notice Gives a member the next agreement number, so that no other proposal can take it away while the terms are written.
    /// @param agreement The next number, see {nextAgreement}; when the member's own signer acts, 0 takes whatever is next.
    /// @param lead The member; it will be party 0 and proposes version 1.
    /// @param envelope Its signature over `ReserveAgreement`, or none.
    /// @return The number.
    function reserve(AgreementId agreement, MemberId lead, Envelope calldata envelope) external returns (AgreementId);

    /// @notice Proposes a version: the lead version 1, any present party a later one. Makes the new pools in the core.
    /// Drafts of one version do not block each other: each has its own pools.
    /// @dev A proposer's drafts may hold at most 64 pool numbers that are not in force, so nobody can use them up or win the race
    /// for them for ever. Cost grows with the number of parties, at most 256.
    /// @param terms The terms.
    /// @param by The member that proposes.
    /// @param envelope Its signature over `ProposeTerms`, or none.
    /// @return draft The terms' struct hash.
    function propose(Terms calldata terms, MemberId by, Envelope calldata envelope) external returns (bytes32 draft);

    // ---------------------------------------------------------------------------------------------------------- signing

    /// @notice A party signs a draft. Its units in new pools are written now, and count when the draft is in force.
    /// @param draft The draft.
    /// @param place The party's place.
    /// @param entry Its line in the terms.
    /// @param partyHashes The struct hashes of all parties' lines.
    /// @param envelope Its signature over `SignTerms`, or none.
    function sign(
        bytes32 draft,
        uint8 place,
        Party calldata entry,
        bytes32[] calldata partyHashes,
        Envelope calldata envelope
    ) external;

    /// @notice A party's root (scope ADMIN) withdraws its signature before the draft is in force.
    /// @param draft The draft.
    /// @param member The party.
    /// @param envelope Its signature over `WithdrawSignature`, or none.
    function withdraw(bytes32 draft, MemberId member, Envelope calldata envelope) external;

    /// @notice Confirms that the conditions precedent are fulfilled: first the lead names the proof, then any other party agrees.
    /// @param draft The draft.
    /// @param member A party that signed it.
    /// @param fulfilment Digest of the proof.
    /// @param envelope Its signature over `ConfirmConditions`, or none.
    function confirmConditions(bytes32 draft, MemberId member, bytes32 fulfilment, Envelope calldata envelope) external;

    /// @notice Brings a draft into force once all have signed and its day has come. Anybody.
    /// @param terms The terms, as in {DraftProposed}.
    function activate(Terms calldata terms) external;

    // --------------------------------------------------------------------------------------------------------- amending

    /// @notice Gives formal notice of an amendment; from now the days of notice of version 1 run.
    /// @param draft The draft.
    /// @param member A present party.
    /// @param notice Digest of what was sent to the notice addresses.
    /// @param envelope Its signature over `GiveNotice`, or none.
    function giveNotice(bytes32 draft, MemberId member, bytes32 notice, Envelope calldata envelope) external;

    /// @notice Counts parties that have not signed as consenting, where neither what they have accrued nor their proportion falls. Anybody,
    /// after notice and its days.
    /// @param terms The terms, as in {DraftProposed}.
    /// @param places The parties' places.
    function deem(Terms calldata terms, uint8[] calldata places) external;

    /// @notice A party leaves. What it has accrued stays its own; its units stay or go as the signed exit rule says.
    /// @param agreement The agreement.
    /// @param member The party.
    /// @param reason Digest of its notice.
    /// @param envelope Its signature over `LeaveAgreement`, or none.
    function leaveAgreement(
        AgreementId agreement,
        MemberId member,
        bytes32 reason,
        Envelope calldata envelope
    ) external;

    /// @notice A present party votes for a resolution, which takes effect with the vote that reaches the majority.
    /// @param agreement The agreement.
    /// @param kind What is resolved.
    /// @param subject The party it is about; 0 to terminate.
    /// @param digest Digest of the reason; an exclusion names the digest of the notice of breach.
    /// @param member The party that votes.
    /// @param envelope Its signature over `Resolve`, or none.
    function resolve(
        AgreementId agreement,
        ResolutionKind kind,
        MemberId subject,
        bytes32 digest,
        MemberId member,
        Envelope calldata envelope
    ) external;

    // ---------------------------------------------------------------------------------------------------------- closing

    /// @notice Closes a period of a periodic agreement: shares the amount by the units of this moment.
    /// @dev Cost does not depend on the number of payees.
    /// @param period What is closed.
    /// @param closers The parties that sign `ClosePeriod`, as many as the terms ask, in ascending order.
    /// @param deadline Until when the signatures may be used.
    function closePeriod(Period calldata period, Closer[] calldata closers, uint256 deadline) external;

    // ------------------------------------------------------------------------------------------------------------ views

    /// @notice The number the next reserved agreement gets.
    /// @return The number.
    function nextAgreement() external view returns (AgreementId);

    /// @notice The contract that checks and hashes terms.
    /// @return Its address.
    function termsRules() external view returns (address);

    /// @notice How a pool was made and whether it is in force.
    /// @param pool The pool.
    /// @return `inForce 1 | source 8 | beneficiary 32 | whenEmpty 8 | fallTo 16 | holdUntil 24 | cap 96 | exists 1`, the last lowest.
    function poolWordOf(PoolId pool) external view returns (uint256);

    /// @notice The state of an agreement.
    /// @param agreement The agreement.
    /// @return Its state.
    function agreementOf(AgreementId agreement) external view returns (AgreementState memory);

    /// @notice The state of a draft.
    /// @param draft The draft.
    /// @return Its state.
    function draftOf(bytes32 draft) external view returns (DraftState memory);

    /// @notice When a draft is in force, by what is signed so far.
    /// @param draft The draft.
    /// @return The later of its effective date and the last signature plus the cooling-off days, in seconds.
    function inForceAt(bytes32 draft) external view returns (uint256);

    /// @notice How a draft shares money, for {TermsRules} to compare with its successor's way.
    /// @param draft The draft.
    /// @return money Hash of what decides how money is shared, replaceable pools left out.
    /// @return sharePools For each tier the number of its pool where a later version may replace it, 16 bits each, 0 elsewhere.
    function sharingOf(bytes32 draft) external view returns (uint256 money, uint256 sharePools);

    /// @notice A party's seat in a draft.
    /// @param draft The draft.
    /// @param member The party.
    /// @return The seat.
    function seatOf(bytes32 draft, MemberId member) external view returns (Seat memory);

    /// @notice Where a resolution stands.
    /// @param agreement The agreement.
    /// @param kind What is resolved.
    /// @param subject The party it is about.
    /// @param digest Digest of the reason.
    /// @return votes Those in favour, one bit a place.
    /// @return passedAt When it passed, 0 before.
    function resolutionOf(
        AgreementId agreement,
        ResolutionKind kind,
        MemberId subject,
        bytes32 digest
    ) external view returns (uint256 votes, uint40 passedAt);
}
