import type { Books } from "../../books.js";
import type { Told } from "../../events.js";
import { Kind, kindOf, numberIn } from "../../ids.js";

/** What has a life of its own. */
export const subjectKinds = [
  "member",
  "agreement",
  "draft",
  "contribution",
  "receipt",
  "run",
  "pool",
  "order",
  "root",
  "asset",
  "licence",
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** Something with a life of its own, by its number or digest; a pool by its number in the core. */
export interface Subject {
  kind: SubjectKind;
  id: bigint | string;
}

export const subjectKey = ({ kind, id }: Subject): string => `${kind}:${String(id).toLowerCase()}`;

/** Which values of events name what. */
const named: Record<string, SubjectKind> = {
  member: "member",
  successor: "member",
  lead: "member",
  proposer: "member",
  holder: "member",
  panel: "member",
  licensor: "member",
  licensee: "member",
  pledgee: "member",
  agreement: "agreement",
  draft: "draft",
  contribution: "contribution",
  contra: "contribution",
  key: "receipt",
  run: "run",
  pool: "pool",
  order: "order",
  rootId: "root",
  asset: "asset",
  child: "asset",
  parent: "asset",
  licence: "licence",
};

/** Everything an event is about: what it names itself, and the owners of that. */
export function subjectsOf({ name, args }: Told, books: Books): Set<string> {
  const found = new Set<string>();
  const note = (kind: SubjectKind, id: bigint | string): void => {
    if (typeof id === "string" || id !== 0n) found.add(subjectKey({ kind, id }));
  };
  for (const [field, value] of Object.entries(args) as [string, unknown][]) {
    const kind = named[field];
    if (kind !== undefined && isId(kind, value)) note(kind, value);
    if ((field === "account" || field === "from" || field === "to") && typeof value === "bigint")
      noteAccount(value, note);
    if (field === "cause") noteCause(value as string, books, note);
  }
  if (name === "RunInstructed") for (const { account } of args.payments) noteAccount(account, note);
  if (name === "OrderProposed") noteAccount(args.data.account, note);
  if (name === "DraftProposed") for (const { member } of args.terms.parties) note("member", member);
  if (name === "ResolutionVoted") note("member", args.subject);
  if (name === "AssetRegistered") for (const { parent } of args.what.parents) note("asset", parent);
  if (name === "LicenceGranted") note("licence", args.terms.head);
  if (name === "AssetPledged") note("member", args.pledge.member);
  if (name === "ShareOffered") for (const member of [args.offer.from, args.offer.to]) note("member", member);
  noteOwners(args, books, note);
  noteProperty(args, books, note);
  return found;
}

/** `key` is a receipt's digest in some events, a series of nonces in others. */
const isId = (kind: SubjectKind, value: unknown): value is bigint | string =>
  kind === "receipt" || kind === "draft" ? typeof value === "string" : typeof value === "bigint";

type Note = (kind: SubjectKind, id: bigint | string) => void;

/** Money is caused by a receipt, units and costs by a contribution's number. */
function noteCause(cause: string, books: Books, note: Note): void {
  if (books.receipts.has(cause)) note("receipt", cause);
  noteSource(cause, books, note);
  if (books.contributions.has(BigInt(cause))) note("contribution", BigInt(cause));
}

function noteAccount(account: bigint, note: Note): void {
  const number = numberIn(account);
  if (kindOf(account) === Kind.Dispute) note("contribution", number & ((1n << 55n) - 1n));
  else if (kindOf(account) === Kind.Order) note("order", number);
  else if (kindOf(account) === Kind.Inbox) note("asset", number);
  else note("member", number);
}

/** Whose a contribution, a receipt, a payment, a pool or a draft is. */
function noteOwners(args: object, books: Books, note: Note): void {
  const { contribution, contra, key, run, position, pool, draft } = args as Record<string, bigint | string | undefined>;
  const entry = books.contributions.get((contribution ?? books.contras.get(contra as bigint)?.contribution) as bigint);
  if (entry) {
    note("agreement", entry.agreement);
    note("member", entry.member);
  }
  const receipt = books.receipts.get(key as string);
  if (receipt) note("agreement", receipt.agreement);
  noteSource(key as string, books, note);
  const known = books.runs.get(run as bigint);
  if (known) {
    note("agreement", known.agreement);
    note("member", known.holder);
    const payment = known.payments[Number(position)];
    if (position !== undefined && payment) noteAccount(payment.account, note);
  }
  if (typeof pool === "bigint") note("agreement", pool >> 16n);
  const proposed = books.drafts.get(draft as string);
  if (proposed) note("agreement", proposed.agreement);
}

/** What a receipt came in for. */
function noteSource(receipt: string, { receipts, property }: Books, note: Note): void {
  const { licence, asset } = receipts.get(receipt) ?? { licence: 0n, asset: 0n };
  note("licence", licence);
  note("asset", asset || (property.licences.get(licence)?.word.asset ?? 0n));
}

/** What a licence is of and whose, which asset a motion is about, and whose result an asset is. */
function noteProperty(args: object, { property }: Books, note: Note): void {
  const { licence, motion, asset } = args as Record<string, bigint | undefined>;
  const word = property.licences.get(licence as bigint)?.word;
  if (word) for (const member of [word.licensor, word.licensee]) note("member", member);
  const about = asset || (word?.asset ?? property.motions.get(motion as bigint)?.asset);
  if (about === undefined) return;
  note("asset", about);
  note("agreement", property.assets.get(about)?.word.agreement ?? 0n);
}
