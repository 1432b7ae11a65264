import type { Sentence } from "../findings.js";

/** How much of one thing was looked at. */
export interface Counted {
  /** The count's path in the audit's coverage: "signatures.recovered". */
  id: string;
  title: Sentence;
  count: number;
}

const titles: Record<string, Sentence> = {
  blocks: { en: "Blocks in the range", zh: "范围内区块" },
  blocksWithEvents: { en: "Blocks with events of the ledger", zh: "含账本事件的区块" },
  transactions: { en: "Transactions read", zh: "已读交易" },
  events: { en: "Events replayed", zh: "已重演事件" },
  "signatures.recovered": { en: "Signatures recovered", zh: "已恢复签名" },
  "signatures.byContracts": { en: "Signatures by contracts (ERC-1271)", zh: "合约签名（ERC-1271）" },
  "signatures.asked": { en: "… of which the contract was asked", zh: "其中已询问合约" },
  "signatures.sent": { en: "Acts sent by their signers", zh: "签署人自行发送的行为" },
  untraceable: { en: "Acts through other contracts, not traceable", zh: "经其他合约、无法追溯的行为" },
  code: { en: "Contracts whose code was compared", zh: "已比对代码的合约" },
  state: { en: "Figures asked of the contracts", zh: "已向合约核对的数值" },
  byProof: { en: "Figures by the proof of the storage", zh: "由存储证明得出的数值" },
  held: { en: "Currencies whose holdings were compared", zh: "已比对持有量的币种" },
  "chain.headers": { en: "Headers hashed again", zh: "已重算的区块头" },
  "chain.empty": { en: "Blocks proven empty by their bloom", zh: "由布隆值证明为空的区块" },
  "chain.opened": { en: "Blocks opened", zh: "已展开的区块" },
  "chain.transactions": { en: "Transactions hashed again", zh: "已重算的交易" },
  "chain.logs": { en: "Logs proven by receipts", zh: "由收据证明的日志" },
  "chain.senders": { en: "Senders recovered", zh: "已恢复的发送者" },
  "chain.seals": { en: "Seals of validators recovered", zh: "已恢复的验证人封印" },
  "chain.witnesses": { en: "Other endpoints compared", zh: "已比对的其他节点" },
  "proven.contracts": { en: "Contracts whose storage root was rebuilt", zh: "已重建存储根的合约" },
  "proven.slots": { en: "Storage slots proven", zh: "已证明的存储槽" },
};

/** Every count in an audit's coverage, however deep it stands; of lists, how long they are. What is new here is shown by its path. */
export function countsIn(coverage: object, path = ""): Counted[] {
  return Object.entries(coverage).flatMap(([name, value]: [string, unknown]): Counted[] => {
    const id = path + name;
    if (Array.isArray(value)) return [counted(id, value.length)];
    if (typeof value === "object" && value !== null) return countsIn(value, `${id}.`);
    return typeof value === "number" ? [counted(id, value)] : [];
  });
}

const counted = (id: string, count: number): Counted => ({ id, title: titles[id] ?? { en: id, zh: id }, count });
