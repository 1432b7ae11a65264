// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId, AgreementId, PoolId} from "../types/Ids.sol";
import {Currency} from "../types/Currency.sol";
import {Day} from "../types/Day.sol";
import {IncomeRoute} from "./IncomeRoute.sol";

/// @dev What a tier of the waterfall does; see DESIGN in contracts/benefit/README.md.
enum TierKind {
    None,
    Levy, // a rate of what is to be shared, to one beneficiary
    Recover, // all or a rate of what is left, until recorded costs are repaid, pari passu
    Capped, // all or a rate of what is left, until a cumulative amount, to a pool
    Share // all or a rate of what is left, to a pool
}

/// @dev What a pool without units does with money that reaches it.
enum WhenEmpty {
    Hold, // keep it until `holdUntil`
    Fall // pass it to the pool `fallTo`
}

/// @dev What there may be only so many of.
enum Listed {
    Tiers,
    Pools,
    Currencies
}

/// @dev One tier. `rate` in parts per million, 1 to 1,000,000.
struct Tier {
    TierKind kind;
    uint32 rate;
    uint16 pool;
}

/// @dev A new pool. Numbers from 1; from {RECOVER_POOLS} on it is a pool of costs to recover. `cap` limits what a Capped tier
/// puts into it over all versions, 0 for none. Without units it does `whenEmpty`; what it holds goes to `fallTo` (0: nowhere)
/// if it still has none on `holdUntil`.
struct PoolTerms {
    uint16 number;
    WhenEmpty whenEmpty;
    uint16 fallTo;
    Day holdUntil;
    uint96 cap;
}

/// @dev What one version of an agreement tells the core.
/// `from`: first day of service that this version's waterfall applies to. `periodic`: money is collected and shared at the
/// close. `passesOpenTiers`: revenue in another currency than `amountCurrency` passes by open amount tiers instead of being held.
/// `amountCurrency`: the currency of Recover and Capped tiers, zero when there is none. `currencies`: all that are accepted;
/// later versions may only append.
struct VersionTerms {
    Day from;
    bool periodic;
    bool passesOpenTiers;
    Currency amountCurrency;
    Currency[] currencies;
    Tier[] tiers;
}

/// @title IBenefitLedger
/// @notice The core: who is owed what. It knows opaque agreements, pools and accounts, holds no money, and is called only
/// by the modules of its set through the hooks below. Amounts are in a currency's minor units (分, cents, wei).
///
/// A pool divides by units. Its money word is `index 160 | lone 1 | remainder 95`: the index is what one unit has earned so far, in
/// 2^-64 minor units, modulo 2^160; the remainder is what division left and rolls into the next booking; `lone` marks exactly one unit. An account's word is
/// `checkpoint 160 | units 64 | flags 32`: what it is owed is (index − checkpoint) · units, exactly, in 2^-64 minor
/// units; without units the first field is that amount itself. Nothing loops over accounts.
/// @dev Rounding is always down for whoever is paid and never loses more than units/2^64 of a minor unit at a change of units.
interface IBenefitLedger {
    // ------------------------------------------------------------------------------------------------ agreement terms

    /// @notice Emitted when a version of an agreement opens for booking.
    /// @param agreement The agreement.
    /// @param version Its version, from 1.
    /// @param terms What the core was told.
    /// @param word The version's word as stored.
    event VersionOpened(AgreementId indexed agreement, uint16 indexed version, VersionTerms terms, uint256 word);

    /// @notice Emitted when a pool is made, or gets a further currency.
    /// @param pool The pool.
    /// @param header Its header word now: `units 64 | currencies 4 × 32 | fallTo 16 | holdUntil 24 | whenEmpty 8 | exists 8`.
    /// @param capWord Its cap word: `currency 32 | used 96 | cap 96`, 0 for no cap.
    event PoolPrepared(PoolId indexed pool, uint256 header, uint256 capWord);

    /// @notice Emitted when a token gets its number, used in storage keys.
    /// @param currency The token.
    /// @param number Its number: ISO 4217's for money in banks, 1000 for the native coin, from 1001 for tokens.
    event CurrencyNumbered(Currency indexed currency, uint32 number);

    // ---------------------------------------------------------------------------------------------------------- units

    /// @notice Emitted when an account's units in a pool change. Where the pool had one unit and now has another number, its money words
    /// lose the mark `lone` with this event.
    /// @param pool The pool.
    /// @param account The account.
    /// @param totalUnits The pool's units now.
    /// @param cause Digest or number of what caused it.
    /// @param words The account's words now, one for each currency of the pool (0: as in the first currency, from the beginning). Its
    /// units are in each: `checkpoint 160 | units 64 | flags 32`.
    event UnitsChanged(PoolId pool, AccountId indexed account, uint64 totalUnits, bytes32 cause, uint256[] words);

    /// @notice Emitted when everything an account has in a pool, units and money, goes to another account.
    /// @param pool The pool.
    /// @param from The account emptied.
    /// @param to The account that has it now.
    /// @param cause Digest or number of what caused it.
    event UnitsMoved(PoolId indexed pool, AccountId indexed from, AccountId indexed to, bytes32 cause);

    /// @notice Emitted when what a dissolved account had earned goes back to the pool's other accounts.
    /// @param pool The pool.
    /// @param account The account dissolved.
    /// @param currency The currency's number.
    /// @param amount Re-booked, in 2^-64 minor units.
    /// @param word The pool's money word now.
    event EscrowReturned(
        PoolId indexed pool,
        AccountId indexed account,
        uint32 indexed currency,
        uint256 amount,
        uint256 word
    );

    // ---------------------------------------------------------------------------------------------------------- costs

    /// @notice Emitted when a party's cost to be recovered changes.
    /// @param pool The Recover pool.
    /// @param account The account.
    /// @param added Cost added, in minor units.
    /// @param removed Cost taken back by a correction, in minor units.
    /// @param outstanding The pool's unrecovered cost now.
    /// @param accountWord The account's word now: `checkpoint 96 | shares 128 | era 32`.
    /// @param accountOwed What the account had recovered and not yet been paid, in 2^-96 minor units.
    /// @param poolWord The pool's word now: `outstanding 96 | index 128 | era 32`.
    /// @param shares The pool's shares now.
    /// @param cause Digest or number of what caused it.
    event CostChanged(
        PoolId indexed pool,
        AccountId indexed account,
        uint96 added,
        uint96 removed,
        uint96 outstanding,
        uint256 accountWord,
        uint256 accountOwed,
        uint256 poolWord,
        uint256 shares,
        bytes32 indexed cause
    );

    /// @notice Emitted when the shares of a Recover pool are scaled down, or end because all is repaid: see {RecoverPool}.
    /// @param pool The Recover pool.
    /// @param era The era that ended.
    /// @param index The index at its end, in 2^-128 minor units a share.
    /// @param poolWord The pool's word now, of the new era.
    /// @param shares The pool's shares now.
    event EraEnded(PoolId indexed pool, uint32 era, uint256 index, uint256 poolWord, uint256 shares);

    // ---------------------------------------------------------------------------------------------------------- money

    /// @notice Emitted when money that came in is booked, and shared at once unless it is collected (then `PotChanged` follows).
    /// @param agreement The agreement.
    /// @param currency The currency's number.
    /// @param cause The receipt.
    /// @param entry How it enters: `route 80 | version 16`, the version whose waterfall applies and the route of {IncomeRoutes}, 0 for
    /// ordinary income.
    /// @param net The amount booked.
    /// @param debtPaid Taken off the top for reversals.
    /// @param book The book's word now: `booked 96 | debt 96 | sequence 56 | accepted 8`; the sequence is gapless.
    /// @param allocations What each pool received, two words each: `pool 16 | amount 96`, and the pool's word after it, a share pool's
    /// `index 160 | lone 1 | remainder 95` or a Recover pool's `outstanding 96 | index 128 | era 32`; 0 when the money is parked in front
    /// of the pool.
    event Booked(
        AgreementId indexed agreement,
        uint32 indexed currency,
        bytes32 indexed cause,
        uint96 entry,
        uint96 net,
        uint96 debtPaid,
        uint256 book,
        uint256[] allocations
    );

    /// @notice Emitted when a booking is reversed: it becomes a debt, no pool is touched.
    /// @param agreement The agreement.
    /// @param currency The currency's number.
    /// @param cause The reversal.
    /// @param amount The amount reversed.
    /// @param book The book's word now.
    event Reversed(
        AgreementId indexed agreement,
        uint32 indexed currency,
        bytes32 indexed cause,
        uint96 amount,
        uint256 book
    );

    /// @notice Emitted when collected or parked money is shared.
    /// @param agreement The agreement.
    /// @param currency The currency's number.
    /// @param pot Where it waited, `stand-in 32 | version 16` as in {potOf}; 0 for money that was parked in front of a pool.
    /// @param amount The amount that entered.
    /// @param debtPaid Taken off the top for reversals.
    /// @param book The book's word now.
    /// @param allocations What each pool received, as in {Booked}.
    event Allocated(
        AgreementId indexed agreement,
        uint32 indexed currency,
        uint48 indexed pot,
        uint96 amount,
        uint96 debtPaid,
        uint256 book,
        uint256[] allocations
    );

    /// @notice Emitted when money is collected to be shared later: periodic agreements, and revenue held while an amount tier is open.
    /// @param agreement The agreement.
    /// @param currency The currency's number.
    /// @param pot Where: `stand-in 32 | version 16` as in {potOf}.
    /// @param collected What is collected now.
    event PotChanged(AgreementId indexed agreement, uint32 indexed currency, uint48 indexed pot, uint96 collected);

    /// @notice Emitted when money waits in front of a pool that has no units, or leaves that place.
    /// @param pool The pool.
    /// @param currency The currency's number.
    /// @param parked What waits now.
    event ParkedChanged(PoolId indexed pool, uint32 indexed currency, uint96 parked);

    /// @notice Emitted when a Capped tier receives.
    /// @param pool The pool.
    /// @param amount What it receives.
    /// @param capWord Its cap word now: `currency 32 | used 96 | cap 96`.
    event CapUsed(PoolId indexed pool, uint96 amount, uint256 capWord);

    /// @notice Emitted when a rail takes what an account is owed, to pay it.
    /// @param place Where, as in the storage key of the account's word: `pool 56 | account 64 | currency's number 32`.
    /// @param amount Taken, order of withholding included.
    /// @param word The account's word now (for a Recover pool: its share word).
    event Taken(uint256 indexed place, uint96 amount, uint256 word);

    // ---------------------------------------------------------------------------------------------------------- holds

    /// @notice Emitted when an order from outside is laid on an account, or has withheld from it.
    /// @param account The account.
    /// @param currency The currency's number.
    /// @param order The order's number.
    /// @param remaining What the order still wants.
    event HoldChanged(AccountId indexed account, uint32 indexed currency, uint56 indexed order, uint96 remaining);

    /// @notice Emitted when an order is lifted from an account.
    /// @param account The account.
    /// @param currency The currency's number.
    /// @param order The order's number.
    event HoldLifted(AccountId indexed account, uint32 indexed currency, uint56 indexed order);

    /// @notice Emitted when a hold mark is set on or taken off an account's word in one pool.
    /// @param pool The pool.
    /// @param account The account.
    /// @param currency The currency's number.
    /// @param word The account's word now.
    event HoldMarked(PoolId indexed pool, AccountId indexed account, uint32 indexed currency, uint256 word);

    /// @notice Emitted when a direct credit of an account changes: what a payment brought back, or what an order withheld or gave.
    /// @param agreement The agreement whose money it is.
    /// @param account The account.
    /// @param currency The currency's number.
    /// @param word The account's word in the agreement's pool 0 now.
    event CreditChanged(
        AgreementId indexed agreement,
        AccountId indexed account,
        uint32 indexed currency,
        uint256 word
    );

    // --------------------------------------------------------------------------------------------------------- errors

    /// @notice Thrown when a hook is called by another contract than its module.
    /// @param caller Who called.
    /// @param allowed Who may.
    error BenefitNotModule(address caller, address allowed);
    /// @notice Thrown when a currency's rail is not the caller.
    /// @param caller Who called.
    /// @param currency The currency.
    error BenefitWrongRail(address caller, Currency currency);
    /// @notice Thrown when an agreement does not accept a currency.
    /// @param agreement The agreement.
    /// @param currency The currency.
    error BenefitCurrencyUnknown(AgreementId agreement, Currency currency);
    /// @notice Thrown when an amount is zero.
    error BenefitAmountZero();
    /// @notice Thrown when more than 2^96 − 1 would be booked over the life of agreement and currency.
    /// @param booked Booked so far.
    /// @param net Asked for.
    error BenefitAmountTooLarge(uint96 booked, uint96 net);
    /// @notice Thrown when a service period is not within the days a version applies to.
    /// @param first First day of service.
    /// @param last Last day of service.
    /// @param from First day of the version.
    /// @param until First day of the next version, 0 when there is none.
    error BenefitServicePeriodOutside(Day first, Day last, Day from, Day until);
    /// @notice Thrown when a version is not open.
    /// @param agreement The agreement.
    /// @param version The version.
    error BenefitVersionUnknown(AgreementId agreement, uint16 version);
    /// @notice Thrown when versions are opened out of order.
    /// @param version Asked for.
    /// @param expected The next one.
    error BenefitVersionOutOfOrder(uint16 version, uint16 expected);
    /// @notice Thrown when a version's first day is not after its predecessor's.
    /// @param from The day.
    /// @param previous The predecessor's.
    error BenefitVersionDayNotLater(Day from, Day previous);
    /// @notice Thrown when there are more than a limit allows, or none.
    /// @param what Which list.
    /// @param count How many.
    /// @param limit How many may be.
    error BenefitCountOutOfRange(Listed what, uint256 count, uint256 limit);
    /// @notice Thrown when currencies of earlier versions are changed or left out, or one is named twice.
    /// @param position Where.
    /// @param currency What stands there.
    error BenefitCurrencyListChanged(uint256 position, Currency currency);
    /// @notice Thrown when a tier is not valid: no kind, rate 0 or above 1,000,000, wrong kind of pool, a last tier that is not "Share of all the rest".
    /// @param position Which tier, from 0.
    /// @param kind Its kind.
    /// @param rate Its rate.
    /// @param pool Its pool.
    error BenefitTierInvalid(uint256 position, TierKind kind, uint32 rate, uint16 pool);
    /// @notice Thrown when a pool's terms are not valid: number 0, made before, falls to itself or to a Recover pool.
    /// @param number The pool's number.
    error BenefitPoolInvalid(uint16 number);
    /// @notice Thrown when there is no amount tier but an amount currency is needed.
    /// @param currency The currency named.
    error BenefitAmountCurrencyInvalid(Currency currency);
    /// @notice Thrown when units would exceed 2^64 − 1 or fall below zero.
    /// @param pool The pool.
    /// @param account The account.
    /// @param units What they are.
    /// @param change What was asked.
    error BenefitUnitsOutOfRange(PoolId pool, AccountId account, uint64 units, uint64 change);
    /// @notice Thrown when a pool was never prepared.
    /// @param pool The pool.
    error BenefitPoolUnknown(PoolId pool);
    /// @notice Thrown when a hook meant for one kind of pool is given the other.
    /// @param pool The pool.
    error BenefitWrongPoolKind(PoolId pool);
    /// @notice Thrown when a reversal is larger than what stands booked and not yet reversed.
    /// @param amount The reversal.
    /// @param limit The most.
    error BenefitReversalTooLarge(uint96 amount, uint96 limit);
    /// @notice Thrown when a pot is closed for more than it holds, or with nothing in it.
    /// @param amount Asked for.
    /// @param pot What it holds.
    error BenefitPotTooSmall(uint96 amount, uint96 pot);
    /// @notice Thrown when collected money is shared though an amount tier in another currency is still open, when a periodic
    /// version's is released without a close, or when another version's is closed.
    /// @param agreement The agreement.
    /// @param version The version.
    error BenefitNotReleasable(AgreementId agreement, uint16 version);
    /// @notice Thrown when parked money is released before its date, or has nowhere to go.
    /// @param pool The pool.
    /// @param holdUntil The date.
    error BenefitStillParked(PoolId pool, Day holdUntil);
    /// @notice Thrown when another order already lies on an account and currency.
    /// @param account The account.
    /// @param currency The currency.
    /// @param order The order that lies there.
    error BenefitHoldBusy(AccountId account, Currency currency, uint56 order);
    /// @notice Thrown when an order is not the one that lies on the account.
    /// @param account The account.
    /// @param currency The currency.
    /// @param order The order named.
    error BenefitHoldUnknown(AccountId account, Currency currency, uint56 order);
    /// @notice Thrown when a redirect asks for more than was withheld.
    /// @param amount Asked for.
    /// @param withheld Withheld, in minor units.
    error BenefitCreditTooSmall(uint96 amount, uint96 withheld);

    // ---------------------------------------------------------------------------------------- hooks of the agreements

    /// @notice Makes the new pools of a proposed version, so that parties can be given units as they sign; or the pools of an
    /// asset (numbers from {ASSET_POOLS}). Only AgreementRegistry and IPRegistry, each in its own range of numbers.
    /// @param agreement The agreement.
    /// @param currencies The currencies of the proposed version.
    /// @param amountCurrency The currency of its Recover pools.
    /// @param pools The new pools.
    function prepare(
        AgreementId agreement,
        Currency[] calldata currencies,
        Currency amountCurrency,
        PoolTerms[] calldata pools
    ) external;

    /// @notice Opens a version for booking. Only AgreementRegistry; versions in order, from 1.
    /// @param agreement The agreement.
    /// @param version The version.
    /// @param terms Its waterfall and currencies.
    function open(AgreementId agreement, uint16 version, VersionTerms calldata terms) external;

    /// @notice Sets an account's units in a pool; what it has earned so far stays its own.
    /// @dev Only AgreementRegistry and IPRegistry, each for the pools it made. A pool takes units as soon as it is prepared: a party's are
    /// written in its own signing.
    /// @param pool The pool.
    /// @param account The account.
    /// @param units Its units from now on.
    /// @param cause What caused it.
    function setUnits(PoolId pool, AccountId account, uint64 units, bytes32 cause) external;

    /// @notice Adds units. Only ContributionLedger.
    /// @param pool The pool.
    /// @param account The account.
    /// @param added How many.
    /// @param cause What caused it.
    function addUnitsTo(PoolId pool, AccountId account, uint64 added, bytes32 cause) external;

    /// @notice Takes units away, at most those there are; later bookings only. Only ContributionLedger.
    /// @param pool The pool.
    /// @param account The account.
    /// @param removed How many.
    /// @param cause What caused it.
    function removeUnits(PoolId pool, AccountId account, uint64 removed, bytes32 cause) external;

    /// @notice Gives everything an account has in a pool to another: a ruling for the contributor. Only ContributionLedger.
    /// @param pool The pool.
    /// @param from The account emptied.
    /// @param to The account that receives.
    /// @param cause What caused it.
    function moveUnits(PoolId pool, AccountId from, AccountId to, bytes32 cause) external;

    /// @notice Dissolves an account in a pool and books what it earned to the pool's others: a ruling against. Only ContributionLedger.
    /// @param pool The pool.
    /// @param account The account dissolved.
    /// @param cause What caused it.
    function returnEscrow(PoolId pool, AccountId account, bytes32 cause) external;

    /// @notice Records cost to be recovered, in the agreement's amount currency. Only ContributionLedger.
    /// @param pool A Recover pool.
    /// @param account Who bore it.
    /// @param cost The cost, multiple already applied.
    /// @param cause What caused it.
    function addCost(PoolId pool, AccountId account, uint96 cost, bytes32 cause) external;

    /// @notice Corrects a recorded cost: takes back what is not yet recovered of it. Only ContributionLedger.
    /// @param pool A Recover pool.
    /// @param account Who bore it.
    /// @param cost The cost to take back.
    /// @param cause What caused it.
    /// @return removed What was taken back; the rest had been recovered already and is final.
    function contraCost(PoolId pool, AccountId account, uint96 cost, bytes32 cause) external returns (uint96 removed);

    // ----------------------------------------------------------------------------------------------- hooks of the rails

    /// @notice Books net money and shares it, or collects it when the version is periodic. Only the currency's rail.
    /// @param agreement The agreement.
    /// @param version The version that applied on the days of service.
    /// @param currency The currency.
    /// @param net The amount, above zero.
    /// @param first First day of service.
    /// @param last Last day of service.
    /// @param cause The receipt.
    function bookNet(
        AgreementId agreement,
        uint16 version,
        Currency currency,
        uint96 net,
        Day first,
        Day last,
        bytes32 cause
    ) external;

    /// @notice Books income under a licence: what is left after debt goes the way that the route tells; see {IncomeRoutes}. Royalties are taken
    /// and direct income is shared at once, even where the rest is collected. Income of an asset with owners of its own is not collected for
    /// a close; where it must wait for open amount tiers it waits in a pot of its own. Only the currency's rail, which asks where it goes.
    /// @param agreement The agreement.
    /// @param version The version that applied on the days of service.
    /// @param currency The currency.
    /// @param net The amount, above zero. Royalties are rounded down.
    /// @param route How it enters.
    /// @param first First day of service.
    /// @param last Last day of service.
    /// @param cause The receipt.
    function bookIncome(
        AgreementId agreement,
        uint16 version,
        Currency currency,
        uint96 net,
        IncomeRoute route,
        Day first,
        Day last,
        bytes32 cause
    ) external;

    /// @notice Reverses a booking: a debt, taken off the top of the next money. Only the bank rail.
    /// @param agreement The agreement.
    /// @param currency The currency.
    /// @param amount The amount.
    /// @param cause The reversal.
    function reverse(AgreementId agreement, Currency currency, uint96 amount, bytes32 cause) external;

    /// @notice Takes what an account is owed in a pool, to pay it. Only the currency's rail.
    /// @param pool The pool.
    /// @param account The account.
    /// @param currency The currency.
    /// @return What to pay, whole minor units, 0 when nothing is owed; withheld amounts are already taken out.
    function dischargeEntitlement(PoolId pool, AccountId account, Currency currency) external returns (uint96);

    /// @notice Owes an account again what a payment did not bring it, as a direct credit (pool 0). Only the currency's rail.
    /// @param agreement The agreement whose money it is.
    /// @param account The account.
    /// @param currency The currency.
    /// @param amount The amount.
    function giveBack(AgreementId agreement, AccountId account, Currency currency, uint96 amount) external;

    // ------------------------------------------------------------------------------------------ closing and releasing

    /// @notice Shares what a periodic version collected, by the units of this moment. Only AgreementRegistry.
    /// @dev Reverts while an amount tier in another currency is open, unless the version lets other currencies pass by.
    /// @param agreement The agreement.
    /// @param version The version.
    /// @param currency The currency.
    /// @param amount How much of it.
    function close(AgreementId agreement, uint16 version, Currency currency, uint96 amount) external;

    /// @notice Shares revenue in another currency that was held while an amount tier was open. Anybody, once none is.
    /// @param agreement The agreement.
    /// @param pot The pot, as in {potOf}: the version where no pool stands in for another.
    /// @param currency The currency.
    function release(AgreementId agreement, uint48 pot, Currency currency) external;

    /// @notice Shares money that waited in front of a pool without units: from its date on, to the pool, or to the pool it falls to. Anybody.
    /// @param pool The pool.
    /// @param currency The currency.
    function unpark(PoolId pool, Currency currency) external;

    // ---------------------------------------------------------------------------------------- hooks of orders from outside

    /// @notice Lays an order on an account: what the account takes from these pools goes to the order until `amount` is reached. Only LegalHold.
    /// @param order The order's number.
    /// @param account The account.
    /// @param currency The currency.
    /// @param amount What the order wants in all from now on.
    /// @param pools The pools to mark.
    function hold(uint56 order, AccountId account, Currency currency, uint96 amount, PoolId[] calldata pools) external;

    /// @notice Lifts an order from an account; what was withheld stays with the order until redirected. Only LegalHold.
    /// @param order The order's number.
    /// @param account The account.
    /// @param currency The currency.
    /// @param pools The pools to unmark.
    function lift(uint56 order, AccountId account, Currency currency, PoolId[] calldata pools) external;

    /// @notice Gives what an order withheld to an account (back, or to whom the order names). Only LegalHold.
    /// @param order The order's number.
    /// @param agreement The agreement whose money it is.
    /// @param currency The currency.
    /// @param to The account.
    /// @param amount How much.
    function redirect(uint56 order, AgreementId agreement, Currency currency, AccountId to, uint96 amount) external;

    // ---------------------------------------------------------------------------------------------------------- views

    /// @notice What an account is owed in a pool.
    /// @param pool The pool.
    /// @param account The account.
    /// @param currency The currency.
    /// @return Whole minor units, rounded down.
    function owed(PoolId pool, AccountId account, Currency currency) external view returns (uint96);

    /// @notice An account's units in a pool, and the pool's.
    /// @param pool The pool.
    /// @param account The account.
    /// @return units The account's.
    /// @return totalUnits The pool's.
    function unitsOf(PoolId pool, AccountId account) external view returns (uint64 units, uint64 totalUnits);

    /// @notice A party's and a pool's unrecovered cost.
    /// @param pool A Recover pool.
    /// @param account The account.
    /// @return own The account's, rounded down.
    /// @return all The pool's.
    function costOf(PoolId pool, AccountId account) external view returns (uint96 own, uint96 all);

    /// @notice The book of an agreement and currency.
    /// @param agreement The agreement.
    /// @param currency The currency.
    /// @return booked All ever booked.
    /// @return debt What reversals still want.
    /// @return sequence The last number given.
    /// @return accepted Whether the agreement accepts the currency.
    function bookOf(
        AgreementId agreement,
        Currency currency
    ) external view returns (uint96 booked, uint96 debt, uint64 sequence, bool accepted);

    /// @notice What is collected and not yet shared.
    /// @param agreement The agreement.
    /// @param pot The pot: `to 16 | from 16 | version 16`, the version's number where no pool `to` stands in for a pool `from`.
    /// @param currency The currency.
    /// @return The amount.
    function potOf(AgreementId agreement, uint48 pot, Currency currency) external view returns (uint96);

    /// @notice What waits in front of a pool without units.
    /// @param pool The pool.
    /// @param currency The currency.
    /// @return The amount.
    function parkedOf(PoolId pool, Currency currency) external view returns (uint96);

    /// @notice The days a version applies to.
    /// @param agreement The agreement.
    /// @param version The version.
    /// @return from First day; 0 when the version is not open.
    /// @return until First day of the next version, 0 when there is none.
    function versionDays(AgreementId agreement, uint16 version) external view returns (Day from, Day until);

    /// @notice The agreement's accepted currencies, in the order they were added.
    /// @param agreement The agreement.
    /// @return The currencies' numbers, 32 bits each, the first lowest.
    function currencyNumbers(AgreementId agreement) external view returns (uint128);

    /// @notice What an order has withheld.
    /// @param order The order's number.
    /// @param agreement The agreement whose money it is.
    /// @param currency The currency.
    /// @return The amount.
    function withheldOf(uint56 order, AgreementId agreement, Currency currency) external view returns (uint96);
}

/// @dev Pool numbers from here on are pools of costs to recover.
uint16 constant RECOVER_POOLS = 0x8000;

/// @dev Pool numbers from here to {RECOVER_POOLS} are made for assets: owners of their own, and royalties of the assets they derive from.
uint16 constant ASSET_POOLS = 0x4000;
