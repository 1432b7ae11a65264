import * as v from "valibot";
import { feesSchema, licenceKinds } from "../property/licenceFormat.js";
import { assetKinds, assetStatuses } from "../property/words.js";
import { closed, currencyCode, date, decimal, label, list, maybe, memberId, object, percent, text } from "./words.js";

const assetKind = v.picklist(Object.keys(assetKinds) as (keyof typeof assetKinds)[]);
const laterStatus = v.picklist(
  (Object.keys(assetStatuses) as (keyof typeof assetStatuses)[]).filter((status) => status !== "disclosed"),
);

/** Background IP that a party brings along: registered and offered before the agreement's first day (R26). */
export const background = object(
  closed({
    as: label,
    by: memberId,
    kind: assetKind,
    /** Its number at an office, or a name. */
    identifier: text,
    /** The limits within which the others may use it. */
    limits: text,
  }),
);

/** An asset that a result derives from, and what of the result's income goes to it first. */
const parent = object(closed({ asset: label, royalty: percent }));

/** Whom a licence is granted to, for what, where, when and at what price. */
const grant = {
  kind: v.picklist(licenceKinds.filter((kind) => kind !== "access")),
  /** A member; else somebody outside, by register and number. */
  licensee: maybe(memberId),
  counterparty: maybe(text),
  territory: list(text),
  fields: list(text),
  from: date,
  until: date,
  contract: text,
  fees: feesSchema,
};

/** What happens to intellectual property in a story. */
export const propertySteps = <A extends v.ObjectEntries>(at: A) => [
  closed({
    ...at,
    do: v.literal("register"),
    as: label,
    by: memberId,
    kind: assetKind,
    identifier: text,
    evidence: text,
    /** Its maker's alone, though the agreement has a pool of owners (R29). */
    sole: maybe(v.boolean()),
    parents: maybe(list(parent)),
  }),
  closed({
    ...at,
    do: v.literal("status"),
    asset: label,
    by: memberId,
    status: laterStatus,
    /** The number that an office gave. */
    identifier: maybe(text),
    evidence: text,
    /** Co-owners that agree, where they are asked. */
    consents: maybe(list(memberId)),
  }),
  closed({
    ...at,
    do: v.literal("license"),
    as: label,
    asset: label,
    by: memberId,
    ...grant,
    /** Its licensee may grant licences within it. */
    subLicences: maybe(v.boolean()),
    consents: maybe(list(memberId)),
  }),
  /** A licensee grants a licence within its own. */
  closed({ ...at, do: v.literal("sub-license"), as: label, under: label, by: memberId, ...grant }),
  /** What was made of a licence in its next period. */
  closed({ ...at, do: v.literal("report"), licence: label, base: decimal, evidence: text }),
  /** Royalties go from a derivative one level up. */
  closed({ ...at, do: v.literal("forward"), from: label, to: label, currency: currencyCode }),
  /** An owner offers a part of an asset to a buyer, for a price or as a gift; the other owners come first (R08). */
  closed({
    ...at,
    do: v.literal("offer-share"),
    as: label,
    asset: label,
    by: memberId,
    to: memberId,
    /** Of the whole asset. */
    part: percent,
    price: maybe(decimal),
    currency: maybe(currencyCode),
    contract: text,
  }),
  /** A co-owner takes the buyer's place. */
  closed({ ...at, do: v.literal("preempt"), offer: label, by: memberId }),
  /** The share changes hands; co-owners that are named consent first. */
  closed({ ...at, do: v.literal("transfer"), offer: label, consents: maybe(list(memberId)) }),
];
