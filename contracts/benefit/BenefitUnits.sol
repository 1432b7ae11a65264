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

    /// @dev A change of an account's units: where, by what cause, the pool's header, and the account's word in the pool's first
    /// currency, which tells its units. Each is read once. What the account is owed stays its own, or is `dropped`.
    struct Change {
        PoolId pool;
        AccountId account;
        bytes32 cause;
        uint256 header;
        uint256 first;
        uint64 units;
        bool dropped;
    }

    /// @inheritdoc IBenefitLedger
    function setUnits(PoolId pool, AccountId account, uint64 units, bytes32 cause) external override only(AGREEMENTS) {
        Change memory change = _change(pool, account, cause);
        change.units = units;
        _rewrite(change, new uint256[](0));
    }

    /// @inheritdoc IBenefitLedger
    function addUnitsTo(
        PoolId pool,
        AccountId account,
        uint64 added,
        bytes32 cause
    ) external override only(CONTRIBUTIONS) {
        Change memory change = _change(pool, account, cause);
        uint64 units = SharePool.unitsOf(change.first);
        if (added > type(uint64).max - units) revert BenefitUnitsOutOfRange(pool, account, units, added);
        change.units = units + added;
        _rewrite(change, new uint256[](0));
    }

    /// @inheritdoc IBenefitLedger
    function removeUnits(
        PoolId pool,
        AccountId account,
        uint64 removed,
        bytes32 cause
    ) external override only(CONTRIBUTIONS) {
        Change memory change = _change(pool, account, cause);
        uint64 units = SharePool.unitsOf(change.first);
        if (removed > units) revert BenefitUnitsOutOfRange(pool, account, units, removed);
        change.units = units - removed;
        _rewrite(change, new uint256[](0));
    }

    /// @inheritdoc IBenefitLedger
    function moveUnits(PoolId pool, AccountId from, AccountId to, bytes32 cause) external override only(CONTRIBUTIONS) {
        Change memory change = _change(pool, from, cause);
        uint64 units = SharePool.unitsOf(change.first);
        uint256[] memory owed_ = _owedIn(pool, from);
        _dissolve(change);
        change = _change(pool, to, cause);
        change.units = SharePool.unitsOf(change.first) + units;
        _rewrite(change, owed_);
        emit UnitsMoved(pool, from, to, cause);
    }

    /// @inheritdoc IBenefitLedger
    function returnEscrow(PoolId pool, AccountId account, bytes32 cause) external override only(CONTRIBUTIONS) {
        uint256[] memory owed_ = _owedIn(pool, account);
        _dissolve(_change(pool, account, cause));
        uint256 header = _headers[pool];
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
        uint256 header = _headers[pool];
        return (SharePool.unitsOf(_firstWord(pool, account, header)), uint64(header));
    }

    /// @inheritdoc IBenefitLedger
    function costOf(PoolId pool, AccountId account) external view override returns (uint96 own, uint96 all) {
        return _recover[pool].costOf(AccountId.unwrap(account));
    }

    /// @dev An account's units stand in its word of the pool's first currency, which every change writes.
    function _firstWord(PoolId pool, AccountId account, uint256 header) private view returns (uint256) {
        return _accounts[_accountKey(pool, account, _currencyAt(header, 0))];
    }

    /// @dev Begins a change. Reverts unless the pool exists and divides by units.
    function _change(PoolId pool, AccountId account, bytes32 cause) private view returns (Change memory) {
        uint256 header = _headers[pool];
        if (header == 0) revert BenefitPoolUnknown(pool);
        if (_isRecover(pool)) revert BenefitWrongPoolKind(pool);
        return Change(pool, account, cause, header, _firstWord(pool, account, header), 0, false);
    }

    /// @dev Takes everything an account has in a pool away from it.
    function _dissolve(Change memory change) private {
        change.dropped = true;
        _rewrite(change, new uint256[](0));
    }

    /// @dev Writes an account's units. What it is owed is kept, and `extra` added to it currency by currency; or all of it dropped.
    /// A further currency without money yet is left unwritten: it reads as the first.
    /// @dev The change carries all its facts in memory: with constants as arguments the optimizer would copy this code for each.
    function _rewrite(Change memory change, uint256[] memory extra) private {
        (PoolId pool, AccountId account, uint256 header) = (change.pool, change.account, change.header);
        uint64 units = change.units;
        uint64 before = SharePool.unitsOf(change.first);
        uint64 others = uint64(header) - before;
        // Check
        if (units > type(uint64).max - others) revert BenefitUnitsOutOfRange(pool, account, before, units);
        // Effect
        uint256[] memory words = new uint256[](_currenciesIn(header));
        for (uint256 i = 0; i < words.length; ++i) {
            uint32 number = _currencyAt(header, i);
            uint256 key = _accountKey(pool, account, number);
            uint256 poolWord = _pools[_poolKey(pool, number)];
            uint256 word = i == 0 ? change.first : _accounts[key];
            uint256 more = extra.length == 0 ? 0 : extra[i];
            if (word == 0) {
                if (i != 0 && poolWord == 0 && more == 0) continue;
                word = SharePool.pack(before, 0, 0, 0);
            }
            uint256 owed_ = change.dropped ? 0 : SharePool.owedOf(word, poolWord) + more;
            word = SharePool.pack(units, owed_, poolWord, SharePool.flagsOf(word));
            _accounts[key] = word;
            words[i] = word;
        }
        uint64 total = others + units;
        _headers[pool] = ((header >> 64) << 64) | total;
        // Log
        emit UnitsChanged(pool, account, units, total, change.cause, words);
    }

    /// @dev What an account is owed in each of the pool's currencies, in 2^-64 minor units.
    function _owedIn(PoolId pool, AccountId account) private view returns (uint256[] memory owed_) {
        uint256 header = _headers[pool];
        owed_ = new uint256[](_currenciesIn(header));
        for (uint256 i = 0; i < owed_.length; ++i) {
            uint32 number = _currencyAt(header, i);
            owed_[i] = SharePool.owedOf(_wordOf(pool, account, number), _pools[_poolKey(pool, number)]);
        }
    }

    /// @dev How many currencies a pool's header lists, one after the other.
    function _currenciesIn(uint256 header) private pure returns (uint256 count) {
        while (count < MAX_CURRENCIES_OF_POOL && _currencyAt(header, count) != 0) ++count;
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
