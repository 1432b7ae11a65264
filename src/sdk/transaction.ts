import type { ContractTransaction } from "ethers";
import type { Act } from "./acts/act.js";
import type { Envelope, EnvelopeSignature } from "./envelope.js";
import type { Ledger } from "./ledger.js";

/** A struct of signatures that the sender's own stands for. */
const NOBODY_ELSE = { nonce: 0n, deadline: 0n, signatures: [] };

/**
 * The transaction of an act, not yet sent.
 * @param envelope the signatures it is handed in with; without them the sender acts itself.
 */
export async function transactionOf<A extends object>(
  ledger: Ledger,
  act: Act<A>,
  args: A,
  envelope?: Envelope,
): Promise<ContractTransaction> {
  const call = ledger[act.contract].getFunction(act.method as never) as unknown as Call;
  const given: Record<string, unknown> = { ...act.inputs(args), ...authority(args, envelope) };
  const values = call.fragment.inputs.map(({ name }) => given[name]);
  const value = act.coin?.(args) ?? 0n;
  return call.populateTransaction(...values, { value });
}

/** The parts of `ethers.BaseContractMethod` that are used; TypeChain's types know each function by its name only. */
interface Call {
  fragment: { inputs: readonly { name: string }[] };
  populateTransaction: (...values: unknown[]) => Promise<ContractTransaction>;
}

/** How an act's authority is handed in: one member's signatures, or the signatures of several, each under its member. */
function authority(args: object, envelope: Envelope | undefined): object {
  if (envelope === undefined) {
    const alone = [{ member: (args as { member?: number }).member, signatures: [] }];
    return { envelope: NOBODY_ELSE, closers: alone, deadline: 2n ** 64n };
  }
  const { nonce, deadline } = envelope.message as { nonce?: bigint; deadline: bigint };
  const members = [...new Set(envelope.signatures.map(({ member }) => member))].sort((a, b) => a - b);
  const closers = members.map((member) => ({ member, signatures: inOrder(envelope, member) }));
  return { envelope: { nonce, deadline, signatures: inOrder(envelope, envelope.member) }, closers, deadline };
}

/** A member's signatures by the signers' addresses, as the registry asks for, so that none can count twice. */
function inOrder(envelope: Envelope, member: number): EnvelopeSignature[] {
  const own = envelope.signatures.filter((one) => one.member === member);
  return own.sort((a, b) => (BigInt(a.signer) < BigInt(b.signer) ? -1 : 1));
}
