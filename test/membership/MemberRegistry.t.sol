// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {MemberRegistry} from "../../contracts/membership/MemberRegistry.sol";
import {MemberClass, MemberSignature, MemberStatus, Scope} from "../../contracts/membership/IMembers.sol";
import {
    Application,
    Envelope,
    Policy,
    RegistrationType,
    SignerGrant,
    SuccessionCause
} from "../../contracts/membership/IMemberRegistry.sol";
import {Day} from "../../contracts/types/Day.sol";
import {MemberId} from "../../contracts/types/Ids.sol";
import {vm} from "../utils/Vm.sol";

/// @dev This contract is the AccessManager's admin, which holds every role: what is not assigned to a role is the admin's.
contract MemberRegistryTest {
    bytes32 private constant LETTER = "letter";
    bytes32 private constant EVIDENCE = "evidence";
    uint256 private constant MEMBERS = 4;
    uint256 private constant STEPS = 24;

    struct Promise {
        address payout;
        uint40 until;
    }

    MemberRegistry private _members;

    function setUp() public {
        AccessManager manager = new AccessManager(address(this));
        _members = new MemberRegistry(address(manager));
        for (uint256 i = 1; i <= MEMBERS; ++i) _join(i);
        vm.warp(1_800_000_000);
    }

    // ----------------------------------------------------------------------------------------------------- the hot path

    function test_requireSigner_ReadsTwoSlots_ThreeWithPolicy() public {
        _expectReads(2);
        vm.prank(_root(1));
        _members.setPolicy(MemberId.wrap(1), Scope.VOTE, Policy(1, 2, 0, 5, 0), LETTER, _direct());
        _expectReads(3);
    }

    // --------------------------------------------------------------------------------------------------------- policies

    function testFuzz_requiredSigners_FollowsTheBands(Policy calldata given, uint96 amount) public {
        // half of the cases within what is valid
        uint8 base = given.base % 8;
        uint8 second = base + (given.second % 3);
        uint8 third = second + (given.third % 3);
        Policy memory policy = Policy(base, second, third, given.secondFrom, given.thirdFrom);

        bool bands = policy.secondFrom != 0 && policy.thirdFrom > policy.secondFrom;
        bool valid = bands && base > 0 && second > base && third > second && third <= 8;
        vm.prank(_root(1));
        try _members.setPolicy(MemberId.wrap(1), Scope.TREASURY, policy, LETTER, _direct()) {
            require(valid, "an invalid policy was accepted");
            uint8 expected = base;
            if (amount >= policy.secondFrom) expected = second;
            if (amount >= policy.thirdFrom) expected = third;
            require(_required(amount) == expected, "not the band's number");
            if (amount < type(uint96).max) require(_required(amount + 1) >= expected, "fewer for more");
            require(_required(policy.thirdFrom) == third, "third band");
            require(_required(policy.thirdFrom - 1) == second, "below the third band");
            require(_required(policy.secondFrom) == second, "second band");
            require(_required(policy.secondFrom - 1) == base, "below the second band");
        } catch {
            require(!valid, "a valid policy was refused");
        }
    }

    // ------------------------------------------------------------------------------------- the promise of `sureUntil`

    /// @dev Whatever members, officers, council and admission role do in whatever order: an answer of {payoutOf} holds until
    /// its `sureUntil`, is never sure for less than the present second, and the chain of successors ends with one that was not succeeded.
    function testFuzz_payoutOf_KeepsItsPromise(uint256 seed) public {
        Promise[MEMBERS] memory promises;
        uint256 clock = 1_800_000_000;
        for (uint256 step = 0; step < STEPS; ++step) {
            seed = uint256(keccak256(abi.encode(seed)));
            clock += (seed >> 8) % 3 == 0 ? (seed >> 16) % 4 days : (seed >> 16) % 2;
            vm.warp(clock);
            _act(seed);
            for (uint256 i = 0; i < MEMBERS; ++i) _check(promises, i, clock);
        }
    }

    function _check(Promise[MEMBERS] memory promises, uint256 i, uint256 clock) private view {
        MemberId member = MemberId.wrap(uint32(i + 1));
        (address payout, uint40 until) = _members.payoutOf(member);
        if (clock <= promises[i].until) require(payout == promises[i].payout, "a promise was broken");
        require(until >= clock, "a promise about the past");
        require(until <= clock + 3 days - 1, "more than can be promised");
        if (clock > promises[i].until || until > promises[i].until) promises[i] = Promise(payout, until);

        (, MemberStatus end) = _members.standing(_members.standsFor(member));
        require(end != MemberStatus.Succeeded, "the end of the chain was succeeded");
    }

    function _act(uint256 seed) private {
        uint256 n = ((seed >> 64) % MEMBERS) + 1;
        MemberId member = MemberId.wrap(uint32(n));
        uint256 kind = (seed >> 96) % 8;
        if (kind <= 2) {
            vm.prank(_root(n));
            try _members.changePayout(member, address(uint160(seed)), bytes32(seed), _direct()) {} catch {}
        } else if (kind == 3) {
            vm.prank(_root(n));
            try _members.cancelPayoutChange(member, _direct()) {} catch {}
        } else if (kind <= 5) {
            MemberId heir = MemberId.wrap(uint32((seed >> 128) % MEMBERS) + 1);
            try _members.recordSuccession(member, heir, SuccessionCause.Merger, EVIDENCE) {} catch {}
        } else if (kind == 6) {
            try _members.cancelSuccession(member, EVIDENCE) {} catch {}
        } else if ((seed >> 160) % 2 == 0) {
            YesWallet wallet = new YesWallet(); // freezes the payout, drops a pending change
            try _members.startRecovery(member, address(wallet), address(0), LETTER, "") {} catch {}
        } else {
            vm.prank(_root(n));
            try _members.exit(member, EVIDENCE, _direct()) {} catch {}
        }
    }

    // ----------------------------------------------------------------------------------------------------- distinct signers

    /// @dev No list of signatures passes in which not every signer is a distinct, usable signer of the member.
    function testFuzz_requireSignatures_CountsDistinctSigners(uint8 count, uint8 a, uint8 b, uint8 c) public {
        address[3] memory wallets = _wallets();
        count = (count % 3) + 1;
        uint8[3] memory picks = [a % 4, b % 4, c % 4];
        MemberSignature[] memory signatures = new MemberSignature[](count);
        bool valid = count >= 2;
        for (uint256 i = 0; i < count; ++i) {
            signatures[i].signer = picks[i] == 3 ? _root(2) : wallets[picks[i]];
            if (picks[i] == 3) valid = false;
            if (i > 0 && signatures[i].signer <= signatures[i - 1].signer) valid = false;
        }
        try _members.requireJointSignatures(MemberId.wrap(1), Scope.VOTE, 0, EVIDENCE, signatures) {
            require(valid, "accepted too few, twice the same, or a stranger");
        } catch {
            require(!valid, "refused a good envelope");
        }
    }

    /// @dev Three wallets that sign anything for member 1, whose votes need two.
    function _wallets() private returns (address[3] memory wallets) {
        for (uint256 i = 0; i < 3; ++i) {
            wallets[i] = address(new YesWallet());
            vm.prank(_root(1));
            SignerGrant memory given = SignerGrant(wallets[i], Scope.VOTE, type(uint40).max);
            _members.setSigner(MemberId.wrap(1), given, LETTER, "", _direct());
        }
        vm.prank(_root(1));
        _members.setPolicy(MemberId.wrap(1), Scope.VOTE, Policy(2, 0, 0, 0, 0), LETTER, _direct());
        vm.warp(1_800_000_000 + 2 days);
    }

    // ----------------------------------------------------------------------------------------------------------- helpers

    function _join(uint256 n) private {
        SignerGrant[] memory signers = new SignerGrant[](1);
        signers[0] = SignerGrant(_root(n), 63, type(uint40).max);
        Application memory filed = Application({
            class: MemberClass.School,
            registrationType: RegistrationType.Other,
            registrationDigest: bytes32(n),
            nameDigest: "name",
            nameSince: Day.wrap(1),
            profileDigest: 0,
            profileURI: "",
            payout: address(uint160(n)),
            bankAccount: bytes32(n),
            signers: signers,
            letterDigest: LETTER
        });
        vm.prank(_root(n));
        MemberId member = _members.applyForMembership(filed, new bytes[](1));
        _members.admit(member, signers, LETTER, EVIDENCE);
    }

    function _expectReads(uint256 expected) private {
        vm.record();
        _members.requireActsAlone(MemberId.wrap(1), _root(1), Scope.VOTE, 0);
        (bytes32[] memory reads, bytes32[] memory writes) = vm.accesses(address(_members));
        require(writes.length == 0, "a view wrote");
        uint256 distinct = 0;
        for (uint256 i = 0; i < reads.length; ++i) {
            bool seen = false;
            for (uint256 j = 0; j < i; ++j) if (reads[j] == reads[i]) seen = true;
            if (!seen) ++distinct;
        }
        require(distinct == expected, "not the number of slots expected");
    }

    function _required(uint96 amount) private view returns (uint8) {
        return _members.requiredSigners(MemberId.wrap(1), Scope.TREASURY, amount);
    }

    function _root(uint256 n) private pure returns (address) {
        return address(uint160(uint256(keccak256(abi.encode("root", n)))));
    }

    function _direct() private pure returns (Envelope memory envelope) {}
}

/// @dev Signs anything.
contract YesWallet {
    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        return this.isValidSignature.selector;
    }
}
