import { table } from "../../audit/report/table.js";
import { read } from "../../sdk/events.js";
import { termsOfDraft } from "../agreementFiles.js";
import { dayText } from "../dates.js";
import type { Session } from "../session.js";
import { factLines } from "../show.js";
import { draftLines } from "./draft.js";
import { agreementStatus, consents } from "./words.js";

interface State {
  status: bigint;
  version: bigint;
  expires: bigint;
  noticeDays: bigint;
  closes: bigint;
  terms: string;
  present: bigint;
  lead: bigint;
  parties: bigint;
  amountCurrency: string;
}

/** An agreement as it stands. */
export async function showAgreement(session: Session, number: bigint): Promise<void> {
  const { agreements } = await session.ledger();
  const state = await read<State>(agreements, "agreementOf", number);
  const status = agreementStatus[Number(state.status)]!;
  const present = [...state.present.toString(2)].filter((bit) => bit === "1").length;
  const lead = await session.find.nameOf(Number(state.lead));
  const { code } = session.find.knownCoin(state.amountCurrency);
  const days = session.out.pick({ en: "days", zh: "天" });
  session.out.data({ agreement: number, ...state, status: status.en, partiesPresent: present }, () =>
    factLines(session.out, [
      [{ en: "Agreement", zh: "协议" }, String(number)],
      [{ en: "Status", zh: "状态" }, session.out.pick(status)],
      [{ en: "Version in force", zh: "现行版本" }, String(state.version)],
      [{ en: "Lead", zh: "牵头成员" }, lead],
      [{ en: "Parties (present)", zh: "缔约方（在席）" }, `${state.parties} (${present})`],
      [{ en: "Expires", zh: "到期日" }, dayText(state.expires)],
      [{ en: "Costs count in", zh: "成本计价币种" }, BigInt(state.amountCurrency) === 0n ? "–" : code],
      [{ en: "Notice of changes", zh: "变更通知期" }, `${state.noticeDays} ${days}`],
      [{ en: "Periods closed", zh: "已结算期数" }, String(state.closes)],
      [{ en: "Terms", zh: "条款哈希" }, state.terms],
    ]),
  );
}

/** A draft: the terms, and where each party stands. */
export async function showDraft(session: Session, draft: string): Promise<void> {
  const { agreements } = await session.ledger();
  const terms = await termsOfDraft(session, draft);
  const seats = await Promise.all(
    terms.parties.map(({ member }) => read<{ consent: bigint }>(agreements, "seatOf", draft, member)),
  );
  const stands = seats.map(({ consent }) => consents[Number(consent)]!);
  const lines = await draftLines(session, draft, terms, stands);
  const parties = terms.parties.map(({ member }, i) => ({ member: Number(member), consent: stands[i]!.en }));
  session.out.data({ draft, terms, consents: parties }, () => lines);
}

/** All agreements. */
export async function listAgreements(session: Session): Promise<void> {
  const { agreements } = await session.ledger();
  const count = Number(await agreements.nextAgreement()) - 1;
  const numbers = Array.from({ length: count }, (_, i) => i + 1);
  const states = await Promise.all(numbers.map((number) => read<State>(agreements, "agreementOf", number)));
  const described = numbers.map(async (agreement, i) => ({
    agreement,
    status: agreementStatus[Number(states[i]!.status)]!,
    version: Number(states[i]!.version),
    lead: Number(states[i]!.lead),
    name: await session.find.nameOf(Number(states[i]!.lead)),
  }));
  const rows = await Promise.all(described);
  session.out.data(
    rows.map((row) => ({ ...row, status: row.status.en })),
    () =>
      table(
        rows.map((row) => [String(row.agreement), session.out.pick(row.status), String(row.version), row.name]),
        [true, false, true, false],
        "",
      ),
  );
}
