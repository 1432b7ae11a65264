import { expect } from "chai";
import { changed, judges, paper } from "../helpers/ruleCases.js";
import { checkAgreement } from "../../src/rules/check/checkAgreement.js";

const P = "agreement.property";
const oneTier = { "agreement.tiers": [{ kind: "share", rate: "100 %", pool: "by-share" }], story: [] };
const forgotten = { ...oneTier, "agreement.parties[3].shares": {} };
const levy = (rate: string) => ({ "agreement.tiers[0].rate": rate });

describe("Rules of sharing and of the contract", () => {
  judges("R11", "shares are settled in the file", "CN-default", [{ verdict: "holds", at: "agreement.pools" }]);

  judges("R12", "nobody is left without profit, unless it is expressly agreed", "CN-default", [
    { verdict: "holds", at: "agreement.parties" },
    { set: forgotten, refused: true, verdict: "broken", at: "agreement.parties[3]" },
    {
      set: { ...forgotten, "agreement.allToSomeAgreed": true },
      verdict: "overridden",
      at: "agreement.allToSomeAgreed",
      says: /partnership this is void/,
    },
    { set: { ...oneTier, "agreement.allToSomeAgreed": true }, verdict: "holds", at: "agreement.parties" },
  ]);

  const late = [
    { kind: "share", rate: "50 %", pool: "by-work" },
    { kind: "recover", rate: "100 %", pool: "costs" },
    { kind: "share", rate: "100 %", pool: "by-share" },
  ];
  judges("R28", "fee, cost, net: tiers stand in this order", "CN-state-university", [
    { verdict: "holds", at: "agreement.tiers" },
    { set: { "agreement.tiers": late, story: [] }, verdict: "overridden", at: "agreement.tiers[1]" },
    { preset: "US-BayhDole-Dayton", verdict: "to-confirm", at: "agreement.tiers", says: /20 % of the gross/ },
    { preset: "US-BayhDole-Dayton", set: levy("20 %"), verdict: "holds", at: "agreement.tiers" },
    {
      preset: "US-BayhDole-Dayton",
      set: { "agreement.parties[0].reward": "40 %" },
      verdict: "overridden",
      at: "agreement.parties[0]",
    },
    { preset: "US-BayhDole-LomaLinda", set: levy("10 %"), verdict: "holds", at: "agreement.tiers" },
    // Northwestern repays cost first, then takes its fee.
    { preset: "US-BayhDole-Northwestern", set: levy("15 %"), verdict: "overridden", at: "agreement.tiers[1]" },
  ]);

  judges("R30", "failure is borne as agreed", "CN-default", [{ verdict: "holds", at: "agreement.legal.obligations" }]);

  judges("R31", "six fields are settled", "CN-default", [
    { verdict: "holds", at: "agreement.legal" },
    ...["object", "plan", "confidentiality", "ownership", "distribution", "acceptance"].map((field) => ({
      set: { [`agreement.legal.${field}`]: " " },
      refused: true as const,
      verdict: "broken" as const,
      at: `agreement.legal.${field}`,
    })),
  ]);

  judges("R34", "two thirds decide", "CN-default", [
    { verdict: "holds", at: "agreement.rules.majority" },
    { set: { "agreement.rules.majority": "50 %" }, verdict: "overridden", at: "agreement.rules.majority" },
  ]);

  judges("R35", "30 days to cure a breach, of the agreement and of a licence", "CN-default", [
    { verdict: "holds", at: "agreement.rules.cureDays" },
    { set: { "agreement.rules.cureDays": 10 }, verdict: "overridden", at: "agreement.rules.cureDays" },
    { set: { [P]: { preset: "CN-default", cureDays: 10 } }, verdict: "overridden", at: `${P}.cureDays` },
  ]);

  judges("R36", "no number or address of a person stands anywhere", "CN-default", [
    { verdict: "holds", at: "" },
    { set: { "story[0].evidence": "李某 11010519491231002X" }, verdict: "broken", at: "story[0].evidence" },
    { set: { "story[0].evidence": "序列号 110105194912310021" }, verdict: "holds", at: "" }, // its check digit is wrong
    { set: { "agreement.legal.plan": "ask 13912345678" }, verdict: "broken", at: "agreement.legal.plan" },
    { set: { "agreement.legal.plan": "by 0000-0002-1825-0097" }, verdict: "broken", at: "agreement.legal.plan" },
    { set: { "title.en": "write to a.person@example.org" }, verdict: "broken", at: "title.en" },
    { set: { "members[0].bank": "6222021390001234567" }, verdict: "holds", at: "" },
  ]);

  judges("X01", "a government body shares only on a cited basis", "CN-default", [
    { verdict: "holds", at: "agreement.tiers", says: /^"park"/ },
    {
      set: { "agreement.parties[4]": { member: "park", shares: { "by-share": "1" } } },
      verdict: "broken",
      at: "agreement.tiers[4]",
      says: /"park".*tier 5/,
    },
    {
      set: {
        "agreement.parties[4]": { member: "park", shares: { "by-share": "1" } },
        "agreement.tiers[4].basis": "a decree",
      },
      verdict: "holds",
      at: "agreement.tiers",
    },
    {
      set: {
        "agreement.parties[4]": { member: "park", shares: { "by-share": "1" } },
        documents: [paper("X01", "park")],
      },
      verdict: "holds",
      at: "agreement.tiers",
    },
    {
      set: { "agreement.parties[4]": { member: "park", shares: {} } },
      facts: { contributions: new Map([["park", ["software"]]]) },
      verdict: "broken",
      at: "agreement.tiers[3]",
    },
    { of: "simar", verdict: "not-applicable", at: "" },
  ]);

  judges("X02", "state enterprises show their appraisal", "CN-default", [
    { verdict: "to-confirm", at: "members", says: /^"robotics", "sensors"/ },
    {
      set: { "members[2].stateOwned": true, "members[3].stateOwned": false, documents: [paper("X02", "robotics")] },
      verdict: "holds",
      at: "documents",
    },
    { set: { "members[2].stateOwned": false, "members[3].stateOwned": false }, verdict: "not-applicable", at: "" },
  ]);

  const payingPark = { "agreement.parties[4]": { member: "park", shares: {} } };
  const cash = { contributions: new Map([["park", ["cash" as const]]]) };
  judges("X03", "fiscal money names its budget line", "CN-default", [
    { verdict: "not-applicable", at: "" },
    { set: payingPark, facts: cash, verdict: "to-confirm", at: "", says: /^"park"/ },
    { set: payingPark, facts: { ...cash, documents: [paper("X03", "park")] }, verdict: "holds", at: "documents" },
  ]);

  judges("X04", "students consent", "CN-default", [
    { verdict: "to-confirm", at: "", says: /^"college"/ },
    { set: { documents: [paper("X04")] }, verdict: "holds", at: "documents" },
    { set: { "members[1].class": "Enterprise" }, verdict: "not-applicable", at: "" },
  ]);

  it("the gravest verdict of all versions counts, where the amendment stands", () => {
    const file = changed({ of: "simar", set: { [P]: { preset: "CN-default", ownersPool: "by-cost" } } });
    const step = file.story.findIndex(({ do: act }) => act === "amend");
    const amend = file.story[step] as Extract<(typeof file.story)[number], { do: "amend" }>;
    expect(checkAgreement(file, "CN-default").sound).to.equal(true);
    amend.change.property = { preset: "CN-default", ownersPool: "by-cost-2", file: { consent: "alone" } };
    const { verdicts, sound } = checkAgreement(file, "CN-default");
    const filing = verdicts.find(({ rule }) => rule === "R10");
    expect(filing).to.include({ verdict: "broken", at: `story[${step}].change.property.file` });
    expect(sound).to.equal(false);
  });
});
