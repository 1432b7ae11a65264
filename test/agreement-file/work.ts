import { run } from "../helpers/agreementCases.js";

run("work", [
  {
    it: "who contributes is no party",
    set: { "story[0].by": "park" },
    finds: [
      [
        "story[0].by",
        '"park" is no party of the agreement then. Parties: "college", "robotics", "sensors", "institute".',
        "“park” 此时不是协议的签约方。签约方：“college”、“robotics”、“sensors”、“institute”。",
      ],
    ],
  },
  {
    it: "a quantity has too many decimals",
    set: { "story[1].quantity": "320.5001" },
    finds: [
      [
        "story[1].quantity",
        '"320.5001" has too many decimals; 3 are possible here. Round it as the parties agree.',
        "“320.5001” 小数位过多，此处至多 3 位，请按各方约定取舍。",
      ],
    ],
  },
  {
    it: "a quantity is 0",
    set: { "story[1].quantity": "0" },
    finds: [
      ["story[1].quantity", "This must not be 0. Write an amount above 0.", "此处不得为 0，请填写大于 0 的数额。"],
    ],
  },
  {
    it: "a kind has no price",
    set: { "story[1].kind": "training" },
    finds: [
      [
        "story[1].kind",
        'The rate card has no price for "training". It prices "software", "equipment", "staff".',
        "费率表中没有 “training”。已定价：“software”、“equipment”、“staff”。",
      ],
    ],
  },
  {
    it: "a contribution comes after the end",
    set: {
      "story[27]": {
        date: "2031-03-01",
        do: "contribute",
        as: "late",
        by: "college",
        kind: "staff",
        quantity: "1",
        evidence: "e",
      },
    },
    finds: [
      [
        "story[27].date",
        "The agreement expires on 2031-02-28; nothing can be contributed after that.",
        "协议于 2031-02-28 到期，此后不能再登记贡献。",
      ],
    ],
  },
  {
    it: "a contribution is worth more than the ledger counts",
    set: { "story[0].quantity": "18446744073709551" },
    finds: [
      [
        "story[0].quantity",
        "At the rate card's price this is worth or earns more than the ledger can count. Write a smaller quantity.",
        "按费率表折算，其价值或份额超出账本可计的上限，请减少数量。",
      ],
    ],
  },
  {
    it: "who attests is no party",
    set: { "story[3].by": "park" },
    finds: [
      [
        "story[3].by",
        '"park" is no party of the agreement then. Parties: "college", "robotics", "sensors", "institute".',
        "“park” 此时不是协议的签约方。签约方：“college”、“robotics”、“sensors”、“institute”。",
      ],
    ],
  },
  {
    it: "a party attests its own contribution",
    set: { "story[3].by": "robotics" },
    finds: [
      [
        "story[3].by",
        '"robotics" made this contribution itself; another party must attest it.',
        "“robotics” 是该贡献的贡献方，须由其他签约方证明。",
      ],
    ],
  },
  {
    it: "a party challenges its own contribution",
    set: { "story[17].by": "sensors" },
    finds: [
      [
        "story[17].by",
        '"sensors" made this contribution itself; another party must challenge it.',
        "“sensors” 是该贡献的贡献方，须由其他签约方提出异议。",
      ],
    ],
  },
  {
    it: "there is no panel that could rule",
    set: { "agreement.rules.panel": undefined },
    finds: [
      [
        "story[19].do",
        'The agreement has no panel that could rule. Name one in "rules.panel".',
        "协议未设争议裁决方，无人可裁；请在 “rules.panel” 中指定。",
      ],
    ],
  },
  {
    it: "a closer is listed twice",
    set: { "story[20].by": ["college", "robotics", "college"] },
    finds: [["story[20].by[2]", '"college" is listed before. List a member once.', "“college” 已列出，成员不得重复。"]],
  },
  {
    it: "a payee is listed twice",
    set: { "story[22].payees": ["sensors", "sensors"] },
    finds: [
      ["story[22].payees[1]", '"sensors" is listed before. List a member once.', "“sensors” 已列出，成员不得重复。"],
    ],
  },
]);
