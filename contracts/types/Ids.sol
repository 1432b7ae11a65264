// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @dev A legal entity of the consortium (成员): dense, from 1. 0 is nobody.
type MemberId is uint32;

/// @dev An agreement (协议): dense, from 1.
type AgreementId is uint40;

/// @dev A pool of an agreement: `agreement << 16 | number`. Number 0 is the agreement's pool of direct credits.
type PoolId is uint56;

/// @dev Who is owed: `kind << 56 | number`; see {Accounts}.
type AccountId is uint64;

/// @dev A contribution (贡献): dense, from 1.
type ContributionId is uint64;

/// @dev An asset of intellectual property (知识产权): dense, from 1. 0 is none.
type AssetId is uint40;

/// @dev A licence (许可): dense, from 1. 0 is none.
type LicenceId is uint40;

using {sameMember as ==, otherMember as !=} for MemberId global;
using {otherAgreement as !=} for AgreementId global;
using {agreementOf, numberOf} for PoolId global;

/// @dev Equality of members.
function sameMember(MemberId a, MemberId b) pure returns (bool) {
    return MemberId.unwrap(a) == MemberId.unwrap(b);
}

/// @dev Inequality of members.
function otherMember(MemberId a, MemberId b) pure returns (bool) {
    return MemberId.unwrap(a) != MemberId.unwrap(b);
}

/// @dev Inequality of agreements.
function otherAgreement(AgreementId a, AgreementId b) pure returns (bool) {
    return AgreementId.unwrap(a) != AgreementId.unwrap(b);
}

/// @dev The pool of an agreement that has this number.
function poolOf(AgreementId agreement, uint16 number) pure returns (PoolId) {
    return PoolId.wrap((uint56(AgreementId.unwrap(agreement)) << 16) | number);
}

/// @dev The agreement that a pool belongs to.
function agreementOf(PoolId pool) pure returns (AgreementId) {
    return AgreementId.wrap(uint40(PoolId.unwrap(pool) >> 16));
}

/// @dev A pool's number within its agreement.
function numberOf(PoolId pool) pure returns (uint16) {
    return uint16(PoolId.unwrap(pool));
}
