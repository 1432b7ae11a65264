import { run } from "../helpers/agreementCases.js";

const of = "shared-invention";
const goesBeyond = [
  'This goes beyond "works-licence", under which it is granted.',
  "此项超出其上位许可 “works-licence” 的范围。",
] as const;
const noMember = (id: string) =>
  [
    `No member is called "${id}". Members: "college", "firm", "institute", "works", "fund".`,
    `没有标识为 “${id}” 的成员。现有成员：“college”、“firm”、“institute”、“works”、“fund”。`,
  ] as const;
const noPart = ["A part is above 0 % and at most 100 %.", "份额须大于 0 % 且至多 100 %。"] as const;
const halfPrice = [
  "This is missing: a price has an amount and a currency, a gift has neither.",
  "缺少此项：价款须同时写明金额与币种，赠与则两者均不写。",
] as const;
const noOffer = (label: string) =>
  [`No earlier step offers a share as "${label}".`, `此前没有标签为 “${label}” 的份额转让要约。`] as const;
const notTheOthers = (id: string) =>
  [
    `"${id}" is the seller or the buyer of this offer. Another owner takes the buyer's place.`,
    `“${id}” 是该要约的出让方或受让方；优先受让者须为其他权利人。`,
  ] as const;
const gone = (label: string) =>
  [`"${label}" was transferred before. Offer another share.`, `“${label}” 已完成转让，请另行要约。`] as const;
const tooLate = (until: string) =>
  [
    `The owners came first for 30 days, until ${until}. Move the step to a day before.`,
    `优先受让期为 30 日，至 ${until} 届满，请改为此前日期。`,
  ] as const;
const tooEarly = (until: string, days = 30) =>
  [
    `The others have ${days} days, until ${until}. Move the step to a later day.`,
    `其他权利人有 ${days} 日期限，至 ${until} 届满，请改为此后日期。`,
  ] as const;

const published = (until: string, days: number) =>
  [
    `The price stands published for ${days} days, until ${until}. Move the step to a later day.`,
    `价格公示 ${days} 日，至 ${until} 届满，请改为此后日期。`,
  ] as const;
const sole = { date: "2026-01-12", do: "register", as: "own", by: "firm", kind: "design", sole: true };
const registered = { ...sole, identifier: "hub (invented)", evidence: "drawings (invented)" };
const offered = (as: string, by: string, to: string, part: string) => ({
  ...{ date: "2026-01-12", do: "offer-share", as, asset: "own", by, to, part, contract: "sale (invented)" },
});
const sold = (offer: string) => ({ date: "2026-01-12", do: "transfer", offer });

run("licences under a licence", [
  {
    it: "its licensee alone grants them",
    of,
    set: { "story[3].by": "fund" },
    finds: [
      [
        "story[3].by",
        '"fund" is not the licensee of "works-licence", who alone grants licences under it.',
        "“fund” 不是 “works-licence” 的被许可人，只有被许可人可分许可。",
      ],
    ],
  },
  {
    it: "the licence allows them, and the agreement",
    of,
    set: { "story[2].subLicences": undefined, "agreement.property.subLicences": undefined },
    finds: [
      [
        "story[3].do",
        'The agreement allows no licences under others. Let its section "property" say "subLicences": true.',
        '协议不允许分许可；请在 “property” 部分写明 "subLicences": true。',
      ],
      [
        "story[3].under",
        '"works-licence" allows no licences under it. Let its step say "subLicences": true.',
        '“works-licence” 不允许分许可；请在其步骤中写明 "subLicences": true。',
      ],
    ],
  },
  {
    it: "they keep within it",
    of,
    set: {
      "story[2].kind": "ordinary",
      "story[3].kind": "sole",
      "story[3].from": "2026-01-31",
      "story[3].until": "2032-01-01",
      "story[3].territory": ["HK", "MO"],
      "story[3].fields": ["30", "72"],
    },
    finds: (["kind", "territory", "fields", "from", "until"] as const).map((field) => [
      `story[3].${field}`,
      ...goesBeyond,
    ]),
  },
  {
    it: "a country that is none is one fault, not two",
    of,
    set: { "story[3].territory": ["XX"] },
    finds: [
      [
        "story[3].territory",
        '"XX" is no country or area of ISO 3166. Write two letters, such as CN or DE, or world.',
        "“XX”不是 ISO 3166 中的国家或地区代码。请填写两位字母代码（如 CN、DE），或 world（全球）。",
      ],
    ],
  },
  {
    it: "none under one of their own, none under what is no licence",
    of,
    set: {
      "story[9]": { ...second("gull-licence") },
      "story[8]": { ...second("rotor-guard"), as: "other" },
      "story[11]": undefined,
    },
    finds: [
      ["story[8].under", 'No earlier step has a licence called "rotor-guard".', "此前没有名为 “rotor-guard” 的许可。"],
      [
        "story[9].under",
        '"gull-licence" is granted under another licence itself; no licences are granted under it.',
        "“gull-licence” 本身即为分许可，不得再行分许可。",
      ],
    ],
  },
]);

run("shares that change hands", [
  {
    it: "seller and buyer are two members",
    of,
    set: { "story[4].to": "institute", "story[12].by": "nobody", "story[12].to": "stranger" },
    finds: [
      [
        "story[4].to",
        '"institute" offers to itself. Name another member as the buyer.',
        "“institute” 不能转让给自己，请填写其他成员。",
      ],
      ["story[12].by", ...noMember("nobody")],
      ["story[12].to", ...noMember("stranger")],
    ],
  },
  {
    it: "a part is some of it, a price is whole",
    of,
    set: {
      "story[4].part": "0 %",
      "story[4].currency": undefined,
      "story[12].part": "101 %",
      "story[12].price": undefined,
    },
    finds: [
      ["story[4].part", ...noPart],
      ["story[4].currency", ...halfPrice],
      ["story[12].part", ...noPart],
      ["story[12].price", ...halfPrice],
    ],
  },
  {
    it: "a price can be counted",
    of,
    set: { "story[4].price": "0.001" },
    finds: [
      [
        "story[4].price",
        '"0.001" has too many decimals; 2 are possible here. Round it as the parties agree.',
        "“0.001” 小数位过多，此处至多 2 位，请按各方约定取舍。",
      ],
    ],
  },
  {
    it: "what was not offered is not taken, nor transferred twice",
    of,
    set: { "story[5].offer": "rotor-guard", "story[13].offer": "institute-sale" },
    finds: [
      ["story[5].offer", ...noOffer("rotor-guard")],
      ["story[13].offer", ...gone("institute-sale")],
    ],
  },
  {
    it: "another owner takes the buyer's place, in time",
    of,
    set: { "story[5].by": "fund", "story[5].date": "2026-04-01", "story[6].date": "2026-04-01" },
    finds: [
      ["story[5].date", ...tooLate("2026-04-01")],
      ["story[5].by", ...notTheOthers("fund")],
    ],
  },
  {
    it: "the days pass, unless the others consent",
    of,
    set: {
      "story[13].date": "2026-06-05",
      "story[7].date": "2026-03-25",
      "story[7].consents": ["college", "firm", "heirs"],
    },
    finds: [
      ["story[7].consents[2]", ...noMember("heirs")],
      ["story[13].date", ...tooEarly("2026-06-05")],
    ],
  },
  {
    it: "an empty list of those who consent is nobody's consent",
    of,
    set: { "story[13].date": "2026-06-05", "story[13].consents": [] },
    finds: [["story[13].date", ...tooEarly("2026-06-05")]],
  },
  {
    it: "its maker's alone goes at once, and whole to the next one; a part of it makes others",
    of,
    set: {
      story: [
        registered,
        ...[offered("whole", "firm", "fund", "100 %"), sold("whole")],
        ...[offered("half", "fund", "works", "50 %"), sold("half")],
        ...[offered("rest", "fund", "works", "50 %"), sold("rest")],
      ],
    },
    finds: [["story[6].date", ...tooEarly("2026-02-11")]],
  },
  {
    it: "its maker's alone waits for the price to be published, like what all agree to",
    of,
    set: {
      "agreement.property.publicationDays": 15,
      story: [registered, offered("whole", "firm", "fund", "100 %"), sold("whole")],
    },
    finds: [["story[2].date", ...published("2026-01-27", 15)]],
  },
  {
    it: "one owner takes a buyer's place, and before the share is transferred",
    of,
    set: {
      "story[6]": { date: "2026-03-13", do: "preempt", offer: "institute-sale", by: "firm" },
      "story[14]": { date: "2026-06-09", do: "preempt", offer: "firm-sale", by: "college" },
      "story[15]": undefined,
    },
    finds: [
      [
        "story[6].offer",
        'Another owner took the buyer\'s place of "institute-sale" before. Remove this step.',
        "“institute-sale” 的受让方此前已被取代，请删去此步骤。",
      ],
      ["story[14].date", ...tooLate("2026-06-05")],
      ["story[14].offer", ...gone("firm-sale")],
    ],
  },
  {
    it: "what nobody registered is not sold",
    of,
    set: { "story[12].asset": "rotor" },
    finds: [["story[12].asset", 'No earlier step has an asset called "rotor".', "此前没有名为 “rotor” 的知识产权。"]],
  },
  {
    it: "background is sold whole",
    of,
    set: {
      "agreement.background": [
        { as: "drawings", by: "firm", kind: "know-how", identifier: "drawings (invented)", limits: "for the project" },
      ],
      "story[12].asset": "drawings",
    },
    finds: [
      [
        "story[12].part",
        'Background has one owner and is sold whole: write "100 %".',
        "背景知识产权仅有一名权利人，须整体转让，请写 “100 %”。",
      ],
    ],
  },
]);

/** A licence under something, of Gull Rotors again. */
function second(under: string): object {
  return {
    ...{ date: "2026-04-11", do: "sub-license", as: "second-licence", under, by: "works", kind: "ordinary" },
    ...{
      counterparty: "Fulmar Rotors (invented)",
      territory: ["HK"],
      fields: ["30"],
      from: "2026-05-01",
      until: "2027-12-31",
    },
    ...{ contract: "contract (invented)", fees: { currency: "CNY" } },
  };
}
