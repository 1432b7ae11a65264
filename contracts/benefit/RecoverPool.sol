// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IBenefitLedger} from "./IBenefitLedger.sol";
import {PoolId} from "../types/Ids.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title RecoverPool
/// @notice A pool of costs that revenue repays to the parties in proportion to what each is still owed (pari passu).
///
/// A party holds shares of the outstanding total; what it is still owed is shares / all shares of it. Revenue shrinks the
/// total and leaves the shares; new cost buys shares at the ratio of the moment. So every repayment is shared in
/// proportion to what each is owed at that moment, and nothing loops over parties.
///
/// As the total is repaid, shares per minor unit grow. They start at 2^16 a minor unit; before they reach 2^32 a new era
/// begins: all shares are divided by 2^16, the pool's at once, a party's when it is next touched. When
/// the total is exhausted, eight eras pass, which leaves nothing of any share. An era has its own index from 0; `ends` keeps the
/// index at which an era ended.
///
/// What changes with every repayment, the total and the index, is one word; the shares change only with costs and eras.
/// @dev Bounds: outstanding < 2^96, shares < 2^128, and one era's index < 2^128 (one era spans at most a factor 2^16 of
/// the total, so Σ repaid/shares < 13 · 2^-16). Rounding is down for every party. What a repayment rounds away is less than
/// shares · 2^-128, which is outstanding · 2^-96 or less; what a shift of era rounds away less than 2^-16 minor units a party. Both
/// stay in the pool as dust.
library RecoverPool {
    uint256 private constant ERA_BITS = 16;
    uint256 private constant TOP_RATIO_BITS = 32;
    uint32 private constant EXHAUSTED_ERAS = 8; // 8 · 16 bits: no share of 128 bits survives
    uint256 private constant SHARE_MASK = type(uint128).max;
    uint256 private constant INDEX_BITS = 128; // the pool's index counts in 2^-128 minor units a share
    uint256 private constant OWED_BITS = 96; // parties' checkpoints and debts count in 2^-96
    uint256 private constant COARSER_BITS = INDEX_BITS - OWED_BITS;
    uint256 private constant HAIR = 1 << 64; // 2^-32 minor units, as in SharePool

    /// @dev `word`: outstanding 96 | index 128 | era 32.
    struct Pool {
        uint256 word;
        uint256 shares;
        mapping(uint32 era => uint256 index) ends;
        mapping(uint64 account => Account) accounts;
    }

    /// @dev `word`: checkpoint 96 | shares 128 | era 32. `owed`: recovered and not yet paid, in 2^-96 minor units.
    struct Account {
        uint256 word;
        uint256 owed;
    }

    /// @notice Repays costs out of revenue.
    /// @param pool The pool.
    /// @param id Its id, for the log.
    /// @param limit The most there is.
    /// @return amount What was repaid: the lesser of the limit and the outstanding total.
    /// @return word The pool's word now.
    function repay(Pool storage pool, PoolId id, uint96 limit) internal returns (uint96 amount, uint256 word) {
        word = pool.word;
        (uint96 outstanding, uint256 index, uint32 era) = unpack(word);
        amount = limit < outstanding ? limit : outstanding;
        if (amount == 0) return (0, word);
        uint256 shares = pool.shares;
        unchecked {
            index += (uint256(amount) << INDEX_BITS) / shares; // see the bounds above
            word = _settleEra(pool, id, outstanding - amount, shares, era, index);
        }
    }

    /// @notice Records cost of a party: it buys shares at the ratio of the moment, rounded down.
    /// @param pool The pool.
    /// @param account The party's account.
    /// @param cost The cost, above zero.
    function add(Pool storage pool, uint64 account, uint96 cost) internal {
        (uint96 outstanding, uint256 index, uint32 era) = unpack(pool.word);
        uint256 shares = pool.shares;
        uint256 own = _touch(pool, account);
        uint256 bought = outstanding == 0 ? uint256(cost) << ERA_BITS : (cost * shares) / outstanding;
        _store(pool, account, own + bought);
        pool.word = packPool(outstanding + cost, index, era);
        pool.shares = shares + bought;
    }

    /// @notice Takes back recorded cost of a party, at most what is not yet recovered of it.
    /// @param pool The pool.
    /// @param id Its id, for the log.
    /// @param account The party's account.
    /// @param cost The cost to take back.
    /// @return removed What was taken back.
    function remove(Pool storage pool, PoolId id, uint64 account, uint96 cost) internal returns (uint96 removed) {
        (uint96 outstanding, uint256 index, uint32 era) = unpack(pool.word);
        uint256 shares = pool.shares;
        (uint256 own, ) = _earned(pool, account);
        uint96 left = shares == 0 ? 0 : uint96((outstanding * own) / shares);
        removed = cost < left ? cost : left;
        if (removed == 0) return 0;
        // Shares given up are rounded up, so that nobody else's part shrinks; still no more than the party has.
        uint256 sold = Math.ceilDiv(removed * shares, outstanding);
        _store(pool, account, _touch(pool, account) - sold);
        pool.shares = shares - sold;
        _settleEra(pool, id, outstanding - removed, shares - sold, era, index);
    }

    /// @notice Takes the whole minor units a party has recovered and not been paid.
    /// @param pool The pool.
    /// @param account The party's account.
    /// @return amount In minor units; what is below one (but for a hair) stays.
    function take(Pool storage pool, uint64 account) internal returns (uint96 amount) {
        amount = owed(pool, account);
        if (amount == 0) return 0;
        _store(pool, account, _touch(pool, account));
        uint256 all = pool.accounts[account].owed;
        uint256 paid = uint256(amount) << OWED_BITS;
        pool.accounts[account].owed = all > paid ? all - paid : 0;
    }

    /// @notice What a party has recovered and not been paid, rounded down but for a hair.
    /// @param pool The pool.
    /// @param account The party's account.
    /// @return In minor units.
    function owed(Pool storage pool, uint64 account) internal view returns (uint96) {
        (, uint256 earned) = _earned(pool, account);
        return uint96((pool.accounts[account].owed + earned + HAIR) >> OWED_BITS);
    }

    /// @notice A party's unrecovered cost, rounded down, and the pool's.
    /// @param pool The pool.
    /// @param account The party's account.
    /// @return own In minor units.
    /// @return all In minor units.
    function costOf(Pool storage pool, uint64 account) internal view returns (uint96 own, uint96 all) {
        (all, , ) = unpack(pool.word);
        uint256 shares = pool.shares;
        (uint256 ownShares, ) = _earned(pool, account);
        own = shares == 0 ? 0 : uint96((all * ownShares) / shares);
    }

    /// @notice Reads a pool's word.
    /// @param word The word.
    /// @return outstanding In minor units.
    /// @return index What a share has earned in this era, in 2^-128 minor units.
    /// @return era The era.
    function unpack(uint256 word) internal pure returns (uint96 outstanding, uint256 index, uint32 era) {
        return (uint96(word >> 160), uint128(word >> 32), uint32(word));
    }

    /// @notice Writes a pool's word.
    /// @param outstanding In minor units.
    /// @param index What a share has earned in this era.
    /// @param era The era.
    /// @return The word.
    function packPool(uint96 outstanding, uint256 index, uint32 era) internal pure returns (uint256) {
        return (uint256(outstanding) << 160) | (index << 32) | era;
    }

    /// @dev Begins as many eras as the ratio of shares to the total asks for, and stores the word.
    function _settleEra(
        Pool storage pool,
        PoolId id,
        uint96 outstanding,
        uint256 shares,
        uint32 era,
        uint256 index
    ) private returns (uint256 word) {
        uint32 next = era;
        if (outstanding == 0) {
            next += EXHAUSTED_ERAS;
            shares = 0;
        } else {
            while (shares >= uint256(outstanding) << TOP_RATIO_BITS) {
                shares >>= ERA_BITS;
                next += 1;
            }
        }
        bool ends = next != era;
        word = packPool(outstanding, ends ? 0 : index, next);
        pool.word = word;
        if (ends) {
            pool.ends[era] = index;
            pool.shares = shares;
            emit IBenefitLedger.EraEnded(id, era, index, word, shares);
        }
    }

    /// @dev Moves what a party has earned into `owed`; returns its shares in this era.
    function _touch(Pool storage pool, uint64 account) private returns (uint256 shares) {
        uint256 earned;
        (shares, earned) = _earned(pool, account);
        if (earned != 0) pool.accounts[account].owed += earned;
    }

    function _store(Pool storage pool, uint64 account, uint256 shares) private {
        (, uint256 index, uint32 era) = unpack(pool.word);
        pool.accounts[account].word = ((index >> COARSER_BITS) << 160) | (shares << 32) | era;
    }

    /// @dev What a party's shares earned since it was last touched: the rest of that era, each era since, the present one.
    /// At most eight steps: then nothing is left of the shares.
    function _earned(Pool storage pool, uint64 account) private view returns (uint256 shares, uint256 earned) {
        (, uint256 index, uint32 era) = unpack(pool.word);
        uint256 word = pool.accounts[account].word;
        shares = (word >> 32) & SHARE_MASK;
        uint32 own = uint32(word);
        uint256 checkpoint = word >> 160;
        while (own != era && shares != 0) {
            earned += shares * ((pool.ends[own] >> COARSER_BITS) - checkpoint);
            checkpoint = 0;
            shares >>= ERA_BITS;
            own += 1;
        }
        if (shares != 0) earned += shares * ((index >> COARSER_BITS) - checkpoint);
    }
}
