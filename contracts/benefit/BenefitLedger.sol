// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BenefitMoney} from "./BenefitMoney.sol";
import {BenefitPayout} from "./BenefitPayout.sol";
import {BenefitTerms} from "./BenefitTerms.sol";
import {BenefitUnits} from "./BenefitUnits.sol";
import {IBenefitLedger} from "./IBenefitLedger.sol";
import {Waterfall} from "./Waterfall.sol";
import {AgreementId} from "../types/Ids.sol";
import {Day} from "../types/Day.sol";

/// @title BenefitLedger
/// @notice Who is owed what. Pure bookkeeping: it holds no money and no right to any; see {IBenefitLedger}.
/// @custom:security-contact security@jointly.example
contract BenefitLedger is BenefitTerms, BenefitUnits, BenefitMoney, BenefitPayout {
    /// @inheritdoc IBenefitLedger
    function versionDays(AgreementId agreement, uint16 version) external view override returns (Day from, Day until) {
        uint256 word = _versions[_versionKey(agreement, version)];
        return (Waterfall.fromOf(word), Waterfall.untilOf(word));
    }

    /// @inheritdoc IBenefitLedger
    function currencyNumbers(AgreementId agreement) external view override returns (uint128) {
        return uint128(_agreements[agreement]);
    }
}
