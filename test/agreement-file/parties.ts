import { run } from "../helpers/agreementCases.js";

const many = Array.from({ length: 257 }, (_, place) => `m${place}`);

run("parties", [
  {
    it: "a member is a party twice",
    set: { "agreement.parties[4]": { member: "college", shares: {} } },
    finds: [
      [
        "agreement.parties[4].member",
        '"college" is party 1 already. List a member once.',
        "“college” 已是第 1 个签约方，不得重复。",
      ],
    ],
  },
  {
    it: "a party is no member",
    set: { "agreement.parties[4]": { member: "university", shares: {} } },
    finds: [
      [
        "agreement.parties[4].member",
        'No member is called "university". Members: "park", "college", "robotics", "sensors", "institute", "association".',
        "没有标识为 “university” 的成员。现有成员：“park”、“college”、“robotics”、“sensors”、“institute”、“association”。",
      ],
    ],
  },
  {
    it: "a reward is above 100 %",
    set: { "agreement.parties[0].reward": "100.5 %" },
    finds: [
      [
        "agreement.parties[0].reward",
        "At most 100 % of a party's units can belong to its people, not 100.5 %.",
        "奖励比例至多 100 %，不能是 100.5 %。",
      ],
    ],
  },
  {
    it: "a share has too many decimals",
    set: { "agreement.parties[0].shares.by-share": "33.333" },
    finds: [
      [
        "agreement.parties[0].shares.by-share",
        '"33.333" has too many decimals; 2 are possible here. Round it as the parties agree.',
        "“33.333” 小数位过多，此处至多 2 位，请按各方约定取舍。",
      ],
    ],
  },
  {
    it: "a share is 2^64 units",
    set: { "agreement.parties[0].shares.by-share": "184467440737095516.16" },
    finds: [
      [
        "agreement.pools[3]",
        'The shares in "by-share" sum to more than the ledger can count. Divide them all by the same number.',
        "“by-share” 的份额合计超出账本可计的上限，请同比例缩小。",
      ],
      [
        "agreement.parties[0].shares.by-share",
        '"184467440737095516.16" is more than the ledger can count here. Write a smaller one.',
        "“184467440737095516.16” 超出账本此处可计的上限，请填写较小的数。",
      ],
    ],
  },
  {
    it: "a share is of a pool that is unknown",
    set: { "agreement.parties[2].shares.profit": "1" },
    finds: [
      [
        "agreement.parties[2].shares.profit",
        'No pool is called "profit". Pools: "zone-fee", "college-first", "by-work", "by-share", "costs".',
        "没有名为 “profit” 的分配池。现有分配池：“zone-fee”、“college-first”、“by-work”、“by-share”、“costs”。",
      ],
    ],
  },
  {
    it: "a share is of an earned pool",
    set: { "agreement.parties[2].shares.by-work": "1" },
    finds: [
      [
        "agreement.parties[2].shares.by-work",
        'Shares in "by-work" are earned by contributions, not agreed. Remove this one.',
        "“by-work” 的份额靠贡献取得，不由协议约定，请删去。",
      ],
    ],
  },
  {
    it: "a share is of a pool of costs",
    set: { "agreement.parties[2].shares.costs": "1" },
    finds: [
      [
        "agreement.parties[2].shares.costs",
        'Shares in "costs" are recorded costs, not agreed. Remove this one.',
        "“costs” 的份额来自登记成本，不由协议约定，请删去。",
      ],
    ],
  },
  {
    it: "a share is of a beneficiary's pool",
    set: { "agreement.parties[2].shares.zone-fee": "1" },
    finds: [
      [
        "agreement.parties[2].shares.zone-fee",
        'All of "zone-fee" goes to its beneficiary. Remove this share, or the beneficiary.',
        "“zone-fee” 全归其受益人，请删去此份额或受益人。",
      ],
    ],
  },
  {
    it: "nobody shares in an agreed pool",
    set: { "agreement.parties[0].shares.college-first": "0" },
    finds: [
      [
        "agreement.pools[1]",
        'Nobody has a share in "college-first". Give parties shares in it, or name a beneficiary.',
        "“college-first” 中无人有份额；请为签约方填写份额，或指定受益人。",
      ],
    ],
  },
  {
    it: "the shares sum to 2^64",
    set: { "agreement.parties[0].shares.by-share": "184467440737095515", "agreement.parties[1].shares.by-share": "40" },
    finds: [
      [
        "agreement.pools[3]",
        'The shares in "by-share" sum to more than the ledger can count. Divide them all by the same number.',
        "“by-share” 的份额合计超出账本可计的上限，请同比例缩小。",
      ],
    ],
  },
  {
    it: "a party goes away with nothing",
    set: {
      "agreement.tiers[3].pool": "college-first",
      "agreement.tiers[3].kind": "capped",
      "agreement.parties[3].shares.by-share": "0",
    },
    finds: [
      [
        "agreement.parties[3]",
        '"institute" has no share in any pool that profit goes to. Give it one, or set "allToSomeAgreed" if the parties expressly agreed so.',
        "“institute” 在任何收益池中均无份额；请给予份额，或在各方明示约定时将 “allToSomeAgreed” 设为 true。",
      ],
    ],
  },
  {
    it: "there is one party",
    set: {
      "agreement.parties": [{ member: "college", shares: { "college-first": "1", "by-share": "1" } }],
      "agreement.rules.closers": 1,
      "agreement.rules.attestations": 0,
      story: [],
    },
    finds: [["agreement.parties", "An agreement has 2 to 256 parties, not 1.", "协议须有 2 至 256 个签约方，现有 1。"]],
  },
  {
    it: "there are 257 parties",
    set: {
      members: many.map((id, place) => ({
        id,
        class: "School",
        name: { en: `School ${place}`, zh: `学校 ${place}` },
        registration: { type: "OTHER", number: id },
        bank: id,
      })),
      "agreement.parties": many.map((member) => ({ member, shares: { "by-share": "1", "college-first": "1" } })),
      "agreement.pools[0].beneficiary": "m0",
      "agreement.currencies[0].holder": "m0",
      "agreement.rules.panel": "m0",
      story: [],
    },
    finds: [
      ["agreement.parties", "An agreement has 2 to 256 parties, not 257.", "协议须有 2 至 256 个签约方，现有 257。"],
    ],
  },
]);
