import type { Sentence } from "../findings.js";
import type { Identity } from "../identity.js";
import type { Names } from "./names.js";
import type { Statement } from "./statement.js";
import { flowNames, lineNames } from "./words.js";

/** Money that goes from one place to another, in minor units. Places are in the order of the columns of a picture. */
export interface Flow {
  from: Place;
  to: Place;
  amount: bigint;
}

export interface Place {
  id: string;
  /** 0 where it comes from, 1 the pools, 2 the members, 3 where it is now. */
  column: 0 | 1 | 2 | 3;
  name: Sentence;
}

const place = (id: string, column: Place["column"], name: Sentence): Place => ({ id, column, name });

/**
 * The way of all money of an agreement and currency: from what came in through the pools to the members, and to where it is now. All that
 * enters a place leaves it again, but for what is shown beside: waiting, collected, reversed, fractions.
 */
export function flowsOf(identity: Identity, statements: readonly Statement[], names: Names): Flow[] {
  const { agreement, currency } = identity;
  const income = place("income", 0, flowNames.income);
  const flows: Flow[] = [];
  const add = (from: Place, to: Place, amount: bigint): void => {
    if (amount <= 0n) return; // in a history that makes no sense
    const same = flows.find((flow) => flow.from.id === from.id && flow.to.id === to.id);
    if (same) same.amount += amount;
    else flows.push({ from, to, amount });
  };
  for (const { member, accounts } of statements) {
    const account = accounts.find((one) => one.agreement === agreement && one.currency === currency);
    const who = place(`member:${member}`, 2, names.member(member));
    for (const { kind, pool, own, reward } of account?.earned ?? []) {
      const amount = own + reward;
      if (kind === "given") {
        add(place(kind, 0, lineNames[kind]), who, amount);
        continue;
      }
      // Royalties of background come out of the same income, past their inbox.
      const through =
        pool === undefined
          ? place(kind, 1, lineNames[kind])
          : place(`pool:${pool}`, 1, joined(lineNames[kind], names.pool(agreement, pool)));
      add(income, through, amount);
      add(through, who, amount);
    }
    for (const { kind, own, reward } of account?.now ?? []) add(who, place(kind, 3, lineNames[kind]), own + reward);
  }
  const now = statements
    .flatMap(({ accounts }) => accounts)
    .filter((one) => one.agreement === agreement && one.currency === currency)
    .flatMap((one) => one.now);
  // What members do not have of it: inboxes and disputes are still owed theirs, inboxes were paid to other agreements' holders.
  const beside = (kind: "owed" | "confirmed" | "instructed" | "retained"): bigint =>
    now.filter((line) => line.kind === kind).reduce((rest, { own, reward }) => rest - own - reward, identity[kind]);
  add(income, place("disputed", 3, flowNames.disputed), beside("owed"));
  const paid = beside("confirmed") + beside("instructed") + beside("retained");
  add(income, place("forwarded", 3, flowNames.forwarded), identity.forwarded + paid);
  for (const kind of ["parked", "collected", "dust"] as const)
    add(income, place(kind, 3, flowNames[kind]), identity[kind]);
  add(income, place("reversed", 3, flowNames.reversed), identity.reversed - identity.debt);
  return flows;
}

const joined = (a: Sentence, b: Sentence): Sentence => ({ en: `${a.en} · ${b.en}`, zh: `${a.zh} · ${b.zh}` });
