import type { Bilingual } from "../agreement/format.js";
import type { Session } from "./session.js";

/** A kind of value that people type: what it is, and how it is read. */
export interface Kind<T> {
  /** How help names it: `<member>`. */
  metavar: string;
  about: Bilingual;
  /** @throws CliError with a sentence that says what is wrong and what to write. */
  read: (text: string, session: Session) => T | Promise<T>;
}

/** One value of a command. */
export interface Parameter<T> {
  kind: Kind<unknown>;
  about: Bilingual;
  positional: boolean;
  many: boolean;
  required: boolean;
  /** Typed without a value. */
  flag: boolean;
  /** Where the value is left out. */
  fallback?: T;
}

/** The parameters of a command by their names; options are called the same in kebab-case. */
export type Parameters = Record<string, Parameter<unknown>>;

/** What the parameters of a command were given. */
export type Given<P extends Parameters> = { [K in keyof P]: P[K] extends Parameter<infer T> ? T : never };

function parameter<T>(kind: Kind<unknown>, about: Bilingual | undefined, rest: Partial<Parameter<T>>): Parameter<T> {
  return { kind, about: about ?? kind.about, positional: false, many: false, required: true, flag: false, ...rest };
}

/** An option that must be given. */
export const need = <T>(kind: Kind<T>, about?: Bilingual): Parameter<T> => parameter<T>(kind, about, {});

/** A value without a name, in its place. */
export const argument = <T>(kind: Kind<T>, about?: Bilingual): Parameter<T> =>
  parameter<T>(kind, about, { positional: true });

/** A value without a name, in its place, that may be left out. */
export const perhaps = <T>(kind: Kind<T>, about?: Bilingual): Parameter<T | undefined> =>
  parameter<T | undefined>(kind, about, { positional: true, required: false });

/** An option that is there or not. */
export const flag = (about: Bilingual): Parameter<boolean> =>
  parameter<boolean>({ metavar: "", about, read: () => true }, about, { required: false, flag: true, fallback: false });

/** An option that may be left out. */
export const maybe = <T, F>(kind: Kind<T>, fallback: F, about?: Bilingual): Parameter<T | F> =>
  parameter<T | F>(kind, about, { required: false, fallback });

/** An option that may be given several times, or once with commas. */
export const many = <T>(kind: Kind<T>, about?: Bilingual): Parameter<T[]> =>
  parameter<T[]>(kind, about, { many: true });

/** Values without a name, as many as there are. */
export const list = <T>(kind: Kind<T>, about?: Bilingual): Parameter<T[]> =>
  parameter<T[]>(kind, about, { many: true, positional: true });

/** An option that may be given more than once, or not at all. */
export const several = <T>(kind: Kind<T>, about?: Bilingual): Parameter<T[]> =>
  parameter<T[]>(kind, about, { many: true, required: false, fallback: [] });
