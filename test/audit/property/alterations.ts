import { expect } from "chai";
import type { ParamType } from "ethers";
import { check } from "../../../src/audit/check.js";
import type { Evidence, RawLog } from "../../../src/audit/events.js";
import { type Life, altered, doubled, dropped, parse } from "../../helpers/checkedLife.js";
import { propertyLife } from "../../helpers/propertyLife.js";

/** A value of an event: where, of which type, and what it is. */
interface Value {
  place: number;
  event: string;
  path: string;
  name: string;
  type: string;
  value: unknown;
}

/** Every fourth byte of a word; which, goes round with the events, so that each byte of each kind of word has its turn. */
const bitsOf = (place: number): bigint[] => [...Array(8).keys()].map((n) => BigInt(32 * n + 8 * (place % 4)));

/** Each single value within a parameter, by its path of places. */
function leaves(
  { name, type, baseType, components, arrayChildren }: ParamType,
  value: unknown,
  path: string,
  as = name,
): Omit<Value, "place" | "event">[] {
  if (baseType === "tuple") {
    return components!.flatMap((one, i) => leaves(one, (value as unknown[])[i], `${path}.${i}`, `${as}.${one.name}`));
  }
  if (baseType === "array") {
    return [...(value as unknown[])].flatMap((one, i) => leaves(arrayChildren!, one, `${path}.${i}`, as));
  }
  return [{ path, name: as, type, value }];
}

/** Where the events of property, licences and lists stand. */
function eventsOf({ logs, contracts }: Life): { place: number; event: string }[] {
  const own = [contracts.property, contracts.licences, contracts.rewards].map((address) => address.toLowerCase());
  return [...logs.keys()]
    .filter((place) => own.includes(logs[place]!.address.toLowerCase()))
    .map((place) => ({ place, event: parse(logs[place]!, contracts)!.name }));
}

function valuesOf(life: Life): Value[] {
  return eventsOf(life).flatMap(({ place, event }) => {
    const { fragment, args } = parse(life.logs[place]!, life.contracts)!;
    return fragment.inputs.flatMap((input, i) =>
      leaves(input, args[i], input.name).map((one) => ({ ...one, place, event })),
    );
  });
}

/** The values that a value is altered to: the next one; of a word, those with one bit turned over. */
function others({ place, type, value, name }: Value): unknown[] {
  if (type === "bool") return [!value];
  if (type === "string") return [`${value as string}!`];
  if (type === "address") return [`0x${(BigInt(value as string) ^ 1n).toString(16).padStart(40, "0")}`];
  if (type === "bytes32") return [`0x${(BigInt(value as string) ^ 1n).toString(16).padStart(64, "0")}`];
  const number = value as bigint;
  if (type === "uint256" && ["word", "tally", "seating"].includes(name))
    return bitsOf(place).map((bit) => number ^ (1n << bit));
  return [number ^ 1n];
}

/**
 * Events that L0 does not miss where nothing later builds on them: each is its transaction's only log, so that nothing is left of it.
 * Each with what finds it.
 */
const last: Record<string, string> = {
  StatusChanged: "L1: the asset's status",
  UseRecorded: "L1: the asset's record",
  LicenceReported: "L1: how many reports there are",
  LicenceCredited: "L1: what is paid",
  LicenceEnded: "L1: the licence's status",
  ListCommitted: "L1: the list's revision",
  MotionVoted: "an objection that was taken back leaves nothing in storage; L3: the block's receipts",
  LicenceContractFiled: "nothing is stored of it; L3: the block's receipts",
};

describe("Every event of property, altered", () => {
  let life: Life;
  before(async () => {
    life = await propertyLife();
  });
  const isFound = (logs: RawLog[], evidence?: Evidence) => check(logs, life.contracts, evidence).findings.length > 0;

  it("is found at L0, whichever of its values is another one", function () {
    this.timeout(300_000);
    const missed: string[] = [];
    let [tried, byLogs] = [0, 0];
    for (const one of valuesOf(life)) {
      for (const other of others(one)) {
        const logs = altered(life, one.place, { [one.path]: other });
        tried += 1;
        if (isFound(logs)) byLogs += 1;
        else if (!isFound(logs, life.evidence)) missed.push(`${one.event}.${one.name} ${String(other)}`);
      }
    }
    console.log(
      `      ${tried} alterations: ${tried - missed.length} found at L0, ${byLogs} of them by the logs alone`,
    );
    expect(tried).to.be.greaterThan(1000);
    expect(missed).to.deep.equal([]);
  });

  it("is found at L0 when it is left out or told twice", function () {
    this.timeout(300_000);
    const missed: string[] = [];
    const silent = new Set<string>();
    for (const { place, event } of eventsOf(life)) {
      if (!isFound(dropped(life.logs, place), life.evidence)) silent.add(event);
      if (!isFound(doubled(life.logs, place), life.evidence)) missed.push(`${event} told twice`);
    }
    expect(missed).to.deep.equal([]);
    expect([...silent]).to.have.members(Object.keys(last));
  });
});
