// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {LicenceId, MemberId} from "../types/Ids.sol";
import {Envelope} from "../membership/ISignedActs.sol";

/// @title LicenceActs
/// @notice What is signed, as EIP-712 structs. Acts end in their envelope's nonce and deadline.
library LicenceActs {
    bytes32 private constant GRANT = keccak256(
        "GrantLicence(LicenceTerms terms,uint64 motion,uint256 nonce,uint40 deadline)FeeStep(uint96 from,uint32 rate)FeeTerms(address currency,uint8 base,uint96 ceiling,uint8 reportMonths,uint16 payDays,FeeStep[] steps,Instalment[] instalments)Instalment(uint24 due,uint96 amount)LicenceTerms(uint40 asset,uint8 kind,uint8 purpose,uint40 project,uint32 licensor,uint32 licensee,bytes32 counterparty,uint256 territory,uint128 fields,uint24 from,uint24 until,uint40 head,bool subLicences,uint24 useBy,bytes32 text,bytes32 fairness,bytes32 exportControl,bytes32 pledgeConsent,FeeTerms fees)"
    );
    bytes32 private constant REPORT = keccak256(
        "FileReport(uint40 licence,uint16 report,uint96 base,bytes32 evidence,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant AGREED_CREDIT = keccak256("Credit(uint40 licence,uint96 amount,bytes32 reason)");
    bytes32 private constant CREDIT = keccak256(
        "CreditLicence(uint40 licence,uint32 member,uint64 motion,uint96 amount,bytes32 reason,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant NOTICE = keccak256(
        "NoticeLicence(uint40 licence,uint32 member,uint16 report,bytes32 notice,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant TERMINATE = keccak256(
        "TerminateLicence(uint40 licence,uint32 member,bytes32 reason,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant SURRENDER = keccak256(
        "SurrenderLicence(uint40 licence,bytes32 reason,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant LOOSEN = keccak256(
        "LoosenLicence(uint40 licence,uint32 member,uint256 nonce,uint40 deadline)"
    );
    bytes32 private constant FILE_CONTRACT = keccak256(
        "FileContract(uint40 licence,bytes32 record,uint256 nonce,uint40 deadline)"
    );

    /// @notice See {ILicenseRegistry.grant}.
    /// @param terms The terms' hash.
    /// @param motion The motion.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function grant(bytes32 terms, uint64 motion, Envelope calldata envelope) internal pure returns (bytes32) {
        return keccak256(abi.encode(GRANT, terms, motion, envelope.nonce, envelope.deadline));
    }

    /// @notice See {ILicenseRegistry.fileReport}.
    /// @param licence The licence.
    /// @param report The report's number.
    /// @param base What is reported.
    /// @param evidence The documents.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function fileReport(
        LicenceId licence,
        uint16 report,
        uint96 base,
        bytes32 evidence,
        Envelope calldata envelope
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(REPORT, licence, report, base, evidence, envelope.nonce, envelope.deadline));
    }

    /// @notice What the owners agree to when they let a licensee off.
    /// @param licence The licence.
    /// @param amount The amount.
    /// @param reason The reasons.
    /// @return The struct's hash.
    function agreedCredit(LicenceId licence, uint96 amount, bytes32 reason) internal pure returns (bytes32) {
        return keccak256(abi.encode(AGREED_CREDIT, licence, amount, reason));
    }

    /// @notice See {ILicenseRegistry.credit}.
    /// @param licence The licence.
    /// @param member Who acts.
    /// @param motion The motion.
    /// @param amount The amount.
    /// @param reason The reasons.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function credit(
        LicenceId licence,
        MemberId member,
        uint64 motion,
        uint96 amount,
        bytes32 reason,
        Envelope calldata envelope
    ) internal pure returns (bytes32) {
        return
            keccak256(abi.encode(CREDIT, licence, member, motion, amount, reason, envelope.nonce, envelope.deadline));
    }

    /// @notice See {ILicenseRegistry.giveNotice}.
    /// @param licence The licence.
    /// @param member Who gives it.
    /// @param report The report whose fee is overdue.
    /// @param notice What was sent.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function giveNotice(
        LicenceId licence,
        MemberId member,
        uint16 report,
        bytes32 notice,
        Envelope calldata envelope
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(NOTICE, licence, member, report, notice, envelope.nonce, envelope.deadline));
    }

    /// @notice See {ILicenseRegistry.terminate}.
    /// @param licence The licence.
    /// @param member Who ends it.
    /// @param reason The declaration.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function terminate(
        LicenceId licence,
        MemberId member,
        bytes32 reason,
        Envelope calldata envelope
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(TERMINATE, licence, member, reason, envelope.nonce, envelope.deadline));
    }

    /// @notice See {ILicenseRegistry.surrender}.
    /// @param licence The licence.
    /// @param reason The declaration.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function surrender(LicenceId licence, bytes32 reason, Envelope calldata envelope) internal pure returns (bytes32) {
        return keccak256(abi.encode(SURRENDER, licence, reason, envelope.nonce, envelope.deadline));
    }

    /// @notice See {ILicenseRegistry.loosen}.
    /// @param licence The licence.
    /// @param member The owner.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function loosen(LicenceId licence, MemberId member, Envelope calldata envelope) internal pure returns (bytes32) {
        return keccak256(abi.encode(LOOSEN, licence, member, envelope.nonce, envelope.deadline));
    }

    /// @notice See {ILicenseRegistry.fileContract}.
    /// @param licence The licence.
    /// @param record The certificate.
    /// @param envelope The envelope.
    /// @return The struct's hash.
    function fileContract(
        LicenceId licence,
        bytes32 record,
        Envelope calldata envelope
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(FILE_CONTRACT, licence, record, envelope.nonce, envelope.deadline));
    }
}
