import type { Sentence } from "../../findings.js";
import { MILLION } from "../../ids.js";
import { readable } from "../amounts.js";
import { type Value, say } from "./speaker.js";

const DECIMALS = 4;

/** A part of a whole in per cent, rounded down after four decimals, without zeros at their end: "12.5 %". */
export function percent(part: bigint, whole: bigint): string {
  const ppm = whole === 0n ? 0n : (part * MILLION) / whole;
  return `${readable(ppm, DECIMALS).replace(/\.?0+$/, "")} %`;
}

/** What is said only in some cases, else nothing. */
export const onlyIf = (condition: boolean, en: string, zh: string, values: Record<string, Value> = {}): Sentence =>
  condition ? say(en, zh, values) : say("", "");

/** One thing after the other. */
export const listed = (parts: readonly Sentence[]): Sentence => ({
  en: parts.map(({ en }) => en).join(", "),
  zh: parts.map(({ zh }) => zh).join("、"),
});

/** A word by its place; the number itself where there is none. */
export const wordAt = (words: readonly Sentence[], place: bigint): Sentence =>
  words[Number(place)] ?? { en: String(place), zh: String(place) };
