import { id } from "ethers";
import type { BytesLike, Signer, TypedDataField } from "ethers";
import type { AccessManager, MemberRegistry } from "../../typechain-types/index.js";

export const Scope = { AGREEMENTS: 1, RECORD: 2, ATTEST: 4, TREASURY: 8, VOTE: 16, ADMIN: 32 } as const;
export const ALL_SCOPES = 63;
export const Class = { None: 0, Government: 1, School: 2, Enterprise: 3, Institute: 4, Association: 5 } as const;
export const Status = { None: 0, Applied: 1, Active: 2, Suspended: 3, Exited: 4, Succeeded: 5 } as const;
export const State = { None: 0, Granted: 1, Suspended: 2, Revoked: 3, Reserved: 4 } as const;
export const Cited = { Registration: 0, Name: 1, Letter: 2, Evidence: 3 } as const;
export const NEVER = 2n ** 40n - 1n;
export const DAY = 86_400n;
export const LETTER = id("letter");
export const EVIDENCE = id("evidence");
export const BANK = id("bank account");
export const PAYOUT = "0x0000000000000000000000000000000000001001";

export interface Grant {
  signer: string;
  scopes: number;
  validUntil: bigint;
}

export interface Envelope {
  nonce: bigint;
  deadline: bigint;
  signatures: { signer: string; signature: BytesLike }[];
}

/** The caller acts itself. */
export const DIRECT: Envelope = { nonce: 0n, deadline: 0n, signatures: [] };

const acts = {
  SetSigner: "uint32 member,address signer,uint16 scopes,uint40 validUntil,bytes32 letterDigest",
  RevokeSigner: "uint32 member,address signer,bytes32 letterDigest",
  SetPolicy:
    "uint32 member,uint16 scope,uint8 base,uint8 second,uint8 third,uint96 secondFrom,uint96 thirdFrom,bytes32 letterDigest",
  ChangeName: "uint32 member,bytes32 nameDigest,uint24 since,bytes32 evidenceDigest",
  ChangeProfile: "uint32 member,bytes32 profileDigest,string profileURI",
  ChangePayout: "uint32 member,address payout,bytes32 bankAccount",
  CancelPayoutChange: "uint32 member",
  CancelRecovery: "uint32 member",
  Exit: "uint32 member,bytes32 evidenceDigest",
} as const;

export type Act = keyof typeof acts;

const fields = (list: string): TypedDataField[] =>
  list.split(",").map((field) => {
    const [type, name] = field.split(" ") as [string, string];
    return { type, name };
  });

/** The EIP-712 type of an act. */
export const actType = (act: Act): Record<string, TypedDataField[]> => ({
  [act]: fields(`${acts[act]},uint256 nonce,uint40 deadline`),
});

export const consentType = {
  SignerConsent: fields("bytes32 registrationDigest,address signer,bytes32 letterDigest"),
};

export interface Domain {
  name: string;
  version: string;
  chainId: bigint;
  verifyingContract: string;
}

/** The EIP-712 domain of a registry, as it tells itself. */
export async function domainOf(members: MemberRegistry): Promise<Domain> {
  const { name, version, chainId, verifyingContract } = await members.eip712Domain();
  return { name, version, chainId, verifyingContract };
}

export const byAddress = (a: { signer: string }, b: { signer: string }): number =>
  BigInt(a.signer) < BigInt(b.signer) ? -1 : 1;

/** An envelope over an act, signed by all of `signers`. */
export async function seal(
  domain: Domain,
  signers: Signer[],
  act: Act,
  message: Record<string, unknown>,
  { nonce = 0n, deadline = NEVER }: { nonce?: bigint; deadline?: bigint } = {},
): Promise<Envelope> {
  const signatures = await Promise.all(
    signers.map(async (signer) => ({
      signer: await signer.getAddress(),
      signature: await signer.signTypedData(domain, actType(act), { ...message, nonce, deadline }),
    })),
  );
  return { nonce, deadline, signatures: signatures.sort(byAddress) };
}

/** A signer's consent to sign for the legal entity of this registration number. */
export async function consent(
  domain: Domain,
  signer: Signer,
  registrationDigest: string,
  letterDigest = LETTER,
): Promise<string> {
  const message = { registrationDigest, signer: await signer.getAddress(), letterDigest };
  return signer.signTypedData(domain, consentType, message);
}

/** What a legal entity states when it applies. */
export function application(name: string, signers: Grant[]) {
  return {
    class: Class.Enterprise as number,
    registrationType: 1,
    registrationDigest: id(`number of ${name}`),
    nameDigest: id(name),
    nameSince: 10_000,
    profileDigest: id(`profile of ${name}`),
    profileURI: `https://${name}.example/profile.json`,
    payout: PAYOUT,
    bankAccount: BANK,
    signers: [...signers].sort(byAddress),
    letterDigest: LETTER,
  };
}

/** Files an application for `name`, changed by `more`, with the consent of all signers, and has it admitted. Returns the member's number. */
export async function join(
  members: MemberRegistry,
  admission: Signer,
  name: string,
  keys: { key: Signer; scopes: number; validUntil?: bigint }[],
  more: Partial<ReturnType<typeof application>> = {},
): Promise<bigint> {
  const domain = await domainOf(members);
  const grants = await Promise.all(
    keys.map(async ({ key, scopes, validUntil = NEVER }) => ({
      key,
      signer: await key.getAddress(),
      scopes,
      validUntil,
    })),
  );
  grants.sort(byAddress);
  const asked = grants.map(({ signer, scopes, validUntil }) => ({ signer, scopes, validUntil }));
  const filed = { ...application(name, asked), ...more };
  const consents = await Promise.all(grants.map(({ key }) => consent(domain, key, filed.registrationDigest)));
  await members.applyForMembership(filed, consents);
  const member = await members.memberCount();
  await members.connect(admission).admit(member, filed.signers, LETTER, EVIDENCE);
  return member;
}

/** Gives out the roles of a fresh deployment. */
export async function grant(manager: AccessManager, role: bigint, ...accounts: Signer[]): Promise<void> {
  for (const account of accounts) await manager.grantRole(role, await account.getAddress(), 0);
}
