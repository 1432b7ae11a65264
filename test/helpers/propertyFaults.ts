import { expect } from "chai";
import { check } from "../../src/audit/check.js";
import type { RawLog } from "../../src/audit/events.js";
import { type Life, altered, doubled, dropped, parse, placesOf } from "./checkedLife.js";

/** A fault, and the finding that must tell it. */
export interface Fault {
  what: string;
  /** The history with the fault in it. */
  plant: (life: Life) => RawLog[];
  check: string;
  /** The finding's English sentence. */
  text: string;
  expected: string | RegExp;
  found: string | RegExp;
}

/** A test for each fault: the check named finds it, in these words. */
export function finds(lived: () => Promise<Life>, faults: readonly Fault[]): void {
  for (const { what, plant, check: id, text, expected, found } of faults) {
    it(`${what}: ${id}`, async () => {
      const life = await lived();
      const { findings } = check(plant(life), life.contracts, life.evidence);
      const said = findings.filter((one) => one.check === id && one.text.en === text);
      expect(
        said,
        findings.map((one) => `${one.check}: ${one.text.en} ${one.expected} / ${one.found}`).join("\n"),
      ).to.not.have.length(0);
      const fits = (is: string, asked: string | RegExp) => (typeof asked === "string" ? is === asked : asked.test(is));
      const told = said.map((one) => `${one.expected} / ${one.found}`);
      expect(
        said.some((one) => fits(one.expected, expected) && fits(one.found, found)),
        told.join("\n"),
      ).to.equal(true);
      expect(said[0]!.text.zh).to.match(/\p{Script=Han}/u);
    });
  }
}

type Where = (life: Life) => number;

/** The nth event of a name, from 0; the last for −1. */
export const nth =
  (event: string, n = 0): Where =>
  (life) =>
    placesOf(life, event).at(n)!;

/** The first event of a name after another one. */
export const after =
  (where: Where, event: string): Where =>
  (life) =>
    placesOf(life, event).find((place) => place > where(life))!;

/** What an event tells at a path like "words.0". */
function valueAt({ logs, contracts }: Life, place: number, path: string): bigint {
  const [name, ...rest] = path.split(".");
  const { args, fragment } = parse(logs[place]!, contracts)!;
  const first: unknown = args[fragment.inputs.findIndex((input) => input.name === name)];
  return rest.reduce((value, key) => (value as Record<string, unknown>)[key], first) as bigint;
}

/** One event's values changed, by paths; a function makes a new value from the old. */
export const change =
  (where: Where, values: Record<string, unknown>) =>
  (life: Life): RawLog[] => {
    const place = where(life);
    const made = Object.entries(values).map(([path, value]) => {
      return [
        path,
        typeof value === "function" ? (value as (old: bigint) => unknown)(valueAt(life, place, path)) : value,
      ];
    });
    return altered(life, place, Object.fromEntries(made) as Record<string, unknown>);
  };

/** An event left out; told twice. */
export const without = (where: Where) => (life: Life) => dropped(life.logs, where(life));
export const twice = (where: Where) => (life: Life) => doubled(life.logs, where(life));

/** Adds to a field of a word, which begins at this bit. */
export const add =
  (amount: bigint, bit = 0) =>
  (word: bigint): bigint =>
    word + (amount << BigInt(bit));
