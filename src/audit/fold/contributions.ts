import type { Books } from "../books.js";
import type { Event, Told } from "../events.js";

/** What each party put in, and where that stands. */
export function foldContributions(event: Told, books: Books): void {
  switch (event.name) {
    case "ContributionRecorded":
      record(event, books);
      return;
    case "ContributionAttested":
      books.contributions.get(event.args.contribution)?.attestors.push(event.args.member);
      return;
    case "ContributionChallenged":
      set(books, event.args.contribution, "challenged");
      return;
    case "ContributionFinalised":
      set(books, event.args.contribution, "final");
      return;
    case "ContributionRuled":
      if (!event.args.stands) set(books, event.args.contribution, "rejected");
      return;
    case "ContributionWithdrawn":
      set(books, event.args.contribution, "withdrawn");
      return;
    case "ContributionCorrected": {
      const { contra, contribution: id, units, cost } = event.args;
      books.contras.set(contra, { contribution: id, units, cost });
      const corrected = books.contributions.get(id);
      if (!corrected) return;
      corrected.units -= units;
      corrected.cost -= cost;
    }
  }
}

function set(books: Books, id: bigint, status: "challenged" | "final" | "rejected" | "withdrawn"): void {
  const contribution = books.contributions.get(id);
  if (contribution) contribution.status = status;
}

/** What a contribution's first word says: `party 8 | kind 16 | rewardRate 20 | pool 16 | costPool 16 | units 64 | cost 96`. */
export function readCard(card: bigint) {
  const cut = (shift: bigint, bits: number) => BigInt.asUintN(bits, card >> shift);
  return {
    party: cut(228n, 8),
    kind: cut(212n, 16),
    rewardRate: cut(192n, 20),
    pool: cut(176n, 16),
    costPool: cut(160n, 16),
    units: cut(96n, 64),
    cost: cut(0n, 96),
  };
}

function record({ args, block, tx, logIndex }: Event<"ContributionRecorded">, books: Books): void {
  const { contribution: id, agreement, member, entry, value, units, cost, card, state } = args;
  const { pool, costPool, rewardRate } = readCard(card);
  const needed = (state >> 221n) & 0x1fn;
  const earns = { value, units, cost, pool, costPool, rewardRate, needed };
  const at = { block, tx, logIndex };
  books.contributions.set(id, {
    id,
    agreement,
    member,
    kind: entry.kind,
    ...earns,
    attestors: [],
    status: "recorded",
    ...at,
  });
}
