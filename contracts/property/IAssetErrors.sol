// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Day} from "../types/Day.sol";
import {AgreementId, AssetId, MemberId} from "../types/Ids.sol";
import {Digest, Vote} from "./AssetTypes.sol";
import {AssetStatus, OwnerAct} from "./PropertyTypes.sol";

/// @title IAssetErrors
/// @notice What the IPRegistry refuses.
interface IAssetErrors {
    /// @notice Thrown when another caller than the LicenseRegistry calls one of its hooks.
    /// @param caller Who called.
    /// @param module Who may.
    error PropertyNotModule(address caller, address module);
    /// @notice Thrown when terms are not those in force.
    /// @param agreement The agreement.
    /// @param given The hash of the terms given.
    /// @param expected The hash of those in force, 0 when none are.
    error PropertyTermsNotInForce(AgreementId agreement, bytes32 given, bytes32 expected);
    /// @notice Thrown when rules are not those that the terms name.
    /// @param agreement The agreement.
    /// @param given The hash of the rules given.
    /// @param expected The terms' `licenceRule`.
    error PropertyRulesDiffer(AgreementId agreement, bytes32 given, bytes32 expected);
    /// @notice Thrown when the rules' pool of owners is not one of the terms' pools whose units are agreed among the parties.
    /// @param pool Its number.
    error PropertyOwnersPoolInvalid(uint16 pool);
    /// @notice Thrown when a rule cannot be applied: no such consent, too many days, NoObjection without days; or filing by one co-owner alone,
    /// which would take the others' right to object (R10).
    /// @param act The act it is for.
    /// @param consent The consent.
    /// @param noticeDays The days.
    error PropertyRuleInvalid(OwnerAct act, uint8 consent, uint16 noticeDays);
    /// @notice Thrown when a number of days does not fit.
    /// @param what Which: "preemptionDays", "publicationDays", "cureDays", "accessDays", "useDays".
    /// @param given The days.
    /// @param limit The most.
    error PropertyDaysTooMany(string what, uint16 given, uint16 limit);
    /// @notice Thrown when nobody has laid the agreement's rules before the registry.
    /// @param agreement The agreement.
    error PropertyRulesMissing(AgreementId agreement);
    /// @notice Thrown when a currency of the agreement is not known here: adopt the rules of the terms in force first.
    /// @param number Its number in the core.
    error PropertyCurrencyUnknown(uint32 number);
    /// @notice Thrown when an agreement has no numbers left for pools of assets.
    /// @param agreement The agreement.
    error PropertyPoolsExhausted(AgreementId agreement);
    /// @notice Thrown when an agreement was never reserved.
    /// @param agreement The agreement.
    error PropertyAgreementUnknown(AgreementId agreement);
    /// @notice Thrown when there is no asset of this number.
    /// @param asset The number.
    error PropertyAssetUnknown(AssetId asset);
    /// @notice Thrown when a kind is None.
    error PropertyKindMissing();
    /// @notice Thrown when an identifier, evidence, or another digest that must be there is zero.
    /// @param what Which.
    error PropertyDigestMissing(Digest what);
    /// @notice Thrown when an asset cannot be registered with this status: only what one member alone owns begins later than Disclosed.
    /// @param status The status.
    error PropertyFirstStatusInvalid(AssetStatus status);
    /// @notice Thrown when a live asset has this identifier.
    /// @param identifier The identifier.
    /// @param asset The asset that has it.
    error PropertyIdentifierTaken(bytes32 identifier, AssetId asset);
    /// @notice Thrown when there are too many parents.
    /// @param count How many.
    /// @param limit The most.
    error PropertyTooManyParents(uint256 count, uint256 limit);
    /// @notice Thrown when parents are not in ascending order, or there is no such asset yet.
    /// @param parent The parent.
    error PropertyParentInvalid(AssetId parent);
    /// @notice Thrown when the parents' rates come to more than the whole.
    /// @param rate Their sum, in parts per million.
    error PropertyRoyaltiesTooHigh(uint256 rate);
    /// @notice Thrown when background would owe royalties: its income enters no agreement.
    error PropertyRoyaltyOutside();
    /// @notice Thrown when too many generations would stand above an asset.
    /// @param depth How many.
    /// @param limit The most.
    error PropertyTooDeep(uint256 depth, uint256 limit);
    /// @notice Thrown when background is offered that is a result, or that was offered to this agreement before.
    /// @param asset The asset.
    /// @param agreement The agreement it is of, or was offered to.
    error PropertyNotBackground(AssetId asset, AgreementId agreement);
    /// @notice Thrown when background is offered after the project has started (R26).
    /// @param agreement The agreement.
    /// @param from Version 1's first day.
    error PropertyOfferTooLate(AgreementId agreement, Day from);
    /// @notice Thrown when a status does not follow from where the asset stands.
    /// @param asset The asset.
    /// @param from Where it stands.
    /// @param to What was reported.
    error PropertyStatusInvalid(AssetId asset, AssetStatus from, AssetStatus to);
    /// @notice Thrown when an asset has come to its end.
    /// @param asset The asset.
    /// @param status Its end.
    error PropertyAssetEnded(AssetId asset, AssetStatus status);
    /// @notice Thrown when a day lies in the future, or not after the one recorded before.
    /// @param day The day.
    /// @param limit Today, or the day recorded before.
    error PropertyDayInvalid(Day day, Day limit);
    /// @notice Thrown when a title's status is None.
    error PropertyTitleMissing();
    /// @notice Thrown when a member does not own a share of an asset.
    /// @param asset The asset.
    /// @param member The member.
    error PropertyNotOwner(AssetId asset, MemberId member);
    /// @notice Thrown when there is no motion of this number.
    /// @param motion The number.
    error PropertyMotionUnknown(uint64 motion);
    /// @notice Thrown when a motion is named for an act that needs none.
    /// @param motion The motion.
    error PropertyMotionUnneeded(uint64 motion);
    /// @notice Thrown when a motion is about another asset, act, member or subject than what it is used for.
    /// @param motion The motion, 0 when one is needed and none was named.
    /// @param asset The asset acted on.
    /// @param act The act.
    /// @param member Who acts.
    /// @param subject What it would do.
    error PropertyMotionDiffers(uint64 motion, AssetId asset, OwnerAct act, MemberId member, bytes32 subject);
    /// @notice Thrown when a motion was used before.
    /// @param motion The motion.
    error PropertyMotionUsed(uint64 motion);
    /// @notice Thrown when the owners have changed since a motion was proposed.
    /// @param motion The motion.
    /// @param epoch The epoch it was proposed in.
    /// @param current The asset's epoch now.
    /// @param total The asset's units when it was proposed.
    /// @param currentTotal The asset's units now.
    error PropertyMotionVoid(uint64 motion, uint24 epoch, uint24 current, uint64 total, uint64 currentTotal);
    /// @notice Thrown when an owner says the same again.
    /// @param motion The motion.
    /// @param member The owner.
    /// @param vote What it said.
    error PropertyVotedBefore(uint64 motion, MemberId member, Vote vote);
    /// @notice Thrown when owners of too few units consent.
    /// @param motion The motion.
    /// @param consented Units of those who consent.
    /// @param total All units.
    error PropertyConsentMissing(uint64 motion, uint64 consented, uint64 total);
    /// @notice Thrown when an owner's objection is open.
    /// @param motion The motion.
    /// @param objections How many object.
    error PropertyObjected(uint64 motion, uint16 objections);
    /// @notice Thrown when days of notice, publication or pre-emption still run.
    /// @param motion The motion.
    /// @param until The second from which the act may be done.
    error PropertyNoticeRunning(uint64 motion, uint40 until);
    /// @notice Thrown when a share is offered by {propose}; it is by {offerShare}.
    error PropertyOfferShareInstead();
    /// @notice Thrown when the seller, or somebody that waived it, would take the buyer's place, or somebody has it.
    /// @param motion The motion.
    /// @param member Who would.
    /// @param taker Who has it, 0 for nobody.
    error PropertyPreemptionGone(uint64 motion, MemberId member, MemberId taker);
    /// @notice Thrown when the pre-emption window is over, or there is none.
    /// @param motion The motion.
    /// @param until When it ended.
    error PropertyPreemptionOver(uint64 motion, uint40 until);
    /// @notice Thrown when an act needs the asset's own pool and there is none.
    /// @param asset The asset.
    error PropertyNotSeparated(AssetId asset);
    /// @notice Thrown when an asset has a pool of its own that is good.
    /// @param asset The asset.
    /// @param pool Its number.
    error PropertySeparatedBefore(AssetId asset, uint16 pool);
    /// @notice Thrown when the agreement accepts more currencies than the asset's pool was made for: separate it again.
    /// @param asset The asset.
    /// @param pool The pool's number.
    error PropertyPoolOutdated(AssetId asset, uint16 pool);
    /// @notice Thrown when the owners are being seated already.
    /// @param asset The asset.
    /// @param pool The number of the pool they are seated in.
    error PropertySeatingRuns(AssetId asset, uint16 pool);
    /// @notice Thrown when nobody is to be seated, or the owners have changed since: separate again.
    /// @param asset The asset.
    error PropertyNothingToSeat(AssetId asset);
    /// @notice Thrown when an owner sits already.
    /// @param asset The asset.
    /// @param member The owner.
    error PropertySeatedBefore(AssetId asset, MemberId member);
    /// @notice Thrown when an offer is of nothing, of more than the seller has, of a part of background, or to the seller itself.
    /// @param asset The asset.
    /// @param units Units offered.
    /// @param has Units the seller has.
    error PropertyOfferInvalid(AssetId asset, uint64 units, uint64 has);
    /// @notice Thrown when a buyer or pledgee is unknown or not active.
    /// @param member The member.
    error PropertyMemberNotActive(MemberId member);
    /// @notice Thrown when the only owner would renounce: it abandons.
    /// @param asset The asset.
    /// @param member The owner.
    error PropertyLastOwner(AssetId asset, MemberId member);
    /// @notice Thrown when an asset is pledged.
    /// @param asset The asset.
    /// @param pledgee To whom, 0 for somebody outside.
    error PropertyPledged(AssetId asset, MemberId pledgee);
    /// @notice Thrown when an asset is not pledged, or not to this member.
    /// @param asset The asset.
    /// @param member Who would release.
    error PropertyNotPledgee(AssetId asset, MemberId member);
    /// @notice Thrown when a pledge names no pledgee, or two.
    /// @param asset The asset.
    error PropertyPledgeInvalid(AssetId asset);
    /// @notice Thrown when an asset would be abandoned while sole or exclusive licences run.
    /// @param asset The asset.
    /// @param exclusives How many.
    error PropertyEncumbered(AssetId asset, uint8 exclusives);
    /// @notice Thrown when an asset is outside every agreement.
    /// @param asset The asset.
    error PropertyOutsideAgreements(AssetId asset);
    /// @notice Thrown when an asset owes another one nothing.
    /// @param child The asset.
    /// @param parent The other.
    error PropertyNotDerived(AssetId child, AssetId parent);
    /// @notice Thrown when the half of the registry that stores nothing is called instead of the registry.
    error PropertyHalfOnly();
}
