// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Rate} from "./IAgreements.sol";

/// @dev How the parties develop: R03 tells commissioned from cooperative development.
enum DevelopmentMode {
    None,
    Commissioned,
    Cooperative
}

/// @dev Where a pool's units come from.
enum UnitSource {
    Agreed, // fixed by the agreement: each party's stand beside it in the terms
    Contributions, // earned by contributions, live
    Costs // no units: recorded costs to recover (pool numbers from 0x8000)
}

/// @dev What happens to a leaver's units earned by contributions. What has accrued is always kept.
enum ExitRule {
    KeepsUnits,
    LosesUnits
}

/// @dev The legal contract behind the terms. All digests are SHA-256 of sealed files; days are dates (days since 1970-01-01).
struct LegalText {
    bytes32 text; // the sealed text
    bytes32 translation; // the other language's text, 0 when there is none
    bytes2 prevailing; // ISO 639-1 code of the language that prevails
    uint24 effective; // effective date
    uint24 expires; // last day of the term
    bytes32 conditions; // conditions precedent, 0 when there are none
    bytes32 survivals; // clauses that survive the end
}

/// @dev R31: what every technology contract must settle; a digest of the clause each.
struct MinimumFields {
    bytes32 object;
    bytes32 plan;
    bytes32 confidentiality;
    bytes32 ownership;
    bytes32 distribution;
    bytes32 acceptance;
}

/// @dev A party. `units`: its units in each pool of source Agreed, in the order in which `Terms.pools` lists those pools.
/// `rewardRate`: parts per million of its units that belong to the reward pot of its people (rounded up).
struct Party {
    uint32 member;
    uint32 rewardRate;
    bytes32 notice; // digest of its notice address
    uint64[] units;
}

/// @dev A currency, its holder and the digest of the holder's account (0 and no member for the TokenTreasury).
// solhint-disable-next-line gas-struct-packing
struct HolderLine {
    address currency;
    uint32 holder;
    bytes32 account;
    bool invoiceFirst;
}

/// @dev A tier of the waterfall. `basis`: digest of the legal basis of a levy.
struct TierLine {
    uint8 kind;
    uint32 rate;
    uint16 pool;
    bytes32 basis;
}

/// @dev A pool. `total`: the sum of the agreed units. `kept`: it was made by an earlier version and goes on as it is.
/// `beneficiary`: a member that holds one unit of it though it need not be a party (a levy's), 0 otherwise.
struct PoolLine {
    uint16 number;
    uint8 source;
    bool kept;
    uint64 total;
    uint32 beneficiary;
    uint8 whenEmpty;
    uint16 fallTo;
    uint24 holdUntil;
    uint96 cap;
}

/// @dev How the agreement is changed, left and closed.
struct RuleLine {
    uint32 majority; // parts per million of the parties that must sign an amendment, besides all whose rights it touches
    uint16 noticeDays; // formal notice before a silent party may count as consenting; fixed by version 1
    uint16 coolingDays; // from the last signature until the agreement can be in force
    uint16 cureDays; // to remedy a breach before exclusion
    uint8 exitRule;
    uint8 closers; // parties that sign the close of a period
    uint8 attestations; // parties that attest a contribution
    uint16 challengeDays; // window to challenge a contribution
    uint32 panel; // the member that decides disputes, 0 for none
}

/// @dev The whole agreement as its parties sign it.
// solhint-disable-next-line gas-struct-packing
struct Terms {
    uint40 agreement;
    uint16 version;
    bytes32 previous; // struct hash of the version before, 0 for the first
    bytes32 moduleSet; // digest of the contracts that will apply it
    uint8 mode;
    bool periodic;
    bool passesOpenTiers;
    bool allToSomeAgreed; // R12: all of the profit to some and none to others was expressly agreed
    address amountCurrency;
    bytes32 backgroundIp;
    bytes32 licenceRule;
    bytes32 obligations;
    LegalText legal;
    MinimumFields minimum;
    RuleLine rules;
    HolderLine[] holders;
    PoolLine[] pools;
    TierLine[] tiers;
    Rate[] rates;
    Party[] parties;
}
