import { expect } from "chai";
import { check } from "../../src/audit/check.js";
import type { RawLog } from "../../src/audit/events.js";
import { type Life, abiOf, lifeOf, parse } from "../helpers/checkedLife.js";
import { random } from "../helpers/random.js";

const SEED = 0x51a2n;
const ALTERATIONS = 240;
const WORD = 64;

/**
 * What the ledger only carries: digests of documents that lie elsewhere, dates that decide no amount.
 * By event, the words of its data.
 */
const carried: Record<string, Record<number, string>> = {
  ReceiptBooked: {
    4: "value date",
    5: "digest of the payer",
    6: "digest of the invoice",
    7: "digest of the contract's number",
    9: "digest of the conversion",
  },
  PaymentSettled: { 1: "digest of the bank's statement" },
  ReversalProposed: { 1: "digest of the reason" },
};

/** Bits of a word that tell as little: the days of service, within the version's, stand in a receipt's word. */
const carriedBits: Record<string, (word: number, bit: number) => boolean> = {
  ReceiptBooked: (word, bit) => word === 0 && bit >= 40 && bit < 88,
};

/** The words of a log's data, as places. */
const wordsOf = (log: RawLog): number[] => [...Array((log.data.length - 2) / WORD).keys()];

/** The logs with one bit of one word turned over. */
function turned(logs: RawLog[], place: number, word: number, bit: number): RawLog[] {
  const log = logs[place]!;
  const from = 2 + word * WORD;
  const value = BigInt(`0x${log.data.slice(from, from + WORD)}`) ^ (1n << BigInt(bit));
  const data = log.data.slice(0, from) + value.toString(16).padStart(WORD, "0") + log.data.slice(from + WORD);
  return logs.with(place, { ...log, data });
}

describe("Random alterations of the money logs", () => {
  let life: Life;
  let places: number[];
  before(async () => {
    life = await lifeOf("simar");
    const { benefit, bank, treasury } = life.contracts;
    const told = [benefit, bank, treasury].map((address) => address.toLowerCase());
    places = [...life.logs.keys()].filter((i) => told.includes(life.logs[i]!.address.toLowerCase()));
  });

  it(`catches each of ${ALTERATIONS} bits turned over in words that carry money, units or what follows from them`, function () {
    this.timeout(300_000);
    const pick = random(SEED);
    const missed: string[] = [];
    for (let done = 0; done < ALTERATIONS;) {
      const place = places[pick(places.length)]!;
      const words = wordsOf(life.logs[place]!);
      if (words.length === 0) continue;
      const word = words[pick(words.length)]!;
      const name = parse(life.logs[place]!, life.contracts)!.name;
      if (carried[name]?.[word] !== undefined) continue;
      const bit = pick(256);
      if (carriedBits[name]?.(word, bit)) continue;
      const { findings } = check(turned(life.logs, place, word, bit), life.contracts);
      if (findings.length === 0) missed.push(`${name}, log ${place}, word ${word}, bit ${bit}`);
      done += 1;
    }
    expect(missed).to.deep.equal([]);
  });

  it("catches the lowest bit of every kind of word, but for those that the ledger only carries", function () {
    this.timeout(300_000);
    const tried = new Set<string>();
    const missed: string[] = [];
    for (const place of places) {
      const name = parse(life.logs[place]!, life.contracts)!.name;
      for (const word of wordsOf(life.logs[place]!)) {
        if (tried.has(`${name} ${word}`) || carried[name]?.[word] !== undefined) continue;
        tried.add(`${name} ${word}`);
        const { findings } = check(turned(life.logs, place, word, 0), life.contracts);
        if (findings.length === 0) missed.push(`${name} word ${word}`);
      }
    }
    expect(tried.size).to.be.greaterThan(80);
    expect(missed).to.deep.equal([]);
  });

  it("knows the words that the ledger only carries by the ABI's names", () => {
    for (const [name, words] of Object.entries(carried)) {
      const place = places.find((i) => parse(life.logs[i]!, life.contracts)?.name === name)!;
      const { inputs } = abiOf(life.logs[place]!, life.contracts).getEvent(name)!;
      const parts = inputs.filter(({ indexed }) => !indexed).flatMap((input) => input.components ?? [input]);
      for (const [word, what] of Object.entries(words)) {
        const { name: field, type } = parts[Number(word)]!;
        expect(["bytes32", "uint24", "uint40"], `${name}.${field}: ${what}`).to.include(type);
      }
    }
  });
});
