// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IAgreementRegistry} from "../agreement/IAgreementRegistry.sol";
import {IBenefitLedger} from "../benefit/IBenefitLedger.sol";
import {IMembers, MemberStatus} from "../membership/IMembers.sol";
import {Envelope} from "../membership/ISignedActs.sol";
import {SignedActs} from "../membership/SignedActs.sol";
import {Accounts} from "../types/Accounts.sol";
import {Currency} from "../types/Currency.sol";
import {Day, dayOf} from "../types/Day.sol";
import {AgreementId, AssetId, MemberId, PoolId, poolOf} from "../types/Ids.sol";
import {IModuleSet, Module} from "../types/IModuleSet.sol";
import {ActsReader} from "./ActsReader.sol";
import {Asset, Digest, Motion, Vote} from "./AssetTypes.sol";
import {AssetWords} from "./AssetWords.sol";
import {IAssetErrors} from "./IAssetErrors.sol";
import {IAssetEvents} from "./IAssetEvents.sol";
import {MotionWords} from "./MotionWords.sol";
import {AssetStatus} from "./PropertyTypes.sol";

/// @title PropertyStore
/// @notice What is stored, who is asked, and the few questions that everything else asks.
abstract contract PropertyStore is IAssetEvents, IAssetErrors, SignedActs {
    /// @dev All of an asset that one member alone owns.
    uint64 internal constant ALL = 1_000_000;

    IAgreementRegistry internal immutable AGREEMENTS;
    IBenefitLedger internal immutable CORE;
    address internal immutable LICENCES;
    ActsReader internal immutable READER;

    uint40 internal _lastAsset;
    uint64 internal _lastMotion;
    /// @dev See {RulesWords}.
    mapping(AgreementId agreement => uint256 word) internal _rules;
    /// @dev Tokens by their number in the core.
    mapping(uint32 number => Currency) internal _tokens;
    /// @dev rewardRate 24 | pool 16, the lowest
    mapping(AgreementId agreement => mapping(MemberId member => uint256 word)) internal _solo;
    /// @dev See {AssetWords}.
    mapping(AssetId asset => uint256 word) internal _assets;
    mapping(AssetId asset => bytes32) internal _identifiers;
    mapping(bytes32 identifier => AssetId) internal _live;
    mapping(AssetId asset => uint256 word) internal _records;
    mapping(AssetId asset => uint256 word) internal _seatings;
    mapping(AssetId asset => mapping(AgreementId agreement => bytes32 limits)) internal _offers;
    mapping(uint64 motion => StoredMotion) internal _motions;
    mapping(uint64 motion => mapping(MemberId member => Vote)) internal _votes;

    /// @dev See {MotionWords}.
    struct StoredMotion {
        bytes32 subject;
        uint256 word;
        uint256 tally;
    }

    constructor(
        IModuleSet set,
        ActsReader reader_
    ) EIP712("Jointly IPRegistry", "1") SignedActs(IMembers(set.members())) {
        AGREEMENTS = IAgreementRegistry(set.addressOf(Module.Agreement));
        CORE = IBenefitLedger(set.addressOf(Module.Benefit));
        LICENCES = set.addressOf(Module.Licence);
        READER = reader_;
    }

    /// @dev A hook of the LicenseRegistry.
    modifier onlyLicences() {
        if (msg.sender != LICENCES) revert PropertyNotModule(msg.sender, LICENCES);
        _;
    }

    /// @dev Reverts unless the member acts, by the caller or by an envelope's signatures over this very call.
    function _sign(MemberId member, uint16 scope, uint96 amount, Envelope calldata envelope) internal {
        bytes32 what = envelope.signatures.length == 0 ? bytes32(0) : _read();
        _authorise(Act(member, scope, amount, what), envelope);
    }

    /// @dev What the reader answers to the call that we got.
    function _read() internal view returns (bytes32) {
        return bytes32(Address.functionStaticCall(address(READER), msg.data));
    }

    /// @dev The asset; reverts when there is none of this number.
    function _load(AssetId asset) internal view returns (Asset memory about) {
        uint256 word = _assets[asset];
        if (word == 0) revert PropertyAssetUnknown(asset);
        return AssetWords.unpack(word);
    }

    /// @dev The asset; reverts when it has come to its end.
    function _loadLive(AssetId asset) internal view returns (Asset memory about) {
        about = _load(asset);
        if (about.status >= AssetStatus.Lapsed) revert PropertyAssetEnded(asset, about.status);
    }

    /// @dev Writes an asset back.
    function _save(AssetId asset, Asset memory about) internal returns (uint256 word) {
        word = AssetWords.pack(about);
        _assets[asset] = word;
    }

    /// @dev Gives an asset an identifier that no live asset has.
    function _identify(AssetId asset, bytes32 identifier) internal {
        _requireDigest(identifier, Digest.Identifier);
        AssetId other = _live[identifier];
        if (AssetId.unwrap(other) != 0) revert PropertyIdentifierTaken(identifier, other);
        _live[identifier] = asset;
        _identifiers[asset] = identifier;
    }

    /// @dev The motion; reverts when there is none of this number.
    function _loadMotion(uint64 motion) internal view returns (Motion memory about) {
        StoredMotion storage stored = _motions[motion];
        uint256 word = stored.word;
        if (word == 0) revert PropertyMotionUnknown(motion);
        about = MotionWords.unpack(word, stored.tally);
        about.subject = stored.subject;
    }

    /// @dev The rules' word of an agreement; reverts while nobody has adopted them.
    function _rulesWord(AgreementId agreement) internal view returns (uint256 word) {
        word = _rules[agreement];
        if (word == 0) revert PropertyRulesMissing(agreement);
    }

    /// @dev A member's units of an asset, and all of them.
    function _share(Asset memory about, MemberId member) internal view returns (uint64 units, uint64 total) {
        if (MemberId.unwrap(about.owner) != 0) return (about.owner == member ? ALL : 0, ALL);
        uint64 reward;
        (units, reward, total) = _heldIn(poolOf(about.agreement, about.pool), member);
        units += reward;
    }

    /// @dev As {_share}; reverts when the member has none.
    function _shareOfOwner(
        AssetId asset,
        Asset memory about,
        MemberId member
    ) internal view returns (uint64 units, uint64 total) {
        (units, total) = _share(about, member);
        if (units == 0) revert PropertyNotOwner(asset, member);
    }

    /// @dev A member's units in a pool, those of its reward pot, and the pool's.
    function _heldIn(PoolId pool, MemberId member) internal view returns (uint64 own, uint64 reward, uint64 total) {
        (own, total) = CORE.unitsOf(pool, Accounts.ofMember(member));
        (reward, ) = CORE.unitsOf(pool, Accounts.rewardOf(member));
    }

    /// @dev What of a member's units belongs to its people, by the terms in force; 0 for one that is no party.
    function _rewardRateOf(AgreementId agreement, MemberId member) internal view returns (uint24) {
        return uint24(AGREEMENTS.seatOf(AGREEMENTS.agreementOf(agreement).terms, member).rewardRate);
    }

    /// @dev The people's part of units, rounded up for them.
    function _rewardUp(uint64 units, uint24 rate) internal pure returns (uint64) {
        return uint64((uint256(units) * rate + ALL - 1) / ALL);
    }

    function _requireActive(MemberId member) internal view {
        (, MemberStatus status) = MEMBERS.standing(member);
        if (status != MemberStatus.Active) revert PropertyMemberNotActive(member);
    }

    /// @dev Reverts for a digest that is missing.
    function _requireDigest(bytes32 digest, Digest what) internal pure {
        if (digest == 0) revert PropertyDigestMissing(what);
    }

    function _today() internal view returns (Day) {
        return dayOf(block.timestamp);
    }

    /// @dev The core's events name the asset as their cause.
    function _causeOf(AssetId asset) internal pure returns (bytes32) {
        return bytes32(uint256(AssetId.unwrap(asset)));
    }
}
