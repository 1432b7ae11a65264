import { AbiCoder, ParamType, ZeroHash, keccak256 } from "ethers";
import type { Event } from "../events.js";
import { type Around, type Functions, trace } from "../acts/act.js";
import { Scope } from "../membership/membership.js";
import { Ended, type LicenceTerms } from "./books.js";
import { LICENCE_TERMS } from "./licenceHash.js";
import { envelopeOf, signedAct } from "./signedAct.js";

interface Args {
  licence: bigint;
  terms: LicenceTerms;
  headTerms: LicenceTerms;
  motion: bigint;
  base: bigint;
  evidence: string;
  member: bigint;
  amount: bigint;
  reason: string;
  report: bigint;
  notice: string;
  record: string;
  key: bigint;
  envelope: Parameters<typeof envelopeOf>[1];
}

const { Record: RECORD, Agreements: AGREEMENTS, Treasury: TREASURY } = Scope;

/** Who speaks for a licensee: itself, or the licensor where it is no member. */
function speakerOf({ books }: Around, licence: bigint): bigint {
  const word = books.property.licences.get(licence)?.word;
  return word === undefined ? 0n : word.licensee === 0n ? word.licensor : word.licensee;
}

const granted = (terms: LicenceTerms, motion: bigint, envelope: Args["envelope"]) => ({
  ...signedAct(
    { member: terms.licensor, scope: AGREEMENTS },
    "GrantLicence(LicenceTerms terms,uint64 motion",
    { terms, motion },
    envelope,
    LICENCE_TERMS,
  ),
  leaves: [
    trace("LicenceGranted", { asset: terms.asset, licensor: terms.licensor, motion, terms }),
    ...envelopeOf(terms.licensor, envelope),
  ],
});

/** What a report costs by the event it left: policies are asked by it, and a check of its own works it out anew. */
function feeIn({ transaction }: Around, licence: bigint): bigint {
  const found = transaction.find((told) => told.name === "LicenceReported" && told.args.licence === licence);
  return (found as Event<"LicenceReported"> | undefined)?.args.fee ?? 0n;
}

/** LicenseRegistry's functions. */
export const licenceFunctions: Functions<Args> = {
  grant: ({ terms, motion, envelope }) => granted(terms, motion, envelope),
  subLicense: ({ terms, envelope }) => granted(terms, 0n, envelope),
  fileReport: ({ licence, base, evidence, envelope }, around) => {
    const member = speakerOf(around, licence);
    const report = (around.books.property.licences.get(licence)?.word.reports ?? 0n) + 1n;
    return {
      ...signedAct(
        { member, scope: RECORD, amount: feeIn(around, licence) },
        "FileReport(uint40 licence,uint16 report,uint96 base,bytes32 evidence",
        { licence, report, base, evidence },
        envelope,
      ),
      leaves: [trace("LicenceReported", { licence, member, report, base, evidence }), ...envelopeOf(member, envelope)],
    };
  },
  credit: ({ licence, member, motion, amount, reason, envelope }) => {
    const said = { licence, member, motion, amount, reason };
    return {
      ...signedAct(
        { member, scope: AGREEMENTS, amount },
        "CreditLicence(uint40 licence,uint32 member,uint64 motion,uint96 amount,bytes32 reason",
        said,
        envelope,
      ),
      leaves: [trace("LicenceCredited", said), ...envelopeOf(member, envelope)],
    };
  },
  giveNotice: ({ licence, member, report, notice, envelope }) => ({
    ...signedAct(
      { member, scope: TREASURY },
      "NoticeLicence(uint40 licence,uint32 member,uint16 report,bytes32 notice",
      { licence, member, report, notice },
      envelope,
    ),
    leaves: [trace("LicenceNoticed", { licence, member, notice }), ...envelopeOf(member, envelope)],
  }),
  terminate: ({ licence, member, reason, envelope }) => {
    const said = { licence, member, reason };
    return {
      ...signedAct(
        { member, scope: AGREEMENTS },
        "TerminateLicence(uint40 licence,uint32 member,bytes32 reason",
        said,
        envelope,
      ),
      leaves: [trace("LicenceEnded", { ...said, status: Ended.Terminated }), ...envelopeOf(member, envelope)],
    };
  },
  surrender: ({ licence, reason, envelope }, around) => {
    const member = speakerOf(around, licence);
    return {
      ...signedAct(
        { member, scope: AGREEMENTS },
        "SurrenderLicence(uint40 licence,bytes32 reason",
        { licence, reason },
        envelope,
      ),
      leaves: [
        trace("LicenceEnded", { licence, member, reason, status: Ended.Surrendered }),
        ...envelopeOf(member, envelope),
      ],
    };
  },
  end: ({ licence }) => ({ leaves: [trace("LicenceEnded", { licence, member: 0n, reason: ZeroHash })] }),
  loosen: ({ licence, member, envelope }) => ({
    ...signedAct(
      { member, scope: AGREEMENTS },
      "LoosenLicence(uint40 licence,uint32 member",
      { licence, member },
      envelope,
    ),
    leaves: [trace("LicenceLoosened", { licence, member }), ...envelopeOf(member, envelope)],
  }),
  fileContract: ({ licence, record, envelope }, { books }) => {
    const member = books.property.licences.get(licence)?.word.licensor ?? 0n;
    return {
      ...signedAct(
        { member, scope: RECORD },
        "FileContract(uint40 licence,bytes32 record",
        { licence, record },
        envelope,
      ),
      leaves: [trace("LicenceContractFiled", { licence, member, record }), ...envelopeOf(member, envelope)],
    };
  },
  invalidateNonce: ({ member, key }) => ({
    authorisations: [{ member, scope: Scope.Admin, amount: 0n }],
    leaves: [trace("ActNonceUsed", { member, key })],
  }),
};

interface ListArgs {
  key: Event<"ListCommitted">["args"]["key"];
  facts: Event<"ListCommitted">["args"]["facts"];
  replaces: string;
  envelope: Args["envelope"];
}

const KEY = ParamType.from("(uint40 agreement,uint32 member,uint8 kind,address currency,uint24 first,uint24 last)");

/** A list's key, and its number, which is the key's hash. */
const keyed = (key: ListArgs["key"]) => ({ key, list: keccak256(AbiCoder.defaultAbiCoder().encode([KEY], [key])) });

const LIST_TYPES =
  "ListFacts(bytes32 root,uint32 count,uint96 total,uint96 main)ListKey(uint40 agreement,uint32 member,uint8 kind,address currency,uint24 first,uint24 last)";
const REWARD = 1n;

/** RewardRegister's functions. */
export const rewardFunctions: Functions<ListArgs> = {
  commit: ({ key, facts, replaces, envelope }) => ({
    ...signedAct(
      key.kind === REWARD
        ? { member: key.member, scope: TREASURY, amount: facts.total }
        : { member: key.member, scope: RECORD },
      "CommitList(ListKey key,ListFacts facts,bytes32 replaces",
      { key, facts, replaces },
      envelope,
      LIST_TYPES,
    ),
    leaves: [
      trace("ListCommitted", { ...keyed(key), agreement: key.agreement, member: key.member, facts, replaces }),
      ...envelopeOf(key.member, envelope),
    ],
  }),
  invalidateNonce: (args) => {
    const { member, key } = args as unknown as { member: bigint; key: bigint };
    return {
      authorisations: [{ member, scope: Scope.Admin, amount: 0n }],
      leaves: [trace("ActNonceUsed", { member, key })],
    };
  },
};
