/** Numbers as the contracts have them. */
export const Status = { Applied: 1n, Active: 2n, Suspended: 3n, Exited: 4n } as const;
export const SignerState = { Granted: 1n, Suspended: 2n, Revoked: 3n, Reserved: 4n } as const;
export const Scope = { Agreements: 1n, Record: 2n, Attest: 4n, Treasury: 8n, Vote: 16n, Admin: 32n } as const;

export interface Member {
  id: bigint;
  class: bigint;
  registrationType: bigint;
  registrationDigest: string;
  status: bigint;
  /** The scopes that have a policy. */
  policies: bigint;
  successor: bigint;
  /** The first second of the successor, 0 for none. */
  succeededFrom: bigint;
  depth: bigint;
  /** The first second at which the payout may change again. */
  frozenUntil: bigint;
  names: bigint;
  profileDigest: string;
}

export interface Signer {
  member: bigint;
  state: bigint;
  scopes: bigint;
  /** The first and the last second at which it may act. */
  activeFrom: bigint;
  validUntil: bigint;
  cancelledSeries: bigint;
}

export interface Policy {
  base: bigint;
  second: bigint;
  third: bigint;
  secondFrom: bigint;
  thirdFrom: bigint;
}

/** Where a member is paid, and where from `nextFrom` on (0: no change was asked for). */
export interface Payout {
  payout: string;
  bankAccount: string;
  nextPayout: string;
  nextBankAccount: string;
  nextFrom: bigint;
}

export interface Recovery {
  newSigner: string;
  lostSigner: string;
  effectiveAt: bigint;
  since: bigint;
  series: bigint;
  pending: boolean;
}

/** A role's holder: when it began, and how long what it schedules waits: `delay` from a moment on, before it another one. */
export interface Holding {
  since: bigint;
  delay: bigint;
  delayFrom: bigint;
  delayBefore: bigint;
}

/** Everything that events told of members, their keys and the AccessManager's roles. Addresses in keys are in lower case. */
export interface Membership {
  members: Map<bigint, Member>;
  signers: Map<string, Signer>;
  /** By `member/scope`. */
  policies: Map<string, Policy>;
  payouts: Map<bigint, Payout>;
  recoveries: Map<bigint, Recovery>;
  /** First reports of stolen keys that wait for a second, by `signer/letter`. */
  reports: Map<string, { officer: string; at: bigint | undefined }>;
  /** The next number of each key of nonces, by `member/key`: of the registry, and of the contributions. */
  nonces: Map<string, bigint>;
  contributionNonces: Map<string, bigint>;
  /** Of assets, licences and lists, by `contract/member/key`. */
  actNonces: Map<string, bigint>;
  /** The AccessManager that the registry obeys. */
  authority: string;
  /** Holders of roles, by `manager/role/account`. */
  roles: Map<string, Holding>;
  /** Which role may call which function, by `manager/target/selector`; and which role gives which, by `manager/role`. */
  functions: Map<string, bigint>;
  admins: Map<string, bigint>;
}

export const newMembership = (): Membership => ({
  members: new Map(),
  signers: new Map(),
  policies: new Map(),
  payouts: new Map(),
  recoveries: new Map(),
  reports: new Map(),
  nonces: new Map(),
  contributionNonces: new Map(),
  actNonces: new Map(),
  authority: "",
  roles: new Map(),
  functions: new Map(),
  admins: new Map(),
});

const HOPS = 8;

/** How long what a role's holder schedules at a moment waits. */
export const delayAt = ({ delay, delayFrom, delayBefore }: Holding, time: bigint): bigint =>
  time >= delayFrom ? delay : delayBefore;

/** Has a succession taken effect? */
export const isSucceeded = ({ succeededFrom }: Member, time: bigint): boolean =>
  succeededFrom !== 0n && time >= succeededFrom;

/** The member that stands for this one at a moment: itself, or the end of its chain of successors. */
export function standsFor({ members }: Membership, member: bigint, time: bigint): bigint {
  let one = member;
  for (let hop = 0; hop < HOPS; ++hop) {
    const record = members.get(one);
    if (record === undefined || !isSucceeded(record, time)) break;
    one = record.successor;
  }
  return one;
}

/** How many signers a member's policy asks for. */
export function requiredSigners(
  { members, policies }: Membership,
  member: bigint,
  scope: bigint,
  amount: bigint,
): bigint {
  const policy = policies.get(`${member}/${scope}`);
  if (policy === undefined || ((members.get(member)?.policies ?? 0n) & scope) === 0n) return 1n;
  if (policy.thirdFrom !== 0n && amount >= policy.thirdFrom) return policy.third;
  if (policy.secondFrom !== 0n && amount >= policy.secondFrom) return policy.second;
  return policy.base;
}

/** Where a member itself is paid at a moment. */
export function payoutAt(
  record: Payout | undefined,
  time: bigint,
): { payout: string; bankAccount: string } | undefined {
  if (record === undefined) return undefined;
  const changed = record.nextFrom !== 0n && time >= record.nextFrom;
  return changed ? { payout: record.nextPayout, bankAccount: record.nextBankAccount } : record;
}
