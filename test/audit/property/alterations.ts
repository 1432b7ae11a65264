import { expect } from "chai";
import { type EventFragment, type ParamType } from "ethers";
import { check } from "../../../src/audit/check.js";
import { type Life, altered, parse } from "../../helpers/checkedLife.js";
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

/** What no check finds at L0, by event and value, why, and which level finds it: nothing. */
const unfound: Record<string, string> = {};

/** Every third byte of a word; which third, goes round with the events, so that every byte of every word's kind has its turn. */
const bitsOf = (place: number): bigint[] => [...Array(11).keys()].map((n) => BigInt((24 * n + 8 * (place % 3)) % 256));

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

function valuesOf({ logs, contracts }: Life): Value[] {
  const own = [contracts.property, contracts.licences, contracts.rewards].map((address) => address.toLowerCase());
  return logs.flatMap((log, place) => {
    if (!own.includes(log.address.toLowerCase())) return [];
    const { fragment, args } = parse(log, contracts)! as { fragment: EventFragment; args: unknown[] };
    return fragment.inputs.flatMap((input, i) =>
      leaves(input, args[i], input.name).map((one) => ({ ...one, place, event: fragment.name })),
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

describe("Every value of every event of property, altered", () => {
  let life: Life;
  before(async () => {
    life = await propertyLife();
  });

  it("is found at L0, but for what is named", function () {
    this.timeout(300_000);
    const missed = new Map<string, number>();
    let [tried, alone] = [0, 0];
    for (const one of valuesOf(life)) {
      for (const other of others(one)) {
        const logs = altered(life, one.place, { [one.path]: other });
        tried += 1;
        if (check(logs, life.contracts).findings.length > 0) alone += 1;
        else if (check(logs, life.contracts, life.evidence).findings.length === 0) {
          const key = `${one.event}.${one.name}`;
          missed.set(key, (missed.get(key) ?? 0) + 1);
        }
      }
    }
    const count = [...missed.values()].reduce((sum, n) => sum + n, 0);
    console.log(`      ${tried} alterations: ${tried - count} found at L0, ${alone} of them by the logs alone`);
    expect(
      [...missed.keys()].filter((key) => unfound[key] === undefined),
      JSON.stringify([...missed]),
    ).to.deep.equal([]);
  });
});
