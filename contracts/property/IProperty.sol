// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IncomeRoute} from "../benefit/IncomeRoute.sol";
import {AgreementId, AssetId, MemberId} from "../types/Ids.sol";
import {AssetFacts, OwnerAct, PropertyRules} from "./PropertyTypes.sol";

/// @title IProperty
/// @notice What the LicenseRegistry and the rails ask the IPRegistry.
interface IProperty {
    /// @notice What an asset is. Reverts when there is none of this number.
    /// @param asset The asset.
    /// @return The facts.
    function factsOf(AssetId asset) external view returns (AssetFacts memory);

    /// @notice The rules in force for the results of an agreement. Reverts while nobody has laid them before the registry (`adopt`).
    /// @param agreement The agreement.
    /// @return The rules.
    function rulesOf(AgreementId agreement) external view returns (PropertyRules memory);

    /// @notice Reverts unless a member owns a share of an asset now.
    /// @param asset The asset.
    /// @param member The member.
    function requireOwner(AssetId asset, MemberId member) external view;

    /// @notice Reverts unless the owners have agreed to an act as the asset's rules ask. Where a motion was needed it is used up. Only
    /// LicenseRegistry.
    /// @param asset The asset.
    /// @param act The act.
    /// @param member The owner that acts.
    /// @param motion The motion that carried it, 0 where the rule is Alone.
    /// @param subject What was agreed to: the motion must be about exactly this.
    function requireAgreed(AssetId asset, OwnerAct act, MemberId member, uint64 motion, bytes32 subject) external;

    /// @notice Counts a sole or exclusive licence that runs, or that ended: while there is one the asset is not abandoned. Only
    /// LicenseRegistry.
    /// @param asset The asset.
    /// @param more Whether one begins; else one ends.
    function encumber(AssetId asset, bool more) external;

    /// @notice The pool in which a party stands alone, with its people's reward pot: for income that is the party's alone. Made at the first
    /// call. Only LicenseRegistry.
    /// @param agreement The agreement.
    /// @param member The party.
    /// @return The pool's number within the agreement.
    function soloPoolOf(AgreementId agreement, MemberId member) external returns (uint16);

    /// @notice How income from an asset enters its agreement. Reverts for an asset outside every agreement.
    /// @param asset The asset.
    /// @param soloPool The licensor's own pool where it keeps the income, 0 otherwise.
    /// @return agreement The agreement.
    /// @return route The route.
    function routeOf(AssetId asset, uint16 soloPool) external view returns (AgreementId agreement, IncomeRoute route);

    /// @notice Where the income of a derivative waits for one of its parents. Reverts unless it derives from it.
    /// @param child The derivative.
    /// @param parent The asset it derives from.
    /// @return agreement The derivative's agreement.
    /// @return royaltyPool The pool there in which the parent's inbox has units.
    function inboxIn(AssetId child, AssetId parent) external view returns (AgreementId agreement, uint16 royaltyPool);
}
