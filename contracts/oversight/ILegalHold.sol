// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccountId, AgreementId, PoolId} from "../types/Ids.sol";
import {Currency} from "../types/Currency.sol";

/// @dev An order of a court or an insolvency administrator: who ordered (digest), the sealed document (digest), whose account, how much of
/// which currency, and the pools it is collected from.
struct Order {
    bytes32 authority;
    bytes32 document;
    AccountId account;
    Currency currency;
    uint96 amount;
    PoolId[] pools;
}

/// @dev Where an order stands.
enum OrderStatus {
    None,
    Proposed,
    Laid,
    Lifted
}

/// @title ILegalHold
/// @notice The one door for orders from outside. Two officers act together: one proposes, another confirms. An order withholds a
/// named amount of what one account collects, and nothing else; what it withheld goes to whom the order names, or back.
interface ILegalHold {
    /// @notice Emitted when an officer proposes an order.
    /// @param order The order's number, from 1.
    /// @param officer Who proposed.
    /// @param digest Hash of the order.
    /// @param data The order.
    event OrderProposed(uint56 indexed order, address indexed officer, bytes32 digest, Order data);

    /// @notice Emitted when a second officer confirms it; the core's `HoldChanged` follows.
    /// @param order The order.
    /// @param officer Who confirmed.
    event OrderLaid(uint56 indexed order, address indexed officer);

    /// @notice Emitted when an officer proposes to end an order or to give what it withheld to an account.
    /// @param order The order.
    /// @param officer Who proposed.
    /// @param act Hash of the act proposed.
    /// @param document Digest of the document that asks for it.
    event ActProposed(uint56 indexed order, address indexed officer, bytes32 indexed act, bytes32 document);

    /// @notice Emitted when an order is lifted; the core's `HoldLifted` follows.
    /// @param order The order.
    /// @param officer Who confirmed.
    /// @param document Digest of the document that asks for it.
    event OrderLifted(uint56 indexed order, address indexed officer, bytes32 document);

    /// @notice Emitted when what an order withheld is given to an account; the core's `CreditChanged` follows.
    /// @param order The order.
    /// @param agreement The agreement whose money it is.
    /// @param to The account.
    /// @param amount How much.
    /// @param officer Who confirmed.
    /// @param document Digest of the document that asks for it.
    event OrderRedirected(
        uint56 indexed order,
        AgreementId indexed agreement,
        AccountId indexed to,
        uint96 amount,
        address officer,
        bytes32 document
    );

    /// @notice Thrown when the caller is not an officer.
    /// @param caller Who called.
    error HoldNotOfficer(address caller);
    /// @notice Thrown when the officer who proposed confirms.
    /// @param officer Who.
    error HoldSameOfficer(address officer);
    /// @notice Thrown when an order is not where it must be.
    /// @param order The order.
    /// @param status Where it is.
    error HoldOrderStatus(uint56 order, OrderStatus status);
    /// @notice Thrown when what is confirmed is not what was proposed.
    /// @param order The order.
    /// @param handed Hash of what was handed in.
    /// @param proposed Hash of what was proposed, 0 for nothing.
    error HoldDiffers(uint56 order, bytes32 handed, bytes32 proposed);
    /// @notice Thrown when an order names too many pools.
    /// @param pools How many.
    /// @param limit How many it may.
    error HoldPoolsOutOfRange(uint256 pools, uint256 limit);

    /// @notice Proposes an order. An officer.
    /// @param data The order; at most 128 pools.
    /// @return order Its number.
    function propose(Order calldata data) external returns (uint56 order);

    /// @notice Confirms an order: it is laid. Another officer.
    /// @param order The order.
    /// @param data The order, as proposed.
    function confirm(uint56 order, Order calldata data) external;

    /// @notice Lifts an order: the first officer's call proposes, another's does it.
    /// @param order The order.
    /// @param data The order, as proposed.
    /// @param document Digest of the document that asks for it.
    function lift(uint56 order, Order calldata data, bytes32 document) external;

    /// @notice Gives what an order withheld to an account: the first officer's call proposes, another's does it.
    /// @param order The order.
    /// @param data The order, as proposed.
    /// @param agreement The agreement whose money it is.
    /// @param to The account.
    /// @param amount How much.
    /// @param document Digest of the document that asks for it.
    function redirect(
        uint56 order,
        Order calldata data,
        AgreementId agreement,
        AccountId to,
        uint96 amount,
        bytes32 document
    ) external;

    /// @notice Where an order stands.
    /// @param order The order.
    /// @return status Its status.
    /// @return digest Hash of the order.
    function orderOf(uint56 order) external view returns (OrderStatus status, bytes32 digest);
}
