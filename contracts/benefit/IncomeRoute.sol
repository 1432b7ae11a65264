// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @dev How income under a licence enters an agreement, as one word: `isDirect 8 | to 16 | from 16 | royaltyPool 16 | royaltyRate 24`, the
/// lowest last. 0 is ordinary income.
type IncomeRoute is uint256;

using IncomeRoutes for IncomeRoute global;

/// @title IncomeRoutes
/// @notice What comes before the waterfall, and who stands for the agreement's owners in it.
///
/// First `royaltyRate` parts per million (rounded down) go to the pool `royaltyPool`, whose units are the inboxes of the assets that the
/// licensed one derives from. The rest walks the waterfall, where the pool `to` takes the place of the pool `from` (the asset has owners of its
/// own); or, where it is direct, goes to the pool `to` alone (the asset's owner, or the licensor that keeps the income, R07).
library IncomeRoutes {
    /// @notice Writes a route.
    /// @param rate What goes to the parents' inboxes, in parts per million, at most 1,000,000.
    /// @param inboxes The pool of the parents' inboxes, 0 for none.
    /// @param replaced The pool replaced, 0 for none.
    /// @param standIn The pool that takes its place, or all the rest.
    /// @param direct Whether the rest passes by the waterfall.
    /// @return The route.
    function pack(
        uint24 rate,
        uint16 inboxes,
        uint16 replaced,
        uint16 standIn,
        bool direct
    ) internal pure returns (IncomeRoute) {
        return
            IncomeRoute.wrap(
                (uint256(direct ? 1 : 0) << 72) |
                    (uint256(standIn) << 56) |
                    (uint256(replaced) << 40) |
                    (uint256(inboxes) << 24) |
                    rate
            );
    }

    /// @notice What goes to the parents' inboxes.
    /// @param route The route.
    /// @return Parts per million.
    function royaltyRate(IncomeRoute route) internal pure returns (uint24) {
        return uint24(IncomeRoute.unwrap(route));
    }

    /// @notice The pool of the parents' inboxes.
    /// @param route The route.
    /// @return The pool's number, 0 for none.
    function royaltyPool(IncomeRoute route) internal pure returns (uint16) {
        return uint16(IncomeRoute.unwrap(route) >> 24);
    }

    /// @notice The pool that stands in, or takes all the rest.
    /// @param route The route.
    /// @return The pool's number, 0 for none.
    function to(IncomeRoute route) internal pure returns (uint16) {
        return uint16(IncomeRoute.unwrap(route) >> 56);
    }

    /// @notice Which pool stands in for which, as in the key of a pot.
    /// @param route The route.
    /// @return `to 16 | from 16`, 0 when none does.
    function standing(IncomeRoute route) internal pure returns (uint32) {
        return uint32(IncomeRoute.unwrap(route) >> 40);
    }

    /// @notice The route of what waited in a pot: its royalties were taken when it came in.
    /// @param pools `to 16 | from 16`, 0 when no pool stands in for another.
    /// @return The route.
    function ofStanding(uint32 pools) internal pure returns (IncomeRoute) {
        return IncomeRoute.wrap(uint256(pools) << 40);
    }

    /// @notice Whether the rest passes by the waterfall.
    /// @param route The route.
    /// @return Whether it does.
    function isDirect(IncomeRoute route) internal pure returns (bool) {
        return uint8(IncomeRoute.unwrap(route) >> 72) != 0;
    }
}
