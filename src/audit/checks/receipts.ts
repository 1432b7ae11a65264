import { AbiCoder, ParamType, keccak256 } from "ethers";
import type { Event, Told } from "../events.js";
import type { Check, Scene } from "../findings.js";
import { passesOn } from "../fold/money.js";
import { agreementOf, isFiat, numberOf } from "../ids.js";
import { Pairs } from "../pairs.js";

/** What a receipt's key is the hash of. Parsed once: reading types costs more than encoding by them. */
const keyTypes = ["uint40", "address", "uint256", "bytes32"].map((type) => ParamType.from(type));

/** Receipts: each is booked once, under its own key, for its net; what is shared is what was confirmed. */
export const receipts: Check = {
  id: "receipts",
  title: { en: "Each receipt is booked once, and shared when confirmed", zh: "每笔收款只登记一次，经复核方进入分配" },
  begin: () => {
    const bookings = new Pairs(
      { en: "A confirmed receipt is not booked as it was stated.", zh: "已复核的收款未按登记内容入账。" },
      { en: "Money is booked without a confirmed receipt.", zh: "入账没有经复核的收款。" },
    );
    const reversals = new Pairs(
      { en: "A confirmed reversal is not entered.", zh: "已复核的冲回未入账。" },
      { en: "A reversal is entered that nobody confirmed.", zh: "入账的冲回未经复核。" },
    );
    return {
      event: (event, scene) => {
        judge(event, scene);
        pair(event, scene, bookings, reversals);
      },
      transaction: (_events, { find }) => {
        bookings.settle(find);
        reversals.settle(find);
      },
    };
  },
};

function pair(event: Told, { books, transaction }: Scene, bookings: Pairs, reversals: Pairs): void {
  if (event.name === "ReceiptConfirmed") {
    const receipt = books.receipts.get(event.args.key);
    const { agreement, currency, version, net } = receipt ?? {};
    bookings.cause(event, event.args.key, agreement, currency, version, net, receipt?.routed ?? false);
  }
  const isPassedOn = transaction.some((told) => passesOn(told, event));
  if (event.name === "Booked" && isFiat(event.args.currency) && !isPassedOn) {
    const { cause, agreement, currency, version, net, route } = event.args;
    const routed = route !== 0n || (books.receipts.get(cause)?.routed ?? false);
    bookings.effect(event, cause, agreement, currency, version, net, routed);
  }
  if (event.name === "ReversalConfirmed") {
    const receipt = books.receipts.get(event.args.key);
    reversals.cause(event, event.args.key, receipt?.agreement, receipt?.currency, event.args.amount);
  }
  if (event.name === "Reversed") {
    const { cause, agreement, currency, amount } = event.args;
    reversals.effect(event, cause, agreement, currency, amount);
  }
}

function judge(event: Told, scene: Scene): void {
  const { books, find } = scene;
  if (event.name === "ReceiptBooked") judgeBooked(event, scene);
  if (event.name === "ReceiptConfirmed") judgePeriod(event, scene);
  if (event.name === "ReceiptConfirmed" || event.name === "ReceiptWithdrawn") {
    const status = books.receipts.get(event.args.key)?.status;
    const text = {
      en: "A receipt is confirmed or withdrawn that does not wait for it.",
      zh: "复核或撤回的收款并不处于待复核状态。",
    };
    if (status !== "booked") find(event, text, "booked", status ?? "unknown");
  }
  if (event.name === "ReversalConfirmed" || event.name === "ReversalProposed") {
    const receipt = books.receipts.get(event.args.key);
    const confirmed = event.name === "ReversalConfirmed";
    const amount = confirmed ? event.args.amount : event.args.pending;
    const fits = receipt !== undefined && receipt.reversed + amount <= receipt.net && receipt.status === "confirmed";
    const text = { en: "More of a receipt is reversed than stands.", zh: "冲回金额超过收款余额。" };
    if (!fits) find(event, text, `at most ${(receipt?.net ?? 0n) - (receipt?.reversed ?? 0n)}`, amount);
    if (!confirmed || receipt === undefined) return;
    const same = receipt.pending === amount && event.args.reversed === receipt.reversed + amount;
    const other = { en: "Another reversal is confirmed than was proposed.", zh: "复核的冲回与所提不符。" };
    const expected = `${receipt.pending}, in all ${receipt.reversed + receipt.pending}`;
    if (!same) find(event, other, expected, `${amount}, in all ${event.args.reversed}`);
  }
}

function judgeBooked(event: Event<"ReceiptBooked">, { books, find }: Scene): void {
  const { agreement, currency, key, holder, gross, tax, net, directCosts } = event.args;
  const status = books.receipts.get(key)?.status;
  const twice = { en: "A bank receipt is booked a second time.", zh: "同一银行收款重复登记。" };
  if (status !== undefined && status !== "withdrawn") find(event, twice, "a new receipt", `one that is ${status}`);
  const parts = { en: "The parts of a receipt's word do not belong together.", zh: "收款记录字各部分不相符。" };
  if (event.args.head !== headWord(event)) find(event, parts, headWord(event), event.args.head);
  const sum = { en: "A receipt's net is not gross less tax and direct costs.", zh: "净额不等于总额减税费与直接成本。" };
  const left = gross - tax - directCosts;
  if (left !== net || net <= 0n) find(event, sum, left, net);
  const appointed = books.holders.get(`${agreement}:${numberOf(books, currency)}`);
  const who = { en: "A receipt is booked by another member than the holder.", zh: "登记人不是收款单位。" };
  if (appointed?.member !== holder) find(event, who, appointed?.member ?? "no holder", holder);
  const account = BigInt((appointed?.account ?? "0x").padEnd(66, "0")) >> 96n; // its first 20 bytes
  const own = keccak256(
    AbiCoder.defaultAbiCoder().encode(keyTypes, [agreement, currency, account, event.args.bankReference]),
  );
  const text = {
    en: "A receipt's key is not that of its bank account and reference.",
    zh: "收款编号与账户及银行流水号不符。",
  };
  if (own !== key) find(event, text, own, key);
}

/** A receipt's word, from what else the event tells. */
function headWord({ args }: Event<"ReceiptBooked">): bigint {
  const { agreement, currency, net, licence, asset, version, first, last, holder, directCosts } = args;
  const [BOOKED, OF_LICENCE, OF_ASSET, WITH_COSTS] = [0x1n, 0x10n, 0x20n, 0x40n];
  const source = licence !== 0n ? licence : asset !== 0n ? asset : agreement;
  const ofLicence = OF_LICENCE | (directCosts === 0n ? 0n : WITH_COSTS);
  const flags = licence !== 0n ? ofLicence : asset !== 0n ? OF_ASSET : 0n;
  const from = (net << 160n) | (source << 120n) | (BigInt(currency) << 104n) | (version << 88n);
  return from | (first << 64n) | (last << 40n) | (holder << 8n) | flags | BOOKED;
}

/** The days of service of what is shared must lie within those of the version whose waterfall applies. */
function judgePeriod(event: Event<"ReceiptConfirmed">, { books, find }: Scene): void {
  const receipt = books.receipts.get(event.args.key);
  if (receipt === undefined) return;
  const { agreement, version, first, last } = receipt;
  const { versions } = agreementOf(books, agreement);
  const from = versions.find((one) => one.version === version)?.from;
  const until = versions.find((one) => one.version === version + 1n)?.from;
  const within = from !== undefined && first >= from && (until === undefined || last < until);
  const text = {
    en: "A receipt's days of service are not those of its version.",
    zh: "收款的服务期不在该版本适用期内。",
  };
  if (within && first <= last) return;
  find(event, text, `from ${from ?? "no such version"} until ${until ?? "now"}`, `${first} to ${last}`);
}
