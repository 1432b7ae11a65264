import type { Signer, TransactionReceipt } from "ethers";
import type { Act } from "./acts/act.js";
import { type Envelope, type EnvelopeOptions, newEnvelope, signEnvelope } from "./envelope.js";
import { type Told, eventsIn } from "./events.js";
import type { Ledger } from "./ledger.js";
import { transactionOf } from "./transaction.js";

/** What came of an act. */
export interface Outcome {
  receipt: TransactionReceipt;
  events: Told[];
}

/**
 * Does an act and waits until it is in a block.
 * @param sender pays the gas; a {@link Sender} explains refusals and keeps several senders of one key in order.
 * @param envelope the signatures it is handed in with; without them the sender acts itself.
 */
export async function perform<A extends object>(
  ledger: Ledger,
  act: Act<A>,
  args: A,
  sender: Signer,
  envelope?: Envelope,
): Promise<Outcome> {
  const sent = await sender.sendTransaction(await transactionOf(ledger, act, args, envelope));
  const receipt = (await sent.wait())!;
  return { receipt, events: eventsIn(receipt.logs, ledger) };
}

/** Does an act that `signer` signs in its member's name and `relayer` hands in, so that the signer needs no gas. */
export async function relay<A extends object>(
  ledger: Ledger,
  act: Act<A>,
  args: A,
  signer: Signer,
  relayer: Signer,
  options: EnvelopeOptions = {},
): Promise<Outcome> {
  const envelope = await signEnvelope(act, await newEnvelope(ledger, act, args, options), signer);
  return perform(ledger, act, args, relayer, envelope);
}

/** A value of the first event of this name; an act that succeeded has told it. */
export function toldIn<T>({ events }: Outcome, name: string, value: string): T {
  return events.find((event) => event.name === name)!.args[value] as T;
}
