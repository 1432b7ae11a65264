import type { Books } from "../books.js";
import type { Event, Told } from "../events.js";
import { type Member, type Membership, Status } from "../membership/membership.js";

/** Who takes part, which keys act for whom, and where each is paid. */
export function foldMembers(event: Told, { membership }: Books, time: bigint | undefined): void {
  switch (event.name) {
    case "MemberApplied":
      apply(event, membership);
      return;
    case "MemberStatusChanged":
      change(membership, event.args.member, { status: event.args.status });
      return;
    case "MemberNameChanged":
      change(membership, event.args.member, { names: event.args.number + 1n });
      return;
    case "MemberProfileChanged":
      change(membership, event.args.member, { profileDigest: event.args.profileDigest });
      return;
    case "SignerChanged": {
      const { member, state, scopes, activeFrom, validUntil } = event.args;
      const signer = event.args.signer.toLowerCase();
      const cancelledSeries = membership.signers.get(signer)?.cancelledSeries ?? 0n;
      membership.signers.set(signer, { member, state, scopes, activeFrom, validUntil, cancelledSeries });
      return;
    }
    case "PolicyChanged":
      membership.policies.set(`${event.args.member}/${event.args.scope}`, event.args.policy);
      change(membership, event.args.member, { policies: event.args.policies });
      return;
    case "PayoutChanged": {
      const { payout, bankAccount, nextPayout, nextBankAccount, nextFrom } = event.args;
      membership.payouts.set(event.args.member, { payout, bankAccount, nextPayout, nextBankAccount, nextFrom });
      return;
    }
    case "PayoutFrozen":
      change(membership, event.args.member, { frozenUntil: event.args.frozenUntil });
      return;
    case "SuccessionRecorded":
      change(membership, event.args.member, {
        successor: event.args.successor,
        succeededFrom: event.args.effectiveAt,
      });
      change(membership, event.args.successor, { depth: event.args.depth });
      return;
    case "SuccessionCancelled":
      change(membership, event.args.member, { successor: 0n, succeededFrom: 0n });
      return;
    case "NonceUsed":
      membership.nonces.set(`${event.args.member}/${event.args.key}`, event.args.next);
      return;
    case "ActNonceUsed":
      membership.actNonces.set(
        `${event.address.toLowerCase()}/${event.args.member}/${event.args.key}`,
        event.args.next,
      );
      return;
    case "ContributionNonceUsed":
      membership.contributionNonces.set(`${event.args.member}/${event.args.key}`, event.args.next);
      return;
    default:
      foldRescue(event, membership, time);
  }
}

function apply({ args }: Event<"MemberApplied">, { members }: Membership): void {
  members.set(args.member, {
    id: args.member,
    class: args.class,
    registrationType: args.registrationType,
    registrationDigest: args.registrationDigest,
    status: Status.Applied,
    policies: 0n,
    successor: 0n,
    succeededFrom: 0n,
    depth: 0n,
    frozenUntil: 0n,
    names: 0n,
    profileDigest: "",
  });
}

function change({ members }: Membership, member: bigint, values: Partial<Member>): void {
  const record = members.get(member);
  if (record) Object.assign(record, values);
}

/** Stolen and lost keys. */
function foldRescue(event: Told, membership: Membership, time: bigint | undefined): void {
  switch (event.name) {
    case "StolenKeyReported": {
      const key = `${event.args.signer.toLowerCase()}/${event.args.letterDigest}`;
      if (event.args.officers === 1n) membership.reports.set(key, { officer: event.args.officer, at: time });
      else membership.reports.delete(key);
      return;
    }
    case "RecoveryStarted": {
      const { newSigner, lostSigner, effectiveAt, since, series } = event.args;
      const started = { newSigner, lostSigner, effectiveAt, since, series, pending: true };
      membership.recoveries.set(event.args.member, started);
      return;
    }
    case "RecoveryCancelled": {
      const recovery = membership.recoveries.get(event.args.member);
      if (recovery) recovery.pending = false;
      const signer = membership.signers.get(event.args.signer.toLowerCase());
      if (signer) signer.cancelledSeries = event.args.series;
      return;
    }
    case "RecoveryCompleted": {
      const recovery = membership.recoveries.get(event.args.member);
      if (recovery) Object.assign(recovery, { pending: false, since: 0n });
      return;
    }
    default:
      foldRoles(event, membership);
  }
}

/** What the AccessManager says. */
function foldRoles(event: Told, membership: Membership): void {
  const manager = (): string => event.address.toLowerCase(); // this is asked of every event
  switch (event.name) {
    case "AuthorityUpdated":
      membership.authority = event.args.authority.toLowerCase();
      return;
    case "RoleGranted": {
      const { roleId, account, delay, since, newMember } = event.args;
      const key = `${manager()}/${roleId}/${account.toLowerCase()}`;
      const before = newMember ? undefined : membership.roles.get(key);
      // Of a new holder `since` is when it begins; of another, when its delay changes.
      if (before === undefined) membership.roles.set(key, { since, delay, delayFrom: 0n, delayBefore: delay });
      else membership.roles.set(key, { since: before.since, delay, delayFrom: since, delayBefore: before.delay });
      return;
    }
    case "RoleRevoked":
      membership.roles.delete(`${manager()}/${event.args.roleId}/${event.args.account.toLowerCase()}`);
      return;
    case "TargetFunctionRoleUpdated": {
      const { target, selector, roleId } = event.args;
      membership.functions.set(`${manager()}/${target.toLowerCase()}/${selector}`, roleId);
      return;
    }
    case "RoleAdminChanged":
      membership.admins.set(`${manager()}/${event.args.roleId}`, event.args.admin);
  }
}
