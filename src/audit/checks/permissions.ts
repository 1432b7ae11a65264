import type { Act, Authorisation } from "../acts/act.js";
import type { At, Event, Told } from "../events.js";
import type { Check, Scene, Sentence } from "../findings.js";
import {
  type Membership,
  SignerState,
  Status,
  isSucceeded,
  requiredSigners,
  standsFor,
} from "../membership/membership.js";
import { roleFault } from "../membership/roles.js";
import { eventOf } from "./signatures.js";

/** Whoever acted was allowed to at that moment: as a signer, by its scope, dates and state; as a member, by its policy; by its role. */
export const permissions: Check = {
  id: "permissions",
  title: { en: "Whoever acted was allowed to at that moment", zh: "行为人在行为当时均有权限" },
  needsChain: true,
  begin: () => ({
    begins: (events, scene) => {
      for (const act of scene.calls?.acts ?? []) judge(act, eventOf(act, events), events, scene);
    },
    event: (event, scene) => {
      if (event.name === "RecoveryCancelled") judgeCancelling(event, scene);
      if (event.name === "StolenKeyReported") judgeOfficer(event, scene);
    },
  }),
};

function judge(act: Act, at: Told, events: readonly Told[], scene: Scene): void {
  const { books, contracts, find } = scene;
  const caller = act.throughManager ? books.membership.authority : act.sender;
  const executed = act.throughManager || events.some(({ name }) => name === "OperationExecuted");
  const text = { en: `${act.name} was called by somebody without the role.`, zh: `${act.name} 的调用人无相应角色。` };
  if (act.restricted) {
    const fault = roleFault(books.membership, act, contracts[act.contract], scene.time!, executed);
    if (fault !== undefined) find(at, text, fault, act.sender);
  }
  if (act.officers && !isOfficer(books.membership, caller, scene.time!)) find(at, text, "an officer", caller);
  for (const one of act.authorisations) judgeMember(act, one, caller, at, scene);
}

const OFFICER = 2n;

function isOfficer({ roles, authority }: Membership, account: string, time: bigint): boolean {
  const holding = roles.get(`${authority}/${OFFICER}/${account}`);
  return holding !== undefined && holding.since <= time;
}

/** A member's consent: enough signers, each usable, of an organisation that may act. */
function judgeMember(act: Act, one: Authorisation, sender: string, at: At, scene: Scene): void {
  const { books, find, time } = scene;
  const { membership } = books;
  const { scope } = one;
  const signers = one.signed?.signatures.map(({ signer }) => signer.toLowerCase()) ?? [sender];
  for (const signer of signers) {
    const fault = faultOf(membership, signer, scope, time!);
    const text: Sentence = {
      en: `A signer of ${act.name} was not allowed to sign at that moment.`,
      zh: `${act.name} 的签署人当时无权签署。`,
    };
    if (fault !== undefined) find(at, text, fault.expected, `${signer}: ${fault.found}`);
  }
  const acting = actingMember(membership, one, signers, time!);
  const record = membership.members.get(acting);
  const allowed: readonly bigint[] = one.own ? [Status.Active, Status.Suspended, Status.Exited] : [Status.Active];
  const stands = record !== undefined && !isSucceeded(record, time!) && allowed.includes(record.status);
  const standing = {
    en: `Member ${acting} acted when it was not allowed to.`,
    zh: `成员 ${acting} 在不具备资格时行事。`,
  };
  if (!stands) find(at, standing, `a member that stands, status ${allowed.join(" or ")}`, record?.status ?? "unknown");
  const strangers = signers.filter((signer) => membership.signers.get(signer)?.member !== acting);
  const foreign = { en: `${act.name} was signed by another member's key.`, zh: `${act.name} 由其他成员的密钥签署。` };
  if (strangers.length > 0) find(at, foreign, `signers of member ${acting}`, strangers.join(", "));
  judgeCount(act, one, acting, signers, at, scene);
  if (one.apartFrom !== undefined && isSame(membership, acting, one.apartFrom, time!)) {
    const text = {
      en: `${act.name} needs another organisation than the one it concerns.`,
      zh: `${act.name} 须由另一单位作出。`,
    };
    find(at, text, `not member ${one.apartFrom}`, `member ${acting}`);
  }
}

/** The organisation that acts: who stands for the member; for a signer that sends itself, the one it signs for. */
function actingMember(membership: Membership, one: Authorisation, signers: readonly string[], time: bigint): bigint {
  if (one.own) return one.member;
  const stands = standsFor(membership, one.member, time);
  if (one.signed !== undefined) return stands;
  return membership.signers.get(signers[0]!)?.member === one.member ? one.member : stands;
}

const isSame = (membership: Membership, acting: bigint, other: bigint, time: bigint): boolean =>
  acting === other || standsFor(membership, other, time) === acting;

function judgeCount(act: Act, one: Authorisation, acting: bigint, signers: readonly string[], at: At, scene: Scene) {
  const required = one.alone ? 1n : requiredSigners(scene.books.membership, acting, one.scope, one.amount);
  const distinct = BigInt(new Set(signers).size);
  const text = {
    en: `${act.name} was done by fewer signers than the member's policy asks for.`,
    zh: `${act.name} 的签署人数少于成员策略要求。`,
  };
  if (distinct < required) scene.find(at, text, `${required} signers`, distinct);
  const twice = { en: `A signer of ${act.name} is counted twice.`, zh: `${act.name} 的签署人被重复计数。` };
  if (distinct < BigInt(signers.length)) scene.find(at, twice, signers.length, distinct);
}

/** Why a key could not be used at a moment. */
export function faultOf({ signers }: Membership, signer: string, scope: bigint, time: bigint) {
  const record = signers.get(signer);
  if (record === undefined) return { expected: "a registered signer", found: "unknown" };
  if (record.state !== SignerState.Granted) return { expected: "state granted (1)", found: `state ${record.state}` };
  if ((record.scopes & scope) === 0n) return { expected: `scope ${scope}`, found: `scopes ${record.scopes}` };
  if (time < record.activeFrom) return { expected: `not before ${record.activeFrom}`, found: `at ${time}` };
  if (time > record.validUntil) return { expected: `until ${record.validUntil}`, found: `at ${time}` };
  return undefined;
}

/** A recovery is cancelled by keys that were active when its series began, by each once. */
function judgeCancelling(event: Event<"RecoveryCancelled">, { books, find }: Scene): void {
  const { recoveries, signers } = books.membership;
  const recovery = recoveries.get(event.args.member);
  const signer = signers.get(event.args.signer.toLowerCase());
  const text = {
    en: "A recovery was cancelled by a key that could not.",
    zh: "恢复程序被无权密钥取消。",
  };
  const can = recovery?.pending && signer && signer.activeFrom <= recovery.since;
  if (!can || signer.cancelledSeries === recovery.series) {
    find(event, text, `a key active since ${recovery?.since ?? "the recovery"}`, event.args.signer);
  }
}

/** Two officers stop a key. */
function judgeOfficer(event: Event<"StolenKeyReported">, { books, find }: Scene): void {
  const { signer, letterDigest, officer, officers } = event.args;
  const report = books.membership.reports.get(`${signer.toLowerCase()}/${letterDigest}`);
  const text = { en: "One officer alone stopped a key.", zh: "密钥由一名监管员单独停用。" };
  if (officers === 2n && (!report || report.officer === officer)) find(event, text, "two officers", officer);
}
