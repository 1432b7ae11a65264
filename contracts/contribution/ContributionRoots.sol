// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {RecordingTerms} from "../agreement/IAgreements.sol";
import {Scope} from "../membership/IMembers.sol";
import {Envelope} from "../membership/ISignedActs.sol";
import {AgreementId, ContributionId, MemberId} from "../types/Ids.sol";
import {ContributionActs} from "./ContributionActs.sol";
import {ContributionRecording} from "./ContributionRecording.sol";
import {Credit, Entry, LeafRoot} from "./ContributionTypes.sol";
import {IContributionLedger} from "./IContributionLedger.sol";
import {Kinds} from "./Kinds.sol";

/// @title ContributionRoots
/// @notice Thousands of entries as one Merkle root, which costs one slot however many there are; a leaf becomes a contribution
/// when somebody claims it, on the terms of the day the root was recorded.
/// @dev The slot holds a hash whose preimage is in {ContributionRootRecorded}; a claim brings that preimage along. A leaf is hashed
/// twice and its inner preimage is nine words long, so no inner node of the tree (two words) can pass for one.
abstract contract ContributionRoots is ContributionRecording {
    using BitMaps for BitMaps.BitMap;

    /// @inheritdoc IContributionLedger
    function recordRoot(
        AgreementId agreement,
        MemberId member,
        LeafRoot calldata root,
        Envelope calldata envelope
    ) external override returns (uint64 rootId) {
        // Check
        if (root.root == 0 || root.count == 0) revert ContributionRootInvalid(root.root, root.count);
        if (!Kinds.isKnown(root.kind)) revert ContributionKindUnknown(root.kind);
        _requireEvidence(root.content, root.algorithm, root.size);
        RecordingTerms memory terms = _termsOf(agreement, member, root.kind);
        bytes32 what =
            _isDirect(envelope) ? bytes32(0) : ContributionActs.recordRoot(agreement, member, root, envelope);
        _authorise(Act(member, Scope.RECORD, root.valueCap, what), envelope);
        // Effect
        rootId = _takeRootNumber();
        _roots[rootId] = keccak256(abi.encode(agreement, member, root, terms));
        // Log
        emit ContributionRootRecorded(rootId, agreement, member, root, terms);
    }

    /// @inheritdoc IContributionLedger
    function claimLeaf(
        uint64 rootId,
        AgreementId agreement,
        MemberId member,
        LeafRoot calldata root,
        RecordingTerms calldata terms,
        uint32 index,
        Entry calldata entry,
        bytes32[] calldata proof
    ) external override returns (ContributionId contribution) {
        // Check
        bytes32 given = keccak256(abi.encode(agreement, member, root, terms));
        if (given != _roots[rootId]) revert ContributionRootMismatch(rootId, given, _roots[rootId]);
        Entry memory content = entry;
        _requireLeaf(rootId, root, index, content, proof);
        Credit memory credit = _price(content, terms);
        uint256 value = uint256(_claimedValues[rootId]) + credit.value;
        if (value > root.valueCap) revert ContributionRootCapExceeded(rootId, value, root.valueCap);
        // Effect
        _claimed[rootId].set(index);
        _claimedValues[rootId] = uint96(value);
        contribution = _takeNumbers(1);
        // Log
        emit ContributionLeafClaimed(rootId, index, contribution, uint96(value));
        _store(contribution, agreement, member, content, credit);
    }

    /// @inheritdoc IContributionLedger
    function rootOf(uint64 rootId) external view override returns (bytes32 commitment, uint96 claimedValue) {
        return (_roots[rootId], _claimedValues[rootId]);
    }

    /// @inheritdoc IContributionLedger
    function isClaimed(uint64 rootId, uint32 index) external view override returns (bool) {
        return _claimed[rootId].get(index);
    }

    /// @dev Reverts unless the leaf is under the root, of its kind, and unclaimed.
    function _requireLeaf(
        uint64 rootId,
        LeafRoot calldata root,
        uint32 index,
        Entry memory entry,
        bytes32[] calldata proof
    ) private view {
        bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(index, entry))));
        bool isUnder = index < root.count && MerkleProof.verifyCalldata(proof, root.root, leaf);
        if (!isUnder) revert ContributionLeafInvalid(rootId, index);
        if (entry.kind != root.kind) revert ContributionLeafKindWrong(entry.kind, root.kind);
        if (_claimed[rootId].get(index)) revert ContributionLeafClaimedBefore(rootId, index);
    }
}
