import type { Provider } from "ethers";

const LAG_TRIES = 5;
const LAG_PAUSE = 100; // milliseconds

/** Sends that one key of one chain makes, one after another. */
interface Turns {
  last: Promise<unknown>;
  /** The nonce after the last one that was taken here. */
  next: number;
}

const turns = new WeakMap<Provider, Map<string, Turns>>();

/** Waits some milliseconds. */
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The node's count of an address's transactions, waiting ones included; not ethers' memory of it, which lasts a quarter of a second. */
async function pendingCount(provider: Provider, address: string): Promise<number> {
  const direct = provider as Provider & { send?: (method: string, params: unknown[]) => Promise<string> };
  if (direct.send === undefined) return await provider.getTransactionCount(address, "pending");
  return Number(await direct.send("eth_getTransactionCount", [address, "pending"]));
}

/**
 * Lets the sends of an address take place one after another, whoever asks: each is given the nonce that is next when its turn comes, so a
 * send that fails leaves no gap. Other processes with the same key are not seen; they are met by an error and another try.
 */
export function inTurn<T>(
  provider: Provider,
  address: string,
  send: (next: () => Promise<number>) => Promise<{ nonce: number; result: T }>,
): Promise<T> {
  const ofProvider = turns.get(provider) ?? new Map<string, Turns>();
  turns.set(provider, ofProvider);
  const turn = ofProvider.get(address) ?? { last: Promise.resolve(), next: 0 };
  ofProvider.set(address, turn);
  const taken = turn.last.then(async () => {
    const { nonce, result } = await send(() => nextNonce(provider, address, turn));
    turn.next = nonce + 1;
    return result;
  });
  turn.last = taken.catch(() => undefined);
  return taken;
}

/**
 * What the node counts. Behind a balancer it may not know our last transaction yet: we ask again, for to send with the same nonce could
 * replace it. If it stays unknown, it was dropped (or the chain began anew) and its nonce is free.
 */
async function nextNonce(provider: Provider, address: string, turn: Turns): Promise<number> {
  for (let tries = 1; ; tries++) {
    const count = await pendingCount(provider, address);
    if (count >= turn.next || tries === LAG_TRIES) return count;
    await pause(LAG_PAUSE);
  }
}
