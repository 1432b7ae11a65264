// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId, AgreementId, LicenceId, MemberId, PoolId} from "../types/Ids.sol";
import {Currency} from "../types/Currency.sol";
import {Day} from "../types/Day.sol";

/// @dev The facts of a token receipt that a party's treasurer states. `gross − tax − directCosts` is what was paid in. `payer` is
/// the digest of a member's number or of an outside counterparty's code; `invoice` and `contractNo` are digests of documents.
struct TokenReceipt {
    uint96 gross;
    uint96 tax;
    uint96 directCosts;
    Day first;
    Day last;
    bytes32 payer;
    bytes32 invoice;
    bytes32 contractNo;
}

/// @title ITokenTreasury
/// @notice The rail for ERC-20 tokens and the native coin: it holds them, books what really arrived, and pays what is owed to
/// the payee's registered address. Nobody has any right over what it holds but the payees.
///
/// Assumptions about a token: it keeps ERC-20's promises; a transfer changes no other balance of ours (no rebasing); it may take a
/// fee (what arrived is booked), return nothing, or call back (every entry point is locked). See docs/security/assumptions.md, A6.
interface ITokenTreasury {
    /// @notice Emitted when money arrives; the core's `Booked` that follows tells currency, amount and cause. Under a licence the LicenseRegistry
    /// tells with the same cause that it is paid.
    /// @param agreement The agreement.
    /// @param payer Who sent it.
    event Received(AgreementId indexed agreement, address indexed payer);

    /// @notice Emitted when a treasurer states the facts of a receipt; its digest is the booking's cause.
    /// @param agreement The agreement.
    /// @param member The party whose treasurer stated them.
    /// @param receipt The facts.
    event ReceiptStated(AgreementId indexed agreement, MemberId indexed member, TokenReceipt receipt);

    /// @notice Emitted when the treasury learns where a member is paid, and until when that is certain.
    /// @param member The member.
    /// @param payout The address.
    /// @param sureUntil The last second at which it is certain.
    event PayoutLearnt(MemberId indexed member, address payout, uint40 sureUntil);

    /// @notice Thrown when nothing arrived, or nothing is owed.
    error TreasuryAmountZero();
    /// @notice Thrown when money of a bank is asked of the treasury.
    /// @param currency The currency.
    error TreasuryNotToken(Currency currency);
    /// @notice Thrown when the native coin sent is not the amount named, or some is sent along with a token.
    /// @param sent Sent.
    /// @param amount Named.
    error TreasuryValueDiffers(uint256 sent, uint96 amount);
    /// @notice Thrown when more than 2^96 − 1 arrives at once, or less than there was: a token that breaks its promises.
    /// @param beforehand The treasury's balance before.
    /// @param afterwards The treasury's balance after.
    error TreasuryArrivalInvalid(uint256 beforehand, uint256 afterwards);
    /// @notice Thrown when a receipt's facts do not add up to what arrived.
    /// @param net Gross less tax and direct costs.
    /// @param arrived What arrived.
    error TreasuryFactsDiffer(uint256 net, uint96 arrived);
    /// @notice Thrown when an account is of a kind that is not paid out (a dispute's, an order's, an inbox: that is
    /// forwarded).
    /// @param account The account.
    error TreasuryNotPayable(AccountId account);
    /// @notice Thrown when a member has no payout address; what it is owed stays owed.
    /// @param member The member.
    error TreasuryNoPayout(MemberId member);
    /// @notice Thrown when the payee's address refuses the native coin; what it is owed stays owed.
    /// @param payout The address.
    /// @param amount The amount.
    error TreasuryPayoutRefused(address payout, uint96 amount);

    /// @notice Pays money into an agreement, for service of today. Anybody; the version must be the one in force today.
    /// @param agreement The agreement.
    /// @param version Its version.
    /// @param currency A token, approved beforehand, or the native coin, sent along.
    /// @param amount How much.
    /// @param source Digest of what it is for.
    function pay(
        AgreementId agreement,
        uint16 version,
        Currency currency,
        uint96 amount,
        bytes32 source
    ) external payable;

    /// @notice Pays money in with all its facts, for the service period they name. A TREASURY signer of a party.
    /// @param agreement The agreement.
    /// @param version The version that applied on the days of service.
    /// @param currency A token, approved beforehand, or the native coin, sent along.
    /// @param amount How much is sent.
    /// @param member The party.
    /// @param receipt The facts.
    function book(
        AgreementId agreement,
        uint16 version,
        Currency currency,
        uint96 amount,
        MemberId member,
        TokenReceipt calldata receipt
    ) external payable;

    /// @notice Pays a fee under a licence, for service of today. Anybody; what arrived counts as paid, and enters the agreement of the licensed
    /// asset by its route ({IncomeRoutes}).
    /// @param licence The licence.
    /// @param version The version of that agreement in force today.
    /// @param currency A token, approved beforehand, or the native coin, sent along.
    /// @param amount How much.
    /// @param source Digest of what it is for.
    function payLicence(
        LicenceId licence,
        uint16 version,
        Currency currency,
        uint96 amount,
        bytes32 source
    ) external payable;

    /// @notice Pays a fee under a licence in with all its facts, for the service period they name. A TREASURY signer of a party. What counts
    /// as paid is the gross amount less tax: direct costs are the agreement's.
    /// @param licence The licence.
    /// @param version The version that applied on the days of service.
    /// @param currency A token, approved beforehand, or the native coin, sent along.
    /// @param amount How much is sent.
    /// @param member The party.
    /// @param receipt The facts.
    function bookLicence(
        LicenceId licence,
        uint16 version,
        Currency currency,
        uint96 amount,
        MemberId member,
        TokenReceipt calldata receipt
    ) external payable;

    /// @notice Pays what an account is owed to its member's registered address. Anybody may ask for it. The core's `Taken` tells
    /// the amounts; the address is what the MemberRegistry answers at that moment.
    /// @param account The account of a member, or of its reward pot.
    /// @param currency The token or the native coin.
    /// @param pools Where to collect from, of any agreements.
    /// @return amount What was paid.
    function claim(AccountId account, Currency currency, PoolId[] calldata pools) external returns (uint96 amount);

    /// @notice Remembers where a member is paid for as long as that cannot change, so that its claims until then need not ask the
    /// registry: some 5,000 gas less for each. Anybody may ask for it; worth it for who claims ten times in three days.
    /// @param member The member.
    function learnPayout(MemberId member) external;

    /// @notice Where the treasury pays a member, as it last learnt.
    /// @param member The member.
    /// @return payout The address.
    /// @return sureUntil The last second at which it is certain.
    function payoutOf(MemberId member) external view returns (address payout, uint40 sureUntil);
}
