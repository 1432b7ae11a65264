// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Scope} from "../membership/IMembers.sol";
import {Envelope} from "../membership/ISignedActs.sol";
import {Day} from "../types/Day.sol";
import {LicenceId, MemberId} from "../types/Ids.sol";
import {ILicenseRegistry} from "./ILicenseRegistry.sol";
import {LicenceActs} from "./LicenceActs.sol";
import {LicenceStore} from "./LicenceStore.sol";
import {LicenceTerms, Reported} from "./LicenceTypes.sol";
import {LicenceWords} from "./LicenceWords.sol";

/// @title LicenceReporting
/// @notice Periods follow one another without a gap, so that what is missing can be seen; each report adds to what is due.
abstract contract LicenceReporting is LicenceStore {
    /// @inheritdoc ILicenseRegistry
    function fileReport(
        LicenceId licence,
        LicenceTerms calldata terms,
        uint96 base,
        bytes32 evidence,
        Envelope calldata envelope
    ) external override {
        // Check
        (Record storage record, uint256 word) = _load(licence);
        _requireTerms(licence, terms);
        _requireEvidence(evidence);
        (Day first, Day last) = _requirePeriod(licence, terms, word);
        if (!(last < _today())) revert LicenceReportTooEarly(licence, last);
        Reported memory before = _reportedBy(licence, LicenceWords.reportsOf(word));
        (uint96 baseTotal, uint96 feesTotal) = RULES.addUp(licence, terms, before.base, base);
        uint16 report = LicenceWords.reportsOf(word) + 1;
        MemberId member = _speakerOf(word);
        uint96 fee = feesTotal - before.fees;
        bytes32 what = LicenceActs.fileReport(licence, report, base, evidence, envelope);
        _authorise(Act(member, Scope.RECORD, fee, what), envelope);
        // Effect
        record.word = LicenceWords.withReport(word, report);
        _reports[licence][report].word = LicenceWords.packReported(Reported(baseTotal, feesTotal, last));
        // Log
        emit LicenceReported(licence, member, report, first, last, base, fee, baseTotal, feesTotal, evidence);
    }

    /// @inheritdoc ILicenseRegistry
    function nextReport(
        LicenceId licence,
        LicenceTerms calldata terms
    ) external view override returns (Day first, Day last, Day dueBy) {
        (, uint256 word) = _load(licence);
        _requireTerms(licence, terms);
        (first, last) = _requirePeriod(licence, terms, word);
        dueBy = _dueBy(last, terms);
    }

    /// @inheritdoc ILicenseRegistry
    function dueOf(LicenceId licence, LicenceTerms calldata terms, Day day) external view override returns (uint256) {
        (, uint256 word) = _load(licence);
        _requireTerms(licence, terms);
        uint16 report = LicenceWords.reportsOf(word);
        while (report != 0 && day < _dueBy(_reportedBy(licence, report).last, terms)) --report;
        return RULES.fixedBy(terms, day) + _reportedBy(licence, report).fees;
    }

    /// @inheritdoc ILicenseRegistry
    function reportOf(LicenceId licence, uint16 report) external view override returns (Reported memory) {
        return _reportedBy(licence, report);
    }

    /// @dev The next period to report, if there is one.
    function _nextPeriod(
        LicenceId licence,
        LicenceTerms calldata terms,
        uint256 word
    ) internal view returns (bool exists, Day first, Day last) {
        Day previous = _reportedBy(licence, LicenceWords.reportsOf(word)).last;
        return RULES.periodAfter(terms, previous, LicenceWords.untilOf(word));
    }

    /// @dev What all reports up to one add up to; nothing up to report 0.
    function _reportedBy(LicenceId licence, uint16 report) internal view returns (Reported memory) {
        return LicenceWords.reportedIn(_reports[licence][report].word);
    }

    /// @dev The last day to report a period and to pay its fee.
    function _dueBy(Day last, LicenceTerms calldata terms) internal pure returns (Day) {
        return Day.wrap(Day.unwrap(last) + terms.fees.payDays);
    }

    /// @dev As {_nextPeriod}; reverts when there is none.
    function _requirePeriod(
        LicenceId licence,
        LicenceTerms calldata terms,
        uint256 word
    ) private view returns (Day first, Day last) {
        bool exists;
        (exists, first, last) = _nextPeriod(licence, terms, word);
        if (!exists) revert LicenceNothingToReport(licence);
    }
}
