import type { Event, Terms } from "../../events.js";
import layout from "../../layout/AgreementRegistry.json" with { type: "json" };
import { COST_POOLS, poolId } from "../../ids.js";
import type { Storage } from "../storage.js";
import { draftFields, partiesIn, poolWord, rateWord } from "./terms.js";
import { hashOfWords } from "./hashes.js";
import { type SlotsOf, type Writers } from "./slots.js";

const AgreementStatus = { Reserved: 1n, InForce: 2n, Ended: 3n } as const;
const Consent = { Signed: 1n, Deemed: 2n, Withdrawn: 3n } as const;
const POOL_IN_FORCE = 1n << 185n;
const PLACES_IN_WORD = 8n;

/** What the writers remember of a draft: its terms, which the registry keeps as a hash. */
type Drafts = Map<string, Pick<Event<"DraftProposed">["args"], "terms" | "proposer" | "number">>;

/** The agreement registry's storage. */
export const agreements: SlotsOf = {
  layout,
  written: [
    ...["_lastAgreement", "_lastDraft", "_agreements", "_drafts", "_seats", "_seated", "_places", "_rates", "_pools"],
    ...["_idle", "_votes", "_passed"],
  ],
  writers: (storage) => {
    const drafts: Drafts = new Map();
    return { ...ofDrafts(storage, drafts), ...ofConsents(storage, drafts), ...ofLives(storage, drafts) };
  },
};

const ofDrafts = (s: Storage, drafts: Drafts): Writers => ({
  AgreementReserved: ({ agreement, lead }) => {
    s.set(agreement, "_lastAgreement");
    const fields = { status: AgreementStatus.Reserved, lead, nextPool: 1n, nextCostPool: COST_POOLS };
    setAll(s, fields, "_agreements", agreement);
  },
  DraftProposed: ({ draft, agreement, proposer, number, deemable, idle, terms }) => {
    drafts.set(draft, { terms, proposer, number });
    s.set(number, "_lastDraft");
    s.set(idle, "_idle", agreement, proposer);
    const changes = s.get("_agreements", agreement, "changes");
    setAll(s, { number, agreement, deemable, proposer, changes, ...draftFields(terms) }, "_drafts", draft);
    for (const line of terms.pools.filter(({ kept }) => !kept)) {
      const next = line.number < COST_POOLS ? "nextPool" : "nextCostPool";
      s.set(BigInt.asUintN(16, line.number + 1n), "_agreements", agreement, next);
      s.set(poolWord(line), "_pools", poolId(agreement, line.number));
    }
  },
  DraftNoticed: ({ draft }, time) => s.set(time, "_drafts", draft, "noticed"),
  ConditionsConfirmed: ({ draft, fulfilment, fulfilled }) => {
    if (fulfilled) s.set(true, "_drafts", draft, "fulfilled");
    else s.set(fulfilment, "_drafts", draft, "fulfilment");
  },
});

const ofConsents = (s: Storage, drafts: Drafts): Writers => {
  const seatOf = (draft: string, member: bigint) => ["_seats", drafts.get(draft)!.number, member] as const;
  /** Whoever has left sits there as one that has. */
  const sit = (args: Event<"DraftSigned" | "DraftDeemed">["args"], consent: bigint): void => {
    const { draft, agreement, member, place, rewardRate } = args;
    const present = s.get("_agreements", agreement, "present");
    const left = place < s.get("_agreements", agreement, "parties") && ((present >> place) & 1n) === 0n;
    setAll(s, { place, rewardRate, consent, left }, ...seatOf(draft, member));
  };
  return {
    DraftSigned: (args, time) => {
      const { draft, consents, voices } = args;
      setAll(s, { consents, voices, lastSigned: time }, "_drafts", draft);
      sit(args, Consent.Signed);
    },
    DraftDeemed: (args) => {
      s.set(args.consents, "_drafts", args.draft, "consents");
      sit(args, Consent.Deemed);
    },
    DraftWithdrawn: ({ draft, member, consents, voices }) => {
      setAll(s, { consents, voices }, "_drafts", draft);
      s.set(Consent.Withdrawn, ...seatOf(draft, member), "consent");
    },
  };
};

const ofLives = (s: Storage, drafts: Drafts): Writers => ({
  AgreementActivated: (args) => activate(s, drafts, args),
  PartySeated: ({ agreement, member, place }) => s.set(place + 1n, "_seated", agreement, member),
  PartyLeft: ({ agreement, member, present }) => {
    const [draft, changes] = (["draft", "changes"] as const).map((field) => s.get("_agreements", agreement, field));
    setAll(s, { present, changes: changes! + 1n }, "_agreements", agreement);
    s.set(true, "_seats", draft!, member, "left");
    s.set(0n, "_seated", agreement, member);
  },
  AgreementEnded: ({ agreement }) => s.set(AgreementStatus.Ended, "_agreements", agreement, "status"),
  PeriodClosed: ({ agreement, sequence }) => s.set(sequence, "_agreements", agreement, "closes"),
  ResolutionVoted: ({ resolution, votes, passed }, time) => {
    s.set(votes, "_votes", resolution);
    if (passed) s.set(time, "_passed", resolution);
  },
});

function activate(s: Storage, drafts: Drafts, args: Event<"AgreementActivated">["args"]): void {
  const { agreement, version, draft, present, idle } = args;
  const { terms, proposer, number } = drafts.get(draft)!;
  s.set(true, "_drafts", draft, "active");
  s.set(idle, "_idle", agreement, proposer);
  const known = s.get("_agreements", agreement, "parties");
  for (let word = known / PLACES_IN_WORD; word * PLACES_IN_WORD < terms.parties.length; ++word) {
    s.set(partiesIn(terms, Number(word * PLACES_IN_WORD), Number(PLACES_IN_WORD)), "_places", agreement, word);
  }
  for (const rate of terms.rates) s.set(rateWord(rate), "_rates", agreement, version, rate.kind);
  for (const { number: pool } of terms.pools.filter(({ kept }) => !kept)) {
    s.set(s.get("_pools", poolId(agreement, pool)) | POOL_IN_FORCE, "_pools", poolId(agreement, pool));
  }
  setAll(s, { draft: number, terms: draft, version, present, ...inForce(terms) }, "_agreements", agreement);
}

/** What an agreement keeps of the terms in force. */
function inForce({ legal, rules, parties, holders, amountCurrency }: Terms) {
  const { attestations, challengeDays, panel, closers, exitRule, noticeDays, cureDays, majority } = rules;
  const counts = { parties: BigInt(parties.length), currencies: BigInt(holders.length) };
  const currencyList = hashOfWords(...holders.map(({ currency }) => currency));
  const kept = { attestations, challengeDays, panel, closers, exitRule, noticeDays, cureDays, majority };
  return { status: AgreementStatus.InForce, expires: legal.expires, ...kept, ...counts, currencyList, amountCurrency };
}

function setAll(s: Storage, fields: Record<string, bigint | boolean | string>, ...path: (bigint | string)[]): void {
  for (const [field, value] of Object.entries(fields)) s.set(value, ...path, field);
}
