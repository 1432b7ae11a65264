import { bankOmissions } from "./bank/checks.js";
import { closingOmissions } from "./closing.js";
import { cutOffOmissions } from "./cutoff.js";
import { evidenceOmissions } from "./evidence.js";
import { invoiceOmissions } from "./invoices.js";
import { type Asked, type Omission, type OmissionCheck, type OmissionId, omissionChecks } from "./omission.js";
import { propertyOmissions } from "./property.js";
import { termOmissions } from "./term.js";
import { unclaimedOmissions } from "./unclaimed.js";
import { waitingOmissions } from "./waiting.js";

/** What a check came to; one whose papers were not given was not run, and is never "passed". */
interface OmissionVerdict extends Pick<OmissionCheck, "title" | "severity"> {
  id: OmissionId;
  ran: boolean;
  findings: number;
}

/** Everything that was looked for beyond the replay, and what was found. */
export interface Omissions {
  verdicts: OmissionVerdict[];
  findings: Omission[];
}

/** Looks for what was left out. It says nothing of the replay's verdict, and the replay's nothing of it. */
export function findOmissions(asked: Asked): Omissions {
  const { statement, invoices, evidence } = asked;
  const given = { bank: statement, invoices, evidence };
  const findings = [
    ...(statement === undefined ? [] : bankOmissions(asked, statement)),
    ...(invoices === undefined ? [] : invoiceOmissions(asked, invoices)),
    ...(evidence === undefined ? [] : evidenceOmissions(asked, evidence)),
    ...cutOffOmissions(asked),
    ...closingOmissions(asked),
    ...waitingOmissions(asked),
    ...unclaimedOmissions(asked),
    ...termOmissions(asked),
    ...propertyOmissions(asked),
  ];
  const verdicts = Object.entries(omissionChecks).map(([id, { title, severity, needs }]: [string, OmissionCheck]) => ({
    id: id as OmissionId,
    title,
    severity,
    ran: needs === undefined || given[needs] !== undefined,
    findings: findings.filter((one) => one.check === id).length,
  }));
  return { verdicts, findings };
}
