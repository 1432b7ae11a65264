// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @dev A currency as an address, by ERC-7726's convention: `address(156)` is CNY by its ISO 4217 number,
/// `0xEeee…EEeE` the chain's native coin, everything else an ERC-20 token.
type Currency is address;

using {isFiat, isNative, sameCurrency as ==} for Currency global;

Currency constant NATIVE = Currency.wrap(0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE);

/// @dev Is it a currency of ISO 4217, settled by bank?
function isFiat(Currency currency) pure returns (bool) {
    return uint160(Currency.unwrap(currency)) < 1000;
}

/// @dev Is it the chain's own coin?
function isNative(Currency currency) pure returns (bool) {
    return Currency.unwrap(currency) == Currency.unwrap(NATIVE);
}

/// @dev Equality of currencies.
function sameCurrency(Currency a, Currency b) pure returns (bool) {
    return Currency.unwrap(a) == Currency.unwrap(b);
}
