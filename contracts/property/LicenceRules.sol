// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Day} from "../types/Day.sol";
import {LicenceId} from "../types/Ids.sol";
import {Calendar} from "./Calendar.sol";
import {ILicenceErrors} from "./ILicenceErrors.sol";
import {LicenceChecks} from "./LicenceChecks.sol";
import {LicenceFees} from "./LicenceFees.sol";
import {LicenceHash} from "./LicenceHash.sol";
import {FeeTerms, LicenceKind, LicenceTerms} from "./LicenceTypes.sol";

/// @title LicenceRules
/// @notice What follows from a licence's terms alone: whether they make sense, their hash, periods and fees. It has no state: the
/// LicenseRegistry makes it and asks it, so that either fits the size of a contract; anybody else may ask it too.
/// @custom:security-contact security@jointly.example
contract LicenceRules {
    /// @notice Checks terms; reverts with an error of {ILicenceErrors} when they make no sense by themselves.
    /// @param terms The terms.
    /// @param today The day they are granted on.
    /// @return Their hash.
    function check(LicenceTerms calldata terms, Day today) external pure returns (bytes32) {
        LicenceChecks.requireValid(terms, today);
        return LicenceHash.ofTerms(terms);
    }

    /// @notice Reverts unless a licence stays within the one it is granted under.
    /// @param terms The terms.
    /// @param head The head's terms.
    /// @param headKind The head's kind today.
    /// @param headUntil The head's last day today.
    function requireWithin(
        LicenceTerms calldata terms,
        LicenceTerms calldata head,
        LicenceKind headKind,
        Day headUntil
    ) external pure {
        LicenceChecks.requireWithin(terms, head, headKind, headUntil);
    }

    /// @notice What the owners agree to, and what is stored.
    /// @param terms The terms.
    /// @return Their EIP-712 struct hash.
    function hashOf(LicenceTerms calldata terms) external pure returns (bytes32) {
        return LicenceHash.ofTerms(terms);
    }

    /// @notice The period to report after another one: from the next day to the end of its month, quarter …, and never beyond the last day
    /// the licence runs.
    /// @param terms The terms.
    /// @param previous Last day of the period before, 0 when there is none.
    /// @param until The last day the licence runs.
    /// @return exists Whether there is one.
    /// @return first Its first day.
    /// @return last Its last day.
    function periodAfter(
        LicenceTerms calldata terms,
        Day previous,
        Day until
    ) external pure returns (bool exists, Day first, Day last) {
        first = Day.unwrap(previous) == 0 ? terms.from : Day.wrap(Day.unwrap(previous) + 1);
        exists = terms.fees.reportMonths != 0 && first <= until;
        if (!exists) return (false, Day.wrap(0), Day.wrap(0));
        last = Calendar.periodEnd(first, terms.fees.reportMonths);
        if (until < last) last = until;
    }

    /// @notice What one report more makes of the reports so far. Reverts beyond the ceiling, or beyond what can be counted.
    /// @param licence The licence.
    /// @param terms Its terms.
    /// @param before What is reported so far, minor units.
    /// @param base What is reported now.
    /// @return total What is reported then.
    /// @return fees What all of it costs.
    function addUp(
        LicenceId licence,
        LicenceTerms calldata terms,
        uint96 before,
        uint96 base
    ) external pure returns (uint96 total, uint96 fees) {
        uint256 sum = uint256(before) + base;
        uint96 ceiling = terms.fees.ceiling == 0 ? type(uint96).max : terms.fees.ceiling;
        if (sum > ceiling) revert ILicenceErrors.LicenceCeilingExceeded(licence, sum, ceiling);
        total = uint96(sum);
        fees = LicenceFees.feeDown(terms.fees.steps, total);
    }

    /// @notice The fixed amounts that must have been paid by the end of a day.
    /// @param terms The terms.
    /// @param day The day.
    /// @return Minor units.
    function fixedBy(LicenceTerms calldata terms, Day day) external pure returns (uint256) {
        return LicenceFees.fixedBy(terms.fees.instalments, day);
    }

    /// @notice What a base costs in all by the steps, rounded down once. Reverts for fee terms that make no sense.
    /// @param fees The fee terms.
    /// @param base The cumulative base, minor units.
    /// @return Minor units.
    function feeOf(FeeTerms calldata fees, uint96 base) external pure returns (uint96) {
        LicenceFees.requireValid(fees);
        return LicenceFees.feeDown(fees.steps, base);
    }
}
