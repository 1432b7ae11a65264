// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IncomeRoute} from "../benefit/IncomeRoute.sol";
import {ILicences} from "../property/ILicences.sol";
import {Currency} from "../types/Currency.sol";
import {AgreementId, LicenceId} from "../types/Ids.sol";

/// @title RoutedLicences
/// @notice For tests of the rails: licences that are what the test says, and that tell what is counted as paid.
contract RoutedLicences is ILicences {
    event Paid(LicenceId licence, Currency currency, uint96 amount, bytes32 cause, address rail);

    event Unpaid(LicenceId licence, Currency currency, uint96 amount, bytes32 cause, address rail);

    error RoutedLicencesUnknown(LicenceId licence);

    mapping(LicenceId licence => AgreementId) private _agreements;
    mapping(LicenceId licence => IncomeRoute) private _routes;

    function setLicence(LicenceId licence, AgreementId agreement, IncomeRoute route) external {
        _agreements[licence] = agreement;
        _routes[licence] = route;
    }

    function settle(
        LicenceId licence,
        Currency currency,
        uint96 amount,
        bytes32 cause
    ) external override returns (AgreementId agreement, IncomeRoute route) {
        emit Paid(licence, currency, amount, cause, msg.sender);
        return (agreementOf(licence), _routes[licence]);
    }

    function unsettle(LicenceId licence, Currency currency, uint96 amount, bytes32 cause) external override {
        emit Unpaid(licence, currency, amount, cause, msg.sender);
    }

    function agreementOf(LicenceId licence) public view override returns (AgreementId agreement) {
        agreement = _agreements[licence];
        if (AgreementId.unwrap(agreement) == 0) revert RoutedLicencesUnknown(licence);
    }
}
