// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AgreementState, AgreementStatus, Seat as PartySeat} from "../agreement/IAgreementRegistry.sol";
import {Terms} from "../agreement/Terms.sol";
import {AgreementId, MemberId} from "../types/Ids.sol";
import {OpenAgreements} from "./OpenAgreements.sol";

/// @title PropertyAgreements
/// @notice For tests: agreements whose versions anybody may open, with an asset's own pool in the waterfall: so that money reaches it without
/// licences. Whole lives use the real AgreementRegistry. The terms in force are whatever is adopted.
contract PropertyAgreements is OpenAgreements {
    bytes32 private constant TERMS = keccak256("terms");
    mapping(MemberId member => uint32) private _rewardRates;

    function setRewardRate(MemberId member, uint32 rate) external {
        _rewardRates[member] = rate;
    }

    function termsRules() external view returns (address) {
        return address(this);
    }

    function hashOf(Terms calldata) external pure returns (bytes32) {
        return TERMS;
    }

    function agreementOf(AgreementId) external pure returns (AgreementState memory state) {
        state.status = AgreementStatus.InForce;
        state.terms = TERMS;
    }

    function seatOf(bytes32, MemberId member) external view returns (PartySeat memory own) {
        own.rewardRate = _rewardRates[member];
    }
}
