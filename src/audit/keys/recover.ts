import { hexOf, lengthOf, writeHex } from "../chain/hex.js";
import { ANSWER, PARITY, QUESTION, R, S, answerInto } from "./curve.js";

/** A signature and what was signed, as texts "0x…"; r and s also without their leading zeros. */
export interface Signed {
  digest: string;
  r: string;
  s: string;
  /** Which of the two keys that r allows: 0 or 1. */
  parity: number;
}

/** What is done with the address whose key signed, in lower case; undefined when no key can have. */
export type Then = (signer: string | undefined) => void;

/** Asks whose key signed; the answer may come later, but answers come in the order of the questions. */
export type Recover = (signed: Signed, then: Then) => void;

/** Where signatures are brought to learn whose they are. */
export interface Keys {
  ask: Recover;
  /** Returns when all that was asked is answered. */
  settle: () => void;
}

const WORD = 32;

/** Writes a question; zeros, which no key can have signed, for what is no signature at all. */
export function writeQuestion(into: Uint8Array, { digest, r, s, parity }: Signed): void {
  try {
    if (parity !== 0 && parity !== 1) throw new RangeError("no such key");
    writeWord(into, 0, digest);
    writeWord(into, R, r);
    writeWord(into, S, s);
    into[PARITY] = parity;
  } catch {
    into.fill(0);
  }
}

function writeWord(into: Uint8Array, at: number, hex: string): void {
  const whole = hex.length % 2 === 0 ? hex : `0x0${hex.slice(2)}`;
  const length = lengthOf(whole);
  if (length > WORD) throw new RangeError("more than a word");
  writeHex(whole, into, at + WORD - length);
}

/** The address in an answer. */
export const readAnswer = (answer: Uint8Array): string | undefined =>
  answer.every((byte) => byte === 0) ? undefined : hexOf(answer);

/**
 * Whose key signed, in lower case; undefined when no key can have, and for an `s` in the upper half, which Ethereum refuses (EIP-2).
 * The one recovery of the audit.
 */
export function recovered(signed: Signed): string | undefined {
  const question = new Uint8Array(QUESTION);
  const answer = new Uint8Array(ANSWER);
  writeQuestion(question, signed);
  answerInto(answer, question);
  return readAnswer(answer);
}

/** Answers at once, on this thread. */
export const atOnce: Keys = { ask: (signed, then) => then(recovered(signed)), settle: () => undefined };
