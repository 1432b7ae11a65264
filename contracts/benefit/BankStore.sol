// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBankAppointments, IBankSettlement} from "./IBankSettlement.sol";
import {Rail} from "./Rail.sol";
import {Scope} from "../membership/IMembers.sol";
import {Currency} from "../types/Currency.sol";
import {AgreementId, MemberId} from "../types/Ids.sol";

/// @title BankStore
/// @notice Who holds the money of each currency, and who may act for the holder or beside it.
abstract contract BankStore is Rail, IBankSettlement {
    /// @dev account 160 | unused 56 | holder 32 | invoiceFirst 8, the lowest
    mapping(AgreementId agreement => mapping(Currency currency => uint256 word)) internal _holders;

    /// @inheritdoc IBankAppointments
    function appoint(
        AgreementId agreement,
        Currency currency,
        MemberId holder,
        bytes32 account,
        bool invoiceFirst
    ) external override {
        // Check
        if (msg.sender != address(AGREEMENTS)) revert BankNotAgreements(msg.sender);
        if (!currency.isFiat()) revert BankNotFiat(currency);
        // Effect
        _holders[agreement][currency] =
            (uint256(uint160(bytes20(account))) << 96) |
            (uint256(MemberId.unwrap(holder)) << 8) |
            (invoiceFirst ? 1 : 0);
        // Log
        emit HolderAppointed(agreement, currency, holder, account, invoiceFirst);
    }

    /// @inheritdoc IBankSettlement
    function holderOf(
        AgreementId agreement,
        Currency currency
    ) external view override returns (MemberId holder, bytes20 account, bool invoiceFirst) {
        uint256 word = _holders[agreement][currency];
        return (_holderIn(word), bytes20(uint160(word >> 96)), uint8(word) != 0);
    }

    function _holderWord(AgreementId agreement, Currency currency) internal view returns (uint256 word) {
        word = _holders[agreement][currency];
        if (word == 0) revert BankNoHolder(agreement, currency);
    }

    /// @dev Is the money of two agreements in one bank account of one holder?
    function _sharesAccount(
        AgreementId one,
        AgreementId other,
        Currency currency
    ) internal view override returns (bool) {
        uint256 word = _holderWord(one, currency);
        uint256 otherWord = _holderWord(other, currency);
        return word >> 96 == otherWord >> 96 && _holderIn(word) == _holderIn(otherWord);
    }

    function _holderIn(uint256 word) internal pure returns (MemberId) {
        return MemberId.wrap(uint32(word >> 8));
    }

    /// @dev Four eyes: a treasurer of another party, which does not stand for the holder either.
    function _requireOther(AgreementId agreement, MemberId member, MemberId holder, uint96 amount) internal {
        AGREEMENTS.requirePresent(agreement, member);
        bool apart = MEMBERS.requireOutsideSigner(member, msg.sender, Scope.TREASURY, amount, holder);
        if (!apart) revert BankFourEyes(member, holder);
    }
}
