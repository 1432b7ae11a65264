import type { Terms } from "../events.js";
import { Scope } from "../membership/membership.js";
import { TERMS, hashOfTerms } from "../termsHash.js";
import { type Envelope, type Functions, type Signed, signedBy, trace } from "./act.js";

interface Args {
  agreement: bigint;
  lead: bigint;
  terms: Terms;
  by: bigint;
  draft: string;
  place: bigint;
  places: bigint[];
  entry: Terms["parties"][number];
  member: bigint;
  fulfilment: string;
  notice: string;
  reason: string;
  kind: bigint;
  subject: bigint;
  digest: string;
  period: {
    agreement: bigint;
    version: bigint;
    currency: string;
    amount: bigint;
    first: bigint;
    last: bigint;
    plan: string;
    sequence: bigint;
  };
  closers: { member: bigint; signatures: Signed[] }[];
  deadline: bigint;
  envelope: Envelope;
}

const ENDS = "uint32 member,uint256 deadline)";
const CLOSE =
  "ClosePeriod(uint40 agreement,uint16 version,address currency,uint96 amount,uint24 first,uint24 last,bytes32 plan,uint32 sequence,uint256 deadline)";
const TERMINATE = 2n;

/** What a party's signers want of the registry. */
const act = (type: string, value: object, member: bigint, envelope: Envelope, scope: bigint = Scope.Agreements) => ({
  authorisations: [signedBy({ member, scope, amount: 0n }, type, { ...value, member }, envelope)],
});

/** The agreement registry's functions. */
export const agreementFunctions: Functions<Args> = {
  reserve: ({ agreement, lead, envelope }) => ({
    ...act("ReserveAgreement(uint40 agreement,uint32 lead,uint256 deadline)", { agreement, lead }, lead, envelope),
    leaves: [trace("AgreementReserved", agreement === 0n ? { lead } : { agreement, lead })],
  }),
  propose: ({ terms, by, envelope }) => {
    const draft = hashOfTerms(terms);
    return {
      ...act(`ProposeTerms(bytes32 terms,${ENDS}`, { terms: draft }, by, envelope),
      leaves: [trace("DraftProposed", { draft, agreement: terms.agreement, proposer: by })],
    };
  },
  sign: ({ draft, place, entry, envelope }) => {
    const { member, rewardRate } = entry;
    return {
      ...act(`SignTerms(Terms terms,${ENDS}${TERMS}`, { terms: draft }, member, envelope),
      leaves: [trace("DraftSigned", { draft, member, place, rewardRate })],
    };
  },
  withdraw: ({ draft, member, envelope }) => ({
    ...act(`WithdrawSignature(bytes32 terms,${ENDS}`, { terms: draft }, member, envelope, Scope.Admin),
    leaves: [trace("DraftWithdrawn", { draft, member })],
  }),
  confirmConditions: ({ draft, member, fulfilment, envelope }) => ({
    ...act(
      `ConfirmConditions(bytes32 terms,bytes32 fulfilment,${ENDS}`,
      { terms: draft, fulfilment },
      member,
      envelope,
    ),
    leaves: [trace("ConditionsConfirmed", { draft, member, fulfilment })],
  }),
  activate: ({ terms }) => ({
    leaves: [
      trace("AgreementActivated", {
        agreement: terms.agreement,
        version: terms.version,
        draft: hashOfTerms(terms),
      }),
    ],
  }),
  giveNotice: ({ draft, member, notice, envelope }) => ({
    ...act(`GiveNotice(bytes32 terms,bytes32 notice,${ENDS}`, { terms: draft, notice }, member, envelope),
    leaves: [trace("DraftNoticed", { draft, member, notice })],
  }),
  deem: ({ terms, places }) => {
    const draft = hashOfTerms(terms);
    const seats = places.map((place) => ({ place, member: terms.parties[Number(place)]?.member ?? 0n }));
    return { leaves: seats.map((seat) => trace("DraftDeemed", { draft, ...seat })) };
  },
  leaveAgreement: ({ agreement, member, reason, envelope }) => ({
    ...act(`LeaveAgreement(uint40 agreement,bytes32 reason,${ENDS}`, { agreement, reason }, member, envelope),
    leaves: [
      trace("PartyLeft", { agreement, member, excluded: false, reason }),
      trace("AgreementEnded", { agreement, reason }, true),
    ],
  }),
  resolve: ({ agreement, kind, subject, digest, member, envelope }) => {
    const value = { agreement, kind, subject, digest };
    const type = `Resolve(uint40 agreement,uint8 kind,uint32 subject,bytes32 digest,${ENDS}`;
    const ends = trace("AgreementEnded", { agreement, reason: digest }, true);
    const leaves = trace("PartyLeft", { agreement, member: subject, excluded: true, reason: digest }, true);
    return {
      ...act(type, value, member, envelope),
      leaves: [trace("ResolutionVoted", { member, ...value }), ...(kind === TERMINATE ? [ends] : [leaves, ends])],
    };
  },
  closePeriod: ({ period, closers, deadline }) => ({
    authorisations: closers.map(({ member, signatures }) => {
      const who = { member, scope: Scope.Agreements, amount: period.amount };
      return signedBy(who, CLOSE, period, { deadline, signatures });
    }),
    leaves: [trace("PeriodClosed", { ...period, closers: closers.map(({ member }) => member) })],
  }),
};
