// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

// solhint-disable gas-small-strings

import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {Agreement, AgreementStore, Draft} from "./AgreementStore.sol";
import {AgreementStatus, Envelope, IAgreementRegistry} from "./IAgreementRegistry.sol";
import {Terms} from "./Terms.sol";
import {Reading, TermsRules} from "./TermsRules.sol";
import {RECOVER_POOLS} from "../benefit/IBenefitLedger.sol";
import {Scope} from "../membership/IMembers.sol";
import {AgreementId, MemberId, poolOf} from "../types/Ids.sol";

/// @title Proposing
/// @notice How terms come on the table. A draft is known by its hash, so drafts never stand in each other's way; only the numbers
/// of new pools are counted, and nobody can hold more than 64 of them idle.
abstract contract Proposing is AgreementStore {
    using Address for address;

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
        Terms calldata terms,
        MemberId by,
        Envelope calldata envelope
    ) external override returns (bytes32 draft) {
        AgreementId id = AgreementId.wrap(terms.agreement);
        Agreement storage agreement = _agreements[id];
        // Check: version 1 comes from its lead, a later one from a present party.
        Reading memory reading = abi.decode(_ask(TermsRules.read.selector), (Reading));
        draft = bytes32(reading.hash);
        if (_drafts[draft].number != 0) revert AgreementDraftExists(draft);
        MemberId lead = MemberId.wrap(agreement.lead);
        bool first = agreement.status == AgreementStatus.Reserved;
        if (!first) _seatOf(id, by);
        else if (by != lead) revert AgreementNotLead(id, by, lead);
        uint256 idle = _idle[id][by] + reading.pools.length;
        if (idle > MAX_IDLE_POOLS) revert AgreementTooManyIdlePools(by, idle, MAX_IDLE_POOLS);
        bytes32 structHash = keccak256(abi.encode(PROPOSE_TYPEHASH, draft, by, envelope.deadline));
        _authorise(by, Scope.AGREEMENTS, structHash, envelope);

        // Effect
        _idle[id][by] = uint16(idle);
        agreement.nextPool = uint16(reading.nextPool);
        agreement.nextCostPool = uint16(reading.nextCostPool);
        for (uint256 i = 0; i < reading.pools.length; ++i) {
            uint256 word = reading.pools[i];
            _pools[poolOf(id, _numberIn(word))] = _wordIn(word);
        }
        _store(_drafts[draft], agreement.changes, by, terms, reading);

        // Log
        _logProposed(draft, id, by, idle, reading);

        // Interaction
        if (reading.pools.length != 0) _tell(address(BENEFIT), reading.prepare);
    }

    /// @inheritdoc IAgreementRegistry
    function nextAgreement() public view override returns (AgreementId) {
        return AgreementId.wrap(_lastAgreement + 1);
    }

    /// @dev Hands the terms of this call on to the rules, as they came: they are the first argument here and there.
    function _ask(bytes4 question) internal view returns (bytes memory) {
        return address(RULES).functionStaticCall(bytes.concat(question, msg.data[4:]));
    }

    /// @dev Makes a call that the rules have written.
    function _tell(address module, bytes memory call) internal {
        module.functionCall(call);
    }

    function _store(
        Draft storage data,
        uint16 changes,
        MemberId by,
        Terms calldata terms,
        Reading memory reading
    ) private {
        _lastDraft += 1;
        data.number = _lastDraft;
        data.agreement = AgreementId.wrap(terms.agreement);
        data.version = terms.version;
        data.parties = uint16(terms.parties.length);
        data.coolingDays = terms.rules.coolingDays;
        data.deemable = reading.deemable != 0;
        data.partyList = bytes32(reading.partyList);
        data.poolList = reading.poolList;
        data.agreed = uint16(reading.agreed);
        data.kept = uint16(reading.kept);
        data.effective = terms.legal.effective;
        data.changes = changes;
        data.proposer = MemberId.unwrap(by);
        data.newPools = uint8(reading.pools.length);
        data.conditional = terms.legal.conditions != 0;
        data.sharePools = uint128(reading.sharePools);
        data.money = bytes32(reading.money);
    }

    /// @dev Emits {DraftProposed}. The terms come encoded from the rules: encoding them here would not fit into the contract.
    function _logProposed(
        bytes32 draft,
        AgreementId agreement,
        MemberId by,
        uint256 idle,
        Reading memory reading
    ) private {
        bytes32 topic = DraftProposed.selector;
        bytes memory head = abi.encode(_lastDraft, reading.deemable, idle);
        bytes memory terms = reading.terms;
        assembly ("memory-safe") {
            // The encoded terms begin with the offset of a single argument; here they are the fourth.
            let size := mload(terms)
            let start := mload(0x40)
            mcopy(start, add(head, 0x20), 0x60)
            mcopy(add(start, 0x60), add(terms, 0x20), size)
            mstore(add(start, 0x60), 0x80)
            log4(start, add(size, 0x60), topic, draft, agreement, by)
        }
    }
}
