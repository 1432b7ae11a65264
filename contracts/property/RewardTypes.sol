// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Currency} from "../types/Currency.sol";
import {Day} from "../types/Day.sol";
import {AgreementId, MemberId} from "../types/Ids.sol";

/// @dev What the lines of a list say of people.
enum ListKind {
    None,
    Reward, // what each is paid out of the reward pot (奖酬)
    Certificate // what each contributed (贡献证明)
}

/// @dev Which list: there is one in force of each member, agreement, kind, currency and period. `currency`: 0 for certificates. `first`,
/// `last`: the period, both days included.
struct ListKey {
    AgreementId agreement;
    MemberId member;
    ListKind kind;
    Currency currency;
    Day first;
    Day last;
}

/// @dev What the chain holds of a list. `root`: of its Merkle tree. `count`: lines. `total`: the sum of their amounts, in minor units; of
/// certificates in whatever the list counts (hours, units). `main`: the sum of the main contributors' amounts (R17), 0 for certificates.
struct ListFacts {
    bytes32 root;
    uint32 count;
    uint96 total;
    uint96 main;
}

/// @dev One line of a list. `line`: salted digest of what it says, whose text and salt stay with the member and the person, and can be
/// erased (R36).
struct Line {
    uint32 index;
    bytes32 line;
    uint96 amount;
}
