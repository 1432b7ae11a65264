// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IBankAppointments} from "./IBankAppointments.sol";
import {AccountId, AgreementId, AssetId, LicenceId, MemberId, PoolId} from "../types/Ids.sol";
import {Currency} from "../types/Currency.sol";
import {Day} from "../types/Day.sol";

/// @dev The facts of a bank receipt (收款). `net` = gross − tax − directCosts. `payer`: digest of a member's number or of an outside
/// counterparty's code. `bankReference`: digest of the bank's reference. `conversion`: digest of original currency, amount and rate, 0
/// when nothing was converted.
struct BankReceipt {
    uint96 gross;
    uint96 tax;
    uint96 directCosts;
    Day valueDate;
    Day first;
    Day last;
    bytes32 payer;
    bytes32 invoice;
    bytes32 contractNo;
    bytes32 bankReference;
    bytes32 conversion;
}

/// @dev Where a receipt stands. Withdrawn: taken back before it was confirmed; its reference may be booked anew.
enum ReceiptStatus {
    None,
    Booked,
    Confirmed,
    Withdrawn
}

/// @dev Where a payment stands. Retained: the holder's own share, which is not paid to itself.
enum PaymentStatus {
    None,
    Instructed,
    Retained,
    Confirmed,
    Rejected,
    Acknowledged
}

/// @dev One payee of a payment run and where to collect what it is owed. An inbox is paid to who holds the money of the agreement of its
/// asset, or to the owner of an asset outside every agreement.
struct PaymentItem {
    AccountId account;
    PoolId[] pools;
}

/// @dev One payment of a run: to whom, whether the holder retains it, and how much in minor units.
struct Payment {
    AccountId account;
    PaymentStatus status;
    uint96 amount;
}

/// @title IBankSettlement
/// @notice The rail for money in bank accounts. The holder's treasurer books what came in, another party confirms it; what is
/// owed is instructed in payment runs and confirmed or rejected by the bank's statement. It moves no money: it is the record that
/// both sides, the bank's statement and the auditor agree on.
interface IBankSettlement is IBankAppointments {
    /// @notice Emitted when a receipt is booked; nothing is shared before it is confirmed.
    /// @param agreement The agreement.
    /// @param key The receipt's key: agreement, currency, holder's account and bank reference.
    /// @param head The receipt's word as stored: `net 96 | source 40 | currency 16 | version 16 | first 24 | last 24 | holder 32 | flags 4 |
    /// status 4`. `net`: gross less tax and direct costs. `source`: the licence (flag 1), the asset (flag 2), else the agreement; flag 4: with
    /// direct costs. `version`: the one that applied on the days of service. `holder`: who booked it.
    /// @param gross What came in, in minor units.
    /// @param tax Of which taxes.
    /// @param directCosts Of which direct costs; the net is what is left.
    /// @param valueDate The bank's value date.
    /// @param payer See {BankReceipt}, as what follows.
    /// @param invoice The invoice's digest.
    /// @param contractNo The digest of the contract's number.
    /// @param bankReference The digest of the bank's reference.
    /// @param conversion The digest of the bank's slip of conversion.
    event ReceiptBooked(
        AgreementId indexed agreement,
        bytes32 indexed key,
        uint256 head,
        uint96 gross,
        uint96 tax,
        uint96 directCosts,
        Day valueDate,
        bytes32 payer,
        bytes32 invoice,
        bytes32 contractNo,
        bytes32 bankReference,
        bytes32 conversion
    );

    /// @notice Emitted when another party confirms a receipt; the core's `Booked` with this key as cause follows.
    /// @param key The receipt.
    /// @param member The party that confirmed.
    event ReceiptConfirmed(bytes32 indexed key, MemberId indexed member);

    /// @notice Emitted when the holder takes a receipt back before it is confirmed.
    /// @param key The receipt.
    /// @param reason Digest of why.
    event ReceiptWithdrawn(bytes32 indexed key, bytes32 reason);

    /// @notice Emitted when the holder asks to reverse part of a confirmed receipt, or takes that back.
    /// @param key The receipt.
    /// @param pending What waits to be confirmed now.
    /// @param reason Digest of why.
    event ReversalProposed(bytes32 indexed key, uint96 pending, bytes32 reason);

    /// @notice Emitted when another party confirms a reversal; the core's `Reversed` follows.
    /// @param key The receipt.
    /// @param member The party that confirmed.
    /// @param amount The amount.
    /// @param reversed All that was reversed of this receipt.
    event ReversalConfirmed(bytes32 indexed key, MemberId indexed member, uint96 amount, uint96 reversed);

    /// @notice Emitted when a payee hands in an invoice (发票 / 财政票据).
    /// @param agreement The agreement.
    /// @param currency The currency.
    /// @param account The payee's account.
    /// @param amount The invoice's amount.
    /// @param open What is invoiced and not yet paid now.
    /// @param invoice Its digest.
    event InvoicePresented(
        AgreementId indexed agreement,
        Currency indexed currency,
        AccountId indexed account,
        uint96 amount,
        uint96 open,
        bytes32 invoice
    );

    /// @notice Emitted when a payment run is instructed. EndToEndId is derived from chain, contract, run and position; the bank account
    /// is the payee's registered one at this moment.
    /// @param run Its number.
    /// @param agreement The agreement.
    /// @param currency The currency.
    /// @param holder The holder that pays.
    /// @param payments The payments, in the order of their positions from 0.
    event RunInstructed(
        uint40 indexed run,
        AgreementId indexed agreement,
        Currency indexed currency,
        MemberId holder,
        Payment[] payments
    );

    /// @notice Emitted when a payment is confirmed or rejected by statement, or acknowledged by the payee.
    /// @param run The run.
    /// @param position Its place in the run.
    /// @param status Its status now.
    /// @param document Digest of the statement, or of the payee's letter.
    event PaymentSettled(uint40 indexed run, uint16 indexed position, PaymentStatus status, bytes32 document);

    /// @notice Thrown when another contract than AgreementRegistry appoints.
    /// @param caller Who called.
    error BankNotAgreements(address caller);
    /// @notice Thrown when a currency is not one of ISO 4217.
    /// @param currency The currency.
    error BankNotFiat(Currency currency);
    /// @notice Thrown when a currency of an agreement has no holder.
    /// @param agreement The agreement.
    /// @param currency The currency.
    error BankNoHolder(AgreementId agreement, Currency currency);
    /// @notice Thrown when a receipt's tax and direct costs leave nothing.
    /// @param gross Gross.
    /// @param taken Tax and direct costs.
    error BankNetInvalid(uint96 gross, uint256 taken);
    /// @notice Thrown when a receipt was booked before.
    /// @param key Its key.
    error BankReceiptKnown(bytes32 key);
    /// @notice Thrown when a receipt is not where it must be.
    /// @param key Its key.
    /// @param status Where it is.
    error BankReceiptStatus(bytes32 key, ReceiptStatus status);
    /// @notice Thrown when the confirming member is the holder, or stands for it.
    /// @param member The member.
    /// @param holder The holder.
    error BankFourEyes(MemberId member, MemberId holder);
    /// @notice Thrown when more is to be reversed than stands.
    /// @param amount Asked for.
    /// @param limit The most.
    error BankReversalTooLarge(uint96 amount, uint96 limit);
    /// @notice Thrown when no reversal waits.
    /// @param key The receipt.
    error BankNoReversal(bytes32 key);
    /// @notice Thrown when a run has no items or too many.
    /// @param items How many.
    /// @param limit How many may be.
    error BankItemsOutOfRange(uint256 items, uint256 limit);
    /// @notice Thrown when an account is of a kind that is not paid out, or is an inbox whose money need not leave its account: that is
    /// forwarded.
    /// @param account The account.
    error BankNotPayable(AccountId account);
    /// @notice Thrown when a pool of an item belongs to another agreement than the run's.
    /// @param pool The pool.
    /// @param agreement The run's agreement.
    error BankPoolElsewhere(PoolId pool, AgreementId agreement);
    /// @notice Thrown when nothing is owed to an account.
    /// @param account The account.
    error BankNothingOwed(AccountId account);
    /// @notice Thrown when more is owed than the payee has invoiced, where an invoice comes first.
    /// @param account The account.
    /// @param owed What is owed.
    /// @param invoiced What is invoiced.
    error BankInvoiceMissing(AccountId account, uint96 owed, uint96 invoiced);
    /// @notice Thrown when a payment is not where it must be.
    /// @param run The run.
    /// @param position Its place.
    /// @param status Where it is.
    error BankPaymentStatus(uint40 run, uint16 position, PaymentStatus status);
    /// @notice Thrown when an amount is zero.
    error BankAmountZero();

    /// @notice Books what came in. A TREASURY signer of the holder.
    /// @param agreement The agreement.
    /// @param currency The currency.
    /// @param version The version that applied on the days of service.
    /// @param receipt The facts.
    /// @return key The receipt's key.
    function bookReceipt(
        AgreementId agreement,
        Currency currency,
        uint16 version,
        BankReceipt calldata receipt
    ) external returns (bytes32 key);

    /// @notice Books what came in under a licence. A TREASURY signer of the holder of its agreement's money. Once confirmed, the net amount
    /// and the direct costs count as paid, and the net amount enters by the licensed asset's route ({IncomeRoutes}).
    /// @param licence The licence.
    /// @param currency The currency.
    /// @param version The agreement's version that applied on the days of service.
    /// @param receipt The facts.
    /// @return key The receipt's key.
    function bookLicenceReceipt(
        LicenceId licence,
        Currency currency,
        uint16 version,
        BankReceipt calldata receipt
    ) external returns (bytes32 key);

    /// @notice Books what came in from an asset without a licence of ours: royalties that another agreement's holder paid from its inbox,
    /// damages. A TREASURY signer of the holder of its agreement's money. Once confirmed it enters by the asset's route.
    /// @param asset The asset, of an agreement.
    /// @param currency The currency.
    /// @param version The agreement's version that applied on the days of service.
    /// @param receipt The facts.
    /// @return key The receipt's key.
    function bookAssetReceipt(
        AssetId asset,
        Currency currency,
        uint16 version,
        BankReceipt calldata receipt
    ) external returns (bytes32 key);

    /// @notice Confirms a receipt; it is booked and shared. A TREASURY signer of another party.
    /// @param key The receipt.
    /// @param member The party.
    function confirmReceipt(bytes32 key, MemberId member) external;

    /// @notice Takes a receipt back before it is confirmed. A TREASURY signer of the holder.
    /// @param key The receipt.
    /// @param reason Digest of why.
    function withdrawReceipt(bytes32 key, bytes32 reason) external;

    /// @notice Asks to reverse part of a confirmed receipt; 0 takes the request back. A TREASURY signer of the holder.
    /// @param key The receipt.
    /// @param amount How much.
    /// @param reason Digest of why.
    function proposeReversal(bytes32 key, uint96 amount, bytes32 reason) external;

    /// @notice Confirms a reversal. A TREASURY signer of another party.
    /// @param key The receipt.
    /// @param amount The amount, so that nobody confirms another than he saw.
    /// @param member The party.
    function confirmReversal(bytes32 key, uint96 amount, MemberId member) external;

    /// @notice Hands in an invoice. A TREASURY signer of the payee.
    /// @param agreement The agreement.
    /// @param currency The currency.
    /// @param account The payee's account.
    /// @param amount The invoice's amount.
    /// @param invoice Its digest.
    function presentInvoice(
        AgreementId agreement,
        Currency currency,
        AccountId account,
        uint96 amount,
        bytes32 invoice
    ) external;

    /// @notice Instructs the payment of all that is owed to some accounts. A TREASURY signer of the holder.
    /// @param agreement The agreement.
    /// @param currency The currency.
    /// @param items The payees, at most 128.
    /// @return run The run's number.
    function instruct(
        AgreementId agreement,
        Currency currency,
        PaymentItem[] calldata items
    ) external returns (uint40 run);

    /// @notice Records that the bank's statement shows payments as made. A TREASURY signer of the holder.
    /// @param run The run.
    /// @param positions Their places.
    /// @param statement Digest of the statement.
    function confirmPayments(uint40 run, uint16[] calldata positions, bytes32 statement) external;

    /// @notice Records that the bank sent payments back; what they paid is owed again, and the invoices they used are open again. A
    /// TREASURY signer of the holder.
    /// @param run The run.
    /// @param positions Their places.
    /// @param statement Digest of the statement.
    function rejectPayments(uint40 run, uint16[] calldata positions, bytes32 statement) external;

    /// @notice Acknowledges a confirmed payment. A TREASURY signer of the payee.
    /// @param run The run.
    /// @param position Its place.
    /// @param document Digest of the payee's letter, 0 for none.
    function acknowledge(uint40 run, uint16 position, bytes32 document) external;

    /// @notice Who holds the money of a currency.
    /// @param agreement The agreement.
    /// @param currency The currency.
    /// @return holder The member, 0 when there is none.
    /// @return account The first 20 bytes of the digest of its account.
    /// @return invoiceFirst Whether an invoice comes before a payment.
    function holderOf(
        AgreementId agreement,
        Currency currency
    ) external view returns (MemberId holder, bytes20 account, bool invoiceFirst);

    /// @notice Where a receipt stands.
    /// @param key The receipt.
    /// @return status Its status.
    /// @return net Its net amount.
    /// @return reversed What was reversed of it.
    /// @return pending What waits to be reversed.
    function receiptOf(
        bytes32 key
    ) external view returns (ReceiptStatus status, uint96 net, uint96 reversed, uint96 pending);

    /// @notice What a receipt came in for beside its agreement.
    /// @param key The receipt.
    /// @return licence The licence, 0 for none.
    /// @return asset The asset it came from without a licence, 0 for none.
    function sourceOf(bytes32 key) external view returns (LicenceId licence, AssetId asset);

    /// @notice Where a payment stands.
    /// @param run The run.
    /// @param position Its place.
    /// @return status Its status.
    /// @return account The payee's account.
    /// @return amount The amount.
    function paymentOf(
        uint40 run,
        uint16 position
    ) external view returns (PaymentStatus status, AccountId account, uint96 amount);

    /// @notice What a payee has invoiced and not been paid.
    /// @param agreement The agreement.
    /// @param currency The currency.
    /// @param account The account.
    /// @return The amount.
    function invoicedOf(AgreementId agreement, Currency currency, AccountId account) external view returns (uint96);
}
