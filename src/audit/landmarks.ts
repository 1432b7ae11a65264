import { DAY } from "./days.js";
import type { Told } from "./events.js";
import type { List } from "./tables.js";

/** What a timeline shows a thing as. */
export const lanes = ["members", "agreements", "contributions", "property", "income", "payments", "oversight"] as const;
export type Lane = (typeof lanes)[number];

/** An event that changed what people have, with the keys behind it, and how many more of its kind happened on the same day. */
export interface Landmark {
  event: Told;
  lane: Lane;
  /** Of its block, in seconds; 0 where it is not known. */
  time: bigint;
  hands: readonly string[];
  more: number;
}

const laneOf: Partial<Record<Told["name"], Lane>> = {
  MemberStatusChanged: "members",
  SuccessionRecorded: "members",
  SuccessionCancelled: "members",
  RecoveryStarted: "members",
  RecoveryCompleted: "members",
  RecoveryCancelled: "members",
  StolenKeyReported: "members",
  DraftProposed: "agreements",
  AgreementActivated: "agreements",
  AgreementEnded: "agreements",
  PartyLeft: "agreements",
  PeriodClosed: "agreements",
  ContributionRecorded: "contributions",
  ContributionRootRecorded: "contributions",
  ContributionFinalised: "contributions",
  ContributionCorrected: "contributions",
  ContributionWithdrawn: "contributions",
  AssetRegistered: "property",
  StatusChanged: "property",
  TitleChanged: "property",
  ShareTransferred: "property",
  ShareRenounced: "property",
  LicenceGranted: "property",
  LicenceEnded: "property",
  Forwarded: "property",
  ReceiptBooked: "income",
  ReceiptWithdrawn: "income",
  Received: "income",
  Booked: "income",
  Allocated: "income",
  ReversalConfirmed: "income",
  RunInstructed: "payments",
  PaymentSettled: "payments",
  ContributionChallenged: "oversight",
  ContributionRuled: "oversight",
  OrderLaid: "oversight",
  OrderLifted: "oversight",
  OrderRedirected: "oversight",
};

const FIRST_TOKEN = 1000n;

/** Does the treasury pay? What is taken for banks is told by their runs. */
export const isClaim = (event: Told): boolean => event.name === "Taken" && event.args.currency >= FIRST_TOKEN;

/** Today's of a kind: those of a day stand at the end, one of each kind. */
function ofDay(noted: List<Landmark>, time: bigint, kind: Told["name"]): Landmark | undefined {
  const day = time / DAY;
  for (let i = noted.length - 1; i >= 0; --i) {
    const one = noted.at(i)!;
    if (one.time / DAY !== day) return undefined;
    if (one.event.name === kind) return one;
  }
  return undefined;
}

/**
 * Notes what a reader wants on one page; those of one kind and day as one.
 * @param handsOf asked for the keys behind the transaction, only where something of it is noted.
 */
export function noteLandmarks(
  noted: List<Landmark>,
  transaction: readonly Told[],
  time: bigint,
  handsOf: () => readonly string[],
): void {
  let hands: readonly string[] | undefined;
  for (const event of transaction) {
    const lane = laneOf[event.name] ?? (isClaim(event) ? "payments" : undefined);
    if (lane === undefined) continue;
    const same = ofDay(noted, time, event.name);
    if (same !== undefined) same.more += 1;
    // A copy: what was read from a log holds on to all of its bytes.
    else noted.push({ event: structuredClone(event), lane, time, hands: (hands ??= handsOf()), more: 0 });
  }
}
