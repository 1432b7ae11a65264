// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Day} from "../types/Day.sol";
import {AgreementId, MemberId} from "../types/Ids.sol";
import {ILicenceErrors} from "./ILicenceErrors.sol";
import {LicenceFees} from "./LicenceFees.sol";
import {LicenceKind, LicenceTerms, Purpose} from "./LicenceTypes.sol";

/// @title LicenceChecks
/// @notice Whether terms make sense by themselves, and beside others: what needs nothing but the terms.
library LicenceChecks {
    uint256 private constant COUNTRIES = 249; // ISO 3166-1
    uint128 private constant FIELDS = uint128((uint256(1) << 100) - 1); // any other use, and the divisions 1-99
    uint24 private constant LAST_DAY = 1 << 23; // far beyond any right; so that a day with days added is one

    /// @notice Reverts unless the terms make sense.
    /// @param terms The terms.
    /// @param today The day of this block.
    function requireValid(LicenceTerms calldata terms, Day today) internal pure {
        if (terms.kind == LicenceKind.None) revert ILicenceErrors.LicenceKindWrong(terms.kind);
        _requireWho(terms);
        if (terms.territory == 0 || terms.territory >> COUNTRIES != 0) {
            revert ILicenceErrors.LicenceTerritoryUnknown(terms.territory);
        }
        if (terms.fields == 0 || terms.fields > FIELDS) revert ILicenceErrors.LicenceFieldsUnknown(terms.fields);
        if (terms.until < terms.from || terms.until < today || Day.unwrap(terms.until) > LAST_DAY) {
            revert ILicenceErrors.LicenceDaysWrong(terms.from, terms.until, today);
        }
        if (terms.text == 0) revert ILicenceErrors.LicenceTextMissing();
        LicenceFees.requireValid(terms.fees);
        _requireUseBy(terms);
        if (terms.kind == LicenceKind.Access) _requireAccess(terms);
        else if (terms.purpose != Purpose.None) revert ILicenceErrors.LicencePurposeWrong(terms.purpose);
        else if (AgreementId.unwrap(terms.project) != 0) revert ILicenceErrors.LicenceProjectWrong(terms.project);
    }

    /// @notice Reverts unless a licence stays within the one it is granted under. An ordinary licensee grants ordinary ones only; a sole one
    /// also sole ones; an exclusive one any.
    /// @param terms The terms.
    /// @param head The head's terms.
    /// @param headKind The head's kind today.
    /// @param headUntil The head's last day today.
    function requireWithin(
        LicenceTerms calldata terms,
        LicenceTerms calldata head,
        LicenceKind headKind,
        Day headUntil
    ) internal pure {
        bool isWithin =
            terms.kind <= headKind &&
                terms.territory & ~head.territory == 0 &&
                terms.fields & ~head.fields == 0 &&
                head.from <= terms.from &&
                terms.until <= headUntil;
        if (!isWithin) revert ILicenceErrors.LicenceBeyondHead(terms.head);
    }

    /// @dev The licensee is a member or a counterparty, and not the licensor itself.
    function _requireWho(LicenceTerms calldata terms) private pure {
        bool isMember = MemberId.unwrap(terms.licensee) != 0;
        if (isMember == (terms.counterparty != 0)) {
            revert ILicenceErrors.LicenceLicenseeWrong(terms.licensee, terms.counterparty);
        }
        if (terms.licensee == terms.licensor) revert ILicenceErrors.LicenceToItself(terms.licensor);
    }

    /// @dev Only what is exclusive and reported on can be lost by not using it.
    function _requireUseBy(LicenceTerms calldata terms) private pure {
        if (Day.unwrap(terms.useBy) == 0) return;
        bool canBe =
            isListed(terms.kind) &&
                terms.fees.reportMonths != 0 &&
                terms.from <= terms.useBy &&
                terms.useBy <= terms.until;
        if (!canBe) revert ILicenceErrors.LicenceUseByWrong(terms.useBy);
    }

    /// @dev R25: free for implementing the project, fair and reasonable for exploiting its results.
    function _requireAccess(LicenceTerms calldata terms) private pure {
        if (MemberId.unwrap(terms.licensee) == 0) {
            revert ILicenceErrors.LicenceLicenseeWrong(terms.licensee, terms.counterparty);
        }
        if (terms.subLicences) revert ILicenceErrors.LicenceSubLicencesNotAllowed(terms.head);
        if (terms.purpose == Purpose.None) revert ILicenceErrors.LicencePurposeWrong(terms.purpose);
        bool isFree = terms.fees.steps.length == 0 && terms.fees.instalments.length == 0;
        if (terms.purpose == Purpose.Implementation && !isFree) revert ILicenceErrors.LicenceAccessNotFree();
        if (terms.purpose == Purpose.Exploitation && terms.fairness == 0) {
            revert ILicenceErrors.LicenceFairnessMissing();
        }
    }

    /// @notice Whether a kind stands in the way of other licences.
    /// @param kind The kind.
    /// @return Whether it does.
    function isListed(LicenceKind kind) internal pure returns (bool) {
        return kind == LicenceKind.Sole || kind == LicenceKind.Exclusive;
    }
}
