import { expect } from "chai";
import { TypedDataEncoder, ZeroHash } from "ethers";
import * as fc from "fast-check";
import type { AgreementFile } from "../../src/agreement/format.js";
import { toTerms } from "../../src/agreement/toTerms.js";
import { validate } from "../../src/agreement/validate.js";
import { digest } from "../../src/digest.js";
import { propertyRulesOf } from "../../src/rules/property/propertyRules.js";
import { mutationsOf } from "../helpers/agreementArbitraries.js";
import { exampleOf, put, run } from "../helpers/agreementCases.js";
import { addressOf } from "../helpers/agreementTerms.js";

const missing = [
  'This is missing. Add it, or name a preset that has it, like "CN-default".',
  "缺少此项；请补上，或写明含有此项的预设（preset），如 CN-default。",
] as const;
const notOwners = (name: string) =>
  [
    `"${name}" does not say who owns: name a pool with source "agreed" and no beneficiary.`,
    `“${name}” 不能说明归属：请写来源为 agreed、未设受益人的分配池。`,
  ] as const;

run("property and documents", [
  { it: "a preset alone says all", set: { "agreement.property": { preset: "CN-default" } }, finds: [], warning: true },
  {
    it: "without a preset every field is needed",
    set: {
      "agreement.property": {
        licensorKeeps: true,
        subLicences: false,
        preemptionDays: 30,
        publicationDays: 0,
        cureDays: 30,
        accessDays: 0,
        ordinary: { consent: "alone" },
        secret: { consent: "alone" },
        exclusive: { consent: "all" },
        transfer: { consent: "majority" },
        pledge: { consent: "all" },
        renounce: { consent: "alone" },
        abandon: { consent: "all" },
      },
    },
    finds: [
      ["agreement.property.useDays", ...missing],
      ["agreement.property.file", ...missing],
    ],
  },
  {
    it: "owners are of a pool that does not say who owns",
    set: { "agreement.property": { preset: "CN-default", ownersPool: "by-work" } },
    finds: [["agreement.property.ownersPool", ...notOwners("by-work")]],
  },
  {
    it: "owners are one beneficiary",
    set: { "agreement.property": { preset: "CN-default", ownersPool: "zone-fee" } },
    finds: [["agreement.property.ownersPool", ...notOwners("zone-fee")]],
  },
  {
    it: "no pool is called so",
    set: { "agreement.property": { preset: "CN-default", ownersPool: "by-owner" } },
    finds: [
      [
        "agreement.property.ownersPool",
        'No pool is called "by-owner". Pools: "zone-fee", "college-first", "by-work", "by-share", "costs".',
        "没有名为 “by-owner” 的分配池。现有分配池：“zone-fee”、“college-first”、“by-work”、“by-share”、“costs”。",
      ],
    ],
  },
  {
    it: "days of notice without a use, and none where they are needed",
    set: {
      "agreement.property": {
        preset: "CN-default",
        file: { consent: "no-objection" },
        pledge: { consent: "all", noticeDays: 5 },
      },
    },
    finds: [
      [
        "agreement.property.file",
        '"no-objection" needs "noticeDays": how long co-owners may object, 1 day at least.',
        "no-objection 须写 noticeDays：共有人可提异议的天数，至少 1 天。",
      ],
      [
        "agreement.property.pledge.noticeDays",
        'Nothing waits for these days: the consent is "all". Remove them, or make it "no-objection".',
        "同意方式为 all，无需等待；请删去天数，或改为 no-objection。",
      ],
    ],
  },
  {
    it: "more days than the contracts keep",
    set: { "agreement.property": { preset: "CN-default", useDays: 4096 } },
    finds: [["agreement.property.useDays", "4096 is too large; the most is 4095.", "4096 过大，最大为 4095。"]],
  },
  {
    it: "a firm is vocational, a province is written out",
    set: { "members[2].vocational": true, "members[1].province": "Zhejiang" },
    finds: [
      [
        "members[1].province",
        'This is no province. Write its ISO 3166-2 code, like "CN-ZJ".',
        "省份代码不合规：请写 ISO 3166-2 代码，如 CN-ZJ。",
      ],
      [
        "members[2].vocational",
        'Only a School is vocational, and "robotics" is of the class Enterprise. Remove it, or correct the class.',
        "只有学校（School）可标为职业院校，“robotics” 的类别为 Enterprise；请删去或更正类别。",
      ],
    ],
  },
  {
    it: "a document answers no rule, is nobody's, or has no digest",
    set: { documents: [{ answers: "R99", member: "court", what: "a letter", digest: "0x12" }] },
    finds: [
      [
        "documents[0].answers",
        'There is no such rule. Write its id, like "R19".',
        "没有此条规则，请写规则编号，如 R19。",
      ],
      [
        "documents[0].member",
        'No member is called "court". Members: "park", "college", "robotics", "sensors", "institute", "association".',
        "没有标识为 “court” 的成员。现有成员：“park”、“college”、“robotics”、“sensors”、“institute”、“association”。",
      ],
      [
        "documents[0].digest",
        "This is no digest. Write 0x and 64 hexadecimal digits: the SHA-256 of the document.",
        "摘要不合规：请写 0x 加 64 位十六进制数，即文件的 SHA-256。",
      ],
    ],
  },
]);

/** The types written a second time, as the contracts have them. */
const types = {
  PropertyRules: [
    ["uint16", "ownersPool"],
    ["bool", "licensorKeeps"],
    ["bool", "subLicences"],
    ...["preemptionDays", "publicationDays", "cureDays", "accessDays", "useDays"].map((name) => ["uint16", name]),
    ...["file", "ordinary", "secret", "exclusive", "transfer", "pledge", "renounce", "abandon"].map((name) => [
      "OwnerRule",
      name,
    ]),
  ].map(([type, name]) => ({ type: type!, name: name! })),
  OwnerRule: [
    { type: "uint8", name: "consent" },
    { type: "uint16", name: "noticeDays" },
  ],
};

describe("Property rules", () => {
  const fileWith = (property?: object): AgreementFile => {
    const changed = exampleOf("campus-lab");
    if (property !== undefined) put(changed, "agreement.property", property);
    return validate(changed).file!;
  };
  const made = ({ agreement, members }: AgreementFile) =>
    toTerms(agreement, {
      agreement: 1n,
      moduleSet: ZeroHash,
      member: (id) => members.findIndex((member) => member.id === id) + 1,
      currency: addressOf,
    });

  it("are the struct whose hash stands in the terms", () => {
    const { terms, property, pools } = made(fileWith({ preset: "CN-default", ownersPool: "by-share", useDays: 400 }));
    const all = { consent: 4, noticeDays: 0 };
    const alone = { consent: 1, noticeDays: 0 };
    expect(property).to.deep.equal({
      ownersPool: pools.get("by-share")!.line.number,
      licensorKeeps: true,
      subLicences: false,
      preemptionDays: 30,
      publicationDays: 0,
      cureDays: 30,
      accessDays: 0,
      useDays: 400,
      file: { consent: 2, noticeDays: 30 },
      ordinary: alone,
      secret: alone,
      exclusive: all,
      transfer: all,
      pledge: all,
      renounce: alone,
      abandon: all,
    });
    expect(terms.licenceRule).to.equal(TypedDataEncoder.hashStruct("PropertyRules", types, property!));
    const { agreement } = fileWith({ preset: "CN-default", ownersPool: "by-share", useDays: 400 });
    expect(propertyRulesOf(agreement, (name) => pools.get(name)!.line.number)).to.deep.equal(property);
  });

  it("are none where the file has no such section: the terms are as they always were", () => {
    const file = fileWith();
    const { terms, property } = made(file);
    expect(property).to.equal(undefined);
    expect(terms.licenceRule).to.equal(digest(file.agreement.legal.licences));
  });

  it("have no pool where each result is its maker's, and follow an amendment", () => {
    const file = fileWith({ preset: "HorizonEurope" });
    expect(made(file).property).to.include({ ownersPool: 0, accessDays: 365, useDays: 365 });
    const changed = { ...file.agreement, property: { preset: "HorizonEurope" as const, ownersPool: "by-share" } };
    expect(made({ ...file, agreement: changed }).property!.ownersPool).to.be.greaterThan(0);
  });

  it("with one thing changed are faulty or can be hashed, and never break the check", () => {
    let passed = 0;
    const section = { preset: "CN-default", ownersPool: "by-share", useDays: 0, file: { consent: "all" } };
    fc.assert(
      fc.property(mutationsOf(section), (changed) => {
        const file = exampleOf("campus-lab");
        put(file, "agreement.property", changed);
        const checked = validate(file);
        expect(checked.file === undefined).to.equal(checked.faults.some(({ severity }) => severity === "fault"));
        if (checked.file === undefined) return;
        passed++;
        expect(made(checked.file).terms.licenceRule).to.match(/^0x[0-9a-f]{64}$/);
      }),
      { numRuns: 400 },
    );
    expect(passed).to.be.greaterThan(20);
  });
});
