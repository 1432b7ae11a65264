import { run } from "../helpers/agreementCases.js";

run("amendments", [
  {
    it: "a party's place changes",
    of: "simar",
    set: { "story[30].consents": ["us"], "story[39].consents": ["auth"], "story[28].change.parties[6].member": "park" },
    finds: [
      [
        "story[28].change.parties[6].member",
        'Party 7 is "basf-antwerpen" in every version. Keep the parties in their places; add new ones at the end.',
        "第 7 个签约方在各版本中均为 “basf-antwerpen”；原签约方位次不变，新签约方列于其后。",
      ],
      [
        "story[28].change.parties[6].shares.by-cost",
        'Shares in "by-cost" were agreed by an earlier version and stay as they are. Make a pool of a new name for other shares.',
        "“by-cost” 的份额由前一版本约定，不得更改；如需变更请另立新名的分配池。",
      ],
    ],
  },
  {
    it: "a party is left out",
    of: "simar",
    set: {
      "story[30].consents": ["us"],
      "story[39].consents": ["auth"],
      "story[28].change": {
        parties: [
          { member: "fada-catec", shares: { "by-cost": "945325.86" } },
          { member: "auth", reward: "50 %", shares: { "by-cost": "458812.50" } },
          { member: "quasset", shares: { "by-cost": "666250.00" } },
          { member: "chevron-oronite", shares: { "by-cost": "301250.00" } },
          { member: "vertical", shares: { "by-cost": "267659.48" } },
          { member: "us", reward: "50 %", shares: { "by-cost": "628600.00" } },
        ],
      },
    },
    finds: [
      [
        "story[28].change.parties",
        'Party 7 is "basf-antwerpen" in every version. Keep the parties in their places; add new ones at the end.',
        "第 7 个签约方在各版本中均为 “basf-antwerpen”；原签约方位次不变，新签约方列于其后。",
      ],
    ],
  },
  {
    it: "the days of notice change",
    of: "simar",
    set: {
      "story[28].change.rules": {
        majority: "66.6667 %",
        noticeDays: 10,
        coolingDays: 7,
        cureDays: 30,
        exit: "keeps-units",
        closers: 2,
        attestations: 1,
        challengeDays: 30,
        panel: "park",
      },
    },
    finds: [
      [
        "story[28].change.rules.noticeDays",
        "The days of notice are fixed by the first version: 45, not 10.",
        "通知天数由第一版固定为 45 天，不能改为 10。",
      ],
    ],
  },
  {
    it: "a kept pool falls elsewhere",
    of: "simar",
    set: { "story[28].change.pools[1].fallTo": "by-cost-2" },
    finds: [
      [
        "story[28].change.pools[1].fallTo",
        '"by-work" is of an earlier version and keeps its fallTo. Keep it, or make a pool of a new name.',
        "“by-work” 是前一版本的分配池，其 fallTo 不得更改；请保持不变，或另立新名的分配池。",
      ],
    ],
  },
  {
    it: "a kept pool loses a field",
    of: "simar",
    set: {
      "story[28].change.pools[0].beneficiary": undefined,
      "story[28].change.tiers[0]": { kind: "share", rate: "2 %", pool: "by-work" },
    },
    finds: [
      [
        "story[28].change.pools[0]",
        'Nobody has a share in "park-fee". Give parties shares in it, or name a beneficiary.',
        "“park-fee” 中无人有份额；请为签约方填写份额，或指定受益人。",
      ],
      [
        "story[28].change.pools[0]",
        '"park-fee" is of an earlier version and keeps its beneficiary. Keep it, or make a pool of a new name.',
        "“park-fee” 是前一版本的分配池，其 beneficiary 不得更改；请保持不变，或另立新名的分配池。",
      ],
    ],
  },
  {
    it: "a share in a kept pool changes",
    of: "simar",
    set: { "story[28].change.parties[2].shares.by-cost": "616250.00" },
    finds: [
      [
        "story[28].change.parties[2].shares.by-cost",
        'Shares in "by-cost" were agreed by an earlier version and stay as they are. Make a pool of a new name for other shares.',
        "“by-cost” 的份额由前一版本约定，不得更改；如需变更请另立新名的分配池。",
      ],
    ],
  },
  {
    it: "a share in a kept pool goes",
    of: "simar",
    set: { "story[28].change.parties[2].shares": { "by-cost-2": "1" } },
    finds: [
      [
        "story[28].change.parties[2].shares",
        'Shares in "by-cost" were agreed by an earlier version and stay as they are. Make a pool of a new name for other shares.',
        "“by-cost” 的份额由前一版本约定，不得更改；如需变更请另立新名的分配池。",
      ],
    ],
  },
  {
    it: "a reward changes over shares in a kept pool",
    of: "simar",
    set: { "story[28].change.parties[1].reward": "60 %" },
    finds: [
      [
        "story[28].change.parties[1].reward",
        '"auth" has shares in "by-cost" of an earlier version, split with its people. Keep the reward, or replace the pool by one of a new name.',
        "“auth” 在前一版本的 “by-cost” 中有份额并已按比例计奖；请保持 reward 不变，或以新名的分配池取代。",
      ],
    ],
  },
  {
    it: "the agreement it produces has a fault",
    of: "simar",
    set: { "story[28].change.tiers[3].rate": "90 %" },
    finds: [
      [
        "story[28].change.tiers[3]",
        'The last tier must share all the rest: kind "share", rate "100 %". Add one, or change this one.',
        "最后一层须分配全部余额：kind 为 share、rate 为 100 %，请补上或更改。",
      ],
    ],
  },
  {
    it: "it makes wrong what it does not change",
    of: "simar",
    set: {
      "story[28].change": {
        pools: [
          { name: "park-fee", source: "agreed", beneficiary: "park" },
          { name: "by-work", source: "contributions", whenEmpty: "fall", fallTo: "by-cost" },
          { name: "by-cost", source: "agreed" },
        ],
      },
    },
    finds: [
      [
        "story[28].change",
        'With this change, agreement.tiers[1].pool is wrong: No pool is called "own-cost". Pools: "park-fee", "by-work", "by-cost".',
        "经此变更，agreement.tiers[1].pool 有误：没有名为 “own-cost” 的分配池。现有分配池：“park-fee”、“by-work”、“by-cost”。",
      ],
      [
        "story[28].change",
        'With this change, agreement.rates[3].costPool is wrong: No pool is called "own-cost". Pools: "park-fee", "by-work", "by-cost".',
        "经此变更，agreement.rates[3].costPool 有误：没有名为 “own-cost” 的分配池。现有分配池：“park-fee”、“by-work”、“by-cost”。",
      ],
    ],
  },
  {
    it: "what was wrong before is told once",
    of: "simar",
    set: { "agreement.rules.majority": "0 %" },
    finds: [
      [
        "agreement.rules.majority",
        "A majority is more than 0 % and at most 100 % of the parties, not 0 %.",
        "多数比例须大于 0 %、至多 100 %，不能是 0 %。",
      ],
    ],
  },
  {
    it: "it changes what no amendment can",
    of: "simar",
    set: { "story[28].change.amountCurrency": "USD" },
    finds: [
      [
        "story[28].change.amountCurrency",
        "The format has no such field. Remove it, or correct its name.",
        "格式中没有此字段，请删除或更正字段名。",
      ],
    ],
  },
  {
    it: "what cannot be read draws no fault after it",
    of: "simar",
    set: { "story[28].change.pools": "none" },
    finds: [
      ["story[28].change.pools", '"none" stands where a list in [ ] must be.', '此处应为：方括号列表；现为："none"。'],
    ],
  },
]);
