// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FeeStep, FeeTerms, Instalment, LicenceTerms} from "./LicenceTypes.sol";

/// @title LicenceHash
/// @notice A licence's terms as an EIP-712 struct: what is signed, agreed to by the owners, and stored.
/// @dev Each type is one literal, for a literal is hashed by the compiler and its parts would be hashed in every call.
library LicenceHash {
    bytes32 private constant STEP = keccak256("FeeStep(uint96 from,uint32 rate)");
    bytes32 private constant INSTALMENT = keccak256("Instalment(uint24 due,uint96 amount)");
    bytes32 private constant FEES = keccak256(
        "FeeTerms(address currency,uint8 base,uint96 ceiling,uint8 reportMonths,uint16 payDays,FeeStep[] steps,Instalment[] instalments)FeeStep(uint96 from,uint32 rate)Instalment(uint24 due,uint96 amount)"
    );
    bytes32 private constant TERMS = keccak256(
        "LicenceTerms(uint40 asset,uint8 kind,uint8 purpose,uint40 project,uint32 licensor,uint32 licensee,bytes32 counterparty,uint256 territory,uint128 fields,uint24 from,uint24 until,uint40 head,bool subLicences,uint24 useBy,bytes32 text,bytes32 fairness,bytes32 exportControl,bytes32 pledgeConsent,FeeTerms fees)FeeStep(uint96 from,uint32 rate)FeeTerms(address currency,uint8 base,uint96 ceiling,uint8 reportMonths,uint16 payDays,FeeStep[] steps,Instalment[] instalments)Instalment(uint24 due,uint96 amount)"
    );

    /// @notice The terms of a licence.
    /// @param terms The terms.
    /// @return The struct's hash.
    function ofTerms(LicenceTerms calldata terms) internal pure returns (bytes32) {
        bytes memory parties = abi.encode(
            TERMS,
            terms.asset,
            terms.kind,
            terms.purpose,
            terms.project,
            terms.licensor,
            terms.licensee,
            terms.counterparty
        );
        bytes memory scope = abi.encode(
            terms.territory,
            terms.fields,
            terms.from,
            terms.until,
            terms.head,
            terms.subLicences,
            terms.useBy
        );
        bytes memory papers = abi.encode(terms.text, terms.fairness, terms.exportControl, terms.pledgeConsent);
        return keccak256(bytes.concat(parties, scope, papers, ofFees(terms.fees)));
    }

    /// @notice What a licence costs.
    /// @param fees The fee terms.
    /// @return The struct's hash.
    function ofFees(FeeTerms calldata fees) internal pure returns (bytes32) {
        bytes32[] memory steps = new bytes32[](fees.steps.length);
        for (uint256 i = 0; i < steps.length; ++i) steps[i] = _ofStep(fees.steps[i]);
        bytes32[] memory instalments = new bytes32[](fees.instalments.length);
        for (uint256 i = 0; i < instalments.length; ++i) instalments[i] = _ofInstalment(fees.instalments[i]);
        return
            keccak256(
                abi.encode(
                    FEES,
                    fees.currency,
                    fees.base,
                    fees.ceiling,
                    fees.reportMonths,
                    fees.payDays,
                    keccak256(abi.encodePacked(steps)),
                    keccak256(abi.encodePacked(instalments))
                )
            );
    }

    function _ofStep(FeeStep calldata step) private pure returns (bytes32) {
        return keccak256(abi.encode(STEP, step));
    }

    function _ofInstalment(Instalment calldata instalment) private pure returns (bytes32) {
        return keccak256(abi.encode(INSTALMENT, instalment));
    }
}
