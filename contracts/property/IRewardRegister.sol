// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Envelope, ISignedActs} from "../membership/ISignedActs.sol";
import {AgreementId, MemberId} from "../types/Ids.sol";
import {Day} from "../types/Day.sol";
import {Line, ListFacts, ListKey, ListKind} from "./RewardTypes.sol";

/// @title IRewardRegister
/// @notice How a member split its people's reward pot, or who contributed what, without naming anybody: a Merkle root over salted lines, so
/// that one teacher or student can prove their own line and nobody else's. A list is corrected by another one that names it; both stay in
/// the events, and the later one counts.
interface IRewardRegister is ISignedActs {
    /// @notice Emitted when a member commits to a list, the first one of its key or a correction.
    /// @param list The key's digest.
    /// @param agreement The agreement.
    /// @param member The member.
    /// @param revision How many lists there were of this key, with this one.
    /// @param replaces The root it replaces, 0 for none.
    /// @param key Which list.
    /// @param facts What it says.
    event ListCommitted(
        bytes32 indexed list,
        AgreementId indexed agreement,
        MemberId indexed member,
        uint16 revision,
        bytes32 replaces,
        ListKey key,
        ListFacts facts
    );

    /// @notice Thrown when a list is of no kind, or a list of certificates names a currency, or one of rewards none.
    /// @param kind Its kind.
    error RewardKindWrong(ListKind kind);
    /// @notice Thrown when there is no such agreement.
    /// @param agreement The agreement.
    error RewardAgreementUnknown(AgreementId agreement);
    /// @notice Thrown when a period ends before it begins, or is not over yet.
    /// @param first First day.
    /// @param last Last day.
    error RewardPeriodWrong(Day first, Day last);
    /// @notice Thrown when there are no lines or no root.
    /// @param root The root.
    /// @param count The lines.
    error RewardListEmpty(bytes32 root, uint32 count);
    /// @notice Thrown when the main contributors get less than half of the pot (R17), or more than all of it; and when a list of certificates,
    /// which is of no money, names what they get.
    /// @param main What they get, minor units.
    /// @param total The pot.
    error RewardMainWrong(uint96 main, uint96 total);
    /// @notice Thrown when a list does not name the one that counts now, or is the same.
    /// @param given The root it names.
    /// @param current The root that counts, 0 when there is none yet.
    error RewardReplacesWrong(bytes32 given, bytes32 current);

    /// @notice Commits to a list. Scope TREASURY, amount `total`, for rewards; scope RECORD, no amount, for certificates.
    /// @dev Signed: `CommitList(ListKey key,ListFacts facts,bytes32 replaces,uint256 nonce,uint40 deadline)`. Leaf:
    /// keccak256(keccak256(abi.encode(uint32 index, bytes32 line, uint96 amount))), sorted pairs (OpenZeppelin's MerkleProof).
    /// The sum of the lines is not checked on chain: a total that is not theirs shows as soon as the lines are seen.
    /// @param key Which list.
    /// @param facts What it says.
    /// @param replaces The root that counts now, 0 when this is the first list of its key.
    /// @param envelope Signatures, or none.
    /// @return list The key's digest.
    function commit(
        ListKey calldata key,
        ListFacts calldata facts,
        bytes32 replaces,
        Envelope calldata envelope
    ) external returns (bytes32 list);

    /// @notice Whether a line is on the list that counts.
    /// @param list The key's digest.
    /// @param line The line.
    /// @param proof Its Merkle proof.
    /// @return Whether it is.
    function verify(bytes32 list, Line calldata line, bytes32[] calldata proof) external view returns (bool);

    /// @notice The list that counts.
    /// @param list The key's digest.
    /// @return facts What it says; all 0 when there is none.
    /// @return revision How many lists there were of this key.
    function listOf(bytes32 list) external view returns (ListFacts memory facts, uint16 revision);

    /// @notice Under what a list is found.
    /// @param key Which list.
    /// @return keccak256(abi.encode(key)).
    function digestOf(ListKey calldata key) external pure returns (bytes32);
}
