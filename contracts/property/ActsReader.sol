// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Envelope} from "../membership/ISignedActs.sol";
import {Day} from "../types/Day.sol";
import {AgreementId, AssetId, MemberId} from "../types/Ids.sol";
import {PledgeTerms, Registration, ShareOffer, StatusReport, TitleStatus, Vote} from "./AssetTypes.sol";
import {OwnerAct} from "./PropertyTypes.sol";
import {PropertyHash} from "./PropertyHash.sol";
import {RulesReader} from "./RulesReader.sol";

/// @title ActsReader
/// @notice What a member signs for an act of the IPRegistry, which deploys it: each function has the act's own name and parameters, and
/// answers with the EIP-712 struct hash. So the registry hands a call on as it came. It only ever answers; anybody may ask it.
/// @custom:security-contact security@jointly.example
contract ActsReader is RulesReader {
    bytes32 private constant OFFER_BACKGROUND = keccak256(
        "OfferBackground(uint40 asset,uint40 agreement,bytes32 limits,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant RECORD_TITLE = keccak256(
        "RecordTitle(uint40 asset,uint32 member,uint8 status,bytes32 evidence,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant RECORD_ANNUAL_FEE = keccak256(
        "RecordAnnualFee(uint40 asset,uint32 member,uint24 until,bytes32 evidence,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant RECORD_USE = keccak256(
        "RecordUse(uint40 asset,uint32 member,uint24 on,bytes32 evidence,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant PROPOSE = keccak256(
        "ProposeMotion(uint40 asset,uint8 act,uint32 member,bytes32 subject,bytes32 notice,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant VOTE = keccak256(
        "VoteMotion(uint64 motion,uint32 member,bytes32 subject,uint8 vote,bytes32 reason,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant SEPARATE = keccak256(
        "SeparateAsset(uint40 asset,uint32 member,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant RENOUNCE = keccak256(
        "RenounceShare(uint40 asset,uint32 member,uint64 motion,bytes32 declaration,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant RELEASE = keccak256(
        "ReleasePledge(uint40 asset,uint32 member,bytes32 evidence,uint256 nonce,uint40 deadline)"
    );

    /// @notice See {IIPRegistry.register}.
    /// @param member Who registers.
    /// @param what What is said of the asset.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function register(
        MemberId member,
        Registration calldata what,
        Envelope calldata envelope
    ) external pure returns (bytes32) {
        bytes32 said = PropertyHash.ofRegistration(what);
        return _hash(abi.encode(PropertyHash.REGISTER, member, said), envelope);
    }

    /// @notice See {IIPRegistry.offer}.
    /// @param asset The asset.
    /// @param agreement The agreement.
    /// @param limits The limits.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function offer(
        AssetId asset,
        AgreementId agreement,
        bytes32 limits,
        Envelope calldata envelope
    ) external pure returns (bytes32) {
        return _hash(abi.encode(OFFER_BACKGROUND, asset, agreement, limits), envelope);
    }

    /// @notice See {IIPRegistry.reportStatus}.
    /// @param report The report.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function reportStatus(StatusReport calldata report, Envelope calldata envelope) external pure returns (bytes32) {
        bytes32 said = PropertyHash.ofReport(report);
        return _hash(abi.encode(PropertyHash.REPORT_STATUS, said), envelope);
    }

    /// @notice See {IIPRegistry.recordTitle}.
    /// @param asset The asset.
    /// @param member The owner.
    /// @param status How far.
    /// @param evidence The evidence.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function recordTitle(
        AssetId asset,
        MemberId member,
        TitleStatus status,
        bytes32 evidence,
        Envelope calldata envelope
    ) external pure returns (bytes32) {
        return _hash(abi.encode(RECORD_TITLE, asset, member, status, evidence), envelope);
    }

    /// @notice See {IIPRegistry.recordAnnualFee}.
    /// @param asset The asset.
    /// @param member The owner.
    /// @param until The day.
    /// @param evidence The evidence.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function recordAnnualFee(
        AssetId asset,
        MemberId member,
        Day until,
        bytes32 evidence,
        Envelope calldata envelope
    ) external pure returns (bytes32) {
        return _hash(abi.encode(RECORD_ANNUAL_FEE, asset, member, until, evidence), envelope);
    }

    /// @notice See {IIPRegistry.recordUse}.
    /// @param asset The asset.
    /// @param member The owner.
    /// @param on The day.
    /// @param evidence The evidence.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function recordUse(
        AssetId asset,
        MemberId member,
        Day on,
        bytes32 evidence,
        Envelope calldata envelope
    ) external pure returns (bytes32) {
        return _hash(abi.encode(RECORD_USE, asset, member, on, evidence), envelope);
    }

    /// @notice See {IIPRegistry.propose}.
    /// @param asset The asset.
    /// @param act The act.
    /// @param member The owner.
    /// @param subject The subject.
    /// @param notice The notice.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function propose(
        AssetId asset,
        OwnerAct act,
        MemberId member,
        bytes32 subject,
        bytes32 notice,
        Envelope calldata envelope
    ) external pure returns (bytes32) {
        return _hash(abi.encode(PROPOSE, asset, act, member, subject, notice), envelope);
    }

    /// @notice See {IIPRegistry.vote}.
    /// @param motion The motion.
    /// @param member The owner.
    /// @param subject The motion's subject.
    /// @param says What it says.
    /// @param reason The reasons.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function vote(
        uint64 motion,
        MemberId member,
        bytes32 subject,
        Vote says,
        bytes32 reason,
        Envelope calldata envelope
    ) external pure returns (bytes32) {
        return _hash(abi.encode(VOTE, motion, member, subject, says, reason), envelope);
    }

    /// @notice See {IIPRegistry.separate}.
    /// @param asset The asset.
    /// @param member The owner.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function separate(AssetId asset, MemberId member, Envelope calldata envelope) external pure returns (bytes32) {
        return _hash(abi.encode(SEPARATE, asset, member), envelope);
    }

    /// @notice See {IIPRegistry.offerShare}.
    /// @param what The offer.
    /// @param notice The notice.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function offerShare(
        ShareOffer calldata what,
        bytes32 notice,
        Envelope calldata envelope
    ) external pure returns (bytes32) {
        return _hash(abi.encode(PropertyHash.OFFER_SHARE, PropertyHash.ofOffer(what), notice), envelope);
    }

    /// @notice See {IIPRegistry.preempt}.
    /// @param motion The motion.
    /// @param member The owner.
    /// @param what The offer.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function preempt(
        uint64 motion,
        MemberId member,
        ShareOffer calldata what,
        Envelope calldata envelope
    ) external pure returns (bytes32) {
        return _hash(abi.encode(PropertyHash.PREEMPT, motion, member, PropertyHash.ofOffer(what)), envelope);
    }

    /// @notice See {IIPRegistry.transfer}.
    /// @param what The offer.
    /// @param motion The motion.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function transfer(
        ShareOffer calldata what,
        uint64 motion,
        Envelope calldata envelope
    ) external pure returns (bytes32) {
        return _hash(abi.encode(PropertyHash.TRANSFER, PropertyHash.ofOffer(what), motion), envelope);
    }

    /// @notice See {IIPRegistry.renounce}.
    /// @param asset The asset.
    /// @param member The owner.
    /// @param motion The motion.
    /// @param declaration The declaration.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function renounce(
        AssetId asset,
        MemberId member,
        uint64 motion,
        bytes32 declaration,
        Envelope calldata envelope
    ) external pure returns (bytes32) {
        return _hash(abi.encode(RENOUNCE, asset, member, motion, declaration), envelope);
    }

    /// @notice See {IIPRegistry.pledge}.
    /// @param what The pledge.
    /// @param motion The motion.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function pledge(
        PledgeTerms calldata what,
        uint64 motion,
        Envelope calldata envelope
    ) external pure returns (bytes32) {
        return _hash(abi.encode(PropertyHash.PLEDGE_ASSET, PropertyHash.ofPledge(what), motion), envelope);
    }

    /// @notice See {IIPRegistry.release}.
    /// @param asset The asset.
    /// @param member Who releases.
    /// @param evidence The evidence.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function release(
        AssetId asset,
        MemberId member,
        bytes32 evidence,
        Envelope calldata envelope
    ) external pure returns (bytes32) {
        return _hash(abi.encode(RELEASE, asset, member, evidence), envelope);
    }

    /// @dev Each act ends in its envelope's nonce and deadline.
    function _hash(bytes memory act, Envelope calldata envelope) private pure returns (bytes32) {
        return keccak256(bytes.concat(act, abi.encode(envelope.nonce, envelope.deadline)));
    }
}
