import * as v from "valibot";
import { contributionKinds } from "./kinds.js";
import { propertySteps } from "./propertySteps.js";
import { bilingual, closed, currencyCode, date, decimal, label, list, maybe, memberId, object, text } from "./words.js";

/** First and last day, both included. */
const days = v.strictTuple([date, date]);

/** A step of the story: an act, the day it happens, UTC, and why, for the reader. */
export function stepSchema<A extends v.GenericSchema>(amendment: A) {
  const at = { date, note: maybe(bilingual) };
  return object(
    v.variant("do", [
      closed({
        ...at,
        do: v.literal("contribute"),
        as: label,
        by: memberId,
        kind: v.picklist(contributionKinds),
        /** In whole units, three decimals. */
        quantity: decimal,
        evidence: text,
      }),
      closed({ ...at, do: v.literal("attest"), contribution: label, by: memberId }),
      closed({ ...at, do: v.literal("challenge"), contribution: label, by: memberId, reason: text }),
      closed({ ...at, do: v.literal("rule"), contribution: label, stands: v.boolean(), reason: text }),
      closed({ ...at, do: v.literal("finalise"), contribution: label }),
      closed({
        ...at,
        do: v.literal("receipt"),
        as: label,
        currency: currencyCode,
        gross: decimal,
        tax: maybe(decimal),
        directCosts: maybe(decimal),
        service: days,
        payer: text,
        confirmedBy: memberId,
        /** The licence under which it came in. */
        licence: maybe(label),
      }),
      closed({
        ...at,
        do: v.literal("reverse"),
        receipt: label,
        amount: decimal,
        reason: text,
        confirmedBy: memberId,
      }),
      closed({
        ...at,
        do: v.literal("pay-in"),
        currency: currencyCode,
        amount: decimal,
        payer: text,
        licence: maybe(label),
      }),
      closed({ ...at, do: v.literal("amend"), reason: text, change: amendment }),
      closed({
        ...at,
        do: v.literal("close"),
        currency: currencyCode,
        amount: decimal,
        period: days,
        by: list(memberId),
      }),
      closed({
        ...at,
        do: v.literal("payment-run"),
        currency: currencyCode,
        payees: list(memberId),
        rejected: maybe(list(memberId)),
      }),
      closed({ ...at, do: v.literal("claim"), member: memberId, currency: currencyCode }),
      ...propertySteps(at),
    ]),
  );
}
