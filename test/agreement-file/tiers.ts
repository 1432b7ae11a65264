import { run } from "../helpers/agreementCases.js";

run("tiers", [
  {
    it: "a tier takes nothing",
    set: { "agreement.tiers[3].rate": "0 %" },
    finds: [
      [
        "agreement.tiers[3].rate",
        "A tier takes more than 0 % and at most 100 %, not 0 %.",
        "每一层须大于 0 %、至多 100 %，不能是 0 %。",
      ],
    ],
  },
  {
    it: "a tier takes more than all",
    set: { "agreement.tiers[3].rate": "100.0001 %" },
    finds: [
      [
        "agreement.tiers[3].rate",
        "A tier takes more than 0 % and at most 100 %, not 100.0001 %.",
        "每一层须大于 0 %、至多 100 %，不能是 100.0001 %。",
      ],
    ],
  },
  {
    it: "the last tier leaves something",
    set: { "agreement.tiers[4].rate": "99.9999 %" },
    finds: [
      [
        "agreement.tiers[4]",
        'The last tier must share all the rest: kind "share", rate "100 %". Add one, or change this one.',
        "最后一层须分配全部余额：kind 为 share、rate 为 100 %，请补上或更改。",
      ],
    ],
  },
  {
    it: "the last tier is no share",
    set: {
      "agreement.tiers": [{ kind: "levy", rate: "100 %", pool: "zone-fee", basis: "b" }],
      "agreement.allToSomeAgreed": true,
    },
    finds: [
      [
        "agreement.tiers[0]",
        'The last tier must share all the rest: kind "share", rate "100 %". Add one, or change this one.',
        "最后一层须分配全部余额：kind 为 share、rate 为 100 %，请补上或更改。",
      ],
    ],
  },
  {
    it: "an earlier tier shares all the rest",
    set: { "agreement.tiers[3].rate": "100 %" },
    finds: [
      [
        "agreement.tiers[3].rate",
        "This shares all the rest, so nothing reaches the tiers after it. Lower the rate, or put it last.",
        "此层已分配全部余额，其后各层一无所得；请降低比率或移至最后。",
      ],
    ],
  },
  {
    it: "a pool is unknown",
    set: { "agreement.tiers[3].pool": "work" },
    finds: [
      [
        "agreement.tiers[3].pool",
        'No pool is called "work". Pools: "zone-fee", "college-first", "by-work", "by-share", "costs".',
        "没有名为 “work” 的分配池。现有分配池：“zone-fee”、“college-first”、“by-work”、“by-share”、“costs”。",
      ],
    ],
  },
  {
    it: "a recover tier fills a pool that is none of costs",
    set: { "agreement.tiers[1].pool": "by-share" },
    finds: [
      [
        "agreement.tiers[1].pool",
        'A recover tier fills a pool of costs, and "by-share" is none. Name one with source "costs".',
        "回收层须对应成本池，而 “by-share” 不是；请指定来源为 costs 的分配池。",
      ],
    ],
  },
  {
    it: "a share tier fills a pool of costs",
    set: { "agreement.tiers[3].pool": "costs", "agreement.allToSomeAgreed": true },
    finds: [
      [
        "agreement.tiers[3].pool",
        '"costs" is a pool of costs; only a recover tier fills it. Change the kind or the pool.',
        "“costs” 是成本池，只能由回收层（recover）注入；请更改类型或分配池。",
      ],
    ],
  },
  {
    it: "a capped tier fills a pool without a cap",
    set: { "agreement.tiers[2].pool": "by-share" },
    finds: [
      [
        "agreement.tiers[2].pool",
        'A capped tier needs a pool with a cap, and "by-share" has none. Add the cap, or make it a share tier.',
        "封顶层对应的分配池须有上限（cap），“by-share” 没有；请补上，或改为 share。",
      ],
    ],
  },
  {
    it: "a share tier fills a pool with a cap",
    set: { "agreement.tiers[2].kind": "share" },
    finds: [
      [
        "agreement.tiers[2].pool",
        '"college-first" has a cap; only a capped tier fills it. Make it a capped tier, or remove the cap.',
        "“college-first” 设有上限，只能由封顶层（capped）注入；请更改类型或删去上限。",
      ],
    ],
  },
  {
    it: "a levy has no basis",
    set: { "agreement.tiers[0].basis": undefined },
    finds: [
      [
        "agreement.tiers[0]",
        'A levy needs "basis": the law, statute or resolution that it rests on.',
        "计提层须以 “basis” 写明依据的法规、章程或决议。",
      ],
    ],
  },
  {
    it: "a levy has no beneficiary",
    set: { "agreement.tiers[0].pool": "by-share" },
    finds: [
      [
        "agreement.tiers[0].pool",
        'A levy goes to one member, and "by-share" has no beneficiary. Add one to the pool.',
        "计提归一个成员所有，而 “by-share” 未设受益人（beneficiary），请补上。",
      ],
    ],
  },
  {
    it: "a levy could exceed what is left",
    set: {
      "agreement.tiers[1].rate": "99 %",
      "agreement.tiers[2]": { kind: "levy", rate: "1 %", pool: "zone-fee", basis: "b" },
    },
    finds: [
      [
        "agreement.tiers[2].rate",
        "A levy of 1 % of the whole could exceed the 0.985 % that the tiers before it leave. Put it first, or lower it.",
        "按全额 1 % 计提，可能超过前面各层剩下的 0.985 %；请移到最前或降低比率。",
      ],
    ],
  },
  {
    it: "there are nine tiers",
    set: {
      "agreement.tiers": [
        { kind: "share", rate: "1 %", pool: "by-work" },
        { kind: "share", rate: "1 %", pool: "by-work" },
        { kind: "share", rate: "1 %", pool: "by-work" },
        { kind: "share", rate: "1 %", pool: "by-work" },
        { kind: "share", rate: "1 %", pool: "by-work" },
        { kind: "share", rate: "1 %", pool: "by-work" },
        { kind: "share", rate: "1 %", pool: "by-work" },
        { kind: "share", rate: "1 %", pool: "by-work" },
        { kind: "share", rate: "100 %", pool: "by-share" },
      ],
    },
    finds: [["agreement.tiers", "An agreement has 1 to 8 tiers, not 9.", "协议须有 1 至 8 层，现有 9。"]],
  },
  {
    it: "there is no tier",
    set: { "agreement.tiers": [], "agreement.allToSomeAgreed": true },
    finds: [["agreement.tiers", "An agreement has 1 to 8 tiers, not 0.", "协议须有 1 至 8 层，现有 0。"]],
  },
]);
