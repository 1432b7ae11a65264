import * as v from "valibot";
import { closed, count, currencyCode, date, decimal, list, maybe, object, percent, text } from "../agreement/words.js";

/** Kinds of licence as files write them; a kind's place is its number on the chain, from 1. */
export const licenceKinds = ["ordinary", "sole", "exclusive", "access"] as const;
/** What an access right is for; from 1. */
export const purposes = ["implementation", "exploitation"] as const;
/** What a running fee is a part of; from 1. */
export const feeBases = ["price", "added-output", "profit", "sales"] as const;
/** How often a licensee reports, in months. */
export const reportPeriods = { monthly: 1, quarterly: 3, "half-yearly": 6, yearly: 12 } as const;

/** What a licence costs. */
export const feesSchema = object(
  closed({
    currency: currencyCode,
    /** What reports tell and rates apply to. */
    base: maybe(v.picklist(feeBases)),
    /** The most that all reports together may amount to. */
    ceiling: maybe(decimal),
    reports: maybe(v.picklist(Object.keys(reportPeriods) as (keyof typeof reportPeriods)[])),
    /** After a period's last day, to report it and pay its fee. */
    payDays: maybe(count(65_535)),
    /** From which cumulative base on which rate applies; the first from "0". */
    steps: maybe(list(object(closed({ from: decimal, rate: percent })))),
    /** A lump sum, instalments, an entry fee. */
    instalments: maybe(list(object(closed({ due: date, amount: decimal })))),
  }),
);

/**
 * The licence file: what a licensor and a licensee agreed, in words and numbers that people write. Members are called by number or by
 * their name in the address book, documents are files beside this one, `text:…`, or digests.
 */
export const licenceSchema = object(
  closed({
    asset: count(2 ** 40 - 1),
    kind: v.picklist(licenceKinds),
    licensor: text,
    /** A member; or, of an outside counterparty, its register and number, whose digest goes on the chain. */
    licensee: v.union([text, object(closed({ counterparty: text }))]),
    /** Codes of ISO 3166, or ["world"]. */
    territory: list(text),
    /** Divisions of ISIC Rev. 4, or ["all"]. */
    fields: list(text),
    from: date,
    until: date,
    contract: text,
    /** Of an access right (R25): what for, and under which agreement. */
    purpose: maybe(v.picklist(purposes)),
    project: maybe(text),
    fairness: maybe(text),
    /** The licence it is granted under. */
    head: maybe(count(2 ** 40 - 1)),
    subLicences: maybe(v.boolean()),
    /** The last day to have begun to use it (R27). */
    useBy: maybe(date),
    /** The finding on export control. */
    exportControl: maybe(text),
    /** The pledgee's consent, where the asset is pledged. */
    pledgeConsent: maybe(text),
    fees: maybe(feesSchema),
  }),
);

export type FeesFile = v.InferOutput<typeof feesSchema>;
export type LicenceFile = v.InferOutput<typeof licenceSchema>;
