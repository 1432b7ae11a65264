// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @dev A calendar date: days since 1970-01-01 (a date, not an instant; the agreement names its calendar).
type Day is uint24;

using {sameOrBefore as <=, before as <} for Day global;

/// @dev Is `a` the same date as `b` or an earlier one?
function sameOrBefore(Day a, Day b) pure returns (bool) {
    return Day.unwrap(a) <= Day.unwrap(b);
}

/// @dev Is `a` an earlier date than `b`?
function before(Day a, Day b) pure returns (bool) {
    return Day.unwrap(a) < Day.unwrap(b);
}

/// @dev The date (UTC) of a block time in seconds.
function dayOf(uint256 timestamp) pure returns (Day) {
    return Day.wrap(uint24(timestamp / 1 days));
}
