// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BenefitStore} from "./BenefitStore.sol";
import {IBenefitLedger, Listed, PoolTerms, RECOVER_POOLS, Tier, TierKind, VersionTerms} from "./IBenefitLedger.sol";
import {Waterfall} from "./Waterfall.sol";
import {AgreementId, PoolId, poolOf} from "../types/Ids.sol";
import {Currency} from "../types/Currency.sol";
import {Day} from "../types/Day.sol";

/// @title BenefitTerms
/// @notice What an agreement tells the core: pools when it is proposed, the waterfall when it comes into force.
abstract contract BenefitTerms is BenefitStore {
    uint256 internal constant MAX_CURRENCIES = 4;
    uint256 internal constant MAX_POOLS = 16;
    uint256 private constant ACCEPTED = 1;
    uint256 private constant EXISTS = 1 << 248;

    /// @inheritdoc IBenefitLedger
    function prepare(
        AgreementId agreement,
        Currency[] calldata currencies,
        Currency amountCurrency,
        PoolTerms[] calldata pools
    ) external override onlyMaker {
        if (pools.length > MAX_POOLS) revert BenefitCountOutOfRange(Listed.Pools, pools.length, MAX_POOLS);
        uint128 numbers = _listOf(currencies);
        uint128 amountNumber = _numberOf(amountCurrency);
        for (uint256 i = 0; i < pools.length; ++i) {
            PoolTerms calldata terms = pools[i];
            PoolId pool = poolOf(agreement, terms.number);
            // Check
            bool isNew = terms.number != 0 && _headers[pool].word == 0;
            bool fallsWell = terms.fallTo != terms.number && terms.fallTo < RECOVER_POOLS;
            if (!isNew || !fallsWell) revert BenefitPoolInvalid(terms.number);
            if ((terms.number >= RECOVER_POOLS || terms.cap != 0) && amountNumber == 0) {
                revert BenefitAmountCurrencyInvalid(amountCurrency);
            }
            // Effect
            uint256 header =
                EXISTS |
                    (uint256(terms.whenEmpty) << 240) |
                    (uint256(Day.unwrap(terms.holdUntil)) << 216) |
                    (uint256(terms.fallTo) << 200) |
                    (uint256(terms.number >= RECOVER_POOLS ? amountNumber : numbers) << 64);
            _headers[pool].word = header;
            uint256 capWord = terms.cap == 0 ? 0 : (uint256(amountNumber) << 192) | terms.cap;
            if (capWord != 0) _caps[pool] = capWord;
            // Log
            emit PoolPrepared(pool, header, capWord);
        }
    }

    /// @inheritdoc IBenefitLedger
    function open(
        AgreementId agreement,
        uint16 version,
        VersionTerms calldata terms
    ) external override only(AGREEMENTS) {
        uint256 state = _agreements[agreement];
        uint128 numbers = _listOf(terms.currencies);
        // Check
        uint16 opened = uint16(state >> 128);
        if (version != opened + 1) revert BenefitVersionOutOfOrder(version, opened + 1);
        _checkAppended(uint128(state), numbers, terms.currencies);
        uint32 amountNumber = _checkTiers(agreement, terms);
        // Effect: the predecessor ends where this one begins.
        if (opened != 0) {
            uint256 previous = _versions[_versionKey(agreement, opened)];
            if (terms.from <= Waterfall.fromOf(previous)) {
                revert BenefitVersionDayNotLater(terms.from, Waterfall.fromOf(previous));
            }
            _versions[_versionKey(agreement, opened)] = Waterfall.withUntil(previous, terms.from);
        }
        uint8 flags = (terms.periodic ? Waterfall.PERIODIC : 0) | (terms.passesOpenTiers ? Waterfall.PASSES : 0);
        (uint256 word, uint256 more) = Waterfall.pack(terms.from, flags, amountNumber, terms.tiers);
        _versions[_versionKey(agreement, version)] = word;
        if (more != 0) _moreTiers[_versionKey(agreement, version)] = more;
        _agreements[agreement] = (uint256(version) << 128) | numbers;
        for (uint256 i = 0; i < terms.currencies.length; ++i) {
            _bookAt(agreement, uint32(numbers >> (32 * i))).word |= ACCEPTED;
        }
        // Log
        emit VersionOpened(agreement, version, terms, word);
    }

    /// @dev The currencies' numbers, 32 bits each. Refuses none, too many, or one twice.
    function _listOf(Currency[] calldata currencies) private returns (uint128 numbers) {
        uint256 count = currencies.length;
        if (count == 0 || count > MAX_CURRENCIES)
            revert BenefitCountOutOfRange(Listed.Currencies, count, MAX_CURRENCIES);
        for (uint256 i = 0; i < count; ++i) {
            for (uint256 j = 0; j < i; ++j) {
                if (currencies[j] == currencies[i]) revert BenefitCurrencyListChanged(i, currencies[i]);
            }
            if (Currency.unwrap(currencies[i]) == address(0)) revert BenefitCurrencyListChanged(i, currencies[i]);
            numbers |= uint128(_number(currencies[i])) << uint128(32 * i);
        }
    }

    /// @dev Earlier currencies must stand unchanged in front: accounts' words rely on the first one.
    function _checkAppended(uint128 earlier, uint128 numbers, Currency[] calldata currencies) private pure {
        for (uint256 i = 0; i < MAX_CURRENCIES; ++i) {
            uint32 old = uint32(earlier >> (32 * i));
            if (old == 0) return;
            if (uint32(numbers >> (32 * i)) != old) {
                revert BenefitCurrencyListChanged(i, i < currencies.length ? currencies[i] : Currency.wrap(address(0)));
            }
        }
    }

    /// @dev Tiers must be well formed, the last one must share all the rest, and each pool must exist. Returns the number of the amount tiers' currency.
    function _checkTiers(
        AgreementId agreement,
        VersionTerms calldata terms
    ) private view returns (uint32 amountNumber) {
        uint256 count = terms.tiers.length;
        if (count == 0 || count > Waterfall.MAX_TIERS) {
            revert BenefitCountOutOfRange(Listed.Tiers, count, Waterfall.MAX_TIERS);
        }
        for (uint256 i = 0; i < count; ++i) {
            Tier calldata tier = terms.tiers[i];
            bool recovers = tier.kind == TierKind.Recover;
            bool wellFormed =
                tier.kind != TierKind.None &&
                    tier.rate != 0 &&
                    tier.rate <= Waterfall.ALL &&
                    recovers == (tier.pool >= RECOVER_POOLS) &&
                    (i + 1 < count || (tier.kind == TierKind.Share && tier.rate == Waterfall.ALL));
            if (!wellFormed) revert BenefitTierInvalid(i, tier.kind, tier.rate, tier.pool);
            PoolId pool = poolOf(agreement, tier.pool);
            if (_headers[pool].word == 0) revert BenefitPoolUnknown(pool);
            // Check: what counts amounts counts them in one currency, the same in every version.
            if (recovers || tier.kind == TierKind.Capped) {
                amountNumber = _amountNumber(terms);
                uint32 counted = recovers ? _currencyAt(_headers[pool].word, 0) : uint32(_caps[pool] >> 192);
                if (counted != amountNumber) revert BenefitPoolInvalid(tier.pool);
            }
        }
    }

    /// @dev The amount tiers' currency must be one of those accepted.
    function _amountNumber(VersionTerms calldata terms) private view returns (uint32) {
        for (uint256 i = 0; i < terms.currencies.length; ++i) {
            if (terms.currencies[i] == terms.amountCurrency) return _numberOf(terms.amountCurrency);
        }
        revert BenefitAmountCurrencyInvalid(terms.amountCurrency);
    }
}
