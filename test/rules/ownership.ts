import type { ContributionKind } from "../../src/agreement/kinds.js";
import { judges, paper } from "../helpers/ruleCases.js";

const P = "agreement.property";
const property = (more = {}) => ({ [P]: { preset: "CN-default", ...more } });
const owners = (pool: string) => property({ ownersPool: pool });
const commissioned = { "agreement.mode": "commissioned" };
const gave = (kinds: Record<string, ContributionKind[]>) => ({ contributions: new Map(Object.entries(kinds)) });

describe("Rules of ownership", () => {
  judges("R01", "all cooperating parties own, unless the file says otherwise", "CN-default", [
    { verdict: "to-confirm", at: "agreement.legal.licences", says: /no contract enforces/ },
    { set: property(), verdict: "to-confirm", at: P, says: /name an ownersPool/ },
    { set: owners("by-share"), verdict: "holds", at: `${P}.ownersPool` },
    {
      set: owners("college-first"),
      verdict: "overridden",
      at: `${P}.ownersPool`,
      says: /"robotics", "sensors", "inst/,
    },
    { set: { ...owners("by-share"), ...commissioned }, verdict: "not-applicable", at: "" },
  ]);

  judges("R02", "the developer of a commissioned result owns it", "CN-default", [
    { verdict: "not-applicable", at: "" },
    { set: commissioned, verdict: "to-confirm", at: "agreement.legal.licences" },
    { set: { ...property(), ...commissioned }, verdict: "holds", at: P },
    { set: { ...owners("by-share"), ...commissioned }, verdict: "overridden", at: `${P}.ownersPool` },
    {
      set: { ...property({ preemptionDays: 0 }), ...commissioned },
      verdict: "overridden",
      at: `${P}.preemptionDays`,
    },
  ]);

  judges("R03", "who gave only money and material did not develop", "CN-default", [
    { verdict: "to-confirm", at: "agreement.mode", says: /^"robotics": gave only/ },
    { set: { documents: [paper("R03", "robotics")] }, verdict: "holds", at: "documents", says: /a sealed paper/ },
    {
      facts: gave({ college: ["software"], robotics: ["cash", "methodology"] }),
      verdict: "holds",
      at: "agreement.mode",
    },
    { facts: gave({ college: ["software"], robotics: ["cash"] }), verdict: "to-confirm", at: "agreement.mode" },
    { facts: gave({}), verdict: "not-applicable", at: "" },
    { set: commissioned, verdict: "not-applicable", at: "" },
  ]);

  judges("R08", "pre-emption has a window", "CN-default", [
    { set: property(), verdict: "holds", at: P, says: /preemptionDays: 30 days/ },
    { set: property({ preemptionDays: 0 }), verdict: "overridden", at: `${P}.preemptionDays` },
  ]);

  judges("R09", "one party may renounce alone", "CN-default", [
    { set: property(), verdict: "holds", at: P, says: /renounce: one co-owner alone/ },
    { set: property({ renounce: { consent: "all" } }), verdict: "overridden", at: `${P}.renounce` },
  ]);

  judges("R10", "an objection stops a filing, whatever the file says", "CN-default", [
    { verdict: "to-confirm", at: "agreement.legal.licences" },
    { set: property(), verdict: "holds", at: `${P}.file`, says: /no objection in 30 days/ },
    { set: property({ file: { consent: "all" } }), verdict: "holds", at: `${P}.file` },
    { set: property({ file: { consent: "alone" } }), verdict: "broken", at: `${P}.file` },
    { set: property({ file: { consent: "majority" } }), verdict: "broken", at: `${P}.file` },
    { set: { ...property({ file: { consent: "alone" } }), ...commissioned }, verdict: "not-applicable", at: "" },
  ]);

  judges("R13", "a co-owned result of transformation is assigned by all", "CN-default", [
    { set: property(), verdict: "holds", at: P, says: /transfer: all co-owners/ },
    { set: property({ transfer: { consent: "majority" } }), verdict: "overridden", at: `${P}.transfer` },
  ]);

  judges("R21", "former employers are asked about", "CN-default", [
    { verdict: "to-confirm", at: "" },
    { set: { documents: [paper("R21")] }, verdict: "holds", at: "documents" },
  ]);

  judges("R22", "who has no creative role is no inventor", "CN-default", [
    {
      facts: gave({ college: ["funding-acquisition", "supervision"] }),
      verdict: "to-confirm",
      at: "story",
      says: /^"college"/,
    },
    { facts: gave({ college: ["supervision", "software"] }), verdict: "holds", at: "story" },
    { facts: gave({}), verdict: "not-applicable", at: "" },
  ]);

  judges("R26", "background is listed", "HorizonEurope", [{ verdict: "holds", at: "agreement.legal.backgroundIp" }]);

  judges("R29", "improvements are the improver's", "CN-default", [
    { verdict: "holds", at: "agreement.legal.licences" },
  ]);

  judges("X05", "the model's owners own", "HorizonEurope", [
    { verdict: "to-confirm", at: "agreement.legal.licences" },
    { set: property(), verdict: "holds", at: P },
    { set: owners("by-share"), verdict: "overridden", at: `${P}.ownersPool` },
    { preset: "Lambert-1", set: property(), verdict: "overridden", at: P },
    { preset: "Lambert-1", set: owners("college-first"), verdict: "holds", at: `${P}.ownersPool` },
    {
      preset: "Lambert-1",
      set: owners("by-share"),
      verdict: "overridden",
      at: `${P}.ownersPool`,
      says: /"robotics", "sensors"/,
    },
  ]);
});
