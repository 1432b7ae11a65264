// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AgreementState, IAgreementRegistry} from "./IAgreementRegistry.sol";
import {Rate} from "./IAgreements.sol";
import {HolderLine, Party, PoolLine, Terms, TierLine, UnitSource} from "./Terms.sol";
import {TermsChecks} from "./TermsChecks.sol";
import {TermsHash} from "./TermsHash.sol";
import {TierChecks} from "./TierChecks.sol";
import {IBankAppointments} from "../benefit/IBankAppointments.sol";
import {
    IBenefitLedger,
    PoolTerms,
    RECOVER_POOLS,
    Tier,
    TierKind,
    VersionTerms,
    WhenEmpty
} from "../benefit/IBenefitLedger.sol";
import {IMembers} from "../membership/IMembers.sol";
import {Accounts} from "../types/Accounts.sol";
import {Currency} from "../types/Currency.sol";
import {Day, dayOf} from "../types/Day.sol";
import {AgreementId, MemberId, PoolId, poolOf} from "../types/Ids.sol";
import {IModuleSet, Module} from "../types/IModuleSet.sol";

/// @dev What the registry needs of proposed terms, see {AgreementStore}. Whole words: they need no checks when decoded. `pools`: the new
/// pools' words with their number above bit 240. `prepare`: the call that makes them in the core. `terms`: the terms in canonical
/// encoding, for the event.
struct Reading {
    uint256 hash;
    uint256 partyList;
    uint256 money;
    uint256 deemable;
    uint256 poolList;
    uint256 agreed;
    uint256 kept;
    uint256 sharePools;
    uint256 nextPool;
    uint256 nextCostPool;
    uint256[] pools;
    bytes prepare;
    bytes terms;
}

/// @dev What the registry needs to bring terms into force. `from`: first day of service. `places`: the members' words from the one that
/// holds the first new place. `rates`: the rates' words with their kind above bit 240. `totals`: agreed pools,
/// `number 16 | isNew 8 | beneficiary 32 | total 64`. `calls`: to the core, then to the bank rail.
struct Opening {
    uint256 from;
    uint256 present;
    uint256 currencyList;
    uint256[] places;
    uint256[] rates;
    uint256[] totals;
    bytes[] calls;
}

/// @title TermsRules
/// @notice Reads terms for the AgreementRegistry, which deploys it: checks them, hashes them, and works out what is to be stored and what is
/// to be told to the core and the bank rail. It only ever answers; anybody may ask it what would be refused, before proposing.
/// @custom:security-contact security@jointly.example
contract TermsRules is TermsChecks {
    uint256 private constant POOL_EXISTS = 1;
    uint256 private constant POOL_IN_FORCE = 1 << 185;
    uint256 private constant NUMBER_SHIFT = 240;
    uint256 private constant PLACES_IN_WORD = 8;

    IBenefitLedger private immutable BENEFIT;

    /// @notice Binds the rules to a registry, which deploys them.
    /// @param set The module set.
    /// @param members Who the members are.
    constructor(IModuleSet set, IMembers members) TermsChecks(set, members) {
        BENEFIT = IBenefitLedger(set.addressOf(Module.Benefit));
    }

    /// @notice The terms' struct hash.
    /// @param terms The terms.
    /// @return The hash.
    function hashOf(Terms calldata terms) public pure returns (bytes32) {
        return TermsHash.ofTerms(terms, TermsHash.ofParties(terms.parties), TermsHash.ofRates(terms.rates));
    }

    /// @notice Checks terms that are to be proposed, and reads what the registry keeps of them.
    /// @param terms The terms.
    /// @return reading What to keep.
    function read(Terms calldata terms) external view returns (Reading memory reading) {
        AgreementState memory agreement = REGISTRY.agreementOf(AgreementId.wrap(terms.agreement));
        _check(terms, agreement);
        _readPools(terms, agreement, reading);

        bytes32 rateList = TermsHash.ofRates(terms.rates);
        bytes32 partyList = TermsHash.ofParties(terms.parties);
        reading.partyList = uint256(partyList);
        reading.money = _moneyOf(terms, reading.sharePools, rateList);
        (uint256 money, ) = REGISTRY.sharingOf(agreement.terms);
        if (money == reading.money) reading.deemable = 1;
        reading.hash = uint256(TermsHash.ofTerms(terms, partyList, rateList));
        reading.terms = abi.encode(terms);
    }

    /// @notice Works out what brings terms into force.
    /// @param terms The terms of a draft.
    /// @return opening What to store and whom to tell.
    function open(Terms calldata terms) external view returns (Opening memory opening) {
        AgreementId id = AgreementId.wrap(terms.agreement);
        AgreementState memory agreement = REGISTRY.agreementOf(id);
        Day from = _firstDay(id, agreement.version, terms);
        uint256 known = agreement.parties;
        opening.from = Day.unwrap(from);
        opening.present = agreement.present | (_lowest(terms.parties.length) & ~_lowest(known));
        opening.currencyList = uint256(_currencyList(terms, terms.holders.length));
        opening.places = _placesOf(terms, known);
        opening.rates = _ratesOf(terms);
        opening.totals = _totalsOf(terms);
        opening.calls = _callsOf(id, terms, from);
    }

    /// @notice Refuses parties that must sign themselves: those that are new, or whose reward, proportion or way of sharing would change.
    /// @param terms The terms of a draft.
    /// @param places The parties' places.
    /// @return draft The terms' struct hash.
    function untouched(Terms calldata terms, uint8[] calldata places) external view returns (bytes32 draft) {
        draft = hashOf(terms);
        AgreementState memory agreement = REGISTRY.agreementOf(AgreementId.wrap(terms.agreement));
        (uint256 money, uint256 earlier) = REGISTRY.sharingOf(agreement.terms);
        (uint256 later, ) = REGISTRY.sharingOf(draft);
        for (uint256 i = 0; i < places.length; ++i) {
            if (places[i] >= terms.parties.length) {
                revert IAgreementRegistry.AgreementPartyNotInDraft(draft, places[i]);
            }
            Party calldata entry = terms.parties[places[i]];
            MemberId member = MemberId.wrap(entry.member);
            bool same =
                later == money &&
                    places[i] < agreement.parties &&
                    REGISTRY.seatOf(agreement.terms, member).rewardRate == entry.rewardRate &&
                    _keepsProportion(terms, entry, earlier);
            if (!same) revert IAgreementRegistry.AgreementMustSign(draft, member);
        }
    }

    // --------------------------------------------------------------------------------------------------- for amendments

    /// @dev Tier by tier: its part of the new pool is not smaller than its part of the one replaced. The tiers themselves are the
    /// same, else the draft would not be deemable.
    function _keepsProportion(Terms calldata terms, Party calldata entry, uint256 earlier) private view returns (bool) {
        for (uint256 i = 0; i < terms.tiers.length; ++i) {
            uint16 replaced = uint16(earlier >> (16 * i));
            uint16 number = terms.tiers[i].pool;
            if (replaced == 0 || replaced == number) continue;
            uint256 column = 0;
            uint256 position = 0;
            for (; terms.pools[position].number != number; ++position) {
                if (terms.pools[position].source == uint8(UnitSource.Agreed)) column += 1;
            }
            PoolId pool = poolOf(AgreementId.wrap(terms.agreement), replaced);
            (uint256 own, uint256 total) = BENEFIT.unitsOf(pool, Accounts.ofMember(MemberId.wrap(entry.member)));
            (uint256 reward, ) = BENEFIT.unitsOf(pool, Accounts.rewardOf(MemberId.wrap(entry.member)));
            if (entry.units[column] * total < (own + reward) * terms.pools[position].total) return false;
        }
        return true;
    }

    // --------------------------------------------------------------------------------------------------- for proposals

    /// @dev New pools take the next numbers of their kind, in order; kept ones must be in force and as they were made.
    function _readPools(Terms calldata terms, AgreementState memory agreement, Reading memory reading) private view {
        uint256 count = terms.pools.length;
        reading.nextPool = agreement.nextPool;
        reading.nextCostPool = agreement.nextCostPool;
        uint256[] memory words = new uint256[](count);
        PoolTerms[] memory pools = new PoolTerms[](count);
        uint256 made = 0;
        for (uint256 i = 0; i < count; ++i) {
            PoolLine calldata line = terms.pools[i];
            reading.poolList |= uint256(line.number) << (16 * i);
            if (line.source == uint8(UnitSource.Agreed)) reading.agreed |= 1 << i;
            uint256 word = _wordOf(line);
            if (line.kept) {
                reading.kept |= 1 << i;
                uint256 found = REGISTRY.poolWordOf(poolOf(AgreementId.wrap(terms.agreement), line.number));
                if (found != word | POOL_IN_FORCE) revert IAgreementRegistry.AgreementPoolInvalid(line.number);
                continue;
            }
            uint256 expected = line.number < RECOVER_POOLS ? reading.nextPool++ : reading.nextCostPool++;
            if (line.number != expected) revert IAgreementRegistry.AgreementPoolNumber(line.number, uint16(expected));
            words[made] = word | (uint256(line.number) << NUMBER_SHIFT);
            pools[made++] = _poolTerms(line);
        }
        assembly ("memory-safe") {
            mstore(words, made)
            mstore(pools, made)
        }
        reading.pools = words;
        reading.sharePools = _sharePoolsOf(terms);
        if (made != 0) {
            reading.prepare = abi.encodeCall(
                IBenefitLedger.prepare,
                (AgreementId.wrap(terms.agreement), _currenciesOf(terms), Currency.wrap(terms.amountCurrency), pools)
            );
        }
    }

    function _poolTerms(PoolLine calldata line) private pure returns (PoolTerms memory) {
        return PoolTerms(line.number, WhenEmpty(line.whenEmpty), line.fallTo, Day.wrap(line.holdUntil), line.cap);
    }

    function _wordOf(PoolLine calldata line) private pure returns (uint256) {
        return
            POOL_EXISTS |
            (uint256(line.cap) << 1) |
            (uint256(line.holdUntil) << 97) |
            (uint256(line.fallTo) << 121) |
            (uint256(line.whenEmpty) << 137) |
            (uint256(line.beneficiary) << 145) |
            (uint256(line.source) << 177);
    }

    /// @dev For each tier the number of its pool where a later version may replace it.
    function _sharePoolsOf(Terms calldata terms) private pure returns (uint256 list) {
        for (uint256 i = 0; i < terms.tiers.length; ++i) {
            TierLine calldata tier = terms.tiers[i];
            PoolLine calldata pool = terms.pools[TierChecks.find(terms.pools, tier.pool)];
            if (TierChecks.replaceable(tier, pool)) list |= uint256(tier.pool) << (16 * i);
        }
    }

    /// @dev Everything that decides how money is shared and who decides about results, except the units in pools that may be
    /// replaced. A version with the same value changes nothing else for anybody, so a silent party needs looking after in those
    /// pools only.
    function _moneyOf(Terms calldata terms, uint256 sharePools, bytes32 rateList) private pure returns (uint256) {
        bytes32 money = keccak256(
            abi.encode(
                rateList,
                terms.periodic,
                terms.passesOpenTiers,
                terms.amountCurrency,
                terms.licenceRule,
                terms.rules
            )
        );
        for (uint256 i = 0; i < terms.tiers.length; ++i) {
            TierLine calldata tier = terms.tiers[i];
            bool mayChange = uint16(sharePools >> (16 * i)) != 0;
            money = keccak256(abi.encode(money, tier.kind, tier.rate, tier.basis, mayChange ? 0 : tier.pool));
        }
        return uint256(money);
    }

    // -------------------------------------------------------------------------------------------- for coming into force

    /// @dev Version 1 applies from its effective date. A later one never applies to days before it was in force, and begins
    /// after its predecessor did.
    function _firstDay(AgreementId id, uint16 version, Terms calldata terms) private view returns (Day from) {
        if (version == 0) return Day.wrap(terms.legal.effective);
        from = dayOf(REGISTRY.inForceAt(hashOf(terms)));
        (Day previous, ) = BENEFIT.versionDays(id, version);
        if (from <= previous) from = Day.wrap(Day.unwrap(previous) + 1);
    }

    function _placesOf(Terms calldata terms, uint256 known) private pure returns (uint256[] memory words) {
        uint256 count = terms.parties.length;
        uint256 first = known / PLACES_IN_WORD;
        words = new uint256[]((count + PLACES_IN_WORD - 1) / PLACES_IN_WORD - first);
        for (uint256 i = first * PLACES_IN_WORD; i < count; ++i) {
            words[i / PLACES_IN_WORD - first] |= uint256(terms.parties[i].member) << (32 * (i % PLACES_IN_WORD));
        }
    }

    function _ratesOf(Terms calldata terms) private pure returns (uint256[] memory words) {
        words = new uint256[](terms.rates.length);
        for (uint256 i = 0; i < words.length; ++i) {
            Rate calldata rate = terms.rates[i];
            words[i] =
                1 |
                (uint256(rate.costPool) << 8) |
                (uint256(rate.pool) << 24) |
                (uint256(rate.costRate) << 40) |
                (uint256(rate.unitsRate) << 72) |
                (uint256(rate.price) << 104) |
                (uint256(rate.kind) << NUMBER_SHIFT);
        }
    }

    function _totalsOf(Terms calldata terms) private pure returns (uint256[] memory totals) {
        totals = new uint256[](terms.pools.length);
        uint256 count = 0;
        for (uint256 i = 0; i < terms.pools.length; ++i) {
            PoolLine calldata line = terms.pools[i];
            if (line.source != uint8(UnitSource.Agreed)) continue;
            totals[count++] =
                (uint256(line.number) << 104) |
                (line.kept ? 0 : uint256(1) << 96) |
                (uint256(line.beneficiary) << 64) |
                (line.beneficiary == 0 ? line.total : 1);
        }
        assembly ("memory-safe") {
            mstore(totals, count)
        }
    }

    function _versionOf(Terms calldata terms, Day from) private pure returns (VersionTerms memory version) {
        Tier[] memory tiers = new Tier[](terms.tiers.length);
        for (uint256 i = 0; i < tiers.length; ++i) {
            tiers[i] = Tier(TierKind(terms.tiers[i].kind), terms.tiers[i].rate, terms.tiers[i].pool);
        }
        version.from = from;
        version.periodic = terms.periodic;
        version.passesOpenTiers = terms.passesOpenTiers;
        version.amountCurrency = Currency.wrap(terms.amountCurrency);
        version.currencies = _currenciesOf(terms);
        version.tiers = tiers;
    }

    /// @dev The core opens the version; the bank rail learns who holds the money of each currency of a bank.
    function _callsOf(AgreementId id, Terms calldata terms, Day from) private pure returns (bytes[] memory calls) {
        calls = new bytes[](terms.holders.length + 1);
        calls[0] = abi.encodeCall(IBenefitLedger.open, (id, terms.version, _versionOf(terms, from)));
        uint256 count = 1;
        for (uint256 i = 0; i < terms.holders.length; ++i) {
            HolderLine calldata line = terms.holders[i];
            Currency currency = Currency.wrap(line.currency);
            if (!currency.isFiat()) continue;
            calls[count++] = abi.encodeCall(
                IBankAppointments.appoint,
                (id, currency, MemberId.wrap(line.holder), line.account, line.invoiceFirst)
            );
        }
        assembly ("memory-safe") {
            mstore(calls, count)
        }
    }

    function _currenciesOf(Terms calldata terms) private pure returns (Currency[] memory currencies) {
        currencies = new Currency[](terms.holders.length);
        for (uint256 i = 0; i < currencies.length; ++i) {
            currencies[i] = Currency.wrap(terms.holders[i].currency);
        }
    }
}
