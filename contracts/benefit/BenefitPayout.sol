// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BenefitStore} from "./BenefitStore.sol";
import {IBenefitLedger} from "./IBenefitLedger.sol";
import {RecoverPool} from "./RecoverPool.sol";
import {SharePool} from "./SharePool.sol";
import {Accounts} from "../types/Accounts.sol";
import {AccountId, AgreementId, PoolId, poolOf} from "../types/Ids.sol";
import {Currency} from "../types/Currency.sol";

/// @title BenefitPayout
/// @notice From the pools to the rails, and what an order from outside (court, insolvency administrator) may withhold on the way.
///
/// An order is a mark on an account's word. A marked account's money goes to the order's own account until the order's amount is
/// reached; that account lives in pool 0 of the agreement, where nobody has units and words hold plain amounts.
abstract contract BenefitPayout is BenefitStore {
    using RecoverPool for RecoverPool.Pool;

    /// @inheritdoc IBenefitLedger
    function withdraw(
        PoolId[] calldata pools,
        AccountId account,
        Currency currency
    ) external override onlyRail(currency) returns (uint96 amount) {
        uint32 number = _numberOf(currency);
        for (uint256 i = 0; i < pools.length; ++i) {
            PoolId pool = pools[i];
            amount += _isRecover(pool) ? _takeRecovered(pool, account, number) : _takeShare(pool, account, number);
        }
    }

    /// @inheritdoc IBenefitLedger
    function giveBack(
        AgreementId agreement,
        AccountId account,
        Currency currency,
        uint96 amount
    ) external override onlyRail(currency) {
        _credit(poolOf(agreement, 0), account, _numberOf(currency), amount);
    }

    /// @inheritdoc IBenefitLedger
    function hold(
        uint56 order,
        AccountId account,
        Currency currency,
        uint96 amount,
        PoolId[] calldata pools
    ) external override only(HOLDS) {
        uint32 number = _numberOf(currency);
        uint56 present = uint56(_orders[account][number] >> 96);
        // Check
        if (amount == 0) revert BenefitAmountZero();
        if (present != 0 && present != order) revert BenefitHoldBusy(account, currency, present);
        // Effect
        _setOrder(account, number, order, amount);
        for (uint256 i = 0; i < pools.length; ++i) _mark(pools[i], account, number, SharePool.HELD);
    }

    /// @inheritdoc IBenefitLedger
    function lift(
        uint56 order,
        AccountId account,
        Currency currency,
        PoolId[] calldata pools
    ) external override only(HOLDS) {
        uint32 number = _numberOf(currency);
        if (uint56(_orders[account][number] >> 96) != order) revert BenefitHoldUnknown(account, currency, order);
        _orders[account][number] = 0;
        emit HoldLifted(account, number, order);
        for (uint256 i = 0; i < pools.length; ++i) _mark(pools[i], account, number, 0);
    }

    /// @inheritdoc IBenefitLedger
    function redirect(
        uint56 order,
        AgreementId agreement,
        Currency currency,
        AccountId to,
        uint96 amount
    ) external override only(HOLDS) {
        uint32 number = _numberOf(currency);
        PoolId credits = poolOf(agreement, 0);
        AccountId from = Accounts.orderOf(order);
        uint256 withheld = SharePool.owedOf(_accounts[_accountKey(credits, from, number)], 0);
        if (amount == 0) revert BenefitAmountZero();
        if (amount > SharePool.whole(withheld)) revert BenefitCreditTooSmall(amount, SharePool.whole(withheld));
        _setCredit(credits, from, number, SharePool.less(withheld, amount));
        _credit(credits, to, number, amount);
    }

    /// @inheritdoc IBenefitLedger
    function owed(PoolId pool, AccountId account, Currency currency) external view override returns (uint96) {
        uint32 number = _numberOf(currency);
        if (_isRecover(pool)) {
            return number == _currencyAt(_headers[pool], 0) ? _recover[pool].owed(AccountId.unwrap(account)) : 0;
        }
        return SharePool.whole(SharePool.owedOf(_wordOf(pool, account, number), _pools[_poolKey(pool, number)]));
    }

    /// @inheritdoc IBenefitLedger
    function withheldOf(
        uint56 order,
        AgreementId agreement,
        Currency currency
    ) external view override returns (uint96) {
        uint256 word = _accounts[_accountKey(poolOf(agreement, 0), Accounts.orderOf(order), _numberOf(currency))];
        return SharePool.whole(SharePool.owedOf(word, 0));
    }

    /// @dev Takes whole minor units out of a share pool; what is below one stays owed.
    function _takeShare(PoolId pool, AccountId account, uint32 number) private returns (uint96 amount) {
        uint256 poolWord = _pools[_poolKey(pool, number)];
        uint256 word = _wordOf(pool, account, number);
        uint256 owed_ = SharePool.owedOf(word, poolWord);
        amount = SharePool.whole(owed_);
        if (amount == 0) return 0;
        uint32 flags = SharePool.flagsOf(word);
        word = SharePool.pack(SharePool.unitsOf(word), SharePool.less(owed_, amount), poolWord, flags);
        _accounts[_accountKey(pool, account, number)] = word;
        emit Taken(pool, account, number, amount, word);
        if ((flags & SharePool.HELD) != 0) amount -= _withhold(pool, account, number, amount);
    }

    /// @dev Takes what a party's costs were repaid.
    function _takeRecovered(PoolId pool, AccountId account, uint32 number) private returns (uint96 amount) {
        if (number != _currencyAt(_headers[pool], 0)) return 0;
        amount = _recover[pool].take(AccountId.unwrap(account));
        if (amount == 0) return 0;
        _logCost(pool, account, 0, 0, bytes32(0));
        emit Taken(pool, account, number, amount, _recover[pool].accounts[AccountId.unwrap(account)].word);
        // A cost pool's accounts have no room for a mark: an order is asked for each time.
        if (_orders[account][number] != 0) amount -= _withhold(pool, account, number, amount);
    }

    /// @dev Gives an order its part of an amount.
    function _withhold(PoolId pool, AccountId account, uint32 number, uint96 amount) private returns (uint96 withheld) {
        uint256 word = _orders[account][number];
        uint96 remaining = uint96(word);
        withheld = amount < remaining ? amount : remaining;
        if (withheld == 0) return 0;
        uint56 order = uint56(word >> 96);
        _setOrder(account, number, order, remaining - withheld);
        _credit(poolOf(pool.agreementOf(), 0), Accounts.orderOf(order), number, withheld);
    }

    function _setOrder(AccountId account, uint32 number, uint56 order, uint96 remaining) private {
        _orders[account][number] = (uint256(order) << 96) | remaining;
        emit HoldChanged(account, number, order, remaining);
    }

    function _mark(PoolId pool, AccountId account, uint32 number, uint32 flag) private {
        if (_isRecover(pool)) return; // asked for at each payment, see _takeRecovered
        uint256 word = _wordOf(pool, account, number);
        word = (word & ~uint256(SharePool.HELD)) | flag;
        _accounts[_accountKey(pool, account, number)] = word;
        emit HoldMarked(pool, account, number, word);
    }

    /// @dev Adds to a direct credit. What an order withheld has left the pools; it is never divided again.
    function _credit(PoolId credits, AccountId account, uint32 number, uint96 amount) private {
        uint256 owed_ = SharePool.owedOf(_accounts[_accountKey(credits, account, number)], 0);
        _setCredit(credits, account, number, owed_ + SharePool.scaled(amount));
    }

    function _setCredit(PoolId credits, AccountId account, uint32 number, uint256 owed_) private {
        uint32 flags = SharePool.flagsOf(_accounts[_accountKey(credits, account, number)]);
        uint256 word = SharePool.pack(0, owed_, 0, flags);
        _accounts[_accountKey(credits, account, number)] = word;
        emit CreditChanged(credits.agreementOf(), account, number, word);
    }
}
