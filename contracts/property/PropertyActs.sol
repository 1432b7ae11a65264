// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Envelope} from "../membership/ISignedActs.sol";
import {AgreementId, AssetId, MemberId} from "../types/Ids.sol";
import {ParentLine, PledgeTerms, Registration, ShareOffer, StatusReport, Vote} from "./AssetTypes.sol";
import {OwnerAct, OwnerRule, PropertyRules} from "./PropertyTypes.sol";
import {RulesWords} from "./RulesWords.sol";

/// @title PropertyActs
/// @notice What is signed and agreed to, as EIP-712 structs. Each act ends in its envelope's nonce and deadline.
library PropertyActs {
    bytes private constant PARENT_TYPE = "ParentLine(uint40 parent,uint24 rate)";
    bytes private constant REGISTRATION_TYPE =
        "Registration(uint40 agreement,uint8 kind,uint8 status,bool sole,bytes32 identifier,bytes32 evidence,string uri,ParentLine[] parents)";
    bytes private constant REPORT_TYPE =
        "StatusReport(uint40 asset,uint32 member,uint8 status,bytes32 identifier,bytes32 evidence,uint24 on,uint64 motion,bytes32 basis)";
    bytes private constant OFFER_TYPE =
        "ShareOffer(uint40 asset,uint32 from,uint32 to,uint64 units,uint96 price,address currency,bytes32 terms)";
    bytes private constant PLEDGE_TYPE =
        "PledgeTerms(uint40 asset,uint32 member,uint32 pledgee,bytes32 counterparty,bytes32 terms)";
    bytes private constant OWNER_RULE_TYPE = "OwnerRule(uint8 consent,uint16 noticeDays)";
    bytes private constant RULES_TYPE =
        "PropertyRules(uint16 ownersPool,bool licensorKeeps,bool subLicences,uint16 preemptionDays,uint16 publicationDays,uint16 cureDays,uint16 accessDays,uint16 useDays,OwnerRule file,OwnerRule ordinary,OwnerRule secret,OwnerRule exclusive,OwnerRule transfer,OwnerRule pledge,OwnerRule renounce,OwnerRule abandon)";

    bytes32 private constant PARENT = keccak256(PARENT_TYPE);
    bytes32 private constant REGISTRATION = keccak256(bytes.concat(REGISTRATION_TYPE, PARENT_TYPE));
    bytes32 private constant REPORT = keccak256(REPORT_TYPE);
    bytes32 private constant SHARE_OFFER = keccak256(OFFER_TYPE);
    bytes32 private constant PLEDGE = keccak256(PLEDGE_TYPE);
    bytes32 private constant OWNER_RULE = keccak256(OWNER_RULE_TYPE);
    bytes32 private constant RULES = keccak256(bytes.concat(RULES_TYPE, OWNER_RULE_TYPE));

    bytes32 private constant REGISTER = keccak256(
        bytes.concat(
            "RegisterAsset(uint32 member,Registration what,uint256 nonce,uint40 deadline)",
            PARENT_TYPE,
            REGISTRATION_TYPE
        )
    );
    bytes32 private constant OFFER_BACKGROUND = keccak256(
        "OfferBackground(uint40 asset,uint40 agreement,bytes32 limits,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant REPORT_STATUS = keccak256(
        bytes.concat("ReportStatus(StatusReport report,uint256 nonce,uint40 deadline)", REPORT_TYPE)
    );
    bytes32 internal constant RECORD_TITLE = keccak256(
        "RecordTitle(uint40 asset,uint32 member,uint8 status,bytes32 evidence,uint256 nonce,uint40 deadline)"
    );
    bytes32 internal constant RECORD_ANNUAL_FEE = keccak256(
        "RecordAnnualFee(uint40 asset,uint32 member,uint24 until,bytes32 evidence,uint256 nonce,uint40 deadline)"
    );
    bytes32 internal constant RECORD_USE = keccak256(
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
    bytes32 private constant OFFER_SHARE = keccak256(
        bytes.concat("OfferShare(ShareOffer offer,bytes32 notice,uint256 nonce,uint40 deadline)", OFFER_TYPE)
    );
    bytes32 private constant PREEMPT = keccak256(
        bytes.concat(
            "PreemptShare(uint64 motion,uint32 member,ShareOffer offer,uint256 nonce,uint40 deadline)",
            OFFER_TYPE
        )
    );
    bytes32 private constant TRANSFER = keccak256(
        bytes.concat("TransferShare(ShareOffer offer,uint64 motion,uint256 nonce,uint40 deadline)", OFFER_TYPE)
    );
    bytes32 private constant RENOUNCE = keccak256(
        "RenounceShare(uint40 asset,uint32 member,uint64 motion,bytes32 declaration,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant PLEDGE_ASSET = keccak256(
        bytes.concat("PledgeAsset(PledgeTerms pledge,uint64 motion,uint256 nonce,uint40 deadline)", PLEDGE_TYPE)
    );
    bytes32 private constant RELEASE = keccak256(
        "ReleasePledge(uint40 asset,uint32 member,bytes32 evidence,uint256 nonce,uint40 deadline)"
    );

    // ------------------------------------------------------------------------------------------- what is agreed to

    /// @notice The rules' struct hash, which terms name as their `licenceRule`.
    /// @param rules The rules.
    /// @return The hash.
    function ofRules(PropertyRules calldata rules) internal pure returns (bytes32) {
        OwnerRule[8] memory all = RulesWords.listOf(rules);
        bytes32[8] memory hashes;
        for (uint256 i = 0; i < all.length; ++i) hashes[i] = keccak256(abi.encode(OWNER_RULE, all[i]));
        bytes memory head = abi.encode(
            RULES,
            rules.ownersPool,
            rules.licensorKeeps,
            rules.subLicences,
            rules.preemptionDays,
            rules.publicationDays,
            rules.cureDays,
            rules.accessDays,
            rules.useDays
        );
        return keccak256(bytes.concat(head, abi.encode(hashes)));
    }

    /// @notice An offer's struct hash: the subject of a motion about a transfer.
    /// @param offer The offer.
    /// @return The hash.
    function ofOffer(ShareOffer calldata offer) internal pure returns (bytes32) {
        return keccak256(abi.encode(SHARE_OFFER, offer));
    }

    /// @notice A pledge's struct hash: the subject of a motion about it.
    /// @param pledge The pledge.
    /// @return The hash.
    function ofPledge(PledgeTerms calldata pledge) internal pure returns (bytes32) {
        return keccak256(abi.encode(PLEDGE, pledge));
    }

    // --------------------------------------------------------------------------------------------- what is signed

    /// @notice See {IIPRegistry.register}.
    /// @param member Who registers.
    /// @param what What is said of it.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function register(
        MemberId member,
        Registration calldata what,
        Envelope calldata envelope
    ) internal pure returns (bytes32) {
        bytes32[] memory parents = new bytes32[](what.parents.length);
        for (uint256 i = 0; i < parents.length; ++i) parents[i] = _ofParent(what.parents[i]);
        bytes32 said = keccak256(
            abi.encode(
                REGISTRATION,
                what.agreement,
                what.kind,
                what.status,
                what.sole,
                what.identifier,
                what.evidence,
                keccak256(bytes(what.uri)),
                keccak256(abi.encodePacked(parents))
            )
        );
        return keccak256(abi.encode(REGISTER, member, said, envelope.nonce, envelope.deadline));
    }

    /// @notice See {IIPRegistry.offer}.
    /// @param asset The asset.
    /// @param agreement The agreement.
    /// @param limits The limits.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function offerBackground(
        AssetId asset,
        AgreementId agreement,
        bytes32 limits,
        Envelope calldata envelope
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(OFFER_BACKGROUND, asset, agreement, limits, envelope.nonce, envelope.deadline));
    }

    /// @notice See {IIPRegistry.reportStatus}.
    /// @param report The report.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function reportStatus(StatusReport calldata report, Envelope calldata envelope) internal pure returns (bytes32) {
        bytes32 said = keccak256(abi.encode(REPORT, report));
        return keccak256(abi.encode(REPORT_STATUS, said, envelope.nonce, envelope.deadline));
    }

    /// @notice What an owner records of an asset: {RECORD_TITLE}, {RECORD_ANNUAL_FEE} or {RECORD_USE}.
    /// @param typeHash Which of them.
    /// @param asset The asset.
    /// @param member The owner.
    /// @param value The status or the day.
    /// @param evidence The evidence.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function record(
        bytes32 typeHash,
        AssetId asset,
        MemberId member,
        uint256 value,
        bytes32 evidence,
        Envelope calldata envelope
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(typeHash, asset, member, value, evidence, envelope.nonce, envelope.deadline));
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
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(PROPOSE, asset, act, member, subject, notice, envelope.nonce, envelope.deadline));
    }

    /// @notice See {IIPRegistry.vote}. The owner signs what it agrees to, not the motion's number alone.
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
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(VOTE, motion, member, subject, says, reason, envelope.nonce, envelope.deadline));
    }

    /// @notice See {IIPRegistry.separate}.
    /// @param asset The asset.
    /// @param member The owner.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function separate(AssetId asset, MemberId member, Envelope calldata envelope) internal pure returns (bytes32) {
        return keccak256(abi.encode(SEPARATE, asset, member, envelope.nonce, envelope.deadline));
    }

    /// @notice See {IIPRegistry.offerShare}.
    /// @param subject The offer's struct hash.
    /// @param notice The notice.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function offerShare(bytes32 subject, bytes32 notice, Envelope calldata envelope) internal pure returns (bytes32) {
        return keccak256(abi.encode(OFFER_SHARE, subject, notice, envelope.nonce, envelope.deadline));
    }

    /// @notice See {IIPRegistry.preempt}.
    /// @param motion The motion.
    /// @param member The owner.
    /// @param subject The offer's struct hash.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function preempt(
        uint64 motion,
        MemberId member,
        bytes32 subject,
        Envelope calldata envelope
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(PREEMPT, motion, member, subject, envelope.nonce, envelope.deadline));
    }

    /// @notice See {IIPRegistry.transfer}.
    /// @param subject The offer's struct hash.
    /// @param motion The motion.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function transfer(bytes32 subject, uint64 motion, Envelope calldata envelope) internal pure returns (bytes32) {
        return keccak256(abi.encode(TRANSFER, subject, motion, envelope.nonce, envelope.deadline));
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
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(RENOUNCE, asset, member, motion, declaration, envelope.nonce, envelope.deadline));
    }

    /// @notice See {IIPRegistry.pledge}.
    /// @param subject The pledge's struct hash.
    /// @param motion The motion.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function pledgeAsset(bytes32 subject, uint64 motion, Envelope calldata envelope) internal pure returns (bytes32) {
        return keccak256(abi.encode(PLEDGE_ASSET, subject, motion, envelope.nonce, envelope.deadline));
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
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(RELEASE, asset, member, evidence, envelope.nonce, envelope.deadline));
    }

    function _ofParent(ParentLine calldata line) private pure returns (bytes32) {
        return keccak256(abi.encode(PARENT, line));
    }
}
