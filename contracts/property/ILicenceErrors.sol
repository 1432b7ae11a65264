// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Day} from "../types/Day.sol";
import {AgreementId, AssetId, LicenceId, MemberId} from "../types/Ids.sol";
import {LicenceKind, LicenceStatus, Purpose} from "./LicenceTypes.sol";
import {AssetStatus} from "./PropertyTypes.sol";

/// @title ILicenceErrors
/// @notice What the LicenseRegistry refuses, each with the values that offend.
interface ILicenceErrors {
    // ------------------------------------------------------------------------------------------ what is granted

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
    /// @notice Thrown when the last day is before the first, over, or more than can be counted away.
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

    // ------------------------------------------------------------------------------------------------- the fees

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

    // -------------------------------------------------------------------------------------------- access rights

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

    // --------------------------------------------------------------------------------------------- sub-licences

    /// @notice Thrown when a licence names a head where it must not, or none or another where it must.
    /// @param head What it names.
    error LicenceHeadWrong(LicenceId head);
    /// @notice Thrown when the head, or the rules of the asset's agreement, allow no licences under it.
    /// @param head The head.
    error LicenceSubLicencesNotAllowed(LicenceId head);
    /// @notice Thrown when a licence goes beyond its head in kind, territory, field or time.
    /// @param head The head.
    error LicenceBeyondHead(LicenceId head);

    // -------------------------------------------------------------------------------------------- a licence's life

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
    /// @notice Thrown when a report, a notice, an end, a credit or a filing comes without the digest of its document.
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
    /// @notice Thrown when a motion is named where the owners need not agree.
    /// @param motion The motion.
    error LicenceMotionUnneeded(uint64 motion);
    /// @notice Thrown when somebody else than the currency's rail settles.
    /// @param caller Who tried.
    error LicenceNotRail(address caller);
}
