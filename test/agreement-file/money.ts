import { run } from "../helpers/agreementCases.js";

run("money", [
  {
    it: "a receipt is in a currency that is not accepted",
    set: { "story[12].currency": "EUR" },
    finds: [
      [
        "story[12].currency",
        'The agreement does not accept EUR. It accepts "CNY", "native".',
        "协议不收 EUR，可用币种：“CNY”、“native”。",
      ],
    ],
  },
  {
    it: "a receipt is in tokens",
    set: { "story[12].currency": "native" },
    finds: [
      [
        "story[12].currency",
        'native is paid through the treasury: use "pay-in".',
        "native 经金库收付，请用 “pay-in”。",
      ],
    ],
  },
  {
    it: "tokens come in money of banks",
    set: { "story[13].currency": "CNY", "story[13].amount": "3.50" },
    finds: [["story[13].currency", 'CNY is paid through a bank: use "receipt".', "CNY 经银行收付，请用 “receipt”。"]],
  },
  {
    it: "a claim is in money of banks",
    set: { "story[26].currency": "CNY" },
    finds: [
      ["story[26].currency", 'CNY is paid through a bank: use "payment-run".', "CNY 经银行收付，请用 “payment-run”。"],
    ],
  },
  {
    it: "a payment run is in tokens",
    set: { "story[22].currency": "native" },
    finds: [
      ["story[22].currency", 'native is paid through the treasury: use "claim".', "native 经金库收付，请用 “claim”。"],
    ],
  },
  {
    it: "a close is in a currency that is not accepted",
    set: { "story[20].currency": "USD" },
    finds: [
      [
        "story[20].currency",
        'The agreement does not accept USD. It accepts "CNY", "native".',
        "协议不收 USD，可用币种：“CNY”、“native”。",
      ],
    ],
  },
  {
    it: "a receipt's amounts have too many decimals",
    set: { "story[12].gross": "386000.001", "story[12].tax": "0.001", "story[12].directCosts": "1.234" },
    finds: [
      [
        "story[12].gross",
        '"386000.001" has too many decimals; 2 are possible here. Round it as the parties agree.',
        "“386000.001” 小数位过多，此处至多 2 位，请按各方约定取舍。",
      ],
      [
        "story[12].tax",
        '"0.001" has too many decimals; 2 are possible here. Round it as the parties agree.',
        "“0.001” 小数位过多，此处至多 2 位，请按各方约定取舍。",
      ],
      [
        "story[12].directCosts",
        '"1.234" has too many decimals; 2 are possible here. Round it as the parties agree.',
        "“1.234” 小数位过多，此处至多 2 位，请按各方约定取舍。",
      ],
    ],
  },
  {
    it: "a receipt is of nothing",
    set: { "story[12].gross": "0" },
    finds: [["story[12].gross", "This must not be 0. Write an amount above 0.", "此处不得为 0，请填写大于 0 的数额。"]],
  },
  {
    it: "nothing is left of a receipt",
    set: { "story[12].tax": "382799.90" },
    finds: [
      [
        "story[12].gross",
        "Tax and direct costs leave nothing of it. Correct the amounts.",
        "扣除税款和直接成本后没有余额，请更正金额。",
      ],
    ],
  },
  {
    it: "a service period ends before it begins",
    set: { "story[12].service": ["2026-06-30", "2026-03-01"] },
    finds: [
      [
        "story[12].service",
        "The period ends on 2026-03-01, before it begins on 2026-06-30. Write the first day first.",
        "期间的末日 2026-03-01 早于首日 2026-06-30，请先写首日。",
      ],
    ],
  },
  {
    it: "a service began before the agreement",
    set: { "story[12].service": ["2026-02-28", "2026-03-01"] },
    finds: [
      [
        "story[12].service[0]",
        "The service began on 2026-02-28, before the agreement took effect on 2026-03-01. Book only what belongs to the agreement.",
        "服务期始于 2026-02-28，早于协议生效日 2026-03-01；只登记属于本协议的收入。",
      ],
    ],
  },
  {
    it: "who confirms is no party",
    set: { "story[12].confirmedBy": "park" },
    finds: [
      [
        "story[12].confirmedBy",
        '"park" is no party of the agreement then. Parties: "college", "robotics", "sensors", "institute".',
        "“park” 此时不是协议的签约方。签约方：“college”、“robotics”、“sensors”、“institute”。",
      ],
    ],
  },
  {
    it: "the holder confirms its own receipt",
    set: { "story[12].confirmedBy": "robotics" },
    finds: [
      [
        "story[12].confirmedBy",
        '"robotics" holds the money and books it; another party must confirm.',
        "“robotics” 是收款单位并负责登记，须由其他签约方复核。",
      ],
    ],
  },
  {
    it: "a reversal has too many decimals",
    of: "simar",
    set: { "story[34].amount": "12000.005" },
    finds: [
      [
        "story[34].amount",
        '"12000.005" has too many decimals; 2 are possible here. Round it as the parties agree.',
        "“12000.005” 小数位过多，此处至多 2 位，请按各方约定取舍。",
      ],
    ],
  },
  {
    it: "a reversal is of more than was received",
    of: "simar",
    set: { "story[34].amount": "526400.01" },
    finds: [
      [
        "story[34].amount",
        '"526400.01" is more than was left of receipt "royalty-q1" after tax and direct costs.',
        "“526400.01” 超过收款 “royalty-q1” 扣除税款和直接成本后的净额。",
      ],
    ],
  },
  {
    it: "the holder confirms its own reversal",
    of: "simar",
    set: { "story[34].confirmedBy": "fada-catec" },
    finds: [
      [
        "story[34].confirmedBy",
        '"fada-catec" holds the money and books it; another party must confirm.',
        "“fada-catec” 是收款单位并负责登记，须由其他签约方复核。",
      ],
    ],
  },
  {
    it: "a payment has too many decimals",
    set: { "story[13].amount": "3.5000000000000000001" },
    finds: [
      [
        "story[13].amount",
        '"3.5000000000000000001" has too many decimals; 18 are possible here. Round it as the parties agree.',
        "“3.5000000000000000001” 小数位过多，此处至多 18 位，请按各方约定取舍。",
      ],
    ],
  },
  {
    it: "an agreement that is not periodic is closed",
    set: { "agreement.periodic": false, "story[23]": undefined },
    finds: [
      [
        "story[20].do",
        'Money is shared when it is booked: the agreement is not periodic. Remove the step, or set "periodic".',
        "本协议非按期分配，资金登记时即分配；请删去此步，或将 “periodic” 设为 true。",
      ],
    ],
  },
  {
    it: "a period ends before it begins",
    set: { "story[20].period": ["2026-12-31", "2026-03-01"] },
    finds: [
      [
        "story[20].period",
        "The period ends on 2026-03-01, before it begins on 2026-12-31. Write the first day first.",
        "期间的末日 2026-03-01 早于首日 2026-12-31，请先写首日。",
      ],
    ],
  },
  {
    it: "a closer is no party",
    set: { "story[20].by": ["college", "robotics", "park"] },
    finds: [
      [
        "story[20].by[2]",
        '"park" is no party of the agreement then. Parties: "college", "robotics", "sensors", "institute".',
        "“park” 此时不是协议的签约方。签约方：“college”、“robotics”、“sensors”、“institute”。",
      ],
    ],
  },
  {
    it: "too few close",
    set: { "story[20].by": ["college", "robotics"] },
    finds: [
      [
        "story[20].by",
        "The rules ask that 3 parties sign a close, not 2.",
        "规则要求由 3 个签约方签署分配方案，现有 2 个。",
      ],
    ],
  },
  {
    it: "a payee is no member",
    set: { "story[22].payees": ["sensors", "court"] },
    finds: [
      [
        "story[22].payees[1]",
        'No member is called "court". Members: "park", "college", "robotics", "sensors", "institute", "association".',
        "没有标识为 “court” 的成员。现有成员：“park”、“college”、“robotics”、“sensors”、“institute”、“association”。",
      ],
    ],
  },
  {
    it: "nobody is paid",
    set: { "story[22].payees": [] },
    finds: [["story[22].payees", "Nobody is paid. Name at least one member.", "没有收款人，请至少填写一个成员。"]],
  },
  {
    it: "a payment comes back that was not sent",
    set: { "story[21].rejected": ["association"] },
    finds: [
      [
        "story[21].rejected[0]",
        '"association" is not among the payees of this run, so the bank has nothing to send back.',
        "“association” 不在本批收款人之列，银行无款可退。",
      ],
    ],
  },
  {
    it: "who claims is no member",
    set: { "story[26].member": "court" },
    finds: [
      [
        "story[26].member",
        'No member is called "court". Members: "park", "college", "robotics", "sensors", "institute", "association".',
        "没有标识为 “court” 的成员。现有成员：“park”、“college”、“robotics”、“sensors”、“institute”、“association”。",
      ],
    ],
  },
]);
