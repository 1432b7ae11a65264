// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AssetId, MemberId} from "../types/Ids.sol";
import {Motion} from "./AssetTypes.sol";
import {OwnerAct} from "./PropertyTypes.sol";

/// @title MotionWords
/// @notice A motion is its subject and two words, the first field highest.
///
/// Motion, written once: `proposedAt 40 | total 64 | epoch 24 | act 8 | member 32 | asset 40`.
///
/// Tally: `used 8 | takerUntil 40 | taker 32 | objections 16 | consented 64`.
library MotionWords {
    /// @notice Writes what never changes of a motion.
    /// @param motion The motion.
    /// @return Its word.
    function pack(Motion memory motion) internal pure returns (uint256) {
        return
            AssetId.unwrap(motion.asset) |
            (uint256(MemberId.unwrap(motion.member)) << 40) |
            (uint256(motion.act) << 72) |
            (uint256(motion.epoch) << 80) |
            (uint256(motion.total) << 104) |
            (uint256(motion.proposedAt) << 168);
    }

    /// @notice Writes how a motion stands.
    /// @param motion The motion.
    /// @return Its tally.
    function packTally(Motion memory motion) internal pure returns (uint256) {
        return
            motion.consented |
            (uint256(motion.objections) << 64) |
            (uint256(MemberId.unwrap(motion.taker)) << 80) |
            (uint256(motion.takerUntil) << 112) |
            (uint256(motion.used ? 1 : 0) << 152);
    }

    /// @notice Reads a motion.
    /// @param word Its word.
    /// @param tally Its tally.
    /// @return motion The motion, without its subject.
    function unpack(uint256 word, uint256 tally) internal pure returns (Motion memory motion) {
        motion.asset = AssetId.wrap(uint40(word));
        motion.member = MemberId.wrap(uint32(word >> 40));
        motion.act = OwnerAct(uint8(word >> 72));
        motion.epoch = uint24(word >> 80);
        motion.total = uint64(word >> 104);
        motion.proposedAt = uint40(word >> 168);
        motion.consented = uint64(tally);
        motion.objections = uint16(tally >> 64);
        motion.taker = MemberId.wrap(uint32(tally >> 80));
        motion.takerUntil = uint40(tally >> 112);
        motion.used = uint8(tally >> 152) != 0;
    }
}
