// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BenefitFold} from "./BenefitFold.sol";
import {CoreFixture} from "./CoreFixture.sol";
import {
    IBenefitLedger,
    PoolTerms,
    Tier,
    TierKind,
    VersionTerms,
    WhenEmpty
} from "../../contracts/benefit/IBenefitLedger.sol";
import {IncomeRoute, IncomeRoutes} from "../../contracts/benefit/IncomeRoute.sol";
import {Accounts} from "../../contracts/types/Accounts.sol";
import {AccountId, AgreementId, AssetId, PoolId, poolOf} from "../../contracts/types/Ids.sol";
import {Currency} from "../../contracts/types/Currency.sol";
import {Day} from "../../contracts/types/Day.sol";
import {vm} from "../utils/Vm.sol";

/// @dev Lives the life of an agreement through every entry point of the core, beside a model that loops over accounts with
/// fractions of 2^-96 minor units. Actions come in rounds: each round plays every action once, in an order drawn from the seed,
/// so that a run of 128 steps plays each of the 18 actions seven times, on whatever state the others left.
///
/// The agreement: levy 2 % to member 1 · recover 60 % · capped 10 % (members 2, 3) · share 40 % by contributions ·
/// share the rest (all five). CNY counts amounts; revenue in TOKEN is held while they are open. Version 2 is periodic.
contract BenefitHandler is CoreFixture, BenefitFold {
    uint256 internal constant ACTIONS = 18;
    uint256 public constant ACCOUNTS = 10; // five members, a dispute, an order, another member, two inboxes
    uint256 public constant POOLS = 8;
    uint16 internal constant LEVY = 1;
    uint16 internal constant CAPPED = 2;
    uint16 internal constant LIVE = 3;
    uint16 internal constant REST = 4;
    uint16 internal constant COSTS = 0x8000;
    uint16 internal constant ROYALTIES = 0x4000;
    uint16 internal constant OWNERS = 0x4001;
    uint256 internal constant INBOX = 8; // the first of two
    uint24 internal constant ROYALTY = 50_000;
    AgreementId internal constant TWO = AgreementId.wrap(2);
    uint96 internal constant CAP = 50_000_000;
    uint256 internal constant Q = 96;

    // --- the model: what each account is owed in each pool and currency, in 2^-96 minor units; units; costs
    mapping(uint16 pool => mapping(uint256 account => mapping(uint256 currency => uint256))) internal modelOwed;
    mapping(uint16 pool => mapping(uint256 account => uint256)) internal modelUnits;
    mapping(uint256 account => uint256) internal modelCost; // in 2^-96
    mapping(uint256 currency => uint256) internal modelBooked;
    mapping(uint256 currency => uint256) internal modelDebt;
    mapping(uint256 currency => uint256) internal modelReversed;
    mapping(uint256 currency => uint256) internal modelTaken;
    mapping(uint256 currency => mapping(uint48 pot => uint256)) internal modelPot;
    mapping(uint256 currency => uint256) internal modelForwarded;
    mapping(uint16 pool => mapping(uint256 currency => uint256)) internal modelParked;
    uint256 internal modelCapUsed;
    mapping(uint256 account => mapping(uint256 currency => uint256)) internal modelExcess; // paid early, by rounding
    mapping(uint256 account => mapping(uint256 currency => uint256)) internal modelShort; // paid late, by rounding

    uint256 internal steps;
    uint256[ACTIONS] internal order;
    uint256[ACTIONS] public successes;
    bool internal secondOpen;

    constructor() {
        _deployCore();
        vm.recordLogs();
        Currency[] memory currencies = _list(CNY, TOKEN);
        PoolTerms[] memory pools = new PoolTerms[](7);
        pools[0] = _poolTerms(LEVY, 0);
        pools[1] = PoolTerms(CAPPED, WhenEmpty.Fall, REST, Day.wrap(0), CAP);
        pools[2] = PoolTerms(LIVE, WhenEmpty.Hold, REST, Day.wrap(0), 0);
        pools[3] = _poolTerms(REST, 0);
        pools[4] = _poolTerms(COSTS, 0);
        // The asset's pools know one currency only: the other is listed when its first money comes.
        pools[5] = _poolTerms(ROYALTIES, 0);
        pools[6] = _poolTerms(OWNERS, 0);
        core.prepare(ONE, currencies, CNY, _slice(pools, 0, 5));
        core.prepare(ONE, _list(CNY), CNY, _slice(pools, 5, 7));
        _openParent(currencies);
        _setUnits(LEVY, 0, 1);
        _setUnits(CAPPED, 1, 3);
        _setUnits(CAPPED, 2, 4);
        for (uint256 i = 0; i < 5; ++i) _setUnits(REST, i, uint64(1_000 + 77_777 * i));
        _setUnits(ROYALTIES, INBOX, 30_000);
        _setUnits(ROYALTIES, INBOX + 1, 20_000);
        _setUnits(OWNERS, 0, 400_000);
        _setUnits(OWNERS, 2, 600_000);
        core.open(ONE, 1, _versionTerms(D0, false));
        fold(core);
    }

    /// @dev The agreement of the assets that the asset derives from: all to member 1.
    function _openParent(Currency[] memory currencies) private {
        PoolTerms[] memory pools = new PoolTerms[](1);
        pools[0] = _poolTerms(1, 0);
        core.prepare(TWO, currencies, CNY, pools);
        core.setUnits(poolOf(TWO, 1), _account(0), 1, CAUSE);
        Tier[] memory tiers = new Tier[](1);
        tiers[0] = Tier(TierKind.Share, 1_000_000, 1);
        core.open(TWO, 1, _terms(currencies, tiers));
    }

    /// @dev One step of a life; the only entry point that the fuzzer calls.
    function step(uint256 seed) external {
        uint256 place = steps % ACTIONS;
        if (place == 0) {
            for (uint256 i = 0; i < ACTIONS; ++i) order[i] = i;
        }
        uint256 pick = place + (seed % (ACTIONS - place));
        uint256 action = order[pick];
        order[pick] = order[place];
        order[place] = action;
        steps += 1;

        startWatching();
        _act(action, uint256(keccak256(abi.encode(seed, steps))));
        fold(core);
        checkWrites(core);
        successes[action] += 1;
    }

    function _act(uint256 action, uint256 r) private {
        if (action == 0) _bookIn(0, r);
        else if (action == 1) _bookIn(1, r);
        else if (action == 2) _bookIn(0, r);
        else if (action == 3) _reverse(r);
        else if (action == 4) _setUnits(REST, r % 5, uint64(1 + ((r >> 8) % (1 << 40))));
        else if (action == 5) _addUnits(r);
        else if (action == 6) _removeUnits(r);
        else if (action == 7) _dispute(r, true);
        else if (action == 8) _dispute(r, false);
        else if (action == 9) _addCost(r);
        else if (action == 10) _contraCost(r);
        else if (action == 11) _take(r);
        else if (action == 12) _take(r);
        else if (action == 13) _closeOrRelease(r);
        else if (action == 14) _unpark(r);
        else if (action == 15) _income(r);
        else if (action == 16) _forward(r);
        else _holdCycle(r);
    }

    // --------------------------------------------------------------------------------------------------------- actions

    /// @dev Draws an amount and a version. Magnitudes differ on purpose: from one minor unit to 2^40.
    function _draw(uint256 r) private returns (uint96 net, uint16 version, Day day) {
        net = uint96(1 + ((r >> 16) % (uint256(1) << (r % 41))));
        if (!secondOpen && steps > 80) {
            core.open(ONE, 2, _versionTerms(Day.wrap(Day.unwrap(D0) + 10), true));
            secondOpen = true;
        }
        version = secondOpen && r % 3 == 0 ? 2 : 1;
        day = version == 1 ? D0 : Day.wrap(Day.unwrap(D0) + 12);
    }

    function _bookIn(uint256 c, uint256 r) private {
        (uint96 net, uint16 version, Day day) = _draw(r);
        core.bookNet(ONE, version, _currency(c), net, day, day, CAUSE);
        modelBooked[c] += net;
        if (version == 2 || (c == 1 && _amountsOpen())) modelPot[c][version] += net;
        else _modelShare(c, net);
    }

    /// @dev Income of the asset: its owners stand in for the rest, take all of it, or are the agreement's own.
    function _income(uint256 r) private {
        uint256 c = (r >> 60) % 2;
        (uint96 net, uint16 version, Day day) = _draw(r);
        bool direct = (r >> 64) % 3 == 0;
        bool standsIn = (r >> 64) % 3 == 1;
        IncomeRoute route = IncomeRoutes.pack(
            ROYALTY,
            ROYALTIES,
            standsIn ? REST : 0,
            direct || standsIn ? OWNERS : 0,
            direct
        );
        core.bookIncome(ONE, version, _currency(c), net, route, day, day, CAUSE);
        modelBooked[c] += net;
        uint256 left = net - _modelDebtPaid(c, net);
        left -= _modelTier(ROYALTIES, c, (left * ROYALTY) / 1e6);
        bool collects = !direct && ((version == 2 && !standsIn) || (c == 1 && _amountsOpen()));
        if (collects) modelPot[c][standsIn ? _standingPot(version) : version] += left;
        else if (direct) _modelTier(OWNERS, c, left);
        else _modelWalk(c, left, standsIn ? OWNERS : REST);
    }

    /// @dev What an inbox is owed is booked in the agreement of its asset.
    function _forward(uint256 r) private {
        uint256 a = INBOX + (r % 2);
        uint256 c = (r >> 8) % 2;
        if (core.owed(_pool(ROYALTIES), _account(a), _currency(c)) == 0) _income(r);
        uint96 amount = core.dischargeEntitlement(_pool(ROYALTIES), _account(a), _currency(c));
        amount += core.dischargeEntitlement(_pool(0), _account(a), _currency(c));
        _modelTake(a, c, amount);
        if (amount == 0) return;
        core.bookNet(TWO, 1, _currency(c), amount, D0, D0, CAUSE);
        modelForwarded[c] += amount;
    }

    function _reverse(uint256 r) private {
        uint256 c = r % 2;
        if (modelBooked[c] == modelDebt[c]) _bookIn(c, r | 63);
        uint96 limit = uint96(modelBooked[c] - modelDebt[c]);
        uint96 amount = uint96(1 + ((r >> 8) % limit)) / 50 + 1;
        if (amount > limit) amount = limit;
        core.reverse(ONE, _currency(c), amount, CAUSE);
        modelDebt[c] += amount;
        modelReversed[c] += amount;
    }

    function _setUnits(uint16 pool, uint256 a, uint64 units) private {
        core.setUnits(_pool(pool), _account(a), units, CAUSE);
        modelUnits[pool][a] = units;
    }

    function _addUnits(uint256 r) private {
        uint64 units = uint64(1 + ((r >> 8) % (uint256(1) << (r % 40))));
        core.addUnitsTo(_pool(LIVE), _account(r % 5), units, CAUSE);
        modelUnits[LIVE][r % 5] += units;
    }

    function _removeUnits(uint256 r) private {
        uint256 a = r % 5;
        if (modelUnits[LIVE][a] == 0) {
            core.addUnitsTo(_pool(LIVE), _account(a), 1000, CAUSE);
            modelUnits[LIVE][a] += 1000;
        }
        uint64 units = r % 4 == 0 ? uint64(modelUnits[LIVE][a]) : uint64((r >> 8) % (modelUnits[LIVE][a] + 1));
        core.removeUnits(_pool(LIVE), _account(a), units, CAUSE);
        modelUnits[LIVE][a] -= units;
    }

    /// @dev A challenge mints provisional units, money comes, the ruling moves or returns.
    function _dispute(uint256 r, bool accepted) private {
        uint64 units = uint64(1 + ((r >> 8) % 1_000_000));
        core.addUnitsTo(_pool(LIVE), _account(5), units, CAUSE);
        modelUnits[LIVE][5] += units;
        if (r % 2 == 0) _bookIn(0, r >> 1);
        uint256 winner = r % 5;
        if (accepted) {
            core.moveUnits(_pool(LIVE), _account(5), _account(winner), CAUSE);
            modelUnits[LIVE][winner] += modelUnits[LIVE][5];
            for (uint256 c = 0; c < 2; ++c) {
                modelOwed[LIVE][winner][c] += modelOwed[LIVE][5][c];
                modelOwed[LIVE][5][c] = 0;
            }
            modelUnits[LIVE][5] = 0;
        } else {
            core.returnEscrow(_pool(LIVE), _account(5), CAUSE);
            modelUnits[LIVE][5] = 0;
            for (uint256 c = 0; c < 2; ++c) {
                uint256 back = modelOwed[LIVE][5][c];
                modelOwed[LIVE][5][c] = 0;
                uint256 total = _modelTotal(LIVE);
                if (total == 0) modelParked[LIVE][c] += back >> Q;
                for (uint256 a = 0; a < ACCOUNTS && total != 0; ++a) {
                    modelOwed[LIVE][a][c] += (back * modelUnits[LIVE][a]) / total;
                }
            }
        }
    }

    function _addCost(uint256 r) private {
        uint96 cost = uint96(1 + ((r >> 8) % (uint256(1) << (r % 36))));
        core.addCost(_pool(COSTS), _account(r % 5), cost, CAUSE);
        modelCost[r % 5] += uint256(cost) << Q;
    }

    function _contraCost(uint256 r) private {
        uint256 a = r % 5;
        uint96 cost = uint96(1 + ((r >> 8) % (1 << 20)));
        uint96 removed = core.contraCost(_pool(COSTS), _account(a), cost, CAUSE);
        // The model follows what was taken back, after checking that it is the lesser of the two, to one minor unit.
        uint256 expected = uint256(cost) << Q < modelCost[a] ? cost : modelCost[a] >> Q;
        _near(removed, expected, 1, "contra");
        uint256 taken = uint256(removed) << Q;
        modelCost[a] = taken < modelCost[a] ? modelCost[a] - taken : 0;
    }

    function _take(uint256 r) private {
        uint256 a = r % 5;
        uint256 c = (r >> 8) % 2;
        uint256 paid = _withdraw(_allPools(), _account(a), _currency(c));
        _modelTake(a, c, paid);
    }

    function _closeOrRelease(uint256 r) private {
        for (uint256 c = 0; c < 2; ++c) {
            uint96 pot = uint96(modelPot[c][2]);
            if (pot != 0 && (c == 0 || !_amountsOpen())) {
                uint96 amount = 1 + uint96((r >> 8) % pot);
                core.close(ONE, 2, _currency(c), amount);
                modelPot[c][2] -= amount;
                _modelShare(c, amount);
            }
        }
        for (uint16 version = 1; version < 3; ++version) _releaseStanding(_standingPot(version));
        if (modelPot[1][1] == 0) return;
        if (_amountsOpen()) {
            vm.expectRevert(abi.encodeWithSignature("BenefitNotReleasable(uint40,uint16)", ONE, 1));
            core.release(ONE, 1, TOKEN);
        } else {
            core.release(ONE, 1, TOKEN);
            uint256 amount = modelPot[1][1];
            modelPot[1][1] = 0;
            _modelShare(1, uint96(amount));
        }
    }

    /// @dev Income of the asset that waited for open amount tiers; a close has nothing to do with it.
    function _releaseStanding(uint48 pot) private {
        uint256 amount = modelPot[1][pot];
        if (amount == 0 || _amountsOpen()) return;
        core.release(ONE, pot, TOKEN);
        modelPot[1][pot] = 0;
        _modelWalk(1, amount - _modelDebtPaid(1, amount), OWNERS);
    }

    function _standingPot(uint16 version) private pure returns (uint48) {
        return (uint48(OWNERS) << 32) | (uint48(REST) << 16) | version;
    }

    function _unpark(uint256) private {
        for (uint256 c = 0; c < 2; ++c) {
            uint256 parked = modelParked[LIVE][c];
            if (parked == 0) continue;
            core.unpark(_pool(LIVE), _currency(c));
            modelParked[LIVE][c] = 0;
            _modelDeposit(_modelTotal(LIVE) == 0 ? REST : LIVE, c, parked);
        }
    }

    /// @dev An order is laid, withholds, gives part to another account, and is lifted.
    function _holdCycle(uint256 r) private {
        uint256 a = r % 7 < 5 ? r % 7 : INBOX + (r % 7) - 5;
        uint256 c = (r >> 8) % 2;
        PoolId[] memory pools = _allPools();
        uint96 wanted = uint96(1 + ((r >> 16) % 1_000_000));
        core.hold(7, _account(a), _currency(c), wanted, pools);
        uint256 before = core.withheldOf(7, ONE, _currency(c));
        uint256 paid = _withdraw(pools, _account(a), _currency(c));
        uint256 withheld = core.withheldOf(7, ONE, _currency(c)) - before;
        require(withheld <= wanted && (paid == 0 || withheld == wanted), "order first");
        _modelTake(a, c, paid + withheld);
        modelTaken[c] -= withheld;
        modelOwed[0][6][c] += withheld << Q;
        uint96 given = uint96(core.withheldOf(7, ONE, _currency(c)) / 2);
        if (given != 0) {
            core.redirect(7, ONE, _currency(c), _account((r >> 4) % 5), given);
            modelOwed[0][6][c] -= uint256(given) << Q;
            modelOwed[0][(r >> 4) % 5][c] += uint256(given) << Q;
        }
        core.lift(7, _account(a), _currency(c), pools);
    }

    // ------------------------------------------------------------------------------------------------------- the model

    function _modelShare(uint256 c, uint96 amount) private {
        _modelWalk(c, amount - _modelDebtPaid(c, amount), REST);
    }

    function _modelDebtPaid(uint256 c, uint256 amount) private returns (uint256 debtPaid) {
        debtPaid = modelDebt[c] < amount ? modelDebt[c] : amount;
        modelDebt[c] -= debtPaid;
    }

    function _modelWalk(uint256 c, uint256 base, uint16 rest) private {
        uint256 left = base;
        left -= _modelTier(LEVY, c, (base * 20_000) / 1e6);
        if (c == 0) {
            uint256 outstanding = _modelOutstanding();
            uint256 repaid = (left * 600_000) / 1e6;
            if (repaid > outstanding) repaid = outstanding;
            if (repaid != 0) _modelRepay(repaid);
            left -= repaid;
            uint256 capped = (left * 100_000) / 1e6;
            if (capped > CAP - modelCapUsed) capped = CAP - modelCapUsed;
            modelCapUsed += capped;
            left -= _modelTier(CAPPED, c, capped);
        }
        left -= _modelTier(LIVE, c, (left * 400_000) / 1e6);
        _modelTier(rest, c, left);
    }

    function _modelTier(uint16 pool, uint256 c, uint256 amount) private returns (uint256) {
        if (amount != 0 && _modelTotal(pool) == 0) modelParked[pool][c] += amount;
        else _modelDeposit(pool, c, amount);
        return amount;
    }

    function _modelDeposit(uint16 pool, uint256 c, uint256 amount) private {
        uint256 total = _modelTotal(pool);
        for (uint256 a = 0; a < ACCOUNTS && amount != 0; ++a) {
            modelOwed[pool][a][c] += ((amount << Q) * modelUnits[pool][a]) / total;
        }
    }

    function _modelRepay(uint256 amount) private {
        uint256 all;
        for (uint256 a = 0; a < 5; ++a) all += modelCost[a];
        for (uint256 a = 0; a < 5 && all != 0; ++a) {
            uint256 part = _mulDiv(amount << Q, modelCost[a], all);
            if (part > modelCost[a]) part = modelCost[a];
            modelCost[a] -= part;
            modelOwed[COSTS][a][0] += part;
        }
    }

    /// @dev (x · y) / z for a z of up to 2^140, with 2^-40 relative precision: enough to tell minor units.
    function _mulDiv(uint256 x, uint256 y, uint256 z) private pure returns (uint256) {
        uint256 shift = 0;
        while (z >> shift > type(uint64).max) shift += 1;
        return (x * (y >> shift)) / (z >> shift);
    }

    function _modelTake(uint256 a, uint256 c, uint256 paid) private {
        uint256 expected;
        for (uint16 i = 0; i < POOLS; ++i) {
            uint16 pool = poolAt(i);
            uint256 owed = modelOwed[pool][a][c];
            uint256 left = owed & ((1 << Q) - 1);
            // What the core rounds differently by a hair near a whole unit stays owed in one and not in the other.
            expected += owed >> Q;
            modelOwed[pool][a][c] = left;
        }
        _near(paid, expected, 12, "taken");
        modelTaken[c] += paid;
        // The model goes on from what was really paid.
        if (paid > expected) modelExcess[a][c] += paid - expected;
        else modelShort[a][c] += expected - paid;
    }

    function _modelTotal(uint16 pool) private view returns (uint256 total) {
        for (uint256 a = 0; a < ACCOUNTS; ++a) total += modelUnits[pool][a];
    }

    /// @dev Whole minor units; the sum of the model's fractions is one to within far less than a half.
    function _modelOutstanding() private view returns (uint256) {
        uint256 all;
        for (uint256 a = 0; a < 5; ++a) all += modelCost[a];
        return (all + (uint256(1) << (Q - 1))) >> Q;
    }

    function _amountsOpen() private view returns (bool) {
        (, uint96 all) = core.costOf(_pool(COSTS), _account(0));
        return all != 0 || modelCapUsed < CAP;
    }

    // ---------------------------------------------------------------------------------------------------------- checks

    function checkConservation() external view {
        for (uint256 c = 0; c < 2; ++c) {
            (uint96 booked, uint96 debt, , ) = core.bookOf(ONE, _currency(c));
            require(booked == modelBooked[c] && debt == modelDebt[c], "book");
            uint256 there = modelTaken[c];
            for (uint16 i = 0; i < POOLS; ++i) {
                uint16 pool = poolAt(i);
                for (uint256 a = 0; a < ACCOUNTS; ++a) there += core.owed(_pool(pool), _account(a), _currency(c));
                if (pool != 0 && pool != COSTS) there += core.parkedOf(_pool(pool), _currency(c));
            }
            for (uint16 version = 1; version < 3; ++version) {
                there += core.potOf(ONE, version, _currency(c)) + core.potOf(ONE, _standingPot(version), _currency(c));
            }
            uint256 in_ = uint256(booked) + debt - modelReversed[c];
            require(there <= in_, "over-allocated");
            _checkForwarded(c);
            require(in_ - there <= POOLS * ACCOUNTS, "dust"); // less than one minor unit for each account and pool
        }
    }

    /// @dev What was forwarded is a payment of the one agreement and income of the other: nothing of it is lost or made.
    function _checkForwarded(uint256 c) private view {
        (uint96 booked, , , ) = core.bookOf(TWO, _currency(c));
        require(booked == modelForwarded[c] && booked <= modelTaken[c], "forwarded");
        require(core.owed(poolOf(TWO, 1), _account(0), _currency(c)) == booked, "forwarded and not owed");
    }

    /// @dev Pool by pool: what its accounts are owed and took never exceeds what was put into it.
    function checkNeverOverAllocated() external view {
        for (uint16 i = 1; i < POOLS; ++i) {
            uint16 pool = poolAt(i);
            if (pool == COSTS) continue;
            for (uint256 c = 0; c < 2; ++c) {
                uint256 model;
                uint256 owed;
                for (uint256 a = 0; a < ACCOUNTS; ++a) {
                    owed += core.owed(_pool(pool), _account(a), _currency(c));
                    model += modelOwed[pool][a][c] + (uint256(1) << Q);
                }
                require(owed <= model >> Q, "a pool owes more than was put into it");
            }
        }
    }

    function checkUnits() external view {
        for (uint16 i = 1; i < POOLS; ++i) {
            uint16 pool = poolAt(i);
            if (pool == COSTS) continue;
            uint256 sum;
            uint64 total;
            for (uint256 a = 0; a < ACCOUNTS; ++a) {
                uint64 units;
                (units, total) = core.unitsOf(_pool(pool), _account(a));
                require(units == modelUnits[pool][a], "units");
                sum += units;
            }
            require(sum == total, "sum of units");
        }
    }

    function checkModel() external view {
        for (uint256 c = 0; c < 2; ++c) {
            for (uint256 a = 0; a < ACCOUNTS; ++a) {
                uint256 core_;
                uint256 model;
                for (uint16 i = 0; i < POOLS; ++i) {
                    uint16 pool = poolAt(i);
                    core_ += core.owed(_pool(pool), _account(a), _currency(c));
                    model += modelOwed[pool][a][c];
                }
                // each of six pools rounds down by less than one
                uint256 expected = (model >> Q) + modelShort[a][c];
                _near(core_ + modelExcess[a][c], expected, 8, "owed");
            }
        }
    }

    function ledger() external view returns (IBenefitLedger) {
        return core;
    }

    function checkEveryActionHappened() external view {
        if (steps < 7 * ACTIONS) return;
        for (uint256 i = 0; i < ACTIONS; ++i) require(successes[i] >= 7, "an action never happened");
    }

    // --------------------------------------------------------------------------------------------------------- helpers

    function _versionTerms(Day from, bool periodic) private pure returns (VersionTerms memory) {
        Tier[] memory tiers = new Tier[](5);
        tiers[0] = Tier(TierKind.Levy, 20_000, LEVY);
        tiers[1] = Tier(TierKind.Recover, 600_000, COSTS);
        tiers[2] = Tier(TierKind.Capped, 100_000, CAPPED);
        tiers[3] = Tier(TierKind.Share, 400_000, LIVE);
        tiers[4] = Tier(TierKind.Share, 1_000_000, REST);
        return VersionTerms(from, periodic, false, CNY, _list(CNY, TOKEN), tiers);
    }

    function accountAt(uint256 a) external pure returns (AccountId) {
        return _account(a);
    }

    function _account(uint256 a) internal pure returns (AccountId) {
        if (a == 5) return Accounts.disputeOf(9);
        if (a == 6) return Accounts.orderOf(7);
        if (a >= INBOX) return Accounts.inboxOf(AssetId.wrap(uint40(a)));
        return _member(uint32(a + 1));
    }

    function _allPools() private pure returns (PoolId[] memory pools) {
        pools = new PoolId[](POOLS);
        for (uint16 i = 0; i < POOLS; ++i) pools[i] = _pool(poolAt(i));
    }

    /// @dev Pool 0 holds what orders gave back.
    function poolAt(uint16 i) public pure returns (uint16) {
        if (i < 5) return i;
        return
            i == 5
                ? COSTS
                : i == 6
                    ? ROYALTIES
                    : OWNERS;
    }

    function _slice(PoolTerms[] memory all, uint256 from, uint256 to) private pure returns (PoolTerms[] memory some) {
        some = new PoolTerms[](to - from);
        for (uint256 i = from; i < to; ++i) some[i - from] = all[i];
    }

    function _currency(uint256 c) private pure returns (Currency) {
        return c == 0 ? CNY : TOKEN;
    }

    function _near(uint256 got, uint256 expected, uint256 tolerance, string memory what) private pure {
        uint256 difference = got > expected ? got - expected : expected - got;
        require(difference <= tolerance, what);
    }
}
