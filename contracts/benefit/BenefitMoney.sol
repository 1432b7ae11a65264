// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BenefitWalk} from "./BenefitWalk.sol";
import {IBenefitLedger} from "./IBenefitLedger.sol";
import {IncomeRoute, IncomeRoutes} from "./IncomeRoute.sol";
import {Waterfall} from "./Waterfall.sol";
import {AgreementId, PoolId, poolOf} from "../types/Ids.sol";
import {Currency} from "../types/Currency.sol";
import {Day, dayOf} from "../types/Day.sol";
import {Word} from "../types/Word.sol";

/// @title BenefitMoney
/// @notice Booking, reversal, closing and releasing: when money is shared, and under which version.
abstract contract BenefitMoney is BenefitWalk {
    // Where fields stand in a book's word; NEXT adds one to its sequence.
    uint256 private constant BOOKED_AT = 160;
    uint256 private constant DEBT_AT = 64;
    uint256 private constant NEXT = 1 << 8;

    /// @inheritdoc IBenefitLedger
    function bookNet(
        AgreementId agreement,
        uint16 version,
        Currency currency,
        uint96 net,
        Day first,
        Day last,
        bytes32 cause
    ) external override {
        _book(agreement, version, currency, net, _ordinary(), first, last, cause);
    }

    /// @inheritdoc IBenefitLedger
    function bookIncome(
        AgreementId agreement,
        uint16 version,
        Currency currency,
        uint96 net,
        IncomeRoute route,
        Day first,
        Day last,
        bytes32 cause
    ) external override {
        _book(agreement, version, currency, net, route, first, last, cause);
    }

    /// @inheritdoc IBenefitLedger
    function reverse(
        AgreementId agreement,
        Currency currency,
        uint96 amount,
        bytes32 cause
    ) external override only(BANK) {
        uint32 number = _numberOf(currency);
        Word storage book = _bookAt(agreement, number);
        uint256 bookWord = _accepted(book, agreement, currency);
        uint96 limit = _bookedIn(bookWord) - _debtIn(bookWord);
        // Check
        if (amount == 0) revert BenefitAmountZero();
        if (amount > limit) revert BenefitReversalTooLarge(amount, limit);
        // Effect
        bookWord += (uint256(amount) << DEBT_AT) + NEXT;
        book.word = bookWord;
        // Log
        emit Reversed(agreement, number, cause, amount, bookWord);
    }

    /// @inheritdoc IBenefitLedger
    function close(
        AgreementId agreement,
        uint16 version,
        Currency currency,
        uint96 amount
    ) external override only(AGREEMENTS) {
        uint32 number = _numberOf(currency);
        uint256 word = _versionOf(agreement, version);
        if (!Waterfall.has(word, Waterfall.PERIODIC)) revert BenefitNotReleasable(agreement, version);
        _share(agreement, version, number, currency, amount, word);
    }

    /// @inheritdoc IBenefitLedger
    function release(AgreementId agreement, uint48 pot, Currency currency) external override {
        uint32 number = _numberOf(currency);
        uint16 version = uint16(pot);
        uint256 word = _versionOf(agreement, version);
        // Check: what a periodic version collected waits for a close, everything else does not
        bool waits = pot == version && Waterfall.has(word, Waterfall.PERIODIC);
        if (waits) revert BenefitNotReleasable(agreement, version);
        _share(agreement, pot, number, currency, _pots[_potKey(agreement, pot, number)], word);
    }

    /// @inheritdoc IBenefitLedger
    function unpark(PoolId pool, Currency currency) external override {
        uint32 number = _numberOf(currency);
        uint96 amount = _parked[_poolKey(pool, number)];
        uint256 header = _headers[pool].word;
        Day holdUntil = Day.wrap(uint24(header >> 216));
        PoolId target = uint64(header) != 0 ? pool : poolOf(pool.agreementOf(), uint16(header >> 200));
        // Check: only what is there, from its date on, to a pool that has units
        if (amount == 0) revert BenefitAmountZero();
        if (dayOf(block.timestamp) < holdUntil || uint64(_headers[target].word) == 0) {
            revert BenefitStillParked(pool, holdUntil);
        }
        // Effect
        _parked[_poolKey(pool, number)] = 0;
        emit ParkedChanged(pool, number, 0);
        uint256[] memory allocations = new uint256[](2);
        _deposit(target, number, amount, _begin(allocations));
        // Log
        AgreementId agreement = pool.agreementOf();
        emit Allocated(agreement, number, 0, amount, 0, _bookAt(agreement, number).word, allocations);
    }

    /// @inheritdoc IBenefitLedger
    function bookOf(
        AgreementId agreement,
        Currency currency
    ) external view override returns (uint96 booked, uint96 debt, uint64 sequence, bool accepted) {
        uint256 word = _bookAt(agreement, _numberOf(currency)).word;
        return (_bookedIn(word), _debtIn(word), uint56(word >> 8), uint8(word) != 0);
    }

    /// @inheritdoc IBenefitLedger
    function potOf(AgreementId agreement, uint48 pot, Currency currency) external view override returns (uint96) {
        return _pots[_potKey(agreement, pot, _numberOf(currency))];
    }

    /// @inheritdoc IBenefitLedger
    function parkedOf(PoolId pool, Currency currency) external view override returns (uint96) {
        return _parked[_poolKey(pool, _numberOf(currency))];
    }

    // --------------------------------------------------------------------------------------------------------- sharing

    /// @dev Books what came in and shares it, or collects it. See {IncomeRoutes} for what a route does.
    ///
    /// Income of an asset that has owners of its own is not collected for the close of a period: that shares by what the agreement's
    /// parties earned in it, and others own this. Where it must wait for open amount tiers, it waits in a pot of its own.
    function _book(
        AgreementId agreement,
        uint16 version,
        Currency currency,
        uint96 net,
        IncomeRoute route,
        Day first,
        Day last,
        bytes32 cause
    ) private {
        uint32 number = _numberForRail(currency);
        Word storage book = _bookAt(agreement, number);
        uint256 bookWord = _accepted(book, agreement, currency);
        uint256 word = _versionOf(agreement, version);
        // Check
        if (net == 0) revert BenefitAmountZero();
        if (net > type(uint96).max - _bookedIn(bookWord)) revert BenefitAmountTooLarge(_bookedIn(bookWord), net);
        _checkPeriod(word, first, last);
        bool collects =
            !route.isDirect() &&
                ((Waterfall.has(word, Waterfall.PERIODIC) && route.standing() == 0) ||
                    _mustHold(agreement, version, word, number));
        // Effect: what is wholly collected pays the debt when it is shared
        uint96 debtPaid = collects && route.royaltyRate() == 0 ? 0 : _least(_debtIn(bookWord), net);
        unchecked {
            // no field leaves its place: the sum was checked, the debt is not less than what is paid, 2^56 bookings take for ever
            bookWord += (uint256(net) << BOOKED_AT) + NEXT - (uint256(debtPaid) << DEBT_AT);
        }
        book.word = bookWord;
        (uint256[] memory allocations, uint96 left) = _walk(
            _versionKey(agreement, version),
            number,
            net - debtPaid,
            word,
            route,
            collects ? 0 : Waterfall.countOf(word)
        );
        // Log
        uint96 entry = uint96((IncomeRoute.unwrap(route) << 16) | version);
        emit Booked(agreement, number, cause, entry, net, debtPaid, bookWord, allocations);
        if (left != 0) _collect(agreement, (uint48(route.standing()) << 16) | version, number, left);
    }

    /// @dev Takes an amount out of the pot and walks it through the waterfall, debt first.
    function _share(
        AgreementId agreement,
        uint48 pot,
        uint32 number,
        Currency currency,
        uint96 amount,
        uint256 word
    ) private {
        uint16 version = uint16(pot);
        uint256 key = _potKey(agreement, pot, number);
        uint96 there = _pots[key];
        Word storage book = _bookAt(agreement, number);
        uint256 bookWord = _accepted(book, agreement, currency);
        // Check
        if (_mustHold(agreement, version, word, number)) revert BenefitNotReleasable(agreement, version);
        if (amount == 0) revert BenefitAmountZero();
        if (amount > there) revert BenefitPotTooSmall(amount, there);
        // Effect
        uint96 debtPaid = _least(_debtIn(bookWord), amount);
        unchecked {
            there -= amount; // not more than there is
            bookWord -= uint256(debtPaid) << DEBT_AT;
        }
        _pots[key] = there;
        emit PotChanged(agreement, number, pot, there);
        book.word = bookWord;
        (uint256[] memory allocations, ) = _walk(
            _versionKey(agreement, version),
            number,
            amount - debtPaid,
            word,
            IncomeRoutes.ofStanding(uint32(pot >> 16)),
            Waterfall.countOf(word)
        );
        // Log
        emit Allocated(agreement, number, pot, amount, debtPaid, bookWord, allocations);
    }

    function _collect(AgreementId agreement, uint48 pot, uint32 number, uint96 net) private {
        uint256 key = _potKey(agreement, pot, number);
        uint96 there = _pots[key] + net;
        _pots[key] = there;
        emit PotChanged(agreement, number, pot, there);
    }

    /// @dev The route of ordinary income, in memory that is always zero: a constant would have the optimizer copy all of {_book}.
    function _ordinary() private pure returns (IncomeRoute route) {
        assembly ("memory-safe") {
            route := mload(0x60)
        }
    }

    // ------------------------------------------------------------------------------------------------------- the book

    /// @dev A book's word; reverts when the agreement does not accept the currency.
    function _accepted(
        Word storage book,
        AgreementId agreement,
        Currency currency
    ) private view returns (uint256 word) {
        word = book.word;
        if (uint8(word) == 0) revert BenefitCurrencyUnknown(agreement, currency);
    }

    function _bookedIn(uint256 bookWord) private pure returns (uint96) {
        return uint96(bookWord >> BOOKED_AT);
    }

    function _debtIn(uint256 bookWord) private pure returns (uint96) {
        return uint96(bookWord >> DEBT_AT);
    }

    function _versionOf(AgreementId agreement, uint16 version) private view returns (uint256 word) {
        word = _versions[_versionKey(agreement, version)];
        if (word == 0) revert BenefitVersionUnknown(agreement, version);
    }

    /// @dev The whole service period must lie within the days of one version; else it is two receipts.
    function _checkPeriod(uint256 word, Day first, Day last) private pure {
        Day from = Waterfall.fromOf(word);
        Day until = Waterfall.untilOf(word);
        bool ended = Day.unwrap(until) != 0 && until <= last;
        if (first < from || last < first || ended) revert BenefitServicePeriodOutside(first, last, from, until);
    }
}
