// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BenefitLedger} from "../../contracts/benefit/BenefitLedger.sol";
import {
    IBenefitLedger,
    PoolTerms,
    Tier,
    TierKind,
    VersionTerms,
    WhenEmpty
} from "../../contracts/benefit/IBenefitLedger.sol";
import {Accounts} from "../../contracts/types/Accounts.sol";
import {AccountId, AgreementId, MemberId, PoolId, poolOf} from "../../contracts/types/Ids.sol";
import {Currency} from "../../contracts/types/Currency.sol";
import {Day} from "../../contracts/types/Day.sol";
import {Module} from "../../contracts/types/IModuleSet.sol";

/// @dev A module set whose every module is one and the same caller.
contract OneModule {
    address private immutable MODULE;

    constructor(address module) {
        MODULE = module;
    }

    function addressOf(Module) external view returns (address) {
        return MODULE;
    }

    function deploy() external returns (IBenefitLedger) {
        return new BenefitLedger();
    }
}

/// @dev A core whose every caller is this contract.
abstract contract CoreFixture {
    IBenefitLedger internal core;

    Currency internal constant CNY = Currency.wrap(address(156));
    Currency internal constant EUR = Currency.wrap(address(978));
    Currency internal constant TOKEN = Currency.wrap(address(0x70CE));
    AgreementId internal constant ONE = AgreementId.wrap(1);
    bytes32 internal constant CAUSE = keccak256("cause");
    Day internal constant D0 = Day.wrap(20_000);

    function _deployCore() internal {
        core = new OneModule(address(this)).deploy();
    }

    function _pool(uint16 number) internal pure returns (PoolId) {
        return poolOf(ONE, number);
    }

    function _member(uint32 number) internal pure returns (AccountId) {
        return Accounts.ofMember(MemberId.wrap(number));
    }

    function _poolTerms(uint16 number, uint96 cap) internal pure returns (PoolTerms memory) {
        return PoolTerms(number, WhenEmpty.Hold, 0, Day.wrap(0), cap);
    }

    function _terms(Currency[] memory currencies, Tier[] memory tiers) internal pure returns (VersionTerms memory) {
        return VersionTerms(D0, false, false, currencies[0], currencies, tiers);
    }

    function _list(Currency a) internal pure returns (Currency[] memory list) {
        list = new Currency[](1);
        list[0] = a;
    }

    function _list(Currency a, Currency b) internal pure returns (Currency[] memory list) {
        list = new Currency[](2);
        list[0] = a;
        list[1] = b;
    }

    function _pools(PoolId a) internal pure returns (PoolId[] memory list) {
        list = new PoolId[](1);
        list[0] = a;
    }

    function _withdraw(PoolId[] memory pools, AccountId account, Currency currency) internal returns (uint256 paid) {
        for (uint256 i = 0; i < pools.length; ++i) paid += core.dischargeEntitlement(pools[i], account, currency);
    }

    function _book(Currency currency, uint96 net) internal {
        core.bookNet(ONE, 1, currency, net, D0, D0, CAUSE);
    }
}
