// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAgreements, Rate, RecordingTerms} from "../agreement/IAgreements.sol";
import {IBankAppointments} from "../benefit/IBankAppointments.sol";
import {IBenefitLedger, PoolTerms, VersionTerms} from "../benefit/IBenefitLedger.sol";
import {Currency} from "../types/Currency.sol";
import {AccountId, AgreementId, MemberId, PoolId} from "../types/Ids.sol";
import {IModuleSet, Module} from "../types/IModuleSet.sol";

/// @title OpenAgreements
/// @notice For tests: agreements that anybody may write. It reads one slot of the agreement, one of the party and one of the
/// rate, as a real registry does, and passes the core's hooks on.
contract OpenAgreements is IAgreements {
    struct Setting {
        bool inForce;
        uint8 attestations;
        uint16 challengeDays;
        MemberId panel;
    }
    struct Seat {
        bool taken;
        uint8 place;
        uint32 rewardRate;
    }

    error OpenAgreementsNotParty(AgreementId agreement, MemberId member);
    error OpenAgreementsNoRate(AgreementId agreement, uint16 kind);

    IBenefitLedger private immutable CORE;
    IBankAppointments private immutable BANK;
    mapping(AgreementId agreement => Setting) private _settings;
    mapping(AgreementId agreement => mapping(MemberId member => Seat)) private _seats;
    mapping(AgreementId agreement => mapping(uint8 place => MemberId)) private _members;
    mapping(AgreementId agreement => mapping(uint16 kind => Rate)) private _rates;

    constructor() {
        CORE = IBenefitLedger(IModuleSet(msg.sender).addressOf(Module.Benefit));
        BANK = IBankAppointments(IModuleSet(msg.sender).addressOf(Module.Bank));
    }

    function set(AgreementId agreement, uint8 attestations, uint16 challengeDays, MemberId panel) external {
        _settings[agreement] = Setting(true, attestations, challengeDays, panel);
    }

    function end(AgreementId agreement) external {
        _settings[agreement].inForce = false;
    }

    function seat(AgreementId agreement, MemberId member, uint8 place, uint32 rewardRate) external {
        _seats[agreement][member] = Seat(true, place, rewardRate);
        _members[agreement][place] = member;
    }

    function setRate(AgreementId agreement, Rate calldata rate) external {
        _rates[agreement][rate.kind] = rate;
    }

    function appoint(
        AgreementId agreement,
        Currency currency,
        MemberId holder,
        bytes32 account,
        bool invoiceFirst
    ) external {
        BANK.appoint(agreement, currency, holder, account, invoiceFirst);
    }

    function prepare(
        AgreementId agreement,
        Currency[] calldata currencies,
        Currency amountCurrency,
        PoolTerms[] calldata pools
    ) external {
        CORE.prepare(agreement, currencies, amountCurrency, pools);
    }

    function open(AgreementId agreement, uint16 version, VersionTerms calldata terms) external {
        CORE.open(agreement, version, terms);
    }

    function setUnits(PoolId pool, AccountId account, uint64 units) external {
        CORE.setUnits(pool, account, units, 0);
    }

    function requirePresent(AgreementId agreement, MemberId member) external view override returns (uint8) {
        return _seat(agreement, member).place;
    }

    function recordingTerms(
        AgreementId agreement,
        MemberId member,
        uint16 kind
    ) external view override returns (RecordingTerms memory) {
        Seat memory own = _seat(agreement, member);
        Setting memory setting = _settings[agreement];
        Rate memory rate = _rates[agreement][kind];
        if (rate.kind == 0) revert OpenAgreementsNoRate(agreement, kind);
        return RecordingTerms(own.place, own.rewardRate, setting.attestations, setting.challengeDays, rate);
    }

    function memberAt(AgreementId agreement, uint8 party) external view override returns (MemberId) {
        return _members[agreement][party];
    }

    function panelOf(AgreementId agreement) external view override returns (MemberId) {
        return _settings[agreement].panel;
    }

    function _seat(AgreementId agreement, MemberId member) private view returns (Seat memory found) {
        found = _seats[agreement][member];
        if (!found.taken || !_settings[agreement].inForce) revert OpenAgreementsNotParty(agreement, member);
    }
}
