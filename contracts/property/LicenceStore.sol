// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IAgreementRegistry} from "../agreement/IAgreementRegistry.sol";
import {IMembers} from "../membership/IMembers.sol";
import {SignedActs} from "../membership/SignedActs.sol";
import {Day, dayOf} from "../types/Day.sol";
import {IModuleSet, Module} from "../types/IModuleSet.sol";
import {AgreementId, LicenceId, MemberId} from "../types/Ids.sol";
import {Word} from "../types/Word.sol";
import {ILicenseRegistry} from "./ILicenseRegistry.sol";
import {IProperty} from "./IProperty.sol";
import {LicenceRules} from "./LicenceRules.sol";
import {LicenceTerms, Notice} from "./LicenceTypes.sol";
import {LicenceWords} from "./LicenceWords.sol";

/// @title LicenceStore
/// @notice What is stored, and who is asked. Everything else builds on these few doors.
abstract contract LicenceStore is ILicenseRegistry, SignedActs {
    using LicenceWords for uint256;

    LicenceRules internal immutable RULES;
    IProperty internal immutable PROPERTY;
    IAgreementRegistry internal immutable AGREEMENTS;
    address internal immutable BANK;
    address internal immutable TREASURY;

    uint40 internal _count;
    mapping(LicenceId licence => Record record) internal _records;
    mapping(LicenceId licence => mapping(uint16 report => Word)) internal _reports;
    mapping(LicenceId licence => Word) internal _notices;

    /// @dev See {LicenceWords}.
    struct Record {
        uint256 word;
        uint256 money;
        bytes32 terms;
    }

    constructor() SignedActs(IMembers(IModuleSet(msg.sender).members())) EIP712("Jointly LicenseRegistry", "1") {
        IModuleSet set = IModuleSet(msg.sender);
        RULES = new LicenceRules();
        PROPERTY = IProperty(set.addressOf(Module.Property));
        AGREEMENTS = IAgreementRegistry(set.addressOf(Module.Agreement));
        BANK = set.addressOf(Module.Bank);
        TREASURY = set.addressOf(Module.Treasury);
    }

    /// @dev A licence and its word; reverts when there is none of this number.
    function _load(LicenceId licence) internal view returns (Record storage record, uint256 word) {
        record = _records[licence];
        word = record.word;
        if (word == 0) revert LicenceUnknown(licence);
    }

    /// @dev As {_load}; reverts unless it runs today.
    function _loadRunning(LicenceId licence) internal view returns (Record storage record, uint256 word) {
        (record, word) = _load(licence);
        _requireRuns(licence, word);
    }

    /// @dev Reverts unless a licence runs today.
    function _requireRuns(LicenceId licence, uint256 word) internal view {
        if (!word.runsOn(_today())) revert LicenceNotRunning(licence, word.statusOf());
    }

    /// @dev Reverts unless these are the licence's terms.
    function _requireTerms(LicenceId licence, LicenceTerms calldata terms) internal view {
        bytes32 given = RULES.hashOf(terms);
        bytes32 stored = _records[licence].terms;
        if (given != stored) revert LicenceTermsMismatch(licence, given, stored);
    }

    /// @dev Reverts unless a member is the licensor or, where the licence has no head, an owner of the asset now.
    function _requireLicensorSide(LicenceId licence, uint256 word, MemberId member) internal view {
        if (member == word.licensorOf()) return;
        if (LicenceId.unwrap(word.headOf()) != 0) revert LicenceNotParty(licence, member);
        PROPERTY.requireOwner(word.assetOf(), member);
    }

    /// @dev Reverts without a document's digest.
    function _requireEvidence(bytes32 digest) internal pure {
        if (digest == 0) revert LicenceEvidenceMissing();
    }

    /// @dev Whether what a notice asked for has been done; also where there was none.
    function _isCured(Notice memory given, uint256 word, uint96 paid) internal pure returns (bool) {
        return given.claimed <= paid && given.reports <= word.reportsOf();
    }

    /// @dev Who speaks for the licensee: itself, or the licensor where it is no member.
    function _speakerOf(uint256 word) internal pure returns (MemberId) {
        MemberId licensee = word.licenseeOf();
        return MemberId.unwrap(licensee) == 0 ? word.licensorOf() : licensee;
    }

    /// @dev Whether an asset is nobody's result but background of its owner.
    function _isBackground(AgreementId agreement) internal pure returns (bool) {
        return AgreementId.unwrap(agreement) == 0;
    }

    /// @dev The day (UTC) of this block.
    function _today() internal view returns (Day) {
        return dayOf(block.timestamp);
    }
}
