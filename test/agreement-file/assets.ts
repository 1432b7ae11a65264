import { run } from "../helpers/agreementCases.js";

const noParty = (id: string) =>
  [
    `"${id}" is no party of the agreement then. Parties: "fada-catec", "auth", "quasset", "chevron-oronite", "vertical", "us", "basf-antwerpen".`,
    `“${id}” 此时不是协议的签约方。签约方：“fada-catec”、“auth”、“quasset”、“chevron-oronite”、“vertical”、“us”、“basf-antwerpen”。`,
  ] as const;
const notThere = (en: string, zh: string, label: string) =>
  [`No earlier step has ${en} called "${label}".`, `此前没有名为 “${label}” 的${zh}。`] as const;
const tooFine = (text: string) =>
  [
    `"${text}" has too many decimals; 2 are possible here. Round it as the parties agree.`,
    `“${text}” 小数位过多，此处至多 2 位，请按各方约定取舍。`,
  ] as const;
const order = [
  'The first rate applies from "0", each other one from a higher base than the one before it.',
  "首档自 “0” 起，其后各档的起点须高于前一档。",
] as const;
const needed = [
  "This is missing: rates and a ceiling are of what is reported.",
  "缺少此项：费率与上限以报告的基数为准。",
] as const;
const oneLicensee = [
  'A licence has one licensee: write "licensee" for a member, or "counterparty" for somebody outside.',
  "许可须有一名被许可人：成员写 licensee，外部相对方写 counterparty。",
] as const;

run("intellectual property", [
  {
    it: "background of somebody who is no party",
    of: "simar",
    set: { "agreement.background[0].by": "park" },
    finds: [
      [
        "agreement.background[0].by",
        '"park" is no party. Background is brought along by a party.',
        "“park” 不是签约方；背景知识产权须由签约方提供。",
      ],
    ],
  },
  {
    it: "a label of background twice, and one that a step has too",
    of: "simar",
    set: {
      "agreement.background[1]": {
        as: "contact-arm",
        by: "us",
        kind: "software",
        identifier: "arm control",
        limits: "any",
      },
      "story[29].as": "contact-arm",
      "story[30]": undefined,
      "story[37]": undefined,
      "story[39]": undefined,
      "story[40]": undefined,
      "story[41]": undefined,
      "story[42]": undefined,
      "story[43]": undefined,
      "story[44]": undefined,
      "story[45]": undefined,
    },
    finds: [
      [
        "agreement.background[1].as",
        'Background 1 is called "contact-arm" too. Give each its own label.',
        "第 1 项背景知识产权也用标签 “contact-arm”，标签不得重复。",
      ],
      [
        "story[29].as",
        'Background is called "contact-arm" too. Give each its own label.',
        "背景知识产权也用标签 “contact-arm”，标签不得重复。",
      ],
    ],
  },
  {
    it: "an identifier with a wrong check digit",
    of: "simar",
    set: { "agreement.background[0].identifier": "CN202210000001.9", "story[21].identifier": "ZL201710601862.4" },
    finds: [
      [
        "agreement.background[0].identifier",
        '"CN202210000001.9" is no Chinese application number: the check digit of 202210000001 is 0. Look at the office\'s notice again.',
        "“CN202210000001.9”不是有效的中国专利申请号：202210000001 的校验位应为 0。请核对受理通知书。",
      ],
      [
        "story[21].identifier",
        '"ZL201710601862.4" is no Chinese application number: the check digit of 201710601862 is 3. Look at the office\'s notice again.',
        "“ZL201710601862.4”不是有效的中国专利申请号：201710601862 的校验位应为 3。请核对受理通知书。",
      ],
    ],
  },
  {
    it: "a number of another kind of right",
    of: "shared-invention",
    set: {
      "story[0].kind": "design",
      "story[0].identifier": "202610000001.9",
      "story[1].identifier": "ZL202620000001.4",
    },
    finds: [
      [
        "story[0].identifier",
        '"202610000001.9" is the number of an asset of the kind "invention", not "design". Look at the office\'s notice again.',
        "“202610000001.9”是发明专利的编号，而类别为外观设计。请核对受理通知书。",
      ],
      [
        "story[1].identifier",
        '"ZL202620000001.4" is the number of an asset of the kind "utility-model", not "design". Look at the office\'s notice again.',
        "“ZL202620000001.4”是实用新型的编号，而类别为外观设计。请核对受理通知书。",
      ],
    ],
  },
  {
    it: "a result of somebody who is no party",
    of: "simar",
    set: { "story[21].by": "park" },
    finds: [["story[21].by", ...noParty("park")]],
  },
  {
    it: "a result, and nobody said who owns results",
    set: {
      story: [
        {
          date: "2026-03-02",
          do: "register",
          as: "rig",
          by: "college",
          kind: "invention",
          identifier: "a rig",
          evidence: "disclosure",
        },
      ],
    },
    finds: [
      [
        "story[0].do",
        'The agreement has no section "property", so nobody could say who owns its results. Add it.',
        "协议没有 “property” 部分，无法确定成果权属，请补充。",
      ],
    ],
  },
  {
    it: "royalties of more than all",
    of: "simar",
    set: {
      "story[29].parents": [
        { asset: "contact-arm", royalty: "60 %" },
        { asset: "inspection-method", royalty: "41 %" },
      ],
    },
    finds: [
      [
        "story[29].parents",
        "An asset derives from at most 8 others, and their royalties come to at most 100 %.",
        "来源资产至多 8 项，提成合计至多 100 %。",
      ],
    ],
  },
  {
    it: "a parent, an asset and a licence that were not there before",
    of: "simar",
    set: {
      "story[29].parents[1].asset": "later-method",
      "story[22].asset": "plant-licence",
      "story[31].licence": "inspection-method",
      "story[33].licence": "suite-licence-2",
      "story[42].to": "own-quasset",
    },
    finds: [
      ["story[22].asset", ...notThere("an asset", "知识产权", "plant-licence")],
      ["story[29].parents[1].asset", ...notThere("an asset", "知识产权", "later-method")],
      ["story[31].licence", ...notThere("a licence", "许可", "inspection-method")],
      ["story[33].licence", ...notThere("a licence", "许可", "suite-licence-2")],
      ["story[42].to", ...notThere("an asset", "知识产权", "own-quasset")],
    ],
  },
  {
    it: "two licensees, or none",
    of: "simar",
    set: { "story[23].licensee": "park", "story[30].licensee": undefined },
    finds: [
      ["story[23].licensee", ...oneLicensee],
      ["story[30].licensee", ...oneLicensee],
    ],
  },
  {
    it: "a licensee that is no member",
    of: "simar",
    set: { "story[30].licensee": "harbour" },
    finds: [
      [
        "story[30].licensee",
        'No member is called "harbour". Members: "fada-catec", "auth", "quasset", "chevron-oronite", "vertical", "us", "basf-antwerpen", "park".',
        "没有标识为 “harbour” 的成员。现有成员：“fada-catec”、“auth”、“quasset”、“chevron-oronite”、“vertical”、“us”、“basf-antwerpen”、“park”。",
      ],
    ],
  },
  {
    it: "a country and a field of use that do not exist",
    of: "simar",
    set: { "story[23].territory": ["ES", "XX"], "story[30].fields": ["04"] },
    finds: [
      [
        "story[23].territory",
        '"XX" is no country or area of ISO 3166. Write two letters, such as CN or DE, or world.',
        "“XX”不是 ISO 3166 中的国家或地区代码。请填写两位字母代码（如 CN、DE），或 world（全球）。",
      ],
      [
        "story[30].fields",
        '"04" is no division of ISIC Rev. 4. Write numbers or ranges, such as 26 or 20-23, 0 for uses outside industry, or all.',
        "“04”不是国际标准产业分类（ISIC 第 4 版）的门类。请填写编号或区间（如 26、20-23），0 表示非产业用途，或 all（全部）。",
      ],
    ],
  },
  {
    it: "a licence that ends before it begins",
    of: "simar",
    set: { "story[23].until": "2025-12-31" },
    finds: [
      [
        "story[23].until",
        "The licence ends on 2025-12-31, before it begins on 2026-01-01.",
        "许可止于 2025-12-31，早于起始日 2026-01-01。",
      ],
    ],
  },
  {
    it: "a rate of more than all, and steps out of order",
    of: "simar",
    set: {
      "story[23].fees.steps": [
        { from: "1.00", rate: "101 %" },
        { from: "1.00", rate: "2 %" },
      ],
    },
    finds: [
      ["story[23].fees.steps[0].from", ...order],
      ["story[23].fees.steps[0].rate", "A rate is at most 100 %.", "费率至多 100 %。"],
      ["story[23].fees.steps[1].from", ...order],
    ],
  },
  {
    it: "amounts with too many decimals",
    of: "simar",
    set: {
      "story[23].fees.ceiling": "1.005",
      "story[23].fees.steps[1].from": "2.001",
      "story[23].fees.instalments[0].amount": "0.001",
      "story[31].base": "1.001",
    },
    finds: [
      ["story[23].fees.ceiling", ...tooFine("1.005")],
      ["story[23].fees.steps[1].from", ...tooFine("2.001")],
      ["story[23].fees.instalments[0].amount", ...tooFine("0.001")],
      ["story[31].base", ...tooFine("1.001")],
    ],
  },
  {
    it: "rates without a base and reports",
    of: "simar",
    set: { "story[23].fees.base": undefined, "story[23].fees.reports": undefined },
    finds: [
      ["story[23].fees.base", ...needed],
      ["story[23].fees.reports", ...needed],
    ],
  },
  {
    it: "consents and reports of status by somebody who is no party",
    of: "simar",
    set: { "story[22].by": "park", "story[22].consents": ["us", "harbour"], "story[23].consents": ["park"] },
    finds: [
      ["story[22].by", ...noParty("park")],
      ["story[22].consents[1]", ...noParty("harbour")],
      ["story[23].consents[0]", ...noParty("park")],
    ],
  },
]);
