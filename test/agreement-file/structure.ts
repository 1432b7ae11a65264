import { run } from "../helpers/agreementCases.js";

run("structure", [
  {
    it: "a field is missing",
    set: { "agreement.rules.majority": undefined },
    finds: [["agreement.rules.majority", "This is missing. Add it.", "缺少此项，请补上。"]],
  },
  {
    it: "a field is unknown, and so is another",
    set: { "agreement.rules.quorum": 3, "members[0].nickname": "p" },
    finds: [
      [
        "members[0].nickname",
        "The format has no such field. Remove it, or correct its name.",
        "格式中没有此字段，请删除或更正字段名。",
      ],
      [
        "agreement.rules.quorum",
        "The format has no such field. Remove it, or correct its name.",
        "格式中没有此字段，请删除或更正字段名。",
      ],
    ],
  },
  {
    it: "something else stands where text must be",
    set: { "members[0].bank": 7 },
    finds: [
      ["members[0].bank", "7 stands where text in quotation marks must be.", "此处应为：带引号的文本；现为：7。"],
    ],
  },
  {
    it: "something else stands where true or false must be",
    set: { "agreement.periodic": "yes" },
    finds: [
      ["agreement.periodic", '"yes" stands where true or false must be.', '此处应为：true 或 false；现为："yes"。'],
    ],
  },
  {
    it: "something else stands where a list must be",
    set: { "agreement.tiers": {} },
    finds: [["agreement.tiers", "{…} stands where a list in [ ] must be.", "此处应为：方括号列表；现为：{…}。"]],
  },
  {
    it: "something else stands where an object must be",
    set: { "agreement.parties[0].shares": ["1"] },
    finds: [
      [
        "agreement.parties[0].shares",
        "[…] stands where an object in { } must be.",
        "此处应为：花括号对象；现为：[…]。",
      ],
    ],
  },
  {
    it: "something else stands where a number must be",
    set: { "agreement.rules.noticeDays": "30" },
    finds: [
      ["agreement.rules.noticeDays", '"30" stands where a whole number must be.', '此处应为：整数；现为："30"。'],
    ],
  },
  {
    it: "a number is not whole",
    set: { "agreement.rules.noticeDays": 1.5 },
    finds: [["agreement.rules.noticeDays", "1.5 stands where a whole number must be.", "此处应为：整数；现为：1.5。"]],
  },
  {
    it: "a number is too small",
    set: { "agreement.rules.coolingDays": -1 },
    finds: [["agreement.rules.coolingDays", "-1 is too small; the least is 0.", "-1 过小，最小为 0。"]],
  },
  {
    it: "a number is too large",
    set: { "agreement.rules.challengeDays": 36501 },
    finds: [["agreement.rules.challengeDays", "36501 is too large; the most is 36500.", "36501 过大，最大为 36500。"]],
  },
  {
    it: "a word is none of those possible",
    set: { "agreement.mode": "friendly" },
    finds: [
      [
        "agreement.mode",
        '"friendly" is none of "cooperative", "commissioned". Choose one.',
        '"friendly" 不在 "cooperative"、"commissioned" 之中，请选其一。',
      ],
    ],
  },
  {
    it: "the format is another",
    set: { format: "jointly-agreement/2" },
    finds: [
      [
        "format",
        '"jointly-agreement/2" must be "jointly-agreement/1".',
        '"jointly-agreement/2" 应为 "jointly-agreement/1"。',
      ],
    ],
  },
  {
    it: "an act is unknown",
    set: { "story[0].do": "sing" },
    finds: [
      [
        "story[0].do",
        '"sing" is none of "contribute", "attest", "challenge", "rule", "finalise", "receipt", "reverse", "pay-in", "amend", "close", "payment-run", "claim", "register", "status", "license", "sub-license", "report", "forward", "offer-share", "preempt", "transfer". Choose one.',
        '"sing" 不在 "contribute"、"attest"、"challenge"、"rule"、"finalise"、"receipt"、"reverse"、"pay-in"、"amend"、"close"、"payment-run"、"claim"、"register"、"status"、"license"、"sub-license"、"report"、"forward"、"offer-share"、"preempt"、"transfer" 之中，请选其一。',
      ],
    ],
  },
  {
    it: "an act is missing",
    set: { "story[26].do": undefined },
    finds: [["story[26].do", "This is missing. Add it.", "缺少此项，请补上。"]],
  },
  {
    it: "text is empty (R31: object)",
    set: { "agreement.legal.object": "" },
    finds: [["agreement.legal.object", "This is empty. Write the text that belongs here.", "此处为空，请填写内容。"]],
  },
  {
    it: "text is only space (R31: plan)",
    set: { "agreement.legal.plan": " \n" },
    finds: [["agreement.legal.plan", "This is empty. Write the text that belongs here.", "此处为空，请填写内容。"]],
  },
  {
    it: "R31: confidentiality, ownership, distribution and acceptance are settled",
    set: {
      "agreement.legal.confidentiality": "",
      "agreement.legal.ownership": "",
      "agreement.legal.distribution": "",
      "agreement.legal.acceptance": "",
    },
    finds: [
      ["agreement.legal.confidentiality", "This is empty. Write the text that belongs here.", "此处为空，请填写内容。"],
      ["agreement.legal.ownership", "This is empty. Write the text that belongs here.", "此处为空，请填写内容。"],
      ["agreement.legal.distribution", "This is empty. Write the text that belongs here.", "此处为空，请填写内容。"],
      ["agreement.legal.acceptance", "This is empty. Write the text that belongs here.", "此处为空，请填写内容。"],
    ],
  },
  {
    it: "text has half of a character",
    set: { "members[0].bank": "\ud83d" },
    finds: [
      [
        "members[0].bank",
        "This has half of a character (an unpaired surrogate). Write the character again.",
        "含有不完整的字符（孤立代理项），请重新输入该字符。",
      ],
    ],
  },
  {
    it: "an identifier has other characters",
    set: { "members[5].id": "City_Association", "agreement.rules.panel": undefined, "story[19]": undefined },
    finds: [
      [
        "members[5].id",
        "This is no identifier. Use lower-case letters, digits and single hyphens, at most 64.",
        "标识不合规：只用小写字母、数字和单个连字符，至多 64 个字符。",
      ],
    ],
  },
  {
    it: "a name has other characters",
    set: {
      "story[14].as": "double!",
      "story[15]": undefined,
      "story[16]": undefined,
      "story[17]": undefined,
      "story[19]": undefined,
    },
    finds: [
      [
        "story[14].as",
        "This is no name. Use letters and digits, parted by single hyphens, points, underscores or spaces, at most 64 characters.",
        "名称不合规：只用文字和数字，以单个连字符、点、下划线或空格分隔，至多 64 个字符。",
      ],
    ],
  },
  {
    it: "a name is JavaScript's own",
    set: { "agreement.pools[5]": { name: "toString", source: "costs" } },
    finds: [
      [
        "agreement.pools[5].name",
        "This name is JavaScript's own. Choose another.",
        "此名称为 JavaScript 保留，请另取名称。",
      ],
    ],
  },
  {
    it: "a field would be passed over",
    set: { "members[0].registration.constructor": 1 },
    finds: [
      [
        "members[0].registration",
        'This has a field called "__proto__", "prototype" or "constructor". Remove it.',
        "含有名为 __proto__、prototype 或 constructor 的字段，请删去。",
      ],
    ],
  },
  {
    it: "a day does not exist",
    set: { "agreement.expires": "2031-02-29" },
    finds: [
      [
        "agreement.expires",
        "There is no such date. Write a date of the calendar as YYYY-MM-DD.",
        "日期不存在，请按 YYYY-MM-DD 填写日历日期。",
      ],
    ],
  },
  {
    it: "a date is written another way",
    set: { "agreement.pools[2].holdUntil": "1.1.2027" },
    finds: [
      [
        "agreement.pools[2].holdUntil",
        "There is no such date. Write a date of the calendar as YYYY-MM-DD.",
        "日期不存在，请按 YYYY-MM-DD 填写日历日期。",
      ],
    ],
  },
  {
    it: "a date is day zero",
    set: { "agreement.pools[2].holdUntil": "1970-01-01" },
    finds: [
      [
        "agreement.pools[2].holdUntil",
        "The ledger counts days from 1970-01-02 on. Write a later date.",
        "账本自 1970-01-02 起计日，请填写此后的日期。",
      ],
    ],
  },
  {
    it: "an amount has separators",
    set: { "agreement.pools[1].cap": "80,000.00" },
    finds: [
      [
        "agreement.pools[1].cap",
        'This is no amount. Write digits with a point before decimals, like "1250.00", without separators.',
        "数额不合规：只写数字，小数点前后为数字，如 1250.00，不加千位分隔符。",
      ],
    ],
  },
  {
    it: "a rate is no percentage",
    set: { "agreement.tiers[0].rate": "0.015" },
    finds: [
      [
        "agreement.tiers[0].rate",
        'This is no rate. Write it in per cent with at most four decimals, like "2.5 %".',
        "比率不合规：请写百分比，至多四位小数，如 2.5 %。",
      ],
    ],
  },
  {
    it: "a currency is none",
    set: { "agreement.currencies[1].code": "yuan", "story[13].currency": "CNY" },
    finds: [
      [
        "agreement.currencies[1].code",
        'This is no currency. Write an ISO 4217 code like "CNY", "token:NAME" or "native".',
        "币种不合规：请写 ISO 4217 代码（如 CNY）、token:名称 或 native。",
      ],
      ["story[13].currency", 'CNY is paid through a bank: use "receipt".', "CNY 经银行收付，请用 “receipt”。"],
    ],
  },
  {
    it: "a period has three days",
    set: { "story[12].service": ["2026-03-01", "2026-06-30", "2026-07-01"] },
    finds: [
      [
        "story[12].service[2]",
        "This is one too many. Write the first and the last day only.",
        "多余的一项，只写首日和末日。",
      ],
    ],
  },
  {
    it: "a period has one day",
    set: { "story[12].service": ["2026-03-01"] },
    finds: [["story[12].service[1]", "This is missing. Add it.", "缺少此项，请补上。"]],
  },
]);
