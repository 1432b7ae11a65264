// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Envelope} from "../membership/ISignedActs.sol";
import {AgreementId, ContributionId, MemberId} from "../types/Ids.sol";
import {ContributionWords} from "./ContributionWords.sol";
import {Entry, LeafRoot} from "./ContributionTypes.sol";

/// @title ContributionActs
/// @notice What is signed, as EIP-712 structs. Each ends in its envelope's nonce and deadline.
library ContributionActs {
    bytes private constant ENTRY_TYPE =
        "Entry(uint16 kind,uint64 quantity,uint24 first,uint24 last,bytes32 evidence,uint8 algorithm,uint64 size,bytes32 previous)";
    bytes private constant ROOT_TYPE =
        "LeafRoot(uint16 kind,bytes32 root,uint32 count,uint96 valueCap,bytes32 content,uint8 algorithm,uint64 size)";

    bytes32 private constant ENTRY = keccak256(ENTRY_TYPE);
    bytes32 private constant ROOT = keccak256(ROOT_TYPE);
    bytes32 private constant RECORD = keccak256(
        bytes.concat(
            "RecordContribution(uint40 agreement,uint32 member,Entry entry,uint256 nonce,uint40 deadline)",
            ENTRY_TYPE
        )
    );
    bytes32 private constant RECORD_MANY = keccak256(
        bytes.concat(
            "RecordContributions(uint40 agreement,uint32 member,Entry[] entries,uint256 nonce,uint40 deadline)",
            ENTRY_TYPE
        )
    );
    bytes32 private constant RECORD_ROOT = keccak256(
        bytes.concat(
            "RecordRoot(uint40 agreement,uint32 member,LeafRoot root,uint256 nonce,uint40 deadline)",
            ROOT_TYPE
        )
    );
    bytes32 private constant ATTEST = keccak256(
        "AttestContribution(uint64 contribution,uint32 member,uint40 agreement,uint32 contributor,uint16 kind,uint64 units,uint96 cost,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant WITHDRAW = keccak256(
        "WithdrawContribution(uint64 contribution,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant CHALLENGE = keccak256(
        "ChallengeContribution(uint64 contribution,uint32 member,uint16 scope,bytes32 reason,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant RULE = keccak256(
        "RuleContribution(uint64 contribution,bool stands,bytes32 reason,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant CONTRA = keccak256(
        "ContraContribution(uint64 contribution,uint32 member,uint64 units,uint96 cost,bytes32 reason,uint256 nonce,uint40 deadline)"
    );

    /// @notice See {IContributionLedger.record}.
    /// @param agreement The agreement.
    /// @param member The contributor.
    /// @param entry The entry.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function record(
        AgreementId agreement,
        MemberId member,
        Entry memory entry,
        Envelope calldata envelope
    ) internal pure returns (bytes32) {
        bytes32 what = entryHash(entry);
        return keccak256(abi.encode(RECORD, agreement, member, what, envelope.nonce, envelope.deadline));
    }

    /// @notice See {IContributionLedger.recordMany}.
    /// @param agreement The agreement.
    /// @param member The contributor.
    /// @param entries The entries.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function recordMany(
        AgreementId agreement,
        MemberId member,
        Entry[] memory entries,
        Envelope calldata envelope
    ) internal pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](entries.length);
        for (uint256 i = 0; i < entries.length; ++i) hashes[i] = entryHash(entries[i]);
        bytes32 what = keccak256(abi.encodePacked(hashes));
        return keccak256(abi.encode(RECORD_MANY, agreement, member, what, envelope.nonce, envelope.deadline));
    }

    /// @notice See {IContributionLedger.recordRoot}.
    /// @param agreement The agreement.
    /// @param member The contributor.
    /// @param root The root.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function recordRoot(
        AgreementId agreement,
        MemberId member,
        LeafRoot calldata root,
        Envelope calldata envelope
    ) internal pure returns (bytes32) {
        bytes32 what = keccak256(abi.encode(ROOT, root));
        return keccak256(abi.encode(RECORD_ROOT, agreement, member, what, envelope.nonce, envelope.deadline));
    }

    /// @notice See {IContributionLedger.attestTo}. The attestor signs what the contribution earns, not its number alone.
    /// @param contribution The contribution.
    /// @param member The attestor.
    /// @param card The contribution's card.
    /// @param state Its state.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function attest(
        ContributionId contribution,
        MemberId member,
        uint256 card,
        uint256 state,
        Envelope calldata envelope
    ) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    ATTEST,
                    contribution,
                    member,
                    ContributionWords.agreementOf(state),
                    ContributionWords.memberOf(state),
                    ContributionWords.kindOf(card),
                    ContributionWords.unitsOf(card),
                    ContributionWords.costOf(card),
                    envelope.nonce,
                    envelope.deadline
                )
            );
    }

    /// @notice See {IContributionLedger.withdraw}.
    /// @param contribution The contribution.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function withdraw(ContributionId contribution, Envelope calldata envelope) internal pure returns (bytes32) {
        return keccak256(abi.encode(WITHDRAW, contribution, envelope.nonce, envelope.deadline));
    }

    /// @notice See {IContributionLedger.challenge}.
    /// @param contribution The contribution.
    /// @param member The challenger.
    /// @param scope The scope.
    /// @param reason The reasons.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function challenge(
        ContributionId contribution,
        MemberId member,
        uint16 scope,
        bytes32 reason,
        Envelope calldata envelope
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(CHALLENGE, contribution, member, scope, reason, envelope.nonce, envelope.deadline));
    }

    /// @notice See {IContributionLedger.rule}.
    /// @param contribution The contribution.
    /// @param stands Whether it stands.
    /// @param reason The ruling.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function rule(
        ContributionId contribution,
        bool stands,
        bytes32 reason,
        Envelope calldata envelope
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(RULE, contribution, stands, reason, envelope.nonce, envelope.deadline));
    }

    /// @notice See {IContributionLedger.contra}.
    /// @param contribution The contribution.
    /// @param member Who corrects.
    /// @param units The units.
    /// @param cost The cost.
    /// @param reason The reasons.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function contra(
        ContributionId contribution,
        MemberId member,
        uint64 units,
        uint96 cost,
        bytes32 reason,
        Envelope calldata envelope
    ) internal pure returns (bytes32) {
        return
            keccak256(abi.encode(CONTRA, contribution, member, units, cost, reason, envelope.nonce, envelope.deadline));
    }

    /// @notice An entry.
    /// @param entry The entry.
    /// @return The struct's hash.
    function entryHash(Entry memory entry) internal pure returns (bytes32) {
        return keccak256(abi.encode(ENTRY, entry));
    }
}
