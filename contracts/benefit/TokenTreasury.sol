// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IncomeRoute} from "./IncomeRoute.sol";
import {ITokenTreasury, TokenReceipt} from "./ITokenTreasury.sol";
import {Rail} from "./Rail.sol";
import {Scope} from "../membership/IMembers.sol";
import {Accounts} from "../types/Accounts.sol";
import {Currency} from "../types/Currency.sol";
import {Day, dayOf} from "../types/Day.sol";
import {AccountId, AgreementId, LicenceId, MemberId, PoolId} from "../types/Ids.sol";

/// @title TokenTreasury
/// @notice Holds tokens and the native coin for whom the core says they are owed; see {ITokenTreasury}.
/// @custom:security-contact security@jointly.example
contract TokenTreasury is Rail, ITokenTreasury, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    /// @dev payout 160 | sureUntil 40: a lease. The registry delays every change of a payout, so an answer stays right until then.
    mapping(MemberId member => uint256 lease) private _payouts;

    /// @inheritdoc ITokenTreasury
    function pay(
        AgreementId agreement,
        uint16 version,
        Currency currency,
        uint96 amount,
        bytes32 source
    ) external payable override nonReentrant {
        // Interaction: a token is pulled first, under the lock, because what is booked is what arrived
        uint96 arrived = _pull(currency, amount);
        // Log
        emit Received(agreement, msg.sender);
        // Interaction
        Day today = dayOf(block.timestamp);
        BENEFIT.bookNet(agreement, version, currency, arrived, today, today, source);
    }

    /// @inheritdoc ITokenTreasury
    function book(
        AgreementId agreement,
        uint16 version,
        Currency currency,
        uint96 amount,
        MemberId member,
        TokenReceipt calldata receipt
    ) external payable override nonReentrant {
        uint96 arrived = _state(agreement, currency, amount, member, receipt);
        // Interaction
        bytes32 cause = keccak256(abi.encode(receipt));
        BENEFIT.bookNet(agreement, version, currency, arrived, receipt.first, receipt.last, cause);
    }

    /// @inheritdoc ITokenTreasury
    function payLicence(
        LicenceId licence,
        uint16 version,
        Currency currency,
        uint96 amount,
        bytes32 source
    ) external payable override nonReentrant {
        // Interaction: as in pay
        uint96 arrived = _pull(currency, amount);
        (AgreementId agreement, IncomeRoute route) = LICENCES.settle(licence, currency, arrived, source);
        // Log
        emit Received(agreement, msg.sender);
        // Interaction
        Day today = dayOf(block.timestamp);
        BENEFIT.bookIncome(agreement, version, currency, arrived, route, today, today, source);
    }

    /// @inheritdoc ITokenTreasury
    function bookLicence(
        LicenceId licence,
        uint16 version,
        Currency currency,
        uint96 amount,
        MemberId member,
        TokenReceipt calldata receipt
    ) external payable override nonReentrant {
        uint96 arrived = _state(LICENCES.agreementOf(licence), currency, amount, member, receipt);
        // Interaction: net and direct costs are less than the gross amount
        bytes32 cause = keccak256(abi.encode(receipt));
        uint96 paid = arrived + receipt.directCosts;
        (AgreementId agreement, IncomeRoute route) = LICENCES.settle(licence, currency, paid, cause);
        BENEFIT.bookIncome(agreement, version, currency, arrived, route, receipt.first, receipt.last, cause);
    }

    /// @inheritdoc ITokenTreasury
    function claim(
        AccountId account,
        Currency currency,
        PoolId[] calldata pools
    ) external override nonReentrantView returns (uint96 amount) {
        // Check
        if (Accounts.kindOf(account) > Accounts.REWARD) revert TreasuryNotPayable(account);
        address payout = _payoutOf(MemberId.wrap(uint32(Accounts.numberOf(account))));
        // Interaction
        for (uint256 i = 0; i < pools.length; ++i) amount += BENEFIT.dischargeEntitlement(pools[i], account, currency);
        if (amount == 0) revert TreasuryAmountZero();
        if (currency.isNative()) _send(payout, amount);
        else IERC20(Currency.unwrap(currency)).safeTransfer(payout, amount);
    }

    /// @inheritdoc ITokenTreasury
    function learnPayout(MemberId member) external override {
        // Effect
        (address payout, uint40 sureUntil) = MEMBERS.payoutOf(member);
        _payouts[member] = (uint256(uint160(payout)) << 96) | sureUntil;
        // Log
        emit PayoutLearnt(member, payout, sureUntil);
    }

    /// @inheritdoc ITokenTreasury
    function payoutOf(MemberId member) external view override returns (address payout, uint40 sureUntil) {
        uint256 lease = _payouts[member];
        return (address(uint160(lease >> 96)), uint40(lease));
    }

    /// @dev Takes in what is paid, for which a party's treasurer states the facts.
    function _state(
        AgreementId agreement,
        Currency currency,
        uint96 amount,
        MemberId member,
        TokenReceipt calldata receipt
    ) private returns (uint96 arrived) {
        // Check
        AGREEMENTS.requirePresent(agreement, member);
        MEMBERS.requireActsAlone(member, msg.sender, Scope.TREASURY, receipt.gross);
        // Interaction: as in pay
        arrived = _pull(currency, amount);
        // Check
        uint256 taken = uint256(receipt.tax) + receipt.directCosts;
        uint256 net = receipt.gross > taken ? receipt.gross - taken : 0;
        if (net != arrived) revert TreasuryFactsDiffer(net, arrived);
        // Log
        emit ReceiptStated(agreement, member, receipt);
        emit Received(agreement, msg.sender);
    }

    /// @dev The treasury holds the money of all agreements.
    function _sharesAccount(AgreementId, AgreementId, Currency) internal pure override returns (bool) {
        return true;
    }

    /// @dev Takes in what is paid and returns what really arrived.
    function _pull(Currency currency, uint96 amount) private returns (uint96) {
        if (currency.isNative()) {
            if (msg.value != amount) revert TreasuryValueDiffers(msg.value, amount);
            return amount;
        }
        // Check
        if (currency.isFiat()) revert TreasuryNotToken(currency);
        if (msg.value != 0) revert TreasuryValueDiffers(msg.value, 0);
        // Interaction
        IERC20 token = IERC20(Currency.unwrap(currency));
        uint256 beforehand = token.balanceOf(address(this));
        token.safeTransferFrom(msg.sender, address(this), amount);
        uint256 afterwards = token.balanceOf(address(this));
        // Check
        bool sane = afterwards >= beforehand && afterwards - beforehand <= amount;
        if (!sane) revert TreasuryArrivalInvalid(beforehand, afterwards);
        return uint96(afterwards - beforehand);
    }

    /// @dev Where a member is paid: as learnt while that is certain, else as the registry says.
    function _payoutOf(MemberId member) private view returns (address payout) {
        uint256 lease = _payouts[member];
        payout = address(uint160(lease >> 96));
        if (block.timestamp > uint40(lease)) (payout, ) = MEMBERS.payoutOf(member);
        if (payout == address(0)) revert TreasuryNoPayout(member);
    }

    /// @dev Sends the native coin with all gas and without copying what the payee returns: a payee can only hurt its own claim.
    function _send(address payout, uint96 amount) private {
        bool sent;
        assembly ("memory-safe") {
            sent := call(gas(), payout, amount, 0, 0, 0, 0)
        }
        if (!sent) revert TreasuryPayoutRefused(payout, amount);
    }
}
