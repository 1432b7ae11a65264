import type { At } from "../events.js";
import type { Sentence } from "../findings.js";
import { addressOf } from "../ids.js";
import type { Replayed, Times } from "../replay.js";
import { Speaker } from "./life/speaker.js";
import type { Coin } from "./model.js";
import type { Names } from "./names.js";
import { amountCurrencyOf } from "./statementText.js";
import { paymentStatus } from "./words.js";

export interface ReportedContribution extends At {
  contribution: bigint;
  agreement: bigint;
  member: bigint;
  name: Sentence;
  kind: Sentence;
  status: string;
  time: bigint;
  currency: Coin;
  value: bigint;
  units: bigint;
  cost: bigint;
}

export interface ReportedReceipt extends At {
  key: string;
  agreement: bigint;
  holder: bigint;
  name: Sentence;
  status: string;
  time: bigint;
  currency: Coin;
  version: bigint;
  net: bigint;
  reversed: bigint;
  /** The days of service, since 1970. */
  first: bigint;
  last: bigint;
}

export interface ReportedPayment extends At {
  run: bigint;
  position: bigint;
  agreement: bigint;
  account: bigint;
  name: Sentence;
  status: string;
  time: bigint;
  currency: Coin;
  amount: bigint;
  settled?: At;
}

/** The ledger's entries as tables. */
export interface LedgerRows {
  contributions: ReportedContribution[];
  receipts: ReportedReceipt[];
  payments: ReportedPayment[];
}

/** Every contribution, every receipt by bank and every payment by bank, each in the order in which it was made. */
export function ledgerRows(known: { result: Pick<Replayed, "books">; times: Times; names: Names }): LedgerRows {
  const { result, times, names } = known;
  const { books } = result;
  const speaker = new Speaker(books, names);
  const coin = (number: bigint): Coin => ({ number, ...pair(names.currency(number, addressOf(books, number))) });
  const at = ({ block, tx, logIndex }: At) => ({ block, tx, logIndex, time: times.get(block) ?? 0n });
  return {
    contributions: [...books.contributions.values()].map((one) => ({
      contribution: one.id,
      agreement: one.agreement,
      member: one.member,
      name: speaker.member(one.member),
      kind: names.kind(one.kind),
      status: one.status,
      currency: coin(amountCurrencyOf(books, one.agreement)),
      value: one.value,
      units: one.units,
      cost: one.cost,
      ...at(one),
    })),
    receipts: [...books.receipts].map(([key, one]) => ({
      key,
      agreement: one.agreement,
      holder: one.holder,
      name: speaker.member(one.holder),
      status: one.status,
      currency: coin(one.currency),
      version: one.version,
      net: one.net,
      reversed: one.reversed,
      first: one.first,
      last: one.last,
      ...at(one),
    })),
    payments: [...books.runs.values()].flatMap(({ payments }) =>
      payments.map(({ run, position, agreement, account, currency, amount, status, settled, ...place }) => ({
        run,
        position,
        agreement,
        account,
        name: speaker.account(account),
        status: paymentStatus[Number(status)]?.id ?? String(status),
        currency: coin(currency),
        amount,
        ...at(place),
        ...(settled && { settled: { block: settled.block, tx: settled.tx, logIndex: settled.logIndex } }),
      })),
    ),
  };
}

const pair = ({ code, decimals }: { code: string; decimals: number }) => ({ code, decimals });
