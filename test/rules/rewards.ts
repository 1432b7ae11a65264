import type { RuleId } from "../../src/rules/rules.js";
import { judges, paper } from "../helpers/ruleCases.js";

const P = "agreement.property";
const STATE = "CN-state-university";
const notOfTheState = { "members[1].stateOwned": false, "members[4].stateOwned": false };
const seated = (province: string) => ({ "members[1].province": province, "members[4].province": province });
const half = Object.fromEntries([0, 1, 2, 3].map((place) => [`agreement.parties[${place}].reward`, "50 %"]));

describe("Rules of rewards", () => {
  judges("R14", "half of net income is a floor for state units, and asked of others", STATE, [
    { verdict: "to-confirm", at: "agreement.parties", says: /^"robotics", "sensors"/ },
    { set: half, verdict: "holds", at: "agreement.parties" },
    { set: { documents: [paper("R14", "robotics"), paper("R14", "sensors")] }, verdict: "holds", at: "documents" },
    {
      set: { documents: [paper("R14", "robotics")] },
      verdict: "to-confirm",
      at: "agreement.parties",
      says: /^"sensors"/,
    },
    { set: { "agreement.parties[0].reward": "49.9999 %" }, verdict: "broken", at: "agreement.parties[0].reward" },
    { set: { "agreement.parties[3].reward": undefined }, verdict: "broken", at: "agreement.parties[3]", says: /0 %/ },
    {
      set: { "agreement.parties[3].reward": undefined, documents: [paper("R14")] },
      verdict: "broken",
      at: "agreement.parties[3]",
    },
    {
      // A code that tells nothing, and nobody said.
      set: {
        ...half,
        "agreement.parties[0].reward": "10 %",
        "members[1].registration": { type: "OTHER", number: "7" },
      },
      verdict: "to-confirm",
      at: "agreement.parties",
      says: /^"college"/,
    },
    {
      set: {
        ...half,
        "agreement.parties[0].reward": "10 %",
        "members[1].registration": { type: "OTHER", number: "7" },
        "members[1].stateOwned": true,
      },
      verdict: "broken",
      at: "agreement.parties[0].reward",
    },
  ]);

  judges("R17", "Zhejiang has its own parts of a pot", "CN-Zhejiang", [
    { verdict: "to-confirm", at: "", says: /at least 70 % .*, 5 % to the transfer office/ },
  ]);
  judges("R17", "Shandong's transfer office may take a part of the net", "CN-Shandong", [
    {
      verdict: "to-confirm",
      at: "",
      says: /at least 50 % .*main contributors\. The transfer office may take 10 % of the net/,
    },
  ]);
  judges("R16", "Shandong raises the yearly reward, Beijing only allows it", "CN-Shandong", [
    { verdict: "to-confirm", at: "", says: /at least 10 % of the yearly profit for 3 to 5 years/ },
    { preset: "CN-Beijing", verdict: "to-confirm", at: "", says: /at least 5 % of the yearly profit for 3 to 5 years/ },
  ]);

  for (const [rule, what] of [
    ["R15", "half of the shares obtained for a result"],
    ["R16", "yearly rewards of own exploitation"],
    ["R17", "main contributors' half of a pot"],
  ] satisfies [RuleId, string][]) {
    judges(rule, `state units are asked for ${what}`, STATE, [
      { verdict: "to-confirm", at: "", says: /^"college", "institute"/ },
      { set: { documents: [paper(rule)] }, verdict: "holds", at: "documents" },
      { set: notOfTheState, verdict: "not-applicable", at: "" },
    ]);
  }

  judges("R18", "a province binds its own state units, or allows them more", "CN-Zhejiang", [
    { verdict: "to-confirm", at: "members", says: /seated in CN-ZJ/ },
    { set: seated("CN-ZJ"), verdict: "broken", at: "agreement.parties[3].reward", says: /the floor is 70 %/ },
    { set: { ...seated("CN-ZJ"), "agreement.parties[3].reward": "70 %" }, verdict: "holds", at: "agreement.parties" },
    { set: seated("CN-SH"), verdict: "not-applicable", at: "" },
    { preset: "CN-Shandong", set: seated("CN-SD"), verdict: "broken", at: "agreement.parties[3].reward" },
    { preset: "CN-Beijing", set: seated("CN-BJ"), verdict: "holds", at: "agreement.parties", says: /does not require/ },
    {
      preset: "CN-Shanghai",
      set: seated("CN-SH"),
      verdict: "holds",
      at: "agreement.parties",
      says: /does not require/,
    },
  ]);

  judges("R19", "state units publish an agreed price for 15 days", STATE, [
    { verdict: "to-confirm", at: "agreement.legal.licences" },
    { set: { [P]: { preset: STATE } }, verdict: "holds", at: `${P}.publicationDays` },
    { set: { [P]: { preset: STATE, publicationDays: 30 } }, verdict: "holds", at: `${P}.publicationDays` },
    { set: { [P]: { preset: STATE, publicationDays: 14 } }, verdict: "broken", at: `${P}.publicationDays` },
    { set: { [P]: { preset: "CN-default" }, ...notOfTheState }, verdict: "not-applicable", at: "" },
  ]);

  judges("R20", "patents earn their inventors a bonus", "CN-default", [
    { verdict: "to-confirm", at: "", says: /CNY 4000\.00 .*CNY 1500\.00 .*3 months/ },
    { set: { documents: [paper("R20")] }, verdict: "holds", at: "documents" },
  ]);

  judges("R33", "a vocational school's income is earmarked", STATE, [
    { verdict: "to-confirm", at: "", says: /^"college"/ },
    { set: { "members[1].vocational": true }, verdict: "to-confirm", at: "" },
    { set: { documents: [paper("R33", "college")] }, verdict: "holds", at: "documents" },
    { set: { "members[1].vocational": false }, verdict: "not-applicable", at: "" },
  ]);
});
