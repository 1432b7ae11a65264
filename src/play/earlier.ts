import type { Provider, TransactionRequest } from "ethers";
import type { Ledger } from "../sdk/ledger.js";

/** A call of one of the ledger's contracts that is in the chain; addresses in lower case. */
export interface Call {
  hash: string;
  from: string;
  to: string;
  data: string;
}

/** Blocks whose logs are asked for at once, and transactions asked for at once. */
const BLOCKS = 2_000;
const TRANSACTIONS = 200;

/**
 * What was sent to the ledger before, so that a second run of the same acts sends nothing twice: signatures are deterministic, so the
 * same act of the same sender is the same call. Each call is taken once.
 */
export class Earlier {
  private readonly byKey = new Map<string, Call[]>();

  /** @param calls in the order of the chain. */
  constructor(private readonly calls: readonly Call[] = []) {
    for (const call of calls) {
      const key = keyOf(call);
      const same = this.byKey.get(key);
      if (same === undefined) this.byKey.set(key, [call]);
      else same.push(call);
    }
  }

  /** The hash of the first such call not taken yet. */
  take(from: string, { to, data }: TransactionRequest): string | undefined {
    if (this.calls.length === 0) return undefined;
    return this.byKey.get(keyOf({ from, to: String(to), data: data ?? "0x" }))?.shift()?.hash;
  }

  /** The first call not taken yet that passes. */
  find(passes: (call: Call) => boolean): Call | undefined {
    return this.calls.find((call) => passes(call) && this.byKey.get(keyOf(call))!.includes(call));
  }
}

const keyOf = ({ from, to, data }: Omit<Call, "hash">) => `${from} ${to} ${data}`.toLowerCase();

/** Whether a call was sent by somebody to a function of a contract. */
export const isOf = (call: Call, from: string, to: string, selector: string): boolean =>
  call.from === from.toLowerCase() && call.to === to.toLowerCase() && call.data.startsWith(selector);

/**
 * Reads what was sent to a deployment, and to some tokens, so far. Every call that did something left a log, and failed ones count for
 * nothing. What is still waiting to be mined is not seen. Reservations of agreements' numbers are left out: they do not say what for.
 */
export async function earlierCalls(ledger: Ledger, tokens: string[], provider: Provider): Promise<Earlier> {
  const addresses = [...(Object.values(ledger.addresses) as string[]), ...tokens];
  const contracts = new Set(addresses.map((address) => address.toLowerCase()));
  const { selector } = ledger.agreements.getFunction("reserve").fragment;
  const latest = await provider.getBlockNumber();
  const hashes = new Set<string>();
  for (let fromBlock = 0; fromBlock <= latest; fromBlock += BLOCKS) {
    const toBlock = Math.min(latest, fromBlock + BLOCKS - 1);
    const logs = await provider.getLogs({ address: [...contracts], fromBlock, toBlock });
    for (const { transactionHash } of logs) hashes.add(transactionHash);
  }
  const calls: Call[] = [];
  const list = [...hashes];
  for (let start = 0; start < list.length; start += TRANSACTIONS) {
    const some = await Promise.all(
      list.slice(start, start + TRANSACTIONS).map((hash) => provider.getTransaction(hash)),
    );
    for (const tx of some) {
      const to = tx?.to?.toLowerCase() ?? "";
      if (tx === null || !contracts.has(to) || tx.data.startsWith(selector)) continue;
      calls.push({ hash: tx.hash, from: tx.from.toLowerCase(), to, data: tx.data });
    }
  }
  return new Earlier(calls);
}
