// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Envelope, ISignedActs} from "../membership/ISignedActs.sol";
import {Currency} from "../types/Currency.sol";
import {Day} from "../types/Day.sol";
import {AssetId, LicenceId, MemberId} from "../types/Ids.sol";
import {ILicenceErrors} from "./ILicenceErrors.sol";
import {ILicences} from "./ILicences.sol";
import {Licence, LicenceStatus, LicenceTerms, Notice, Reported} from "./LicenceTypes.sol";

/// @title ILicenseRegistry
/// @notice Who may use what, where, for how long and at what price. An owner grants a licence as the asset's rules ask; a licensee reports
/// what it made of it, period by period without a gap; what it pays is counted by the rails. Days are dates (UTC) of the block's time.
///
///     granted ─▶ running ─▶ expired · lapsed · terminated (after notice and the days of cure) · surrendered · its head ended
///
/// Every act takes an envelope of signatures, or none when the caller is the member's signer itself.
interface ILicenseRegistry is ILicences, ILicenceErrors, ISignedActs {
    // ----------------------------------------------------------------------------------------------------------- events

    /// @notice Emitted when a licence is granted.
    /// @param licence Its number.
    /// @param asset The asset.
    /// @param licensor Who grants it.
    /// @param motion The owners' motion that carried it, 0 for none.
    /// @param word The licence's word as stored: `agreement 40 | asset 40 | licensor 32 | licensee 32 | head 40 | until 24 | soloPool 16 |
    /// reports 16 | isListed 1 | place 4 | kind 3 | status 3`.
    /// @param terms The terms, whose hash is stored.
    event LicenceGranted(
        LicenceId indexed licence,
        AssetId indexed asset,
        MemberId indexed licensor,
        uint64 motion,
        uint256 word,
        LicenceTerms terms
    );

    /// @notice Emitted when a period is reported.
    /// @param licence The licence.
    /// @param member Who reports: the licensee, or the licensor for a counterparty.
    /// @param report The report's number within the licence, from 1.
    /// @param first First day of the period.
    /// @param last Its last day.
    /// @param base What is reported, minor units.
    /// @param fee What the period costs, minor units.
    /// @param baseTotal What is reported so far.
    /// @param feesTotal What all reports cost so far.
    /// @param evidence Digest of the documents behind the report.
    event LicenceReported(
        LicenceId indexed licence,
        MemberId indexed member,
        uint16 report,
        Day first,
        Day last,
        uint96 base,
        uint96 fee,
        uint96 baseTotal,
        uint96 feesTotal,
        bytes32 evidence
    );

    /// @notice Emitted when a rail books income under a licence.
    /// @param licence The licence.
    /// @param currency The currency.
    /// @param cause The receipt.
    /// @param amount What was paid, minor units.
    /// @param paid What is paid or credited so far in the licence's currency; unchanged when this was another currency.
    event LicenceSettled(
        LicenceId indexed licence,
        Currency indexed currency,
        bytes32 indexed cause,
        uint96 amount,
        uint96 paid
    );

    /// @notice Emitted when income under a licence is reversed. In the licence's currency it ends a notice that was made good: for what is
    /// taken back a new one must be given.
    /// @param licence The licence.
    /// @param currency The currency.
    /// @param cause The receipt.
    /// @param amount What counts as paid no more, minor units.
    /// @param paid What is paid or credited so far in the licence's currency; unchanged when this was another currency.
    event LicenceUnsettled(
        LicenceId indexed licence,
        Currency indexed currency,
        bytes32 indexed cause,
        uint96 amount,
        uint96 paid
    );

    /// @notice Emitted when the owners let the licensee off something it owes.
    /// @param licence The licence.
    /// @param member The owner that acts.
    /// @param motion The owners' motion, 0 where the licensor keeps the income.
    /// @param amount What is credited, minor units.
    /// @param paid What is paid or credited so far.
    /// @param reason Digest of the reasons: which report it corrects, or what was agreed.
    event LicenceCredited(
        LicenceId indexed licence,
        MemberId indexed member,
        uint64 motion,
        uint96 amount,
        uint96 paid,
        bytes32 reason
    );

    /// @notice Emitted when formal notice is given of what is overdue (R35).
    /// @param licence The licence.
    /// @param member Who gives it.
    /// @param claimed What must have been paid in all, minor units.
    /// @param reports How many reports must have been filed.
    /// @param cureUntil Last day to make it good.
    /// @param notice Digest of what was sent to the licensee.
    event LicenceNoticed(
        LicenceId indexed licence,
        MemberId indexed member,
        uint96 claimed,
        uint16 reports,
        Day cureUntil,
        bytes32 notice
    );

    /// @notice Emitted when a licence ends. It leaves the asset's list, if it was on it.
    /// @param licence The licence.
    /// @param member Who ends it, 0 where anybody may.
    /// @param status How.
    /// @param last The last day it ran.
    /// @param reason Digest of the reasons, 0 where the chain has them.
    event LicenceEnded(
        LicenceId indexed licence,
        MemberId indexed member,
        LicenceStatus status,
        Day last,
        bytes32 reason
    );

    /// @notice Emitted when a sole or exclusive licence becomes ordinary. It leaves the asset's list.
    /// @param licence The licence.
    /// @param member The owner that acts.
    event LicenceLoosened(LicenceId indexed licence, MemberId indexed member);

    /// @notice Emitted when the licensor tells that the contract was put on record at the office (备案), due within three months.
    /// @param licence The licence.
    /// @param member The licensor.
    /// @param record Digest of the office's certificate.
    event LicenceContractFiled(LicenceId indexed licence, MemberId indexed member, bytes32 record);

    // --------------------------------------------------------------------------------------------------------- granting

    /// @notice Grants a licence or an access right. Scope AGREEMENTS of the licensor, which must own a share of the asset.
    /// An ordinary, sole or exclusive licence needs what the asset's rules ask (R05-R07, R19, R23): `motion` must be carried and be about
    /// the hash of the terms ({LicenceRules}); 0 where a co-owner acts alone. An access right needs no consent (R25): its licensee must be a party of the project
    /// now. Any licence but access for implementation is refused where a sole or exclusive one runs in the same field, territory and time.
    /// @dev Signed: `GrantLicence(LicenceTerms terms,uint64 motion,uint256 nonce,uint40 deadline)`.
    /// @param terms The terms; `head` 0.
    /// @param motion The owners' motion, 0 for none.
    /// @param envelope Signatures, or none.
    /// @return licence Its number.
    function grant(
        LicenceTerms calldata terms,
        uint64 motion,
        Envelope calldata envelope
    ) external returns (LicenceId licence);

    /// @notice Grants a licence under another one: within its kind, territory, fields and days. Scope AGREEMENTS of the head's licensee, a
    /// member. Only where the head and the rules of the asset's agreement allow it, and never under a licence that has a head itself.
    /// @dev Signed as in {grant}, with motion 0.
    /// @param terms The terms; `head` is the head.
    /// @param headTerms The head's terms.
    /// @param envelope Signatures, or none.
    /// @return licence Its number.
    function subLicense(
        LicenceTerms calldata terms,
        LicenceTerms calldata headTerms,
        Envelope calldata envelope
    ) external returns (LicenceId licence);

    // ------------------------------------------------------------------------------------------------ reports and money

    /// @notice Reports the next period ({nextReport}), once it is over. Scope RECORD, amount: the fee, of the licensee; of the licensor where
    /// the licensee is a counterparty. A licence that has ended is still reported up to its last day.
    /// The fee is what the steps make of all that is reported, rounded down, less what the reports before cost: nothing drifts.
    /// @dev Signed: `FileReport(uint40 licence,uint16 report,uint96 base,bytes32 evidence,uint256 nonce,uint40 deadline)`.
    /// @param licence The licence.
    /// @param terms Its terms.
    /// @param base What is reported, minor units; 0 is a report too.
    /// @param evidence Digest of the documents behind it.
    /// @param envelope Signatures, or none.
    function fileReport(
        LicenceId licence,
        LicenceTerms calldata terms,
        uint96 base,
        bytes32 evidence,
        Envelope calldata envelope
    ) external;

    /// @notice Lets the licensee off a part of what it owes: a report was too high, or so it was agreed. Scope AGREEMENTS, that amount, of an
    /// owner; the owners must agree as to an exclusive licence. Where a licensor keeps the income (R07, background), it decides alone,
    /// also of what was granted under its licence; of background the one that granted this very licence, and this is how it tells what it
    /// was paid, for no rail does. What is reported stays as it is.
    /// @dev Signed: `CreditLicence(uint40 licence,uint32 member,uint64 motion,uint96 amount,bytes32 reason,uint256 nonce,uint40 deadline)`. The
    /// motion is about the struct hash of `Credit(uint40 licence,uint96 amount,bytes32 reason)`.
    /// @param licence The licence.
    /// @param member Who acts.
    /// @param motion The owners' motion, 0 for none.
    /// @param amount What is credited, minor units.
    /// @param reason Digest of the reasons.
    /// @param envelope Signatures, or none.
    function credit(
        LicenceId licence,
        MemberId member,
        uint64 motion,
        uint96 amount,
        bytes32 reason,
        Envelope calldata envelope
    ) external;

    // ------------------------------------------------------------------------------------------------- notice and end

    /// @notice Gives formal notice of what is overdue: payment by the instalments due and the fees up to a report, or the next report. Scope
    /// TREASURY of the licensor or of an owner. The days of cure are those of the rules; 30 where no agreement has any (R35).
    /// @dev Signed: `NoticeLicence(uint40 licence,uint32 member,uint16 report,bytes32 notice,uint256 nonce,uint40 deadline)`.
    /// @param licence The licence.
    /// @param terms Its terms.
    /// @param member Who gives it.
    /// @param report The last report whose fee is overdue, 0 for none.
    /// @param notice Digest of what was sent.
    /// @param envelope Signatures, or none.
    function giveNotice(
        LicenceId licence,
        LicenceTerms calldata terms,
        MemberId member,
        uint16 report,
        bytes32 notice,
        Envelope calldata envelope
    ) external;

    /// @notice Ends a licence for what was noticed and not made good in the days of cure. Scope AGREEMENTS of the licensor or of an owner.
    /// @dev Signed: `TerminateLicence(uint40 licence,uint32 member,bytes32 reason,uint256 nonce,uint40 deadline)`.
    /// @param licence The licence.
    /// @param member Who ends it.
    /// @param reason Digest of the declaration.
    /// @param envelope Signatures, or none.
    function terminate(LicenceId licence, MemberId member, bytes32 reason, Envelope calldata envelope) external;

    /// @notice Gives a licence up. Scope AGREEMENTS of the licensee; of the licensor, from documents, where that is a counterparty.
    /// @dev Signed: `SurrenderLicence(uint40 licence,bytes32 reason,uint256 nonce,uint40 deadline)`.
    /// @param licence The licence.
    /// @param reason Digest of the declaration.
    /// @param envelope Signatures, or none.
    function surrender(LicenceId licence, bytes32 reason, Envelope calldata envelope) external;

    /// @notice Ends a licence whose last day is over, whose asset has come to an end, or whose head does not run any more. Anybody.
    /// @param licence The licence.
    function end(LicenceId licence) external;

    /// @notice Makes a sole or exclusive licence ordinary: its `useBy` is over and the periods up to it are reported, or overdue, with nothing
    /// used (R27): scope AGREEMENTS of an owner, or of the licensor where there is a head. Or the licence it was granted under has become
    /// ordinary: of any of these.
    /// @dev Signed: `LoosenLicence(uint40 licence,uint32 member,uint256 nonce,uint40 deadline)`.
    /// @param licence The licence.
    /// @param terms Its terms.
    /// @param member The owner or licensor.
    /// @param envelope Signatures, or none.
    function loosen(
        LicenceId licence,
        LicenceTerms calldata terms,
        MemberId member,
        Envelope calldata envelope
    ) external;

    /// @notice Tells that the contract was put on record at the office (备案). Scope RECORD of the licensor. Nothing is stored.
    /// @dev Signed: `FileContract(uint40 licence,bytes32 record,uint256 nonce,uint40 deadline)`.
    /// @param licence The licence.
    /// @param record Digest of the office's certificate.
    /// @param envelope Signatures, or none.
    function fileContract(LicenceId licence, bytes32 record, Envelope calldata envelope) external;

    // ---------------------------------------------------------------------------------------------------------- views

    /// @notice A licence as it stands.
    /// @param licence Its number.
    /// @return What is stored of it; status None when there is none of this number.
    function licenceOf(LicenceId licence) external view returns (Licence memory);

    /// @notice What the reports up to one add up to.
    /// @param licence The licence.
    /// @param report The report's number, from 1.
    /// @return Its word; all 0 when it is not filed.
    function reportOf(LicenceId licence, uint16 report) external view returns (Reported memory);

    /// @notice The last notice given.
    /// @param licence The licence.
    /// @return The notice; all 0 when there was none.
    function noticeOf(LicenceId licence) external view returns (Notice memory);

    /// @notice The sole and exclusive licences of an asset that stand in the way of others, at most 16.
    /// @param asset The asset.
    /// @return Their numbers.
    function listOf(AssetId asset) external view returns (LicenceId[] memory);

    /// @notice The next period to report. Reverts when there is none.
    /// @param licence The licence.
    /// @param terms Its terms.
    /// @return first Its first day.
    /// @return last Its last day: of the month, quarter …, or the licence's own.
    /// @return dueBy The last day to report it and to pay its fee.
    function nextReport(
        LicenceId licence,
        LicenceTerms calldata terms
    ) external view returns (Day first, Day last, Day dueBy);

    /// @notice What must have been paid in all by the end of a day, as far as it is reported.
    /// @param licence The licence.
    /// @param terms Its terms.
    /// @param day The day.
    /// @return Minor units of the licence's currency.
    function dueOf(LicenceId licence, LicenceTerms calldata terms, Day day) external view returns (uint256);

    /// @notice The contract without state that answers what follows from terms alone: hashes, periods, fees; see {LicenceRules}.
    /// @return Its address.
    function licenceRules() external view returns (address);

    /// @notice How many licences were granted.
    /// @return The number of the last one.
    function count() external view returns (uint40);
}
