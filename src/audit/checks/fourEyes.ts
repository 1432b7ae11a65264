import type { Told } from "../events.js";
import type { Check, Scene } from "../findings.js";
import { agreementOf } from "../ids.js";

/** Four eyes: money that the holder books, or takes back, is confirmed by another party. */
export const fourEyes: Check = {
  id: "four-eyes",
  title: { en: "The holder never confirms its own receipts", zh: "收款单位不得自行复核" },
  begin: () => ({ event: judge }),
};

function judge(event: Told, { books, find }: Scene): void {
  if (event.name !== "ReceiptConfirmed" && event.name !== "ReversalConfirmed") return;
  const { key, member } = event.args;
  const receipt = books.receipts.get(key);
  if (!receipt) return;
  const own = { en: "The holder confirmed its own receipt.", zh: "收款单位复核了自己的收款。" };
  if (member === receipt.holder) find(event, own, `another party than member ${receipt.holder}`, `member ${member}`);
  const parties = agreementOf(books, receipt.agreement).draft?.terms.parties.map((party) => party.member) ?? [];
  const stranger = { en: "Somebody confirmed a receipt who is no party.", zh: "复核人不是协议当事方。" };
  if (!parties.includes(member)) find(event, stranger, `one of members ${parties.join(", ")}`, `member ${member}`);
}
