// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Day} from "../types/Day.sol";

/// @title Calendar
/// @notice Months, quarters and years of the Gregorian calendar, by H. Hinnant's arithmetic of eras of 400 years (146,097 days) that begin
/// on 1 March, so that the leap day comes last.
library Calendar {
    uint256 private constant ERA_DAYS = 146_097;
    uint256 private constant EPOCH = 719_468; // days from 1 March of the year 0 to 1 January 1970

    /// @notice The last day of the part of the year that a day is in.
    /// @param day The day.
    /// @param months How long such a part is: 1, 2, 3, 4, 6 or 12 months, counted from January.
    /// @return The last day, at or after `day`.
    function periodEnd(Day day, uint8 months) internal pure returns (Day) {
        (uint256 year, uint256 month) = _monthOf(Day.unwrap(day)); // months from 0 = January
        uint256 next = (month / months + 1) * months;
        uint256 firstDay = next == 12 ? _firstDayOf(year + 1, 0) : _firstDayOf(year, next);
        return Day.wrap(uint24(firstDay - 1));
    }

    /// @dev The year and month of a day since 1970.
    function _monthOf(uint256 day) private pure returns (uint256 year, uint256 month) {
        unchecked {
            uint256 sinceEpoch = day + EPOCH;
            uint256 era = sinceEpoch / ERA_DAYS;
            uint256 dayOfEra = sinceEpoch - era * ERA_DAYS;
            // a year has 365 days, but one in 4, except one in 100, but again one in 400
            uint256 yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
            uint256 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
            uint256 fromMarch = (5 * dayOfYear + 2) / 153; // five months from March on have 153 days
            month = fromMarch < 10 ? fromMarch + 2 : fromMarch - 10;
            year = yearOfEra + era * 400 + (fromMarch < 10 ? 0 : 1);
        }
    }

    /// @dev The first day of a month (from 0 = January), since 1970.
    function _firstDayOf(uint256 year, uint256 month) private pure returns (uint256) {
        unchecked {
            bool isNewYear = month < 2; // January and February end the year that began in March
            if (isNewYear) --year;
            uint256 era = year / 400;
            uint256 yearOfEra = year - era * 400;
            uint256 dayOfYear = (153 * (isNewYear ? month + 10 : month - 2) + 2) / 5;
            return era * ERA_DAYS + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - EPOCH;
        }
    }
}
