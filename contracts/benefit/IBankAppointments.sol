// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AgreementId, MemberId} from "../types/Ids.sol";
import {Currency} from "../types/Currency.sol";

/// @title IBankAppointments
/// @notice What an agreement tells the bank rail: who holds the money of each currency (收款单位).
interface IBankAppointments {
    /// @notice Emitted when a currency of an agreement gets its holder.
    /// @param agreement The agreement.
    /// @param currency A currency of ISO 4217.
    /// @param holder The member whose bank account takes the money.
    /// @param account Digest of that account.
    /// @param invoiceFirst Whether a payee must hand in an invoice before it is paid.
    event HolderAppointed(
        AgreementId indexed agreement,
        Currency indexed currency,
        MemberId indexed holder,
        bytes32 account,
        bool invoiceFirst
    );

    /// @notice Appoints the holder of a currency, from now on. Only AgreementRegistry.
    /// @param agreement The agreement.
    /// @param currency A currency of ISO 4217.
    /// @param holder The member whose bank account takes the money.
    /// @param account Digest of that account.
    /// @param invoiceFirst Whether a payee must hand in an invoice before it is paid.
    function appoint(
        AgreementId agreement,
        Currency currency,
        MemberId holder,
        bytes32 account,
        bool invoiceFirst
    ) external;
}
