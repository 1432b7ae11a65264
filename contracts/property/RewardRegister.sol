// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {IBenefitLedger} from "../benefit/IBenefitLedger.sol";
import {IMembers, Scope} from "../membership/IMembers.sol";
import {Envelope} from "../membership/ISignedActs.sol";
import {SignedActs} from "../membership/SignedActs.sol";
import {Currency} from "../types/Currency.sol";
import {Day, dayOf} from "../types/Day.sol";
import {IModuleSet, Module} from "../types/IModuleSet.sol";
import {IRewardRegister} from "./IRewardRegister.sol";
import {Line, ListFacts, ListKey, ListKind} from "./RewardTypes.sol";

/// @title RewardRegister
/// @notice Commitments to lists of people; see {IRewardRegister}. It has no owner and no parameter, and knows nobody.
/// @dev A leaf is hashed twice and its inner preimage is three words long, so no inner node of the tree (two words) can pass for one.
/// @custom:security-contact security@jointly.example
contract RewardRegister is IRewardRegister, SignedActs {
    bytes32 private constant KEY = keccak256(
        "ListKey(uint40 agreement,uint32 member,uint8 kind,address currency,uint24 first,uint24 last)"
    );
    bytes32 private constant FACTS = keccak256("ListFacts(bytes32 root,uint32 count,uint96 total,uint96 main)");
    bytes32 private constant COMMIT = keccak256(
        "CommitList(ListKey key,ListFacts facts,bytes32 replaces,uint256 nonce,uint40 deadline)ListFacts(bytes32 root,uint32 count,uint96 total,uint96 main)ListKey(uint40 agreement,uint32 member,uint8 kind,address currency,uint24 first,uint24 last)"
    );

    IBenefitLedger private immutable CORE;

    mapping(bytes32 list => List) private _lists;

    /// @dev Two words: `main 96 | total 96 | count 32 | revision 16`, the lowest last; the root.
    struct List {
        uint16 revision;
        uint32 count;
        uint96 total;
        uint96 main;
        bytes32 root;
    }

    constructor() SignedActs(IMembers(IModuleSet(msg.sender).members())) EIP712("Jointly RewardRegister", "1") {
        CORE = IBenefitLedger(IModuleSet(msg.sender).addressOf(Module.Benefit));
    }

    /// @inheritdoc IRewardRegister
    function commit(
        ListKey calldata key,
        ListFacts calldata facts,
        bytes32 replaces,
        Envelope calldata envelope
    ) external override returns (bytes32 list) {
        // Check
        _requireKey(key);
        _requireFacts(key.kind, facts);
        list = digestOf(key);
        List storage stored = _lists[list];
        bytes32 current = stored.root;
        if (replaces != current || facts.root == current) revert RewardReplacesWrong(replaces, current);
        bool isReward = key.kind == ListKind.Reward;
        Act memory act =
            isReward ? Act(key.member, Scope.TREASURY, facts.total, 0) : Act(key.member, Scope.RECORD, 0, 0);
        act.what = _structHash(key, facts, replaces, envelope);
        _authorise(act, envelope);
        // Effect
        uint16 revision = stored.revision + 1;
        _lists[list] = List(revision, facts.count, facts.total, facts.main, facts.root);
        // Log
        emit ListCommitted(list, key.agreement, key.member, revision, replaces, key, facts);
    }

    /// @inheritdoc IRewardRegister
    function verify(bytes32 list, Line calldata line, bytes32[] calldata proof) external view override returns (bool) {
        bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(line.index, line.line, line.amount))));
        List storage stored = _lists[list];
        return line.index < stored.count && MerkleProof.verifyCalldata(proof, stored.root, leaf);
    }

    /// @inheritdoc IRewardRegister
    function listOf(bytes32 list) external view override returns (ListFacts memory facts, uint16 revision) {
        List storage stored = _lists[list];
        facts = ListFacts(stored.root, stored.count, stored.total, stored.main);
        revision = stored.revision;
    }

    /// @inheritdoc IRewardRegister
    function digestOf(ListKey calldata key) public pure override returns (bytes32) {
        return keccak256(abi.encode(key));
    }

    /// @dev Reverts unless there is such an agreement, the period is over, and the currency fits the kind.
    function _requireKey(ListKey calldata key) private view {
        bool hasCurrency = Currency.unwrap(key.currency) != address(0);
        if (key.kind == ListKind.None || hasCurrency != (key.kind == ListKind.Reward)) revert RewardKindWrong(key.kind);
        if (key.last < key.first || !(key.last < dayOf(block.timestamp))) revert RewardPeriodWrong(key.first, key.last);
        (Day from, ) = CORE.versionDays(key.agreement, 1);
        if (Day.unwrap(from) == 0) revert RewardAgreementUnknown(key.agreement);
    }

    /// @dev Reverts for no lines, or when the main contributors get less than half (R17).
    function _requireFacts(ListKind kind, ListFacts calldata facts) private pure {
        if (facts.root == 0 || facts.count == 0) revert RewardListEmpty(facts.root, facts.count);
        bool isFair =
            kind == ListKind.Certificate
                ? facts.main == 0
                : facts.main <= facts.total && 2 * uint256(facts.main) >= facts.total;
        if (!isFair) revert RewardMainWrong(facts.main, facts.total);
    }

    function _structHash(
        ListKey calldata key,
        ListFacts calldata facts,
        bytes32 replaces,
        Envelope calldata envelope
    ) private pure returns (bytes32) {
        bytes32 keyHash = keccak256(abi.encode(KEY, key));
        bytes32 factsHash = keccak256(abi.encode(FACTS, facts));
        return keccak256(abi.encode(COMMIT, keyHash, factsHash, replaces, envelope.nonce, envelope.deadline));
    }
}
