import type { Event, Terms } from "../events.js";
import { type Functions, trace } from "../acts/act.js";
import { Scope } from "../membership/membership.js";
import { envelopeOf, signedAct } from "./signedAct.js";

type Registration = Event<"AssetRegistered">["args"]["what"];
type Report = Event<"StatusChanged">["args"]["report"];
type Offer = Event<"ShareOffered">["args"]["offer"];
type Pledge = Event<"AssetPledged">["args"]["pledge"];

interface Args {
  asset: bigint;
  agreement: bigint;
  terms: Terms;
  member: bigint;
  what: Registration;
  report: Report;
  limits: string;
  status: bigint;
  evidence: string;
  until: bigint;
  on: bigint;
  act: bigint;
  subject: string;
  notice: string;
  motion: bigint;
  says: bigint;
  reason: string;
  declaration: string;
  key: bigint;
  envelope: Parameters<typeof envelopeOf>[1];
}

const PARENT = "ParentLine(uint40 parent,uint24 rate)";
const REGISTRATION =
  "Registration(uint40 agreement,uint8 kind,uint8 status,bool sole,bytes32 identifier,bytes32 evidence,string uri,ParentLine[] parents)";
const REPORT =
  "StatusReport(uint40 asset,uint32 member,uint8 status,bytes32 identifier,bytes32 evidence,uint24 on,uint64 motion,bytes32 basis)";
export const OFFER =
  "ShareOffer(uint40 asset,uint32 from,uint32 to,uint64 units,uint96 price,address currency,bytes32 terms)";
/** The structs of an offer and a pledge, as EIP-712 writes them. */
export const PLEDGE = "PledgeTerms(uint40 asset,uint32 member,uint32 pledgee,bytes32 counterparty,bytes32 terms)";

const { Record: RECORD, Agreements: AGREEMENTS } = Scope;

/** IPRegistry's functions. Whether owners had agreed, and in time, is for checks of their own. */
export const propertyFunctions: Functions<Args> = {
  adopt: ({ terms: { agreement, version } }) => ({ leaves: [trace("RulesAdopted", { agreement, version })] }),
  register: ({ member, what, envelope }) => ({
    ...signedAct(
      { member, scope: RECORD },
      "RegisterAsset(uint32 member,Registration what",
      { member, what },
      envelope,
      PARENT + REGISTRATION,
    ),
    leaves: [trace("AssetRegistered", { member, what }), ...envelopeOf(member, envelope)],
  }),
  offer: ({ asset, agreement, limits, envelope }, { books }) => {
    const member = books.property.assets.get(asset)?.word.owner ?? 0n;
    const said = { asset, agreement, limits };
    return {
      ...signedAct(
        { member, scope: RECORD },
        "OfferBackground(uint40 asset,uint40 agreement,bytes32 limits",
        said,
        envelope,
      ),
      leaves: [trace("BackgroundOffered", { ...said, member }), ...envelopeOf(member, envelope)],
    };
  },
  reportStatus: ({ report, envelope }) => ({
    ...signedAct(
      { member: report.member, scope: RECORD },
      "ReportStatus(StatusReport report",
      { report },
      envelope,
      REPORT,
    ),
    leaves: [trace("StatusChanged", { asset: report.asset, report }), ...envelopeOf(report.member, envelope)],
  }),
  recordTitle: ({ asset, member, status, evidence, envelope }) => {
    const said = { asset, member, status, evidence };
    return {
      ...signedAct(
        { member, scope: RECORD },
        "RecordTitle(uint40 asset,uint32 member,uint8 status,bytes32 evidence",
        said,
        envelope,
      ),
      leaves: [trace("TitleChanged", said), ...envelopeOf(member, envelope)],
    };
  },
  recordAnnualFee: ({ asset, member, until, evidence, envelope }) => {
    const said = { asset, member, until, evidence };
    return {
      ...signedAct(
        { member, scope: RECORD },
        "RecordAnnualFee(uint40 asset,uint32 member,uint24 until,bytes32 evidence",
        said,
        envelope,
      ),
      leaves: [trace("AnnualFeePaid", said), ...envelopeOf(member, envelope)],
    };
  },
  recordUse: ({ asset, member, on, evidence, envelope }) => {
    const said = { asset, member, on, evidence };
    return {
      ...signedAct(
        { member, scope: RECORD },
        "RecordUse(uint40 asset,uint32 member,uint24 on,bytes32 evidence",
        said,
        envelope,
      ),
      leaves: [trace("UseRecorded", said), ...envelopeOf(member, envelope)],
    };
  },
  propose: ({ asset, act, member, subject, notice, envelope }) => ({
    ...signedAct(
      { member, scope: AGREEMENTS },
      "ProposeMotion(uint40 asset,uint8 act,uint32 member,bytes32 subject,bytes32 notice",
      { asset, act, member, subject, notice },
      envelope,
    ),
    leaves: [trace("MotionProposed", { asset, member, subject, notice }), ...envelopeOf(member, envelope)],
  }),
  vote: ({ motion, member, subject, says, reason, envelope }) => ({
    ...signedAct(
      { member, scope: AGREEMENTS },
      "VoteMotion(uint64 motion,uint32 member,bytes32 subject,uint8 vote,bytes32 reason",
      { motion, member, subject, vote: says, reason },
      envelope,
    ),
    leaves: [trace("MotionVoted", { motion, member, vote: says, reason }), ...envelopeOf(member, envelope)],
  }),
  separate: ({ asset, member, envelope }) => ({
    ...signedAct(
      { member, scope: AGREEMENTS },
      "SeparateAsset(uint40 asset,uint32 member",
      { asset, member },
      envelope,
    ),
    leaves: [trace("AssetSeparated", { asset, member }), ...envelopeOf(member, envelope)],
  }),
  seat: ({ asset, member }) => ({ leaves: [trace("OwnerSeated", { asset, member })] }),
  renounce: ({ asset, member, motion, declaration, envelope }) => {
    const said = { asset, member, motion, declaration };
    return {
      ...signedAct(
        { member, scope: AGREEMENTS },
        "RenounceShare(uint40 asset,uint32 member,uint64 motion,bytes32 declaration",
        said,
        envelope,
      ),
      leaves: [trace("ShareRenounced", said), ...envelopeOf(member, envelope)],
    };
  },
  release: ({ asset, member, evidence, envelope }) => {
    const said = { asset, member, evidence };
    return {
      ...signedAct(
        { member, scope: AGREEMENTS },
        "ReleasePledge(uint40 asset,uint32 member,bytes32 evidence",
        said,
        envelope,
      ),
      leaves: [trace("PledgeReleased", said), ...envelopeOf(member, envelope)],
    };
  },
  invalidateNonce: ({ member, key }) => ({
    authorisations: [{ member, scope: Scope.Admin, amount: 0n }],
    leaves: [trace("ActNonceUsed", { member, key })],
  }),
};

type HandingArgs = Omit<Args, "what"> & { what: Offer };

/** IPRegistry's functions about shares that change hands. */
export const sharingFunctions: Functions<HandingArgs> = {
  offerShare: ({ what, notice, envelope }) => ({
    ...signedAct(
      { member: what.from, scope: AGREEMENTS, amount: what.price },
      "OfferShare(ShareOffer offer,bytes32 notice",
      { offer: what, notice },
      envelope,
      OFFER,
    ),
    leaves: [
      trace("MotionProposed", { asset: what.asset, member: what.from, notice }),
      trace("ShareOffered", { offer: what }),
      ...envelopeOf(what.from, envelope),
    ],
  }),
  preempt: ({ motion, member, what, envelope }) => ({
    ...signedAct(
      { member, scope: AGREEMENTS, amount: what.price },
      "PreemptShare(uint64 motion,uint32 member,ShareOffer offer",
      { motion, member, offer: what },
      envelope,
      OFFER,
    ),
    leaves: [trace("SharePreempted", { motion, member }), ...envelopeOf(member, envelope)],
  }),
  transfer: ({ what, motion, envelope }) => ({
    ...signedAct(
      { member: what.from, scope: AGREEMENTS, amount: what.price },
      "TransferShare(ShareOffer offer,uint64 motion",
      { offer: what, motion },
      envelope,
      OFFER,
    ),
    leaves: [
      trace("ShareTransferred", { asset: what.asset, from: what.from, motion, offer: what }),
      ...envelopeOf(what.from, envelope),
    ],
  }),
};

type PledgeArgs = Omit<Args, "what"> & { what: Pledge };

/** IPRegistry's functions about pledges. */
export const pledgingFunctions: Functions<PledgeArgs> = {
  pledge: ({ what, motion, envelope }) => ({
    ...signedAct(
      { member: what.member, scope: AGREEMENTS },
      "PledgeAsset(PledgeTerms pledge,uint64 motion",
      { pledge: what, motion },
      envelope,
      PLEDGE,
    ),
    leaves: [trace("AssetPledged", { asset: what.asset, motion, pledge: what }), ...envelopeOf(what.member, envelope)],
  }),
};
