import { run } from "../helpers/agreementCases.js";

run("pools", [
  {
    it: "a name is used twice",
    set: { "agreement.pools[5]": { name: "costs", source: "costs" } },
    finds: [
      [
        "agreement.pools[5].name",
        'Pool 5 of the list is called "costs" too. Give each its own name.',
        "第 5 个分配池也名为 “costs”，名称不得重复。",
      ],
    ],
  },
  {
    it: "a beneficiary is no member",
    set: { "agreement.pools[0].beneficiary": "zone" },
    finds: [
      [
        "agreement.pools[0].beneficiary",
        'No member is called "zone". Members: "park", "college", "robotics", "sensors", "institute", "association".',
        "没有标识为 “zone” 的成员。现有成员：“park”、“college”、“robotics”、“sensors”、“institute”、“association”。",
      ],
    ],
  },
  {
    it: "a pool of contributions has a beneficiary",
    set: { "agreement.pools[2].beneficiary": "park" },
    finds: [
      [
        "agreement.pools[2].beneficiary",
        'Only a pool with source "agreed" has a beneficiary; units of this one are earned. Remove it, or change the source.',
        "只有来源为 “agreed” 的分配池可设受益人，本池份额靠贡献取得；请删去受益人或更改来源。",
      ],
    ],
  },
  {
    it: "a cap has too many decimals",
    set: { "agreement.pools[1].cap": "80000.001" },
    finds: [
      [
        "agreement.pools[1].cap",
        '"80000.001" has too many decimals; 2 are possible here. Round it as the parties agree.',
        "“80000.001” 小数位过多，此处至多 2 位，请按各方约定取舍。",
      ],
    ],
  },
  {
    it: "a cap is 2^96 minor units",
    set: { "agreement.pools[1].cap": "792281625142643375935439503.36" },
    finds: [
      [
        "agreement.pools[1].cap",
        '"792281625142643375935439503.36" is more than the ledger can count here. Write a smaller one.',
        "“792281625142643375935439503.36” 超出账本此处可计的上限，请填写较小的数。",
      ],
    ],
  },
  {
    it: "a cap is 0",
    set: { "agreement.pools[1].cap": "0.00" },
    finds: [
      ["agreement.pools[1].cap", "This must not be 0. Write an amount above 0.", "此处不得为 0，请填写大于 0 的数额。"],
    ],
  },
  {
    it: "a pool of costs has a cap",
    set: { "agreement.pools[4].cap": "5.00" },
    finds: [
      [
        "agreement.pools[4].cap",
        "A pool of costs takes what is left to recover and no more; it has no cap. Remove it.",
        "成本池以待回收成本为限，不设上限，请删去。",
      ],
    ],
  },
  {
    it: "a pool falls to one that is unknown",
    set: { "agreement.pools[2].fallTo": "shares" },
    finds: [
      [
        "agreement.pools[2].fallTo",
        'No pool is called "shares". Pools: "zone-fee", "college-first", "by-work", "by-share", "costs".',
        "没有名为 “shares” 的分配池。现有分配池：“zone-fee”、“college-first”、“by-work”、“by-share”、“costs”。",
      ],
    ],
  },
  {
    it: "a pool falls nowhere",
    set: { "agreement.pools[2].whenEmpty": "fall", "agreement.pools[2].fallTo": undefined },
    finds: [
      [
        "agreement.pools[2]",
        'A pool that falls when empty needs "fallTo": the pool that its money goes to.',
        "无份额时转出（whenEmpty 为 fall）的分配池须以 “fallTo” 指明转入的分配池。",
      ],
    ],
  },
  {
    it: "a pool falls to itself",
    set: { "agreement.pools[2].fallTo": "by-work" },
    finds: [
      [
        "agreement.pools[2].fallTo",
        "Money falls to another pool, and to none of costs. Choose one that shares by units.",
        "资金只能转入另一个按份额分配的分配池，不能转入自身或成本池。",
      ],
    ],
  },
  {
    it: "a pool falls to one of costs",
    set: { "agreement.pools[2].fallTo": "costs" },
    finds: [
      [
        "agreement.pools[2].fallTo",
        "Money falls to another pool, and to none of costs. Choose one that shares by units.",
        "资金只能转入另一个按份额分配的分配池，不能转入自身或成本池。",
      ],
    ],
  },
  {
    it: "there are seventeen pools",
    set: {
      "agreement.pools[5]": { name: "costs-0", source: "costs" },
      "agreement.pools[6]": { name: "costs-1", source: "costs" },
      "agreement.pools[7]": { name: "costs-2", source: "costs" },
      "agreement.pools[8]": { name: "costs-3", source: "costs" },
      "agreement.pools[9]": { name: "costs-4", source: "costs" },
      "agreement.pools[10]": { name: "costs-5", source: "costs" },
      "agreement.pools[11]": { name: "costs-6", source: "costs" },
      "agreement.pools[12]": { name: "costs-7", source: "costs" },
      "agreement.pools[13]": { name: "costs-8", source: "costs" },
      "agreement.pools[14]": { name: "costs-9", source: "costs" },
      "agreement.pools[15]": { name: "costs-10", source: "costs" },
      "agreement.pools[16]": { name: "costs-11", source: "costs" },
    },
    finds: [["agreement.pools", "An agreement has 1 to 16 pools, not 17.", "协议须有 1 至 16 个分配池，现有 17。"]],
  },
]);
