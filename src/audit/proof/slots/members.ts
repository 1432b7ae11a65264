import type { Event } from "../../events.js";
import layout from "../../layout/MemberRegistry.json" with { type: "json" };
import { Status } from "../../membership/membership.js";
import type { Storage } from "../storage.js";
import { hashOfWords } from "./hashes.js";
import { type SlotsOf, type Writers, nothing, shortNames } from "./slots.js";

const FIRST = 1n;

/** The MemberRegistry's storage. */
export const members: SlotsOf = {
  layout,
  written: [
    ...["_members", "_signers", "_policies", "_nonces", "_registrations", "_payouts", "_authority", "_recoveries"],
    ...["_reports", "_memberCount", "_profiles", "_applications", "_names", "_byRegistration"],
  ],
  never: { ...shortNames, _consumingSchedule: "it is set back within the call" },
  writers: (storage) => ({ ...ofMembers(storage), ...ofKeys(storage), ...ofRescues(storage) }),
};

const ofMembers = (s: Storage): Writers => ({
  MemberApplied: ({ member, class: kind, registrationType, registrationDigest, signers, letterDigest }) => {
    s.set(member, "_memberCount");
    s.set(kind, "_members", member, "class");
    s.set(Status.Applied, "_members", member, "status");
    s.set(registrationType, "_members", member, "registrationType");
    s.set(registrationDigest, "_registrations", member);
    s.set(applicationHash(signers, letterDigest), "_applications", member);
  },
  MemberStatusChanged: ({ member, status }) => {
    s.set(status, "_members", member, "status");
    if (status !== Status.Active) return;
    // Admission gives the number to the member; whoever is reinstated has it already.
    s.set(member, "_byRegistration", digest(s.get("_registrations", member)));
  },
  MemberNameChanged: ({ member, number, nameDigest, since }) => {
    s.set(number + 1n, "_members", member, "names");
    s.set(nameDigest, "_names", member, number, "digest");
    s.set(since, "_names", member, number, "since");
  },
  MemberProfileChanged: ({ member, profileDigest }) => s.set(profileDigest, "_profiles", member),
  PayoutChanged: ({ member, ...record }) => {
    for (const [field, value] of Object.entries(record)) s.set(value, "_payouts", member, field);
  },
  PayoutFrozen: ({ member, frozenUntil }) => s.set(frozenUntil, "_members", member, "frozenUntil"),
  SuccessionRecorded: ({ member, successor, effectiveAt, depth }) => {
    s.set(successor, "_members", member, "successor");
    s.set(effectiveAt, "_members", member, "succeededFrom");
    s.set(depth, "_members", successor, "depth");
  },
  SuccessionCancelled: ({ member }) => {
    s.set(0n, "_members", member, "successor");
    s.set(0n, "_members", member, "succeededFrom");
  },
  AuthorityUpdated: ({ authority }) => s.set(authority, "_authority"),
  EIP712DomainChanged: nothing,
});

const ofKeys = (s: Storage): Writers => ({
  SignerChanged: ({ signer, member, state, scopes, activeFrom, validUntil }) => {
    const record = { member, state, scopes, activeFrom, validUntil };
    for (const [field, value] of Object.entries(record)) s.set(value, "_signers", signer, field);
  },
  PolicyChanged: ({ member, scope, policy, policies }) => {
    s.set(policies, "_members", member, "policies");
    for (const [field, value] of Object.entries(policy)) s.set(value, "_policies", member, scope, field);
  },
  NonceUsed: ({ member, key, next }) => s.set(next, "_nonces", member, key),
});

const ofRescues = (s: Storage): Writers => ({
  StolenKeyReported: ({ signer, officer, letterDigest, officers }, time) => {
    const isFirst = officers === FIRST;
    s.set(isFirst ? officer : 0n, "_reports", signer, letterDigest, "officer");
    s.set(isFirst ? time : 0n, "_reports", signer, letterDigest, "reportedAt");
  },
  RecoveryStarted: ({ member, ...record }) => {
    for (const [field, value] of Object.entries(record)) s.set(value, "_recoveries", member, field);
    s.set(true, "_recoveries", member, "pending");
  },
  RecoveryCancelled: ({ member, signer, series }) => {
    s.set(false, "_recoveries", member, "pending");
    s.set(series, "_signers", signer, "cancelledSeries");
  },
  RecoveryCompleted: ({ member }) => {
    s.set(false, "_recoveries", member, "pending");
    s.set(0n, "_recoveries", member, "since");
  },
});

/** What an admission must match: the signers and the letter applied with, as `abi.encode` writes a list in front of a word. */
function applicationHash(signers: Event<"MemberApplied">["args"]["signers"], letterDigest: string): string {
  const OFFSET = 64n;
  const grants = signers.map(({ signer, scopes, validUntil }) => ({ signer, scopes, validUntil }));
  return hashOfWords(OFFSET, letterDigest, BigInt(grants.length), grants);
}

const digest = (value: bigint): string => `0x${value.toString(16).padStart(64, "0")}`;
