import type { Step } from "../agreement/format.js";
import { fromDay, toDay } from "../dates.js";
import type { Consortium, Party } from "./consortium.js";
import { euros, memberId } from "./writing.js";

/** Part of the grant that is paid in advance, in per cent. Invented. */
const IN_ADVANCE = 80n;
/** What the first revenue leaves after own cost, in cents. Invented. */
const FIRST_PROFIT = 10_000_000n;
const FUNDER = "European Commission";

/**
 * The life of a consortium: the grant comes in two parts and is passed on; after the end own cost is recorded, attested and final, and a
 * first revenue repays it. Days count from the project's start or end.
 */
export function storyOf({ project, parties }: Consortium): Step[] {
  const after = (date: string, days: number) => fromDay(toDay(date) + days);
  const { startDate, endDate } = project;
  const [lead, ...others] = parties as [Party, Party, ...Party[]];
  const witness = others.find(({ role }) => role === "participant") ?? others[0]!;
  const id = ({ organisation }: Party) => memberId(organisation);
  const grant = parties.reduce((sum, { net }) => sum + net, 0n);
  const advance = (grant * IN_ADVANCE) / 100n;
  const receipt = (as: string, date: string, cents: bigint, service: [string, string], payer: string): Step => ({
    date,
    do: "receipt",
    as,
    currency: "EUR",
    gross: euros(cents),
    service,
    payer,
    confirmedBy: id(witness),
  });
  const run = (date: string): Step => ({
    date,
    do: "payment-run",
    currency: "EUR",
    payees: parties.filter(({ net, own }) => net > 0n || own > 0n).map(id),
  });
  const paying = parties.filter(({ own }) => own > 0n);
  const own = paying.reduce((sum, party) => sum + party.own, 0n);
  const label = ({ organisation }: Party) => `own-cost-${organisation}`;
  return [
    receipt("advance", after(startDate, 30), advance, [startDate, after(startDate, 30)], FUNDER),
    run(after(startDate, 45)),
    ...paying.map((party): Step => ({
      date: after(endDate, 30),
      do: "contribute",
      as: label(party),
      by: id(party),
      kind: "cash",
      quantity: euros(party.own),
      evidence: `final cost statement of ${party.name} in project ${project.id}: own cost EUR ${euros(party.own)}`,
    })),
    ...paying.map((party): Step => ({
      date: after(endDate, 33),
      do: "attest",
      contribution: label(party),
      by: id(party === lead ? witness : lead),
    })),
    ...paying.map((party): Step => ({ date: after(endDate, 70), do: "finalise", contribution: label(party) })),
    receipt("balance", after(endDate, 75), grant - advance, [startDate, endDate], FUNDER),
    receipt(
      "first-revenue",
      after(endDate, 120),
      own + FIRST_PROFIT,
      [after(endDate, 1), after(endDate, 110)],
      "first customers (invented)",
    ),
    run(after(endDate, 135)),
  ];
}
