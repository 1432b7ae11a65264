import { type Sentences, choose } from "./sentences.js";

/** The errors of LegalHold: orders of a court or an insolvency administrator. */
export const hold: Sentences = {
  HoldNotOfficer: [
    "{caller} is not an officer. Sign with an officer's key, or ask the access administrator to grant the role.",
    "{caller} 不是专员。请使用专员密钥，或由权限管理方授予该角色。",
  ],
  HoldSameOfficer: [
    "Officer {officer} proposed this, so another officer must confirm it.",
    "专员 {officer} 为提出人，须由另一名专员确认。",
  ],
  HoldOrderStatus: choose(
    "status",
    {
      "0": ["There is no order {order}. Check the number.", "指令 {order} 不存在，请核对编号。"],
      "1": [
        "Order {order} is proposed and not laid yet. Let a second officer confirm it first.",
        "指令 {order} 已提出、尚未执行，请先由第二名专员确认。",
      ],
      "2": [
        "Order {order} is laid already. Redirect what it withheld, or lift it.",
        "指令 {order} 已执行，可划转所扣款项或解除指令。",
      ],
    },
    [
      "Order {order} is lifted. If money must be withheld again, propose a new order.",
      "指令 {order} 已解除。如需再次扣留，请提出新指令。",
    ],
  ),
  HoldDiffers: [
    "What is handed in for order {order} ({handed}) is not what was proposed ({proposed}). Hand in the order exactly as its event tells it.",
    "指令 {order} 所提交内容（{handed}）与提出内容（{proposed}）不符。请按事件所载原样提交。",
  ],
  HoldPoolsOutOfRange: [
    "The order names {pools} pools; it may name {limit}. Split it into several orders.",
    "指令列有 {pools} 个分配池，上限 {limit} 个，请分为多份指令。",
  ],
};
