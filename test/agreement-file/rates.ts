import { run } from "../helpers/agreementCases.js";

run("rates", [
  {
    it: "a kind is priced twice",
    set: { "agreement.rates[3]": { kind: "staff", price: "1.00" } },
    finds: [
      [
        "agreement.rates[3].kind",
        'Rate 3 of the list prices "staff" too. Price a kind once.',
        "第 3 条费率已为 “staff” 定价，同一种类只能定价一次。",
      ],
    ],
  },
  {
    it: "a kind is unknown",
    set: { "agreement.rates[3]": { kind: "goodwill", price: "1.00" } },
    finds: [
      [
        "agreement.rates[3].kind",
        '"goodwill" is none of "conceptualization", "data-curation", "formal-analysis", "funding-acquisition", "investigation", "methodology", "project-administration", "resources", "software", "supervision", "validation", "visualization", "writing-original-draft", "writing-review-editing", "cash", "equipment", "data", "facilities", "staff", "training". Choose one.',
        '"goodwill" 不在 "conceptualization"、"data-curation"、"formal-analysis"、"funding-acquisition"、"investigation"、"methodology"、"project-administration"、"resources"、"software"、"supervision"、"validation"、"visualization"、"writing-original-draft"、"writing-review-editing"、"cash"、"equipment"、"data"、"facilities"、"staff"、"training" 之中，请选其一。',
      ],
    ],
  },
  {
    it: "a price has too many decimals",
    set: { "agreement.rates[0].price": "180.005" },
    finds: [
      [
        "agreement.rates[0].price",
        '"180.005" has too many decimals; 2 are possible here. Round it as the parties agree.',
        "“180.005” 小数位过多，此处至多 2 位，请按各方约定取舍。",
      ],
    ],
  },
  {
    it: "a price is 0",
    set: { "agreement.rates[0].price": "0" },
    finds: [
      [
        "agreement.rates[0].price",
        "This must not be 0. Write an amount above 0.",
        "此处不得为 0，请填写大于 0 的数额。",
      ],
    ],
  },
  {
    it: "a price is 2^64 minor units",
    set: {
      "agreement.rates[0].price": "184467440737095516.16",
      "story[2].quantity": "0.001",
      "story[14].quantity": "0.001",
    },
    finds: [
      [
        "agreement.rates[0].price",
        '"184467440737095516.16" is more than the ledger can count here. Write a smaller one.',
        "“184467440737095516.16” 超出账本此处可计的上限，请填写较小的数。",
      ],
    ],
  },
  {
    it: "units have too many decimals",
    set: { "agreement.rates[0].units": "1.00001" },
    finds: [
      [
        "agreement.rates[0].units",
        '"1.00001" has too many decimals; 4 are possible here. Round it as the parties agree.',
        "“1.00001” 小数位过多，此处至多 4 位，请按各方约定取舍。",
      ],
    ],
  },
  {
    it: "units are more than the ledger counts",
    set: { "agreement.rates[0].units": "429496.7296", "story[2].quantity": "1", "story[14].quantity": "1" },
    finds: [
      [
        "agreement.rates[0].units",
        '"429496.7296" is more than the ledger can count here. Write a smaller one.',
        "“429496.7296” 超出账本此处可计的上限，请填写较小的数。",
      ],
    ],
  },
  {
    it: "a cost is above 400 %",
    set: { "agreement.rates[1].cost": "400.01 %" },
    finds: [
      [
        "agreement.rates[1].cost",
        "At most 400 % of the value can become cost to recover, not 400.01 %.",
        "待回收成本至多为价值的 400 %，不能是 400.01 %。",
      ],
    ],
  },
  {
    it: "a pool is unknown",
    set: { "agreement.rates[0].pool": "work" },
    finds: [
      [
        "agreement.rates[0].pool",
        'No pool is called "work". Pools: "zone-fee", "college-first", "by-work", "by-share", "costs".',
        "没有名为 “work” 的分配池。现有分配池：“zone-fee”、“college-first”、“by-work”、“by-share”、“costs”。",
      ],
    ],
  },
  {
    it: "units go to a pool that is not earned",
    set: { "agreement.rates[0].pool": "by-share" },
    finds: [
      [
        "agreement.rates[0].pool",
        '"by-share" has the source "agreed". Name a pool with source "contributions" here.',
        "“by-share” 的来源是 agreed，此处须填写来源为 contributions 的分配池。",
      ],
    ],
  },
  {
    it: "cost goes to a pool of contributions",
    set: { "agreement.rates[1].costPool": "by-work" },
    finds: [
      [
        "agreement.rates[1].costPool",
        '"by-work" has the source "contributions". Name a pool with source "costs" here.',
        "“by-work” 的来源是 contributions，此处须填写来源为 costs 的分配池。",
      ],
    ],
  },
  {
    it: "a pool is named without units",
    set: { "agreement.rates[0].units": undefined },
    finds: [
      [
        "agreement.rates[0].pool",
        'A pool is named, but nothing goes there. Write "units" above 0, or remove "pool".',
        "写了分配池却没有 units；请填写大于 0 的 “units”，或删去 “pool”。",
      ],
    ],
  },
  {
    it: "a pool is named with 0 units",
    set: { "agreement.rates[0].units": "0" },
    finds: [
      [
        "agreement.rates[0].pool",
        'A pool is named, but nothing goes there. Write "units" above 0, or remove "pool".',
        "写了分配池却没有 units；请填写大于 0 的 “units”，或删去 “pool”。",
      ],
    ],
  },
  {
    it: "units go to no pool",
    set: { "agreement.rates[0].pool": undefined },
    finds: [
      [
        "agreement.rates[0].units",
        '"units" is given, but goes to no pool. Name one in "pool".',
        "units 没有去处，请在 “pool” 中写明分配池。",
      ],
    ],
  },
  {
    it: "cost goes to no pool",
    set: { "agreement.rates[1].costPool": undefined },
    finds: [
      [
        "agreement.rates[1].cost",
        '"cost" is given, but goes to no pool. Name one in "costPool".',
        "cost 没有去处，请在 “costPool” 中写明分配池。",
      ],
    ],
  },
]);
