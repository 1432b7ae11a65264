// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BenefitStore} from "./BenefitStore.sol";
import {IBenefitLedger} from "./IBenefitLedger.sol";
import {RecoverPool} from "./RecoverPool.sol";
import {SharePool} from "./SharePool.sol";
import {AccountId, PoolId} from "../types/Ids.sol";

/// @title BenefitUnits
/// @notice Who shares in a pool, and whose costs are repaid first. A change touches later bookings only.
abstract contract BenefitUnits is BenefitStore {
    using RecoverPool for RecoverPool.Pool;

    uint256 private constant MAX_CURRENCIES_OF_POOL = 4; // as BenefitTerms allows an agreement

    /// @inheritdoc IBenefitLedger
    function setUnits(PoolId pool, AccountId account, uint64 units, bytes32 cause) external override only(AGREEMENTS) {
        _change(pool, account, units, cause);
    }

    /// @inheritdoc IBenefitLedger
    function addUnits(
        PoolId pool,
        AccountId account,
        uint64 added,
        bytes32 cause
    ) external override only(CONTRIBUTIONS) {
        uint64 units = _unitsOf(pool, account);
        if (added > type(uint64).max - units) revert BenefitUnitsOutOfRange(pool, account, units, added);
        _change(pool, account, units + added, cause);
    }

    /// @inheritdoc IBenefitLedger
    function removeUnits(
        PoolId pool,
        AccountId account,
        uint64 removed,
        bytes32 cause
    ) external override only(CONTRIBUTIONS) {
        uint64 units = _unitsOf(pool, account);
        if (removed > units) revert BenefitUnitsOutOfRange(pool, account, units, removed);
        _change(pool, account, units - removed, cause);
    }

    /// @inheritdoc IBenefitLedger
    function moveUnits(PoolId pool, AccountId from, AccountId to, bytes32 cause) external override only(CONTRIBUTIONS) {
        uint64 units = _unitsOf(pool, from);
        uint256[MAX_CURRENCIES_OF_POOL] memory nothing;
        uint256[MAX_CURRENCIES_OF_POOL] memory owed_ = _owedIn(pool, from);
        _rewrite(pool, from, 0, nothing, false, cause);
        _rewrite(pool, to, _unitsOf(pool, to) + units, owed_, true, cause);
        emit UnitsMoved(pool, from, to, cause);
    }

    /// @inheritdoc IBenefitLedger
    function returnEscrow(PoolId pool, AccountId account, bytes32 cause) external override only(CONTRIBUTIONS) {
        uint256[MAX_CURRENCIES_OF_POOL] memory nothing;
        uint256[MAX_CURRENCIES_OF_POOL] memory owed_ = _owedIn(pool, account);
        _rewrite(pool, account, 0, nothing, false, cause);
        uint256 header = _headers[pool];
        for (uint256 i = 0; i < MAX_CURRENCIES_OF_POOL; ++i) {
            if (owed_[i] != 0) _putBack(pool, account, header, _currencyAt(header, i), owed_[i]);
        }
    }

    /// @inheritdoc IBenefitLedger
    function addCost(PoolId pool, AccountId account, uint96 cost, bytes32 cause) external override only(CONTRIBUTIONS) {
        RecoverPool.Pool storage costs = _costs(pool);
        (uint96 outstanding, , ) = RecoverPool.unpack(costs.sharesWord);
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
        return (_unitsOf(pool, account), uint64(_headers[pool]));
    }

    /// @inheritdoc IBenefitLedger
    function costOf(PoolId pool, AccountId account) external view override returns (uint96 own, uint96 all) {
        return _recover[pool].costOf(AccountId.unwrap(account));
    }

    /// @dev An account's units stand in its word of the pool's first currency, which every change writes.
    function _unitsOf(PoolId pool, AccountId account) internal view returns (uint64) {
        return SharePool.unitsOf(_accounts[_accountKey(pool, account, _currencyAt(_headers[pool], 0))]);
    }

    function _change(PoolId pool, AccountId account, uint64 units, bytes32 cause) private {
        uint256[MAX_CURRENCIES_OF_POOL] memory nothing;
        _rewrite(pool, account, units, nothing, true, cause);
    }

    /// @dev Writes an account's units; what it is owed is kept and `extra` added to it, or all of it dropped.
    function _rewrite(
        PoolId pool,
        AccountId account,
        uint64 units,
        uint256[MAX_CURRENCIES_OF_POOL] memory extra,
        bool keep,
        bytes32 cause
    ) private {
        uint256 header = _headers[pool];
        // Check
        if (header == 0) revert BenefitPoolUnknown(pool);
        if (_isRecover(pool)) revert BenefitWrongPoolKind(pool);
        uint64 before = _unitsOf(pool, account);
        uint64 others = uint64(header) - before;
        if (units > type(uint64).max - others) revert BenefitUnitsOutOfRange(pool, account, before, units);
        // Effect
        uint256[] memory words = new uint256[](MAX_CURRENCIES_OF_POOL);
        uint256 i = 0;
        for (; i < MAX_CURRENCIES_OF_POOL; ++i) {
            uint32 number = _currencyAt(header, i);
            if (number == 0) break;
            words[i] = _rewriteOne(pool, account, number, before, units, extra[i], keep, i == 0);
        }
        _headers[pool] = (header & ~uint256(type(uint64).max)) | (others + units);
        // Log: only the currencies there are
        assembly ("memory-safe") {
            mstore(words, i)
        }
        emit UnitsChanged(pool, account, units, others + units, cause, words);
    }

    /// @dev Re-writes an account's word in one currency. A further currency without money yet is left unwritten: it reads as the first.
    function _rewriteOne(
        PoolId pool,
        AccountId account,
        uint32 number,
        uint64 before,
        uint64 units,
        uint256 extra,
        bool keep,
        bool first
    ) private returns (uint256 word) {
        uint256 poolWord = _pools[_poolKey(pool, number)];
        word = _accounts[_accountKey(pool, account, number)];
        if (word == 0) {
            if (poolWord == 0 && extra == 0 && !first) return 0;
            word = SharePool.pack(before, 0, 0, 0);
        }
        uint256 owed_ = keep ? SharePool.owedOf(word, poolWord) + extra : 0;
        word = SharePool.pack(units, owed_, poolWord, SharePool.flagsOf(word));
        _accounts[_accountKey(pool, account, number)] = word;
    }

    /// @dev What an account is owed in each of the pool's currencies, in 2^-64 minor units.
    function _owedIn(
        PoolId pool,
        AccountId account
    ) private view returns (uint256[MAX_CURRENCIES_OF_POOL] memory owed_) {
        uint256 header = _headers[pool];
        for (uint256 i = 0; i < MAX_CURRENCIES_OF_POOL; ++i) {
            uint32 number = _currencyAt(header, i);
            if (number == 0) break;
            owed_[i] = SharePool.owedOf(_wordOf(pool, account, number), _pools[_poolKey(pool, number)]);
        }
    }

    /// @dev Books what a dissolved account had earned to the pool's others; a pool without others keeps it parked.
    function _putBack(PoolId pool, AccountId account, uint256 header, uint32 number, uint256 amount) private {
        uint64 totalUnits = uint64(header);
        uint256 poolWord = _pools[_poolKey(pool, number)];
        if (totalUnits == 0) {
            uint96 parked = _parked[_poolKey(pool, number)] + SharePool.whole(amount);
            _parked[_poolKey(pool, number)] = parked;
            poolWord += SharePool.less(amount, SharePool.whole(amount)); // the fraction rolls on as remainder
            emit ParkedChanged(pool, number, parked);
        } else {
            poolWord = SharePool.allocate(poolWord, totalUnits, amount);
        }
        _pools[_poolKey(pool, number)] = poolWord;
        emit EscrowReturned(pool, account, number, amount, poolWord);
    }

    function _costs(PoolId pool) private view returns (RecoverPool.Pool storage) {
        if (!_isRecover(pool)) revert BenefitWrongPoolKind(pool);
        if (_headers[pool] == 0) revert BenefitPoolUnknown(pool);
        return _recover[pool];
    }
}
