import type { Event } from "../events.js";
import { paymentAt } from "../fold/rails.js";
import { least, numberIn, numberOf } from "../ids.js";
import { Scope } from "../membership/membership.js";
import { PaymentStatus } from "../books.js";
import { type Around, type Authorisation, type Functions, trace } from "./act.js";

interface Args {
  agreement: bigint;
  licence: bigint;
  asset: bigint;
  currency: string;
  version: bigint;
  receipt: Event<"ReceiptStated">["args"]["receipt"];
  key: string;
  member: bigint;
  reason: string;
  amount: bigint;
  account: bigint;
  invoice: string;
  run: bigint;
  position: bigint;
  positions: bigint[];
  statement: string;
  document: string;
}

type ReceiptSource = Pick<Args, "agreement"> & Partial<Pick<Args, "licence" | "asset">>;

const MOST = (1n << 96n) - 1n;

/** A treasurer's act: it is always sent by the signer itself. */
const byTreasurer = (member: bigint, amount: bigint, apartFrom?: bigint): { authorisations: Authorisation[] } => ({
  authorisations: [{ member, scope: Scope.Treasury, amount, ...(apartFrom === undefined ? {} : { apartFrom }) }],
});

const holderOf = ({ books }: Around, agreement: bigint, currency: string): bigint =>
  books.holders.get(`${agreement}:${numberOf(books, currency)}`)?.member ?? 0n;

const receiptOf = ({ books }: Around, key: string) => books.receipts.get(key) ?? { holder: 0n, net: 0n };

/** Where the payments of a run are entered as the bank's statement says. */
const settled = (status: bigint, { run, positions, statement }: Args, around: Around) => ({
  ...byTreasurer(around.books.runs.get(run)?.holder ?? 0n, 0n),
  leaves: positions.map((position) => trace("PaymentSettled", { run, position, status, document: statement })),
});

/** The agreement whose result a licence is of. */
const licensedIn = ({ books }: Around, licence: bigint): bigint =>
  books.property.licences.get(licence)?.word.agreement ?? 0n;

/** What came in is booked by the holder of its agreement's money, as income of the agreement, of a licence or of an asset. */
function booked({ currency, version, receipt }: Args, around: Around, from: ReceiptSource) {
  const holder = holderOf(around, from.agreement, currency);
  const said = { currency, version, holder, ...receipt, licence: 0n, asset: 0n, ...from };
  return { ...byTreasurer(holder, receipt.gross), leaves: [trace("ReceiptBooked", said)] };
}

/** BankSettlement's functions. */
export const bankFunctions: Functions<Args> = {
  bookReceipt: (args, around) => booked(args, around, { agreement: args.agreement }),
  bookLicenceReceipt: (args, around) => {
    const { licence } = args;
    return booked(args, around, { agreement: licensedIn(around, licence), licence });
  },
  bookAssetReceipt: (args, around) => {
    const { asset } = args;
    const agreement = around.books.property.assets.get(asset)?.word.agreement ?? 0n;
    return booked(args, around, { agreement, asset });
  },
  confirmReceipt: ({ key, member }, around) => {
    const { holder, net } = receiptOf(around, key);
    return { ...byTreasurer(member, net, holder), leaves: [trace("ReceiptConfirmed", { key, member })] };
  },
  withdrawReceipt: ({ key, reason }, around) => {
    const { holder, net } = receiptOf(around, key);
    return { ...byTreasurer(holder, net), leaves: [trace("ReceiptWithdrawn", { key, reason })] };
  },
  proposeReversal: ({ key, amount, reason }, around) => ({
    ...byTreasurer(receiptOf(around, key).holder, amount),
    leaves: [trace("ReversalProposed", { key, pending: amount, reason })],
  }),
  confirmReversal: ({ key, amount, member }, around) => ({
    ...byTreasurer(member, amount, receiptOf(around, key).holder),
    leaves: [trace("ReversalConfirmed", { key, member, amount })],
  }),
  presentInvoice: ({ agreement, currency, account, amount, invoice }) => ({
    ...byTreasurer(numberIn(account) & MEMBER_BITS, amount),
    leaves: [trace("InvoicePresented", { agreement, currency, account, amount, invoice })],
  }),
  instruct: ({ agreement, currency }, around) => {
    const holder = holderOf(around, agreement, currency);
    const total = instructedIn(around);
    return {
      ...byTreasurer(holder, least(total, MOST)),
      leaves: [trace("RunInstructed", { agreement, currency, holder })],
    };
  },
  confirmPayments: (args, around) => settled(PaymentStatus.Confirmed, args, around),
  rejectPayments: (args, around) => settled(PaymentStatus.Rejected, args, around),
  acknowledge: ({ run, position, document }, around) => {
    const payment = paymentAt(around.books, run, position);
    const payee = numberIn(payment?.account ?? 0n) & MEMBER_BITS;
    return {
      ...byTreasurer(payee, payment?.amount ?? 0n),
      leaves: [trace("PaymentSettled", { run, position, status: PaymentStatus.Acknowledged, document })],
    };
  },
};

const MEMBER_BITS = (1n << 32n) - 1n;

/** What a transaction instructs altogether. */
function instructedIn({ transaction }: Around): bigint {
  let sum = 0n;
  for (const event of transaction)
    if (event.name === "RunInstructed") for (const { amount } of event.args.payments) sum += amount;
  return sum;
}

/** What came in as tokens with its facts. */
function stated(
  { agreement, member, receipt }: Pick<Event<"ReceiptStated">["args"], "agreement" | "member" | "receipt">,
  { sender: payer }: Around,
) {
  return {
    ...byTreasurer(member, receipt.gross),
    leaves: [trace("ReceiptStated", { agreement, member, receipt }), trace("Received", { agreement, payer })],
  };
}

/** TokenTreasury's functions. */
export const treasuryFunctions: Functions<
  Omit<Args, "receipt"> & { receipt: Event<"ReceiptStated">["args"]["receipt"] }
> = {
  pay: ({ agreement }, { sender }) => ({ leaves: [trace("Received", { agreement, payer: sender })] }),
  payLicence: ({ licence }, around) => {
    return { leaves: [trace("Received", { agreement: licensedIn(around, licence), payer: around.sender })] };
  },
  book: ({ agreement, member, receipt }, around) => stated({ agreement, member, receipt }, around),
  bookLicence: ({ licence, member, receipt }, around) =>
    stated({ agreement: licensedIn(around, licence), member, receipt }, around),
  learnPayout: ({ member }) => ({ leaves: [trace("PayoutLearnt", { member })] }),
};

interface OrderArgs {
  order: bigint;
  data: Event<"OrderProposed">["args"]["data"];
  agreement: bigint;
  to: bigint;
  amount: bigint;
  document: string;
}

/** Lifting and redirecting take two officers: the first call proposes, the second does. */
function twice(around: Around, order: bigint, document: string, done: ReturnType<typeof trace>) {
  const proposes = around.transaction.some((event) => event.name === "ActProposed" && event.args.order === order);
  return {
    officers: true,
    leaves: [proposes ? trace("ActProposed", { order, officer: around.sender, document }) : done],
  };
}

/** LegalHold's functions. */
export const holdFunctions: Functions<OrderArgs> = {
  propose: ({ data }, { sender }) => ({ officers: true, leaves: [trace("OrderProposed", { officer: sender, data })] }),
  confirm: ({ order }, { sender }) => ({ officers: true, leaves: [trace("OrderLaid", { order, officer: sender })] }),
  lift: ({ order, document }, around) =>
    twice(around, order, document, trace("OrderLifted", { order, officer: around.sender, document })),
  redirect: ({ order, agreement, to, amount, document }, around) =>
    twice(
      around,
      order,
      document,
      trace("OrderRedirected", { order, agreement, to, amount, officer: around.sender, document }),
    ),
};
