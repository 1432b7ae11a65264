// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BenefitStore} from "./BenefitStore.sol";
import {IBenefitLedger} from "./IBenefitLedger.sol";
import {RecoverPool} from "./RecoverPool.sol";
import {SharePool} from "./SharePool.sol";
import {AccountId, PoolId} from "../types/Ids.sol";
import {Word} from "../types/Word.sol";

/// @title BenefitUnits
/// @notice Who shares in a pool, and whose costs are repaid first. A change touches later bookings only.
abstract contract BenefitUnits is BenefitStore {
    using RecoverPool for RecoverPool.Pool;

    uint256 private constant MAX_CURRENCIES_OF_POOL = 4; // as BenefitTerms allows an agreement

    /// @inheritdoc IBenefitLedger
    function setUnits(PoolId pool, AccountId account, uint64 units, bytes32 cause) external override onlyMaker {
        (uint256 header, uint256 first) = _begin(pool, account);
        unchecked {
            _rewrite(pool, account, header, first, uint256(units) - SharePool.unitsOf(first), false, _nothing(), cause);
        }
    }

    /// @inheritdoc IBenefitLedger
    function addUnitsTo(
        PoolId pool,
        AccountId account,
        uint64 added,
        bytes32 cause
    ) external override only(CONTRIBUTIONS) {
        (uint256 header, uint256 first) = _begin(pool, account);
        uint64 units = SharePool.unitsOf(first);
        if (uint256(units) + added > type(uint64).max) revert BenefitUnitsOutOfRange(pool, account, units, added);
        _rewrite(pool, account, header, first, added, false, _nothing(), cause);
    }

    /// @inheritdoc IBenefitLedger
    function removeUnits(
        PoolId pool,
        AccountId account,
        uint64 removed,
        bytes32 cause
    ) external override only(CONTRIBUTIONS) {
        (uint256 header, uint256 first) = _begin(pool, account);
        uint64 units = SharePool.unitsOf(first);
        if (removed > units) revert BenefitUnitsOutOfRange(pool, account, units, removed);
        unchecked {
            _rewrite(pool, account, header, first, 0 - uint256(removed), false, _nothing(), cause);
        }
    }

    /// @inheritdoc IBenefitLedger
    function moveUnits(PoolId pool, AccountId from, AccountId to, bytes32 cause) external override only(CONTRIBUTIONS) {
        (uint64 units, uint256[] memory owed_) = _dissolve(pool, from, cause);
        (uint256 header, uint256 first) = _begin(pool, to);
        _rewrite(pool, to, header, first, units, true, owed_, cause);
        emit UnitsMoved(pool, from, to, cause);
    }

    /// @inheritdoc IBenefitLedger
    function returnEscrow(PoolId pool, AccountId account, bytes32 cause) external override only(CONTRIBUTIONS) {
        (, uint256[] memory owed_) = _dissolve(pool, account, cause);
        uint256 header = _headers[pool].word;
        for (uint256 i = 0; i < owed_.length; ++i) {
            if (owed_[i] != 0) _putBack(pool, account, header, _currencyAt(header, i), owed_[i]);
        }
    }

    /// @inheritdoc IBenefitLedger
    function addCost(PoolId pool, AccountId account, uint96 cost, bytes32 cause) external override only(CONTRIBUTIONS) {
        RecoverPool.Pool storage costs = _costs(pool);
        (uint96 outstanding, , ) = RecoverPool.unpack(costs.word);
        if (cost == 0) revert BenefitAmountZero();
        if (cost > type(uint96).max - outstanding) revert BenefitAmountTooLarge(outstanding, cost);
        costs.add(AccountId.unwrap(account), cost);
        _logCost(pool, account, cost, 0, cause);
    }

    /// @inheritdoc IBenefitLedger
    function contraCost(
        PoolId pool,
        AccountId account,
        uint96 cost,
        bytes32 cause
    ) external override only(CONTRIBUTIONS) returns (uint96 removed) {
        removed = _costs(pool).remove(pool, AccountId.unwrap(account), cost);
        _logCost(pool, account, 0, removed, cause);
    }

    /// @inheritdoc IBenefitLedger
    function unitsOf(PoolId pool, AccountId account) external view override returns (uint64 units, uint64 totalUnits) {
        uint256 header = _headers[pool].word;
        return (SharePool.unitsOf(_firstWord(pool, account, header)), uint64(header));
    }

    /// @inheritdoc IBenefitLedger
    function costOf(PoolId pool, AccountId account) external view override returns (uint96 own, uint96 all) {
        return _recover[pool].costOf(AccountId.unwrap(account));
    }

    /// @dev An account's units stand in its word of the pool's first currency, which every change writes.
    function _firstWord(PoolId pool, AccountId account, uint256 header) private view returns (uint256) {
        return _accountAt(pool, account, _currencyAt(header, 0)).word;
    }

    /// @dev Begins a change: the pool's header, and the account's word in the pool's first currency, which tells its units. Reverts
    /// unless the pool exists and divides by units.
    function _begin(PoolId pool, AccountId account) private view returns (uint256 header, uint256 first) {
        header = _headers[pool].word;
        if (header == 0) revert BenefitPoolUnknown(pool);
        if (_isRecover(pool)) revert BenefitWrongPoolKind(pool);
        first = _firstWord(pool, account, header);
    }

    /// @dev Takes everything an account has in a pool away from it, and tells what it was.
    function _dissolve(
        PoolId pool,
        AccountId account,
        bytes32 cause
    ) private returns (uint64 units, uint256[] memory owed_) {
        (uint256 header, uint256 first) = _begin(pool, account);
        units = SharePool.unitsOf(first);
        owed_ = new uint256[](_currenciesIn(header));
        uint256[] memory dropped = new uint256[](owed_.length);
        for (uint256 i = 0; i < owed_.length; ++i) {
            uint32 number = _currencyAt(header, i);
            owed_[i] = SharePool.owedOf(_wordOf(pool, account, number), _poolAt(pool, number).word);
            unchecked {
                dropped[i] = 0 - owed_[i]; // added to what is owed it leaves nothing, modulo 2^256
            }
        }
        unchecked {
            _rewrite(pool, account, header, first, 0 - uint256(units), true, dropped, cause);
        }
    }

    /// @dev Writes an account's units, `added` to those it has (modulo 2^256, so it may be negative). What it is owed is kept; where
    /// money `moves`, `extra` is added to it currency by currency. A further currency without money yet is left unwritten: it reads as
    /// the first.
    /// @dev `moves` is a constant wherever this is called: so the optimizer makes a copy for ordinary changes that has no `extra`.
    function _rewrite(
        PoolId pool,
        AccountId account,
        uint256 header,
        uint256 first,
        uint256 added,
        bool moves,
        uint256[] memory extra,
        bytes32 cause
    ) private {
        uint64 before = SharePool.unitsOf(first);
        uint256 units;
        uint256 total;
        unchecked {
            units = before + added;
            total = uint64(header) + added;
        }
        // Check
        if (total > type(uint64).max) revert BenefitUnitsOutOfRange(pool, account, before, uint64(units));
        // Effect
        uint256[] memory words = new uint256[](MAX_CURRENCIES_OF_POOL);
        uint256 count = 0;
        uint256 poolKey = _poolKey(pool, 0);
        uint256 accountKey = _accountKey(pool, account, 0);
        for (uint256 numbers = uint128(header >> 64); numbers != 0; numbers >>= 32) {
            Word storage own = _accounts[accountKey | uint32(numbers)];
            uint256 poolWord = _pools[poolKey | uint32(numbers)].word;
            uint256 more = moves ? extra[count] : 0;
            uint256 word = count == 0 ? first : own.word;
            if (word == 0) {
                if (count == 0 || poolWord != 0 || more != 0) word = SharePool.fresh(before);
            }
            if (word != 0) {
                word = SharePool.change(word, poolWord, units, more);
                own.word = word;
            }
            unchecked {
                ++count;
            }
            assembly ("memory-safe") {
                // words[count - 1] = word, without asking again whether it is one of the four
                mstore(add(words, mul(count, 32)), word)
            }
        }
        assembly ("memory-safe") {
            mstore(words, count)
        }
        _headers[pool].word = ((header >> 64) << 64) | total;
        if (uint64(header) == 1 && total != 1) _unmark(pool, header);
        // Log
        emit UnitsChanged(pool, account, uint64(total), cause, words);
    }

    /// @dev The pool had exactly one unit, and has not any more.
    function _unmark(PoolId pool, uint256 header) private {
        for (uint256 numbers = uint128(header >> 64); numbers != 0; numbers >>= 32) {
            Word storage stored = _poolAt(pool, uint32(numbers));
            uint256 poolWord = stored.word;
            if (SharePool.isLone(poolWord)) stored.word = SharePool.notLone(poolWord);
        }
    }

    /// @dev An array of no length: what is not initialised points to one that is always there.
    function _nothing() private pure returns (uint256[] memory none) {
        return none;
    }

    /// @dev How many currencies a pool's header lists, one after the other.
    function _currenciesIn(uint256 header) private pure returns (uint256 count) {
        for (uint256 numbers = uint128(header >> 64); numbers != 0; numbers >>= 32) ++count;
    }

    /// @dev Books what a dissolved account had earned to the pool's others; a pool without others keeps it parked.
    function _putBack(PoolId pool, AccountId account, uint256 header, uint32 number, uint256 amount) private {
        uint64 totalUnits = uint64(header);
        Word storage stored = _poolAt(pool, number);
        uint256 poolWord = stored.word;
        if (totalUnits == 0) {
            uint96 parked = SharePool.whole(amount);
            poolWord += SharePool.less(amount, parked); // the fraction rolls on as remainder
            _park(pool, number, parked);
        } else {
            poolWord = SharePool.allocate(poolWord, totalUnits, amount);
        }
        stored.word = poolWord;
        emit EscrowReturned(pool, account, number, amount, poolWord);
    }

    function _costs(PoolId pool) private view returns (RecoverPool.Pool storage) {
        if (!_isRecover(pool)) revert BenefitWrongPoolKind(pool);
        if (_headers[pool].word == 0) revert BenefitPoolUnknown(pool);
        return _recover[pool];
    }
}
