// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MemberId} from "../types/Ids.sol";

/// @dev Stakeholder class of a member (成员类别).
enum MemberClass {
    None,
    Government,
    School,
    Enterprise,
    Institute,
    Association
}

/// @dev Where a member stands: applied → active → suspended → exited, or succeeded by another member.
enum MemberStatus {
    None,
    Applied,
    Active,
    Suspended,
    Exited,
    Succeeded
}

/// @title Scope
/// @notice What a signer may sign, as bits of a mask.
library Scope {
    uint16 internal constant AGREEMENTS = 1;
    uint16 internal constant RECORD = 2;
    uint16 internal constant ATTEST = 4;
    uint16 internal constant TREASURY = 8;
    uint16 internal constant VOTE = 16;
    uint16 internal constant ADMIN = 32;
}

/// @dev One signature of an envelope: an EOA's 65 bytes, or whatever an ERC-1271 wallet asks for.
struct MemberSignature {
    address signer;
    bytes signature;
}

/// @title IMembers
/// @notice What the other contracts ask the MemberRegistry. A member that was succeeded (合并, 分立, 注销) is acted for by its
/// successor's signers and paid at its successor's account, so nothing that refers to the old member is orphaned.
interface IMembers {
    /// @notice Reverts unless `signer` may at this moment sign alone for `member` in this scope and up to this amount.
    /// @dev The signer must be admitted, past its activation delay, unexpired, unsuspended; its member Active; the member's
    /// policy for this scope and amount must ask for one signer only. A successor's signer acts for the predecessor.
    /// @param member The member acted for.
    /// @param signer The address that acts.
    /// @param scope One bit of {Scope}.
    /// @param amount The act's amount in minor units, 0 where there is none.
    function requireActsAlone(MemberId member, address signer, uint16 scope, uint96 amount) external view;

    /// @notice Reverts like {requireActsAlone}, and answers whether the member's organisation is another than the one that stands for
    /// `other` today: four eyes in one question.
    /// @param member The member acted for.
    /// @param signer The address that acts.
    /// @param scope One bit of {Scope}.
    /// @param amount The act's amount in minor units, 0 where there is none.
    /// @param other The member that must not be the one acting.
    /// @return apart Whether they are two organisations.
    function requireOutsideSigner(
        MemberId member,
        address signer,
        uint16 scope,
        uint96 amount,
        MemberId other
    ) external view returns (bool apart);

    /// @notice Are two members two organisations today, successions counted?
    /// @param member One member.
    /// @param other Another.
    /// @return Whether no organisation stands for both.
    function areApart(MemberId member, MemberId other) external view returns (bool);

    /// @notice Reverts unless `signatures` over `digest` satisfy the member's policy for this scope and amount (经办 → 复核 →
    /// 审批): enough of them, by distinct signers in ascending order of address, each allowed at this moment, each valid (EOA or ERC-1271).
    /// @param member The member acted for.
    /// @param scope One bit of {Scope}.
    /// @param amount The act's amount in minor units, 0 where there is none.
    /// @param digest The EIP-712 digest that was signed.
    /// @param signatures The envelope's signatures.
    function requireJointSignatures(
        MemberId member,
        uint16 scope,
        uint96 amount,
        bytes32 digest,
        MemberSignature[] calldata signatures
    ) external view;

    /// @notice Where a member stands.
    /// @param member The member.
    /// @return class Its stakeholder class.
    /// @return status Its status.
    function standing(MemberId member) external view returns (MemberClass class, MemberStatus status);

    /// @notice The member that stands for this one today: itself, or the end of its chain of successors (bounded).
    /// @param member The member.
    /// @return The member that acts and is paid.
    function standsFor(MemberId member) external view returns (MemberId);

    /// @notice May this member stand for others? False is certain: nobody was ever recorded to be succeeded by it.
    /// @param member The member.
    /// @return Whether it was ever named as a successor.
    function hasPredecessor(MemberId member) external view returns (bool);

    /// @notice The member that an address signs for.
    /// @param signer The address.
    /// @return The member, 0 when the address is nobody's.
    function memberOf(address signer) external view returns (MemberId);

    /// @notice Where tokens owed to a member go, following successors, and until when this answer cannot change.
    /// @dev A change of the payout takes effect only after a delay, so an answer may be cached until `sureUntil`.
    /// @param member The member.
    /// @return payout The address, zero when none is registered.
    /// @return sureUntil The last second at which this answer is certain.
    function payoutOf(MemberId member) external view returns (address payout, uint40 sureUntil);

    /// @notice The digest of the bank account that money owed to a member goes to, following successors.
    /// @param member The member.
    /// @return The digest, zero when none is registered.
    function bankAccountOf(MemberId member) external view returns (bytes32);
}
