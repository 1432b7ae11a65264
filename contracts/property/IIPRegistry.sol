// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Terms} from "../agreement/Terms.sol";
import {Envelope} from "../membership/ISignedActs.sol";
import {Currency} from "../types/Currency.sol";
import {Day} from "../types/Day.sol";
import {AgreementId, AssetId, MemberId} from "../types/Ids.sol";
import {
    Asset,
    AssetRecord,
    Motion,
    PledgeTerms,
    PoolUse,
    Registration,
    Seating,
    ShareOffer,
    StatusReport,
    TitleStatus,
    Vote
} from "./AssetTypes.sol";
import {IProperty} from "./IProperty.sol";
import {AssetStatus, OwnerAct, PropertyRules} from "./PropertyTypes.sol";

/// @title IIPRegistry
/// @notice Assets (知识产权): what they are, where they stand, who owns them, what they derive from, and how co-owners agree to an act.
///
/// Owners are a pool's units: the agreement's `ownersPool` of the day of registration (a later version takes nothing from anybody), or the
/// asset's own pool, made by `separate` and `seat` before a share of it can change hands; or one member alone. A member's share is its units and
/// those of its reward pot.
///
/// Every act takes an {Envelope}: with signatures it may be sent by anybody, without it the sender must be the signer. A successor's
/// signers act for the member that it succeeded. A day of notice is 24 hours from the proposal; dates are UTC.
/// @dev Events tell words as stored, see {AssetWords}, {MotionWords}, {RulesWords}. Nothing loops over owners; at most 8 parents.
interface IIPRegistry is IProperty {
    // --------------------------------------------------------------------------------------------------------- events

    /// @notice Emitted when the rules of the terms in force are laid before the registry.
    /// @param agreement The agreement.
    /// @param version The version whose rules they are.
    /// @param rules The rules.
    /// @param word The rules' word as stored: with version and the number of the next pool for assets.
    event RulesAdopted(AgreementId indexed agreement, uint16 indexed version, PropertyRules rules, uint256 word);

    /// @notice Emitted when the registry learns which token a currency number of the core stands for.
    /// @param currency The token.
    /// @param number Its number.
    event CurrencyLearnt(Currency indexed currency, uint32 indexed number);

    /// @notice Emitted when a pool is made for assets; the core's events about it follow.
    /// @param agreement The agreement.
    /// @param number The pool's number, from 0x4000.
    /// @param use What it is for.
    /// @param word The rules' word now.
    event AssetPoolMade(AgreementId indexed agreement, uint16 indexed number, PoolUse indexed use, uint256 word);

    /// @notice Emitted when a party gets its own pool, or one by its new reward rate.
    /// @param agreement The agreement.
    /// @param member The party.
    /// @param number The pool's number.
    /// @param rewardRate Its people's part, per million.
    event SoloPoolSet(AgreementId indexed agreement, MemberId indexed member, uint16 number, uint24 rewardRate);

    /// @notice Emitted when an asset is registered.
    /// @param asset Its number, dense from 1.
    /// @param agreement The agreement, 0 for background.
    /// @param member Who registers it: a party, or the owner of background.
    /// @param what What is said of it.
    /// @param word Its word as stored.
    event AssetRegistered(
        AssetId indexed asset,
        AgreementId indexed agreement,
        MemberId indexed member,
        Registration what,
        uint256 word
    );

    /// @notice Emitted when background is offered to a project (R26).
    /// @param asset The asset.
    /// @param agreement The agreement.
    /// @param member Its owner.
    /// @param limits Digest of the limits of access.
    event BackgroundOffered(
        AssetId indexed asset,
        AgreementId indexed agreement,
        MemberId indexed member,
        bytes32 limits
    );

    /// @notice Emitted when an asset's status changes. At an end its identifier is free again.
    /// @param asset The asset.
    /// @param status Where it stands now.
    /// @param member The owner that reports.
    /// @param report The whole report.
    /// @param identifier Its identifier now.
    /// @param word Its word now.
    event StatusChanged(
        AssetId indexed asset,
        AssetStatus indexed status,
        MemberId indexed member,
        StatusReport report,
        bytes32 identifier,
        uint256 word
    );

    /// @notice Emitted when an owner reports what the office's register shows.
    /// @param asset The asset.
    /// @param status How far it is.
    /// @param member The owner that reports.
    /// @param evidence Digest of the deed, the receipt of filing or the register's extract.
    /// @param word The asset's record word now: it shows today's owners.
    event TitleChanged(
        AssetId indexed asset,
        TitleStatus indexed status,
        MemberId indexed member,
        bytes32 evidence,
        uint256 word
    );

    /// @notice Emitted when an owner has paid the annual fee.
    /// @param asset The asset.
    /// @param member Who paid.
    /// @param until The day through which it is paid.
    /// @param evidence Digest of the receipt.
    /// @param word The asset's record word now.
    event AnnualFeePaid(
        AssetId indexed asset,
        MemberId indexed member,
        Day indexed until,
        bytes32 evidence,
        uint256 word
    );

    /// @notice Emitted when an owner reports use (R27).
    /// @param asset The asset.
    /// @param member Who reports.
    /// @param on The day of use.
    /// @param evidence Digest of the proof.
    /// @param word The asset's record word now.
    event UseRecorded(AssetId indexed asset, MemberId indexed member, Day indexed on, bytes32 evidence, uint256 word);

    /// @notice Emitted when an owner asks the others (征求意见). Its own consent is counted.
    /// @param motion Its number, dense from 1.
    /// @param asset The asset.
    /// @param member The owner that will act.
    /// @param subject What is agreed to.
    /// @param notice Digest of what was sent to the others.
    /// @param word The motion's word.
    /// @param tally The motion's tally.
    event MotionProposed(
        uint64 indexed motion,
        AssetId indexed asset,
        MemberId indexed member,
        bytes32 subject,
        bytes32 notice,
        uint256 word,
        uint256 tally
    );

    /// @notice Emitted when a share is offered, after its {MotionProposed}.
    /// @param motion The motion.
    /// @param offer The offer; the motion's subject is its hash.
    event ShareOffered(uint64 indexed motion, ShareOffer offer);

    /// @notice Emitted when an owner consents or objects.
    /// @param motion The motion.
    /// @param member The owner.
    /// @param vote What it says.
    /// @param reason Digest of the reasons, 0 for none.
    /// @param tally The motion's tally now.
    event MotionVoted(uint64 indexed motion, MemberId indexed member, Vote indexed vote, bytes32 reason, uint256 tally);

    /// @notice Emitted when an owner takes the buyer's place (R08).
    /// @param motion The motion.
    /// @param member The owner.
    /// @param until The second until which the share is kept for it.
    /// @param tally The motion's tally now.
    event SharePreempted(uint64 indexed motion, MemberId indexed member, uint40 until, uint256 tally);

    /// @notice Emitted when the act that a motion carried is done.
    /// @param motion The motion.
    /// @param tally The motion's tally now.
    event MotionUsed(uint64 indexed motion, uint256 tally);

    /// @notice Emitted when an asset gets a pool of its own, in which its owners are now to be seated.
    /// @param asset The asset.
    /// @param member The owner that asked for it.
    /// @param seating The seating's word as stored.
    event AssetSeparated(AssetId indexed asset, MemberId indexed member, uint256 seating);

    /// @notice Emitted when an owner is seated in the asset's own pool. With the last one the pool says who owns it.
    /// @param asset The asset.
    /// @param member The owner.
    /// @param seating The seating's word now, 0 when all sit.
    /// @param word The asset's word now.
    event OwnerSeated(AssetId indexed asset, MemberId indexed member, uint256 seating, uint256 word);

    /// @notice Emitted when a share changes hands. What it earned before stays with whom it was.
    /// @param asset The asset.
    /// @param from Who gives.
    /// @param to Who takes: the buyer, or the owner that took its place.
    /// @param motion The motion that carried it, 0 where none was needed.
    /// @param offer The offer.
    /// @param word The asset's word now.
    event ShareTransferred(
        AssetId indexed asset,
        MemberId indexed from,
        MemberId indexed to,
        uint64 motion,
        ShareOffer offer,
        uint256 word
    );

    /// @notice Emitted when an owner renounces its share (R09). The others' shares grow; it may go on using the asset free of charge.
    /// @param asset The asset.
    /// @param member Who renounces.
    /// @param motion The motion that carried it, 0 where none was needed.
    /// @param declaration Digest of its declaration.
    /// @param units The units it had.
    /// @param word The asset's word now.
    event ShareRenounced(
        AssetId indexed asset,
        MemberId indexed member,
        uint64 indexed motion,
        bytes32 declaration,
        uint64 units,
        uint256 word
    );

    /// @notice Emitted when an asset is pledged.
    /// @param asset The asset.
    /// @param pledgee The member it secures, 0 for somebody outside.
    /// @param motion The motion that carried it, 0 where none was needed.
    /// @param pledge The pledge.
    /// @param word The asset's word now.
    event AssetPledged(
        AssetId indexed asset,
        MemberId indexed pledgee,
        uint64 indexed motion,
        PledgeTerms pledge,
        uint256 word
    );

    /// @notice Emitted when a pledge is released.
    /// @param asset The asset.
    /// @param member Who releases: the pledgee, or an owner with the outside pledgee's paper.
    /// @param evidence Digest of the release.
    /// @param word The asset's word now.
    event PledgeReleased(AssetId indexed asset, MemberId indexed member, bytes32 evidence, uint256 word);

    /// @notice Emitted when a sole or exclusive licence begins or ends.
    /// @param asset The asset.
    /// @param more Whether one begins.
    /// @param word The asset's word now.
    event AssetEncumbered(AssetId indexed asset, bool indexed more, uint256 word);

    // --------------------------------------------------------------------------------------------------------- errors

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
    /// @param what Which: "identifier", "evidence", "subject", "terms", "limits", "reason", "declaration".
    error PropertyDigestMissing(string what);
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
    /// @notice Thrown when background is offered that is a result, or offered twice to an agreement.
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

    // ---------------------------------------------------------------------------------------------------------- rules

    /// @notice Lays the rules of the terms in force before the registry, and tells it the agreement's currencies. Anybody, once a version.
    /// @param terms The terms in force.
    /// @param rules The rules; their struct hash is the terms' `licenceRule`.
    function adopt(Terms calldata terms, PropertyRules calldata rules) external;

    // --------------------------------------------------------------------------------------------- an asset and its life

    /// @notice Registers a result of an agreement by a party, or background by its owner. Scope RECORD.
    /// @dev A party's word that a result is its own alone is a statement on the record, for the others to see and dispute.
    /// @param member The party, or the owner.
    /// @param what What is said of it.
    /// @param envelope Signatures over `RegisterAsset`, or none.
    /// @return asset Its number.
    function register(
        MemberId member,
        Registration calldata what,
        Envelope calldata envelope
    ) external returns (AssetId asset);

    /// @notice Offers background to a project before its first day (R26). Only its owner; scope RECORD. An offer by a member that does not
    /// become a party has no effect.
    /// @param asset The asset.
    /// @param agreement The agreement, reserved.
    /// @param limits Digest of the limits of access.
    /// @param envelope Signatures over `OfferBackground`, or none.
    function offer(AssetId asset, AgreementId agreement, bytes32 limits, Envelope calldata envelope) external;

    /// @notice Reports an asset's new status. An owner; scope RECORD.
    /// @dev Disclosed → Filed → Published → Granted; Filed → Granted where nothing is published before; Filed, Published → Refused; any of the
    /// four → Lapsed or Abandoned. Filing and abandoning are acts of the owners; an objection that is open always blocks filing (R10);
    /// nothing is abandoned that is pledged or exclusively licensed.
    /// @param report The report.
    /// @param envelope Signatures over `ReportStatus`, or none.
    function reportStatus(StatusReport calldata report, Envelope calldata envelope) external;

    /// @notice Records how far the office's register shows today's owners. An owner; scope RECORD.
    /// @param asset The asset.
    /// @param member The owner.
    /// @param status How far.
    /// @param evidence Digest of the deed, the receipt of filing or the register's extract.
    /// @param envelope Signatures over `RecordTitle`, or none.
    function recordTitle(
        AssetId asset,
        MemberId member,
        TitleStatus status,
        bytes32 evidence,
        Envelope calldata envelope
    ) external;

    /// @notice Records that an owner paid the annual fee. Scope RECORD.
    /// @param asset The asset, live.
    /// @param member The owner that paid.
    /// @param until The day through which it is paid, later than the one recorded before.
    /// @param evidence Digest of the receipt.
    /// @param envelope Signatures over `RecordAnnualFee`, or none.
    function recordAnnualFee(
        AssetId asset,
        MemberId member,
        Day until,
        bytes32 evidence,
        Envelope calldata envelope
    ) external;

    /// @notice Records use of an asset (R27). An owner; scope RECORD.
    /// @param asset The asset, live.
    /// @param member The owner that reports.
    /// @param on The day of use, not in the future, later than the one recorded before.
    /// @param evidence Digest of the proof.
    /// @param envelope Signatures over `RecordUse`, or none.
    function recordUse(AssetId asset, MemberId member, Day on, bytes32 evidence, Envelope calldata envelope) external;

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

    /// @notice Completes a transfer, in later income only. The seller, once it is paid; scope AGREEMENTS, amount: the price.
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

    // ---------------------------------------------------------------------------------------------------------- views

    /// @notice An asset as it stands. Reverts when there is none of this number.
    /// @param asset The asset.
    /// @return The asset.
    function assetOf(AssetId asset) external view returns (Asset memory);

    /// @notice What was recorded of an asset besides.
    /// @param asset The asset.
    /// @return The record.
    function recordOf(AssetId asset) external view returns (AssetRecord memory);

    /// @notice A member's share of an asset now.
    /// @param asset The asset.
    /// @param member The member.
    /// @return units Its units, those of its reward pot included.
    /// @return total All units; 1,000,000 where one member alone owns it.
    function shareOf(AssetId asset, MemberId member) external view returns (uint64 units, uint64 total);

    /// @notice How far the seating of an asset's owners is.
    /// @param asset The asset.
    /// @return The seating, all 0 when none is under way.
    function seatingOf(AssetId asset) external view returns (Seating memory);

    /// @notice A motion as it stands. Reverts when there is none of this number.
    /// @param motion The motion.
    /// @return The motion.
    function motionOf(uint64 motion) external view returns (Motion memory);

    /// @notice What an owner said to a motion last.
    /// @param motion The motion.
    /// @param member The owner.
    /// @return What it said.
    function voteOf(uint64 motion, MemberId member) external view returns (Vote);

    /// @notice The live asset that has an identifier.
    /// @param identifier The identifier.
    /// @return The asset, 0 for none.
    function liveAssetOf(bytes32 identifier) external view returns (AssetId);

    /// @notice The limits within which background was offered to an agreement.
    /// @param asset The asset.
    /// @param agreement The agreement.
    /// @return Their digest, 0 when it was not offered.
    function backgroundOf(AssetId asset, AgreementId agreement) external view returns (bytes32);

    /// @notice The version whose rules are in force here, and the number that the next pool for assets gets.
    /// @param agreement The agreement.
    /// @return version The version, 0 when no rules were adopted.
    /// @return nextPool The number.
    function adoptedOf(AgreementId agreement) external view returns (uint16 version, uint16 nextPool);

    /// @notice How many assets and motions there are; their numbers are dense from 1.
    /// @return assets The number of assets.
    /// @return motions The number of motions.
    function counts() external view returns (uint40 assets, uint64 motions);

    /// @notice The contract that checks rules and hashes what is signed, see {ActsReader}: an act's own call is answered with the act's EIP-712
    /// struct hash; `offerHash` and `pledgeHash` with what a motion must have as its subject; `rulesHash` with what terms name as their
    /// `licenceRule`.
    /// @return Its address.
    function reader() external view returns (address);
}
