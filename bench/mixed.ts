import { type Wallet, id } from "ethers";
import { DAY } from "../src/dates.js";
import { type Endpoint, quantity } from "../src/audit/load/endpoint.js";
import { record } from "../src/sdk/acts/contributions/record.js";
import { newEnvelope, signEnvelope } from "../src/sdk/envelope.js";
import { NATIVE, accountOf, poolId } from "../src/sdk/terms.js";
import { transactionOf } from "../src/sdk/transaction.js";
import { AFTER, CNY, DIRECT, type Lived, entry, receiptOf, terms } from "./history.js";
import { type Bench, keyOf, prepare } from "./setup.js";

const MEMBERS = 4;
const [FIRST, RECORDER, SIGNER, WITNESS] = [1, 2, 3, 4];
const BATCH = 10;
const HOUR = 3600;
/** Rounds until what was attested may no longer be challenged: seven days, and the rest of one. */
const FINAL_AFTER = 8 * 24;
const EVENTS_A_ROUND = 55;
const GAS = 3_000_000n;

/** A call, and whose key sends it. */
interface Call {
  by: number;
  to: string;
  data: string;
  value?: bigint;
}

/**
 * A history of everything that an agreement lives with, made by the real contracts on a node, an hour a round: contributions in a batch and
 * one by a signature, their attestations, receipts by bank and in coin, claims, and what was recorded eight days before becomes final.
 */
export async function mixedHistory(url: string, endpoint: Endpoint, events: number): Promise<Lived> {
  const b = await prepare(MEMBERS, url);
  const { agreement } = await b.agree(terms(MEMBERS));
  const sending = await Sending.on(endpoint);
  const [count] = await b.ledger.contributions.counts();
  await endpoint.send("evm_setAutomine", [false]);
  const rounds = Math.ceil(events / EVENTS_A_ROUND);
  for (let n = 0; n < rounds; ++n) {
    await endpoint.send("evm_increaseTime", [HOUR]);
    const { timestamp } = (await endpoint.send("eth_getBlockByNumber", ["latest", false])) as { timestamp: string };
    const today = Math.floor((Number(timestamp) + HOUR) / DAY);
    const first = Number(count) + 1 + n * (BATCH + 1);
    const block = await sending.inOneBlock(await told(b, agreement, n, today));
    const final = n < FINAL_AFTER ? [] : finalised(b, first - FINAL_AFTER * (BATCH + 1));
    await sending.inOneBlock([...attested(b, first), ...(await paid(b, agreement, endpoint, block)), ...final]);
  }
  const end = Number(await endpoint.send("eth_blockNumber", []));
  for (let i = 0; i < AFTER; ++i) await endpoint.send("evm_mine", []);
  return { addresses: b.ledger.addresses, ends: [end] };
}

/** What is recorded, and what comes in. */
async function told(b: Bench, agreement: bigint, n: number, today: number): Promise<Call[]> {
  const { contributions, bank, treasury } = b.ledger;
  const entries = Array.from({ length: BATCH }, (_, i) => entry(`round ${n} file ${i}`));
  const single = { agreement, member: SIGNER, entry: entry(`round ${n}`) };
  const envelope = await newEnvelope(b.ledger, record, single, { nonce: BigInt(n) });
  const { data } = await transactionOf(b.ledger, record, single, await signEnvelope(record, envelope, keyOf(SIGNER)));
  const coin = 1_000_003n;
  return [
    call(RECORDER, contributions, "recordMany", agreement, RECORDER, entries, DIRECT),
    { by: FIRST, to: b.ledger.addresses.contributions, data },
    call(FIRST, bank, "bookReceipt", agreement, CNY, FIRST, receiptOf(n, today)),
    { ...call(FIRST, treasury, "pay", agreement, 1, NATIVE, coin, id("source")), value: coin },
  ];
}

const numbersFrom = (first: number): number[] => Array.from({ length: BATCH + 1 }, (_, i) => first + i);

const attested = ({ ledger }: Bench, first: number): Call[] =>
  numbersFrom(first).map((number) => call(WITNESS, ledger.contributions, "attestTo", number, WITNESS, DIRECT));

const finalised = ({ ledger }: Bench, first: number): Call[] =>
  numbersFrom(first).map((number) => call(RECORDER, ledger.contributions, "finalise", number));

/** The second of four eyes on what came in by bank, and three members who take what they are owed in coin. */
async function paid({ ledger }: Bench, agreement: bigint, endpoint: Endpoint, block: number): Promise<Call[]> {
  const { bank, treasury } = ledger;
  const { topicHash } = bank.interface.getEvent("ReceiptBooked");
  const range = { fromBlock: quantity(block), toBlock: quantity(block), address: ledger.addresses.bank };
  const [log] = (await endpoint.send("eth_getLogs", [{ ...range, topics: [topicHash] }])) as [
    { topics: string[]; data: string },
  ];
  const { key } = bank.interface.parseLog(log)!.args as unknown as { key: string };
  const claims = [RECORDER, SIGNER, WITNESS].map((member) =>
    call(FIRST, treasury, "claim", accountOf(member), NATIVE, [poolId(agreement, 3)]),
  );
  return [call(RECORDER, bank, "confirmReceipt", key, RECORDER), ...claims];
}

interface Contract {
  target: unknown;
  interface: { encodeFunctionData: (name: never, values: never) => string };
}

const call = (by: number, contract: Contract, name: string, ...values: unknown[]): Call => {
  return {
    by,
    to: contract.target as string,
    data: contract.interface.encodeFunctionData(name as never, values as never),
  };
};

/** Sends calls, signed here, in their order. */
class Sending {
  private constructor(
    private readonly endpoint: Endpoint,
    private readonly chainId: number,
    private readonly keys: readonly { key: Wallet; nonce: number }[],
  ) {}

  static async on(endpoint: Endpoint): Promise<Sending> {
    const keys = Array.from({ length: MEMBERS }, async (_, i) => {
      const key = keyOf(i + 1);
      return { key, nonce: Number(await endpoint.send("eth_getTransactionCount", [key.address, "latest"])) };
    });
    return new Sending(endpoint, Number(await endpoint.send("eth_chainId", [])), await Promise.all(keys));
  }

  /** @returns the block. */
  async inOneBlock(calls: readonly Call[]): Promise<number> {
    const signed = calls.map(({ by, to, data, value = 0n }) => {
      const from = this.keys[by - 1]!;
      const fees = { type: 2, maxFeePerGas: 10n ** 10n, maxPriorityFeePerGas: 0n, gasLimit: GAS };
      return from.key.signTransaction({ to, data, value, nonce: from.nonce++, chainId: this.chainId, ...fees });
    });
    const bytes = await Promise.all(signed);
    await Promise.all(bytes.map((one) => this.endpoint.send("eth_sendRawTransaction", [one])));
    await this.endpoint.send("evm_mine", []);
    const { number, transactions } = (await this.endpoint.send("eth_getBlockByNumber", ["latest", false])) as {
      number: string;
      transactions: string[];
    };
    if (transactions.length !== calls.length) throw new Error(`${transactions.length} of ${calls.length} were mined`);
    return Number(number);
  }
}
