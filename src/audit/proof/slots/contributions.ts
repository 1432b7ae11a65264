import layout from "../../layout/ContributionLedger.json" with { type: "json" };
import type { Storage } from "../storage.js";
import { hashOfWords } from "./hashes.js";
import { type SlotsOf, type Writers, nothing, shortNames } from "./slots.js";

/** Where fields stand in a state: `amount 22 | status 3 | count 5 | needed 5 | window 21 | agreement 40 | member 32 | attestors 16 × 8`. */
const At = { amount: 234n, status: 231n, count: 226n, window: 200n, member: 128n } as const;
const WINDOW_MASK = (1n << 21n) - 1n;
const HOUR = 3600n;
const Status = { Attested: 2n, Challenged: 3n, Final: 4n, Rejected: 5n, Withdrawn: 6n, Contra: 7n } as const;

/** The contribution ledger's storage: two words each. */
export const contributions: SlotsOf = {
  layout,
  written: ["_contributions", "_rootCount", "_words", "_roots", "_claimedValues", "_claimed", "_nonces"],
  never: shortNames,
  writers: (storage) => ({ ...ofWords(storage), ...ofEnds(storage), ...ofRoots(storage) }),
};

const withStatus = (state: bigint, status: bigint): bigint => (state & ~(7n << At.status)) | (status << At.status);
const withWindow = (state: bigint, ends: bigint): bigint =>
  (state & ~(WINDOW_MASK << At.window)) | ((ends / HOUR) << At.window);
const withLeft = (card: bigint, units: bigint, cost: bigint): bigint =>
  ((card >> 160n) << 160n) | (units << 96n) | cost;

/** A state after some change. */
function change(s: Storage, contribution: bigint, next: (state: bigint) => bigint): void {
  s.set(next(s.get("_words", contribution, "state")), "_words", contribution, "state");
}

const ofWords = (s: Storage): Writers => ({
  ContributionRecorded: ({ contribution, card, state }) => {
    s.set(contribution, "_contributions");
    s.set(card, "_words", contribution, "card");
    s.set(state, "_words", contribution, "state");
  },
  ContributionAttested: ({ contribution, party, windowEnds }) =>
    change(s, contribution, (state) => {
      const count = (state >> At.count) & 31n;
      const attested = (state + (1n << At.count)) | (party << (count * 8n));
      return windowEnds === 0n ? attested : withStatus(withWindow(attested, windowEnds), Status.Attested);
    }),
  ContributionCorrected: ({ contra, contribution, units, cost, unitsLeft, costLeft }) => {
    const [card, state] = [s.get("_words", contribution, "card"), s.get("_words", contribution, "state")];
    s.set(withLeft(card, unitsLeft, costLeft), "_words", contribution, "card");
    s.set(contra, "_contributions");
    s.set(withLeft(card, units, cost), "_words", contra, "card");
    s.set(contraState(state, contribution), "_words", contra, "state");
  },
  ContributionBeyondReach: nothing,
  ContributionNonceUsed: ({ member, key, next }) => s.set(next, "_nonces", member, key),
  EIP712DomainChanged: nothing,
});

/** A contra entry has agreement, member and amount of the entry it corrects, and its number in the attestors' place. */
function contraState(corrected: bigint, corrects: bigint): bigint {
  const amount = (corrected >> At.amount) << At.amount;
  const who = (BigInt.asUintN(Number(At.window), corrected) >> At.member) << At.member;
  return amount | who | (Status.Contra << At.status) | corrects;
}

const ofEnds = (s: Storage): Writers => ({
  ContributionChallenged: ({ contribution, lapses }) =>
    change(s, contribution, (state) => withStatus(withWindow(state, lapses), Status.Challenged)),
  ContributionFinalised: ({ contribution }) => change(s, contribution, (state) => withStatus(state, Status.Final)),
  ContributionRuled: ({ contribution, stands }) =>
    stands ? undefined : change(s, contribution, (state) => withStatus(state, Status.Rejected)),
  ContributionChallengeLapsed: nothing,
  ContributionWithdrawn: ({ contribution }) => change(s, contribution, (state) => withStatus(state, Status.Withdrawn)),
});

const ofRoots = (s: Storage): Writers => ({
  ContributionRootRecorded: ({ rootId, agreement, member, root, terms }) => {
    s.set(rootId, "_rootCount");
    s.set(hashOfWords(agreement, member, { ...root }, { ...terms, rate: { ...terms.rate } }), "_roots", rootId);
  },
  ContributionLeafClaimed: ({ rootId, index, claimedValue }) => {
    s.set(claimedValue, "_claimedValues", rootId);
    const path = ["_claimed", rootId, "_data", index >> 8n];
    s.set(s.get(...path) | (1n << (index & 255n)), ...path);
  },
});
