// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Currency} from "../types/Currency.sol";
import {Day} from "../types/Day.sol";
import {AgreementId, AssetId, LicenceId, MemberId} from "../types/Ids.sol";

/// @dev What a licence lets its licensee do beside others (许可方式).
enum LicenceKind {
    None,
    Ordinary, // 普通许可: beside the owners and other licensees
    Sole, // 排他许可: beside the owners only
    Exclusive, // 独占许可: alone
    Access // 访问权: what the parties of a project owe one another (R25)
}

/// @dev What an access right is for (R25).
enum Purpose {
    None, // no access right
    Implementation, // carrying out the project: free of charge, until its last day
    Exploitation // using its results: on fair and reasonable conditions
}

/// @dev What a running fee is a part of (R32).
enum FeeBase {
    None, // nothing is reported
    Price,
    AddedOutput,
    Profit,
    Sales
}

/// @dev Where a licence stands. A licence past its last day has expired even before anybody says so (`end`).
enum LicenceStatus {
    None,
    Running,
    Expired, // its last day is over
    Lapsed, // the asset lapsed, was refused or given up (R32)
    Terminated, // what was overdue was not made good in the days of cure (R35)
    Surrendered, // by the licensee
    HeadEnded // the licence it was granted under ended
}

/// @dev A running fee's rate from a cumulative base on. `from`: in minor units, 0 for the first step. `rate`: parts per million, at most
/// 1,000,000; of the part of the base between this step's `from` and the next one's.
struct FeeStep {
    uint96 from;
    uint32 rate;
}

/// @dev A fixed amount and the last day to pay it: a lump sum, an instalment, an entry fee. In minor units.
struct Instalment {
    Day due;
    uint96 amount;
}

/// @dev What a licence costs (R32). `currency`: of all amounts, 0 when nothing is paid and nothing reported. `base`: what is reported.
/// `ceiling`: the most that all reports together may amount to, 0 for no ceiling. `reportMonths`: 1, 2, 3, 4, 6 or 12; periods end with
/// the calendar's months, quarters …, years; 0 for no reports. `payDays`: after a period's last day, to report it and pay its fee.
/// `steps`: at most 8, rising in `from`; their rates may be fixed, rise or fall. `instalments`: at most 12, in order of their days.
struct FeeTerms {
    Currency currency;
    FeeBase base;
    uint96 ceiling;
    uint8 reportMonths;
    uint16 payDays;
    FeeStep[] steps;
    Instalment[] instalments;
}

/// @dev A licence (许可) as it was agreed. The chain keeps the hash; acts that need the terms are handed them again.
/// `purpose`, `project`: of an access right, what for and under which agreement; else 0. `licensee`: a member, or 0 and `counterparty` is
/// the digest of an outside counterparty's code, as in receipts. `territory`: one bit a country of ISO 3166-1 in the alphabetical order of
/// the alpha-2 codes (bit 0 = AD), 249 of them; all = worldwide. `fields`: bit n = division n of ISIC Rev. 4 or GB/T 4754 (1-99), bit 0 =
/// any other use. `from`, `until`: first and last day. `head`: the licence it is granted under, 0 for none. `subLicences`: whether
/// licences may be granted under it. `useBy`: last day to have begun to use it (R27), 0 for none. `text`: digest of the sealed contract.
/// `fairness`: digest of the record that an access right's conditions are fair and reasonable. `exportControl`: digest of the finding on
/// export control, 0 while there is none. `pledgeConsent`: digest of the pledgee's consent, where the asset is pledged.
struct LicenceTerms {
    AssetId asset;
    LicenceKind kind;
    Purpose purpose;
    AgreementId project;
    MemberId licensor;
    MemberId licensee;
    bytes32 counterparty;
    uint256 territory;
    uint128 fields;
    Day from;
    Day until;
    LicenceId head;
    bool subLicences;
    Day useBy;
    bytes32 text;
    bytes32 fairness;
    bytes32 exportControl;
    bytes32 pledgeConsent;
    FeeTerms fees;
}

/// @dev A licence as it stands. `agreement`: whose result the asset is, 0 for background. `kind`: today's; a loosened one is ordinary.
/// `until`: the last day it runs, or ran. `soloPool`: the licensor's own pool, where it keeps the income (R07), else 0. `reports`: how many
/// are filed. `isListed`, `place`: whether and where it stands in the asset's list of sole and exclusive licences.
/// `paid`: paid or credited in `currency`, minor units. `terms`: hash of the terms.
struct Licence {
    AgreementId agreement;
    AssetId asset;
    MemberId licensor;
    MemberId licensee;
    LicenceId head;
    LicenceKind kind;
    LicenceStatus status;
    Day until;
    uint16 soloPool;
    uint16 reports;
    bool isListed;
    uint8 place;
    Currency currency;
    uint96 paid;
    bytes32 terms;
}

/// @dev What all reports up to one add up to, in minor units. `last`: last day of its period.
struct Reported {
    uint96 base;
    uint96 fees;
    Day last;
}

/// @dev What must be made good, and by when. `claimed`: what must have been paid in all. `reports`: how many must have been filed.
struct Notice {
    uint96 claimed;
    uint16 reports;
    Day cureUntil;
}
