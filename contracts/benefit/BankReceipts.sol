// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BankStore} from "./BankStore.sol";
import {BankReceipt, IBankSettlement, ReceiptStatus} from "./IBankSettlement.sol";
import {Scope} from "../membership/IMembers.sol";
import {Currency} from "../types/Currency.sol";
import {Day} from "../types/Day.sol";
import {AgreementId, MemberId} from "../types/Ids.sol";
import {Word} from "../types/Word.sol";

/// @title BankReceipts
/// @notice What came in: booked by the holder, confirmed by another party, shared when confirmed. Reversed the same way.
abstract contract BankReceipts is BankStore {
    /// @dev net 96 | agreement 40 | currency 16 | version 16 | first 24 | last 24 | holder 32 | status 8, the lowest
    mapping(bytes32 key => Word) private _receipts;
    /// @dev reversed 96 | pending 96, the lowest
    mapping(bytes32 key => uint256 word) private _reversals;

    /// @inheritdoc IBankSettlement
    function bookReceipt(
        AgreementId agreement,
        Currency currency,
        uint16 version,
        BankReceipt calldata receipt
    ) external override returns (bytes32 key) {
        Word storage appointed = _holders[agreement][currency];
        uint256 word = _holderWord(appointed, agreement, currency);
        MemberId holder = _holderIn(word);
        key = keccak256(abi.encode(agreement, currency, word >> 96, receipt.bankReference));
        uint96 net = receipt.gross;
        // Check
        MEMBERS.requireActsAlone(holder, msg.sender, Scope.TREASURY, net);
        uint256 taken = uint256(receipt.tax) + receipt.directCosts;
        if (taken >= net) revert BankNetInvalid(net, taken);
        Word storage stored = _receipts[key];
        ReceiptStatus status = _statusIn(stored.word);
        if (status != ReceiptStatus.None && status != ReceiptStatus.Withdrawn) revert BankReceiptKnown(key);
        // Effect
        unchecked {
            net -= uint96(taken); // less than the gross amount
            word += 1 << 40; // nobody books 2^56 receipts
        }
        appointed.word = word;
        stored.word =
            (uint256(net) << 160) |
            (uint256(AgreementId.unwrap(agreement)) << 120) |
            (uint256(uint160(Currency.unwrap(currency))) << 104) |
            (uint256(version) << 88) |
            (uint256(Day.unwrap(receipt.first)) << 64) |
            (uint256(Day.unwrap(receipt.last)) << 40) |
            (uint256(MemberId.unwrap(holder)) << 8) |
            uint8(ReceiptStatus.Booked);
        // Log
        emit ReceiptBooked(agreement, currency, key, uint56(word >> 40), holder, version, net, receipt);
    }

    /// @inheritdoc IBankSettlement
    function confirmReceipt(bytes32 key, MemberId member) external override {
        uint256 word = _receiptIn(key, ReceiptStatus.Booked);
        AgreementId agreement = _agreementIn(word);
        uint96 net = uint96(word >> 160);
        // Check
        _requireOther(agreement, member, _holderIn(word), net);
        // Effect
        _setStatus(key, word, ReceiptStatus.Confirmed);
        // Log
        emit ReceiptConfirmed(key, member);
        // Interaction
        BENEFIT.bookNet(
            agreement,
            uint16(word >> 88),
            _currencyIn(word),
            net,
            Day.wrap(uint24(word >> 64)),
            Day.wrap(uint24(word >> 40)),
            key
        );
    }

    /// @inheritdoc IBankSettlement
    function withdrawReceipt(bytes32 key, bytes32 reason) external override {
        uint256 word = _receiptIn(key, ReceiptStatus.Booked);
        MEMBERS.requireActsAlone(_holderIn(word), msg.sender, Scope.TREASURY, uint96(word >> 160));
        _setStatus(key, word, ReceiptStatus.Withdrawn);
        emit ReceiptWithdrawn(key, reason);
    }

    /// @inheritdoc IBankSettlement
    function proposeReversal(bytes32 key, uint96 amount, bytes32 reason) external override {
        uint256 word = _receiptIn(key, ReceiptStatus.Confirmed);
        uint96 reversed = uint96(_reversals[key] >> 96);
        uint96 limit = uint96(word >> 160) - reversed;
        // Check
        MEMBERS.requireActsAlone(_holderIn(word), msg.sender, Scope.TREASURY, amount);
        if (amount > limit) revert BankReversalTooLarge(amount, limit);
        // Effect
        _reversals[key] = (uint256(reversed) << 96) | amount;
        // Log
        emit ReversalProposed(key, amount, reason);
    }

    /// @inheritdoc IBankSettlement
    function confirmReversal(bytes32 key, uint96 amount, MemberId member) external override {
        uint256 word = _receiptIn(key, ReceiptStatus.Confirmed);
        uint256 reversal = _reversals[key];
        AgreementId agreement = _agreementIn(word);
        // Check
        if (amount == 0 || uint96(reversal) != amount) revert BankNoReversal(key);
        _requireOther(agreement, member, _holderIn(word), amount);
        // Effect
        uint96 reversed = uint96(reversal >> 96) + amount;
        _reversals[key] = uint256(reversed) << 96;
        // Log
        emit ReversalConfirmed(key, member, amount, reversed);
        // Interaction
        BENEFIT.reverse(agreement, _currencyIn(word), amount, key);
    }

    /// @inheritdoc IBankSettlement
    function receiptOf(
        bytes32 key
    ) external view override returns (ReceiptStatus status, uint96 net, uint96 reversed, uint96 pending) {
        uint256 word = _receipts[key].word;
        uint256 reversal = _reversals[key];
        return (_statusIn(word), uint96(word >> 160), uint96(reversal >> 96), uint96(reversal));
    }

    function _receiptIn(bytes32 key, ReceiptStatus expected) private view returns (uint256 word) {
        word = _receipts[key].word;
        if (_statusIn(word) != expected) revert BankReceiptStatus(key, _statusIn(word));
    }

    function _setStatus(bytes32 key, uint256 word, ReceiptStatus status) private {
        _receipts[key].word = (word & ~uint256(type(uint8).max)) | uint8(status);
    }

    function _statusIn(uint256 word) private pure returns (ReceiptStatus) {
        return ReceiptStatus(uint8(word));
    }

    function _agreementIn(uint256 word) private pure returns (AgreementId) {
        return AgreementId.wrap(uint40(word >> 120));
    }

    function _currencyIn(uint256 word) private pure returns (Currency) {
        return Currency.wrap(address(uint160(uint16(word >> 104))));
    }
}
