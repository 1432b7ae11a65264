import { run } from "../helpers/agreementCases.js";

run("story", [
  {
    it: "a label is used twice",
    set: {
      "story[14].as": "firmware",
      "story[15]": undefined,
      "story[16]": undefined,
      "story[17]": undefined,
      "story[19]": undefined,
    },
    finds: [
      [
        "story[14].as",
        'Step 3 is called "firmware" too. Give each its own label.',
        "第 3 步也用标签 “firmware”，标签不得重复。",
      ],
    ],
  },
  {
    it: "a step is before the one before it",
    set: { "story[11].date": "2026-03-24" },
    finds: [
      [
        "story[11].date",
        "2026-03-24 is before step 11 (2026-03-25). Put the steps in the order of their days.",
        "2026-03-24 早于第 11 步（2026-03-25），请按日期先后排列。",
      ],
    ],
  },
  {
    it: "a step is before the agreement takes effect",
    set: { "story[0].date": "2026-02-28" },
    finds: [
      [
        "story[0].date",
        "2026-02-28 is before the agreement takes effect (2026-03-01). Move the step to a later day.",
        "2026-02-28 早于协议生效日（2026-03-01），请改为较晚日期。",
      ],
    ],
  },
  {
    it: "a label is unknown",
    set: { "story[11].contribution": "hardware" },
    finds: [
      [
        "story[11].contribution",
        'No earlier step records a contribution as "hardware".',
        "此前没有以 “hardware” 为标签登记的贡献。",
      ],
    ],
  },
  {
    it: "a label is recorded only later",
    set: { "story[11].contribution": "double" },
    finds: [
      [
        "story[11].contribution",
        'No earlier step records a contribution as "double".',
        "此前没有以 “double” 为标签登记的贡献。",
      ],
    ],
  },
  {
    it: "a label is of a receipt",
    set: { "story[19].contribution": "orders-h1" },
    finds: [
      [
        "story[19].contribution",
        '"orders-h1" is no contribution. Name one that an earlier step records.',
        "“orders-h1” 不是贡献，请填写此前登记的贡献标签。",
      ],
    ],
  },
  {
    it: "a label is of a contribution",
    of: "simar",
    set: { "story[34].receipt": "validation" },
    finds: [
      [
        "story[34].receipt",
        '"validation" is no receipt. Name one that an earlier step records.',
        "“validation” 不是收款，请填写此前登记的收款标签。",
      ],
    ],
  },
  {
    it: "a label of an act that cannot be read draws no fault after it",
    set: { "story[2].do": "contrbute" },
    finds: [
      [
        "story[2].do",
        '"contrbute" is none of "contribute", "attest", "challenge", "rule", "finalise", "receipt", "reverse", "pay-in", "amend", "close", "payment-run", "claim", "register", "status", "license", "sub-license", "report", "forward", "offer-share", "preempt", "transfer". Choose one.',
        '"contrbute" 不在 "contribute"、"attest"、"challenge"、"rule"、"finalise"、"receipt"、"reverse"、"pay-in"、"amend"、"close"、"payment-run"、"claim"、"register"、"status"、"license"、"sub-license"、"report"、"forward"、"offer-share"、"preempt"、"transfer" 之中，请选其一。',
      ],
    ],
  },
]);
