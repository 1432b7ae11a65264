// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBenefitLedger, RECOVER_POOLS} from "./IBenefitLedger.sol";
import {RecoverPool} from "./RecoverPool.sol";
import {SharePool} from "./SharePool.sol";
import {IModuleSet, Module} from "../types/IModuleSet.sol";
import {AccountId, AgreementId, PoolId} from "../types/Ids.sol";
import {Currency} from "../types/Currency.sol";
import {Word} from "../types/Word.sol";

/// @title BenefitStore
/// @notice The core's storage, its callers, and how words are read and written. Everything else builds on these few doors.
abstract contract BenefitStore is IBenefitLedger {
    uint32 internal constant NATIVE_NUMBER = 1000;

    address internal immutable BANK;
    address internal immutable TREASURY;
    address internal immutable AGREEMENTS;
    address internal immutable CONTRIBUTIONS;
    address internal immutable HOLDS;
    address internal immutable PROPERTY;

    /// @dev Numbers given to tokens, from NATIVE_NUMBER + 1.
    mapping(address token => uint32 number) internal _numbers;
    uint32 internal _tokens;
    /// @dev booked 96 | debt 96 | sequence 56 | accepted 8
    mapping(uint256 bookKey => Word) private _books;
    /// @dev The accepted currencies' numbers, 32 bits each, and the number of open versions: currencies 128 | versions 16.
    mapping(AgreementId agreement => uint256 word) internal _agreements;
    /// @dev See {Waterfall}.
    mapping(uint256 versionKey => uint256 word) internal _versions;
    mapping(uint256 versionKey => uint256 word) internal _moreTiers;
    mapping(uint256 potKey => uint96) internal _pots;
    /// @dev exists 8 | whenEmpty 8 | holdUntil 24 | fallTo 16 | currencies 128 | units 64, the lowest
    mapping(PoolId pool => Word) internal _headers;
    /// @dev currency 32 | used 96 | cap 96, the lowest
    mapping(PoolId pool => uint256 word) internal _caps;
    mapping(uint256 poolKey => Word) internal _pools;
    mapping(uint256 poolKey => uint96) internal _parked;
    mapping(uint256 accountKey => Word) internal _accounts;
    mapping(PoolId pool => RecoverPool.Pool) internal _recover;
    /// @dev order 56 | remaining 96
    mapping(AccountId account => mapping(uint32 currency => uint256 word)) internal _orders;

    constructor() {
        IModuleSet set = IModuleSet(msg.sender);
        BANK = set.addressOf(Module.Bank);
        TREASURY = set.addressOf(Module.Treasury);
        AGREEMENTS = set.addressOf(Module.Agreement);
        CONTRIBUTIONS = set.addressOf(Module.Contribution);
        HOLDS = set.addressOf(Module.Hold);
        PROPERTY = set.addressOf(Module.Property);
    }

    /// @dev The hook's only caller.
    modifier only(address module) {
        if (msg.sender != module) revert BenefitNotModule(msg.sender, module);
        _;
    }

    /// @dev A hook of those who make pools of their own: agreements, and assets that have owners of their own or derive from others.
    modifier onlyMaker() {
        if (msg.sender != AGREEMENTS && msg.sender != PROPERTY) revert BenefitNotModule(msg.sender, AGREEMENTS);
        _;
    }

    /// @dev A currency's number, if the caller is its rail: money in banks is booked and paid by the bank rail, everything else by
    /// the treasury.
    function _numberForRail(Currency currency) internal view returns (uint32) {
        if (msg.sender != (currency.isFiat() ? BANK : TREASURY)) revert BenefitWrongRail(msg.sender, currency);
        return _numberOf(currency);
    }

    /// @dev A currency's number; 0 for a token that no agreement ever accepted.
    function _numberOf(Currency currency) internal view returns (uint32) {
        if (currency.isFiat()) return uint32(uint160(Currency.unwrap(currency)));
        if (currency.isNative()) return NATIVE_NUMBER;
        return _numbers[Currency.unwrap(currency)];
    }

    /// @dev A currency's number, given at its first use.
    function _number(Currency currency) internal returns (uint32 number) {
        number = _numberOf(currency);
        if (number == 0) {
            number = NATIVE_NUMBER + ++_tokens;
            _numbers[Currency.unwrap(currency)] = number;
            emit CurrencyNumbered(currency, number);
        }
    }

    // One key for each word, so that finding it costs one hash.

    function _bookAt(AgreementId agreement, uint32 number) internal view returns (Word storage) {
        return _books[(uint256(AgreementId.unwrap(agreement)) << 32) | number];
    }

    function _versionKey(AgreementId agreement, uint16 version) internal pure returns (uint256) {
        return (uint256(AgreementId.unwrap(agreement)) << 16) | version;
    }

    /// @dev A pot is named by `stands in for 16, from 16, version 16`: see {IBenefitLedger-potOf}.
    function _potKey(AgreementId agreement, uint48 pot, uint32 number) internal pure returns (uint256) {
        return (uint256(AgreementId.unwrap(agreement)) << 80) | (uint256(pot) << 32) | number;
    }

    function _poolKey(PoolId pool, uint32 number) internal pure returns (uint256) {
        return (uint256(PoolId.unwrap(pool)) << 32) | number;
    }

    function _poolAt(PoolId pool, uint32 number) internal view returns (Word storage) {
        return _pools[_poolKey(pool, number)];
    }

    function _accountKey(PoolId pool, AccountId account, uint32 number) internal pure returns (uint256) {
        return (uint256(PoolId.unwrap(pool)) << 96) | (uint256(AccountId.unwrap(account)) << 32) | number;
    }

    function _accountAt(PoolId pool, AccountId account, uint32 number) internal view returns (Word storage) {
        return _accounts[_accountKey(pool, account, number)];
    }

    function _isRecover(PoolId pool) internal pure returns (bool) {
        return pool.numberOf() >= RECOVER_POOLS;
    }

    /// @dev The i-th currency number in a header, 0 past the last.
    function _currencyAt(uint256 header, uint256 i) internal pure returns (uint32) {
        unchecked {
            return uint32(header >> (64 + 32 * i)); // i is below 4
        }
    }

    /// @dev An account's word. One that was never written reads as the account's units in the pool's first currency with
    /// nothing earned yet: a currency's first money finds it so, however long ago the units were set.
    function _wordOf(PoolId pool, AccountId account, uint32 number) internal view returns (uint256 word) {
        word = _accountAt(pool, account, number).word;
        if (word == 0) word = _unwritten(pool, account);
    }

    /// @dev What an account's word that was never written reads as.
    function _unwritten(PoolId pool, AccountId account) internal view returns (uint256) {
        uint256 first = _accountAt(pool, account, _currencyAt(_headers[pool].word, 0)).word;
        return SharePool.fresh(SharePool.unitsOf(first));
    }

    /// @dev Keeps money in front of a pool that nobody shares in.
    function _park(PoolId pool, uint32 number, uint96 amount) internal {
        uint256 key = _poolKey(pool, number);
        uint96 parked = _parked[key] + amount;
        _parked[key] = parked;
        emit ParkedChanged(pool, number, parked);
    }

    /// @dev Reports a Recover pool's account and total as they now stand.
    function _logCost(PoolId pool, AccountId account, uint96 added, uint96 removed, bytes32 cause) internal {
        RecoverPool.Pool storage costs = _recover[pool];
        RecoverPool.Account storage own = costs.accounts[AccountId.unwrap(account)];
        uint256 word = costs.word;
        (uint96 outstanding, , ) = RecoverPool.unpack(word);
        emit CostChanged(pool, account, added, removed, outstanding, own.word, own.owed, word, costs.shares, cause);
    }
}
