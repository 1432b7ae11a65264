import { table } from "../../audit/report/table.js";
import { fromDay } from "../../dates.js";
import { read } from "../../sdk/events.js";
import { termsOfDraft } from "../agreementFiles.js";
import type { Session } from "../session.js";
import { rowsOf } from "../show.js";
import { agreementStatus, consents } from "./words.js";

interface State {
  status: bigint;
  version: bigint;
  expires: bigint;
  terms: string;
  present: bigint;
  lead: bigint;
  closes: bigint;
}

/** An agreement as it stands. */
export async function showAgreement(session: Session, number: bigint): Promise<void> {
  const { agreements } = await session.ledger();
  const { status, expires, lead, present, ...rest } = await read<State>(agreements, "agreementOf", number);
  const facts = {
    agreement: Number(number),
    status: session.out.pick(agreementStatus[Number(status)]!),
    lead: await session.find.nameOf(Number(lead)),
    expires: expires === 0n ? "–" : fromDay(Number(expires)),
    partiesPresent: [...present.toString(2)].filter((bit) => bit === "1").length,
    ...rest,
  };
  session.out.data(facts, () => rowsOf(facts));
}

/** A draft: the terms, and where each party stands. */
export async function showDraft(session: Session, draft: string): Promise<void> {
  const { agreements } = await session.ledger();
  const terms = await termsOfDraft(session, draft);
  const seats = await Promise.all(
    terms.parties.map(({ member }) => read<{ consent: bigint }>(agreements, "seatOf", draft, member)),
  );
  const named = terms.parties.map(async ({ member }, i) => ({
    member: Number(member),
    name: await session.find.nameOf(Number(member)),
    consent: session.out.pick(consents[Number(seats[i]!.consent)]!),
  }));
  const parties = await Promise.all(named);
  session.out.data({ draft, terms, consents: parties }, () => [
    ...rowsOf({ draft, ...terms }),
    "",
    ...table(
      parties.map((row) => [String(row.member), row.name, row.consent]),
      [true, false, false],
      "  ",
    ),
  ]);
}

/** All agreements. */
export async function listAgreements(session: Session): Promise<void> {
  const { agreements } = await session.ledger();
  const count = Number(await agreements.nextAgreement()) - 1;
  const numbers = Array.from({ length: count }, (_, i) => i + 1);
  const states = await Promise.all(numbers.map((number) => read<State>(agreements, "agreementOf", number)));
  const described = numbers.map(async (agreement, i) => ({
    agreement,
    status: session.out.pick(agreementStatus[Number(states[i]!.status)]!),
    version: Number(states[i]!.version),
    lead: await session.find.nameOf(Number(states[i]!.lead)),
  }));
  const rows = await Promise.all(described);
  session.out.data(rows, () =>
    table(
      rows.map((row) => [String(row.agreement), row.status, String(row.version), row.lead]),
      [true, false, true, false],
      "",
    ),
  );
}
