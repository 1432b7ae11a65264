import { ZeroAddress } from "ethers";
import { type Policy, Scope, SignerState, Status } from "../membership/membership.js";
import { type Consent, type Envelope, type Functions, type Needs, nonceTrace, signedBy, trace } from "./act.js";

interface Grant {
  signer: string;
  scopes: bigint;
  validUntil: bigint;
}

interface Args {
  application: {
    class: bigint;
    registrationType: bigint;
    registrationDigest: string;
    nameDigest: string;
    nameSince: bigint;
    profileDigest: string;
    profileURI: string;
    payout: string;
    bankAccount: string;
    signers: Grant[];
    letterDigest: string;
  };
  consents: string[];
  consent: string;
  member: bigint;
  signers: Grant[];
  grant: Grant;
  signer: string;
  newSigner: string;
  lostSigner: string;
  letterDigest: string;
  evidenceDigest: string;
  successor: bigint;
  cause: bigint;
  nameDigest: string;
  since: bigint;
  profileDigest: string;
  profileURI: string;
  scope: bigint;
  policy: Policy;
  payout: string;
  bankAccount: string;
  key: bigint;
  envelope: Envelope;
}

const ENDS = "uint256 nonce,uint40 deadline";
const NO_POLICY: Policy = { base: 0n, second: 0n, third: 0n, secondFrom: 0n, thirdFrom: 0n };

/** What a member's admin signers want of the registry. */
function adminAct(fields: string, value: object, { member, envelope }: Args, alone = false): Needs {
  const who = { member, scope: Scope.Admin, amount: 0n, own: true, alone };
  return { authorisations: [signedBy(who, `${fields},${ENDS})`, { member, ...value }, envelope)] };
}

/** A key agrees to sign for a member: by sending, or by a signature. */
function consentOf(registrationDigest: string, signer: string, letterDigest: string, signature: string): Consent {
  const type = "SignerConsent(bytes32 registrationDigest,address signer,bytes32 letterDigest)";
  return { signer, signature, type, value: { registrationDigest, signer, letterDigest } };
}

const noChange = (member: bigint) => trace("PayoutChanged", { member, nextPayout: ZeroAddress, nextFrom: 0n }, true);
const nonceOf = ({ member, envelope }: Args) => nonceTrace("NonceUsed", member, envelope);

/** The member registry's functions. */
export const memberFunctions: Functions<Args> = {
  applyForMembership: ({ application, consents }, { sender }) => {
    const { class: kind, registrationType, registrationDigest, signers, letterDigest, nameDigest } = application;
    const { profileDigest, profileURI, payout, bankAccount, nameSince: since } = application;
    return {
      consents: signers
        .map(({ signer }, i) => consentOf(registrationDigest, signer, letterDigest, consents[i] ?? "0x"))
        .filter(({ signer }) => signer.toLowerCase() !== sender),
      leaves: [
        trace("MemberApplied", { class: kind, registrationType, registrationDigest, signers, letterDigest }),
        trace("MemberNameChanged", { number: 0n, nameDigest, since, evidenceDigest: letterDigest }),
        trace("MemberProfileChanged", { profileDigest, profileURI }),
        trace("PayoutChanged", { payout, bankAccount, nextPayout: ZeroAddress, nextFrom: 0n }),
      ],
    };
  },
  admit: ({ member, signers, letterDigest, evidenceDigest }) => ({
    restricted: true,
    leaves: [
      trace("MemberStatusChanged", { member, status: Status.Active, evidenceDigest }),
      ...signers.map((grant) => trace("SignerChanged", { member, ...grant, state: SignerState.Granted, letterDigest })),
    ],
  }),
  suspendMember: ({ member, evidenceDigest }) => ({
    restricted: true,
    leaves: [trace("MemberStatusChanged", { member, status: Status.Suspended, evidenceDigest })],
  }),
  reinstateMember: ({ member, evidenceDigest }) => ({
    restricted: true,
    leaves: [trace("MemberStatusChanged", { member, status: Status.Active, evidenceDigest })],
  }),
  exit: (args) => ({
    ...adminAct("Exit(uint32 member,bytes32 evidenceDigest", { evidenceDigest: args.evidenceDigest }, args),
    leaves: [
      trace("MemberStatusChanged", {
        member: args.member,
        status: Status.Exited,
        evidenceDigest: args.evidenceDigest,
      }),
      ...nonceOf(args),
    ],
  }),
  recordSuccession: ({ member, successor, cause, evidenceDigest }) => ({
    restricted: true,
    leaves: [trace("SuccessionRecorded", { member, successor, cause, evidenceDigest })],
  }),
  cancelSuccession: ({ member, evidenceDigest }) => ({
    restricted: true,
    leaves: [trace("SuccessionCancelled", { member, evidenceDigest })],
  }),
  changeName: (args) => {
    const { member, nameDigest, since, evidenceDigest } = args;
    const value = { nameDigest, since, evidenceDigest };
    return {
      ...adminAct("ChangeName(uint32 member,bytes32 nameDigest,uint24 since,bytes32 evidenceDigest", value, args),
      leaves: [trace("MemberNameChanged", { member, ...value }), ...nonceOf(args)],
    };
  },
  changeProfile: (args) => {
    const { member, profileDigest, profileURI } = args;
    return {
      ...adminAct(
        "ChangeProfile(uint32 member,bytes32 profileDigest,string profileURI",
        { profileDigest, profileURI },
        args,
      ),
      leaves: [trace("MemberProfileChanged", { member, profileDigest, profileURI }), ...nonceOf(args)],
    };
  },
  setSigner: (args, { books, sender }) => {
    const { member, grant, letterDigest, consent } = args;
    const { signers, members } = books.membership;
    const known = signers.has(grant.signer.toLowerCase()) || grant.signer.toLowerCase() === sender;
    const registration = members.get(member)?.registrationDigest ?? "0x";
    return {
      ...adminAct(
        "SetSigner(uint32 member,address signer,uint16 scopes,uint40 validUntil,bytes32 letterDigest",
        { ...grant, letterDigest },
        args,
      ),
      consents: known ? [] : [consentOf(registration, grant.signer, letterDigest, consent)],
      leaves: [
        trace("SignerChanged", { member, ...grant, state: SignerState.Granted, letterDigest }),
        ...nonceOf(args),
      ],
    };
  },
  revokeSigner: (args) => {
    const { member, signer, letterDigest } = args;
    return {
      ...adminAct("RevokeSigner(uint32 member,address signer,bytes32 letterDigest", { signer, letterDigest }, args),
      leaves: [trace("SignerChanged", { member, signer, state: SignerState.Revoked, letterDigest }), ...nonceOf(args)],
    };
  },
  setPolicy: (args) => {
    const { member, scope, policy, letterDigest } = args;
    const none = policy.base === 1n && policy.secondFrom === 0n;
    return {
      ...adminAct(
        "SetPolicy(uint32 member,uint16 scope,uint8 base,uint8 second,uint8 third,uint96 secondFrom,uint96 thirdFrom,bytes32 letterDigest",
        { scope, ...policy, letterDigest },
        args,
      ),
      leaves: [
        trace("PolicyChanged", { member, scope, policy: none ? NO_POLICY : policy, letterDigest }),
        ...nonceOf(args),
      ],
    };
  },
  invalidateNonce: ({ member, key }) => ({
    authorisations: [{ member, scope: Scope.Admin, amount: 0n, own: true, alone: true }],
    leaves: [trace("NonceUsed", { member, key })],
  }),
  changePayout: (args) => {
    const { member, payout, bankAccount } = args;
    return {
      ...adminAct("ChangePayout(uint32 member,address payout,bytes32 bankAccount", { payout, bankAccount }, args),
      leaves: [trace("PayoutChanged", { member, nextPayout: payout, nextBankAccount: bankAccount }), ...nonceOf(args)],
    };
  },
  cancelPayoutChange: (args) => ({
    ...adminAct("CancelPayoutChange(uint32 member", {}, args, true),
    leaves: [{ ...noChange(args.member), optional: false }, ...nonceOf(args)],
  }),
  reportStolen: ({ signer, letterDigest }, { transaction, sender, books }) => {
    const second = transaction.some((event) => event.name === "StolenKeyReported" && event.args.officers === 2n);
    const member = books.membership.signers.get(signer.toLowerCase())?.member ?? 0n;
    return {
      restricted: true,
      leaves: [
        trace("StolenKeyReported", { member, signer, letterDigest, officer: sender }),
        trace("SignerChanged", { member, signer, state: SignerState.Suspended, letterDigest }, !second),
        trace("PayoutFrozen", { member }, !second),
        noChange(member),
      ],
    };
  },
  reinstateSigner: ({ signer, letterDigest }) => ({
    restricted: true,
    leaves: [trace("SignerChanged", { signer, state: SignerState.Granted, letterDigest })],
  }),
  startRecovery: ({ member, newSigner, lostSigner, letterDigest, consent }, { books, sender }) => {
    const registration = books.membership.members.get(member)?.registrationDigest ?? "0x";
    const sends = newSigner.toLowerCase() === sender;
    return {
      restricted: true,
      consents: sends ? [] : [consentOf(registration, newSigner, letterDigest, consent)],
      leaves: [
        trace("SignerChanged", { member, signer: newSigner, state: SignerState.Reserved, letterDigest }),
        trace("RecoveryStarted", { member, newSigner, lostSigner, letterDigest }),
        trace("PayoutFrozen", { member }),
        noChange(member),
      ],
    };
  },
  cancelRecovery: (args) => ({
    ...adminAct("CancelRecovery(uint32 member", {}, args, true),
    leaves: [trace("RecoveryCancelled", { member: args.member }), ...nonceOf(args)],
  }),
  completeRecovery: ({ member }) => ({
    leaves: [
      trace("RecoveryCompleted", { member }),
      trace("SignerChanged", { member, state: SignerState.Granted }),
      trace("SignerChanged", { member, state: SignerState.Revoked }, true),
      trace("PolicyChanged", { member, scope: Scope.Admin }),
      trace("PayoutFrozen", { member }),
      noChange(member),
    ],
  }),
};
