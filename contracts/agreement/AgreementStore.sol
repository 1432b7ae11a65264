// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

// solhint-disable gas-small-strings

import {AgreementStatus, Consent, Envelope, IAgreementRegistry, ResolutionKind, Seat} from "./IAgreementRegistry.sol";
import {TermsRules} from "./TermsRules.sol";
import {IBankAppointments} from "../benefit/IBankAppointments.sol";
import {IBenefitLedger} from "../benefit/IBenefitLedger.sol";
import {IMembers, MemberSignature} from "../membership/IMembers.sol";
import {IModuleSet, Module} from "../types/IModuleSet.sol";
import {AgreementId, MemberId, PoolId} from "../types/Ids.sol";
import {Accounts} from "../types/Accounts.sol";

/// @dev An agreement as stored. Slot 0 is all that recording and closing read besides the present parties.
/// `draft`: number of the draft in force. `changes`: how often a party left or was excluded. `noticeDays`: those of version 1.
// solhint-disable-next-line gas-struct-packing
struct Agreement {
    AgreementStatus status;
    uint16 version;
    uint32 draft;
    uint24 expires;
    uint8 attestations;
    uint16 challengeDays;
    uint32 panel;
    uint8 closers;
    uint8 exitRule;
    uint16 noticeDays;
    uint16 cureDays;
    uint32 closes;
    uint16 changes;
    bytes32 terms; // hash of the terms in force
    uint256 present; // one bit a place: parties that have neither left nor been excluded
    uint32 lead;
    uint32 majority;
    uint16 nextPool;
    uint16 nextCostPool;
    uint16 parties;
    uint8 currencies;
    bytes32 currencyList; // hash of the accepted currencies, in order
    address amountCurrency;
}

/// @dev A draft as stored; its last slot is the digest that the lead confirmed the conditions with. `consents`: parties signed or deemed. `voices`: signatures of present parties, for the majority.
/// `poolList`: the numbers of its pools in order, 16 bits each, the first lowest; `agreed` and `kept` are masks over them.
/// `sharePools`: for each tier the number of its pool where a later version may replace it, 16 bits each, 0 elsewhere.
/// `changes`: the agreement's, when it was proposed. `money`: hash of what decides how money is shared, replaceable pools left out.
// solhint-disable-next-line gas-struct-packing
struct Draft {
    uint32 number;
    AgreementId agreement;
    uint16 version;
    uint16 parties;
    uint16 consents;
    uint16 voices;
    uint40 lastSigned;
    uint40 noticed;
    uint16 coolingDays;
    bool active;
    bool deemable;
    bytes32 partyList; // hash of the parties' struct hashes
    uint256 poolList;
    uint16 agreed;
    uint16 kept;
    uint24 effective;
    uint16 changes;
    uint32 proposer;
    uint8 newPools;
    bool conditional;
    bool fulfilled;
    uint128 sharePools;
    bytes32 money;
    bytes32 fulfilment; // digest the lead confirmed
}

/// @title AgreementStore
/// @notice The registry's storage, who acts for a member, and the few questions that everything else asks.
abstract contract AgreementStore is IAgreementRegistry {
    uint256 internal constant ALL = 1_000_000; // parts per million
    uint256 internal constant MAX_POOLS = 16;
    uint256 internal constant PLACES_IN_WORD = 8;
    uint256 private constant NUMBER_SHIFT = 240;
    bytes32 private constant DOMAIN_TYPEHASH = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );
    bytes32 private constant NAME = keccak256("Jointly AgreementRegistry");
    bytes32 private constant VERSION = keccak256("1");

    IMembers internal immutable MEMBERS;
    IBenefitLedger internal immutable BENEFIT;
    IBankAppointments internal immutable BANK;
    TermsRules internal immutable RULES;

    uint40 internal _lastAgreement;
    uint32 internal _lastDraft;
    mapping(AgreementId agreement => Agreement) internal _agreements;
    mapping(bytes32 draft => Draft) internal _drafts;
    mapping(uint32 draftNumber => mapping(MemberId member => Seat)) internal _seats;
    /// @dev Place + 1 of a party that was asked for, 0 again when it leaves: what {_seatOf} would answer, in one slot.
    mapping(AgreementId agreement => mapping(MemberId member => uint256 placeAndOne)) internal _seated;
    /// @dev Eight members of 32 bits a word, the first lowest.
    mapping(AgreementId agreement => mapping(uint256 position => uint256 word)) internal _places;
    /// @dev price 64 | unitsRate 32 | costRate 32 | pool 16 | costPool 16 | exists 1, the lowest
    mapping(AgreementId agreement => mapping(uint16 version => mapping(uint16 kind => uint256 word))) internal _rates;
    /// @dev inForce 1 | source 8 | beneficiary 32 | whenEmpty 8 | fallTo 16 | holdUntil 24 | cap 96, above exists 1, the lowest
    mapping(PoolId pool => uint256 word) internal _pools;
    /// @dev Numbers of pools that a member's drafts hold and that are not in force.
    mapping(AgreementId agreement => mapping(MemberId member => uint16)) internal _idle;
    mapping(bytes32 resolution => uint256 places) internal _votes;
    mapping(bytes32 resolution => uint40 time) internal _passed;

    /// @notice Asks the module set, which deploys it, for the other modules.
    constructor() {
        IModuleSet set = IModuleSet(msg.sender);
        MEMBERS = IMembers(set.members());
        BENEFIT = IBenefitLedger(set.addressOf(Module.Benefit));
        BANK = IBankAppointments(set.addressOf(Module.Bank));
        RULES = new TermsRules(set, IMembers(set.members()));
    }

    /// @dev The EIP-712 digest of a struct. The separator is worked out each time, so it follows a change of chain.
    function _digestOf(bytes32 structHash) internal view returns (bytes32) {
        bytes32 separator = keccak256(abi.encode(DOMAIN_TYPEHASH, NAME, VERSION, block.chainid, address(this)));
        return keccak256(abi.encodePacked(hex"1901", separator, structHash));
    }

    /// @dev The member's own signer sends, or its signatures are handed in, before their deadline.
    function _authorise(MemberId member, uint16 scope, bytes32 structHash, Envelope calldata envelope) internal view {
        _requireConsent(member, scope, 0, structHash, envelope.deadline, envelope.signatures);
    }

    /// @dev As {_authorise}, for an act about an amount.
    function _requireConsent(
        MemberId member,
        uint16 scope,
        uint96 amount,
        bytes32 structHash,
        uint256 deadline,
        MemberSignature[] calldata signatures
    ) internal view {
        if (signatures.length == 0) {
            MEMBERS.requireActsAlone(member, msg.sender, scope, amount);
        } else {
            if (block.timestamp > deadline) revert AgreementDeadlinePassed(deadline);
            MEMBERS.requireJointSignatures(member, scope, amount, _digestOf(structHash), signatures);
        }
    }

    /// @dev A draft that may still come into force.
    function _openDraft(bytes32 draft) internal view returns (Draft storage data, Agreement storage agreement) {
        data = _drafts[draft];
        if (data.number == 0) revert AgreementDraftUnknown(draft);
        agreement = _agreements[data.agreement];
        bool next = data.version == agreement.version + 1;
        if (!next || agreement.status == AgreementStatus.Ended) {
            revert AgreementDraftStale(draft, data.version, agreement.version);
        }
        if (data.changes != agreement.changes) revert AgreementPartiesChanged(draft);
    }

    /// @dev The agreement while it is in force.
    function _inForce(AgreementId agreement) internal view returns (Agreement storage data) {
        data = _agreements[agreement];
        if (data.status != AgreementStatus.InForce) revert AgreementNotInForce(agreement, data.status);
    }

    /// @dev A party's seat in the version in force. When the agreement has ended, those that left before may settle it too.
    function _seatOf(AgreementId agreement, MemberId member) internal view returns (Seat memory seat) {
        Agreement storage data = _agreements[agreement];
        AgreementStatus status = data.status;
        if (data.version == 0) revert AgreementNotInForce(agreement, status);
        seat = _seats[data.draft][member];
        bool gone = seat.left && status != AgreementStatus.Ended;
        if (seat.consent == Consent.None || gone) revert AgreementNotParty(agreement, member);
    }

    function _isPresent(Agreement storage data, uint256 place) internal view returns (bool) {
        return (data.present >> place) & 1 == 1;
    }

    function _memberAt(AgreementId agreement, uint256 place) internal view returns (MemberId) {
        uint256 word = _places[agreement][place / PLACES_IN_WORD];
        return MemberId.wrap(uint32(word >> (32 * (place % PLACES_IN_WORD))));
    }

    function _inForceAt(Draft storage data) internal view returns (uint256) {
        uint256 cooled = uint256(data.lastSigned) + uint256(data.coolingDays) * 1 days;
        uint256 effective = uint256(data.effective) * 1 days;
        return cooled > effective ? cooled : effective;
    }

    /// @dev Is the majority for an amendment there? Version 1 needs none: all sign.
    function _hasMajority(Draft storage data, Agreement storage agreement) internal view returns (bool) {
        return uint256(data.voices) * ALL >= uint256(agreement.majority) * _count(agreement.present);
    }

    /// @dev A party's own units and its people's in a pool.
    function _heldIn(PoolId pool, MemberId member) internal view returns (uint64 own, uint64 reward, uint64 total) {
        (own, total) = BENEFIT.unitsOf(pool, Accounts.ofMember(member));
        (reward, ) = BENEFIT.unitsOf(pool, Accounts.rewardOf(member));
    }

    /// @dev Takes all a party's units in a pool away; what it has accrued stays.
    function _clearUnits(PoolId pool, MemberId member, bytes32 cause) internal {
        (uint64 own, uint64 reward, ) = _heldIn(pool, member);
        if (own != 0) BENEFIT.setUnits(pool, Accounts.ofMember(member), 0, cause);
        if (reward != 0) BENEFIT.setUnits(pool, Accounts.rewardOf(member), 0, cause);
    }

    /// @dev The number of the i-th pool of a draft, 0 after the last.
    function _poolAt(uint256 poolList, uint256 i) internal pure returns (uint16) {
        return uint16(poolList >> (16 * i));
    }

    /// @dev The number that {TermsRules} put above a word.
    function _numberIn(uint256 word) internal pure returns (uint16) {
        return uint16(word >> NUMBER_SHIFT);
    }

    /// @dev The word below the number.
    function _wordIn(uint256 word) internal pure returns (uint256) {
        return word & ((uint256(1) << NUMBER_SHIFT) - 1);
    }

    /// @dev Which member alone has a unit of a pool, 0 when it is the parties'.
    function _beneficiaryOf(PoolId pool) internal view returns (uint32) {
        return uint32(_pools[pool] >> 145);
    }

    function _keyOf(
        AgreementId agreement,
        ResolutionKind kind,
        MemberId subject,
        bytes32 digest
    ) internal pure returns (bytes32) {
        return keccak256(abi.encode(agreement, kind, subject, digest));
    }

    /// @dev How many bits are set: at most 256 steps, one for each that is.
    function _count(uint256 mask) internal pure returns (uint256 bits) {
        for (; mask != 0; mask &= mask - 1) {
            bits += 1;
        }
    }
}
