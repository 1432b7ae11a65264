// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

// solhint-disable gas-small-strings

import {Rate} from "./IAgreements.sol";
import {HolderLine, LegalText, MinimumFields, Party, PoolLine, RuleLine, Terms, TierLine} from "./Terms.sol";

/// @title TermsHash
/// @notice The EIP-712 struct hash of terms, and of each of their parts, straight from calldata.
library TermsHash {
    string private constant HOLDER = "HolderLine(address currency,uint32 holder,bytes32 account,bool invoiceFirst)";
    string private constant LEGAL =
        "LegalText(bytes32 text,bytes32 translation,bytes2 prevailing,uint24 effective,uint24 expires,bytes32 conditions,bytes32 survivals)";
    string private constant MINIMUM =
        "MinimumFields(bytes32 object,bytes32 plan,bytes32 confidentiality,bytes32 ownership,bytes32 distribution,bytes32 acceptance)";
    string private constant PARTY = "Party(uint32 member,uint32 rewardRate,bytes32 notice,uint64[] units)";
    string private constant POOL =
        "PoolLine(uint16 number,uint8 source,bool kept,uint64 total,uint32 beneficiary,uint8 whenEmpty,uint16 fallTo,uint24 holdUntil,uint96 cap)";
    string private constant RATE =
        "Rate(uint16 kind,uint64 price,uint32 unitsRate,uint32 costRate,uint16 pool,uint16 costPool)";
    string private constant RULE =
        "RuleLine(uint32 majority,uint16 noticeDays,uint16 coolingDays,uint16 cureDays,uint8 exitRule,uint8 closers,uint8 attestations,uint16 challengeDays,uint32 panel)";
    string private constant TERMS =
        "Terms(uint40 agreement,uint16 version,bytes32 previous,bytes32 moduleSet,uint8 mode,bool periodic,bool passesOpenTiers,bool allToSomeAgreed,address amountCurrency,bytes32 backgroundIp,bytes32 licenceRule,bytes32 obligations,LegalText legal,MinimumFields minimum,RuleLine rules,HolderLine[] holders,PoolLine[] pools,TierLine[] tiers,Rate[] rates,Party[] parties)";
    string private constant TIER = "TierLine(uint8 kind,uint32 rate,uint16 pool,bytes32 basis)";
    string private constant SIGN = "SignTerms(Terms terms,uint32 member,uint256 deadline)";

    bytes32 private constant HOLDER_TYPEHASH = keccak256(bytes(HOLDER));
    bytes32 private constant LEGAL_TYPEHASH = keccak256(bytes(LEGAL));
    bytes32 private constant MINIMUM_TYPEHASH = keccak256(bytes(MINIMUM));
    bytes32 private constant PARTY_TYPEHASH = keccak256(bytes(PARTY));
    bytes32 private constant POOL_TYPEHASH = keccak256(bytes(POOL));
    bytes32 private constant RATE_TYPEHASH = keccak256(bytes(RATE));
    bytes32 private constant RULE_TYPEHASH = keccak256(bytes(RULE));
    bytes32 private constant TIER_TYPEHASH = keccak256(bytes(TIER));
    bytes32 private constant TERMS_TYPEHASH = keccak256(
        abi.encodePacked(TERMS, HOLDER, LEGAL, MINIMUM, PARTY, POOL, RATE, RULE, TIER)
    );

    /// @dev What a party signs: the whole terms, so that a wallet can show them.
    bytes32 internal constant SIGN_TERMS_TYPEHASH = keccak256(
        abi.encodePacked(SIGN, HOLDER, LEGAL, MINIMUM, PARTY, POOL, RATE, RULE, TERMS, TIER)
    );

    /// @notice The terms' struct hash.
    /// @param terms The terms.
    /// @param partyList The hash of the parties' struct hashes, see {ofParties}.
    /// @param rateList The hash of the rates' struct hashes, see {ofRates}.
    /// @return The struct hash.
    function ofTerms(Terms calldata terms, bytes32 partyList, bytes32 rateList) internal pure returns (bytes32) {
        bytes memory head = abi.encode(
            TERMS_TYPEHASH,
            terms.agreement,
            terms.version,
            terms.previous,
            terms.moduleSet,
            terms.mode,
            terms.periodic,
            terms.passesOpenTiers
        );
        bytes memory middle = abi.encode(
            terms.allToSomeAgreed,
            terms.amountCurrency,
            terms.backgroundIp,
            terms.licenceRule,
            terms.obligations,
            _ofLegal(terms.legal),
            _ofMinimum(terms.minimum),
            _ofRules(terms.rules)
        );
        return
            keccak256(
                bytes.concat(
                    head,
                    middle,
                    abi.encode(
                        _ofHolders(terms.holders),
                        _ofPools(terms.pools),
                        _ofTiers(terms.tiers),
                        rateList,
                        partyList
                    )
                )
            );
    }

    /// @notice The struct hash of a party's line.
    /// @param party The line.
    /// @return The struct hash.
    function ofParty(Party calldata party) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    PARTY_TYPEHASH,
                    party.member,
                    party.rewardRate,
                    party.notice,
                    keccak256(abi.encodePacked(party.units))
                )
            );
    }

    /// @notice The hash of the parties' struct hashes.
    /// @param parties The parties.
    /// @return As EIP-712 encodes an array of structs.
    function ofParties(Party[] calldata parties) internal pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](parties.length);
        for (uint256 i = 0; i < parties.length; ++i) {
            hashes[i] = ofParty(parties[i]);
        }
        return _ofList(hashes);
    }

    /// @notice The hash of the rates' struct hashes.
    /// @param rates The rate card.
    /// @return As EIP-712 encodes an array of structs.
    function ofRates(Rate[] calldata rates) internal pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](rates.length);
        for (uint256 i = 0; i < rates.length; ++i) {
            hashes[i] = keccak256(abi.encode(RATE_TYPEHASH, rates[i]));
        }
        return _ofList(hashes);
    }

    function _ofLegal(LegalText calldata legal) private pure returns (bytes32) {
        return keccak256(abi.encode(LEGAL_TYPEHASH, legal));
    }

    function _ofMinimum(MinimumFields calldata minimum) private pure returns (bytes32) {
        return keccak256(abi.encode(MINIMUM_TYPEHASH, minimum));
    }

    function _ofRules(RuleLine calldata rules) private pure returns (bytes32) {
        return keccak256(abi.encode(RULE_TYPEHASH, rules));
    }

    function _ofHolders(HolderLine[] calldata holders) private pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](holders.length);
        for (uint256 i = 0; i < holders.length; ++i) {
            hashes[i] = keccak256(abi.encode(HOLDER_TYPEHASH, holders[i]));
        }
        return _ofList(hashes);
    }

    function _ofPools(PoolLine[] calldata pools) private pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](pools.length);
        for (uint256 i = 0; i < pools.length; ++i) {
            hashes[i] = keccak256(abi.encode(POOL_TYPEHASH, pools[i]));
        }
        return _ofList(hashes);
    }

    function _ofTiers(TierLine[] calldata tiers) private pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](tiers.length);
        for (uint256 i = 0; i < tiers.length; ++i) {
            hashes[i] = keccak256(abi.encode(TIER_TYPEHASH, tiers[i]));
        }
        return _ofList(hashes);
    }

    function _ofList(bytes32[] memory hashes) private pure returns (bytes32) {
        return keccak256(abi.encodePacked(hashes));
    }
}
