// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IncomeRoute} from "../benefit/IncomeRoute.sol";
import {Scope} from "../membership/IMembers.sol";
import {Envelope} from "../membership/ISignedActs.sol";
import {Currency} from "../types/Currency.sol";
import {AgreementId, LicenceId, MemberId} from "../types/Ids.sol";
import {ILicences} from "./ILicences.sol";
import {ILicenseRegistry} from "./ILicenseRegistry.sol";
import {LicenceActs} from "./LicenceActs.sol";
import {LicenceStore} from "./LicenceStore.sol";

import {LicenceWords} from "./LicenceWords.sol";
import {OwnerAct} from "./PropertyTypes.sol";

/// @title LicenceSettling
/// @notice What a licensee paid, as the rails book it, or was let off.
abstract contract LicenceSettling is LicenceStore {
    /// @inheritdoc ILicences
    function settle(
        LicenceId licence,
        Currency currency,
        uint96 amount,
        bytes32 cause
    ) external override returns (AgreementId agreement, IncomeRoute route) {
        // Check
        if (msg.sender != (currency.isFiat() ? BANK : TREASURY)) revert LicenceNotRail(msg.sender);
        (Record storage record, uint256 word) = _load(licence);
        uint256 money = record.money;
        // Effect: what comes in another currency is income, but pays nothing of what is owed in this one
        if (currency == LicenceWords.currencyOf(money)) {
            money = _paidUp(money, amount);
            record.money = money;
        }
        // Log
        emit LicenceSettled(licence, currency, cause, amount, LicenceWords.paidOf(money));
        // Interaction
        return PROPERTY.routeOf(LicenceWords.assetOf(word), LicenceWords.soloPoolOf(word));
    }

    /// @inheritdoc ILicenseRegistry
    function credit(
        LicenceId licence,
        MemberId member,
        uint64 motion,
        uint96 amount,
        bytes32 reason,
        Envelope calldata envelope
    ) external override {
        // Check
        (Record storage record, uint256 word) = _load(licence);
        uint256 money = record.money;
        if (amount == 0 || amount > type(uint96).max - LicenceWords.paidOf(money)) revert LicenceCreditWrong(amount);
        bytes32 what = LicenceActs.credit(licence, member, motion, amount, reason, envelope);
        _authorise(Act(member, Scope.AGREEMENTS, amount, what), envelope);
        _requireCredit(licence, word, member, motion, LicenceActs.agreedCredit(licence, amount, reason));
        // Effect
        money = _paidUp(money, amount);
        record.money = money;
        // Log
        emit LicenceCredited(licence, member, motion, amount, LicenceWords.paidOf(money), reason);
    }

    /// @inheritdoc ILicences
    function agreementOf(LicenceId licence) external view override returns (AgreementId agreement) {
        (, uint256 word) = _load(licence);
        agreement = LicenceWords.agreementOf(word);
        if (_isBackground(agreement)) revert LicenceOutsideAgreements(licence);
    }

    /// @dev Whose the income is lets the licensee off: the licensor alone, or all owners.
    function _requireCredit(LicenceId licence, uint256 word, MemberId member, uint64 motion, bytes32 subject) private {
        bool isLicensors =
            _isBackground(LicenceWords.agreementOf(word)) ||
                LicenceWords.soloPoolOf(word) != 0 ||
                LicenceId.unwrap(LicenceWords.headOf(word)) != 0;
        if (!isLicensors)
            PROPERTY.requireAgreed(LicenceWords.assetOf(word), OwnerAct.Exclusive, member, motion, subject);
        else if (member != LicenceWords.licensorOf(word)) revert LicenceNotParty(licence, member);
    }

    /// @dev Money with more paid; the largest number there is when that is more, for what has arrived is never refused.
    function _paidUp(uint256 money, uint96 amount) private pure returns (uint256) {
        uint256 paid = uint256(LicenceWords.paidOf(money)) + amount;
        if (paid > type(uint96).max) paid = type(uint96).max;
        return LicenceWords.packMoney(LicenceWords.currencyOf(money), uint96(paid));
    }
}
