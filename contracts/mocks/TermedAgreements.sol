// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AgreementState} from "../agreement/IAgreementRegistry.sol";
import {AgreementId} from "../types/Ids.sol";
import {OpenAgreements} from "./OpenAgreements.sol";

/// @title TermedAgreements
/// @notice For tests: open agreements with a last day.
contract TermedAgreements is OpenAgreements {
    mapping(AgreementId agreement => uint24) private _expires;

    function expireAfter(AgreementId agreement, uint24 last) external {
        _expires[agreement] = last;
    }

    function agreementOf(AgreementId agreement) external view returns (AgreementState memory state) {
        state.expires = _expires[agreement];
    }
}
