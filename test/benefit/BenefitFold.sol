// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBenefitLedger, VersionTerms} from "../../contracts/benefit/IBenefitLedger.sol";
import {AccountId, AgreementId, PoolId, poolOf} from "../../contracts/types/Ids.sol";
import {Currency} from "../../contracts/types/Currency.sol";
import {Day} from "../../contracts/types/Day.sol";
import {Vm, vm} from "../utils/Vm.sol";

/// @dev Rebuilds the core's storage, slot by slot, from nothing but its events, and demands that every slot a call wrote is one
/// that an event told, with that value. The slot numbers are those of BenefitStore's variables in their order.
abstract contract BenefitFold {
    uint256 private constant NUMBERS = 0;
    uint256 private constant TOKENS = 1;
    uint256 private constant BOOKS = 2;
    uint256 private constant AGREEMENTS = 3;
    uint256 private constant VERSIONS = 4;
    uint256 private constant MORE_TIERS = 5;
    uint256 private constant POTS = 6;
    uint256 private constant HEADERS = 7;
    uint256 private constant CAPS = 8;
    uint256 private constant POOLS = 9;
    uint256 private constant PARKED = 10;
    uint256 private constant ACCOUNT_WORDS = 11;
    uint256 private constant RECOVER = 12;
    uint256 private constant ORDERS = 13;
    /// @dev In a pool's word: it has exactly one unit.
    uint256 private constant LONE = 1 << 95;

    mapping(bytes32 slot => uint256) private folded;
    mapping(bytes32 slot => bool) private told;
    bytes32[] private slots;

    function startWatching() internal {
        vm.record();
    }

    bool public everyWriteTold = true;

    /// @dev Every slot written since {startWatching} was told, with the value it has.
    function checkWrites(IBenefitLedger core) internal {
        (, bytes32[] memory writes) = vm.accesses(address(core));
        for (uint256 i = 0; i < writes.length; ++i) {
            bool holds = uint256(vm.load(address(core), writes[i])) == folded[writes[i]];
            if (!told[writes[i]] || !holds) everyWriteTold = false;
        }
    }

    /// @dev Every slot that events told has the value they told.
    function checkAllSlots(IBenefitLedger core) public view {
        require(slots.length > 20, "a life leaves many slots");
        for (uint256 i = 0; i < slots.length; ++i) {
            require(uint256(vm.load(address(core), slots[i])) == folded[slots[i]], "state differs from the fold");
        }
    }

    function fold(IBenefitLedger core) internal {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].emitter == address(core)) _foldOne(logs[i].topics, logs[i].data);
        }
    }

    function _foldOne(bytes32[] memory t, bytes memory data) private {
        bytes32 id = t[0];
        if (id == IBenefitLedger.CurrencyNumbered.selector) {
            uint256 number = abi.decode(data, (uint256));
            _tell(_at(t[1], NUMBERS), number);
            _tell(bytes32(TOKENS), number - 1000);
        } else if (id == IBenefitLedger.PoolPrepared.selector) {
            (uint256 header, uint256 capWord) = abi.decode(data, (uint256, uint256));
            _tell(_at(t[1], HEADERS), header);
            _tell(_at(t[1], CAPS), capWord);
        } else if (id == IBenefitLedger.VersionOpened.selector) {
            _foldVersion(t, data);
        } else if (id == IBenefitLedger.UnitsChanged.selector) {
            (bytes32 pool, uint64 total, , uint256[] memory words) = abi.decode(
                data,
                (bytes32, uint64, bytes32, uint256[])
            );
            uint256 header = folded[_at(pool, HEADERS)];
            _tell(_at(pool, HEADERS), (header & ~uint256(type(uint64).max)) | total);
            for (uint256 i = 0; i < words.length; ++i) {
                uint256 number = uint32(header >> (64 + 32 * i));
                if (words[i] != 0) _tell(_accountSlot(pool, t[1], bytes32(number)), words[i]);
                bytes32 slot = _at(_join(pool, bytes32(number), 32), POOLS);
                if (total != 1 && folded[slot] & LONE != 0) _tell(slot, folded[slot] & ~LONE);
            }
        } else if (id == IBenefitLedger.EscrowReturned.selector) {
            (, uint256 word) = abi.decode(data, (uint256, uint256));
            _tell(_at(_join(t[1], t[3], 32), POOLS), word);
        } else _foldMoney(id, t, data);
    }

    function _foldMoney(bytes32 id, bytes32[] memory t, bytes memory data) private {
        if (id == IBenefitLedger.Booked.selector) {
            (, , , uint256 book, uint256[] memory list) = abi.decode(
                data,
                (uint96, uint96, uint96, uint256, uint256[])
            );
            _foldAllocations(t, book, list);
        } else if (id == IBenefitLedger.Reversed.selector) {
            (, uint256 book) = abi.decode(data, (uint96, uint256));
            _tell(_at(_join(t[1], t[2], 32), BOOKS), book);
        } else if (id == IBenefitLedger.Allocated.selector) {
            (, , uint256 book, uint256[] memory list) = abi.decode(data, (uint96, uint96, uint256, uint256[]));
            _foldAllocations(t, book, list);
        } else if (id == IBenefitLedger.PotChanged.selector) {
            _tell(_at(_join(_join(t[1], t[3], 48), t[2], 32), POTS), abi.decode(data, (uint256)));
        } else if (id == IBenefitLedger.ParkedChanged.selector) {
            _tell(_at(_join(t[1], t[2], 32), PARKED), abi.decode(data, (uint256)));
        } else if (id == IBenefitLedger.CapUsed.selector) {
            (, uint256 word) = abi.decode(data, (uint96, uint256));
            _tell(_at(t[1], CAPS), word);
        } else if (id == IBenefitLedger.Taken.selector) {
            (, uint256 word) = abi.decode(data, (uint96, uint256));
            if (uint16(uint256(t[1]) >> 96) < 0x8000) _tell(_at(t[1], ACCOUNT_WORDS), word); // its place is its key
        } else _foldRest(id, t, data);
    }

    function _foldRest(bytes32 id, bytes32[] memory t, bytes memory data) private {
        if (id == IBenefitLedger.CostChanged.selector) {
            (, , , uint256 word, uint256 owed, uint256 poolWord, uint256 shares) = abi.decode(
                data,
                (uint96, uint96, uint96, uint256, uint256, uint256, uint256)
            );
            bytes32 base = _at(t[1], RECOVER);
            bytes32 account = _at(t[2], bytes32(uint256(base) + 3));
            _tell(account, word);
            _tell(bytes32(uint256(account) + 1), owed);
            _tell(base, poolWord);
            _tell(bytes32(uint256(base) + 1), shares);
        } else if (id == IBenefitLedger.EraEnded.selector) {
            (uint32 era, uint256 index, uint256 poolWord, uint256 shares) = abi.decode(
                data,
                (uint32, uint256, uint256, uint256)
            );
            bytes32 base = _at(t[1], RECOVER);
            _tell(_at(bytes32(uint256(era)), bytes32(uint256(base) + 2)), index);
            _tell(base, poolWord);
            _tell(bytes32(uint256(base) + 1), shares);
        } else if (id == IBenefitLedger.HoldChanged.selector) {
            _tell(_at(t[2], _at(t[1], ORDERS)), (uint256(t[3]) << 96) | abi.decode(data, (uint256)));
        } else if (id == IBenefitLedger.HoldLifted.selector) {
            _tell(_at(t[2], _at(t[1], ORDERS)), 0);
        } else if (id == IBenefitLedger.HoldMarked.selector) {
            _tell(_accountSlot(t[1], t[2], t[3]), abi.decode(data, (uint256)));
        } else if (id == IBenefitLedger.CreditChanged.selector) {
            _tell(_accountSlot(bytes32(uint256(t[1]) << 16), t[2], t[3]), abi.decode(data, (uint256)));
        } else if (id != IBenefitLedger.UnitsMoved.selector) revert("an event that the fold does not know");
    }

    /// @dev Two words a pool: `pool 16 | amount 96`, and the pool's word.
    function _foldAllocations(bytes32[] memory t, uint256 book, uint256[] memory list) private {
        _tell(_at(_join(t[1], t[2], 32), BOOKS), book);
        for (uint256 i = 0; i < list.length; i += 2) {
            uint16 number = uint16(list[i] >> 96);
            bytes32 pool = bytes32((uint256(t[1]) << 16) | number);
            if (number >= 0x8000) _tell(_at(pool, RECOVER), list[i + 1]);
            else if (list[i + 1] != 0) _tell(_at(_join(pool, t[2], 32), POOLS), list[i + 1]);
        }
    }

    function _foldVersion(bytes32[] memory t, bytes memory data) private {
        (VersionTerms memory terms, uint256 word) = abi.decode(data, (VersionTerms, uint256));
        uint256 version = uint256(t[2]);
        _tell(_at(_join(t[1], t[2], 16), VERSIONS), word);
        if (version > 1) {
            bytes32 previous = _at(_join(t[1], bytes32(version - 1), 16), VERSIONS);
            _tell(previous, folded[previous] | (uint256(Day.unwrap(terms.from)) << 208));
        }
        uint256 more;
        for (uint256 i = 4; i < terms.tiers.length; ++i) {
            uint256 tier = (uint256(terms.tiers[i].kind) << 36) | (uint256(terms.tiers[i].rate) << 16);
            more |= (tier | terms.tiers[i].pool) << ((i - 4) * 40);
        }
        _tell(_at(_join(t[1], t[2], 16), MORE_TIERS), more);
        uint256 list = version << 128;
        for (uint256 i = 0; i < terms.currencies.length; ++i) {
            address currency = Currency.unwrap(terms.currencies[i]);
            uint256 number =
                uint160(currency) < 1000
                    ? uint160(currency)
                    : folded[_at(bytes32(uint256(uint160(currency))), NUMBERS)];
            list |= number << (32 * i);
            bytes32 book = _at(_join(t[1], bytes32(number), 32), BOOKS);
            _tell(book, folded[book] | 1);
        }
        _tell(_at(t[1], AGREEMENTS), list);
    }

    function _tell(bytes32 slot, uint256 value) private {
        if (!told[slot]) slots.push(slot);
        told[slot] = true;
        folded[slot] = value;
    }

    function _accountSlot(bytes32 pool, bytes32 account, bytes32 number) private pure returns (bytes32) {
        return _at(_join(_join(pool, account, 64), number, 32), ACCOUNT_WORDS);
    }

    /// @dev The core's keys: numbers side by side.
    function _join(bytes32 left, bytes32 right, uint256 bits) private pure returns (bytes32) {
        return bytes32((uint256(left) << bits) | uint256(right));
    }

    function _at(bytes32 key, uint256 slot) private pure returns (bytes32) {
        return keccak256(abi.encode(key, slot));
    }

    function _at(bytes32 key, bytes32 slot) private pure returns (bytes32) {
        return keccak256(abi.encode(key, slot));
    }
}
