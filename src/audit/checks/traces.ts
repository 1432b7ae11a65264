import type { Trace } from "../acts/act.js";
import type { At, Told } from "../events.js";
import type { Check, Scene, Sentence } from "../findings.js";

/** The events that a call of its own must explain. What follows from them within the contracts is for other checks. */
const explained = new Set<Told["name"]>([
  "MemberApplied",
  "MemberStatusChanged",
  "MemberNameChanged",
  "MemberProfileChanged",
  "SignerChanged",
  "PolicyChanged",
  "PayoutChanged",
  "PayoutFrozen",
  "StolenKeyReported",
  "RecoveryStarted",
  "RecoveryCancelled",
  "RecoveryCompleted",
  "SuccessionRecorded",
  "SuccessionCancelled",
  "NonceUsed",
  "AgreementReserved",
  "DraftProposed",
  "DraftSigned",
  "DraftDeemed",
  "DraftWithdrawn",
  "DraftNoticed",
  "ConditionsConfirmed",
  "AgreementActivated",
  "PartyLeft",
  "AgreementEnded",
  "ResolutionVoted",
  "PeriodClosed",
  "ContributionRecorded",
  "ContributionRootRecorded",
  "ContributionLeafClaimed",
  "ContributionAttested",
  "ContributionFinalised",
  "ContributionChallenged",
  "ContributionRuled",
  "ContributionChallengeLapsed",
  "ContributionWithdrawn",
  "ContributionCorrected",
  "ContributionNonceUsed",
  "RulesAdopted",
  "AssetRegistered",
  "BackgroundOffered",
  "StatusChanged",
  "TitleChanged",
  "AnnualFeePaid",
  "UseRecorded",
  "MotionProposed",
  "ShareOffered",
  "MotionVoted",
  "SharePreempted",
  "AssetSeparated",
  "OwnerSeated",
  "ShareTransferred",
  "ShareRenounced",
  "AssetPledged",
  "PledgeReleased",
  "LicenceGranted",
  "LicenceReported",
  "LicenceCredited",
  "LicenceNoticed",
  "LicenceEnded",
  "LicenceLoosened",
  "LicenceContractFiled",
  "ListCommitted",
  "ActNonceUsed",
  "ReceiptBooked",
  "ReceiptConfirmed",
  "ReceiptWithdrawn",
  "ReversalProposed",
  "ReversalConfirmed",
  "InvoicePresented",
  "RunInstructed",
  "PaymentSettled",
  "Received",
  "ReceiptStated",
  "PayoutLearnt",
  "OrderProposed",
  "OrderLaid",
  "OrderLifted",
  "OrderRedirected",
  "ActProposed",
]);

/** Every act stands in a transaction whose calldata carries it, and every call leaves the events it must. */
export const traces: Check = {
  id: "traces",
  title: { en: "Every act is what its transaction carries", zh: "每项行为均与其交易内容一致" },
  needsChain: true,
  begin: () => ({ transaction: judge }),
};

function judge(events: readonly Told[], scene: Scene): void {
  const { calls, tally, find } = scene;
  const open = events.filter(({ name }) => explained.has(name));
  if (calls === undefined) {
    const text = { en: "No transaction is known that left this event.", zh: "找不到产生该事件的交易。" };
    for (const event of open) find(event, text, "a transaction", event.tx);
    return;
  }
  const expected = calls.acts.flatMap(({ leaves }) => leaves);
  const sorted = [...expected].sort((a, b) => Number(a.optional ?? false) - Number(b.optional ?? false));
  for (const one of sorted) {
    const place = open.findIndex((event) => fits(event, one));
    if (place >= 0) open.splice(place, 1);
    else if (!one.optional) missing(events[0]!, one, open, find);
  }
  const text: Sentence = {
    en: "The transaction's calldata carries no such act.",
    zh: "交易数据中没有这一行为。",
  };
  for (const event of open) {
    const { block, tx, logIndex, name } = event;
    if (calls.exhaustive) find(event, text, "an act of the calldata", sayEvent(event));
    else tally.untraceable.push({ block, tx, logIndex, event: name });
  }
}

function missing(at: At, one: Trace, open: readonly Told[], find: Scene["find"]): void {
  const alike = open.find(({ name }) => name === one.event);
  const text = {
    en: "A call did not leave the event that it must.",
    zh: "调用未留下其应有的事件。",
  };
  find(alike ?? at, text, `${one.event} ${say(one.args)}`, alike ? sayEvent(alike) : "nothing");
}

function fits(event: Told, { event: name, args }: Trace): boolean {
  if (event.name !== name) return false;
  return includes(event.args, args);
}

/** Equal, however an address is written. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a === "string" && typeof b === "string") return a.toLowerCase() === b.toLowerCase();
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  return Object.keys(a).length === Object.keys(b).length && includes(b, a);
}

/** Does an object have all that another has? There are too many of them to list what is in each. */
function includes(whole: object, part: object): boolean {
  for (const key in part)
    if (!same((part as Record<string, unknown>)[key], (whole as Record<string, unknown>)[key])) return false;
  return true;
}

const sayEvent = ({ name, args }: Told): string => `${name} ${say(args)}`;

function say(args: object): string {
  return JSON.stringify(args, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value)).slice(0, 400);
}
