import { ZeroHash } from "ethers";
import type { Told } from "../../audit/events.js";

/** A bank account as its text names it. A text without bars is the account alone. */
export interface BankAccount {
  account: string;
  payee?: string;
  bank?: string;
  bankCode?: string;
}

/**
 * Reads the text of a bank account: "payee | bank | bank code | account", and after one more bar anything that makes its digest hard to
 * guess. Full-width bars do as well.
 * @returns undefined when it has another number of parts, or a part is empty.
 */
export function readBankAccount(text: string): BankAccount | undefined {
  const parts = text.split(/[|｜]/).map((part) => part.trim());
  if (parts.includes("")) return undefined;
  const [payee, bank, bankCode, account] = parts;
  if (parts.length === 1) return { account: payee! };
  if (parts.length !== 4 && parts.length !== 5) return undefined;
  return { payee: payee!, bank: bank!, bankCode: bankCode!, account: account! };
}

/** Who is paid for a member, and the digest of the bank account registered for it; undefined where none is. */
export interface Registered {
  payee: bigint;
  digest: string | undefined;
}

/**
 * Where members were paid by bank at some moment: successions and changes of account count from their time on.
 * @param past the events up to that moment.
 * @param time that moment, seconds since 1970.
 */
export function registeredAccounts(past: readonly Told[], time: number): (member: bigint) => Registered {
  const successors = new Map<bigint, { successor: bigint; from: bigint }>();
  const digests = new Map<bigint, string>();
  for (const { name, args } of past) {
    if (name === "SuccessionRecorded")
      successors.set(args.member, { successor: args.successor, from: args.effectiveAt });
    if (name === "SuccessionCancelled") successors.delete(args.member);
    if (name === "PayoutChanged") {
      const changed = args.nextFrom !== 0n && BigInt(time) >= args.nextFrom;
      digests.set(args.member, changed ? args.nextBankAccount : args.bankAccount);
    }
  }
  return (member) => {
    let payee = member;
    for (let next = successors.get(payee); next && BigInt(time) >= next.from; next = successors.get(payee))
      payee = next.successor;
    const digest = digests.get(payee);
    return { payee, digest: digest === ZeroHash ? undefined : digest };
  };
}
