// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Scope} from "../membership/IMembers.sol";
import {Envelope} from "../membership/ISignedActs.sol";
import {Day} from "../types/Day.sol";
import {AgreementId, AssetId, LicenceId, MemberId} from "../types/Ids.sol";
import {ILicenseRegistry} from "./ILicenseRegistry.sol";
import {LicenceActs} from "./LicenceActs.sol";
import {LicenceChecks} from "./LicenceChecks.sol";
import {LicenceList} from "./LicenceList.sol";
import {LicenceKind, LicenceTerms, Purpose} from "./LicenceTypes.sol";
import {LicenceWords} from "./LicenceWords.sol";
import {AssetFacts, AssetKind, AssetStatus, OwnerAct} from "./PropertyTypes.sol";

/// @title LicenceGranting
/// @notice By an owner as the asset's rules ask, to a party of the project (R25), or by a licensee under its own licence.
abstract contract LicenceGranting is LicenceList {
    /// @inheritdoc ILicenseRegistry
    function grant(
        LicenceTerms calldata terms,
        uint64 motion,
        Envelope calldata envelope
    ) external override returns (LicenceId licence) {
        // Check
        if (LicenceId.unwrap(terms.head) != 0) revert LicenceHeadWrong(terms.head);
        bytes32 hash = _open(terms, motion, envelope);
        AssetFacts memory facts = _requireAsset(terms);
        bool isAccess = terms.kind == LicenceKind.Access;
        if (isAccess) _requireAccess(terms, facts.agreement, motion);
        else PROPERTY.requireAgreed(terms.asset, _actOf(terms.kind, facts.kind), terms.licensor, motion, hash);
        if (!isAccess && facts.pledged && terms.pledgeConsent == 0) revert LicenceAssetPledged(terms.asset);
        // Effect and log
        uint16 soloPool = _keepsIncome(terms, facts) ? PROPERTY.soloPoolOf(facts.agreement, terms.licensor) : 0;
        licence = _store(terms, hash, motion, LicenceWords.pack(facts.agreement, terms, soloPool));
    }

    /// @inheritdoc ILicenseRegistry
    function subLicense(
        LicenceTerms calldata terms,
        LicenceTerms calldata headTerms,
        Envelope calldata envelope
    ) external override returns (LicenceId licence) {
        // Check
        bytes32 hash = _open(terms, 0, envelope);
        (, uint256 head) = _loadRunning(terms.head);
        _requireTerms(terms.head, headTerms);
        _requireSubLicence(terms, headTerms, head);
        _requireAsset(terms);
        // Effect and log: the income is whose the head's is
        AgreementId agreement = LicenceWords.agreementOf(head);
        uint16 soloPool = LicenceWords.soloPoolOf(head);
        licence = _store(terms, hash, 0, LicenceWords.pack(agreement, terms, soloPool));
    }

    /// @dev Reverts unless the terms make sense and the licensor acts; what it signs and the owners agree to.
    function _open(
        LicenceTerms calldata terms,
        uint64 motion,
        Envelope calldata envelope
    ) private returns (bytes32 hash) {
        hash = RULES.check(terms, _today());
        _authorise(Act(terms.licensor, Scope.AGREEMENTS, 0, LicenceActs.grant(hash, motion, envelope)), envelope);
    }

    /// @dev Reverts unless the asset stands and no sole or exclusive licence is in the way. Carrying out the project is in nobody's way.
    function _requireAsset(LicenceTerms calldata terms) private view returns (AssetFacts memory facts) {
        facts = PROPERTY.factsOf(terms.asset);
        if (facts.status >= AssetStatus.Lapsed) revert LicenceAssetEnded(terms.asset, facts.status);
        if (terms.purpose != Purpose.Implementation) _requireFree(terms);
    }

    /// @dev R25. An owner grants it; its licensee is a party of the project now: of the asset's own agreement, or for background of any that
    /// both are parties of. Access for implementing ends with the project; access for exploiting may be had until the days of the rules
    /// after it.
    function _requireAccess(LicenceTerms calldata terms, AgreementId agreement, uint64 motion) private {
        if (motion != 0) revert LicenceMotionUnneeded(motion);
        AgreementId project = terms.project;
        bool isBackground = _isBackground(agreement);
        if (!isBackground && agreement != project) revert LicenceProjectWrong(project);
        PROPERTY.requireOwner(terms.asset, terms.licensor);
        AGREEMENTS.requirePresent(project, terms.licensee);
        if (isBackground) AGREEMENTS.requirePresent(project, terms.licensor);
        uint24 last = AGREEMENTS.agreementOf(project).expires;
        bool isImplementation = terms.purpose == Purpose.Implementation;
        if (!isImplementation) last += PROPERTY.rulesOf(project).accessDays;
        Day asked = isImplementation ? terms.until : _today();
        if (!(asked <= Day.wrap(last))) revert LicenceAccessOver(project, Day.wrap(last));
    }

    /// @dev Only by the head's licensee, where the head and the rules allow it, within the head, and one level deep.
    function _requireSubLicence(
        LicenceTerms calldata terms,
        LicenceTerms calldata headTerms,
        uint256 head
    ) private view {
        bool isOfHead = AssetId.unwrap(terms.asset) == AssetId.unwrap(headTerms.asset);
        if (!isOfHead || terms.licensor != headTerms.licensee) revert LicenceHeadWrong(terms.head);
        if (terms.kind == LicenceKind.Access) revert LicenceKindWrong(terms.kind);
        AgreementId agreement = LicenceWords.agreementOf(head);
        bool isAllowed =
            headTerms.subLicences &&
                !terms.subLicences &&
                (_isBackground(agreement) || PROPERTY.rulesOf(agreement).subLicences);
        if (!isAllowed) revert LicenceSubLicencesNotAllowed(terms.head);
        RULES.requireWithin(terms, headTerms, LicenceWords.kindOf(head), LicenceWords.untilOf(head));
    }

    /// @dev Writes a new licence; a sole or exclusive one is listed, and its asset cannot be given up meanwhile.
    function _store(
        LicenceTerms calldata terms,
        bytes32 hash,
        uint64 motion,
        uint256 word
    ) private returns (LicenceId licence) {
        // Effect
        licence = LicenceId.wrap(++_count);
        bool isListed = LicenceChecks.isListed(terms.kind);
        if (isListed) word = LicenceWords.withPlace(word, _list(licence, terms));
        _records[licence] = Record(word, LicenceWords.packMoney(terms.fees.currency, 0), hash);
        // Log
        emit LicenceGranted(licence, terms.asset, terms.licensor, motion, word, terms);
        // Interaction
        if (isListed) PROPERTY.encumber(terms.asset, true);
    }

    /// @dev R07: whether the licensor of a secret that several own keeps the income.
    function _keepsIncome(LicenceTerms calldata terms, AssetFacts memory facts) private view returns (bool) {
        return
            terms.kind == LicenceKind.Ordinary &&
            _isSecret(facts.kind) &&
            MemberId.unwrap(facts.owner) == 0 &&
            PROPERTY.rulesOf(facts.agreement).licensorKeeps;
    }

    /// @dev What the owners must have agreed to.
    function _actOf(LicenceKind kind, AssetKind asset) private pure returns (OwnerAct) {
        if (LicenceChecks.isListed(kind)) return OwnerAct.Exclusive;
        return _isSecret(asset) ? OwnerAct.Secret : OwnerAct.Ordinary;
    }

    /// @dev Know-how and data sets are kept, not published (R07).
    function _isSecret(AssetKind kind) private pure returns (bool) {
        return kind == AssetKind.KnowHow || kind == AssetKind.DataSet;
    }
}
