/** What an error's own request is kept under: its data are not an answer. */
const requests = new Set(["transaction", "tx", "payload", "params", "request", "requestBody", "receipt", "signature"]);
/** Bytes that begin with a selector; Parity's heirs put a word in front. */
const revert = /^(?:Reverted )?(0x(?:[0-9a-f]{2}){4,})$/i;
const DEEPEST = 12;

/**
 * The bytes that a contract reverted with, wherever a library or a node put them: ethers' CALL_EXCEPTION, Hardhat's provider errors, the
 * JSON-RPC errors of geth and Besu, a receipt's `revertReason`, or an answer's body as text.
 * @param isKnown Whether a selector is that of an error; other bytes are passed over.
 */
export function revertDataIn(error: unknown, isKnown: (selector: string) => boolean): string | undefined {
  const seen = new Set<unknown>();
  const queue: { value: unknown; depth: number }[] = [{ value: error, depth: 0 }];
  // Breadth first: what lies outermost is the refusal itself, what lies deep may be the cause of something else.
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { value, depth } = next;
    if (typeof value === "string") {
      const data = revert.exec(value)?.[1]?.toLowerCase();
      if (data !== undefined && isKnown(data.slice(0, 10))) return data;
      queue.push(...partsOf(parsed(value), depth));
    } else if (typeof value === "object" && value !== null && !seen.has(value)) {
      seen.add(value);
      queue.push(...partsOf(value, depth));
    }
  }
  return undefined;
}

/** Everything inside, `cause` and other hidden fields of errors included. */
function partsOf(value: object | undefined, depth: number): { value: unknown; depth: number }[] {
  if (value === undefined || depth >= DEEPEST) return [];
  return Object.getOwnPropertyNames(value)
    .filter((key) => !requests.has(key))
    .map((key) => ({ value: (value as Record<string, unknown>)[key], depth: depth + 1 }));
}

/** A body that a node answered as JSON. */
function parsed(text: string): object | undefined {
  if (!text.startsWith("{") && !text.startsWith("[")) return undefined;
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}
