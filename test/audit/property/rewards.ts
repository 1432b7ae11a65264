import { expect } from "chai";
import { type Entry, newBooks } from "../../../src/audit/books.js";
import { check } from "../../../src/audit/check.js";
import type { Told } from "../../../src/audit/events.js";
import type { Scene } from "../../../src/audit/findings.js";
import { fine } from "../../../src/audit/fixed.js";
import { rewardOf } from "../../../src/audit/ids.js";
import { Memory } from "../../../src/audit/memory.js";
import { heldTables } from "../../../src/audit/tables.js";
import { rewards } from "../../../src/audit/property/checkRewards.js";
import { type Fault, add, change, finds, nth } from "../../helpers/propertyFaults.js";
import { REWARDS, propertyLife } from "../../helpers/propertyLife.js";

const MORE = "Reward lists give more than their pot ever got.";
const LESS = "Reward lists give less than their pot got for the period.";
const UNFAIR = "The main contributors get less than half of a list (R17).";
/** The list, and its correction. */
const [FIRST, CORRECTION] = [0, 1];
const At = { first: "key.4", last: "key.5", currency: "key.3", total: "facts.2", main: "facts.3" };
const NOTHING = "0x0000000000000000000000000000000000000348";

const faults: Fault[] = [
  {
    what: "a list that gives more than there was",
    plant: change(nth("ListCommitted", CORRECTION), { [At.total]: 10n * REWARDS, [At.main]: 10n * REWARDS }),
    check: "rewards",
    text: MORE,
    expected: /^up to \d{4}$/,
    found: `${10n * REWARDS}`,
  },
  {
    what: "a list that keeps something back",
    plant: change(nth("ListCommitted", FIRST), { [At.total]: add(-1n), [At.main]: add(-1n) }),
    check: "rewards",
    text: LESS,
    expected: `at least ${REWARDS}`,
    found: `${REWARDS - 1n}`,
  },
  {
    what: "a correction that keeps something back",
    plant: change(nth("ListCommitted", CORRECTION), { [At.total]: 2n, [At.main]: 1n }),
    check: "rewards",
    text: LESS,
    expected: `at least ${REWARDS}`,
    found: "2",
  },
  {
    what: "a second list of what was given already",
    plant: change(nth("ListCommitted", CORRECTION), { list: `0x${"11".repeat(32)}`, [At.last]: add(1n) }),
    check: "rewards",
    text: MORE,
    expected: /^up to \d{4}$/,
    found: `${2n * REWARDS}`,
  },
  {
    what: "a list in a currency in which nothing came",
    plant: change(nth("ListCommitted", FIRST), { [At.currency]: NOTHING }),
    check: "rewards",
    text: MORE,
    expected: "up to 0",
    found: `${REWARDS}`,
  },
  {
    what: "main contributors with less than half",
    plant: change(nth("ListCommitted", CORRECTION), { [At.main]: add(-1n) }),
    check: "rewards",
    text: UNFAIR,
    expected: `${REWARDS / 2n} to ${REWARDS}`,
    found: `${REWARDS / 2n - 1n}`,
  },
];

describe("Faults in reward lists", () => finds(propertyLife, faults));

describe("Reward lists and their periods", () => {
  it("a list counts for the period of another one that it overlaps, though neither is within the other", async () => {
    const life = await propertyLife();
    const earlier = change(nth("ListCommitted", FIRST), { [At.first]: add(-5n) })(life);
    const another = { list: `0x${"11".repeat(32)}`, [At.last]: add(5n), [At.total]: 2n, [At.main]: 1n };
    const logs = change(nth("ListCommitted", CORRECTION), another)({ ...life, logs: earlier });
    const said = check(logs, life.contracts, life.evidence).findings.map(({ text }) => text.en);
    expect(said).to.not.include(LESS);
  });

  /** A member's list for days 31 to 40, after one transaction that closed two periods of which each brought 100. */
  function listed(total: bigint): string[] {
    const books = newBooks();
    const at = { block: 1, tx: "0x01" };
    const key = { agreement: 1n, member: 1n, kind: 1n, currency: "0x9c", first: 31n, last: 40n };
    const facts = { total, main: total };
    const transaction = [
      { name: "PeriodClosed", args: { agreement: 1n, last: 10n } },
      { name: "Allocated", args: { agreement: 1n } },
      { name: "PeriodClosed", args: { agreement: 1n, last: 40n } },
      { name: "Allocated", args: { agreement: 1n } },
      { name: "ListCommitted", args: { list: "0x01", key, facts } },
    ].map((event, logIndex) => ({ ...event, ...at, logIndex })) as unknown as Told[];
    const found: string[] = [];
    const find: Scene["find"] = (_, { en }, expected, is) => found.push(`${en} ${String(expected)} / ${String(is)}`);
    const asked = rewards.begin(new Memory("rewards", new Map(), heldTables()));
    for (const [position, event] of transaction.entries()) {
      asked.event!(event, { books, transaction, position, find } as unknown as Scene);
      if (event.name !== "Allocated") continue;
      const gain = {
        account: rewardOf(1n),
        currency: 156n,
        agreement: 1n,
        pool: 0n,
        kind: "earned",
        amount: 0n,
      } as const;
      books.entries.push({ ...gain, fine: fine(100n), ...at, logIndex: event.logIndex } satisfies Entry);
    }
    return found;
  }

  it("each period that one transaction closes counts for its own days", () => {
    expect(listed(100n)).to.deep.equal([]);
    expect(listed(99n)).to.deep.equal([`${LESS} at least 100 / 99`]);
  });
});
