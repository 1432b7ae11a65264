import type { Books } from "../books.js";
import { delayAt, isSucceeded, payoutAt, standsFor } from "../membership/membership.js";
import type { Expected, Question } from "./questions.js";

const SUCCEEDED = 5n;

/** What the registry must answer: every member, key, policy, payout, recovery and nonce, and who stands for whom at that time. */
export function memberQuestions({ membership }: Books, time: bigint): Question[] {
  const { members, signers, policies, payouts, recoveries, nonces } = membership;
  const ask = (call: string, args: unknown[], expect: Record<string, Expected>, en: string, zh: string): Question => ({
    contract: "members",
    call,
    args,
    expect,
    about: { en, zh },
  });
  return [
    ask("memberCount", [], { 0: BigInt(members.size) }, "the number of members", "成员数"),
    ask("authority", [], { 0: membership.authority }, "the AccessManager obeyed", "所遵从的 AccessManager"),
    ...[...members.values()].flatMap((member) => {
      const { id, registrationDigest, profileDigest, ...record } = member;
      const status = isSucceeded(member, time) ? SUCCEEDED : member.status;
      const paid = payoutAt(payouts.get(standsFor(membership, id, time)), time);
      const [en, zh] = [`member ${id}`, `成员 ${id}`];
      const { registrationType, policies: scopes, successor, succeededFrom, depth, frozenUntil, names } = record;
      const slot = { registrationType, successor, succeededFrom, depth, frozenUntil, names };
      return [
        ask("memberRecord", [id], { ...slot, class: record.class, status: record.status, policies: scopes }, en, zh),
        ask("standing", [id], { class: record.class, status }, en, zh),
        ask("standsFor", [id], { 0: standsFor(membership, id, time) }, en, zh),
        ask("digestsOf", [id], { registrationDigest, profileDigest }, en, zh),
        ...(paid ? [ask("payoutOf", [id], { payout: paid.payout }, `the payout of ${en}`, `${zh} 的收款地址`)] : []),
      ];
    }),
    ...[...signers].map(([signer, record]) =>
      ask("signerRecord", [signer], { ...record }, `the key ${signer}`, `密钥 ${signer}`),
    ),
    ...[...policies].map(([key, policy]) =>
      ask("policyOf", key.split("/").map(BigInt), { ...policy }, `the policy ${key}`, `签署策略 ${key}`),
    ),
    ...[...payouts].map(([id, record]) =>
      ask("payoutRecord", [id], { ...record }, `the payout of member ${id}`, `成员 ${id} 的收款账户`),
    ),
    ...[...recoveries].map(([id, record]) =>
      ask("recoveryOf", [id], { ...record }, `the recovery of member ${id}`, `成员 ${id} 的密钥恢复`),
    ),
    ...[...nonces].map(([key, next]) =>
      ask("nextNonce", ...nonceQuestion(key, next), `the nonce ${key}`, `序号 ${key}`),
    ),
  ];
}

/** What the AccessManager must answer: who holds which role, and which role each of the registry's functions asks for. */
export function roleQuestions({ membership }: Books, time: bigint): Question[] {
  const { authority, roles, functions } = membership;
  const own = ([key]: [string, unknown]): boolean => key.startsWith(`${authority}/`);
  const holders = [...roles].filter(own).map(([key, holding]): Question => {
    const [, role, account] = key.split("/") as [string, string, string];
    const expect = { isMember: holding.since <= time, executionDelay: delayAt(holding, time) };
    const about = { en: `role ${role} of ${account}`, zh: `${account} 的角色 ${role}` };
    return { contract: "manager", call: "hasRole", args: [BigInt(role), account], expect, about };
  });
  const asked = [...functions].filter(own).map(([key, role]): Question => {
    const [, target, selector] = key.split("/") as [string, string, string];
    const about = { en: `the role for ${selector} of ${target}`, zh: `${target} 的函数 ${selector} 所需角色` };
    return { contract: "manager", call: "getTargetFunctionRole", args: [target, selector], expect: { 0: role }, about };
  });
  return [...holders, ...asked];
}

/** A nonce as the contracts answer it: its key in front. */
export function nonceQuestion(key: string, next: bigint): [args: bigint[], expect: Record<string, Expected>] {
  const [member, number] = key.split("/").map(BigInt) as [bigint, bigint];
  return [[member, number], { 0: (number << 64n) | next }];
}
