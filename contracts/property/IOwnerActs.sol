// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Envelope} from "../membership/ISignedActs.sol";
import {AssetId, MemberId} from "../types/Ids.sol";
import {PledgeTerms, ShareOffer, StatusReport, Vote} from "./AssetTypes.sol";
import {OwnerAct} from "./PropertyTypes.sol";

/// @title IOwnerActs
/// @notice What owners do with an asset: they report its status, ask one another, and dispose of their shares. Part of {IIPRegistry}.
interface IOwnerActs {
    /// @notice Reports an asset's new status. An owner; scope RECORD.
    /// @dev Disclosed → Filed → Published → Granted; Filed → Granted where nothing is published before; Filed, Published → Refused; any of the
    /// four → Lapsed or Abandoned. Filing and abandoning are acts of the owners; an objection that is open always blocks filing (R10);
    /// nothing is abandoned that is pledged or exclusively licensed.
    /// @param report The report.
    /// @param envelope Signatures over `ReportStatus`, or none.
    function reportStatus(StatusReport calldata report, Envelope calldata envelope) external;

    // -------------------------------------------------------------------------------------------------------- motions

    /// @notice Asks the other owners about an act. An owner; scope AGREEMENTS. The asker's own consent is counted.
    /// @param asset The asset, live.
    /// @param act The act; a transfer is proposed by {offerShare}.
    /// @param member The owner that will act.
    /// @param subject What is agreed to: of a licence or pledge the hash of its terms, else a document's digest.
    /// @param notice Digest of what was sent to the others.
    /// @param envelope Signatures over `ProposeMotion`, or none.
    /// @return motion Its number.
    function propose(
        AssetId asset,
        OwnerAct act,
        MemberId member,
        bytes32 subject,
        bytes32 notice,
        Envelope calldata envelope
    ) external returns (uint64 motion);

    /// @notice Consents or objects to a motion. An owner; scope AGREEMENTS. It may say otherwise as long as the motion is not used.
    /// @param motion The motion.
    /// @param member The owner.
    /// @param subject The motion's subject: what it speaks to, not the number alone.
    /// @param says Consents or Objects, or None to take back what it said.
    /// @param reason Digest of the reasons, not 0 for an objection.
    /// @param envelope Signatures over `VoteMotion`, or none.
    function vote(
        uint64 motion,
        MemberId member,
        bytes32 subject,
        Vote says,
        bytes32 reason,
        Envelope calldata envelope
    ) external;

    // ------------------------------------------------------------------------------------------------------- ownership

    /// @notice Gives an asset a pool of its own; afterwards its owners are seated in it. An owner; scope AGREEMENTS. Again when the owners
    /// changed before all sat, or the agreement accepts more currencies since.
    /// @param asset The asset, of an agreement.
    /// @param member The owner.
    /// @param envelope Signatures over `SeparateAsset`, or none.
    function separate(AssetId asset, MemberId member, Envelope calldata envelope) external;

    /// @notice Copies an owner's units to the asset's own pool. Anybody. With the last owner the pool says who owns the asset.
    /// @param asset The asset.
    /// @param member The owner.
    function seat(AssetId asset, MemberId member) external;

    /// @notice Offers a share to a buyer and tells the other owners (R08, R24). Scope AGREEMENTS, amount: the price.
    /// @param what The offer.
    /// @param notice Digest of what was sent to the others.
    /// @param envelope Signatures over `OfferShare`, or none.
    /// @return motion The motion's number.
    function offerShare(
        ShareOffer calldata what,
        bytes32 notice,
        Envelope calldata envelope
    ) external returns (uint64 motion);

    /// @notice Takes the buyer's place on equal terms (R08). An owner that has not waived; scope AGREEMENTS, amount: the price. First come,
    /// first served; within the window.
    /// @dev The share is kept for it as many days as the window has; then the first buyer's place is free again, so that nobody blocks a
    /// sale by not paying.
    /// @param motion The motion.
    /// @param member The owner.
    /// @param what The offer.
    /// @param envelope Signatures over `PreemptShare`, or none.
    function preempt(uint64 motion, MemberId member, ShareOffer calldata what, Envelope calldata envelope) external;

    /// @notice Completes a transfer, in later income and in what still waits in a pot or an inbox: `release` and `forward` first, which are
    /// for anybody. The seller, once it is paid; scope AGREEMENTS, amount: the price.
    /// @dev Units leave the seller and its reward pot in proportion, and come to the taker's by its own reward rate (rounded up for the people).
    /// @param what The offer.
    /// @param motion The motion, 0 where none is needed.
    /// @param envelope Signatures over `TransferShare`, or none.
    function transfer(ShareOffer calldata what, uint64 motion, Envelope calldata envelope) external;

    /// @notice Renounces a share (R09). Not the last owner; scope AGREEMENTS.
    /// @param asset The asset, with a pool of its own.
    /// @param member The owner.
    /// @param motion The motion, 0 where none is needed.
    /// @param declaration Digest of the declaration, the motion's subject.
    /// @param envelope Signatures over `RenounceShare`, or none.
    function renounce(
        AssetId asset,
        MemberId member,
        uint64 motion,
        bytes32 declaration,
        Envelope calldata envelope
    ) external;

    /// @notice Pledges an asset: until release no share of it changes hands, is renounced, nor is it abandoned. Scope AGREEMENTS.
    /// @param what The pledge.
    /// @param motion The motion, 0 where none is needed.
    /// @param envelope Signatures over `PledgeAsset`, or none.
    function pledge(PledgeTerms calldata what, uint64 motion, Envelope calldata envelope) external;

    /// @notice Releases a pledge. The pledgee; where it is no member, an owner. Scope AGREEMENTS.
    /// @param asset The asset.
    /// @param member Who releases.
    /// @param evidence Digest of the release.
    /// @param envelope Signatures over `ReleasePledge`, or none.
    function release(AssetId asset, MemberId member, bytes32 evidence, Envelope calldata envelope) external;
}
