// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IncomeRoute} from "../benefit/IncomeRoute.sol";
import {Scope} from "../membership/IMembers.sol";
import {Envelope} from "../membership/ISignedActs.sol";
import {Currency} from "../types/Currency.sol";
import {AgreementId, LicenceId, MemberId} from "../types/Ids.sol";
import {Word} from "../types/Word.sol";
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
        _requireRail(currency);
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

    /// @inheritdoc ILicences
    function unsettle(LicenceId licence, Currency currency, uint96 amount, bytes32 cause) external override {
        // Check
        _requireRail(currency);
        (Record storage record, uint256 word) = _load(licence);
        uint256 money = record.money;
        // Effect: never below nothing, for what was counted may have been cut off at the largest number
        if (currency == LicenceWords.currencyOf(money)) {
            uint96 paid = LicenceWords.paidOf(money);
            // What was made good needs a new notice, with days of its own, when it is taken back.
            Word storage notice = _notices[licence];
            if (_isCured(LicenceWords.noticeIn(notice.word), word, paid)) notice.word = 0;
            money = LicenceWords.packMoney(currency, paid < amount ? 0 : paid - amount);
            record.money = money;
        }
        // Log
        emit LicenceUnsettled(licence, currency, cause, amount, LicenceWords.paidOf(money));
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
        _requireEvidence(reason);
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

    /// @dev Whose the income is lets the licensee off: all owners; where a licensor keeps it, that one, also of what was granted under its
    /// licence; of background, for whose licences no rail books, the licensor.
    function _requireCredit(LicenceId licence, uint256 word, MemberId member, uint64 motion, bytes32 subject) private {
        bool isBackground = _isBackground(LicenceWords.agreementOf(word));
        if (!isBackground && LicenceWords.soloPoolOf(word) == 0) {
            PROPERTY.requireAgreed(LicenceWords.assetOf(word), OwnerAct.Exclusive, member, motion, subject);
            return;
        }
        LicenceId head = LicenceWords.headOf(word);
        uint256 source = isBackground || LicenceId.unwrap(head) == 0 ? word : _records[head].word;
        if (member != LicenceWords.licensorOf(source)) revert LicenceNotParty(licence, member);
        if (motion != 0) revert LicenceMotionUnneeded(motion);
    }

    /// @dev Reverts for everybody but the rail that books this currency.
    function _requireRail(Currency currency) private view {
        if (msg.sender != (currency.isFiat() ? BANK : TREASURY)) revert LicenceNotRail(msg.sender);
    }

    /// @dev Money with more paid; the largest number there is when that is more, for what has arrived is never refused.
    function _paidUp(uint256 money, uint96 amount) private pure returns (uint256) {
        uint256 paid = uint256(LicenceWords.paidOf(money)) + amount;
        if (paid > type(uint96).max) paid = type(uint96).max;
        return LicenceWords.packMoney(LicenceWords.currencyOf(money), uint96(paid));
    }
}
