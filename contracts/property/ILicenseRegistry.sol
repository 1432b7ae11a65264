// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Envelope, ISignedActs} from "../membership/ISignedActs.sol";
import {Currency} from "../types/Currency.sol";
import {Day} from "../types/Day.sol";
import {AgreementId, AssetId, LicenceId, MemberId} from "../types/Ids.sol";
import {ILicences} from "./ILicences.sol";
import {Licence, LicenceKind, LicenceStatus, LicenceTerms, Notice, Purpose, Reported} from "./LicenceTypes.sol";
import {AssetStatus} from "./PropertyTypes.sol";

/// @title ILicenseRegistry
/// @notice Who may use what, where, for how long and at what price. An owner grants a licence as the asset's rules ask; a licensee reports
/// what it made of it, period by period without a gap; what it pays is counted by the rails. Days are dates (UTC) of the block's time.
///
///     granted ─▶ running ─▶ expired · lapsed · terminated (after notice and the days of cure) · surrendered · its head ended
///
/// Every act takes an envelope of signatures, or none when the caller is the member's signer itself.
interface ILicenseRegistry is ILicences, ISignedActs {
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

    // ------------------------------------------------------------------------------------------ errors: what is granted

    /// @notice Thrown when a licence is of no kind that this act can grant.
    /// @param kind Its kind.
    error LicenceKindWrong(LicenceKind kind);
    /// @notice Thrown when the asset has come to an end.
    /// @param asset The asset.
    /// @param status Where it stands.
    error LicenceAssetEnded(AssetId asset, AssetStatus status);
    /// @notice Thrown when the asset is pledged and the pledgee's consent is not cited.
    /// @param asset The asset.
    error LicenceAssetPledged(AssetId asset);
    /// @notice Thrown when there is neither one member nor one counterparty to take the licence, or when both are named.
    /// @param licensee The member.
    /// @param counterparty The counterparty's digest.
    error LicenceLicenseeWrong(MemberId licensee, bytes32 counterparty);
    /// @notice Thrown when a member would grant itself a licence.
    /// @param member The member.
    error LicenceToItself(MemberId member);
    /// @notice Thrown for no territory at all, or a country that does not exist.
    /// @param territory The bits given.
    error LicenceTerritoryUnknown(uint256 territory);
    /// @notice Thrown for no field of use at all, or a division that does not exist.
    /// @param fields The bits given.
    error LicenceFieldsUnknown(uint128 fields);
    /// @notice Thrown when the last day is before the first, or over.
    /// @param from First day.
    /// @param until Last day.
    /// @param today The day of this block.
    error LicenceDaysWrong(Day from, Day until, Day today);
    /// @notice Thrown when a digest is missing that this licence must cite.
    error LicenceTextMissing();
    /// @notice Thrown when a licence must be used by a day outside its own, or has to be but is not reported on.
    /// @param useBy The day.
    error LicenceUseByWrong(Day useBy);
    /// @notice Thrown when the licence would be in the way of a sole or exclusive one in the same field, territory and time.
    /// @param asset The asset.
    /// @param other That licence.
    error LicenceOverlaps(AssetId asset, LicenceId other);
    /// @notice Thrown when as many sole and exclusive licences of an asset are listed as can be; anybody may `end` those that are over.
    /// @param asset The asset.
    /// @param most How many can be.
    error LicenceListFull(AssetId asset, uint256 most);

    // ------------------------------------------------------------------------------------------------- errors: the fees

    /// @notice Thrown when something is to be paid or reported and no currency is named.
    error LicenceCurrencyMissing();
    /// @notice Thrown when periods of so many months do not divide a year, or reports have no base, or a base no reports.
    /// @param months The months.
    error LicenceReportMonthsWrong(uint8 months);
    /// @notice Thrown when a running fee or a ceiling is agreed without reports.
    error LicenceReportsMissing();
    /// @notice Thrown when there are too many steps, or one does not begin above the one before it (the first: at 0).
    /// @param step Its place in the list, from 0.
    error LicenceStepWrong(uint256 step);
    /// @notice Thrown for a rate above the whole.
    /// @param rate In parts per million.
    error LicenceRateTooHigh(uint32 rate);
    /// @notice Thrown when there are too many instalments, one of nothing, one due before the one before it, or all together too much.
    /// @param instalment Its place in the list, from 0.
    error LicenceInstalmentWrong(uint256 instalment);

    // -------------------------------------------------------------------------------------------- errors: access rights

    /// @notice Thrown when an access right has no purpose, or another licence has one.
    /// @param purpose The purpose.
    error LicencePurposeWrong(Purpose purpose);
    /// @notice Thrown when an access right names another project than the asset's own, or another licence names one.
    /// @param project The project.
    error LicenceProjectWrong(AgreementId project);
    /// @notice Thrown when access for implementing a project is to cost something (R25).
    error LicenceAccessNotFree();
    /// @notice Thrown when access for exploitation comes without the record that its conditions are fair and reasonable (R25).
    error LicenceFairnessMissing();
    /// @notice Thrown when it is too late for an access right, or it would last too long.
    /// @param project The project.
    /// @param last The last day there is.
    error LicenceAccessOver(AgreementId project, Day last);

    // --------------------------------------------------------------------------------------------- errors: sub-licences

    /// @notice Thrown when a licence names a head where it must not, or none or another where it must.
    /// @param head What it names.
    error LicenceHeadWrong(LicenceId head);
    /// @notice Thrown when the head, or the rules of the asset's agreement, allow no licences under it.
    /// @param head The head.
    error LicenceSubLicencesNotAllowed(LicenceId head);
    /// @notice Thrown when a licence goes beyond its head in kind, territory, field or time.
    /// @param head The head.
    error LicenceBeyondHead(LicenceId head);

    // -------------------------------------------------------------------------------------------- errors: a licence's life

    /// @notice Thrown when there is no licence of this number.
    /// @param licence The number.
    error LicenceUnknown(LicenceId licence);
    /// @notice Thrown when the agreement is asked for of a licence whose asset is outside every agreement.
    /// @param licence The licence.
    error LicenceOutsideAgreements(LicenceId licence);
    /// @notice Thrown when the terms handed in are not the licence's.
    /// @param licence The licence.
    /// @param given Their hash.
    /// @param stored The licence's.
    error LicenceTermsMismatch(LicenceId licence, bytes32 given, bytes32 stored);
    /// @notice Thrown when a licence does not run any more.
    /// @param licence The licence.
    /// @param status How it ended; Running when its last day is over.
    error LicenceNotRunning(LicenceId licence, LicenceStatus status);
    /// @notice Thrown when a licence is to be ended that goes on.
    /// @param licence The licence.
    error LicenceRuns(LicenceId licence);
    /// @notice Thrown when somebody acts for a licence who is neither its licensor nor an owner as the act asks.
    /// @param licence The licence.
    /// @param member Who tried.
    error LicenceNotParty(LicenceId licence, MemberId member);
    /// @notice Thrown when there is no period left to report, or none was agreed.
    /// @param licence The licence.
    error LicenceNothingToReport(LicenceId licence);
    /// @notice Thrown when a period is not over yet.
    /// @param licence The licence.
    /// @param last The period's last day.
    error LicenceReportTooEarly(LicenceId licence, Day last);
    /// @notice Thrown when a report comes without the digest of its documents.
    error LicenceEvidenceMissing();
    /// @notice Thrown when the reports would add up to more than the licence covers: the excess needs another licence.
    /// @param licence The licence.
    /// @param base What they would add up to, minor units.
    /// @param ceiling The most, minor units.
    error LicenceCeilingExceeded(LicenceId licence, uint256 base, uint96 ceiling);
    /// @notice Thrown when nothing is overdue by the report that is cited.
    /// @param licence The licence.
    error LicenceNothingOverdue(LicenceId licence);
    /// @notice Thrown when a report is cited that was not filed.
    /// @param licence The licence.
    /// @param report Its number.
    error LicenceReportUnknown(LicenceId licence, uint16 report);
    /// @notice Thrown when a notice already runs, or the days of cure are not over.
    /// @param licence The licence.
    /// @param cureUntil Last day to make it good.
    error LicenceCureRunning(LicenceId licence, Day cureUntil);
    /// @notice Thrown when a licence is to be terminated without notice, or what was noticed has been made good.
    /// @param licence The licence.
    error LicenceNothingNoticed(LicenceId licence);
    /// @notice Thrown when a licence is to be loosened that need not be: it is used, in time, or not exclusive.
    /// @param licence The licence.
    error LicenceInUse(LicenceId licence);
    /// @notice Thrown when nothing is credited, or more than can be counted.
    /// @param amount The amount, minor units.
    error LicenceCreditWrong(uint96 amount);
    /// @notice Thrown when somebody else than the currency's rail settles.
    /// @param caller Who tried.
    error LicenceNotRail(address caller);

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
    /// owner; the owners must agree as to an exclusive licence. Where the income is the licensor's (R07, background, under a head), it
    /// decides alone; for background this is how it tells what it was paid, for no rail does. What is reported stays as it is.
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
    /// used (R27); or the licence it was granted under has become ordinary. Scope AGREEMENTS of an owner.
    /// @dev Signed: `LoosenLicence(uint40 licence,uint32 member,uint256 nonce,uint40 deadline)`.
    /// @param licence The licence.
    /// @param terms Its terms.
    /// @param member The owner.
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
