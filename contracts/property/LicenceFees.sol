// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Currency} from "../types/Currency.sol";
import {Day} from "../types/Day.sol";
import {ILicenceErrors} from "./ILicenceErrors.sol";
import {FeeBase, FeeStep, FeeTerms, Instalment} from "./LicenceTypes.sol";

/// @title LicenceFees
/// @notice What a licence costs (R32): fixed amounts on their days, and a running fee on what is reported. The running fee is a function of
/// the cumulative base, rounded down once; a report costs the difference that it makes, so that many reports cost what one would.
library LicenceFees {
    uint256 internal constant MAX_STEPS = 8;
    uint256 internal constant MAX_INSTALMENTS = 12;
    uint256 private constant MILLION = 1_000_000;
    uint256 private constant YEAR = 12; // months

    /// @notice What a base costs by the steps.
    /// @param steps The steps, from 0 on, each with a rate of at most a million.
    /// @param base The cumulative base, minor units.
    /// @return Minor units, never more than the base.
    function feeDown(FeeStep[] calldata steps, uint96 base) internal pure returns (uint96) {
        uint256 millionths;
        uint256 left = base; // what is below the steps already counted
        unchecked {
            for (uint256 i = steps.length; i != 0; --i) {
                FeeStep calldata step = steps[i - 1];
                if (left <= step.from) continue;
                millionths += (left - step.from) * step.rate; // all parts together 96 bits times 20
                left = step.from;
            }
            return uint96(millionths / MILLION);
        }
    }

    /// @notice The fixed amounts that must have been paid by the end of a day.
    /// @param instalments The instalments, in order of their days.
    /// @param day The day.
    /// @return sum Minor units.
    function fixedBy(Instalment[] calldata instalments, Day day) internal pure returns (uint256 sum) {
        for (uint256 i = 0; i < instalments.length && instalments[i].due <= day; ++i) sum += instalments[i].amount;
    }

    /// @notice Reverts unless the fee terms make sense.
    /// @param fees The fee terms.
    function requireValid(FeeTerms calldata fees) internal pure {
        uint8 months = fees.reportMonths;
        bool isReported = months != 0;
        if ((fees.base != FeeBase.None) != isReported || (isReported && (months > YEAR || YEAR % months != 0))) {
            revert ILicenceErrors.LicenceReportMonthsWrong(months);
        }
        if (!isReported && (fees.steps.length != 0 || fees.ceiling != 0)) {
            revert ILicenceErrors.LicenceReportsMissing();
        }
        if (Currency.unwrap(fees.currency) == address(0) && (isReported || fees.instalments.length != 0)) {
            revert ILicenceErrors.LicenceCurrencyMissing();
        }
        _requireSteps(fees.steps);
        _requireInstalments(fees.instalments);
    }

    function _requireSteps(FeeStep[] calldata steps) private pure {
        if (steps.length > MAX_STEPS) revert ILicenceErrors.LicenceStepWrong(MAX_STEPS);
        for (uint256 i = 0; i < steps.length; ++i) {
            bool begins = i == 0 ? steps[0].from == 0 : steps[i].from > steps[i - 1].from;
            if (!begins) revert ILicenceErrors.LicenceStepWrong(i);
            if (steps[i].rate > MILLION) revert ILicenceErrors.LicenceRateTooHigh(steps[i].rate);
        }
    }

    function _requireInstalments(Instalment[] calldata instalments) private pure {
        if (instalments.length > MAX_INSTALMENTS) revert ILicenceErrors.LicenceInstalmentWrong(MAX_INSTALMENTS);
        uint256 sum;
        for (uint256 i = 0; i < instalments.length; ++i) {
            sum += instalments[i].amount;
            bool isLate = i == 0 || instalments[i - 1].due <= instalments[i].due;
            if (!isLate || instalments[i].amount == 0 || sum > type(uint96).max) {
                revert ILicenceErrors.LicenceInstalmentWrong(i);
            }
        }
    }
}
