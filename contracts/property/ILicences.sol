// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IncomeRoute} from "../benefit/IncomeRoute.sol";
import {Currency} from "../types/Currency.sol";
import {AgreementId, LicenceId} from "../types/Ids.sol";

/// @title ILicences
/// @notice What the rails ask the LicenseRegistry.
interface ILicences {
    /// @notice The agreement that a licence's income goes to. Reverts for a licence whose asset is outside every agreement.
    /// @param licence The licence.
    /// @return The agreement.
    function agreementOf(LicenceId licence) external view returns (AgreementId);

    /// @notice Counts income under a licence as paid, and tells how it enters the agreement. Only the currency's rail, as it books it.
    /// Never refuses what has arrived: a licence that has ended is still paid what it owes.
    /// @param licence The licence.
    /// @param currency The currency.
    /// @param amount What the licensee paid, direct costs included, tax left out, in minor units.
    /// @param cause The receipt.
    /// @return agreement The agreement.
    /// @return route How it enters.
    function settle(
        LicenceId licence,
        Currency currency,
        uint96 amount,
        bytes32 cause
    ) external returns (AgreementId agreement, IncomeRoute route);

    /// @notice Takes back what income under a licence counted as paid, when it is reversed. Only the currency's rail. Never below nothing.
    /// @param licence The licence.
    /// @param currency The currency.
    /// @param amount What counts as paid no more, in minor units.
    /// @param cause The receipt.
    function unsettle(LicenceId licence, Currency currency, uint96 amount, bytes32 cause) external;
}
