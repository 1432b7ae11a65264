// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Agreement, AgreementStatus, Draft, IAgreementRegistry} from "./IAgreementRegistry.sol";
import {Rate} from "./IAgreements.sol";
import {Signing} from "./Signing.sol";
import {HolderLine, PoolLine, Terms, UnitSource} from "./Terms.sol";
import {Tier, TierKind, VersionTerms} from "../benefit/IBenefitLedger.sol";
import {Accounts} from "../types/Accounts.sol";
import {Currency} from "../types/Currency.sol";
import {Day, dayOf} from "../types/Day.sol";
import {AgreementId, MemberId, PoolId, poolOf} from "../types/Ids.sol";

/// @title Activating
/// @notice How a signed draft comes into force: what it says is written where recording and booking look for it.
abstract contract Activating is Signing {
    uint256 private constant PLACES_IN_WORD = 8;

    /// @inheritdoc IAgreementRegistry
    function activate(bytes32 draft, Terms calldata terms) external override {
        (Draft storage data, Agreement storage agreement) = _openDraft(draft);
        AgreementId id = data.agreement;
        // Check
        _requireTerms(draft, terms);
        if (data.consents != data.parties) revert AgreementSignaturesMissing(draft, data.consents, data.parties);
        _requireMajority(draft, data, agreement);
        if (data.conditional != data.fulfilled) revert AgreementConditionsOpen(draft);
        uint256 since = _inForceAt(data);
        if (block.timestamp < since) revert AgreementTooEarly(draft, since);
        Day from = _firstDay(id, agreement.version, terms.legal.effective, since);

        // Effect
        data.active = true;
        MemberId proposer = MemberId.wrap(data.proposer);
        uint16 idle = _idle[id][proposer] - data.newPools;
        _idle[id][proposer] = idle;
        _writePlaces(id, agreement.parties, terms);
        _writeRates(id, terms);
        _writePools(id, terms);
        _writeAgreement(agreement, draft, data.number, terms);

        // Log
        emit AgreementActivated(id, terms.version, draft, from, agreement.present, idle);

        // Interaction
        _settleUnits(id, draft, terms.pools);
        BENEFIT.open(id, terms.version, _versionTerms(from, terms));
        for (uint256 i = 0; i < terms.holders.length; ++i) {
            _appoint(id, terms.holders[i]);
        }
    }

    function _requireTerms(bytes32 draft, Terms calldata terms) internal view {
        bytes32 handed = RULES.hashOf(terms);
        if (handed != draft) revert AgreementTermsDiffer(draft, handed);
    }

    function _requireMajority(bytes32 draft, Draft storage data, Agreement storage agreement) internal view {
        if (!_hasMajority(data, agreement)) {
            revert AgreementMajorityMissing(draft, data.voices, _count(agreement.present), agreement.majority);
        }
    }

    /// @dev Version 1 applies from its effective date. A later one never applies to days before it was in force, and begins
    /// after its predecessor did.
    function _firstDay(
        AgreementId id,
        uint16 version,
        uint24 effective,
        uint256 since
    ) private view returns (Day from) {
        if (version == 0) return Day.wrap(effective);
        from = dayOf(since);
        (Day previous, ) = BENEFIT.versionDays(id, version);
        if (from <= previous) from = Day.wrap(Day.unwrap(previous) + 1);
    }

    function _writePlaces(AgreementId id, uint256 known, Terms calldata terms) private {
        uint256 count = terms.parties.length;
        for (uint256 i = known; i < count;) {
            uint256 position = i / PLACES_IN_WORD;
            uint256 word = _places[id][position];
            for (; i < count && i / PLACES_IN_WORD == position; ++i) {
                word |= uint256(terms.parties[i].member) << (32 * (i % PLACES_IN_WORD));
            }
            _places[id][position] = word;
        }
    }

    function _writeRates(AgreementId id, Terms calldata terms) private {
        for (uint256 i = 0; i < terms.rates.length; ++i) {
            Rate calldata rate = terms.rates[i];
            _rates[id][terms.version][rate.kind] =
                1 |
                (uint256(rate.costPool) << 8) |
                (uint256(rate.pool) << 24) |
                (uint256(rate.costRate) << 40) |
                (uint256(rate.unitsRate) << 72) |
                (uint256(rate.price) << 104);
        }
    }

    function _writePools(AgreementId id, Terms calldata terms) private {
        for (uint256 i = 0; i < terms.pools.length; ++i) {
            if (!terms.pools[i].kept) _pools[poolOf(id, terms.pools[i].number)] |= POOL_IN_FORCE;
        }
    }

    function _writeAgreement(Agreement storage agreement, bytes32 draft, uint32 number, Terms calldata terms) private {
        uint256 known = agreement.parties;
        uint256 count = terms.parties.length;
        agreement.status = AgreementStatus.InForce;
        agreement.version = terms.version;
        agreement.draft = number;
        agreement.expires = terms.legal.expires;
        agreement.attestations = terms.rules.attestations;
        agreement.challengeDays = terms.rules.challengeDays;
        agreement.panel = terms.rules.panel;
        agreement.closers = terms.rules.closers;
        agreement.exitRule = terms.rules.exitRule;
        agreement.noticeDays = terms.rules.noticeDays;
        agreement.cureDays = terms.rules.cureDays;
        agreement.terms = draft;
        agreement.present |= _lowest(count) & ~_lowest(known);
        agreement.majority = terms.rules.majority;
        agreement.parties = uint16(count);
        agreement.currencies = uint8(terms.holders.length);
        agreement.currencyList = _currencyList(terms, terms.holders.length);
        agreement.amountCurrency = terms.amountCurrency;
    }

    /// @dev Beneficiaries of new pools get their unit, and every agreed pool must have exactly the units that were signed.
    function _settleUnits(AgreementId id, bytes32 draft, PoolLine[] calldata pools) private {
        for (uint256 i = 0; i < pools.length; ++i) {
            PoolLine calldata line = pools[i];
            if (line.source != uint8(UnitSource.Agreed)) continue;
            PoolId pool = poolOf(id, line.number);
            uint64 total = line.total;
            if (line.beneficiary != 0) {
                total = 1;
                if (!line.kept) BENEFIT.setUnits(pool, Accounts.ofMember(MemberId.wrap(line.beneficiary)), 1, draft);
            }
            (, uint64 units) = BENEFIT.unitsOf(pool, Accounts.ofMember(MemberId.wrap(0)));
            if (units != total) revert AgreementUnitsDiffer(line.number, units, total);
        }
    }

    function _versionTerms(Day from, Terms calldata terms) private pure returns (VersionTerms memory version) {
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

    function _appoint(AgreementId id, HolderLine calldata line) private {
        Currency currency = Currency.wrap(line.currency);
        if (!currency.isFiat()) return;
        BANK.appoint(id, currency, MemberId.wrap(line.holder), line.account, line.invoiceFirst);
    }
}
