// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BenefitStore} from "./BenefitStore.sol";
import {TierKind, WhenEmpty} from "./IBenefitLedger.sol";
import {IncomeRoute} from "./IncomeRoute.sol";
import {RecoverPool} from "./RecoverPool.sol";
import {SharePool} from "./SharePool.sol";
import {Waterfall} from "./Waterfall.sol";
import {AgreementId, PoolId, poolOf} from "../types/Ids.sol";
import {Word} from "../types/Word.sol";

/// @title BenefitWalk
/// @notice From an amount to the pools: royalties, then tier by tier, and what a pool does with what reaches it.
///
/// What each pool received is told in pairs of words, `pool 16 | amount 96` and the pool's word after it. They are written to memory one after
/// the other; `place` is always the address of the next.
abstract contract BenefitWalk is BenefitStore {
    using RecoverPool for RecoverPool.Pool;

    /// @dev An amount on its way. `key`: the version's, agreement 40 | version 16. `number`: the currency's. `amountsCount`: whether it is the
    /// one that Recover and Capped tiers count in. `standIn`: `to 16 | from 16`. `base`: what entered the tiers; `left`: what is left of it.
    /// `place`: where the next pair goes.
    struct Walk {
        uint256 key;
        uint32 number;
        bool amountsCount;
        uint32 standIn;
        uint96 base;
        uint96 left;
        uint256 place;
    }

    /// @dev Walks royalties and tiers once. The last tier shares all the rest, so nothing is left at the end; of no tiers everything but
    /// the royalties. `key` and `word` are the version's; `count` is how many tiers to walk: all, or none where the rest is collected.
    function _walk(
        uint256 key,
        uint32 number,
        uint96 amount,
        uint256 word,
        IncomeRoute route,
        uint256 count
    ) internal returns (uint256[] memory allocations, uint96 left) {
        allocations = new uint256[](2 * count + 4); // room for royalties, and for the one pool of direct income
        bool amountsCount = Waterfall.amountNumberOf(word) == number;
        Walk memory walk = Walk(key, number, amountsCount, route.standing(), amount, amount, _begin(allocations));
        uint256 tiers = word;
        if (IncomeRoute.unwrap(route) != 0) {
            _takeRoyalties(walk, route);
            if (route.isDirect()) (tiers, count) = (Waterfall.allTo(route.to()), 1);
        }
        for (uint256 i = 0; i < count && walk.left != 0; ++i) {
            if (i == Waterfall.TIERS_IN_WORD) tiers = _moreTiers[key];
            _takeTier(walk, tiers);
            tiers >>= Waterfall.TIER_BITS;
        }
        left = walk.left;
        uint256 end = walk.place;
        assembly ("memory-safe") {
            mstore(allocations, sub(shr(5, sub(end, allocations)), 1))
        }
    }

    /// @dev What goes to the assets that the licensed one derives from; the tiers share what is left.
    function _takeRoyalties(Walk memory walk, IncomeRoute route) private {
        uint96 royalties = Waterfall.takes(TierKind.Share, route.royaltyRate(), walk.base, walk.left);
        if (royalties == 0) return;
        walk.place = _deposit(_poolIn(walk.key, route.royaltyPool()), walk.number, royalties, walk.place);
        walk.base -= royalties;
        walk.left = walk.base;
    }

    /// @dev What the lowest tier of a word takes.
    function _takeTier(Walk memory walk, uint256 tiers) private {
        (TierKind kind, uint256 rate, uint16 poolNumber) = Waterfall.tierIn(tiers);
        uint96 share = Waterfall.takes(kind, rate, walk.base, walk.left);
        PoolId pool = _poolIn(walk.key, poolNumber);
        bool recovers = kind == TierKind.Recover;
        if (recovers || kind == TierKind.Capped) {
            if (!walk.amountsCount) return; // passes by: the version says so, else it was held
            uint256 poolWord;
            if (recovers) (share, poolWord) = _recover[pool].repay(pool, share);
            else share = _useCap(pool, share);
            if (recovers && share != 0) walk.place = _tell(walk.place, pool, share, poolWord);
        }
        unchecked {
            walk.left -= share; // a tier takes at most what is left
        }
        if (recovers || share == 0) return;
        if (poolNumber == uint16(walk.standIn)) pool = _poolIn(walk.key, uint16(walk.standIn >> 16));
        walk.place = _deposit(pool, walk.number, share, walk.place);
    }

    /// @dev Puts money into a pool; into the one it falls to, or in front of it, when it has no units. Tells which pool and its word.
    /// What a party alone is owed (a Levy, an inbox) enters without a look at the pool's header.
    function _deposit(PoolId pool, uint32 number, uint96 amount, uint256 place) internal returns (uint256) {
        Word storage stored = _poolAt(pool, number);
        uint256 poolWord = stored.word;
        uint64 units = 1;
        if (!SharePool.isLone(poolWord)) {
            uint256 header = _headers[pool].word;
            uint16 fallTo = uint16(header >> 200);
            if (uint64(header) == 0 && fallTo != 0 && WhenEmpty(uint8(header >> 240)) == WhenEmpty.Fall) {
                pool = poolOf(pool.agreementOf(), fallTo);
                header = _headers[pool].word;
                stored = _poolAt(pool, number);
                poolWord = stored.word;
            }
            units = uint64(header);
            if (units != 0) _list(pool, header, number);
        }
        if (units == 0) {
            _park(pool, number, amount);
            return _tell(place, pool, amount, 0);
        }
        poolWord = SharePool.allocate(poolWord, units, SharePool.scaled(amount));
        stored.word = poolWord;
        return _tell(place, pool, amount, poolWord);
    }

    /// @dev Lists the agreement's currencies in a pool's header before the first money in one that it accepted after the pool was made, so
    /// that a change of units settles it.
    function _list(PoolId pool, uint256 header, uint32 number) private {
        for (uint256 numbers = uint128(header >> 64); numbers != 0; numbers >>= 32) {
            if (uint32(numbers) == number) return;
        }
        uint256 accepted = uint256(uint128(_agreements[pool.agreementOf()])) << 64;
        header = (header & ~(uint256(type(uint128).max) << 64)) | accepted;
        _headers[pool].word = header;
        emit PoolPrepared(pool, header, _caps[pool]);
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

    /// @dev Must revenue in this currency wait, because a tier that counts amounts in another one is still open?
    function _mustHold(
        AgreementId agreement,
        uint16 version,
        uint256 word,
        uint32 number
    ) internal view returns (bool) {
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

    /// @dev The pool of a version's agreement that has this number.
    function _poolIn(uint256 key, uint16 number) private pure returns (PoolId) {
        return PoolId.wrap(uint56((key & ~uint256(type(uint16).max)) | number));
    }

    /// @dev Where the first pair goes.
    function _begin(uint256[] memory allocations) internal pure returns (uint256 place) {
        assembly ("memory-safe") {
            place := add(allocations, 32)
        }
    }

    /// @dev Writes a pair; there is room for it. Returns where the next goes.
    function _tell(uint256 place, PoolId pool, uint96 amount, uint256 word) private pure returns (uint256) {
        uint256 first = (uint256(pool.numberOf()) << 96) | amount;
        assembly ("memory-safe") {
            mstore(place, first)
            mstore(add(place, 32), word)
        }
        unchecked {
            return place + 64;
        }
    }

    function _least(uint96 a, uint96 b) internal pure returns (uint96) {
        return a < b ? a : b;
    }
}
