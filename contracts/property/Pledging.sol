// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Scope} from "../membership/IMembers.sol";
import {Envelope} from "../membership/ISignedActs.sol";
import {AssetId, MemberId} from "../types/Ids.sol";
import {Asset, Digest, PledgeTerms} from "./AssetTypes.sol";
import {IOwnerActs} from "./IOwnerActs.sol";
import {PropertyHash} from "./PropertyHash.sol";
import {OwnerAct} from "./PropertyTypes.sol";
import {Transferring} from "./Transferring.sol";

/// @title Pledging
/// @notice An asset secures a debt (质押): while it does, no share of it changes hands and nobody gives it up.
abstract contract Pledging is Transferring {
    /// @inheritdoc IOwnerActs
    function pledge(PledgeTerms calldata what, uint64 motion, Envelope calldata envelope) external override {
        AssetId asset = what.asset;
        // Check
        Asset memory about = _loadLive(asset);
        _requireUnpledged(asset, about);
        bool toMember = MemberId.unwrap(what.pledgee) != 0;
        if (toMember == (what.counterparty != 0)) revert PropertyPledgeInvalid(asset);
        if (toMember) _requireActive(what.pledgee);
        _requireDigest(what.terms, Digest.Terms);
        bytes32 subject = PropertyHash.ofPledge(what);
        _sign(what.member, Scope.AGREEMENTS, 0, envelope);
        // Check, effect and log
        _agree(Deed(asset, OwnerAct.Pledge, what.member, motion, subject), about);
        // Effect
        about.pledged = true;
        about.pledgee = what.pledgee;
        // Log
        emit AssetPledged(asset, what.pledgee, motion, what, _save(asset, about));
    }

    /// @inheritdoc IOwnerActs
    function release(AssetId asset, MemberId member, bytes32 evidence, Envelope calldata envelope) external override {
        // Check
        Asset memory about = _load(asset);
        bool toMember = MemberId.unwrap(about.pledgee) != 0;
        if (!about.pledged || (toMember && member != about.pledgee)) revert PropertyNotPledgee(asset, member);
        if (!toMember) _shareOfOwner(asset, about, member);
        _requireDigest(evidence, Digest.Evidence);
        _sign(member, Scope.AGREEMENTS, 0, envelope);
        // Effect
        about.pledged = false;
        about.pledgee = MemberId.wrap(0);
        // Log
        emit PledgeReleased(asset, member, evidence, _save(asset, about));
    }
}
