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
