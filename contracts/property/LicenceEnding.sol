// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Scope} from "../membership/IMembers.sol";
import {Envelope} from "../membership/ISignedActs.sol";
import {Day} from "../types/Day.sol";
import {AgreementId, LicenceId, MemberId} from "../types/Ids.sol";
import {ILicenseRegistry} from "./ILicenseRegistry.sol";
import {LicenceActs} from "./LicenceActs.sol";
import {LicenceList} from "./LicenceList.sol";
import {LicenceReporting} from "./LicenceReporting.sol";
import {LicenceKind, LicenceStatus, LicenceTerms, Notice} from "./LicenceTypes.sol";
import {LicenceWords} from "./LicenceWords.sol";
import {AssetStatus} from "./PropertyTypes.sol";

/// @title LicenceEnding
/// @notice Formal notice, the days of cure, and every way a licence ends. Its debts outlive it.
abstract contract LicenceEnding is LicenceList, LicenceReporting {
    uint16 private constant CURE_DAYS = 30; // R35, where no agreement says how many

    /// @inheritdoc ILicenseRegistry
    function giveNotice(
        LicenceId licence,
        LicenceTerms calldata terms,
        MemberId member,
        uint16 report,
        bytes32 notice,
        Envelope calldata envelope
    ) external override {
        // Check
        (Record storage record, uint256 word) = _loadRunning(licence);
        _requireTerms(licence, terms);
        _requireLicensorSide(licence, word, member);
        _requireEvidence(notice);
        uint96 paid = LicenceWords.paidOf(record.money);
        Notice memory given = LicenceWords.noticeIn(_notices[licence].word);
        if (!_isCured(given, word, paid)) revert LicenceCureRunning(licence, given.cureUntil);
        given = _overdue(licence, terms, word, report, paid);
        _authorise(
            Act(member, Scope.TREASURY, 0, LicenceActs.giveNotice(licence, member, report, notice, envelope)),
            envelope
        );
        // Effect
        _notices[licence].word = LicenceWords.packNotice(given);
        // Log
        emit LicenceNoticed(licence, member, given.claimed, given.reports, given.cureUntil, notice);
    }

    /// @inheritdoc ILicenseRegistry
    function terminate(
        LicenceId licence,
        MemberId member,
        bytes32 reason,
        Envelope calldata envelope
    ) external override {
        // Check
        (Record storage record, uint256 word) = _loadRunning(licence);
        _requireLicensorSide(licence, word, member);
        Notice memory given = LicenceWords.noticeIn(_notices[licence].word);
        if (_isCured(given, word, LicenceWords.paidOf(record.money))) revert LicenceNothingNoticed(licence);
        if (_today() <= given.cureUntil) revert LicenceCureRunning(licence, given.cureUntil);
        _requireEvidence(reason);
        _authorise(
            Act(member, Scope.AGREEMENTS, 0, LicenceActs.terminate(licence, member, reason, envelope)),
            envelope
        );
        // Effect, log, interaction
        _end(licence, word, member, LicenceStatus.Terminated, reason);
    }

    /// @inheritdoc ILicenseRegistry
    function surrender(LicenceId licence, bytes32 reason, Envelope calldata envelope) external override {
        // Check
        (, uint256 word) = _loadRunning(licence);
        MemberId member = _speakerOf(word);
        _requireEvidence(reason);
        _authorise(Act(member, Scope.AGREEMENTS, 0, LicenceActs.surrender(licence, reason, envelope)), envelope);
        // Effect, log, interaction
        _end(licence, word, member, LicenceStatus.Surrendered, reason);
    }

    /// @inheritdoc ILicenseRegistry
    function end(LicenceId licence) external override {
        // Check
        (, uint256 word) = _load(licence);
        LicenceStatus status = LicenceWords.statusOf(word);
        if (status != LicenceStatus.Running) revert LicenceNotRunning(licence, status);
        // Effect, log, interaction
        _end(licence, word, MemberId.wrap(0), _endOf(licence, word), 0);
    }

    /// @inheritdoc ILicenseRegistry
    function loosen(
        LicenceId licence,
        LicenceTerms calldata terms,
        MemberId member,
        Envelope calldata envelope
    ) external override {
        // Check
        (Record storage record, uint256 word) = _loadRunning(licence);
        _requireTerms(licence, terms);
        bool isHeadLoose = _isHeadOrdinary(word);
        // A head's licensee that uses nothing must not keep the owners from the field by a licence under its own.
        if (isHeadLoose && member != LicenceWords.licensorOf(word))
            PROPERTY.requireOwner(LicenceWords.assetOf(word), member);
        else _requireLicensorSide(licence, word, member);
        bool isLoose = LicenceWords.isListed(word) && (isHeadLoose || _isUnused(licence, terms, word));
        if (!isLoose) revert LicenceInUse(licence);
        _authorise(Act(member, Scope.AGREEMENTS, 0, LicenceActs.loosen(licence, member, envelope)), envelope);
        // Effect
        _unlist(word);
        record.word = LicenceWords.asOrdinary(LicenceWords.withoutPlace(word));
        // Log
        emit LicenceLoosened(licence, member);
        // Interaction
        PROPERTY.encumber(LicenceWords.assetOf(word), false);
    }

    /// @inheritdoc ILicenseRegistry
    function fileContract(LicenceId licence, bytes32 record, Envelope calldata envelope) external override {
        // Check
        (, uint256 word) = _load(licence);
        _requireEvidence(record);
        MemberId member = LicenceWords.licensorOf(word);
        _authorise(Act(member, Scope.RECORD, 0, LicenceActs.fileContract(licence, record, envelope)), envelope);
        // Log
        emit LicenceContractFiled(licence, member, record);
    }

    /// @dev Ends a licence today, if it has not run out before; it leaves the list.
    function _end(LicenceId licence, uint256 word, MemberId member, LicenceStatus status, bytes32 reason) private {
        // Effect
        Day last = LicenceWords.untilOf(word);
        Day today = _today();
        if (today < last) last = today;
        bool isListed = LicenceWords.isListed(word);
        if (isListed) _unlist(word);
        _records[licence].word = LicenceWords.withEnd(LicenceWords.withoutPlace(word), status, last);
        // Log
        emit LicenceEnded(licence, member, status, last, reason);
        // Interaction
        if (isListed) PROPERTY.encumber(LicenceWords.assetOf(word), false);
    }

    /// @dev How a licence ends by itself; reverts when it goes on.
    function _endOf(LicenceId licence, uint256 word) private view returns (LicenceStatus) {
        Day today = _today();
        if (LicenceWords.untilOf(word) < today) return LicenceStatus.Expired;
        if (PROPERTY.factsOf(LicenceWords.assetOf(word)).status >= AssetStatus.Lapsed) return LicenceStatus.Lapsed;
        LicenceId head = LicenceWords.headOf(word);
        bool headRuns = LicenceId.unwrap(head) == 0 || LicenceWords.runsOn(_records[head].word, today);
        if (headRuns) revert LicenceRuns(licence);
        return LicenceStatus.HeadEnded;
    }

    /// @dev What was overdue yesterday, as a notice given today; reverts when nothing was.
    function _overdue(
        LicenceId licence,
        LicenceTerms calldata terms,
        uint256 word,
        uint16 report,
        uint96 paid
    ) private view returns (Notice memory) {
        Day today = _today();
        if (report > LicenceWords.reportsOf(word)) revert LicenceReportUnknown(licence, report);
        bool isOverdue = report == 0 || _dueBy(_reportedBy(licence, report).last, terms) < today;
        uint256 claimed = RULES.fixedBy(terms, Day.wrap(Day.unwrap(today) - 1)) + _reportedBy(licence, report).fees;
        if (claimed > type(uint96).max) claimed = type(uint96).max;
        if (claimed <= paid) claimed = 0;
        (bool exists, , Day last) = _nextPeriod(licence, terms, word);
        uint16 reports = exists && _dueBy(last, terms) < today ? LicenceWords.reportsOf(word) + 1 : 0;
        if (!isOverdue || (claimed == 0 && reports == 0)) revert LicenceNothingOverdue(licence);
        return Notice(uint96(claimed), reports, Day.wrap(Day.unwrap(today) + _cureDaysOf(word)));
    }

    /// @dev How many days there are to make good.
    function _cureDaysOf(uint256 word) private view returns (uint16) {
        AgreementId agreement = LicenceWords.agreementOf(word);
        return _isBackground(agreement) ? CURE_DAYS : PROPERTY.rulesOf(agreement).cureDays;
    }

    /// @dev Whether the licence it was granted under has become ordinary.
    function _isHeadOrdinary(uint256 word) private view returns (bool) {
        LicenceId head = LicenceWords.headOf(word);
        return LicenceWords.kindOf(_records[head].word) == LicenceKind.Ordinary;
    }

    /// @dev Whether its day of use is over and nothing was used: by the reports up to that day, or while the next one of them is overdue.
    function _isUnused(LicenceId licence, LicenceTerms calldata terms, uint256 word) private view returns (bool) {
        uint16 reports = LicenceWords.reportsOf(word);
        if (!(Day.wrap(0) < terms.useBy && terms.useBy < _today())) return false;
        if (_reportedBy(licence, reports).base != 0) return false;
        if (terms.useBy <= _reportedBy(licence, reports).last) return true;
        (, , Day last) = _nextPeriod(licence, terms, word); // there is one: `useBy` is within the licence's days
        return _dueBy(last, terms) < _today();
    }
}
