// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Currency} from "../types/Currency.sol";
import {Day} from "../types/Day.sol";
import {AgreementId, AssetId, MemberId} from "../types/Ids.sol";
import {AssetKind, AssetStatus, OwnerAct} from "./PropertyTypes.sol";

/// @dev An asset that a new one derives from. `rate`: what of the derivative's income goes to it first, in parts per million, 0 for none.
struct ParentLine {
    AssetId parent;
    uint24 rate;
}

/// @dev What is said of an asset when it is registered. `agreement`: whose result it is (foreground), 0 for background. `status`: Disclosed,
/// or, where one member alone owns it, up to Granted. `sole`: it is its maker's alone though the agreement has a pool of owners (an
/// improvement, R29); background and results of an agreement without such a pool are so anyway. `identifier`: keccak256 of its number or
/// name in canonical form. `evidence`: SHA-256 of the sealed file. `uri`: where more about it is found. `parents`: at most 8, in
/// ascending order.
struct Registration {
    AgreementId agreement;
    AssetKind kind;
    AssetStatus status;
    bool sole;
    bytes32 identifier;
    bytes32 evidence;
    string uri;
    ParentLine[] parents;
}

/// @dev An asset's new status, reported by an owner. `identifier`: its new one (the number that an office gave), 0 when it keeps its own.
/// `on`: the day it happened, not in the future. For Filed and Abandoned, `motion` carried it and `basis` is what was agreed to (digest
/// of the filing plan, of the decision); 0 where none was needed.
struct StatusReport {
    AssetId asset;
    MemberId member;
    AssetStatus status;
    bytes32 identifier;
    bytes32 evidence;
    Day on;
    uint64 motion;
    bytes32 basis;
}

/// @dev What a co-owner would sell, and to whom. `units` of the asset's own pool (1,000,000 for background, which is sold whole). `price`
/// in minor units of `currency`, both 0 for a gift. `terms`: SHA-256 of the sealed contract. Its struct hash is the motion's subject.
struct ShareOffer {
    AssetId asset;
    MemberId from;
    MemberId to;
    uint64 units;
    uint96 price;
    Currency currency;
    bytes32 terms;
}

/// @dev A pledge of an asset. `member`: the owner that pledges. `pledgee`: the member it secures, or 0 and `counterparty`, a digest of
/// who else. `terms`: SHA-256 of the sealed contract. Its struct hash is the motion's subject.
struct PledgeTerms {
    AssetId asset;
    MemberId member;
    MemberId pledgee;
    bytes32 counterparty;
    bytes32 terms;
}

/// @dev What the office's register says of the owners, apart from what the agreement says.
enum TitleStatus {
    None,
    Agreed, // the deed is signed
    Filed, // the change is filed at the office
    Registered // the office shows these owners
}

/// @dev What an owner said to a motion last.
enum Vote {
    None,
    Consents,
    Objects
}

/// @dev A digest that must be there.
enum Digest {
    Identifier,
    Evidence,
    Limits,
    Subject,
    Reason,
    Terms,
    Declaration
}

/// @dev What a pool made for assets is for.
enum PoolUse {
    Owners, // the owners of one asset
    Solo, // one party and its people's reward pot
    Royalties // the inboxes of the assets that one asset derives from
}

/// @dev An asset as it stands. `pool`: whose units say who owns it, 0 where `owner` does. `royaltyPool`, `royaltyRate`: where what its
/// parents get waits, and how much in parts per million. `depth`: how many generations stand above it. `useBy`: the day until which
/// it must have been used (R27), 0 for none. `pledgee`: 0 where it is pledged to somebody outside. `exclusives`: sole and exclusive
/// licences that run. `currencies`: how many the agreement accepted when the asset's own pool was made. `epoch`: how often its owners
/// changed.
struct Asset {
    AgreementId agreement;
    MemberId owner;
    AssetKind kind;
    AssetStatus status;
    uint16 pool;
    uint16 royaltyPool;
    uint24 royaltyRate;
    uint8 depth;
    Day useBy;
    bool pledged;
    MemberId pledgee;
    uint8 exclusives;
    uint8 currencies;
    uint24 epoch;
    bytes32 identifier;
}

/// @dev What was recorded of an asset besides. `epoch`: of the owners that the title shows; another one than the asset's is a finding.
/// `feePayer`, `feeUntil`: who paid the annual fee last, and through which day. `usedOn`: the last day of use recorded.
struct AssetRecord {
    TitleStatus title;
    uint24 epoch;
    MemberId feePayer;
    Day feeUntil;
    Day usedOn;
}

/// @dev An asset's own pool while its owners are seated in it. `pool`: its number, 0 when none is. `source`: the pool whose units are
/// copied. `total`: the units to seat. `currencies`: how many the agreement accepted when the pool was made.
struct Seating {
    uint16 pool;
    uint16 source;
    uint64 total;
    uint64 seated;
    uint8 currencies;
}

/// @dev A motion as it stands. `total`: the asset's units when it was proposed, `epoch` likewise: once either has changed it is void.
/// `consented`: units of those who consent. `objections`: owners that object. `taker`: who took the buyer's place, until `takerUntil`.
struct Motion {
    AssetId asset;
    OwnerAct act;
    MemberId member;
    uint24 epoch;
    uint64 total;
    uint40 proposedAt;
    bytes32 subject;
    uint64 consented;
    uint16 objections;
    MemberId taker;
    uint40 takerUntil;
    bool used;
}
