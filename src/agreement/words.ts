import * as v from "valibot";
import { DateError, toDay } from "../dates.js";
import { decimalPattern } from "../money.js";
import { PercentError, toPpm } from "../percent.js";

/**
 * The words that an agreement file is written in, as schemas. The message of a check is its key in {@link ./sentences.js}, which has what
 * people read.
 */

/** The day with number 0, which the ledger takes for no date. */
const DAY_ZERO = "1970-01-01";
const LONGEST_NAME = 64;

function passes<T>(read: (text: string) => T, refusal: new () => Error): (text: string) => boolean {
  return (text) => {
    try {
      read(text);
      return true;
    } catch (error) {
      if (error instanceof refusal) return false;
      throw error;
    }
  };
}

/** Text with something in it. Half of a surrogate pair has no UTF-8, so it has no digest either. */
export const text = v.pipe(
  v.string(),
  v.check((value) => value.trim() !== "", "empty"),
  v.check((value) => !/\p{Surrogate}/u.test(value), "surrogate"),
);

/** How the file calls a member. */
export const memberId = v.pipe(
  v.string(),
  v.check((value) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) && value.length <= LONGEST_NAME, "id"),
);

/** How the file calls a pool or something that happened. Names of JavaScript's own would be found on every object. */
export const label = v.pipe(
  v.string(),
  v.check((value) => /^[\p{L}\p{N}]+([ ._-][\p{L}\p{N}]+)*$/u.test(value) && value.length <= LONGEST_NAME, "label"),
  v.check((value) => !(value in {}) && value !== "prototype", "reserved"),
);

/** A date of the calendar, YYYY-MM-DD. */
export const date = v.pipe(
  v.string(),
  v.check(passes(toDay, DateError as new () => Error), "date"),
  v.check((value) => value > DAY_ZERO, "day-zero"),
);

/** A decimal number; how many decimals it may have depends on what it counts. */
export const decimal = v.pipe(
  v.string(),
  v.check((value) => decimalPattern.test(value), "decimal"),
);

/** A rate in per cent. */
export const percent = v.pipe(v.string(), v.check(passes(toPpm, PercentError as new () => Error), "percent"));

/** A whole number from 0 up to a limit. */
export const count = (limit: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limit));

/** A currency: an ISO 4217 code, "token:NAME" for an ERC-20 token of the chain, or "native". */
export const currencyCode = v.pipe(
  v.string(),
  v.check((value) => /^([A-Z]{3}|native|token:[A-Za-z0-9][A-Za-z0-9.-]{0,31})$/.test(value), "currency"),
);

/** An object and no list: Valibot's own objects take lists too. */
const plain = v.custom<object>((value) => typeof value === "object" && value !== null && !Array.isArray(value));

/** The fields of an object that has these and no others. Valibot's strictObject names only the first unknown one; this names all. */
export const closed = <const E extends v.ObjectEntries>(entries: E) =>
  v.objectWithRest(entries, v.never()) as unknown as v.StrictObjectSchema<E, undefined>;

/** Fields that Valibot passes over in silence, whatever the schema. */
const passedOver = ["__proto__", "prototype", "constructor"];

/** Refuses lists where an object must stand, and fields that would otherwise be passed over. */
export const object = <S extends v.GenericSchema>(schema: S) =>
  v.pipe(
    plain,
    v.check((value) => !passedOver.some((key) => Object.hasOwn(value, key)), "passed-over"),
    schema as S & v.GenericSchema<object>,
  );

/** A list of these. */
export const list = v.array;

/** A sentence or name for readers, in both languages. */
export const bilingual = object(closed({ en: text, zh: text }));

/** A field that may be left out. */
export const maybe = v.exactOptional;
