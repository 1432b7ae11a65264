// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {ILegalHold, Order, OrderStatus} from "./ILegalHold.sol";
import {IBenefitLedger} from "../benefit/IBenefitLedger.sol";
import {IModuleSet, Module} from "../types/IModuleSet.sol";
import {AccountId, AgreementId} from "../types/Ids.sol";

/// @title LegalHold
/// @notice Orders from outside; see {ILegalHold}. Assumption A5 in docs/security/assumptions.md.
/// @custom:security-contact security@jointly.example
contract LegalHold is ILegalHold {
    uint64 private constant OFFICER = 2; // as in ignition/modules/roles.ts
    uint256 private constant MAX_POOLS = 128;

    IBenefitLedger private immutable BENEFIT;
    IAccessManaged private immutable MEMBERS;

    /// @dev An act that one officer proposed and another has not yet confirmed.
    struct Proposal {
        bytes32 act;
        address officer;
    }

    uint56 private _lastOrder;
    mapping(uint56 order => bytes32) private _digests;
    mapping(uint56 order => OrderStatus) private _statuses;
    mapping(uint56 order => Proposal) private _proposals;

    constructor() {
        IModuleSet set = IModuleSet(msg.sender);
        BENEFIT = IBenefitLedger(set.addressOf(Module.Benefit));
        MEMBERS = IAccessManaged(set.members());
    }

    /// @dev The officers are those of the member registry's authority, at this moment.
    modifier onlyOfficer() {
        (bool officer, ) = IAccessManager(MEMBERS.authority()).hasRole(OFFICER, msg.sender);
        if (!officer) revert HoldNotOfficer(msg.sender);
        _;
    }

    /// @inheritdoc ILegalHold
    function propose(Order calldata data) external override onlyOfficer returns (uint56 order) {
        // Check
        if (data.pools.length > MAX_POOLS) revert HoldPoolsOutOfRange(data.pools.length, MAX_POOLS);
        // Effect
        order = ++_lastOrder;
        bytes32 digest = keccak256(abi.encode(data));
        _digests[order] = digest;
        _statuses[order] = OrderStatus.Proposed;
        _proposals[order] = Proposal(digest, msg.sender);
        // Log
        emit OrderProposed(order, msg.sender, digest, data);
    }

    /// @inheritdoc ILegalHold
    function confirm(uint56 order, Order calldata data) external override onlyOfficer {
        // Check
        _require(order, data, OrderStatus.Proposed);
        if (_proposals[order].officer == msg.sender) revert HoldSameOfficer(msg.sender);
        // Effect
        _statuses[order] = OrderStatus.Laid;
        delete _proposals[order];
        // Log
        emit OrderLaid(order, msg.sender);
        // Interaction
        BENEFIT.hold(order, data.account, data.currency, data.amount, data.pools);
    }

    /// @inheritdoc ILegalHold
    function lift(uint56 order, Order calldata data, bytes32 document) external override onlyOfficer {
        _require(order, data, OrderStatus.Laid);
        if (_proposes(order, keccak256(abi.encode("lift", document)), document)) return;
        // Effect
        _statuses[order] = OrderStatus.Lifted;
        // Log
        emit OrderLifted(order, msg.sender, document);
        // Interaction
        BENEFIT.lift(order, data.account, data.currency, data.pools);
    }

    /// @inheritdoc ILegalHold
    function redirect(
        uint56 order,
        Order calldata data,
        AgreementId agreement,
        AccountId to,
        uint96 amount,
        bytes32 document
    ) external override onlyOfficer {
        OrderStatus status = _statuses[order];
        _require(order, data, status == OrderStatus.Lifted ? OrderStatus.Lifted : OrderStatus.Laid);
        bytes32 act = keccak256(abi.encode("redirect", agreement, to, amount, document));
        if (_proposes(order, act, document)) return;
        // Log
        emit OrderRedirected(order, agreement, to, amount, msg.sender, document);
        // Interaction
        BENEFIT.redirect(order, agreement, data.currency, to, amount);
    }

    /// @inheritdoc ILegalHold
    function orderOf(uint56 order) external view override returns (OrderStatus status, bytes32 digest) {
        return (_statuses[order], _digests[order]);
    }

    /// @dev The first officer proposes an act, or replaces one proposed; a second one, naming the same act, confirms it.
    function _proposes(uint56 order, bytes32 act, bytes32 document) private returns (bool) {
        Proposal memory proposal = _proposals[order];
        if (proposal.act == act) {
            if (proposal.officer == msg.sender) revert HoldSameOfficer(msg.sender);
            delete _proposals[order];
            return false;
        }
        _proposals[order] = Proposal(act, msg.sender);
        emit ActProposed(order, msg.sender, act, document);
        return true;
    }

    function _require(uint56 order, Order calldata data, OrderStatus expected) private view {
        OrderStatus status = _statuses[order];
        if (status != expected) revert HoldOrderStatus(order, status);
        bytes32 digest = keccak256(abi.encode(data));
        if (digest != _digests[order]) revert HoldDiffers(order, digest, _digests[order]);
    }
}
