import { judges, paper } from "../helpers/ruleCases.js";

const P = "agreement.property";
const china = (more = {}) => ({ [P]: { preset: "CN-default", ...more } });
const europe = (more = {}) => ({ [P]: { preset: "HorizonEurope", ...more } });
const private_ = { "members[1].stateOwned": false, "members[4].stateOwned": false };

/** The institute owns, and has no share in the one pool of profit. */
const leftOut = {
  ...china({ ownersPool: "owners" }),
  "agreement.allToSomeAgreed": true,
  "agreement.pools[5]": { name: "owners", source: "agreed" },
  "agreement.tiers": [{ kind: "share", rate: "100 %", pool: "by-share" }],
  "agreement.parties[3].shares": { owners: "1" },
  story: [],
};

describe("Rules of licences", () => {
  judges("R04", "own use needs nobody", "CN-default", [{ verdict: "holds", at: "agreement.legal.licences" }]);

  judges("R05", "one co-owner grants ordinary licences", "CN-default", [
    { set: china(), verdict: "holds", at: P, says: /ordinary: one co-owner alone/ },
    { set: china({ ordinary: { consent: "all" } }), verdict: "overridden", at: `${P}.ordinary` },
    { set: leftOut, verdict: "overridden", at: "agreement.parties[3]", says: /^"institute" own by "owners"/ },
    {
      set: europe(),
      verdict: "overridden",
      at: `${P}.ordinary`,
      says: /no objection in 45 days, where the preset has one/,
    },
  ]);

  judges("R06", "exclusive licence, transfer, pledge and waiver need all", "CN-default", [
    { set: china(), verdict: "holds", at: P },
    ...["exclusive", "transfer", "pledge", "abandon"].map((act) => ({
      set: china({ [act]: { consent: "majority" } }),
      verdict: "overridden" as const,
      at: `${P}.${act}`,
    })),
  ]);

  judges("R07", "the licensor of a secret keeps the income", "CN-default", [
    { set: china(), verdict: "holds", at: P, says: /licensorKeeps: yes/ },
    { set: china({ licensorKeeps: false }), verdict: "overridden", at: `${P}.licensorKeeps` },
    { set: china({ secret: { consent: "all" } }), verdict: "overridden", at: `${P}.secret` },
  ]);

  judges("R23", "joint owners hear of a licence 45 days ahead; nobody sub-licenses", "HorizonEurope", [
    { set: europe(), verdict: "holds", at: P, says: /no objection in 45 days/ },
    {
      set: europe({ ordinary: { consent: "no-objection", noticeDays: 30 } }),
      verdict: "overridden",
      at: `${P}.ordinary`,
    },
    { set: europe({ subLicences: true }), verdict: "overridden", at: `${P}.subLicences` },
  ]);

  judges("R24", "a transfer is announced 45 days ahead", "HorizonEurope", [
    { set: europe(), verdict: "holds", at: P, says: /transfer: no objection in 45 days/ },
    { set: europe({ transfer: { consent: "alone" } }), verdict: "overridden", at: `${P}.transfer` },
  ]);

  judges("R25", "access may be asked for a year", "HorizonEurope", [
    { set: europe(), verdict: "holds", at: P, says: /accessDays: 365 days/ },
    { set: europe({ accessDays: 30 }), verdict: "overridden", at: `${P}.accessDays` },
  ]);

  judges("R27", "what is not used lapses, is listed, or is reported", "HorizonEurope", [
    { set: europe(), verdict: "holds", at: P, says: /useDays: 365 days/ },
    { set: europe({ useDays: 0 }), verdict: "overridden", at: `${P}.useDays` },
    { preset: "consortium-B", set: { [P]: { preset: "consortium-B" } }, verdict: "holds", at: P },
    {
      preset: "CN-state-university",
      verdict: "to-confirm",
      at: "",
      says: /"college", "institute": Where public money/,
    },
    { preset: "CN-state-university", set: { documents: [paper("R27")] }, verdict: "holds", at: "documents" },
    { preset: "CN-state-university", set: private_, verdict: "not-applicable", at: "" },
  ]);

  judges("R32", "fees are counted as agreed", "CN-default", [{ verdict: "holds", at: "agreement.legal.licences" }]);

  judges("X06", "what the sponsor is granted is confirmed", "Lambert-1", [
    { verdict: "to-confirm", at: "agreement.legal.licences", says: /non-exclusive/ },
    {
      preset: "Lambert-2",
      verdict: "to-confirm",
      at: "agreement.legal.licences",
      says: /exclusive licence until when/,
    },
    { preset: "Lambert-3", verdict: "to-confirm", at: "agreement.legal.licences", says: /assignment until when/ },
    { set: { documents: [paper("X06")] }, verdict: "holds", at: "documents" },
  ]);
});
