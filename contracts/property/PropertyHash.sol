// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {PledgeTerms, Registration, ShareOffer, StatusReport} from "./AssetTypes.sol";
import {OwnerRule, PropertyRules} from "./PropertyTypes.sol";
import {RulesWords} from "./RulesWords.sol";

/// @title PropertyHash
/// @notice EIP-712 struct hashes of what is registered, reported, offered, pledged and agreed; and the types of the acts that hold them.
library PropertyHash {
    // Written out, one literal each: only then the compiler hashes them.

    bytes32 private constant PARENT = keccak256("ParentLine(uint40 parent,uint24 rate)");
    bytes32 private constant REGISTRATION = keccak256(
        "Registration(uint40 agreement,uint8 kind,uint8 status,bool sole,bytes32 identifier,bytes32 evidence,string uri,ParentLine[] parents)"
        "ParentLine(uint40 parent,uint24 rate)"
    );
    bytes32 private constant REPORT = keccak256(
        "StatusReport(uint40 asset,uint32 member,uint8 status,bytes32 identifier,bytes32 evidence,uint24 on,uint64 motion,bytes32 basis)"
    );
    bytes32 private constant OFFER = keccak256(
        "ShareOffer(uint40 asset,uint32 from,uint32 to,uint64 units,uint96 price,address currency,bytes32 terms)"
    );
    bytes32 private constant PLEDGE = keccak256(
        "PledgeTerms(uint40 asset,uint32 member,uint32 pledgee,bytes32 counterparty,bytes32 terms)"
    );
    bytes32 private constant OWNER_RULE = keccak256("OwnerRule(uint8 consent,uint16 noticeDays)");
    bytes32 private constant RULES = keccak256(
        "PropertyRules(uint16 ownersPool,bool licensorKeeps,bool subLicences,uint16 preemptionDays,uint16 publicationDays,uint16 cureDays,uint16 accessDays,uint16 useDays,OwnerRule file,OwnerRule ordinary,OwnerRule secret,OwnerRule exclusive,OwnerRule transfer,OwnerRule pledge,OwnerRule renounce,OwnerRule abandon)"
        "OwnerRule(uint8 consent,uint16 noticeDays)"
    );
    bytes32 internal constant REGISTER = keccak256(
        "RegisterAsset(uint32 member,Registration what,uint256 nonce,uint40 deadline)"
        "ParentLine(uint40 parent,uint24 rate)"
        "Registration(uint40 agreement,uint8 kind,uint8 status,bool sole,bytes32 identifier,bytes32 evidence,string uri,ParentLine[] parents)"
    );
    bytes32 internal constant REPORT_STATUS = keccak256(
        "ReportStatus(StatusReport report,uint256 nonce,uint40 deadline)"
        "StatusReport(uint40 asset,uint32 member,uint8 status,bytes32 identifier,bytes32 evidence,uint24 on,uint64 motion,bytes32 basis)"
    );
    bytes32 internal constant OFFER_SHARE = keccak256(
        "OfferShare(ShareOffer offer,bytes32 notice,uint256 nonce,uint40 deadline)"
        "ShareOffer(uint40 asset,uint32 from,uint32 to,uint64 units,uint96 price,address currency,bytes32 terms)"
    );
    bytes32 internal constant PREEMPT = keccak256(
        "PreemptShare(uint64 motion,uint32 member,ShareOffer offer,uint256 nonce,uint40 deadline)"
        "ShareOffer(uint40 asset,uint32 from,uint32 to,uint64 units,uint96 price,address currency,bytes32 terms)"
    );
    bytes32 internal constant TRANSFER = keccak256(
        "TransferShare(ShareOffer offer,uint64 motion,uint256 nonce,uint40 deadline)"
        "ShareOffer(uint40 asset,uint32 from,uint32 to,uint64 units,uint96 price,address currency,bytes32 terms)"
    );
    bytes32 internal constant PLEDGE_ASSET = keccak256(
        "PledgeAsset(PledgeTerms pledge,uint64 motion,uint256 nonce,uint40 deadline)"
        "PledgeTerms(uint40 asset,uint32 member,uint32 pledgee,bytes32 counterparty,bytes32 terms)"
    );

    /// @notice A registration's struct hash.
    /// @param what The registration.
    /// @return The hash.
    function ofRegistration(Registration calldata what) internal pure returns (bytes32) {
        bytes32[] memory parents = new bytes32[](what.parents.length);
        for (uint256 i = 0; i < parents.length; ++i) parents[i] = keccak256(abi.encode(PARENT, what.parents[i]));
        bytes memory head = abi.encode(
            REGISTRATION,
            what.agreement,
            what.kind,
            what.status,
            what.sole,
            what.identifier,
            what.evidence
        );
        bytes memory tail = abi.encode(keccak256(bytes(what.uri)), keccak256(abi.encodePacked(parents)));
        return keccak256(bytes.concat(head, tail));
    }

    /// @notice A status report's struct hash.
    /// @param report The report.
    /// @return The hash.
    function ofReport(StatusReport calldata report) internal pure returns (bytes32) {
        return keccak256(abi.encode(REPORT, report));
    }

    /// @notice An offer's struct hash: the subject of a motion about a transfer.
    /// @param offer The offer.
    /// @return The hash.
    function ofOffer(ShareOffer calldata offer) internal pure returns (bytes32) {
        return keccak256(abi.encode(OFFER, offer));
    }

    /// @notice A pledge's struct hash: the subject of a motion about it.
    /// @param pledge The pledge.
    /// @return The hash.
    function ofPledge(PledgeTerms calldata pledge) internal pure returns (bytes32) {
        return keccak256(abi.encode(PLEDGE, pledge));
    }

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
}
