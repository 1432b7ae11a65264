// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BenefitStore} from "./BenefitStore.sol";
import {Allocation, IBenefitLedger, TierKind, WhenEmpty} from "./IBenefitLedger.sol";
import {RecoverPool} from "./RecoverPool.sol";
import {SharePool} from "./SharePool.sol";
import {Waterfall} from "./Waterfall.sol";
import {AgreementId, PoolId, poolOf} from "../types/Ids.sol";
import {Currency} from "../types/Currency.sol";
import {Day, dayOf} from "../types/Day.sol";
import {Word} from "../types/Word.sol";

/// @title BenefitMoney
/// @notice From a receipt to the pools: booking, reversal, the walk through the waterfall, closing and releasing.
abstract contract BenefitMoney is BenefitStore {
    using RecoverPool for RecoverPool.Pool;

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
        uint32 number = _numberForRail(currency);
        Word storage book = _bookAt(agreement, number);
        uint256 bookWord = _accepted(book, agreement, currency);
        uint256 word = _versionOf(agreement, version);
        // Check
        if (net == 0) revert BenefitAmountZero();
        if (net > type(uint96).max - _bookedIn(bookWord)) revert BenefitAmountTooLarge(_bookedIn(bookWord), net);
        _checkPeriod(word, first, last);
        bool collects = Waterfall.has(word, Waterfall.PERIODIC) || _mustHold(agreement, version, word, number);
        // Effect
        uint96 debtPaid = collects ? 0 : _least(_debtIn(bookWord), net);
        unchecked {
            // no field leaves its place: the sum was checked, the debt is not less than what is paid, 2^56 bookings take for ever
            bookWord += (uint256(net) << BOOKED_AT) + NEXT - (uint256(debtPaid) << DEBT_AT);
        }
        book.word = bookWord;
        Allocation[] memory allocations;
        if (!collects) allocations = _walk(agreement, version, number, net - debtPaid, word);
        // Log
        emit Booked(agreement, number, cause, version, net, debtPaid, bookWord, allocations);
        if (collects) _collect(agreement, version, number, net);
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
        if (!Waterfall.has(word, Waterfall.PERIODIC) || _mustHold(agreement, version, word, number)) {
            revert BenefitNotReleasable(agreement, version);
        }
        _share(agreement, version, number, currency, amount);
    }

    /// @inheritdoc IBenefitLedger
    function release(AgreementId agreement, uint16 version, Currency currency) external override {
        uint32 number = _numberOf(currency);
        uint256 word = _versionOf(agreement, version);
        if (Waterfall.has(word, Waterfall.PERIODIC) || _mustHold(agreement, version, word, number)) {
            revert BenefitNotReleasable(agreement, version);
        }
        _share(agreement, version, number, currency, _pots[agreement][version][number]);
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
        Allocation[] memory allocations = new Allocation[](1);
        _deposit(target, number, amount, allocations[0]);
        allocations[0].amount = amount;
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
    function potOf(AgreementId agreement, uint16 version, Currency currency) external view override returns (uint96) {
        return _pots[agreement][version][_numberOf(currency)];
    }

    /// @inheritdoc IBenefitLedger
    function parkedOf(PoolId pool, Currency currency) external view override returns (uint96) {
        return _parked[_poolKey(pool, _numberOf(currency))];
    }

    // ------------------------------------------------------------------------------------------------------- the walk

    /// @dev Takes an amount out of the pot and walks it through the waterfall, debt first.
    function _share(AgreementId agreement, uint16 version, uint32 number, Currency currency, uint96 amount) private {
        uint96 pot = _pots[agreement][version][number];
        Word storage book = _bookAt(agreement, number);
        uint256 bookWord = _accepted(book, agreement, currency);
        // Check
        if (amount == 0) revert BenefitAmountZero();
        if (amount > pot) revert BenefitPotTooSmall(amount, pot);
        // Effect
        _pots[agreement][version][number] = pot - amount;
        emit PotChanged(agreement, number, version, pot - amount);
        uint96 debtPaid = _least(_debtIn(bookWord), amount);
        bookWord -= uint256(debtPaid) << DEBT_AT;
        book.word = bookWord;
        uint256 word = _versions[_versionKey(agreement, version)];
        Allocation[] memory allocations = _walk(agreement, version, number, amount - debtPaid, word);
        // Log
        emit Allocated(agreement, number, version, amount, debtPaid, bookWord, allocations);
    }

    /// @dev Walks the tiers once. The last one shares all the rest, so nothing is left at the end.
    function _walk(
        AgreementId agreement,
        uint16 version,
        uint32 number,
        uint96 base,
        uint256 word
    ) private returns (Allocation[] memory allocations) {
        uint256 count = Waterfall.countOf(word);
        bool amountsCount = Waterfall.amountNumberOf(word) == number;
        allocations = new Allocation[](count);
        uint96 left = base;
        uint256 filled = 0;
        uint256 tiers = word;
        for (uint256 i = 0; i < count && left != 0; ++i) {
            if (i == Waterfall.TIERS_IN_WORD) tiers = _moreTiers[_versionKey(agreement, version)];
            (TierKind kind, uint256 rate, uint16 poolNumber) = Waterfall.tierIn(tiers);
            tiers >>= Waterfall.TIER_BITS;
            bool countsAmounts = kind == TierKind.Recover || kind == TierKind.Capped;
            if (countsAmounts && !amountsCount) continue; // passes by: the version says so, else it was held
            uint96 amount = Waterfall.takes(kind, rate, base, left);
            PoolId pool = poolOf(agreement, poolNumber);
            Allocation memory allocation = allocations[filled];
            if (kind == TierKind.Recover) {
                uint256 poolWord;
                (amount, poolWord) = _recover[pool].repay(pool, amount);
                if (amount == 0) continue;
                (allocation.pool, allocation.word) = (poolNumber, poolWord);
            } else {
                if (kind == TierKind.Capped) amount = _useCap(pool, amount);
                if (amount == 0) continue;
                _deposit(pool, number, amount, allocation);
            }
            allocation.amount = amount;
            unchecked {
                ++filled;
                left -= amount; // a tier takes at most what is left
            }
        }
        assembly ("memory-safe") {
            mstore(allocations, filled)
        }
    }

    /// @dev What a Capped tier may still take.
    function _useCap(PoolId pool, uint96 asked) private returns (uint96 amount) {
        uint256 word = _caps[pool];
        uint96 cap = uint96(word);
        uint96 used = uint96(word >> 96);
        amount = _least(asked, cap - used);
        if (amount == 0) return 0;
        word += uint256(amount) << 96;
        _caps[pool] = word;
        emit CapUsed(pool, amount, word);
    }

    /// @dev Puts money into a pool; into the one it falls to, or in front of it, when it has no units. Tells which pool and its word.
    function _deposit(PoolId pool, uint32 number, uint96 amount, Allocation memory allocation) private {
        uint256 header = _headers[pool].word;
        if (uint64(header) == 0) {
            uint16 fallTo = uint16(header >> 200);
            if (WhenEmpty(uint8(header >> 240)) == WhenEmpty.Fall && fallTo != 0) {
                pool = poolOf(pool.agreementOf(), fallTo);
                header = _headers[pool].word;
            }
        }
        allocation.pool = pool.numberOf();
        if (uint64(header) == 0) {
            uint256 key = _poolKey(pool, number);
            uint96 parked = _parked[key] + amount;
            _parked[key] = parked;
            emit ParkedChanged(pool, number, parked);
            return;
        }
        Word storage stored = _poolAt(pool, number);
        uint256 poolWord = SharePool.allocate(stored.word, uint64(header), SharePool.scaled(amount));
        stored.word = poolWord;
        allocation.word = poolWord;
    }

    /// @dev Must revenue in this currency wait, because a tier that counts amounts in another one is still open?
    function _mustHold(AgreementId agreement, uint16 version, uint256 word, uint32 number) private view returns (bool) {
        uint32 amountNumber = Waterfall.amountNumberOf(word);
        if (amountNumber == 0 || amountNumber == number || Waterfall.has(word, Waterfall.PASSES)) return false;
        uint256 count = Waterfall.countOf(word);
        uint256 tiers = word;
        for (uint256 i = 0; i < count; ++i) {
            if (i == Waterfall.TIERS_IN_WORD) tiers = _moreTiers[_versionKey(agreement, version)];
            (TierKind kind, , uint16 poolNumber) = Waterfall.tierIn(tiers);
            tiers >>= Waterfall.TIER_BITS;
            PoolId pool = poolOf(agreement, poolNumber);
            if (kind == TierKind.Recover && _recover[pool].word >> 160 != 0) return true;
            if (kind == TierKind.Capped && uint96(_caps[pool] >> 96) < uint96(_caps[pool])) return true;
        }
        return false;
    }

    function _collect(AgreementId agreement, uint16 version, uint32 number, uint96 net) private {
        uint96 pot = _pots[agreement][version][number] + net;
        _pots[agreement][version][number] = pot;
        emit PotChanged(agreement, number, version, pot);
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

    function _least(uint96 a, uint96 b) private pure returns (uint96) {
        return a < b ? a : b;
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
