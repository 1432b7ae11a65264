import layout from "../../layout/IPRegistry.json" with { type: "json" };
import type { Storage } from "../storage.js";
import { type SlotsOf, type Writers, nothing, shortNames } from "./slots.js";

const REWARD_RATE_AT = 16n;
const LAPSED = 5n;
const CONSENTS = 1n;
const NOTHING_SAID = 0n;
const NONE = 0n;

/** The storage of assets: nearly all of it is words that events tell. */
export const property: SlotsOf = {
  layout,
  written: [
    ["_nonces", "_lastAsset", "_lastMotion", "_rules", "_tokens", "_solo", "_assets", "_identifiers", "_live"],
    ["_records", "_seatings", "_offers", "_motions", "_votes"],
  ].flat(),
  never: shortNames,
  writers: (storage) => ({ ...ofRules(storage), ...ofAssets(storage), ...ofMotions(storage) }),
};

const ofRules = (s: Storage): Writers => ({
  RulesAdopted: ({ agreement, word }) => s.set(word, "_rules", agreement),
  AssetPoolMade: ({ agreement, word }) => s.set(word, "_rules", agreement),
  CurrencyLearnt: ({ currency, number }) => s.set(currency, "_tokens", number),
  SoloPoolSet: ({ agreement, member, number, rewardRate }) =>
    s.set((rewardRate << REWARD_RATE_AT) | number, "_solo", agreement, member),
  ActNonceUsed: ({ member, key, next }) => s.set(next, "_nonces", member, key),
  EIP712DomainChanged: nothing,
});

const ofAssets = (s: Storage): Writers => {
  const word = (args: { asset: bigint; word: bigint }) => s.set(args.word, "_assets", args.asset);
  const record = (args: { asset: bigint; word: bigint }) => s.set(args.word, "_records", args.asset);
  return {
    AssetRegistered: ({ asset, what, word: stored }) => {
      s.set(asset, "_lastAsset");
      s.set(stored, "_assets", asset);
      s.set(what.identifier, "_identifiers", asset);
      s.set(asset, "_live", what.identifier);
    },
    BackgroundOffered: ({ asset, agreement, limits }) => s.set(limits, "_offers", asset, agreement),
    StatusChanged: (args) => {
      const before = digestOf(s.get("_identifiers", args.asset));
      if (before !== args.identifier) s.set(NONE, "_live", before);
      s.set(args.identifier, "_identifiers", args.asset);
      s.set(args.status >= LAPSED ? NONE : args.asset, "_live", args.identifier);
      word(args);
    },
    TitleChanged: record,
    AnnualFeePaid: record,
    UseRecorded: record,
    AssetSeparated: ({ asset, seating }) => s.set(seating, "_seatings", asset),
    OwnerSeated: (args) => {
      s.set(args.seating, "_seatings", args.asset);
      word(args);
    },
    ShareTransferred: word,
    ShareRenounced: word,
    AssetPledged: word,
    PledgeReleased: word,
    AssetEncumbered: word,
  };
};

const digestOf = (value: bigint): string => `0x${value.toString(16).padStart(64, "0")}`;

const ofMotions = (s: Storage): Writers => {
  const tally = (args: { motion: bigint; tally: bigint }) => s.set(args.tally, "_motions", args.motion, "tally");
  return {
    MotionProposed: (args) => {
      s.set(args.motion, "_lastMotion");
      s.set(args.subject, "_motions", args.motion, "subject");
      s.set(args.word, "_motions", args.motion, "word");
      s.set(CONSENTS, "_votes", args.motion, args.member);
      tally(args);
    },
    ShareOffered: nothing,
    MotionVoted: (args) => {
      s.set(args.vote, "_votes", args.motion, args.member);
      tally(args);
    },
    SharePreempted: (args) => {
      s.set(NOTHING_SAID, "_votes", args.motion, args.member); // who takes the share objects no more
      tally(args);
    },
    MotionUsed: tally,
  };
};
