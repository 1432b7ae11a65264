// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Currency} from "../types/Currency.sol";
import {Day} from "../types/Day.sol";
import {AgreementId, AssetId, LicenceId, MemberId} from "../types/Ids.sol";
import {LicenceKind, LicenceStatus, LicenceTerms, Notice, Reported} from "./LicenceTypes.sol";

/// @title LicenceWords
/// @notice What a licence is on chain.
///
/// Word: `agreement 40 | asset 40 | licensor 32 | licensee 32 | head 40 | until 24 | soloPool 16 | reports 16 | isListed 1 | place 4 |
/// kind 3 | status 3`, the lowest last. Money: `currency 160 | paid 96`. Of each report: `base 96 | fees 96 | last 24`, added up so far. Of
/// the last notice: `claimed 96 | reports 16 | cureUntil 24`.
library LicenceWords {
    uint256 private constant KIND_AT = 3;
    uint256 private constant PLACE_AT = 6;
    uint256 private constant LISTED_AT = 10;
    uint256 private constant REPORTS_AT = 11;
    uint256 private constant SOLO_AT = 27;
    uint256 private constant UNTIL_AT = 43;
    uint256 private constant HEAD_AT = 67;
    uint256 private constant LICENSEE_AT = 107;
    uint256 private constant LICENSOR_AT = 139;
    uint256 private constant ASSET_AT = 171;
    uint256 private constant AGREEMENT_AT = 211;
    uint256 private constant THREE_BITS = 7;
    uint256 private constant PLACE_MASK = 0x1f << PLACE_AT; // the place and whether it is listed

    // ------------------------------------------------------------------------------------------------------- the word

    /// @notice Writes the word of a new licence, not listed.
    /// @param agreement The asset's agreement.
    /// @param terms The terms.
    /// @param soloPool The licensor's own pool where it keeps the income, else 0.
    /// @return The word.
    function pack(AgreementId agreement, LicenceTerms calldata terms, uint16 soloPool) internal pure returns (uint256) {
        uint256 who =
            (uint256(AgreementId.unwrap(agreement)) << AGREEMENT_AT) |
                (uint256(AssetId.unwrap(terms.asset)) << ASSET_AT) |
                (uint256(MemberId.unwrap(terms.licensor)) << LICENSOR_AT) |
                (uint256(MemberId.unwrap(terms.licensee)) << LICENSEE_AT) |
                (uint256(LicenceId.unwrap(terms.head)) << HEAD_AT);
        return
            who |
            (uint256(Day.unwrap(terms.until)) << UNTIL_AT) |
            (uint256(soloPool) << SOLO_AT) |
            (uint256(terms.kind) << KIND_AT) |
            uint256(LicenceStatus.Running);
    }

    /// @notice A word of a licence that is listed.
    /// @param word The word.
    /// @param place Its place in the list.
    /// @return The word.
    function withPlace(uint256 word, uint256 place) internal pure returns (uint256) {
        return word | (1 << LISTED_AT) | (place << PLACE_AT);
    }

    /// @notice A word of a licence that is listed no more.
    /// @param word The word.
    /// @return The word.
    function withoutPlace(uint256 word) internal pure returns (uint256) {
        return word & ~PLACE_MASK;
    }

    /// @notice A word with one more report.
    /// @param word The word.
    /// @param report The report's number.
    /// @return The word.
    function withReport(uint256 word, uint16 report) internal pure returns (uint256) {
        return (word & ~(uint256(type(uint16).max) << REPORTS_AT)) | (uint256(report) << REPORTS_AT);
    }

    /// @notice A word of a licence that has become ordinary.
    /// @param word The word.
    /// @return The word.
    function asOrdinary(uint256 word) internal pure returns (uint256) {
        return (word & ~(THREE_BITS << KIND_AT)) | (uint256(LicenceKind.Ordinary) << KIND_AT);
    }

    /// @notice A word of a licence that has ended.
    /// @param word The word.
    /// @param status How.
    /// @param last The last day it ran.
    /// @return The word.
    function withEnd(uint256 word, LicenceStatus status, Day last) internal pure returns (uint256) {
        uint256 rest = word & ~(THREE_BITS | (uint256(type(uint24).max) << UNTIL_AT));
        return rest | uint256(status) | (uint256(Day.unwrap(last)) << UNTIL_AT);
    }

    /// @notice The asset's agreement.
    /// @param word The word.
    /// @return The agreement, 0 for background.
    function agreementOf(uint256 word) internal pure returns (AgreementId) {
        return AgreementId.wrap(uint40(word >> AGREEMENT_AT));
    }

    /// @notice The asset.
    /// @param word The word.
    /// @return The asset.
    function assetOf(uint256 word) internal pure returns (AssetId) {
        return AssetId.wrap(uint40(word >> ASSET_AT));
    }

    /// @notice The licensor.
    /// @param word The word.
    /// @return The member.
    function licensorOf(uint256 word) internal pure returns (MemberId) {
        return MemberId.wrap(uint32(word >> LICENSOR_AT));
    }

    /// @notice The licensee.
    /// @param word The word.
    /// @return The member, 0 for a counterparty.
    function licenseeOf(uint256 word) internal pure returns (MemberId) {
        return MemberId.wrap(uint32(word >> LICENSEE_AT));
    }

    /// @notice The licence it was granted under.
    /// @param word The word.
    /// @return The head, 0 for none.
    function headOf(uint256 word) internal pure returns (LicenceId) {
        return LicenceId.wrap(uint40(word >> HEAD_AT));
    }

    /// @notice The last day it runs, or ran.
    /// @param word The word.
    /// @return The day.
    function untilOf(uint256 word) internal pure returns (Day) {
        return Day.wrap(uint24(word >> UNTIL_AT));
    }

    /// @notice The licensor's own pool.
    /// @param word The word.
    /// @return Its number, 0 for none.
    function soloPoolOf(uint256 word) internal pure returns (uint16) {
        return uint16(word >> SOLO_AT);
    }

    /// @notice How many reports are filed.
    /// @param word The word.
    /// @return The number.
    function reportsOf(uint256 word) internal pure returns (uint16) {
        return uint16(word >> REPORTS_AT);
    }

    /// @notice Whether it is in the asset's list.
    /// @param word The word.
    /// @return Whether it is.
    function isListed(uint256 word) internal pure returns (bool) {
        return word & (1 << LISTED_AT) != 0;
    }

    /// @notice Its place in the asset's list.
    /// @param word The word.
    /// @return The place, 0-15.
    function placeOf(uint256 word) internal pure returns (uint8) {
        return uint8((word >> PLACE_AT) & 0xf);
    }

    /// @notice Its kind today.
    /// @param word The word.
    /// @return The kind.
    function kindOf(uint256 word) internal pure returns (LicenceKind) {
        return LicenceKind((word >> KIND_AT) & THREE_BITS);
    }

    /// @notice Where it stands.
    /// @param word The word.
    /// @return The status.
    function statusOf(uint256 word) internal pure returns (LicenceStatus) {
        return LicenceStatus(word & THREE_BITS);
    }

    /// @notice Whether it runs on a day.
    /// @param word The word.
    /// @param day The day.
    /// @return Whether it does.
    function runsOn(uint256 word, Day day) internal pure returns (bool) {
        return statusOf(word) == LicenceStatus.Running && day <= untilOf(word);
    }

    // ------------------------------------------------------------------------------------------------ the other words

    /// @notice Writes money.
    /// @param currency The currency.
    /// @param paid What is paid or credited.
    /// @return The word.
    function packMoney(Currency currency, uint96 paid) internal pure returns (uint256) {
        return (uint256(uint160(Currency.unwrap(currency))) << 96) | paid;
    }

    /// @notice The currency of a licence.
    /// @param money The word.
    /// @return The currency.
    function currencyOf(uint256 money) internal pure returns (Currency) {
        return Currency.wrap(address(uint160(money >> 96)));
    }

    /// @notice What is paid or credited.
    /// @param money The word.
    /// @return Minor units.
    function paidOf(uint256 money) internal pure returns (uint96) {
        return uint96(money);
    }

    /// @notice Writes what the reports so far add up to.
    /// @param reported The sums.
    /// @return The word.
    function packReported(Reported memory reported) internal pure returns (uint256) {
        return (uint256(reported.base) << 120) | (uint256(reported.fees) << 24) | Day.unwrap(reported.last);
    }

    /// @notice What the reports so far add up to.
    /// @param word The word.
    /// @return The sums.
    function reportedIn(uint256 word) internal pure returns (Reported memory) {
        return Reported(uint96(word >> 120), uint96(word >> 24), Day.wrap(uint24(word)));
    }

    /// @notice Writes a notice.
    /// @param notice The notice.
    /// @return The word.
    function packNotice(Notice memory notice) internal pure returns (uint256) {
        return (uint256(notice.claimed) << 40) | (uint256(notice.reports) << 24) | Day.unwrap(notice.cureUntil);
    }

    /// @notice A notice.
    /// @param word The word.
    /// @return The notice.
    function noticeIn(uint256 word) internal pure returns (Notice memory) {
        return Notice(uint96(word >> 40), uint16(word >> 24), Day.wrap(uint24(word)));
    }
}
