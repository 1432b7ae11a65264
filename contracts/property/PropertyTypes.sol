// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AgreementId, MemberId} from "../types/Ids.sol";

/// @dev What an asset is (知识产权类别).
enum AssetKind {
    None,
    Invention, // 发明专利
    UtilityModel, // 实用新型
    Design, // 外观设计
    Software, // 软件著作权
    KnowHow, // 技术秘密
    DataSet, // 数据集
    PlantVariety, // 植物新品种
    CircuitLayout // 集成电路布图设计
}

/// @dev Where an asset stands. The last three are ends: nothing is licensed any more.
enum AssetStatus {
    None,
    Disclosed,
    Filed,
    Published,
    Granted,
    Lapsed,
    Refused,
    Abandoned
}

/// @dev How co-owners agree to an act.
enum Consent {
    None,
    Alone, // any co-owner acts alone
    NoObjection, // after the days of notice, unless a co-owner objects
    Majority, // more than half of the owners' units
    All // all of the owners' units
}

/// @dev The acts that co-owners may have to agree to, in the order of the rules in {PropertyRules}.
enum OwnerAct {
    File, // filing at the office (R10)
    Ordinary, // an ordinary licence (R05, R23)
    Secret, // an ordinary licence of know-how or of a data set (R07)
    Exclusive, // a sole or exclusive licence (R06)
    Transfer, // a transfer of a share (R06, R08, R24)
    Pledge, // a pledge (R06)
    Renounce, // renouncing a share (R09)
    Abandon // giving up the asset
}

/// @dev How owners agree to one act, and the days of notice before it, at most 4,095.
struct OwnerRule {
    uint8 consent;
    uint16 noticeDays;
}

/// @dev What the parties agreed about results, for the contracts to apply; its EIP-712 struct hash is `Terms.licenceRule`.
/// `ownersPool`: the pool of the agreement, of source Agreed, whose units say who owns its results; 0: each result is its maker's.
/// `licensorKeeps`: income of an ordinary licence of a secret is its licensor's alone (R07). `subLicences`: whether licences may allow them.
/// `preemptionDays`: R08. `publicationDays`: R19, before a grant or a transfer at an agreed price. `cureDays`: R35, to pay what is overdue.
/// `accessDays`: R25, after the agreement's last day. `useDays`: R27, from registration until a result must have been used. All days at most 4,095.
struct PropertyRules {
    uint16 ownersPool;
    bool licensorKeeps;
    bool subLicences;
    uint16 preemptionDays;
    uint16 publicationDays;
    uint16 cureDays;
    uint16 accessDays;
    uint16 useDays;
    OwnerRule file;
    OwnerRule ordinary;
    OwnerRule secret;
    OwnerRule exclusive;
    OwnerRule transfer;
    OwnerRule pledge;
    OwnerRule renounce;
    OwnerRule abandon;
}

/// @dev What others need to know of an asset. `agreement`: whose result it is, 0 for background that its sole owner holds outside every
/// agreement. `owner`: that sole owner, or the maker of a result that is its maker's; 0 when a pool says who owns it.
struct AssetFacts {
    AgreementId agreement;
    MemberId owner;
    AssetKind kind;
    AssetStatus status;
    bool pledged;
}
