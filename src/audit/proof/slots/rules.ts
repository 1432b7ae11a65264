import owningActs from "../../layout/OwnerActs.json" with { type: "json" };
import acts from "../../layout/ActsReader.json" with { type: "json" };
import ofLicences from "../../layout/LicenceRules.json" with { type: "json" };
import layout from "../../layout/TermsRules.json" with { type: "json" };
import { type SlotsOf } from "./slots.js";

/** The rules of terms only ever answer: they store nothing. */
export const rules: SlotsOf = { layout, written: [], writers: () => ({}) };
/** The rules of licences only ever answer as well. */
export const licenceRules: SlotsOf = { layout: ofLicences, written: [], writers: () => ({}) };
/** What reads acts of owners only ever answers as well. */
export const reader: SlotsOf = { layout: acts, written: [], writers: () => ({}) };

const elsewhere = "it works on the storage of the IPRegistry, which calls it";

/** The acts of owners are code for the IPRegistry's storage; their own stays empty. */
export const owners: SlotsOf = {
  layout: owningActs,
  written: [],
  never: Object.fromEntries(owningActs.variables.map(({ label }) => [label, elsewhere])),
  writers: () => ({}),
};
