import type { Contribution } from "../books.js";
import type { Event } from "../events.js";
import { agreementOf } from "../ids.js";
import { Scope } from "../membership/membership.js";
import { type Around, type Authorisation, type Envelope, type Functions, nonceTrace, signedBy, trace } from "./act.js";

type Entry = Event<"ContributionRecorded">["args"]["entry"];
type Root = Event<"ContributionRootRecorded">["args"]["root"];

interface Args {
  agreement: bigint;
  member: bigint;
  entry: Entry;
  entries: Entry[];
  root: Root;
  rootId: bigint;
  index: bigint;
  contribution: bigint;
  scope: bigint;
  reason: string;
  stands: boolean;
  units: bigint;
  cost: bigint;
  key: bigint;
  envelope: Envelope;
}

const ENTRY =
  "Entry(uint16 kind,uint64 quantity,uint24 first,uint24 last,bytes32 evidence,uint8 algorithm,uint64 size,bytes32 previous)";
const ROOT =
  "LeafRoot(uint16 kind,bytes32 root,uint32 count,uint96 valueCap,bytes32 content,uint8 algorithm,uint64 size)";
const ENDS = "uint256 nonce,uint40 deadline)";

/** What a member wants of the contributions. */
function act(who: Omit<Authorisation, "signed">, fields: string, value: object, envelope: Envelope, types = "") {
  return { authorisations: [signedBy(who, `${fields},${ENDS}${types}`, value, envelope)] };
}

const nonceOf = (member: bigint, envelope: Envelope) => nonceTrace("ContributionNonceUsed", member, envelope);

/** What the contributions recorded in a transaction are worth together. */
function recordedValue({ transaction }: Around): bigint {
  let sum = 0n;
  for (const event of transaction) if (event.name === "ContributionRecorded") sum += event.args.value;
  return sum;
}

const SIGNIFICANT_BITS = 15;
const MOST = (1n << 96n) - 1n;

/** A contribution's value as its state keeps it: 15 significant bits, rounded up. Policies are asked by it. */
export function amountOf(value: bigint): bigint {
  const beyond = value.toString(2).length - SIGNIFICANT_BITS;
  if (beyond <= 0) return value;
  const unit = 1n << BigInt(beyond);
  const rounded = ((value + unit - 1n) / unit) * unit;
  return rounded > MOST ? MOST : rounded;
}

/** A contribution; of one that no event told, what belongs to nobody. */
function known(
  { books }: Around,
  id: bigint,
): Pick<Contribution, "agreement" | "member" | "kind" | "units" | "cost" | "value"> {
  return books.contributions.get(id) ?? { agreement: 0n, member: 0n, kind: 0n, units: 0n, cost: 0n, value: 0n };
}

const panelOf = ({ books }: Around, agreement: bigint): bigint =>
  agreementOf(books, agreement).draft?.terms.rules.panel ?? 0n;

/** The contribution ledger's functions. */
export const contributionFunctions: Functions<Args> = {
  record: ({ agreement, member, entry, envelope }, around) => ({
    ...act(
      { member, scope: Scope.Record, amount: recordedValue(around) },
      "RecordContribution(uint40 agreement,uint32 member,Entry entry",
      { agreement, member, entry },
      envelope,
      ENTRY,
    ),
    leaves: [trace("ContributionRecorded", { agreement, member, entry }), ...nonceOf(member, envelope)],
  }),
  recordMany: ({ agreement, member, entries, envelope }, around) => ({
    ...act(
      { member, scope: Scope.Record, amount: recordedValue(around) },
      "RecordContributions(uint40 agreement,uint32 member,Entry[] entries",
      { agreement, member, entries },
      envelope,
      ENTRY,
    ),
    leaves: [
      ...entries.map((entry) => trace("ContributionRecorded", { agreement, member, entry })),
      ...nonceOf(member, envelope),
    ],
  }),
  recordRoot: ({ agreement, member, root, envelope }) => ({
    ...act(
      { member, scope: Scope.Record, amount: root.valueCap },
      "RecordRoot(uint40 agreement,uint32 member,LeafRoot root",
      { agreement, member, root },
      envelope,
      ROOT,
    ),
    leaves: [trace("ContributionRootRecorded", { agreement, member, root }), ...nonceOf(member, envelope)],
  }),
  claimLeaf: ({ rootId, index, agreement, member, entry }) => ({
    leaves: [
      trace("ContributionLeafClaimed", { rootId, index }),
      trace("ContributionRecorded", { agreement, member, entry }),
    ],
  }),
  attestTo: ({ contribution, member, envelope }, around) => {
    const { agreement, member: contributor, kind, units, cost, value } = known(around, contribution);
    return {
      ...act(
        { member, scope: Scope.Attest, amount: amountOf(value), apartFrom: contributor },
        "AttestContribution(uint64 contribution,uint32 member,uint40 agreement,uint32 contributor,uint16 kind,uint64 units,uint96 cost",
        { contribution, member, agreement, contributor, kind, units, cost },
        envelope,
      ),
      leaves: [trace("ContributionAttested", { contribution, member }), ...nonceOf(member, envelope)],
    };
  },
  finalise: ({ contribution }) => ({ leaves: [trace("ContributionFinalised", { contribution })] }),
  challenge: ({ contribution, member, scope, reason, envelope }, around) => {
    const { member: contributor, value } = known(around, contribution);
    return {
      ...act(
        { member, scope, amount: amountOf(value), apartFrom: contributor },
        "ChallengeContribution(uint64 contribution,uint32 member,uint16 scope,bytes32 reason",
        { contribution, member, scope, reason },
        envelope,
      ),
      leaves: [trace("ContributionChallenged", { contribution, member, reason }), ...nonceOf(member, envelope)],
    };
  },
  rule: ({ contribution, stands, reason, envelope }, around) => {
    const { agreement, value } = known(around, contribution);
    const panel = panelOf(around, agreement);
    const upheld = stands ? [trace("ContributionFinalised", { contribution })] : [];
    return {
      ...act(
        { member: panel, scope: Scope.Agreements, amount: amountOf(value) },
        "RuleContribution(uint64 contribution,bool stands,bytes32 reason",
        { contribution, stands, reason },
        envelope,
      ),
      leaves: [
        trace("ContributionRuled", { contribution, panel, stands, reason }),
        ...upheld,
        ...nonceOf(panel, envelope),
      ],
    };
  },
  lapse: ({ contribution }) => ({
    leaves: [trace("ContributionChallengeLapsed", { contribution }), trace("ContributionFinalised", { contribution })],
  }),
  withdraw: ({ contribution, envelope }, around) => {
    const { member, value } = known(around, contribution);
    return {
      ...act(
        { member, scope: Scope.Record, amount: amountOf(value) },
        "WithdrawContribution(uint64 contribution",
        { contribution },
        envelope,
      ),
      leaves: [trace("ContributionWithdrawn", { contribution, member }), ...nonceOf(member, envelope)],
    };
  },
  contra: ({ contribution, member, units, cost, reason, envelope }, around) => {
    const { agreement, member: contributor, value } = known(around, contribution);
    const own = member === contributor;
    const by = { member: own ? member : panelOf(around, agreement), scope: own ? Scope.Record : Scope.Agreements };
    return {
      ...act(
        { ...by, amount: amountOf(value) },
        "ContraContribution(uint64 contribution,uint32 member,uint64 units,uint96 cost,bytes32 reason",
        { contribution, member, units, cost, reason },
        envelope,
      ),
      leaves: [
        trace("ContributionCorrected", { contribution, member, units, cost, reason }),
        ...nonceOf(member, envelope),
      ],
    };
  },
  invalidateNonce: ({ member, key }) => ({
    authorisations: [{ member, scope: Scope.Admin, amount: 0n }],
    leaves: [trace("ContributionNonceUsed", { member, key })],
  }),
};
