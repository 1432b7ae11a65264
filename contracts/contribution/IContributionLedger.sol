// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {RecordingTerms} from "../agreement/IAgreements.sol";
import {Envelope} from "../membership/ISignedActs.sol";
import {Day} from "../types/Day.sol";
import {AgreementId, ContributionId, MemberId} from "../types/Ids.sol";
import {Contribution, Entry, LeafRoot, Status} from "./ContributionTypes.sol";

/// @title IContributionLedger
/// @notice Who put in what. A party records; others attest; after a window in which any other party may challenge, the
/// contribution is final and earns the units and the cost that the rate card gave it on the day it was recorded.
///
/// Every act takes an {Envelope}: with signatures it may be sent by anybody, without it the sender must be the signer. The
/// amount that a member's policy is asked for is the contribution's value.
/// @dev Assumptions: a member that was succeeded is acted for by its successor, place by place; so a successor of two parties
/// attests once for each place, but never for a contribution of any place that it stands for. Block times are true to a few seconds.
interface IContributionLedger {
    // --------------------------------------------------------------------------------------------------------- events

    /// @notice Emitted when a contribution is recorded.
    /// @param contribution Its number, dense from 1.
    /// @param agreement The agreement.
    /// @param member The contributor.
    /// @param entry What it says it put in.
    /// @param value What that is worth, in minor units of the agreement's amount currency.
    /// @param units What it will earn.
    /// @param cost What it will add to be recovered, multiple applied.
    /// @param card Its first word as stored: party, kind, reward rate, pools, units, cost; see {ContributionWords}.
    /// @param state Its second word as stored: status, attestations needed, window, agreement, member.
    event ContributionRecorded(
        ContributionId indexed contribution,
        AgreementId indexed agreement,
        MemberId indexed member,
        Entry entry,
        uint96 value,
        uint64 units,
        uint96 cost,
        uint256 card,
        uint256 state
    );

    /// @notice Emitted when a Merkle root for many entries is recorded. What is stored is the hash of the last four parameters.
    /// @param rootId Its number, dense from 1.
    /// @param agreement The agreement.
    /// @param member The contributor.
    /// @param root The root, its leaves' kind, number and greatest total value, and the file that lists them.
    /// @param terms The terms that all its leaves are recorded on.
    event ContributionRootRecorded(
        uint64 indexed rootId,
        AgreementId indexed agreement,
        MemberId indexed member,
        LeafRoot root,
        RecordingTerms terms
    );

    /// @notice Emitted when a leaf of a root becomes a contribution; its {ContributionRecorded} comes right after.
    /// @param rootId The root.
    /// @param index The leaf.
    /// @param contribution The contribution.
    /// @param claimedValue What the root's claimed leaves are worth now, this one included.
    event ContributionLeafClaimed(
        uint64 indexed rootId,
        uint32 indexed index,
        ContributionId indexed contribution,
        uint96 claimedValue
    );

    /// @notice Emitted when another party attests a contribution.
    /// @param contribution The contribution.
    /// @param member Who attests.
    /// @param party Its place in the agreement.
    /// @param windowEnds The second the window ends, a full hour, 0 while more attestations are needed.
    event ContributionAttested(ContributionId indexed contribution, MemberId member, uint8 party, uint40 windowEnds);

    /// @notice Emitted when a contribution becomes final: its window is over, or its challenge was turned down or lapsed.
    /// It earns what was said when it was recorded; the core's events that follow name it as their cause.
    /// @param contribution The contribution.
    event ContributionFinalised(ContributionId indexed contribution);

    /// @notice Emitted when a contribution is challenged. Its units collect for the dispute's accounts from now on.
    /// @param contribution The contribution.
    /// @param member Who challenges.
    /// @param lapses The second from which the challenge may lapse.
    /// @param reason Digest of the reasons.
    event ContributionChallenged(
        ContributionId indexed contribution,
        MemberId indexed member,
        uint40 lapses,
        bytes32 reason
    );

    /// @notice Emitted when the panel rules. {ContributionFinalised} follows when the contribution stands.
    /// @param contribution The contribution.
    /// @param panel The member that ruled.
    /// @param stands Whether the contribution stands; if not it is rejected.
    /// @param reason Digest of the ruling.
    event ContributionRuled(
        ContributionId indexed contribution,
        MemberId indexed panel,
        bool indexed stands,
        bytes32 reason
    );

    /// @notice Emitted when a challenge lapses without a ruling; {ContributionFinalised} follows.
    /// @param contribution The contribution.
    event ContributionChallengeLapsed(ContributionId indexed contribution);

    /// @notice Emitted when the contributor withdraws a contribution.
    /// @param contribution The contribution.
    /// @param member The contributor.
    event ContributionWithdrawn(ContributionId indexed contribution, MemberId indexed member);

    /// @notice Emitted when a contra entry corrects a final contribution.
    /// @param contra The contra entry's number.
    /// @param contribution The contribution corrected.
    /// @param member Who signed: the contributor or the panel.
    /// @param units Units of the contribution that no longer count for later bookings.
    /// @param cost Cost of it that is no longer claimed.
    /// @param unitsLeft Units of the contribution that are left.
    /// @param costLeft Cost of it that is left.
    /// @param reason Digest of the reasons.
    event ContributionCorrected(
        ContributionId indexed contra,
        ContributionId indexed contribution,
        MemberId indexed member,
        uint64 units,
        uint96 cost,
        uint64 unitsLeft,
        uint96 costLeft,
        bytes32 reason
    );

    /// @notice Emitted when a contra entry comes too late for a part: the units had gone with their party, the cost was recovered.
    /// @param contra The contra entry's number.
    /// @param units Units that could not be taken away.
    /// @param cost Cost that could not be taken back.
    event ContributionBeyondReach(ContributionId indexed contra, uint64 units, uint96 cost);

    /// @notice Emitted when a nonce is used up.
    /// @param member The member.
    /// @param key The nonce's key.
    /// @param next The next sequence number under this key.
    event ContributionNonceUsed(MemberId indexed member, uint192 indexed key, uint64 next);

    // --------------------------------------------------------------------------------------------------------- errors

    /// @notice Thrown when a kind is neither a CRediT role nor a resource.
    /// @param kind The kind.
    error ContributionKindUnknown(uint16 kind);
    /// @notice Thrown when nothing was put in.
    error ContributionQuantityZero();
    /// @notice Thrown when the last day is before the first.
    /// @param first The first day.
    /// @param last The last day.
    error ContributionDaysReversed(Day first, Day last);
    /// @notice Thrown when evidence has no digest, no size or an unknown algorithm.
    /// @param digest The digest.
    /// @param algorithm The algorithm's tag.
    /// @param size The size in bytes.
    error ContributionEvidenceInvalid(bytes32 digest, uint8 algorithm, uint64 size);
    /// @notice Thrown when a value does not fit 96 bits.
    /// @param value The value.
    error ContributionValueTooLarge(uint256 value);
    /// @notice Thrown when units do not fit 64 bits.
    /// @param units The units.
    error ContributionUnitsTooLarge(uint256 units);
    /// @notice Thrown when a cost does not fit 96 bits.
    /// @param cost The cost.
    error ContributionCostTooLarge(uint256 cost);
    /// @notice Thrown when terms would give more than all units to the reward pot.
    /// @param rewardRate Parts per million.
    error ContributionRewardRateTooHigh(uint32 rewardRate);
    /// @notice Thrown when terms ask for more attestations than a contribution has places for.
    /// @param needed Asked for.
    /// @param limit The most.
    error ContributionTooManyAttestations(uint8 needed, uint8 limit);
    /// @notice Thrown when terms ask for a longer window than can be kept.
    /// @param length In days.
    /// @param limit The longest.
    error ContributionWindowTooLong(uint16 length, uint16 limit);
    /// @notice Thrown when a batch is empty or too long.
    /// @param count Its length.
    /// @param limit The most.
    error ContributionBatchOutOfRange(uint256 count, uint256 limit);
    /// @notice Thrown when a root or its number of leaves is zero.
    /// @param root The root.
    /// @param count The number of leaves.
    error ContributionRootInvalid(bytes32 root, uint32 count);
    /// @notice Thrown when what is said of a root is not what was recorded, or nothing was.
    /// @param rootId The root's number.
    /// @param given The hash of what is said.
    /// @param recorded The hash of what was recorded.
    error ContributionRootMismatch(uint64 rootId, bytes32 given, bytes32 recorded);
    /// @notice Thrown when a leaf is not under its root.
    /// @param rootId The root's number.
    /// @param index The leaf's.
    error ContributionLeafInvalid(uint64 rootId, uint32 index);
    /// @notice Thrown when a leaf's kind is not its root's.
    /// @param kind The leaf's.
    /// @param expected The root's.
    error ContributionLeafKindWrong(uint16 kind, uint16 expected);
    /// @notice Thrown when a leaf was claimed before.
    /// @param rootId The root's number.
    /// @param index The leaf's.
    error ContributionLeafClaimedBefore(uint64 rootId, uint32 index);
    /// @notice Thrown when claimed leaves would be worth more than the root's contributor signed.
    /// @param rootId The root's number.
    /// @param value What they would be worth.
    /// @param valueCap What was signed.
    error ContributionRootCapExceeded(uint64 rootId, uint256 value, uint96 valueCap);
    /// @notice Thrown when an act does not fit where a contribution stands.
    /// @param contribution The contribution.
    /// @param status Where it stands.
    error ContributionWrongStatus(ContributionId contribution, Status status);
    /// @notice Thrown when a contributor's own organisation would attest or challenge.
    /// @param contribution The contribution.
    /// @param member Who would.
    /// @param contributor Whose it is.
    error ContributionOwnOrganisation(ContributionId contribution, MemberId member, MemberId contributor);
    /// @notice Thrown when a party would attest twice.
    /// @param contribution The contribution.
    /// @param party Its place.
    error ContributionAttestedBefore(ContributionId contribution, uint8 party);
    /// @notice Thrown when a contribution is finalised while it can be challenged, or a challenge lapses before its time.
    /// @param contribution The contribution.
    /// @param from The second from which it can.
    error ContributionTooEarly(ContributionId contribution, uint40 from);
    /// @notice Thrown when a challenge comes after the window.
    /// @param contribution The contribution.
    /// @param ended When it ended.
    error ContributionWindowOver(ContributionId contribution, uint40 ended);
    /// @notice Thrown when a challenge names another scope than RECORD or ATTEST.
    /// @param scope The scope named.
    error ContributionScopeWrong(uint16 scope);
    /// @notice Thrown when there is nobody to rule.
    /// @param agreement The agreement.
    error ContributionNoPanel(AgreementId agreement);
    /// @notice Thrown when somebody else than the contributor or the panel would correct.
    /// @param contribution The contribution.
    /// @param member Who would.
    error ContributionNotCorrector(ContributionId contribution, MemberId member);
    /// @notice Thrown when a contra entry takes nothing, or more than is left.
    /// @param contribution The contribution.
    /// @param units Units asked for.
    /// @param unitsLeft Units left.
    /// @param cost Cost asked for.
    /// @param costLeft Cost left.
    error ContributionContraOutOfRange(
        ContributionId contribution,
        uint64 units,
        uint64 unitsLeft,
        uint96 cost,
        uint96 costLeft
    );
    /// @notice Thrown when an envelope comes too late.
    /// @param deadline Its last second.
    error ContributionDeadlineOver(uint40 deadline);
    /// @notice Thrown when an envelope's nonce is not the next of its key.
    /// @param member The member.
    /// @param nonce The nonce given.
    /// @param expected The nonce expected.
    error ContributionNonceWrong(MemberId member, uint256 nonce, uint256 expected);

    // ------------------------------------------------------------------------------------------------------ recording

    /// @notice Records a contribution of a party. Scope RECORD.
    /// @param agreement The agreement, in force.
    /// @param member The contributor.
    /// @param entry What it put in.
    /// @param envelope Signatures, or none.
    /// @return contribution Its number.
    function record(
        AgreementId agreement,
        MemberId member,
        Entry calldata entry,
        Envelope calldata envelope
    ) external returns (ContributionId contribution);

    /// @notice Records up to 128 contributions of a party with one signature. Scope RECORD, amount: the sum of their values.
    /// @dev The rate card is asked once for each run of entries of the same kind: group them.
    /// @param agreement The agreement, in force.
    /// @param member The contributor.
    /// @param entries What it put in.
    /// @param envelope Signatures, or none.
    /// @return first The first one's number; the others follow in order.
    function recordMany(
        AgreementId agreement,
        MemberId member,
        Entry[] calldata entries,
        Envelope calldata envelope
    ) external returns (ContributionId first);

    /// @notice Records many entries of one kind as one Merkle root, to be claimed leaf by leaf on today's terms. Scope RECORD,
    /// amount: the root's `valueCap`.
    /// @dev Leaf: keccak256(keccak256(abi.encode(uint32 index, Entry entry))), sorted pairs (OpenZeppelin's MerkleProof).
    /// Warning: whoever loses the file that lists the leaves can claim none of them; the chain holds the root only.
    /// @param agreement The agreement, in force.
    /// @param member The contributor.
    /// @param root The root and what it stands for.
    /// @param envelope Signatures, or none.
    /// @return rootId Its number.
    function recordRoot(
        AgreementId agreement,
        MemberId member,
        LeafRoot calldata root,
        Envelope calldata envelope
    ) external returns (uint64 rootId);

    /// @notice Makes a contribution of a leaf. Anybody who knows the leaf: the contributor signed it with the root.
    /// @param rootId The root's number.
    /// @param agreement As recorded.
    /// @param member As recorded.
    /// @param root As recorded.
    /// @param terms As recorded.
    /// @param index The leaf's number.
    /// @param entry The leaf's content.
    /// @param proof Its Merkle proof.
    /// @return contribution The contribution's number.
    function claimLeaf(
        uint64 rootId,
        AgreementId agreement,
        MemberId member,
        LeafRoot calldata root,
        RecordingTerms calldata terms,
        uint32 index,
        Entry calldata entry,
        bytes32[] calldata proof
    ) external returns (ContributionId contribution);

    // ------------------------------------------------------------------------------------------- attesting and ending

    /// @notice Attests a contribution for another party. Scope ATTEST. The last attestation needed opens the window.
    /// @param contribution The contribution, Recorded.
    /// @param member The party that attests.
    /// @param envelope Signatures, or none.
    function attestTo(ContributionId contribution, MemberId member, Envelope calldata envelope) external;

    /// @notice Makes a contribution final, once its window is over. Anybody.
    /// @param contribution The contribution, Attested.
    function finalise(ContributionId contribution) external;

    /// @notice Withdraws a contribution that is not final yet. Scope RECORD of the contributor. What its units collected
    /// while it was challenged goes to the pool's others.
    /// @param contribution The contribution.
    /// @param envelope Signatures, or none.
    function withdraw(ContributionId contribution, Envelope calldata envelope) external;

    // ----------------------------------------------------------------------------------------------------- challenges

    /// @notice Challenges a contribution in its window, for another party. Its units are minted provisionally: what they earn is
    /// kept until the ruling. Once for each contribution.
    /// @param contribution The contribution, Attested.
    /// @param member The party that challenges.
    /// @param scope RECORD or ATTEST: which of the member's signers signs.
    /// @param reason Digest of the reasons.
    /// @param envelope Signatures, or none.
    function challenge(
        ContributionId contribution,
        MemberId member,
        uint16 scope,
        bytes32 reason,
        Envelope calldata envelope
    ) external;

    /// @notice Rules on a challenge. Scope AGREEMENTS of the agreement's panel. If the contribution stands, its provisional units
    /// and what they earned go to the contributor; else the units end and what they earned goes to the pool's others.
    /// @dev A part is not ruled on: let it stand and correct it by {contra}.
    /// @param contribution The contribution, Challenged.
    /// @param stands Whether it stands.
    /// @param reason Digest of the ruling.
    /// @param envelope Signatures, or none.
    function rule(ContributionId contribution, bool stands, bytes32 reason, Envelope calldata envelope) external;

    /// @notice Ends a challenge that nobody ruled on in 90 days: the contribution stands as attested. Anybody.
    /// @param contribution The contribution, Challenged.
    function lapse(ContributionId contribution) external;

    // ---------------------------------------------------------------------------------------------------- corrections

    /// @notice Corrects a final contribution by a contra entry of its own number. Scope RECORD of the contributor, or scope
    /// AGREEMENTS of the agreement's panel. Later bookings only: what is accrued or paid is out of reach.
    /// @dev Costs are kept per member, not per contribution: a contra entry takes back unrecovered cost of the member in this pool, up
    /// to the amount asked for; the rest was recovered and is reported by {ContributionBeyondReach}.
    /// @param contribution The contribution, Final.
    /// @param member Who corrects: the contributor or the panel.
    /// @param units Units to take away.
    /// @param cost Cost to take back.
    /// @param reason Digest of the reasons.
    /// @param envelope Signatures, or none.
    /// @return id The contra entry's number.
    function contra(
        ContributionId contribution,
        MemberId member,
        uint64 units,
        uint96 cost,
        bytes32 reason,
        Envelope calldata envelope
    ) external returns (ContributionId id);

    /// @notice Uses up the next nonce of a key, so that an envelope signed with it can no longer be sent. An ADMIN signer of the
    /// member, by sending.
    /// @param member The member.
    /// @param key The key.
    function invalidateNonce(MemberId member, uint192 key) external;

    // ---------------------------------------------------------------------------------------------------------- views

    /// @notice A contribution as it stands.
    /// @param contribution Its number.
    /// @return What is stored of it; status None when there is none of this number.
    function contributionOf(ContributionId contribution) external view returns (Contribution memory);

    /// @notice A root as stored.
    /// @param rootId Its number.
    /// @return commitment keccak256(abi.encode(agreement, member, root, terms)), 0 when there is none of this number.
    /// @return claimedValue What its claimed leaves are worth.
    function rootOf(uint64 rootId) external view returns (bytes32 commitment, uint96 claimedValue);

    /// @notice Whether a leaf was claimed.
    /// @param rootId Its root's number.
    /// @param index Its number.
    /// @return Whether it was.
    function isClaimed(uint64 rootId, uint32 index) external view returns (bool);

    /// @notice How many numbers were given.
    /// @return contributions Contributions, contra entries included.
    /// @return roots Roots.
    function counts() external view returns (uint64 contributions, uint64 roots);

    /// @notice The nonce that the next envelope under a key must carry.
    /// @param member The member.
    /// @param key The key.
    /// @return The nonce.
    function nextNonce(MemberId member, uint192 key) external view returns (uint256);
}
