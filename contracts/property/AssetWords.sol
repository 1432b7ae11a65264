// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Day} from "../types/Day.sol";
import {AgreementId, MemberId} from "../types/Ids.sol";
import {Asset, AssetRecord, Seating, TitleStatus} from "./AssetTypes.sol";
import {AssetKind, AssetStatus} from "./PropertyTypes.sol";

/// @title AssetWords
/// @notice An asset, what is recorded of it, and the seating of its owners: a word each, the first field highest.
///
/// Asset: `currencies 8 | pledged 8 | status 8 | kind 8 | depth 8 | exclusives 8 | epoch 24 | useBy 24 | royaltyRate 24 | royaltyPool 16 |
/// pool 16 | pledgee 32 | owner 32 | agreement 40`; its identifier stands apart.
///
/// Record: `title 8 | epoch 24 | usedOn 24 | feeUntil 24 | feePayer 32`.
///
/// Seating: `currencies 8 | source 16 | pool 16 | total 64 | seated 64`.
library AssetWords {
    /// @notice Writes an asset.
    /// @param asset The asset.
    /// @return Its word.
    function pack(Asset memory asset) internal pure returns (uint256) {
        uint256 who =
            AgreementId.unwrap(asset.agreement) |
                (uint256(MemberId.unwrap(asset.owner)) << 40) |
                (uint256(MemberId.unwrap(asset.pledgee)) << 72) |
                (uint256(asset.pool) << 104) |
                (uint256(asset.royaltyPool) << 120) |
                (uint256(asset.royaltyRate) << 136);
        return
            who |
            (uint256(Day.unwrap(asset.useBy)) << 160) |
            (uint256(asset.epoch) << 184) |
            (uint256(asset.exclusives) << 208) |
            (uint256(asset.depth) << 216) |
            (uint256(asset.kind) << 224) |
            (uint256(asset.status) << 232) |
            (uint256(asset.pledged ? 1 : 0) << 240) |
            (uint256(asset.currencies) << 248);
    }

    /// @notice Reads an asset.
    /// @param word Its word.
    /// @return asset The asset, without its identifier.
    function unpack(uint256 word) internal pure returns (Asset memory asset) {
        asset.agreement = AgreementId.wrap(uint40(word));
        asset.owner = MemberId.wrap(uint32(word >> 40));
        asset.pledgee = MemberId.wrap(uint32(word >> 72));
        asset.pool = uint16(word >> 104);
        asset.royaltyPool = uint16(word >> 120);
        asset.royaltyRate = uint24(word >> 136);
        asset.useBy = Day.wrap(uint24(word >> 160));
        asset.epoch = uint24(word >> 184);
        asset.exclusives = uint8(word >> 208);
        asset.depth = depthOf(word);
        asset.kind = AssetKind(uint8(word >> 224));
        asset.status = AssetStatus(uint8(word >> 232));
        asset.pledged = uint8(word >> 240) != 0;
        asset.currencies = uint8(word >> 248);
    }

    /// @notice How many generations stand above an asset.
    /// @param word Its word.
    /// @return The depth.
    function depthOf(uint256 word) internal pure returns (uint8) {
        return uint8(word >> 216);
    }

    /// @notice Writes a record.
    /// @param about The record.
    /// @return Its word.
    function packRecord(AssetRecord memory about) internal pure returns (uint256) {
        return
            MemberId.unwrap(about.feePayer) |
            (uint256(Day.unwrap(about.feeUntil)) << 32) |
            (uint256(Day.unwrap(about.usedOn)) << 56) |
            (uint256(about.epoch) << 80) |
            (uint256(about.title) << 104);
    }

    /// @notice Reads a record.
    /// @param word Its word.
    /// @return about The record.
    function unpackRecord(uint256 word) internal pure returns (AssetRecord memory about) {
        about.feePayer = MemberId.wrap(uint32(word));
        about.feeUntil = Day.wrap(uint24(word >> 32));
        about.usedOn = Day.wrap(uint24(word >> 56));
        about.epoch = uint24(word >> 80);
        about.title = TitleStatus(uint8(word >> 104));
    }

    /// @notice Writes a seating.
    /// @param seating The seating.
    /// @return Its word.
    function packSeating(Seating memory seating) internal pure returns (uint256) {
        return
            seating.seated |
            (uint256(seating.total) << 64) |
            (uint256(seating.pool) << 128) |
            (uint256(seating.source) << 144) |
            (uint256(seating.currencies) << 160);
    }

    /// @notice Reads a seating.
    /// @param word Its word.
    /// @return seating The seating.
    function unpackSeating(uint256 word) internal pure returns (Seating memory seating) {
        seating.seated = uint64(word);
        seating.total = uint64(word >> 64);
        seating.pool = uint16(word >> 128);
        seating.source = uint16(word >> 144);
        seating.currencies = uint8(word >> 160);
    }
}
