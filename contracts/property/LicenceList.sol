// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AssetId, LicenceId} from "../types/Ids.sol";
import {Day} from "../types/Day.sol";
import {LicenceStore} from "./LicenceStore.sol";
import {LicenceTerms} from "./LicenceTypes.sol";
import {LicenceWords} from "./LicenceWords.sol";

/// @title LicenceList
/// @notice The sole and exclusive licences of an asset that have not ended: at most 16, so that a grant can look at each. One whose last
/// day is over is in nobody's way, but keeps its place until somebody ends it.
abstract contract LicenceList is LicenceStore {
    uint256 internal constant MAX_LISTED = 16;

    mapping(AssetId asset => List list) private _lists;

    /// @dev Two words: `territory`; `until 24 | from 24 | fields 128 | licence 40`, the lowest last.
    struct Entry {
        uint256 territory;
        LicenceId licence;
        uint128 fields;
        Day from;
        Day until;
    }

    /// @dev `taken`: one bit a place.
    struct List {
        uint256 taken;
        Entry[MAX_LISTED] entries;
    }

    /// @dev Reverts when a licence of these terms would be in the way of a listed one other than its head.
    function _requireFree(LicenceTerms calldata terms) internal view {
        List storage list = _lists[terms.asset];
        uint256 taken = list.taken;
        for (uint256 place = 0; taken >> place != 0; ++place) {
            if ((taken >> place) & 1 == 0) continue;
            Entry storage entry = list.entries[place];
            LicenceId other = entry.licence;
            bool overlaps =
                entry.fields & terms.fields != 0 &&
                    entry.from <= terms.until &&
                    terms.from <= entry.until &&
                    LicenceId.unwrap(other) != LicenceId.unwrap(terms.head) &&
                    entry.territory & terms.territory != 0;
            if (overlaps) revert LicenceOverlaps(terms.asset, other);
        }
    }

    /// @dev Lists a licence at the lowest free place.
    function _list(LicenceId licence, LicenceTerms calldata terms) internal returns (uint256 place) {
        List storage list = _lists[terms.asset];
        uint256 taken = list.taken;
        while ((taken >> place) & 1 != 0) ++place;
        if (place == MAX_LISTED) revert LicenceListFull(terms.asset, MAX_LISTED);
        list.taken = taken | (1 << place);
        list.entries[place] = Entry(terms.territory, licence, terms.fields, terms.from, terms.until);
    }

    /// @dev Takes a licence off the list.
    function _unlist(uint256 word) internal {
        List storage list = _lists[LicenceWords.assetOf(word)];
        uint256 place = LicenceWords.placeOf(word);
        list.taken &= ~(1 << place);
        delete list.entries[place];
    }

    /// @dev The licences listed, in the order of their places.
    function _listed(AssetId asset) internal view returns (LicenceId[] memory licences) {
        List storage list = _lists[asset];
        licences = new LicenceId[](MAX_LISTED);
        uint256 length;
        for (uint256 place = 0; place < MAX_LISTED; ++place) {
            if ((list.taken >> place) & 1 != 0) licences[length++] = list.entries[place].licence;
        }
        assembly ("memory-safe") {
            mstore(licences, length)
        }
    }
}
