// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId, AgreementId, AssetId, PoolId} from "../types/Ids.sol";
import {Currency} from "../types/Currency.sol";

/// @title IRail
/// @notice What both rails do alike: they pass royalties on from a derivative to the assets it derives from, and let an order from outside
/// be carried out when nobody can be paid.
interface IRail {
    /// @notice Emitted when a derivative's royalties are passed on; the core's `Booked` with this cause follows, or `CreditChanged` of the
    /// parent's owner.
    /// @param child The derivative.
    /// @param parent The asset it derives from.
    /// @param agreement The agreement whose money it is now: the parent's; the derivative's where the parent has none.
    /// @param currency The currency.
    /// @param amount How much, in minor units.
    /// @param cause Hash of child, parent, currency and the number of the booking that follows; 0 where the parent has no agreement.
    event Forwarded(
        AssetId indexed child,
        AssetId indexed parent,
        AgreementId indexed agreement,
        Currency currency,
        uint96 amount,
        bytes32 cause
    );

    /// @notice Thrown when no royalties wait, or an order from outside takes them all (then: `withhold`).
    /// @param child The derivative.
    /// @param parent The asset it derives from.
    /// @param currency The currency.
    error RailNothingToForward(AssetId child, AssetId parent, Currency currency);
    /// @notice Thrown when no order withholds anything of what an account is owed in these pools.
    /// @param account The account.
    /// @param currency The currency.
    error RailNothingWithheld(AccountId account, Currency currency);

    /// @notice Thrown when royalties cannot be passed on without a transfer, because the money of the two agreements is not in one account
    /// of one holder: then the inbox is paid in a run.
    /// @param from The derivative's agreement.
    /// @param to The parent's agreement.
    /// @param currency The currency.
    error RailAccountsDiffer(AgreementId from, AgreementId to, Currency currency);

    /// @notice Passes on what a derivative owes an asset it derives from: into the asset's agreement, as income of today, by the asset's own
    /// route, so that its owners and the assets it derives from in turn get their part; or, where the asset is outside every agreement, to its
    /// owner, as a direct credit (pool 0 of the derivative's agreement). No money leaves its place. What a payment brought back to the
    /// inbox, or an order left it (pool 0), is passed on when nothing else waits. An order that lies on the inbox takes its part first. Anybody.
    /// @param child The derivative.
    /// @param parent The asset it derives from.
    /// @param currency A currency of this rail, which the parent's agreement must accept.
    /// @param version The version of the parent's agreement in force today; any where it has none.
    function forward(AssetId child, AssetId parent, Currency currency, uint16 version) external;

    /// @notice Gives an order from outside its part of what an account is owed, without paying the account: for when the order takes all
    /// of it, or when the payee cannot be paid or takes care not to be. What the order leaves is a direct credit of the account (pool 0
    /// of the agreement), paid like everything else. Anybody may ask for it.
    /// @param account The account that an order lies on.
    /// @param currency A currency of this rail.
    /// @param pools Where to collect from, of any agreements; the core tells what goes where.
    function withhold(AccountId account, Currency currency, PoolId[] calldata pools) external;
}
