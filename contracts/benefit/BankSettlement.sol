// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BankReceipts} from "./BankReceipts.sol";
import {IBankSettlement, Payment, PaymentItem, PaymentStatus} from "./IBankSettlement.sol";
import {Scope} from "../membership/IMembers.sol";
import {AssetFacts} from "../property/PropertyTypes.sol";
import {Accounts} from "../types/Accounts.sol";
import {Currency} from "../types/Currency.sol";
import {AccountId, AgreementId, AssetId, MemberId, PoolId} from "../types/Ids.sol";

/// @title BankSettlement
/// @notice Receipts and payment runs of money in bank accounts; see {IBankSettlement}. This file: what goes out.
///
/// A payment goes instructed → confirmed → acknowledged, or instructed → rejected: then the core owes the amount again, as a
/// direct credit (pool 0 of the agreement), and the next run that names pool 0 pays it, once.
/// @custom:security-contact security@jointly.example
contract BankSettlement is BankReceipts {
    uint256 private constant MAX_ITEMS = 128;

    /// @dev A run as it is being instructed. `ownMember`: the member that stands for the holder. `ownSucceeded`: it may stand for others too.
    struct Run {
        uint40 number;
        AgreementId agreement;
        Currency currency;
        MemberId holder;
        MemberId ownMember;
        bool ownSucceeded;
        bool invoiceFirst;
    }

    uint40 private _lastRun;
    /// @dev invoiceFirst 8 | agreement 40 | currency 16 | holder 32 | items 16, the lowest
    mapping(uint40 run => uint256 word) private _runs;
    /// @dev amount 96 | account 64 | status 8, the lowest
    mapping(uint256 runAndPosition => uint256 word) private _payments;
    mapping(AgreementId agreement => mapping(Currency currency => mapping(AccountId account => uint96)))
        private _invoiced;

    /// @inheritdoc IBankSettlement
    function presentInvoice(
        AgreementId agreement,
        Currency currency,
        AccountId account,
        uint96 amount,
        bytes32 invoice
    ) external override {
        // Check
        if (amount == 0) revert BankAmountZero();
        (MemberId payee, ) = _payeeOf(account, currency);
        MEMBERS.requireActsAlone(payee, msg.sender, Scope.TREASURY, amount);
        // Effect
        uint96 open = _invoiced[agreement][currency][account] + amount;
        _invoiced[agreement][currency][account] = open;
        // Log
        emit InvoicePresented(agreement, currency, account, amount, open, invoice);
    }

    /// @inheritdoc IBankSettlement
    function instruct(
        AgreementId agreement,
        Currency currency,
        PaymentItem[] calldata items
    ) external override returns (uint40 run) {
        uint256 holderWord = _holderWord(agreement, currency);
        MemberId holder = _holderIn(holderWord);
        bool invoiceFirst = uint8(holderWord) != 0;
        // Check
        if (items.length == 0 || items.length > MAX_ITEMS) revert BankItemsOutOfRange(items.length, MAX_ITEMS);
        // Effect
        run = ++_lastRun;
        _runs[run] =
            (uint256(invoiceFirst ? 1 : 0) << 104) |
            (uint256(AgreementId.unwrap(agreement)) << 64) |
            (uint256(uint160(Currency.unwrap(currency))) << 48) |
            (uint256(MemberId.unwrap(holder)) << 16) |
            items.length;
        MemberId ownMember = MEMBERS.standsFor(holder);
        bool ownSucceeded = MEMBERS.hasPredecessor(ownMember);
        Run memory all = Run(run, agreement, currency, holder, ownMember, ownSucceeded, invoiceFirst);
        Payment[] memory payments = new Payment[](items.length);
        uint256 total = 0;
        for (uint16 i = 0; i < items.length; ++i) {
            _instructOne(all, i, items[i], payments[i]);
            total += payments[i].amount;
        }
        // Log
        emit RunInstructed(run, agreement, currency, holder, payments);
        // Check: the policy of the holder for the run as a whole
        uint96 capped = total > type(uint96).max ? type(uint96).max : uint96(total);
        MEMBERS.requireActsAlone(holder, msg.sender, Scope.TREASURY, capped);
    }

    /// @inheritdoc IBankSettlement
    function confirmPayments(uint40 run, uint16[] calldata positions, bytes32 statement) external override {
        _requireHolder(run);
        for (uint256 i = 0; i < positions.length; ++i) {
            _settle(run, positions[i], PaymentStatus.Instructed, PaymentStatus.Confirmed, statement);
        }
    }

    /// @inheritdoc IBankSettlement
    function rejectPayments(uint40 run, uint16[] calldata positions, bytes32 statement) external override {
        uint256 word = _requireHolder(run);
        AgreementId agreement = AgreementId.wrap(uint40(word >> 64));
        Currency currency = _currencyOf(word);
        for (uint256 i = 0; i < positions.length; ++i) {
            uint256 payment = _settle(run, positions[i], PaymentStatus.Instructed, PaymentStatus.Rejected, statement);
            AccountId account = AccountId.wrap(uint64(payment >> 8));
            uint96 amount = uint96(payment >> 72);
            // Effect: what was not paid is still invoiced
            if (word >> 104 != 0) _invoiced[agreement][currency][account] += amount;
            // Interaction
            BENEFIT.giveBack(agreement, account, currency, amount);
        }
    }

    /// @inheritdoc IBankSettlement
    function acknowledge(uint40 run, uint16 position, bytes32 document) external override {
        uint256 payment = _payments[_paymentKey(run, position)];
        (MemberId payee, ) = _payeeOf(AccountId.wrap(uint64(payment >> 8)), _currencyOf(_runs[run]));
        MEMBERS.requireActsAlone(payee, msg.sender, Scope.TREASURY, uint96(payment >> 72));
        _settle(run, position, PaymentStatus.Confirmed, PaymentStatus.Acknowledged, document);
    }

    /// @inheritdoc IBankSettlement
    function paymentOf(
        uint40 run,
        uint16 position
    ) external view override returns (PaymentStatus status, AccountId account, uint96 amount) {
        uint256 word = _payments[_paymentKey(run, position)];
        return (PaymentStatus(uint8(word)), AccountId.wrap(uint64(word >> 8)), uint96(word >> 72));
    }

    /// @inheritdoc IBankSettlement
    function invoicedOf(
        AgreementId agreement,
        Currency currency,
        AccountId account
    ) external view override returns (uint96) {
        return _invoiced[agreement][currency][account];
    }

    /// @dev Takes what one payee is owed and records the payment.
    function _instructOne(Run memory run, uint16 position, PaymentItem calldata item, Payment memory payment) private {
        AccountId account = item.account;
        (MemberId payee, AgreementId home) = _payeeOf(account, run.currency);
        PoolId[] calldata pools = item.pools;
        uint96 amount = 0;
        for (uint256 i = 0; i < pools.length; ++i) {
            PoolId pool = pools[i];
            if (pool.agreementOf() != run.agreement) revert BankPoolElsewhere(pool, run.agreement);
            amount += BENEFIT.dischargeEntitlement(pool, account, run.currency);
        }
        if (amount == 0) revert BankNothingOwed(account);
        bool own = _isOwn(run, account, payee, home);
        if (run.invoiceFirst && !own) _useInvoice(run.agreement, run.currency, account, amount);
        PaymentStatus status = own ? PaymentStatus.Retained : PaymentStatus.Instructed;
        _payments[_paymentKey(run.number, position)] =
            (uint256(amount) << 72) |
            (uint256(AccountId.unwrap(account)) << 8) |
            uint8(status);
        (payment.account, payment.status, payment.amount) = (account, status, amount);
    }

    /// @dev A bank pays nobody from its own account to its own account, not whom the holder has succeeded either. Royalties for an agreement
    /// whose money is in another account are always paid: there they are booked.
    function _isOwn(
        Run memory run,
        AccountId account,
        MemberId payee,
        AgreementId home
    ) private view returns (bool own) {
        if (AgreementId.unwrap(home) != 0) {
            if (_sharesAccount(run.agreement, home, run.currency)) revert BankNotPayable(account);
            return false;
        }
        own = payee == run.holder || payee == run.ownMember;
        if (!own && run.ownSucceeded) own = MEMBERS.standsFor(payee) == run.ownMember;
    }

    function _useInvoice(AgreementId agreement, Currency currency, AccountId account, uint96 amount) private {
        uint96 open = _invoiced[agreement][currency][account];
        if (open < amount) revert BankInvoiceMissing(account, amount, open);
        _invoiced[agreement][currency][account] = open - amount;
    }

    function _settle(
        uint40 run,
        uint16 position,
        PaymentStatus expected,
        PaymentStatus status,
        bytes32 document
    ) private returns (uint256 word) {
        word = _payments[_paymentKey(run, position)];
        PaymentStatus present = PaymentStatus(uint8(word));
        if (present != expected) revert BankPaymentStatus(run, position, present);
        _payments[_paymentKey(run, position)] = (word & ~uint256(type(uint8).max)) | uint8(status);
        emit PaymentSettled(run, position, status, document);
    }

    /// @dev One key for each payment, so that finding it costs one hash.
    function _paymentKey(uint40 run, uint16 position) private pure returns (uint256) {
        return (uint256(run) << 16) | position;
    }

    function _requireHolder(uint40 run) private view returns (uint256 word) {
        word = _runs[run];
        MEMBERS.requireActsAlone(MemberId.wrap(uint32(word >> 16)), msg.sender, Scope.TREASURY, 0);
    }

    /// @dev A member's own account and its reward pot are paid out to the member; an inbox to who holds the money of its asset's agreement
    /// (`home`), or to the owner of an asset outside every agreement. Nothing else is.
    function _payeeOf(AccountId account, Currency currency) private view returns (MemberId payee, AgreementId home) {
        uint8 kind = Accounts.kindOf(account);
        uint56 number = Accounts.numberOf(account);
        if (kind <= Accounts.REWARD) return (MemberId.wrap(uint32(number)), home);
        if (kind != Accounts.INBOX) revert BankNotPayable(account);
        AssetFacts memory facts = PROPERTY.factsOf(AssetId.wrap(uint40(number)));
        home = facts.agreement;
        payee = AgreementId.unwrap(home) == 0 ? facts.owner : _holderIn(_holderWord(home, currency));
    }

    /// @dev The currency in a run's word.
    function _currencyOf(uint256 word) private pure returns (Currency) {
        return Currency.wrap(address(uint160(uint16(word >> 48))));
    }
}
