// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Day} from "../types/Day.sol";
import {AgreementId, ContributionId, MemberId} from "../types/Ids.sol";

/// @dev What a party says it put in. `kind`: 1-14 a CRediT role in the order of NISO Z39.104, from 101 a resource; see {Kinds}.
/// `quantity`: in thousandths of the unit that the rate card prices. `first`, `last`: the days it was put in, both included.
/// `evidence`, `algorithm`, `size`: digest, hash function (see {Evidence}) and length in bytes of the evidence, which stays
/// off-chain. `previous`: digest of the evidence that this one goes on from, 0 for none.
struct Entry {
    uint16 kind;
    uint64 quantity;
    Day first;
    Day last;
    bytes32 evidence;
    uint8 algorithm;
    uint64 size;
    bytes32 previous;
}

/// @dev Many entries of one kind under one Merkle root. `count`: how many leaves, numbered from 0. `valueCap`: the most that all
/// claimed leaves may be worth together. `content`, `algorithm`, `size`: digest of the file that lists the leaves.
struct LeafRoot {
    uint16 kind;
    bytes32 root;
    uint32 count;
    uint96 valueCap;
    bytes32 content;
    uint8 algorithm;
    uint64 size;
}

/// @dev Recorded → (attested by as many as the terms ask) → Attested → (window over) → Final. A challenge in the window leads to
/// Challenged, and from there to Final or Rejected. A contra entry is Contra from its birth.
enum Status {
    None,
    Recorded, // waits for attestations
    Attested, // its window is open, or over and not yet finalised
    Challenged, // waits for a ruling
    Final, // its units and cost count
    Rejected, // by a ruling
    Withdrawn, // by the contributor
    Contra // an entry that corrects a final one
}

/// @dev What an entry earns, as fixed when it is recorded. `party`: the contributor's place in the agreement. `units` go to `pool`,
/// `cost` to `costPool` (multiple applied). `rewardRate`: parts per million of the units that go to the reward pot of the
/// member's people. `needed`: attestations needed. `challengeDays`: length of the window.
struct Credit {
    uint8 party;
    uint96 value;
    uint16 pool;
    uint64 units;
    uint16 costPool;
    uint96 cost;
    uint32 rewardRate;
    uint8 needed;
    uint16 challengeDays;
}

/// @dev A contribution as it stands. `units` and `cost`: what contra entries have left of them (of a contra entry: what it took).
/// `amount`: its value rounded up to 15 significant bits, the amount that signers' policies are asked for.
/// `challengeDays`: length of the window, while attestations are missing. `windowEnds`: after that the second it ends; from a
/// challenge on the second from which that may lapse.
/// `attestors`: places of those who attested, in order. `corrects`: of a contra entry, the entry it corrects.
struct Contribution {
    AgreementId agreement;
    MemberId member;
    uint8 party;
    uint16 kind;
    uint16 pool;
    uint16 costPool;
    uint64 units;
    uint96 cost;
    uint96 amount;
    uint32 rewardRate;
    uint8 needed;
    Status status;
    uint16 challengeDays;
    uint40 windowEnds;
    uint8[] attestors;
    ContributionId corrects;
}
