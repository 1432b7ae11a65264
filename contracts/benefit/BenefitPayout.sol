// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BenefitStore} from "./BenefitStore.sol";
import {IBenefitLedger} from "./IBenefitLedger.sol";
import {RecoverPool} from "./RecoverPool.sol";
import {SharePool} from "./SharePool.sol";
import {Accounts} from "../types/Accounts.sol";
import {AccountId, AgreementId, PoolId, poolOf} from "../types/Ids.sol";
import {Currency} from "../types/Currency.sol";
import {Word} from "../types/Word.sol";

/// @title BenefitPayout
/// @notice From the pools to the rails, and what an order from outside (court, insolvency administrator) may withhold on the way.
///
/// An order is a mark on an account's word. A marked account's money goes to the order's own account until the order's amount is
/// reached; that account lives in pool 0 of the agreement, where nobody has units and words hold plain amounts.
abstract contract BenefitPayout is BenefitStore {
    using RecoverPool for RecoverPool.Pool;

    /// @inheritdoc IBenefitLedger
    function dischargeEntitlement(
        PoolId pool,
        AccountId account,
        Currency currency
    ) external override returns (uint96) {
        uint32 number = _numberForRail(currency);
        return _isRecover(pool) ? _takeRecovered(pool, account, number) : _takeShare(pool, account, number);
    }

    /// @inheritdoc IBenefitLedger
    function giveBack(AgreementId agreement, AccountId account, Currency currency, uint96 amount) external override {
        _credit(poolOf(agreement, 0), account, _numberForRail(currency), amount);
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
        uint256 withheld = SharePool.owedOf(_accountAt(credits, from, number).word, 0);
        if (amount == 0) revert BenefitAmountZero();
        if (amount > SharePool.whole(withheld)) revert BenefitCreditTooSmall(amount, SharePool.whole(withheld));
        _setCredit(credits, from, number, SharePool.less(withheld, amount));
        _credit(credits, to, number, amount);
    }

    /// @inheritdoc IBenefitLedger
    function owed(PoolId pool, AccountId account, Currency currency) external view override returns (uint96) {
        uint32 number = _numberOf(currency);
        if (_isRecover(pool)) {
            return number == _currencyAt(_headers[pool].word, 0) ? _recover[pool].owed(AccountId.unwrap(account)) : 0;
        }
        return SharePool.whole(SharePool.owedOf(_wordOf(pool, account, number), _poolAt(pool, number).word));
    }

    /// @inheritdoc IBenefitLedger
    function withheldOf(
        uint56 order,
        AgreementId agreement,
        Currency currency
    ) external view override returns (uint96) {
        uint256 word = _accountAt(poolOf(agreement, 0), Accounts.orderOf(order), _numberOf(currency)).word;
        return SharePool.whole(SharePool.owedOf(word, 0));
    }

    /// @dev Takes whole minor units out of a share pool; what is below one stays owed.
    function _takeShare(PoolId pool, AccountId account, uint32 number) private returns (uint96 amount) {
        uint256 poolWord = _poolAt(pool, number).word;
        uint256 place = _accountKey(pool, account, number);
        Word storage own = _accounts[place];
        uint256 word = own.word;
        if (word == 0) word = _unwritten(pool, account);
        (amount, word) = SharePool.take(word, poolWord);
        // No early return: the optimizer does not inline a function that has one.
        if (amount != 0) {
            own.word = word;
            emit Taken(place, amount, word);
            if ((word & SharePool.HELD) != 0) amount -= _withhold(pool, account, number, amount);
        }
    }

    /// @dev Takes what a party's costs were repaid.
    function _takeRecovered(PoolId pool, AccountId account, uint32 number) private returns (uint96 amount) {
        if (number != _currencyAt(_headers[pool].word, 0)) return 0;
        amount = _recover[pool].take(AccountId.unwrap(account));
        if (amount == 0) return 0;
        _logCost(pool, account, 0, 0, bytes32(0));
        uint256 word = _recover[pool].accounts[AccountId.unwrap(account)].word;
        emit Taken(_accountKey(pool, account, number), amount, word);
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
        uint256 word = (_wordOf(pool, account, number) & ~uint256(SharePool.HELD)) | flag;
        _accountAt(pool, account, number).word = word;
        emit HoldMarked(pool, account, number, word);
    }

    /// @dev Adds to a direct credit. What an order withheld has left the pools; it is never divided again.
    function _credit(PoolId credits, AccountId account, uint32 number, uint96 amount) private {
        uint256 owed_ = SharePool.owedOf(_accountAt(credits, account, number).word, 0);
        _setCredit(credits, account, number, owed_ + SharePool.scaled(amount));
    }

    function _setCredit(PoolId credits, AccountId account, uint32 number, uint256 owed_) private {
        Word storage own = _accountAt(credits, account, number);
        uint256 word = SharePool.pack(owed_, SharePool.flagsOf(own.word));
        own.word = word;
        emit CreditChanged(credits.agreementOf(), account, number, word);
    }
}
