import layout from "../../layout/TermsRules.json" with { type: "json" };
import { type SlotsOf } from "./slots.js";

/** The rules of terms only ever answer: they store nothing. */
export const rules: SlotsOf = { layout, written: [], writers: () => ({}) };
