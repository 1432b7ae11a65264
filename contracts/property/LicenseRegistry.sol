// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AssetId, LicenceId} from "../types/Ids.sol";
import {ILicenseRegistry} from "./ILicenseRegistry.sol";
import {LicenceEnding} from "./LicenceEnding.sol";
import {LicenceGranting} from "./LicenceGranting.sol";
import {LicenceSettling} from "./LicenceSettling.sol";
import {Licence, Notice} from "./LicenceTypes.sol";
import {LicenceWords} from "./LicenceWords.sol";

/// @title LicenseRegistry
/// @notice Who may use what; see {ILicenseRegistry}. It has no owner and no parameter.
/// @custom:security-contact security@jointly.example
contract LicenseRegistry is LicenceGranting, LicenceSettling, LicenceEnding {
    /// @inheritdoc ILicenseRegistry
    function licenceOf(LicenceId licence) external view override returns (Licence memory about) {
        Record storage record = _records[licence];
        (uint256 word, uint256 money) = (record.word, record.money);
        about.agreement = LicenceWords.agreementOf(word);
        about.asset = LicenceWords.assetOf(word);
        about.licensor = LicenceWords.licensorOf(word);
        about.licensee = LicenceWords.licenseeOf(word);
        about.head = LicenceWords.headOf(word);
        about.kind = LicenceWords.kindOf(word);
        about.status = LicenceWords.statusOf(word);
        about.until = LicenceWords.untilOf(word);
        about.soloPool = LicenceWords.soloPoolOf(word);
        about.reports = LicenceWords.reportsOf(word);
        about.isListed = LicenceWords.isListed(word);
        about.place = LicenceWords.placeOf(word);
        about.currency = LicenceWords.currencyOf(money);
        about.paid = LicenceWords.paidOf(money);
        about.terms = record.terms;
    }

    /// @inheritdoc ILicenseRegistry
    function noticeOf(LicenceId licence) external view override returns (Notice memory) {
        return LicenceWords.noticeIn(_notices[licence].word);
    }

    /// @inheritdoc ILicenseRegistry
    function listOf(AssetId asset) external view override returns (LicenceId[] memory) {
        return _listed(asset);
    }

    /// @inheritdoc ILicenseRegistry
    function count() external view override returns (uint40) {
        return _count;
    }

    /// @inheritdoc ILicenseRegistry
    function licenceRules() external view override returns (address) {
        return address(RULES);
    }
}
