import type { Ledger } from "./ledger.js";
import type { MemberNumber } from "./acts/types.js";

/** Who put a contribution in. */
export async function contributorOf({ contribution }: { contribution: bigint }, ledger: Ledger): Promise<MemberNumber> {
  return Number((await ledger.contributions.contributionOf(contribution)).member);
}

/** The panel that decides challenges in a contribution's agreement. */
export async function panelOf({ contribution }: { contribution: bigint }, ledger: Ledger): Promise<MemberNumber> {
  const { agreement } = await ledger.contributions.contributionOf(contribution);
  return Number(await ledger.agreements.panelOf(agreement));
}

/** What an attestor signs: what the contribution earns, not its number alone. */
export async function attestation(
  { contribution, member }: { contribution: bigint; member: MemberNumber },
  ledger: Ledger,
): Promise<object> {
  const { agreement, member: contributor, kind, units, cost } = await ledger.contributions.contributionOf(contribution);
  return { contribution, member, agreement, contributor, kind, units, cost };
}
