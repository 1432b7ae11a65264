// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BankStore} from "./BankStore.sol";
import {BankReceipt, IBankSettlement, ReceiptStatus} from "./IBankSettlement.sol";
import {IncomeRoute} from "./IncomeRoute.sol";
import {Scope} from "../membership/IMembers.sol";
import {Currency} from "../types/Currency.sol";
import {Day} from "../types/Day.sol";
import {AgreementId, AssetId, LicenceId, MemberId} from "../types/Ids.sol";
import {Word} from "../types/Word.sol";

/// @title BankReceipts
/// @notice What came in: booked by the holder, confirmed by another party, shared when confirmed. Reversed the same way.
abstract contract BankReceipts is BankStore {
    // What the field `source` of a receipt's word is, where it is not the agreement; and whether its direct costs are kept.
    uint256 private constant OF_LICENCE = 0x10;
    uint256 private constant OF_ASSET = 0x20;
    uint256 private constant WITH_COSTS = 0x40;
    uint256 private constant STATUS = 0xf;

    /// @dev net 96 | source 40 | currency 16 | version 16 | first 24 | last 24 | holder 32 | flags 4 | status 4, the lowest
    mapping(bytes32 key => Word) private _receipts;
    /// @dev What was taken off a licence's fee and yet counts as paid. Read only where the receipt's word says so.
    mapping(bytes32 key => uint96) private _directCosts;
    /// @dev reversed 96 | pending 96, the lowest
    mapping(bytes32 key => uint256 word) private _reversals;

    /// @inheritdoc IBankSettlement
    function bookReceipt(
        AgreementId agreement,
        Currency currency,
        uint16 version,
        BankReceipt calldata receipt
    ) external override returns (bytes32 key) {
        return _book(agreement, currency, version, receipt, AgreementId.unwrap(agreement), 0);
    }

    /// @inheritdoc IBankSettlement
    function bookLicenceReceipt(
        LicenceId licence,
        Currency currency,
        uint16 version,
        BankReceipt calldata receipt
    ) external override returns (bytes32 key) {
        uint96 costs = receipt.directCosts;
        uint256 flags = costs == 0 ? OF_LICENCE : OF_LICENCE | WITH_COSTS;
        key = _book(LICENCES.agreementOf(licence), currency, version, receipt, LicenceId.unwrap(licence), flags);
        if (costs != 0) _directCosts[key] = costs;
    }

    /// @inheritdoc IBankSettlement
    function bookAssetReceipt(
        AssetId asset,
        Currency currency,
        uint16 version,
        BankReceipt calldata receipt
    ) external override returns (bytes32 key) {
        AgreementId agreement = PROPERTY.factsOf(asset).agreement;
        return _book(agreement, currency, version, receipt, AssetId.unwrap(asset), OF_ASSET);
    }

    /// @inheritdoc IBankSettlement
    function confirmReceipt(bytes32 key, MemberId member) external override {
        uint256 word = _receiptIn(key, ReceiptStatus.Booked);
        uint96 net = uint96(word >> 160);
        Currency currency = _currencyIn(word);
        // Effect
        _setStatus(key, word, ReceiptStatus.Confirmed);
        // Interaction: where it goes
        (AgreementId agreement, IncomeRoute route) = _routeOf(key, word, currency, net);
        // Check
        _requireOther(agreement, member, _holderIn(word), net);
        // Log
        emit ReceiptConfirmed(key, member);
        // Interaction
        Day first = Day.wrap(uint24(word >> 64));
        Day last = Day.wrap(uint24(word >> 40));
        BENEFIT.bookIncome(agreement, uint16(word >> 88), currency, net, route, first, last, key);
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
        AgreementId agreement = _agreementOf(word);
        // Check
        if (amount == 0 || uint96(reversal) != amount) revert BankNoReversal(key);
        _requireOther(agreement, member, _holderIn(word), amount);
        // Effect
        uint96 reversed = uint96(reversal >> 96) + amount;
        _reversals[key] = uint256(reversed) << 96;
        // Log
        emit ReversalConfirmed(key, member, amount, reversed);
        // Interaction
        Currency currency = _currencyIn(word);
        if (word & OF_LICENCE != 0) {
            // With the last of the net amount the direct costs count as paid no more either.
            uint96 unpaid = reversed == uint96(word >> 160) ? amount + _costsOf(key, word) : amount;
            LICENCES.unsettle(LicenceId.wrap(_sourceIn(word)), currency, unpaid, key);
        }
        BENEFIT.reverse(agreement, currency, amount, key);
    }

    /// @inheritdoc IBankSettlement
    function receiptOf(
        bytes32 key
    ) external view override returns (ReceiptStatus status, uint96 net, uint96 reversed, uint96 pending) {
        uint256 word = _receipts[key].word;
        uint256 reversal = _reversals[key];
        return (_statusIn(word), uint96(word >> 160), uint96(reversal >> 96), uint96(reversal));
    }

    /// @inheritdoc IBankSettlement
    function sourceOf(bytes32 key) external view override returns (LicenceId licence, AssetId asset) {
        uint256 word = _receipts[key].word;
        if (word & OF_LICENCE != 0) licence = LicenceId.wrap(_sourceIn(word));
        else if (word & OF_ASSET != 0) asset = AssetId.wrap(_sourceIn(word));
    }

    /// @dev Books what came in for an agreement: by itself, under a licence, or from an asset.
    function _book(
        AgreementId agreement,
        Currency currency,
        uint16 version,
        BankReceipt calldata receipt,
        uint40 source,
        uint256 flags
    ) private returns (bytes32 key) {
        uint256 word = _holderWord(agreement, currency);
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
        }
        word =
            (uint256(net) << 160) |
            (uint256(source) << 120) |
            (uint256(uint160(Currency.unwrap(currency))) << 104) |
            (uint256(version) << 88) |
            (uint256(Day.unwrap(receipt.first)) << 64) |
            (uint256(Day.unwrap(receipt.last)) << 40) |
            (uint256(MemberId.unwrap(holder)) << 8) |
            flags |
            uint8(ReceiptStatus.Booked);
        stored.word = word;
        // Log
        emit ReceiptBooked(
            agreement,
            key,
            word,
            receipt.gross,
            receipt.tax,
            receipt.directCosts,
            receipt.valueDate,
            receipt.payer,
            receipt.invoice,
            receipt.contractNo,
            receipt.bankReference,
            receipt.conversion
        );
    }

    /// @dev Which agreement a receipt enters, and how. A licence counts it as paid.
    function _routeOf(
        bytes32 key,
        uint256 word,
        Currency currency,
        uint96 net
    ) private returns (AgreementId agreement, IncomeRoute route) {
        uint40 source = _sourceIn(word);
        if (word & OF_LICENCE != 0) {
            (agreement, route) = LICENCES.settle(LicenceId.wrap(source), currency, net + _costsOf(key, word), key);
        } else if (word & OF_ASSET != 0) (agreement, route) = PROPERTY.routeOf(AssetId.wrap(source), 0);
        else agreement = AgreementId.wrap(source);
    }

    /// @dev What was taken off a licence's fee and yet counts as paid.
    function _costsOf(bytes32 key, uint256 word) private view returns (uint96) {
        return word & WITH_COSTS == 0 ? 0 : _directCosts[key];
    }

    /// @dev The agreement that a receipt entered.
    function _agreementOf(uint256 word) private view returns (AgreementId) {
        uint40 source = _sourceIn(word);
        if (word & OF_LICENCE != 0) return LICENCES.agreementOf(LicenceId.wrap(source));
        if (word & OF_ASSET != 0) return PROPERTY.factsOf(AssetId.wrap(source)).agreement;
        return AgreementId.wrap(source);
    }

    function _receiptIn(bytes32 key, ReceiptStatus expected) private view returns (uint256 word) {
        word = _receipts[key].word;
        if (_statusIn(word) != expected) revert BankReceiptStatus(key, _statusIn(word));
    }

    function _setStatus(bytes32 key, uint256 word, ReceiptStatus status) private {
        _receipts[key].word = (word & ~STATUS) | uint8(status);
    }

    function _statusIn(uint256 word) private pure returns (ReceiptStatus) {
        return ReceiptStatus(word & STATUS);
    }

    function _sourceIn(uint256 word) private pure returns (uint40) {
        return uint40(word >> 120);
    }

    function _currencyIn(uint256 word) private pure returns (Currency) {
        return Currency.wrap(address(uint160(uint16(word >> 104))));
    }
}
