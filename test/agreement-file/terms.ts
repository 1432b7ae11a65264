import { run } from "../helpers/agreementCases.js";

run("terms", [
  {
    it: "it expires before it takes effect",
    set: { "agreement.expires": "2026-02-28", story: [] },
    finds: [
      [
        "agreement.expires",
        "The agreement expires on 2026-02-28, before it takes effect on 2026-03-01. Correct one of them.",
        "协议 2026-02-28 到期，早于生效日 2026-03-01，请更正。",
      ],
    ],
  },
  {
    it: "nobody is a majority",
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
    it: "a majority is above 100 %",
    set: { "agreement.rules.majority": "101 %" },
    finds: [
      [
        "agreement.rules.majority",
        "A majority is more than 0 % and at most 100 % of the parties, not 101 %.",
        "多数比例须大于 0 %、至多 100 %，不能是 101 %。",
      ],
    ],
  },
  {
    it: "more parties close than there are",
    set: { "agreement.rules.closers": 5, story: [] },
    finds: [
      [
        "agreement.rules.closers",
        "5 parties cannot sign a close: there are 4.",
        "签约方只有 4 个，无法由 5 个签署年度分配。",
      ],
    ],
  },
  {
    it: "nobody closes a periodic agreement",
    set: { "agreement.rules.closers": 0, story: [] },
    finds: [
      [
        "agreement.rules.closers",
        "A periodic agreement is shared when parties sign the close; at least 1 must.",
        "按期分配的协议须由签约方签署分配方案，至少 1 方。",
      ],
    ],
  },
  {
    it: "more parties attest than there are others",
    set: { "agreement.rules.attestations": 4 },
    finds: [
      [
        "agreement.rules.attestations",
        "A contribution is attested by other parties: at most 3 here, not 4.",
        "贡献由其他签约方证明，此处至多 3 方，不能是 4。",
      ],
    ],
  },
  {
    it: "the panel is no member",
    set: { "agreement.rules.panel": "court" },
    finds: [
      [
        "agreement.rules.panel",
        'No member is called "court". Members: "park", "college", "robotics", "sensors", "institute", "association".',
        "没有标识为 “court” 的成员。现有成员：“park”、“college”、“robotics”、“sensors”、“institute”、“association”。",
      ],
    ],
  },
]);
