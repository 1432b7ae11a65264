import { PaymentStatus } from "../../books.js";
import layout from "../../layout/BankSettlement.json" with { type: "json" };
import type { Storage } from "../storage.js";
import { type SlotsOf, type Writers, nothing } from "./slots.js";

const [CONFIRMED, WITHDRAWN] = [2n, 3n];
const BYTE = 0xffn;
/** Of a receipt's word: the status, and the flag of direct costs that count as paid. */
const STATUS = 0xfn;
const WITH_COSTS = 0x40n;
const AMOUNT = 96n;

/** The bank rail's storage. */
export const bank: SlotsOf = {
  layout,
  written: ["_holders", "_receipts", "_directCosts", "_reversals", "_lastRun", "_runs", "_payments", "_invoiced"],
  packed: {
    _payments: [
      ["run", 40],
      ["position", 16],
    ],
  },
  writers: (storage) => ({ ...ofReceipts(storage), ...ofPayments(storage) }),
};

const ofReceipts = (s: Storage): Writers => {
  const status = (key: string, to: bigint) =>
    s.set((s.get("_receipts", key, "word") & ~STATUS) | to, "_receipts", key, "word");
  return {
    HolderAppointed: ({ agreement, currency, holder, account, invoiceFirst }) => {
      const first20 = BigInt(account) >> AMOUNT;
      const word = (first20 << AMOUNT) | (holder << 8n) | (invoiceFirst ? 1n : 0n);
      s.set(word, "_holders", agreement, currency);
    },
    ReceiptBooked: ({ key, head, directCosts }) => {
      s.set(head, "_receipts", key, "word");
      if ((head & WITH_COSTS) !== 0n) s.set(directCosts, "_directCosts", key);
    },
    ReceiptConfirmed: ({ key }) => status(key, CONFIRMED),
    ReceiptWithdrawn: ({ key }) => status(key, WITHDRAWN),
    ReversalProposed: ({ key, pending }) => {
      const reversed = s.get("_reversals", key) >> AMOUNT;
      s.set((reversed << AMOUNT) | pending, "_reversals", key);
    },
    Forwarded: nothing,
    ReversalConfirmed: ({ key, reversed }) => s.set(reversed << AMOUNT, "_reversals", key),
  };
};

const ofPayments = (s: Storage): Writers => {
  const invoiced = (run: bigint, account: bigint, change: bigint) => {
    const word = s.get("_runs", run);
    const [agreement, currency] = [(word >> 64n) & 0xff_ffff_ffffn, addressOf((word >> 48n) & 0xffffn)];
    if (word >> 104n === 0n) return;
    const path = ["_invoiced", agreement, currency, account];
    s.set(s.get(...path) + change, ...path);
  };
  return {
    InvoicePresented: ({ agreement, currency, account, open }) =>
      s.set(open, "_invoiced", agreement, addressOf(BigInt(currency)), account),
    RunInstructed: ({ run, agreement, currency, holder, payments }) => {
      const invoiceFirst = s.get("_holders", agreement, currency) & BYTE;
      const about = (invoiceFirst << 104n) | (agreement << 64n) | (BigInt(currency) << 48n) | (holder << 16n);
      s.set(run, "_lastRun");
      s.set(about | BigInt(payments.length), "_runs", run);
      for (const [i, { account, status, amount }] of payments.entries()) {
        s.set((amount << 72n) | (account << 8n) | status, "_payments", (run << 16n) | BigInt(i));
        if (status === PaymentStatus.Instructed) invoiced(run, account, -amount);
      }
    },
    PaymentSettled: ({ run, position, status }) => {
      const key = (run << 16n) | position;
      const word = s.get("_payments", key);
      s.set((word & ~BYTE) | status, "_payments", key);
      const account = BigInt.asUintN(64, word >> 8n);
      if (status === PaymentStatus.Rejected) invoiced(run, account, word >> 72n);
    },
  };
};

/** A bank's currency, always written the same: it is a key here. */
const addressOf = (number: bigint): string => `0x${number.toString(16).padStart(40, "0")}`;
