// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AgreementStore} from "./AgreementStore.sol";
import {Agreement, AgreementStatus, Draft, Envelope, IAgreementRegistry} from "./IAgreementRegistry.sol";
import {PoolLine, Terms} from "./Terms.sol";
import {Reading} from "./TermsRules.sol";
import {PoolTerms, RECOVER_POOLS, WhenEmpty} from "../benefit/IBenefitLedger.sol";
import {Scope} from "../membership/IMembers.sol";
import {Currency} from "../types/Currency.sol";
import {Day} from "../types/Day.sol";
import {AgreementId, MemberId, PoolId, poolOf} from "../types/Ids.sol";

/// @title Proposing
/// @notice How terms come on the table. A draft is known by its hash, so drafts never stand in each other's way; only the numbers
/// of new pools are counted, and nobody can hold more than 64 of them idle.
abstract contract Proposing is AgreementStore {
    uint256 internal constant POOL_IN_FORCE = 1 << 185;
    uint256 private constant POOL_EXISTS = 1;
    uint256 private constant MAX_IDLE_POOLS = 64;
    bytes32 private constant RESERVE_TYPEHASH = keccak256(
        "ReserveAgreement(uint40 agreement,uint32 lead,uint256 deadline)"
    );
    bytes32 private constant PROPOSE_TYPEHASH = keccak256("ProposeTerms(bytes32 terms,uint32 member,uint256 deadline)");

    /// @inheritdoc IAgreementRegistry
    function reserve(
        AgreementId agreement,
        MemberId lead,
        Envelope calldata envelope
    ) external override returns (AgreementId) {
        // Check: a signature is for one number, so that it cannot be used twice.
        AgreementId next = nextAgreement();
        bool whatever = AgreementId.unwrap(agreement) == 0 && envelope.signatures.length == 0;
        if (!whatever && agreement != next) revert AgreementNumberTaken(agreement, next);
        bytes32 structHash = keccak256(abi.encode(RESERVE_TYPEHASH, agreement, lead, envelope.deadline));
        _authorise(lead, Scope.AGREEMENTS, structHash, envelope);

        // Effect
        _lastAgreement = AgreementId.unwrap(next);
        Agreement storage data = _agreements[next];
        data.status = AgreementStatus.Reserved;
        data.lead = MemberId.unwrap(lead);
        data.nextPool = 1;
        data.nextCostPool = RECOVER_POOLS;

        // Log
        emit AgreementReserved(next, lead);
        return next;
    }

    /// @inheritdoc IAgreementRegistry
    function propose(
        MemberId by,
        Terms calldata terms,
        Envelope calldata envelope
    ) external override returns (bytes32 draft) {
        AgreementId id = AgreementId.wrap(terms.agreement);
        Agreement storage agreement = _agreements[id];
        // Check
        _checkSuccession(id, agreement, by, terms);
        uint256 former = ~agreement.present & _lowest(agreement.parties);
        Reading memory reading = RULES.read(terms, agreement.parties, former);
        draft = reading.hash;
        if (_drafts[draft].number != 0) revert AgreementDraftExists(draft);
        _checkPlaces(id, agreement, by, terms);
        _checkCurrencies(agreement, terms);
        _authorise(
            by,
            Scope.AGREEMENTS,
            keccak256(abi.encode(PROPOSE_TYPEHASH, draft, by, envelope.deadline)),
            envelope
        );

        // Effect
        PoolTerms[] memory pools = _claimPools(id, agreement, terms.pools);
        uint256 idle = _idle[id][by] + pools.length;
        if (idle > MAX_IDLE_POOLS) revert AgreementTooManyIdlePools(by, idle, MAX_IDLE_POOLS);
        _idle[id][by] = uint16(idle);
        _lastDraft += 1;
        Draft memory data = _compose(agreement, by, terms, reading);
        data.newPools = uint8(pools.length);
        _drafts[draft] = data;

        // Log
        emit DraftProposed(draft, id, by, data.number, data.deemable, uint16(idle), terms);

        // Interaction
        if (pools.length != 0) {
            BENEFIT.prepare(id, _currenciesOf(terms), Currency.wrap(terms.amountCurrency), pools);
        }
    }

    /// @inheritdoc IAgreementRegistry
    function nextAgreement() public view override returns (AgreementId) {
        return AgreementId.wrap(_lastAgreement + 1);
    }

    /// @dev Terms follow the version in force; version 1 comes from the member that reserved the number.
    function _checkSuccession(
        AgreementId id,
        Agreement storage agreement,
        MemberId by,
        Terms calldata terms
    ) private view {
        AgreementStatus status = agreement.status;
        bool open = status == AgreementStatus.Reserved || status == AgreementStatus.InForce;
        if (!open) revert AgreementNotInForce(id, status);
        uint16 version = agreement.version + 1;
        if (terms.version != version || terms.previous != agreement.terms) {
            revert AgreementNotNextVersion(terms.version, terms.previous, version, agreement.terms);
        }
        if (status == AgreementStatus.Reserved) {
            MemberId lead = MemberId.wrap(agreement.lead);
            if (by != lead) revert AgreementNotLead(id, by, lead);
        } else {
            _seatOf(id, by);
            if (terms.rules.noticeDays != agreement.noticeDays) {
                revert AgreementNoticeDaysFixed(terms.rules.noticeDays, agreement.noticeDays);
            }
        }
    }

    /// @dev Places are for ever: the parties of the version in force stand where they stood.
    function _checkPlaces(AgreementId id, Agreement storage agreement, MemberId by, Terms calldata terms) private view {
        uint256 known = agreement.parties;
        if (known == 0) {
            MemberId first = MemberId.wrap(terms.parties[0].member);
            if (first != by) revert AgreementNotLead(id, first, by);
        }
        for (uint256 i = 0; i < known; ++i) {
            MemberId expected = _memberAt(id, i);
            MemberId listed = MemberId.wrap(i < terms.parties.length ? terms.parties[i].member : 0);
            if (listed != expected) revert AgreementPlaceTaken(i, listed, expected);
        }
    }

    /// @dev Currencies are only ever added, at the end; amounts are counted in one currency for ever.
    function _checkCurrencies(Agreement storage agreement, Terms calldata terms) private view {
        uint256 known = agreement.currencies;
        bool kept =
            known == 0 || (terms.holders.length >= known && _currencyList(terms, known) == agreement.currencyList);
        if (!kept) revert AgreementCurrenciesChanged();
        address counted = agreement.amountCurrency;
        if (counted != address(0) && terms.amountCurrency != counted) {
            revert AgreementAmountCurrencyInvalid(terms.amountCurrency);
        }
    }

    /// @dev New pools take the next numbers of their kind, in order; kept ones must be in force and as they were made.
    function _claimPools(
        AgreementId id,
        Agreement storage agreement,
        PoolLine[] calldata lines
    ) private returns (PoolTerms[] memory pools) {
        uint16 next = agreement.nextPool;
        uint16 nextCost = agreement.nextCostPool;
        uint256 count = 0;
        pools = new PoolTerms[](lines.length);
        for (uint256 i = 0; i < lines.length; ++i) {
            PoolLine calldata line = lines[i];
            PoolId pool = poolOf(id, line.number);
            uint256 word = _wordOf(line);
            if (line.kept) {
                if (_pools[pool] != word | POOL_IN_FORCE) revert AgreementPoolInvalid(line.number);
                continue;
            }
            bool costs = line.number >= RECOVER_POOLS;
            uint16 expected = costs ? nextCost++ : next++;
            // Check: numbers of pools stay below the first one of costs.
            if (line.number != expected) revert AgreementPoolNumber(line.number, expected);
            _pools[pool] = word;
            pools[count++] = PoolTerms(
                line.number,
                WhenEmpty(line.whenEmpty),
                line.fallTo,
                Day.wrap(line.holdUntil),
                line.cap
            );
        }
        assembly ("memory-safe") {
            mstore(pools, count)
        }
        agreement.nextPool = next;
        agreement.nextCostPool = nextCost;
    }

    function _compose(
        Agreement storage agreement,
        MemberId by,
        Terms calldata terms,
        Reading memory reading
    ) private view returns (Draft memory data) {
        data.number = _lastDraft;
        data.agreement = AgreementId.wrap(terms.agreement);
        data.version = terms.version;
        data.parties = uint16(terms.parties.length);
        data.coolingDays = terms.rules.coolingDays;
        data.deemable = terms.version > 1 && _drafts[agreement.terms].money == reading.money;
        data.partyList = reading.partyList;
        data.poolList = reading.poolList;
        data.agreed = reading.agreed;
        data.kept = reading.kept;
        data.effective = terms.legal.effective;
        data.changes = agreement.changes;
        data.proposer = MemberId.unwrap(by);
        data.conditional = terms.legal.conditions != 0;
        data.sharePools = reading.sharePools;
        data.money = reading.money;
    }

    /// @dev The first currencies' hash.
    function _currencyList(Terms calldata terms, uint256 count) internal pure returns (bytes32) {
        address[] memory list = new address[](count);
        for (uint256 i = 0; i < count; ++i) {
            list[i] = terms.holders[i].currency;
        }
        return keccak256(abi.encodePacked(list));
    }

    function _currenciesOf(Terms calldata terms) internal pure returns (Currency[] memory currencies) {
        currencies = new Currency[](terms.holders.length);
        for (uint256 i = 0; i < terms.holders.length; ++i) {
            currencies[i] = Currency.wrap(terms.holders[i].currency);
        }
    }

    /// @dev A mask of the lowest `count` bits.
    function _lowest(uint256 count) internal pure returns (uint256) {
        return count == 256 ? type(uint256).max : (uint256(1) << count) - 1;
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
}
