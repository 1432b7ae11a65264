/** What a killed deployment left undecided: nobody wrote down whether this step happened. */
export interface LooseEnd {
  /** The step, by Ignition's id. */
  future: string;
  sender: string;
  /** The nonce that a transaction was about to be sent with; undefined when the step had only been begun. */
  nonce: number | undefined;
}

interface Message {
  type: string;
  futureId?: string;
  from?: string;
  nonce?: number;
}

interface Step extends LooseEnd {
  requested: boolean;
  sent: boolean;
}

const sends = /^(DEPLOYMENT|CALL|SEND_DATA)_EXECUTION_STATE_INITIALIZE$/;

function apply(steps: Map<string, Step>, message: Message): void {
  const { type, futureId: future = "", from: sender = "", nonce } = message;
  if (sends.test(type)) steps.set(future, { future, sender, nonce: undefined, requested: false, sent: false });
  const step = steps.get(future);
  if (!step) return;
  if (type === "WIPE_APPLY" || type.endsWith("_EXECUTION_STATE_COMPLETE")) steps.delete(future);
  if (type === "NETWORK_INTERACTION_REQUEST") Object.assign(step, { requested: true, sent: false, nonce: undefined });
  if (type === "TRANSACTION_PREPARE_SEND") step.nonce = nonce;
  if (type === "TRANSACTION_SEND") step.sent = true;
  if (type === "ONCHAIN_INTERACTION_REPLACED_BY_USER") Object.assign(step, { sent: false, nonce: undefined });
}

/**
 * The steps that Ignition (3.1) cannot resume by itself: those begun without a request (it ends in an internal error), and those whose
 * transaction was prepared without a word that it was sent (it asks for the hash).
 * @param journal The text of a deployment's `journal.jsonl`.
 */
export function looseEndsIn(journal: string): LooseEnd[] {
  const steps = new Map<string, Step>();
  for (const line of journal.split("\n")) {
    if (line.trim() !== "") apply(steps, JSON.parse(line) as Message);
  }
  return [...steps.values()]
    .filter(({ requested, sent, nonce }) => !requested || (nonce !== undefined && !sent))
    .map(({ future, sender, nonce }) => ({ future, sender, nonce }));
}
