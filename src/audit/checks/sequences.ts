import type { Told } from "../events.js";
import type { Check, Scene } from "../findings.js";
import { add } from "../ids.js";

/** Everything that is counted is counted without a gap, so that nothing can be left out or told twice. */
export const sequences: Check = {
  id: "sequences",
  title: { en: "No number is missing, none is given twice", zh: "编号连续，不缺不重" },
  begin: (memory) => {
    const last = memory.map<string, bigint>("last");
    const dense = (event: Told, { find }: Scene, what: string, number: bigint): void => {
      add(last, what, 1n);
      const expected = last.get(what)!;
      const text = { en: `The count of ${what} has a gap.`, zh: `编号不连续：${what}。` };
      if (number === expected) return;
      find(event, text, expected, number);
      last.set(what, number);
    };
    return {
      event: (event, scene) => {
        for (const [what, number] of countedIn(event)) dense(event, scene, what, number);
      },
    };
  },
};

const ISO_AND_NATIVE = 1000n;
const sequenceIn = (book: bigint): bigint => (book >> 8n) & ((1n << 56n) - 1n);

/** The numbers an event gives out, by what they count. */
function countedIn(event: Told): [what: string, number: bigint][] {
  switch (event.name) {
    case "Booked":
    case "Reversed":
      return [[`bookings of ${event.args.agreement}/${event.args.currency}`, sequenceIn(event.args.book)]];
    case "RunInstructed":
      return [["runs", event.args.run]];
    case "ContributionRecorded":
      return [["contributions", event.args.contribution]];
    case "ContributionCorrected":
      return [["contributions", event.args.contra]];
    case "ContributionRootRecorded":
      return [["roots", event.args.rootId]];
    case "ContributionNonceUsed":
      return [[`contribution nonces of ${event.args.member}/${event.args.key}`, event.args.next]];
    case "ActNonceUsed":
      return [[`nonces of ${event.args.member}/${event.args.key} at ${event.address}`, event.args.next]];
    case "AssetRegistered":
      return [["assets", event.args.asset]];
    case "MotionProposed":
      return [["motions", event.args.motion]];
    case "LicenceGranted":
      return [["licences", event.args.licence]];
    case "LicenceReported":
      return [[`reports of licence ${event.args.licence}`, event.args.report]];
    case "ListCommitted":
      return [[`commitments to list ${event.args.list}`, event.args.revision]];
    case "NonceUsed":
      return [[`nonces of ${event.args.member}/${event.args.key}`, event.args.next]];
    case "AgreementReserved":
      return [["agreements", event.args.agreement]];
    case "DraftProposed":
      return [["drafts", event.args.number]];
    case "VersionOpened":
      return [[`versions of ${event.args.agreement}`, event.args.version]];
    case "PeriodClosed":
      return [[`closes of ${event.args.agreement}`, event.args.sequence]];
    case "CurrencyNumbered":
      return [["tokens", event.args.number - ISO_AND_NATIVE]];
    case "OrderProposed":
      return [["orders", event.args.order]];
    case "MemberApplied":
      return [["members", event.args.member]];
    default:
      return [];
  }
}
