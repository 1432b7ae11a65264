import type { Told } from "../events.js";
import { type Moment, type Telling, momentsOf } from "./life/life.js";

/** What a timeline shows a thing as. */
export const lanes = ["members", "agreements", "contributions", "property", "income", "payments", "oversight"] as const;
export type Lane = (typeof lanes)[number];

/** Something that changed what people have, and how many more of its kind happened on the same day. */
export interface Milestone extends Moment {
  lane: Lane;
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

const DAY = 86_400n;

/** What a reader wants on one page: events that changed what people have, those of one kind and day as one. */
export function milestonesOf(telling: Telling): Milestone[] {
  const found: Milestone[] = [];
  const latest = new Map<Told["name"], Milestone>();
  const shown = telling.result.history.filter((event) => laneOf[event.name] !== undefined || isClaim(event));
  for (const moment of momentsOf(shown, telling)) {
    const same = latest.get(moment.event);
    if (same !== undefined && same.time / DAY === moment.time / DAY) {
      same.more += 1;
      continue;
    }
    const milestone = { ...moment, lane: laneOf[moment.event] ?? "payments", more: 0 };
    latest.set(moment.event, milestone);
    found.push(milestone);
  }
  return found;
}

const FIRST_TOKEN = 1000n;

/** Does the treasury pay? What is taken for banks is told by their runs. */
const isClaim = (event: Told): boolean => event.name === "Taken" && event.args.currency >= FIRST_TOKEN;
