// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {IAgreements, RecordingTerms} from "../agreement/IAgreements.sol";
import {IBenefitLedger} from "../benefit/IBenefitLedger.sol";
import {IMembers, Scope} from "../membership/IMembers.sol";
import {Envelope} from "../membership/ISignedActs.sol";
import {IModuleSet, Module} from "../types/IModuleSet.sol";
import {AgreementId, ContributionId, MemberId} from "../types/Ids.sol";
import {Status} from "./ContributionTypes.sol";
import {ContributionWords} from "./ContributionWords.sol";
import {IContributionLedger} from "./IContributionLedger.sol";

/// @title ContributionStore
/// @notice What is stored, who is asked, and how an act is authorised. Everything else builds on these few doors.
abstract contract ContributionStore is IContributionLedger, EIP712 {
    IMembers internal immutable MEMBERS;
    IAgreements internal immutable AGREEMENTS;
    IBenefitLedger internal immutable CORE;

    uint64 private _contributions;
    uint64 private _rootCount;
    mapping(ContributionId contribution => Words words) internal _words;
    mapping(uint64 rootId => bytes32 commitment) internal _roots;
    mapping(uint64 rootId => uint96 value) internal _claimedValues;
    mapping(uint64 rootId => BitMaps.BitMap leaves) internal _claimed;
    mapping(MemberId member => mapping(uint192 key => uint64 next)) private _nonces;

    /// @dev See {ContributionWords}.
    struct Words {
        uint256 card;
        uint256 state;
    }

    /// @dev An act to authorise: who acts, in which scope, up to which amount, and the hash of what is signed.
    struct Act {
        MemberId member;
        uint16 scope;
        uint96 amount;
        bytes32 what;
    }

    constructor() EIP712("Jointly ContributionLedger", "1") {
        IModuleSet set = IModuleSet(msg.sender);
        MEMBERS = IMembers(set.members());
        AGREEMENTS = IAgreements(set.addressOf(Module.Agreement));
        CORE = IBenefitLedger(set.addressOf(Module.Benefit));
    }

    /// @inheritdoc IContributionLedger
    function invalidateNonce(MemberId member, uint192 key) external override {
        // Check
        MEMBERS.requireActsAlone(member, msg.sender, Scope.ADMIN, 0);
        // Effect
        _useNonce(member, key);
    }

    /// @inheritdoc IContributionLedger
    function nextNonce(MemberId member, uint192 key) public view override returns (uint256) {
        return (uint256(key) << 64) | _nonces[member][key];
    }

    /// @inheritdoc IContributionLedger
    function counts() external view override returns (uint64 contributions, uint64 roots) {
        return (_contributions, _rootCount);
    }

    // ------------------------------------------------------------------------------------------------------- internal

    /// @dev Reverts unless the member acts: by the caller, or by an envelope's signatures, whose nonce is then used up.
    function _authorise(Act memory act, Envelope calldata envelope) internal {
        if (_isDirect(envelope)) MEMBERS.requireActsAlone(act.member, msg.sender, act.scope, act.amount);
        else _openEnvelope(act, envelope);
    }

    /// @dev Reverts unless the caller acts alone for a member that judges a contribution: never the contributor's own organisation,
    /// be it by succession.
    function _requireOutside(ContributionId contribution, uint256 state, MemberId member, uint16 scope) internal view {
        MemberId contributor = ContributionWords.memberOf(state);
        uint96 amount = ContributionWords.amountOf(state);
        bool apart = MEMBERS.requireOutsideSigner(member, msg.sender, scope, amount, contributor);
        if (!apart) revert ContributionOwnOrganisation(contribution, member, contributor);
    }

    /// @dev As {_requireOutside}, by an envelope's signatures; the act's amount is the contribution's.
    function _openOutside(
        ContributionId contribution,
        uint256 state,
        Act memory act,
        Envelope calldata envelope
    ) internal {
        MemberId contributor = ContributionWords.memberOf(state);
        if (!MEMBERS.areApart(act.member, contributor)) {
            revert ContributionOwnOrganisation(contribution, act.member, contributor);
        }
        act.amount = ContributionWords.amountOf(state);
        _openEnvelope(act, envelope);
    }

    /// @dev Reverts unless the envelope is in time, has the next nonce of its key, and is signed as the member's policy asks.
    function _openEnvelope(Act memory act, Envelope calldata envelope) private {
        // Check
        if (block.timestamp > envelope.deadline) revert ContributionDeadlineOver(envelope.deadline);
        uint192 key = uint192(envelope.nonce >> 64);
        uint256 expected = nextNonce(act.member, key);
        if (envelope.nonce != expected) revert ContributionNonceWrong(act.member, envelope.nonce, expected);
        // Effect
        _useNonce(act.member, key);
        // Check
        bytes32 digest = _hashTypedDataV4(act.what);
        MEMBERS.requireJointSignatures(act.member, act.scope, act.amount, digest, envelope.signatures);
    }

    /// @dev What the member may record and what it earns now.
    function _termsOf(
        AgreementId agreement,
        MemberId member,
        uint16 kind
    ) internal view returns (RecordingTerms memory) {
        return AGREEMENTS.recordingTerms(agreement, member, kind);
    }

    /// @dev The member that decides disputes of a contribution's agreement, 0 for none.
    function _panelOf(uint256 state) internal view returns (MemberId) {
        return AGREEMENTS.panelOf(ContributionWords.agreementOf(state));
    }

    /// @dev Does the caller sign by sending?
    function _isDirect(Envelope calldata envelope) internal pure returns (bool) {
        return envelope.signatures.length == 0;
    }

    function _useNonce(MemberId member, uint192 key) private {
        uint64 next = ++_nonces[member][key];
        emit ContributionNonceUsed(member, key, next);
    }

    /// @dev Takes the next numbers; returns the first.
    function _takeNumbers(uint256 count) internal returns (ContributionId) {
        uint64 last = _contributions;
        _contributions = last + uint64(count);
        return ContributionId.wrap(last + 1);
    }

    /// @dev Takes the next number of a root.
    function _takeRootNumber() internal returns (uint64) {
        return ++_rootCount;
    }

    /// @dev A contribution's words; reverts unless it stands there.
    function _load(ContributionId contribution, Status expected) internal view returns (uint256 card, uint256 state) {
        state = _loadState(contribution, expected);
        card = _words[contribution].card;
    }

    /// @dev A contribution's state; reverts unless it stands there.
    function _loadState(ContributionId contribution, Status expected) internal view returns (uint256 state) {
        state = _words[contribution].state;
        _requireStatus(contribution, state, expected);
    }

    /// @dev Reverts unless a contribution stands there.
    function _requireStatus(ContributionId contribution, uint256 state, Status expected) internal pure {
        Status status = ContributionWords.statusOf(state);
        if (status != expected) revert ContributionWrongStatus(contribution, status);
    }

    /// @dev The core's events name the contribution as their cause.
    function _causeOf(ContributionId contribution) internal pure returns (bytes32) {
        return bytes32(uint256(ContributionId.unwrap(contribution)));
    }
}
